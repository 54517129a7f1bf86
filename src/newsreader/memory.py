"""Memory that was needed for a moment and is free again, given back to the system."""

import ctypes

_MMAP_THRESHOLD = -3  # M_MMAP_THRESHOLD of malloc.h
LARGE = 256 * 1024  # bytes


def part_large_pieces() -> None:
    """Let C's allocator keep what is larger than `LARGE` apart, so that it goes back to the system once it is
    free. Elsewhere nothing. See mallopt(3).

    glibc begins so, and gives it up with the first large piece that is freed: from then on the list of a library
    of a million articles (8 MB, made anew at every refresh) lies among small pieces, and what is free between
    these stays with the process: 40 MB after one refresh, by measure.
    """
    _call("mallopt", _MMAP_THRESHOLD, LARGE)


def give_back() -> None:
    """Let C's allocator return what it has free: glibc keeps it, in a heap for each thread. Elsewhere nothing.

    See malloc_trim(3).
    """
    _call("malloc_trim", 0)


def _call(name: str, *values: int) -> None:
    try:
        told = getattr(ctypes.CDLL(None), name)
    except (AttributeError, OSError, TypeError):  # not glibc; Windows knows no library of no name
        return
    told(*values)
