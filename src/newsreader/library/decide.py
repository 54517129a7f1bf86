"""What is new in a feed and what has changed: pure, identities and known entries in, decisions out.

Which of the known an entry is, is weighed in `likeness`.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from newsreader.feeds.identity import canonical_address, contents
from newsreader.library.likeness import Entry, Past, matches
from newsreader.model import Known

Keys = tuple[str, ...]

KEYS_KEPT = 16  # of one article; some feeds give out new ids at each request
_OWN = ("guid:", "url:", "file:")
_FALLING_BACK = ("text:", "time:", "words:")


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be written for one feed. An entry is named by its place in the feed."""

    new: tuple[int, ...] = ()
    changed: tuple[tuple[int, int], ...] = ()  # (article, place)
    more_keys: tuple[tuple[int, Keys], ...] = ()  # (article, keys it was not known by)
    new_keys: tuple[Keys, ...] = ()  # of each of `new`, in order: the keys that it is to be known by


def decide(keys: Sequence[Keys], hashes: Sequence[str], known: Mapping[str, Known]) -> Decision:
    """Compare the entries of a feed, by their identity keys and the hashes of their contents, with what the store
    knows of those keys.

    An entry that only a tombstone knows is left out: it was here once and was let go. Of entries that stand twice
    the first counts. No article is given to two entries, and no key to two articles.
    """
    places = {entry_keys: place for place, entry_keys in reversed(list(enumerate(keys))) if entry_keys}
    entries = [Entry(place, keys[place], hashes[place]) for place in sorted(places.values())]
    found = matches(entries, _pasts(known)) if known else {}
    new: list[tuple[int, Keys]] = []
    changed: list[tuple[int, int]] = []
    more_keys: list[tuple[int, Keys]] = []
    taken = set(known)
    for entry in entries:
        past = found.get(entry.place)
        wanted = _worth_keeping(entry.keys, taken, past.keys if past is not None else frozenset())
        if past is None:
            if wanted:
                new.append((entry.place, wanted))
                taken.update(wanted)
        elif past.article is not None:
            if contents(past.content_hash) != contents(entry.content_hash):
                changed.append((past.article, entry.place))
            further = wanted[: max(0, KEYS_KEPT - len(past.keys))]
            if further:
                more_keys.append((past.article, further))
                taken.update(further)
    return Decision(
        tuple(place for place, _ in new), tuple(changed), tuple(more_keys), tuple(kept for _, kept in new)
    )


def _pasts(known: Mapping[str, Known]) -> dict[str, Past]:
    """What each key leads to. Tombstones stand for one key each; those of one article have its hash in common."""
    graves: dict[str, set[str]] = {}
    for key, one in known.items():
        if one.article is None:
            graves.setdefault(one.content_hash or key, set()).add(key)
    pasts: dict[int | str, Past] = {}
    for key, one in known.items():
        name = one.article if one.article is not None else one.content_hash or key
        if name not in pasts:
            all_keys = frozenset(one.keys) if one.article is not None else frozenset(graves[str(name)])
            address = canonical_address(one.url) if one.url else ""
            pasts[name] = Past(one.article, one.content_hash, all_keys, address)
    return {
        key: pasts[one.article if one.article is not None else one.content_hash or key]
        for key, one in known.items()
    }


def _worth_keeping(keys: Keys, taken: Set[str], mine: Set[str]) -> Keys:
    """Of an entry's keys those to be stored: what is not taken; what it falls back to only where it has nothing of
    its own, here or among what is `mine` already; that a guid or an address was seen on many, where it was."""
    names = {key for key in keys if key.startswith(_OWN) and "many:" + key not in taken}
    own = any(key in mine or key not in taken for key in names)
    kept = []
    for key in keys:
        if key.startswith(_OWN):
            wanted = key in names
        elif key.startswith(_FALLING_BACK):
            wanted = not own
        else:
            wanted = not key.startswith("many:") or key.removeprefix("many:") not in keys
        if wanted and key not in taken:
            kept.append(key)
    return tuple(kept)
