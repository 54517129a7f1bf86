"""Whatever happens in whatever order, the kept counters and lists say what a recount says."""

import itertools
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from newsreader.model import (
    ArticleRow,
    Counts,
    FeedWishes,
    Query,
    ReadHow,
    Section,
    SectionMark,
    SectionSource,
)
from newsreader.ruling import Rule
from newsreader.store import marks
from newsreader.store.doubles import join
from tests.store.news import NOON, TREE, add_feed, mark_sections, new_article, opened, write

FEEDS = st.integers(1, 3)
ENTRIES = st.integers(0, 12)
SECTIONS = st.lists(st.integers(1, len(TREE)), max_size=3, unique=True)


class Library(RuleBasedStateMachine):
    """Acts of a reader and of refreshes on three feeds."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = opened(Path(self.folder.name) / "library.sqlite3")

    @initialize()
    def begin(self) -> None:
        self.store.sections.ensure([Section(*node) for node in TREE])
        self.rule_that_mutes = self.store.rules.add(Rule(title="Mute", query="anything", mute=True))
        self.folder_of_two = self.store.folders.add("Hai báo")
        feeds = [add_feed(self.store, name) for name in "abc"]
        self.store.feeds.move(feeds[:2], self.folder_of_two)
        assert feeds == [1, 2, 3]

    @rule(feed=FEEDS, entries=st.lists(ENTRIES, max_size=4), sections=SECTIONS, minutes=st.integers(-5, 5))
    def refresh(self, feed: int, entries: list[int], sections: list[int], minutes: int) -> None:
        items = [new_article(n, minutes=minutes, sections=sections) for n in entries]
        names = [f"guid-{n}" for n in entries]
        known = self.store.articles.known(feed, names)
        updated = [
            (found.article, item)
            for name, item in zip(names, items, strict=True)
            if (found := known.get(name)) and found.article
        ]
        write(self.store, feed, *items, updated=updated)

    @rule(entries=st.lists(st.integers(1, 40), max_size=6), value=st.booleans(), few=st.sampled_from([0, 50]))
    def mark(self, entries: list[int], value: bool, few: int) -> None:
        """One by one, and as many are."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(marks, "FEW", few)
            self.store.marks.read(entries, value, ReadHow.BY_HAND, NOON)

    @rule(entry=st.integers(1, 40), value=st.booleans())
    def mute(self, entry: int, value: bool) -> None:
        """What a rule says of an article, as the verdicts are stored."""
        with self.store.database.writing() as connection:
            verdict = "INSERT INTO rule_article (rule, article, mutes) SELECT ?, id, ? FROM article WHERE id = ?"
            again = " ON CONFLICT DO UPDATE SET mutes = excluded.mutes"
            connection.exec_driver_sql(verdict + again, (self.rule_that_mutes, int(value), entry))

    @rule(entry=st.integers(1, 40), sections=SECTIONS)
    def correct(self, entry: int, sections: list[int]) -> None:
        if self.store.articles.rows([entry]):
            marks = [SectionMark(section, SectionSource.CORRECTED) for section in sections]
            mark_sections(self.store, entry, marks)

    @rule(feed=FEEDS)
    def unsubscribe(self, feed: int) -> None:
        self.store.feeds.remove([feed], NOON)

    @rule(feed=FEEDS)
    def resubscribe(self, feed: int) -> None:
        self.store.feeds.restore([feed])

    @rule(one=st.integers(1, 40), other=st.integers(1, 40))
    def find_the_same(self, one: int, other: int) -> None:
        with self.store.database.writing() as connection:
            join(connection, [], [(one, other, "text")] if one != other else [])

    @rule(entry=st.integers(1, 40))
    def find_another(self, entry: int) -> None:
        with self.store.database.writing() as connection:
            join(connection, [entry], [])

    @rule(entry=st.integers(1, 40), back=st.booleans())
    def part(self, entry: int, back: bool) -> None:
        apart = self.store.doubles.part(entry)
        if apart is not None and back:
            self.store.doubles.unite(apart)

    @rule(feed=FEEDS, wanted=st.booleans())
    def show_copies(self, feed: int, wanted: bool) -> None:
        self.store.feeds.set_wishes(feed, FeedWishes(show_copies=wanted))

    @rule(entries=st.lists(st.integers(1, 40), max_size=3), section=st.sampled_from([None, 1, 2, 3, 4]))
    def put_by_hand(self, entries: list[int], section: int | None) -> None:
        put = self.store.corrections.put(entries, section)
        if section == 1:
            self.store.corrections.restore(put)

    @rule(section=st.integers(1, len(TREE)), state=st.sampled_from(["shown", "merged", "removed"]))
    def turn_section(self, section: int, state: str) -> None:
        node = self.store.section_tree.look()[section]
        if state != "merged" or node.parent is not None:
            self.store.section_tree.turn({section: (node, node.having(state=state))})
            while self.store.section_tree.settle() is not None:
                pass

    @rule(entries=st.lists(st.integers(1, 40), min_size=1, max_size=4), muted=st.booleans())
    def mute_story(self, entries: list[int], muted: bool) -> None:
        there = [row.id for row in self.store.articles.rows(entries)]
        if len(there) > 1:
            self.store.pins.merge(there, NOON)
        if there:
            self.store.pins.say(there[0], NOON, muted=muted)

    @rule()
    def purge(self) -> None:
        self.store.feeds.purge_removed(NOON + timedelta(seconds=1))

    @rule(entries=st.lists(st.integers(1, 40), max_size=3), may_return=st.booleans())
    def forget(self, entries: list[int], may_return: bool) -> None:
        self.store.articles.forget(entries, NOON, may_return=may_return)

    @rule(parents=st.permutations([None, None, 1, 2, 4]))
    def rearrange(self, parents: list[int | None]) -> None:
        tree = [Section(*node) for node in TREE]
        moved = [
            Section(node.id, node.key, node.title_vi, node.title_en, parent if parent != node.id else None)
            for node, parent in zip(tree, parents, strict=True)
        ]
        if not has_circle(moved):
            self.store.sections.ensure(moved)

    @invariant()
    def numbers_are_those_of_a_recount(self) -> None:
        store = self.store
        assert store.backup.check() == []
        counts = store.lists.counts(NOON, NOON + timedelta(days=1))
        assert counts.articles == len(store.lists.ids(Query()))
        assert counts.unread == len(store.lists.ids(Query(unread=True)))
        rows = self.store.articles.rows(list(range(1, 41)))
        for row in rows:
            assert all((other.read, other.starred) == (row.read, row.starred) for other in self.alike(row, rows))
        assert counts.twice == self.twice(counts)
        for feed, section in itertools.product((None, 1, 2, 3), (None, 1, 2, 4)):
            query = Query(feed=feed, section=section)
            rows = store.articles.rows(list(store.lists.ids(query)))
            assert len(rows) == store.lists.count(query)
            if feed is None and section is not None:
                assert counts.sections.get(section, 0) == sum(not row.read for row in rows)
            if section is None and feed is not None:
                assert counts.feeds.get(feed, 0) == sum(not row.read for row in rows)

    def alike(self, row: ArticleRow, rows: list[ArticleRow]) -> list[ArticleRow]:
        twins = {twin.article for twin in row.twins}
        return [other for other in rows if other.id in twins]

    def twice(self, counts: Counts) -> dict[int, int]:
        shown = len(self.store.lists.ids(Query(folder=self.folder_of_two, unread=True)))
        more = counts.feeds.get(1, 0) + counts.feeds.get(2, 0) - shown
        return {self.folder_of_two: more} if more else {}

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()


def has_circle(tree: list[Section]) -> bool:
    """Whether some section lies above itself."""
    parents: dict[int, Any] = {node.id: node.parent for node in tree}
    for node in tree:
        at, steps = node.parent, 0
        while at is not None and steps <= len(tree):
            at, steps = parents[at], steps + 1
        if steps > len(tree):
            return True
    return False


TestLibrary = Library.TestCase
TestLibrary.settings = settings(max_examples=12, stateful_step_count=25, deadline=None)
