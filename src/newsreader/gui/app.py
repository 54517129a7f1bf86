"""Starting and ending the window: application object, language, theme, one window a library, faults shown."""

import gc
import hashlib
import logging
import os
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType

import shiboken6
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    QObject,
    Qt,
    QTimer,
    QtMsgType,
    qFormatLogMessage,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QMessageBox

from newsreader import APP_ID, NAME, __version__, memory, settings
from newsreader.errors import NewsreaderError
from newsreader.gui import icons, input_method, text_size, theme, translation
from newsreader.gui.gnome_text import GnomeText
from newsreader.gui.no_display import refusal_told
from newsreader.gui.notices import Notices
from newsreader.gui.reading_pane import get_ready
from newsreader.gui.renewing import Renewing
from newsreader.gui.rescue import Rescue, rescue, restart
from newsreader.gui.safekeeping import end_with
from newsreader.gui.session import Session
from newsreader.gui.theme import DARK, LIGHT, Theme
from newsreader.gui.timers import make_timer
from newsreader.gui.window import Window
from newsreader.logs import keep_log
from newsreader.paths import Paths, library_paths
from newsreader.settings import Settings

_log = logging.getLogger(__name__)

OFFSCREEN_CHATTER = "This plugin does not support propagateSizeHints()"
RAISE_MS = 500  # how long a second start waits for the first window's answer
ERROR_EXIT = 1
READY_AFTER_MS = 1000  # when the list stands, and before a reader has chosen what to read
ENDING = [signal.SIGINT, signal.SIGTERM]  # what ends the window as its own button does
if sys.platform != "win32":
    ENDING.append(signal.SIGHUP)  # its terminal was closed
# A thread that comes back from SQLite waits for so long until another one that computes lets it go on (5 ms unless
# told). A mark comes back a dozen times while it waits for its turn to write.
SWITCH_SECONDS = 0.001


def run(paths: Paths, *, demo: bool = False, screenshots: Path | None = None) -> int:
    """Open the window on the library at `paths` and return the exit code when it is closed.

    With `demo` a library that was not named is a throw-away one of bundled news.
    `screenshots` names a folder: the window's pictures in both themes and languages are saved there, and it ends.
    """
    if demo and paths == library_paths():
        with TemporaryDirectory(prefix="newsreader-demo-") as folder:
            return run(library_paths(Path(folder)), demo=demo, screenshots=screenshots)
    app = make_application(sys.argv[:1])
    if screenshots is not None:
        from newsreader.gui.screenshots import take_screenshots

        return take_screenshots(app, paths, screenshots, demo=demo)
    door = OneWindow(paths)
    if not door.first:
        return 0
    keep_log(paths, "window")
    values = Settings(paths.settings)
    session, window = open_window(app, paths, values, demo=demo)
    door.knocked = lambda: raise_window(window)
    for number in ENDING:  # heard at the latest when the session polls
        if signal.getsignal(number) is not signal.SIG_IGN:  # as nohup wants it
            # A moment later: not amid a painting.
            signal.signal(number, lambda _number, _frame: QTimer.singleShot(0, window.close))
    code = app.exec()
    door.close()
    wanted = window.rescue
    end_window(session, window)
    if wanted is not None:
        rescue(paths, wanted)
        if not demo:  # its folder goes with this process
            restart()
    return code


def hush_offscreen() -> None:
    """Keep one line to ourselves that the offscreen platform says whenever a window gets a minimum size."""
    if QGuiApplication.platformName() != "offscreen":
        return

    def tell(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if text != OFFSCREEN_CHATTER:
            print(qFormatLogMessage(kind, context, text), file=sys.stderr)  # as Qt itself would

    qInstallMessageHandler(tell)


def make_application(arguments: list[str]) -> QApplication:
    """The application object with fonts, style and icon; what must be settled before it is settled first."""
    sys.setswitchinterval(SWITCH_SECONDS)
    memory.part_large_pieces()
    input_method.choose_input_method(os.environ)
    theme.announce_fonts()
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    QCoreApplication.setApplicationName(NAME)
    QCoreApplication.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName(APP_ID)
    with refusal_told():
        app = QApplication(arguments)
    hush_offscreen()
    theme.load_fonts()
    app.setStyle("Fusion")
    app.styleHints().setShowShortcutsInContextMenus(True)  # some desktops hide them
    fit_text(app)
    app.setWindowIcon(icons.app_icon())
    return app


def open_window(app: QApplication, paths: Paths, values: Settings, *, demo: bool) -> tuple[Session, Window]:
    """The window on a library, shown at once; the library is opened behind it."""
    language = translation.choose_language(values.get(settings.LANGUAGE))
    translation.install(app, language)
    look = Look(app, values)
    session = Session(paths, values, demo=demo, language=language)
    window = Window(session, look.theme)
    look.follow(window)
    bugs = Bugs(window)
    sys.excepthook = bugs.show
    values.outlast(lambda error: session.failed.emit(_unsaved(error)))
    values.listen(lambda key: _follow_setting(key, app, session, window))
    Renewing(session, window)
    session.unusable.connect(lambda sentence: _give_up(window, sentence))
    session.unusable.connect(gc.enable)
    session.damaged.connect(lambda: _offer_rescue(window))
    session.missing.connect(lambda backed: _tell_missing(window, backed=backed))
    session.opened.connect(lambda: _first_run(window))
    session.opened.connect(lambda: _tell_of_settings(session, "settings.damaged"))
    values.hold(lambda: _tell_of_settings(session, "settings.held"))
    # What stands by now stays. The collector, which walked it again and again, stopped the window for 50 ms.
    session.opened.connect(_keep_what_stands)
    session.opened.connect(make_timer(window, READY_AFTER_MS, lambda: get_ready(window.pane), once=True).start)
    session.rested.connect(_let_go_of_rings)
    app.applicationStateChanged.connect(Attention(session).follow)
    notices = Notices(session, window)
    notices.window_wanted.connect(lambda: raise_window(window))
    window.closed.connect(notices.close)
    window.closed.connect(app.quit)
    window.show()
    QTimer.singleShot(0, lambda: _start(session, window))
    return session, window


def _keep_what_stands() -> None:
    gc.freeze()
    gc.enable()  # see __main__


def _let_go_of_rings() -> None:
    """What a refresh leaves in rings is found by itself only once there is much of it, and is strewn over memory
    then that cannot be given back: some 12,000 objects, in 3 to 12 ms."""
    gc.collect()


def _start(session: Session, window: Window) -> None:
    """Begin after the first paint: the library brings SQLAlchemy with it, and the list's first rows do without."""
    window.glance()
    session.start()


def leave_clipboard() -> None:
    """Have Qt own what was copied. What Python made for it would be deleted after the interpreter has ended,
    which ends the process with a segmentation fault."""
    clipboard = QGuiApplication.clipboard()
    copied = clipboard.mimeData()
    if copied is not None and shiboken6.createdByPython(copied):
        clipboard.setText(clipboard.text())


def end_window(session: Session, window: Window) -> None:
    """Close the window and what it stands on, in this order, before the interpreter takes them in any."""
    window.hide()
    leave_clipboard()
    session.close()
    for part in (window, session):
        part.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Look(QObject):
    """Light or dark: as set, else as the system says, and from then on as it changes; and as large as its text."""

    def __init__(self, app: QApplication, values: Settings) -> None:
        super().__init__(app)
        self._app = app
        self._settings = values
        self._window: Window | None = None
        self._text = GnomeText(self)
        self._text.changed.connect(self._apply)
        self.theme = self._choose()
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._change)
        values.listen(lambda key: self._change() if key == settings.THEME.key else None)

    def follow(self, window: Window) -> None:
        """Dress this window from now on. It is who hears that the system's look is another."""
        self._window = window
        window.installEventFilter(self)
        window.closed.connect(self._text.close)
        QTimer.singleShot(0, self, lambda: self._text.listen(desktop_name()))  # after the first paint

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the system's text where it has another size now."""
        del watched
        wanted = wanted_size(self._text.points) if event.type() is QEvent.Type.ThemeChange else 0
        if wanted and wanted != self._app.font().pixelSize():
            self._apply()
        return False

    def _choose(self) -> Theme:
        wanted = self._settings.get(settings.THEME)
        if wanted == "system":
            dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if wanted == "dark" else LIGHT

    def _change(self) -> None:
        chosen = self._choose()
        if chosen is not self.theme:
            self.theme = chosen
            self._apply()

    def _apply(self) -> None:
        dress(self._app, self.theme, self._text.points)
        if self._window is not None:
            self._window.apply_theme(self.theme)


def dress(app: QApplication, chosen: Theme, points: float = 0) -> None:
    """Give the whole application the colours of a theme, and the size of the system's text; `points` where another
    than Qt has told it."""
    app.setPalette(theme.palette(chosen))
    fit_text(app, points)
    app.setStyleSheet(theme.stylesheet(chosen))
    theme.renew_fonts(app.allWidgets())  # a stylesheet gives each the font back that it had before


def desktop_name() -> str:
    """What the session calls its desktop."""
    return os.environ.get("XDG_CURRENT_DESKTOP", "")


def wanted_size(points: float = 0) -> int:
    """How many pixels the shell's text has beside the system's."""
    font = text_size.system_font()
    if points:
        font.setPointSizeF(points)
    return text_size.wanted_pixels(font, desktop_name())


def fit_text(app: QApplication, points: float = 0) -> None:
    """Give the application a font of that size."""
    wanted = wanted_size(points)
    if app.font().pixelSize() != wanted:
        app.setFont(theme.drawn_font(wanted))


class Bugs:
    """Shows a fault of the program once, with its traceback; faults while it is shown are only logged. Where the
    library's file is damaged, that is told instead."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._open = False

    def show(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """The excepthook of the program."""
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
            return
        _log.error("a fault of the program", exc_info=(kind, error, trace))
        if self._open:
            return
        self._open = True
        details = "".join(traceback.format_exception(kind, error, trace))
        session = self._window.session
        if session.library is None:
            self._show(details)
            return
        session.read(lambda library: library.damage(), lambda told: self._explain(told, details), long=True)

    def _explain(self, damage: NewsreaderError | None, details: str) -> None:
        if damage is None:
            self._show(details)
        else:
            self._open = False
            self._window.session.refuse(damage)

    def _show(self, details: str) -> None:
        from newsreader.gui.dialogs.error import ErrorDialog

        dialog = ErrorDialog(details, self._window)
        dialog.finished.connect(self._closed)
        self._window.show_dialog(dialog)

    def _closed(self) -> None:
        self._open = False


class OneWindow:
    """One window a library: the first listens, a second start knocks and ends."""

    def __init__(self, paths: Paths) -> None:
        self.knocked: Callable[[], None] = lambda: None
        # One library is one by whatever way it is named: by a link to its folder, or with ".." in it.
        name = "newsreader-" + hashlib.sha256(os.fsencode(os.path.realpath(paths.data))).hexdigest()[:16]
        socket = QLocalSocket()
        socket.connectToServer(name)
        self.first = not socket.waitForConnected(RAISE_MS)
        socket.abort()
        self._server: QLocalServer | None = None
        if self.first:
            QLocalServer.removeServer(name)  # what a crash may have left
            self._server = QLocalServer()
            self._server.newConnection.connect(self._answer)
            self._server.listen(name)

    def close(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()

    def _answer(self) -> None:
        if self._server is not None:
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            self.knocked()


def raise_window(window: Window) -> None:
    """Bring the window to the front."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
    dialog = QApplication.activeModalWidget()
    if dialog is not None:
        dialog.raise_()


def _first_run(window: Window) -> None:
    values = window.session.settings
    if not window.session.feeds and not values.get(settings.FIRST_RUN_DONE):
        values.set(settings.FIRST_RUN_DONE, True)
        window.commands.choose_starter()


def _give_up(window: Window, sentence: str) -> None:
    """The library cannot be used: say why and end; nothing was changed."""
    box = QMessageBox(QMessageBox.Icon.Critical, NAME, sentence, QMessageBox.StandardButton.Close, window)
    box.finished.connect(lambda _code: QCoreApplication.exit(ERROR_EXIT))
    window.show_dialog(box)


def _offer_rescue(window: Window) -> None:
    """The library cannot be read: say what can be done, once."""
    from newsreader.gui.dialogs.damaged import DamagedDialog

    if window.findChild(DamagedDialog) is not None:
        return
    dialog = DamagedDialog(str(window.session.paths.database), window)
    dialog.repair_wanted.connect(lambda: end_with(window, Rescue()))
    dialog.backups_wanted.connect(window.commands.safekeeping.show_backups)
    dialog.rejected.connect(lambda: QCoreApplication.exit(ERROR_EXIT))
    window.show_dialog(dialog)


def _tell_missing(window: Window, *, backed: bool) -> None:
    """The library's file is gone, with backups beside it or none: say what can be done, once."""
    from newsreader.gui.dialogs.missing import MissingDialog

    if window.findChild(MissingDialog) is not None:
        return
    dialog = MissingDialog(str(window.session.paths.database), window, backed=backed)
    dialog.backups_wanted.connect(window.commands.safekeeping.show_backups)
    dialog.empty_wanted.connect(lambda: end_with(window, Rescue(anew=True)))
    dialog.rejected.connect(lambda: QCoreApplication.exit(ERROR_EXIT))
    window.show_dialog(dialog)


def _tell_of_settings(session: Session, code: str) -> None:
    """Say what became of the settings where the file could not be read, now or since the last window."""
    aside = session.settings.put_aside
    if aside is not None:
        session.failed.emit(translation.sentence(code, {"path": str(aside)}))
        session.settings.forget_put_aside()


def _unsaved(error: OSError) -> str:
    """What to say of settings that cannot be written."""
    _log.warning("the settings were not saved: %s", error)
    return translation.sentence("settings.unsaved", {"reason": error.strerror or str(error)})


def _follow_setting(key: str, app: QApplication, session: Session, window: Window) -> None:
    if key == settings.LANGUAGE.key:
        session.language = translation.choose_language(session.settings.get(settings.LANGUAGE))
        translation.install(app, session.language)
        window.retranslate()


class Attention(QObject):
    """Whether the reader looks at the program. Goes with the session, and its connection with it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session

    def follow(self, state: Qt.ApplicationState) -> None:
        """Let the time of reading run only while the program is in front."""
        if state is Qt.ApplicationState.ApplicationActive:
            self._session.reading.clock.resume()
        else:
            self._session.reading.clock.pause()
