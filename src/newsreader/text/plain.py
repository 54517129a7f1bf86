"""Plain text out of markup, and what lists show of it: lengths, excerpts, a first picture."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsreader.text.boilerplate import without_closing, without_shortcodes
from newsreader.text.dateline import strip_dateline
from newsreader.text.fold import fold_loosely, fold_usual, nfc, usual_bytes
from newsreader.text.images import best_source, is_sign, is_tracker
from newsreader.text.simple_markup import attributes_of, read_simply
from newsreader.text.tree import bounded

__all__ = [
    "PlainText",
    "begins_so",
    "count_words",
    "excerpt",
    "headline",
    "plain",
    "read_text",
    "strip_dateline",
]

HEADLINE_WORDS, HEADLINE_LETTERS = 12, 120
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


class PlainText(NamedTuple):
    """What markup says: `plain`, the same by `fold_loosely`, how many words it has, and the absolute address of
    its first picture that is neither tracking pixel nor sign, "" without one."""

    text: str
    folded: str
    words: int
    picture: str


def plain(html: str) -> str:
    """The text of markup as a person reads it: NFC, blanks collapsed, blocks on lines of their own.

    Scripts and styles have none. Text without markup comes back collapsed.
    """
    return _collapse(_taken_out(html))


def read_text(html: str, base: str) -> PlainText:
    """All of it out of one reading of the markup."""
    written, picture = _text_and_picture(html, base)
    usual = _usual(written)
    if usual is None:
        text = _collapse(written)
        return PlainText(text, fold_loosely(text), text.count(" ") + text.count("\n") + bool(text), picture)
    text = _strip_usual(written, usual)
    # Taking the blanks out is the quickest way to count them. What the text has lost are blanks only.
    blanks = len(usual) - len(usual.translate(None, b" \n")) - (len(written) - len(text))
    return PlainText(text, fold_usual(usual), blanks + bool(text), picture)


def _taken_out(html: str) -> str:
    """The text of markup, its blanks as they are written."""
    if "<" not in html and "&" not in html:
        return html
    simple = read_simply(html)
    return simple[0] if simple is not None else _text_by_tree(html)


def _text_by_tree(html: str) -> str:
    root = _read(html).body
    return "" if root is None else _text_of(root, html)


def _text_and_picture(html: str, base: str) -> tuple[str, str]:
    if "<img" not in html and "<IMG" not in html:
        return _taken_out(html), ""
    simple = read_simply(html)
    if simple is not None:
        text, tags = simple
        pictures = [attributes for tag in tags if (attributes := attributes_of(tag)) is not None]
        if len(pictures) == len(tags):
            return text, _first_of(pictures, base)
    return _text_and_picture_by_tree(html, base)


def _text_and_picture_by_tree(html: str, base: str) -> tuple[str, str]:
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
    return root.text(deep=True)


def _collapse(text: str) -> str:
    usual = _usual(text)  # a third of the time that the tests below take
    if usual is not None:
        return _strip_usual(text, usual)
    if "  " not in text and _is_printed(text):
        return nfc(_without_empty_lines(text))
    collapsed = _join_blanks(text)
    if not _is_printed(collapsed) and (seen := _UNSEEN.sub("", text)) != text:
        collapsed = _join_blanks(seen)
    return nfc(collapsed)


def _usual(text: str) -> bytes | None:
    """The `usual_bytes` of a text that has nothing unseen and no two blanks together, but for line ends."""
    usual = usual_bytes(text)
    return None if usual is None or b"  " in usual or b"\0" in usual else usual


def _strip_usual(text: str, usual: bytes) -> str:
    return _without_empty_lines(text) if b"\n" in usual else text.strip(" ")


def _without_empty_lines(text: str) -> str:
    return "\n".join([line for line in map(str.strip, text.split("\n")) if line])


def _is_printed(text: str) -> bool:
    """Whether all is to be seen, and every blank is " " or a line end, as others are not printable."""
    return text.replace("\n", "").isprintable()


def _join_blanks(text: str) -> str:
    return "\n".join([" ".join(words) for line in text.split("\n") if (words := line.split())])


def excerpt(text: str, outlet: str = "", length: int = 280) -> str:
    """The beginning of a plain text on one line, without its dateline and what programs add to its end, cut at a
    word to `length` characters."""
    _, rest = strip_dateline(without_closing(without_shortcodes(text)), outlet)
    line = _line(rest[: length + 20])
    if len(line) <= length and len(rest) > length + 20:
        line = _line(rest[: length * 2])
    if len(line) <= length:
        return line
    cut = line.rfind(" ", length // 2, length)
    return line[: cut if cut > 0 else length - 1].rstrip(' ,;:.…-–—(“"') + "…"


def headline(text: str, outlet: str = "") -> tuple[str, str]:
    """What stands for the headline of a plain text that came without one, its first words behind the dateline, and
    the text that follows them."""
    text = strip_dateline(text, outlet)[1].lstrip()
    words = text.split(None, HEADLINE_WORDS)
    title = " ".join(words[:HEADLINE_WORDS])
    if len(title) > HEADLINE_LETTERS:  # without blanks, or one endless word
        return title[: HEADLINE_LETTERS - 1] + "…", text[HEADLINE_LETTERS - 1 :]
    if len(words) <= HEADLINE_WORDS:
        return title, ""
    return title.rstrip(" ,;:.…-–—") + "…", words[HEADLINE_WORDS]


def begins_so(text: str, opening: str) -> bool:
    """Whether a text begins with the first words of another, as many as a headline has."""
    words = opening.split(None, HEADLINE_WORDS)[:HEADLINE_WORDS]
    return text.split(None, HEADLINE_WORDS)[: len(words)] == words


def _line(text: str) -> str:
    return " ".join(text.split()).lstrip("-–— ")


def count_words(text: str) -> int:
    """Words, or syllables in Vietnamese."""
    return len(_WORD.findall(text))


def _picture_in(root: LexborNode, base: str) -> str:
    images = root.css("img")
    return _first_of(({name: value or "" for name, value in image.attributes.items()} for image in images), base)


def _first_of(pictures: Iterable[Mapping[str, str]], base: str) -> str:
    for attributes in pictures:
        found = best_source(attributes, base)
        if found and not is_tracker(found, attributes) and not is_sign(found, attributes):
            return found
    return ""
