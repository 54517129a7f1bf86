"""Where no window can be opened: one sentence and an exit code, no core dump."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SHOWN_ON = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.mark.skipif(sys.platform != "linux", reason="there is a display wherever a user is")
@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({}, "There is no display here to open a window on."),
        ({"DISPLAY": ":7777"}, "The display :7777 cannot be reached"),
        ({"QT_QPA_PLATFORM": "none"}, "No window can be opened here: Could not find the Qt"),
        ({"DISPLAY": ":7777", "QT_QPA_PLATFORM": "none"}, "No window can be opened here: Could not find the Qt"),
    ],
)
def test_where_there_is_no_display_a_sentence_says_so(
    tmp_path: Path, variables: dict[str, str], said: str
) -> None:
    """Qt aborted, with words that lead astray: a library was missing, the program was to be installed again."""
    kept = {name: value for name, value in os.environ.items() if name not in SHOWN_ON}
    command = [sys.executable, "-m", "newsreader", "--library", str(tmp_path / "library")]
    done = subprocess.run(command, env=kept | variables, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(f"newsreader: {said}")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "library").exists()
