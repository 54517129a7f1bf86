"""Feeds whose address has changed for good: noted for several checks, then followed. Decides; asks nothing."""

import logging
from urllib.parse import urlsplit

from newsreader.errors import AddressError, LookupFailure
from newsreader.feeds.addresses import without_password
from newsreader.feeds.hops import same_origin
from newsreader.library.opened import Library
from newsreader.model import Feed, FeedCheck, FeedStatus

_log = logging.getLogger(__name__)

CHECKS_IN_A_ROW = 3  # a permanent redirect may be a mistake of an hour; three checks outlast it


def times_seen(feed: Feed, moved_to: str) -> int:
    """On how many checks in a row permanent redirects have led to `moved_to`, this one among them."""
    if not moved_to:
        return 0
    return feed.health.moved_count + 1 if feed.health.moved_to == moved_to else 1


def follow_move(library: Library, check: FeedCheck) -> str:
    """Give a feed the address that its permanent redirects have led to for several checks; that address, "" where
    the feed stays where it is.

    Called when the check is stored. The end of the chain gave a feed, or the 304 of one: a login page never does.
    """
    if check.moved_count < CHECKS_IN_A_ROW or check.status not in (FeedStatus.OK, FeedStatus.NOT_MODIFIED):
        return ""
    feed = library.store.feeds.get(check.feed)
    if not _may_move(feed, check.redirected_to):
        return ""
    try:
        library.store.feeds.change_url(
            feed.id, check.redirected_to, same_document=True, instead_of=check.asked.url if check.asked else None
        )
    except AddressError:  # followed already: both stay, and the feed's health says where it has moved to
        return ""
    except LookupFailure:  # the reader was faster: removed, or another address
        return ""
    _log.info("feed %d: moved for good", feed.id)
    return check.redirected_to


def _may_move(feed: Feed, target: str) -> bool:
    """Never from https to http, which would take from the reader what the feed's owner gave; nor to another origin
    where a password would go along from then on."""
    if urlsplit(feed.url).scheme == "https" and urlsplit(target).scheme != "https":
        return False
    has_password = bool(feed.wishes.user_name) or without_password(feed.url) != feed.url
    return not has_password or same_origin(feed.url, target)
