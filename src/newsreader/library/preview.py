"""A feed that is only looked at, before it is followed: what a reader wants to know to decide. Fetches nothing."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from newsreader.feeds.addresses import host
from newsreader.model import ParsedEntry, ParsedFeed
from newsreader.outline import FoundFeed, Headline
from newsreader.text.plain import excerpt, headline, plain

PREVIEW_HEADLINES = 8
EXCERPT = 180  # characters: two lines of the dialog
_MOST_MARKUP = 4000  # characters of an entry that are looked at: its first words are all that is shown
_LEAST_DATES = 3  # two dates tell a distance, not a habit
_LEAST_SPAN = timedelta(days=1)  # less is a burst, or a part of a day that says nothing of its night,
_MANY_DATES, _SPAN_OF_MANY = 10, timedelta(hours=3)  # unless the entries are so many and lie so far apart


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
    text = plain((entry.summary_html or entry.content_html)[:_MOST_MARKUP])
    title, text = (entry.title, text) if entry.title else headline(text, outlet)
    words = excerpt(text, outlet, EXCERPT)
    return Headline(title, entry.published, "" if words == title else words)


def pace(dates: Sequence[datetime | None]) -> float | None:
    """The seconds that lie between two entries on average, None where too few have a date of their own, or where
    they lie too close together to say anything of a day."""
    known = {date for date in dates if date is not None}
    if len(known) < _LEAST_DATES:
        return None
    span = max(known) - min(known)
    if span < (_LEAST_SPAN if len(known) < _MANY_DATES else _SPAN_OF_MANY):
        return None
    return span.total_seconds() / (len(known) - 1)
