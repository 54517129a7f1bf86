"""Keeping the library's file safe: examining it, copying it whole."""

from pathlib import Path

from newsreader.library.opened import Library


def check(library: Library) -> list[str]:
    """Examine the file; the problems found, in English, none when it is sound."""
    return library.store.backup.check()


def copy(library: Library, target: Path) -> int:
    """Copy the whole file while it is in use; its size in bytes. Raises StoreError."""
    return library.store.backup.copy(target)
