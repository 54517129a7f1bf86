"""A feed as it would be read: its name, where it comes from, its newest headlines with dates and first words."""

from html import escape
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from newsreader.gui import translation
from newsreader.gui.attached import short_address
from newsreader.gui.models.found import age_text, feed_name, pace_text
from newsreader.gui.overlay_bar import OverlayBar
from newsreader.gui.text_size import grown_sheet
from newsreader.gui.theme import SERIF_FAMILY, SHELL_FAMILY, Theme, worn
from newsreader.outline import FoundFeed, Headline

MARGIN = 20
LONGEST = 400  # characters of a description

translate = QCoreApplication.translate


class FeedPreview(QTextBrowser):
    """What a feed sends is plain text here and escaped; nothing is loaded, and only the site's link leads out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.anchorClicked.connect(_open)
        self.document().setDocumentMargin(MARGIN)
        self.setAccessibleName(translate("AddFeedDialog", "Preview"))
        self.setTabChangesFocus(True)
        self._feed: FoundFeed | None = None
        self._bar = OverlayBar(self)

    def show_feed(self, feed: FoundFeed | None) -> None:
        """Show a feed from its top; the one shown stays where it is scrolled to when it is shown again."""
        if feed == self._feed:
            return
        self._feed = feed
        self._render()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._feed is not None:
            self._render()

    def _render(self) -> None:
        self.document().setDefaultStyleSheet(_sheet(worn()))
        self.setHtml(_page(self._feed) if self._feed is not None else "")


def _open(url: QUrl) -> None:
    if url.scheme() in ("http", "https"):
        QDesktopServices.openUrl(url)


def _sheet(theme: Theme) -> str:
    return grown_sheet(
        f"body {{ font-family: '{SHELL_FAMILY}'; font-size: 13px; color: {theme.ink}; }}"
        f" .name {{ font-family: '{SERIF_FAMILY}'; font-size: 23px; font-weight: 600; }}"
        f" .quiet {{ color: {theme.quiet}; }} .small {{ color: {theme.quiet}; font-size: 12px; }}"
        f" .warning {{ color: {theme.warning}; }} .title {{ font-weight: 600; }}"
        f" a {{ color: {theme.link}; text-decoration: none; }} .line {{ background-color: {theme.line}; }}"
    )


def _page(feed: FoundFeed) -> str:
    lines = [_paragraph(0, "name", escape(feed_name(feed))), _paragraph(5, "small", _where(feed))]
    if feed.description and feed.description != feed.title:
        lines.append(_paragraph(10, "", escape(feed.description[:LONGEST])))
    facts = _facts(feed)
    if facts:
        lines.append(_paragraph(10, "small", escape(facts)))
    body = "".join(map(_headline, feed.newest)) or _nothing(feed)
    return "<body>" + "".join(lines) + body + "</body>"


def _paragraph(above: int, kind: str, markup: str) -> str:
    """A paragraph `above` pixels below the one before: Qt takes margins of paragraphs from the element only."""
    return f'<p style="margin: {above}px 0 0 0; line-height: 118%"><span class="{kind}">{markup}</span></p>'


def _where(feed: FoundFeed) -> str:
    """The site, to be opened, and the address of the feed where that is another."""
    address, site = escape(short_address(feed.url)), short_address(feed.site_url)
    if urlsplit(feed.site_url).scheme not in ("http", "https"):
        return address
    return f'<a href="{escape(feed.site_url, quote=True)}">{escape(site)}</a> &nbsp;·&nbsp; {address}'


def _facts(feed: FoundFeed) -> str:
    newest = max((one.published for one in feed.newest if one.published is not None), default=None)
    parts = [translate("AddFeedDialog", "%Ln article(s)", "", feed.entries)] if feed.entries else []
    parts.append(pace_text(feed.pace))
    age = age_text(newest)
    if age:
        parts.append(translate("AddFeedDialog", "the newest {age}").format(age=age))
    return " · ".join(filter(None, parts))


def _headline(one: Headline) -> str:
    date = age_text(one.published)
    lines = [_paragraph(16, "title", escape(one.title))]
    if one.excerpt:
        lines.append(_paragraph(2, "quiet", escape(one.excerpt)))
    if date:
        lines.append(_paragraph(2, "small", escape(date)))
    return "".join(lines)


def _nothing(feed: FoundFeed) -> str:
    if feed.pending:
        return _paragraph(14, "quiet", escape(translate("AddFeedDialog", "This feed is being asked…")))
    if feed.error_code:
        return _paragraph(14, "warning", escape(translation.sentence(feed.error_code, feed.error_data)))
    text = translate(
        "AddFeedDialog", "This feed has no article now. What it publishes from now on comes when you follow it."
    )
    return _paragraph(14, "quiet", escape(text))
