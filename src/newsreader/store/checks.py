"""When feeds are asked and how that went: checks that brought no articles, feeds left out, hosts that rest.

A check that brought articles is stored with them (`articles.write_some`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, delete, func, or_, select, text, update

from newsreader.errors import LookupFailure
from newsreader.model import Feed, FeedCheck, FeedSkip
from newsreader.store.check_rows import present, record_checks
from newsreader.store.database import Database
from newsreader.store.epoch import fraction, moment
from newsreader.store.feed_rows import SELECTED, feed_from, skip_values
from newsreader.store.schema import feed, resting

# A plan or a rest further off was made by a clock that was ahead.
_LONGEST_PLAN = timedelta(days=15)
_LONGEST_REST = timedelta(days=8)
_BY_NO_CLOCK = ("schedule.gone", "schedule.by_hand")

_PLAN = text("UPDATE feed SET next_check = :at, next_reason = :why WHERE id = :number")
_LET_REST = text(
    """INSERT INTO resting (host, until, status) VALUES (:host, :until, :status)
    ON CONFLICT (host) DO UPDATE SET until = max(until, excluded.until), status = excluded.status"""
)


@dataclass(frozen=True, slots=True)
class Rest:
    """A host that asked to be left alone until then, and the HTTP status with which it did."""

    until: datetime
    status: int


class Checks:
    """The checks of a library's feeds."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def due(self, now: datetime) -> tuple[Feed, ...]:
        """The live feeds whose next check has come, or which never had one, longest due first; those too whose
        plan a clock that was ahead may have made."""
        at = fraction(now)
        come = or_(
            feed.c.next_check.is_(None),
            feed.c.next_check <= at,
            feed.c.last_check > at,
            feed.c.next_check > fraction(now + _LONGEST_PLAN),
        )
        wanted = and_(feed.c.removed.is_(None), feed.c.next_reason.not_in(_BY_NO_CLOCK), come)
        statement = SELECTED.where(wanted).order_by(feed.c.next_check, feed.c.id)
        with self._database.reading() as connection:
            return tuple(map(feed_from, connection.execute(statement)))

    def plan(self, feed_id: int, when: datetime | None, reason: str) -> None:
        """Set the next check anew (None: it is due), as after a changed wish. Raises LookupFailure."""
        planned = update(feed).where(feed.c.id == feed_id).values(next_check=fraction(when), next_reason=reason)
        with self._database.writing(durable=False) as connection:
            if connection.execute(planned).rowcount == 0:
                raise LookupFailure("unknown.feed", name=str(feed_id))

    def plan_all(self, plans: Sequence[tuple[int, datetime | None, str]]) -> None:
        """The same for several, in one transaction; one that is no longer there is passed over."""
        values = [{"number": number, "at": fraction(when), "why": reason} for number, when, reason in plans]
        if values:
            with self._database.writing(durable=False) as connection:
                connection.execute(_PLAN, values)

    def record_all(self, checks: Sequence[FeedCheck]) -> frozenset[int]:
        """Remember checks that brought no articles (304, same body, failure), in one transaction; the feeds that
        took theirs. A failure counts up `failures`, success sets it to 0. One that was removed, or is no longer
        what was asked, takes nothing. A check that brought some goes through `articles.write_some`."""
        with self._database.writing(durable=False) as connection:
            here = present(connection, checks)
            record_checks(connection, [check for check in checks if check.feed in here])
        return frozenset(here)

    def planned_otherwise(self, checks: Sequence[FeedCheck]) -> tuple[FeedCheck, ...]:
        """Those of stored checks whose plan was not taken, since the reader had set another interval meanwhile."""
        asked = {check.feed: check.asked for check in checks if check.asked is not None}
        with self._database.reading() as connection:
            here = present(connection, checks)
        other = {
            number
            for number, before in asked.items()
            if number in here and here[number].interval_minutes != before.wishes.interval_minutes
        }
        return tuple(check for check in checks if check.feed in other)

    def note_skips(self, skips: Sequence[FeedSkip]) -> None:
        """Remember why feeds were left out; the next check forgets it."""
        with self._database.writing(durable=False) as connection:
            for skip in skips:
                connection.execute(update(feed).where(feed.c.id == skip.feed).values(**skip_values(skip)))

    def resting(self, now: datetime) -> Mapping[str, Rest]:
        """The hosts (with their port, as in an address) that asked for more time than has passed."""
        still = select(resting).where(resting.c.until > fraction(now))
        with self._database.reading() as connection:
            return {row.host: Rest(moment(row.until), row.status) for row in connection.execute(still)}

    def let_rest(self, host: str, until: datetime, status: int, now: datetime) -> None:
        """Remember that a host is not to be asked before `until`; the longer of two wishes counts. Those that
        have passed, or that no clock of today can have set, are forgotten."""
        values = {"host": host, "until": fraction(until), "status": status}
        over = or_(resting.c.until <= fraction(now), resting.c.until > fraction(now + _LONGEST_REST))
        with self._database.writing(durable=False) as connection:
            connection.execute(delete(resting).where(over))
            connection.execute(_LET_REST, values)

    def forget_far_rests(self, now: datetime) -> None:
        """Forget the rests that no clock of today can have set: left where they are, they would hold one day."""
        far = resting.c.until > fraction(now + _LONGEST_REST)
        with self._database.reading() as connection:
            found = connection.execute(select(func.count()).select_from(resting).where(far)).scalar_one()
        if found:
            with self._database.writing(durable=False) as connection:
                connection.execute(delete(resting).where(far))
