"""The orders of a list: ids sorted by time, outlet, section or length. Knows no condition of a query.

By outlet and by section nothing is sorted: what an index gives by time is dealt out to the outlets in their order.
"""

from array import array
from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, Select, bindparam, select

from newsreader.model import Order
from newsreader.store.feed_rows import shown_title
from newsreader.store.schema import article, article_place, article_section, feed, section

Time = Sequence[ColumnElement[int]]

_OLDEST_FIRST = {Order.OLDEST, Order.OUTLET_OLDEST}
_OUTLET = {Order.OUTLET, Order.OUTLET_OLDEST}
_LENGTH = {Order.LONGEST: article.c.words.desc(), Order.SHORTEST: article.c.words}

# The section that an article's publisher named first.
FIRST_SECTION = (
    select(article_section.c.section)
    .where(article_section.c.article == article.c.id, article_section.c.section.is_not(None))
    .order_by(article_section.c.position)
    .limit(1)
    .scalar_subquery()
)


def ids(
    connection: Connection,
    statement: Select[int],
    values: dict[str, object],
    order: Order,
    time: Time,
    limit: int | None = None,
) -> "array[int]":
    """The ids that `statement` selects, in this order; within the same outlet, section or length by time.
    `time` are the columns by which the statement's index stands."""
    by_time: list[ColumnElement[int]] = [*time] if order in _OLDEST_FIRST else [column.desc() for column in time]
    if order in _OUTLET:
        found = _by_outlet(connection, statement, values, by_time)
    elif order is Order.SECTION:
        key = FIRST_SECTION.label("key")
        found = _deal(connection, _with_article(statement).order_by(*by_time), values, key, _sections(connection))
    else:
        if order in _LENGTH:
            by_time, statement = [_LENGTH[order], *by_time], _with_article(statement)
        return array("q", connection.execute(statement.order_by(*by_time).limit(limit), values).scalars())
    return found if limit is None else found[:limit]


def _by_outlet(
    connection: Connection, statement: Select[int], values: dict[str, object], by_time: list[ColumnElement[int]]
) -> "array[int]":
    outlets = _outlets(connection)
    if "feed" not in _driven_by(statement):
        return _deal(connection, _with_article(statement).order_by(*by_time), values, article.c.feed, outlets)
    # Each feed has its articles by time in an index; dealing them out would read every article's row.
    one = statement.where(article.c.feed == bindparam("outlet")).order_by(*by_time)
    found: array[int] = array("q")
    for outlet in outlets:
        found.extend(connection.execute(one, values | {"outlet": outlet}).scalars())
    return found


def _driven_by(statement: Select[int]) -> str:
    """ "feed" where an index of feeds holds all that the statement asks, "" where something else drives it."""
    condition = str(statement.whereclause)
    others = ("search MATCH", "article.id IN", "starred", "offline", "thumbnail", "article_place")
    return "feed" if not any(word in condition for word in others) else ""


def _deal(
    connection: Connection,
    statement: Select[int],
    values: dict[str, object],
    key: ColumnElement[int],
    order: Iterable[int],
) -> "array[int]":
    """The ids one key after another, as `order` has them; those of no key, or of another, at the end."""
    piles: dict[int, array[int]] = {number: array("q") for number in order}
    rest: array[int] = array("q")
    for number, pile in connection.execute(statement.add_columns(key), values):
        piles.get(pile, rest).append(number)
    found: array[int] = array("q")
    for one in (*piles.values(), rest):
        found.extend(one)
    return found


def _with_article(statement: Select[int]) -> Select[int]:
    """The statement with the article's row joined, which a plain section list does without."""
    if statement.get_final_froms() == [article_place]:
        return statement.join_from(article_place, article, article.c.id == article_place.c.article)
    return statement


def _outlets(connection: Connection) -> list[int]:
    """Feeds by the names that the reader sees."""
    rows = connection.execute(select(feed).where(feed.c.removed.is_(None))).all()
    return [row.id for row in sorted(rows, key=lambda row: (shown_title(row).casefold(), row.id))]


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
