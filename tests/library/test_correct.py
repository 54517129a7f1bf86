"""Corrections: of articles and of categories; never overwritten, and taken back exactly."""

from collections.abc import Sequence
from typing import Any

import pytest

from newsreader.library import correct, read, section_tree
from newsreader.library.opened import Library
from newsreader.model import FeedWrite, Query, SectionMark, SectionSource
from newsreader.store import corrections
from tests.store.news import add_feed, check_of, mark_sections, new_article, write

D, C = SectionSource.DECLARED, SectionSource.CORRECTED


@pytest.fixture
def ids(library: Library) -> dict[str, int]:
    """Two feeds that name their sections, and the numbers of ours."""
    numbers = {one.key: one.id for one in library.store.sections.all()}
    for name in "ab":
        feed = add_feed(library.store, name)
        items = [
            new_article(n, marks=marks(("Chuyện lạ", None), ("Thể thao", numbers["sport"])) if n % 2 else marks())
            for n in range(6)
        ]
        write(library.store, feed, *items)
    return numbers


def marks(*said: tuple[str, int | None]) -> tuple[tuple[int | None, str, str], ...]:
    return tuple((section, D.value, word) for word, section in said)


def rows(library: Library) -> list[tuple[Any, ...]]:
    """All marks, places and numbers."""
    with library.store.database.reading() as connection:
        return [
            *connection.exec_driver_sql("SELECT * FROM article_section ORDER BY 1, 2").all(),
            *connection.exec_driver_sql("SELECT * FROM article_place ORDER BY 1, 2, 3").all(),
            *connection.exec_driver_sql("SELECT * FROM section_count WHERE articles ORDER BY 1").all(),
        ]


def settle(library: Library) -> None:
    for _ in correct.settle(library):
        pass
    assert library.store.backup.check() == []


def placed(library: Library, section: int) -> list[int]:
    return sorted(read.list_ids(library, Query(section=section)))


def test_an_article_put_into_a_section_stays_there(library: Library, ids: dict[str, int]) -> None:
    before = rows(library)
    changes, back = correct.put(library, [2, 1], ids["travel"])
    assert changes.tree
    assert set(changes.updated) == {1, 2}
    assert placed(library, ids["travel"]) == [1, 2]
    assert 2 not in placed(library, ids["sport"])
    fresh = new_article(1, content_hash="new", marks=marks(("Thế giới", ids["world"])))
    update = FeedWrite(1, check_of(1), updated=((2, fresh),))
    library.store.articles.write_some([update], fold=correct.folded)
    assert placed(library, ids["travel"]) == [1, 2]
    assert placed(library, ids["world"]) == []
    assert [mark.source for mark in library.store.sections.of([2])[2]] == [C, D, D]
    changes, again = correct.restore(library, back)
    assert set(changes.updated) == {1, 2}
    assert rows(library) == before
    correct.restore(library, again)
    assert placed(library, ids["travel"]) == [1, 2]
    assert library.store.backup.check() == []


def test_what_changed_meanwhile_is_not_undone(library: Library, ids: dict[str, int]) -> None:
    _, back = correct.put(library, [1, 2], ids["travel"])
    correct.put(library, [2], ids["cars"])
    changes, _ = correct.restore(library, back)
    assert changes.updated == (1,)
    assert placed(library, ids["cars"]) == [2]


def test_the_readers_hand_can_be_taken_off_at_any_time(library: Library, ids: dict[str, int]) -> None:
    before = rows(library)
    correct.put(library, [2], ids["travel"])
    correct.put(library, [2], ids["cars"])
    correct.put(library, [2], None)
    assert read.list_rows(library, [2])[0].sections == ()
    correct.let_go(library, [2, 3])
    assert rows(library) == before


@pytest.mark.parametrize("steps", [1, 4, 4_000])
def test_a_category_is_corrected_for_past_and_future(
    library: Library, ids: dict[str, int], steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(corrections, "STEP", steps)
    before = rows(library)
    _, meant = correct.mean(library, "CHUYỆN LẠ", ids["science"], feed=1)
    settle(library)
    assert placed(library, ids["science"]) == [2, 4, 6]
    come = FeedWrite(1, check_of(1), new=(new_article(50, marks=marks(("Chuyện lạ", None))),))
    (changes,) = library.store.articles.write_some([come], fold=correct.folded)
    other = FeedWrite(2, check_of(2), new=(new_article(51, marks=marks(("Chuyện lạ", None))),))
    library.store.articles.write_some([other], fold=correct.folded)
    assert placed(library, ids["science"]) == [2, 4, 6, *changes.added]
    library.store.articles.forget([13, 14], library.now())
    assert meant is not None
    assert not meant.active
    correct.become(library, meant)
    settle(library)
    assert rows(library) == before
    assert correct.mean(library, "x", None, feed=7) is not None


def test_a_category_of_all_feeds_and_one_of_a_feed(library: Library, ids: dict[str, int]) -> None:
    correct.mean(library, "Chuyện lạ", ids["science"])
    settle(library)
    everywhere = rows(library)
    assert placed(library, ids["science"]) == [2, 4, 6, 8, 10, 12]
    _, meant = correct.mean(library, "chuyen la", ids["life"], feed=2)
    settle(library)
    assert placed(library, ids["science"]) == [2, 4, 6]
    assert placed(library, ids["life"]) == [8, 10, 12]
    assert meant is not None
    correct.become(library, meant)
    settle(library)
    assert rows(library) == everywhere


def test_where_a_category_speaks_nobody_guesses(library: Library, ids: dict[str, int]) -> None:
    guessed = [
        SectionMark(None, D, "Chuyện lạ"),
        SectionMark(ids["world"], SectionSource.FEED),
        SectionMark(ids["law"], SectionSource.INFERRED, confidence=0.7),
        SectionMark(ids["cars"], SectionSource.RULE),
    ]
    mark_sections(library.store, 1, guessed)
    before = rows(library)
    _, meant = correct.mean(library, "Chuyện lạ", ids["science"], feed=1)
    settle(library)
    assert read.list_rows(library, [1])[0].sections == (ids["science"], ids["cars"])
    assert meant is not None
    correct.become(library, meant)
    settle(library)
    assert rows(library) == before


def test_what_was_corrected_by_hand_is_not_corrected_by_its_category(
    library: Library, ids: dict[str, int]
) -> None:
    correct.put(library, [2], ids["travel"])
    correct.mean(library, "Chuyện lạ", ids["science"])
    settle(library)
    assert placed(library, ids["travel"]) == [2]
    assert 2 not in placed(library, ids["science"])
    correct.let_go(library, [2])
    assert 2 in placed(library, ids["science"])


def test_a_category_is_offered_once(library: Library, ids: dict[str, int]) -> None:
    assert correct.offer(library, [2, 4], ids["science"]) == correct.Offer(1, "Chuyện lạ", ids["science"])
    assert correct.offer(library, [1], ids["science"]) is None
    assert correct.offer(library, [2, 8], ids["science"]) is None
    correct.mean(library, "Chuyện lạ", ids["science"], feed=1)
    assert correct.offer(library, [2, 4], ids["science"]) == correct.Offer(1, "Thể thao", ids["science"])


def test_a_category_that_leads_there_already_is_not_offered(library: Library, ids: dict[str, int]) -> None:
    """It was offered to have sport always mean sport."""
    assert correct.offer(library, [2], ids["sport"]) == correct.Offer(1, "Chuyện lạ", ids["sport"])
    correct.mean(library, "Chuyện lạ", ids["sport"], feed=1)
    for _ in correct.settle(library):
        pass
    assert correct.offer(library, [2], ids["sport"]) is None


def test_what_is_offered_for_an_article_that_was_put_somewhere_before(
    library: Library, ids: dict[str, int]
) -> None:
    """By its marks no category of it led anywhere: to take it out of all sections offered nothing, to put it back
    what leads there already."""
    correct.mean(library, "Chuyện lạ", ids["sport"])
    for _ in correct.settle(library):
        pass
    correct.put(library, [2], ids["travel"])
    assert correct.offer(library, [2], None) == correct.Offer(1, "Chuyện lạ", None)
    assert correct.offer(library, [2], ids["sport"]) is None
    section_tree.arranged(library, section_tree.merge(ids["sport"], ids["life"]))
    assert correct.offer(library, [2], ids["life"]) is None


def test_a_page_tells_where_nobody_knew(library: Library, ids: dict[str, int]) -> None:
    assert correct.note_page(library, 1, ["Trang nhất", "Thể thao", "Bóng đá"])
    assert read.list_rows(library, [1])[0].sections == (ids["football"],)
    assert not correct.note_page(library, 2, ["Thế giới"])
    assert not correct.note_page(library, 3, ["Không có mục này"])
    assert reasons(library, 1) == [(ids["football"], SectionSource.PAGE, "Bóng đá")]


def reasons(library: Library, article: int) -> Sequence[tuple[int | None, SectionSource, str]]:
    return [(one.section, one.source, one.published) for one in library.store.sections.of([article])[article]]


def test_categories_are_told_with_their_articles(library: Library, ids: dict[str, int]) -> None:
    correct.mean(library, "Chuyện lạ", ids["science"], feed=1)
    settle(library)
    told = {(one.feed, one.published): (one.section, one.articles) for one in correct.categories(library)}
    assert told == {
        (1, "Chuyện lạ"): (ids["science"], 3),
        (1, "Thể thao"): (ids["sport"], 3),
        (2, "Chuyện lạ"): (None, 3),
        (2, "Thể thao"): (ids["sport"], 3),
    }


def test_a_category_of_a_merged_section_leads_to_what_it_was_merged_into(
    library: Library, ids: dict[str, int]
) -> None:
    section_tree.arranged(library, section_tree.merge(ids["sport"], ids["life"]))
    section_tree.arranged(library, section_tree.merge(ids["life"], ids["science"]))
    told = {one.section for one in correct.categories(library) if one.published == "Thể thao"}
    assert told == {ids["science"]}
