"""What can be asked of the background process, and what it answers. Frozen values that cross a pipe."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from newsreader.model import BackupFailure, Changes, FeedOutcome, KeepProgress, Login, Urgency
from newsreader.outline import FoundFeed
from newsreader.search import Note


@dataclass(frozen=True, slots=True)
class Refresh:
    """Check the named feeds, or all, as far as `urgency` allows. `logins` are passwords that no keyring holds."""

    feeds: tuple[int, ...] = ()
    urgency: Urgency = Urgency.DUE
    logins: tuple[Login, ...] = ()


@dataclass(frozen=True, slots=True)
class Discover:
    """Find the feeds at an address that was typed."""

    text: str
    logins: tuple[Login, ...] = ()


@dataclass(frozen=True, slots=True)
class Subscribe:
    """Follow a feed, `called` so where it has no title itself. What `Discover` fetched of it a moment ago is its
    first fetch."""

    url: str
    folder: int | None = None
    called: str = ""
    logins: tuple[Login, ...] = ()


@dataclass(frozen=True, slots=True)
class Keep:
    """Keep the full text and the pictures of articles for offline reading."""

    articles: tuple[int, ...]
    logins: tuple[Login, ...] = ()


@dataclass(frozen=True, slots=True)
class LoadPictures:
    """Fetch the pictures of the article that the reader looks at."""

    article: int


@dataclass(frozen=True, slots=True)
class LoadThumbnails:
    """Fetch pictures that rows of the list want."""

    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LoadIcons:
    """Fetch the icons of feeds that have none yet."""


@dataclass(frozen=True, slots=True)
class Derive:
    """Go on with terms, signatures and stories from where they stopped."""


@dataclass(frozen=True, slots=True)
class CareForFeeds:
    """Fetch the pages of new articles of feeds whose text is wanted always; let go of what is not to be kept. Done
    after each refresh without being asked."""


@dataclass(frozen=True, slots=True)
class ExportAll:
    """Write everything into a folder."""

    folder: Path


@dataclass(frozen=True, slots=True)
class ImportAll:
    """Take in what another library wrote into a folder."""

    folder: Path


@dataclass(frozen=True, slots=True)
class BackUp:
    """Copy the whole library into the folder of backups. In turn with what writes: while a copy is made, no log
    can be emptied."""


Job = (
    BackUp
    | ExportAll
    | ImportAll
    | Refresh
    | Discover
    | Subscribe
    | Keep
    | LoadPictures
    | LoadThumbnails
    | LoadIcons
    | Derive
    | CareForFeeds
)

# The smaller goes first: what the reader waits for, then refresh, then keeping, then deriving.
PRIORITY: Mapping[type, int] = {
    Discover: 0,
    Subscribe: 0,
    LoadPictures: 0,
    LoadThumbnails: 0,
    Refresh: 2,
    BackUp: 1,
    ExportAll: 1,
    ImportAll: 1,
    LoadIcons: 3,
    Keep: 3,
    CareForFeeds: 3,
    Derive: 4,
}


@dataclass(frozen=True, slots=True)
class Discovered:
    """The feeds that an address offers; `whole` is False while some are still being asked."""

    found: tuple[FoundFeed, ...]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class PicturesLoaded:
    """The pictures of an article were asked for; some or all are now in the store."""

    article: int
    changes: Changes


@dataclass(frozen=True, slots=True)
class ThumbnailsLoaded:
    """These pictures are now in the store."""

    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Derived:
    """Terms and stories were brought up to date for some articles."""

    changes: Changes


@dataclass(frozen=True, slots=True)
class BackedUp:
    """The backups that were due were made, but for these."""

    failures: tuple[BackupFailure, ...]


@dataclass(frozen=True, slots=True)
class Exported:
    """Everything was written: so many feeds and articles."""

    feeds: int
    articles: int


@dataclass(frozen=True, slots=True)
class Imported:
    """Everything was taken in: articles that were new, and known ones whose marks were merged, saved searches and
    rules. `notes` tell what was left out, or means something else here."""

    articles: int
    merged: int
    searches: int = 0
    rules: int = 0
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class JobFailed:
    """A job ended with an error of the world; see `wording` for the code."""

    code: str
    data: Mapping[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class JobDone:
    """A job ended; `cancelled` tells whether it was stopped by `cancel`."""

    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class WorkerDied:
    """The process ended by itself in the middle of work; its jobs are lost and may be given again."""


Payload = (
    FeedOutcome
    | KeepProgress
    | Discovered
    | PicturesLoaded
    | ThumbnailsLoaded
    | Derived
    | BackedUp
    | Exported
    | Imported
    | JobFailed
    | JobDone
    | WorkerDied
)


@dataclass(frozen=True, slots=True)
class WorkerEvent:
    """One answer to job number `job` (0 when it concerns no single job)."""

    job: int
    payload: Payload


@dataclass(frozen=True, slots=True)
class Order:
    """A job on its way to the process, with the number that its answers carry."""

    number: int
    job: Job


@dataclass(frozen=True, slots=True)
class Cancel:
    """Stop the job with this number."""

    number: int
