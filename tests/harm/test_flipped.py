"""A bit of the library's file is flipped, as disks and memory do: whatever is asked then is answered or told as damage,
and a repair loses nothing but what was hit."""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from newsreader.errors import NewsreaderError
from newsreader.library import demo, rules
from newsreader.library.backup import BackupKind, back_up
from newsreader.library.care import health
from newsreader.library.mark import mark_read
from newsreader.library.opened import Library, open_library
from newsreader.library.read import counts, feeds, list_ids, list_rows, open_article, sections
from newsreader.library.related import completed
from newsreader.library.repair import repair
from newsreader.model import Query, ReadHow
from newsreader.paths import Paths, library_paths

PAGE = 4096
HEAD = 100  # bytes at the beginning that name the version and the program: others than ours are refused
FEW, MANY = 12, 400

Row = tuple[str, str, bool, bool]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    """The demo news in a library that nobody has open, with a small backup."""
    paths = library_paths(tmp_path_factory.mktemp("whole"))
    with closing(open_library(paths, checkpoints=True)) as library:
        demo.fill(library)
        back_up(library, BackupKind.SMALL)
    with closing(sqlite3.connect(paths.database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return paths


@pytest.mark.parametrize("part", ["schema", "all"])
@pytest.mark.parametrize("flips", [FEW, pytest.param(MANY, marks=pytest.mark.slow)])
def test_after_a_flipped_bit_all_is_answered_or_told_and_repaired(
    whole: Paths, tmp_path: Path, part: str, flips: int
) -> None:
    rng = random.Random(flips)
    pages = list(schema_pages(whole.database)) if part == "schema" else []
    pages = pages or list(range(1, whole.database.stat().st_size // PAGE + 1))
    before = rows_of(whole)
    for _ in range(flips):
        place, bit = (rng.choice(pages) - 1) * PAGE + rng.randrange(PAGE), 1 << rng.randrange(8)
        told = asked(flipped(whole, tmp_path / "flipped", place, bit))
        assert told in ("", "store.damaged") or place < HEAD, (place, bit)
        paths = flipped(whole, tmp_path / "flipped", place, bit)
        told = repaired(paths)
        assert told == "" or place < HEAD, (place, bit)
        if not told:
            assert len(before - rows_of(paths)) <= (part == "all"), (place, bit)


def asked(paths: Paths) -> str:
    """What is told when everything is asked, as the program tells it; "" where all is answered."""
    try:
        with closing(open_library(paths, checkpoints=True)) as library:
            ask_everything(library)
    except NewsreaderError as error:
        return error.code
    except Exception as error:  # as commands, the window and the background do it
        with closing(open_library(paths, checkpoints=True)) as library:
            damage = library.damage()
            return damage.code if damage is not None else repr(error)
    return ""


def repaired(paths: Paths) -> str:
    """Why it could not be repaired, "" where it was and nothing is wrong any more."""
    try:
        return ", ".join(one.code for one in repair(paths).left)
    except NewsreaderError as error:
        return error.code


def flipped(whole: Paths, folder: Path, place: int, bit: int) -> Paths:
    """A copy of the library in which one bit is another one."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(whole.data, folder)
    paths = library_paths(folder)
    content = bytearray(paths.database.read_bytes())
    content[place] ^= bit
    paths.database.write_bytes(content)
    return paths


def schema_pages(file: Path) -> Iterator[int]:
    """The pages in which tables and their like are declared: see https://sqlite.org/fileformat2.html#b_tree_pages."""
    content, waiting = file.read_bytes(), [1]
    while waiting:
        number = waiting.pop()
        yield number
        start = (number - 1) * PAGE
        head = start + (100 if number == 1 else 0)
        if content[head] != 5:  # no inner page of a table
            continue
        waiting.append(int.from_bytes(content[head + 8 : head + 12], "big"))
        for cell in range(int.from_bytes(content[head + 3 : head + 5], "big")):
            at = start + int.from_bytes(content[head + 12 + 2 * cell : head + 14 + 2 * cell], "big")
            waiting.append(int.from_bytes(content[at : at + 4], "big"))


def ask_everything(library: Library) -> None:
    """What the window asks for in its first minutes."""
    feeds(library), sections(library), counts(library), health(library), rules.rules(library)
    ids = list_ids(library, Query())
    list_rows(library, ids[:40])
    list_ids(library, Query(text="bão"))
    for number in ids[:2]:
        open_article(library, number)
        completed(library, number)
    mark_read(library, ids[:20], True, ReadHow.OPENED)


def rows_of(paths: Paths) -> set[Row]:
    """Every article as a list shows it."""
    with closing(open_library(paths, checkpoints=True)) as library:
        rows = list_rows(library, list_ids(library, Query()))
        return {(row.outlet, row.title, row.read, row.starred) for row in rows}
