"""Whether a feed's failure lasts or may be over by the next check. Pure, so that the window may ask."""

from newsreader.model import Feed, FeedCondition, FeedStatus, Trouble

FAILURES_IN_A_ROW = 3  # of a kind that may pass, and the feed is broken all the same

# Codes of a server, a network or a document of the moment. All others want somebody to see to them.
_PASSING = frozenset({
    "fetch.timeout", "fetch.network", "fetch.refused", "fetch.name", "fetch.lookup", "fetch.unanswered",
    "fetch.unreachable", "fetch.portal", "fetch.proxy", "fetch.proxy_refused", "fetch.server", "fetch.garbled",
    "fetch.insecure", "parse.empty", "parse.cut", "parse.broken",
})  # fmt: skip
# Of the moment: a robot check that comes as if it were the document, 304 to who has nothing, timeout, misdirected,
# too early.
_PASSING_STATUS = frozenset({200, 304, 408, 421, 425})
_NO_FAULT = frozenset({"fetch.busy", "fetch.offline"})  # of checks that failed through no fault of the feed
_NEEDS_NOBODY = frozenset({Trouble.RESTING, Trouble.RETRYING})


def broken(feed: Feed) -> bool:
    """Whether somebody should see to a feed: it failed for a reason that lasts, or for one that may pass but did
    not, several times in a row."""
    return _failed(feed) and (feed.failures >= FAILURES_IN_A_ROW or not _may_pass(feed))


def retrying(feed: Feed) -> bool:
    """Whether a feed's last check failed for a reason that may be over by the next one."""
    return _failed(feed) and not broken(feed)


def needs_reader(condition: FeedCondition) -> bool:
    """Whether the reader may want to do something. A feed whose server asked for time, or that is tried again,
    needs nobody."""
    return not _NEEDS_NOBODY.issuperset(condition.troubles)


def _failed(feed: Feed) -> bool:
    return feed.status is FeedStatus.FAILED and feed.error_code not in _NO_FAULT


def _may_pass(feed: Feed) -> bool:
    return feed.error_code in _PASSING or feed.error_data.get("status") in _PASSING_STATUS
