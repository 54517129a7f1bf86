"""Where jobs are done: the open library with a fetcher and parsing children, and one generator for each job."""

from collections.abc import AsyncIterator

from newsreader.library.demo import DemoFetcher, demo_moment
from newsreader.library.derive import derive
from newsreader.library.icons import load_icons
from newsreader.library.keep import keep, load_pictures, load_thumbnails
from newsreader.library.opened import open_library
from newsreader.library.refresh import refresh, settle
from newsreader.library.subscribe import discover, subscribe
from newsreader.model import Changes, Fetched
from newsreader.paths import Paths
from newsreader.worker.jobs import (
    PRIORITY,
    Derive,
    Derived,
    Discover,
    Discovered,
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


class Bench:
    """Does the jobs of one library. What the reader waits for starts at once; the rest takes turns."""

    def __init__(self, paths: Paths, demo: bool) -> None:
        """Open the library. Raises StoreError."""
        self._library = open_library(paths, checkpoints=True)
        self._tools = open_tools(DemoFetcher(demo_moment(paths)) if demo else None)
        self._fetcher, self._parser = self._tools.fetcher, self._tools.parser
        self._prefetched: dict[str, Fetched] = {}
        self._turn = Turn()

    async def close(self) -> None:
        """End the children, close the connections and the library."""
        await self._tools.close()
        self._library.close()

    async def do(self, job: Job) -> AsyncIterator[Payload]:
        """Do `job`, yielding what it has to tell. Raises NewsreaderError."""
        priority = PRIORITY[type(job)]
        if priority == 0:
            async for payload in self._at_once(job):
                yield payload
            if not isinstance(job, Subscribe):
                return
            job = Derive()  # the first articles of a new feed find their place without waiting for a refresh
            priority = PRIORITY[Derive]
        async with self._turn.take(priority):
            async for payload in self._in_turn(job):
                yield payload

    async def _at_once(self, job: Job) -> AsyncIterator[Payload]:
        match job:
            case Discover(text):
                self._prefetched.clear()
                yield Discovered(
                    await discover(self._library, text, self._fetcher, self._parser, self._prefetched)
                )
            case Subscribe(url, folder, title):
                yield await subscribe(
                    self._library,
                    url,
                    self._fetcher,
                    self._parser,
                    folder=folder,
                    title=title,
                    prefetched=self._prefetched.pop(url, None),
                )
            case LoadPictures(article):
                yield PicturesLoaded(article, await load_pictures(self._library, article, self._fetcher))
            case LoadThumbnails(urls):
                yield ThumbnailsLoaded(await load_thumbnails(self._library, urls, self._fetcher))
            case _:
                raise TypeError(job)

    async def _in_turn(self, job: Job) -> AsyncIterator[Payload]:
        match job:
            case Refresh(feeds, urgency):
                async for outcome in refresh(
                    self._library, self._fetcher, self._parser, feeds=feeds, urgency=urgency
                ):
                    yield outcome
                async for changes in derive(self._library):
                    yield Derived(changes)
                await settle(self._library)
            case Keep(articles):
                async for progress in keep(self._library, articles, self._fetcher):
                    yield progress
            case LoadIcons():
                yield Derived(Changes(feeds=await load_icons(self._library, self._fetcher), tree=True))
            case Derive():
                async for changes in derive(self._library):
                    yield Derived(changes)
            case _:
                raise TypeError(job)
