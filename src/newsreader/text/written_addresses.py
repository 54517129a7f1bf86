"""Addresses that a plain text writes out, made links: within a tree, where no text can pass for markup."""

import re

from newsreader.text.addresses import web
from newsreader.text.tree import Element

# Up to a blank or a sign that no address holds as it is; letters of all languages are written in paths.
_ADDRESS = re.compile(r"https?://[^\s<>\"`{}|\\^“”„‘’«»「」『』【】（），。；！？、]+", re.IGNORECASE)
_LONGEST = 2000  # letters; browsers and servers take no longer ones for granted
_ENDS_NO_ADDRESS = ".,;:!?…'*_~"
_BRACKETS = {")": "(", "]": "["}


def link_addresses(tree: Element) -> bool:
    """Put a link in the place of each http or https address in a tree without links; whether there is any."""
    linked = False
    for element in list(tree.walk()):
        children: list[Element | str] = []
        for child in element.children:
            children += _linked(child) if isinstance(child, str) else [child]
        linked = linked or len(children) > len(element.children)
        element.children = []
        for child in children:
            element.append(child)
    return linked


def _linked(text: str) -> "list[Element | str]":
    pieces: list[Element | str] = []
    done = 0
    for found in _ADDRESS.finditer(text):
        address = _without_what_follows(found[0]) if len(found[0]) <= _LONGEST else ""
        target = web(address)
        if target:
            pieces += [text[done : found.start()], Element("a", {"href": target}, address)]
            done = found.start() + len(address)
    return [*pieces, text[done:]]


def _without_what_follows(address: str) -> str:
    """An address without the marks of the sentence around it; a bracket that it opens itself is its own."""
    spare = {closing: address.count(closing) - address.count(opening) for closing, opening in _BRACKETS.items()}
    end = len(address)
    while end and (address[end - 1] in _ENDS_NO_ADDRESS or spare.get(address[end - 1], 0) > 0):
        end -= 1
        if address[end] in spare:
            spare[address[end]] -= 1
    return address[:end]
