"""The files of an export of everything, in a folder or in a .zip: written, read, and read line by line."""

import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any


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
        with self._packed.open(name) as file:
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
    """All that a file holds."""
    with files.reading(name) as file:
        return file.read()


def lines(files: Files, name: str) -> Iterator[Any]:
    """The values of a file of JSON lines. Raises ValueError."""
    with files.reading(name) as file:
        for line in file:
            yield json.loads(line)


def readable_lines(files: Files, name: str) -> Iterator[tuple[int, Any]]:
    """The same by their numbers, with None for each that cannot be read; nothing where there is no such file."""
    if not files.has(name):
        return
    with files.reading(name) as file:
        for number, line in enumerate(file, 1):
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError):
                yield number, None


def written(value: object) -> bytes:
    """A value as a line of JSON."""
    try:
        return json.dumps(value, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:  # half a letter, as some feeds send
        return json.dumps(value).encode() + b"\n"
