"""Plain text out of markup, and what lists show of it: lengths, excerpts, a first picture."""

import re
from collections.abc import Iterable, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsreader.text.dateline import strip_dateline
from newsreader.text.fold import nfc, usual_bytes
from newsreader.text.images import best_source, is_tracker
from newsreader.text.simple_markup import attributes_of, read_simply
from newsreader.text.tree import bounded

__all__ = ["count_words", "excerpt", "first_picture", "plain", "plain_and_picture", "strip_dateline"]

_BLOCK = re.compile(
    r"<(?=/?(?:address|article|aside|blockquote|br|caption|center|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header"
    r"|hr|li|main|nav|ol|p|pre|section|summary|table|t[dhr]|ul)[\s>/])",
    re.IGNORECASE,
)
_SILENT = [
    "script",
    "style",
    "template",
    "noscript",
    "iframe",
    "object",
    "svg",
    "math",
    "title",
    "textarea",
    "select",
]
_SILENT_TAG = re.compile(rf"<(?:{'|'.join(_SILENT)})", re.IGNORECASE)
# C0 and C1 controls, and the invisible characters that carry no meaning (joiners inside words do in some scripts).
_UNSEEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff]")
_WORD = re.compile(r"\w+")


def plain(html: str) -> str:
    """The text of markup as a person reads it: NFC, blanks collapsed, blocks on lines of their own.

    Scripts and styles have none. Text without markup comes back collapsed.
    """
    if "<" not in html and "&" not in html:
        return _collapse(html)
    simple = read_simply(html)
    return _collapse(simple[0]) if simple is not None else _plain_by_tree(html)


def _plain_by_tree(html: str) -> str:
    root = _read(html).body
    return "" if root is None else _text_of(root, html)


def plain_and_picture(html: str, base: str) -> tuple[str, str]:
    """`plain` and `first_picture` out of one reading of the markup."""
    if "<img" not in html and "<IMG" not in html:
        return plain(html), ""
    simple = read_simply(html)
    if simple is not None:
        text, tags = simple
        pictures = [attributes for tag in tags if (attributes := attributes_of(tag)) is not None]
        if len(pictures) == len(tags):
            return _collapse(text), _first_of(pictures, base)
    return _plain_and_picture_by_tree(html, base)


def _plain_and_picture_by_tree(html: str, base: str) -> tuple[str, str]:
    root = _read(html).body
    if root is None:
        return "", ""
    picture = _picture_in(root, base)
    return _text_of(root, html), picture


def _read(html: str) -> LexborHTMLParser:
    """Line ends in the source are blanks; each that is put in here marks the border of a block."""
    return LexborHTMLParser(bounded(_BLOCK.sub("\n<", html.replace("\n", " ").replace("\r", " "))))


def _text_of(root: LexborNode, html: str) -> str:
    """The text below `root`, which was read from `html`."""
    if _SILENT_TAG.search(html):
        root.strip_tags(_SILENT)
    return _collapse(root.text(deep=True))


def _collapse(text: str) -> str:
    usual = usual_bytes(text)  # a third of the time that the tests below take
    if usual is not None and b"  " not in usual and b"\0" not in usual:
        return _without_empty_lines(text) if b"\n" in usual else text.strip(" ")
    if "  " not in text and _is_printed(text):
        return nfc(_without_empty_lines(text))
    collapsed = _join_blanks(text)
    if not _is_printed(collapsed) and (seen := _UNSEEN.sub("", text)) != text:
        collapsed = _join_blanks(seen)
    return nfc(collapsed)


def _without_empty_lines(text: str) -> str:
    return "\n".join([line for line in map(str.strip, text.split("\n")) if line])


def _is_printed(text: str) -> bool:
    """Whether all is to be seen, and every blank is " " or a line end, as others are not printable."""
    return text.replace("\n", "").isprintable()


def _join_blanks(text: str) -> str:
    return "\n".join([" ".join(words) for line in text.split("\n") if (words := line.split())])


def excerpt(text: str, outlet: str = "", length: int = 280) -> str:
    """The beginning of a plain text on one line, without its dateline, cut at a word to `length` characters."""
    _, rest = strip_dateline(text, outlet)
    line = _line(rest[: length + 20])
    if len(line) <= length and len(rest) > length + 20:
        line = _line(rest[: length * 2])
    if len(line) <= length:
        return line
    cut = line.rfind(" ", length // 2, length)
    return line[: cut if cut > 0 else length - 1].rstrip(' ,;:-–—(“"') + "…"


def _line(text: str) -> str:
    return " ".join(text.split()).lstrip("-–— ")


def count_words(text: str) -> int:
    """Words, or syllables in Vietnamese."""
    return len(_WORD.findall(text))


def first_picture(html: str, base: str) -> str:
    """The absolute address of the first picture that is no tracking pixel, "" without one."""
    if "<img" not in html and "<IMG" not in html:
        return ""
    root = LexborHTMLParser(bounded(html)).root
    return "" if root is None else _picture_in(root, base)


def _picture_in(root: LexborNode, base: str) -> str:
    images = root.css("img")
    return _first_of(({name: value or "" for name, value in image.attributes.items()} for image in images), base)


def _first_of(pictures: Iterable[Mapping[str, str]], base: str) -> str:
    for attributes in pictures:
        found = best_source(attributes, base)
        if found and not is_tracker(found, attributes):
            return found
    return ""
