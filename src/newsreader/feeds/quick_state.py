"""What the quick way keeps while it reads a feed, and the marks that feedparser leaves on every text. Pure."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

Attributes = dict[str, str]
Values = dict[str, Any]

_SLASHES = re.compile(r"^([A-Za-z][A-Za-z0-9+-.]*://)/+")
_C1 = re.compile("[\x80-\x9f]")
# C1 controls as the letters of Windows-1252; five of them have none and stay.
_AS_CP1252 = {code: letter for code in range(0x80, 0xA0) if (letter := bytes([code]).decode("cp1252", "ignore"))}


class UnknownError(Exception):
    """The document holds something that the quick way does not know; never leaves `quick`."""


@dataclass(slots=True)
class Rule:
    """How an element is read: what happens at its start and at its end, and what may stand inside it.

    `inside` names the table for children, "" for none. `end` gets the stripped text.
    """

    start: Callable[["State", "Open"], None] | None = None
    end: Callable[["State", "Open", str], None] | None = None
    inside: str = ""
    name: str = ""
    kind: str = ""  # the type that a text has which declares none


@dataclass(eq=False)
class Open:
    """An element that has begun and not ended yet. Thousands are made a second, so that what few of them need
    stands in the class until it is set."""

    rule: Rule
    attributes: Attributes
    language: str | None
    base: str
    depth: int
    pieces: list[str]
    type: str = field(default="", init=False)
    # What stood before this element for what it replaces.
    outer: Any = field(default=None, init=False)
    second: bool = field(default=False, init=False)  # a description that counts as content; a link with attributes


@dataclass(slots=True)
class State:
    """What has been read so far; the names are those of feedparser's results."""

    version: str = ""
    feed: Values = field(default_factory=dict)
    entries: list[Values] = field(default_factory=list)
    context: Values = field(default_factory=dict)
    in_feed: bool = False
    in_entry: bool = False  # and not in its source
    has_content: bool = False
    title_depth: int = -1
    guid_is_link: bool = False
    odd: bool = False  # whether letters may need the mending that feedparser gives them
    depths: dict[str, int] = field(default_factory=dict)

    def text(self, text: str) -> str:
        """`text` with feedparser's mending: UTF-8 read as ISO-8859-1, and C1 controls that mean Windows-1252."""
        if not self.odd or text.isascii():
            return text
        try:
            text = text.encode("iso-8859-1").decode("utf-8")
        except UnicodeError:
            pass
        return text.translate(_AS_CP1252) if _C1.search(text) else text

    def address(self, element: Open, text: str) -> str:
        """The address that `text` is, as feedparser resolves it."""
        return self.text(resolve(element.base, text)) if text else ""

    def keep(self, name: str, text: str, depth: int) -> None:
        """Note `text`; in an entry a deeper element never replaces one that stood higher."""
        if self.in_entry:
            before = self.depths.get(name)
            if before is not None and depth > before:
                return
            self.depths[name] = depth
        elif not self.in_feed:
            return
        self.context["href" if name == "url" else name] = text  # one name for two in feedparser's mappings


def resolve(base: str, address: str) -> str:
    """`address` as feedparser resolves it: without a base it only loses surplus slashes after its scheme."""
    if ":///" in address:
        address = _SLASHES.sub(r"\1", address)
    if not base:
        return address
    try:
        return urljoin(base, address)
    except ValueError:  # a broken IPv6 host
        return ""
