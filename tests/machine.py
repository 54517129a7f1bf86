"""How slow the machine is at this moment, for the few tests that bound the harm of an attack in seconds of CPU.

Machines that run the gate have been seen to need four times as long from one day to the next.
"""

import time

# What `_work` took where the bounds were chosen, in seconds of CPU.
_THERE = 0.06


def slowness() -> float:
    """How many times as long as where the bounds were chosen work takes here, at least 1."""
    return max(1.0, max(_work() for _ in range(2)) / _THERE)


def _work() -> float:
    """Seconds of CPU that some common work of Python takes."""
    started = time.thread_time()
    words: dict[str, int] = {}
    for number in range(300_000):
        words[str(number % 5000)] = words.get(str(number % 5000), 0) + 1
    return time.thread_time() - started
