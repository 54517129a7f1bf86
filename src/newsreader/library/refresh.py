"""Checking feeds: fetch, parse, decide, prepare, store; one outcome a feed. One refresh a library at a time."""

import asyncio
import os
import time
import uuid
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import datetime

from newsreader.errors import BusyError, FetchError, NewsreaderError, ParseError
from newsreader.feeds.fetch import Fetcher
from newsreader.feeds.identity import body_hash
from newsreader.library import checks
from newsreader.library.choose import choose, note
from newsreader.library.decide import Decision, decide
from newsreader.library.findings import (
    Finding,
    failure,
    fault,
    host_rests,
    judge,
    outcome_of,
    password_awaited,
    store,
    unchanged,
)
from newsreader.library.intake import Contents, Document, Everything, Parser, Wanted
from newsreader.library.line import Line
from newsreader.library.logins import LoginQueue
from newsreader.library.opened import Library
from newsreader.library.prepare import Setting
from newsreader.library.present import present
from newsreader.library.rounds import Round
from newsreader.model import (
    Feed,
    FeedMeta,
    FeedOutcome,
    FeedStatus,
    FeedWrite,
    Fetched,
    ParsedFeed,
    Urgency,
)
from newsreader.packing import pack_key

LEASE = "refresh"
LEASE_SECONDS = 120
RENEW_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Means:
    """What the feeds of one refresh are asked with."""

    fetcher: Fetcher
    parser: Parser
    logins: LoginQueue | None
    line: Line


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
    logins: LoginQueue | None = None,
) -> AsyncGenerator[FeedOutcome, None]:
    """Check the named feeds, or all, as far as `urgency` allows; yield one outcome a feed, also for one that was
    named or due and left out.

    Raises BusyError when another process refreshes this library, or has taken over; StoreError when it cannot be
    written.
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
        note(library, choice.skipped)
        if any(feed.status is FeedStatus.NEVER for feed in choice.feeds):  # others may all say 304
            parser.get_ready()
        for one in choice.skipped:
            done += 1
            yield replace(one.outcome, done=done, total=total)
        asking = _outcomes(library, choice.feeds, Means(fetcher, parser, logins, Line()))
        async with aclosing(asking) as outcomes:  # what is under way ends before the lease does
            async for outcome in outcomes:
                done += 1
                if time.monotonic() - renewed > RENEW_SECONDS:
                    if not leases.renew(LEASE, owner, library.now(), LEASE_SECONDS):
                        raise BusyError("busy.refresh")  # this machine slept, and another process took over
                    renewed = time.monotonic()
                yield replace(outcome, done=done, total=total)
    finally:
        leases.release(LEASE, owner)


def _outcomes(library: Library, feeds: Sequence[Feed], means: Means) -> AsyncGenerator[FeedOutcome, None]:
    around = look_around(library)
    # Those that may have to wait for a password come last, lest they take the places of the others.
    ordered = sorted(feeds, key=lambda feed: bool(feed.wishes.user_name))
    return Round(
        library,
        ordered,
        means.line,
        ask=lambda feed: _ask(library, feed, means, around),
        store=lambda findings: store(library, findings),
    ).outcomes()


async def check_feed(
    library: Library,
    feed: Feed,
    fetcher: Fetcher,
    parser: Parser,
    logins: LoginQueue | None = None,
) -> FeedOutcome:
    """Check one feed and store what came. Its failure is in the outcome. Raises StoreError."""
    line = Line()
    finding = await _ask(library, feed, Means(fetcher, parser, logins, line), look_around(library))
    return store(library, [judge(library, line, finding)])[0]


async def store_fetched(
    library: Library, feed: Feed, fetched: Fetched, parser: Parser, around: Surroundings | None = None
) -> FeedOutcome:
    """Store what a document that was fetched before brings, as `check_feed` does. Raises StoreError."""
    finding = await _take_in(library, feed, fetched, parser, around or look_around(library))
    return store(library, [finding])[0]


async def _ask(library: Library, feed: Feed, means: Means, around: Surroundings) -> Finding:
    """What asking one feed brings. A fault of ours is its own: the other feeds arrive. Raises StoreError."""
    try:
        return await _find(library, feed, means, around)
    except NewsreaderError:
        raise
    except Exception as bug:  # whatever it is: it is logged, and told of the feed that met it
        return fault(library, feed, bug)


async def _find(library: Library, feed: Feed, means: Means, around: Surroundings) -> Finding:
    login = None
    if means.logins is not None:
        try:
            login = await means.logins.login(feed)
        except TimeoutError:
            return password_awaited(library, feed)
    try:
        answer = await means.fetcher.get(
            feed.url, feed.validators, kind="feed", user_agent=feed.wishes.user_agent, login=login
        )
    except FetchError as error:
        if error.code == "fetch.resting":
            return host_rests(library, feed, error)
        if means.line.doubts(error):
            return Finding(FeedOutcome(feed.id, feed.status), doubt=(feed, error))
        return failure(library, feed, error)
    if isinstance(answer, Fetched):
        return await _read(library, feed, answer, means, around)
    means.line.answered()
    return unchanged(library, feed, answer)


async def _read(library: Library, feed: Feed, answer: Fetched, means: Means, around: Surroundings) -> Finding:
    """What a document brings; one that is no feed may be the page of a network that wants to be logged in to. A
    feed that was none before is in no doubt, nor does it show that others can be reached."""
    finding = await _take_in(library, feed, answer, means.parser, around)
    code, data = finding.outcome.error_code, finding.outcome.error_data
    anew = feed.error_code != code
    if code == "parse.not_a_feed" and means.line.led_astray(feed.url, answer.final_url, answer.body, anew=anew):
        doubt = (feed, ParseError(code, **data))
        return Finding(FeedOutcome(feed.id, feed.status), doubt=doubt) if anew else finding
    means.line.answered()
    return finding


async def _take_in(
    library: Library, feed: Feed, fetched: Fetched, parser: Parser, around: Surroundings
) -> Finding:
    if feed.body_hash and body_hash(fetched.body) == feed.body_hash:
        return unchanged(library, feed, fetched)
    document = Document(fetched.body, fetched.final_url, fetched.content_type)
    now = present(library, fetched.server_time)
    try:
        if feed.status is FeedStatus.NEVER:  # what is in the way all the same is seen when writing
            everything = Everything(_setting(library, feed, around, now))
            taken = await parser.take_in_all(document, everything)
            check = checks.success(library, feed, fetched, taken.feed, taken.dates)
            return _found(FeedWrite(feed.id, check, new=tuple(taken.articles), meta=_meta(taken.feed)))
        asking = _Asking(library, feed, around, now)
        articles = await parser.take_in(document, asking)
    except ParseError as error:
        return failure(library, feed, error)
    contents, decision = asking.contents, asking.decision
    new, changed = articles[: len(decision.new)], articles[len(decision.new) :]
    return _found(
        FeedWrite(
            feed=feed.id,
            check=checks.success(library, feed, fetched, contents.feed, contents.dates),
            new=tuple(new),
            updated=tuple((number, one) for (number, _), one in zip(decision.changed, changed, strict=True)),
            keys=tuple((article, tuple(map(pack_key, keys))) for article, keys in decision.more_keys),
            meta=_meta(contents.feed),
        )
    )


def _found(write: FeedWrite) -> Finding:
    return Finding(outcome_of(write.check), write=write)


def _setting(library: Library, feed: Feed, around: Surroundings, now: datetime) -> Setting:
    folder = around.folders.get(feed.folder, "") if feed.folder is not None else ""
    return Setting(feed, folder, around.sections, now, library.now())


class _Asking:
    """The question which entries of a document are wanted: answered from the store, and remembered."""

    contents: Contents
    decision: Decision

    def __init__(self, library: Library, feed: Feed, around: Surroundings, now: datetime) -> None:
        self._library = library
        self._feed = feed
        self._around = around
        self._now = now

    def __call__(self, contents: Contents) -> Wanted:
        """What is new comes first, then what changed."""
        library, feed = self._library, self._feed
        keys = [key for entry in contents.keys for key in entry]
        known = library.store.articles.known(feed.id, keys) if keys else {}
        decision = decide(contents.keys, contents.hashes, known)
        self.contents, self.decision = contents, decision
        setting = _setting(library, feed, self._around, self._now).named_by(contents.feed)
        changed = tuple(place for _, place in decision.changed)
        wanted_keys = (*decision.new_keys, *(contents.keys[place] for place in changed))
        return Wanted((*decision.new, *changed), wanted_keys, setting)


def _meta(parsed: ParsedFeed) -> FeedMeta:
    return FeedMeta(parsed.title, parsed.site_url, parsed.description, parsed.language, parsed.icon_url)


async def settle(library: Library) -> None:
    """After a refresh: merge what its many small writes left of the search index; move the log into the file."""
    while library.store.search.merge():
        await asyncio.sleep(0)
    library.store.checkpoint()
