"""Strokes that rows of every kind share: the dot, words that were searched, outlet and age, pills, small signs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView

from newsreader.gui import icons
from newsreader.gui.models.articles import Head, age_text, outlets_text, sources, story_number, story_text
from newsreader.gui.models.told import Told
from newsreader.gui.painting import draw_tile, sharpness
from newsreader.gui.theme import Theme, drawn_font
from newsreader.model import ArticleRow, Offline

PILL_PAD = 8
CHEVRON = 12
SIGN = 19  # pixels of a small sign, with the gap behind it
LEAST_NAME = 44  # of it that stay beside signs, where it has so many: its first word, beside its icon
MOST_NAME = 160  # pixels of an outlet's name that go before a pill's words: it has its number only then


@dataclass(frozen=True, slots=True)
class Look:
    """How a row is to be drawn: whether it is chosen, what it heads, whether it stands below another, and what it
    tells then that those before it did not."""

    chosen: bool = False
    head: Head | None = None
    below: bool = False
    told: Told | None = None

    @property
    def text(self) -> str | None:
        """What stands for the excerpt of an article below another, None for its own."""
        return self.told.text if self.below and self.told is not None else None


class Spans(Protocol):
    """Where a line, of a title or not, holds words: (start, end)."""

    def __call__(self, line: str, title: bool = False, /) -> list[tuple[int, int]]: ...  # noqa: FBT001, FBT002, RUF100  # called for each line


class Strokes:
    """Draws in the colours of `theme`. Feed icons come from a callable, None when not there."""

    def __init__(self, view: QAbstractItemView, theme: Theme, icon: Callable[[int], QPixmap | None]) -> None:
        self._view = view
        self.icon = icon
        self.theme = theme
        self.spans: Spans | None = None  # where a line holds what is searched
        self.meta_font = drawn_font(12)

    def ink(self, row: ArticleRow, *, chosen: bool) -> str:
        """The colour of a headline."""
        return self.theme.read_ink if row.read and not chosen else self.theme.ink

    def excerpt_ink(self, look: Look) -> str:
        """The colour of an excerpt: what is new in a story calls."""
        calls = look.below and look.told is not None and look.told.calls and not look.chosen
        return self.theme.accent if calls else self.quiet(chosen=look.chosen)

    def quiet(self, *, chosen: bool) -> str:
        """The colour of what stands back."""
        return self.theme.selection_quiet if chosen else self.theme.quiet

    def dot(self, painter: QPainter, centre: QPointF, row: ArticleRow) -> None:
        """The mark of an unread article."""
        if not row.read:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.accent))
            painter.drawEllipse(centre, 3.6, 3.6)

    def mark_words(
        self,
        painter: QPainter,
        lines: list[str],
        at: QPointF,
        font: QFont,
        line_height: float,
        *,
        headline: bool = False,
    ) -> None:
        """Lay colour behind the words of a search."""
        if self.spans is None:
            return
        metrics = QFontMetricsF(font)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.mark))
        for number, line in enumerate(lines):
            for start, end in self.spans(line, headline):
                left = at.x() + metrics.horizontalAdvance(line[:start])
                width = metrics.horizontalAdvance(line[start:end])
                top = at.y() + number * line_height + 1
                painter.drawRoundedRect(QRectF(left - 1.5, top, width + 3, line_height - 2), 3, 3)

    def meta(self, painter: QPainter, box: QRect, row: ArticleRow, look: Look) -> QRect:
        """Outlet, age, how many report the story, signs; where the pill stands that unfolds it."""
        head, chosen = look.head, look.chosen
        draw_tile(painter, QRectF(box.left(), box.top() + 1, 16, 16), row.outlet, self.theme, self.icon(row.feed))
        signs = self.signs(row)
        metrics = QFontMetrics(self.meta_font)
        tail = f"  ·  {age}" if (age := age_text(row, head)) else ""
        left, right = box.left() + 22, box.right()
        signs_room = SIGN * len(signs) + 3 if signs else 0
        pill = self._pill_words(row, look, right - left - metrics.horizontalAdvance(tail), signs_room)
        right -= signs_room
        pill_room = self._pill_room(pill, head)
        right -= pill_room + 8 if pill else 0
        room = right - left - metrics.horizontalAdvance(tail)
        text = metrics.elidedText(self._sources(row, metrics, room), Qt.TextElideMode.ElideRight, room) + tail
        painter.setFont(self.meta_font)
        painter.setPen(QColor(self.quiet(chosen=chosen)))
        spot = QRect(left, box.top(), right - left, box.height())
        painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        left += metrics.horizontalAdvance(text) + 8
        shown = QRect(left, box.top(), pill_room, box.height()) if pill else QRect()
        if pill:
            self.pill(painter, shown, pill, head, chosen=chosen)
            left += pill_room + 8
        self.paint_signs(painter, left, box, signs)
        return shown if head is not None else QRect()

    def _pill_words(self, row: ArticleRow, look: Look, room: int, signs: int = 0) -> str:
        """What the pill says, "" for none; it shares the `room` with the outlet's name. What `signs` take of it
        goes from the name, as far as that can be known still: a star takes no words from the pill."""
        head = look.head
        if head is not None:
            words, number = story_text(row, head), story_number(row, head)
        else:
            words, number = "" if look.below else outlets_text(row.outlets), row.outlets
        name = min(QFontMetrics(self.meta_font).horizontalAdvance(row.outlet), MOST_NAME)
        left = room - self._pill_room(words, head) - 8
        short = words and (left < name or left - signs < min(name, LEAST_NAME))
        return self._view.locale().toString(number) if short else words

    def _pill_room(self, words: str, head: Head | None) -> int:
        """How wide a pill is, 0 for none."""
        if not words:
            return 0
        sign = CHEVRON + 3 if head is not None else 0
        return QFontMetrics(self.meta_font).horizontalAdvance(words) + 2 * PILL_PAD + sign

    def _sources(self, row: ArticleRow, metrics: QFontMetrics, room: int) -> str:
        """The outlet and the others that have the article too: as many by name as there is room for."""
        names = sources(row)
        for named in range(len(names), 0, -1):
            more = f" +{len(names) - named}" if named < len(names) else ""
            text = ", ".join(names[:named])
            if named == 1:
                text = metrics.elidedText(
                    text, Qt.TextElideMode.ElideRight, room - metrics.horizontalAdvance(more)
                )
            if named == 1 or metrics.horizontalAdvance(text + more) <= room:
                return text + more
        return ""

    def pill(self, painter: QPainter, box: QRect, text: str, head: Head | None, *, chosen: bool) -> None:
        """How many outlets report the story, or how many articles of it stand below."""
        theme = self.theme
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.page if chosen else theme.faint))
        painter.drawRoundedRect(QRectF(box), box.height() / 2, box.height() / 2)
        if head is not None:
            self.chevron(painter, QPointF(box.left() + PILL_PAD, box.center().y() - CHEVRON / 2 + 1), head)
            box = box.adjusted(CHEVRON + 3, 0, 0, 0)
        painter.setFont(self.meta_font)
        painter.setPen(QColor(theme.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def chevron(self, painter: QPainter, at: QPointF, head: Head) -> None:
        """Whether a group is folded."""
        name = "chevron-right" if head.folded else "chevron-down"
        ratio = sharpness(self._view)
        painter.drawPixmap(at, icons.pixmap(name, self.theme.quiet, CHEVRON, ratio))

    def signs(self, row: ArticleRow) -> list[tuple[str, str]]:
        """Small icons after the time, each with its colour."""
        signs = []
        if row.starred:
            signs.append(("star-filled", self.theme.star))
        if row.offline is not Offline.NONE:
            whole = row.offline is Offline.COMPLETE
            signs.append(("offline", self.theme.good if whole else self.theme.quiet))
        return signs

    def paint_signs(self, painter: QPainter, left: int, box: QRect, signs: list[tuple[str, str]]) -> None:
        """Signs from left to right."""
        ratio = sharpness(self._view)
        for name, colour in signs:
            spot = QRect(left, box.center().y() - 6, 14, 14)
            painter.drawPixmap(spot, icons.pixmap(name, colour, 14, ratio))
            left += SIGN
