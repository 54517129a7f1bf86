"""What the reader said of stories and of copies, in an export of everything: articles are named by their feed's
address and their keys."""

from collections.abc import Iterator, Mapping
from typing import Any

from newsreader.feeds.addresses import without_password
from newsreader.library.export_files import Files, LeftOut, readable_lines, whole_number, written
from newsreader.library.names import feed_name
from newsreader.library.opened import Library
from newsreader.store.portable_pins import PinTold

STORIES, NOT_SAME = "stories.jsonl", "not_same.jsonl"
_UNREADABLE = (AttributeError, KeyError, TypeError, ValueError)


def write_stories(library: Library, files: Files) -> int:
    """Write both files; of how many stories something is said."""
    stories = 0
    with files.writing(STORIES) as file:
        for one in library.store.portable.pins():
            named = [[without_password(url), key] for url, key in one["keys"]]
            file.write(written(one | {"keys": named}))
            stories += 1
    with files.writing(NOT_SAME) as file:
        for url, key, other_url, other_key in sorted(library.store.doubles.portable()):
            file.write(written((without_password(url), key, without_password(other_url), other_key)))
    return stories


def take_stories(library: Library, files: Files, feeds: Mapping[str, int], left_out: LeftOut) -> int:
    """Take articles apart that were taken apart there, and say of stories what was said there; of how many stories
    nothing was said here."""
    library.store.doubles.take(_apart(files, feeds, left_out))
    return library.store.portable.take_pins(_pins(files, feeds, left_out))


def _pins(files: Files, feeds: Mapping[str, int], left_out: LeftOut) -> Iterator[PinTold]:
    for place, told in readable_lines(files, STORIES):
        try:
            one = _pin(told, feeds)
        except _UNREADABLE:
            left_out.add(STORIES, place)
            continue
        if one.keys:
            yield one


def _pin(told: Any, feeds: Mapping[str, int]) -> PinTold:
    """Raises ValueError for what nobody can say of a story."""
    named = [(feeds.get(feed_name(url)), whole_number(key)) for url, key in told["keys"]]
    keys = tuple((feed, key) for feed, key in named if feed is not None)
    followed, muted, days = told["followed"], told["muted"], whole_number(told["mute_days"])
    if not (isinstance(followed, bool) and isinstance(muted, bool) and days >= 0):
        raise ValueError("neither said nor unsaid")
    return PinTold(followed, muted, days, whole_number(told["said_at"]), keys)


def _apart(files: Files, feeds: Mapping[str, int], left_out: LeftOut) -> Iterator[tuple[int, int, int, int]]:
    for place, told in readable_lines(files, NOT_SAME):
        try:
            url, key, other_url, other_key = told
            feed, other = feeds.get(feed_name(url)), feeds.get(feed_name(other_url))
            pair = whole_number(key), whole_number(other_key)
        except _UNREADABLE:
            left_out.add(NOT_SAME, place)
            continue
        if feed is not None and other is not None:
            yield feed, pair[0], other, pair[1]
