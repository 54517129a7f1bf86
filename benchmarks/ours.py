"""Our own part of a measure, as a process of its own: `python -m benchmarks.ours refresh|derive|settle FOLDER`.

The same deeds as the command line's `refresh`, told apart: until articles are stored, counted, listed and
searchable with their sections; terms, signatures and stories; tidying of the index.
"""

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsreader.library.opened import Library

# Imports stand inside: the parsing children begin by importing this module, and need none of what it needs.


async def _refresh(library: "Library") -> None:
    from newsreader.library.refresh import refresh
    from newsreader.model import Urgency
    from newsreader.worker.tools import open_tools

    tools = open_tools(library)
    try:
        async for _ in refresh(library, tools.fetcher, tools.parser, urgency=Urgency.NOW):
            pass
    finally:
        await tools.close()


async def _derive(library: "Library") -> None:
    from newsreader.library.derive import derive

    async for _ in derive(library):
        pass


async def _settle(library: "Library") -> None:
    from newsreader.library.refresh import settle

    await settle(library)


DEEDS = {"refresh": _refresh, "derive": _derive, "settle": _settle}


def main() -> None:
    """Do the named deed."""
    from newsreader.library.opened import open_library
    from newsreader.paths import library_paths

    deed, folder = sys.argv[1:]
    library = open_library(library_paths(Path(folder)), checkpoints=True)
    try:
        asyncio.run(DEEDS[deed](library))
    finally:
        library.close()


if __name__ == "__main__":
    main()
