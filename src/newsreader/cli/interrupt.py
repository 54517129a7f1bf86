"""What becomes of Ctrl+C. Imports next to nothing: it holds while the rest is imported."""

import contextlib
import os
import signal
from collections.abc import Iterator
from types import FrameType

INTERRUPTED = 130  # as a shell tells of a program that SIGINT ended: 128 and its number


@contextlib.contextmanager
def ends_at_once() -> Iterator[None]:
    """Have Ctrl+C end the program without a word, as long as nothing was begun: an exception in the middle of an
    import may be swallowed there, or be told with its whole way. Who ignores the signal goes on doing so."""
    before = signal.getsignal(signal.SIGINT)
    if before is not signal.default_int_handler:
        yield
        return
    signal.signal(signal.SIGINT, _end)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def is_behind(error: BaseException | None) -> bool:
    """Whether Ctrl+C is behind an error: what tidies up after it may fail in turn."""
    while error is not None and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def _end(_number: int, _frame: FrameType | None) -> None:
    os._exit(INTERRUPTED)
