"""Build the source package and the wheel, install it where nothing else is, and smoke-test it there."""

import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

from steps import ROOT, tool

BUILT = ROOT / "build" / "dist"
CLEAN = ROOT / "build" / "clean-venv"
# What a wheel without its resources would lack; hatchling puts them in by force-include.
NEEDED = ("newsreader/py.typed", "newsreader/resources/starter.opml", "newsreader/resources/translations/")


def build() -> Path:
    """The wheel, made from the source package, as whoever redistributes it would."""
    shutil.rmtree(BUILT, ignore_errors=True)
    subprocess.run([tool("python"), "-m", "build", "--outdir", str(BUILT)], cwd=ROOT, check=True)
    return next(BUILT.glob("*.whl"))


def check_contents(wheel: Path) -> None:
    """End with a sentence when the wheel lacks something or carries what is no part of it."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    missing = [path for path in NEEDED if not any(name.startswith(path) for name in names)]
    if not any(name.endswith(".qm") for name in names):
        missing.append("compiled translations (.qm)")
    if not any("/licenses/LICENSE" in name for name in names):
        missing.append("LICENSE")
    foreign = [name for name in names if not name.startswith(("newsreader/", "newsreader-"))]
    if missing or foreign:
        sys.exit(f"{wheel.name} lacks {missing}, and should not have {foreign}")
    print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB, {len(names)} files")


def install(wheel: Path) -> Path:
    """The program's command in a fresh virtual environment that holds the wheel and what it depends on."""
    venv.create(CLEAN, clear=True, with_pip=True)
    python = CLEAN / "bin" / "python"
    for arguments in (["--upgrade", "pip"], [str(wheel)]):
        subprocess.run([python, "-m", "pip", "install", "--quiet", *arguments], check=True)
    return CLEAN / "bin" / "newsreader"


def main() -> None:
    """Build, install, smoke-test; the clean environment is removed afterwards, since it is large."""
    wheel = build()
    check_contents(wheel)
    try:
        subprocess.run([tool("python"), "packaging/smoke.py", str(install(wheel))], cwd=ROOT, check=True)
    finally:
        shutil.rmtree(CLEAN, ignore_errors=True)


if __name__ == "__main__":
    main()
