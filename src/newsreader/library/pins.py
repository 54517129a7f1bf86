"""What a reader says of stories: these articles belong together or apart, this story is followed or muted.

Every act gives what changed and how all was before, which `put_back` takes.
"""

from collections.abc import Sequence

from newsreader import settings
from newsreader.library import saved
from newsreader.library.opened import Library
from newsreader.model import Changes, StoryState

Done = tuple[Changes, StoryState]


def split_off(library: Library, article: int) -> Done:
    """Make an article a story of its own; later passes leave it apart from those it was with. Raises
    LookupFailure."""
    return library.store.pins.split_off(article, library.now())


def merge(library: Library, articles: Sequence[int]) -> Done:
    """Make one story of the stories of these articles; later passes keep them together. Raises LookupFailure."""
    return _settled(library, library.store.pins.merge(articles, library.now()))


def follow(library: Library, article: int, value: bool) -> Done:
    """Follow the story of an article, or no more. Raises LookupFailure."""
    return library.store.pins.say(article, library.now(), followed=value)


def mute(library: Library, article: int, value: bool) -> Done:
    """Hide the story of an article, and what comes to it until some days after its last article; or show it again.
    Raises LookupFailure."""
    days = library.settings.get(settings.MUTED_STORY_DAYS)
    return _settled(library, library.store.pins.say(article, library.now(), muted=value, mute_days=days))


def put_back(library: Library, state: StoryState) -> Done:
    """Take an act back; how all was until now does it again."""
    return _settled(library, library.store.pins.put_back(state, library.now()))


def companions(library: Library, articles: Sequence[int]) -> tuple[int, ...]:
    """All visible articles of the stories of these, and these."""
    stories = set(library.store.stories.stories_of(articles).values())
    found = library.store.coverage.reports(sorted(stories))
    others = [one.article for reports in found.values() for one in reports]
    return tuple(dict.fromkeys([*articles, *others]))


def _settled(library: Library, done: Done) -> Done:
    saved.settle(library)  # what is shown again may be what a saved search finds
    return done
