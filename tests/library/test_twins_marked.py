"""Marks on articles that became one with others afterwards: undone, done again, and alike at any time."""

from datetime import timedelta

import pytest

from newsreader.library import mark, read, rules
from newsreader.library.opened import Library
from newsreader.model import ReadHow
from newsreader.ruling import Rule
from newsreader.store import marks
from tests.library.conftest import Clock
from tests.library.same_news import by_url, outlets
from tests.library.shelves import derived
from tests.store.news import NOON, add_feed, write


def states(library: Library) -> set[tuple[bool, bool]]:
    """How the articles that are one are marked: one state where all is well."""
    number = by_url(library)
    return {(row.read, row.starred) for row in library.store.articles.rows([number[name] for name in "12"])}


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("many", [False, True])
def test_a_mark_that_is_undone_after_a_copy_came_is_undone_there_too(
    library: Library, clock: Clock, first: int, monkeypatch: pytest.MonkeyPatch, *, many: bool
) -> None:
    monkeypatch.setattr(marks, "FEW", 0 if many else 50)
    feeds = [add_feed(library.store, f"o{number}") for number in range(3)]
    write(library.store, feeds[first], *outlets()[first])
    derived(library)
    own = by_url(library)[str(first + 1)]
    _, star = mark.mark_starred(library, [own], True)
    clock.advance(timedelta(minutes=1))
    _, read_mark = mark.mark_read(library, [own], True, ReadHow.OPENED)
    write(library.store, feeds[1 - first], *outlets()[1 - first])
    derived(library)
    assert states(library) == {(True, True)}
    for _ in range(2):
        changes, read_mark = mark.undo(library, read_mark)
        assert states(library) == {(False, True)}
        assert set(changes.updated) == {by_url(library)[name] for name in "12"}
        changes, read_mark = mark.undo(library, read_mark)
        assert states(library) == {(True, True)}
    _, star = mark.undo(library, star)
    assert states(library) == {(True, False)}
    assert library.store.lists.counts(NOON, NOON).starred == 0
    mark.undo(library, star)
    assert states(library) == {(True, True)}
    assert library.store.backup.check() == []


def test_what_a_rule_did_is_undone_after_a_copy_came(library: Library) -> None:
    feeds = [add_feed(library.store, f"o{number}") for number in range(2)]
    write(library.store, feeds[0], *outlets()[0])
    derived(library)
    rule = rules.add_rule(library, Rule(query="xả lũ", title="", star=True, read=True))
    _, done = rules.apply_rule(library, rule)
    rules.remove_rule(library, rule)
    write(library.store, feeds[1], *outlets()[1])
    derived(library)
    assert {starred for _read, starred in states(library)} == {True}
    rules.take_back(library, done)
    assert states(library) == {(False, False)}


def test_what_was_read_by_itself_stays_read_where_another_mark_is_undone(library: Library) -> None:
    feeds = [add_feed(library.store, f"o{number}") for number in range(3)]
    for feed, items in zip(feeds[:2], outlets(), strict=False):
        write(library.store, feed, *items)
    number = by_url(library)
    mark.mark_read(library, [number["2"]], True, ReadHow.OPENED)
    _, undo = mark.mark_read(library, [number["1"]], True, ReadHow.OPENED)
    derived(library)
    mark.undo(library, undo)
    assert states(library) == {(True, False)}


@pytest.mark.parametrize("query", ["thủy điện", "-vàng", "author:an OR xã"])
def test_a_rule_catches_as_many_as_its_dry_run_told(library: Library, query: str) -> None:
    """Rules are of each article by itself: what one row shows may be three that are hidden."""
    for number, sent in enumerate(outlets()):
        write(library.store, add_feed(library.store, f"o{number}"), *sent)
    derived(library)
    told = rules.dry_run(library, query)
    rules.add_rule(library, Rule(query=query, mute=True))
    for _ in rules.settle(library):
        pass
    assert [one.caught for one in rules.rules(library)] == [told.total]
    assert told.total == read.counts(library).muted > len(told.newest)
