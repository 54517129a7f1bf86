"""What is fuzzed: each target takes any bytes and may raise our own errors only. Used by the property tests and, where
atheris is installed, by `python -m tests.harm.fuzz NAME`."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime

from newsreader.errors import OpmlError, ParseError
from newsreader.feeds.addresses import without_password
from newsreader.feeds.dates import parse_date
from newsreader.feeds.opml import read_opml, write_opml
from newsreader.feeds.parse import parse
from newsreader.outline import Outline
from newsreader.text.links import feed_links

URL = "https://bao.example/rss"


def parse_any(data: bytes) -> None:
    """A feed's document."""
    with suppress(ParseError):
        for entry in parse(data, url=URL).entries:
            assert entry.published is None or entry.published.tzinfo is not None


def date_any(data: bytes) -> None:
    """A date as a feed writes it."""
    found = parse_date(data.decode("utf-8", "replace"))
    assert found is None or (isinstance(found, datetime) and found.tzinfo is not None)


def discover_any(data: bytes) -> None:
    """A page that may offer feeds."""
    for link in feed_links(data, URL):
        assert link.url.startswith(("http://", "https://"))


def opml_any(data: bytes) -> None:
    """A list of feeds; what could be read can be written and read again."""
    with suppress(OpmlError):
        outline = read_opml(data, "list.opml")
        if outline.feeds:
            again = read_opml(write_opml(outline), "list.opml")
            assert _by_folder(again) == _by_folder(outline)


def _by_folder(outline: Outline) -> dict[tuple[str, ...], list[str]]:
    """The addresses in each folder, in their order; how feeds and folders stand among each other is not kept, nor
    are user names and passwords, on purpose."""
    folders: dict[tuple[str, ...], list[str]] = {}
    for feed in outline.feeds:
        urls = folders.setdefault(feed.path, [])
        url = without_password(feed.url)
        if url not in urls:
            urls.append(url)
    return folders


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "parse": parse_any,
    "dates": date_any,
    "discover": discover_any,
    "opml": opml_any,
}
