"""What deeds that ask the network are handed: a fetcher and a parser in child processes."""

import gc
from dataclasses import dataclass

from newsreader.feeds.fetch import Fetcher, WebFetcher
from newsreader.library.opened import Library
from newsreader.library.rests import kept_rests
from newsreader.worker.children import GARBAGE, ParsingChildren


@dataclass(frozen=True, slots=True)
class Tools:
    """A fetcher and a parser that belong together and end together."""

    fetcher: Fetcher
    parser: ParsingChildren

    async def close(self) -> None:
        """End the children and close the connections."""
        self.parser.close()
        await self.fetcher.close()


def open_tools(library: Library, fetcher: Fetcher | None = None) -> Tools:
    """The real fetcher (or the one given), which knows the hosts of `library` that asked to be left alone, with
    parsing children. Use it within one event loop.

    The process is taken for one that refreshes: its collector looks for rings less often, as in the children."""
    gc.set_threshold(GARBAGE)
    return Tools(fetcher or WebFetcher(clock=library.now, rests=kept_rests(library)), ParsingChildren())
