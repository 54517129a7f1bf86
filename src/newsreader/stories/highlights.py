"""How much a story matters at a moment: by how many outlets report it, how fast they came, how fresh it is. Pure,
and told by times of articles only, so that the same news gives the same front page."""

from collections.abc import Collection

HOUR = 3_600  # seconds
FRESH = 18 * HOUR  # so long after its newest article a story counts half
FAST = 1.0  # outlets an hour that count a story twice


def weigh(firsts: Collection[int], newest: int, now: int) -> float:
    """The weight of a story: `firsts` are when each outlet first reported it, `newest` its newest article, in
    seconds; 0 for what one outlet alone reports."""
    outlets = len(firsts)
    if outlets < 2:
        return 0.0
    hours = max(1.0, (max(firsts) - min(firsts)) / HOUR)
    pace = min(1.0, (outlets - 1) / hours / FAST)
    return float(outlets * (1 + pace) * 0.5 ** (max(0, now - newest) / FRESH))
