"""Lists of feeds in FOAF (RDF about people and what they publish), as planets of blogs hand them out.

Knows no OPML: what it finds are addresses with names and groups, in the order of the document.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

_FOAF = "http://xmlns.com/foaf/0.1/"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_DEEPEST = 50  # groups in groups; more are an attack
_GROUP = f"{{{_FOAF}}}Group"
_PEOPLE = frozenset(f"{{{_FOAF}}}{name}" for name in ("Agent", "Person", "Organization"))
_PAGE = f"{{{_FOAF}}}Document"
_CHANNEL = "{http://purl.org/rss/1.0/}channel"
_YANDEX_FEED = "{http://blogs.yandex.ru/schema/foaf/}feed"
_FRIEND = f"{{{_FOAF}}}knows"
_MORE = "{http://www.w3.org/2000/01/rdf-schema#}seeAlso"


@dataclass(frozen=True, slots=True)
class FoafFeed:
    """A feed of somebody, with the groups it belongs to from the outermost. `url` is "" where only a page is
    named; `is_list` tells that it is another list, a friend's."""

    url: str = ""
    name: str = ""
    site: str = ""
    groups: tuple[str, ...] = ()
    is_list: bool = False


def looks_like_foaf(text: str) -> bool:
    """Whether `text` speaks of people in RDF. Lists declare no entities: what does is not read."""
    return _FOAF in text and _RDF in text and "<!ENTITY" not in text


def foaf_feeds(text: str) -> Iterator[FoafFeed]:
    """Every feed in the document; nothing where it is not well-formed. A feed's own RDF has none: its channel
    belongs to nobody."""
    data = text.encode("utf-8", "replace")
    try:
        root = ET.fromstring(data, ET.XMLParser(encoding="utf-8"))  # noqa: S314  # entities: see `looks_like_foaf`
    except ET.ParseError:
        return
    waiting: list[tuple[ET.Element, FoafFeed | None]] = [(root, None)]
    while waiting:
        element, above = waiting.pop()
        here = _inside(element, above)
        if here is not None:
            address = (element.get(f"{{{_RDF}}}about") or element.get(f"{{{_RDF}}}resource") or "").strip()
            if element.tag in (_CHANNEL, _YANDEX_FEED) or (here.is_list and element.tag == _MORE):
                yield replace(here, url=address)
        waiting += [(child, here) for child in reversed(element)]


def _inside(element: ET.Element, above: FoafFeed | None) -> FoafFeed | None:
    """What is known of the feeds within `element`, from what is known around it."""
    known = above or FoafFeed()
    if element.tag == _GROUP:
        name = _name(element)
        return replace(known, groups=(*known.groups, name)[:_DEEPEST] if name else known.groups)
    if element.tag in _PEOPLE:
        return replace(known, name=_name(element))
    if element.tag == _PAGE:
        return replace(known, site=element.get(f"{{{_RDF}}}about", "").strip())
    if element.tag == _FRIEND:
        return replace(known, is_list=True)
    return above


def _name(element: ET.Element) -> str:
    for name in ("name", "member_name"):
        found = element.findtext(f"{{{_FOAF}}}{name}", "").strip()
        if found:
            return found
    return ""
