"""How the window's process imports."""

import subprocess
import sys

CODE = """
import linecache, sys
import newsreader.gui.app
import sqlalchemy  # which is large, and imported after PySide6
from PySide6 import QtCore, QtGui, QtNetwork, QtWidgets
assert "PySide6.QtCore" in sys.modules
print([name for name in linecache.cache if not name.startswith("<")])  # SQLAlchemy keeps what it generates
"""


def test_no_source_of_what_is_imported_is_kept() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
