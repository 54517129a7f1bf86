"""What the quick way of parsing takes, whether it gives what feedparser gives, and what both cost.

python -m benchmarks.quick_parse ../shared/corpus
"""

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.world import World
from newsreader.errors import ParseError
from newsreader.feeds import charset, mend, quick
from newsreader.feeds.parse import parse
from newsreader.model import ParsedFeed

URL = "https://feed.example/news/feed.xml"
LARGEST = 5_000_000  # bytes; what is larger is there to be refused
WORLD = 300


@dataclass(slots=True)
class Found:
    """How many documents are feeds, how many of them went the quick way, and which came out otherwise."""

    feeds: int = 0
    taken: int = 0
    different: list[str] = field(default_factory=list)
    quick: float = 0.0  # seconds of CPU for what was taken
    slow: float = 0.0


def compare(paths: Iterable[Path]) -> Found:
    """Parse each file in both ways. What no way can parse is no feed and counts as nothing."""
    found = Found()
    for path in paths:
        if path.stat().st_size <= LARGEST:
            _compare(path.read_bytes(), str(path), found)
    return found


def compare_world(feeds: int = WORLD) -> Found:
    """The same for the generated world's documents."""
    found, world = Found(), World(feeds, now=datetime(2026, 1, 1, tzinfo=UTC))
    for number in range(feeds):
        _compare(world.document(number), str(number), found)
    return found


def _compare(body: bytes, name: str, found: Found) -> None:
    slow, seconds = _timed(lambda: parse(body, url=URL, quickly=False))
    taken = _taken(body)
    if slow is None and not taken:
        return
    found.feeds += 1
    if not taken:
        return
    quickly, elapsed = _timed(lambda: parse(body, url=URL))
    found.taken += 1
    found.quick += elapsed
    found.slow += seconds
    # The text tells what == does not: a date's zone, True for 1.
    if quickly != slow or repr(quickly) != repr(slow):
        found.different.append(name)


def _timed(parsing: Callable[[], ParsedFeed]) -> tuple[ParsedFeed | None, float]:
    start = time.process_time()
    try:
        feed = parsing()
    except ParseError:
        return None, time.process_time() - start
    return feed, time.process_time() - start


def _taken(body: bytes) -> bool:
    """Whether `parse` takes the quick way, at once or after mending."""
    if quick.read(body) is not None:
        return True
    text = charset.decode(body)
    if mend.root_name(text) not in ("rss", "rdf", "feed") or mend.too_wide(text):
        return False
    return quick.read(mend.mend(text).encode("utf-8", "replace")) is not None


def _lines(corpus: Path) -> Iterator[str]:
    real = [corpus / case["path"] for case in json.loads((corpus / "real-feeds.json").read_text("utf-8"))]
    everything = sorted(path for path in corpus.rglob("*") if path.is_file())
    yield "| documents | feeds | taken | different | quick, CPU | feedparser, CPU |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for name, found in (
        ("real feeds", compare(real)),
        ("whole corpus", compare(everything)),
        ("generated world", compare_world()),
    ):
        share = f"{found.taken} ({100 * found.taken / max(1, found.feeds):.0f} %)"
        yield (
            f"| {name} | {found.feeds} | {share} | {len(found.different)} "
            f"| {found.quick:.2f} s | {found.slow:.2f} s |"
        )
        yield from (f"| different | {name} | | | | |" for name in found.different)


if __name__ == "__main__":
    for line in _lines(Path(sys.argv[1])):
        sys.stdout.write(line + "\n")
