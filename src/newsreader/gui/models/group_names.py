"""What the groups of a list are called: days in words, outlets and sections by their titles."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate

from newsreader.gui import times
from newsreader.gui.session import Session
from newsreader.library.grouping import HIGHLIGHTS, REST, STORIES, Grouping, ListGroup

translate = QCoreApplication.translate


def group_name(session: Session, grouping: Grouping, group: ListGroup) -> str:
    """The text of a group's header, "" for a story, which its first article names."""
    match grouping:
        case Grouping.DAY:
            today = date.today()  # noqa: DTZ011  # the reader's own day
            return day_name(date.fromordinal(max(1, group.key)), today, session.language)
        case Grouping.OUTLET:
            return next((feed.title for feed in session.feeds if feed.id == group.key), group.name)
        case Grouping.SECTION:
            found = next((one.title(session.language) for one in session.sections if one.id == group.key), "")
            return found or translate("list", "Without a section")
        case Grouping.FRONT:
            headings = {
                HIGHLIGHTS: translate("list", "Highlights"),
                STORIES: translate("list", "Stories"),
                REST: translate("list", "More news"),
            }
            return headings.get(group.key, "")
        case _:
            return ""


def day_name(day: date, today: date, language: str) -> str:
    """A day as one says it: today, yesterday, the weekday of the last days, else the date."""
    if day == today:
        return translate("list", "Today")
    if day == today - timedelta(days=1):
        return translate("list", "Yesterday")
    locale, written = times.locale_for(language), QDate(day.year, day.month, day.day)
    if today - timedelta(days=7) < day < today:
        name = locale.standaloneDayName(day.isoweekday())
        return name[:1].upper() + name[1:]
    return locale.toString(written, times.long_day_format(locale, with_year=day.year != today.year))
