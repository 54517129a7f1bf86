"""The readers that are compared, each driven as its own users would: ours, Liferea, Newsboat, lemon24/reader.

`present` says whether one is there; `refresh` checks all feeds once and tells what that cost.
"""

import shutil
import subprocess
import sys
import venv
from pathlib import Path
from typing import Protocol
from xml.sax.saxutils import quoteattr

from benchmarks.liferea import write_feeds
from benchmarks.measure import Cost, cost_of
from benchmarks.world import ENTRIES
from newsreader import __version__

Command = list[str]


class Reader(Protocol):
    """A reader with a library of its own in a folder."""

    name: str
    first_only: bool  # takes part in the first refresh only

    def version(self) -> str:
        """Name and version, for the table."""
        ...

    def present(self) -> bool:
        """Whether it can be run here."""
        ...

    def subscribe(self, folder: Path, urls: list[str]) -> None:
        """Make an empty library that follows `urls`."""
        ...

    def refresh(self, folder: Path) -> Cost:
        """Check all feeds once."""
        ...


class Ours:
    """This program's command line."""

    name = "Newsreader"
    first_only = False

    def present(self) -> bool:
        return True

    def subscribe(self, folder: Path, urls: list[str]) -> None:
        folder.mkdir(parents=True)
        opml = folder.parent / f"{folder.name}.opml"
        outlines = "".join(f"<outline type='rss' text='feed' xmlUrl={quoteattr(url)}/>" for url in urls)
        opml.write_text(f"<opml version='2.0'><body>{outlines}</body></opml>", encoding="utf-8")
        subprocess.run([*self._command(folder), "import", str(opml)], check=True, stdout=subprocess.DEVNULL)

    def version(self) -> str:
        return f"{self.name} {__version__}"

    def refresh(self, folder: Path) -> Cost:
        return cost_of(self.deed("refresh", folder))

    def deed(self, deed: str, folder: Path) -> Command:
        """The command that does one part of a refresh: see `benchmarks.ours`."""
        return [sys.executable, "-m", "benchmarks.ours", deed, str(folder)]

    @staticmethod
    def _command(folder: Path) -> Command:
        return [sys.executable, "-m", "newsreader", "--library", str(folder)]


class Newsboat:
    """Newsboat as Debian packages it, without its window."""

    name = "Newsboat"
    first_only = False

    def version(self) -> str:
        told = subprocess.run(["newsboat", "--version"], capture_output=True, text=True, check=True).stdout
        return " ".join(told.split()[:2])

    def present(self) -> bool:
        return shutil.which("newsboat") is not None

    def subscribe(self, folder: Path, urls: list[str]) -> None:
        folder.mkdir(parents=True)
        (folder / "urls").write_text("\n".join(urls) + "\n", encoding="utf-8")
        (folder / "config").write_text("reload-threads 32\nmax-items 0\n", encoding="utf-8")

    def refresh(self, folder: Path) -> Cost:
        files = ["-u", str(folder / "urls"), "-c", str(folder / "cache.db"), "-C", str(folder / "config")]
        return cost_of(["newsboat", *files, "-x", "reload"])


class Liferea:
    """Liferea as Debian packages it, on a screen that nobody sees. It cannot be told to end when it is done, so
    that its processor time is not known."""

    name = "Liferea"
    first_only = True

    def version(self) -> str:
        return subprocess.run(["liferea", "--version"], capture_output=True, text=True, check=True).stdout.strip()

    def present(self) -> bool:
        return all(shutil.which(name) for name in ("liferea", "Xvfb", "dbus-run-session"))

    def subscribe(self, folder: Path, urls: list[str]) -> None:
        write_feeds(folder, urls)
        (folder / "wanted").write_text(str(len(urls) * ENTRIES), encoding="ascii")

    def refresh(self, folder: Path) -> Cost:
        wanted = (folder / "wanted").read_text(encoding="ascii")
        command = [sys.executable, "-m", "benchmarks.liferea", str(folder), wanted]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return Cost(float(told), 0.0, 0.0, 0)


class Lemon24Reader:
    """lemon24/reader from PyPI, in a virtual environment of its own, told to leave its hourly schedule aside."""

    name = "lemon24/reader"
    first_only = False

    def __init__(self, home: Path) -> None:
        self._python = home.absolute() / "bin" / "python"
        self._home = home.absolute()

    def version(self) -> str:
        ask = [str(self._python), "-c", "import reader; print(reader.__version__)"]
        return f"{self.name} {subprocess.run(ask, capture_output=True, text=True, check=True).stdout.strip()}"

    def present(self) -> bool:
        if not self._python.exists():
            venv.create(self._home, with_pip=True)
            command = [str(self._python), "-m", "pip", "install", "-q", "reader", "sgmllib3k"]
            if subprocess.run(command, check=False, capture_output=True).returncode:
                shutil.rmtree(self._home)
        return self._python.exists()

    def subscribe(self, folder: Path, urls: list[str]) -> None:
        folder.mkdir(parents=True)
        (folder / "urls").write_text("\n".join(urls), encoding="utf-8")
        self._run(folder, "[reader.add_feed(url) for url in open('urls').read().split()]")

    def refresh(self, folder: Path) -> Cost:
        deed = "reader.update_feeds(workers=32, scheduled=False)"
        return cost_of([str(self._python), "-c", self._script(folder, deed)])

    def _run(self, folder: Path, deed: str) -> None:
        subprocess.run([str(self._python), "-c", self._script(folder, deed)], check=True)

    @staticmethod
    def _script(folder: Path, deed: str) -> str:
        make = "from reader import make_reader; reader = make_reader('db')"
        return f"import os; os.chdir({str(folder)!r}); {make}; {deed}"
