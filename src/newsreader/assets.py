"""Where a bundled file lies: in a wheel, in a frozen build, or in a checkout."""

import sys
from pathlib import Path


def asset(*parts: str) -> Path:
    """The path of a bundled file or folder under `resources/`.

    Raises FileNotFoundError when no place has it, which is a fault of the package, not of the reader.
    """
    for root in _roots():
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError("/".join(parts))


def _roots() -> list[Path]:
    here = Path(__file__).resolve().parent
    roots = [here / "resources", here.parent.parent / "resources"]
    frozen = getattr(sys, "_MEIPASS", None)  # PyInstaller's folder of data files
    if frozen is not None:
        roots.insert(0, Path(frozen) / "newsreader" / "resources")
    return roots
