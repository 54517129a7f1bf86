"""Pictures of the window in both themes and languages, taken without a reader."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from newsreader import settings
from newsreader.gui import app as gui_app
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.window import Window
from newsreader.paths import Paths
from newsreader.settings import Settings

SIZE = (1440, 900)
PATIENCE_MS = 60_000  # for the demo library to be filled and everything to be read
SETTLED_MS = 900  # without anything under way


def take_screenshots(app: QApplication, paths: Paths, folder: Path, *, demo: bool) -> int:
    """Save `window-{vi,en}-{light,dark}.png` and the same with related stories in sight; the exit code: not 0
    where the library cannot be opened or the window is not filled in time."""
    folder.mkdir(parents=True, exist_ok=True)
    values = Settings(None)
    values.set(settings.REFRESH_AT_START, False)
    values.set(settings.MARK_READ, "hand")
    values.set(settings.FIRST_RUN_DONE, True)
    values.set(settings.LANGUAGE, "vi")
    session, window = gui_app.open_window(app, paths, values, demo=demo)
    window.resize(*SIZE)
    ready: list[str] = []
    session.opened.connect(lambda: ready.append("opened"))
    session.unusable.connect(ready.append)
    _wait(lambda: bool(ready))
    done = ready == ["opened"] and _show_articles(window)
    if done:
        for language in ("vi", "en"):
            values.set(settings.LANGUAGE, language)
            _show_article(window, language)
            for theme in ("light", "dark"):
                values.set(settings.THEME, theme)
                _take(window, folder / f"window-{language}-{theme}")
    gui_app.end_window(session, window)
    return 0 if done else gui_app.ERROR_EXIT


def _take(window: Window, path: Path) -> None:
    """Save the window from the article's top, and once more scrolled to what belongs to it."""
    _pause(SETTLED_MS)
    window.pane.restore_position(0)
    _pause(50)
    window.grab().save(f"{path}.png")
    while window.pane.page_down():
        _pause(20)
    window.pane.restore_position(window.pane.scroll_position + window.pane.height() // 3)
    _pause(200)
    window.grab().save(f"{path}-related.png")
    window.pane.restore_position(0)


def _show_articles(window: Window) -> bool:
    """Show a section, as in the drawings; everything where there is none. Whether it came in time."""
    business = next((one.id for one in window.session.sections if one.key == "business"), None)
    used = business in window.session.used_sections
    window.listing.go(Place(Kind.SECTION, business) if business and used else Place(Kind.ALL))
    return _wait(lambda: not window.listing.loading and _first_is_read(window))


def _first_is_read(window: Window) -> bool:
    """Whether the first article of the list is there to be drawn, behind the headings of a front page; where there
    is no article, nothing is waited for."""
    model = window.listing.model
    return not model.ids or any(model.row(place) is not None for place in range(min(3, model.rowCount())))


def _show_article(window: Window, language: str) -> None:
    """Open the newest article in `language` that has a picture."""
    model = window.listing.model
    rows = [row for place in range(min(100, model.rowCount())) if (row := model.row(place)) is not None]
    wanted = [row for row in rows if row.thumbnail and row.language == language] or rows
    if wanted:
        window.articles.go_to(wanted[0].id)
        _wait(lambda: window.session.readable is not None)


def _wait(ready: Callable[[], bool]) -> bool:
    """Let the window work until it is `ready`; whether it was in time."""
    deadline = QDeadlineTimer(PATIENCE_MS)
    while not ready():
        if deadline.hasExpired():
            return False
        _pause(20)
    return True


def _pause(milliseconds: int) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
