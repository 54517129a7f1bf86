"""An article as the HTML that the reading pane lays out, made from a Readable, a style and a theme. No widgets.

Qt's rich text knows a small part of CSS; what it gets wrong is put right here and in `settle`.
"""

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from string import Template
from typing import Final
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument, QTextListFormat

from newsreader.assets import asset
from newsreader.gui.attached import BESIDE_ANCHOR, attached_lines, short_address
from newsreader.gui.names import short_name, whole_name
from newsreader.gui.section_words import reason_text, surety
from newsreader.gui.theme import BOLD, SHELL_FAMILY, Theme, reading_font_family
from newsreader.gui.times import long_date
from newsreader.model import Readable, SectionMark, SectionSource
from newsreader.settings import COLUMN_WIDTH, READING_FONT, TEXT_SIZE, Settings

RULE_SCHEME: Final = "rule:"  # href of a rule that hides the article: its number
TWIN_SCHEME: Final = "twin:"  # href of the same article in another feed: its number
WHY_SCHEME: Final = "why:"  # href of the sign that tells where the section came from
PATH_SCHEME: Final = "path:"  # href of a part of the section path: its index in Readable.path
PICTURE_SCHEME: Final = "picture:"
LONGEST_AUTHORS: Final = 240  # characters of all their names
LONG_HEADLINE: Final = 120  # characters: in its full size it would fill a small window
_HEADLINE_ANCHOR: Final = "headline"
_BESIDE: Final = f'<a name="{BESIDE_ANCHOR}"></a>'
_HEADING_ANCHOR: Final = "heading-"
_POINTS: Final = (
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
)


@dataclass(frozen=True, slots=True)
class ReadingStyle:
    """How the reader likes to read; sizes in pixels at 96 dpi."""

    text_size: int = TEXT_SIZE.default
    column_width: int = COLUMN_WIDTH.default
    serif: bool = True

    @classmethod
    def of(cls, settings: Settings) -> "ReadingStyle":
        """The style that `settings` ask for."""
        return cls(settings.get(TEXT_SIZE), settings.get(COLUMN_WIDTH), settings.get(READING_FONT) == "serif")


def build_html(readable: Readable, language: str) -> str:
    """The page of an article. Everything but `readable.body` is escaped here; the body is sanitized already."""
    row = readable.article.row
    return _template("article.html").substitute(
        path=_path(readable),
        hidden=_hidden(readable),
        rank="headline long" if len(row.title) > LONG_HEADLINE else "headline",
        headline=html.escape(row.title or QCoreApplication.translate("ReadingDocument", "Without a headline")),
        byline=_byline(readable, language),
        twins=_twins(readable),
        lead=f'<p class="lead">{html.escape(readable.lead)}</p>' if readable.lead else "",
        body=_body(readable),
        attached=attached_lines(readable.article),
        source=_source(readable),
    )


def sample_html() -> str:
    """A page in every face that pages are set in, which nobody sees: see `reading_pane.get_ready`."""
    words = "Đường về nhà"
    return _template("article.html").substitute(
        path=words, hidden="", rank="headline", headline=words, byline=words, twins="",
        lead=f'<p class="lead">{words}</p>',
        body=f"<p>{words} <b>{words}</b> <i>{words}</i></p>", attached="", source=words,
    )  # fmt: skip


def build_style(style: ReadingStyle, theme: Theme) -> str:
    """The stylesheet for `build_html`: the sizes of the drawings (headline 32/40, text 19/30), to scale."""
    scale = style.text_size / TEXT_SIZE.default

    def pixels(size: float) -> str:
        return f"{max(1, round(size * scale))}px"

    return _template("article.css").substitute(
        ink=theme.ink, quiet=theme.quiet, line=theme.line, link=theme.link, section_path=theme.section_path,
        card=theme.card, faint=theme.faint,
        family=reading_font_family(style.serif), shell=SHELL_FAMILY, bold=BOLD,
        text=pixels(19), text_line=pixels(30), headline=pixels(32), headline_line=pixels(40),
        long=pixels(25), long_line=pixels(32),
        second=pixels(23), second_line=pixels(31), third=pixels(20), third_line=pixels(29),
        small=pixels(13), small_line=pixels(19), code=pixels(16), code_line=pixels(24), paragraph=pixels(14),
    )  # fmt: skip


def settle(document: QTextDocument, *, plainly: bool = False) -> None:
    """Put right what Qt's HTML reader leaves: headings get their level (for screen readers and the outline),
    long lines of code wrap instead of widening the page, and the heavy points of lists go (see `has_point`). Each
    step may lose the interpreter to another thread: of a text without any of them only the top is gone through."""
    block = document.begin()
    headline = False
    while block.isValid() and not (headline and plainly):
        format_ = block.blockFormat()
        level = _heading_level(block)
        headline = headline or level == 1
        if level or format_.nonBreakableLines():
            change = QTextBlockFormat()
            change.setNonBreakableLines(False)
            if level:
                change.setHeadingLevel(level)
            QTextCursor(block).mergeBlockFormat(change)
        points = block.textList()
        if points is not None and points.format().style() in _POINTS:
            format_of_list = points.format()
            format_of_list.setStyle(QTextListFormat.Style.ListStyleUndefined)
            points.setFormat(format_of_list)
        block = block.next()


def has_point(block: QTextBlock) -> bool:
    """Whether a block is an item of a list whose points the page paints by itself."""
    points = block.textList()
    return points is not None and points.format().style() == QTextListFormat.Style.ListStyleUndefined


def is_plain(page: str) -> bool:
    """Whether a page made by `build_html` has nothing to settle below its headline."""
    return not any(sign in page for sign in (f'name="{_HEADING_ANCHOR}', "<li", "<pre"))


def headings(document: QTextDocument) -> list[tuple[int, str, int]]:
    """The outline of a settled document: level, text and position of each heading."""
    found: list[tuple[int, str, int]] = []
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        if level and block.text().strip():
            found.append((level, block.text().strip(), block.position()))
        block = block.next()
    return found


def headline_place(document: QTextDocument) -> range:
    """The positions of a settled document's headline."""
    block = _headline(document)
    return range(max(0, block.position()), max(0, block.position() + block.length()))


def _headline(document: QTextDocument) -> QTextBlock:
    block = document.begin()
    while block.isValid() and block.blockFormat().headingLevel() != 1:
        block = block.next()
    return block


def beside_text(document: QTextDocument) -> tuple[range, ...]:
    """The positions of a settled document that are no text of the article's, in order: what stands before its
    headline, the lines below that, and the last ones. They name sections, outlets, people and addresses."""
    block = _headline(document)
    found = [range(max(0, block.position()))]
    block = block.next()
    while _is_beside(block):
        found.append(range(block.position(), block.position() + block.length()))
        block = block.next()
    last = document.lastBlock().previous()  # the very last keeps room for what is below: see `PageColumn.end_text`
    end = last
    while _is_beside(last) and last.position() >= found[-1].stop:
        last = last.previous()
    return (*found, range(max(0, last.position() + last.length()), max(0, end.position() + end.length())))


def count_links(page: str) -> int:
    """How many links a page made by `build_html` has."""
    return page.count("<a href=")


def _path(readable: Readable) -> str:
    mark = leading_mark(readable)
    inferred = mark is not None and mark.source is SectionSource.INFERRED
    why = html.escape(reason_text(mark), quote=True) if mark is not None else ""
    links_ = []
    for index, (title, section, _feed) in enumerate(readable.path):
        shown = html.escape(short_name(title))
        shown = f"<i>{shown}</i>" if inferred and section is not None else shown
        told = f' title="{why}"' if section is not None else _whole(title)
        links_.append(f'<a href="{PATH_SCHEME}{index}"{told}>{shown}</a>')
    asking = html.escape(QCoreApplication.translate("ReadingDocument", "why?"))
    percent = f"≈ {surety(mark.confidence)} % · " if inferred and mark and mark.confidence is not None else ""
    sign = f'<span class="why">{percent}<a href="{WHY_SCHEME}" title="{why}">{asking}</a></span>'
    return ' <span class="separator">›</span> '.join(links_) + f"&nbsp;&nbsp;{sign}"


def _whole(name: str) -> str:
    """The attribute that tells all of a name that is shown cut, "" where all of it is shown."""
    return f' title="{html.escape(whole_name(name), quote=True)}"' if short_name(name) != name else ""


def leading_mark(readable: Readable) -> SectionMark | None:
    """The mark that the section path follows, None where there is no section."""
    shown = {section for _title, section, _feed in readable.path}
    return next((mark for mark in readable.article.marks if mark.section and mark.section in shown), None)


def _hidden(readable: Readable) -> str:
    """Which rules hide the article, each a way to change it, or that its story is muted."""
    if not readable.muted_by and readable.story_muted:
        said = QCoreApplication.translate("ReadingDocument", "Hidden: this story is muted. X shows it again.")
        return f'<p class="hidden">{html.escape(said)}</p>'
    if not readable.muted_by:
        return ""
    said = QCoreApplication.translate("ReadingDocument", "Hidden by rule:")
    rules = ", ".join(
        f'<a href="{RULE_SCHEME}{number}"{_whole(title)}>{html.escape(short_name(title))}</a>'
        for number, title in readable.muted_by
    )
    return f'<p class="hidden">{html.escape(said)} {rules}</p>'


def _twins(readable: Readable) -> str:
    """Which other feeds have the article, each a way to open what that one sent."""
    twins = readable.article.row.twins
    if not twins:
        return ""
    said = QCoreApplication.translate("ReadingDocument", "Also in:")
    first = {twin.outlet: twin for twin in reversed(twins)}  # of each outlet, whatever it sent again
    links_ = ", ".join(
        f'<a href="{TWIN_SCHEME}{first[outlet].article}"{_whole(outlet)}>{html.escape(short_name(outlet))}</a>'
        for outlet in dict.fromkeys(twin.outlet for twin in twins)
    )
    return f'<p class="twins">{_BESIDE}{html.escape(said)} {links_}</p>'


def _byline(readable: Readable, language: str) -> str:
    article = readable.article
    authors = ", ".join(article.authors) or article.row.author
    outlet = article.row.outlet if article.row.outlet != authors else ""
    parts = [short_name(authors, LONGEST_AUTHORS), short_name(outlet)]
    if article.row.dated:
        parts.append(long_date(article.row.published, language))
    if readable.minutes:
        reading = QCoreApplication.translate("ReadingDocument", "%Ln min read", "reading time", readable.minutes)
        parts.append(reading.replace(" ", "\u00a0"))  # a number and its unit stay on one line
    line = "\u00a0· ".join(part for part in parts if part)  # no line begins with a point
    return _BESIDE + html.escape(line) if line else ""


def _body(readable: Readable) -> str:
    body = readable.body.strip()
    if not body and not readable.lead:
        excerpt = readable.article.row.excerpt
        nothing = QCoreApplication.translate("ReadingDocument", "The feed gives no text for this article.")
        return f"<p>{html.escape(excerpt)}</p>" if excerpt else f'<p class="quiet">{html.escape(nothing)}</p>'
    number = count()
    # Qt gives h1 to h6 sizes of its own that no style can take back, so headings are paragraphs with a class.
    body = re.sub(
        r"<h([1-6])(?:\s[^>]*)?>",
        lambda found: f'<p class="h{found[1]}"><a name="{_HEADING_ANCHOR}{found[1]}-{next(number)}"></a>',
        body,
    )
    return re.sub(r"</h[1-6]\s*>", "</p>", body)


def _source(readable: Readable) -> str:
    address = readable.source_url or readable.article.row.url
    if urlsplit(address).scheme not in ("http", "https"):
        return ""
    shown = short_address(address)
    if readable.source_title and readable.source_title != readable.article.row.outlet:
        shown = f"{short_name(readable.source_title)} · {shown}"
    label = html.escape(QCoreApplication.translate("ReadingDocument", "Source:"))
    link = html.escape(address, quote=True)
    return f'<p class="source">{_BESIDE}{label} <a href="{link}">{html.escape(shown)}</a></p>'


def _anchors(block: QTextBlock) -> list[str]:
    """The names that a block begins with."""
    pieces = block.begin()
    return [] if pieces.atEnd() else pieces.fragment().charFormat().anchorNames()


def _is_beside(block: QTextBlock) -> bool:
    return block.isValid() and BESIDE_ANCHOR in _anchors(block)


def _heading_level(block: QTextBlock) -> int:
    for name in _anchors(block):
        if name == _HEADLINE_ANCHOR:
            return 1
        if name.startswith(_HEADING_ANCHOR):
            return max(2, int(name.removeprefix(_HEADING_ANCHOR)[0]))
    return 0


@lru_cache(maxsize=4)
def _template(name: str) -> Template:
    return Template(asset("article", name).read_text(encoding="utf-8").rstrip())  # a last blank would be set
