"""Where data, cache, settings and logs live, and what is at a place. The only room that knows platformdirs."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from newsreader import NAME

LIBRARY_VARIABLE = "NEWSREADER_LIBRARY"


@dataclass(frozen=True, slots=True)
class Paths:
    """The places of one library. All of them lie below `data` when a library was named by hand."""

    data: Path
    cache: Path
    log: Path

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.data / "library.sqlite3"

    @property
    def media(self) -> Path:
        """The folder of kept pictures."""
        return self.data / "media"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.data / "settings.json"

    @property
    def backups(self) -> Path:
        """The folder of backups, and of what a restore or a repair put aside."""
        return self.data / "backups"


def library_paths(directory: Path | None = None) -> Paths:
    """The places of the library in `directory`, else in NEWSREADER_LIBRARY, else the user's own.

    Nothing is created here.
    """
    named = directory or _from_environment()
    if named is not None:
        root = named.expanduser().absolute()
        return Paths(data=root, cache=root / "cache", log=root / "log")
    dirs = platformdirs.PlatformDirs(NAME.lower(), appauthor=False)
    return Paths(Path(dirs.user_data_dir), Path(dirs.user_cache_dir), Path(dirs.user_log_dir))


def other_disks() -> Path:
    """The note of libraries that lie on other disks than the user's own folders, which they are not below. Raises
    RuntimeError where the user has none, as in a container."""
    return platformdirs.PlatformDirs(NAME.lower(), appauthor=False).user_state_path / "other-disks.json"


def _from_environment() -> Path | None:
    value = os.environ.get(LIBRARY_VARIABLE, "")
    return Path(value) if value else None


# `Path.exists` and its like raise what the system says of a place that may not be looked at, or of a name that is
# too long, up to Python 3.13; these never do.


def is_there(path: Path) -> bool:
    """Whether something is at `path`, as far as can be seen."""
    return os.path.exists(path)  # noqa: PTH110  # see above


def is_folder(path: Path) -> bool:
    """Whether a folder is at `path`, as far as can be seen."""
    return os.path.isdir(path)  # noqa: PTH112  # see above


def is_file(path: Path) -> bool:
    """Whether a file is at `path`, as far as can be seen."""
    return os.path.isfile(path)  # noqa: PTH113  # see above
