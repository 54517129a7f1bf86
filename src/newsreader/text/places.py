"""Places in an article that its own links lead to: footnotes, what leads back from them, headings."""

import re
from urllib.parse import unquote

from newsreader.text.tree import VOID, Element

# The element that marks such a place, and the attribute of a link to one; the attribute of a link that is one. No
# page can contain any of them, since names are lower case there.
PLACE, PLACED = "PLACE", "PLACED"
_MOST = 1_000
_SHOWN = re.compile(r'<a name="(note-\d+)"></a>')
_LINK = re.compile(r'<a href="#(note-\d+)">(.*?)</a>', re.DOTALL)
# Text right inside these is no part of a page.
_TEXTLESS = VOID | {
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "ul",
    "ol",
    "dl",
    "select",
    "math",
    "svg",
    "script",
    "style",
}


def mark_places(tree: Element, page: str) -> None:
    """Give each link of the tree that leads within its `page` the address of a place, which is marked now, as its
    attribute `PLACE` ("#note-7")."""
    named: dict[str, Element] = {}
    for element in tree.walk():
        for name in (element.get("id"), element.get("name") if element.tag == "a" else ""):
            if name and element.tag not in _TEXTLESS:
                named.setdefault(name, element)
    if not named:
        return
    numbers: dict[str, int] = {}
    for link in tree.find("a"):
        before, sign, fragment = link.get("href").strip().partition("#")
        name = fragment if fragment in named else unquote(fragment)
        if not sign or name not in named or (before and before != page.partition("#")[0]):
            continue
        if name not in numbers:
            if len(numbers) == _MOST:
                return
            numbers[name] = len(numbers) + 1
            _mark(named[name], numbers[name])
        link.attributes[PLACE] = f"#{place_name(numbers[name])}"


def place_name(number: int | str) -> str:
    """The name of a place in the page's markup."""
    return f"note-{number}"


def only_to_places(html: str) -> str:
    """A page's markup, whose links to places that are not shown in it are plain words."""
    shown = set(_SHOWN.findall(html))
    return _LINK.sub(lambda link: link[0] if link[1] in shown else link[2], html)


def _mark(target: Element, number: int) -> None:
    if target.tag == "a":
        target.attributes[PLACED] = str(number)
        return
    mark = Element(PLACE, {PLACED: str(number)})
    mark.parent = target
    target.children.insert(0, mark)
