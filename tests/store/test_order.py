"""Orders of a list and the runs in it: by outlet, section and length; days, feeds, stories without walking the list."""

import random
from array import array

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from newsreader.model import Order, Query, ReadHow
from newsreader.search import Text
from newsreader.store import Store, order_sql
from newsreader.store.doubles import join
from newsreader.store.runs import Run, find_runs
from tests.store.news import NOON, add_feed, new_article, write


def test_by_outlet_then_by_time(store: Store) -> None:
    b, a = add_feed(store, "b"), add_feed(store, "a")
    of_b = write(store, b, *(new_article(n) for n in range(3))).added
    of_a = write(store, a, *(new_article(n) for n in range(10, 13))).added
    store.marks.star([of_b[0], of_a[2]], True, NOON)
    for words in (None, Text("tin")):
        assert tuple(store.lists.ids(Query(order=Order.OUTLET), words)) == of_a[::-1] + of_b[::-1]
        assert tuple(store.lists.ids(Query(order=Order.OUTLET_OLDEST), words)) == of_a + of_b
    assert tuple(store.lists.ids(Query(order=Order.OUTLET, starred=True))) == (of_a[2], of_b[0])
    assert tuple(store.lists.ids(Query(order=Order.OUTLET), limit=4)) == (of_a[::-1] + of_b[::-1])[:4]
    runs, names = store.runs.outlets([*of_a, *of_b])
    assert [(run.key, run.start, run.size) for run in runs] == [(a, 0, 3), (b, 3, 3)]
    assert (names[a], names[b]) == ("a.example", "b.example")


def test_of_a_page_by_outlet_only_the_first_outlets_are_read(store: Store) -> None:
    feeds = [add_feed(store, name) for name in "abcd"]
    ids = [write(store, feed, *(new_article(10 * feed + n) for n in range(3))).added for feed in feeds]
    with store.database.writing() as connection:
        join(connection, [], [(ids[0][1], ids[2][1], "text")])  # the later one is a copy
    asked: list[str] = []
    event.listen(store.database._engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    query = Query(order=Order.OUTLET)
    every = [number for one in ids for number in one[::-1] if number != ids[2][1]]
    assert list(store.lists.ids(query)) == every
    for limit in range(1, 12):
        assert list(store.lists.ids(query, limit=limit)) == every[:limit]
    asked.clear()
    store.lists.ids(query, limit=5)
    assert len([statement for statement in asked if "article.feed = " in statement]) == 2


def test_by_section_as_the_tree_stands(store: Store, sections: dict[str, int]) -> None:
    feed = add_feed(store)
    wanted = (sections["sport"], 0, sections["news"], sections["sport"])
    ids = [
        write(store, feed, new_article(n, sections=[section] if section else [])).added[0]
        for n, section in enumerate(wanted)
    ]
    found = store.lists.ids(Query(order=Order.SECTION))
    assert list(found) == [ids[2], ids[3], ids[0], ids[1]]
    assert [(run.key, run.size) for run in store.runs.sections(found)] == [
        (sections["news"], 1),
        (sections["sport"], 2),
        (0, 1),
    ]
    both = store.lists.ids(Query(order=Order.SECTION, section=sections["sport"]))
    assert list(both) == [ids[3], ids[0]]


@pytest.mark.parametrize("few", [1, 3, 2_000])
def test_a_page_by_section_is_the_top_of_the_whole(
    store: Store, sections: dict[str, int], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(order_sql, "FEW", few)
    chance = random.Random(5)
    numbers = list(sections.values())
    feeds = [add_feed(store, name) for name in "abc"]
    ids = [
        write(store, chance.choice(feeds), new_article(n, sections=chance.sample(numbers, n % 3))).added[0]
        for n in range(40)
    ]
    with store.database.writing() as connection:
        join(connection, [], [(one, other, "text") for one, other in zip(ids[:36:9], ids[4::9], strict=True)])
    store.marks.read(ids[::2], True, ReadHow.OPENED, NOON)
    tree = store.section_tree.look()
    for merged in (None, *(number for number, node in tree.items() if node.parent is not None)):
        if merged is not None:
            store.section_tree.turn({merged: (tree[merged], tree[merged].having(state="merged"))})
            while store.section_tree.settle() is not None:
                pass
        for query in (Query(order=Order.SECTION), Query(order=Order.SECTION, unread=True)):
            every = list(store.lists.ids(query))
            for limit in range(1, len(every) + 2):
                assert list(store.lists.ids(query, limit=limit)) == every[:limit]


def test_by_length(store: Store, sections: dict[str, int]) -> None:
    lengths = (200, 9, 900, 9)
    marked = [sections["sport"]]
    ids = write(
        store, add_feed(store), *(new_article(n, words=words, sections=marked) for n, words in enumerate(lengths))
    ).added
    for query in (Query(), Query(section=sections["sport"])):
        longest = store.lists.ids(query.having(order=Order.LONGEST))
        assert list(longest) == [ids[2], ids[0], ids[3], ids[1]]
        assert list(store.lists.ids(query.having(order=Order.SHORTEST)))[-1] == ids[2]


def test_a_list_is_sorted_as_it_stands_also_what_it_shows_no_more(store: Store) -> None:
    ids = write(store, add_feed(store), *(new_article(n, words=n) for n in range(6))).added
    store.marks.read(ids[:2], True, ReadHow.OPENED, NOON)
    shown = [ids[0], ids[5], ids[1], 999]
    assert list(store.lists.sorted(shown, Order.NEWEST)) == [ids[5], ids[1], ids[0]]
    for order in (Order.OUTLET, Order.SECTION, Order.LONGEST):
        assert list(store.lists.sorted(shown, order)) == [ids[5], ids[1], ids[0]]


def test_what_is_of_one_story_stands_where_its_first_would(store: Store) -> None:
    """The most complete article stands for it, or that of a feed which the reader prefers; then in order of time."""
    feeds = [add_feed(store, name) for name in "ab"]
    words = (5, 5, 5, 5, 9, 5)
    ids = [write(store, feeds[n == 2], new_article(n, words=words[n])).added[0] for n in range(6)]
    with store.database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO story (id) VALUES (7), (8)")
        rows = ",".join(f"({ids[n]}, {story})" for n, story in ((0, 7), (4, 7), (2, 7), (3, 8)))
        connection.exec_driver_sql(f"INSERT INTO story_article (article, story) VALUES {rows}")
    joined, groups = store.runs.stories(array("q", ids[::-1]))
    assert list(joined) == [ids[5], ids[4], ids[0], ids[2], ids[3], ids[1]]
    oldest, newest = (int(row.published.timestamp()) for row in store.articles.rows([ids[0], ids[4]]))
    assert groups == (Run(7, 1, 3, at=newest),)  # by which it stands there
    joined, groups = store.runs.stories(array("q", ids), oldest_first=True)
    assert (list(joined), groups) == ([ids[4], ids[0], ids[2], ids[1], ids[3], ids[5]], (Run(7, 0, 3, at=oldest),))
    assert list(store.runs.stories(array("q", ids), feeds[::-1])[0]) == [ids[n] for n in (2, 0, 4, 1, 3, 5)]


keys = st.lists(st.integers(1, 60), min_size=0, max_size=30)


@settings(deadline=None, max_examples=200)
@given(keys, st.data())
def test_runs_are_found_as_by_walking(lengths: list[int], data: st.DataObject) -> None:
    places = [key for key, length in enumerate(lengths, start=1) for _ in range(length)]
    gone = data.draw(st.sets(st.integers(0, max(len(places) - 1, 0)), max_size=5))
    starts = {sum(lengths[:n]) for n in range(len(lengths))}
    gone -= starts
    found = list(find_runs(len(places), lambda place: None if place in gone else places[place]))
    assert [run.start for run in found] == sorted(starts)
    assert [run.size for run in found] == lengths


def test_the_days_of_a_long_list_cost_a_handful_of_looks() -> None:
    looks: list[int] = []

    def at(place: int) -> int:
        looks.append(place)
        return place // 1_000

    found = list(find_runs(1_000_000, at))
    assert len(found) == 1_000
    assert len(looks) < 25_000
