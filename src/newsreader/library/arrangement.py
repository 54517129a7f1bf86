"""Acts that name, place, make and remove feeds and folders, each with its inverse."""

from collections.abc import Callable

from newsreader.library.opened import Library
from newsreader.model import Changes
from newsreader.outline import ImportReport
from newsreader.store.arrangement import Row, Turn, turn_back

__all__ = ["Turn", "arranged", "imported", "turn"]


def arranged(library: Library, act: Callable[[Library], object]) -> tuple[Changes, Turn]:
    """Do `act` and tell what turns it back."""
    before = library.store.arranging.look()
    act(library)
    turn = turn_back(before, library.store.arranging.look())
    return Changes(feeds=tuple(turn.feeds), tree=bool(turn)), turn


def imported(library: Library, act: Callable[[Library], ImportReport]) -> tuple[ImportReport, Turn]:
    """Do the import `act` and tell what takes its folders away once its feeds are followed no more: those go to
    the top first, since a folder that holds any feed stays."""
    before = library.store.arranging.look()
    report = act(library)
    back = turn_back(before, library.store.arranging.look())
    made = {number for number, (_, then) in back.folders.items() if then is None}
    feeds: dict[int, tuple[Row, Row]] = {
        number: (now, then or (None, *now[1:]))
        for number, (now, then) in back.feeds.items()
        if now is not None and (then is not None or now[0] in made)
    }
    return report, Turn(back.folders, feeds)


def turn(library: Library, wanted: Turn) -> tuple[Changes, Turn]:
    """Turn an act back where nothing else was done with the feed or folder since; and how to do it again."""
    again = library.store.arranging.turn(wanted)
    return Changes(feeds=tuple(again.feeds), tree=bool(again)), again
