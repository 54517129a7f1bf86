"""Acts that name, place, make and remove feeds and folders, each with its inverse."""

from collections.abc import Callable

from newsreader.library.opened import Library
from newsreader.model import Changes
from newsreader.store.arrangement import Turn, turn_back

__all__ = ["Turn", "arranged", "turn"]


def arranged(library: Library, act: Callable[[Library], object]) -> tuple[Changes, Turn]:
    """Do `act` and tell what turns it back."""
    before = library.store.arranging.look()
    act(library)
    turn = turn_back(before, library.store.arranging.look())
    return Changes(feeds=tuple(turn.feeds), tree=bool(turn)), turn


def turn(library: Library, wanted: Turn) -> tuple[Changes, Turn]:
    """Turn an act back where nothing else was done with the feed or folder since; and how to do it again."""
    again = library.store.arranging.turn(wanted)
    return Changes(feeds=tuple(again.feeds), tree=bool(again)), again
