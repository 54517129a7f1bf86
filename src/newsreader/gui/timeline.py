"""What a story's timeline is drawn with: bars that show how fast its articles came, and a row for each article."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from newsreader.gui.models.told import told
from newsreader.gui.painting import as_drawn, draw_lines, draw_tile, lay_lines
from newsreader.gui.story_buttons import Story, StoryButton
from newsreader.gui.text_size import grown
from newsreader.gui.theme import MEDIUM, SEMIBOLD, Theme, drawn_font
from newsreader.gui.times import clock, exact
from newsreader.library.story_page import Member

translate = QCoreApplication.translate

BARS = 60  # at most
HOUR = timedelta(hours=1)
STEPS = tuple(
    timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 20, 30, 60, 120, 180, 360, 720, 1440, 2880, 10080)
)


def span_text(span: timedelta) -> str:
    """How long a story went on."""
    hours = span / HOUR
    if hours < 1:
        return translate("StoryDialog", "within %Ln minute(s)", "", max(1, round(hours * 60)))
    if hours < 48:
        return translate("StoryDialog", "within %Ln hour(s)", "", round(hours))
    return translate("StoryDialog", "over %Ln day(s)", "", span.days + 1)


class Pulse(QWidget):
    """How many articles came in each stretch of time, as bars."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._bars: list[int] = []
        self._ends = ("", "")
        self._step = HOUR
        self.setFixedHeight(grown(58))

    def show_times(self, times: Sequence[datetime], language: str) -> None:
        """Show when articles came, in the form of `language`; hidden where there is nothing to compare."""
        self.setVisible(len(times) > 1)
        if len(times) < 2:
            return
        first, last = min(times), max(times)
        self._step = next((step for step in STEPS if (last - first) / step < BARS), STEPS[-1])
        counts = Counter(int((at - first) / self._step) for at in times)
        self._bars = [counts[place] for place in range(int((last - first) / self._step) + 1)]
        written = clock if first.astimezone().date() == last.astimezone().date() else exact
        self._ends = (written(first, language), written(last, language))
        self.setAccessibleName(" – ".join(self._ends))
        minutes = self._step // timedelta(minutes=1)
        if minutes < 60:
            self.setToolTip(translate("StoryDialog", "A bar for every %Ln minute(s)", "", minutes))
        else:
            self.setToolTip(translate("StoryDialog", "A bar for every %Ln hour(s)", "", minutes // 60))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bars from the left, the first and the last time below them."""
        del event
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = as_drawn(painter, self.rect()).width()
        room, width = 36.0, whole / len(self._bars)
        most = max(self._bars)
        painter.fillRect(QRectF(0, room, whole, 1), QColor(self._theme.line))
        painter.setBrush(QColor(self._theme.accent))
        for place, count in enumerate(self._bars):
            height = room * count / most
            bar = QRectF(place * width, room - height, max(1.5, min(22.0, width - 3)), height)
            painter.drawRoundedRect(bar, min(2.0, height / 2), min(2.0, height / 2))
        painter.setFont(drawn_font(11.4))
        painter.setPen(QColor(self._theme.quiet))
        spot = QRectF(0, room + 4, whole, 18)
        painter.drawText(spot, Qt.AlignmentFlag.AlignLeft, self._ends[0])
        painter.drawText(spot, Qt.AlignmentFlag.AlignRight, self._ends[1])


class TimelineRow(StoryButton):
    """An article of the timeline: its hour, a line that runs through the story, outlet, headline, what is new."""

    HOUR_WIDTH = 52
    LEFT = 84

    def __init__(
        self,
        member: Member,
        original: str,
        story: Story,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        first: bool = False,
    ) -> None:
        super().__init__(story, theme, parent)
        self._copy = bool(member.copy_of)
        self._told = None if first else told(member, original)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if story.why:
            self.setToolTip(f"{story.headline}\n{story.why}")

    def drawn_height(self, width: int) -> int:
        """Outlet, headline, and what is new."""
        return 9 + 18 + 19 * len(self._headline(width)) + (20 if self._note(width) else 0) + 9

    def sizeHint(self) -> QSize:
        return QSize(grown(300), self.heightForWidth(max(self.width(), grown(300))))

    def _headline(self, width: float) -> list[str]:
        font = drawn_font(13.4, MEDIUM if self._copy else SEMIBOLD)
        return lay_lines(self.story.headline, font, width - self.LEFT - 14, 2)

    def _note(self, width: float) -> list[str]:
        """What is new, on one line: the quotation is cut before the number behind it is."""
        if self._told is None:
            return []
        font, room = drawn_font(12.4), width - self.LEFT - 14
        if not self._told.number:
            return lay_lines(self._told.words, font, room, 1)
        number = f" · {self._told.number}"
        words = lay_lines(self._told.words, font, room - QFontMetricsF(font).horizontalAdvance(number), 1)
        return [f"{line}{number}" for line in words]

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """The hour and the line at the left, the words beside them."""
        theme = self.theme
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.hover))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 6, 6)
        draw_lines(painter, [self.story.when], QPointF(8, 9), drawn_font(12.4, MEDIUM), theme.quiet, 18)
        self._paint_line(painter, box)
        draw_tile(painter, QRectF(self.LEFT, 10, 16, 16), self.story.outlet, theme, self._icon())
        y = self._paint_outlet(painter, box.width() - 14)
        font = drawn_font(13.4, MEDIUM if self._copy else SEMIBOLD)
        ink = theme.quiet if self._copy else self._ink()
        y = draw_lines(painter, self._headline(box.width()), QPointF(self.LEFT, y), font, ink, 19)
        if self._told is not None:
            colour = theme.accent if self._told.calls else theme.quiet
            draw_lines(painter, self._note(box.width()), QPointF(self.LEFT, y + 1), drawn_font(12.4), colour, 18)
        self._paint_focus(painter, box.adjusted(1, 2, -1, -2), 6)

    def _paint_outlet(self, painter: QPainter, right: float) -> float:
        """Who reports, and quieter why it belongs here; the y below."""
        theme, left = self.theme, self.LEFT + 22.0
        bold, plain = drawn_font(12.4, MEDIUM), drawn_font(12.4)
        outlet = lay_lines(self.story.outlet, bold, right - left, 1)
        y = draw_lines(painter, outlet, QPointF(left, 9), bold, theme.quiet if self._copy else theme.ink, 18)
        left += QFontMetricsF(bold).horizontalAdvance(outlet[0] if outlet else "")
        why = lay_lines(f"·  {self.story.why}", plain, right - left - 10, 1) if self.story.why else []
        draw_lines(painter, why, QPointF(left + 8, 9), plain, theme.quiet, 18)
        return y

    def _paint_line(self, painter: QPainter, box: QRectF) -> None:
        """The line through all articles, with a point where this one stands: hollow for a copy."""
        theme, x = self.theme, self.HOUR_WIDTH + 14.0
        painter.fillRect(QRectF(x - 0.75, 0, 1.5, box.height()), QColor(theme.line))
        painter.setPen(QColor(theme.accent))
        painter.setBrush(QColor(theme.page if self._copy else theme.accent))
        painter.drawEllipse(QPointF(x, 18), 3.6, 3.6)
