"""Nested folders."""

from newsreader.model import Query
from newsreader.store import Store
from tests.store.news import NOON, add_feed, new_article, write


def titles(store: Store) -> list[str]:
    return [folder.title for folder in store.folders.all()]


def test_a_name_stands_once_below_a_parent(store: Store) -> None:
    world = store.folders.add("Thế giới")
    assert store.folders.add("Thế giới") == world
    inner = store.folders.add("Thế giới", world)
    assert inner != world
    assert store.folders.get(inner).parent == world


def test_a_list_of_paths_is_made_at_once_after_what_is_there(store: Store) -> None:
    a = store.folders.add("a")
    store.folders.add("z", a)
    made = store.folders.add_all([("b", "c"), ("a", "b"), ("a",), ("b",), ("a", "z")])
    assert titles(store) == ["a", "z", "b", "b", "c"]
    assert (made[()], made["a",]) == (None, a)
    assert store.folders.get(made["b", "c"] or 0).parent == made["b",]
    assert store.folders.add_all([("b", "c")])["b", "c"] == made["b", "c"]


def test_parents_stand_before_their_children_in_order(store: Store) -> None:
    a, b = store.folders.add("a"), store.folders.add("b")
    store.folders.add("b1", b)
    a1 = store.folders.add("a1", a)
    store.folders.add("a11", a1)
    assert titles(store) == ["a", "a1", "a11", "b", "b1"]
    assert store.folders.move(b, None, 0)
    assert titles(store) == ["b", "b1", "a", "a1", "a11"]
    assert store.folders.move(a1, b, 0)
    assert titles(store) == ["b", "a1", "a11", "b1", "a"]
    assert store.folders.get(a1).parent == b
    store.folders.rename(b, "đổi")
    assert titles(store)[0] == "đổi"


def test_a_folder_cannot_go_into_itself(store: Store) -> None:
    a = store.folders.add("a")
    b = store.folders.add("b", a)
    assert not store.folders.move(a, b)
    assert not store.folders.move(a, a)
    assert store.folders.get(a).parent is None


def test_what_is_in_a_removed_folder_moves_up(store: Store) -> None:
    outer = store.folders.add("outer")
    inner, last = store.folders.add("inner", outer), store.folders.add("last", outer)
    store.folders.add("deep", inner)
    stays = store.feeds.add("https://a.example/rss", folder=outer, now=NOON)
    moves = store.feeds.add("https://b.example/rss", folder=inner, now=NOON)
    store.folders.remove(inner)
    assert titles(store) == ["outer", "deep", "last"]
    assert [(feed.id, feed.folder) for feed in store.feeds.all()] == [(stays, outer), (moves, outer)]
    store.folders.remove(last)
    store.folders.remove(outer)
    assert titles(store) == ["deep"]
    assert store.feeds.get(stays).folder is None


def test_a_folder_lists_everything_below_it(store: Store) -> None:
    outer = store.folders.add("outer")
    inner = store.folders.add("inner", outer)
    a, b, c = (add_feed(store, name) for name in "abc")
    store.feeds.move([a], outer)
    store.feeds.move([b], inner)
    numbers = [write(store, feed, new_article(n)).added[0] for n, feed in enumerate((a, b, c))]
    assert list(store.lists.ids(Query(folder=outer))) == [numbers[1], numbers[0]]
    assert list(store.lists.ids(Query(folder=inner))) == [numbers[1]]
    assert list(store.lists.ids(Query(folder=99))) == []
