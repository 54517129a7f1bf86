"""The left pane: smart feeds, sections, folders and feeds. It says where the reader wants to be."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QTreeView,
    QWidget,
)

from newsreader.gui import icons
from newsreader.gui.drop_mark import DropTree
from newsreader.gui.models.nodes import Node, needs_care, tooltip
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.models.tree import Index, NodeRole, TreeModel
from newsreader.gui.overlay_bar import OverlayBar
from newsreader.gui.painting import cover, draw_tile, on_screen, pixels, sharpness, within
from newsreader.gui.text_size import grown, growth
from newsreader.gui.theme import MEDIUM, SEMIBOLD, SIDEBAR_LEAST, SIDEBAR_ROW, Theme, drawn_font

HEADING_HEIGHT = 41
INDENT = 14
SIDE = 20  # pixels before the icons, and almost so many behind the numbers
NARROW = 190  # pixels of a sidebar in which the program's own names have no room beside that
MOST_ICON_PIXELS = 4_000_000


def side(width: int) -> int:
    """What is kept free before the icons of a sidebar so wide, all in pixels of the drawings."""
    return SIDE if width >= NARROW else SIDE - 6


class SidebarDelegate(QStyledItemDelegate):
    """Paints a row: icon or tile, title, warning sign, count. In a narrow sidebar they stand closer together."""

    def __init__(self, view: "Sidebar") -> None:
        super().__init__(view)
        self._view = view
        self._cut: set[str] = set()  # keys of rows whose titles have no room

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A name that is cut is told whole, and what is wrong with a feed."""
        node = index.data(NodeRole)
        if event.type() is not QEvent.Type.ToolTip or not isinstance(node, Node):
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), tooltip(node, cut=node.key in self._cut), view, option.rect)
        return True

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        node = index.data(NodeRole)
        tall = isinstance(node, Node) and node.heading is not None
        return QSize(option.rect.width(), grown(HEADING_HEIGHT if tall else SIDEBAR_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        node = index.data(NodeRole)
        if not isinstance(node, Node):
            return
        with within(painter, option.rect) as box:
            if node.heading is not None:
                self._paint_heading(painter, box, index, node)
            else:
                self._paint_row(painter, box, index, node)

    def _paint_focus(self, painter: QPainter, pill: QRectF, index: Index) -> None:
        """Where the keyboard is, which may be a heading, beside the place that is shown."""
        if self._view.hasFocus() and self._view.currentIndex() == index:
            painter.setPen(QPen(QColor(self._view.theme.accent), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(pill.adjusted(0.6, 0.6, -0.6, -0.6), 6, 6)

    def _paint_heading(self, painter: QPainter, box: QRect, index: Index, node: Node) -> None:
        self._paint_focus(painter, QRectF(box.adjusted(8, 14, -8, -2)), index)
        font = drawn_font(11.4, SEMIBOLD)
        font.setLetterSpacing(font.SpacingType.AbsoluteSpacing, 0.6)
        painter.setFont(font)
        painter.setPen(QColor(self._view.theme.quiet))
        below = box.adjusted(18, 14, -12, -2)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, node.title.upper())
        if not self._view.isExpanded(self._view.tree.index_of(node.key)):
            spot = QRect(below.right() - 16, below.center().y() - 6, 14, 14)
            self._paint_icon(painter, spot, "chevron-right", self._view.theme.quiet)

    def _paint_row(self, painter: QPainter, box: QRect, index: Index, node: Node) -> None:
        theme = self._view.theme
        # The place shown, also while the keyboard is on a heading, by which nothing is selected.
        chosen = node.place is not None and node.key == self._view.place.key
        pill = QRectF(box.adjusted(8, 0, -8, 0))
        if chosen or index == self._view.hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selection if chosen else theme.hover))
            painter.drawRoundedRect(pill, 6, 6)
        self._paint_focus(painter, pill, index)
        ink = theme.selection_ink if chosen else theme.ink
        left = box.left() + side(box.width()) + node.depth * INDENT
        left = self._paint_sign(painter, box, left, node, ink if chosen else theme.quiet)
        right = self._paint_count(painter, box, node, ink if chosen else theme.quiet)
        if node.feed is not None and needs_care(node.feed):
            spot = QRect(right - 16, box.center().y() - 7, 15, 15)
            self._paint_icon(painter, spot, "warning", theme.warning)
            right -= 22
        painter.setFont(drawn_font(13, MEDIUM if chosen else 400))
        painter.setPen(QColor(ink))
        room = QRect(left, box.top(), right - left - 4, box.height())
        # Feeds of one outlet begin alike: "VnExpress – Thời sự", "VnExpress – Thế giới".
        mode = Qt.TextElideMode.ElideRight if node.feed is None else Qt.TextElideMode.ElideMiddle
        text = painter.fontMetrics().elidedText(node.title, mode, room.width())
        (self._cut.discard if text == node.title else self._cut.add)(node.key)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_sign(self, painter: QPainter, box: QRect, left: int, node: Node, colour: str) -> int:
        """The icon, tile or arrow at the left; the x where the title begins."""
        middle = box.center().y()
        if node.feed is not None:
            tile = QRectF(left + 12 - INDENT * min(node.depth, 1) + (0 if node.depth else -12), middle - 8, 18, 18)
            draw_tile(painter, tile, node.title, self._view.theme, self._view.icon(node.feed.id))
            return round(tile.right()) + (9 if side(box.width()) == SIDE else 7)
        if node.place is not None and node.place.kind is Kind.FOLDER:
            open_ = self._view.isExpanded(self._view.tree.index_of(node.key))
            name = "chevron-down" if open_ else "chevron-right"
            self._paint_icon(painter, QRect(left, middle - 6, 14, 14), name, self._view.theme.quiet)
            return left + (25 if side(box.width()) == SIDE else 21)
        if node.children:
            open_ = self._view.isExpanded(self._view.tree.index_of(node.key))
            spot = QRect(left - 11, middle - 4, 9, 9)
            self._paint_icon(painter, spot, "chevron-down" if open_ else "chevron-right", self._view.theme.quiet)
        self._paint_icon(painter, QRect(left - 1, middle - 8, 17, 17), node.icon, colour)
        return left + (25 if side(box.width()) == SIDE else 22)

    def _paint_count(self, painter: QPainter, box: QRect, node: Node, colour: str) -> int:
        """The number at the right; the x where it begins."""
        right = box.right() - side(box.width()) + 3
        if not node.count:
            return right
        text = self._view.locale().toString(node.count)
        painter.setFont(drawn_font(12, MEDIUM))
        painter.setPen(QColor(colour))
        width = painter.fontMetrics().horizontalAdvance(text)
        room = QRect(right - width, box.top(), width + 1, box.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        return right - width - 6

    def _paint_icon(self, painter: QPainter, spot: QRect, name: str, colour: str) -> None:
        ratio = sharpness(self._view)
        painter.drawPixmap(spot, icons.pixmap(name, colour, spot.width(), ratio))


class Sidebar(DropTree):
    """Emits where the reader goes; the window answers with `show_place` when something else went there."""

    place_chosen = Signal(object)  # Place
    menu_wanted = Signal(object, QPoint)  # Place, Heading or None, and where on the screen
    rebuilt = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.tree = TreeModel(self)
        self.hovered = QModelIndex()
        self._icons: dict[int, QPixmap] = {}
        self._paths: Mapping[int, str] = {}
        self._turned: set[str] = set()
        self.place = Place()
        self._quiet = False
        self.filtered = False  # while some rows are hidden all others are unfolded, which is not to be kept
        self.setObjectName("sidebar")
        self.setModel(self.tree)
        self.setItemDelegate(SidebarDelegate(self))
        self._configure()
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.collapsed.connect(lambda index: self._remember(index, collapsed=True))
        self.expanded.connect(lambda index: self._remember(index, collapsed=False))

    def _configure(self) -> None:
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragEnabled(True)
        self.setAutoExpandDelay(600)
        self._bar = OverlayBar(self)
        self.setMinimumWidth(grown(SIDEBAR_LEAST))

    @property
    def turned_keys(self) -> tuple[str, ...]:
        """What is folded otherwise than it is at first, for the state kept between two runs."""
        return tuple(sorted(self._turned))

    def set_turned(self, keys: tuple[str, ...]) -> None:
        """Fold as it was folded the last time."""
        self._turned = set(keys)
        self.unfold()

    def rebuild(self, fill: Callable[[TreeModel], None]) -> None:
        """Let `fill` rebuild the tree; what is folded and what is chosen stays."""
        self._quiet = True
        bar = self.verticalScrollBar()
        position = bar.value()
        self.hovered = QModelIndex()
        fill(self.tree)
        self.unfold()
        self.rebuilt.emit()
        bar.setValue(position)
        self._quiet = False
        self.show_place(self.place)

    def show_place(self, place: Place) -> None:
        """Mark a place as the one shown, without going there."""
        self.place = place
        index = self.tree.index_of(place.key)
        self._quiet = True
        if index.isValid():
            self.setCurrentIndex(index)
        else:
            self.selectionModel().clear()
        self._quiet = False

    def set_icons(self, paths: Mapping[int, str]) -> None:
        """Show other feed icons (local files by feed id)."""
        self._paths = paths
        ratio = sharpness(self)
        size = pixels(QSize(18, 18), ratio)
        made = {feed: cover(path, size, MOST_ICON_PIXELS) for feed, path in paths.items()}
        self._icons = {feed: on_screen(image, ratio) for feed, image in made.items() if not image.isNull()}
        self.viewport().update()

    def icon(self, feed: int) -> QPixmap | None:
        """A feed's icon, None when it has none."""
        return self._icons.get(feed)

    def apply_theme(self, theme: Theme) -> None:
        """Take other colours, and sizes where the system's text has another."""
        self.theme = theme
        self.setMinimumWidth(grown(SIDEBAR_LEAST))
        self.set_icons(self._paths)
        self.scheduleDelayedItemsLayout()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        node = self.tree.node(index)
        if event.button() is Qt.MouseButton.LeftButton and node is not None:
            folder = node.place is not None and node.place.kind is Kind.FOLDER
            before = side(round(self.viewport().width() / growth()))
            arrow = node.depth * INDENT + (before + 20 if folder else before if node.children else 0)
            if node.heading is not None or event.position().x() <= grown(arrow):
                self.setExpanded(index, not self.isExpanded(index))
                return
        if event.button() is Qt.MouseButton.RightButton:
            return  # the menu is for the row under the pointer; going there is another wish
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(QModelIndex())
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            at = self.viewport().mapToGlobal(self.visualRect(index).center())
        else:
            index, at = self.indexAt(event.pos()), event.globalPos()
        node = self.tree.node(index)
        self.menu_wanted.emit((node.place or node.heading) if node is not None else None, at)

    def event(self, event: QEvent) -> bool:
        """Keep the arrows for folding where they fold; elsewhere they lead to the next pane."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._folds(event):
            event.accept()
            return True
        return super().event(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are the window's keys, not a search in the tree."""

    def _folds(self, event: QKeyEvent) -> bool:
        index = self.currentIndex()
        if not self.tree.rowCount(index) or not index.isValid():
            return False
        key = Qt.Key.Key_Left if self.isExpanded(index) else Qt.Key.Key_Right
        return event.key() == key

    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        node = self.tree.node(current)
        if not self._quiet and node is not None and node.place is not None:
            self.place = node.place
            self.place_chosen.emit(node.place)

    def unfold(self) -> None:
        """Fold each row as the reader wants it."""
        for key in self.tree.parent_keys():
            index = self.tree.index_of(key)
            node = self.tree.node(index)
            if node is not None:
                self.setExpanded(index, node.folded == (key in self._turned))

    def _remember(self, index: QModelIndex, *, collapsed: bool) -> None:
        node = self.tree.node(index)
        if node is None or self._quiet or self.filtered:
            return
        if collapsed != node.folded:
            self._turned.add(node.key)
        else:
            self._turned.discard(node.key)

    def _hover(self, index: QModelIndex) -> None:
        if index != self.hovered:
            self.hovered = index
            self.viewport().update()
