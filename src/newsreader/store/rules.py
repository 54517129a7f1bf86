"""Rules of the reader's, and the finding of their verdicts on what is here already: in short transactions that
remember how far they have come. What they do to articles that arrive is in `verdicts`."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, or_, select, text, update

from newsreader.errors import LookupFailure
from newsreader.model import Changes
from newsreader.ruling import Applied, Rule, RuleState
from newsreader.store import index, verdicts
from newsreader.store.database import Database
from newsreader.store.epoch import moment, seconds
from newsreader.store.positions import numbered, put_before
from newsreader.store.schema import LISTED, VISIBLE, article, keep_due, rule, rule_article, rule_due
from newsreader.store.verdicts import RuleReading

CHUNK = 2_000
"""So many articles are looked at in one transaction."""
TOGETHER = 500

_NUMBER = text("UPDATE rule SET position = :position WHERE id = :id")
_LAST = select(func.coalesce(func.max(article.c.id), 0)).scalar_subquery()
# Articles of feeds that were left keep their verdicts for when they come back, and are not here.
_CAUGHT = (
    select(rule_article.c.rule, func.count().label("caught"))
    .join_from(rule_article, article, article.c.id == rule_article.c.article)
    .where(article.c.gone == 0)
    .group_by(rule_article.c.rule)
)


class Rules:
    """The rules of a library."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Rule, ...]:
        """All rules in their order."""
        with self._database.reading() as connection:
            return tuple(_rule(row) for row in connection.execute(_stored().where(rule.c.removed == 0)))

    def stored(self) -> tuple[tuple[Rule, bool], ...]:
        """The same, and those that were deleted (True), of which verdicts may be left."""
        with self._database.reading() as connection:
            return tuple((_rule(row), bool(row.removed)) for row in connection.execute(_stored()))

    def states(self) -> tuple[RuleState, ...]:
        """All rules in their order, with what they catch."""
        with self._database.reading() as connection:
            caught = {row.rule: row.caught for row in connection.execute(_CAUGHT)}
            rows = connection.execute(_stored().where(rule.c.removed == 0)).all()
            return tuple(RuleState(_rule(row), caught.get(row.id, 0), row.todo) for row in rows)

    def get(self, number: int) -> Rule:
        """One of them. Raises LookupFailure("unknown.rule")."""
        for one in self.all():
            if one.id == number:
                return one
        raise LookupFailure("unknown.rule", name=str(number))

    def add(self, made: Rule) -> int:
        """Keep a rule, after all others; its id."""
        with self._database.writing() as connection:
            last = connection.execute(select(func.max(rule.c.position))).scalar()
            values = _values(made) | {"position": 0 if last is None else last + 1}
            return int(connection.execute(insert(rule).values(**values)).lastrowid)

    def change(self, made: Rule) -> Rule:
        """Store another form of a rule; what it was. Raises LookupFailure."""
        before = self.get(made.id)
        with self._database.writing() as connection:
            connection.execute(update(rule).where(rule.c.id == made.id).values(**_values(made)))
        return before

    def remove(self, number: int) -> Rule:
        """Delete a rule; what it was. Its verdicts go by `advance`. Raises LookupFailure."""
        before = self.get(number)
        with self._database.writing() as connection:
            connection.execute(update(rule).where(rule.c.id == number).values(removed=1))
        return before

    def restore(self, made: Rule) -> None:
        """Take a removal back."""
        values = _values(made) | {"position": made.position, "removed": 0}
        with self._database.writing() as connection:
            there = connection.execute(update(rule).where(rule.c.id == made.id).values(**values)).rowcount
            if not there:
                connection.execute(insert(rule).values(id=made.id, **values))

    def move(self, number: int, position: int) -> None:
        """Put it before what stands at `position`."""
        order = put_before([one.id for one in self.all()], number, position)
        with self._database.writing() as connection:
            connection.execute(_NUMBER, numbered(order))

    # ------------------------------------------------------------ verdicts

    def unsettled(self, readings: Sequence[RuleReading]) -> bool:
        """Whether verdicts are to be found anew. While all articles are being indexed again that waits: words
        are not found in all that have them."""
        with self._database.reading() as connection:
            return _waiting(connection, readings) is not None

    def step(self, readings: Sequence[RuleReading], now: datetime) -> Changes | None:
        """Find verdicts anew for a while, in one transaction that says how far it has come; None when there is
        nothing left to do, or when a rule was changed since it was read."""
        with self._database.reading() as connection:
            waiting = _waiting(connection, readings)
        if waiting is None:
            return None
        with self._database.writing(durable=False) as connection:
            _begin(connection, readings)
            if not verdicts.agree(connection, readings):
                return None
            changes = _settle_due(connection, readings, seconds(now))
            for one in readings:
                if changes is None:
                    changes = _advance(connection, one, seconds(now))
            return changes or Changes()

    def apply(self, reading: RuleReading, article_ids: Sequence[int], now: datetime) -> Applied:
        """Do to those of the articles that a rule finds what it wants, in transactions of 2,000; what was done."""
        done = Applied()
        for start in range(0, len(article_ids), CHUNK):
            with self._database.writing() as connection:
                done |= verdicts.apply(connection, reading, article_ids[start : start + CHUNK], seconds(now))
        return done

    def take_back(self, done: Applied) -> None:
        """Undo `apply`."""
        with self._database.writing() as connection:
            verdicts.take_back(connection, done)

    def muting(self, article_id: int) -> tuple[Rule, ...]:
        """The rules that mute an article, in their order."""
        mine = rule_article.c.article == article_id, rule_article.c.mutes == 1
        found = _stored().join_from(rule, rule_article, rule_article.c.rule == rule.c.id).where(*mine)
        with self._database.reading() as connection:
            return tuple(_rule(row) for row in connection.execute(found))

    # ------------------------------------------------------------ pages to keep

    def to_keep(self, since: datetime, limit: int) -> tuple[int, ...]:
        """Visible articles whose page a rule wants kept since then, the longest waiting first."""
        waiting = (
            select(keep_due.c.article)
            .join_from(keep_due, article, article.c.id == keep_due.c.article)
            .where(keep_due.c.asked >= seconds(since), VISIBLE)
            .order_by(keep_due.c.asked, keep_due.c.article)
            .limit(limit)
        )
        with self._database.reading() as connection:
            return tuple(connection.execute(waiting).scalars())

    def kept(self, article_ids: Sequence[int], since: datetime) -> None:
        """These wait no longer, nor do those that wait for longer than since then."""
        done = or_(keep_due.c.article.in_(LISTED), keep_due.c.asked < seconds(since))
        with self._database.writing(durable=False) as connection:
            connection.execute(delete(keep_due).where(done), {"listed": json.dumps(list(article_ids))})


def _waiting(connection: Connection, readings: Sequence[RuleReading]) -> int | None:
    """A rule, or 0 for articles, of which verdicts are to be found."""
    if index.todo(connection) is not None:
        return None
    stored = {row.id: row for row in connection.execute(select(rule))}
    for one in readings:
        row = stored.get(one.rule.id)
        if row is not None and (row.reading != one.word or row.todo or row.removed):
            return one.rule.id
    due = bool(stored) and connection.execute(select(rule_due).limit(1)).first() is not None
    return 0 if due else None


def _begin(connection: Connection, readings: Sequence[RuleReading]) -> None:
    """Let what reads otherwise than it did be found anew. Articles that come from now on are found by `word`, or
    wait among those that are due. What was changed since it was read is left for another time."""
    read = {one.rule.id: one for one in readings}
    for row in connection.execute(select(rule)).all():
        one = read.get(row.id)
        if one is None or row.reading == one.word or _rule(row) != one.rule:
            continue
        if row.removed <= (one.term is None):
            begun = update(rule).where(rule.c.id == row.id)
            connection.execute(begun.values(reading=one.word, todo=_LAST))


def _settle_due(connection: Connection, readings: Sequence[RuleReading], at: int) -> Changes | None:
    """Find the verdicts on the next articles that changed; None when there are none."""
    due = list(connection.execute(select(rule_due.c.article).limit(TOGETHER)).scalars())
    if not due:
        return None
    before = _muted(connection, due)
    for one in readings:
        if one.term is not None:
            verdicts.find(connection, due, one, at)
    connection.execute(delete(rule_due).where(rule_due.c.article.in_(LISTED)), {"listed": json.dumps(due)})
    return _difference(before, _muted(connection, due))


def _advance(connection: Connection, reading: RuleReading, at: int) -> Changes | None:
    """Find a rule's verdicts on the next 2,000 articles, the newest first; None when none are left."""
    mine = rule.c.id == reading.rule.id
    row = connection.execute(select(rule).where(mine)).one()
    if not row.todo:
        if row.removed:
            connection.execute(delete(rule).where(mine))
        return None
    ids = list(connection.execute(_next(reading), {"todo": row.todo, "rule": row.id}).scalars())
    before = _muted(connection, ids)
    verdicts.find(connection, ids, reading, at)
    left = ids[-1] - 1 if len(ids) == CHUNK else 0
    connection.execute(update(rule).where(mine).values(todo=left))
    return _difference(before, _muted(connection, ids))


def _next(reading: RuleReading) -> Select[Any]:
    """Where a rule catches nothing any more, only what it has caught is looked at."""
    if reading.term is not None:
        return select(article.c.id).where(text("article.id <= :todo")).order_by(article.c.id.desc()).limit(CHUNK)
    mine = select(rule_article.c.article).where(text("rule = :rule AND rule_article.article <= :todo"))
    return mine.order_by(rule_article.c.article.desc()).limit(CHUNK)


def _muted(connection: Connection, article_ids: Sequence[int]) -> frozenset[int]:
    hidden = select(article.c.id).where(article.c.id.in_(LISTED), article.c.hidden == 1, article.c.gone == 0)
    return frozenset(connection.execute(hidden, {"listed": json.dumps(list(article_ids))}).scalars())


def _difference(before: frozenset[int], after: frozenset[int]) -> Changes:
    return Changes(added=tuple(sorted(before - after)), removed=tuple(sorted(after - before)))


def _stored() -> Select[Any]:
    return select(rule).order_by(rule.c.position, rule.c.id)


def _rule(row: Row[Any]) -> Rule:
    return Rule(
        id=row.id,
        title=row.title,
        query=row.query,
        enabled=bool(row.enabled),
        mute=bool(row.mute),
        mute_until=moment(row.mute_until),
        read=bool(row.read),
        star=bool(row.star),
        keep=bool(row.keep),
        section=row.section,
        notify=bool(row.notify),
        position=row.position,
    )


def _values(made: Rule) -> dict[str, object]:
    flags = {name: int(getattr(made, name)) for name in ("enabled", "mute", "read", "star", "keep", "notify")}
    until = seconds(made.mute_until)
    return flags | {"title": made.title, "query": made.query, "mute_until": until, "section": made.section}
