"""How each list is shown: order and groups by place, rows by kind of place. Kept in the settings."""

import json
import logging
from dataclasses import replace
from enum import StrEnum

from newsreader import settings
from newsreader.gui.models.place import Filters, Kind, Place
from newsreader.library.grouping import Grouping
from newsreader.model import Order
from newsreader.settings import Settings

_log = logging.getLogger(__name__)

ALIKE = "all"  # among the places: the reader wanted all lists alike
MOST = 1_000  # places remembered, those changed last


class Rows(StrEnum):
    """How much a row shows."""

    COMPACT = "compact"
    NORMAL = "normal"
    CARD = "card"


class Views:
    """What was chosen for single lists; all others follow what was chosen for all."""

    def __init__(self, values: Settings) -> None:
        self._settings = values
        self._places: dict[str, tuple[str, str]] = {}
        self._rows: dict[str, str] = {}
        self._unpack(values.get(settings.LIST_VIEWS))

    def dress(self, place: Place, filters: Filters) -> Filters:
        """The filters with the order and the groups of a place."""
        order, group = self._places.get(place.key, self._usual(place.kind))
        return replace(filters, order=Order(order), group=Grouping(group))

    def rows(self, kind: Kind) -> Rows:
        """The kind of rows of places of a kind."""
        return Rows(self._rows.get(kind, self._settings.get(settings.ROWS)))

    def remember(self, place: Place, filters: Filters) -> None:
        """Keep the order and the groups for a place."""
        chosen = (filters.order.value, filters.group.value)
        if chosen != self._places.get(place.key, self._usual(place.kind)):
            self._places.pop(place.key, None)
            if chosen != self._usual(place.kind):
                self._places[place.key] = chosen
            for oldest in list(self._places)[:-MOST]:
                del self._places[oldest]
            self._pack()

    def set_rows(self, kind: Kind, rows: Rows) -> None:
        """Keep the kind of rows for a kind of place."""
        if rows is not self.rows(kind):
            self._rows[kind] = rows
            self._pack()

    def use_everywhere(self, place: Place, filters: Filters) -> None:
        """Show every list as this one is."""
        rows = self.rows(place.kind)
        self._places, self._rows = {ALIKE: (filters.order.value, filters.group.value)}, {}
        self._settings.set(settings.SORT, filters.order.value)
        self._settings.set(settings.GROUPING, filters.group.value)
        self._settings.set(settings.ROWS, rows.value)
        self._pack()

    def _usual(self, kind: Kind) -> tuple[str, str]:
        """A section is a front page, unless the reader wanted all lists alike or another order for all."""
        usual = self._settings.get(settings.SORT), self._settings.get(settings.GROUPING)
        plain = usual == (settings.SORT.default, settings.GROUPING.default)
        if kind is Kind.SECTION and plain and ALIKE not in self._places:
            return usual[0], Grouping.FRONT.value
        return usual

    def _pack(self) -> None:
        packed = json.dumps({"places": self._places, "rows": self._rows}, separators=(",", ":"))
        self._settings.set(settings.LIST_VIEWS, packed)

    def _unpack(self, text: str) -> None:
        if not text:
            return
        try:
            found = json.loads(text)
            for key, (order, group) in found.get("places", {}).items():
                if settings.SORT.accepts(order) and settings.GROUPING.accepts(group):
                    self._places[str(key)] = (order, group)
            for kind, rows in found.get("rows", {}).items():
                if settings.ROWS.accepts(rows):
                    self._rows[str(kind)] = rows
        except (ValueError, TypeError, AttributeError) as error:
            _log.info("the views of lists cannot be read: %s", error)
