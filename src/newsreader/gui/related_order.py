"""What stands below an article when the archive has completed it. Knows only rows."""

from collections.abc import Sequence
from dataclasses import replace

from newsreader.model import Block, Related


def standing(shown: Sequence[Related], found: Sequence[Related]) -> tuple[Related, ...]:
    """What is `shown` stays where it is. What else was `found` is behind the "more" of its block, and a block that
    was not there yet comes below all others."""
    kept = [one for one in shown if not one.more]
    ids = {one.row.id for one in kept}
    others = [one for one in found if one.row.id not in ids]
    arranged: list[Related] = []
    for block in blocks_of(kept):
        arranged += [one for one in kept if one.block is block]
        arranged += [replace(one, more=True) for one in others if one.block is block]
    there = set(blocks_of(kept))
    return (*arranged, *(one for one in others if one.block not in there))


def blocks_of(related: Sequence[Related]) -> list[Block]:
    """The blocks in their order."""
    return list(dict.fromkeys(one.block for one in related))


def in_view(related: Sequence[Related], opened: set[Block]) -> list[Related]:
    """Those that are not behind a "more" that nobody opened."""
    return [one for one in related if not one.more or one.block in opened]


def behind(related: Sequence[Related], block: Block, opened: set[Block]) -> int:
    """How many a block has behind its "more"."""
    return sum(one.more for one in related if one.block is block and block not in opened)
