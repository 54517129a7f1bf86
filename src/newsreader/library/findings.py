"""What asking a feed has brought: judged, told and stored. Asks nothing itself."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsreader.errors import FetchError, ParseError
from newsreader.library import checks
from newsreader.library.choose import LeftOut, note
from newsreader.library.line import Line
from newsreader.library.moves import follow_move
from newsreader.library.opened import Library
from newsreader.model import Changes, Feed, FeedCheck, FeedOutcome, FeedSkip, FeedWrite, Fetched, NotModified

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Finding:
    """What asking a feed has brought, to be stored: articles, or only how the check ended, or why it was left out.

    `doubt` is a failure that may be the network's: it is judged when more is known."""

    outcome: FeedOutcome
    write: FeedWrite | None = None
    check: FeedCheck | None = None
    left_out: LeftOut | None = None
    doubt: tuple[Feed, FetchError] | None = None


def judge(library: Library, line: Line, finding: Finding) -> Finding:
    """A finding without its doubt: without a network nothing failed, and the feed stays due."""
    if finding.doubt is None:
        return finding
    feed, error = finding.doubt
    if line.to_blame:
        return wait_for_network(library, feed)
    if error.code == "fetch.offline":
        error = FetchError("fetch.unreachable", host=error.data.get("host", ""))
    return failure(library, feed, error)


def wait_for_network(library: Library, feed: Feed) -> Finding:
    """A feed that is not asked, or was in vain, as there is no network."""
    return _leave_out(feed, FeedSkip(feed.id, library.now(), "schedule.offline"))


def host_rests(library: Library, feed: Feed, error: FetchError) -> Finding:
    """A feed that led to a host which is to be left alone: nobody was asked there."""
    data = {name: value for name, value in error.data.items() if name != "retry_after"}
    return _leave_out(feed, FeedSkip(feed.id, library.now(), "schedule.host_rests", data))


def _leave_out(feed: Feed, skip: FeedSkip) -> Finding:
    one = LeftOut(feed, skip)
    return Finding(one.outcome, left_out=one)


def unchanged(library: Library, feed: Feed, answer: Fetched | NotModified) -> Finding:
    """A feed that said, or showed, that nothing changed."""
    check = checks.unchanged(library, feed, answer)
    return Finding(outcome_of(check), check=check)


def failure(library: Library, feed: Feed, error: FetchError | ParseError) -> Finding:
    """A feed that could not be had or read."""
    _log.info("feed %d: %s", feed.id, error.code)
    check = checks.failure(library, feed, error)
    return Finding(replace(outcome_of(check), changes=Changes(feeds=(feed.id,))), check=check)


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
    """Store what several checks have brought, at most two transactions; their outcomes."""
    writes = [one.write for one in findings if one.write is not None]
    noted = [one.check for one in findings if one.check is not None]
    if noted:
        library.store.checks.record_all(noted)
    note(library, [one.left_out for one in findings if one.left_out is not None])
    changes = iter(library.store.articles.write_all(writes) if writes else ())
    outcomes = []
    for one in findings:
        outcome = one.outcome
        if one.write is not None:
            outcome = replace(outcome, changes=next(changes))
            added, updated = len(outcome.changes.added), len(outcome.changes.updated)
            _log.info("feed %d: %d new, %d updated", outcome.feed, added, updated)
        check = one.check or (one.write and one.write.check)
        if check and (moved_to := follow_move(library, check)):
            outcome = replace(outcome, moved_to=moved_to)
        outcomes.append(outcome)
    return outcomes
