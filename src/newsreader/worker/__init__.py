"""One background process per library: jobs in, events out. It fetches, parses and writes; no Qt here."""

from newsreader.worker.client import WorkerClient
from newsreader.worker.jobs import (
    Derive,
    Derived,
    Discover,
    Discovered,
    Job,
    JobDone,
    JobFailed,
    Keep,
    LoadIcons,
    LoadPictures,
    LoadThumbnails,
    PicturesLoaded,
    Refresh,
    Subscribe,
    ThumbnailsLoaded,
    WorkerDied,
    WorkerEvent,
)

__all__ = [
    "Derive",
    "Derived",
    "Discover",
    "Discovered",
    "Job",
    "JobDone",
    "JobFailed",
    "Keep",
    "LoadIcons",
    "LoadPictures",
    "LoadThumbnails",
    "PicturesLoaded",
    "Refresh",
    "Subscribe",
    "ThumbnailsLoaded",
    "WorkerClient",
    "WorkerDied",
    "WorkerEvent",
]
