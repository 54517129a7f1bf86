"""A throw-away library of bundled news: its outlets answer from files, everything else is the real way."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from newsreader.assets import asset
from newsreader.errors import FetchError
from newsreader.feeds.fetch import Kind
from newsreader.library.demo_documents import Outlet, article_page, feed_document, front_page
from newsreader.library.derive import derive
from newsreader.library.intake import ParserHere
from newsreader.library.keep import keep, load_thumbnails
from newsreader.library.mark import mark_read, mark_starred, record_reading
from newsreader.library.opened import Library
from newsreader.library.subscribe import subscribe
from newsreader.model import ArticleRow, Fetched, NotModified, ReadHow, ReadingEvent, Validators
from newsreader.paths import Paths

FOLDERS: Mapping[str, str] = {"vi": "Báo tiếng Việt", "en": "In English"}
OLD_NEWS = timedelta(hours=30)  # what is older was read, as in a library that is in use


class DemoFetcher:
    """Answers for the invented outlets (all of them on .example hosts); other addresses have no server."""

    def __init__(self, moment: datetime) -> None:
        """`moment` is when the news is told: every article's age counts back from it."""
        self._moment = moment
        self._outlets = {outlet.host: outlet for outlet in read_outlets()}

    async def get(
        self,
        url: str,
        validators: Validators | None = None,
        *,
        kind: Kind = "feed",
        origin: str = "",
        user_agent: str = "",
        login: tuple[str, str] | None = None,
    ) -> Fetched | NotModified:
        """The document at `url`. Raises FetchError for what the outlets do not have."""
        parts = urlsplit(url)
        outlet = self._outlets.get(parts.hostname or "")
        if outlet is None:
            raise FetchError("fetch.demo", host=parts.hostname or url)
        found = self._document(outlet, parts.path)
        if found is None:
            raise FetchError("fetch.not_found", host=outlet.host, status=404)
        body, mime = found
        return Fetched(url=url, final_url=url, body=body, content_type=mime)

    async def close(self) -> None:
        """Nothing is open."""

    def _document(self, outlet: Outlet, path: str) -> tuple[bytes, str] | None:
        if path in ("", "/"):
            return front_page(outlet).encode(), "text/html; charset=utf-8"
        feed = next((feed for feed in outlet.feeds if feed.path == path), None)
        if feed is not None:
            return feed_document(outlet, feed, self._moment)
        if path.startswith("/pictures/"):
            picture = asset("demo", "pictures") / Path(path).name
            return (picture.read_bytes(), "image/jpeg") if picture.is_file() else None
        article = next((one for one in outlet.articles if f"/{one.slug}" == path), None)
        if article is None:
            return None
        return article_page(outlet, article, self._moment).encode(), "text/html; charset=utf-8"


def read_outlets() -> list[Outlet]:
    """The bundled outlets, in order of their files' names."""
    files = sorted(asset("demo").glob("*.json"))
    return [Outlet.from_json(json.loads(file.read_text(encoding="utf-8"))) for file in files]


def demo_moment(paths: Paths) -> datetime:
    """When the demo library at `paths` was made; made now if it is not there yet."""
    marker = paths.data / "demo.txt"
    if not marker.exists():
        marker.parent.mkdir(parents=True, exist_ok=True)
        marker.write_text(datetime.now(UTC).isoformat(), encoding="ascii")
    return datetime.fromisoformat(marker.read_text(encoding="ascii"))


def fill(library: Library) -> None:
    """Subscribe to every bundled outlet and leave the library as if it had been in use for months."""
    asyncio.run(_fill(library))


async def _fill(library: Library) -> None:
    moment = demo_moment(library.paths)
    fetcher = DemoFetcher(moment)
    for outlet in read_outlets():
        folder = library.store.folders.add(FOLDERS[outlet.language])
        for feed in outlet.feeds:
            await subscribe(library, outlet.address(feed.path), fetcher, ParserHere(), folder=folder)
    async for _ in derive(library):
        pass
    rows = library.store.articles.rows(library.store.stories.latest(exclude=0, limit=1000))
    await load_thumbnails(library, [row.thumbnail for row in rows if row.thumbnail], fetcher)
    _use(library, rows, moment)
    starred = [row.id for row in rows[4::9]]
    async for _ in keep(library, starred, fetcher):
        pass


def _use(library: Library, rows: Sequence[ArticleRow], moment: datetime) -> None:
    """Read what is old and every sixth of today, star some, open a few more than once."""
    read = [row.id for place, row in enumerate(rows) if moment - row.published > OLD_NEWS or place % 6 == 5]
    mark_read(library, read, True, ReadHow.OPENED)
    mark_starred(library, [row.id for row in rows[4::9]], True)
    for place, number in enumerate(read[:12]):
        for time in range(1 + place % 3):
            opened = moment - timedelta(hours=3 + place * 5 + time)
            record_reading(library, ReadingEvent(number, opened, 45.0 + 20 * place))
