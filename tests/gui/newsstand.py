"""A small real library for tests of the window: three outlets, a folder, articles of the last two days."""

import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from newsreader.library.intake import Choose, Document, Opened, ParserHere
from newsreader.library.opened import Library
from newsreader.library.refresh import store_fetched
from newsreader.model import Changes, Fetched, NewArticle, ParsedEntry, ParsedFeed

OUTLETS = ("Báo Khơi Xa", "Nhịp Phố", "The Harbour Post")
PATIENCE = 30.0  # seconds; only a broken test waits so long, also on a busy machine


def wait(ready: Callable[[], object], what: str = "") -> None:
    """Run the event loop until `ready`, or fail."""
    end = time.monotonic() + PATIENCE
    while not ready():
        assert time.monotonic() < end, f"waited in vain {what}"
        _run_events()


def pause(seconds: float) -> None:
    """Run the event loop for a while."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        _run_events()


def _run_events() -> None:
    """Let Qt do what is due, and leave the processor to those who are waited for: asked with a time, Qt never waits."""
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    time.sleep(0.002)


def entry(outlet: str, number: int, *, age: timedelta, section: str = "") -> ParsedEntry:
    """One entry; its text names its outlet and number."""
    paragraphs = "".join(
        f"<p>Đoạn {part} của bài {number}, {outlet}. " + "Chữ nghĩa. " * 60 + "</p>" for part in range(8)
    )
    return ParsedEntry(
        guid=f"{outlet}-{number}",
        url=f"https://khoixa.example/{number}",
        title=f"Bài số {number} của {outlet}",
        published=datetime.now(UTC) - age,
        summary_html=f"<p>Tóm tắt bài {number}.</p>",
        content_html=paragraphs,
        categories=(section,) if section else (),
    )


class Telling(ParserHere):
    """Finds the same feed in every document."""

    def __init__(self, parsed: ParsedFeed) -> None:
        self._parsed = parsed

    async def take_in(self, document: Document, choose: Choose) -> Sequence[NewArticle]:
        opened = Opened(self._parsed)
        return opened.ready(choose(opened.contents))


def publish(library: Library, feed: int, entries: tuple[ParsedEntry, ...], title: str = "") -> Changes:
    """Let a feed bring entries, as a refresh would."""
    known = next(one for one in library.store.feeds.all() if one.id == feed)
    fetched = Fetched(url=known.url, final_url=known.url, body=repr(entries).encode())
    parsed = ParsedFeed(title=title or known.title, entries=entries)
    return asyncio.run(store_fetched(library, known, fetched, Telling(parsed))).changes


def fill(library: Library) -> tuple[int, ...]:
    """Three outlets, the first two in a folder: 20, 12 and 8 articles, one every hour; ids of the feeds."""
    folder = library.store.folders.add("Trong nước", None)
    feeds = []
    for place, (outlet, count) in enumerate(zip(OUTLETS, (20, 12, 8), strict=True)):
        number = library.store.feeds.add(
            f"https://outlet{place}.example/rss",
            title=outlet,
            site_url="",
            folder=folder if place < 2 else None,
            now=library.now(),
        )
        feeds.append(number)
        entries = tuple(
            entry(outlet, index, age=timedelta(hours=index, minutes=place), section="Kinh tế" if index % 2 else "")
            for index in range(count)
        )
        publish(library, number, entries, outlet)
    return tuple(feeds)


def fresh(outlet: str, number: int) -> ParsedEntry:
    """An entry of this minute."""
    return entry(outlet, number, age=timedelta(0))._replace(title=f"Tin mới {number}")
