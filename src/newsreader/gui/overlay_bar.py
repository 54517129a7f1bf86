"""A scroll bar that lies over the right edge of a view and shows itself only while it is wanted."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

from newsreader.gui.timers import make_timer

WIDTH = 10
LINGER_MS = 900  # how long it stays after scrolling when the pointer is elsewhere


class OverlayBar(QScrollBar):
    """Follows the view's own vertical bar, which is hidden; rows keep the whole width."""

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._view = view
        self._own = view.verticalScrollBar()
        self._linger = make_timer(self, LINGER_MS, self._settle, once=True)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._own.valueChanged.connect(self._follow)
        self._own.rangeChanged.connect(self._fit)
        self.valueChanged.connect(self._own.setValue)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._view:
            if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
                self._place()
            elif event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
                self._settle()
        return False

    def _follow(self, value: int) -> None:
        if value != self.value():
            self.setValue(value)
        self._show_if_useful()
        self._linger.start()

    def _fit(self, low: int, high: int) -> None:
        self.setPageStep(self._own.pageStep())
        self.setSingleStep(self._own.singleStep())
        self.setRange(low, high)
        self._settle()

    def _place(self) -> None:
        box = self._view.rect()
        self.setGeometry(box.right() - WIDTH + 1, box.top() + 2, WIDTH, box.height() - 4)
        self.setPageStep(self._own.pageStep())
        self.raise_()

    def _show_if_useful(self) -> None:
        self.setVisible(self._own.maximum() > self._own.minimum())

    def _settle(self) -> None:
        if self._view.underMouse() or self.isSliderDown():
            self._show_if_useful()
        elif not self._linger.isActive():
            self.hide()
