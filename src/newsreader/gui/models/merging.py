"""Joining a list that stands on the screen with the list as it would be now. Pure."""

from array import array

STRIDE = 20_000  # ids taken in one go: a thread of the window waits no longer than for these


def merge(shown: "array[int]", fresh: "array[int]") -> "array[int]":
    """`fresh` with what is only in `shown` put back after its old neighbour, or before the first common one.

    What was read meanwhile and no longer answers the query stays where it was; each id comes once.
    """
    still = _as_set(fresh)
    if all(still.issuperset(shown[start : start + STRIDE]) for start in range(0, len(shown), STRIDE)):
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


def count_new(shown: "array[int]", fresh: "array[int]") -> int:
    """How many ids of `fresh` are not shown yet."""
    known = _as_set(shown)
    return sum(len(set(fresh[start : start + STRIDE]).difference(known)) for start in range(0, len(fresh), STRIDE))


def _as_set(ids: "array[int]") -> set[int]:
    known: set[int] = set()
    for start in range(0, len(ids), STRIDE):
        known.update(ids[start : start + STRIDE])
    return known
