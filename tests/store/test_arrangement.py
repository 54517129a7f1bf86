"""The tree of folders and feeds turned back, but for what was changed since."""

from newsreader.store import Store
from newsreader.store.arrangement import turn_back
from tests.store.news import add_feed


def test_a_removed_folder_comes_back_with_what_was_in_it(store: Store) -> None:
    outer = store.folders.add("ngoài")
    inner = store.folders.add("trong", outer)
    feeds = [add_feed(store, name) for name in "abc"]
    store.feeds.move(feeds[:2], outer)
    before = store.arranging.look()
    store.folders.remove(outer)
    turn = turn_back(before, store.arranging.look())
    store.feeds.rename(feeds[1], "của tôi")  # since: it stays as the reader has it now
    again = store.arranging.turn(turn)
    assert store.folders.get(outer).title == "ngoài"
    assert store.folders.get(inner).parent == outer
    assert [store.feeds.get(number).folder for number in feeds] == [outer, None, None]
    store.arranging.turn(again)
    assert [folder.id for folder in store.folders.all()] == [inner]
    assert store.feeds.get(feeds[0]).folder is None


def test_a_new_folder_goes_only_while_it_is_empty(store: Store) -> None:
    feed = add_feed(store)
    before = store.arranging.look()
    made = store.folders.add("mới")
    turn = turn_back(before, store.arranging.look())
    store.feeds.move([feed], made)
    assert not store.arranging.turn(turn)
    assert store.feeds.get(feed).folder == made
    store.feeds.move([feed], None)
    assert store.arranging.turn(turn)
    assert store.folders.all() == ()


def test_a_feed_whose_folder_is_gone_stays_where_it_is(store: Store) -> None:
    feed, old = add_feed(store), store.folders.add("cũ")
    store.feeds.move([feed], old)
    before = store.arranging.look()
    store.feeds.move([feed], None)
    turn = turn_back(before, store.arranging.look())
    store.folders.remove(old)
    store.arranging.turn(turn)
    assert store.feeds.get(feed).folder is None
