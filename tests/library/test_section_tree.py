"""The reader's own tree: whatever is done to it in whatever order, counts are those of a recount, and what is undone
stands as it stood."""

import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.errors import LookupFailure, SectionError
from newsreader.library import read, section_tree
from newsreader.library.indexing import index_again
from newsreader.library.opened import Library, open_library
from newsreader.library.section_tree import (
    add,
    arranged,
    hide,
    merge,
    move,
    remove,
    rename,
    reset,
    separate,
    set_icon,
    settle,
    step,
    turn,
)
from newsreader.model import Query, Section
from newsreader.paths import library_paths
from newsreader.store import restoring, section_places
from newsreader.stories.sections import TREE
from tests.library.shelves import numbers
from tests.newsroom import NOON
from tests.store.news import add_feed, new_article, write

KEYS = ("news", "politics", "society", "business", "markets", "sport", "football", "life")


@pytest.fixture
def filled(library: Library) -> Library:
    """Two feeds with articles in several sections."""
    fill(library)
    return library


def fill(library: Library) -> None:
    ids = numbers(library)
    for name in "ab":
        feed = add_feed(library.store, name)
        chosen = random.Random(name)  # the same articles each time
        items = [
            new_article(n, sections=[ids[key] for key in chosen.sample(KEYS, chosen.randint(0, 2))])
            for n in range(40)
        ]
        write(library.store, feed, *items)


def shown(library: Library) -> list[tuple[str, str]]:
    """Titles with what they lie below, in order."""
    tree = {one.id: one for one in library.store.sections.all()}
    return [(one.title("vi"), tree[one.parent].title("vi") if one.parent else "") for one in tree.values()]


def everything(library: Library) -> tuple[Any, ...]:
    """The tree and all places."""
    with library.store.database.reading() as connection:
        places = connection.exec_driver_sql("SELECT * FROM article_place ORDER BY 1, 2, 3").all()
    counted = {number: both for number, both in library.store.sections.numbers().items() if both[0]}
    return library.store.sections.all(), counted, places


def check(library: Library) -> None:
    for _ in settle(library):
        pass
    assert library.store.backup.check() == []
    counts = read.counts(library).sections
    for number in library.store.section_tree.look():
        assert counts.get(number, 0) == len(read.list_ids(library, Query(section=number, unread=True)))


ACTS: tuple[Callable[[int, int | None, int], section_tree.Act], ...] = (
    lambda a, _b, n: rename(a, f"Mục số {n}"),
    lambda a, b, n: move(a, b, n % 4),
    lambda a, b, _n: move(a, b),
    lambda a, _b, n: step(a, 1 if n % 2 else -1),
    lambda a, b, _n: merge(a, b or 1),
    lambda a, _b, _n: separate(a),
    lambda a, _b, n: hide(a, n % 2 == 0),
    lambda a, _b, _n: set_icon(a, "travel"),
    lambda _a, b, n: add(f"Làng {n}", b),
    lambda a, _b, _n: remove(a),
    lambda _a, _b, _n: reset,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    deeds=st.lists(
        st.tuples(
            st.sampled_from(ACTS),
            st.integers(1, len(TREE) + 4),
            st.one_of(st.none(), st.integers(1, len(TREE) + 4)),
            st.integers(0, 30),
        ),
        max_size=12,
    )
)
def test_counts_are_a_recount_and_undo_restores(
    deeds: list[tuple[Any, int, int | None, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    library = open_library(library_paths(tmp_path_factory.mktemp("tree")), now=lambda: NOON)
    try:
        fill(library)
        states = [everything(library)]
        turns = []
        for act, one, other, number in deeds:
            with suppress(LookupFailure, SectionError):
                changes, back = arranged(library, act(one, other, number))
                if changes:
                    turns.append(back)
                    check(library)
                    states.append(everything(library))
        again = []
        for back, state in zip(reversed(turns), reversed(states[:-1]), strict=True):
            changes, redo = turn(library, back)
            assert changes
            again.append(redo)
            check(library)
            assert everything(library) == state
        for redo, state in zip(reversed(again), states[1:], strict=True):
            turn(library, redo)
            check(library)
            assert everything(library) == state
    finally:
        library.close()


def test_a_large_section_is_moved_in_short_transactions(filled: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = numbers(filled)
    monkeypatch.setattr(section_places, "STEP", 5)
    monkeypatch.setattr(section_places.step, "__defaults__", (5,))
    before = filled.store.sections.numbers()
    arranged(filled, merge(ids["sport"], ids["business"]))
    assert section_tree.unsettled(filled)
    assert filled.store.backup.check() == []  # the counters are those of the lists all the time
    steps = list(settle(filled))
    assert len(steps) > 1
    assert all(len(one.updated) <= 5 for one in steps)
    check(filled)
    assert filled.store.sections.numbers()[ids["business"]][0] > before[ids["business"]][0]


def test_what_arrives_for_a_merged_section_stands_in_the_other(filled: Library) -> None:
    ids = numbers(filled)
    arranged(filled, merge(ids["football"], ids["life"]))
    (number,) = write(filled.store, 1, new_article(500, sections=[ids["football"]])).added
    assert number in read.list_ids(filled, Query(section=ids["life"]))
    assert number not in read.list_ids(filled, Query(section=ids["sport"]))
    assert read.list_rows(filled, [number])[0].sections == (ids["life"],)
    arranged(filled, separate(ids["football"]))
    check(filled)
    assert ("Bóng đá", "Đời sống") in shown(filled)


def test_a_title_of_the_readers_holds_in_both_languages_and_is_found(filled: Library) -> None:
    ids = numbers(filled)
    arranged(filled, rename(ids["sport"], "  Sân   cỏ "))
    sport = next(one for one in filled.store.sections.all() if one.key == "sport")
    assert (sport.title("vi"), sport.title("en")) == ("Sân cỏ", "Sân cỏ")
    wanted = list(read.list_ids(filled, Query(section=ids["sport"])))
    assert wanted
    for word in ("sân-cỏ", "san-co", "thể-thao", "sport", "THE-THAO"):
        assert list(read.list_ids(filled, Query(text=f"section:{word}"))) == wanted, word
    assert read.find_section(filled, "san co").id == ids["sport"]
    assert read.find_section(filled, "Thể thao").id == ids["sport"]
    with pytest.raises(SectionError):
        arranged(filled, rename(ids["life"], "SAN CO"))
    arranged(filled, rename(ids["sport"], ""))
    assert ("Thể thao", "") in shown(filled)


def test_a_merged_section_is_found_by_its_names_as_what_it_was_merged_into(filled: Library) -> None:
    ids = numbers(filled)
    arranged(filled, merge(ids["football"], ids["life"]))
    check(filled)
    assert read.find_section(filled, "Bóng đá").id == ids["life"]
    found = list(read.list_ids(filled, Query(text="section:bong-da")))
    assert found == list(read.list_ids(filled, Query(section=ids["life"])))


def test_a_newer_tree_keeps_what_the_reader_did(filled: Library) -> None:
    ids = numbers(filled)
    arranged(filled, move(ids["football"], None, 0))
    arranged(filled, rename(ids["football"], "Túc cầu"))
    arranged(filled, hide(ids["cars"], True))
    arranged(filled, add("Làng tôi", ids["life"]))
    newer = [
        *TREE[:-1],
        Section(98, "opinion", "Góc nhìn", "Views", None, 98),
        Section(99, "games", "Trò chơi", "Games"),
    ]
    filled.store.sections.ensure(newer)
    check(filled)
    assert shown(filled)[0] == ("Túc cầu", "")
    assert ("Làng tôi", "Đời sống") in shown(filled)
    assert {("Góc nhìn", ""), ("Trò chơi", "")} <= set(shown(filled))
    assert [one.key for one in filled.store.sections.all() if one.hidden] == ["cars"]


def test_a_newer_tree_never_makes_a_circle(filled: Library) -> None:
    ids = numbers(filled)
    arranged(filled, move(ids["life"], ids["cars"]))
    ring = [one if one.key != "cars" else Section(one.id, "cars", "Xe", "Cars", 19, 3) for one in TREE]
    assert ring[18].key == "life"
    filled.store.sections.ensure(ring)
    check(filled)
    assert {one.key for one in filled.store.sections.all()} == {one.key for one in TREE}


def test_nothing_lies_below_itself(filled: Library) -> None:
    ids = numbers(filled)
    for act in (
        move(ids["sport"], ids["football"]),
        merge(ids["sport"], ids["football"]),
        move(1, 1),
        merge(1, 1),
    ):
        with pytest.raises(SectionError):
            arranged(filled, act)


def test_only_the_readers_own_sections_are_removed(filled: Library) -> None:
    ids = numbers(filled)
    with pytest.raises(SectionError):
        arranged(filled, remove(ids["sport"]))
    _, _ = arranged(filled, add("Làng tôi"))
    own = numbers(filled)["own-lang-toi"]
    (number,) = write(filled.store, 1, new_article(500, sections=[own])).added
    _, back = arranged(filled, remove(own))
    assert read.list_rows(filled, [number])[0].sections == ()
    turn(filled, back)
    check(filled)
    assert read.list_rows(filled, [number])[0].sections == (own,)


@pytest.fixture
def restored(filled: Library, tmp_path: Path) -> Iterator[Library]:
    ids = numbers(filled)
    arranged(filled, rename(ids["sport"], "Sân cỏ"))
    arranged(filled, merge(ids["markets"], ids["life"]))
    arranged(filled, add("Làng tôi", ids["life"]))
    filled.store.corrections.put([1], numbers(filled)["own-lang-toi"])
    filled.store.marks.star([1], True, NOON)
    copy = tmp_path / "small.sqlite3"
    filled.store.backup.copy_small(copy, "", NOON)
    paths = library_paths(tmp_path / "other")
    paths.database.parent.mkdir()
    restoring.restore(copy, paths.database, paths.backups, NOON)
    other = open_library(paths, now=lambda: NOON)
    index_again(other)
    yield other
    other.close()


def test_a_small_backup_brings_the_tree_back(restored: Library, filled: Library) -> None:
    assert shown(restored) == shown(filled)
    check(restored)
    starred = read.list_ids(restored, Query(starred=True))
    assert [row.sections for row in read.list_rows(restored, starred)] == [(numbers(restored)["own-lang-toi"],)]
