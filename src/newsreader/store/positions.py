"""The order in which a reader has put what stands in rows with a `position`. Knows no table."""

from collections.abc import Sequence


def put_before(order: Sequence[int], number: int, position: int) -> list[int]:
    """The order with one of its numbers before what stands at `position` in it, counted from 0."""
    others = [one for one in order if one != number]
    place = position - (number in order[:position])
    others.insert(max(place, 0), number)
    return others


def numbered(order: Sequence[int]) -> list[dict[str, int]]:
    """For a statement that gives each `id` its `position`."""
    return [{"position": place, "id": number} for place, number in enumerate(order)]
