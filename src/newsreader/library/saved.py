"""Saved searches: searches under a name that stand in the sidebar as smart feeds."""

from newsreader.errors import LookupFailure
from newsreader.library.opened import Library
from newsreader.library.searching import understand
from newsreader.model import Changes
from newsreader.search import Among, Kind, SavedSearch, Term, walk
from newsreader.store.saved import Reading

NOTHING = Among(Kind.FEED, ())


def saved_searches(library: Library) -> tuple[SavedSearch, ...]:
    """All of them in the order of the sidebar."""
    return library.store.saved.all()


def save(library: Library, title: str, query: str) -> int:
    """Keep a search; its id. The last word stands for itself from now on, unless it ends with `*`."""
    query = " ".join(query.split())
    number = library.store.saved.add(title.strip() or query, query)
    settle(library)
    return number


def change(library: Library, number: int, title: str, query: str) -> Changes:
    """Give a saved search another name or another text. Raises LookupFailure."""
    query = " ".join(query.split())
    library.store.saved.change(number, title.strip() or query, query)
    settle(library)
    return Changes(tree=True)


def remove(library: Library, number: int) -> tuple[Changes, SavedSearch]:
    """Let a saved search go; with what it was, for `restore`. Raises LookupFailure."""
    return Changes(tree=True), library.store.saved.remove(number)


def restore(library: Library, search: SavedSearch) -> Changes:
    """Take `remove` back."""
    library.store.saved.restore(search)
    settle(library)
    return Changes(tree=True)


def move(library: Library, number: int, position: int) -> Changes:
    """Put a saved search before what stands at `position`."""
    library.store.saved.move(number, position)
    return Changes(tree=True)


def find_saved(library: Library, name: str) -> SavedSearch:
    """The saved search of this title or number. Raises LookupFailure."""
    for one in saved_searches(library):
        if name in (one.title, str(one.id)):
            return one
    raise LookupFailure("unknown.search", id=name)


def unread(library: Library) -> dict[int, int]:
    """How many unread articles each finds, of those that find any."""
    readings = _readings(library)
    return library.store.saved.unread(readings) if readings else {}


def unsettled(library: Library) -> bool:
    """Whether `settle` has something to do."""
    readings = _readings(library)
    return bool(readings) and library.store.saved.unsettled(readings)


def settle(library: Library) -> None:
    """Bring what the searches find up to date: after articles came or changed, and when a day has passed."""
    readings = _readings(library)
    if readings:
        library.store.saved.settle(readings)


def _readings(library: Library) -> list[Reading]:
    """How each of them reads now: by its names, by what is in its folders, by today's date."""
    readings = []
    for one in library.store.saved.all():
        term = understand(library, one.query).term or NOTHING
        readings.append(Reading(one.id, term, word_of(library, term)))
    return readings


def word_of(library: Library, term: Term) -> str:
    """A word for what a term finds, which changes when its folders hold other feeds."""
    word = repr(term)
    if any(isinstance(inner, Among) and inner.kind is Kind.FOLDER for inner in walk(term)):
        folders = [(folder.id, folder.parent) for folder in library.store.folders.all()]
        word += repr(library.store.feeds.folders_of()) + repr(folders)
    return word
