"""The strict gate for markup from outside: only what is on these lists passes (nh3).

`cite` attributes, styles, classes and ids never pass; addresses are http, https or mailto and absolute.
"""

import re
from collections.abc import Callable
from functools import partial

import nh3

from newsreader.text.addresses import absolute, web
from newsreader.text.images import best_source, is_tracker
from newsreader.text.places import place_name
from newsreader.text.tree import Element, parse, serialise

_TAGS_AS_WRITTEN = """
a abbr article b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn
div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt
ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr
tt u ul var wbr
"""
TAGS = frozenset(_TAGS_AS_WRITTEN.split())
# Removed with everything inside; of any other element that is not allowed the text stays.
_SILENT_AS_WRITTEN = """
applet embed frameset iframe math noembed noframes noscript object option plaintext script select
style svg template textarea title xmp
"""
SILENT = frozenset(_SILENT_AS_WRITTEN.split())
ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"alt", "height", "src", "title", "width"},
    "ol": {"start", "type"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan"},
    "col": {"span"},
    "bdo": {"dir"},
    "p": {"dir"},
    "div": {"dir"},
    "span": {"dir"},
    "time": {"datetime"},
}
# The classes that `reading` gives to its own blocks.
CLASSES = frozenset({"picture", "caption", "credit", "embed", "lead"})
_CLASSED = {"p": {"class"}, "span": {"class"}, "a": {"href", "name", "title"}}
_NUMBER = re.compile(r"-?\d{1,4}")
_NUMBERS = frozenset({"width", "height", "colspan", "rowspan", "start", "span"})
_TOKEN = re.compile(r"picture:\d{1,4}")
_PLACE = re.compile(r"#?" + place_name(r"\d{1,4}"))
# Of a gallery each picture has one; what is beyond costs minutes on a page that was built for that.
_MOST_SILENT = 2_000
# A cell that spans thousands of rows makes a layout of them.
_MOST_SPAN = 50


def sanitize(html: str, base: str = "") -> str:
    """Markup with nothing active in it: no script, style, form, frame, handler or scheme survives a re-parse.

    Lazy pictures get their real address, pictures that only count readers go; relative addresses join `base`
    (without one they are dropped). Text stays.
    """
    tree = parse(html)
    settle_pictures(tree, base)
    return _clean(serialise(tree), ATTRIBUTES, partial(_allowed, base))


def sanitize_rewritten(html: str) -> str:
    """As `sanitize`, for what `reading` wrote: its own classes, `picture:N` and places within the page pass too,
    other pictures not."""
    return _clean(html, ATTRIBUTES | _CLASSED, _allowed_rewritten)


def settle_pictures(tree: Element, base: str) -> None:
    """Give each picture in the tree its real, absolute address as `src`; take out those without and the counters.

    A picture inside `noscript` takes the place of its lazy twin before it; code that a script would fetch stays.
    """
    for silent in tree.find("noscript")[:_MOST_SILENT]:
        _free_noscript(silent, base)
    for image in tree.find("img", "amp-img"):
        source = best_source(image.attributes, base)
        if not source:
            source = _source_beside(image, base)
        if not source or is_tracker(source, image.attributes):
            image.detach()
            continue
        image.tag = "img"
        image.attributes["src"] = source
        if image.children:  # amp-img holds a fallback
            image.children.clear()


def _free_noscript(silent: Element, base: str) -> None:
    """Put the pictures of a noscript in its place, and its code; an empty or blurred twin that scripts would fill
    goes. Its other words ask for scripts."""
    figure = next((above for above in silent.ancestors() if above.tag == "figure"), None)
    before = _element_before(silent)
    beside = figure if figure is not None else before if before is not None and not before.text else None
    inside = silent.find("img")
    twins = [image for image in beside.walk() if image.tag == "img" and image not in inside] if beside else []
    known = {best_source(image.attributes, base) for image in twins}
    fresh = [image for image in inside if best_source(image.attributes, base) not in known | {""}]
    for twin in twins[: len(fresh)]:
        twin.detach()
    silent.replace(*fresh, *silent.find("pre"))


def _element_before(element: Element) -> Element | None:
    """The element right before another, with nothing but blanks between."""
    if element.parent is None:
        return None
    for sibling in reversed(element.parent.children[: element.index()]):
        if isinstance(sibling, Element):
            return sibling
        if sibling.strip():
            return None
    return None


def _source_beside(image: Element, base: str) -> str:
    """The address in a `source` of the same `picture` element."""
    if image.parent is None or image.parent.tag != "picture":
        return ""
    for source in image.parent.find("source"):
        found = best_source(source.attributes, base)
        if found:
            return found
    return ""


def _clean(html: str, attributes: dict[str, set[str]], judge: Callable[[str, str, str], str | None]) -> str:
    return nh3.clean(
        html,
        tags=set(TAGS),
        clean_content_tags=set(SILENT),
        attributes=attributes,
        attribute_filter=judge,
        url_schemes={"http", "https", "mailto", "picture"},
        strip_comments=True,
        link_rel=None,
    )


def _allowed(base: str, tag: str, name: str, value: str) -> str | None:
    if name == "href":
        return absolute(value, base) or None
    if name == "src":
        return web(value, base) or None
    return _plain_value(name, value)


def _allowed_rewritten(tag: str, name: str, value: str) -> str | None:
    if name in ("href", "name") and _PLACE.fullmatch(value):
        return value
    if name == "name":
        return None
    if name == "href":
        return absolute(value) or None
    if name == "src":
        return value if _TOKEN.fullmatch(value) else None
    if name == "class":
        return value if value in CLASSES else None
    return _plain_value(name, value)


def _plain_value(name: str, value: str) -> str | None:
    if name in _NUMBERS:
        if not _NUMBER.fullmatch(value.strip()):
            return None
        return str(min(int(value), _MOST_SPAN)) if name.endswith("span") else value.strip()
    return value
