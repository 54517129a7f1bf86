"""The list model: rows in chunks, marks that show at once, ids that are gone."""

from array import array
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from newsreader.gui.models.articles import CHUNK, CHUNKS, ArticleModel
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
    model.set_ids(array("q", range(1, count + 1)))
    return model, shelf


def test_qt_finds_no_fault_with_the_model() -> None:
    model, shelf = make(10)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.row(3)
    shelf.answer()
    model.set_ids(array("q", [5, 4]))
    shelf.answer()


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
    model, shelf = make(CHUNK * CHUNKS * 3)
    for place in range(0, model.rowCount(), CHUNK):
        model.row(place)
        shelf.answer()
    assert len(model._chunks) == CHUNKS


def test_a_mark_shows_at_once_and_lasts_until_the_row_carries_it() -> None:
    model, shelf = make(5)
    model.row(0)
    shelf.answer()
    model.mark((1,), Flag.READ, True)
    shown = model.row(0)
    assert shown is not None
    assert shown.read
    model.refresh((1,))
    shelf.answer()  # read before the mark was stored
    shown = model.row(0)
    assert shown is not None
    assert shown.read
    shelf.read.add(1)
    model.refresh((1,))
    shelf.answer()
    assert not model.read_marks()
    shelf.read.clear()  # another window marks it unread
    model.refresh((1,))
    shelf.answer()
    shown = model.row(0)
    assert shown is not None
    assert not shown.read


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
    model.set_ids(array("q", [9]))
    shelf.asked = late
    shelf.answer()
    assert model.row(0) is None


def test_rows_already_read_are_shown_again_at_once() -> None:
    model, shelf = make(5)
    model.row(0)
    shelf.answer()
    model.set_ids(array("q", [7, 3]))
    assert model.row(0) is None
    known = model.row(1)
    assert known is not None
    assert known.id == 3
    assert "unread" in model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
