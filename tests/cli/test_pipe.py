"""Output into a pipe whose reader has gone: the program ends as others do, without a word."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsreader.cli.arguments import CUT_OFF, FAILED


def run_unread(folder: Path, *arguments: str, both: bool = False, buffered: bool = True) -> tuple[int, str]:
    """The program with nobody behind its stdout, nor with `both` behind its stderr: exit code and stderr."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, *([] if buffered else ["-u"]), "-m", "newsreader", "--library", str(folder), *arguments],
        env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
        stdout=writing,
        stderr=writing if both else subprocess.PIPE,
        text=True,
        check=False,
        timeout=60,
    )
    os.close(writing)
    return done.returncode, done.stderr or ""


@pytest.mark.parametrize("command", [["sections", "--all"], ["backups"], ["--help"]])
def test_a_reader_that_has_gone_ends_the_program_quietly(tmp_path: Path, command: list[str]) -> None:
    assert run_unread(tmp_path / "library", *command) == (CUT_OFF, "")


@pytest.mark.parametrize("command", [["sections", "--all"], ["backups"]])
def test_also_while_it_prints(tmp_path: Path, command: list[str]) -> None:
    assert run_unread(tmp_path / "library", *command, buffered=False) == (CUT_OFF, "")


def test_a_complaint_that_nobody_reads_is_no_fault(tmp_path: Path) -> None:
    assert run_unread(tmp_path / "library", "show", "77", both=True)[0] == CUT_OFF


def test_another_pipe_that_breaks_is_told(tmp_path: Path) -> None:
    """As that of a background process may."""
    program = f"""
import sys
from newsreader.cli import commands
def feeds(library, options):
    sys.stdout.write("x")
    raise BrokenPipeError(32, "a pipe of a child")
commands.COMMANDS["feeds"] = feeds
from newsreader.__main__ import main
sys.exit(main(["--library", {str(tmp_path)!r}, "feeds"]))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == FAILED
    assert "a pipe of a child" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("buffered", [True, False])
def test_a_full_disk_behind_the_output_is_told(tmp_path: Path, buffered: bool) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, *([] if buffered else ["-u"]), "-m", "newsreader",
             "--library", str(tmp_path), "sections", "--all"],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60,
        )  # fmt: skip
    assert (done.returncode, len(done.stderr.splitlines())) == (FAILED, 1)
    assert "could not be written" in done.stderr


def test_without_an_output_nothing_is_printed(tmp_path: Path) -> None:
    command = f"{sys.executable} -m newsreader --library {tmp_path} sections --all >&-"
    done = subprocess.run(["sh", "-c", command], stderr=subprocess.PIPE, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
