"""The line at the bottom: progress, what was said last, undo, and what is there offline of the open article."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from newsreader.gui.line import Line, LineButton
from newsreader.gui.text_size import grown
from newsreader.gui.theme import MEDIUM, STATUS_HEIGHT, wear_font
from newsreader.gui.timers import make_timer
from newsreader.model import ArticleRow, Offline

SHORT_MS = 6_000  # how long a message stays
LONG_MS = 12_000  # one that can be undone, or that tells of a failure

translate = QCoreApplication.translate


class StatusLine(QWidget):
    """Messages go by themselves; progress stays while there is any."""

    undo_wanted = Signal()
    cancel_wanted = Signal()
    details_wanted = Signal()
    offer_gone = Signal()  # what was offered is not on the screen any more

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._progress_text = ""
        self._progress_details = False
        self._background_text = ""
        self._ended = False  # whether what was said last tells how something ended
        self.bar = QProgressBar()
        self.message = Line(asks=True)
        self.undo = QPushButton()
        self.cancel = QPushButton()
        self.details = QPushButton()
        self.offered = LineButton()
        self._accept: Callable[[], object] = _nothing
        self.offline = QLabel()
        self._row: ArticleRow | None = None
        self._fade = make_timer(self, 0, self.forget, once=True)
        self._make()
        self.apply_size()
        self.retranslate()

    def _make(self) -> None:
        self.bar.setFixedSize(150, 4)
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.message.setMinimumWidth(10)
        for button, signal in (
            (self.undo, self.undo_wanted),
            (self.cancel, self.cancel_wanted),
            (self.details, self.details_wanted),
            (self.offered, self._accepted),
        ):
            button.setProperty("kind", "link")
            wear_font(button, 12, MEDIUM)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard where the reader reads
            button.hide()
            button.clicked.connect(signal)
        for label in (self.message, self.offline):
            wear_font(label, 12)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 1, 14, 0)
        line.setSpacing(8)
        line.addWidget(self.bar)
        line.addSpacing(4)
        line.addWidget(self.message)
        line.addWidget(self.undo)
        line.addWidget(self.cancel)
        line.addWidget(self.details)
        line.addWidget(self.offered)
        line.addStretch(1)
        line.addWidget(self.offline)

    def apply_size(self) -> None:
        """Be as high as the system's text asks for."""
        self.setFixedHeight(grown(STATUS_HEIGHT))
        for button in (self.undo, self.cancel, self.details, self.offered):
            button.setFixedHeight(grown(20))

    def say(
        self, text: str, *, undo: bool = False, trouble: bool = False, details: bool = False, ended: bool = False
    ) -> None:
        """Say `text` for a while; with `details` there is more to see in the activity. `ended`: it tells how
        something ended that had progress."""
        self._ended = ended
        self._show(text, "warning" if trouble else "")
        self.undo.setVisible(undo)
        self.withdraw()
        self.details.setVisible(details)
        self._fade.start(LONG_MS if undo or trouble or details else SHORT_MS)

    def offer(self, text: str, accept: Callable[[], object]) -> None:
        """Offer an act beside what was said last, as long as that stays; `offer_gone` follows unless it is
        accepted."""
        self.withdraw()
        self.offered.setText(text.replace("&", "&&"))
        self.offered.setToolTip(text)
        self._accept = accept
        self.offered.show()
        self._fade.start(LONG_MS)

    def withdraw(self) -> None:
        """Offer nothing any more; what was said stays."""
        if not self.offered.isHidden():
            self.offered.hide()
            self.offer_gone.emit()

    def show_progress(
        self, done: int, total: int, text: str, *, cancel: bool = False, details: bool = False
    ) -> None:
        """Show how far something is; `total` 0 while it is not known. What begins takes the place of how the one
        before ended."""
        if self.bar.isHidden() and self._ended:
            self._fade.stop()
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self.bar.show()
        self.cancel.setVisible(cancel)
        self._progress_text, self._progress_details = text, details
        if not self._fade.isActive():
            self.forget()

    def end_progress(self, text: str = "") -> None:
        """Nothing is under way any more that has an end in sight."""
        self._progress_text, self._progress_details = "", False
        self.bar.hide()
        self.cancel.hide()
        if text:
            self.say(text, ended=True)
        elif not self._fade.isActive():
            self.forget()

    def show_background(self, text: str) -> None:
        """What goes on behind the window, told while there is nothing else to tell; "" for nothing."""
        self._background_text = text
        if not self._fade.isActive():
            self.forget()

    def show_offline(self, row: ArticleRow | None) -> None:
        """What is there offline of the open article; nothing where nothing was kept."""
        self._row = row
        text, kind = offline_text(row)
        self.offline.setText(text)
        _dress(self.offline, kind)

    def retranslate(self) -> None:
        """Speak the window's language."""
        self.undo.setText(translate("status", "Undo"))
        self.cancel.setText(translate("status", "Stop"))
        self.details.setText(translate("status", "Details"))
        self.offered.setText(self.offered.text() or translate("status", "Always put them here"))
        self.show_offline(self._row)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
            self.forget()  # it was said in the other language
        super().changeEvent(event)

    def _show(self, text: str, kind: str) -> None:
        self.message.setText(text)
        self.message.setToolTip(text)
        _dress(self.message, kind)

    def _accepted(self) -> None:
        self.offered.hide()
        self._accept()

    def forget(self) -> None:
        """What was said last is over: tell again of what goes on."""
        self._fade.stop()
        self.undo.hide()
        self.withdraw()
        self.details.setVisible(self._progress_details)
        self._show(self._progress_text or self._background_text, "")


def _nothing() -> None:
    pass


def offline_text(row: ArticleRow | None) -> tuple[str, str]:
    """The badge of an article and its kind: "good", or "" where only a part is there."""
    if row is None or row.offline is Offline.NONE:
        return "", ""
    wanted, held = row.pictures
    pictures = translate("status", "{held} of %Ln picture(s)", "", wanted).format(held=QLocale().toString(held))
    if row.offline is Offline.COMPLETE:
        whole = "✓ " + translate("status", "Complete offline")
        return (f"{whole} · {pictures}" if wanted else whole), "good"
    return translate("status", "Partly offline") + f" · {pictures}", ""


def _dress(label: QLabel, kind: str) -> None:
    if label.property("kind") != kind:
        label.setProperty("kind", kind)
        label.style().unpolish(label)
        label.style().polish(label)
