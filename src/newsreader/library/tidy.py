"""What is let go in time: feeds that were unsubscribed long enough ago, pictures nobody shows."""

from datetime import timedelta

from newsreader.library.opened import Library

UNDO_LASTS = timedelta(days=30)  # how long an unsubscribed feed can be taken back with its articles


def tidy(library: Library) -> None:
    """Let go of what is due. Articles of living feeds are never touched."""
    library.store.feeds.purge_removed(library.now() - UNDO_LASTS)
    library.store.media.sweep()
