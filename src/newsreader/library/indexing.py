"""Indexing articles that no search finds yet: all of them, after the index was made anew. In short transactions,
from the last article on."""

from collections.abc import Callable, Iterator, Sequence

from newsreader.library.opened import Library
from newsreader.text.fold import fold
from newsreader.text.plain import plain

BATCH = 250  # articles a transaction: 10 ms of it

Progress = Callable[[int, int], None]


def index_again(library: Library, progress: Progress | None = None) -> int:
    """Index all that are not; how many they were. `progress` is told how many were done."""
    done = 0
    for some in _batches(library, None):
        done += some
        if progress is not None:
            progress(done, 0)
    return done


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
        search.index(_words(library, numbers))
        below = numbers[-1]
        yield len(numbers)
    search.whole()


def _words(library: Library, numbers: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Headline and text of each, folded as they are when they arrive."""
    texts = library.store.articles.texts(numbers)
    words = {}
    for number, title in library.store.search.titles(numbers).items():
        text = texts.get(number)
        html = (text.full_html or text.html) if text is not None else ""
        words[number] = fold(title), fold(plain(html))
    return words
