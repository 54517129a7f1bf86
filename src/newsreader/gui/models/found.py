"""The feeds that an address offers, to be ticked, and what is said of them. No widget and no library here."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from newsreader.gui import times, translation
from newsreader.gui.attached import short_address
from newsreader.outline import FEED_SCHEME, FoundFeed

FoundRole = int(Qt.ItemDataRole.UserRole) + 1

Index = QModelIndex | QPersistentModelIndex

_DAY = 86_400.0
_LONGEST_ADDRESS = 2000  # characters: more is a text that happens to begin like one
_SCHEME = re.compile(rf"{FEED_SCHEME}(?://)?|https?://", re.IGNORECASE)
_HOST = re.compile(
    r"(?:www\.)?(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}(?::\d+)?(?:[/?#]\S*)?|"
    r"(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?(?:/\S*)?|localhost(?::\d+)?(?:/\S*)?"
)

translate = QCoreApplication.translate


class FoundModel(QAbstractListModel):
    """One row a feed. Ticks are kept by address while further feeds answer."""

    ticked_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._feeds: tuple[FoundFeed, ...] = ()
        self._followed: frozenset[str] = frozenset()
        self._ticked: set[str] = set()

    @property
    def feeds(self) -> tuple[FoundFeed, ...]:
        """What is listed."""
        return self._feeds

    def show(self, feeds: Sequence[FoundFeed], followed: Iterable[str]) -> None:
        """List these feeds; `followed` are the addresses of those that need not be offered."""
        self._followed = frozenset(map(bare, followed))
        if [feed.url for feed in feeds] == [feed.url for feed in self._feeds]:
            self._feeds = tuple(feeds)
            if feeds:
                self.dataChanged.emit(self.index(0), self.index(len(feeds) - 1))
        else:
            self.beginResetModel()
            self._feeds = tuple(feeds)
            self.endResetModel()
        self._ticked &= {feed.url for feed in feeds}
        self.ticked_changed.emit()

    def is_followed(self, feed: FoundFeed) -> bool:
        """Whether the reader follows it already."""
        return bare(feed.url) in self._followed

    def usable(self, feed: FoundFeed) -> bool:
        """Whether it can be ticked."""
        return not feed.pending and not feed.error_code and not self.is_followed(feed)

    def ticked(self) -> tuple[FoundFeed, ...]:
        """The feeds ticked, in the order listed."""
        return tuple(feed for feed in self._feeds if feed.url in self._ticked)

    def tick(self, feed: FoundFeed, value: bool) -> None:
        """Tick a feed, or take the tick away."""
        if not self.usable(feed):
            return
        (self._ticked.add if value else self._ticked.discard)(feed.url)
        row = self._feeds.index(feed)
        self.dataChanged.emit(self.index(row), self.index(row))
        self.ticked_changed.emit()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._feeds)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or index.row() >= len(self._feeds):
            return None
        feed = self._feeds[index.row()]
        asked: dict[int, Any] = {
            FoundRole: feed,
            Qt.ItemDataRole.DisplayRole: feed_name(feed),
            Qt.ItemDataRole.CheckStateRole: _check(feed.url in self._ticked),
            Qt.ItemDataRole.ToolTipRole: short_address(feed.url),
        }
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join([feed_name(feed), *self.lines(feed)])
        return asked.get(role)

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.tick(self._feeds[index.row()], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.isValid() and self.usable(self._feeds[index.row()]):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def lines(self, feed: FoundFeed) -> list[str]:
        """What stands below its name: its newest headline or what is wrong, then numbers."""
        if feed.pending:
            return [translate("AddFeedDialog", "Being asked…")]
        if feed.error_code:
            return [translation.sentence(feed.error_code, feed.error_data)]
        first = feed.headlines[0] if feed.headlines else short_address(feed.url)
        return [first, self.facts(feed)]

    def facts(self, feed: FoundFeed) -> str:
        """Its address where another has its name, that it is followed, how much it holds, its pace."""
        alike = sum(feed_name(one) == feed_name(feed) for one in self._feeds) > 1
        parts = [_full_address(feed.url)] if alike else []
        if self.is_followed(feed):
            parts.append(translate("AddFeedDialog", "Followed already"))
        if feed.entries:
            parts.append(translate("AddFeedDialog", "%Ln article(s)", "", feed.entries))
        return " · ".join([*parts, *filter(None, [pace_text(feed.pace)])])


def _check(ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked


def feed_name(feed: FoundFeed) -> str:
    """Its title; what could not be read has none of its own and is called by its address."""
    return feed.title if feed.title not in ("", feed.url) else short_address(feed.url)


def _full_address(url: str) -> str:
    """All of an address that may tell two feeds of one site apart, but for user name and password."""
    parts = urlsplit(url)
    return bare(urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])))


def pace_text(pace: float | None) -> str:
    """How often a feed publishes that needs `pace` seconds for an entry, "" where that is not known."""
    if not pace:
        return ""
    a_day = _DAY / pace
    if a_day >= 1:
        return translate("AddFeedDialog", "about %Ln a day", "articles", round(a_day))
    if a_day * 7 >= 1:
        return translate("AddFeedDialog", "about %Ln a week", "articles", round(a_day * 7))
    if a_day * 30 >= 1:
        return translate("AddFeedDialog", "about %Ln a month", "articles", round(a_day * 30))
    return translate("AddFeedDialog", "less than one a month", "articles")


def age_text(moment: datetime | None) -> str:
    """How long ago, "" without a date."""
    if moment is None:
        return ""
    now = datetime.now(UTC)
    age = times.age(moment, now)
    if (now - moment).total_seconds() < 60:
        return age
    return translate("AddFeedDialog", "{age} ago").format(age=age)


def bare(url: str) -> str:
    """An address without what may differ between two names of one document: scheme, www and closing slash."""
    rest = url.partition("://")[2] or url
    return rest.removeprefix("www.").rstrip("/")


def looks_like_address(text: str) -> bool:
    """Whether a text is one web address, a feed: address or a host, so that asking it makes sense."""
    text = text.strip()
    if not text or len(text) > _LONGEST_ADDRESS or re.search(r"\s", text):
        return False
    rest = _SCHEME.sub("", text, count=1) if _SCHEME.match(text) else text
    return (rest != text and bool(re.match(r"[\w\[]", rest)) and len(rest) > 3) or bool(_HOST.fullmatch(text))
