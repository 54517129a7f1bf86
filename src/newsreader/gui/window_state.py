"""What survives a restart: geometry, panes, place, chips, article, where the list
stands, what is folded. Packed as JSON text."""

import json
import logging
from dataclasses import asdict, dataclass

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WindowState:
    """`geometry` as Qt packs it, in base 64; `panes` are widths in pixels; `place` is a `Place.key`, `filters` are
    `Filters.words`; `standing` are `Standing.anchors`."""

    geometry: str = ""
    panes: tuple[int, ...] = ()
    place: str = ""
    article: int = 0
    position: int = 0
    turned: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    standing: tuple[tuple[int, int], ...] = ()


def pack(state: WindowState) -> str:
    """The state as text for the settings."""
    return json.dumps(asdict(state), separators=(",", ":"))


def unpack(text: str) -> WindowState:
    """The state in `text`; what is missing or of another kind is left at its default."""
    if not text:
        return WindowState()
    try:
        found = json.loads(text)
        return WindowState(
            geometry=str(found.get("geometry", "")),
            panes=tuple(int(width) for width in found.get("panes", ())),
            place=str(found.get("place", "")),
            article=int(found.get("article", 0)),
            position=int(found.get("position", 0)),
            turned=tuple(str(key) for key in found.get("turned", ())),
            filters=tuple(str(word) for word in found.get("filters", ())),
            standing=tuple((int(article), int(top)) for article, top in found.get("standing", ())),
        )
    except (ValueError, TypeError, AttributeError) as error:
        _log.info("the window's state cannot be read: %s", error)
        return WindowState()
