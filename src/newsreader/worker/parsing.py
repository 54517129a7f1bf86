"""A parsing child: documents in by a pipe, what they hold out. Started by `children`, which says how it is asked.

Imports only what parsing needs: who looks at a feed waits for a child to begin.
"""

import gc
import os
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from newsreader.errors import ParseError
from newsreader.feeds.addresses import host
from newsreader.feeds.parse import parse
from newsreader.library.intake import Document, Everything, Opened, Wanted

CPU_SECONDS = 5
MEMORY_BYTES = 256_000_000  # address space that a document may take beyond the child's own 40 MB
# Than who stores what they bring: that is one thread, which must not have to catch up when all is parsed.
NICER = 5
GARBAGE = 50_000  # objects made before the collector looks for rings: an entry is some hundred, and no ring


def serve(connection: Connection) -> None:
    """The child's loop: do what comes until the pipe closes."""
    _limit_memory()
    if sys.platform != "win32":
        os.nice(NICER)
    gc.freeze()
    gc.set_threshold(GARBAGE)
    # The asker closed the pipe, or Ctrl+C came, which reaches the whole group: whoever asks tells of it.
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            _serve_one(connection)


def _serve_one(connection: Connection) -> None:
    """One document: only parsed, or made ready as well, all of it or in a second step, before which it is asked
    which entries are wanted."""
    url, content_type, question = connection.recv()
    document = Document(connection.recv_bytes(), url, content_type)
    _limit_cpu()
    try:
        if question is False:
            connection.send(parse(document.body, url=document.url, content_type=document.content_type))
            return
        opened = Opened.of(document)
        if isinstance(question, Everything):
            _limit_cpu()
            connection.send(opened.all(question))
            return
        connection.send(opened.contents)
        wanted: Wanted = connection.recv()
        _limit_cpu()
        connection.send(opened.ready(wanted))
    except ParseError as error:
        connection.send(error)
    except (EOFError, OSError):
        raise  # the pipe's: nobody asks any more
    except (MemoryError, RecursionError):
        connection.send(ParseError("parse.too_slow", host=host(document.url)))
    except Exception as bug:  # it is ours: whoever asked tells of it, with what the child alone can say
        import traceback  # hardly ever needed

        connection.send(ChildBugError("".join(traceback.format_exception(bug))))


class ChildBugError(Exception):
    """A fault of this program in a child, with its traceback as text."""


def _limit_memory() -> None:
    """Bound what documents may take, where the system tells what the child has already (Linux)."""
    told = Path("/proc/self/statm")
    if sys.platform != "win32" and told.exists():
        import resource

        limit = int(told.read_text(encoding="ascii").split()[0]) * resource.getpagesize() + MEMORY_BYTES
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _limit_cpu() -> None:
    """Give the next document its own CPU time: used so far plus the limit; past it the system ends us."""
    if sys.platform != "win32":
        import resource
        import time

        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + 1 + CPU_SECONDS, hard))
