"""Feeds that answer within the process, for what is measured behind fetching; and deriving what they brought."""

from collections.abc import Callable

from newsreader.feeds.fetch import Kind
from newsreader.library.derive import derive
from newsreader.library.opened import Library
from newsreader.model import Fetched, NotModified, Validators


class Wire:
    """Answers as a fetcher does: `document` gives the body at an address."""

    def __init__(self, document: Callable[[str], bytes]) -> None:
        self._document = document

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
        """The feed at `url`."""
        return Fetched(url=url, final_url=url, body=self._document(url), content_type="application/rss+xml")

    async def close(self) -> None:
        """Nothing is open."""


async def derive_all(library: Library) -> None:
    """Derive all that waits."""
    async for _ in derive(library):
        pass
