"""Our own part of a measure, as a process of its own: `python -m benchmarks.ours refresh|derive|settle FOLDER`.

The same deeds as the command line's `refresh`, told apart: until articles are stored, counted, listed and
searchable with their sections; terms, signatures and stories; tidying of the index.
"""

import asyncio
import sys
from pathlib import Path

from newsreader.library.derive import derive
from newsreader.library.opened import Library, open_library
from newsreader.library.refresh import refresh, settle
from newsreader.model import Urgency
from newsreader.paths import library_paths
from newsreader.worker.tools import open_tools


async def _refresh(library: Library) -> None:
    tools = open_tools()
    try:
        async for _ in refresh(library, tools.fetcher, tools.parser, urgency=Urgency.NOW):
            pass
    finally:
        await tools.close()


async def _derive(library: Library) -> None:
    async for _ in derive(library):
        pass


DEEDS = {"refresh": _refresh, "derive": _derive, "settle": settle}


def main() -> None:
    """Do the named deed."""
    deed, folder = sys.argv[1:]
    library = open_library(library_paths(Path(folder)), checkpoints=True)
    try:
        asyncio.run(DEEDS[deed](library))
    finally:
        library.close()


if __name__ == "__main__":
    main()
