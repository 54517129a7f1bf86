"""Following feeds: finding what an address offers, subscribing, naming, ordering, letting go and undoing that."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from newsreader.errors import AddressError, NewsreaderError, ParseError
from newsreader.feeds.addresses import host, normalize
from newsreader.feeds.fetch import Fetcher
from newsreader.library.intake import Parser
from newsreader.library.opened import Library
from newsreader.library.refresh import check_feed, store_fetched
from newsreader.model import Changes, Feed, FeedOutcome, Fetched, FoundFeed, ParsedFeed
from newsreader.text.links import feed_links

PREVIEW_HEADLINES = 5
MOST_PREVIEWS = 24  # a page that offers more is a directory: fetching all of its feeds would be a burst


async def discover(
    library: Library, text: str, fetcher: Fetcher, parser: Parser, prefetched: dict[str, Fetched]
) -> tuple[FoundFeed, ...]:
    """The feeds at an address that was typed: itself, or every feed its page offers, in the page's order.

    Of a directory with very many feeds only the first have a preview. What is fetched is put into `prefetched` by
    address. Raises AddressError, FetchError, ParseError.
    """
    url = normalize(text)
    fetched = await fetcher.get(url, kind="feed")
    if not isinstance(fetched, Fetched):
        raise TypeError(fetched)
    try:
        parsed = await parser(fetched.body, fetched.final_url, fetched.content_type)
    except ParseError as error:
        links = feed_links(fetched.body, fetched.final_url, fetched.content_type)
        if not links and error.code != "parse.not_a_feed":
            raise
        if not links:
            raise AddressError("address.no_feeds", host=host(fetched.final_url)) from None
        previews = [
            _preview(link.url, link.title, fetched.final_url, fetcher, parser, prefetched)
            for link in links[:MOST_PREVIEWS]
        ]
        others = [FoundFeed(link.url, link.title or link.url) for link in links[MOST_PREVIEWS:]]
        return (*await asyncio.gather(*previews), *others)
    address = fetched.permanent_url or url
    prefetched[address] = fetched
    return (_found(address, "", parsed),)


def named_host(text: str) -> str:
    """The host of an address that was typed. Raises AddressError."""
    return host(normalize(text))


def followed(library: Library, url: str) -> Feed | None:
    """The feed of this address, None when it is not followed. Raises AddressError."""
    return library.store.feeds.by_url(normalize(url))


async def _preview(
    url: str, title: str, origin: str, fetcher: Fetcher, parser: Parser, prefetched: dict[str, Fetched]
) -> FoundFeed:
    try:
        fetched = await fetcher.get(url, kind="feed", origin=origin)
        if not isinstance(fetched, Fetched):
            raise TypeError(fetched)
        parsed = await parser(fetched.body, fetched.final_url, fetched.content_type)
    except NewsreaderError as error:
        return FoundFeed(url, title or url, error_code=error.code, error_data=error.data)
    prefetched[url] = fetched
    return _found(url, title, parsed)


def _found(url: str, title: str, parsed: ParsedFeed) -> FoundFeed:
    headlines = tuple(entry.title for entry in parsed.entries if entry.title)[:PREVIEW_HEADLINES]
    return FoundFeed(url, parsed.title or title or host(url), headlines, len(parsed.entries))


async def subscribe(
    library: Library,
    url: str,
    fetcher: Fetcher,
    parser: Parser,
    *,
    folder: int | None = None,
    title: str = "",
    prefetched: Fetched | None = None,
) -> FeedOutcome:
    """Follow the feed at `url` and make its first check, or take `prefetched` for it.

    The feed is kept even when that check fails: the failure is in the outcome and on the feed. Raises
    AddressError when the address is none or is followed already.
    """
    address = normalize(url)
    number = library.store.feeds.add(address, custom_title=title, folder=folder, now=library.now())
    feed = library.store.feeds.get(number)
    added = Changes(feeds=(number,), tree=True)
    if prefetched is not None:
        outcome = await store_fetched(library, feed, prefetched, parser)
    else:
        outcome = await check_feed(library, feed, fetcher, parser)
    return replace(outcome, changes=outcome.changes | added, done=1, total=1)


def rename_feed(library: Library, number: int, title: str) -> Changes:
    """Give a feed a name of the reader's own; "" returns to the published one."""
    library.store.feeds.rename(number, title.strip())
    return Changes(feeds=(number,), tree=True)


def move_feed(library: Library, number: int, folder: int | None, position: int | None = None) -> Changes:
    """Put a feed into a folder (None: the top), before the feed at `position` or at the end."""
    library.store.feeds.move([number], folder, position)
    return Changes(feeds=(number,), tree=True)


def unsubscribe(library: Library, numbers: Sequence[int]) -> Changes:
    """Let feeds go. They and their articles vanish at once and are kept for a while: see `resubscribe`."""
    library.store.feeds.remove(numbers, library.now())
    return Changes(feeds=tuple(numbers), tree=True)


def resubscribe(library: Library, numbers: Sequence[int]) -> Changes:
    """Take `unsubscribe` back: feeds, articles and all their marks return."""
    library.store.feeds.restore(numbers)
    return Changes(feeds=tuple(numbers), tree=True)


def add_folder(library: Library, title: str, parent: int | None = None) -> int:
    """Make a folder, or find the one of that name below `parent`; its id."""
    return library.store.folders.add(title.strip(), parent)


def rename_folder(library: Library, number: int, title: str) -> Changes:
    """Rename a folder."""
    library.store.folders.rename(number, title.strip())
    return Changes(tree=True)


def move_folder(library: Library, number: int, parent: int | None, position: int | None = None) -> Changes:
    """Put a folder below another (None: the top). A folder never goes below itself."""
    library.store.folders.move(number, parent, position)
    return Changes(tree=True)


def remove_folder(library: Library, number: int) -> Changes:
    """Remove a folder; what is in it moves up."""
    library.store.folders.remove(number)
    return Changes(tree=True)


def keep_feed_offline(library: Library, number: int, value: bool) -> Changes:
    """Whether every new article of a feed is kept for offline."""
    feed = library.store.feeds.get(number)
    library.store.feeds.set_wishes(number, replace(feed.wishes, keep_offline=value))
    return Changes(feeds=(number,))
