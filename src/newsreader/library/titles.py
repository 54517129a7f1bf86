"""When two names that a reader gave are one name: of folders, of saved searches."""

from collections.abc import Iterable

from newsreader.text.fold import key


def title_key(title: str) -> str:
    """What all spellings of a name have in common: however its letters are composed, toned, spaced or capital."""
    return " ".join(key(title).split())


def is_taken(title: str, titles: Iterable[str]) -> bool:
    """Whether one of `titles` is the same name."""
    return title_key(title) in map(title_key, titles)
