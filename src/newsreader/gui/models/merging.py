"""Joining a list that stands on the screen with the list as it would be now. Pure."""

from array import array
from collections import defaultdict
from collections.abc import Iterable

_BITS = 16
_LOWEST_BITS = (1 << _BITS) - 1
STRIDE = 20_000  # ids taken in one go: the window's other threads wait no longer than for these
LOWEST = 256  # ids of the top of a list, one of which is likely to be shown


def merge(shown: "array[int]", fresh: "array[int]") -> "array[int]":
    """`fresh` with what is only in `shown` put back after its old neighbour, or before the first common one.

    What was read meanwhile and no longer answers the query stays where it was; each id comes once.
    """
    still = _Ids(fresh)
    if all(number in still for number in shown):
        return fresh
    first = next((number for number in shown if number in still), None)
    at_start: list[int] = []
    after: dict[int, list[int]] = {}
    waiting = at_start
    for number in shown:
        if number in still:
            waiting = after.setdefault(number, [])
        else:
            waiting.append(number)
    merged: array[int] = array("q")
    for number in fresh:
        if number == first:
            merged.extend(at_start)
        merged.append(number)
        merged.extend(after.get(number, ()))
    if first is None:
        merged.extend(at_start)
    return merged


def merge_top(shown: "array[int]", top: "array[int]", new: frozenset[int]) -> "array[int] | None":
    """`merge`, where of the list as it would be now only the `top` is known; None where not all that is `new`
    stands in it, above something that is shown, or where something of it is shown further down."""
    standing = standing_in(shown, frozenset(top[-LOWEST:]))
    end = next((place for place in range(len(top), 0, -1) if top[place - 1] in standing), 0)
    if not end or len(standing_in(top[:end], new)) < len(new):
        return None
    border = shown.index(top[end - 1]) + 1
    if standing_in(shown[border:], frozenset(top[:end])):
        return None
    return merge(shown[:border], top[:end]) + shown[border:]


def new_in(shown: "array[int]", fresh: "array[int]") -> set[int]:
    """The ids of `fresh` that are not shown yet."""
    known = _Ids(shown)
    return {number for number in fresh if number not in known}


def kept_of(fresh: "array[int]", shown: "array[int]", back: Iterable[int]) -> "array[int]":
    """Those of `fresh` that are shown, or came `back`, in its order."""
    kept = _Ids(shown)
    kept.add(back)
    return array("q", (number for number in fresh if number in kept))


def standing_in(shown: "array[int]", some: frozenset[int]) -> set[int]:
    """Those of `some` that are shown."""
    here: set[int] = set()
    for start in range(0, len(shown), STRIDE):
        here.update(some.intersection(shown[start : start + STRIDE]))
    return here


class _Ids:
    """Ids to be looked up, a byte each. A set of a million takes 64 MB, and whenever it grows all other threads
    wait for 80 ms: Python lets nobody else run meanwhile."""

    def __init__(self, ids: Iterable[int]) -> None:
        self._blocks: defaultdict[int, bytearray] = defaultdict(lambda: bytearray(1 << _BITS))
        self.add(ids)

    def add(self, ids: Iterable[int]) -> None:
        """Take these in too."""
        blocks = self._blocks
        for number in ids:
            blocks[number >> _BITS][number & _LOWEST_BITS] = 1

    def __contains__(self, number: int) -> bool:
        block = self._blocks.get(number >> _BITS)
        return block is not None and block[number & _LOWEST_BITS] == 1
