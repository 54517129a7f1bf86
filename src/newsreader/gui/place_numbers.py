"""The quiet line below a place's name: how much there is, from how many feeds, how fresh."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QCoreApplication

from newsreader.gui import times
from newsreader.gui.models.listing import Listing
from newsreader.gui.models.place import Kind, feeds_of
from newsreader.gui.session import Session
from newsreader.model import Order

translate = QCoreApplication.translate


def place_numbers(listing: Listing, session: Session, count: int) -> str:
    """Numbers of the place that a listing shows, in the window's language; `count` is the sidebar's, which has no
    row for a section that is hidden."""
    if listing.filters.text:
        return _found(listing)
    if not session.feeds:
        return ""
    feeds = feeds_of(listing.place, session.feeds, session.folders)
    unread = session.counts.unread if listing.place.kind is Kind.ALL else count
    if listing.place.kind is Kind.SECTION:
        unread = session.counts.sections.get(listing.place.id, 0)
    if listing.place.kind in (Kind.STARRED, Kind.OFFLINE, Kind.MUTED):
        parts = [translate("window", "%Ln article(s)", "", unread)]
    else:
        parts = [translate("window", "%Ln unread", "", unread)]
    if listing.place.kind in (Kind.ALL, Kind.UNREAD, Kind.TODAY, Kind.FOLDER):
        parts.append(translate("window", "%Ln feed(s)", "", len(feeds)))
    elif listing.place.kind is Kind.SECTION and listing.section_feeds:
        parts.append(translate("window", "%Ln feed(s)", "", listing.section_feeds))
    checked = max((feed.last_success for feed in feeds if feed.last_success is not None), default=None)
    if checked is not None and listing.place.kind not in (Kind.STARRED, Kind.OFFLINE, Kind.MUTED):
        parts.append(_updated(checked))
    return " · ".join(parts)


def _found(listing: Listing) -> str:
    from newsreader.library.searching import RANKED  # it brings SQLAlchemy, which is there once something is found

    count = len(listing.model.ids)
    said = translate("window", "%Ln article(s) found", "", count)
    if listing.query.order is Order.RELEVANCE and count > RANKED:
        said += " · " + translate("window", "the best of the newest %Ln first", "", RANKED)
    return said


def _updated(checked: datetime) -> str:
    now = datetime.now(UTC)
    if now - checked < timedelta(minutes=1):
        return translate("window", "updated just now")
    return translate("window", "updated {age} ago").format(age=times.age(checked, now))
