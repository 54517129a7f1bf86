"""Saved searches: their unread numbers are those of their lists, whatever happens, and cost nothing to show."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.errors import LookupFailure
from newsreader.library import saved
from newsreader.library.mark import mark_all_read, mark_read, mark_starred
from newsreader.library.opened import Library
from newsreader.library.read import counts, list_ids
from newsreader.library.subscribe import add_folder, move_feed, rename_feed, resubscribe, unsubscribe
from newsreader.model import Query, ReadHow, SectionMark, SectionSource
from newsreader.store import marks
from newsreader.store.lists import Lists
from tests.library.conftest import Clock
from tests.store.news import add_feed, mark_sections, new_article, write

SEARCHES = (
    "vàng",
    "vàng OR is:starred",
    "-vàng",
    "is:offline OR title:gia",
    "feed:tuoi",
    "folder:trong",
    "section:sport",
    "author:an after:2d",
    "before:2d -is:starred",
    "is:read",
    "nothing:at-all",
)


@pytest.fixture
def numbers(library: Library) -> list[int]:
    return [saved.save(library, "", query) for query in SEARCHES]


def check(library: Library, numbers: list[int]) -> None:
    """The numbers are those of the lists."""
    expected = {number: len(list_ids(library, Query(saved=number, unread=True))) for number in numbers}
    assert counts(library).saved == {number: count for number, count in expected.items() if count}


def article(library: Library, number: int, words: str) -> Any:
    section = {one.key: one.id for one in library.store.sections.all()}["sport"]
    at = library.now() - timedelta(days=number % 5)
    return new_article(
        number,
        folded_title=words,
        folded_body="tin",
        sections=[section] if number % 2 else [],
        sort_at=at,
        published=at,
    )


def some(library: Library, number: int) -> list[int]:
    ids = sorted(library.store.lists.ids(Query()))
    return ids[number % 7 :: 3]


def update(library: Library, number: int) -> None:
    known = library.store.articles.known(1, [f"guid-{number}"]).get(f"guid-{number}")
    if known is not None and known.article is not None:
        write(library.store, 1, updated=[(known.article, article(library, number, "vang moi"))])


def keep(library: Library, number: int) -> None:
    for one in some(library, number)[:2]:
        library.store.articles.set_full(one, "x", "", [])


def correct(library: Library, number: int) -> None:
    for one in some(library, number)[:2]:
        wanted = [SectionMark(next(s.id for s in library.store.sections.all()), SectionSource.CORRECTED)]
        mark_sections(library.store, one, wanted)


def mark_together(library: Library, number: int) -> None:
    """As many articles are marked."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(marks, "FEW", 0)
        mark_read(library, some(library, number), number % 3 > 0, ReadHow.MARKED_ALL)


ACTS: dict[str, Callable[[Library, int], object]] = {
    "come": lambda library, n: write(library.store, 1 + n % 2, article(library, n, ("vang", "gia", "bac")[n % 3])),
    "update": update,
    "read": lambda library, n: mark_read(library, some(library, n), True, ReadHow.OPENED),
    "unread": lambda library, n: mark_read(library, some(library, n), False, ReadHow.BY_HAND),
    "mark-together": mark_together,
    "star": lambda library, n: mark_starred(library, some(library, n), n % 2 == 0),
    "all-read": lambda library, n: mark_all_read(library, Query(saved=1 + n % len(SEARCHES))),
    "offline": keep,
    "forget": lambda library, n: library.store.articles.forget(some(library, n)[:2], library.now()),
    "leave": lambda library, n: unsubscribe(library, [1 + n % 2]),
    "return": lambda library, n: resubscribe(library, [1, 2]),
    "rename": lambda library, n: rename_feed(library, 1 + n % 2, ("Tuổi Trẻ", "Khác")[n % 3 % 2]),
    "move": lambda library, n: move_feed(library, 1, add_folder(library, "Trong nước") if n % 2 else None),
    "correct": correct,
    "settle": lambda library, _n: saved.settle(library),
    "change": lambda library, n: saved.change(library, 1, "", ("bac", "vàng")[n % 2]),
}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 30)), max_size=12))
def test_the_numbers_are_exact_whatever_happens(
    library: Library, clock: Clock, acts: list[tuple[str, int]]
) -> None:
    if not library.store.feeds.all() and library.store.feeds.by_url("https://a.example/rss") is None:
        add_feed(library.store, "a")
        add_feed(library.store, "b")
        for query in SEARCHES:
            saved.save(library, "", query)
    numbers = [one.id for one in saved.saved_searches(library)]
    resubscribe(library, [1, 2])
    write(library.store, 1, *(article(library, n, "vang") for n in range(4)))
    for name, number in acts:
        ACTS[name](library, number)
        check(library, numbers)
    clock.advance(timedelta(days=1))
    check(library, numbers)
    saved.settle(library)
    assert not saved.unsettled(library)
    check(library, numbers)


def test_what_is_settled_is_not_counted_again(
    library: Library, numbers: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    add_feed(library.store)
    write(library.store, 1, *(article(library, n, "vang") for n in range(6)))
    saved.settle(library)
    asked: list[object] = []
    monkeypatch.setattr(Lists, "count", lambda *values: asked.append(values))
    monkeypatch.setattr("newsreader.store.saved.among", lambda *values: asked.append(values))
    before = counts(library).saved
    mark_read(library, some(library, 0), True, ReadHow.OPENED)
    assert sum(counts(library).saved.values()) < sum(before.values())
    assert asked == []
    assert len(numbers) == len(SEARCHES)


def test_saved_searches_are_named_changed_moved_and_let_go(library: Library) -> None:
    first, second = saved.save(library, "Vàng", "  giá   vàng "), saved.save(library, "", "bạc")
    assert [(one.title, one.query) for one in saved.saved_searches(library)] == [
        ("Vàng", "giá vàng"),
        ("bạc", "bạc"),
    ]
    saved.change(library, first, "Kim loại", "vàng OR bạc")
    assert saved.find_saved(library, "Kim loại").query == "vàng OR bạc"
    third = saved.save(library, "", "đồng")
    saved.move(library, third, 0)
    assert [one.id for one in saved.saved_searches(library)] == [third, first, second]
    saved.move(library, third, 2)
    assert [one.id for one in saved.saved_searches(library)] == [first, third, second]
    changes, gone = saved.remove(library, third)
    assert changes.tree
    assert [one.id for one in saved.saved_searches(library)] == [first, second]
    saved.restore(library, gone)
    saved.restore(library, gone)
    assert [one.id for one in saved.saved_searches(library)] == [first, third, second]
    for act in (lambda: saved.remove(library, 99), lambda: list_ids(library, Query(saved=99))):
        with pytest.raises(LookupFailure):
            act()


def test_words_typed_are_looked_for_within_a_saved_search(library: Library) -> None:
    number = saved.save(library, "", "vàng OR bạc")
    add_feed(library.store)
    texts = ("vang hom nay", "bac hom qua", "hom nay")
    ids = write(library.store, 1, *(new_article(n, folded_title=words) for n, words in enumerate(texts))).added
    assert list(list_ids(library, Query(saved=number))) == [ids[1], ids[0]]
    assert list(list_ids(library, Query(saved=number, text="hôm nay"))) == [ids[0]]


def test_an_author_is_found_who_came_by_a_correction(library: Library) -> None:
    add_feed(library.store)
    (first, second) = write(library.store, 1, new_article(1), new_article(2)).added
    assert list(list_ids(library, Query(text="author:hoà"))) == []
    write(library.store, 1, updated=[(first, new_article(1, author_keys=("đỗ hòa",)))])
    assert list(list_ids(library, Query(text="author:hoà"))) == [first]
    write(library.store, 1, updated=[(second, new_article(2, author_keys=("mai",)))])
    assert list(list_ids(library, Query(text="author:mai"))) == [second]


def test_two_that_find_the_same_do_not_mix(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one process finds all anew, an article changes and another process settles that."""
    number = saved.save(library, "", "vàng")
    add_feed(library.store)
    ids = write(library.store, 1, *(article(library, n, "vang") for n in range(4))).added
    saved.settle(library)
    saved.change(library, number, "", "bạc OR vàng")
    saved.change(library, number, "", "vàng OR bạc")
    found = Lists.ids

    def meanwhile(self: Lists, *values: Any, **more: Any) -> Any:
        monkeypatch.setattr(Lists, "ids", found)
        before = found(self, *values, **more)
        write(library.store, 1, updated=[(ids[0], article(library, 0, "dong"))])
        saved.settle(library)
        return before

    library.store.saved.change(number, "", "vàng")
    monkeypatch.setattr(Lists, "ids", meanwhile)
    saved.settle(library)
    check(library, [number])
    saved.settle(library)
    check(library, [number])
    assert not saved.unsettled(library)
    assert counts(library).saved == {number: 3}
