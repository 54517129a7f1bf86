"""The icons of feeds: the one that the feed names, else the one that its site's page names. None is guessed."""

from newsreader.errors import FetchError
from newsreader.feeds.addresses import is_web
from newsreader.feeds.fetch import Fetcher, Kind
from newsreader.library.opened import Library
from newsreader.library.pictures import decode_icon
from newsreader.model import Feed, Fetched
from newsreader.text.links import page_icon


async def load_icons(library: Library, fetcher: Fetcher) -> tuple[int, ...]:
    """Fetch the icons of feeds that were never asked for one; the feeds that have one now."""
    found: list[int] = []
    for number in library.store.feeds.without_icon():
        feed = library.store.feeds.get(number)
        data = await _icon(feed, fetcher)
        library.store.feeds.set_icon(feed.id, data, "image/png")
        if data is not None:
            found.append(feed.id)
    return tuple(found)


async def _icon(feed: Feed, fetcher: Fetcher) -> bytes | None:
    icon = await _icon_at(feed.icon_url, feed, fetcher)
    return icon or await _icon_at(await _icon_of_site(feed, fetcher), feed, fetcher)


async def _icon_at(address: str, feed: Feed, fetcher: Fetcher) -> bytes | None:
    if not is_web(address):
        return None
    body = await _body(address, feed.url, fetcher, "picture")
    return decode_icon(body) if body else None


async def _icon_of_site(feed: Feed, fetcher: Fetcher) -> str:
    if not is_web(feed.site_url):
        return ""
    page = await _body(feed.site_url, feed.url, fetcher, "page")
    return page_icon(page, feed.site_url) if page else ""


async def _body(url: str, origin: str, fetcher: Fetcher, kind: Kind) -> bytes:
    try:
        answer = await fetcher.get(url, kind=kind, origin=origin)
    except FetchError:
        return b""  # a feed without an icon shows its letter
    return answer.body if isinstance(answer, Fetched) else b""
