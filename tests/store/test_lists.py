"""Lists: all filters combine, in the order asked; the numbers are those of the lists."""

import itertools
from datetime import timedelta

import pytest

from newsreader.model import Order, Query, ReadHow
from newsreader.search import All, Text
from newsreader.store import Store, lists
from tests.store.news import NOON, add_feed, new_article, write

DAY = timedelta(days=1)


@pytest.fixture
def numbers(store: Store, sections: dict[str, int]) -> list[int]:
    """Twelve articles of two feeds, a few of each kind."""
    feeds = [add_feed(store, name) for name in "ab"]
    store.folders.add("folder")
    store.feeds.move(feeds[:1], 1)
    ids: list[int] = []
    for n in range(12):
        marks = [sections["rights"], sections["news"]] if n % 2 else [sections["sport"]]
        item = new_article(n, minutes=60 * n, sections=marks, thumbnail="https://a.example/p.jpg" if n % 3 else "")
        ids += write(store, feeds[n % 4 == 0], item).added
    store.marks.read(ids[::3], True, ReadHow.BY_HAND, NOON)
    store.marks.star(ids[::5], True, NOON)
    for number in ids[:4]:
        store.articles.set_full(number, "x", "", ["https://a.example/none.jpg"] if number % 2 else [])
    return ids


def test_newest_and_oldest_first(store: Store, numbers: list[int]) -> None:
    assert list(store.lists.ids(Query())) == numbers[::-1]
    assert list(store.lists.ids(Query(order=Order.OLDEST))) == numbers
    assert list(store.lists.ids(Query(), limit=2)) == numbers[:-3:-1]


def test_of_one_second_the_later_number_is_newer(store: Store) -> None:
    ids = write(store, add_feed(store), *(new_article(n, minutes=0) for n in range(5))).added
    assert tuple(store.lists.ids(Query())) == ids[::-1]
    assert tuple(store.lists.ids(Query(order=Order.OLDEST))) == ids
    assert tuple(store.lists.ids(Query(), Text("tin"))) == ids[::-1]


def test_filters_combine_as_if_each_row_was_asked(
    store: Store, numbers: list[int], sections: dict[str, int]
) -> None:
    rows = {row.id: row for row in store.articles.rows(numbers)}
    below = {
        sections["news"]: {sections["news"], sections["rights"]},
        sections["politics"]: {sections["rights"]},
        sections["sport"]: {sections["sport"]},
    }
    since = NOON + timedelta(hours=3)
    flags = itertools.product((False, True), repeat=5)
    places = itertools.product((None, 1), (None, *below), (None, 1))
    for (unread, starred, offline, pictures, day), (feed, section, folder), words in itertools.product(
        flags, list(places), (None, Text("tin"))
    ):
        query = Query(
            feed=feed, folder=folder, section=section, unread=unread, starred=starred, offline=offline,
            pictures=pictures, since=since if day else None, until=since + DAY / 4 if day else None,
        )  # fmt: skip
        expected = [
            number
            for number in numbers[::-1]
            if (row := rows[number])
            and (not unread or not row.read)
            and (not starred or row.starred)
            and (not offline or row.offline != "none")
            and (not pictures or row.thumbnail or row.pictures[0])
            and (feed is None or row.feed == feed)
            and (folder is None or row.feed == 1)
            and (section is None or below[section] & set(row.sections))
            and (not day or since <= row.published < since + DAY / 4)
        ]
        assert list(store.lists.ids(query, words)) == expected, query
        assert store.lists.count(query, words) == len(expected), query
        if words is None:
            assert store.lists.found([*numbers, 999], query) == set(expected), query


@pytest.mark.parametrize("words", [None, Text("tin")])
@pytest.mark.parametrize("section", [None, "news"])
@pytest.mark.parametrize("unread", [False, True])
def test_by_outlet(
    store: Store, numbers: list[int], sections: dict[str, int], words: Text | None, section: str | None,
    unread: bool,
) -> None:  # fmt: skip
    store.feeds.rename(1, "Z")
    query = Query(order=Order.OUTLET, section=None if section is None else sections[section], unread=unread)
    rows = store.articles.rows(list(store.lists.ids(query, words)))
    assert len(rows) >= 3
    assert rows == sorted(rows, key=lambda row: (row.feed == 1, -row.published.timestamp()))
    assert len(numbers) == 12


def test_the_best_are_those_with_all_words_in_the_title_side_by_side(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = (
        ("gia vang", "khac"),
        ("vang va gia", "khac"),
        ("khac", "gia vang"),
        ("khac", "vang va gia"),
        ("gia vang", "gia vang"),
    )
    old = [new_article(n, folded_title=title, folded_body=body) for n, (title, body) in enumerate(texts)]
    ids = write(store, add_feed(store), *old, *(new_article(n) for n in range(10, 20))).added[:5]
    words = All((Text("gia"), Text("vang")))
    query = Query(order=Order.RELEVANCE)
    best = [ids[place] for place in (4, 0, 1, 2, 3)]
    assert list(store.lists.ids(query, words)) == best
    assert list(store.lists.ids(query, words, limit=3)) == best[:3]
    assert list(store.lists.ids(query, Text("gi", prefix=True), limit=3)) == [ids[4], ids[1], ids[0]]
    assert list(store.lists.ids(query)) == list(store.lists.ids(Query()))
    monkeypatch.setattr(lists, "RANKED", 3)  # the newest three
    ranked = [ids[place] for place in (4, 2, 3, 1, 0)]
    assert list(store.lists.ids(query, words)) == ranked
    assert list(store.lists.ids(query, words, limit=4)) == ranked[:4]


def test_the_numbers_are_those_of_the_lists(store: Store, numbers: list[int], sections: dict[str, int]) -> None:
    counts = store.lists.counts(NOON, NOON + DAY / 4)
    today = Query(since=NOON, until=NOON + DAY / 4)
    assert counts.articles == len(numbers)
    assert counts.unread == store.lists.count(Query(unread=True))
    assert counts.today == store.lists.count(today) == 6
    assert counts.today_unread == store.lists.count(today.having(unread=True))
    assert counts.starred == store.lists.count(Query(starred=True))
    assert counts.offline == store.lists.count(Query(offline=True)) == 4
    assert counts.feeds == {feed: store.lists.count(Query(feed=feed, unread=True)) for feed in (1, 2)}
    for key in ("news", "politics", "rights", "sport"):
        assert counts.sections[sections[key]] == store.lists.count(Query(section=sections[key], unread=True))
    assert sections["business"] not in counts.sections
    assert store.lists.used_sections() == {sections[key] for key in ("news", "politics", "rights", "sport")}


def test_sections_as_the_tree_stands(store: Store, sections: dict[str, int]) -> None:
    wanted = (sections["sport"], 0, sections["news"], sections["sport"])
    items = [new_article(n, sections=[one] if one else []) for n, one in enumerate(wanted)]
    ids = write(store, add_feed(store), *items).added
    assert list(store.lists.ids(Query(order=Order.SECTION))) == [ids[2], ids[3], ids[0], ids[1]]
    assert list(store.lists.ids(Query(order=Order.SECTION, section=sections["sport"]))) == [ids[3], ids[0]]


def test_by_length_and_as_it_stands(store: Store, sections: dict[str, int]) -> None:
    marked = [sections["sport"]]
    items = [new_article(n, words=words, sections=marked) for n, words in enumerate((200, 9, 900, 9))]
    ids = write(store, add_feed(store), *items).added
    for query in (Query(), Query(section=sections["sport"])):
        longest = store.lists.ids(query.having(order=Order.LONGEST))
        assert list(longest) == [ids[2], ids[0], ids[3], ids[1]]
        assert list(store.lists.ids(query.having(order=Order.SHORTEST)))[-1] == ids[2]
    store.marks.read(ids[:2], True, ReadHow.BY_HAND, NOON)
    shown = [ids[0], ids[2], 999]
    for order in (Order.NEWEST, Order.OUTLET, Order.SECTION, Order.LONGEST):
        assert list(store.lists.sorted(shown, order)) == [ids[2], ids[0]]
