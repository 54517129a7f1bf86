"""The orders of a list: ids sorted by time, outlet, section or length. Knows no condition of a query.

By outlet and by section nothing is sorted: what an index gives by time is dealt out to the outlets in their order.
For a page of all articles, or of the unread ones, the first outlets or sections are asked one after the other.
"""

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice

from sqlalchemy import Connection, select, text

from newsreader.model import Order
from newsreader.store.leading import Lead, Plan
from newsreader.store.outlets import Outlets, read_declared, read_outlets
from newsreader.store.query_sql import Translation
from newsreader.store.schema import section
from newsreader.store.section_places import stand_for

_OLDEST_FIRST = {Order.OLDEST, Order.OUTLET_OLDEST}
_OUTLET = {Order.OUTLET, Order.OUTLET_OLDEST}
_LENGTH = {Order.LONGEST: "article.words DESC", Order.SHORTEST: "article.words"}

FIRST_SECTION = (
    "(SELECT article_section.section FROM article_section WHERE article_section.article = article.id"
    " AND article_section.section IS NOT NULL ORDER BY article_section.position LIMIT 1)"
)
"""The section that an article's publisher named first."""

# Each feed's index does not know them.
_COPIES = text("SELECT id FROM article WHERE copy_of > 0")
_MARKED = text(
    "SELECT article FROM article_section WHERE section IN (SELECT value FROM json_each(:listed)) LIMIT :most"
)
FEW = 2_000
"""A section that so many articles name is walked through from the newest on: some of them name it first. Of a
shorter list only its own articles are asked which outlet they declare."""
_THESE = "article.id IN (SELECT value FROM json_each({}))"
_NAMING = (
    "article.id IN (SELECT article FROM headline"
    " WHERE source_title <> '' AND source_title IN (SELECT value FROM json_each({})))"
)
_NAMING_NONE = "NOT EXISTS (SELECT 1 FROM headline WHERE headline.article = article.id AND source_title <> '')"
_BY_FEED = {"article.read = 0"}  # what the indexes of feeds know besides


def ids(connection: Connection, plan: Plan, order: Order, limit: int | None = None) -> "array[int]":
    """The ids that `plan` finds, in this order; within the same outlet, section or length by time."""
    time = plan.by_time(oldest=order in _OLDEST_FIRST)
    if order in _OUTLET:
        found = _by_outlet(connection, plan, time, limit)
    elif order is Order.SECTION:
        found = _by_section(connection, plan, time, limit)
    elif order in _LENGTH:
        return plan.ids(connection, f"{_LENGTH[order]}, {time}", limit)
    else:
        return plan.newest(connection, limit, oldest=order in _OLDEST_FIRST)
    return found if limit is None else found[:limit]


def _by_outlet(connection: Connection, plan: Plan, time: str, limit: int | None) -> "array[int]":
    outlets, made = read_outlets(connection), plan.made
    if plan.lead is not Lead.ARTICLES or made.match or not _BY_FEED.issuperset(made.conditions):
        return _dealt_to(connection, outlets, plan.keyed(connection, "article.feed", time))
    # Each feed has its articles by time in an index; dealing them out would read every article's row.
    if limit is not None:
        return _top_by_outlet(connection, plan, time, limit, outlets)
    declared = read_declared(connection, outlets)
    piles: list[list[array[int]]] = [[] for _ in outlets.every]
    for feed, place in outlets.of_feeds.items():
        mine = replace(_narrowed(plan, "article.feed = {}", feed), once="").ids(connection, time, None)
        for where, some in _parted(mine, place, declared).items():
            piles[where].append(some)
    found: array[int] = array("q")
    for pile in piles:
        found += _merged(connection, pile, time)
    if plan.once:
        copies = frozenset(connection.execute(_COPIES).scalars())
        return array("q", (number for number in found if number not in copies)) if copies else found
    return found


def _dealt_to(connection: Connection, outlets: Outlets, keyed: Iterator[tuple[int, int]]) -> "array[int]":
    """What comes by time, each with its feed, one outlet after the other."""
    first = list(islice(keyed, FEW))
    few = [number for number, _ in first] if len(first) < FEW else None
    declared, feeds = read_declared(connection, outlets, few), outlets.of_feeds
    places = ((number, declared.get(number, feeds.get(feed, -1))) for number, feed in chain(first, keyed))
    return _deal(places, range(len(outlets.every)))


def _top_by_outlet(connection: Connection, plan: Plan, time: str, limit: int, outlets: Outlets) -> "array[int]":
    """The first of them, one outlet after the other."""
    found: array[int] = array("q")
    own = f"article.feed = {{}} AND {_NAMING_NONE}" if outlets.declare else "article.feed = {}"
    for outlet in outlets.every:
        left = limit - len(found)
        mine = [_narrowed(plan, own, feed) for feed in outlet.feeds]
        piles = [one.ids(connection, time, left) for one in mine]
        if outlet.declared:
            naming = _narrowed(plan, _NAMING, json.dumps(outlet.declared))
            piles.append(naming.ids(connection, time, left))
        found += _merged(connection, piles, time)[:left]
        if len(found) == limit:
            break
    return found


def _narrowed(plan: Plan, condition: str, value: object) -> Plan:
    """The same with one more condition."""
    made = replace(plan.made, values=dict(plan.made.values))
    made.conditions = [*made.conditions, condition.format(f":{made.bind(value)}")]
    return replace(plan, made=made)


def _parted(ids: "array[int]", place: int, declared: Mapping[int, int]) -> dict[int, "array[int]"]:
    """A feed's articles by the places of their outlets; `place` is that of those that declare none."""
    if declared.keys().isdisjoint(ids):
        return {place: ids}
    found: dict[int, array[int]] = {}
    for number in ids:
        found.setdefault(declared.get(number, place), array("q")).append(number)
    return found


def _merged(connection: Connection, piles: Sequence["array[int]"], time: str) -> "array[int]":
    """What is sorted each for itself, in one order."""
    filled = [pile for pile in piles if pile]
    if len(filled) < 2:
        return filled[0] if filled else array("q")
    every = json.dumps([number for pile in filled for number in pile])
    these = _narrowed(Plan(Lead.ARTICLES, Translation(), visible=False), _THESE, every)
    return these.ids(connection, time, None)


def _by_section(connection: Connection, plan: Plan, time: str, limit: int | None) -> "array[int]":
    instead, sections = stand_for(connection), _sections(connection)
    if limit is not None and plan.lead is Lead.ARTICLES and _BY_FEED.issuperset(plan.made.conditions):
        top = _top_by_section(connection, plan, sections, instead, limit)
        if len(top) == limit:  # else those of no section follow
            return top
    keyed = plan.keyed(connection, FIRST_SECTION, time)
    return _deal(((id_, instead.get(key, key) or 0) for id_, key in keyed), sections)


def _top_by_section(
    connection: Connection, plan: Plan, sections: list[int], instead: Mapping[int, int | None], limit: int
) -> "array[int]":
    """The first of those that have a section, one section after the other."""
    found: array[int] = array("q")
    for number in sections:
        meant = [one for one in sections if instead.get(one, one) == number]
        marked = connection.execute(_MARKED, {"listed": json.dumps(meant), "most": FEW}).scalars().all()
        made = replace(plan.made, values=dict(plan.made.values))
        first = f"{FIRST_SECTION} IN {_listed(made, meant)}"
        if len(marked) < FEW:
            few = f"article.id IN {_listed(made, marked)}"
            mine = replace(plan, made=replace(made, conditions=[*made.conditions, few, first]))
        else:
            conditions = [*made.conditions, first]
            mine = replace(plan, lead=Lead.PLACES, section=number, made=replace(made, conditions=conditions))
        if marked:
            found += mine.ids(connection, mine.by_time(), limit - len(found))
        if len(found) == limit:
            break
    return found


def _listed(made: Translation, numbers: Sequence[int]) -> str:
    return f"(SELECT value FROM json_each(:{made.bind(json.dumps(list(numbers)))}))"  # noqa: S608  # a bound value


def _deal(pairs: Iterable[tuple[int, int]], order: Iterable[int]) -> "array[int]":
    """The ids one key after another, as `order` has them; those of no key, or of another, at the end."""
    piles: dict[int, array[int]] = {number: array("q") for number in order}
    rest: array[int] = array("q")
    for number, key in pairs:
        piles.get(key, rest).append(number)
    found: array[int] = array("q")
    for one in (*piles.values(), rest):
        found.extend(one)
    return found


def _sections(connection: Connection) -> list[int]:
    """The common tree of sections from top to bottom."""
    children: dict[int | None, list[int]] = {}
    for row in connection.execute(select(section).order_by(section.c.position, section.c.id)):
        children.setdefault(row.parent, []).append(row.id)
    found: list[int] = []
    waiting = children.get(None, [])[::-1]
    while waiting:
        found.append(waiting.pop())
        waiting += children.get(found[-1], [])[::-1]
    return found
