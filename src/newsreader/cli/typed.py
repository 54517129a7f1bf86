"""What a single argument may be; for what is none each raises ArgumentTypeError with a sentence. Knows no command
and no library."""

import re
from argparse import ArgumentTypeError
from datetime import date, datetime
from pathlib import Path

from newsreader.search import Bound, Dated, Unit
from newsreader.settings import AGENT_LENGTH, MOST_ARTICLES, MOST_DAYS, MOST_MINUTES

STREAM = "-"  # as a file's name, where other programs print or read

AS_ALL = -1  # a number of one feed that goes back to what all feeds have

_MOST = 1_000_000_000  # more lines, or places among rules, than any library has
_FIRST_YEAR = 1970  # earlier ones are beyond the clocks of some systems
_AGO = re.compile(r"(?P<number>[0-9]{1,4})(?P<unit>[hdwmy])")
_AGO_UNITS = {
    "h": (1, Unit.HOUR), "d": (1, Unit.DAY), "w": (7, Unit.DAY), "m": (1, Unit.MONTH), "y": (1, Unit.YEAR),
}  # fmt: skip
_INTERVALS = {"hand": 0, "default": AS_ALL}
_STAYS = {"all": 0, "default": AS_ALL}


def text(typed: str) -> str:
    """An argument in letters only: what is none in the terminal's encoding reaches Python as half a letter, which
    no database takes."""
    return typed.encode("utf-8", "replace").decode("utf-8")


def title(typed: str) -> str:
    """A name on one line, as the window's fields take it."""
    return " ".join(text(typed).split())


def agent(typed: str) -> str:
    """A User-Agent, no longer than the window's field takes."""
    found = text(typed)
    if len(found.strip()) > AGENT_LENGTH:
        raise ArgumentTypeError(f"a User-Agent has at most {AGENT_LENGTH} letters")
    return found


def number(typed: str) -> int:
    """Any whole number."""
    try:
        return int(typed)
    except ValueError:
        raise ArgumentTypeError(f"{typed} is no number") from None


def count(typed: str) -> int:
    """So many lines, or a place counted from 1."""
    return _within(typed, _MOST)


def interval(typed: str) -> int:
    """So many minutes."""
    return _INTERVALS[typed] if typed in _INTERVALS else _within(typed, MOST_MINUTES, " minutes")


def days(typed: str) -> int:
    """So many days that articles stay."""
    return _STAYS[typed] if typed in _STAYS else _within(typed, MOST_DAYS, " days")


def articles(typed: str) -> int:
    """So many articles that stay."""
    return _within(typed, MOST_ARTICLES, " articles")


def _within(typed: str, most: int, what: str = "") -> int:
    found = number(typed)
    if found < 1:
        raise ArgumentTypeError(f"{typed} is less than 1")
    if found > most:
        raise ArgumentTypeError(f"{typed} is too large: at most {most:,}{what}")
    return found


def day(typed: str) -> date:
    """A date."""
    try:
        found = date.fromisoformat(typed)
    except ValueError:
        raise ArgumentTypeError(f"{typed} is no date: write it as 2026-03-31") from None
    if found.year < _FIRST_YEAR:
        raise ArgumentTypeError(f"{typed} is too long ago: {_FIRST_YEAR} is the first year")
    return found


def since(typed: str) -> Dated | datetime:
    """A day, a time of this machine's clock or with a zone of its own, or so long ago, as in searches."""
    found = _AGO.fullmatch(typed)
    if found is not None:
        times, unit = _AGO_UNITS[found["unit"]]
        return Dated(Bound.AFTER, back=int(found["number"]) * times, unit=unit)
    try:
        return Dated(Bound.AFTER, day=day(typed))
    except ArgumentTypeError as refused:
        try:
            at = datetime.fromisoformat(typed).astimezone()
        except (ValueError, OverflowError, OSError):  # the latter two at the end of the calendar
            raise refused from None
    day(at.date().isoformat())
    return at


def last_day(typed: str) -> date:
    """A date, or the last there is."""
    return date.max if typed == "always" else day(typed)


def file(typed: str) -> Path:
    """A file, or a folder that is read or written like one; by its whole path where that alone has a name."""
    named = folder(typed)
    whole = named if named.name else named.absolute()
    if not whole.name:
        raise ArgumentTypeError(f"{typed} is no file")
    return whole


def file_or_stream(typed: str) -> Path | None:
    """A file, or None for "-": what is printed, or typed in."""
    return None if typed == STREAM else file(typed)


def folder(typed: str) -> Path:
    """A folder."""
    if not typed.strip():
        raise ArgumentTypeError("a name is missing: it is empty")
    if typed == STREAM:
        raise ArgumentTypeError("- stands for no file here: ./- is one of that name")
    return Path(typed)


def yes(typed: str) -> bool:
    """Yes or no."""
    if typed not in ("yes", "no"):
        raise ArgumentTypeError(f"{typed} is neither yes nor no")
    return typed == "yes"
