"""The log files: one a process, bounded, and no failure where none can be written."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsreader import logs
from newsreader.logs import keep_log
from newsreader.paths import library_paths


@pytest.fixture(autouse=True)
def handlers() -> Iterator[None]:
    before = list(logging.getLogger().handlers)
    yield
    for handler in [one for one in logging.getLogger().handlers if one not in before]:
        logging.getLogger().removeHandler(handler)
        handler.close()


def test_a_process_writes_its_own_bounded_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "BYTES", 2000)
    paths = library_paths(tmp_path)
    keep_log(paths, "worker")
    for number in range(200):
        logging.getLogger("newsreader.test").info("feed %d: 3 new", number)
    files = sorted(paths.log.iterdir())
    assert [file.name for file in files] == ["worker.log", "worker.log.1", "worker.log.2"]
    assert "feed 199: 3 new" in files[0].read_text()
    assert sum(file.stat().st_size for file in files) < 8000


def test_a_folder_that_cannot_be_made_is_let_pass(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    keep_log(replace(library_paths(tmp_path), log=blocked / "log"), "window")


def test_a_log_that_can_no_longer_be_written_says_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = library_paths(tmp_path)
    (paths.log / "window.log").mkdir(parents=True)
    keep_log(paths, "window")
    logging.getLogger("newsreader.test").warning("feed 1: 3 new")
    assert capsys.readouterr().err == ""
