"""Which rule catches which article, and what is done to it: within a transaction of the caller's.

A verdict depends on the article and the rule only, never on other verdicts, so that it can be found anew at any
time; what is done on arrival is done once. Triggers mute what has a verdict that mutes (`version_6`).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, TextClause, delete, select, text, update

from newsreader.model import Changes, ReadHow, SectionSource
from newsreader.ruling import Applied, Rule
from newsreader.search import Term
from newsreader.store.doubles import company, share_marks
from newsreader.store.lists import among
from newsreader.store.schema import LISTED, article, article_section, keep_due, rule_due
from newsreader.store.schema import rule as rules

_LET_GO = text(
    """DELETE FROM rule_article WHERE rule = :rule AND article IN (SELECT value FROM json_each(:listed))
    AND article NOT IN (SELECT value FROM json_each(:caught))"""
)
# The rule may have been deleted, and the article gone, since the caller looked.
_CATCH = text(
    """INSERT INTO rule_article (rule, article, mutes)
    SELECT :rule, article.id, :mutes FROM json_each(:caught) CROSS JOIN article ON article.id = json_each.value
    WHERE EXISTS (SELECT 1 FROM rule WHERE id = :rule)
    AND NOT EXISTS (SELECT 1 FROM rule_article r WHERE r.rule = :rule AND r.article = article.id)"""
)
# By itself, for what its triggers do: see `doubles`.
_TURN = text(
    """UPDATE rule_article SET mutes = :mutes
    WHERE rule = :rule AND mutes <> :mutes AND article IN (SELECT value FROM json_each(:caught))"""
)
# What only this rule mutes, and still does not mute when its day has passed.
_COME_BACK = text(
    """UPDATE article SET read = 1, read_at = :at, read_how = :how
    WHERE read = 0 AND id IN (SELECT value FROM json_each(:listed))
    AND id IN (SELECT article FROM rule_article WHERE rule = :rule AND mutes = 1)
    AND NOT EXISTS (
        SELECT 1 FROM rule_article v WHERE v.article = article.id AND v.rule <> :rule AND v.mutes = 1)"""
)
_CAUGHT_BY = """SELECT DISTINCT article.id FROM rule_article JOIN article ON article.id = rule_article.article
    WHERE rule_article.rule IN (SELECT value FROM json_each(:rules))
    AND article.id IN (SELECT value FROM json_each(:listed))"""
_CAUGHT = text(_CAUGHT_BY + " ORDER BY article.id")
# What is hidden from the reader is neither starred nor kept nor told of.
_SHOWN = text(_CAUGHT_BY + " AND article.hidden = 0 AND article.gone = 0 ORDER BY article.id")
# Before the others: it is the reader's word, and names the article's path.
_PLACE = text(
    """INSERT INTO article_section (article, position, section, source, published)
    SELECT id, (SELECT min(0, coalesce(min(position), 0)) - 1 FROM article_section WHERE article = id),
    :section, :source, '' FROM article WHERE id IN (SELECT value FROM json_each(:listed))"""
)
_QUEUE = text(
    """INSERT OR IGNORE INTO keep_due (article, asked)
    SELECT article, :at FROM headline WHERE article IN (SELECT value FROM json_each(:listed)) AND url <> ''"""
)


@dataclass(frozen=True, slots=True)
class RuleReading:
    """How a rule reads at the moment. `term` is for the store, None where it catches nothing; `mutes` whether what
    it catches is muted now, `lapsed` whether it was until its day passed; `word` changes with all of that."""

    rule: Rule
    term: Term | None
    word: str
    mutes: bool = False
    lapsed: bool = False


def find(connection: Connection, article_ids: Sequence[int], reading: RuleReading, at: int) -> None:
    """Find the verdicts of a rule on some articles anew. What comes back as its day has passed is read."""
    mine = {"rule": reading.rule.id, "listed": json.dumps(list(article_ids))}
    caught = () if reading.term is None else among(connection, article_ids, reading.term, muted=True)
    if reading.lapsed:
        connection.execute(_COME_BACK, mine | {"at": at, "how": ReadHow.RULE.value})
    listed = json.dumps(caught)
    connection.execute(_LET_GO, mine | {"caught": listed})
    if caught:
        values = {"rule": reading.rule.id, "caught": listed, "mutes": int(reading.mutes)}
        connection.execute(_TURN, values)
        connection.execute(_CATCH, values)


def arrive(
    connection: Connection, changes: Sequence[Changes], readings: Sequence[RuleReading], at: int
) -> tuple[Changes, ...]:
    """Let the rules see what checks of feeds brought; the changes without what they muted."""
    added = [number for one in changes for number in one.added]
    ids = added + [number for one in changes for number in one.updated]
    if not ids:
        return tuple(changes)
    active = [one for one in readings if one.term is not None]
    for one in active:
        find(connection, ids, one, at)
    # What returns as the reader had left it (see `writing`) is not acted on again.
    untouched = select(article.c.id).where(article.c.id.in_(LISTED), article.c.read == 0, article.c.starred == 0)
    fresh = list(connection.execute(untouched, {"listed": json.dumps(added)}).scalars())
    notify = frozenset(act(connection, fresh, active, at))
    forget_due(connection, ids, readings)
    shown = select(article.c.id).where(article.c.id.in_(LISTED), article.c.hidden == 0)
    seen = frozenset(connection.execute(shown, {"listed": json.dumps(added)}).scalars())
    return tuple(
        replace(
            one,
            added=tuple(number for number in one.added if number in seen),
            notify=tuple(number for number in one.added if number in notify),
        )
        for one in changes
    )


def act(
    connection: Connection, article_ids: Sequence[int], readings: Sequence[RuleReading], at: int
) -> tuple[int, ...]:
    """Do to articles that arrived what the rules that catch them want; those that the reader is to be told of."""
    _place_all(connection, article_ids, readings, at)
    reading = [one.rule.id for one in readings if one.rule.read]
    mark_read(connection, _caught(connection, _CAUGHT, reading, article_ids), at)
    starring = [one.rule.id for one in readings if one.rule.star]
    star(connection, _caught(connection, _SHOWN, starring, article_ids), at)
    keeping = [one.rule.id for one in readings if one.rule.keep]
    keep(connection, _caught(connection, _SHOWN, keeping, article_ids), at)
    return tuple(_caught(connection, _SHOWN, [one.rule.id for one in readings if one.rule.notify], article_ids))


def apply(connection: Connection, reading: RuleReading, article_ids: Sequence[int], at: int) -> Applied:
    """Do to those of the articles that a rule finds, and that are not muted, what it wants of those that arrive;
    what was done."""
    rule = reading.rule
    caught = () if reading.term is None else among(connection, article_ids, reading.term)
    return Applied(
        read=mark_read(connection, caught, at) if rule.read else (),
        starred=star(connection, caught, at) if rule.star else (),
        kept=keep(connection, caught, at) if rule.keep else (),
        placed=place(connection, caught, rule.section) if rule.section is not None else (),
        section=rule.section,
    )


def _place_all(
    connection: Connection, article_ids: Sequence[int], readings: Sequence[RuleReading], at: int
) -> None:
    """Put articles into sections until no rule wants another: a section may be what a rule asks for."""
    placing = [(one.rule.id, one.rule.section) for one in readings if one.rule.section is not None]
    while placing:
        placed: set[int] = set()
        for number, section in placing:
            placed.update(place(connection, _caught(connection, _CAUGHT, [number], article_ids), section))
        if not placed:
            return
        for one in readings:
            find(connection, sorted(placed), one, at)


def _caught(
    connection: Connection, asked: TextClause, rule_ids: Sequence[int], article_ids: Sequence[int]
) -> list[int]:
    if not rule_ids:
        return []
    values = {"rules": json.dumps(list(rule_ids)), "listed": json.dumps(list(article_ids))}
    return list(connection.execute(asked, values).scalars())


def mark_read(connection: Connection, article_ids: Sequence[int], at: int) -> tuple[int, ...]:
    """Mark articles read, and what is the same; those that were not."""
    ids = _which(connection, company(connection, article_ids), read=0)
    _set(connection, ids, read=1, read_at=at, read_how=ReadHow.RULE.value)
    return ids


def star(connection: Connection, article_ids: Sequence[int], at: int) -> tuple[int, ...]:
    """Star articles, and what is the same; those that were not."""
    ids = _which(connection, company(connection, article_ids), starred=0)
    _set(connection, ids, starred=1, starred_at=at)
    return ids


def keep(connection: Connection, article_ids: Sequence[int], at: int) -> tuple[int, ...]:
    """Let the pages of articles be kept, when somebody who may fetch has time; those that were not to be."""
    ids = _which(connection, article_ids, kept=0)
    _set(connection, ids, kept=1)
    connection.execute(_QUEUE, {"listed": json.dumps(ids), "at": at})
    return ids


def place(connection: Connection, article_ids: Sequence[int], section: int | None) -> tuple[int, ...]:
    """Put articles into a section; those that were not in it."""
    listed = {"listed": json.dumps(list(article_ids))}
    there = select(article_section.c.article).where(
        article_section.c.article.in_(LISTED), article_section.c.section == section
    )
    in_it = frozenset(connection.execute(there, listed).scalars())
    ids = tuple(number for number in article_ids if number not in in_it)
    if ids:
        values = {"section": section, "source": SectionSource.RULE.value, "listed": json.dumps(ids)}
        connection.execute(_PLACE, values)
    return ids


def take_back(connection: Connection, done: Applied) -> None:
    """Undo what `apply` did."""
    marked = sorted({*done.read, *done.starred})
    stamps = select(article.c.read_at, article.c.starred_at).where(article.c.id.in_(LISTED))
    times = {at for row in connection.execute(stamps, {"listed": json.dumps(marked)}) for at in row}
    _set(connection, done.read, read=0, read_at=None, read_how="")
    _set(connection, done.starred, starred=0, starred_at=None)
    _set(connection, done.kept, kept=0)
    waiting = delete(keep_due).where(keep_due.c.article.in_(LISTED))
    connection.execute(waiting, {"listed": json.dumps(done.kept)})
    marks = delete(article_section).where(
        article_section.c.article.in_(LISTED),
        article_section.c.section == done.section,
        article_section.c.source == SectionSource.RULE.value,
    )
    connection.execute(marks, {"listed": json.dumps(done.placed)})
    share_marks(connection, marked, times)


def forget_due(connection: Connection, article_ids: Sequence[int], readings: Sequence[RuleReading]) -> None:
    """The verdicts on these articles were found, unless a rule was changed since it was read."""
    if agree(connection, readings):
        listed = {"listed": json.dumps(list(article_ids))}
        connection.execute(delete(rule_due).where(rule_due.c.article.in_(LISTED)), listed)


def agree(connection: Connection, readings: Sequence[RuleReading]) -> bool:
    """Whether the rules read so, all of them, as it was last begun to find their verdicts."""
    stored = connection.execute(select(rules.c.id, rules.c.reading))
    return {row.id: row.reading for row in stored} == {one.rule.id: one.word for one in readings}


def _set(connection: Connection, article_ids: Sequence[int], **values: object) -> None:
    changed = update(article).where(article.c.id.in_(LISTED)).values(**values)
    connection.execute(changed, {"listed": json.dumps(list(article_ids))})


def _which(connection: Connection, article_ids: Sequence[int], **flags: int) -> tuple[int, ...]:
    statement = select(article.c.id).where(article.c.id.in_(LISTED)).order_by(article.c.id)
    for name, value in flags.items():
        statement = statement.where(article.c[name] == value)
    return tuple(connection.execute(statement, {"listed": json.dumps(list(article_ids))}).scalars())
