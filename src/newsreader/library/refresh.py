"""Checking feeds: fetch, parse, decide, prepare, store; one outcome a feed. One refresh a library at a time."""

import asyncio
import logging
import os
import time
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from newsreader.errors import BusyError, FetchError, ParseError
from newsreader.feeds.fetch import Fetcher
from newsreader.feeds.identity import body_hash, identify
from newsreader.feeds.schedule import next_check
from newsreader.library.decide import decide
from newsreader.library.opened import Library
from newsreader.library.prepare import Setting, prepare
from newsreader.model import (
    Changes,
    Feed,
    FeedCheck,
    FeedMeta,
    FeedOutcome,
    FeedStatus,
    FeedWrite,
    Fetched,
    NotModified,
    ParsedFeed,
)
from newsreader.settings import REFRESH_MINUTES

_log = logging.getLogger(__name__)

Parser = Callable[[bytes, str, str], Awaitable[ParsedFeed]]

LEASE = "refresh"
LEASE_SECONDS = 120
CHECKS_AT_ONCE = 64  # checks under way; how many of them are on the wire is the fetcher's to bound
RENEW_SECONDS = 5.0
TOGETHER = 10  # feeds whose articles are stored in one transaction, of about 0.1 s; what costs is its beginning
TOGETHER_SECONDS = 0.05  # longer no answer waits for others to be stored with it
HOURLY_WHEN_BY_HAND = 60  # minutes; what "due" means when automatic refresh is off


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
    everything: bool = False,
) -> AsyncIterator[FeedOutcome]:
    """Check the named feeds, or all with `everything`, else those that are due; yield one outcome a feed.

    Raises BusyError when another process refreshes this library, StoreError when it cannot be written.
    """
    owner = f"{os.getpid()}:{uuid.uuid4().hex}"
    leases = library.store.leases
    if not leases.take(LEASE, owner, library.now(), LEASE_SECONDS, process=os.getpid()):
        raise BusyError("busy.refresh")
    try:
        chosen = _choose(library, feeds, everything)
        done = 0
        renewed = time.monotonic()
        async for outcome in _check_all(library, chosen, fetcher, parser):
            done += 1
            if time.monotonic() - renewed > RENEW_SECONDS:
                leases.renew(LEASE, owner, library.now(), LEASE_SECONDS)
                renewed = time.monotonic()
            yield FeedOutcome(
                outcome.feed, outcome.status, outcome.changes, outcome.error_code, outcome.error_data,
                done, len(chosen),
            )  # fmt: skip
    finally:
        leases.release(LEASE, owner)


def _choose(library: Library, feeds: Sequence[int], everything: bool) -> tuple[Feed, ...]:
    if feeds:
        return tuple(library.store.feeds.get(number) for number in feeds)
    return library.store.feeds.all() if everything else library.store.feeds.due(library.now())


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
                for outcome in _store(library, findings):
                    yield outcome
                findings = []
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


async def check_feed(
    library: Library, feed: Feed, fetcher: Fetcher, parser: Parser, around: Surroundings | None = None
) -> FeedOutcome:
    """Check one feed and store what came. Its failure is in the outcome. A server that asked us to wait is not
    asked before its time, whoever wants the check. Raises StoreError."""
    return _store(library, [await _ask(library, feed, fetcher, parser, around)])[0]


async def _ask(
    library: Library, feed: Feed, fetcher: Fetcher, parser: Parser, around: Surroundings | None
) -> Finding:
    if _told_to_wait(feed, library.now()):
        return Finding(FeedOutcome(feed.id, feed.status, error_code=feed.error_code, error_data=feed.error_data))
    try:
        answer = await fetcher.get(feed.url, feed.validators, kind="feed")
        if isinstance(answer, NotModified):
            return _unchanged(library, feed, answer)
        if feed.body_hash and body_hash(answer.body) == feed.body_hash:
            return _unchanged(library, feed, answer)
        parsed = await parser(answer.body, answer.final_url, answer.content_type)
    except (FetchError, ParseError) as error:
        return _failure(library, feed, error)
    write = _prepare_all(library, feed, answer, parsed, around or look_around(library))
    return Finding(FeedOutcome(feed.id, FeedStatus.OK), write=write)


def _store(library: Library, findings: Sequence[Finding]) -> list[FeedOutcome]:
    """Store what several checks have brought, at most two transactions; their outcomes."""
    writes = [one.write for one in findings if one.write is not None]
    checks = [one.check for one in findings if one.check is not None]
    if checks:
        library.store.feeds.record_all(checks)
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


def store_fetched(
    library: Library, feed: Feed, fetched: Fetched, parsed: ParsedFeed, around: Surroundings | None = None
) -> Changes:
    """Store what a feed document brought, in one transaction with its validators. Raises StoreError."""
    write = _prepare_all(library, feed, fetched, parsed, around or look_around(library))
    return library.store.articles.write(write)


def _prepare_all(
    library: Library, feed: Feed, fetched: Fetched, parsed: ParsedFeed, around: Surroundings
) -> FeedWrite:
    keys = identify(parsed.entries)
    known = library.store.articles.known(feed.id, [key for entry in keys for key in entry])
    decision = decide(parsed.entries, keys, known)
    setting = _setting(feed, parsed, around, library.now())
    return FeedWrite(
        feed=feed.id,
        check=_success(library, feed, fetched, parsed),
        new=tuple(prepare(entry, own, place, setting) for place, entry, own in decision.new),
        updated=tuple(
            (article, prepare(entry, own, place, setting)) for article, place, entry, own in decision.changed
        ),
        keys=decision.more_keys,
        meta=FeedMeta(
            title=parsed.title,
            site_url=parsed.site_url,
            description=parsed.description,
            language=parsed.language,
            icon_url=parsed.icon_url,
        ),
    )


def _told_to_wait(feed: Feed, now: datetime) -> bool:
    return feed.next_reason == "schedule.retry_after" and feed.next_check is not None and feed.next_check > now


def _setting(feed: Feed, parsed: ParsedFeed, around: Surroundings, now: datetime) -> Setting:
    named = feed if feed.published_title else _named(feed, parsed)
    title = around.folders.get(feed.folder, "") if feed.folder is not None else ""
    return Setting(named, title, around.sections, now)


def _named(feed: Feed, parsed: ParsedFeed) -> Feed:
    """The feed as it will be called once this first document is stored."""
    title = feed.custom_title or parsed.title or feed.title
    return replace(feed, title=title, published_title=parsed.title, language=parsed.language)


def _success(library: Library, feed: Feed, fetched: Fetched, parsed: ParsedFeed) -> FeedCheck:
    now = library.now()
    dates = [entry.published for entry in parsed.entries if entry.published is not None]
    when, reason = next_check(
        feed,
        now=now,
        interval_minutes=_interval(library),
        max_age=fetched.max_age,
        ttl_minutes=parsed.ttl_minutes,
        error=None,
        newest=max(dates, default=None),
        seed=feed.id,
    )
    return FeedCheck(
        feed=feed.id,
        at=now,
        status=FeedStatus.OK,
        validators=fetched.validators,
        body_hash=body_hash(fetched.body),
        next_check=when,
        next_reason=reason,
        http_status=fetched.status,
        size=len(fetched.body),
        elapsed=fetched.elapsed,
        redirected_to=fetched.permanent_url,
    )


def _unchanged(library: Library, feed: Feed, answer: Fetched | NotModified) -> Finding:
    now = library.now()
    when, reason = next_check(
        feed,
        now=now,
        interval_minutes=_interval(library),
        max_age=answer.max_age,
        ttl_minutes=None,
        error=None,
        newest=None,
        seed=feed.id,
    )
    check = FeedCheck(
        feed=feed.id,
        at=now,
        status=FeedStatus.NOT_MODIFIED,
        validators=answer.validators,
        next_check=when,
        next_reason=reason,
        http_status=answer.status if isinstance(answer, Fetched) else 304,
        elapsed=answer.elapsed,
    )
    return Finding(FeedOutcome(feed.id, FeedStatus.NOT_MODIFIED), check=check)


def _failure(library: Library, feed: Feed, error: FetchError | ParseError) -> Finding:
    now = library.now()
    when, reason = next_check(
        feed,
        now=now,
        interval_minutes=_interval(library),
        max_age=None,
        ttl_minutes=None,
        error=error,
        newest=None,
        seed=feed.id,
    )
    status = FeedStatus.GONE if error.code == "fetch.gone" else FeedStatus.FAILED
    check = FeedCheck(
        feed=feed.id,
        at=now,
        status=status,
        error_code=error.code,
        error_data=error.data,
        next_check=when,
        next_reason=reason,
        http_status=int(error.data.get("status", 0)),
    )
    _log.info("feed %d: %s", feed.id, error.code)
    outcome = FeedOutcome(feed.id, status, Changes(feeds=(feed.id,)), error.code, error.data)
    return Finding(outcome, check=check)


def _interval(library: Library) -> int:
    return library.settings.get(REFRESH_MINUTES) or HOURLY_WHEN_BY_HAND


async def settle(library: Library) -> None:
    """After a refresh: merge what its many small writes left of the search index; move the log into the file."""
    while library.store.search.merge():
        await asyncio.sleep(0)
    library.store.checkpoint()
