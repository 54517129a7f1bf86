"""What the names in a search stand for, told so that another library understands it, and put into its own names.

Feeds are told by their address, folders by their path, sections by their key. Authors are called alike everywhere.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from newsreader.feeds.addresses import canonical, without_password
from newsreader.library.lists import folder_paths
from newsreader.library.opened import Library
from newsreader.library.searching import look_up
from newsreader.library.titles import title_key
from newsreader.search import Kind, Named, Note
from newsreader.text.fold import fold
from newsreader.text.query import composed, names_in, parse_query

_QUOTES = str.maketrans('"“”«»', "     ")


@lru_cache(maxsize=1024)
def feed_name(url: str) -> str:
    """What a feed is known by: http and https are one, and a password is nobody's business."""
    return canonical(without_password(url))


@dataclass(frozen=True, slots=True)
class Names:
    """What everything in a library is known by in others (`known`), and what it is called here (`called`)."""

    known: Mapping[Kind, Mapping[int, Any]]
    called: Mapping[Kind, Mapping[int, Sequence[str]]]


def all_names(library: Library) -> Names:
    """The names as they are now."""
    feeds, sections, paths = library.store.feeds.all(), library.store.sections.all(), folder_paths(library)
    return Names(
        known={
            Kind.FEED: {one.id: feed_name(one.url) for one in feeds},
            Kind.FOLDER: {number: list(path) for number, path in paths.items()},
            Kind.SECTION: {one.id: one.key for one in sections},
        },
        called={
            Kind.FEED: library.store.search.feed_names(),
            Kind.FOLDER: {number: path[-1:] for number, path in paths.items()},
            Kind.SECTION: {one.id: (one.title_vi, one.title_en, one.key) for one in sections},
        },
    )


def meanings(library: Library, names: Names, query: str) -> list[dict[str, Any]]:
    """What each name in a search stands for here, for `in_own_names` of another library."""
    told = []
    for _begin, _end, named in names_in(query):
        known = names.known.get(named.kind)
        if known is not None:
            means = [known[number] for number in _found(library, named.kind, named.words) if number in known]
            told.append({"kind": named.kind.value, "name": named.typed, "means": means})
    return told


def in_own_names(
    library: Library, names: Names, query: str, told: Sequence[Mapping[str, Any]], title: str
) -> tuple[str, tuple[Note, ...]]:
    """A search of another library, asking here for what it asks for there, and which of its names cannot be told
    here. A name that says the same stays as it was typed. Raises KeyError, TypeError, AttributeError for what
    `meanings` never tells."""
    means = {(one["kind"], fold(one["name"])): one["means"] for one in told}
    letters = composed(query)
    parts, at, notes = [], 0, []
    for begin, end, named in names_in(query):
        there = means.get((named.kind.value, named.words))
        if not there or named.kind not in names.known:
            continue
        other = _otherwise(library, names, named, there)
        if other is None:
            notes.append(Note("export.name", {"title": title, "name": named.typed}))
        elif other:
            parts += [letters[at:begin], other]
            at = end
    own = "".join((*parts, letters[at:])) if parts else query
    if own != query and "search.long" in {note.code for note in parse_query(own).notes}:
        return query, (Note("export.name", {"title": title, "name": query}),)
    return own, tuple(notes)


def _otherwise(library: Library, names: Names, named: Named, there: Sequence[Any]) -> str | None:
    """How to ask here for what a name stands for there: "" by the same name, None when there is no way."""
    sought = [_alike(named.kind, one) for one in there]
    wanted = {number for number, known in names.known[named.kind].items() if _alike(named.kind, known) in sought}
    if set(_found(library, named.kind, named.words)) == wanted:
        return "" if wanted else None
    left, asked = set(wanted), []
    for number in sorted(wanted):
        if number not in left:
            continue
        for name in names.called[named.kind].get(number, ()):
            words = fold(name.translate(_QUOTES))
            found = set(_found(library, named.kind, words)) if words else set()
            if number in found and found <= wanted:
                asked.append(f'{named.kind.value}:"{" ".join(name.translate(_QUOTES).split())}"')
                left -= found
                break
    if left or not asked:
        return None
    return asked[0] if len(asked) == 1 else f"({' OR '.join(sorted(asked))})"


def _alike(kind: Kind, known: Any) -> Any:
    """What something is known by, as it compares: an import makes no second folder for another spelling."""
    return [title_key(title) for title in known] if kind is Kind.FOLDER else known


def _found(library: Library, kind: Kind, words: str) -> list[int]:
    return [number for number in look_up(library, kind, words) if isinstance(number, int)]
