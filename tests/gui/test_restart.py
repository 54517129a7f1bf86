"""What is as it was when the window is opened again, however it was ended."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from newsreader import settings
from newsreader.gui.models.place import Kind
from newsreader.library.opened import Library
from newsreader.paths import Paths, library_paths
from newsreader.settings import Settings
from tests.gui.desk import go, ids, open_desk, press, quiet_settings, settle
from tests.gui.newsstand import OUTLETS, wait

# Who runs the tests may have begun them by nohup, which has the hangup ignored by all that they begin.
BEGIN = """import signal, sys
for name in ("SIGTERM", "SIGHUP"):
    signal.signal(getattr(signal, name), signal.SIG_DFL)
from newsreader.__main__ import main
sys.exit(main())"""


def test_chips_survive_a_restart_and_a_search_ends_with_it(newsstand: Library, paths: Paths) -> None:
    values = quiet_settings()
    with open_desk(paths, values) as window:
        go(window, Kind.FEED, next(one for one in window.session.feeds if one.title == OUTLETS[0]).id)
        press(window, Qt.Key.Key_M)
        window.header.chips["unread"].click()
        settle(window)
        place = window.listing.place
        shown = ids(window)
    with open_desk(paths, values) as again:
        assert again.listing.place == place
        assert again.header.chips["unread"].isChecked()
        assert ids(again) == shown
        again.bar.search.setText("bai so 7")
        wait(lambda: again.listing.filters.text == "bai so 7")
        settle(again)
    with open_desk(paths, values) as last:
        assert last.listing.place == place
        assert len(ids(last)) == 20


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_ends_the_window_as_closing_it_does(tmp_path: Path, name: str) -> None:
    """Who closed the terminal that it was started from lost where the window and its panes were."""
    paths = library_paths(tmp_path)
    values = Settings(paths.settings)
    values.set(settings.FIRST_RUN_DONE, True)
    program = subprocess.Popen([sys.executable, "-c", BEGIN, "--library", str(tmp_path)])
    try:
        wait(paths.database.exists, "for the window to begin")
        program.send_signal(getattr(signal, name))
        assert program.wait(30) == 0
    finally:
        program.kill()
        program.wait()
    values.follow()
    assert "all:0" in values.get(settings.WINDOW_STATE)
