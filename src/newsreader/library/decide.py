"""What is new in a feed and what has changed: pure, identities and known entries in, decisions out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsreader.model import Known

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be written for one feed. An entry is named by its place in the feed."""

    new: tuple[int, ...] = ()
    changed: tuple[tuple[int, int], ...] = ()  # (article, place)
    more_keys: tuple[tuple[int, Keys], ...] = ()  # (article, keys it was not known by)


def decide(keys: Sequence[Keys], hashes: Sequence[str], known: Mapping[str, Known]) -> Decision:
    """Compare the entries of a feed, by their identity keys and the hashes of their contents, with what the store
    knows of those keys.

    An entry that only a tombstone knows is left out: it was here once and was let go. Of entries that share
    a key the first stands.
    """
    new: list[int] = []
    changed: list[tuple[int, int]] = []
    more_keys: list[tuple[int, Keys]] = []
    seen: set[str] = set()
    for place, (entry_keys, content_hash) in enumerate(zip(keys, hashes, strict=True)):
        if not entry_keys or seen.intersection(entry_keys):
            continue
        seen.update(entry_keys)
        match = _first_known(entry_keys, known)
        if match is None:
            new.append(place)
        elif match.article is not None:
            if match.content_hash != content_hash:
                changed.append((match.article, place))
            unknown = tuple(key for key in entry_keys if key not in known)
            if unknown:
                more_keys.append((match.article, unknown))
    return Decision(tuple(new), tuple(changed), tuple(more_keys))


def _first_known(keys: Keys, known: Mapping[str, Known]) -> Known | None:
    return next((known[key] for key in keys if key in known), None)
