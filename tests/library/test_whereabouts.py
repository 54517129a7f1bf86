"""A library whose disk is not connected is not begun anew; whoever is new notices nothing."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.errors import StoreError
from newsreader.library.opened import open_library
from newsreader.paths import Paths, library_paths, other_disks
from newsreader.wording import sentence

SHARED = Path("/dev/shm")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    return tmp_path


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A folder on another disk, which memory is."""
    if not SHARED.is_dir() or SHARED.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("no other disk")
    folder = Path(tempfile.mkdtemp(dir=SHARED))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def connect(disk: Path, place: Path) -> None:
    """Let the disk be seen at a place, as mounting it does."""
    if place.is_dir() and not place.is_symlink():
        place.rmdir()
    place.symlink_to(disk)


def disconnect(place: Path) -> None:
    """Leave the empty folder that a disk is mounted on."""
    place.unlink()
    place.mkdir()


def refused(paths: Paths) -> str:
    with pytest.raises(StoreError) as caught:
        open_library(paths).close()
    assert str(paths.database) in sentence(caught.value.code, dict(caught.value.data))
    return caught.value.code


def test_no_library_is_begun_where_a_disk_is_not_connected(home: Path, disk: Path) -> None:
    place = home / "disk"
    connect(disk, place)
    for paths in (library_paths(place), library_paths(place / "deep" / "er")):
        open_library(paths).close()
    disconnect(place)
    for paths in (library_paths(place), library_paths(place / "deep" / "er")):
        assert refused(paths) == "store.gone"
    assert list(place.iterdir()) == [], "nothing was made"
    connect(disk, place)
    open_library(library_paths(place)).close()


def test_a_link_that_leads_nowhere_is_a_disk_that_is_not_connected(home: Path, disk: Path) -> None:
    inside = disk / "news"
    inside.mkdir()
    (home / "news").symlink_to(inside)
    open_library(library_paths(home / "news")).close()
    shutil.rmtree(inside)
    assert refused(library_paths(home / "news")) == "store.gone"


def test_who_wants_an_empty_one_there_gets_it_and_is_not_asked_again(home: Path, disk: Path) -> None:
    place = home / "disk"
    connect(disk, place)
    open_library(library_paths(place)).close()
    disconnect(place)
    open_library(library_paths(place), anew=True).close()
    open_library(library_paths(place)).close()
    library_paths(place).database.unlink()
    open_library(library_paths(place)).close()
    connect_back = other_disks().read_text(encoding="utf-8")
    assert str(place) not in connect_back


def test_one_that_was_deleted_on_its_disk_is_begun_anew(home: Path, disk: Path) -> None:
    connect(disk, home / "disk")
    paths = library_paths(home / "disk" / "news")
    open_library(paths).close()
    shutil.rmtree(paths.data)
    open_library(paths).close()


def test_of_a_library_beside_the_home_nothing_is_noted(home: Path) -> None:
    paths = library_paths(home / "news")
    open_library(paths).close()
    shutil.rmtree(paths.data)
    open_library(paths).close()
    assert not other_disks().parent.exists()


def test_of_one_among_temporary_files_nothing_is_noted(home: Path, disk: Path) -> None:
    connect(disk, home / "temporary" / "disk")
    open_library(library_paths(home / "temporary" / "disk" / "demo")).close()
    assert not other_disks().exists()


@pytest.mark.parametrize("content", ["", "[]", "{", '{"a": "b"}', "[" * 100_000, "\udcff"])
def test_a_note_that_cannot_be_read_stops_nothing(home: Path, disk: Path, content: str) -> None:
    other_disks().parent.mkdir(parents=True)
    other_disks().write_text(content, encoding="utf-8", errors="surrogateescape")
    connect(disk, home / "disk")
    open_library(library_paths(home / "disk")).close()
    disconnect(home / "disk")
    assert refused(library_paths(home / "disk")) == "store.gone"


def test_a_note_that_cannot_be_written_stops_nothing(home: Path, disk: Path) -> None:
    other_disks().parent.parent.mkdir()
    other_disks().parent.write_text("no folder")
    connect(disk, home / "disk")
    open_library(library_paths(home / "disk")).close()


def test_a_system_without_room_for_temporary_files_stops_nothing(
    home: Path, disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", lambda: [str(home / "gone")])
    open_library(library_paths(disk)).close()
    assert str(disk) in other_disks().read_text()


@pytest.mark.skipif(sys.platform == "win32", reason="homes are asked for otherwise")
def test_a_user_without_a_home_has_a_library_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pwd

    def nobody(number: int) -> None:
        raise KeyError(number)

    for name in ("HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pwd, "getpwuid", nobody)
    for _ in range(2):
        open_library(library_paths(tmp_path)).close()


def test_a_name_that_is_no_text_is_remembered(home: Path, disk: Path) -> None:
    connect(disk, home / "disk")
    paths = library_paths(home / "disk" / os.fsdecode(b"b\xe1o"))
    open_library(paths).close()
    disconnect(home / "disk")
    assert refused(paths) == "store.gone"


def test_a_few_dozen_are_remembered(home: Path, disk: Path) -> None:
    connect(disk, home / "disk")
    other_disks().parent.mkdir(parents=True)
    other_disks().write_text("{" + ",".join(f'"/{n}": 1' for n in range(200)) + "}")
    open_library(library_paths(home / "disk")).close()
    assert other_disks().read_text().count("\n") == 51
    assert [one.name for one in other_disks().parent.iterdir()] == [other_disks().name]


@pytest.mark.skipif(os.name == "nt", reason="a file that is open stays")
def test_a_file_that_is_missing_beside_its_log_is_told(home: Path) -> None:
    """SQLite would have made an empty library, and deleted the log."""
    paths = library_paths(home / "news")
    open_library(paths).close()
    log = paths.database.with_name("library.sqlite3-wal")
    paths.database.unlink()
    log.write_bytes(b"x" * 4096)
    assert refused(paths) == "store.gone"
    assert log.read_bytes() == b"x" * 4096
    assert not paths.database.exists()
    open_library(paths, anew=True).close()
    assert log.with_name("library.sqlite3-wal.aside").read_bytes() == b"x" * 4096
