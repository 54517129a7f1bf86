"""The first rows of a list before the library is open: those that the library then gives, and no SQLAlchemy."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.model import Order, Query, ReadHow
from newsreader.store import Store, glance
from tests.store.news import NOON, add_feed, new_article, write


def test_they_are_those_of_the_list(
    store: Store, sections: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glance, "ROWS", 5)
    feeds = [add_feed(store, name) for name in ("a", "www.b")]
    ids: list[int] = []
    for n in range(12):
        marks = [sections["rights"]] if n % 2 else []
        ids += write(
            store,
            feeds[n % 3 == 0],
            new_article(
                n,
                sections=marks,
                published=None if n == 7 else NOON,
                source_title="http://bao.example/x" if n == 8 else "",
            ),
        ).added
    store.marks.read(ids[::3], True, ReadHow.BY_HAND, NOON)
    store.marks.star(ids[::2], True, NOON)
    store.feeds.rename(feeds[0], "Của tôi")
    plain = (Query(), Query(unread=True), Query(starred=True), Query(offline=True), Query(feed=feeds[0]))
    for query in (*plain, Query(section=sections["news"]), Query(section=sections["news"], unread=True)):
        for order in (Order.NEWEST, Order.OLDEST):
            wanted = query.having(order=order)
            rows = store.articles.rows(store.lists.ids(wanted, limit=5))
            bare = [replace(row, sections=(), outlets=0) for row in rows]
            assert glance.first_rows(store.database.path, wanted) == bare, wanted


@pytest.mark.parametrize(
    "query", [Query(text="a"), Query(folder=1), Query(pictures=True), Query(order=Order.OUTLET)]
)
def test_other_lists_wait_for_the_library(store: Store, query: Query) -> None:
    write(store, add_feed(store), new_article(1, thumbnail="https://a.example/p.jpg"))
    assert glance.first_rows(store.database.path, query) == []


def test_what_is_wrong_with_the_file_is_left_to_its_opening(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    assert glance.first_rows(path, Query()) == []
    assert not path.exists()
    for noise in (b"", b"noise" * 2_000):
        path.write_bytes(noise)
        assert glance.first_rows(path, Query()) == []
        assert path.read_bytes() == noise


def test_it_does_without_sqlalchemy() -> None:
    code = "import sys, newsreader.library.glance; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_place_that_may_not_be_looked_at_has_none(tmp_path: Path) -> None:
    assert glance.first_rows(tmp_path / ("x" * 300) / "library.sqlite3", Query()) == []
