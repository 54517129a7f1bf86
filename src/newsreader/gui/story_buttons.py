"""Stories that can be pressed: a row of a table, a card with a picture, an item with an excerpt; self-painted."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget
from shiboken6 import isValid

from newsreader.gui.decoding import Decoder, is_large
from newsreader.gui.painting import (
    as_drawn,
    cover,
    draw_lines,
    draw_tile,
    lay_lines,
    on_screen,
    pixels,
    rounded,
    sharpness,
)
from newsreader.gui.text_size import grown, growth
from newsreader.gui.theme import SEMIBOLD, Theme, drawn_font, wear_font

CARD_RADIUS = 8
_MOST_PIXELS = 40_000_000  # thumbnails are whole pictures of their articles


@dataclass(frozen=True, slots=True)
class Story:
    """What a button shows of a related article; texts are ready to be read. `picture` is a local file or ""."""

    article: int
    outlet: str
    headline: str
    excerpt: str
    when: str
    why: str = ""
    note: str = ""
    read: bool = False
    picture: str = ""
    icon: str = ""

    @property
    def meta(self) -> str:
        """Outlet and age, and what else there is to say."""
        return " · ".join(part for part in (self.outlet, self.when, self.note) if part)


class HeadingLink(QPushButton):
    """A way on from a block's heading: to more of it, to the story's timeline. `focused` tells that the keyboard
    came to it."""

    focused = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "quiet-link")
        wear_font(self, 13)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does: outside of a dialog a button knows Space only."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard came here."""
        super().focusInEvent(event)
        self.focused.emit()


class StoryButton(QAbstractButton):
    """A story; pressed by a click, Enter or Space. `focused` tells that the keyboard came to it. Where it has an
    `address`, a middle click or one with Ctrl asks for that in the browser.

    Large pictures are decoded by `decoder`, where one is given.
    """

    focused = Signal()
    outside = Signal(str)  # the address

    def __init__(self, story: Story, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.story = story
        self.theme = theme
        self.decoder: Decoder | None = None
        self.address = ""
        self._picture: QPixmap | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(story.headline)
        self.setAccessibleDescription(". ".join(part for part in (story.meta, story.why, story.excerpt) if part))

    def set_picture(self, path: str) -> None:
        """Show another file as the story's picture."""
        if path != self.story.picture:
            self.story = replace(self.story, picture=path)
            self._picture = None
            self.update()

    def set_read(self, value: bool) -> None:
        """Show the story as read, or as unread."""
        if value != self.story.read:
            self.story = replace(self.story, read=value)
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.theme = theme
        self.update()

    def heightForWidth(self, width: int) -> int:
        """What the story asks for."""
        return grown(self.drawn_height(int(width / growth())))

    def drawn_height(self, width: int) -> int:
        """The height at a width, both in pixels of the drawings."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        """The story at the sizes of the drawings, grown."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, QRectF(as_drawn(painter, self.rect())))
        painter.end()

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Paint the story into the box, in pixels of the drawings."""
        raise NotImplementedError

    def sizeHint(self) -> QSize:
        """As wide as it is, as high as that asks for."""
        width = max(self.width(), 120)
        return QSize(width, self.heightForWidth(width))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard came here."""
        super().focusInEvent(event)
        self.focused.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the middle button too."""
        if not self._asks_outside(event):
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ask for the browser, or be clicked."""
        if not self._asks_outside(event):
            super().mouseReleaseEvent(event)
        elif self.rect().contains(event.position().toPoint()):
            self.outside.emit(self.address)

    def _asks_outside(self, event: QMouseEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        middle = event.button() is Qt.MouseButton.MiddleButton
        return bool(self.address) and (middle or (control and event.button() is Qt.MouseButton.LeftButton))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press by Enter too; up and down go through the stories."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def _cover(self, size: QSize) -> QPixmap:
        """The picture cut to `size`; null when there is none, or while a large one is being decoded."""
        ratio, path = sharpness(self), self.story.picture
        wanted = pixels(size, ratio)
        if self._picture is None or (not self._picture.isNull() and self._picture.size() != wanted):
            self._picture = QPixmap()
            if path and self.decoder is not None and is_large(path):
                self.decoder.ask((path, wanted), lambda: cover(path, wanted, _MOST_PIXELS), self._take)
            elif path:
                self._picture = on_screen(cover(path, wanted, _MOST_PIXELS), ratio)
        return self._picture

    def _take(self, image: QImage) -> None:
        if isValid(self):  # the blocks may have been built anew meanwhile
            self._picture = on_screen(image, sharpness(self))
            self.update()

    def _paint_picture(self, painter: QPainter, box: QRectF, radius: float) -> None:
        pixmap = self._cover(box.size().toSize())
        painter.save()
        painter.setClipPath(rounded(box, radius))
        if pixmap.isNull():
            painter.fillRect(box, QColor(self.theme.faint))
            side = 26.0
            draw_tile(
                painter,
                QRectF(box.center().x() - side / 2, box.center().y() - side / 2, side, side),
                self.story.outlet,
                self.theme,
                self._icon(),
            )
        else:
            painter.drawPixmap(box.topLeft(), pixmap)
        painter.restore()

    def _paint_focus(self, painter: QPainter, box: QRectF, radius: float) -> None:
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.theme.accent), 2))
            painter.drawRoundedRect(box, radius, radius)

    def _icon(self) -> QPixmap | None:
        return QPixmap(self.story.icon) if self.story.icon else None

    def _ink(self) -> str:
        return self.theme.read_ink if self.story.read else self.theme.ink


class StoryRow(StoryButton):
    """Outlet, headline and time in one line; where that is narrow, the headline below. `first` and `last` follow
    the table's round corners."""

    HEIGHT = 35
    _WRAPS_BELOW = 460  # pixels: of a headline beside its outlet only two words would be left
    _PAD = 13

    def __init__(
        self,
        story: Story,
        theme: Theme,
        *,
        first: bool,
        last: bool,
        outlet_width: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(story, theme, parent)
        self._first, self._last = first, last
        self._outlet_width = outlet_width
        about = (story.headline, f"{story.outlet} · {story.when}", story.why)
        self.setToolTip("\n".join(part for part in about if part))

    def drawn_height(self, width: int) -> int:
        """One line, or outlet and time above what the headline asks for."""
        if width >= self._WRAPS_BELOW:
            return self.HEIGHT
        return self.HEIGHT + 1 + 18 * len(self._headline(width))

    def _headline(self, width: float) -> list[str]:
        """Its lines below the outlet."""
        return lay_lines(self.story.headline, drawn_font(13), width - 2 * self._PAD, 2)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Tile, outlet, headline, time."""
        theme = self.theme
        painter.fillPath(self._outline(box), QColor(theme.hover if self.underMouse() else theme.card))
        if not self._last:
            painter.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), QColor(theme.line))
        wraps = box.width() < self._WRAPS_BELOW
        top, line, font = (self.HEIGHT - 19) / 2, 19.0, drawn_font(13)
        tile = QRectF(self._PAD, (self.HEIGHT - 16) / 2, 16, 16)
        draw_tile(painter, tile, self.story.outlet, theme, self._icon())
        painter.setFont(font)
        time_left = box.width() - self._PAD - painter.fontMetrics().horizontalAdvance(self.story.when)
        outlet_room = time_left - 52 if wraps else min(self._outlet_width, box.width() * 0.3)
        outlet_font = drawn_font(13, SEMIBOLD)
        outlet = lay_lines(self.story.outlet, outlet_font, outlet_room, 1)
        draw_lines(painter, outlet, QPointF(38, top), outlet_font, theme.ink, line)
        draw_lines(painter, [self.story.when], QPointF(time_left, top), font, theme.quiet, line)
        left = 38 + outlet_room + 18
        if wraps:
            at, headline = QPointF(self._PAD, self.HEIGHT - 7), self._headline(box.width())
        else:
            at, headline = QPointF(left, top), lay_lines(self.story.headline, font, time_left - left - 14, 1)
        draw_lines(painter, headline, at, font, self._ink(), 18.0 if wraps else line)
        self._paint_focus(painter, box.adjusted(2, 2, -2, -3), CARD_RADIUS - 2)

    def _outline(self, box: QRectF) -> QPainterPath:
        path = rounded(box, CARD_RADIUS - 1)
        path.setFillRule(Qt.FillRule.WindingFill)
        if not self._first:
            path.addRect(box.adjusted(0, 0, 0, -CARD_RADIUS))
        if not self._last:
            path.addRect(box.adjusted(0, CARD_RADIUS, 0, 0))
        return path


class StoryCard(StoryButton):
    """A card: picture, headline, excerpt, outlet and age, and why it was chosen. Where it is not `pictured`, since
    none beside it has a picture, it begins with the headline: grey boxes alone tell nothing."""

    _PAD, _RATIO = 10, 0.487

    def __init__(self, story: Story, theme: Theme, *, pictured: bool, parent: QWidget | None = None) -> None:
        super().__init__(story, theme, parent)
        self._pictured = pictured

    def drawn_height(self, width: int) -> int:
        """The height that the texts ask for at `width`."""
        inner = width - 2 * self._PAD
        headline, excerpt, why = self._lines(inner)
        height = self._words_from(inner) + 18 * len(headline)
        height += (4 + 17 * len(excerpt)) if excerpt else 0
        return height + 5 + 17 + (17 * len(why) + 1 if why else 0) + self._PAD - 1

    def _words_from(self, inner: float) -> int:
        """Where the words begin, from the top."""
        return self._PAD + (round(inner * self._RATIO) + 7 if self._pictured else 0)

    def _lines(self, inner: float) -> tuple[list[str], list[str], list[str]]:
        story = self.story
        return (
            lay_lines(story.headline, drawn_font(14, SEMIBOLD), inner, 2),
            lay_lines(story.excerpt, drawn_font(13), inner, 2),
            lay_lines(story.why, drawn_font(12), inner, 2),
        )

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Picture above, words below."""
        theme, pad = self.theme, self._PAD
        inner = box.width() - 2 * pad
        box = box.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.setBrush(QColor(theme.hover if self.underMouse() else theme.card))
        painter.drawRoundedRect(box, CARD_RADIUS, CARD_RADIUS)
        if self._pictured:
            self._paint_picture(painter, QRectF(pad, pad, inner, round(inner * self._RATIO)), 5)
        headline, excerpt, why = self._lines(inner)
        begin = QPointF(pad, self._words_from(inner))
        y = draw_lines(painter, headline, begin, drawn_font(14, SEMIBOLD), self._ink(), 18)
        if excerpt:
            y = draw_lines(painter, excerpt, QPointF(pad, y + 4), drawn_font(13), theme.quiet, 17)
        meta = lay_lines(self.story.meta, drawn_font(12), inner, 1)
        y = draw_lines(painter, meta, QPointF(pad, y + 5), drawn_font(12), theme.quiet, 17)
        draw_lines(painter, why, QPointF(pad, y + 1), drawn_font(12), theme.link, 17)
        self._paint_focus(painter, box.adjusted(1, 1, -1, -1), CARD_RADIUS - 1)


class StoryItem(StoryButton):
    """A headline over an excerpt of two lines, with a small picture at its side where there is one."""

    _THUMB = QSize(84, 63)
    _PAD = 11

    def drawn_height(self, width: int) -> int:
        """The height that the texts ask for at `width`, the picture's at least."""
        headline, excerpt = self._lines(self._room(width))
        words = 19 * len(headline) + (2 + 18 * len(excerpt) if excerpt else 0) + 3 + 17
        return 2 * self._PAD + max(words, self._THUMB.height() if self.story.picture else 0)

    def _room(self, width: float) -> float:
        return width - (self._THUMB.width() + 16 if self.story.picture else 0)

    def _lines(self, room: float) -> tuple[list[str], list[str]]:
        return (
            lay_lines(self.story.headline, drawn_font(14, SEMIBOLD), room, 2),
            lay_lines(self.story.excerpt, drawn_font(13), room, 2),
        )

    def set_picture(self, path: str) -> None:
        """A picture takes room from the words."""
        super().set_picture(path)
        self.updateGeometry()

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Words at the left, picture at the right."""
        theme = self.theme
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.hover))
            painter.drawRoundedRect(box.adjusted(0, 3, 0, -3), 6, 6)
        room = self._room(box.width())
        headline, excerpt = self._lines(room)
        y = draw_lines(painter, headline, QPointF(0, self._PAD), drawn_font(14, SEMIBOLD), self._ink(), 19)
        if excerpt:
            y = draw_lines(painter, excerpt, QPointF(0, y + 2), drawn_font(13), theme.quiet, 18)
        y += 3
        meta_font = drawn_font(12)
        draw_tile(painter, QRectF(0, y + 1.5, 14, 14), self.story.outlet, theme, self._icon())
        draw_lines(
            painter,
            lay_lines(self.story.meta, meta_font, room - 20, 1),
            QPointF(20, y),
            meta_font,
            theme.quiet,
            17,
        )
        if self.story.picture:
            left = box.width() - self._THUMB.width()
            self._paint_picture(painter, QRectF(QPointF(left, self._PAD), self._THUMB.toSizeF()), 6)
        self._paint_focus(painter, box.adjusted(-6, 2, 6, -2).intersected(box.adjusted(1, 1, -1, -1)), 6)
