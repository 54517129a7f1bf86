"""What stands before and behind the colon of a search, in English and Vietnamese: tables, folded and joined."""

import re
from datetime import date, timedelta
from enum import StrEnum

from newsreader.search import Bound, Dated, State, Unit
from newsreader.text.fold import fold
from newsreader.text.language import language_code


class Field(StrEnum):
    """A field of the search language."""

    TITLE = "title"
    AUTHOR = "author"
    FEED = "feed"
    OUTLET = "outlet"
    FOLDER = "folder"
    SECTION = "section"
    IS = "is"
    HAS = "has"
    BEFORE = "before"
    AFTER = "after"
    ON = "on"
    LANG = "lang"


FIELDS: dict[str, Field] = {
    "title": Field.TITLE,
    "tieude": Field.TITLE,
    "tua": Field.TITLE,
    "author": Field.AUTHOR,
    "by": Field.AUTHOR,
    "tacgia": Field.AUTHOR,
    "feed": Field.FEED,
    "nguon": Field.FEED,
    "nguontin": Field.FEED,
    "outlet": Field.OUTLET,
    "source": Field.OUTLET,
    "bao": Field.OUTLET,
    "folder": Field.FOLDER,
    "thumuc": Field.FOLDER,
    "section": Field.SECTION,
    "muc": Field.SECTION,
    "chuyenmuc": Field.SECTION,
    "is": Field.IS,
    "la": Field.IS,
    "has": Field.HAS,
    "co": Field.HAS,
    "before": Field.BEFORE,
    "truoc": Field.BEFORE,
    "after": Field.AFTER,
    "since": Field.AFTER,
    "sau": Field.AFTER,
    "tu": Field.AFTER,
    "on": Field.ON,
    "ngay": Field.ON,
    "lang": Field.LANG,
    "language": Field.LANG,
    "tieng": Field.LANG,
    "ngonngu": Field.LANG,
}

_SHOWN = {
    "vi": {Field.TITLE: "tiêu-đề", Field.AUTHOR: "tác-giả", Field.FEED: "nguồn", Field.OUTLET: "báo"},
}

STATES: dict[str, State] = {
    "unread": State.UNREAD,
    "new": State.UNREAD,
    "chuadoc": State.UNREAD,
    "read": State.READ,
    "dadoc": State.READ,
    "starred": State.STARRED,
    "star": State.STARRED,
    "sao": State.STARRED,
    "gansao": State.STARRED,
    "danhdau": State.STARRED,
    "offline": State.OFFLINE,
    "kept": State.OFFLINE,
    "ngoaituyen": State.OFFLINE,
    "daluu": State.OFFLINE,
}

THINGS: dict[str, State] = {
    "picture": State.PICTURE,
    "image": State.PICTURE,
    "photo": State.PICTURE,
    "anh": State.PICTURE,
    "hinh": State.PICTURE,
    "hinhanh": State.PICTURE,
    "enclosure": State.ENCLOSURE,
    "attachment": State.ENCLOSURE,
    "file": State.ENCLOSURE,
    "tep": State.ENCLOSURE,
    "dinhkem": State.ENCLOSURE,
}

LANGUAGES: dict[str, str] = {
    "vietnamese": "vi",
    "viet": "vi",
    "vn": "vi",
    "tiengviet": "vi",
    "english": "en",
    "anh": "en",
    "tienganh": "en",
    "french": "fr",
    "phap": "fr",
    "tiengphap": "fr",
}

_UNITS: dict[str, tuple[int, Unit]] = {
    "h": (1, Unit.HOUR),
    "gio": (1, Unit.HOUR),
    "d": (1, Unit.DAY),
    "ngay": (1, Unit.DAY),
    "w": (7, Unit.DAY),
    "tuan": (7, Unit.DAY),
    "m": (1, Unit.MONTH),
    "thang": (1, Unit.MONTH),
    "y": (1, Unit.YEAR),
    "nam": (1, Unit.YEAR),
}
_NAMED_DAYS = {"today": 0, "homnay": 0, "yesterday": 1, "homqua": 1}
_BACK = re.compile(r"(\d{1,4})([a-z]+)")
_STARTED = re.compile(r"\d[\d/.-]*(?:[^\W\d]{1,5})?")
_WHOLE_DATE = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{2,}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4,}")
# Year first as ISO writes it, or day first as Vietnamese do.
_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4})")


def joined(text: str) -> str:
    """A name or a value as the tables have it: "Tiêu-đề" is "tieude"."""
    return fold(text).replace(" ", "")


def field_name(field: Field, language: str) -> str:
    """A field as a search is written for readers of a language; it is understood in each."""
    return _SHOWN.get(language, {}).get(field, field.value)


def may_become(field: Field, value: str) -> bool:
    """Whether a value that says nothing yet may say something when it goes on."""
    if field in (Field.BEFORE, Field.AFTER, Field.ON):
        started = _STARTED.fullmatch(value) is not None and _WHOLE_DATE.fullmatch(value) is None
        return started or any(name.startswith(joined(value)) for name in _NAMED_DAYS)
    known = {Field.IS: STATES.keys(), Field.HAS: THINGS.keys(), Field.LANG: LANGUAGES.keys()}[field]
    return any(name.startswith(joined(value)) for name in known) or (field is Field.LANG and len(value) < 2)


def find_language(value: str) -> str:
    """The two letters of a language that is named or given by them, "" for none."""
    name = joined(value)
    if name in LANGUAGES:
        return LANGUAGES[name]
    return language_code(name)


def find_times(field: Field, value: str) -> tuple[Dated, ...]:
    """The bounds that `before:`, `after:` or `on:` set, () where `value` is no date."""
    name = joined(value)
    counted = _BACK.fullmatch(name)
    if name in _NAMED_DAYS:
        return _bounds_back(field, _NAMED_DAYS[name], Unit.DAY)
    if counted is not None and counted[2] in _UNITS:
        size, unit = _UNITS[counted[2]]
        return _bounds_back(field, int(counted[1]) * size, unit)
    span = _span(value.strip())
    if span is None:
        return ()
    first, end = span
    if field is Field.BEFORE:
        return (Dated(Bound.BEFORE, first),)
    if field is Field.AFTER:
        return (Dated(Bound.AFTER, first),)
    return (Dated(Bound.AFTER, first), Dated(Bound.BEFORE, end))


def _bounds_back(field: Field, back: int, unit: Unit) -> tuple[Dated, ...]:
    if field is Field.BEFORE:
        return (Dated(Bound.BEFORE, None, back, unit),)
    since = Dated(Bound.AFTER, None, back, unit)
    if field is Field.AFTER or back == 0 or unit is not Unit.DAY:
        return (since,)
    return (since, Dated(Bound.BEFORE, None, back - 1, unit))


def _span(value: str) -> tuple[date, date] | None:
    """The first day of a date, a month or a year, and the day after its last."""
    year_first, day_first = _YEAR_FIRST.fullmatch(value), _DAY_FIRST.fullmatch(value)
    if year_first is not None:
        year, month, day = year_first.groups()
    elif day_first is not None:
        day, month, year = day_first.groups()
    else:
        return None
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        if day:
            return first, first + timedelta(days=1)
        return first, date(first.year + 1, 1, 1) if not month else (first + timedelta(days=31)).replace(day=1)
    except (ValueError, OverflowError):  # the 31st of February; the end of the year 9999
        return None
