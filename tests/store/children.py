"""What other processes do to a library in these tests: run as `python -m tests.store.children NAME PATH ARGUMENT`."""

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

from newsreader.errors import StoreError
from newsreader.model import FeedWrite, ReadHow
from newsreader.store import Store
from tests.store.news import NOON, add_feed, check_of, new_article, opened, write

BATCH = 5
ROOT = Path(__file__).parents[2]


def child(act: str, path: Path, argument: str) -> "subprocess.Popen[str]":
    """Begin another process that does one of these."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.children", act, str(path), argument],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def write_on(path: Path, name: str) -> None:
    """Write batches and marks for ever, and tell of each that was done."""
    with opened(path) as store:
        found = store.feeds.by_url(f"https://{name}.example/rss")
        feed = add_feed(store, name) if found is None else found.id
        start = store.feeds.get(feed).articles // BATCH
        for batch in range(start, sys.maxsize):
            write_batch(store, feed, batch)


def write_batch(store: Store, feed: int, batch: int) -> None:
    """Articles and marks whose numbers follow from the feed's body hash."""
    items = tuple(new_article(batch * BATCH + n, folded_body=f"lo {batch} " * 200) for n in range(BATCH))
    done = store.articles.write_some([FeedWrite(feed, check_of(feed, body_hash=str(batch)), new=items)])[0]
    print(f"wrote {batch}", flush=True)
    store.marks.read(done.added[:1], True, ReadHow.OPENED, NOON)
    store.marks.star(done.added[1:2], True, NOON)
    print(f"marked {batch}", flush=True)


def write_some(path: Path, name: str) -> None:
    """Thirty batches."""
    with opened(path) as store:
        feed = add_feed(store, name)
        for batch in range(30):
            write_batch(store, feed, batch)


def count_on(path: Path, name: str) -> None:
    """Count in transactions that follow one another without a pause, each of some milliseconds."""
    with opened(path) as store:
        database = store.database
        while True:
            with database.writing(durable=False) as connection:
                connection.exec_driver_sql("UPDATE fact SET value = value + 1 WHERE name = ?", (name,))
                time.sleep(0.005)


def open_it(path: Path, name: str) -> None:
    """Open the library, add a feed."""
    with opened(path) as store:
        add_feed(store, name)


def grow(path: Path, limit: str) -> None:
    """Write until no file may grow any more (`limit` bytes), and tell how it ended."""
    with opened(path) as store:
        feed = add_feed(store)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
        tell_error(lambda: [write(store, feed, new_article(n, html=os.urandom(9999).hex())) for n in range(9999)])


def open_read_only(path: Path, user: str) -> None:
    """Open and write as a user without rights, and tell how it ended."""
    if user:
        os.setgid(int(user))
        os.setuid(int(user))
    tell_error(lambda: open_it(path, "x"))


def tell_error(act: object) -> None:
    """Print the code of the error that `act` ends with."""
    assert callable(act)
    try:
        act()
    except StoreError as error:
        print(error.code, flush=True)
    else:
        print("none", flush=True)


if __name__ == "__main__":
    globals()[sys.argv[1]](Path(sys.argv[2]), sys.argv[3])
