"""The sidebar's tree: what is in it, its numbers, and where a dragged feed goes."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from newsreader.gui.models.nodes import tooltip
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.models.tree import TreeModel
from newsreader.model import Counts, Feed, FeedStatus, Folder, Section

SECTIONS = (
    Section(1, "news", "Thời sự", "National"),
    Section(2, "politics", "Chính trị", "Politics", parent=1),
    Section(3, "sport", "Thể thao", "Sport"),
)
FOLDERS = (Folder(1, "Trong nước"), Folder(2, "Miền Nam", parent=1))
FEEDS = (
    Feed(10, "https://a.example/", "A", folder=2),
    Feed(11, "https://b.example/", "B", folder=1),
    Feed(
        12,
        "https://c.example/",
        "C",
        status=FeedStatus.FAILED,
        error_code="fetch.not_found",
        error_data={"host": "c.example"},
    ),
)
COUNTS = Counts(unread=9, feeds={10: 4, 11: 3, 12: 2}, sections={1: 5, 2: 2})


def make() -> TreeModel:
    model = TreeModel()
    model.rebuild(FEEDS, FOLDERS, SECTIONS, frozenset({2}), COUNTS, "vi")
    return model


def node_titles(model: TreeModel, parent: QModelIndex) -> list[str]:
    return [str(model.index(row, 0, parent).data()) for row in range(model.rowCount(parent))]


def test_qt_finds_no_fault_with_the_model() -> None:
    model = make()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.update_counts(Counts(unread=1))
    model.rebuild(FEEDS[:1], FOLDERS, SECTIONS, frozenset({3}), COUNTS, "en")


def test_rows_come_and_go_in_place_and_the_others_stay() -> None:
    model = make()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    resets, changes = QSignalSpy(model.modelReset), QSignalSpy(model.dataChanged)
    chosen = QPersistentModelIndex(model.index_of(Place(Kind.FEED, 12).key))
    named = (FEEDS[0], replace(FEEDS[1], title="B, as it calls itself"), FEEDS[2])
    model.rebuild(named, FOLDERS, SECTIONS, frozenset({2}), COUNTS, "vi")
    assert changes.count() == 1
    more = (*named, Feed(13, "https://d.example/", "D"), Feed(14, "https://e.example/", "E", folder=1))
    model.rebuild(more, FOLDERS, SECTIONS, frozenset({2, 3}), COUNTS, "vi")
    heading = model.index_of("heading:feeds")
    assert node_titles(model, heading) == ["Trong nước", "C", "D"]
    assert node_titles(model, model.index_of("heading:sections")) == ["Thời sự", "Thể thao"]
    assert node_titles(model, model.index_of("folder:1")) == ["Miền Nam", "B, as it calls itself", "E"]
    model.rebuild(more[2:], FOLDERS[:1], SECTIONS, frozenset(), COUNTS, "vi")
    assert node_titles(model, model.index_of("heading:feeds")) == ["Trong nước", "C", "D"]
    assert not model.index_of("heading:sections").isValid()
    assert chosen.data() == "C"
    assert resets.count() == 0
    del tester


def test_rows_that_change_places_are_shown_anew() -> None:
    model = make()
    resets = QSignalSpy(model.modelReset)
    turned = (replace(FEEDS[2], folder=1), FEEDS[1], FEEDS[0])
    model.rebuild(turned, FOLDERS, SECTIONS, frozenset({2}), COUNTS, "vi")
    model.rebuild((turned[1], turned[0], turned[2]), FOLDERS, SECTIONS, frozenset({2}), COUNTS, "vi")
    assert resets.count() == 1
    assert node_titles(model, model.index_of("folder:1")) == ["Miền Nam", "B", "C"]


def test_only_numbers_that_changed_are_told() -> None:
    model = make()
    changes = QSignalSpy(model.dataChanged)
    model.update_counts(COUNTS)
    assert changes.count() == 0
    model.update_counts(replace(COUNTS, unread=8))
    assert changes.count() == 1


def test_only_sections_with_articles_are_shown_with_those_above_them() -> None:
    model = make()
    heading = model.index_of("heading:sections")
    assert node_titles(model, heading) == ["Thời sự"]
    assert node_titles(model, model.index(0, 0, heading)) == ["Chính trị"]


def test_folders_come_first_and_count_what_is_below_them() -> None:
    model = make()
    heading = model.index_of("heading:feeds")
    assert node_titles(model, heading) == ["Trong nước", "C"]
    folder = model.node(model.index_of(Place(Kind.FOLDER, 1).key))
    assert folder is not None
    assert folder.count == 7
    assert "7" in str(model.index_of(folder.key).data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_failing_feed_says_why() -> None:
    model = make()
    node = model.node(model.index_of(Place(Kind.FEED, 12).key))
    assert node is not None
    assert "c.example" in tooltip(node)


def test_a_dragged_feed_asks_to_be_moved() -> None:
    model = make()
    asked: list[tuple[object, ...]] = []
    model.move_feed.connect(lambda *move: asked.append(move))
    model.move_folder.connect(lambda *move: asked.append(("folder", *move)))
    data = model.mimeData([model.index_of(Place(Kind.FEED, 12).key)])
    folder = model.index_of(Place(Kind.FOLDER, 1).key)
    move = Qt.DropAction.MoveAction
    assert model.canDropMimeData(data, move, -1, 0, folder)
    assert not model.dropMimeData(data, move, -1, 0, folder)
    model.dropMimeData(data, move, 2, 0, folder)
    model.dropMimeData(data, move, 0, 0, model.index_of("heading:feeds"))
    assert asked == [(12, 1, None), (12, 1, 1), (12, None, 0)]
    assert not model.canDropMimeData(data, move, -1, 0, model.index_of(Place(Kind.UNREAD).key))


def test_a_folder_never_goes_below_itself() -> None:
    model = make()
    data = model.mimeData([model.index_of(Place(Kind.FOLDER, 1).key)])
    assert not model.canDropMimeData(
        data, Qt.DropAction.MoveAction, -1, 0, model.index_of(Place(Kind.FOLDER, 2).key)
    )
