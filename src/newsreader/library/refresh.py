"""Checking feeds: fetch, parse, decide, prepare, store; one outcome a feed. One refresh a library at a time."""

import asyncio
import logging
import os
import time
import uuid
from collections.abc import AsyncIterator, Coroutine, Mapping, Sequence
from dataclasses import dataclass, replace

from newsreader.errors import BusyError, FetchError, ParseError
from newsreader.feeds.fetch import Fetcher
from newsreader.feeds.identity import body_hash
from newsreader.library import checks
from newsreader.library.choose import choose
from newsreader.library.decide import Decision, decide
from newsreader.library.intake import Contents, Document, Parser, Wanted
from newsreader.library.opened import Library
from newsreader.library.prepare import Setting
from newsreader.model import (
    Changes,
    Feed,
    FeedCheck,
    FeedMeta,
    FeedOutcome,
    FeedSkip,
    FeedWrite,
    Fetched,
    NotModified,
    ParsedFeed,
    Urgency,
)

_log = logging.getLogger(__name__)

LEASE = "refresh"
LEASE_SECONDS = 120
CHECKS_AT_ONCE = 64  # checks under way; how many of them are on the wire is the fetcher's to bound
RENEW_SECONDS = 5.0
TOGETHER = 10  # feeds whose articles are stored in one transaction, of about 0.1 s; what costs is its beginning
TOGETHER_SECONDS = 0.05  # longer no answer waits for others to be stored with it


@dataclass(frozen=True, slots=True)
class Finding:
    """What asking a feed has brought, to be stored: articles, or only how the check ended, or nothing."""

    outcome: FeedOutcome
    write: FeedWrite | None = None
    check: FeedCheck | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the entries of every feed are prepared within: titles of folders and ids of sections, read once."""

    folders: Mapping[int, str]
    sections: Mapping[str, int]


def look_around(library: Library) -> Surroundings:
    """The folders and sections as they are now."""
    return Surroundings(
        {folder.id: folder.title for folder in library.store.folders.all()},
        {section.key: section.id for section in library.store.sections.all()},
    )


async def refresh(
    library: Library,
    fetcher: Fetcher,
    parser: Parser,
    *,
    feeds: Sequence[int] = (),
    urgency: Urgency = Urgency.DUE,
) -> AsyncIterator[FeedOutcome]:
    """Check the named feeds, or all, as far as `urgency` allows; yield one outcome a feed, also for one that was
    named and left out.

    Raises BusyError when another process refreshes this library, StoreError when it cannot be written.
    """
    owner = f"{os.getpid()}:{uuid.uuid4().hex}"
    leases = library.store.leases
    if not leases.take(LEASE, owner, library.now(), LEASE_SECONDS, process=os.getpid()):
        raise BusyError("busy.refresh")
    try:
        choice = choose(library, feeds, urgency)
        total = len(choice.feeds) + len(choice.skipped)
        done = 0
        renewed = time.monotonic()
        for outcome in _left_out(library, choice.skipped):
            done += 1
            yield replace(outcome, done=done, total=total)
        async for outcome in _check_all(library, choice.feeds, fetcher, parser):
            done += 1
            if time.monotonic() - renewed > RENEW_SECONDS:
                leases.renew(LEASE, owner, library.now(), LEASE_SECONDS)
                renewed = time.monotonic()
            yield replace(outcome, done=done, total=total)
    finally:
        leases.release(LEASE, owner)


def _left_out(library: Library, skips: Sequence[FeedSkip]) -> list[FeedOutcome]:
    """Remember why feeds are left out; their outcomes."""
    if not skips:
        return []
    library.store.checks.note_skips(skips)
    found = [(skip, library.store.feeds.get(skip.feed)) for skip in skips]
    return [
        FeedOutcome(
            feed.id, feed.status, skip_code=skip.code, skip_data=skip.data, changes=Changes(feeds=(feed.id,))
        )
        for skip, feed in found
    ]


async def _check_all(
    library: Library, feeds: Sequence[Feed], fetcher: Fetcher, parser: Parser
) -> AsyncIterator[FeedOutcome]:
    """Check many feeds at once and yield outcomes as they are stored. What is under way ends with the iterator."""
    waiting = iter(feeds)
    around = look_around(library)
    running: set[asyncio.Task[Finding]] = set()
    findings: list[Finding] = []
    since = 0.0
    try:
        while True:
            while len(running) < CHECKS_AT_ONCE and (feed := next(waiting, None)) is not None:
                running.add(asyncio.create_task(_ask(library, feed, fetcher, parser, around)))
            if running:
                left = since + TOGETHER_SECONDS - time.monotonic() if findings else None
                ended, running = await asyncio.wait(
                    running, timeout=left and max(0.0, left), return_when=asyncio.FIRST_COMPLETED
                )
                since = since if findings else time.monotonic()
                findings += [task.result() for task in ended]
            elif not findings:
                return
            full = sum(one.write is not None for one in findings) >= TOGETHER
            if not running or full or (findings and time.monotonic() - since >= TOGETHER_SECONDS):
                stored, findings = findings, []
                for outcome in await _to_the_end(asyncio.to_thread(_store, library, stored)):
                    yield outcome
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


async def _to_the_end(storing: Coroutine[object, object, list[FeedOutcome]]) -> list[FeedOutcome]:
    """Wait for a thread that stores, also when the refresh is cancelled meanwhile: nobody may close the library
    under it."""
    task = asyncio.ensure_future(storing)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise


async def check_feed(
    library: Library, feed: Feed, fetcher: Fetcher, parser: Parser, around: Surroundings | None = None
) -> FeedOutcome:
    """Check one feed and store what came. Its failure is in the outcome. Raises StoreError."""
    finding = await _ask(library, feed, fetcher, parser, around or look_around(library))
    return _store(library, [finding])[0]


async def store_fetched(
    library: Library, feed: Feed, fetched: Fetched, parser: Parser, around: Surroundings | None = None
) -> FeedOutcome:
    """Store what a document that was fetched before brings, as `check_feed` does. Raises StoreError."""
    finding = await _take_in(library, feed, fetched, parser, around or look_around(library))
    return _store(library, [finding])[0]


async def _ask(library: Library, feed: Feed, fetcher: Fetcher, parser: Parser, around: Surroundings) -> Finding:
    try:
        answer = await fetcher.get(feed.url, feed.validators, kind="feed")
    except FetchError as error:
        return _failure(library, feed, error)
    if isinstance(answer, NotModified):
        return _unchanged(library, feed, answer)
    return await _take_in(library, feed, answer, parser, around)


async def _take_in(
    library: Library, feed: Feed, fetched: Fetched, parser: Parser, around: Surroundings
) -> Finding:
    if feed.body_hash and body_hash(fetched.body) == feed.body_hash:
        return _unchanged(library, feed, fetched)
    asking = _Asking(library, feed, around)
    document = Document(fetched.body, fetched.final_url, fetched.content_type)
    try:
        articles = await parser.take_in(document, asking)
    except ParseError as error:
        return _failure(library, feed, error)
    contents, decision = asking.contents, asking.decision
    new, changed = articles[: len(decision.new)], articles[len(decision.new) :]
    write = FeedWrite(
        feed=feed.id,
        check=checks.success(library, feed, fetched, contents.feed, contents.dates),
        new=tuple(new),
        updated=tuple((number, one) for (number, _), one in zip(decision.changed, changed, strict=True)),
        keys=decision.more_keys,
        meta=_meta(contents.feed),
    )
    return Finding(_outcome(write.check), write=write)


class _Asking:
    """The question which entries of a document are wanted: answered from the store, and remembered."""

    contents: Contents
    decision: Decision

    def __init__(self, library: Library, feed: Feed, around: Surroundings) -> None:
        self._library = library
        self._feed = feed
        self._around = around

    def __call__(self, contents: Contents) -> Wanted:
        """What is new comes first, then what changed."""
        library, feed = self._library, self._feed
        known = library.store.articles.known(feed.id, [key for entry in contents.keys for key in entry])
        decision = decide(contents.keys, contents.hashes, known)
        self.contents, self.decision = contents, decision
        named = feed if feed.published_title else _named(feed, contents.feed)
        folder = self._around.folders.get(feed.folder, "") if feed.folder is not None else ""
        setting = Setting(named, folder, self._around.sections, library.now())
        return Wanted((*decision.new, *(place for _, place in decision.changed)), setting)


def _named(feed: Feed, parsed: ParsedFeed) -> Feed:
    """The feed as it will be called once this first document is stored."""
    title = feed.custom_title or parsed.title or feed.title
    return replace(feed, title=title, published_title=parsed.title, language=parsed.language)


def _meta(parsed: ParsedFeed) -> FeedMeta:
    return FeedMeta(parsed.title, parsed.site_url, parsed.description, parsed.language, parsed.icon_url)


def _unchanged(library: Library, feed: Feed, answer: Fetched | NotModified) -> Finding:
    check = checks.unchanged(library, feed, answer)
    return Finding(_outcome(check), check=check)


def _failure(library: Library, feed: Feed, error: FetchError | ParseError) -> Finding:
    _log.info("feed %d: %s", feed.id, error.code)
    check = checks.failure(library, feed, error)
    return Finding(replace(_outcome(check), changes=Changes(feeds=(feed.id,))), check=check)


def _outcome(check: FeedCheck) -> FeedOutcome:
    return FeedOutcome(
        check.feed,
        check.status,
        error_code=check.error_code,
        error_data=check.error_data,
        elapsed=check.elapsed,
        size=check.size,
    )


def _store(library: Library, findings: Sequence[Finding]) -> list[FeedOutcome]:
    """Store what several checks have brought, at most two transactions; their outcomes."""
    writes = [one.write for one in findings if one.write is not None]
    noted = [one.check for one in findings if one.check is not None]
    if noted:
        library.store.checks.record_all(noted)
    changes = iter(library.store.articles.write_all(writes) if writes else ())
    outcomes = []
    for one in findings:
        outcome = one.outcome
        if one.write is not None:
            outcome = replace(outcome, changes=next(changes))
            added, updated = len(outcome.changes.added), len(outcome.changes.updated)
            _log.info("feed %d: %d new, %d updated", outcome.feed, added, updated)
        outcomes.append(outcome)
    return outcomes


async def settle(library: Library) -> None:
    """After a refresh: merge what its many small writes left of the search index; move the log into the file."""
    while library.store.search.merge():
        await asyncio.sleep(0)
    library.store.checkpoint()
