"""Noise within a value that SQLite gives back as if it were sound: what is not about it goes on, who wants it is told,
examining finds it, and what was repaired is published again."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsreader.errors import StoreError
from newsreader.library.derive import derive
from newsreader.library.indexing import index_again
from newsreader.library.mark import mark_read
from newsreader.library.opened import Library, open_library
from newsreader.library.read import article_markdown, list_ids, list_rows, open_article
from newsreader.library.related import completed
from newsreader.library.repair import examine, repair
from newsreader.model import FeedStatus, Offline, Query, ReadHow, SectionSource
from newsreader.paths import Paths, library_paths
from tests.library.conftest import Clock
from tests.library.ways import check, follow, keep_all
from tests.newsroom import Item, article_page, paragraphs, rss
from tests.server import Server, feed, page
from tests.store.news import waiting

NOISE = b"\x28\xb5\x2f\xfd and no frame"
ITEMS = [
    Item(
        f"tin-{number}",
        f"Bão số {number}",
        html=f"<p>{paragraphs(f'bão số {number}', 3)[0]}</p>",
        author="Lê An",
        categories=("Thời sự",),
    )
    for number in range(6)
]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return library_paths(tmp_path / "library")


@pytest.fixture
def numbers(paths: Paths, clock: Clock, server: Server) -> list[int]:
    """A library, closed again, with six articles of a feed that never changes; the oldest last, one with its page."""
    base = server.url("").rstrip("/")
    server.script("/rss.xml", feed(rss(ITEMS, base=base), etag='"mot"'))
    server.script("/tin-5", page(article_page("Bão số 5", paragraphs("cả trang", 8), ())))
    with closing(open_library(paths, now=clock, checkpoints=True)) as library:
        follow(library, server.url("/rss.xml"))
        found = {row.title: row.id for row in list_rows(library, list_ids(library, Query()))}
        numbers = [found[item.title] for item in ITEMS]
        keep_all(library, [numbers[5]])
        mark_read(library, numbers[:3], True, ReadHow.OPENED)
    return numbers


def harm(paths: Paths, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(paths.database)) as connection, connection:
        assert connection.execute(statement, values).rowcount > 0


def opened(paths: Paths, clock: Clock) -> "closing[Library]":
    return closing(open_library(paths, now=clock, checkpoints=True))


def test_a_text_that_is_noise_is_told_to_who_opens_it_and_stops_nobody_else(
    paths: Paths, clock: Clock, numbers: list[int]
) -> None:
    harm(paths, "UPDATE content SET html = ? WHERE article = ?", NOISE, numbers[1])
    harm(paths, "INSERT OR IGNORE INTO derive_queue (sort_at, article) SELECT sort_at, id FROM article")
    with opened(paths, clock) as library:
        for told in (open_article, article_markdown):
            with pytest.raises(StoreError) as caught:
                told(library, numbers[1])
            assert caught.value.code == "store.damaged"
        assert "bão số 2" in open_article(library, numbers[2]).body
        assert completed(library, numbers[2])
        assert asyncio.run(count(library)) == len(numbers)
        library.store.backup.empty_index()
        assert index_again(library) == len(numbers)


async def count(library: Library) -> int:
    """How many articles waited to be derived; none does afterwards."""
    before = waiting(library.store)
    async for _ in derive(library):
        pass
    assert waiting(library.store) == 0
    return before


def test_a_text_that_is_noise_is_found_and_published_again(
    paths: Paths, clock: Clock, numbers: list[int], server: Server
) -> None:
    harm(paths, "UPDATE content SET html = ? WHERE article = ?", NOISE, numbers[1])
    assert [(one.code, one.data["count"]) for one in examine(paths)] == [("check.no_text", 1)]
    assert repair(paths).left == ()
    with opened(paths, clock) as library:
        assert open_article(library, numbers[1]).body == ""
        server.forget()
        [outcome] = check(library)
        assert "if-none-match" not in server.asked("/rss.xml")[0].headers
        assert outcome.changes.updated == (numbers[1],)
        assert "bão số 1" in open_article(library, numbers[1]).body
        assert library.store.articles.get(numbers[1]).row.read


def test_of_a_kept_page_that_is_noise_the_feeds_text_is_left(
    paths: Paths, clock: Clock, numbers: list[int]
) -> None:
    harm(paths, "UPDATE content SET full_html = ? WHERE article = ?", NOISE, numbers[5])
    with opened(paths, clock) as library:
        assert "bão số 5" in open_article(library, numbers[5]).body
    assert [one.code for one in examine(paths)] == ["check.no_text"]
    assert repair(paths).left == ()
    with opened(paths, clock) as library:
        assert library.store.articles.get(numbers[5]).row.offline is Offline.NONE
        [progress] = keep_all(library, [numbers[5]])
        assert progress.offline is Offline.COMPLETE
        assert "cả trang" in open_article(library, numbers[5]).body


def test_counts_of_terms_that_are_noise_are_counted_anew(paths: Paths, clock: Clock, numbers: list[int]) -> None:
    harm(paths, "UPDATE term_page SET counts = ?", NOISE)
    assert [one.code for one in examine(paths)] == ["check.derived"]
    assert repair(paths).left == ()
    with opened(paths, clock) as library:
        asyncio.run(count(library))
        assert library.store.stories.term_pages("vi").documents == len(numbers)
        assert examine(paths) == ()


def test_a_title_that_is_no_text_any_more_is_mended_and_published_again(
    paths: Paths, clock: Clock, numbers: list[int]
) -> None:
    harm(paths, "UPDATE headline SET title = CAST(x'42c36f' AS TEXT) WHERE article = ?", numbers[1])
    harm(paths, "UPDATE feed SET custom_title = CAST(x'42e1bb6f' AS TEXT)")
    harm(paths, "UPDATE article_author SET author = CAST(x'ff' AS TEXT) WHERE article = ?", numbers[0])
    with opened(paths, clock) as library, pytest.raises(StoreError) as caught:
        list_rows(library, numbers)
    assert caught.value.code == "store.damaged"
    assert [(one.code, one.data["count"]) for one in examine(paths)] == [("check.letters", 3)]
    assert repair(paths).left == ()
    with opened(paths, clock) as library:
        [row] = list_rows(library, [numbers[1]])
        assert (row.title, row.outlet, row.read) == ("B\ufffdo", "B\ufffdo", True)
        [outcome] = check(library)
        assert outcome.changes.updated == (numbers[1],)
        assert [row.title for row in list_rows(library, [numbers[1]])] == ["Bão số 1"]


def test_a_letter_of_noise_in_a_word_of_ours_takes_no_list_away(
    paths: Paths, clock: Clock, numbers: list[int]
) -> None:
    harm(paths, "UPDATE article_section SET source = 'declbred'")
    harm(paths, "UPDATE feed SET status = 'oj', error_data = '{\"host', redirects = '[', skip_data = '}'")
    with opened(paths, clock) as library:
        assert len(list_rows(library, numbers)) == len(numbers)
        [mark] = library.store.articles.get(numbers[0]).marks
        assert mark.source is SectionSource.DECLARED
        [told] = library.store.feeds.all()
        assert (told.status, told.error_data, told.health.redirects) == (FeedStatus.NEVER, {}, ())
        [outcome] = check(library)
        assert outcome.status in (FeedStatus.OK, FeedStatus.NOT_MODIFIED)
