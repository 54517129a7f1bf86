"""Which place reading goes on in, by the sidebar's rows alone."""

from collections.abc import Collection

from newsreader.gui.models.nodes import Node, build_tree, set_counts
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.models.stops import next_stop
from newsreader.model import Counts, Feed, Folder, Section
from newsreader.search import SavedSearch

SECTIONS = (
    Section(1, "news", "Thời sự", "National"),
    Section(2, "politics", "Chính trị", "Politics", parent=1),
    Section(3, "sport", "Thể thao", "Sport"),
)
FOLDERS = (Folder(1, "Trong nước"), Folder(2, "Miền Nam", parent=1))
FEEDS = (
    Feed(10, "https://a.example/", "A", folder=2),
    Feed(11, "https://b.example/", "B", folder=1),
    Feed(12, "https://c.example/", "C"),
    Feed(13, "https://d.example/", "D"),
)
EVERY = Counts(
    unread=9, today_unread=4, starred=2, offline=1, muted=3, followed=1, followed_unread=2,
    feeds={10: 4, 11: 3, 12: 2}, sections={1: 5, 2: 2, 3: 1}, saved={7: 1},
)  # fmt: skip
SAVED = (SavedSearch(7, "Vàng", "vàng"), SavedSearch(8, "Bạc", "bạc"))


def after(
    here: Place, counts: Counts = EVERY, *, hidden: Collection[str] = (), folded: Collection[str] = ()
) -> str:
    """The name of the next stop, "" for none."""
    used = frozenset({2, 3})
    root = build_tree(FEEDS, FOLDERS, SECTIONS, used, "en", SAVED, muted=True, followed=True)
    set_counts(root, counts)
    rows: list[Node] = list(root.walk())
    found = next_stop(
        rows, here, shown=lambda node: node.title not in hidden, unfolded=lambda node: node.title not in folded
    )
    return found.title if found is not None else ""


def test_one_goes_down_the_sidebar_and_begins_anew_at_its_end() -> None:
    assert after(Place(Kind.SAVED, 7)) == "National"
    assert after(Place(Kind.SECTION, 3)) == "A"
    assert after(Place(Kind.FEED, 10)) == "B"
    assert after(Place(Kind.FEED, 11)) == "C"
    assert after(Place(Kind.FEED, 12)) == "Followed stories"  # D has nothing unread


def test_views_of_what_stands_elsewhere_too_are_no_stops() -> None:
    for kind in (Kind.ALL, Kind.UNREAD, Kind.TODAY, Kind.STARRED, Kind.OFFLINE):
        assert after(Place(kind)) == "Followed stories"
    assert after(Place(Kind.FOLLOWED)) == "Vàng"
    assert after(Place(Kind.MUTED)) == "Vàng"
    assert after(Place(Kind.ALL), Counts(unread=1, today_unread=1, starred=1, muted=1)) == ""


def test_a_folder_that_is_unfolded_is_gone_through_feed_by_feed_and_else_as_a_whole() -> None:
    assert after(Place(Kind.SECTION, 3), folded=("Trong nước",)) == "Trong nước"
    assert after(Place(Kind.SECTION, 3), folded=("Miền Nam",)) == "Miền Nam"
    assert after(Place(Kind.FOLDER, 2)) == "B"


def test_what_stands_below_a_place_was_in_its_list() -> None:
    assert after(Place(Kind.SECTION, 1)) == "Sport"
    assert after(Place(Kind.SECTION, 2)) == "Sport"
    assert after(Place(Kind.FOLDER, 1)) == "C"


def test_a_section_with_others_below_it_is_a_place_too() -> None:
    """There may be articles in it that are in none of those."""
    only = Counts(unread=5, sections={1: 5, 2: 2})
    assert after(Place(Kind.SECTION, 3), only) == "National"
    assert after(Place(Kind.SECTION, 2), only) == "National"


def test_rows_that_are_not_there_to_be_seen_are_passed_over() -> None:
    assert after(Place(Kind.SAVED, 7), hidden=("National", "Politics", "Sport")) == "A"
    assert after(Place(Kind.FEED, 99)) == "Followed stories"  # a place without a row begins at the top


def test_no_other_place_has_anything_unread() -> None:
    assert after(Place(Kind.FEED, 12), Counts(unread=2, feeds={12: 2})) == ""
