"""How much a story matters at a moment: by how many outlets report it, how fast they came, how fresh it is. Pure,
and told by times of articles only, so that the same news gives the same highlights."""

from collections.abc import Collection, Sequence

HOUR = 3_600  # seconds
FRESH = 18 * HOUR  # so long after its newest article a story counts half
FAST = 1.0  # outlets an hour that count a story twice
MOST_LOOKED_INTO = 100  # reports of which all stretches are looked at: these are as many as their square
LEAST = 2  # outlets; what one alone reports is no highlight


def weigh(firsts: Collection[float], newest: float, now: float) -> float:
    """The weight of a story: `firsts` are when each outlet first reported it, `newest` its newest article, in
    seconds; 0 for what one outlet alone reports."""
    return _pressed(len(firsts), max(firsts) - min(firsts)) * _freshness(newest, now) if firsts else 0.0


def most(reports: Sequence[tuple[float, str]], newest: float, now: float) -> float:
    """What a story weighs at most, whichever of its reports (when, which outlet; in order of time) count."""
    best = 0.0
    if len(reports) > MOST_LOOKED_INTO:
        best = 2.0 * len({outlet for _, outlet in reports})
    else:
        for place, (begin, _) in enumerate(reports):
            seen: set[str] = set()
            for at, outlet in reports[place:]:
                if outlet not in seen:
                    seen.add(outlet)
                    best = max(best, _pressed(len(seen), at - begin))
    return best * _freshness(newest, now)


def _pressed(outlets: int, span: float) -> float:
    if outlets < LEAST:
        return 0.0
    return outlets * (1 + min(1.0, (outlets - 1) / max(1.0, span / HOUR) / FAST))


def _freshness(newest: float, now: float) -> float:
    return float(0.5 ** (max(0.0, now - newest) / FRESH))
