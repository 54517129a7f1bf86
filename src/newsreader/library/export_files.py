"""The files of an export of everything, in a folder or in a .zip: written, read, and read line by line."""

import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from newsreader.library.lists import LARGEST
from newsreader.search import Note

MOST_TOLD = 20
"""Of the lines of one file that cannot be read so many are told one by one."""


class Folder:
    """An export in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def writing(self, name: str) -> Iterator[IO[bytes]]:
        """A new file, made or emptied."""
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            yield file

    @contextmanager
    def reading(self, name: str) -> Iterator[IO[bytes]]:
        """A file that is there. Raises OSError."""
        with (self._folder / name).open("rb") as file:
            yield file

    def has(self, name: str) -> bool:
        """Whether there is such a file: an older program wrote fewer."""
        return (self._folder / name).is_file()


class Zip:
    """An export in a .zip."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed

    @contextmanager
    def writing(self, name: str) -> Iterator[IO[bytes]]:
        """A new file."""
        with self._packed.open(name, "w", force_zip64=True) as file:
            yield file

    @contextmanager
    def reading(self, name: str) -> Iterator[IO[bytes]]:
        """A file that is there. Raises KeyError, BadZipFile."""
        try:
            file = self._packed.open(name)
        except RuntimeError as error:  # behind a password, or packed in a way that Python does not know
            raise zipfile.BadZipFile(name) from error
        with file:
            yield file

    def has(self, name: str) -> bool:
        """Whether there is such a file."""
        return name in self._packed.namelist()


Files = Folder | Zip


@contextmanager
def opened(source: Path) -> Iterator[Files]:
    """The files of an export. Raises OSError, BadZipFile."""
    if source.is_dir():
        yield Folder(source)
        return
    with zipfile.ZipFile(source) as packed:
        yield Zip(packed)


def content(files: Files, name: str) -> bytes:
    """All that a file holds. Raises ValueError for one that is larger than any of ours."""
    with files.reading(name) as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ValueError("too large")
    return data


def document(files: Files, name: str) -> Any:
    """The value of a file of JSON. Raises ValueError."""
    try:
        return json.loads(content(files, name))
    except RecursionError as error:
        raise ValueError("too deep") from error


def readable_lines(files: Files, name: str, *, needed: bool = False) -> Iterator[tuple[int, Any]]:
    """The values of a file of JSON lines by their numbers, with None for each that cannot be read; nothing where
    there is no such file, unless it is `needed`. Raises OSError, KeyError, BadZipFile."""
    if not needed and not files.has(name):
        return
    with files.reading(name) as file:
        for number, line in enumerate(_lines(file), 1):
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError):
                yield number, None


def missing(files: Files, name: str, told: Any) -> tuple[Note, ...]:
    """What is to be said of a file of JSON lines that has fewer than are `told`, as one that was not copied to its
    end, or not at all. An older program told nothing of some."""
    if type(told) is not int:
        return ()
    count = 0
    if files.has(name):
        with files.reading(name) as file:
            count = sum(1 for _ in _lines(file))
    return (Note("export.short", {"name": name, "count": count, "total": told}),) if count < told else ()


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    """The lines of a file; of one that is longer than any of ours only the beginning."""
    while line := file.readline(LARGEST):
        yield line
        while len(line) == LARGEST and not line.endswith(b"\n"):
            line = file.readline(LARGEST)


def written(value: object) -> bytes:
    """A value as a line of JSON."""
    try:
        return json.dumps(value, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:  # half a letter, as some feeds send
        return json.dumps(value).encode() + b"\n"


def whole_number(value: Any) -> int:
    """A whole number of a line, which the library can hold. Raises TypeError, ValueError."""
    if type(value) is not int:
        raise TypeError("no number")
    if not -(2**63) <= value < 2**63:
        raise ValueError("no number of 64 bits")
    return value


class LeftOut:
    """The lines that could not be read, told in sentences."""

    def __init__(self) -> None:
        self._lines: dict[str, list[int]] = {}

    def add(self, name: str, line: int) -> None:
        """A line of a file was left out."""
        self._lines.setdefault(name, []).append(line)

    def notes(self) -> tuple[Note, ...]:
        """Each of them; of many in one file the first, and how many more."""
        told = [
            Note("export.line", {"name": name, "line": line})
            for name, lines in self._lines.items()
            for line in lines[:MOST_TOLD]
        ]
        more = [
            Note("export.lines", {"name": name, "count": len(lines) - MOST_TOLD})
            for name, lines in self._lines.items()
            if len(lines) > MOST_TOLD
        ]
        return (*told, *more)
