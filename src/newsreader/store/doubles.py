"""The same article in several feeds: which are one, and the reader's word that some are not. Triggers then decide
which of them is shown (`version_12`); how they are found is the library's business.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, text

from newsreader.packing import unpack_readable
from newsreader.store.database import Database
from newsreader.store.epoch import seconds
from newsreader.store.feed_rows import shown_title
from newsreader.store.headline import with_headline
from newsreader.store.schema import LISTED, article, article_copy, article_sketch, content, feed, not_same
from newsreader.store.version_12 import fold

_COMPANY = text(
    """SELECT value FROM json_each(:listed)
    UNION SELECT a.copy_of FROM json_each(:listed) CROSS JOIN article a ON a.id = json_each.value
    WHERE a.copy_of > 0
    UNION SELECT m.id FROM json_each(:listed) CROSS JOIN article a ON a.id = json_each.value
    CROSS JOIN article m ON m.copy_of = iif(a.copy_of > 0, a.copy_of, a.id) AND m.copy_of > 0"""
)
_COPIES = text("SELECT id FROM article WHERE copy_of > 0")
_NEWEST = """SELECT id FROM article WHERE copy_of > 0 AND hidden = 0 AND gone = 0{conditions}
    ORDER BY sort_at DESC, id DESC LIMIT :limit"""
_IN_SECTION = "copy_of IN (SELECT article FROM article_place WHERE section = :section)"
_KEEP_SKETCH = "INSERT OR REPLACE INTO article_sketch (article, runs) SELECT id, ?2 FROM article WHERE id = ?1"
_ANY_OLD = text(
    """SELECT EXISTS (SELECT 1 FROM article_sketch s CROSS JOIN article a ON a.id = s.article
    WHERE a.sort_at < :before)"""
)
_LET_GO = text(
    """DELETE FROM article_sketch WHERE article IN (
        SELECT s.article FROM article_sketch s CROSS JOIN article a ON a.id = s.article
        WHERE a.sort_at < :before)"""
)
_ANY = text("SELECT EXISTS (SELECT 1 FROM article WHERE copy_of > 0)")
# "key & 15 = 2" is an address (`packing.KEY_KINDS`), and what the partial index asks for.
_ADDRESSES = text(
    f"""SELECT mine.article AS article, other.article AS other, h.url, i.url AS other_url,
    h.title, i.title AS other_title, abs(a.sort_at - b.sort_at) AS apart
    FROM json_each(:listed) CROSS JOIN entry_key mine ON mine.article = json_each.value AND mine.key & 15 = 2
    CROSS JOIN entry_key other ON other.key = mine.key AND other.key & 15 = 2 AND other.feed <> mine.feed
    CROSS JOIN article a ON a.id = mine.article CROSS JOIN article b ON b.id = other.article
    {with_headline("a", "h")} {with_headline("b", "i")}
    ORDER BY mine.article, other.article"""  # noqa: S608  # our own words
)
_APART = text(
    """SELECT mine.article AS article, other.article AS other
    FROM json_each(:listed) CROSS JOIN entry_key mine ON mine.article = json_each.value
    CROSS JOIN not_same n ON n.feed = mine.feed AND n.key = mine.key
    CROSS JOIN entry_key other ON other.feed = n.other_feed AND other.key = n.other_key
    WHERE other.article IN (SELECT value FROM json_each(:listed))"""
)
_STRONGEST = text(
    """SELECT article, feed, key FROM entry_key WHERE article IN (SELECT value FROM json_each(:listed))
    ORDER BY article, key & 15 DESC, key DESC"""
)
# Not as one statement: how an upsert deals with conflicts is what all within its triggers do too, whatever they
# say themselves (sqlite.org/lang_createtrigger.html), and the places that these add may be there.
_MOVE = text("UPDATE article_copy SET original = :original WHERE article = :article AND original <> :original")
_KEEP = text(
    """INSERT INTO article_copy (article, original, why) SELECT :article, :original, :why
    WHERE NOT EXISTS (SELECT 1 FROM article_copy WHERE article = :article)"""
)
# The state that came from the others goes with them.
UNREAD = text(
    "UPDATE article SET read = 0, read_how = '', read_at = NULL WHERE id = :article AND read_how = 'copy'"
)
UNSTARRED = text("UPDATE article SET starred = 0, starred_at = NULL WHERE id = :article AND starred = 1")
# What came to them from the others by these marks.
_TAKE_BACK = (
    text(
        """UPDATE article SET read = 0, read_how = '', read_at = NULL
        WHERE id IN (SELECT value FROM json_each(:listed)) AND read_how = 'copy'
        AND read_at IN (SELECT value FROM json_each(:times))"""
    ),
    text(
        """UPDATE article SET starred = 0, starred_at = NULL
        WHERE starred_at IN (SELECT value FROM json_each(:times)) AND id IN (SELECT article FROM article_copy
            WHERE given = 1 AND article IN (SELECT value FROM json_each(:listed)))"""
    ),
    text(
        """UPDATE article_copy SET given = 0 WHERE given = 1 AND article IN (SELECT value FROM json_each(:listed))
        AND EXISTS (SELECT 1 FROM article WHERE id = article_copy.article AND starred = 0)"""
    ),
)
_THEIR_GROUP = "(SELECT original FROM article_copy WHERE article = article.id)"
_AGREE = tuple(map(text, fold("SELECT value FROM json_each(:listed)", _THEIR_GROUP)))

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SameAddress:
    """Two articles of different feeds that once had one address, as they are now. `apart` in seconds."""

    article: int
    other: int
    url: str
    other_url: str
    title: str
    other_title: str
    apart: int


@dataclass(frozen=True, slots=True)
class Likely:
    """An article whose text is to be compared."""

    id: int
    feed: int
    outlet: str
    html: str


@dataclass(frozen=True, slots=True)
class Sketched:
    """An article with the sketch of its text (`stories.alike.sketch`) as bytes."""

    id: int
    feed: int
    runs: bytes


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of a batch of articles: (article, other, why) for each that is the same as another, and their
    sketches, as far as these are to be kept."""

    links: Sequence[tuple[int, int, str]] = ()
    sketches: Sequence[tuple[int, bytes]] = ()


@dataclass(frozen=True, slots=True)
class Apart:
    """An article that the reader took from the others that it was one with; each pair by its feeds and keys."""

    article: int
    others: tuple[int, ...]
    pairs: tuple[tuple[int, int, int, int], ...]


class Doubles:
    """Which articles are one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def company(self, article_ids: Sequence[int]) -> tuple[int, ...]:
        """The articles and those that are shown as one with any of them, in rising order."""
        with self._database.reading() as connection:
            return company(connection, article_ids)

    def copies(self) -> frozenset[int]:
        """All articles that stand behind another one."""
        with self._database.reading() as connection:
            return frozenset(connection.execute(_COPIES).scalars())

    def grouped(self, article_ids: Iterable[int]) -> frozenset[int]:
        """Those of these articles that are, or were, the same as one of another feed."""
        those = select(article_copy.c.article).where(article_copy.c.article.in_(LISTED))
        with self._database.reading() as connection:
            return frozenset(connection.execute(those, {"listed": json.dumps(sorted(article_ids))}).scalars())

    def newest(self, *, unread: bool, starred: bool, section: int | None, limit: int) -> list[int]:
        """The newest articles that stand behind others; in a section, those whose originals are there."""
        wanted = (("read = 0", unread), ("starred = 1", starred), (_IN_SECTION, section is not None))
        conditions = "".join(f" AND {condition}" for condition, asked in wanted if asked)
        with self._database.reading() as connection:
            found = connection.execute(
                text(_NEWEST.format(conditions=conditions)), {"section": section, "limit": limit}
            )
            return list(found.scalars())

    def originals(self, article_ids: Sequence[int]) -> dict[int, int]:
        """Of those of these articles that stand behind another one, which that is."""
        behind = select(article.c.id, article.c.copy_of).where(article.c.id.in_(LISTED), article.c.copy_of > 0)
        with self._database.reading() as connection:
            rows = connection.execute(behind, {"listed": json.dumps(list(article_ids))})
            return {row.id: row.copy_of for row in rows}

    def same_address(self, article_ids: Sequence[int]) -> list[SameAddress]:
        """What has an address in common with these, in other feeds."""
        with self._database.reading() as connection:
            rows = connection.execute(_ADDRESSES, {"listed": json.dumps(list(article_ids))})
            return [SameAddress(*row) for row in rows]

    def texts(self, article_ids: Sequence[int]) -> list[Likely]:
        """The articles with their texts, the kept page's if there is one."""
        statement = (
            select(
                article.c.id, article.c.feed, content.c.html, content.c.full_html,
                feed.c.custom_title, feed.c.published_title, feed.c.url,
            )
            .join_from(article, content, content.c.article == article.c.id)
            .join(feed, feed.c.id == article.c.feed)
            .where(article.c.id.in_(LISTED))
        )  # fmt: skip
        with self._database.reading() as connection:
            rows = connection.execute(statement, {"listed": json.dumps(list(article_ids))}).all()
        with self._database.errors():
            return [
                Likely(
                    row.id,
                    row.feed,
                    shown_title(row),
                    unpack_readable(row.html if row.full_html is None else row.full_html),
                )
                for row in rows
            ]

    def together(self, article_ids: Sequence[int]) -> dict[int, frozenset[int]]:
        """With which articles each of these is one, itself among them, whether they are shown or not."""
        mine, other = article_copy.alias("mine"), article_copy.alias("other")
        statement = (
            select(mine.c.article, other.c.article.label("other"))
            .join_from(mine, other, other.c.original == mine.c.original)
            .where(mine.c.article.in_(LISTED))
        )
        found: dict[int, set[int]] = {}
        with self._database.reading() as connection:
            for row in connection.execute(statement, {"listed": json.dumps(list(article_ids))}):
                found.setdefault(row.article, set()).add(row.other)
        return {number: frozenset(members) for number, members in found.items()}

    def sketches(self, article_ids: Sequence[int]) -> list[Sketched]:
        """The sketches that are kept of these articles' texts."""
        some = (
            select(article.c.id, article.c.feed, article_sketch.c.runs)
            .join_from(article_sketch, article, article.c.id == article_sketch.c.article)
            .where(article_sketch.c.article.in_(LISTED))
        )
        with self._database.reading() as connection:
            rows = connection.execute(some, {"listed": json.dumps(list(article_ids))})
            return [Sketched(*row) for row in rows]

    def let_sketches_go(self, before: datetime) -> None:
        """Forget the sketches of articles from before then."""
        values = {"before": seconds(before)}
        with self._database.reading() as connection:
            if not connection.execute(_ANY_OLD, values).scalar():
                return  # nobody waits for a transaction that writes nothing
        with self._database.writing(durable=False) as connection:
            connection.execute(_LET_GO, values)

    def part(self, article_id: int) -> Apart | None:
        """Take an article from the others that it is one with, for good; None where there are none. What it was
        marked because of them it is no longer."""
        with self._database.writing() as connection:
            mine = select(article_copy).where(article_copy.c.article == article_id)
            row = connection.execute(mine).first()
            if row is None:
                return None
            others = sorted(set(_members(connection, row.original)) - {article_id})
            keys = _strongest(connection, [article_id, *others])
            pairs = [(*keys[article_id], *keys[one]) for one in others if one in keys and article_id in keys]
            say_apart(connection, pairs)
            connection.execute(delete(article_copy).where(article_copy.c.article == article_id))
            connection.execute(UNREAD, {"article": article_id})
            if row.given:
                connection.execute(UNSTARRED, {"article": article_id})
        return Apart(article_id, tuple(others), tuple(pairs))

    def unite(self, apart: Apart) -> None:
        """Take `part` back."""
        both = [*apart.pairs, *(pair[2:] + pair[:2] for pair in apart.pairs)]
        with self._database.writing() as connection:
            for pair in both:
                values = dict(zip(("feed", "key", "other_feed", "other_key"), pair, strict=True))
                which = [not_same.c[name] == value for name, value in values.items()]
                connection.execute(delete(not_same).where(*which))
            members = still_there(connection, [apart.article, *apart.others])
            if len(members) > 1 and apart.article in members:
                mine = select(article_copy.c.original).where(article_copy.c.article.in_(LISTED)).limit(1)
                others = {"listed": json.dumps([one for one in members if one != apart.article])}
                known = connection.execute(mine, others).scalar()
                put_together(connection, members, known or unused(connection), "")

    def portable(self) -> list[tuple[str, int, str, int]]:
        """The reader's word on pairs, by their feeds' addresses and the articles' keys."""
        other = feed.alias("other")
        statement = (
            select(feed.c.url, not_same.c.key, other.c.url, not_same.c.other_key)
            .join_from(not_same, feed, feed.c.id == not_same.c.feed)
            .join(other, other.c.id == not_same.c.other_feed)
        )
        with self._database.reading() as connection:
            return [(row[0], row[1], row[2], row[3]) for row in connection.execute(statement)]

    def take(self, pairs: Iterable[tuple[int, int, int, int]]) -> None:
        """Keep the reader's word of another library."""
        with self._database.writing() as connection:
            say_apart(connection, list(pairs))


def keep_sketches(connection: Connection, sketches: Sequence[tuple[int, bytes]]) -> None:
    """Keep the sketches of texts, in a transaction of the caller's."""
    if sketches:
        connection.exec_driver_sql(_KEEP_SKETCH, list(sketches))


def company(connection: Connection, article_ids: Sequence[int]) -> tuple[int, ...]:
    """See `Doubles.company`, within a transaction of the caller's."""
    if not article_ids or not connection.execute(_ANY).scalar():
        return tuple(sorted(article_ids))
    found = connection.execute(_COMPANY, {"listed": json.dumps(list(article_ids))}).scalars()
    return tuple(sorted(found))


def share_marks(connection: Connection, article_ids: Sequence[int], times: Iterable[int | None]) -> None:
    """Give those that became one with these articles since they were marked at these times the same state again,
    now that the marks were taken back or set again: in a transaction of the caller's."""
    others = sorted(set(company(connection, article_ids)).difference(article_ids))
    if not others:
        return
    groups = select(article_copy.c.original).where(article_copy.c.article.in_(LISTED))
    members = select(article_copy.c.article).where(article_copy.c.original.in_(groups))
    found = list(connection.execute(members, {"listed": json.dumps(others)}).scalars())
    values = {"listed": json.dumps(found), "times": json.dumps(sorted({at for at in times if at is not None}))}
    for statement in _TAKE_BACK:
        connection.execute(statement, {name: one for name, one in values.items() if f":{name}" in statement.text})
    for statement in _AGREE:
        connection.execute(statement, {"listed": values["listed"]})


def join(connection: Connection, derived: Sequence[int], links: Sequence[tuple[int, int, str]]) -> tuple[int, ...]:
    """Put articles together that are linked, (article, other, why), and take apart those of `derived` that are
    linked no longer, in a transaction of the caller's. What the reader took apart stays so. The articles that are
    shown otherwise than before."""
    listed = {"listed": json.dumps(sorted({*derived, *(number for link in links for number in link[:2])}))}
    numbers = select(article_copy).where(article_copy.c.article.in_(LISTED))
    groups = {row.article: row.original for row in connection.execute(numbers, listed)}
    if not links and not groups:
        return ()
    before = _places(connection, listed, groups.values())
    for number in derived:
        if number in groups and not any(_tells(groups, number, link) for link in links):
            connection.execute(delete(article_copy).where(article_copy.c.article == number))
            del groups[number]
    there = set(still_there(connection, sorted({number for link in links for number in link[:2]})))
    for one, other, why in sorted(links):
        if one in there and other in there:
            _link(connection, groups, one, other, why)
    after = _places(connection, listed, [*groups.values(), *(number for number in before)])
    return tuple(sorted(number for number in {*before, *after} if before.get(number) != after.get(number)))


def _tells(groups: dict[int, int], number: int, link: tuple[int, int, str]) -> bool:
    """Whether a link binds an article to the others it is with."""
    return number in link[:2] and groups.get(link[0]) == groups.get(link[1])


def _link(connection: Connection, groups: dict[int, int], one: int, other: int, why: str) -> None:
    mine, theirs = groups.get(one), groups.get(other)
    if mine is not None and mine == theirs:
        return
    here, there = {one, *_members(connection, mine)}, {other, *_members(connection, theirs)}
    if _are_apart(connection, here, there):
        return
    known = [number for number in (mine, theirs) if number is not None]
    original = min(known) if known else unused(connection)
    put_together(connection, sorted(here | there), original, why)
    groups.update(dict.fromkeys(here | there, original))


def _members(connection: Connection, original: int | None) -> list[int]:
    if original is None:
        return []
    mine = select(article_copy.c.article).where(article_copy.c.original == original)
    return list(connection.execute(mine).scalars())


def unused(connection: Connection) -> int:
    """The number of a new group."""
    return int(connection.execute(select(func.max(article_copy.c.original))).scalar() or 0) + 1


def _are_apart(connection: Connection, some: set[int], others: set[int]) -> bool:
    """Whether the reader took any of these from any of those."""
    if connection.execute(select(not_same.c.key).limit(1)).first() is None:
        return False
    pairs = connection.execute(_APART, {"listed": json.dumps(sorted(some | others))})
    return any(row.article in some and row.other in others for row in pairs)


def put_together(connection: Connection, members: Sequence[int], original: int, why: str) -> None:
    """Make one group of articles; those that were in it for another reason keep that."""
    rows = [{"article": number, "original": original, "why": why} for number in members]
    connection.execute(_MOVE, rows)
    connection.execute(_KEEP, rows)


def still_there(connection: Connection, numbers: Sequence[int]) -> list[int]:
    """Those that did not go, in rising order."""
    some = select(article.c.id).where(article.c.id.in_(LISTED)).order_by(article.c.id)
    return list(connection.execute(some, {"listed": json.dumps(list(numbers))}).scalars())


def _places(connection: Connection, listed: dict[str, str], groups: Iterable[int]) -> dict[int, int]:
    """Of the listed articles, and of all that are in these groups, which each is a copy of."""
    numbers = set(json.loads(listed["listed"]))
    some = select(article_copy.c.article).where(article_copy.c.original.in_(LISTED))
    numbers |= set(connection.execute(some, {"listed": json.dumps(sorted(set(groups)))}).scalars())
    shown = select(article.c.id, article.c.copy_of).where(article.c.id.in_(LISTED))
    return {row.id: row.copy_of for row in connection.execute(shown, {"listed": json.dumps(sorted(numbers))})}


def _strongest(connection: Connection, numbers: Sequence[int]) -> dict[int, Pair]:
    """Of each article its feed and the key by which it is known best: an id of its own, an address, a title."""
    rows = connection.execute(_STRONGEST, {"listed": json.dumps(list(numbers))})
    return {row.article: (row.feed, row.key) for row in rows}  # the last one counts


def say_apart(connection: Connection, pairs: Sequence[tuple[int, int, int, int]]) -> None:
    """Note the reader's word on pairs, each from both sides."""
    rows = [
        dict(zip(("feed", "key", "other_feed", "other_key"), one, strict=True))
        for pair in pairs
        for one in (pair, pair[2:] + pair[:2])
    ]
    if rows:
        connection.execute(insert(not_same).prefix_with("OR IGNORE"), rows)
