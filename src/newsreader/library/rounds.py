"""One round of checks: many feeds asked at once, and what they bring stored beside that as it comes. Knows neither
how a feed is asked nor how a finding is stored."""

import asyncio
import time
from bisect import bisect_right
from collections.abc import AsyncGenerator, Callable, Coroutine, Iterable, Sequence
from itertools import accumulate

from newsreader.library.findings import Finding, judge, wait_for_network
from newsreader.library.line import Line
from newsreader.library.opened import Library
from newsreader.model import Feed, FeedOutcome

CHECKS_AT_ONCE = 64  # under way, or waiting to be stored; how many are on the wire is the fetcher's to bound
# Articles, of so many or one feed's, are stored in a transaction, which ends sooner when somebody waits to write.
TOGETHER = 300
TOGETHER_SECONDS = 0.05  # longer no answer waits for others to be stored with it

Ask = Callable[[Feed], Coroutine[object, object, Finding]]
Store = Callable[[Sequence[Finding]], list[FeedOutcome]]


class Round:
    """The feeds of one refresh, from being asked to being stored. Storing has a thread of its own, and is
    under way once at a time: meanwhile others are asked, so that nobody who parses runs out of documents."""

    def __init__(self, library: Library, feeds: Iterable[Feed], line: Line, ask: Ask, store: Store) -> None:
        self._library = library
        self._waiting = iter(feeds)
        self._line = line
        self._ask = ask
        self._store = store
        self._running: set[asyncio.Task[Finding]] = set()
        self._storing: asyncio.Future[list[FeedOutcome]] | None = None
        self._changed = asyncio.Event()  # somebody of both has ended
        self._unsure: list[Finding] = []
        self._findings: list[Finding] = []
        self._since = 0.0  # when the first of `_findings` came

    async def outcomes(self) -> AsyncGenerator[FeedOutcome, None]:
        """Ask all and yield outcomes as they are stored. What is under way ends with the iterator.

        Once it is clear that there is no network the rest is not tried. Raises StoreError."""
        try:
            while True:
                self._begin_more()
                if not self._running and not self._storing and not self._findings:
                    return
                await self._wait()
                for outcome in self._stored():
                    yield outcome
                self._collect()
                self._store_what_is_due()
        finally:
            await self._end()

    def _begin_more(self) -> None:
        while not self._line.down and len(self._running) + len(self._findings) < CHECKS_AT_ONCE:
            feed = next(self._waiting, None)
            if feed is None:
                return
            task = asyncio.create_task(self._ask(feed))
            task.add_done_callback(self._note_end)
            self._running.add(task)

    def _note_end(self, _task: object) -> None:
        self._changed.set()

    async def _wait(self) -> None:
        """Until somebody has ended, or what was found has waited for long enough."""
        left = None
        if self._findings and self._storing is None:
            left = max(0.0, self._since + TOGETHER_SECONDS - time.monotonic())
        try:
            async with asyncio.timeout(left):
                await self._changed.wait()
        except TimeoutError:
            return
        self._changed.clear()

    def _stored(self) -> list[FeedOutcome]:
        if self._storing is None or not self._storing.done():
            return []
        storing, self._storing = self._storing, None
        return storing.result()

    def _collect(self) -> None:
        """Take the findings of those who have ended; what is in doubt is judged when more is known."""
        ended = {task for task in self._running if task.done()}
        self._running -= ended
        found = [task.result() for task in ended]
        if found and not self._findings:
            self._since = time.monotonic()
        self._unsure += [one for one in found if one.doubt is not None]
        self._findings += [one for one in found if one.doubt is None]
        if self._unsure and (self._line.clear or not self._running):
            self._findings += [judge(self._library, self._line, one) for one in self._unsure]
            self._unsure = []
        if self._line.down and not self._running:
            self._findings += [wait_for_network(self._library, feed, self._line.proxy) for feed in self._waiting]

    def _store_what_is_due(self) -> None:
        if self._storing is not None or not self._findings:
            return
        full = sum(map(_articles, self._findings)) >= TOGETHER
        if not self._running or full or time.monotonic() - self._since >= TOGETHER_SECONDS:
            loop = asyncio.get_running_loop()
            self._storing = loop.run_in_executor(self._library.writing, self._store, self._taken())
            self._storing.add_done_callback(self._note_end)

    def _taken(self) -> list[Finding]:
        """The first of the findings, as many as are stored together."""
        articles = list(accumulate(map(_articles, self._findings)))
        count = max(1, bisect_right(articles, TOGETHER))
        taken, self._findings = self._findings[:count], self._findings[count:]
        return taken

    async def _end(self) -> None:
        """Stop asking, and wait for the thread that stores, however often this is cancelled: nobody may close the
        library under it."""
        for task in self._running:
            task.cancel()
        cancelled = None
        while self._storing is not None and not self._storing.done():
            try:
                await asyncio.wait([self._storing])
            except asyncio.CancelledError as error:
                cancelled = error
        await asyncio.gather(*self._running, return_exceptions=True)
        failure = self._storing.exception() if self._storing is not None else None
        if cancelled is not None:
            raise cancelled from failure


def _articles(finding: Finding) -> int:
    return 0 if finding.write is None else len(finding.write.new) + len(finding.write.updated)
