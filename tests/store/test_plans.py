"""The queries that a reader waits for use their indexes: none walks a whole table or sorts what is sorted."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import event

from newsreader.model import Order, Query, ReadHow
from newsreader.search import All, Among, AnyOf, Is, Kind, State, Term, Text
from newsreader.store import Store
from newsreader.store.saved import Reading
from tests.store.news import NOON, add_feed, new_article, write

DAY = timedelta(days=1)
WORDS = Text("tin")
SORTS = "USE TEMP B-TREE FOR ORDER BY"

# question, what its plan must have, whether it may sort
LISTS: tuple[tuple[Query, Term | None, str, bool], ...] = (
    (Query(), None, "article_shown", False),
    (Query(order=Order.OLDEST), None, "article_shown", False),
    (Query(since=NOON, until=NOON + DAY), None, "article_shown (sort_at>? AND sort_at<?)", False),
    (Query(unread=True), None, "article_shown_unread", False),
    (Query(starred=True), None, "article_starred", False),
    (Query(offline=True), None, "article_offline", False),
    (Query(feed=1), None, "article_feed (feed=? AND gone=? AND hidden=?)", False),
    (Query(feed=1, unread=True), None, "article_unread_feed (feed=? AND read=? AND gone=? AND hidden=?)", False),
    (Query(section=1), None, "article_place USING PRIMARY KEY (section=?)", False),
    (Query(section=1, since=NOON), None, "article_place USING PRIMARY KEY (section=? AND sort_at>?)", False),
    (Query(order=Order.OUTLET), None, "article_feed (feed=? AND gone=? AND hidden=?)", False),
    (
        Query(order=Order.OUTLET, unread=True),
        None,
        "article_unread_feed (feed=? AND read=? AND gone=? AND hidden=?)",
        False,
    ),
    (Query(section=1, unread=True), None, "article_place USING PRIMARY KEY (section=?)", False),
    (Query(folder=1), None, "article", True),
    (Query(), WORDS, "VIRTUAL TABLE", False),
    (Query(), Text("ti", prefix=True), "VIRTUAL TABLE", False),
    (Query(), AnyOf((WORDS, Is(State.STARRED))), "article_time", False),
    (Query(), All((WORDS, Is(State.STARRED))), "article_starred", True),
    (Query(feed=1), WORDS, "SCAN search VIRTUAL TABLE", False),  # the index knows the feeds
    (Query(unread=True), WORDS, "SCAN hit VIRTUAL TABLE", False),  # few hits, known already
    (Query(section=1, unread=True), WORDS, "article_place USING PRIMARY KEY (section=?)", False),
    (Query(order=Order.RELEVANCE), WORDS, "VIRTUAL TABLE", True),
    (Query(), Among(Kind.OUTLET, ("Báo",)), "headline_source (source_title=?)", True),
    (Query(), AnyOf((Among(Kind.FEED, (1,)), Among(Kind.OUTLET, ("Báo",)))), "headline_source", True),
)


@pytest.fixture
def plans(store: Store) -> Callable[[Callable[[], Any]], str]:
    """Does an act and gives the plans of all its statements."""
    feed = add_feed(store)
    write(store, feed, *(new_article(n) for n in range(30)))
    store.folders.add("folder")
    statements: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            statements.append((statement, parameters[0] if many else parameters))

    event.listen(store.database._engine, "before_cursor_execute", note)

    def ask(act: Callable[[], Any]) -> str:
        statements.clear()
        act()
        lines: list[str] = []
        with store.database.bare() as driver:
            for statement, parameters in statements:
                if statement not in BOUNDED:
                    lines += [row[3] for row in driver.execute(f"EXPLAIN QUERY PLAN {statement}", parameters)]
        for line in lines:
            assert not (line.startswith("SCAN") and line.split()[1] in TABLES and "INDEX" not in line), lines
        return "\n".join(lines)

    return ask


# It walks 20,000 rows from the newest on, and no further.
BOUNDED = {"SELECT row FROM search_map ORDER BY row DESC LIMIT 1 OFFSET ?"}
TABLES = {
    "article",
    "a",
    "headline",
    "h",
    "content",
    "entry_key",
    "article_place",
    "article_section",
    "search_map",
    "m",
}


@pytest.mark.parametrize(("query", "words", "index", "sorts"), LISTS)
def test_lists(
    store: Store, plans: Callable[[Callable[[], Any]], str], query: Query, words: Term | None, index: str,
    sorts: bool,
) -> None:  # fmt: skip
    for limit in (None, 300):
        plan = plans(partial(store.lists.ids, query, words, limit=limit))
        assert index in plan
        assert sorts or SORTS not in plan, plan
        read = plan.replace("headline USING COVERING INDEX headline_source", "")
        assert "headline" not in read, "what is printed of an article is read for the rows that are shown"
    plans(lambda: store.lists.count(query, words))


@pytest.mark.parametrize(
    ("act", "index"),
    [
        (lambda store: store.lists.counts(NOON, NOON + DAY), "article_shown (sort_at>? AND sort_at<?)"),
        (lambda store: store.lists.counts(NOON, NOON + DAY), "article_shown_unread (sort_at>? AND sort_at<?)"),
        (lambda store: store.lists.counts(NOON, NOON + DAY), "article_muted (sort_at>?)"),
        (lambda store: store.lists.counts(NOON, NOON + DAY), "article_starred"),
        (lambda store: store.lists.counts(NOON, NOON + DAY), "SCAN s USING INDEX story_followed"),
        (lambda store: store.lists.among([1, 2], WORDS), "article USING INTEGER PRIMARY KEY"),
        (
            lambda store: store.lists.ids(Query(order=Order.OUTLET)),
            "SCAN headline USING COVERING INDEX headline_source",
        ),
        (
            lambda store: store.lists.ids(Query(order=Order.OUTLET), limit=9),
            "headline USING COVERING INDEX headline_source (source_title>?)",
        ),
        (lambda store: store.lists.left(), "COVERING INDEX article_feed (feed=? AND gone=?)"),
        (lambda store: store.saved.unread([Reading(1, WORDS, "")]), "VIRTUAL TABLE"),
        (lambda store: store.articles.rows([1, 2]), "article USING INTEGER PRIMARY KEY"),
        (lambda store: store.articles.rows([1, 2]), "headline USING INTEGER PRIMARY KEY"),
        (lambda store: store.articles.texts([1, 2]), "content USING INTEGER PRIMARY KEY"),
        (lambda store: store.articles.get(1), "article USING INTEGER PRIMARY KEY"),
        (lambda store: store.articles.known(1, ["guid-1"]), "PRIMARY KEY (feed=? AND key=?)"),
        (lambda store: write(store, 1, new_article(99)), "PRIMARY KEY (feed=? AND key=?)"),
        (lambda store: write(store, 1, updated=[(1, new_article(1))]), "article USING INTEGER PRIMARY KEY"),
        (lambda store: store.marks.read([1, 2], True, ReadHow.OPENED, NOON), "article USING INTEGER PRIMARY KEY"),
        (lambda store: store.marks.most_read(NOON, 5), "reading_opened"),
        (lambda store: store.search.candidates([("tin", 1.0)], exclude=0), "VIRTUAL TABLE"),
        (lambda store: store.stories.latest(exclude=0, limit=5), "article_time"),
        (lambda store: store.stories.by_section([1], exclude=0, limit=5), "article_place"),
        (lambda store: store.stories.by_author(["lê an"], exclude=0, limit=5), "PRIMARY KEY (author=?)"),
        (lambda store: store.stories.window(NOON, NOON + DAY, 1), "article_time (sort_at>? AND sort_at<?)"),
        (lambda store: store.stories.last_of_feed(1, NOON, 1, 5), "article_feed (feed=? AND gone=? AND hidden=?"),
        (lambda store: store.coverage.most_covered(NOON, 2, 5), "article_time (sort_at>?)"),
        (lambda store: store.stories.underived(1, 5), "derive_queue"),
        (lambda store: store.feeds.remove([1], NOON), "article_feed (feed=?"),
        (lambda store: store.shelf.newest(), "article_feed (feed=? AND gone=? AND hidden=?)"),
        (lambda store: store.shelf.newest_dated(), "article_time"),
        (lambda store: store.shelf.without_room(5), "article_time"),
        (lambda store: store.shelf.beyond(1, before=NOON, most=5), "article_feed (feed=?"),
        (lambda store: store.shelf.without_page(1, NOON, 5), "article_feed (feed=?"),
        (lambda store: store.media.origins(["u"]), "headline_thumbnail (thumbnail=?)"),
        (lambda store: store.media.sweep(), "headline_thumbnail (thumbnail=?)"),
        (lambda store: store.media.put("u", b"x", "", 1, 1, NOON), "article_picture_picture"),
    ],
)
def test_acts(
    store: Store, plans: Callable[[Callable[[], Any]], str], act: Callable[[Store], Any], index: str
) -> None:
    if "underived" in act.__code__.co_names:
        store.stories.underived(1)  # the first one queues all articles
    plan = plans(lambda: act(store))
    assert index in plan, plan


@pytest.mark.parametrize(
    "act",
    [
        lambda store: store.marks.read(range(1, 31), True, ReadHow.OPENED, NOON),
        lambda store: store.marks.star([1, 2], True, NOON),
        lambda store: store.lists.counts(NOON, NOON + DAY),
        lambda store: store.lists.ids(Query(pictures=True)),
        lambda store: store.lists.sorted([1, 2], Order.LONGEST),
    ],
)
def test_what_is_printed_is_not_read_for_what_prints_nothing(
    plans: Callable[[Callable[[], Any]], str], store: Store, act: Callable[[Store], Any]
) -> None:
    assert "headline" not in plans(lambda: act(store))
