"""A log file for each process, bounded in size. Feeds are named by number: no content, no credentials."""

import logging
from logging.handlers import RotatingFileHandler

from newsreader.paths import Paths

BYTES = 500_000
OLD_FILES = 2


class QuietLog(RotatingFileHandler):
    """A log on a full disk, or in a folder that became read-only, is done without: it is no trouble of its own."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Say nothing: the window has no terminal, and who has one did not ask for this."""


def keep_log(paths: Paths, process: str) -> None:
    """Write this process's log to `PROCESS.log` in the log folder; do without where it cannot be made."""
    try:
        paths.log.mkdir(parents=True, exist_ok=True)
        handler = QuietLog(
            paths.log / f"{process}.log", maxBytes=BYTES, backupCount=OLD_FILES, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    logging.getLogger("newsreader").setLevel(logging.INFO)
