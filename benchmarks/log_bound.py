"""How large the write-ahead log grows while all that may hold it up comes together: a window that marks 20,000
articles without pause, a background that stores without pause, three readers whose transactions overlap; and the
same with single marks beside a reader whose transactions take two seconds, as a list of a million articles does on
a busy machine.

Run: python -m benchmarks.log_bound [SECONDS] [ARTICLES]
"""

import multiprocessing
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from benchmarks.library import made_library
from benchmarks.measure import table
from newsreader.library.mark import mark_read
from newsreader.library.opened import Library, open_library
from newsreader.model import ReadHow
from newsreader.paths import library_paths

SECONDS, ARTICLES = 15.0, 40_000
MARKED = 20_000
READERS = 3
READING, READING_LONG, RESTING = 0.03, 2.0, 0.3  # seconds
STORED = [("x" * 6_000,)] * 60  # as many articles as a transaction of a refresh brings
LOOKING = 0.005


def _mark(library: Library, turn: int) -> None:
    mark_read(library, range(1, MARKED + 1), turn % 2 == 0, ReadHow.OPENED)


def _mark_one(library: Library, turn: int) -> None:
    mark_read(library, [turn + 1], True, ReadHow.OPENED)
    time.sleep(LOOKING)


def _read(library: Library, _turn: int) -> None:
    _look(library, READING)


def _read_long(library: Library, _turn: int) -> None:
    _look(library, READING_LONG)
    time.sleep(RESTING)


def _look(library: Library, seconds: float) -> None:
    with library.store.database.reading() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM feed").scalar()
        time.sleep(seconds)


def _store(library: Library, _turn: int) -> None:
    with library.store.database.writing(durable=False) as connection:
        connection.exec_driver_sql("CREATE TABLE IF NOT EXISTS stored (text TEXT)")
        connection.exec_driver_sql("INSERT INTO stored VALUES (?)", STORED)


def _again(folder: Path, deed: Callable[[Library, int], None], end: float, background: bool) -> None:
    """Do it in a process of its own until `end`, and print what the slowest took."""
    library, worst, turn = open_library(library_paths(folder), checkpoints=background), 0.0, 0
    while time.time() < end:
        began = time.perf_counter()
        deed(library, turn)
        worst, turn = max(worst, time.perf_counter() - began), turn + 1
    library.close()
    print(f"{deed.__name__}: {turn} times, at most {worst:.2f} s", file=sys.stderr)


def report(seconds: float = SECONDS, articles: int = ARTICLES) -> str:
    """Let all of them go at once, and watch the log."""
    quick = [(_mark, False), (_store, True), *[(_read, False)] * READERS]
    slow = [(_mark_one, False), (_store, True), (_read, False), (_read_long, False)]
    acts = {"largest log": quick, "— single marks beside a long reader": slow}
    rows = [(act, "64 MB", f"{_largest(deeds, seconds, articles) / 2**20:.1f} MB") for act, deeds in acts.items()]
    return f"### The log under strain\n\n{table(('', 'bar', 'figure'), rows)}\n"


def _largest(deeds: Sequence[tuple[Callable[[Library, int], None], bool]], seconds: float, articles: int) -> int:
    """How many bytes the log had at most while all of these were done."""
    made = made_library(articles)
    context, most = multiprocessing.get_context("spawn"), 0
    with TemporaryDirectory(prefix="newsreader-log-") as home:
        folder = Path(home) / "library"
        copytree(made, folder)
        database = library_paths(folder).database
        log = database.with_name(database.name + "-wal")
        end = time.time() + seconds
        processes = [context.Process(target=_again, args=(folder, deed, end, own)) for deed, own in deeds]
        for process in processes:
            process.start()
        while any(process.is_alive() for process in processes):
            time.sleep(LOOKING)
            most = max(most, log.stat().st_size if log.exists() else 0)
    return most


def main() -> None:
    """Measure by itself."""
    seconds, articles = [*sys.argv[1:], "", ""][:2]
    sys.stdout.write(report(float(seconds or SECONDS), int(articles or ARTICLES)))


if __name__ == "__main__":
    main()
