"""Ctrl+C from the first import on: the program ends without a word, with the code that a shell knows."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsreader.cli.arguments import DONE
from newsreader.cli.interrupt import INTERRUPTED, is_behind

# The signal comes in the middle of the named module's import, or of the named function's work. Whoever runs the
# tests may ignore it, and children inherit that.
PROGRAM = """
import importlib, os, signal, sys
wanted, at, heed = sys.argv[1], sys.argv[2], sys.argv[3] == "heed"
signal.signal(signal.SIGINT, signal.default_int_handler if heed else signal.SIG_IGN)

def interrupt(*_arguments, **_options):
    os.kill(os.getpid(), signal.SIGINT)

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == wanted:
            interrupt()

if at:
    setattr(importlib.import_module(wanted), at, interrupt)
else:
    sys.meta_path.insert(0, Interrupting())
from newsreader.__main__ import main
sys.exit(main(sys.argv[4:]))
"""


def run(folder: Path, *arguments: str, module: str, at: str = "", heed: bool = True) -> tuple[int, str]:
    """The program, interrupted: its exit code and what it says."""
    heeding = "heed" if heed else "ignore"
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, module, at, heeding, "--library", str(folder), *arguments],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    "module",
    ["argparse", "newsreader.cli.arguments", "newsreader.cli.pipe", "newsreader.cli.commands", "sqlalchemy"],
)
def test_while_a_command_is_imported(tmp_path: Path, module: str) -> None:
    assert run(tmp_path / "library", "sections", "--all", module=module) == (INTERRUPTED, "")


@pytest.mark.parametrize("module", ["newsreader.gui.app", "PySide6.QtWidgets", "newsreader.gui.window"])
def test_while_the_window_is_imported(tmp_path: Path, module: str) -> None:
    assert run(tmp_path / "library", module=module) == (INTERRUPTED, "")


@pytest.mark.parametrize(
    ("command", "module", "at"),
    [
        ("feeds", "newsreader.library.opened", "open_library"),
        ("check", "newsreader.library.repair", "examine"),
        ("feeds", "newsreader.library.care", "health"),
    ],
)
def test_while_it_works(tmp_path: Path, command: str, module: str, at: str) -> None:
    assert run(tmp_path / "library", command, module=module, at=at) == (INTERRUPTED, "")


def test_who_ignores_the_signal_goes_on_doing_so(tmp_path: Path) -> None:
    code, said = run(tmp_path / "library", "sections", module="newsreader.cli.commands", heed=False)
    assert (code, said) == (DONE, "")


def fail_tidying_up() -> None:
    try:
        raise KeyboardInterrupt
    finally:
        int("x")


def test_what_fails_while_it_tidies_up_is_told_no_more_than_the_rest() -> None:
    with pytest.raises(ValueError, match="invalid") as failing:
        fail_tidying_up()
    assert is_behind(failing.value)
    assert not is_behind(ValueError())
