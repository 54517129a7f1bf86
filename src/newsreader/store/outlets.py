"""The outlets of a library, as rows name them: what articles declare, else their feeds by their titles. Those that
are called alike, but for capital letters, are one. Knows no list and no search."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import cast

from sqlalchemy import Connection, select, text

from newsreader.store.feed_rows import shown_title
from newsreader.store.schema import feed

# One step of the index for each name: a walk over all rows takes ten times as long.
_NAMES = text(
    """WITH RECURSIVE name (title) AS (
        SELECT min(source_title) FROM headline WHERE source_title <> ''
        UNION ALL
        SELECT (SELECT min(source_title) FROM headline WHERE source_title <> '' AND source_title > name.title)
        FROM name WHERE title IS NOT NULL
    ) SELECT title FROM name WHERE title IS NOT NULL"""
)
_DECLARED = text("SELECT article, source_title FROM headline WHERE source_title <> '' ORDER BY source_title")
_DECLARED_AMONG = text(
    """SELECT article, source_title FROM json_each(:listed) CROSS JOIN headline ON article = json_each.value
    WHERE source_title <> ''"""
)
_BEYOND_FEEDS = 1 << 40  # no feed has such a number


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet with the feeds that are called so and how articles write it that declare it. `key` stays while the
    name and the feeds do."""

    name: str
    feeds: tuple[int, ...] = ()
    declared: tuple[str, ...] = ()

    @property
    def key(self) -> int:
        """Its first feed, or a number beyond all feeds."""
        if self.feeds:
            return self.feeds[0]
        told = blake2b(_alike(self.name).encode(), digest_size=7).digest()
        return _BEYOND_FEEDS + int.from_bytes(told, "big")


@dataclass(frozen=True)
class Outlets:
    """All outlets in the order of their names; a place is where one stands among them."""

    every: tuple[Outlet, ...]

    @cached_property
    def declare(self) -> bool:
        """Whether any article declares one."""
        return any(outlet.declared for outlet in self.every)

    @cached_property
    def of_feeds(self) -> dict[int, int]:
        """The place of what each feed brings that names no other outlet."""
        return {one: place for place, outlet in enumerate(self.every) for one in outlet.feeds}

    @cached_property
    def of_names(self) -> dict[str, int]:
        """The place of each name, as `place` looks for it."""
        return {_alike(outlet.name): place for place, outlet in enumerate(self.every)}

    def place(self, number: int, declared: str) -> int | None:
        """Where an article of the feed `number` stands that declares an outlet ("": none)."""
        return self.of_names.get(_alike(declared)) if declared else self.of_feeds.get(number)


def declared_names(connection: Connection) -> list[str]:
    """What articles call the outlets that they declare."""
    return list(connection.execute(_NAMES).scalars())


def read_outlets(connection: Connection) -> Outlets:
    """The outlets as they are now."""
    names: dict[str, str] = {}
    feeds: dict[str, list[int]] = {}
    declared: dict[str, list[str]] = {}
    for row in connection.execute(select(feed).where(feed.c.removed.is_(None)).order_by(feed.c.id)):
        title = shown_title(row)
        names.setdefault(_alike(title), title)
        feeds.setdefault(_alike(title), []).append(row.id)
    for title in declared_names(connection):
        names.setdefault(_alike(title), title)
        declared.setdefault(_alike(title), []).append(title)
    return Outlets(
        tuple(Outlet(names[key], tuple(feeds.get(key, ())), tuple(declared.get(key, ()))) for key in sorted(names))
    )


def read_declared(connection: Connection, outlets: Outlets, among: Sequence[int] | None = None) -> dict[int, int]:
    """The place of each article (of those `among` whom is asked, which should be few) that declares an outlet.
    1 µs for each that does, or that is asked for."""
    asked = (_DECLARED, {}) if among is None else (_DECLARED_AMONG, {"listed": json.dumps(list(among))})
    places: dict[str, int] = {}
    found: dict[int, int] = {}
    with closing(connection.execute(*asked)) as result:
        # SQLAlchemy's own rows take three times as long.
        for number, title in cast("sqlite3.Cursor", result.cursor):
            place = places.get(title)
            if place is None:
                place = places.setdefault(title, outlets.of_names[_alike(title)])
            found[number] = place
    return found


def _alike(name: str) -> str:
    return name.casefold()
