"""Pictures of an article with their captions and credits, found where outlets put them, each once.

Takes them out of a tree and leaves a numbered mark where each one stood.
"""

import re
from dataclasses import replace
from urllib.parse import urlsplit

from newsreader.model import Picture
from newsreader.text.captions import LONGEST, looks_like_caption, named_caption, read_caption
from newsreader.text.formulas import tex, tex_in
from newsreader.text.images import SMALL, size_of
from newsreader.text.places import PLACE
from newsreader.text.tree import BLOCKS, Element

# The element that marks a picture's place; no page can contain it, since tag names are lower case there.
MARK = "PICTURE"
_TABLE_PARTS = frozenset({"table", "tbody", "tr", "thead", "tfoot"})
_LONGEST_BUTTONS = 60
# Frames of one picture have a dozen children; asking more of each picture takes minutes on a page of thousands.
_MOST_IN_FRAME = 60
_SMILEY = re.compile(r"(?:^|\s)(?:wp-smiley|emoji)(?:$|\s)")
# The sign of the outlet that a card leads to (Ghost); its name stands beside it.
_OUTLET = re.compile(r"(?:^|\s)kg-bookmark-icon(?:$|\s)")
_NEVER = re.compile(r"(?:^|[\s_-])(?:sapo|lead|standfirst|related)(?:$|[\s_-])")
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)


def take_pictures(tree: Element) -> tuple[Picture, ...]:
    """Replace each picture of a settled tree by `MARK` with attribute n; captions and credits leave the tree too.

    The same file again is dropped, unless it has another caption; a caption goes to the first if that had none.
    """
    pictures: list[Picture] = []
    seen: dict[str, int] = {}
    for image in tree.find("img"):
        if _OUTLET.search(image.classes):
            image.detach()
            continue
        if formula := tex(tex_in(image.attributes)):
            image.replace(*formula)
            continue
        if _is_inline(image):
            image.replace(image.get("alt"))
            continue
        link = next((above.get("href") for above in image.ancestors() if above.tag == "a"), "")
        unit, caption, credit, links = _take_unit(image, tree)
        file = _file(image.get("src"))
        first = pictures[seen[file]] if file in seen else None
        if first and ({(first.caption, first.credit), (caption, credit)} & {("", "")} or first.caption == caption):
            _replace(unit, None)
            if caption or credit:
                pictures[seen[file]] = replace(first, caption=caption, credit=credit)
            continue
        seen[file] = len(pictures)
        _replace(unit, Element(MARK, {"n": str(len(pictures)), "href": link, "links": links}))
        pictures.append(_picture(image, caption, credit))
    return tuple(pictures)


def links_of(mark: Element) -> list[tuple[str, str]]:
    """The links in the caption of a picture's mark: (address, the words that are the link)."""
    pairs = [line.partition(" ") for line in mark.get("links").splitlines()]
    return [(address, text) for address, _, text in pairs]


def _links_in(parts: "list[Element | str]") -> str:
    """For `links_of`, a line each."""
    links = [link for part in parts if isinstance(part, Element) for link in part.walk() if link.tag == "a"]
    return "\n".join("".join(link.get("href").split()) + f" {link.text}" for link in links)


def _is_inline(image: Element) -> bool:
    width, height = size_of(image.attributes)
    return bool(_SMILEY.search(image.classes)) or (0 < width <= SMALL and 0 < height <= SMALL)


def _file(address: str) -> str:
    """Sizes of one file differ in the query only."""
    parts = urlsplit(address)
    # Where a script serves all files (image.php?id=5) the query is the name.
    return (
        address
        if parts.path.endswith((".php", ".aspx", ".ashx", "/")) or "." not in parts.path[-6:]
        else parts.netloc + parts.path
    )


def _picture(image: Element, caption: str, credit: str) -> Picture:
    width, height = size_of(image.attributes)
    alt = " ".join(image.get("alt").split())
    return Picture(image.get("src"), width=width, height=height, caption=caption, credit=credit, alt=alt)


def _replace(unit: Element, mark: Element | None) -> None:
    """Put the mark in the place of the unit, behind marks of earlier pictures and of places inside it."""
    marks = [*unit.find(MARK, PLACE), *([mark] if mark else [])]
    if unit.tag in {"td", "th", "caption"}:
        unit.replace(Element(unit.tag, {}, *marks))
    elif unit.tag in _TABLE_PARTS and unit.tag != "table":
        unit.replace(Element("tr", {}, Element("td", {}, *marks)))
    else:
        unit.replace(*marks)


def _take_unit(image: Element, tree: Element) -> tuple[Element, str, str, str]:
    """Climb from a picture to the outermost element that holds nothing but it and its caption: that element, the
    caption, its credit, and its links as `_links_in` gives them."""
    unit = image
    caption = credit = links = ""
    while unit.parent is not None and unit.parent is not tree:
        parent = unit.parent
        crowded = len(parent.children) > _MOST_IN_FRAME or len(parent.find("img")) > 1
        if crowded or parent.tag in {"li", "blockquote"}:
            break
        rest = [child for child in parent.children if child is not unit and _has_text(child)]
        if rest:
            if caption or credit or not _is_frame(parent, rest):
                break
            links = _links_in(rest)
            caption, credit = _read_rest(parent, rest)
        unit = parent
    if not (caption or credit):
        caption, credit, links = _take_following(unit)
    return unit, caption, credit, links


def _has_text(child: "Element | str") -> bool:
    return bool(child.strip() if isinstance(child, str) else child.text)


def _is_frame(parent: Element, rest: "list[Element | str]") -> bool:
    """Whether what stands beside a picture in its parent is its caption."""
    length = sum(len(child.strip() if isinstance(child, str) else child.text) for child in rest)
    if length > LONGEST:
        return False
    if parent.tag == "figure":
        # Buttons may stand beside a named caption and are dropped; anything longer is text.
        named = sum(len(part.text) for part in _figcaptions(rest))
        return not named or length - named <= _LONGEST_BUTTONS
    if parent.tag in _TABLE_PARTS:
        cells = [
            cell
            for child in rest
            if isinstance(child, Element)
            for cell in child.walk()
            if cell.tag in {"td", "th"}
        ]
        # A cell beside the picture is a layout unless it says that it is a caption; a row below is one.
        beside = (
            parent.tag == "tr" and not all(map(_holds_caption, cells)) and not all(map(looks_like_caption, cells))
        )
        return not beside and sum(bool(cell.text) for cell in cells) == 1
    return all(isinstance(child, Element) and _holds_caption(child) for child in rest)


def _holds_caption(element: Element) -> bool:
    if named_caption(element):
        return True
    inner = [child for child in element.elements() if child.text]
    loose = any(isinstance(child, str) and child.strip() for child in element.children)
    return bool(inner) and not loose and all(_holds_caption(child) for child in inner)


def _read_rest(parent: Element, rest: "list[Element | str]") -> tuple[str, str]:
    """The caption out of what stands beside a picture: figcaptions in a figure, else all of it."""
    chosen = Element("div")
    for part in (_figcaptions(rest) if parent.tag == "figure" else []) or rest:
        chosen.append(part)
        chosen.append(" ")
    return read_caption(chosen)


def _figcaptions(rest: "list[Element | str]") -> list[Element]:
    """The figcaptions among these and below them, the outermost of nested ones."""
    found: list[Element] = []
    for child in rest:
        if isinstance(child, Element):
            found += [child] if child.tag == "figcaption" and child.text else _figcaptions(child.children)
    return found


def _take_following(unit: Element) -> tuple[str, str, str]:
    """Read the caption in the line after a picture, its credit and its links, and take that line out of the tree;
    all "" without one."""
    line = _line_after(unit)
    if not line:
        return "", "", ""
    held = Element("div")
    held.children = line  # only looked at so far: its parts stay where they are
    block = line[0] if isinstance(line[0], Element) and line[0].tag in BLOCKS else None
    if block is not None and (block.tag[0] == "h" or _NEVER.search(block.classes)):
        return "", "", ""
    centred = unit.parent is not None and block is None and bool(_CENTRED.search(unit.parent.get("style")))
    named = block is not None and _holds_caption(block) and len(block.text) <= LONGEST
    if not (named or looks_like_caption(held) or (centred and len(held.text) < 200)):
        return "", "", ""
    parent = unit.parent
    assert parent is not None
    parent.children = [child for child in parent.children if not any(child is part for part in line)]
    links = _links_in(line)
    return *read_caption(Element("div", {}, *line)), links


def _line_after(unit: Element) -> "list[Element | str]":
    """The next block after a picture, or the inline run up to the next break; [] before another picture."""
    line: list[Element | str] = []
    if unit.parent is None:
        return line
    for child in unit.parent.children[unit.index() + 1 :]:
        if isinstance(child, str):
            line.append(child)
        elif child.tag in {MARK, "img"} or child.find("img", MARK):
            break
        elif child.tag in BLOCKS:
            if not any(map(_has_text, line)):
                if not child.text and child.tag != "hr":
                    continue
                line = [child]
            break
        elif child.tag == "br":
            if any(map(_has_text, line)):
                break
        else:
            line.append(child)
    return line if any(map(_has_text, line)) else []
