"""The folder of backups: what lies there, what is to stay within a budget. Files and their names; the copies are
made in `backup` and `small`."""

import re
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from newsreader.paths import is_there
from newsreader.store.schema import APPLICATION_ID


class BackupKind(StrEnum):
    """What a copy holds: SMALL what a person did (feeds, folders, settings, flags, stars), WHOLE everything,
    BEFORE everything as it was before a newer program changed its shape, ASIDE a library that another took the
    place of."""

    SMALL = "small"
    WHOLE = "whole"
    BEFORE = "before"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that lies in the folder of backups. The numbers are None where it cannot be read; `articles` of a
    small one counts those whose texts it holds: starred, kept, or put into a section by hand."""

    path: Path
    kind: BackupKind
    made: datetime
    size: int
    feeds: int | None = None
    articles: int | None = None
    starred: int | None = None


SMALL_ID = 0x4E577362  # "NWsb"
AHEAD = timedelta(days=1)  # so far a clock may be put right without its copies being from the future
_TIME = "%Y%m%d-%H%M%S"
_NAME = re.compile(r"(?:(?P<kind>small|whole|aside)|library-version-\d+)-(?P<time>\d{8}-\d{6})(?:-\d+)?\.sqlite3")
# As the sidebar counts: what several feeds bring is one article, and what is muted is none. Of each number there
# is one query, or one more for versions that do not know what the first asks for.
_STARRED = (
    "SELECT count(*) FROM article WHERE starred = 1 AND hidden = 0 AND gone = 0 AND copy_of = 0",
    "SELECT count(*) FROM article WHERE starred = 1 AND hidden = 0 AND gone = 0",
)
_NUMBERS = {
    APPLICATION_ID: (
        ("SELECT count(*) FROM feed WHERE removed IS NULL",),
        (
            "SELECT coalesce(sum(articles - copies), 0) FROM feed_count",
            "SELECT coalesce(sum(articles), 0) FROM feed_count",
        ),
        _STARRED,
    ),
    SMALL_ID: (
        ("SELECT value FROM about WHERE name = 'feeds'",),
        (
            "SELECT count(*) FROM article WHERE hidden = 0 AND gone = 0 AND copy_of = 0",
            "SELECT value FROM about WHERE name = 'articles'",
        ),
        _STARRED,
    ),
}


def name_for(folder: Path, kind: BackupKind, now: datetime) -> Path:
    """A free name for a copy of this kind."""
    stem = f"{kind.value}-{now.astimezone(UTC).strftime(_TIME)}"
    path, further = folder / f"{stem}.sqlite3", 1
    while is_there(path):
        path, further = folder / f"{stem}-{further}.sqlite3", further + 1
    return path


def found(folder: Path, now: datetime) -> tuple[Backup, ...]:
    """The copies in `folder`, newest first; unfinished ones are none. Those dated later than `now` come last: a
    clock that ran ahead for a day would have the newest copy for years."""
    try:
        names = [path for path in folder.iterdir() if _NAME.fullmatch(path.name)]
    except OSError:
        return ()
    listed = [one for path in names if (one := look(path)) is not None]
    return tuple(sorted(listed, key=lambda one: (one.made <= now + AHEAD, one.made, one.path.name), reverse=True))


def any_in(folder: Path) -> bool:
    """Whether there is a copy in `folder`, whatever it holds."""
    try:
        return any(_NAME.fullmatch(path.name) for path in folder.iterdir())
    except OSError:
        return False


def look(path: Path) -> Backup | None:
    """What is known of a copy; None when it is not there. One of another name is told by what is in it."""
    try:
        status = path.stat()
    except OSError:
        return None
    owner, numbers = _read(path)
    named = _NAME.fullmatch(path.name)
    if named is not None:
        kind = BackupKind(named["kind"] or BackupKind.BEFORE)
        made = datetime.strptime(named["time"], _TIME).replace(tzinfo=UTC)
    else:
        kind = BackupKind.SMALL if owner == SMALL_ID else BackupKind.WHOLE
        made = datetime.fromtimestamp(status.st_mtime, UTC)
    return Backup(path, kind, made, status.st_size, *numbers)


def _read(path: Path) -> tuple[int, Sequence[int | None]]:
    # A log beside it is part of the copy; without one the file is read as it stands, and nothing is made beside
    # it.
    how = "mode=ro" if path.with_name(path.name + "-wal").exists() else "mode=ro&immutable=1"
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{how}", uri=True)) as connection:
            owner = int(connection.execute("PRAGMA application_id").fetchone()[0])
            numbers = [_number(connection, queries) for queries in _NUMBERS.get(owner, ())]
    except (sqlite3.Error, TypeError, ValueError):
        return 0, (None, None, None)
    return owner, numbers or (None, None, None)


def _number(connection: sqlite3.Connection, queries: Sequence[str]) -> int:
    """What the first of the queries says, or of an older version the last."""
    for query in queries[:-1]:
        with suppress(sqlite3.OperationalError):
            return int(connection.execute(query).fetchone()[0])
    return int(connection.execute(queries[-1]).fetchone()[0])


def beyond(copies: Sequence[Backup], most: int, budget: int) -> tuple[Backup, ...]:
    """Those that are to go of copies, newest first: of each kind the first `most` stay, and of all together what
    `budget` bytes hold, the small ones first. The newest of each kind stays always, and so does what was put
    aside."""
    going: list[Backup] = []
    used = 0
    for kind in (BackupKind.SMALL, BackupKind.WHOLE, BackupKind.BEFORE):
        for place, one in enumerate(one for one in copies if one.kind is kind):
            if place and (place >= most or used + one.size > budget):
                going.append(one)
            else:
                used += one.size
    return tuple(going)


def sweep_unfinished(folder: Path, after: float) -> None:
    """Take away what copying left unfinished when its process was ended: to what nothing was added for so many
    seconds."""
    old = time.time() - after
    for path in folder.glob("*.unfinished*"):
        with suppress(OSError):  # another process may do the same, or hold it
            if path.stat().st_mtime < old:
                path.unlink()
