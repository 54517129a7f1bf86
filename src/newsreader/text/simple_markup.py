"""Text and pictures out of markup that is so plain that no tree is needed; whatever is not is told so, and left.

Outside of tables a browser keeps text where it stands, however wrongly the tags nest: for the tags below it is
enough to take them off. Must give what the whole way in `plain` gives.
"""

import re
from html import unescape
from html.entities import html5

# Without tables, which move text out of themselves, and without whatever hides its text or keeps its blanks.
_BLOCKS_AS_WRITTEN = """
address article aside blockquote br center dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li
main nav ol p section ul
"""
_INLINE_AS_WRITTEN = """
a abbr b big cite code del em font i img ins kbd mark q s small span strike strong sub sup time u
"""


def _borders() -> dict[str, str]:
    """What stands for each tag in the text, "/" before the name of those that end."""
    borders = dict.fromkeys(_BLOCKS_AS_WRITTEN.split(), "\n") | dict.fromkeys(_INLINE_AS_WRITTEN.split(), "")
    return borders | {f"/{name}": border for name, border in borders.items()}


_BORDERS = _borders()
# Possessive, so that a tag is read in one way only. No tag in use has a hundred attributes.
_ATTRIBUTE = r""" ++([a-z][a-z0-9_:-]*+)(?:="([^"]*+)"|='([^']*+)')?+"""
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_TAG = re.compile(rf"""([a-z][a-z0-9]*+)(?:{_ATTRIBUTE}){{0,99}}+ *+/?""")
# What is read alike by all: a sign alone, a name that is closed, the number of a character that is no control.
_REFERENCE = re.compile(
    r"&(?:([a-zA-Z][a-zA-Z0-9]{1,30};)| "
    r"|#(?:3[2-9]|[4-9][0-9]|1[01][0-9]|12[0-6]|1[6-9][0-9]|[2-9][0-9]{2}|[1-9][0-9]{3});)"
)
_MOST_TAGS = 5_000  # so many could nest deeper than `tree.bounded` lets them


def read_simply(html: str) -> tuple[str, list[str]] | None:
    """The text, with a line end at each border of a block, and the pictures' tags; None if it is not simple."""
    if "\x00" in html or not _is_unicode(html):
        return None
    pieces = html.replace("\n", " ").replace("\r", " ").split("<")
    if len(pieces) > _MOST_TAGS:
        return None
    texts = pieces[:1]
    pictures: list[str] = []
    for piece in pieces[1:]:
        tag, end, text = piece.partition(">")
        border = _BORDERS.get(tag)
        if border is None:
            found = _TAG.fullmatch(tag)
            border = _BORDERS.get(found[1]) if found is not None else None
            if border is None:
                return None
            if tag.startswith("img"):
                pictures.append(tag)
        if not end:
            return None
        texts += (border, text)
    read = _dereferenced("".join(texts))
    return None if read is None else (read, pictures)


def attributes_of(tag: str) -> dict[str, str] | None:
    """The attributes of a tag that `read_simply` gave, the first of two of one name; None if not simple."""
    attributes: dict[str, str] = {}
    for name, double, single in _ATTRIBUTES.findall(tag):
        value = _dereferenced(double or single)
        if value is None:
            return None
        attributes.setdefault(name, value)
    return attributes


def _dereferenced(text: str) -> str | None:
    if "&" not in text:
        return text
    names = _REFERENCE.findall(text)
    if len(names) != text.count("&") or not all(not name or name in html5 for name in names):
        return None
    return unescape(text)


def _is_unicode(text: str) -> bool:
    """Whether a text has no half of a character, which parsers replace."""
    if not text.isascii():
        try:
            text.encode("utf-16-le")  # the quickest to write, and as strict as the others
        except UnicodeEncodeError:
            return False
    return True
