"""The index: candidates, its numbering by time, its merging."""

from array import array
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from newsreader.model import Query
from newsreader.search import Text
from newsreader.store import Store, index, lists, search
from tests.store.news import NOON, add_feed, new_article, write


def test_candidates_share_words_or_pairs(store: Store) -> None:
    feed = add_feed(store)
    same, pair, other, hidden = write(
        store,
        feed,
        new_article(1, folded_title="bau cu tong thong my", folded_body=""),
        new_article(2, folded_title="gia vang hom nay", folded_body=""),
        new_article(3, folded_title="vang va gia", folded_body="troi mua"),
        new_article(4, folded_title="bau cu", folded_body=""),
    ).added
    asked = [("thong", 0.2), ("gia vang", 0.3)]
    assert store.search.candidates(asked, exclude=0) == [pair, same]
    assert store.search.candidates([*asked, ("bau", 0.2)], exclude=hidden) == [same, pair]
    assert store.search.candidates([("bau", 1.0)], exclude=hidden) == [same]
    assert store.search.candidates([('bau"', 1.0), ("OR", 1.0), ('"', 1.0)], exclude=hidden) == [same]
    assert store.search.candidates([], exclude=0) == []
    assert len(store.search.candidates([("gia", 1.0), ("bau", 1.0), ("mua", 1.0)], exclude=0, limit=2)) == 2
    store.articles.forget([same], NOON)
    assert store.search.candidates([("thong", 1.0), ("mua", 1.0)], exclude=0) == [other]


def test_candidates_come_from_the_newest_rows(store: Store) -> None:
    feed = add_feed(store)
    ids = write(store, feed, *(new_article(n, minutes=-n) for n in range(10))).added
    tin = [("tin", 1.0)]
    assert store.search.candidates(tin, exclude=0, newest=3) == list(ids[:3])
    assert store.search.candidates(tin, exclude=0, newest=None) == list(ids)
    assert store.search.candidates(tin, exclude=0, newest=100) == list(ids)


def test_candidates_read_no_more_rows_than_asked_for(store: Store) -> None:
    feed = add_feed(store)
    ids = write(
        store, feed, *(new_article(n, minutes=-n, folded_title="chung", folded_body="") for n in range(9)),
        new_article(9, minutes=-9, folded_title="hiem chung", folded_body=""),
    ).added  # fmt: skip
    rare_first = [("hiem", 1.0), ("chung", 0.5)]
    assert store.search.candidates(rare_first, exclude=0, rows=1) == [ids[9]]
    assert store.search.candidates(rare_first, exclude=0, rows=4) == [ids[9], *ids[:3]]


def rows_by_article(store: Store) -> dict[int, int]:
    with store.database.reading() as connection:
        found = connection.exec_driver_sql("SELECT article, row FROM search_map WHERE article IS NOT NULL")
        return {int(number): int(row) for number, row in found}


def test_a_row_has_a_number_of_its_second_or_the_next_free_one(store: Store) -> None:
    feed = add_feed(store)
    slots = 1 << index.SLOT_BITS
    pile = write(store, feed, *(new_article(n, minutes=0) for n in range(3 * slots))).added
    later = NOON + timedelta(seconds=1)
    times = (later, NOON + timedelta(seconds=2), NOON + timedelta(seconds=7))
    within, beside, after = write(
        store, feed, *(new_article(100 + n, sort_at=at) for n, at in enumerate(times))
    ).added
    more = write(store, feed, *(new_article(n, minutes=0) for n in range(200, 203))).added
    first = index.first_row(int(NOON.timestamp()))
    rows = rows_by_article(store)
    assert sorted(rows[number] for number in pile) == list(range(first, first + 3 * slots))
    assert [rows[within], rows[beside], rows[after]] == [first + n for n in (3 * slots, 3 * slots + 1, 7 * slots)]
    assert [rows[number] for number in more] == [first + 3 * slots + n for n in (2, 3, 4)]
    assert all(index.latest(row) >= int(NOON.timestamp()) for row in rows.values())
    with store.database.reading() as connection:
        assert index.drift(connection) == 3
    newest = [after, beside, within, *more[::-1], *pile[::-1]]
    assert list(store.lists.ids(Query(), Text("tin"))) == newest
    for limit in (1, 2, 3, 10, 27):
        assert list(store.lists.ids(Query(), Text("tin"), limit=limit)) == newest[:limit]
    assert list(store.lists.ids(Query(until=later), Text("tin"))) == newest[3:]
    assert list(store.lists.ids(Query(since=later), Text("tin"))) == newest[:3]


def test_a_pile_of_one_second_is_not_walked_for_each_that_comes(store: Store) -> None:
    feed = add_feed(store)
    with store.database.writing() as connection:
        first = index.first_row(int(NOON.timestamp()))
        connection.exec_driver_sql(
            "WITH RECURSIVE n (row) AS (SELECT ? UNION ALL SELECT row + 1 FROM n LIMIT 30000)"
            " INSERT INTO search_map (row) SELECT row FROM n",
            (first,),
        )
        connection.exec_driver_sql("DELETE FROM search_map WHERE row = ?", (first + 29_000,))
    asked: list[str] = []
    with store.database.bare() as driver:
        pass
    driver.set_trace_callback(asked.append)
    added = write(store, feed, *(new_article(n, minutes=0) for n in range(50))).added
    driver.set_trace_callback(None)
    rows = rows_by_article(store)
    assert sorted(rows[number] for number in added) == [first + 29_000, *range(first + 30_000, first + 30_049)]
    looks = [statement for statement in asked if statement.startswith("SELECT") and "FROM search_map" in statement]
    assert 0 < len(looks) < 50, looks


def test_articles_of_their_own_seconds_are_numbered_with_one_question(store: Store) -> None:
    feed = add_feed(store)
    write(store, feed, new_article(0, minutes=3))
    asked: list[str] = []
    with store.database.bare() as driver:
        pass
    driver.set_trace_callback(asked.append)
    added = write(store, feed, *(new_article(n, minutes=n) for n in range(1, 200))).added
    driver.set_trace_callback(None)
    assert len({rows_by_article(store)[number] for number in added}) == 199
    looks = [statement for statement in asked if statement.startswith("SELECT row FROM search_map")]
    assert len(looks) == 2, looks  # and another for the minute that is taken


def test_times_before_1970_are_one_second_to_the_index(store: Store) -> None:
    old = datetime(1969, 7, 20, tzinfo=UTC)
    items = [new_article(n, sort_at=old + timedelta(days=n), published=old) for n in range(3)]
    ids = write(store, add_feed(store), *items).added
    assert tuple(store.lists.ids(Query())) == ids[::-1]
    assert tuple(store.lists.ids(Query(until=NOON), Text("tin"))) == ids[::-1]
    assert index.first_row(-5) == 0


def test_the_index_is_merged_in_steps(store: Store) -> None:
    feed = add_feed(store)
    for n in range(40):
        write(store, feed, new_article(n, folded_body=f"chu {n} " * 50))
    steps = 0
    while store.search.merge(pages=1):
        steps += 1
        assert steps < 1000
    assert steps > 0
    assert store.lists.count(Query(), Text("chu")) == 40
    assert not store.search.merge()


def test_a_long_refresh_does_not_pile_up_segments(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "MERGE_AFTER", 8)
    monkeypatch.setattr(index, "MERGE_EACH", 2)
    feed = add_feed(store)
    for n in range(40):
        write(store, feed, new_article(n))
    with store.database.reading() as connection:
        segments = connection.exec_driver_sql("SELECT count(DISTINCT segid) FROM search_idx").scalar_one()
    assert 0 < segments < 20
    assert store.lists.count(Query(), Text("tin")) == 40


def test_merging_waits_for_its_turn_and_leaves_it_to_who_waits(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "MERGE_AFTER", 0)
    monkeypatch.setattr(index, "MERGE_EACH", 1)
    began: list[Connection] = []
    begin = store.database._begin_to_write

    def noted(connection: Connection) -> None:
        began.append(connection)
        begin(connection)

    monkeypatch.setattr(store.database, "_begin_to_write", noted)
    feed = add_feed(store)
    began.clear()
    write(store, feed, new_article(1))
    assert len(began) == 2
    monkeypatch.setattr(store.database, "awaited", lambda: True)
    write(store, feed, new_article(2))
    assert len(began) == 3


WORDS = st.sampled_from(["bao", "tin", "gia", "vang", "mua", "ha"])
TEXTS = st.lists(WORDS, max_size=5).map(" ".join)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 4), TEXTS, TEXTS), min_size=1, max_size=8))
def test_however_texts_change_a_search_finds_what_stands_there_now(
    store: Store, changes: list[tuple[int, str, str]]
) -> None:
    feed = store.feeds.by_url("https://a.example/rss")
    feed_id = add_feed(store) if feed is None else feed.id
    now: dict[int, str] = {}
    for entry, title, body in changes:
        item = new_article(entry, folded_title=title, folded_body=body)
        known = store.articles.known(feed_id, [f"guid-{entry}"]).get(f"guid-{entry}")
        if known is None or known.article is None:
            (number,) = write(store, feed_id, item).added
        else:
            (number,) = write(store, feed_id, updated=[(known.article, item)]).updated
        now[number] = f"{title} {body}"
    for word in ("bao", "tin", "gia", "vang", "mua", "ha"):
        found = set(store.lists.ids(Query(), Text(word)))
        assert {n for n in found if n in now} == {n for n, words in now.items() if word in words.split()}


def test_a_beginning_that_the_newest_do_not_have_is_still_found(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a common beginning a page has the commonest words of the newest articles: where these have none, some."""
    monkeypatch.setattr(lists, "MOST_WORDS", 2)
    monkeypatch.setattr(lists, "SLOW", 0.0)
    feed = add_feed(store)
    words = ("bao", "ban", "bay")
    ids = write(
        store, feed, *(new_article(n, minutes=-n, folded_title=word) for n, word in enumerate(words))
    ).added
    page = store.lists.ids(Query(feed=feed), Text("ba", prefix=True), limit=10, fold=lambda _text: "khac")
    assert set(page) == set(ids)


@settings(max_examples=200)
@given(
    st.lists(
        st.tuples(st.lists(st.integers(0, 60), unique=True, max_size=12), st.sampled_from([0.5, 1.0, 2.0])),
        max_size=6,
    ),
    st.integers(0, 8),
)
def test_what_rows_are_worth_is_the_same_counted_in_parts(
    found: list[tuple[list[int], float]], count: int
) -> None:
    worth, whole = search._Worth(), dict[int, float]()
    for rows, weight in found:
        worth.add(array("q", rows), weight)
        for row in rows:
            whole[row] = whole.get(row, 0.0) + weight
    assert worth.best(count) == sorted(whole, key=lambda row: (-whole[row], -row))[:count]
