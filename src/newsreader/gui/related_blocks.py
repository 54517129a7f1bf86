"""The blocks of other stories below an article: same story, same topic, same author and so on. Knows only rows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from math import ceil

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from newsreader.gui.decoding import Decoder
from newsreader.gui.related_order import behind, blocks_of, in_view, standing
from newsreader.gui.related_words import block_note, block_title, story_of
from newsreader.gui.story_buttons import (
    CARD_RADIUS,
    HeadingLink,
    Story,
    StoryButton,
    StoryCard,
    StoryItem,
    StoryRow,
)
from newsreader.gui.text_size import grown
from newsreader.gui.theme import SEMIBOLD, Theme, drawn_font, shell_font, wear_font
from newsreader.model import ArticleRow, Block, Related

Take = Callable[[Sequence[ArticleRow]], None]

_CARDS = 3
_CARD_GAP = 12
_TWO_COLUMNS_FROM = 560  # pixels: below, cards stand in two columns, and below 380 in one
_HEADING = 24
_NOTE = 13
_ABOVE_HEADING = 22


class RelatedBlocks(QWidget):
    """All blocks in the order given. It lays itself out by `heightForWidth`; whoever holds it sets its width."""

    article_requested = Signal(int)
    focused = Signal(QWidget)  # the story that the keyboard came to
    changed = Signal()  # there are others, or more: another height
    pictures_wanted = Signal(tuple)  # addresses; answer with set_paths
    timeline_requested = Signal()
    address_requested = Signal(str)  # of a story's page, for the browser
    left = Signal()  # the story that the keyboard was in is about to go

    def __init__(self, theme: Theme, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._language = theme, language
        self._related: tuple[Related, ...] = ()
        self._unfolded: set[Block] = set()
        self._outlet = self._section = ""
        self._paths: dict[str, str] = {}
        self._icons: dict[int, str] = {}
        self._blocks: list[_BlockView] = []
        self._decoder = Decoder(self)
        self.hide()

    def show_related(self, related: Sequence[Related], outlet: str = "", section: str = "") -> None:
        """Show these in place of the ones before; hidden when there are none. `outlet` and `section` are the
        article's own."""
        self._unfolded.clear()
        self.exchange(related, outlet, section)

    def exchange(self, related: Sequence[Related], outlet: str, section: str) -> None:
        """Show these below the same article; a block stays unfolded."""
        self._related, self._outlet, self._section = tuple(related), outlet, section
        self._build()
        self._tell()

    def complete(self, related: Sequence[Related]) -> None:
        """Take what the whole archive gives. While a block is in sight, what is shown stays as it is."""
        read = in_sight(self)
        self._related = standing(self._related, related) if read else tuple(related)
        if read:
            there = {block.block: block for block in self._blocks}
            for kind in blocks_of(self._related):
                if kind in there:
                    there[kind].offer_more(behind(self._related, kind, self._unfolded))
                else:
                    self._add(kind)
            self._place()
            self.updateGeometry()
        else:
            self._build()
        self._tell()

    def _tell(self) -> None:
        """Say that there is something else to see, and which pictures it has."""
        self.changed.emit()
        shown = in_view(self._related, self._unfolded)
        wanted = tuple(dict.fromkeys(one.row.thumbnail for one in shown if one.row.thumbnail))
        if wanted:
            self.pictures_wanted.emit(wanted)

    def set_paths(self, paths: Mapping[str, str]) -> None:
        """Local files for pictures, by address."""
        self._paths.update(paths)
        for related, button in self._pairs():
            path = self._paths.get(related.row.thumbnail, "")
            if path:
                button.set_picture(path)
        self.updateGeometry()

    def follow(self, changed: Iterable[int], look: Callable[[list[int], Take], None]) -> None:
        """Show what is here as it is now, read meanwhile, say, where some of it is among the `changed` articles.
        `look` is asked for all of its rows: a look that follows may take the place of one under way."""

        def take(rows: Sequence[ArticleRow]) -> None:
            now = {row.id: row for row in rows}
            self._related = tuple(replace(one, row=now.get(one.row.id, one.row)) for one in self._related)
            for related, button in self._pairs():
                button.set_read(related.row.read)

        here = {one.row.id for one in self._related}
        if not here.isdisjoint(changed):
            look(sorted(here), take)

    def set_icons(self, icons: Mapping[int, str]) -> None:
        """Local files of icons, by feed."""
        if dict(icons) != self._icons:
            self._icons = dict(icons)
            self._build()

    def set_look(self, theme: Theme, language: str) -> None:
        """Take other colours and another language."""
        self._theme, self._language = theme, language
        self._build()

    def buttons(self) -> list[StoryButton]:
        """Every story, in the order of the keyboard."""
        return [button for block in self._blocks for button in block.buttons]

    def hasHeightForWidth(self) -> bool:
        """The height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What all blocks need at `width`."""
        if not self._blocks:
            return 0
        return 1 + sum(grown(_ABOVE_HEADING) + block.heightForWidth(width) for block in self._blocks)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the blocks below each other."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Place the blocks again when one asks for another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line between the article and the blocks."""
        del event
        QPainter(self).fillRect(0, 0, self.width(), 1, QColor(self._theme.line))

    def _place(self) -> None:
        y = 1
        for block in self._blocks:
            y += grown(_ABOVE_HEADING)
            height = block.heightForWidth(self.width())
            block.setGeometry(0, y, self.width(), height)
            y += height

    def _pairs(self) -> list[tuple[Related, StoryButton]]:
        by_article = {(one.block, one.row.id): one for one in self._related}
        return [
            (by_article[block.block, button.story.article], button)
            for block in self._blocks
            for button in block.buttons
        ]  # fmt: skip

    def _build(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self.left.emit()
        for block in self._blocks:
            block.hide()
            block.deleteLater()
        self._blocks = []
        self._decoder.forget()
        for kind in blocks_of(self._related):
            self._add(kind)
        self.setVisible(bool(self._blocks))
        self._place()
        self.updateGeometry()

    def _add(self, kind: Block) -> None:
        """Put a block below the others."""
        now = datetime.now(UTC)
        members = [one for one in self._related if one.block is kind]
        shown = in_view(members, self._unfolded)
        stories = [
            replace(
                story_of(one, now, self._language),
                picture=self._paths.get(one.row.thumbnail, ""),
                icon=self._icons.get(one.row.feed, ""),
            )
            for one in shown
        ]
        note = block_note(kind, members, self._outlet, self._section)
        pictured = any(one.row.thumbnail for one in members[:_CARDS])
        view = _BlockView(kind, block_title(kind), note, stories, self._theme, pictured=pictured, parent=self)
        view.offer_more(behind(self._related, kind, self._unfolded))
        view.more.clicked.connect(lambda: self._unfold(kind))
        for link in view.links():
            link.focused.connect(lambda which=link: self.focused.emit(which))
        view.timeline_requested.connect(self.timeline_requested)
        for button, one in zip(view.buttons, shown, strict=True):
            button.address = one.row.url
            button.outside.connect(self.address_requested)
            button.clicked.connect(
                lambda _on=False, number=button.story.article: self.article_requested.emit(number)
            )
            button.decoder = self._decoder
            button.focused.connect(lambda which=button: self.focused.emit(which))
        self._blocks.append(view)
        view.show()

    def _unfold(self, kind: Block) -> None:
        """Show all that a block has; the keyboard goes to the first of what is new."""
        before = sum(not one.more for one in self._related if one.block is kind)
        self._unfolded.add(kind)
        self._build()
        self._tell()
        next(block for block in self._blocks if block.block is kind).buttons[before].setFocus()


def in_sight(blocks: RelatedBlocks) -> bool:
    """Whether somebody may be reading in the blocks."""
    return any(button.hasFocus() for button in blocks.buttons()) or not blocks.visibleRegion().isEmpty()


class _BlockView(QWidget):
    """One block: its heading and its stories, as a table, as cards or as a list."""

    timeline_requested = Signal()

    def __init__(
        self,
        block: Block,
        title: str,
        note: str,
        stories: Sequence[Story],
        theme: Theme,
        *,
        pictured: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.block = block
        self._pictured = pictured
        self._theme = theme
        self._title, self._note = title, note
        self._label = QLabel(self)
        wear_font(self._label, 15, SEMIBOLD)
        self._label.setTextFormat(Qt.TextFormat.RichText)
        self.setAccessibleName(f"{title} {note}".strip())
        self.timeline = self._timeline() if block is Block.SAME_STORY else None
        self.more = HeadingLink(self)
        self.buttons: list[StoryButton] = self._make(stories)

    def links(self) -> list[HeadingLink]:
        """What the heading leads to."""
        return [self.more] if self.timeline is None else [self.timeline, self.more]

    def offer_more(self, count: int) -> None:
        """Say beside the heading how many more there are; nothing moves for it."""
        self.more.setText(QCoreApplication.translate("RelatedBlocks", "%Ln more", "in this block", count))
        self.more.setAccessibleName(f"{self.accessibleName()}: {self.more.text()}")
        self.more.setVisible(count > 0)
        self._arrange(self.width(), place=True)

    def _timeline(self) -> HeadingLink:
        """A way from the heading to the timeline."""
        link = HeadingLink(self)
        link.setText(QCoreApplication.translate("RelatedBlocks", "Timeline"))
        link.setToolTip(QCoreApplication.translate("RelatedBlocks", "How this story came, by day and outlet"))
        link.clicked.connect(self.timeline_requested)
        return link

    def _make(self, stories: Sequence[Story]) -> list[StoryButton]:
        if self.block is Block.SAME_STORY:
            font = drawn_font(13, SEMIBOLD)
            widest = max(_advance(font, story.outlet) for story in stories)
            last = len(stories) - 1
            return [
                StoryRow(
                    story,
                    self._theme,
                    first=place == 0,
                    last=place == last,
                    outlet_width=min(widest, 150),
                    parent=self,
                )
                for place, story in enumerate(stories)
            ]
        if self.block is Block.SAME_TOPIC:
            cards = [
                StoryCard(story, self._theme, pictured=self._pictured, parent=self) for story in stories[:_CARDS]
            ]
            return [*cards, *(StoryItem(story, self._theme, self) for story in stories[_CARDS:])]
        return [StoryItem(story, self._theme, self) for story in stories]

    def heightForWidth(self, width: int) -> int:
        return self._arrange(width, place=False)

    def hasHeightForWidth(self) -> bool:
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self.width(), place=True)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange(self.width(), place=True)
            self.updateGeometry()
        return super().event(event)

    def sizeHint(self) -> QSize:
        return QSize(self.width(), self.heightForWidth(self.width()))

    def _arrange(self, width: int, *, place: bool) -> int:
        """Place heading and stories at `width`, or only measure; returns the height."""
        if place:
            room = 0 if self.more.isHidden() else self.more.sizeHint().width()
            self.more.setGeometry(width - room, 0, room, grown(_HEADING))
            self._place_heading(width - room)
        y = grown(_HEADING) + (0 if self._is_list() else grown(6))
        cards = [button for button in self.buttons if isinstance(button, StoryCard)]
        if cards:
            y = self._arrange_cards(cards, width, y, place=place) + (
                grown(4) if len(cards) < len(self.buttons) else 0
            )
        for button in self.buttons:
            if isinstance(button, StoryCard):
                continue
            inset = 1 if isinstance(button, StoryRow) else 0
            height = button.heightForWidth(width - 2 * inset)
            if place:
                button.setGeometry(inset, y + inset, width - 2 * inset, height)
            y += height
        return y + (2 if self.block is Block.SAME_STORY else 0)

    def _place_heading(self, room: int) -> None:
        """The heading, and the way to the timeline behind its words, in so many pixels."""
        link = 0 if self.timeline is None else self.timeline.sizeHint().width()
        words = self._write_heading(room - link)
        self._label.setGeometry(0, 0, words if link else room, grown(_HEADING))
        if self.timeline is not None:
            self.timeline.setGeometry(words, 0, link, grown(_HEADING))

    def _write_heading(self, room: int) -> int:
        """Write title and note, the note as far as it has room; the pixels that they take."""
        font = shell_font(_NOTE)
        left = room - _advance(self._label.font(), f"{self._title}\u00a0\u00a0")
        note = QFontMetricsF(font).elidedText(self._note, Qt.TextElideMode.ElideRight, max(left, 0))
        if note != self._note and self.block is Block.SAME_STORY:
            note = ""  # a name may be cut, a number of outlets may not
        said = f"font-size:{font.pixelSize()}px;font-weight:400;color:{self._theme.quiet}"
        text = f'{escape(self._title)}&nbsp;&nbsp;<span style="{said}">{escape(note)}</span>'
        if text != self._label.text():
            self._label.setText(text)
        return min(self._label.sizeHint().width(), room)

    def _arrange_cards(self, cards: list[StoryCard], width: int, y: int, *, place: bool) -> int:
        columns = 3 if width >= grown(_TWO_COLUMNS_FROM) else 2 if width >= grown(380) else 1
        card_width = (width - (columns - 1) * _CARD_GAP) // columns
        for start in range(0, len(cards), columns):
            row = cards[start : start + columns]
            height = max(card.heightForWidth(card_width) for card in row)
            for place_in_row, card in enumerate(row):
                if place:
                    card.setGeometry(QRect(place_in_row * (card_width + _CARD_GAP), y, card_width, height))
            y += height + _CARD_GAP
        return y - _CARD_GAP

    def _is_list(self) -> bool:
        return self.block not in (Block.SAME_STORY, Block.SAME_TOPIC)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        if self.block is Block.SAME_STORY and self.buttons:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(self._theme.line), 1))
            top, bottom = self.buttons[0].geometry().top(), self.buttons[-1].geometry().bottom()
            frame = QRectF(0.5, top - 0.5, self.width() - 1, bottom - top + 2)
            painter.drawRoundedRect(frame, CARD_RADIUS, CARD_RADIUS)
            return
        for before, after in zip(self.buttons, self.buttons[1:], strict=False):
            if isinstance(before, StoryItem) and isinstance(after, StoryItem):
                painter.fillRect(0, after.geometry().top(), self.width(), 1, QColor(self._theme.line))


def _advance(font: QFont, text: str) -> int:
    # Whole pixels rounded down would be a hair too few, and the name would be elided.
    return ceil(QFontMetricsF(font).horizontalAdvance(text)) + 1
