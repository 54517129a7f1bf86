"""One override for the library's folder; nothing is created by asking."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsreader.paths import LIBRARY_VARIABLE, is_file, is_folder, is_there, library_paths

NOBODY = 65534


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test of this file sees the real home or a library named outside."""
    monkeypatch.delenv(LIBRARY_VARIABLE, raising=False)
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


def test_a_named_folder_holds_everything(tmp_path: Path) -> None:
    paths = library_paths(tmp_path / "mine")
    places = (paths.data, paths.cache, paths.log, paths.database, paths.media, paths.settings, paths.backups)
    assert all(place.is_relative_to(tmp_path / "mine") for place in places)
    assert len(set(places)) == len(places)
    assert not (tmp_path / "mine").exists()


def test_the_environment_names_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(LIBRARY_VARIABLE, str(tmp_path / "named"))
    assert library_paths().data == tmp_path / "named"
    assert library_paths(tmp_path / "argument").data == tmp_path / "argument"


def test_an_empty_variable_names_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(LIBRARY_VARIABLE, "")
    assert library_paths().data.is_relative_to(tmp_path / "home")


def test_a_relative_or_home_folder_becomes_absolute(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert library_paths(Path("news")).data == tmp_path / "news"
    assert library_paths(Path("~/news")).data == tmp_path / "home" / "news"


def test_the_users_own_folders_are_apart_and_below_home(tmp_path: Path) -> None:
    paths = library_paths()
    assert len({paths.data, paths.cache, paths.log}) == 3
    assert all(place.is_relative_to(tmp_path / "home") for place in (paths.data, paths.cache, paths.log))
    assert not (tmp_path / "home").exists()


@contextmanager
def closed(folder: Path) -> Iterator[None]:
    """The folder as nobody may look into it, not even who may all."""
    who = os.geteuid()
    folder.chmod(0)
    if who == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if who == 0:
            os.seteuid(who)
        folder.chmod(0o700)


@pytest.mark.skipif(os.name == "nt", reason="no such rights")
def test_what_may_not_be_looked_at_is_not_there(tmp_path: Path) -> None:
    file, folder = tmp_path / "folder" / "file", tmp_path / "folder"
    folder.mkdir()
    file.touch()
    assert (is_there(file), is_file(file), is_folder(folder)) == (True, True, True)
    with closed(folder):
        assert (is_there(file), is_file(file), is_folder(file)) == (False, False, False)
    long = tmp_path / ("x" * 300)
    assert (is_there(long), is_file(long), is_folder(long)) == (False, False, False)
