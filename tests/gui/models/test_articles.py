"""The list model: rows in chunks, marks that show at once, ids that are gone."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from newsreader.gui.models.articles import ArticleModel, Head, age_text
from newsreader.gui.models.laid import Laid
from newsreader.gui.models.read_rows import CHUNK, KEPT
from newsreader.gui.models.unstored import VERY_MANY
from newsreader.library.grouping import ListGroup
from newsreader.model import ArticleRow, Flag

Take = Callable[[list[ArticleRow]], None]


class Shelf:
    """Answers like a lane: later, when told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[tuple[int, ...], Take]] = []
        self.read: set[int] = set()
        self.missing: set[int] = set()

    def fetch(self, ids: Sequence[int], take: Take) -> None:
        self.asked.append((tuple(ids), take))

    def answer(self) -> None:
        asked, self.asked = self.asked, []
        for ids, take in asked:
            take([row(number, read=number in self.read) for number in ids if number not in self.missing])


def row(number: int, *, read: bool = False) -> ArticleRow:
    moment = datetime(2026, 11, 23, tzinfo=UTC)
    return ArticleRow(number, 1, "Báo", f"Bài {number}", "", "", "", moment, read=read)


def make(count: int) -> tuple[ArticleModel, Shelf]:
    shelf = Shelf()
    model = ArticleModel(shelf.fetch)
    show(model, array("q", range(1, count + 1)))
    return model, shelf


def show(model: ArticleModel, ids: "array[int]") -> None:
    """Show a list without groups."""
    laid = Laid(ids)
    model.show_list(laid, laid.rows(), laid.heads())


def test_qt_finds_no_fault_with_the_model() -> None:
    model, shelf = make(10)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.row(3)
    shelf.answer()
    show(model, array("q", [5, 4]))
    shelf.answer()


def test_a_folded_story_is_as_old_as_its_newest_by_which_it_is_sorted() -> None:
    newest = datetime.now(UTC) - timedelta(hours=2)
    group = ListGroup(7, 0, 3, at=int(newest.timestamp()))
    first = row(1)
    assert age_text(first, Head(group, folded=True)) == age_text(replace(first, published=newest))
    assert (
        age_text(first, Head(group, folded=False)) == age_text(first) != age_text(first, Head(group, folded=True))
    )


def test_only_the_chunk_in_sight_is_asked_for_and_only_once() -> None:
    model, shelf = make(100_000)
    place = 50 * CHUNK + 3
    assert model.row(place) is None
    assert model.row(place + 1) is None
    assert len(shelf.asked) == 1
    assert len(shelf.asked[0][0]) == CHUNK
    shelf.answer()
    found = model.row(place)
    assert found is not None
    assert found.id == place + 1


def test_memory_does_not_grow_while_scrolling() -> None:
    model, shelf = make(KEPT * 3)
    for place in range(0, model.rowCount(), CHUNK):
        model.row(place)
        shelf.answer()
    assert len(model.read) == KEPT


def read_of(model: ArticleModel, place: int) -> bool:
    shown = model.row(place)
    assert shown is not None
    return shown.read


def test_a_mark_shows_at_once_and_lasts_until_it_is_stored_and_read_again() -> None:
    model, shelf = make(5)
    model.row(0)
    shelf.answer()
    model.read.mark((1,), Flag.READ, True)
    assert read_of(model, 0)
    model.read.refresh((1,))
    model.row(0)
    shelf.answer()  # read before the mark was stored
    assert read_of(model, 0)
    model.read.refresh((1,))
    model.row(0)
    late, shelf.asked = shelf.asked, []
    model.read.mark_stored()
    assert read_of(model, 0)
    now, shelf.asked = shelf.asked, late
    shelf.answer()  # asked before it was stored, answered after it
    assert read_of(model, 0)
    shelf.asked = now
    shelf.read.add(1)
    shelf.answer()
    assert read_of(model, 0)
    assert not model.read.read_marks().get(1, stored=False)
    shelf.read.clear()  # another window marks it unread
    model.read.refresh((1,))
    model.row(0)
    shelf.answer()
    assert not read_of(model, 0)


def test_a_mark_on_the_whole_list_costs_nothing_for_each_article() -> None:
    model, shelf = make(VERY_MANY + 1)
    model.row(0)
    shelf.answer()
    model.read.mark(model.ids, Flag.READ, True)
    assert read_of(model, 0)
    assert model.read.read_marks().get(VERY_MANY, stored=False)
    model.row(10 * CHUNK)
    shelf.answer()  # comes into sight before it is stored
    assert read_of(model, 10 * CHUNK)
    assert len(shelf.asked) == 0


def test_a_mark_that_was_refused_is_taken_off() -> None:
    model, shelf = make(5)
    model.row(0)
    shelf.answer()
    model.read.mark((1,), Flag.READ, True)
    model.read.mark_stored()
    model.row(0)
    shelf.answer()
    assert not read_of(model, 0)


def test_what_changed_is_read_again_only_in_sight() -> None:
    model, shelf = make(10 * CHUNK)
    for place in range(0, 10 * CHUNK, CHUNK):
        model.row(place)
    shelf.answer()
    model.read.refresh()
    model.row(0)
    assert [len(ids) for ids, _ in shelf.asked] == [CHUNK]


def test_the_row_under_the_eye_stays_when_its_article_is_gone() -> None:
    model, shelf = make(5)
    gone: list[tuple[int, ...]] = []
    model.gone.connect(gone.append)
    model.row(0)
    shelf.answer()
    model.read.held = 2
    shelf.missing = {2, 4}
    model.read.refresh()
    model.row(0)
    shelf.answer()
    assert gone == [(4,)]
    kept = model.row(1)
    assert kept is not None
    assert kept.id == 2
    assert not shelf.asked


def test_ids_without_a_row_are_told_to_be_gone() -> None:
    model, shelf = make(5)
    gone: list[tuple[int, ...]] = []
    model.gone.connect(gone.append)
    shelf.missing = {2, 4}
    model.row(0)
    shelf.answer()
    assert [sorted(ids) for ids in gone] == [[2, 4]]


def test_an_answer_for_a_list_that_was_left_is_dropped() -> None:
    model, shelf = make(5)
    model.row(0)
    late = shelf.asked
    shelf.asked = []
    show(model, array("q", [9]))
    shelf.asked = late
    shelf.answer()
    assert model.row(0) is None


def test_rows_already_read_are_shown_again_at_once() -> None:
    model, shelf = make(5)
    model.row(0)
    shelf.answer()
    show(model, array("q", [7, 3]))
    assert model.row(0) is None
    known = model.row(1)
    assert known is not None
    assert known.id == 3
    assert "unread" in model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
