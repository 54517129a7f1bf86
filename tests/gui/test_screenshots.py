"""Pictures of the window, taken without a reader by a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

CODE = """
import sys
from pathlib import Path
from newsreader.gui import app, screenshots
from newsreader.paths import library_paths

screenshots.SETTLED_MS = 100
screenshots.PATIENCE_MS = 30_000
folder = Path(sys.argv[1])
sys.exit(app.run(library_paths(folder / "library"), demo=sys.argv[2] == "demo", screenshots=folder / "pictures"))
"""
NAMES = {
    f"window-{language}-{theme}{end}.png"
    for language in ("vi", "en")
    for theme in ("light", "dark")
    for end in ("", "-related")
}


@pytest.mark.parametrize("filled", ["demo", "empty"])
def test_all_pictures_are_taken_as_soon_as_the_window_is_filled(tmp_path: Path, filled: str) -> None:
    """A section's front page begins with a heading, and an empty library has no row at all: both were waited for
    until the patience had run out."""
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(tmp_path), filled], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (tmp_path / "pictures").iterdir()} == NAMES
