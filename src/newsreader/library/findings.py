"""What asking a feed has brought: judged, told and stored. Asks nothing itself."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from newsreader.errors import FetchError, NewsreaderError, ParseError
from newsreader.feeds.addresses import host
from newsreader.library import checks, rules, saved
from newsreader.library.choose import LeftOut, note
from newsreader.library.line import UNREACHED, Blame, Line
from newsreader.library.moves import follow_move
from newsreader.library.opened import Library
from newsreader.model import Changes, Feed, FeedCheck, FeedOutcome, FeedSkip, FeedWrite, Fetched, NotModified
from newsreader.text.fold import fold
from newsreader.text.plain import plain

_log = logging.getLogger(__name__)

FAULT = "bug.feed"

Put = Callable[[Library, Sequence["Finding"]], Sequence[Changes]]
# A feed that nobody was asked beside, and that cannot be reached: so soon it is tried again, each time after as
# long as it has lasted; then the failure is its own.
_TRIED_AGAIN = timedelta(minutes=1)
_LONGEST_DOUBT = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Finding:
    """What asking a feed has brought, to be stored: articles, or only how the check ended, or why it was left out.

    `doubt` is a failure that may be the network's: it is judged when more is known."""

    outcome: FeedOutcome
    write: FeedWrite | None = None
    check: FeedCheck | None = None
    left_out: LeftOut | None = None
    doubt: tuple[Feed, FetchError | ParseError] | None = None


def judge(library: Library, line: Line, finding: Finding) -> Finding:
    """A finding without its doubt: without a network nothing failed, and the feed stays due."""
    if finding.doubt is None:
        return finding
    feed, error = finding.doubt
    blame = line.blame(error)
    if blame is Blame.NETWORK:
        return wait_for_network(library, feed, line.proxy)
    if blame is Blame.UNSURE and (skip := _in_doubt(library, feed)) is not None:
        return _leave_out(feed, skip)
    if error.code == "fetch.offline":
        error = FetchError("fetch.unreachable", host=error.data.get("host", ""))
    return failure(library, feed, error)


def wait_for_network(library: Library, feed: Feed, proxy: str = "") -> Finding:
    """A feed that is not asked, or was in vain, as there is no network, or `proxy` does not answer."""
    now = library.now()
    if proxy:
        return _leave_out(feed, FeedSkip(feed.id, now, "schedule.proxy", {"proxy": proxy}))
    return _leave_out(feed, FeedSkip(feed.id, now, "schedule.offline"))


def _in_doubt(library: Library, feed: Feed) -> FeedSkip | None:
    """Why a feed that alone could not be reached is left out: it may be the network. None when it is not: it was
    so at its last check, or has been for long."""
    now, health = library.now(), feed.health
    if feed.error_code in UNREACHED or feed.error_code == "fetch.unreachable":
        return None
    since = now
    if health.skip_code == "schedule.unreached" and health.skipped_at is not None:
        since = min(now, datetime.fromisoformat(str(health.skip_data.get("since", health.skipped_at))))
    if now - since >= _LONGEST_DOUBT:
        return None
    again = now + max(now - since, _TRIED_AGAIN)
    times = {"since": since.isoformat(), "again": again.isoformat(timespec="seconds")}
    return FeedSkip(feed.id, now, "schedule.unreached", times)


def host_rests(library: Library, feed: Feed, error: FetchError) -> Finding:
    """A feed that led to a host which is to be left alone: nobody was asked there."""
    data = {name: value for name, value in error.data.items() if name != "retry_after"}
    return _leave_out(feed, FeedSkip(feed.id, library.now(), "schedule.host_rests", data))


def _leave_out(feed: Feed, skip: FeedSkip) -> Finding:
    one = LeftOut(feed, skip)
    return Finding(one.outcome, left_out=one)


def unchanged(library: Library, feed: Feed, answer: Fetched | NotModified) -> Finding:
    """A feed that said, or showed, that nothing changed."""
    return _noted(checks.unchanged(library, feed, answer))


def password_awaited(library: Library, feed: Feed) -> Finding:
    """A feed that is not asked, as its password did not come in time."""
    return _leave_out(feed, FeedSkip(feed.id, library.now(), "schedule.password"))


def fault(library: Library, feed: Feed, bug: Exception) -> Finding:
    """A feed that met a fault of this program, which must not cost the others their news."""
    _log.error("feed %d: a fault of this program", feed.id, exc_info=bug)
    return failure(library, feed, NewsreaderError(FAULT, host=host(feed.url)))


def failure(library: Library, feed: Feed, error: NewsreaderError) -> Finding:
    """A feed that could not be had or read."""
    _log.info("feed %d: %s", feed.id, error.code)
    return _noted(checks.failure(library, feed, error))


def _noted(check: FeedCheck) -> Finding:
    return Finding(replace(outcome_of(check), changes=Changes(feeds=(check.feed,))), check=check)


def outcome_of(check: FeedCheck) -> FeedOutcome:
    """What is told of a check."""
    return FeedOutcome(
        check.feed,
        check.status,
        error_code=check.error_code,
        error_data=check.error_data,
        elapsed=check.elapsed,
        size=check.size,
    )


def store(library: Library, findings: Sequence[Finding]) -> list[FeedOutcome]:
    """Store what several checks have brought, at most two transactions; their outcomes. A fault of ours with what
    one feed brought costs that feed its check, and the others nothing. Raises StoreError."""
    left_out = [one.left_out for one in findings if one.left_out is not None]
    note(library, left_out)
    stored = _put(library, [one for one in findings if one.write is not None], _put_articles)
    stored += _put(library, [one for one in findings if one.check is not None], _put_checks)
    checks.follow_wishes(library, [_check_of(one) for one, _ in stored])
    return [one.outcome for one in left_out] + [_told(library, one, changes) for one, changes in stored]


def _put(library: Library, findings: Sequence[Finding], put: Put) -> list[tuple[Finding, Changes]]:
    """Store findings with `put`, which takes the first ones, as many as it likes, in one transaction; each with
    what it changed, which names no feed that took nothing. Where a fault of ours undid that, each is stored by
    itself, and what met it becomes a fault."""
    stored: list[tuple[Finding, Changes]] = []
    while findings:
        changes = _put_first(library, findings, put)
        stored += changes
        findings = findings[len(changes) :]
    return stored


def _put_first(library: Library, findings: Sequence[Finding], put: Put) -> list[tuple[Finding, Changes]]:
    try:
        return list(zip(findings, put(library, findings), strict=False))
    except NewsreaderError:
        raise
    except Exception as bug:  # whatever it is: it is logged, and told of the feed that it concerns
        if len(findings) == 1:
            asked = _check_of(findings[0]).asked
            if asked is None or findings[0].outcome.error_code == FAULT:  # not even that can be stored
                raise
            return _put(library, [fault(library, asked, bug)], _put_checks)
    return [pair for one in findings for pair in _put(library, [one], put)]


def _put_articles(library: Library, findings: Sequence[Finding]) -> Sequence[Changes]:
    writes = _with_pages(library, [one.write for one in findings if one.write is not None])
    changes = library.store.articles.write_some(writes, rules.readings(library, _brought(writes)), fold)
    saved.settle(library)
    return changes


def _brought(writes: Sequence[FeedWrite]) -> rules.Brought:
    items = [item for one in writes for item in (*one.new, *(item for _, item in one.updated))]
    authors = frozenset(author for item in items for author in item.author_keys)
    return rules.Brought(authors, frozenset(item.source_title for item in items if item.source_title))


def _with_pages(library: Library, writes: Sequence[FeedWrite]) -> Sequence[FeedWrite]:
    """The same, where a correction brings the feed's own text of a kept article with the words of its page: these
    are found before and after, by rules too, and also where the program is killed right behind."""
    kept = library.store.shelf.with_page([number for one in writes for number, _ in one.updated])
    if not kept:
        return writes
    texts = library.store.articles.texts(kept)
    pages = {number: fold(plain(text.full_html)) for number, text in texts.items() if text.full_html}
    return [
        replace(
            one,
            updated=tuple(
                (number, item._replace(folded_body=pages.get(number, item.folded_body)))
                for number, item in one.updated
            ),
        )
        for one in writes
    ]


def _put_checks(library: Library, findings: Sequence[Finding]) -> Sequence[Changes]:
    taken = library.store.checks.record_all([_check_of(one) for one in findings])
    return [one.outcome.changes if one.outcome.feed in taken else Changes() for one in findings]


def _check_of(finding: Finding) -> FeedCheck:
    check = finding.write.check if finding.write is not None else finding.check
    if check is None:
        raise TypeError(finding)
    return check


def _told(library: Library, finding: Finding, changes: Changes) -> FeedOutcome:
    """What is told of a finding that was stored."""
    check = _check_of(finding)
    if not changes.feeds:
        _log.info("feed %d: changed or removed while it was asked", check.feed)
        status = check.asked.status if check.asked is not None else check.status
        changes = Changes(feeds=(check.feed,))
        return FeedOutcome(check.feed, status, changes, skip_code="schedule.changed")
    if finding.write is not None:
        _log.info("feed %d: %d new, %d updated", check.feed, len(changes.added), len(changes.updated))
    return replace(finding.outcome, changes=changes, moved_to=follow_move(library, check))
