"""A file of any past version opens; a migration happens wholly, after a copy, or not at all."""

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Connection, TableClause

from newsreader.errors import StoreError
from newsreader.model import FeedHints, FeedWishes, Query
from newsreader.ruling import Rule
from newsreader.search import Is, SavedSearch, State, Text
from newsreader.store import Store, schema
from newsreader.store.checks import Rest
from newsreader.store.corrections import Meaning
from newsreader.store.database import Database
from newsreader.store.migrations import STEPS, migrate
from newsreader.store.saved import Reading
from newsreader.store.verdicts import RuleReading
from newsreader.text.fold import fold
from tests.store.news import NOON, caught, new_article, opened, write

DUMPS = sorted(
    (Path(__file__).parents[1] / "data" / "store").glob("version-*.sql"),
    key=lambda dump: int(dump.stem.removeprefix("version-")),
)


def load(dump: Path, path: Path) -> None:
    path.parent.mkdir(parents=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))


def index_again(store: Store) -> None:
    """As the background does it after version 13, which begins with an empty index."""
    texts = {2: "da nang"}
    titles = store.search.titles(store.search.unindexed())
    store.search.index({number: (fold(title), texts.get(number, "toan van")) for number, title in titles.items()})
    store.search.whole()


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_a_library_of_a_past_version_opens_with_everything_in_it(dump: Path, path: Path) -> None:
    load(dump, path)
    with opened(path) as store:
        assert store.backup.check() == []
        rows = store.articles.rows(list(store.lists.ids(Query())))
        assert [row.title for row in rows] == [f"Tin số {n}" for n in (7, 4, 3, 2)] + ["Tin đã sửa", "Tin số 0"]
        assert [row.title for row in rows if row.starred] == ["Tin số 2", "Tin đã sửa"]
        assert [row.title for row in rows if row.read] == ["Tin đã sửa", "Tin số 0"]
        assert [feed.title for feed in store.feeds.all()] == ["a.example", "Báo B"]
        # Of old nobody knows who kept it: then it was the reader.
        assert store.shelf.kept([row.id for row in rows]) == {rows[2].id}
        assert store.articles.text(rows[2].id).full_html == "<p>Đầy đủ</p>"
        index_again(store)
        assert store.backup.check() == []
        assert list(store.lists.ids(Query(), Text("nang"))) == [rows[4].id]
        assert list(store.lists.ids(Query(), Text("cu"))) == []
        assert store.articles.known(1, ["guid-5"])["guid-5"].article is None
        assert write(store, 1, new_article(5), new_article(50)).added == (8,)


def test_there_is_a_dump_of_every_past_version() -> None:
    assert [dump.stem for dump in DUMPS] == [f"version-{n}" for n in range(1, len(STEPS) + 1)]


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_past_and_new_libraries_have_one_shape(dump: Path, path: Path, tmp_path: Path) -> None:
    load(dump, path)
    opened(path).close()
    opened(tmp_path / "new" / "library.sqlite3").close()
    assert shape(path) == shape(tmp_path / "new" / "library.sqlite3")


def shape(path: Path) -> set[tuple[str, str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        return {(kind, name, " ".join(sql.split())) for kind, name, sql in rows}


@pytest.mark.parametrize("dump", DUMPS[:12], ids=lambda dump: dump.stem)
def test_every_column_of_an_article_stays_as_it_was(dump: Path, path: Path) -> None:
    load(dump, path)
    before = articles(path, "article")
    opened(path).close()
    # Version 4 decides who kept what, 12 who is a copy of whom.
    after = articles(path, "article JOIN headline ON headline.article = article.id")
    assert len(before) == len(after) == 6
    for old, new in zip(before, after, strict=True):
        assert new["pictured"] == (old["thumbnail"] != "")
        assert old.keys() - new.keys() == set()
        assert {name: value for name, value in new.items() if name in old} == old


def articles(path: Path, source: str) -> list[dict[str, object]]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"SELECT * FROM {source} ORDER BY id")]


def test_what_hangs_on_articles_still_does(path: Path) -> None:
    load(DUMPS[11], path)
    hanging = "article", "content", "entry_key", "article_section", "signature", "story_article", "reading"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO reading (article, opened, seconds) VALUES (3, 1.0, 2.0)")
        # The last one went: its number is never given to another one.
        connection.execute("UPDATE sqlite_sequence SET seq = 70 WHERE name = 'article'")
        connection.commit()
        before = {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in hanging[1:]}
    with opened(path) as store:
        with store.database.bare() as connection:
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
            assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
            for name, rows in before.items():
                assert connection.execute(f"SELECT * FROM {name}").fetchall() == rows, name
        assert write(store, 1, new_article(50)).added == (71,)
        every = list(store.lists.ids(Query()))
        store.feeds.remove([1, 2], NOON)
        store.feeds.purge_removed(NOON + timedelta(seconds=1))
        with store.database.bare() as connection:
            left = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in hanging}
            assert set(left.values()) == {0}, (left, every)
            assert connection.execute("SELECT count(*) FROM headline").fetchone() == (0,)


def test_a_row_that_is_split_and_then_a_step_that_fails_leave_all_as_it_was(path: Path) -> None:
    load(DUMPS[11], path)
    before = shape(path), articles(path, "article")
    database = Database(path, path.parent / "backups")
    with pytest.raises(StoreError):
        migrate(database, NOON, (*STEPS, add_and_fail))
    with database.bare() as connection:
        assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    database.close()
    assert (shape(path), articles(path, "article")) == before
    opened(path).close()


def test_the_queries_and_the_file_have_the_same_columns(path: Path) -> None:
    opened(path).close()
    tables = {name: value for name, value in vars(schema).items() if isinstance(value, TableClause)}
    with closing(sqlite3.connect(path)) as connection:
        for name, table in tables.items():
            stored = {row[1] for row in connection.execute(f"PRAGMA table_info({name})")}
            assert {column.name for column in table.columns} - {"rowid"} == stored, name
        kept = {
            row[0]
            for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            if not row[0].startswith(("sqlite_", "search_")) or row[0] == "search_map"
        }
    assert set(tables) == kept


def add_column(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE feed ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'")


def add_and_fail(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE extra (x)")
    raise StoreError("store.full")


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    load(DUMPS[0], path)
    database = Database(path, path.parent / "backups")
    yield database
    database.close()


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_a_copy_is_made_before(database: Database) -> None:
    migrate(database, NOON, (*STEPS[:1], add_column))
    assert version(database.path) == 2
    (copy,) = database.backups.iterdir()
    assert copy.name == "library-version-1-20260301-120000.sqlite3"
    assert version(copy) == 1
    with opened(copy) as store:
        assert store.lists.count(Query()) == 6


def test_what_a_copy_left_that_was_ended_is_taken_away(database: Database) -> None:
    """Who ended the program while the file was copied, again and again, had no room for a copy at last."""
    database.backups.mkdir()
    left, growing = (database.backups / f"library-version-1-20260228.{n}.unfinished" for n in (1, 2))
    for file in (left, growing):
        file.write_bytes(b"x")
    an_hour_ago = time.time() - 3600
    os.utime(left, (an_hour_ago, an_hour_ago))
    held = database.backups / "0.unfinished"  # it cannot be taken away, as what is open cannot on Windows
    held.mkdir()
    os.utime(held, (an_hour_ago, an_hour_ago))
    migrate(database, NOON, (*STEPS[:1], add_column))
    assert not left.exists()
    assert growing.exists(), "another process copies"


def test_a_step_that_fails_leaves_nothing(database: Database) -> None:
    before = shape(database.path)
    with pytest.raises(StoreError):
        migrate(database, NOON, (*STEPS[:1], add_and_fail))
    assert (version(database.path), shape(database.path)) == (1, before)
    with pytest.raises(StoreError):
        migrate(database, NOON, (*STEPS[:1], add_column, add_and_fail))
    assert (version(database.path), shape(database.path)) == (1, before)


def test_steps_need_room(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        free = 5_000_000

    monkeypatch.setattr(shutil, "disk_usage", lambda _: Full)
    with pytest.raises(StoreError) as caught:
        migrate(database, NOON, (*STEPS[:1], add_column))
    assert caught.value.code == "store.space"
    assert caught.value.data["free"] == 5
    assert version(database.path) == 1
    assert list(database.backups.iterdir()) == []


def test_a_new_library_whose_first_step_fails_is_still_empty(path: Path) -> None:
    path.parent.mkdir()
    database = Database(path, path.parent / "backups")
    with pytest.raises(StoreError):
        migrate(database, NOON, (STEPS[0], add_and_fail))
    database.close()
    assert shape(path) == set()
    opened(path).close()


def test_a_library_of_version_2_keeps_what_is_wanted_of_a_feed(path: Path) -> None:
    load(next(dump for dump in DUMPS if dump.stem == "version-2"), path)
    with opened(path) as store:
        feed = store.feeds.get(1)
        assert feed.wishes == FeedWishes(interval_minutes=15, notify=True, user_name="lan")
        assert feed.hints == FeedHints(NOON, 3600.0, None, frozenset({1, 2}))
        assert feed.health.redirects == ("https://a.example/rss",)
        assert store.checks.resting(NOON) == {"b.example": Rest(NOON + timedelta(hours=1), 429)}


def test_a_library_of_version_5_keeps_its_searches(path: Path) -> None:
    load(next(dump for dump in DUMPS if dump.stem == "version-5"), path)
    with opened(path) as store:
        assert store.saved.all() == (SavedSearch(1, "Vàng", "vàng OR is:starred", 0),)
        index_again(store)
        reading = Reading(1, Is(State.STARRED), "starred")
        assert store.saved.unread([reading]) == {1: 1}
        store.saved.settle([reading])
        assert not store.saved.unsettled([reading])
        assert store.saved.unread([reading]) == {1: 1}


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_what_an_entry_is_known_by_leads_to_it_after_all_versions(dump: Path, path: Path) -> None:
    load(dump, path)
    with opened(path) as store:
        asked = ["guid-2", "https://a.example/2"]
        assert {key: (one.article, set(one.keys)) for key, one in store.articles.known(1, asked).items()} == {
            key: (3, set(asked)) for key in asked
        }
        assert store.stories.signatures([1, 3]) == {1: b"sig0", 3: b"sig2"}


def test_a_library_of_version_6_keeps_its_rules(path: Path) -> None:
    load(next(dump for dump in DUMPS if dump.stem == "version-6"), path)
    with opened(path) as store:
        (rule,) = store.rules.all()
        assert rule == Rule(1, "Tin ba", "tin so 3", mute=True, star=True)
        assert caught(store, 1) == [4]
        assert store.rules.to_keep(NOON - timedelta(days=1), 5) == (3,)
        index_again(store)
        reading = RuleReading(rule, Text("so 3"), "new", mutes=True)
        while store.rules.step([reading], NOON) is not None:
            pass
        assert not store.rules.unsettled([reading])
        assert len(store.lists.muted(Query())) == store.lists.counts(NOON, NOON).muted == 1


def test_a_library_of_version_9_keeps_its_own_tree_and_what_was_corrected(path: Path) -> None:
    load(next(dump for dump in DUMPS if dump.stem == "version-9"), path)
    with opened(path) as store:
        assert store.corrections.all() == (Meaning(2, "muc", "Mục", 5),)
        titles = [one.title("vi") for one in store.sections.all()]
        assert "Sân cỏ" in titles
        assert titles[-1] == "Làng"
        assert list(store.lists.ids(Query(section=6))) == [2]
        store.corrections.let_go([2], str)
        assert list(store.lists.ids(Query(section=6))) == []
        assert [mark.section for mark in store.sections.of([2])[2]] == [3]
