"""Places and filters as queries."""

from datetime import date

import pytest

from newsreader.gui.models.place import Filters, Kind, Place, feeds_of, make_query, place_title
from newsreader.model import Feed, Folder, Order, Section

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("kind", list(Kind))
def test_a_place_survives_as_a_word(kind: Kind) -> None:
    assert Place.from_key(Place(kind, 7).key) == Place(kind, 7)


@pytest.mark.parametrize("key", ["", "nonsense", "feed:", "feed:x", "moon:3"])
def test_a_word_that_names_no_place_is_everything(key: str) -> None:
    assert Place.from_key(key) == Place(Kind.ALL)


def test_filters_combine_with_the_place() -> None:
    query = make_query(Place(Kind.FOLDER, 3), Filters(unread=True, section=5, text=" giá vàng "), TODAY)
    assert (query.folder, query.section, query.unread, query.text) == (3, 5, True, "giá vàng")
    assert query.order is Order.RELEVANCE
    assert make_query(Place(Kind.TODAY), Filters(), TODAY).day == TODAY
    assert make_query(Place(Kind.SECTION, 4), Filters(section=9), TODAY).section == 4


def test_words_keep_an_order_that_was_chosen() -> None:
    assert make_query(Place(), Filters(text="a", ranking=Order.OLDEST), TODAY).order is Order.OLDEST
    assert make_query(Place(), Filters(text="a", order=Order.OLDEST), TODAY).order is Order.RELEVANCE


def test_another_place_keeps_words_and_order_only() -> None:
    filters = Filters(unread=True, today=True, section=2, text="a", order=Order.OUTLET)
    assert filters.plain == Filters(text="a", order=Order.OUTLET)


def test_titles_and_feeds_below_a_place() -> None:
    folders = (Folder(1, "A"), Folder(2, "B", parent=1))
    feeds = (Feed(5, "https://x.example/", "X", folder=2), Feed(6, "https://y.example/", "Y"))
    sections = (Section(8, "world", "Thế giới", "World"),)
    assert [feed.id for feed in feeds_of(Place(Kind.FOLDER, 1), feeds, folders)] == [5]
    assert [feed.id for feed in feeds_of(Place(), feeds, folders)] == [5, 6]
    assert place_title(Place(Kind.SECTION, 8), feeds, folders, sections, "vi") == "Thế giới"
    assert place_title(Place(Kind.FEED, 99), feeds, folders, sections, "vi") == ""
