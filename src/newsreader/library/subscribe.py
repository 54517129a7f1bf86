"""Following feeds: finding what an address offers, subscribing, naming, ordering, letting go and undoing that."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace

from newsreader.errors import AddressError, NewsreaderError, OpmlError, ParseError
from newsreader.feeds import other_documents
from newsreader.feeds.addresses import host, login_in, normalize, without_password
from newsreader.feeds.fetch import Fetcher
from newsreader.feeds.hops import same_origin
from newsreader.feeds.opml import read_opml
from newsreader.library.intake import Parser
from newsreader.library.logins import LoginQueue, Manner, manner_for
from newsreader.library.opened import Library
from newsreader.library.preview import found as previewed
from newsreader.library.refresh import check_feed, store_fetched
from newsreader.library.titles import title_key
from newsreader.model import Changes, Feed, FeedOutcome, Fetched
from newsreader.outline import FoundFeed
from newsreader.text.links import FeedLink, feed_links

# What shows that a link led to something else.
_NO_FEED_AT_ALL = frozenset({"parse.not_a_feed", "parse.empty", "parse.broken", "fetch.not_found", "fetch.gone"})
MOST_PREVIEWS = 24  # a page that offers more is a directory: fetching all of its feeds would be a burst

Tell = Callable[[tuple[FoundFeed, ...]], None]  # hears of feeds while others are still being asked


def _tell_nobody(_found: tuple[FoundFeed, ...]) -> None:
    pass


class Visits:
    """The fetches of one discovery. At the origin of a feed that is followed already they go as that feed goes,
    unless a page of another origin led there, which must not make us use a password."""

    def __init__(self, library: Library, fetcher: Fetcher, logins: LoginQueue | None) -> None:
        self._fetcher = fetcher
        self._logins = logins
        self._feeds = [feed for feed in library.store.feeds.all() if _goes_its_own_way(feed)]

    async def get(self, url: str, origin: str = "") -> Fetched:
        """The document at `url`, to which the page `origin` led. Raises FetchError."""
        manner = await self._manner(url, origin)
        fetched = await self._fetcher.get(
            url, kind="feed", origin=origin, user_agent=manner.user_agent, login=manner.login
        )
        if not isinstance(fetched, Fetched):
            raise TypeError(fetched)
        return fetched

    async def _manner(self, url: str, origin: str) -> Manner:
        there = [feed for feed in self._feeds if same_origin(feed.url, url)]
        if not there or login_in(url) is not None or (origin and not same_origin(origin, url)):
            return Manner()
        feed = next((one for one in there if without_password(one.url) == url), there[0])
        try:
            return await manner_for(feed, url, self._logins)
        except TimeoutError:  # the server says so where it must have one
            return Manner(feed.wishes.user_agent)


def _goes_its_own_way(feed: Feed) -> bool:
    return bool(feed.wishes.user_name or feed.wishes.user_agent) or login_in(feed.url) is not None


async def discover(
    library: Library,
    text: str,
    fetcher: Fetcher,
    parser: Parser,
    prefetched: dict[str, Fetched],
    tell: Tell = _tell_nobody,
    logins: LoginQueue | None = None,
) -> tuple[FoundFeed, ...]:
    """The feeds at an address that was typed: itself, or every feed its page offers, in the page's order; where it
    offers only a page about its feeds, those of that page.

    Of a directory with very many feeds only the first have a preview. What is fetched is put into `prefetched` by
    address. `tell` is called with what is known while the page's feeds are being asked. Raises AddressError,
    FetchError, ParseError.
    """
    url = normalize(text)
    visits = Visits(library, fetcher, logins)
    fetched = await visits.get(url)
    try:
        parsed = await parser(fetched.body, fetched.final_url, fetched.content_type)
    except ParseError as error:
        _refuse_list(fetched)
        found = await _offered(fetched, visits, parser, prefetched, tell)
        if not found and error.code != "parse.not_a_feed":
            raise
        if not found:
            what = other_documents.code_of(fetched.body, fetched.content_type)
            raise AddressError(what, host=host(fetched.final_url)) from None
        return found
    address = fetched.permanent_url or url
    prefetched[address] = fetched
    return (previewed(address, "", parsed),)


def named_host(text: str) -> str:
    """The host of an address that was typed. Raises AddressError."""
    return host(normalize(text))


def followed(library: Library, url: str) -> Feed | None:
    """The feed of this address, or that is known to have moved there; None when it is not followed. Raises
    AddressError."""
    address = normalize(url)
    moved = (one for one in library.store.feeds.all() if one.health.moved_to == address)
    return library.store.feeds.by_url(address) or next(moved, None)


def _refuse_list(fetched: Fetched) -> None:
    """Raises AddressError (address.list) where what was fetched is a list of feeds."""
    if b"<opml" not in fetched.body[:4096].lower():
        return
    name = host(fetched.final_url)
    with suppress(OpmlError):
        count = len(read_opml(fetched.body, name).feeds)
        raise AddressError("address.list", host=name, count=count)


async def _offered(
    page: Fetched,
    visits: Visits,
    parser: Parser,
    prefetched: dict[str, Fetched],
    tell: Tell,
    *,
    further: bool = True,
) -> tuple[FoundFeed, ...]:
    """The feeds that a page offers. What only looked like a feed and is none is left out; where none can be read
    and `further`, the pages it leads to instead are looked through in the same way: many have one called "RSS"."""
    links = _asked_as(feed_links(page.body, page.final_url, page.content_type))
    shown = {
        link.url: FoundFeed(link.url, link.title or link.url, pending=True)
        for link in links[:MOST_PREVIEWS]
        if link.sure
    }

    async def look(link: FeedLink) -> tuple[FoundFeed | None, Fetched | None]:
        feed, other = await _preview(link, page.final_url, visits, parser, prefetched)
        if feed is not None:
            shown[link.url] = feed
        tell(_each_once(shown.values()))
        return feed, other

    tell(tuple(shown.values()))
    looks = await asyncio.gather(*map(look, links[:MOST_PREVIEWS]))
    found = list(_each_once(feed for feed, _ in looks if feed is not None))
    found += [FoundFeed(link.url, link.title or link.url) for link in links[MOST_PREVIEWS:] if link.sure]
    for _, other in looks:
        if further and other is not None and all(one.error_code for one in found):
            found = [*(await _offered(other, visits, parser, prefetched, tell, further=False))] or found
    return tuple(found)


def _asked_as(links: Sequence[FeedLink]) -> list[FeedLink]:
    """`links` by the addresses under which they would be followed, without those that nobody can ask."""
    known = []
    for link in links:
        with suppress(AddressError):
            known.append(replace(link, url=normalize(link.url)))
    return known


def _each_once(feeds: Iterable[FoundFeed]) -> tuple[FoundFeed, ...]:
    """`feeds` by address: two links of a page may lead to one."""
    return tuple({feed.url: feed for feed in feeds}.values())


async def _preview(
    link: FeedLink, origin: str, visits: Visits, parser: Parser, prefetched: dict[str, Fetched]
) -> tuple[FoundFeed | None, Fetched | None]:
    """The feed that a link leads to, or what is wrong with it, None where it only looked like one; and what came
    instead of a feed."""
    fetched = None
    try:
        fetched = await visits.get(link.url, origin)
        parsed = await parser(fetched.body, fetched.final_url, fetched.content_type)
    except NewsreaderError as error:
        failed = FoundFeed(link.url, link.title or link.url, error_code=error.code, error_data=error.data)
        return None if error.code in _NO_FEED_AT_ALL and not link.sure else failed, fetched
    address = fetched.permanent_url or link.url
    prefetched[address] = fetched
    return previewed(address, link.title, parsed), None


async def subscribe(
    library: Library,
    url: str,
    fetcher: Fetcher,
    parser: Parser,
    *,
    folder: int | None = None,
    title: str = "",
    called: str = "",
    prefetched: Fetched | None = None,
    logins: LoginQueue | None = None,
) -> FeedOutcome:
    """Follow the feed at `url` and make its first check, or take `prefetched` for it. `called` is what the page
    that offers it calls it, which it goes by where it has no title itself.

    The feed is kept even when that check fails: the failure is in the outcome and on the feed. Raises
    AddressError when the address is none or is followed already.
    """
    address = normalize(url)
    number = library.store.feeds.add(address, title=called, custom_title=title, folder=folder, now=library.now())
    feed = library.store.feeds.get(number)
    added = Changes(feeds=(number,), tree=True)
    if prefetched is not None:
        outcome = await store_fetched(library, feed, prefetched, parser)
    else:
        outcome = await check_feed(library, feed, fetcher, parser, logins)
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
    return Changes(feeds=tuple(numbers), tree=True, returned=tuple(numbers))


def add_folder(library: Library, title: str, parent: int | None = None) -> int:
    """Make a folder, or find the one of that name below `parent`; its id."""
    return library.store.folders.add(title.strip(), parent, fold=title_key)


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
