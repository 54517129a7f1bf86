"""Times as the file keeps them: seconds since 1970, UTC."""

from datetime import UTC, datetime
from typing import overload


@overload
def seconds(moment: datetime) -> int: ...
@overload
def seconds(moment: None) -> None: ...
def seconds(moment: datetime | None) -> int | None:
    """Whole seconds, rounded down."""
    return None if moment is None else int(moment.timestamp() // 1)


@overload
def fraction(moment: datetime) -> float: ...
@overload
def fraction(moment: None) -> None: ...
def fraction(moment: datetime | None) -> float | None:
    """Seconds with their fraction."""
    return None if moment is None else moment.timestamp()


@overload
def moment(value: float) -> datetime: ...
@overload
def moment(value: None) -> None: ...
def moment(value: float | None) -> datetime | None:
    """The time that was stored."""
    return None if value is None else datetime.fromtimestamp(value, UTC)
