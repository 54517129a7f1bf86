"""What the reader said of stories: that articles belong together or apart, that one is followed or muted.

A pin holds it (see `version_11`); every act gives back how all that it touched was before, which takes it back.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text

from newsreader.errors import LookupFailure
from newsreader.model import Changes, ReadHow, StoryState
from newsreader.store.database import Database
from newsreader.store.deriving import dissolve
from newsreader.store.epoch import seconds

_IN = "IN (SELECT value FROM json_each(:listed))"
_THERE = text(f"SELECT id FROM article WHERE id {_IN}")
_STORIES_OF = text(f"SELECT article, story FROM story_article WHERE article {_IN}")
_MEMBERS = text(f"SELECT article FROM story_article WHERE story {_IN} ORDER BY article")
_PINS = text(f"SELECT id, pin FROM story WHERE id {_IN}")
_SAID = text(f"SELECT id, followed, muted, mute_days, said_at FROM pin WHERE id {_IN}")
_KEYS = text(
    f"""SELECT k.feed, k.key, k.pin FROM entry_key e JOIN pin_key k ON k.feed = e.feed AND k.key = e.key
    WHERE e.article {_IN}"""
)
_HIDDEN = text(f"SELECT id FROM article WHERE hidden = 1 AND gone = 0 AND id {_IN}")
_FOLLOWED = text(
    f"""SELECT a.id FROM article a JOIN story_article m ON m.article = a.id JOIN story s ON s.id = m.story
    WHERE s.followed = 1 AND a.read = 0 AND a.hidden = 0 AND a.gone = 0 AND a.id {_IN} ORDER BY a.id"""
)
_STORY_SAID = text(
    """SELECT s.pin, s.followed, s.muted, coalesce(p.mute_days, 0) AS days
    FROM story s LEFT JOIN pin p ON p.id = s.pin WHERE s.id = :story"""
)
_ADD_STORY = text("INSERT INTO story (id) VALUES (NULL)")
_ADD_PIN = text("INSERT INTO pin (said_at) VALUES (:at)")
_GIVE_PIN = text("UPDATE story SET pin = :pin WHERE id = :story")
_PIN_KEYS = text(
    f"""INSERT INTO pin_key (feed, key, pin) SELECT feed, key, :pin FROM entry_key WHERE article {_IN}
    ON CONFLICT (feed, key) DO UPDATE SET pin = excluded.pin"""
)
# Two statements, for what their triggers do: see `doubles`.
_MOVE = text(
    """UPDATE story_article SET story = :story
    WHERE article IN (SELECT value FROM json_each(:listed)) AND story <> :story"""
)
_JOIN = text(
    """INSERT INTO story_article (article, story) SELECT value, :story FROM json_each(:listed)
    WHERE value NOT IN (SELECT article FROM story_article)"""
)
_FORGET_PINS = text(
    f"""DELETE FROM pin WHERE id {_IN} AND id NOT IN (SELECT pin FROM story WHERE pin IS NOT NULL)
    AND id NOT IN (SELECT pin FROM pin_key)"""
)
# Whether hidden or not: a muted story is taken apart like any other.
_AS_ONE = text(
    """SELECT m.article FROM article_copy mine CROSS JOIN article_copy c ON c.original = mine.original
    CROSS JOIN story_article m ON m.article = c.article AND m.story = :story
    CROSS JOIN article a ON a.id = m.article CROSS JOIN feed f ON f.id = a.feed AND f.show_copies = 0
    WHERE mine.article = :article ORDER BY m.article"""
)
_LAPSED = text(
    """SELECT s.id FROM story s JOIN pin p ON p.id = s.pin WHERE s.muted = 1 AND p.mute_days > 0
    AND (SELECT coalesce(max(a.sort_at), 0) FROM story_article m JOIN article a ON a.id = m.article
        WHERE m.story = s.id) + p.mute_days * 86400 < :now"""
)
_READ = text(f"UPDATE article SET read = 1, read_at = :at, read_how = :how WHERE read = 0 AND id {_IN}")


@dataclass(frozen=True, slots=True)
class Said:
    """What the reader said of a story. `pinned`: anything at all."""

    pinned: bool = False
    followed: bool = False
    muted: bool = False
    mute_days: int = 0


class Pins:
    """What was said of stories, and the saying of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def said(self, story: int) -> Said:
        """What was said of a story."""
        with self._database.reading() as connection:
            row = connection.execute(_STORY_SAID, {"story": story}).first()
        if row is None:
            return Said()
        return Said(row.pin is not None, bool(row.followed), bool(row.muted), row.days)

    def pinned(self, article_ids: Sequence[int]) -> frozenset[int]:
        """Those of the articles that the reader put where they are, by merging or splitting. Following and muting
        hold all articles of a story too, but nobody put them there: those of such stories are left out."""
        query = text(
            f"""SELECT DISTINCT e.article FROM entry_key e JOIN pin_key k ON k.feed = e.feed AND k.key = e.key
            JOIN pin p ON p.id = k.pin WHERE p.followed = 0 AND p.muted = 0 AND e.article {_IN}"""
        )
        with self._database.reading() as connection:
            return frozenset(connection.execute(query, _listed(article_ids)).scalars())

    def followed_among(self, article_ids: Sequence[int]) -> tuple[int, ...]:
        """Those of the articles that are unread and of a story that is followed."""
        with self._database.reading() as connection:
            return tuple(connection.execute(_FOLLOWED, _listed(article_ids)).scalars())

    def split_off(self, article_id: int, now: datetime) -> tuple[Changes, StoryState]:
        """Make an article a story of its own, with those of the story that have one row with it. What it leaves
        stays together without it. One that is a story by itself stays that, followed or not. Raises
        LookupFailure."""
        with self._database.writing() as connection:
            act = _Act(connection, [article_id], now)
            story = act.story_of[article_id]
            if story is not None and len(act.articles) > 1:
                leaving = act.as_one(article_id, story)
                act.pin(story, [one for one in act.articles if one not in leaving])
                own = act.add_story()
                act.join(leaving, own)
                act.pin(own, leaving)
            return act.done()

    def merge(self, article_ids: Sequence[int], now: datetime) -> tuple[Changes, StoryState]:
        """Make one story of those of these articles; the first of them that the reader said something of stays
        what it is, followed when one of them was. Raises LookupFailure."""
        with self._database.writing() as connection:
            act = _Act(connection, article_ids, now)
            said = [story for story, pin in act.before.stories if pin is not None]
            known = said or [story for story, _ in act.before.stories]
            target = known[0] if known else act.add_story()
            followed = any(one[1] for one in act.before.pins)
            for story, pin in act.before.stories:
                if story != target and pin is not None:
                    connection.execute(_GIVE_PIN, {"pin": None, "story": story})
            act.join(act.articles, target)
            act.pin(target, act.articles)
            if followed:
                act.say(target, followed=1)
            return act.done()

    def say(
        self,
        article_id: int,
        now: datetime,
        *,
        followed: bool | None = None,
        muted: bool | None = None,
        mute_days: int = 0,
    ) -> tuple[Changes, StoryState]:
        """Follow the story of an article, or mute it, or no more; None leaves it so. Raises LookupFailure."""
        with self._database.writing() as connection:
            act = _Act(connection, [article_id], now)
            story = act.story_of[article_id]
            if story is None:
                story = act.add_story()
                act.join([article_id], story)
            act.pin(story, act.articles)
            if followed is not None:
                act.say(story, followed=int(followed))
            if muted is not None:
                act.say(story, muted=int(muted), mute_days=mute_days)
            return act.done()

    def put_back(self, state: StoryState, now: datetime) -> tuple[Changes, StoryState]:
        """Make all as it was; and how it was until now."""
        with self._database.writing() as connection:
            there = set(connection.execute(_THERE, _listed([one for one, _ in state.members])).scalars())
            act = _Act(connection, sorted(there), now, stories=[story for story, _ in state.stories])
            act.put_back(state, there)
            return act.done()

    def lapse(self, now: datetime) -> Changes:
        """Mute no more what brought nothing for the days that the reader set; what comes back is read."""
        with self._database.reading() as connection:
            if connection.execute(_LAPSED, {"now": seconds(now)}).first() is None:
                return Changes()
        with self._database.writing(durable=False) as connection:
            stories = list(connection.execute(_LAPSED, {"now": seconds(now)}).scalars())
            members = list(connection.execute(_MEMBERS, _listed(stories)).scalars())
            before = _hidden(connection, members)
            connection.execute(_READ, _listed(members) | {"at": seconds(now), "how": ReadHow.RULE.value})
            connection.execute(
                text(f"UPDATE pin SET muted = 0 WHERE id IN (SELECT pin FROM story WHERE id {_IN})"),
                _listed(stories),
            )
            return _difference(before, _hidden(connection, members), members)


class _Act:
    """One act within a transaction: what it is about, how that was, and the strokes it is made of."""

    def __init__(
        self, connection: Connection, article_ids: Sequence[int], now: datetime, stories: Sequence[int] = ()
    ) -> None:
        self._connection = connection
        self._at = seconds(now)
        there = set(connection.execute(_THERE, _listed(article_ids)).scalars())
        for number in article_ids:
            if number not in there:
                raise LookupFailure("unknown.article", id=number)
        self.before = _capture(connection, article_ids, stories)
        self.articles = [number for number, _ in self.before.members]
        self.story_of = dict(self.before.members)
        self._hidden = _hidden(connection, self.articles)
        self._made: list[int] = []

    def add_story(self) -> int:
        """Begin a story."""
        number = int(self._connection.execute(_ADD_STORY).lastrowid)
        self._made.append(number)
        return number

    def as_one(self, article_id: int, story: int) -> list[int]:
        """An article, with those of its story that have one row with it; by itself where these are all of it."""
        values = {"article": article_id, "story": story}
        found = list(self._connection.execute(_AS_ONE, values).scalars())
        return found if article_id in found and len(found) < len(self.articles) else [article_id]

    def join(self, article_ids: Sequence[int], story: int) -> None:
        """Put articles into a story."""
        for statement in (_MOVE, _JOIN):
            self._connection.execute(statement, _listed(article_ids) | {"story": story})

    def pin(self, story: int, article_ids: Sequence[int]) -> None:
        """Hold these articles together, with the story's pin."""
        pin = self._pin_of(story)
        if pin is None:
            pin = int(self._connection.execute(_ADD_PIN, {"at": self._at}).lastrowid)
            self._connection.execute(_GIVE_PIN, {"pin": pin, "story": story})
        self._connection.execute(_PIN_KEYS, _listed(article_ids) | {"pin": pin})

    def say(self, story: int, **values: int) -> None:
        """Set what is said of a story that has a pin."""
        names = ", ".join(f"{name} = :{name}" for name in values)
        said = text(f"UPDATE pin SET {names} WHERE id = :pin")
        self._connection.execute(said, values | {"pin": self._pin_of(story)})

    def put_back(self, state: StoryState, there: Collection[int]) -> None:
        """Make all as it was in `state`, as far as it is there."""
        run = self._connection.exec_driver_sql
        run(f"DELETE FROM pin_key WHERE (feed, key) IN (SELECT feed, key FROM entry_key WHERE article {_JSON})",
            (_packed(there),))  # fmt: skip
        for one in state.pins:
            run("INSERT OR IGNORE INTO pin (id, said_at) VALUES (?, 0)", one[:1])
            run("UPDATE pin SET followed = ?, muted = ?, mute_days = ?, said_at = ? WHERE id = ?",
                (*one[1:], one[0]))  # fmt: skip
        for key in state.keys:
            run("INSERT OR REPLACE INTO pin_key (feed, key, pin) VALUES (?, ?, ?)", key)
        run(f"UPDATE story SET pin = NULL WHERE id {_JSON}", (_packed(one for one, _ in self.before.stories),))
        for story, pin in state.stories:
            run("INSERT OR IGNORE INTO story (id) VALUES (?)", (story,))
            run("UPDATE story SET pin = ? WHERE id = ?", (pin, story))
        for article, into in state.members:
            if article not in there:
                continue
            if into is None:
                run("DELETE FROM story_article WHERE article = ?", (article,))
            else:
                self.join([article], into)

    def done(self) -> tuple[Changes, StoryState]:
        """End the act: what changed for those who look, and how it was."""
        stories = [*self._made, *(story for story, _ in self.before.stories)]
        dissolve(self._connection, stories)
        self._connection.execute(_FORGET_PINS, _listed(one[0] for one in self.before.pins))
        changes = _difference(self._hidden, _hidden(self._connection, self.articles), self.articles)
        return changes, self.before

    def _pin_of(self, story: int) -> int | None:
        pin: int | None = self._connection.execute(_STORY_SAID, {"story": story}).one().pin
        return pin


_JSON = "IN (SELECT value FROM json_each(?))"


def _capture(connection: Connection, article_ids: Iterable[int], stories: Iterable[int]) -> StoryState:
    """How these articles are, and all that are in one story with them."""
    known = connection.execute(_STORIES_OF, _listed(article_ids))
    named = list(dict.fromkeys([*(row.story for row in known), *stories]))
    members = list(connection.execute(_MEMBERS, _listed(named)).scalars())
    articles = list(dict.fromkeys([*article_ids, *members]))
    held = {row.article: row.story for row in connection.execute(_STORIES_OF, _listed(articles))}
    pins = {row.id: row.pin for row in connection.execute(_PINS, _listed(named))}
    keys = tuple((row.feed, row.key, row.pin) for row in connection.execute(_KEYS, _listed(articles)))
    wanted = {pin for pin in pins.values() if pin is not None} | {pin for _, _, pin in keys}
    said = tuple(tuple(row) for row in connection.execute(_SAID, _listed(wanted)))
    return StoryState(
        tuple((number, held.get(number)) for number in articles),
        tuple((story, pins[story]) for story in named if story in pins),
        said,
        keys,
    )


def _hidden(connection: Connection, article_ids: Sequence[int]) -> frozenset[int]:
    return frozenset(connection.execute(_HIDDEN, _listed(article_ids)).scalars())


def _difference(before: frozenset[int], after: frozenset[int], touched: Sequence[int]) -> Changes:
    return Changes(
        added=tuple(sorted(before - after)),
        updated=tuple(number for number in touched if number not in before ^ after),
        removed=tuple(sorted(after - before)),
        tree=True,
    )


def _listed(numbers: Iterable[int]) -> dict[str, str]:
    return {"listed": _packed(numbers)}


def _packed(numbers: Iterable[int]) -> str:
    return json.dumps(list(numbers))
