"""After the index was made anew, all articles are indexed again: in steps, from where it stopped, and it is said."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newsreader.library import indexing, read, rules, saved
from newsreader.library.derive import derive
from newsreader.library.opened import Library, open_library
from newsreader.library.read import list_ids, search_notes
from newsreader.library.tidy import tidy
from newsreader.model import Query, ReadHow
from newsreader.paths import library_paths
from newsreader.ruling import Rule
from newsreader.search import Text
from newsreader.store import leading
from newsreader.wording import sentence
from tests.store.news import NOON, add_feed, caught, new_article, write

HALF = """
import sys, time
from pathlib import Path
from newsreader.library import indexing
from newsreader.library.opened import open_library
from newsreader.paths import library_paths
indexing.BATCH = 4
steps = indexing.go_on(open_library(library_paths(Path(sys.argv[1])), checkpoints=True))
print(next(steps) + next(steps), flush=True)
time.sleep(60)
"""


def words(number: int) -> str:
    return f"<p>Giá vàng {'tăng' if number % 2 else 'giảm'}</p>"


@pytest.fixture
def emptied(library: Library) -> Library:
    """Twenty articles and an index that was made anew."""
    feed = add_feed(library.store)
    write(
        library.store,
        feed,
        *(new_article(n, html=words(n), folded_body=words(n).lower()) for n in range(20)),
    )
    library.store.backup.empty_index()
    return library


def found(library: Library, text: str) -> int:
    return len(list_ids(library, Query(text=text)))


def test_it_goes_on_where_it_was_killed_and_says_how_far_it_is(
    emptied: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [note.code for note in search_notes(emptied, "gia")] == ["search.indexing"]
    assert found(emptied, "gia") == 0
    folder = emptied.paths.database.parent
    with subprocess.Popen([sys.executable, "-c", HALF, str(folder)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "8\n"
        os.kill(process.pid, signal.SIGKILL)
    assert list(list_ids(emptied, Query(text="gia"))) == list(range(20, 12, -1))
    (note,) = search_notes(emptied, "gia")
    said = sentence(note.code, dict(note.data))
    assert said == "The search index is being made anew: so far words are found in 8 of 20 articles."
    assert read.search_notes(emptied, "gia") == rules.query_notes(emptied, "gia") == (note,)
    assert emptied.store.backup.check() == []

    monkeypatch.setattr(indexing, "BATCH", 4)
    monkeypatch.setattr(indexing, "LETTERS", 30)  # of one or two articles
    assert list(indexing.go_on(emptied)) == [4, 4, 4]
    assert found(emptied, "gia") == 20
    assert found(emptied, "tang") == 10
    assert search_notes(emptied, "gia") == ()
    assert not indexing.waits(emptied)
    assert emptied.store.search.stale() == (0, 20)


def test_what_comes_and_what_changes_meanwhile_is_found_as_it_stands(
    emptied: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "BATCH", 4)
    steps = indexing.go_on(emptied)
    next(steps)
    write(emptied.store, 1, new_article(50, folded_body="moi den"))
    write(emptied.store, 1, updated=[(3, new_article(2, html="<p>Bạc</p>", folded_body="bac"))])
    emptied.store.search.index({3: ("gia", "gia")})  # by who had read it before
    emptied.store.articles.forget([5], NOON)
    list(steps)
    assert found(emptied, "moi den") == 1
    assert list(list_ids(emptied, Query(text="bac"))) == [3]
    assert found(emptied, "gia") == 18
    assert emptied.store.backup.check() == []


def test_of_one_second_the_later_is_newer_though_its_row_is_lower(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "BATCH", 4)
    monkeypatch.setattr(leading, "TOGETHER", 1)
    ids = write(library.store, add_feed(library.store), *(new_article(n, minutes=0) for n in range(20))).added
    library.store.backup.empty_index()
    indexing.index_again(library)
    for limit in range(1, 20):
        assert tuple(library.store.lists.ids(Query(), Text("tin"), limit=limit)) == ids[::-1][:limit]


def test_an_index_of_mostly_what_went_is_made_anew(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "MANY", 20)
    ids = write(library.store, add_feed(library.store), *(new_article(n) for n in range(20))).added
    library.store.articles.forget(ids[:10], NOON)
    list(tidy(library, at_once=True))
    assert library.store.search.stale() == (10, 20)  # half is not most
    library.store.articles.forget(ids[10:11], NOON)
    list(tidy(library, at_once=True))
    assert indexing.waits(library)
    list(indexing.go_on(library))
    assert library.store.search.stale() == (0, 9)
    assert found(library, "tin") == 9
    assert library.store.backup.check() == []


def test_a_small_index_is_left_as_it_is(library: Library) -> None:
    ids = write(library.store, add_feed(library.store), *(new_article(n) for n in range(20))).added
    library.store.articles.forget(ids, NOON)
    assert not indexing.renew_when_worn(library)


def test_derivation_begins_with_it(emptied: Library) -> None:
    async def run() -> None:
        async for _ in derive(emptied):
            pass

    asyncio.run(run())
    assert found(emptied, "gia") == 20


def test_saved_searches_and_rules_keep_what_they_found(library: Library) -> None:
    feed = add_feed(library.store)
    ids = write(
        library.store, feed, *(new_article(n, html=words(n), folded_body="gia vang") for n in range(9))
    ).added
    saved.save(library, "Vàng", "vang")
    number = rules.add_rule(library, Rule(0, "", "tin so 3", mute=True))
    for _ in rules.settle(library):
        pass
    assert caught(library.store, number) == [ids[3]]
    assert saved.unread(library) == {1: 8}
    library.store.backup.empty_index()
    library.store.marks.read(ids[:1], True, ReadHow.OPENED, NOON)
    library.store.marks.read(ids[:1], False, ReadHow.OPENED, NOON)
    library.store.marks.read(ids[1:2], True, ReadHow.OPENED, NOON)
    with library.store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE article SET language = 'en' WHERE id = ?", (ids[3],))
    saved.settle(library)
    assert list(rules.settle(library)) == []
    assert caught(library.store, number) == [ids[3]]
    new = rules.add_rule(library, Rule(0, "", "tin so 5", mute=True))
    assert list(rules.settle(library)) == []

    assert indexing.index_again(library) == 9
    saved.settle(library)
    for _ in rules.settle(library):
        pass
    saved.settle(library)
    assert caught(library.store, number) == [ids[3]]
    assert caught(library.store, new) == [ids[5]]
    assert saved.unread(library) == {1: 6}
    assert not saved.unsettled(library)


def test_no_article_is_looked_at_again_since_its_words_are_those_it_had(library: Library) -> None:
    feed = add_feed(library.store)
    write(library.store, feed, *(new_article(n) for n in range(9)))
    saved.save(library, "Tin", "tin")
    library.store.backup.empty_index()
    indexing.index_again(library)
    assert not saved.unsettled(library)


def test_a_large_number_is_written_by_thousands() -> None:
    assert "1,200 of 1,000,000" in sentence("search.indexing", {"done": 1200, "all": 1_000_000})


def test_a_library_of_version_12_is_indexed_again(tmp_path: Path) -> None:
    import sqlite3

    dump = Path(__file__).parents[1] / "data" / "store" / "version-12.sql"
    paths = library_paths(tmp_path / "old")
    paths.database.parent.mkdir()
    connection = sqlite3.connect(paths.database)
    connection.executescript(dump.read_text(encoding="utf-8"))
    connection.close()
    library = open_library(paths)
    try:
        assert len(search_notes(library, "tin")) == 1
        assert sum(indexing.go_on(library)) == 6
        assert found(library, "tin") == 6
        assert library.store.backup.check() == []
    finally:
        library.close()
