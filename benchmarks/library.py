"""Makes a library of years of reading, the same for the same seed, through the program's own store; kept below
`build/libraries` for whoever measures next.

    python -m benchmarks.library 10000 100000 1000000

A thousand feeds in forty folders, some in others; one article in ten has 400 words, the others 30 to 60; half of
them are Vietnamese; each has three sections; a third tell events that several outlets tell; four in ten show a
picture; one in five is unread, one in a hundred starred. The newest are long: `LONG` of 22 KB and `HUGE` of 1 MB.
"""

import argparse
import asyncio
import os
import random
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.world import CATEGORIES, World
from newsreader import settings
from newsreader.library.derive import derive
from newsreader.library.intake import Everything, Opened
from newsreader.library.lists import import_outline
from newsreader.library.opened import Library, open_library
from newsreader.library.prepare import Setting
from newsreader.library.refresh import settle
from newsreader.model import Feed, FeedCheck, FeedMeta, FeedStatus, FeedWrite, ParsedEntry, ParsedFeed, ReadHow
from newsreader.outline import Outline, OutlineFeed
from newsreader.paths import library_paths
from newsreader.settings import Settings
from newsreader.store.migrations import STEPS

SEED = 20260101
PLACE = Path(__file__).parent.parent / "build" / "libraries"
FEEDS = 1_000
FOLDERS = 40
GROUPS = 10  # of feeds that write in turn, so that few of them share a transaction
A_DAY = 900  # articles of all feeds together
WHOLE = 400  # words
SHORT = (30, 60)
SHARE_WHOLE = 0.1
SHARE_OF_EVENTS = 1 / 3
SHARE_OF_PICTURES = 0.4
SHARE_READ = 0.8
SHARE_STARRED = 0.01
LONG, LONG_BYTES = 60, 22_000
HUGE, HUGE_BYTES = 4, 1_000_000
BYTES_A_WORD = {"vi": 5.9, "en": 10.6}  # in UTF-8 with the blank after it
MARKED_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Plan:
    """How many articles, until when."""

    articles: int
    now: datetime

    @property
    def batch(self) -> int:
        """Articles that are stored together."""
        return min(2_000, max(50, self.articles // 100))

    def at(self, number: int) -> datetime:
        """When an article was published: they come evenly, `A_DAY` of them."""
        return self.now - timedelta(days=(self.articles - number) / A_DAY)


class Writer:
    """Writes articles as outlets would."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._world = World(FEEDS, seed=SEED)

    def entry(self, feed: int, number: int, events: list[int]) -> ParsedEntry:
        """Article `number` of all."""
        rng = random.Random(f"{SEED}/{number}")
        language = self._world.language(feed)
        vocabulary, weights = self._world.vocabulary[language]
        size = self._words(number, language, rng)
        words = rng.choices(vocabulary, cum_weights=weights, k=size + 12)
        if rng.random() < SHARE_OF_EVENTS:
            told = random.Random(f"{SEED}/event/{rng.choice(events)}/{language}")
            names = told.choices(vocabulary[300:], k=40)
            words = [rng.choice(names) if rng.random() < 0.4 else word for word in words]
        title, text = " ".join(words[:12]).capitalize(), words[12:]
        site = site_of(feed)
        address = f"{site}/{'-'.join(words[:8])}-{number}.html"
        return ParsedEntry(
            guid=address,
            url=address,
            title=title,
            authors=(" ".join(vocabulary[500 + (feed * 7 + rng.randrange(20) * 3) % 400 :][:3]).title(),),
            published=self._plan.at(number),
            content_html=_html(text, site, number, picture=rng.random() < SHARE_OF_PICTURES),
            categories=tuple(rng.sample(CATEGORIES[language], 3)),
        )

    def _words(self, number: int, language: str, rng: random.Random) -> int:
        from_end = self._plan.articles - number
        if from_end > HUGE + LONG:
            return WHOLE if rng.random() < SHARE_WHOLE else rng.randint(*SHORT)
        return round((HUGE_BYTES if from_end <= HUGE else LONG_BYTES) / BYTES_A_WORD[language])


def _html(words: list[str], site: str, number: int, *, picture: bool) -> str:
    paragraphs = [" ".join(words[start : start + 50]).capitalize() + "." for start in range(0, len(words), 50)]
    shown = ""
    if picture:
        source, caption = f"{site}/pictures/{number}.jpg", paragraphs[0][:80]
        shown = f'<figure><img src="{source}"><figcaption>{caption}</figcaption></figure>'
    return f"<p>{paragraphs[0]}</p>{shown}" + "".join(f"<p>{one}</p>" for one in paragraphs[1:])


def site_of(feed: int) -> str:
    """The site of a feed, which nothing answers at."""
    return f"https://outlet{feed}.example"


def library_folder(articles: int) -> Path:
    """Where the library of so many articles lies; a file of another shape gets a place of its own."""
    return PLACE / f"{articles}-seed-{SEED}-version-{len(STEPS)}"


def made_library(articles: int) -> Path:
    """The folder of the library of so many articles, made where it is not there yet."""
    folder = library_folder(articles)
    if not folder.exists():
        unfinished = folder.with_name(f"{folder.name}.{os.getpid()}.unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        make(unfinished, Plan(articles, datetime.now(UTC).replace(microsecond=0)))
        unfinished.rename(folder)
    return folder


def make(folder: Path, plan: Plan) -> None:
    """Make a library in `folder`."""
    paths = library_paths(folder)
    library = open_library(paths, now=lambda: plan.now, checkpoints=True)
    values = Settings(paths.settings)
    values.set(settings.FIRST_RUN_DONE, True)
    values.set(settings.REFRESH_AT_START, False)
    values.set(settings.REFRESH_MINUTES, 0)
    started = time.perf_counter()
    try:
        _follow(library)
        for done in _write(library, plan):
            _say(f"{done} of {plan.articles} articles written", started)
        _mark(library, plan)
        _say("marked", started)
        asyncio.run(_finish(library, started))
    finally:
        library.close()


def _follow(library: Library) -> None:
    """Folders: every fourth lies in the one before it."""
    paths = [
        (f"Thư mục {one}",) if one % 4 else (f"Thư mục {max(1, one - 1)}", f"Thư mục {one}")
        for one in range(FOLDERS)
    ]
    world = World(FEEDS)
    feeds = [
        OutlineFeed(
            f"{site_of(one)}/feed.xml",
            f"Outlet {one}",
            site_of(one),
            paths[one % FOLDERS],
            language=world.language(one),
        )
        for one in range(FEEDS)
    ]
    import_outline(library, Outline(feeds=tuple(feeds)))


def _write(library: Library, plan: Plan) -> Iterator[int]:
    """Store all articles in order of time, batch by batch; how many are stored."""
    feeds = sorted(library.store.feeds.all(), key=lambda feed: feed.id)
    sections = {one.key: one.id for one in library.store.sections.all()}
    folders = {one.id: one.title for one in library.store.folders.all()}
    writer = Writer(plan)
    for turn, start in enumerate(range(0, plan.articles, plan.batch)):
        rng = random.Random(f"{SEED}/batch/{turn}")
        group = range(turn % GROUPS, FEEDS, GROUPS)
        events = [turn * 1_000 + one for one in range(max(1, plan.batch // 10))]
        told: dict[int, list[ParsedEntry]] = {}
        for number in range(start, min(start + plan.batch, plan.articles)):
            feed = group[int(len(group) * rng.random() ** 2)]  # a few outlets write most
            told.setdefault(feed, []).append(writer.entry(feed, number, events))
        writes = [
            _check(feeds[one], entries, Setting(feeds[one], folders[feeds[one].folder or 0], sections, plan.now))
            for one, entries in told.items()
        ]
        while writes:
            writes = writes[len(library.store.articles.write_some(writes)) :]
        if turn % 10 == 9:
            library.store.checkpoint()
            yield start + plan.batch


def _check(feed: Feed, entries: list[ParsedEntry], setting: Setting) -> FeedWrite:
    """What a check of a feed that published `entries` would store."""
    newest = setting.now if not entries else max(one.published or setting.now for one in entries)
    parsed = ParsedFeed(
        title=feed.title, site_url=feed.site_url, language=feed.language, entries=tuple(entries[::-1])
    )
    taken = Opened(parsed).all(Everything(setting))
    check = FeedCheck(feed.id, newest, FeedStatus.OK, next_check=setting.now + timedelta(hours=1))
    meta = FeedMeta(parsed.title, parsed.site_url, language=parsed.language)
    return FeedWrite(feed.id, check, new=tuple(taken.articles), meta=meta)


def _mark(library: Library, plan: Plan) -> None:
    rng = random.Random(SEED)
    numbers = range(1, plan.articles + 1)
    read = [one for one in numbers if rng.random() < SHARE_READ]
    for start in range(0, len(read), MARKED_AT_ONCE):
        library.store.marks.read(read[start : start + MARKED_AT_ONCE], True, ReadHow.OPENED, plan.now)
        library.store.checkpoint()
    starred = [one for one in numbers if rng.random() < SHARE_STARRED]
    library.store.marks.star(starred, True, plan.now)


async def _finish(library: Library, started: float) -> None:
    """What the background process does after a refresh."""
    await settle(library)
    _say("index merged", started)
    done = 0
    async for _ in derive(library):
        done += 1
        if done % 100 == 0:
            _say(f"{done * 100} articles derived", started)
            library.store.checkpoint()
    await settle(library)
    _say("derived", started)


def _say(what: str, started: float) -> None:
    sys.stderr.write(f"{time.perf_counter() - started:7.0f} s: {what}\n")
    sys.stderr.flush()


def main() -> None:
    """Make those that were asked for, and tell where they lie."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int, nargs="+")
    for articles in parser.parse_args().articles:
        sys.stdout.write(f"{made_library(articles)}\n")


if __name__ == "__main__":
    main()
