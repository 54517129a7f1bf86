"""Noise in the text of the schema, or in an index, leaves a file that opens: what SQLite says of it then is told as
damage, and a mistake of the program stays one."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from newsreader.errors import StoreError
from newsreader.model import Query, ReadHow, Section
from newsreader.store import Store
from newsreader.store.examine import Problem
from newsreader.store.sound import has_its_shape, is_sound
from tests.store.news import NOON, TREE, add_feed, new_article, opened, write

PAGE = 4096


@pytest.fixture
def full(path: Path) -> Path:
    with opened(path) as store:
        write(store, add_feed(store), *map(new_article, range(40)))
    return path


def replace(path: Path, found: bytes, by: bytes) -> None:
    """Change a few bytes of the file, everywhere."""
    assert len(found) == len(by)
    content = path.read_bytes()
    assert found in content
    path.write_bytes(content.replace(found, by))


def use(store: Store) -> None:
    ids = store.lists.ids(Query())
    store.articles.rows(ids)
    store.articles.texts(ids)
    store.marks.read(ids[:9], True, ReadHow.OPENED, NOON)
    store.articles.forget(ids, NOON)


@pytest.mark.parametrize(
    ("found", "by"),
    [
        (b"sort_at INTEGER NOT NULL,", b"sort_av INTEGER NOT NULL,"),
        (b"excerpt TEXT NOT NULL", b"excerqt TEXT NOT NULL"),
        (b"excerpt TEXT NOT NULL", b"excer\xf0t TEXT NOT NULL"),
        (b"OLD.read", b"OLD.rdad"),
        (b"INSERT OR IGNORE INTO rule_due", b"INSERT OR IGNORE INTO rule_dug"),
    ],
)
def test_a_letter_of_noise_in_the_schema_is_told_as_damage(full: Path, found: bytes, by: bytes) -> None:
    replace(full, found, by)
    assert not is_sound(full)
    with pytest.raises(StoreError) as caught, opened(full) as store:
        use(store)
    assert caught.value.code == "store.damaged"


def test_what_was_changed_in_a_trigger_is_found_by_who_examines(full: Path) -> None:
    replace(full, b"unread_copies + ", b"unread_copies - ")
    with opened(full) as store:
        assert store.backup.check() == [Problem("check.damaged")]


def test_a_table_that_lost_what_its_index_has_is_told_as_damage(full: Path) -> None:
    sections = [Section(*node) for node in TREE]
    with opened(full) as store:
        store.sections.ensure(sections)
    with closing(sqlite3.connect(full)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'section'").fetchone()[0]
    with full.open("rb+") as file:
        file.seek((root - 1) * PAGE)
        file.write(b"\x0d" + bytes(4) + PAGE.to_bytes(2, "big") + bytes(PAGE - 7))
    with pytest.raises(StoreError) as caught, opened(full) as store:
        store.sections.ensure(sections)
    assert caught.value.code == "store.damaged"


def test_a_mistake_of_the_program_in_a_sound_library_is_no_damage(full: Path) -> None:
    with opened(full) as store:
        with pytest.raises(OperationalError), store.database.reading() as connection:
            connection.exec_driver_sql("SELECT nothing FROM article")
        with pytest.raises(IntegrityError), store.database.writing() as connection:
            connection.exec_driver_sql("INSERT INTO article SELECT * FROM article LIMIT 1")


def test_what_another_hand_has_added_is_no_damage(full: Path) -> None:
    with closing(sqlite3.connect(full)) as connection:
        connection.execute("CREATE INDEX theirs ON article (words)")
        connection.execute("ANALYZE")
        assert has_its_shape(connection)
    with opened(full) as store:
        assert store.backup.check() == []


def test_an_index_that_was_made_anew_is_as_it_is_to_be(full: Path) -> None:
    with opened(full) as store:
        store.backup.empty_index()
    with closing(sqlite3.connect(full)) as connection:
        assert has_its_shape(connection)


def test_no_file_is_made_where_the_library_is_gone(full: Path) -> None:
    gone = full.with_name("gone.sqlite3")
    assert is_sound(gone)  # what is not there is not damaged
    assert not gone.exists()
