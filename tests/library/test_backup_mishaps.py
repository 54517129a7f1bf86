"""Backups in spite of what happens around them: a clock that is wrong, a file of settings that is none."""

from datetime import timedelta

from newsreader.library.backup import BackupKind, back_up, backups, due, latest, restore
from newsreader.library.opened import Library, open_library
from newsreader.settings import BACKUP_NUMBER
from tests.library.conftest import Clock
from tests.library.shelves import FEEDS, fill


def test_settings_that_cannot_be_written_keep_no_library_from_coming_back(library: Library) -> None:
    fill(library)
    library.settings.set(BACKUP_NUMBER, 3)
    made = back_up(library, BackupKind.SMALL)
    library.close()
    library.paths.settings.unlink()
    library.paths.settings.mkdir()
    assert restore(library.paths, made.path) is not None
    again = open_library(library.paths)
    assert len(again.store.feeds.all()) == FEEDS
    assert again.store.search.how_far() is None
    again.close()


def test_copies_of_a_clock_that_ran_ahead_take_no_newer_ones_place(library: Library, clock: Clock) -> None:
    fill(library)
    library.settings.set(BACKUP_NUMBER, 2)
    clock.advance(timedelta(days=4000))
    for _ in range(2):
        back_up(library, BackupKind.WHOLE)
        clock.advance(timedelta(days=1))
    clock.advance(timedelta(days=-4002))
    made = back_up(library, BackupKind.WHOLE)
    assert made.path.exists()
    assert len(backups(library.paths)) == 2
    assert latest(library.paths)[0] == made


def test_a_copy_that_was_just_made_stays_beside_one_of_a_clock_that_was_hours_ahead(
    library: Library, clock: Clock
) -> None:
    """Where one of each kind is kept, each new one was deleted, and due again after the next refresh."""
    fill(library)
    library.settings.set(BACKUP_NUMBER, 1)
    clock.advance(timedelta(hours=12))
    back_up(library, BackupKind.WHOLE)
    clock.advance(timedelta(hours=-12))
    made = back_up(library, BackupKind.WHOLE)
    assert backups(library.paths) == (made,)
    assert BackupKind.WHOLE not in due(library)
