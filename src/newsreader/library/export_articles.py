"""The articles of an export of everything, and what is remembered of those that are gone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from newsreader.feeds.addresses import without_password
from newsreader.library import correct
from newsreader.library.export_files import Files, LeftOut, readable_lines, whole_number, written
from newsreader.library.names import feed_name
from newsreader.library.opened import Library

ARTICLES, GONE = "articles.jsonl", "gone.jsonl"
BATCH = 200
_OF_GRAVES = ("content_hash", "read", "starred", "may_return", "gone_at")
_UNREADABLE = (AttributeError, KeyError, TypeError, ValueError)  # what a line of another hand may raise

Progress = Callable[[int, int], None]


def write_articles(library: Library, place: Files, total: int, progress: Progress | None) -> int:
    """Write both files; how many articles there are."""
    done = 0
    with place.writing(ARTICLES) as file:
        batch, last = library.store.portable.articles(0, BATCH)
        while batch:
            for item in batch:
                file.write(written(item | {"feed_url": without_password(item["feed_url"])}))
            done += len(batch)
            if progress is not None:
                progress(done, max(total, done))
            batch, last = library.store.portable.articles(last, BATCH)
    with place.writing(GONE) as file:
        for grave in library.store.portable.graves():
            file.write(written(grave | {"url": without_password(grave["url"])}))
    return done


class Arrivals:
    """Articles that are taken in, and how many were new and known."""

    def __init__(
        self, library: Library, feeds: Mapping[str, int], keys: Mapping[str, int], left_out: LeftOut
    ) -> None:
        self._library = library
        self._feeds = feeds
        self._keys = keys
        self._left_out = left_out
        self.new = 0
        self.known = 0

    def take(self, place: Files, total: int, progress: Progress | None) -> None:
        """Take in those of an export, once it is known which are gone there. Raises OSError or KeyError where it
        has no file of them."""
        self._library.store.portable.bury(self._feeds, list(_graves(place, self._left_out)))
        seen = 0
        for batch in _batches(readable_lines(place, ARTICLES, needed=True)):
            self._take_batch(batch)
            seen += len(batch)
            if progress is not None:
                progress(seen, max(total, seen))

    def _take_batch(self, batch: Sequence[tuple[int, Any]]) -> None:
        named: list[tuple[int, dict[str, Any]]] = []
        for line, item in batch:
            try:
                _require_put(item.get("put", []))
                named.append((line, item | {"feed_url": feed_name(item["feed_url"])}))
            except _UNREADABLE:
                self._left_out.add(ARTICLES, line)
        taken = self._library.store.portable.take(self._feeds, self._keys, [item for _, item in named])
        for at in taken.damaged:
            self._left_out.add(ARTICLES, named[at][0])
        self.new, self.known = self.new + taken.new, self.known + taken.known
        self._library.store.corrections.apply(tuple(taken.articles.values()), correct.folded)
        self._put({number: named[at][1].get("put") for at, number in taken.articles.items()})

    def _put(self, told: Mapping[int, Any]) -> None:
        """Put articles where the reader put them there, unless the reader put them somewhere here."""
        wanted: dict[int | None, list[int]] = {}
        for number, keys in told.items():
            if keys:
                wanted.setdefault(self._keys.get(keys[0]) if keys[0] else None, []).append(number)
        corrections = self._library.store.corrections
        here = corrections.by_hand([number for some in wanted.values() for number in some]) if wanted else ()
        for section, numbers in wanted.items():
            corrections.put([number for number in numbers if number not in here], section)


def _require_put(told: Any) -> None:
    """Raises TypeError for what is no place for an article: none, or one section's key, or None."""
    one_place = isinstance(told, list) and len(told) < 2
    if not one_place or not all(key is None or isinstance(key, str) for key in told):
        raise TypeError("no place")


def _graves(place: Files, left_out: LeftOut) -> Iterator[dict[str, Any]]:
    for line, told in readable_lines(place, GONE):
        try:
            grave = {name: told[name] for name in ("url", "key", *_OF_GRAVES)}
            numbers = [whole_number(grave[name]) for name in _OF_GRAVES[1:]]
            key = grave["key"] if isinstance(grave["key"], str) else whole_number(grave["key"])
            if not isinstance(grave["content_hash"], str) or min(numbers) < 0:
                raise TypeError("no grave")
            grave["key"] = key
            yield grave | {"url": feed_name(grave["url"])}
        except _UNREADABLE:
            left_out.add(GONE, line)


def _batches(items: Iterator[Any]) -> Iterator[Sequence[Any]]:
    batch: list[Any] = []
    for item in items:
        batch.append(item)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
