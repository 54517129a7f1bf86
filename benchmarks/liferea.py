"""Liferea, driven without a screen: `python -m benchmarks.liferea FOLDER ARTICLES` starts it, which updates all of
its feeds, until so many articles are in its database; prints the seconds from its start.

The display and the message bus are there before the clock starts: they are not Liferea's.
"""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from xml.sax.saxutils import quoteattr

PATIENCE = 300.0  # seconds
DISPLAY = ":79"


def write_feeds(folder: Path, urls: list[str]) -> None:
    """The list of feeds of an empty Liferea that lives in `folder`."""
    place = folder / "config" / "liferea"
    place.mkdir(parents=True)
    outlines = "".join(
        f'<outline type="rss" text="feed" title="feed" xmlUrl={quoteattr(url)} updateInterval="-1"/>'
        for url in urls
    )
    head = "<head><title>Liferea Feed List Export</title></head>"
    text = f'<?xml version="1.0"?><opml version="1.0">{head}<body>{outlines}</body></opml>'
    (place / "feedlist.opml").write_text(text, encoding="utf-8")


def main() -> None:
    """Start it, wait, end it."""
    folder, wanted = Path(sys.argv[1]).absolute(), int(sys.argv[2])
    environment = os.environ | {
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_DATA_HOME": str(folder / "data"),
        "XDG_CACHE_HOME": str(folder / "cache"),
        "GSETTINGS_BACKEND": "memory",
        "DISPLAY": DISPLAY,
    }
    screen = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1280x800x24"], stderr=subprocess.DEVNULL)
    time.sleep(1.0)
    started = time.perf_counter()
    reader = subprocess.Popen(
        ["dbus-run-session", "--", "liferea"],
        env=environment,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while _articles(folder) < wanted and time.perf_counter() - started < PATIENCE:
            time.sleep(0.05)
        sys.stdout.write(f"{time.perf_counter() - started:.2f}\n")
    finally:
        os.killpg(reader.pid, signal.SIGKILL)
        reader.wait()
        screen.kill()
        screen.wait()


def _articles(folder: Path) -> int:
    file = folder / "data" / "liferea" / "liferea.db"
    if not file.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=0.05)) as connection:
            return int(connection.execute("SELECT count(*) FROM items").fetchone()[0])
    except sqlite3.OperationalError:  # it is writing
        return 0


if __name__ == "__main__":
    main()
