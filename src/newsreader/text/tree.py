"""A small tree of markup that may be taken apart and put together again. Knows no meaning of any element.

selectolax reads the markup as browsers do; its tree cannot make new elements, so who rewrites uses this one.
"""

import re
from collections.abc import Iterator
from html import escape

from selectolax.lexbor import LexborHTMLParser, LexborNode

_VOID_AS_WRITTEN = "area base br col embed hr img input link meta param source track wbr"
VOID = frozenset(_VOID_AS_WRITTEN.split())
# Their content is never text for a reader.
_SILENT_AS_WRITTEN = """
script style template title head iframe noembed noframes object applet svg math textarea
"""
SILENT = frozenset(_SILENT_AS_WRITTEN.split())
_NO_TEXT = frozenset({"table", "thead", "tbody", "tfoot", "tr", "ul", "ol", "dl"})
# Markup below this depth is joined to its ancestor (real pages reach 40): a walk must not exhaust the stack.
MAX_DEPTH = 90


class Element:
    """An element with its attributes (lower-case names) and children; text is a plain `str` among them."""

    __slots__ = ("attributes", "children", "parent", "tag")

    def __init__(self, tag: str, attributes: dict[str, str] | None = None, *children: "Element | str") -> None:
        self.tag = tag
        self.attributes = attributes or {}
        self.children: list[Element | str] = []
        self.parent: Element | None = None
        for child in children:
            self.append(child)

    def __repr__(self) -> str:
        return f"<{self.tag} {self.attributes} {len(self.children)}>"

    def get(self, name: str) -> str:
        """An attribute's value, "" when it is missing."""
        return self.attributes.get(name, "")

    @property
    def classes(self) -> str:
        """The class attribute in lower case, for patterns."""
        return self.get("class").lower()

    def append(self, child: "Element | str") -> None:
        """Add a child at the end."""
        if isinstance(child, Element):
            child.parent = self
        self.children.append(child)

    def detach(self) -> None:
        """Take this element out of its parent."""
        if self.parent is not None:
            del self.parent.children[self.index()]
            self.parent = None

    def replace(self, *others: "Element | str") -> None:
        """Put `others` where this element stands."""
        parent = self.parent
        if parent is None:
            return
        at = self.index()
        parent.children[at : at + 1] = others
        self.parent = None
        for other in others:
            if isinstance(other, Element):
                other.parent = parent

    def index(self) -> int:
        """The place among the parent's children; raises ValueError for an element without parent."""
        siblings = self.parent.children if self.parent else []
        return siblings.index(self)

    def walk(self) -> Iterator["Element"]:
        """This element and all below it in document order; a child taken out on the way is safe."""
        yield self
        for child in list(self.children):
            if isinstance(child, Element):
                yield from child.walk()

    def find(self, *tags: str) -> "list[Element]":
        """All elements below with one of these tags, in document order."""
        return [element for element in self.walk() if element.tag in tags and element is not self]

    def ancestors(self) -> Iterator["Element"]:
        """The parent, its parent and so on."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent

    def elements(self) -> "list[Element]":
        """The children that are elements."""
        return [child for child in self.children if isinstance(child, Element)]

    @property
    def text(self) -> str:
        """The text below with blanks collapsed; a line break or the end of a block counts as a blank."""
        return " ".join("".join(self.pieces()).split())

    def pieces(self) -> Iterator[str]:
        """The text below in pieces, with a blank wherever a block begins or ends."""
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag in SILENT:
                continue
            elif child.tag == "br":
                yield " "
            else:
                apart = " " if child.tag in BLOCKS else ""
                yield apart
                yield from child.pieces()
                yield apart


_BLOCKS_AS_WRITTEN = """
address article aside blockquote body caption center dd details div dl dt fieldset figcaption
figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary
table tbody td tfoot th thead tr ul video audio
"""
BLOCKS = frozenset(_BLOCKS_AS_WRITTEN.split())


# A comment, a script or style, or a whole tag; possessive, so that no input makes the search go back.
_WHOLE_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?:script|style|textarea|title|xmp)\b.*?(?:</(?:script|style|textarea|title|xmp)|\Z)"
    r"|<([a-z][^\s/>]*+)((?:[^\"'>=]++|=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|[\"'=])*+)>?",
    re.IGNORECASE | re.DOTALL,
)
_VALUE = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+)")
_MOST_ATTRIBUTES = 1000
_SHORT = 20_000
_TAG_NAME = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
# What ends by itself, so that a writer may leave its end out; everything else nests.
_ENDS_BY_ITSELF = VOID | frozenset(["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option"])
# Parsers walk all open elements again and again: 200,000 open `div` take lexbor 80 s. Real pages reach 40.
_MOST_OPEN = 5_000
_NESTING = re.compile(r"</?(?!(?:p|br|img|h[1-6])\b)[a-z][^<>]*+>?", re.IGNORECASE)


def bounded(markup: str) -> str:
    """Markup without the attributes of tags that have more than a thousand, and, where thousands of elements stand
    open in one another, of its paragraphs, headlines and pictures only.

    Parsers compare each attribute with all before it: 50,000 in one tag take lexbor 19 s.
    """
    if len(markup) < _SHORT:
        return markup
    shallow = _NESTING.sub(" ", markup) if _nests_too_deep(markup) else markup
    return _WHOLE_TAG.sub(_bound_tag, shallow)


def _nests_too_deep(markup: str) -> bool:
    if markup.count("<") < _MOST_OPEN:
        return False
    still_open = 0
    for found in _TAG_NAME.finditer(markup):
        if found[2].lower() in _ENDS_BY_ITSELF:
            continue
        still_open = max(0, still_open - 1) if found[1] else still_open + 1
        if still_open > _MOST_OPEN:
            return True
    return False


def _bound_tag(found: re.Match[str]) -> str:
    attributes = found[2] or ""
    if len(attributes) < 2 * _MOST_ATTRIBUTES:
        return found[0]
    names = re.split(r"[\s/]+", _VALUE.sub(" ", attributes))
    return f"<{found[1]}>" if len(names) > _MOST_ATTRIBUTES else found[0]


def parse(markup: str) -> Element:
    """Read markup as a browser would; returns its body (a document's head is left out)."""
    root = LexborHTMLParser(bounded(markup)).body
    body = Element("body")
    if root is not None:
        _copy(root, body)
    return body


def parse_document(markup: str) -> Element:
    """Read a whole page; returns its html element with head and body."""
    root = LexborHTMLParser(bounded(markup)).root
    html = Element("html")
    if root is not None:
        _copy(root, html)
    return html


def _copy(source: LexborNode, target: Element) -> None:
    """Copy below `target`, without recursion since pages may be nested without end."""
    waiting: list[tuple[LexborNode | None, Element, int]] = [(source.child, target, 1)]
    while waiting:
        node, into, depth = waiting.pop()
        while node is not None:
            if node.is_text_node:
                into.append(node.text_content or "")
            elif node.is_element_node:
                element = Element(node.tag or "", {name: value or "" for name, value in node.attributes.items()})
                deep = depth >= MAX_DEPTH
                if not deep or element.tag in VOID or element.tag in SILENT:
                    into.append(element)
                if node.child is not None:
                    waiting.append((node.next, into, depth))
                    inside = _text_holder(into) if deep and element.tag not in SILENT else element
                    waiting.append((node.child, inside, depth + 1))
                    break
            node = node.next


def _text_holder(element: Element) -> Element:
    """The nearest element that may hold text itself: not a row, a table or a list."""
    while element.tag in _NO_TEXT and element.parent is not None:
        element = element.parent
    return element


def serialise(element: Element, *, outer: bool = False) -> str:
    """Markup of the children, or of the element itself with `outer`. Everything is escaped."""
    return "".join(_write(element) if outer else _write_children(element))


def _write(node: "Element | str") -> Iterator[str]:
    if isinstance(node, str):
        yield escape(node, quote=False)
        return
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in node.attributes.items() if name.isascii())
    yield f"<{node.tag}{attributes}>"
    if node.tag not in VOID:
        yield from _write_children(node)
        yield f"</{node.tag}>"


def _write_children(node: Element) -> Iterator[str]:
    for child in node.children:
        yield from _write(child)
