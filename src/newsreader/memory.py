"""Memory that was needed for a moment and is free again, given back to the system."""

import ctypes


def give_back() -> None:
    """Let C's allocator return what it has free: glibc keeps it, in a heap for each thread. Elsewhere nothing.

    See malloc_trim(3).
    """
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):  # not glibc; Windows knows no library of no name
        return
    trim(0)
