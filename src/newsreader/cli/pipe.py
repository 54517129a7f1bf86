"""What becomes of a command whose output nobody reads any more. Knows the process's streams and no command."""

import contextlib
import os
import sys
from collections.abc import Iterator

from newsreader.cli.arguments import CUT_OFF, FAILED


class Unread(Exception):  # noqa: N818  # no error: other programs are ended by a signal then
    """Nobody reads what this process prints any more."""


@contextlib.contextmanager
def read_by_somebody() -> Iterator[None]:
    """Raises Unread where what is written to is the process's own stdout or stderr: other pipes break as well, and
    that is to be told."""
    try:
        yield
    except BrokenPipeError as error:
        raise Unread from error


@contextlib.contextmanager
def ends_with_its_pipe() -> Iterator[None]:
    """End the program without a word, with `CUT_OFF`, when the reader of its output, such as `head`, has gone.
    Python ignores the signal that ends others then, and the network needs that it does."""
    try:
        try:
            yield
        except SystemExit:  # argparse has printed its help
            _flush()
            raise
        _flush()
    except Unread:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.stdout, sys.stderr):  # the interpreter flushes them once more at its end
            if stream is not None:
                os.dup2(nowhere, stream.fileno())
        raise SystemExit(CUT_OFF) from None


def ended(code: int) -> int:
    """The exit code of a command that is done, once all that it printed is written. Says so where that fails."""
    try:
        _flush()
    except OSError as error:
        from newsreader.cli.output import complain, unwritten
        from newsreader.wording import say as sentence_for

        complain(sentence_for(unwritten(error)))
        sys.stdout = None  # else the interpreter tries again at its end
        return FAILED
    return code


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:  # a program without a console has none
            with read_by_somebody():
                stream.flush()
