"""Lists by outlet go by what rows name: the outlet that an article declares, else its feed by its title."""

import random
from collections.abc import Sequence
from itertools import groupby

import pytest
from sqlalchemy import Engine, event

from newsreader.model import Order, Query, ReadHow
from newsreader.search import All, Among, Is, Kind, State, Term, Text
from newsreader.store import Store, order_sql
from newsreader.store.doubles import join
from newsreader.store.outlets import read_declared, read_outlets
from tests.store.news import NOON, add_feed, new_article, write

PAPERS = ("Báo B", "báo b", "Chợ", "Zalo", "c.example", "", "", "")
"""What articles declare: one outlet in two spellings, one that is called as a feed is, and mostly none."""


def shelve(store: Store, sections: dict[str, int], chance: random.Random) -> list[int]:
    """Articles of four feeds, two of which have one name: some declare an outlet, some are copies, some read."""
    feeds = [add_feed(store, name) for name in "abcd"]
    store.feeds.rename(feeds[3], "A.example")
    ids: list[int] = []
    for n in range(60):
        paper = chance.choice(PAPERS) if n % 3 else ""
        item = new_article(
            n, minutes=chance.randrange(40), source_title=paper, sections=[sections["sport"]] * (n % 2)
        )
        ids += write(store, chance.choice(feeds), item).added
    with store.database.writing() as connection:
        join(connection, [], [(one, other, "text") for one, other in zip(ids[:36:9], ids[4::9], strict=False)])
    store.marks.read(ids[::2], True, ReadHow.OPENED, NOON)
    return ids


def by_outlet(store: Store, ids: Sequence[int]) -> list[int]:
    """The same articles, which come by time, as their rows say it."""
    rows = store.articles.rows(list(ids))
    return [row.id for row in sorted(rows, key=lambda row: row.outlet.casefold())]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("few", [1, 7, 2_000])
def test_a_list_goes_by_the_outlets_that_its_rows_name(
    store: Store, sections: dict[str, int], seed: int, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(order_sql, "FEW", few)
    shelve(store, sections, random.Random(seed))
    asked: tuple[tuple[Query, Term | None], ...] = (
        (Query(), None),
        (Query(unread=True), None),
        (Query(feed=1), None),
        (Query(section=sections["sport"]), None),
        (Query(since=NOON.replace(minute=9)), None),
        (Query(), Text("tin")),
        (Query(), All((Is(State.UNREAD), Among(Kind.FEED, (1, 2))))),
    )
    for query, words in asked:
        for order, time in ((Order.OUTLET, Order.NEWEST), (Order.OUTLET_OLDEST, Order.OLDEST)):
            every = by_outlet(store, store.lists.ids(query.having(order=time), words))
            assert every, query
            wanted = query.having(order=order)
            assert list(store.lists.ids(wanted, words)) == every
            for limit in range(1, len(every) + 2, 5):
                assert list(store.lists.ids(wanted, words, limit=limit)) == every[:limit]


def test_a_group_is_one_outlet_and_called_as_its_rows_are(store: Store, sections: dict[str, int]) -> None:
    shelve(store, sections, random.Random(1))
    found = store.lists.ids(Query(order=Order.OUTLET))
    rows = {row.id: row for row in store.articles.rows(list(found))}
    runs, names = store.runs.outlets(found)
    wanted = [(name, len(list(some))) for name, some in groupby(rows[one].outlet.casefold() for one in found)]
    assert [(names[run.key].casefold(), run.size) for run in runs] == wanted
    assert len({run.key for run in runs}) == len(runs)
    feeds = {feed.title: feed.id for feed in store.feeds.all()}
    assert {feeds["b.example"], feeds["c.example"]} <= {run.key for run in runs}, (
        "of a feed: by which it has its icon"
    )
    before = {names[run.key]: run.key for run in runs}
    write(store, 1, new_article(100, source_title="Aardvark"))
    again, called = store.runs.outlets(store.lists.ids(Query(order=Order.OUTLET)))
    assert before.items() <= {called[run.key]: run.key for run in again}.items(), "what is folded stays folded"


def test_a_feed_that_declares_an_outlet_for_all_is_asked_once(store: Store) -> None:
    """Not again and again for more, until all that it ever brought was read."""
    portal = add_feed(store, "a")
    ids = write(store, portal, *(new_article(n, source_title="Báo") for n in range(200))).added
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_others: object) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        assert list(store.lists.ids(Query(order=Order.OUTLET), limit=3)) == list(ids[:-4:-1])
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert len([statement for statement in asked if "article.feed = " in statement]) == 1


def test_what_a_feed_that_was_left_declared_stands_with_its_outlet(store: Store) -> None:
    left, kept = add_feed(store, "a"), add_feed(store, "b")
    ids = [
        write(store, feed, new_article(n, source_title=paper)).added[0]
        for n, (feed, paper) in enumerate(((left, ""), (left, "Báo"), (kept, "Báo"), (kept, "")))
    ]
    store.feeds.remove([left], NOON)
    assert list(store.lists.ids(Query(order=Order.OUTLET))) == [ids[3], ids[2]]
    with store.database.reading() as connection:
        outlets = read_outlets(connection)
        assert [(one.name, one.feeds) for one in outlets.every] == [("b.example", (kept,)), ("Báo", ())]
        assert read_declared(connection, outlets) == {ids[1]: 1, ids[2]: 1}
        assert read_declared(connection, outlets, [ids[2], ids[3]]) == {ids[2]: 1}
