"""Parsing in child processes that can be ended: a feed built to hang costs its child, nothing else."""

import asyncio
import multiprocessing
import threading
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TypeVar

from newsreader.errors import ParseError
from newsreader.feeds.addresses import host
from newsreader.library.intake import Choose, Document, Everything, TakenIn, Wanted
from newsreader.model import NewArticle, ParsedFeed
from newsreader.worker.parsing import serve

T = TypeVar("T")

WALL_SECONDS = 10.0


class Child:
    """One parsing process. It is started when first asked, and again after it had to be ended."""

    def __init__(self) -> None:
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._over = False
        self._changing = threading.Lock()

    def parse(self, document: Document, seconds: float = WALL_SECONDS) -> ParsedFeed:
        """The feed in `document`. Raises ParseError, also when it took more than `seconds` or the child broke."""
        parsed = self._ask(document, False, seconds)
        if not isinstance(parsed, ParsedFeed):
            raise TypeError(parsed)
        return parsed

    def take_in(self, document: Document, choose: Choose, seconds: float = WALL_SECONDS) -> Sequence[NewArticle]:
        """The entries of `document` that `choose` wants, ready to be stored. Raises ParseError; each of the two
        steps may take `seconds`."""
        contents = self._ask(document, True, seconds)
        try:
            wanted = choose(contents)  # type: ignore[arg-type]  # what the child answers to True
        except BaseException:  # whatever it is, passed on
            self.end()  # it waits for an answer that will not come
            raise
        if self._connection is None:  # it was ended meanwhile: another one would not know what is asked
            raise ParseError("parse.too_slow", host=host(document.url))
        ready: Sequence[NewArticle] = self._ask(document, wanted, seconds)  # type: ignore[assignment]  # likewise
        return ready

    def take_in_all(self, document: Document, everything: Everything, seconds: float = WALL_SECONDS) -> TakenIn:
        """All entries of `document`, the first of its feed, at once. Raises ParseError; both steps together may
        take twice `seconds`."""
        taken = self._ask(document, everything, 2 * seconds)
        if not isinstance(taken, TakenIn):
            raise TypeError(taken)
        return taken

    def _ask(self, document: Document, question: Wanted | Everything | bool, seconds: float) -> object:
        """The answer about `document`, which is sent with the first question: whether to parse it in steps, or all
        of it at once. `Wanted` is the second."""
        url = document.url
        try:
            connection = self._connection or self._start()
            if isinstance(question, Wanted):
                connection.send(question)
            else:
                connection.send((url, document.content_type, question))
                connection.send_bytes(document.body)  # by itself it is copied once less than within a message
            if not connection.poll(seconds):
                self.end()
                raise ParseError("parse.too_slow", host=host(url))
            answer: object = connection.recv()
        except (EOFError, OSError) as error:
            self.end()
            raise ParseError("parse.too_slow", host=host(url)) from error
        if isinstance(answer, Exception):
            raise answer
        return answer

    def close(self) -> None:
        """End the process, and start no other."""
        self._over = True
        self.end()

    def end(self) -> None:
        """End the process at once. May be called while another thread asks: that one then hears of the end."""
        with self._changing:
            connection, self._connection = self._connection, None
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.join()
            process.close()
        if connection is not None:
            connection.close()

    def get_ready(self) -> None:
        """Start the process if there is none."""
        if self._connection is None:
            with suppress(EOFError):  # it was closed meanwhile
                self._start()

    def _start(self) -> Connection:
        with self._changing:  # whoever ends it meanwhile waits until there is something to end
            if self._over:
                raise EOFError
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(target=serve, args=(theirs,), name="newsreader-parser", daemon=True)
            process.start()
            theirs.close()
            self._process, self._connection = process, ours
            return ours


class ParsingChildren:
    """A few children, asked from asyncio: `await children(body, url, content_type)`.

    A thread for each child takes the next document by itself, so that no child waits while the asking loop
    prepares or stores articles (it was as slow as one core before).
    """

    def __init__(self, count: int = 2) -> None:
        self._all = [Child() for _ in range(count)]
        self._idle = deque(self._all)
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="parsing")

    async def __call__(self, body: bytes, url: str, content_type: str) -> ParsedFeed:
        """Parse `body` in the next free child. Raises ParseError."""
        document = Document(body, url, content_type)
        return await self._with_child(lambda child: child.parse(document))

    async def take_in(self, document: Document, choose: Choose) -> Sequence[NewArticle]:
        """The entries that `choose` wants of `document`. Raises ParseError."""
        return await self._with_child(lambda child: child.take_in(document, choose))

    def get_ready(self) -> None:
        """Start the children, each of which takes a third of a second until it can answer."""
        for _ in self._all:
            self._threads.submit(self._lend, Child.get_ready)

    async def _with_child(self, work: Callable[[Child], T]) -> T:
        """An asker that is cancelled leaves its child to finish: only then may another ask it, who would else be
        given the first one's answer."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._lend, work)

    def _lend(self, work: Callable[[Child], T]) -> T:
        child = self._idle.pop()  # there are as many threads as children
        try:
            return work(child)
        finally:
            self._idle.append(child)

    async def take_in_all(self, document: Document, everything: Everything) -> TakenIn:
        """All entries of `document`, the first of its feed. Raises ParseError."""
        return await self._with_child(lambda child: child.take_in_all(document, everything))

    def close(self) -> None:
        """End all children, those too that are just starting."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for child in self._all:
            child.close()
        self._threads.shutdown()
