"""Times in words: ages ("12 min"), long dates, clock times, by QLocale and in the reader's own time zone."""

import re
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


def locale_for(language: str) -> QLocale:
    """The locale of `language` ("vi" or "en"), in the system's country where that speaks it.

    Else it is Vietnam's or Britain's. Never the system's own: it may take its
    words from one language and its dates from another (LC_TIME).
    """
    spoken, country = QLocale.Language.English, QLocale.Country.UnitedKingdom
    if language == "vi":
        spoken, country = QLocale.Language.Vietnamese, QLocale.Country.Vietnam
    system = QLocale.system()
    return QLocale(spoken, system.territory() if system.language() == spoken else country)


def age(when: datetime, now: datetime) -> str:  # noqa: PLR0911  # one line a unit reads best
    """How long ago, in one unit, rounded down: minutes, hours, days, weeks up to five, then months and years.

    A time in the future (a clock that is wrong, a date set ahead) reads as "now".
    """
    seconds = int((now - when).total_seconds())
    days = seconds // _DAY
    translate = QCoreApplication.translate
    if seconds < _MINUTE:
        return translate("Times", "now", "age of an article")
    if seconds < _HOUR:
        return translate("Times", "%Ln min", "age of an article", seconds // _MINUTE)
    if seconds < _DAY:
        return translate("Times", "%Ln h", "age of an article", seconds // _HOUR)
    if days < 7:
        return translate("Times", "%Ln day(s)", "age of an article", days)
    if days < 42:
        return translate("Times", "%Ln week(s)", "age of an article", days // 7)
    if days < 365:
        return translate("Times", "%Ln month(s)", "age of an article", days // 30)
    return translate("Times", "%Ln year(s)", "age of an article", days // 365)


def clock_or_age(when: datetime, now: datetime, language: str) -> str:
    """The clock time for news of the reader's own day ("07:05"), else the age: 20:53 of yesterday is past."""
    if when <= now and when.astimezone().date() == now.astimezone().date():
        return clock(when, language)
    return age(when, now)


def clock(when: datetime, language: str) -> str:
    """The time of day where the reader is."""
    local = when.astimezone()
    return locale_for(language).toString(QTime(local.hour, local.minute), "HH:mm")


def long_date(when: datetime, language: str, *, with_time: bool = True) -> str:
    """Weekday, day, month, year and time where the reader is, as the language writes them."""
    local = when.astimezone()
    locale = locale_for(language)
    day = locale.toString(QDate(local.year, local.month, local.day), QLocale.FormatType.LongFormat)
    if not with_time:
        return day
    return f"{day}, {clock(when, language)}"


def long_day_format(locale: QLocale, *, with_year: bool) -> str:
    """The long form of a day as QLocale writes it, without its weekday: "29 February", "February 29"."""
    written = locale.dateFormat(QLocale.FormatType.LongFormat)
    for part in ("dddd",) if with_year else ("dddd", "yyyy"):
        written = re.sub(rf"[,\s]*{part}[,\s]*", " ", written)
    return written.strip()


def day_format(locale: QLocale) -> str:
    """The short form of a day, as QLocale writes it, with all of its year."""
    written = locale.dateFormat(QLocale.FormatType.ShortFormat)
    return written if "yyyy" in written else written.replace("yy", "yyyy")


def short_day(when: datetime, language: str) -> str:
    """A day in the short form, where the reader is."""
    local = when.astimezone()
    locale = locale_for(language)
    return locale.toString(QDate(local.year, local.month, local.day), day_format(locale))


def exact(when: datetime, language: str) -> str:
    """Date and time in the short form, for tooltips."""
    return f"{short_day(when, language)} {clock(when, language)}"
