"""A search from its text to what the store finds: names looked up, dates counted, exact marks put first.

The store knows words only folded; what they look like is told by the texts.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsreader.library.opened import Library
from newsreader.library.section_names import is_shown_as, names
from newsreader.model import Order, Query
from newsreader.search import (
    All,
    Among,
    AnyOf,
    Bound,
    Dated,
    Kind,
    Named,
    Note,
    Search,
    Since,
    Term,
    Text,
    Until,
    change,
    walk,
)
from newsreader.store import Store
from newsreader.store.ranking import RANKED
from newsreader.store.section_tree import REMOVED
from newsreader.stories.sections import map_title
from newsreader.text.fold import fold, key
from newsreader.text.plain import plain
from newsreader.text.query import parse_query

__all__ = ["RANKED", "Understood", "find", "look_up", "understand"]

LOOKED_INTO = 60
"""So many of the best are read for marks as they were typed: what is on the screen, and a little more."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A search with its names looked up, ready for the store, and what is to be said about it."""

    term: Term | None
    notes: tuple[Note, ...] = ()


def understand(library: Library, text: str, *, typing: bool = False) -> Understood:
    """What `text` asks of this library. While `typing` its last word may go on."""
    return resolve(library, parse_query(text, typing=typing))


def notes(library: Library, text: str, *, typing: bool = False) -> tuple[Note, ...]:
    """What is to be said of a search: how much is searched while all articles are being indexed again, what was
    not understood, and what leads nowhere. While `typing`, what may still become something is let pass."""
    search = parse_query(text, typing=typing)
    how_far = library.store.search.how_far()
    indexing = [] if how_far is None else [Note("search.indexing", {"done": how_far[0], "all": how_far[1]})]
    return (*indexing, *resolve(library, search).notes, *_cut_names(library, search.root))


def resolve(library: Library, search: Search) -> Understood:
    """Look the names of a search up. A name that names nothing finds nothing, and is noted."""
    noted = list(search.notes)
    now = library.now()

    def leaf(term: Term) -> Term:
        if isinstance(term, Dated):
            return Since(term.at(now)) if term.bound is Bound.AFTER else Until(term.at(now))
        if not isinstance(term, Named):
            return term
        found = look_up(library, term.kind, term.words)
        if not found:
            noted.append(Note(f"search.{term.kind}", {"name": term.typed}))
        return among(term.kind, found)

    term = None if search.root is None else change(search.root, leaf)
    return Understood(term, tuple(noted))


def find(library: Library, query: Query, *, limit: int | None = None) -> "array[int]":
    """The ids that a query with a text, or of a saved search, finds; a day is resolved already. Of words typed
    with marks, what has them exactly so stands before what has them otherwise."""
    wanted = terms(library, query)
    if wanted is None:
        return array("q")
    ids = library.store.lists.ids(query, All(wanted), limit=limit, fold=fold)
    typed = parse_query(query.text, typing=True).wanted()
    exact = [term for term in typed if term.exact and term.exact != term.words]
    return _exact_first(library, ids, exact) if exact and query.order is Order.RELEVANCE else ids


def terms(library: Library, query: Query) -> tuple[Term, ...] | None:
    """What a query's text and its saved search ask for; None where that is nothing that could be looked for."""
    found = [understand(library, query.text, typing=True).term] if query.text.strip() else []
    if query.saved is not None:
        found.append(understand(library, library.store.saved.get(query.saved).query).term)
    wanted = tuple(term for term in found if term is not None)
    return wanted if len(wanted) == len(found) else None


def look_up(library: Library, kind: Kind, words: str) -> tuple[int | str, ...]:
    """What a folded name names here: ids of feeds, folders or sections, keys of authors. Of outlets the ids of the
    feeds that are called so, and what articles call those that they declare."""
    return _LOOKUPS[kind](library, words)


def among(kind: Kind, found: Sequence[int | str]) -> Term:
    """What asks for all that `look_up` found."""
    if kind is not Kind.OUTLET:
        return Among(kind, tuple(found))
    feeds = Among(Kind.FEED, tuple(one for one in found if isinstance(one, int)))
    declared = Among(kind, tuple(one for one in found if isinstance(one, str)))
    return AnyOf((feeds, declared)) if feeds.values and declared.values else declared if declared.values else feeds


def _exact_first(library: Library, ids: "array[int]", wanted: list[Text]) -> "array[int]":
    """The same ids, of the first those with all words exactly as typed before the others."""
    first = ids[:LOOKED_INTO]
    openings = library.store.search.openings(first)
    texts: Mapping[int, str] = {}
    unsure = [number for number in first if not _stand(openings.get(number, ""), wanted)]
    if unsure:
        stored = library.store.articles.texts(unsure)
        texts = {number: f"{plain(one.html)}\n{plain(one.full_html)}" for number, one in stored.items()}
    otherwise = {
        number for number in unsure if not _stand(f"{openings.get(number)}\n{texts.get(number, '')}", wanted)
    }
    return array("q", sorted(first, key=lambda number: number in otherwise)) + ids[LOOKED_INTO:]


def _stand(text: str, wanted: Iterable[Text]) -> bool:
    """Whether all the words stand in a text with the marks that they were typed with."""
    words = f" {' '.join(_words(text))} "
    return all(f" {term.exact}" + ("" if term.prefix else " ") in words for term in wanted)


def _words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in key(text)).split()


def _feeds(library: Library, words: str) -> tuple[int, ...]:
    """Feeds that are called so, by the reader or by themselves, or whose host is; a whole name first."""
    return _called(words, _feed_names(library))


def _feed_names(library: Library) -> Mapping[int, Sequence[str]]:
    named = library.store.search.feed_names()
    return {number: [fold(name) for name in names if name] for number, names in named.items()}


def _outlets(library: Library, words: str) -> tuple[int | str, ...]:
    outlets = _folded_outlets(library.store, library.store.search.last_brought())
    return (*_feeds(library, words), *(name for name, folded in outlets if _begins(words, [folded])))


@lru_cache(maxsize=1)  # of a feed that names each author as an outlet there are as many
def _folded_outlets(store: Store, last_brought: tuple[int, ...]) -> tuple[tuple[str, str], ...]:
    del last_brought  # another article may have brought another name
    return tuple((name, fold(name)) for name in store.search.declared_outlets())


def declared(words: str, outlets: Iterable[str]) -> tuple[str, ...]:
    """Those of the outlets that articles declare whose name has the words."""
    return tuple(name for name in outlets if _begins(words, [fold(name)]))


def _folders(library: Library, words: str) -> tuple[int, ...]:
    return _called(words, _folder_names(library))


def _folder_names(library: Library) -> Mapping[int, Sequence[str]]:
    return {folder.id: [fold(folder.title)] for folder in library.store.folders.all()}


def own_sections(library: Library, words: str) -> tuple[int, ...]:
    """Sections by what they are seen to be called, else by any of their names, also those that were merged."""
    every = library.store.sections.all()
    seen = tuple(one.id for one in every if is_shown_as(one, words)) if words else ()
    return seen or _called(words, _section_names(library, words))


def _sections(library: Library, words: str) -> tuple[int, ...]:
    """The same; what was merged leads to what it is part of."""
    instead = library.store.sections.stand_for()
    shown = (instead.get(number, number) for number in own_sections(library, words))
    return tuple(dict.fromkeys(number for number in shown if number is not None))


def _section_names(library: Library, words: str) -> Mapping[int, Sequence[str]]:
    """The names of all sections; `words` among them where outlets call one so that is called otherwise."""
    nodes = library.store.section_tree.look()
    titles = {number: list(names(node)) for number, node in nodes.items() if node.state != REMOVED}
    if not any(words in called for called in titles.values()):
        mapped = map_title(words)
        for number, called in titles.items():
            if mapped is not None and nodes[number].key == mapped:
                called.append(words)
    return titles


def _authors(library: Library, words: str) -> tuple[str, ...]:
    authors = _folded_authors(library.store, library.store.search.last_brought())
    return tuple(name for name, folded in authors if _begins(words, [folded]))


@lru_cache(maxsize=1)  # 20,000 names take 60 ms to read and fold
def _folded_authors(store: Store, last_brought: tuple[int, ...]) -> tuple[tuple[str, str], ...]:
    del last_brought  # another article may have brought another name
    return tuple((name, fold(name)) for name in store.search.authors())


def _called(words: str, names: Mapping[int, Sequence[str]]) -> tuple[int, ...]:
    """Who is called so, else whose name has the words."""
    whole = tuple(number for number, called in names.items() if words in called)
    return whole or tuple(number for number, called in names.items() if _begins(words, called))


def _begins(words: str, names: Iterable[str]) -> bool:
    """Whether a name has the words, the last of which may go on."""
    return any(f" {words}" in f" {name}" for name in names)


def _is_name(library: Library, kind: Kind, words: str) -> bool:
    """Whether something is called exactly so."""
    match kind:
        case Kind.AUTHOR:
            authors = _folded_authors(library.store, library.store.search.last_brought())
            return any(words == folded for _name, folded in authors)
        case Kind.FEED:
            called = _feed_names(library)
        case Kind.OUTLET:
            outlets = _folded_outlets(library.store, library.store.search.last_brought())
            return any(words == folded for _, folded in outlets) or _is_name(library, Kind.FEED, words)
        case Kind.FOLDER:
            called = _folder_names(library)
        case Kind.SECTION:
            called = _section_names(library, words)
    return any(words in one for one in called.values())


def _cut_names(library: Library, root: Term | None) -> Iterator[Note]:
    """What was typed as if it were a name of several words, of which without quotes only the first is one."""
    for term in walk(root):
        if not isinstance(term, All):
            continue
        for place, named in enumerate(term.of):
            if isinstance(named, Named):
                whole = _longer_name(library, named, term.of[place + 1 :])
                if whole:
                    yield Note("search.quotes", {"word": named.typed, "name": whole})


def _longer_name(library: Library, named: Named, following: Sequence[Term]) -> str:
    """The longest name that a name and the words behind it make, as typed; "" where they make none."""
    words, typed, longest = named.words, named.typed, ""
    for term in following:
        if not isinstance(term, Text) or term.title:
            break
        words, typed = f"{words} {term.words}", f"{typed} {term.exact}"
        if _is_name(library, named.kind, words):
            longest = typed
    return longest


_LOOKUPS: Mapping[Kind, Callable[[Library, str], tuple[int | str, ...]]] = {
    Kind.AUTHOR: _authors,
    Kind.FEED: _feeds,
    Kind.FOLDER: _folders,
    Kind.OUTLET: _outlets,
    Kind.SECTION: _sections,
}
