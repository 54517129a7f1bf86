"""How feeds are, as a table: a row a feed, those in trouble first. Knows words and colours, no widget."""

from collections.abc import Sequence
from datetime import UTC, datetime
from math import inf
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from newsreader.gui import translation
from newsreader.gui.names import whole_name
from newsreader.gui.times import age, clock, exact, short_day
from newsreader.model import FeedCondition, FeedStatus, Trouble

translate = QCoreApplication.translate

Index = QModelIndex | QPersistentModelIndex

ConditionRole = int(Qt.ItemDataRole.UserRole) + 1
SortRole = ConditionRole + 1

FEED, STATE, NEWEST, READ, NEXT = range(5)

# What each filter shows, in the order of the chips; an empty set shows every feed.
FILTERS: dict[str, frozenset[Trouble]] = {
    "all": frozenset(),
    "broken": frozenset({Trouble.BROKEN, Trouble.GONE}),
    "moved": frozenset({Trouble.MOVED}),
    "silent": frozenset({Trouble.SILENT}),
    "slow": frozenset({Trouble.SLOW, Trouble.RESTING, Trouble.RETRYING}),
}
_GRAVITY = {trouble: place for place, trouble in enumerate(Trouble)}
_ERRORS_FROM = 400  # the HTTP status from which on a number says something to people who know it


class HealthModel(QAbstractTableModel):
    """The conditions as they were read last."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.conditions: tuple[FeedCondition, ...] = ()

    def show(self, conditions: Sequence[FeedCondition]) -> None:
        """Show others; where the same feeds stand in the same order, rows change in place."""
        fresh = tuple(conditions)
        if [one.feed.id for one in fresh] != [one.feed.id for one in self.conditions]:
            self.beginResetModel()
            self.conditions = fresh
            self.endResetModel()
        else:
            self.conditions = fresh
            if fresh:
                self.dataChanged.emit(self.index(0, 0), self.index(len(fresh) - 1, NEXT))

    def count(self, name: str) -> int:
        """How many feeds a filter shows."""
        return sum(fits(one, FILTERS[name]) for one in self.conditions)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self.conditions)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else NEXT + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            translate("health", "Feed"),
            translate("health", "State"),
            translate("health", "Newest article"),
            translate("health", "Last read"),
            translate("health", "Next check"),
        )[section]

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        condition = self.conditions[index.row()]
        if role == ConditionRole:
            return condition
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(condition, index.column())
        if role == SortRole:
            return _order(condition, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == FEED:
            return whole_name(condition.feed.title)
        return None

    def _text(self, condition: FeedCondition, column: int) -> str:
        now, feed = datetime.now(UTC), condition.feed
        if column == FEED:
            return feed.title
        if column == STATE:
            return state_text(condition)
        if column == NEWEST:
            return age(condition.newest, now) if condition.newest else "–"
        if column == READ:
            return age(feed.last_success, now) if feed.last_success else translate("health", "never")
        return next_text(condition, now, self._language, short=True)


class HealthFilter(QSortFilterProxyModel):
    """Sorts by any column, and shows the feeds of one filter only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = "all"
        self.setSortRole(SortRole)
        self.setSortLocaleAware(True)
        self.setDynamicSortFilter(True)

    def choose(self, name: str) -> None:
        """Show another filter's feeds."""
        self.beginFilterChange()
        self.name = name
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        condition = self.sourceModel().index(row, 0, parent).data(ConditionRole)
        return isinstance(condition, FeedCondition) and fits(condition, FILTERS[self.name])

    def condition(self, index: Index) -> FeedCondition | None:
        """The condition behind a row."""
        found = index.data(ConditionRole) if index.isValid() else None
        return found if isinstance(found, FeedCondition) else None


def fits(condition: FeedCondition, troubles: frozenset[Trouble]) -> bool:
    """Whether a feed has one of these troubles; with none named, every feed does."""
    return not troubles or not troubles.isdisjoint(condition.troubles)


def state_text(condition: FeedCondition) -> str:
    """The gravest trouble in a word, with the number of the server's refusal."""
    if not condition.troubles:
        checked = condition.feed.status is not FeedStatus.NEVER
        return translate("health", "Well", "state") if checked else translate("health", "Not checked yet")
    words = {
        Trouble.BROKEN: translate("health", "Broken", "state"),
        Trouble.GONE: translate("health", "Gone", "state"),
        Trouble.MOVED: translate("health", "Moved", "state"),
        Trouble.RESTING: translate("health", "Waiting", "state"),
        Trouble.RETRYING: translate("health", "Trying again", "state"),
        Trouble.SILENT: translate("health", "Silent", "state"),
        Trouble.SLOW: translate("health", "Slow", "state"),
    }
    gravest = condition.troubles[0]
    status = condition.feed.health.http_status
    broken = gravest is Trouble.BROKEN and status >= _ERRORS_FROM
    return f"{words[gravest]} · {status}" if broken else words[gravest]


def next_text(condition: FeedCondition, now: datetime, language: str, *, short: bool = False) -> str:
    """When a feed is asked next: a time of today, a day (`short`: without its time), "now" or "by hand"."""
    feed = condition.feed
    when = feed.next_check
    if feed.next_reason == "schedule.gone" or feed.status is FeedStatus.GONE:
        return "–"
    if condition.by_hand:
        return translate("health", "by hand")
    if when is None or when <= now:
        return translate("health", "now")
    local, today = when.astimezone(), now.astimezone()
    if local.date() == today.date():
        return clock(when, language)
    return short_day(when, language) if short else exact(when, language)


def facts(condition: FeedCondition, language: str) -> list[tuple[str, str]]:
    """What is known of a feed's checks, line by line: a name and what it is."""
    feed, health = condition.feed, condition.feed.health
    lines = [
        (translate("health", "Last check"), _when(feed.last_check, language)),
        (translate("health", "Last read"), _when(feed.last_success, language)),
        (translate("health", "Next check"), _next_line(condition, language)),
        (translate("health", "Left out"), _left_out(condition, language)),
        (translate("health", "Newest article"), _when(condition.newest, language)),
        (translate("health", "Answer"), answer_text(health.http_status)),
        (translate("health", "Failures in a row"), QLocale().toString(feed.failures) if feed.failures else ""),
        (translate("health", "Size"), _size(health.size)),
        (translate("health", "Took"), _seconds(health.elapsed)),
        (translate("health", "By way of"), "\n".join(map(shown_host, health.redirects))),
    ]
    return [(name, text) for name, text in lines if text]


def answer_text(status: int) -> str:
    """An HTTP status in words."""
    if not status:
        return ""
    words = {
        200: translate("health", "document received"),
        304: translate("health", "nothing new"),
        401: translate("health", "password wanted"),
        403: translate("health", "not allowed"),
        404: translate("health", "nothing there"),
        410: translate("health", "gone for good"),
        429: translate("health", "asked too often"),
        503: translate("health", "not available now"),
    }
    word = words.get(status, translate("health", "fault of the server") if status >= 500 else "")
    return f"{status} · {word}" if word else str(status)


def shown_host(address: str) -> str:
    """An address as it is shown: without scheme and password."""
    from newsreader.gui.attached import short_address

    return short_address(address)


def _when(moment: datetime | None, language: str) -> str:
    return exact(moment, language) if moment is not None else ""


def next_reason(condition: FeedCondition) -> tuple[str, bool]:
    """Why a feed is asked when it is, and whether a clock brings that check."""
    feed = condition.feed
    if condition.by_hand and feed.status is not FeedStatus.GONE:
        return translation.sentence("schedule.by_hand"), False
    reason = translation.sentence(feed.next_reason) if feed.next_reason else ""
    return reason, feed.status is not FeedStatus.GONE


def _next_line(condition: FeedCondition, language: str) -> str:
    reason, by_clock = next_reason(condition)
    if not by_clock:
        return reason
    when = next_text(condition, datetime.now(UTC), language)
    return f"{when}\n{reason}" if reason else when


def _left_out(condition: FeedCondition, language: str) -> str:
    health = condition.feed.health
    if not health.skip_code:
        return ""
    reason = translation.sentence(health.skip_code, health.skip_data)
    return f"{_when(health.skipped_at, language)}\n{reason}" if health.skipped_at else reason


def _size(size: int) -> str:
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat) if size else ""


def _seconds(elapsed: float) -> str:
    if not elapsed:
        return ""
    return translate("health", "{seconds} s", "how long an answer took").format(
        seconds=QLocale().toString(max(0.1, elapsed), "f", 1 if elapsed < 10 else 0)
    )


def _order(condition: FeedCondition, column: int) -> Any:
    """What a column is sorted by; by state the gravest come first, then titles."""
    feed = condition.feed
    if column == FEED:
        return feed.title
    if column == STATE:
        gravest = _GRAVITY[condition.troubles[0]] if condition.troubles else len(_GRAVITY)
        return f"{gravest} {feed.title}"
    if column == NEXT and (condition.by_hand or feed.status is FeedStatus.GONE):
        return inf
    moment = {NEWEST: condition.newest, READ: feed.last_success, NEXT: feed.next_check}[column]
    return moment.timestamp() if moment is not None else 0.0
