"""Every setting, declared once: key, type, default, bounds. Kept in one JSON file, replaced as a whole."""

import json
import logging
import os
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar, cast

from newsreader.paths import is_there

_log = logging.getLogger(__name__)

T = TypeVar("T", bool, int, float, str)


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One setting. `choices` bounds a word, `low` and `high` a number; outside them the default is read."""

    key: str
    default: T
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None

    def accepts(self, value: object) -> bool:
        """Whether `value` is of the right type and within the bounds."""
        if isinstance(self.default, float) and type(value) is int:
            value = float(value)
        if type(value) is not type(self.default):
            return False
        if self.choices and value not in self.choices:
            return False
        if isinstance(value, int | float) and not isinstance(value, bool):
            return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)
        return True


# The most that can be wished of one feed: more is no wish, and nothing that reckons with it must meet it.
MOST_MINUTES = 525_600  # a year
MOST_DAYS, MOST_ARTICLES = 3650, 100_000
AGENT_LENGTH = 200  # letters

LANGUAGE = Setting("language", "system", choices=("system", "vi", "en"))
THEME = Setting("theme", "system", choices=("system", "light", "dark"))

TEXT_SIZE = Setting("reading.text_size", 19, low=12, high=40)  # pixels at 96 dpi
COLUMN_WIDTH = Setting("reading.column_width", 652, low=400, high=1200)  # pixels at 96 dpi
READING_FONT = Setting("reading.font", "serif", choices=("serif", "sans"))
LOAD_PICTURES = Setting("reading.load_pictures", True)
MARK_READ = Setting("reading.mark_read", "delay", choices=("show", "delay", "leave", "hand"))
MARK_READ_DELAY = Setting("reading.mark_read_delay", 1.5, low=0.2, high=30.0)  # seconds

REFRESH_MINUTES = Setting("refresh.minutes", 30, low=0, high=1440)  # 0: only by hand
REFRESH_AT_START = Setting("refresh.at_start", True)

# 0: everything is kept
RETENTION_DAYS = Setting("retention.days", 0, low=0, high=MOST_DAYS)
RETENTION_COUNT = Setting("retention.count", 0, low=0, high=1_000_000)  # articles of each feed
RETENTION_MEGABYTES = Setting("retention.megabytes", 0, low=0, high=1_000_000)  # of texts and pictures

BACKUPS = Setting("backups.make", True)
BACKUP_NUMBER = Setting("backups.number", 14, low=1, high=365)  # of each kind
BACKUP_MEGABYTES = Setting("backups.megabytes", 10_000, low=10, high=1_000_000)  # of all together

PICTURE_BYTES = Setting("pictures.max_bytes", 8_000_000, low=100_000, high=50_000_000)
PICTURE_PIXELS = Setting("pictures.max_pixels", 40_000_000, low=1_000_000, high=200_000_000)

SORT = Setting("list.order", "newest", choices=("newest", "oldest", "outlet", "section", "longest", "shortest"))
GROUPING = Setting("list.groups", "none", choices=("none", "day", "feed", "section", "story", "front"))
ROWS = Setting("list.rows", "normal", choices=("compact", "normal", "card"))
LIST_VIEWS = Setting("list.views", "")  # what single lists have instead, as the window packs it

PREFERRED_FEEDS = Setting(
    "stories.preferred_feeds", ""
)  # numbers: whose headlines stand for stories, dearest first
STORY_READ = Setting("stories.read_together", False)  # whether the others of a story that is read are read too
MUTED_STORY_DAYS = Setting("stories.mute_days", 7, low=0, high=365)  # after its last article; 0: always

WINDOW_STATE = Setting("window.state", "")  # geometry, splitters and selection, as the window packs them
FIRST_RUN_DONE = Setting("window.first_run_done", False)

AnySetting = Setting[bool] | Setting[int] | Setting[float] | Setting[str]

ALL: tuple[AnySetting, ...] = (
    LANGUAGE, THEME, TEXT_SIZE, COLUMN_WIDTH, READING_FONT, LOAD_PICTURES, MARK_READ, MARK_READ_DELAY,
    REFRESH_MINUTES, REFRESH_AT_START, RETENTION_DAYS, RETENTION_COUNT, RETENTION_MEGABYTES,
    BACKUPS, BACKUP_NUMBER, BACKUP_MEGABYTES, PICTURE_BYTES, PICTURE_PIXELS,
    SORT, GROUPING, ROWS, LIST_VIEWS, PREFERRED_FEEDS, STORY_READ, MUTED_STORY_DAYS, WINDOW_STATE, FIRST_RUN_DONE,
)  # fmt: skip

RETENTION = (RETENTION_DAYS, RETENTION_COUNT, RETENTION_MEGABYTES)
# What says nothing on another machine: the numbers of its own feeds, its screen, its disk.
OF_THIS_MACHINE = (BACKUPS, BACKUP_NUMBER, BACKUP_MEGABYTES, LIST_VIEWS, WINDOW_STATE, FIRST_RUN_DONE)


class Settings:
    """The settings of one library. Unknown keys are kept as they are, for a newer or an older program."""

    def __init__(self, path: Path | None) -> None:
        """Read `path`; None keeps everything in memory. A damaged file is set aside, not overwritten."""
        self._path = path
        self._seen = _state(path)
        self._aside: Path | None = None  # what was set aside here
        self._values: dict[str, object] = self._read() or {}
        self._listeners: list[Callable[[str], None]] = []
        self._held: Callable[[], None] | None = None
        self._lost: Path | None = None  # what was set aside before anything was held
        self._refused: Callable[[OSError], None] | None = None

    def get(self, setting: Setting[T]) -> T:
        """The value of `setting`, or its default when none or a wrong one is stored."""
        value = self._values.get(setting.key)
        if not setting.accepts(value):
            return setting.default
        return cast(T, float(value) if isinstance(value, int) and isinstance(setting.default, float) else value)

    def set(self, setting: Setting[T], value: T) -> None:
        """Store `value` and tell the listeners. Raises ValueError when it is out of bounds, OSError when
        the file cannot be written, unless `outlast` was called."""
        if not setting.accepts(value):
            raise ValueError(f"{setting.key}: {value!r}")
        self.follow()  # what another process wrote since stays
        if self._values.get(setting.key) != value:
            try:
                self._set(setting.key, value)
            except OSError as error:
                if self._refused is None:
                    raise
                self._refused(error)
                self._tell(setting.key)

    def _set(self, key: str, value: object) -> None:
        self._values[key] = value
        if self._path is not None:
            _write(self._path, self._values)
            self._seen = _state(self._path)
        self._tell(key)

    def _tell(self, key: str) -> None:
        for listener in list(self._listeners):
            listener(key)

    def text(self) -> str:
        """All that is set, as the file holds it."""
        return json.dumps(self._values, ensure_ascii=False, sort_keys=True)

    def take(self, text: str) -> None:
        """Set what `text` says instead of all that is set, as after a restore. What cannot be read changes
        nothing. Raises OSError."""
        try:
            values = json.loads(text)
        except (ValueError, RecursionError):
            return
        if isinstance(values, dict):
            self._values = values
            if self._path is not None:
                _write(self._path, values)
                self._seen = _state(self._path)

    def adopt(self, text: str, staying: Collection[AnySetting]) -> int:
        """Set what `text` says of what is not set here, but for `staying`; how much that was. What cannot be read
        changes nothing. Raises OSError."""
        try:
            values = json.loads(text)
        except (ValueError, RecursionError):
            return 0
        taken = 0
        for one in ALL if isinstance(values, dict) else ():
            fresh = one.key in values and one.key not in self._values and one not in staying
            if fresh and one.accepts(values[one.key]):
                self._set(one.key, values[one.key])
                taken += 1
        return taken

    def follow(self) -> None:
        """Read the file again where another process has written it since, and tell the listeners what changed; one
        look at its state where not. Where it is gone, or damaged, what is known here holds."""
        state = _state(self._path)
        if self._path is None or state == self._seen:
            return
        before, found = self._values, None if state is None else self._read()
        self._seen = state
        held = self._held if self.put_aside not in (None, self._lost) else None
        if held is not None:
            found = before | (found or {})
            self._write_anew(found)
        if found is not None:
            self._values = found
            for key in sorted(before.keys() | found.keys()):
                if before.get(key) != found.get(key):
                    self._tell(key)
        if held is not None:
            held()

    def _write_anew(self, values: dict[str, object]) -> None:
        """Write what was known before the file was damaged; on a full disk the next value that is set does."""
        if self._path is not None:
            with suppress(OSError):
                _write(self._path, values)
            self._seen = _state(self._path)

    def hold(self, told: Callable[[], None]) -> None:
        """From now on a file that was damaged, whoever set it aside, is written anew with what is known here:
        a window outlives all others, and is where things are set. `told` is called then; not of a file that was
        set aside before, of which nothing is known here."""
        self._held, self._lost = told, self.put_aside

    def outlast(self, refused: Callable[[OSError], None]) -> None:
        """From now on a value that cannot be written holds all the same until the program ends; `refused` hears
        why. A window can be arranged and closed on a full disk."""
        self._refused = refused

    def _read(self) -> dict[str, object] | None:
        """What the file holds; None where it was damaged, and is set aside."""
        if self._path is None:
            return {}
        try:
            loaded = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (ValueError, RecursionError, OSError) as error:
            _log.warning("settings cannot be read (%s)", error)
            loaded = None
        if isinstance(loaded, dict):
            return loaded
        self._aside = _set_aside(self._path)
        return None

    @property
    def put_aside(self) -> Path | None:
        """Where the last file lies that could not be read, by whatever process, until `forget_put_aside`; None if
        there was none, or it is no longer there."""
        aside = (_noted(self._path) if self._path is not None else None) or self._aside
        return aside if aside is not None and is_there(aside) else None

    @property
    def put_aside_here(self) -> Path | None:
        """The same of what this process could not read itself."""
        return self._aside

    def forget_put_aside(self) -> None:
        """The reader has been told where it lies."""
        self._aside = self._lost = None
        if self._path is not None:
            with suppress(OSError):
                _note_for(self._path).unlink()

    def listen(self, listener: Callable[[str], None]) -> None:
        """Call `listener` with the key after each change."""
        self._listeners.append(listener)


def _state(path: Path | None) -> tuple[int, int, int] | None:
    """What tells one state of the file from another; None where there is none. Each writing makes a new file."""
    if path is None:
        return None
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size


def _set_aside(path: Path) -> Path | None:
    """Give a file that cannot be read another name, which no earlier one has; None where that cannot be. It is
    noted for a window to tell: the background process and the command line have nobody whom they could tell."""
    aside, further = path.with_suffix(".damaged.json"), 1
    while is_there(aside):
        aside, further = path.with_suffix(f".damaged-{further}.json"), further + 1
    try:
        path.replace(aside)
    except OSError:
        _log.warning("the damaged settings file could not be set aside")
        return None
    with suppress(OSError):  # a full disk
        _note_for(path).write_text(aside.name, encoding="utf-8")
    return aside


def _note_for(path: Path) -> Path:
    """The file beside the settings that names what was set aside and not told yet. In the settings it would go
    into backups, and come back with them."""
    return path.with_suffix(".aside")


def _noted(path: Path) -> Path | None:
    try:
        return path.with_name(_note_for(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):  # there is no note, or it names no file
        return None


def _write(path: Path, values: dict[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(values, file, ensure_ascii=False, indent=1, sort_keys=True)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
