"""The tree of sections and what categories mean, in an export of everything. Sections are named by their keys.

What the reader changed here stays; what is untouched here becomes what it is there; the reader's own come.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from newsreader.feeds.addresses import without_password
from newsreader.library.correct import ALL_FEEDS, Meaning, folded
from newsreader.library.export_files import Files, LeftOut, readable_lines, written
from newsreader.library.names import feed_name
from newsreader.library.opened import Library
from newsreader.library.section_names import is_shown_as
from newsreader.library.section_tree import clean, free_key, line
from newsreader.library.titles import folded_title
from newsreader.store.section_tree import HIDDEN, MERGED, REMOVED, SHOWN, Node, Nodes

SECTIONS, CATEGORIES = "sections.jsonl", "categories.jsonl"
_KEY = re.compile(r"[a-z0-9-]+")
_STATES = (SHOWN, HIDDEN, MERGED)
_UNREADABLE = (AttributeError, KeyError, TypeError, ValueError)


def write_sections(library: Library, files: Files) -> tuple[int, int]:
    """Write both files; how many sections there are, and categories that mean what the reader said."""
    nodes = library.store.section_tree.look()
    keys = section_keys(nodes)
    order = [number for number in _walk(nodes, None) if number in keys]
    with files.writing(SECTIONS) as file:
        for number in order:
            node = nodes[number]
            file.write(
                written({
                    "key": node.key, "title_vi": node.title_vi, "title_en": node.title_en, "own": node.own,
                    "parent": keys.get(node.parent) if node.parent is not None else None,
                    "position": node.position, "custom_title": node.custom_title,
                    "custom_icon": node.custom_icon, "state": node.state, "placed": node.placed,
                })
            )  # fmt: skip
    feeds = {one.id: without_password(one.url) for one in library.store.feeds.all()} | {ALL_FEEDS: ""}
    told = [one for one in library.store.corrections.all() if one.feed in feeds]
    with files.writing(CATEGORIES) as file:
        for one in sorted(told, key=lambda one: (feeds[one.feed], one.name)):
            section = keys.get(one.section) if one.section is not None else None
            file.write(written({"feed": feeds[one.feed], "published": one.published, "section": section}))
    return len(order), len(told)


def section_keys(nodes: Nodes) -> dict[int, str]:
    """The keys of all sections that are not removed, those too that were merged."""
    return {number: node.key for number, node in nodes.items() if node.state != REMOVED}


def take_sections(library: Library, files: Files, left_out: LeftOut) -> dict[str, int]:
    """Have the tree be what it is there as far as nothing was done to it here; the sections here by their keys
    there."""
    before = library.store.section_tree.look()
    nodes = dict(before)
    keys = {key: number for number, key in section_keys(before).items()}
    for place, told in readable_lines(files, SECTIONS):
        try:
            node = _node(told)
            parent = keys[told["parent"]] if told["parent"] is not None else None
            number = _find(nodes, node)
        except _UNREADABLE:
            left_out.add(SECTIONS, place)
            continue
        if number is None:
            number = max(nodes, default=0) + 1
            title = "" if _is_taken(nodes, node.custom_title, number) else node.custom_title
            taken = any(node.key == one.key for one in nodes.values())
            key = free_key(nodes, node.title_vi) if taken else node.key
            nodes[number] = node.having(key=key, parent=parent, custom_title=title)
        else:
            nodes[number] = _both(nodes, number, node.having(parent=parent))
        keys[node.key] = number
    wanted = {number: (before.get(number), node) for number, node in nodes.items() if before.get(number) != node}
    if wanted:
        library.store.section_tree.turn(wanted)
    return keys


def take_categories(
    library: Library, files: Files, feeds: Mapping[str, int], keys: Mapping[str, int], left_out: LeftOut
) -> int:
    """Have categories mean what they mean there, but for those that the reader said something of here; how many.
    `correct.settle` follows."""
    known = {(one.feed, one.name) for one in library.store.corrections.all()}
    taken = 0
    for place, told in readable_lines(files, CATEGORIES):
        try:
            published = told["published"]
            feed = feeds.get(feed_name(told["feed"])) if told["feed"] else ALL_FEEDS
            section = keys[told["section"]] if told["section"] is not None else None
            name = folded(published)
            if not name:
                raise ValueError("names nothing")
        except _UNREADABLE:
            left_out.add(CATEGORIES, place)
            continue
        if feed is not None and (feed, name) not in known:
            known.add((feed, name))
            taken += library.store.corrections.mean(Meaning(feed, name, published, section)) is not None
    return taken


def _walk(nodes: Nodes, parent: int | None) -> Iterator[int]:
    """What lies below a section, each before what is below it."""
    below = [number for number, node in nodes.items() if node.parent == parent]
    for number in sorted(below, key=lambda number: (nodes[number].position, number)):
        yield number
        yield from _walk(nodes, number)


def _node(told: Any) -> Node:
    """Raises ValueError for what no section can be."""
    node = Node(
        key=told["key"],
        title_vi=clean(told["title_vi"]),
        title_en=clean(told["title_en"]),
        own=told["own"],
        position=told["position"],
        custom_title=clean(told["custom_title"]),
        custom_icon=told["custom_icon"],
        state=told["state"],
        placed=told["placed"],
    )
    if not (_KEY.fullmatch(node.key) and node.title_vi and node.title_en):
        raise ValueError("no section")
    if not (isinstance(node.own, bool) and isinstance(node.placed, bool) and type(node.position) is int):
        raise TypeError("no place")
    if node.state not in _STATES or not (node.custom_icon == "" or _KEY.fullmatch(node.custom_icon)):
        raise ValueError("neither shown nor hidden nor merged")
    return node


def _find(nodes: Nodes, told: Node) -> int | None:
    """The section here that one there is: by its key, and one of the reader's own also by what it is called."""
    for number, node in nodes.items():
        if node.key == told.key and (not told.own or folded_title(node.title_vi) == folded_title(told.title_vi)):
            return number
    return next((n for n in nodes if told.own and _is_called(nodes[n], _name(told))), None)


def _both(nodes: Nodes, number: int, told: Node) -> Node:
    """A section as the reader has it here, and as it is there where nothing was done to it here."""
    here = nodes[number]
    if here.state == REMOVED:
        return told.having(key=here.key, title_vi=here.title_vi, title_en=here.title_en)
    changes: dict[str, object] = {}
    wanted = told.custom_title
    if wanted and not here.custom_title and not _is_called(here, wanted) and not _is_taken(nodes, wanted, number):
        changes["custom_title"] = wanted
    if told.custom_icon and not here.custom_icon:
        changes["custom_icon"] = told.custom_icon
    place = {"parent": told.parent, "position": told.position, "placed": told.placed}
    if here.state == SHOWN and told.state == HIDDEN:
        changes["state"] = HIDDEN
    if here.state == SHOWN and told.state == MERGED:
        changes |= place | {"state": MERGED}
    elif told.placed and not here.placed:
        changes |= place
    made = here.having(**changes)
    circle = number in line(nodes | {number: made}, number)
    return here if circle else made


def _name(node: Node) -> str:
    return node.custom_title or node.title_vi


def _is_called(node: Node, title: str) -> bool:
    """Whether a section is shown under a title."""
    return node.state in (SHOWN, HIDDEN) and is_shown_as(node, title)


def _is_taken(nodes: Nodes, title: str, but: int) -> bool:
    """Two sections of one name could not be told apart."""
    return bool(title) and any(_is_called(node, title) for number, node in nodes.items() if number != but)
