"""What deeds that ask the network are handed: a fetcher and a parser in child processes."""

import gc
from dataclasses import dataclass

from newsreader.feeds.fetch import Fetcher, Kind, Limits, WebFetcher
from newsreader.library.opened import Library
from newsreader.library.rests import kept_rests
from newsreader.settings import PICTURE_BYTES, Settings
from newsreader.worker.children import ParsingChildren
from newsreader.worker.parsing import GARBAGE


@dataclass(frozen=True, slots=True)
class Tools:
    """A fetcher and a parser that belong together and end together."""

    fetcher: Fetcher
    parser: ParsingChildren

    async def close(self) -> None:
        """End the children and close the connections."""
        self.parser.close()
        await self.fetcher.close()


@dataclass(frozen=True, slots=True)
class WishedLimits(Limits):
    """The limits of fetching, of which the reader sets one, as it is set at the moment."""

    settings: Settings | None = None

    def size(self, kind: Kind) -> int:
        """The greatest body of `kind`."""
        if kind == "picture" and self.settings is not None:
            return self.settings.get(PICTURE_BYTES)
        return Limits.size(self, kind)


def open_tools(library: Library, fetcher: Fetcher | None = None) -> Tools:
    """The real fetcher (or the one given), which knows the hosts of `library` that asked to be left alone, with
    parsing children. Use it within one event loop.

    The process is taken for one that refreshes: its collector looks for rings less often, as in the children."""
    gc.set_threshold(GARBAGE)
    limits = WishedLimits(settings=library.settings)
    return Tools(fetcher or WebFetcher(limits, clock=library.now, rests=kept_rests(library)), ParsingChildren())
