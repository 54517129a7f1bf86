"""Dates as feeds and pages write them, into aware UTC. Where a text can be read in two ways, there is no date:
none is better than a wrong one."""

import html
import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache

from newsreader.feeds.date_names import MONTHS, VIETNAMESE_MONTHS, ZONES
from newsreader.feeds.usual_dates import usual_date

VIETNAM = timezone(timedelta(hours=7))
_KOREA = timezone(timedelta(hours=9))

# No date anybody writes is longer; the bound keeps the expressions below cheap on hostile text.
_LONGEST = 100

_WEEKDAY = (
    r"(?:(?:th[ứu]\s+\w+|ch[ủu]\s+nh[ậa]t|[^\W\d_]{2,12})\.?(?:\s*,\s*|\s+|(?=\d)))?"
    r"(?:ng[àa]y\s+|l[úu]c\s+|[-–|,]\s*)?"
)
_TIME = (
    r"(?P<hour>\d{1,2})[:hH](?P<minute>\d{2})(?::(?P<second>\d{1,2})(?:[.,]\d{1,9})?)?"
    r"(?:\s*(?P<half>[AP]\.?M\.?|SA|CH|sáng|chiều|tối)(?![^\W\d_]))?"
)
_ZONE = (
    r"(?:\s*\(?(?P<zone>[A-Z][A-Z_]*(?:/[A-Z_]+)?)?\s*(?P<offset>[+−-]\s*\d{1,2}(?:\s*:?\s*\d{2})?)?\)?"
    r"(?:\s*\([^()]*\))?)"
)
_CLOCK = rf"(?:[T\s,|–-]+(?P<korean>오전|오후)?\s*{_TIME}{_ZONE})?"
_THANG = rf"th(?:[áa]ng\s+|g\s+|\.?\s?)(?P<month>\d{{1,2}}|{'|'.join(sorted(VIETNAMESE_MONTHS, reverse=True))})"
_NAME = r"(?P<name>[^\W\d_]{3,12})\.?"


@cache
def _shapes() -> tuple[re.Pattern[str], ...]:
    """The forms of dates in the order tried; groups: year, month or name, day, hour, minute, second, half, zone,
    offset. They take a child a tenth of its start to compile, and most feeds' dates are `usual_date`s."""
    return (
        _shape(rf"(?P<year>\d{{4}})-(?P<ordinal>\d{{3}}){_CLOCK}"),
        _shape(rf"(?P<year>\d{{4}})-?W(?P<week>\d{{2}})(?:-?(?P<weekday>[1-7]))?{_CLOCK}"),
        _shape(rf"(?P<year>\d{{4}})(?:[-/.](?P<month>0?\d{{1,2}})(?:[-/.](?P<day>\d{{1,2}}){_CLOCK})?)?"),
        _shape(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T?(?P<hour>\d{2})(?P<minute>\d{2})"
               rf"(?P<second>\d{{2}})?{_ZONE})?"),
        _shape(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?[\s-]*{_NAME},?[\s-]+(?P<year>\d{{4}}|\d{{2}}){_CLOCK}"),
        _shape(rf"{_NAME}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}}){_CLOCK}"),
        _shape(rf"{_NAME}\s+(?P<day>\d{{1,2}})\s+{_TIME}{_ZONE}\s+(?P<year>\d{{4}})"),
        _shape(rf"(?P<year>\d{{4}})-{_NAME}-(?P<day>\d{{1,2}}){_CLOCK}"),
        _shape(rf"(?P<day>\d{{1,2}})\s+{_THANG}\s*(?:,|n[ăa]m)?\s*(?P<year>\d{{4}}){_CLOCK}"),
        _shape(rf"(?P<first>\d{{1,2}})(?P<mark>[/.-])(?P<second_number>\d{{1,2}})[/.-](?P<year>\d{{4}}){_CLOCK}"),
        _shape(rf"{_TIME}{_ZONE}[\s,|–-]+(?:ng[àa]y\s+)?(?P<first>\d{{1,2}})[/.-](?P<second_number>\d{{1,2}})[/.-]"
               r"(?P<year>\d{4})"),
    )  # fmt: skip


def _shape(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"^{_WEEKDAY}{pattern}\s*$", re.IGNORECASE)


_VIETNAMESE = re.compile(
    r"^(?:th[ứu]\s|ch[ủu]\s+nh[ậa]t|ng[àa]y\s)|th[áa]ng|\bth(?:g\s|\.?\s?)\d|\d (?:SA|CH|sáng|chiều|tối)\b",
    re.IGNORECASE,
)
_KOREAN = re.compile(r"^(\d{4})년\s*(\d{2})월\s*(\d{2})일\s+(\d{2}):(\d{2}):(\d{2})$")


def parse_date(text: str, *, zone: tzinfo | None = None) -> datetime | None:
    """The moment that `text` names, in UTC, or None where it cannot be told.

    `zone` is meant where the text names none; without it UTC is, as the measured feeds mean it, except in national
    forms: Vietnamese words mean +07:00, and so does `M/D/YYYY h:mm:ss AM`, known from Tuổi Trẻ; 오전, 오후 and
    년월일 are Korean. An unknown zone's name gives no date.
    Digits alone are seconds or milliseconds since 1970.
    """
    if not text:
        return None
    if moment := usual_date(text):
        return moment
    text = unicodedata.normalize("NFC", re.sub(r"\s+", " ", html.unescape(text)).strip())
    if not text or len(text) > _LONGEST:
        return None
    try:
        return _plausible(_read(text, zone))
    except (ValueError, OverflowError):  # day 31 of June, hour 25, a year beyond the calendar
        return None


def _read(text: str, zone: tzinfo | None) -> datetime | None:
    if zone is None and _VIETNAMESE.search(text):
        zone = VIETNAM
    if re.fullmatch(r"\d{10}|\d{13}", text, re.ASCII):
        return datetime.fromtimestamp(int(text[:10]), UTC)
    korean = _KOREAN.match(text)
    if korean:
        year, month, day, hour, minute, second = (int(number) for number in korean.groups())
        return datetime(year, month, day, hour, minute, second, tzinfo=zone or _KOREA).astimezone(UTC)
    for shape in _shapes():
        match = shape.match(text)
        if match:
            return _assemble({name: value or "" for name, value in match.groupdict().items()}, zone)
    return None


def _assemble(parts: dict[str, str], zone: tzinfo | None) -> datetime | None:
    meant = _zone(parts, zone)
    if meant is None:
        return None
    day = _date(parts, meant)
    if day is None:
        return None
    hour = _hour(int(parts.get("hour") or 0), parts)
    minute, second = int(parts.get("minute") or 0), int(parts.get("second") or 0)
    if hour == 24 and (minute or second):
        return None  # only midnight is written so (ISO 8601)
    if second == 60:
        second = 59  # a leap second, which datetime cannot hold
    moment = datetime(*day, 0 if hour == 24 else hour, minute, second, tzinfo=meant)
    return (moment + timedelta(days=hour == 24)).astimezone(UTC)


def _date(parts: dict[str, str], zone: tzinfo) -> tuple[int, int, int] | None:
    year = int(parts["year"])
    if len(parts["year"]) == 2:
        year += 1900 if year >= 69 else 2000  # the pivot of POSIX strptime
    if parts.get("ordinal"):
        day = date(year, 1, 1) + timedelta(days=int(parts["ordinal"]) - 1)
        return (year, day.month, day.day) if day.year == year else None
    if parts.get("week"):
        day = date.fromisocalendar(year, int(parts["week"]), int(parts.get("weekday") or 1))
        return day.year, day.month, day.day
    if parts.get("name"):
        month = MONTHS.get(parts["name"].lower())
        return None if month is None else (year, month, int(parts["day"]))
    if "first" in parts:
        order = _month_and_day(int(parts["first"]), int(parts["second_number"]), parts, zone)
        return None if order is None else (year, *order)
    named = VIETNAMESE_MONTHS.get(parts.get("month", "").lower())
    return year, named or int(parts.get("month") or 1), int(parts.get("day") or 1)


def _month_and_day(first: int, second: int, parts: dict[str, str], zone: tzinfo) -> tuple[int, int] | None:
    """Month and day of `first/second/year`: AM or PM shows the American form, +07:00 the Vietnamese one; the first
    with the second only as Tuổi Trẻ writes it, with seconds and no zero in front."""
    if second > 12:
        return first, second
    if first > 12 or first == second:
        return second, first
    vietnamese = datetime(2000, 1, 1, tzinfo=zone).utcoffset() == timedelta(hours=7)
    if parts.get("half", "")[:1].upper() in ("A", "P"):
        padded = any(parts[name].startswith("0") for name in ("first", "second_number", "hour"))
        sure = parts.get("mark") == "/" and not (vietnamese and (padded or not parts["second"]))
        return (first, second) if sure else None
    return (second, first) if vietnamese or parts.get("half") else None


def _hour(hour: int, parts: dict[str, str]) -> int:
    half = (parts.get("half") or "").upper().replace(".", "")
    half = {"SA": "AM", "CH": "PM", "SÁNG": "AM", "CHIỀU": "PM", "TỐI": "PM", "오전": "AM", "오후": "PM"}.get(
        half or parts.get("korean", ""), half
    )
    # "23:17 PM" is written too, and means what the 24 hours say.
    if half == "PM" and hour < 12:
        return hour + 12
    return 0 if half == "AM" and hour == 12 else hour


def _zone(parts: dict[str, str], zone: tzinfo | None) -> tzinfo | None:
    """The zone that is written, else the one that is meant; None where the written one is unknown."""
    offset = re.sub(r"[\s:]", "", parts.get("offset", "")).replace("−", "-")
    name = parts.get("zone", "").upper()
    if offset:
        digits = offset[1:]
        hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
        if hours > 15 or minutes > 59:
            return None
        return timezone(timedelta(hours=hours, minutes=minutes) * (-1 if offset[0] == "-" else 1))
    if name:
        known = ZONES.get(name)
        return None if known is None else timezone(timedelta(minutes=known))
    if zone is not None:
        return zone
    if parts.get("korean"):
        return _KOREA
    return VIETNAM if "first" in parts and parts.get("half") else UTC


def _plausible(moment: datetime | None) -> datetime | None:
    """Years before 1900 and the zero of a clock are the marks of an unset field, those after 2100 of another
    calendar (2569 in Bangkok)."""
    if moment is None or not 1900 <= moment.year <= 2100 or moment == datetime(1970, 1, 1, tzinfo=UTC):
        return None
    return moment
