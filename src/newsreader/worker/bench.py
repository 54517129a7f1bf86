"""Where jobs are done: the open library with a fetcher and parsing children, and one generator for each job."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import Executor
from typing import TypeVar

from newsreader.errors import StoreError
from newsreader.library import rules
from newsreader.library.backup import BackupKind, back_up, back_up_when_due, failures
from newsreader.library.demo import DemoFetcher, demo_moment
from newsreader.library.derive import derive
from newsreader.library.export import export_everything, import_everything
from newsreader.library.icons import load_icons
from newsreader.library.indexing import go_on
from newsreader.library.keep import keep, keep_ruled, keep_wished, load_pictures, load_thumbnails
from newsreader.library.logins import LoginQueue
from newsreader.library.opened import open_library
from newsreader.library.passwords import Passwords
from newsreader.library.refresh import refresh, settle
from newsreader.library.subscribe import discover, subscribe
from newsreader.library.tidy import tidy
from newsreader.model import BackupFailure, Changes, Fetched
from newsreader.outline import FoundFeed
from newsreader.paths import Paths
from newsreader.worker.jobs import (
    PRIORITY,
    BackedUp,
    BackUp,
    CareForFeeds,
    Derive,
    Derived,
    Discover,
    Discovered,
    ExportAll,
    Exported,
    ImportAll,
    Imported,
    Job,
    Keep,
    LoadIcons,
    LoadPictures,
    LoadThumbnails,
    Payload,
    PicturesLoaded,
    Refresh,
    Subscribe,
    ThumbnailsLoaded,
)
from newsreader.worker.tools import open_tools
from newsreader.worker.turn import Turn

T = TypeVar("T")
HOLD_SECONDS = 600.0  # how long a document that was looked at is held for being followed


class Bench:
    """Does the jobs of one library. What the reader waits for starts at once; the rest takes turns."""

    def __init__(self, paths: Paths, demo: bool, writing: Executor | None = None) -> None:
        """Open the library; `writing` is for what a refresh stores. Raises StoreError."""
        self._demo = demo
        self._library = open_library(paths, checkpoints=True, writing=writing)
        self._tools = open_tools(self._library, DemoFetcher(demo_moment(paths)) if demo else None)
        self._fetcher, self._parser = self._tools.fetcher, self._tools.parser
        self._prefetched: dict[str, Fetched] = {}
        self._looked = 0.0  # when somebody last looked for feeds
        self._passwords = Passwords()
        self._logins = LoginQueue(self._passwords)
        self._turn = Turn()
        self._copying = False  # a backup that nobody asked for is being made

    def damage(self) -> StoreError | None:
        """See `Library.damage`."""
        return self._library.damage()

    async def close(self) -> None:
        """End the children, close the connections and the library."""
        self._library.store.backup.stop()
        await self._tools.close()
        self._library.close()

    async def do(self, job: Job) -> AsyncIterator[Payload]:
        """Do `job`, yielding what it has to tell. Raises NewsreaderError."""
        self._library.settings.follow()
        if isinstance(job, Refresh | Discover | Subscribe | Keep):
            self._passwords.hold(job.logins)
        priority = PRIORITY[type(job)]
        if priority == 0:
            async for payload in self._at_once(job):
                yield payload
            if not isinstance(job, Subscribe):
                return
            job = Derive()  # the first articles of a new feed find their place without waiting for a refresh
            priority = PRIORITY[Derive]
        if isinstance(job, CareForFeeds):
            async for changes in self._care(priority):
                yield Derived(changes)
            if not self._demo:
                yield BackedUp(await self._back_up(priority))
            return
        if self._copying:  # who asks for something does not wait for it: it is due still after the next refresh
            self._library.store.backup.stop()
        async with self._turn.take(priority):
            self._library.settings.follow()  # it may have waited for long
            async for payload in self._in_turn(job):
                yield payload

    async def _care(self, priority: int) -> AsyncIterator[Changes]:
        """Page by page, so that a refresh that the reader asks for waits for one page only."""
        async for changes in self._step_by_step(rules.settle(self._library), priority):
            yield changes
        for keeping in (keep_ruled, keep_wished):
            pages = keeping(self._library, self._fetcher, self._logins)
            while True:
                async with self._turn.take(priority):
                    progress = await anext(pages, None)
                if progress is None:
                    break
                yield Changes(updated=(progress.article,))
        async with self._turn.take(priority):
            for changes in tidy(self._library):
                yield changes
                await asyncio.sleep(0)
        async for _ in self._step_by_step(go_on(self._library), priority):
            pass

    async def _step_by_step(self, steps: Iterator[T], priority: int) -> AsyncIterator[T]:
        """Each step in a turn of its own."""
        while True:
            async with self._turn.take(priority):
                found = next(steps, None)
            if found is None:
                return
            yield found
            await asyncio.sleep(0)

    async def _back_up(self, priority: int) -> tuple[BackupFailure, ...]:
        """Make the copies that are due; those that cannot be made."""
        async with self._turn.take(priority):
            self._copying = True
            try:
                await asyncio.to_thread(back_up_when_due, self._library)
            finally:
                self._copying = False
        return failures(self._library)

    async def _at_once(self, job: Job) -> AsyncIterator[Payload]:
        match job:
            case Discover(text):
                async for found in self._discover(text):
                    yield found
            case Subscribe(url, folder, called):
                yield await subscribe(
                    self._library,
                    url,
                    self._fetcher,
                    self._parser,
                    folder=folder,
                    called=called,
                    prefetched=self._prefetched.pop(url, None),
                    logins=self._logins,
                )
            case LoadPictures(article):
                yield PicturesLoaded(article, await load_pictures(self._library, article, self._fetcher))
            case LoadThumbnails(urls):
                yield ThumbnailsLoaded(await load_thumbnails(self._library, urls, self._fetcher))
            case _:
                raise TypeError(job)

    async def _discover(self, text: str) -> AsyncIterator[Discovered]:
        """What is found, as it is found. The documents are held for a while: who looks at a feed may follow it."""
        self._prefetched.clear()
        self._looked = time.monotonic()
        steps: asyncio.Queue[tuple[FoundFeed, ...] | None] = asyncio.Queue()
        task = asyncio.create_task(
            discover(
                self._library,
                text,
                self._fetcher,
                self._parser,
                self._prefetched,
                steps.put_nowait,
                self._logins,
            )
        )
        task.add_done_callback(lambda _task: steps.put_nowait(None))
        try:
            while (found := await steps.get()) is not None:
                yield Discovered(found, whole=False)
            yield Discovered(await task)
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    @property
    def expectant(self) -> bool:
        """Whether documents are held that a reader may be looking at, so that the process should stay."""
        return bool(self._prefetched) and time.monotonic() - self._looked < HOLD_SECONDS

    async def _in_turn(self, job: Job) -> AsyncIterator[Payload]:
        match job:
            case Refresh(feeds, urgency):
                async for outcome in refresh(
                    self._library,
                    self._fetcher,
                    self._parser,
                    feeds=feeds,
                    urgency=urgency,
                    logins=self._logins,
                ):
                    yield outcome
                async for changes in derive(self._library):
                    yield Derived(changes)
                await settle(self._library)
            case Keep(articles):
                async for progress in keep(self._library, articles, self._fetcher, self._logins):
                    yield progress
            case BackUp() | ExportAll() | ImportAll():
                async for payload in self._with_all(job):
                    yield payload
            case LoadIcons():
                yield Derived(Changes(feeds=await load_icons(self._library, self._fetcher), tree=True))
            case Derive():
                async for changes in derive(self._library):
                    yield Derived(changes)
            case _:
                raise TypeError(job)

    async def _with_all(self, job: Job) -> AsyncIterator[Payload]:
        """What is done with the library as a whole, in a thread: what the reader waits for goes on meanwhile."""
        match job:
            case BackUp():
                await asyncio.to_thread(back_up, self._library, BackupKind.WHOLE)
            case ExportAll(folder):
                written = await asyncio.to_thread(export_everything, self._library, folder)
                yield Exported(written.feeds, written.articles)
            case ImportAll(folder):
                taken = await asyncio.to_thread(import_everything, self._library, folder)
                yield Imported(taken.articles, taken.merged, taken.searches, taken.rules, taken.notes)
                async for changes in derive(self._library):
                    yield Derived(changes)
