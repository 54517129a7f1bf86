"""What a feed says in all that it brings: the words below each video of a channel, the frame of a ticker's lines.
They tell who speaks, not of what. Knows signatures only."""

from collections import Counter
from collections.abc import Sequence

from newsreader.stories.signature import hashes_of

LAST = 24  # articles of a feed that are looked at, those before
FEWEST = 3  # articles that hold a term; less may be one event


def usual_terms(signatures: Sequence[bytes]) -> frozenset[int]:
    """The terms that at least half of a feed's last articles hold, by their packed signatures, and three."""
    held = Counter(term for signature in signatures for term in hashes_of(signature))
    least = max(FEWEST, (len(signatures) + 1) // 2)
    return frozenset(term for term, times in held.items() if times >= least)
