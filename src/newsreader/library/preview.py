"""A feed that is only looked at, before it is followed: what a reader wants to know to decide. Fetches nothing."""

from collections.abc import Sequence
from datetime import datetime

from newsreader.feeds.addresses import host
from newsreader.model import ParsedEntry, ParsedFeed
from newsreader.outline import FoundFeed, Headline
from newsreader.text.plain import excerpt, plain

PREVIEW_HEADLINES = 8
EXCERPT = 180  # characters: two lines of the dialog
_MOST_MARKUP = 4000  # characters of an entry that are looked at: its first words are all that is shown
_LEAST_DATES = 3  # two dates tell a distance, not a habit


def found(url: str, title: str, parsed: ParsedFeed) -> FoundFeed:
    """What `parsed`, fetched from `url`, shows of itself; `title` is what the page that offers it calls it."""
    entries = [entry for entry in parsed.entries if entry.title or entry.summary_html or entry.content_html]
    name = parsed.title or title or host(url)
    newest = tuple(_headline(entry, name) for entry in entries[:PREVIEW_HEADLINES])
    return FoundFeed(
        url,
        name,
        tuple(one.title for one in newest),
        len(parsed.entries),
        newest=newest,
        site_url=parsed.site_url,
        description=plain(parsed.description[:_MOST_MARKUP]),
        pace=pace([entry.published for entry in parsed.entries]),
    )


def _headline(entry: ParsedEntry, outlet: str) -> Headline:
    words = excerpt(plain((entry.summary_html or entry.content_html)[:_MOST_MARKUP]), outlet, EXCERPT)
    title = entry.title or words
    return Headline(title, entry.published, "" if words == title else words)


def pace(dates: Sequence[datetime | None]) -> float | None:
    """The seconds that lie between two entries on average, None where too few have a date of their own."""
    known = {date for date in dates if date is not None}
    if len(known) < _LEAST_DATES:
        return None
    return (max(known) - min(known)).total_seconds() / (len(known) - 1)
