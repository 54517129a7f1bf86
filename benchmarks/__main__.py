"""`make bench`: all measures in one run, printed as Markdown. `--feeds N` for a smaller world.

What takes longer stands by itself: `benchmarks.growth` and `benchmarks.quality_stories`.
"""

import argparse
import platform
import shutil
import sys
import tempfile
from pathlib import Path

from benchmarks import lateness, quality_feeds, quality_lists, reading, refreshing, starting
from benchmarks.readers import Ours


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--refreshes", type=int, default=10, help="how many the window is watched in")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="newsreader-bench-"))
    try:
        sys.stdout.write(f"Python {platform.python_version()}, {platform.system()}, {options.feeds} feeds\n\n")
        _tell(refreshing.report(options.feeds, folder))
        _tell(reading.report(folder / Ours.name))
        _tell(starting.report(folder / Ours.name))
        _tell(lateness.report(options.feeds, options.refreshes))
        _tell(quality_feeds.report())
        _tell(quality_lists.report())
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _tell(part: str) -> None:
    sys.stdout.write(part + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
