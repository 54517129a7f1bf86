"""The icons of feeds: the one that the feed names, else the one that its site's page names. None is guessed."""

from datetime import timedelta

from newsreader.errors import FetchError
from newsreader.feeds.addresses import host, is_web
from newsreader.feeds.answers import NO_WAY_OUT
from newsreader.feeds.fetch import Fetcher, Kind
from newsreader.library.keep import NOT_ASKED, PASSING
from newsreader.library.opened import Library
from newsreader.library.pictures import decode_icon
from newsreader.model import Feed, Fetched
from newsreader.text.links import page_icon

RETRY_ICON = timedelta(days=1)  # an icon that could not be had is left alone for so long


async def load_icons(library: Library, fetcher: Fetcher) -> tuple[int, ...]:
    """Fetch the icons of feeds that were never asked for one; the feeds that have one now. What several feeds
    name, as those of one site do, is fetched once; what could not be had for the moment is asked for later."""
    asking = _Asking(library, fetcher)
    found: list[int] = []
    for number in library.store.feeds.without_icon():
        feed = library.store.feeds.get(number)
        try:
            data = await asking.icon(feed)
        except FetchError as error:
            if error.code in NO_WAY_OUT:
                break
            continue
        library.store.feeds.set_icon(feed.id, data, "image/png")
        if data is not None:
            found.append(feed.id)
    return tuple(found)


class _Asking:
    """The documents of one run, each asked for once."""

    def __init__(self, library: Library, fetcher: Fetcher) -> None:
        self._library = library
        self._fetcher = fetcher
        self._bodies: dict[tuple[str, Kind], bytes] = {}

    async def icon(self, feed: Feed) -> bytes | None:
        """The icon of a feed, None where it has none. Raises FetchError for what may be mended later."""
        named = await self._picture(feed.icon_url, feed)
        return named or await self._picture(await self._named_by_site(feed), feed)

    async def _picture(self, address: str, feed: Feed) -> bytes | None:
        if not is_web(address):
            return None
        body = await self._body(address, feed.url, "picture")
        return decode_icon(body) if body else None

    async def _named_by_site(self, feed: Feed) -> str:
        if not is_web(feed.site_url):
            return ""
        page = await self._body(feed.site_url, feed.url, "page")
        return page_icon(page, feed.site_url) if page else ""

    async def _body(self, url: str, origin: str, kind: Kind) -> bytes:
        """What is at `url`, b"" where there is nothing: a feed without an icon shows its letter."""
        known = self._bodies.get((url, kind))
        if known is not None:
            return known
        media, now = self._library.store.media, self._library.now()
        state = media.known([url]).get(url)
        if state is not None and state.error in PASSING and state.tried and now < state.tried + RETRY_ICON:
            raise FetchError(state.error, host=host(url))
        try:
            answer = await self._fetcher.get(url, kind=kind, origin=origin)
        except FetchError as error:
            if error.code in PASSING:
                media.fail(url, error.code, now)
            if error.code in PASSING or error.code in NOT_ASKED:
                raise
            answer = None
        body = answer.body if isinstance(answer, Fetched) else b""
        self._bodies[url, kind] = body
        return body
