"""Indexing articles that no search finds yet: all of them, after the index was made anew. In short transactions,
from the last article on."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from newsreader.library.opened import Library
from newsreader.text.fold import fold
from newsreader.text.plain import plain

BATCH = 250  # articles a transaction: 10 ms of it
LETTERS = 500_000  # of texts a transaction, so that long articles hold nobody up together
MANY = 20_000  # rows: what less has hidden costs nobody anything

Progress = Callable[[int, int], None]
Words = tuple[str, str]
"""Of an article's headline and text, folded."""


def index_again(library: Library, progress: Progress | None = None) -> int:
    """Index all that are not; how many they were. `progress` is told how many were done."""
    done = 0
    for some in _batches(library, None):
        done += some
        if progress is not None:
            progress(done, 0)
    return done


def renew_when_worn(library: Library) -> bool:
    """Make the index anew, empty, where most of it is hidden rows, of articles that went or changed: nothing is
    taken out of it otherwise (docs/notes/002-search-index.md). Whether it did: `go_on` fills it then."""
    hidden, every = library.store.search.stale()
    worn = every >= MANY and 2 * hidden > every and not waits(library)
    if worn:
        library.store.backup.empty_index()
    return worn


def waits(library: Library) -> bool:
    """Whether `go_on` has something to do."""
    return library.store.search.todo() is not None


def go_on(library: Library) -> Iterator[int]:
    """Go on where indexing all articles again stopped; yields how many each transaction was about."""
    below = library.store.search.todo()
    if below is not None:
        yield from _batches(library, below)


def _batches(library: Library, below: int | None) -> Iterator[int]:
    search = library.store.search
    while numbers := search.unindexed(below=below, limit=BATCH):
        for some in _portions(_words(library, numbers)):
            search.index(some)
        below = numbers[-1]
        yield len(numbers)
    search.whole()


def _words(library: Library, numbers: Sequence[int]) -> Iterator[tuple[int, Words]]:
    """Headline and text of each, folded as they are when they arrive."""
    texts = library.store.articles.texts(numbers)
    titles = library.store.search.titles(numbers)
    for number in numbers:
        if number in titles:
            text = texts.get(number)
            html = (text.full_html or text.html) if text is not None else ""
            yield number, (fold(titles[number]), fold(plain(html)))


def _portions(words: Iterable[tuple[int, Words]]) -> Iterator[dict[int, Words]]:
    """The same in pieces of so many letters, or of one article."""
    some: dict[int, Words] = {}
    letters = 0
    for number, (title, body) in words:
        if some and letters + len(body) > LETTERS:
            yield some
            some, letters = {}, 0
        some[number] = title, body
        letters += len(body)
    if some:
        yield some
