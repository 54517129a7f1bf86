"""What the window waits for a mark while another process refreshes: the store's side of a key press."""

import subprocess
import time
from pathlib import Path
from statistics import median

from benchmarks.readers import Ours
from newsreader.library.mark import mark_read
from newsreader.library.opened import open_library
from newsreader.library.read import list_ids
from newsreader.model import Query, ReadHow
from newsreader.paths import library_paths

MARKS = 300
PAUSE = 0.02  # seconds between marks


def during(folder: Path, command: list[str]) -> str:
    """Mark single articles read and unread while `command` runs; one sentence."""
    library = open_library(library_paths(folder))
    ids = list(list_ids(library, Query())[:MARKS])
    taken = []
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    turn = 0
    while process.poll() is None and ids and turn < MARKS:
        started = time.perf_counter()
        mark_read(library, [ids[turn % len(ids)]], True, ReadHow.OPENED)
        taken.append((time.perf_counter() - started) * 1000)
        turn += 1
        time.sleep(PAUSE)
    process.wait()
    library.close()
    if not taken:
        return "No mark was set.\n"
    return f"{len(taken)} marks while it ran: median {median(taken):.1f} ms, worst {max(taken):.1f} ms.\n"


def report(folder: Path) -> str:
    """Marks during a refresh that brings news, and during deriving it; Markdown."""
    told = [f"{deed}: {during(folder, Ours().deed(deed, folder))}" for deed in ("refresh", "derive")]
    return "\n".join(["## A mark in the window while the background works", "", *told])
