"""A file that cannot be used is refused in words, and left as it is."""

import os
import random
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from newsreader import memory
from newsreader.errors import StoreError
from newsreader.model import Query
from newsreader.store import Store, database
from newsreader.wording import SENTENCES, say
from tests.store.children import child
from tests.store.news import NOON, add_feed, new_article, opened, write

NOBODY = 65534


@pytest.fixture
def new_libraries_are_copies() -> None:
    """Not here: how one is made is looked at."""


def refused(path: Path) -> StoreError:
    """How opening `path` fails; the file is the same afterwards."""
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        opened(path)
    assert path.read_bytes() == before
    assert caught.value.code in SENTENCES
    assert "?" not in say(caught.value)
    return caught.value


def filled(path: Path, articles: int = 60) -> None:
    with opened(path) as store:
        noise = random.Random(1)
        feed = add_feed(store)
        for n in range(articles):
            write(store, feed, new_article(n, html=noise.randbytes(3000).hex()))


def test_a_library_is_made_where_none_is(path: Path) -> None:
    with opened(path) as store:
        assert store.version() >= 1
        assert store.lists.count(Query()) == 0
    assert {file.name for file in path.parent.iterdir()} == {"library.sqlite3", "library.sqlite3-next"}


@pytest.mark.parametrize("content", [b"this is no database" * 99, b"SQLite format 3\0" + bytes(range(256)) * 40])
def test_a_file_that_is_no_database(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    error = refused(path)
    assert error.code == "store.damaged"
    assert error.data == {"path": str(path), "backups": str(path.parent / "backups")}


def test_an_empty_file_is_a_new_library(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    opened(path).close()


def test_a_newer_library(path: Path) -> None:
    filled(path, 1)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    error = refused(path)
    assert (error.code, error.data["found"]) == ("store.newer", 99)


def test_a_database_of_another_program(path: Path) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    assert refused(path).code == "store.unusable"


def test_a_folder_where_the_file_should_be(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(StoreError):
        opened(path)


def test_a_file_where_the_folder_should_be(path: Path) -> None:
    path.parent.write_text("")
    with pytest.raises(StoreError) as caught:
        opened(path)
    assert caught.value.code == "store.unusable"


def use_everything(path: Path) -> None:
    with opened(path) as store:
        assert store.backup.check() != []
        ids = store.lists.ids(Query())
        store.articles.rows(ids)
        store.articles.texts(ids)
        store.articles.known(1, [f"guid-{n}" for n in range(60)])
        write(store, 1, *(new_article(n) for n in range(60, 90)))


@pytest.mark.parametrize("seed", range(8))
def test_noise_in_the_file_is_told_whenever_it_is_met(path: Path, seed: int) -> None:
    filled(path)
    noise = random.Random(seed)
    size = path.stat().st_size
    with path.open("rb+") as file:
        for page in noise.sample(range(1, size // 4096), size // 4096 // 3):
            file.seek(page * 4096)
            file.write(noise.randbytes(4096))
    with pytest.raises(StoreError) as caught:
        use_everything(path)
    assert caught.value.code == "store.damaged"


def test_noise_in_a_compressed_text_is_told(path: Path) -> None:
    with opened(path) as store:
        (number,) = write(store, add_feed(store), new_article(1)).added
        with store.database.writing() as connection:
            connection.exec_driver_sql("UPDATE content SET html = x'0102'")
        with pytest.raises(StoreError) as caught:
            store.articles.text(number, strictly=True)
        assert caught.value.code == "store.damaged"


def test_a_locked_library(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path, 1)
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other, opened(path) as store:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError) as caught:
            store.folders.add("x")
        assert caught.value.code == "store.locked"
        assert store.lists.count(Query()) == 1  # readers do not wait
        other.execute("ROLLBACK")
        store.folders.add("x")


def test_a_full_disk_undoes_the_whole_write(store: Store, path: Path) -> None:
    feed = add_feed(store)
    write(store, feed, new_article(0))
    with store.database.bare() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 20}")
    noise = random.Random(1)
    items = [new_article(n, html=noise.randbytes(9000).hex()) for n in range(1, 99)]
    with pytest.raises(StoreError) as caught:
        write(store, feed, *items)
    assert caught.value.code == "store.full"
    assert store.lists.count(Query()) == 1
    with store.database.bare() as connection:
        connection.execute("PRAGMA max_page_count = 100000")
    assert len(write(store, feed, *items).added) == 98


@pytest.mark.skipif(os.name != "posix", reason="needs RLIMIT_FSIZE")
def test_a_file_that_may_not_grow(path: Path) -> None:
    with child("grow", path, "900000") as process:
        output, _ = process.communicate()
    assert output.split() in (["store.full"], ["store.unusable"])
    with opened(path) as store:
        assert store.backup.check() == []
        assert 0 < store.lists.count(Query()) < 200


@pytest.mark.skipif(os.name != "posix", reason="needs users")
@pytest.mark.parametrize("exists", [True, False])
def test_a_read_only_folder(exists: bool) -> None:
    with tempfile.TemporaryDirectory() as name:  # pytest's own folders are closed to other users
        path = Path(name) / "library" / "library.sqlite3"
        Path(name).chmod(0o755)
        path.parent.mkdir()
        if exists:
            filled(path, 1)
        path.parent.chmod(0o555)
        user = str(NOBODY) if os.geteuid() == 0 else ""
        with child("open_read_only", path, user) as process:
            output, _ = process.communicate()
        path.parent.chmod(0o755)
        assert output.split() == ["store.read_only"]
        assert path.exists() is exists


def fill(store: Store, feed: int, noise: random.Random) -> None:
    for n in range(999):
        write(store, feed, new_article(n, html=noise.randbytes(9000).hex()))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 1.5 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(folder)]
    if (
        not sys.platform.startswith("linux")
        or subprocess.run(command, capture_output=True, check=False).returncode
    ):
        pytest.skip("needs the right to mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_really_full(small_disk: Path) -> None:
    path = small_disk / "library.sqlite3"
    noise = random.Random(1)
    with opened(path) as store:
        feed = add_feed(store)
        with pytest.raises(StoreError) as caught:
            fill(store, feed, noise)
        assert caught.value.code == "store.full"
        kept = store.lists.count(Query())
        assert kept > 0
        with pytest.raises(StoreError) as caught:
            store.media.put("https://a.example/1.jpg", noise.randbytes(2_000_000), "image/jpeg", 1, 1, NOON)
        assert caught.value.code == "store.full"
        with pytest.raises(StoreError) as caught:
            store.backup.copy(small_disk / "copy.sqlite3")
        assert caught.value.code in {"store.space", "store.full"}
    with opened(path) as store:
        assert store.lists.count(Query()) == kept
        assert store.backup.check() == []
    assert not list(small_disk.glob("**/*.unfinished"))


def test_idle_connections_forget_the_pages_they_hold(path: Path) -> None:
    with opened(path) as store:
        asked: list[str] = []
        with store.database.reading(), store.database.bare() as other:
            other.set_trace_callback(asked.append)
        idle = store.database._engine.pool.checkedin()  # type: ignore[attr-defined]  # a QueuePool
        assert idle > 1
        store.database.shrink()
        assert asked == ["PRAGMA shrink_memory"]
        assert store.database._engine.pool.checkedin() == idle  # type: ignore[attr-defined]  # likewise
        memory.give_back()


def interrupt(store: Store) -> None:
    with store.database.writing(references=False) as connection:
        connection.invalidate()  # as SQLAlchemy does where it comes amid a statement
        raise KeyboardInterrupt


def test_what_interrupts_a_migration_is_not_hidden_by_what_tidies_up(tmp_path: Path) -> None:
    store = opened(tmp_path / "library.sqlite3")
    with pytest.raises(KeyboardInterrupt):
        interrupt(store)
    store.close()
