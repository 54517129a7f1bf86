"""Formulas, which rich text cannot set, as letters, subscripts and signs in a line: MathML, and pictures of TeX.

Knows nothing of blocks: what it puts into a tree stands in the line in which the formula stood.
"""

import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote, urlsplit

from newsreader.text.tree import Element

_TEX_CLASS = re.compile(
    r"(?:^|\s)(?:latex|tex|ql-img-(?:inline|displayed)-formula|mwe-math-fallback-image-\w+)(?:$|\s)"
)
# Servers that draw TeX; it stands in the query, if the picture has no words of its own.
_TEX_SERVER = re.compile(
    r"/latex\.php\?|//(?:latex|tex)\.[\w.-]+/(?:png|gif|svg|latex)?[\w.]*\?|/cgi-bin/mathtex\.cgi\?"
)
_TEX_SCRIPT = re.compile(r"math/tex\b")
_SIMPLE = re.compile(r"\\?[A-Za-z0-9 ]{1,20}")
_LONGEST = 2_000  # characters of a formula
# What a page shows beside its MathML, in an order that only its style sheet puts right.
_DRAWN = frozenset(
    {"katex-html", "MathJax_Preview", "mwe-math-fallback-image-inline", "mwe-math-fallback-image-display"}
)
_APART = frozenset("=<>≤≥≠≈≡∼+−-±×⋅·∗→←⇒⇔↦∈∉⊂⊆∪∩∧∨|")
_UNSAID = frozenset({"annotation", "annotation-xml", "mphantom", "maligngroup", "malignmark"})
# What is beyond costs seconds on a page that was built for that.
_MOST, _MOST_BESIDE, _DEEPEST = 2_000, 120, 40


def settle_formulas(tree: Element) -> None:
    """Put what can be read in the place of each formula of the tree: those in MathML, and TeX for a script."""
    for formula in tree.find("math")[:_MOST]:
        holder = next((above for above in formula.ancestors() if above.tag == "span"), None)
        beside = holder.parent if holder is not None else formula.parent
        for drawn in beside.children[:_MOST_BESIDE] if beside is not None else []:
            if isinstance(drawn, Element) and not _DRAWN.isdisjoint(drawn.get("class").split()):
                drawn.detach()
        formula.replace(*_read(formula, 0))
    for script in tree.find("script"):
        if _TEX_SCRIPT.match(script.get("type")):
            text = "".join(child for child in script.children if isinstance(child, str))
            script.replace(*tex(text))


def tex_in(attributes: Mapping[str, str]) -> str:
    """The TeX that a picture shows, "" for any other picture."""
    address = attributes.get("src", "")
    if not (_TEX_CLASS.search(attributes.get("class", "")) or _TEX_SERVER.search(address)):
        return ""
    told = attributes.get("alt", "").strip()
    return told or unquote(urlsplit(address).query.partition("&")[0].removeprefix("latex="))


def tex(text: str) -> "list[Element | str]":
    """TeX in a line: as code, one name or number in italics."""
    text = " ".join(text.split())[:_LONGEST]
    if not text:
        return []
    return [Element("i" if _SIMPLE.fullmatch(text) else "code", {}, text)]


def _read(element: Element, depth: int) -> "list[Element | str]":
    """An element of MathML in a line."""
    tag = element.tag
    if tag in _UNSAID or depth > _DEEPEST:
        return []
    if tag in ("mo", "mi", "mn", "mtext", "ms"):
        return _letters(element)
    parts = [_read(child, depth + 1) for child in element.elements()]
    read = _READERS.get(tag)
    if read is not None and len(parts) >= read[0]:
        return read[1](parts)
    return _joined(parts)


def _letters(element: Element) -> "list[Element | str]":
    text = " ".join(element.text.split()).replace("\u2061", "").replace("\u2062", "")
    if element.tag == "mo" and text in _APART:
        return [f" {text} "]
    return [Element("i", {}, text)] if element.tag == "mi" and len(text) == 1 else [text] if text else []


def _joined(parts: "list[list[Element | str]]", between: str = "") -> "list[Element | str]":
    joined: list[Element | str] = []
    for number, part in enumerate(part for part in parts if part):
        joined += [between, *part] if number and between else part
    return joined


def _raised(tag: str, part: "list[Element | str]") -> "list[Element | str]":
    return [Element(tag, {}, *part)] if part else []


def _enclosed(part: "list[Element | str]") -> "list[Element | str]":
    """A part in brackets, unless it is so short that none are needed."""
    text = "".join(piece if isinstance(piece, str) else piece.text for piece in part)
    return part if len(text) <= 1 or text.isalnum() else ["(", *part, ")"]


_Pieces = list[Element | str]
# How many parts each needs, and what is made of them.
_READERS: dict[str, tuple[int, Callable[[list[_Pieces]], _Pieces]]] = {
    "mfrac": (2, lambda parts: [*_enclosed(parts[0]), "/", *_enclosed(parts[1])]),
    "msqrt": (1, lambda parts: ["√", *_enclosed(_joined(parts))]),
    "mroot": (2, lambda parts: [*_raised("sup", parts[1]), "√", *_enclosed(parts[0])]),
    "msup": (2, lambda parts: [*parts[0], *_raised("sup", parts[1])]),
    "msub": (2, lambda parts: [*parts[0], *_raised("sub", parts[1])]),
    "munder": (2, lambda parts: [*parts[0], *_raised("sub", parts[1])]),
    "mover": (2, lambda parts: [*parts[0], *_raised("sup", parts[1])]),
    "msubsup": (3, lambda parts: [*parts[0], *_raised("sub", parts[1]), *_raised("sup", parts[2])]),
    "munderover": (3, lambda parts: [*parts[0], *_raised("sub", parts[1]), *_raised("sup", parts[2])]),
    "mfenced": (1, lambda parts: ["(", *_joined(parts, ", "), ")"]),
    "mtable": (1, lambda parts: _joined(parts, "; ")),
    "mtr": (1, lambda parts: _joined(parts, " ")),
    "semantics": (1, lambda parts: parts[0]),
    "mspace": (0, lambda _parts: [" "]),
}
