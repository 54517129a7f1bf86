"""An article as a flat run of blocks that rich text sets well: paragraphs, headings, lists, tables, pictures.

Walks a tree whose pictures are marks already; knows nothing of outlets.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

from newsreader.model import Picture
from newsreader.text.addresses import absolute, host_of, web
from newsreader.text.embeds import embed, home_of, written_by
from newsreader.text.figures import MARK, links_of
from newsreader.text.places import PLACE, PLACED, place_name
from newsreader.text.tree import BLOCKS, SILENT, Element

_BLANKS = re.compile(r"[ \t\n\r\f]+")
_UNUSUAL_BLANKS = ("  ", "\n", "\t", "\r", "\f")
_SPACES = re.compile(r" {2,}")
_TAG = re.compile(r"<[^>]*>")
_OPENING_BREAKS = re.compile(r"^(?:\s|\xa0|<br>)+")
_CLOSING_BREAKS = re.compile(r"(?:\s|\xa0|<br>)+$")
_AROUND_BREAK = re.compile(r"\s*<br>\s*")
_KEPT = {
    "strong": "b",
    "em": "i",
    "cite": "i",
    "dfn": "i",
    "ins": "u",
    "strike": "s",
    "del": "s",
    "kbd": "code",
    "samp": "code",
    "tt": "code",
    "var": "i",
} | {tag: tag for tag in ("b", "i", "u", "s", "sub", "sup", "code", "small")}
_HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}
# The outlet of what a card leads to (Ghost), right behind the author's name; a style sheet puts the point between.
_BESIDE_AUTHOR = re.compile(r"(?:^|\s)kg-bookmark-publisher(?:$|\s)")
_START = re.compile(r"-?\d{1,4}")  # of the numbers of a list that goes on after something else
_LETTERS = ("a", "A", "i", "I")
_OPENING = re.compile(r"<[a-z][a-z0-9]*>")
_TOLD = frozenset({"p", "h2", "h3", "h4"})
_A_PLACE = re.compile('<a name="' + place_name(r"\d+") + '"></a>')
# Drawings may hold programs, so that none is ever decoded here: a browser has to show them.
_DRAWING = re.compile(r"\.svg(?:$|\?)", re.IGNORECASE)
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)(?:$|\?)", re.IGNORECASE)
_EMBEDS = frozenset({"iframe", "embed", "object", "video", "audio"})
_UNSHOWN = (SILENT | frozenset({"form", "button", "input", "select", "nav", "noscript"})) - _EMBEDS
# Characters of a row's longest words that a column of text can hold in the smaller type of tables.
_TABLE_WIDTH = 90
_TABLE_COLUMNS = 7


@dataclass(frozen=True, slots=True)
class TextBlock:
    """`html` is for the pane, `text` plain. `kind` is an element's name or "picture", "embed", "list"."""

    kind: str
    html: str
    text: str = ""
    classes: str = ""
    bold: bool = False


class BlockWriter:
    """Collects blocks; inline pieces wait until the block they belong to ends."""

    def __init__(self, pictures: Sequence[Picture], base: str) -> None:
        self.blocks: list[TextBlock] = []
        self._pictures = pictures
        self._base = base
        self._line: list[str] = []
        self._around: list[tuple[str, str]] = []
        self._places = ""  # that stood where no text did: they belong to the next

    def write(self, element: Element, kind: str = "p") -> None:
        """Write all children of an element; loose text becomes a block of `kind`."""
        for child in element.children:
            if isinstance(child, str):
                self._add(escape(_collapsed(child), quote=False))
            else:
                self._write_element(child, kind)
        self.end_block(kind, element)

    def end_block(self, kind: str = "p", element: Element | None = None) -> None:
        """Close the block that is being written, if anything visible is in it."""
        html = _tidy("".join(self._line))
        self._line = []
        text = text_of(html)
        if not text:
            self._places += "".join(_A_PLACE.findall(html))
            return
        html, self._places = self._places + html, ""
        classes = element.classes if element is not None else ""
        self.blocks.append(TextBlock(kind, f"<{kind}>{html}</{kind}>", text, classes, _is_bold(html)))

    def _add(self, html: str) -> None:
        """Add an inline piece inside the formatting that goes on across blocks."""
        if not html.strip():
            self._line.append(html and " ")
            return
        if self._around:
            places, html = _apart(html)
            self._line.append(places)
        if not html:
            return
        opening = "".join(opens for opens, _ in self._around)
        closing = "".join(closes for _, closes in reversed(self._around))
        self._line.append(opening + html + closing)

    def _write_element(self, element: Element, kind: str) -> None:
        tag = element.tag
        if tag == "script":
            self._embed(element, written_by(web(element.get("src"), self._base)))
        if tag in _UNSHOWN:
            return
        if tag == "br":
            self._break(kind)
        elif tag in _WRITERS:
            self.end_block(kind)
            _WRITERS[tag](self, element)
        elif tag in _HEADINGS:
            self.end_block(kind)
            self.write(element, _HEADINGS[tag])
        elif tag in BLOCKS:
            self.end_block(kind)
            self.write(element, kind)
        elif _holds_blocks(element):
            self._write_across(element, kind)
        else:
            self._add(self.inline(element))

    def _write_across(self, element: Element, kind: str) -> None:
        """An inline element around blocks: its formatting, or the link that it is, goes into each of them."""
        tag = _KEPT.get(element.tag, "")
        href = element.get(PLACE) or absolute(element.get("href"), self._base) if element.tag == "a" else ""
        if place := _place(element):
            self._line.append(place)
        around = (f'<a href="{escape(href)}">', "</a>") if href else (f"<{tag}>", f"</{tag}>")
        self._around += [around] if tag or href else []
        for child in element.children:
            if isinstance(child, str):
                self._add(escape(_collapsed(child), quote=False))
            else:
                self._write_element(child, kind)
        if tag or href:
            self._around.pop()

    def _break(self, kind: str) -> None:
        """One br ends a line, two end a paragraph."""
        if "".join(self._line).rstrip().endswith("<br>"):
            self.end_block(kind)
        elif self._line:
            self._line.append("<br>")

    def inline(self, element: Element) -> str:
        """The markup of an element that stands in a line."""
        place = _place(element)
        inner = "".join(self._inline_child(child) for child in element.children)
        if not inner.strip():
            return place or (" " if inner else "")
        if element.tag == "a":
            href = element.get(PLACE) or absolute(element.get("href"), self._base)
            places, inner = _apart(inner)
            return place + places + (f'<a href="{escape(href)}">{inner}</a>' if href and inner else inner)
        if element.tag == "q":
            return f"“{inner}”"
        if _BESIDE_AUTHOR.search(element.classes):
            return f" · {inner}"
        kept = _KEPT.get(element.tag)
        return f"<{kept}>{inner}</{kept}>" if kept else inner

    def _inline_child(self, child: "Element | str") -> str:
        if isinstance(child, str):
            return escape(_collapsed(child), quote=False)
        if child.tag == "br":
            return "<br>"
        return "" if child.tag in _UNSHOWN | _EMBEDS else self.inline(child)

    def inner(self, element: Element, kind: str = "p") -> list[TextBlock]:
        """The blocks inside an element, apart from the run that is being written."""
        writer = BlockWriter(self._pictures, self._base)
        writer.write(element, kind)
        return writer.blocks

    def write_picture(self, mark: Element) -> None:
        """A picture's block: the numbered token, then caption and credit."""
        number = int(mark.get("n"))
        picture = self._pictures[number]
        alt = f' alt="{escape(picture.alt)}"' if picture.alt else ""
        image = f'<img src="picture:{number}"{alt}>'
        href = absolute(mark.get("href"), self._base)
        if not (href and _leads_on(href, picture.url, self._base)):
            href = picture.url if _DRAWING.search(picture.url) else ""
        if href:
            image = f'<a href="{escape(href)}">{image}</a>'
        html = f'<p class="picture">{self._places}{image}</p>'
        self._places = ""
        links = [(absolute(address, self._base), text) for address, text in links_of(mark)]
        caption = _with_links(picture.caption, links)
        if picture.credit:
            caption = f'{caption} <span class="credit">{_with_links(picture.credit, links)}</span>'.strip()
        if caption:
            html += f'<p class="caption">{caption}</p>'
        self.blocks.append(TextBlock("picture", html))

    def write_embed(self, element: Element) -> None:
        """A film or frame becomes a line with a link to it."""
        sources = [element, *element.find("source", "embed", "iframe")]
        for source in sources:
            for name in ("src", "data-src", "data-lazy-src", "data", "href"):
                address = web(source.get(name), self._base)
                if address and host_of(address):
                    self._embed(element, home_of(address))
                    return

    def _embed(self, element: Element, address: str) -> None:
        if address:
            self.end_block("p", element)
            self.blocks.append(TextBlock("embed", embed(address)))

    def write_quote(self, element: Element) -> None:
        """A quotation with its own blocks inside; an empty one with an address is filled by a script elsewhere."""
        inner = self.inner(element)
        if not inner:
            addresses = [web(part.get("href"), self._base) for part in element.find("a")]
            self._embed(element, next(filter(host_of, addresses), ""))
        else:
            html = "".join(block.html for block in inner)
            text = " ".join(block.text for block in inner)
            self.blocks.append(TextBlock("blockquote", f"<blockquote>{html}</blockquote>", text))

    def write_pre(self, element: Element) -> None:
        """Text whose line ends count; with a picture or a film inside it is a layout."""
        if any(part.tag == MARK or part.tag in _EMBEDS for part in element.walk()):
            self.write(element)
            self.end_block()
            return
        text = _raw_text(element).strip("\r\n")
        if text.strip():
            html = f"<pre>{''.join(map(_place, element.walk()))}{escape(text, quote=False)}</pre>"
            self.blocks.append(TextBlock("pre", html, " ".join(text.split())))

    def write_list(self, element: Element) -> None:
        """A list; one that holds pictures is a gallery or a set of steps, whose items are written as blocks."""
        items = [self.inner(child) for child in _items(element) if child.tag not in _UNSHOWN]
        start = _START.fullmatch(element.get("start")) if element.tag == "ol" else None
        if any(block.kind in {"picture", "embed", "table"} for item in items for block in item):
            for number, item in enumerate(filter(None, items), int(start[0]) if start else 1):
                self.blocks += _numbered(item, number) if element.tag == "ol" else item
            return
        inner = "".join(f"<li>{_flow(item)}</li>" for item in items if item)
        text = " ".join(block.text for item in items for block in item)
        if inner:
            tag = "ol" if element.tag == "ol" else "ul"
            counted = f' start="{int(start[0])}"' if start else ""
            if tag == "ol" and element.get("type") in _LETTERS:
                counted += f' type="{element.get("type")}"'
            self.blocks.append(TextBlock("list", f"<{tag}{counted}>{inner}</{tag}>", text))

    def write_terms(self, element: Element) -> None:
        """A list of definitions: the term in bold, its text below."""
        for child in _items(element):
            for block in self.inner(child):
                bold = child.tag == "dt" and block.kind == "p"
                html = block.html.replace("<p>", "<p><b>").replace("</p>", "</b></p>") if bold else block.html
                self.blocks.append(TextBlock(block.kind, html, block.text))

    def write_table(self, element: Element) -> None:
        """A table of data stays one if it fits a column of text; rows of a wide one become paragraphs.

        A table that only lays things out is written as its cells.
        """
        for caption in element.elements():
            if caption.tag == "caption":
                self.blocks += self.inner(caption)
        rows = _rows(element)
        cells = [[self.inner(cell) for cell in row] for row in rows]
        plain = all(block.kind in {"p", "list"} for row in cells for cell in row for block in cell)
        columns = max(map(len, rows), default=0)
        if not plain or columns < 2 or len(rows) < 2 or element.get("role") == "presentation":
            self.blocks += [block for row in cells for cell in row for block in cell]
        elif columns > _TABLE_COLUMNS or _least_width(cells) > _TABLE_WIDTH:
            self._write_wide(rows, cells)
        else:
            self._write_narrow(rows, cells)

    def _write_narrow(self, rows: list[list[Element]], cells: list[list[list[TextBlock]]]) -> None:
        html, texts = [], []
        for row, inner in zip(rows, cells, strict=True):
            html.append("<tr>")
            for cell, blocks in zip(row, inner, strict=True):
                spans = "".join(
                    f' {name}="{escape(cell.get(name))}"' for name in ("colspan", "rowspan") if cell.get(name)
                )
                html.append(f"<{cell.tag}{spans}>{_flow(blocks)}</{cell.tag}>")
                texts += [block.text for block in blocks]
            html.append("</tr>")
        if any(texts):
            self.blocks.append(TextBlock("table", f"<table>{''.join(html)}</table>", " ".join(texts)))

    def _write_wide(self, rows: list[list[Element]], cells: list[list[list[TextBlock]]]) -> None:
        """Each value with the name of its column, but for a first one that is itself the name of its row."""
        names = [text_of(_flow(cell)) for cell in cells[0]]
        for row, inner in zip(rows[1:], cells[1:], strict=True):
            lines = []
            for at, cell in enumerate(inner):
                name = names[at] if at < len(names) and (at or row[0].tag != "th") else ""
                told = (f"{escape(name, quote=False)}: " if name else "") + _flow(cell)
                if cell:
                    lines.append(told if at else f"<b>{told}</b>")
            html = "<br>".join(lines)
            if html:
                self.blocks.append(TextBlock("p", f"<p>{html}</p>", text_of(html)))


def _place(element: Element) -> str:
    """The markup of a place that an element marks or is, "" for all others."""
    return f'<a name="{place_name(element.get(PLACED))}"></a>' if element.get(PLACED) else ""


def _apart(html: str) -> tuple[str, str]:
    """The places in the markup of a line, and the markup without them: within a link each would end it."""
    return "".join(_A_PLACE.findall(html)), _A_PLACE.sub("", html)


def _leads_on(href: str, picture: str, page: str) -> bool:
    """Whether the address around a picture leads elsewhere than to another size of it, or to this page."""
    return not (_PICTURE_FILE.search(href) or href == page or host_of(href) == host_of(picture) != host_of(page))


def _with_links(text: str, links: list[tuple[str, str]]) -> str:
    """Plain text as markup, with the links that stand in it, in their order."""
    html, rest = "", text
    for href, named in links:
        before, found, after = rest.partition(named) if named else (rest, "", "")
        if href and found:
            html += f'{escape(before, quote=False)}<a href="{escape(href)}">{escape(named, quote=False)}</a>'
            rest = after
    return html + escape(rest, quote=False)


def _rule(writer: BlockWriter, _element: Element) -> None:
    writer.blocks.append(TextBlock("hr", "<hr>"))


_WRITERS = {
    MARK: BlockWriter.write_picture,
    "blockquote": BlockWriter.write_quote,
    "pre": BlockWriter.write_pre,
    "ul": BlockWriter.write_list,
    "ol": BlockWriter.write_list,
    "dl": BlockWriter.write_terms,
    "table": BlockWriter.write_table,
    "hr": _rule,
} | dict.fromkeys(_EMBEDS, BlockWriter.write_embed)


def text_of(html: str) -> str:
    """The text of markup that this room wrote (well-formed, escaped)."""
    text = _TAG.sub("", html.replace("<br>", " ")) if "<" in html else html
    if "&" in text:
        for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#x27;", "'"), ("&amp;", "&")):
            text = text.replace(entity, letter)
    return " ".join(text.split())


def _collapsed(text: str) -> str:
    """Each run of blanks as one; most texts have no other, and to look is a fiftieth of replacing."""
    return _BLANKS.sub(" ", text) if any(blank in text for blank in _UNUSUAL_BLANKS) else text


def _tidy(html: str) -> str:
    if "<br>" in html:
        html = _CLOSING_BREAKS.sub("", _OPENING_BREAKS.sub("", html))
        html = _AROUND_BREAK.sub("<br>", html)
    return _SPACES.sub(" ", html.strip()) if "  " in html else html.strip()


def _is_bold(html: str) -> bool:
    return "<b>" in html and not text_of(re.sub(r"<b>.*?</b>", "", html)).strip(" .,:;")


def _numbered(item: list[TextBlock], number: int) -> list[TextBlock]:
    """The blocks of a step with its number before its first words."""
    at = next((at for at, block in enumerate(item) if block.kind in _TOLD), None)
    if at is None:
        return item
    html = _OPENING.sub(rf"\g<0>{number}. ", item[at].html, count=1)
    return [*item[:at], replace(item[at], html=html, text=f"{number}. {item[at].text}"), *item[at + 1 :]]


def _flow(blocks: Sequence[TextBlock]) -> str:
    """Blocks inside a list item or a cell: paragraphs as lines."""
    parts = [
        block.html.removeprefix("<p>").removesuffix("</p>") if block.kind == "p" else block.html
        for block in blocks
    ]
    html = ""
    for part, block in zip(parts, blocks, strict=True):
        html += ("<br>" if html and block.kind == "p" else "") + part
    return html


def _holds_blocks(element: Element) -> bool:
    return any(part.tag in BLOCKS or part.tag == MARK or part.tag in _EMBEDS for part in element.walk())


def _items(element: Element) -> list[Element]:
    """The items of a list; text and line elements between them, which no list should hold, make items too."""
    items: list[Element] = []
    loose = Element("li")
    for child in element.children:
        if isinstance(child, Element) and (child.tag in BLOCKS or child.tag in _WRITERS):
            items += [loose, child if child.tag in {"li", "dt", "dd"} else Element("li", {}, child)]
            loose = Element("li")
        else:
            loose.append(child)
    return [item for item in (*items, loose) if item.children]


def _raw_text(element: Element) -> str:
    pieces = []
    for child in element.children:
        if isinstance(child, str):
            pieces.append(child)
        elif child.tag not in _UNSHOWN:
            pieces.append("\n" if child.tag == "br" else _raw_text(child))
    return "".join(pieces)


def _rows(table: Element) -> list[list[Element]]:
    """The cells of a table's own rows, not of tables inside it."""
    rows = []
    for row in table.find("tr"):
        nearest = next((above for above in row.ancestors() if above.tag == "table"), None)
        cells = [cell for cell in row.elements() if cell.tag in {"td", "th"}]
        if nearest is table and cells:
            rows.append(cells)
    return rows


def _least_width(cells: list[list[list[TextBlock]]]) -> int:
    """Characters that the longest words of all columns need side by side."""
    widths: dict[int, int] = {}
    for row in cells:
        for at, cell in enumerate(row):
            longest = max((len(word) for block in cell for word in block.text.split()), default=0)
            widths[at] = max(widths.get(at, 0), longest + 2)
    return sum(widths.values())
