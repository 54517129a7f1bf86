"""Parsing children: they give what the parser gives, and end when a feed is built to hang or to break them."""

import asyncio
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext, SpawnContext

import pytest

from newsreader.errors import ParseError
from newsreader.library.intake import Contents, Document, Everything, Wanted
from newsreader.library.prepare import Setting
from newsreader.model import Feed
from newsreader.worker.children import Child, ParsingChildren
from newsreader.worker.parsing import ChildBugError
from tests.newsroom import Item, rss

FEED = rss([Item("a", "Một")], base="https://a.example")


URL = "https://a.example/rss"
DOCUMENT = Document(FEED, URL)


def test_a_child_parses_and_refuses_like_the_parser() -> None:
    child = Child()
    try:
        assert child.parse(DOCUMENT).entries[0].title == "Một"
        with pytest.raises(ParseError) as refusal:
            child.parse(Document(b"<html><body>no</body></html>", URL, "text/html"))
        assert refusal.value.code == "parse.not_a_feed"
    finally:
        child.end()


def test_a_child_begins_with_no_more_than_parsing_needs() -> None:
    """Who looks at a feed, and whoever refreshes for the first time, waits for that."""
    code = (
        "import sys, newsreader.worker.parsing\n"
        "unneeded = {'asyncio', 'sqlalchemy', 'aiohttp', 'feedparser', 'email', 'newsreader.worker.jobs'}\n"
        "print(sorted(unneeded & sys.modules.keys()))\n"
    )
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert told == "[]\n"


def test_a_feed_that_takes_too_long_costs_its_child_only() -> None:
    attributes = " ".join(f'a{number}="x"' for number in range(120_000))
    slow = f"<rss version='2.0'><channel><title {attributes}>t</title></channel></rss>".encode()
    child = Child()
    try:
        child.parse(DOCUMENT)
        with pytest.raises(ParseError) as refusal:
            child.parse(Document(slow, URL), seconds=0.3)
        assert refusal.value.code == "parse.too_slow"
        assert child.parse(DOCUMENT).entries
    finally:
        child.end()


def test_a_fault_of_ours_in_a_child_is_not_told_of_the_feed() -> None:
    child = Child()
    try:
        child.parse(DOCUMENT)
        process = child._process
        with pytest.raises(ChildBugError, match="Traceback") as fault:
            child.parse(Document(DOCUMENT.body, URL, 5))  # type: ignore[arg-type]  # what no fetcher gives
        assert "AttributeError" in str(fault.value)
        assert child.parse(DOCUMENT).entries
        assert child._process is process
    finally:
        child.end()


def test_a_first_document_is_taken_in_at_once_as_in_two_steps() -> None:
    setting = Setting(Feed(1, URL, "example"), "", {"world": 3}, datetime(2026, 3, 1, tzinfo=UTC))
    everything = Everything(setting)
    told: list[Contents] = []
    child = Child()

    def choose(contents: Contents) -> Wanted:
        told.append(contents)
        return everything(contents)

    try:
        at_once = child.take_in_all(DOCUMENT, everything)
        in_steps = child.take_in(DOCUMENT, choose)
    finally:
        child.end()
    assert at_once.articles
    assert tuple(at_once.articles) == tuple(in_steps)
    assert (at_once.feed, at_once.dates) == (told[0].feed, told[0].dates)


def test_a_child_that_dies_is_replaced() -> None:
    child = Child()
    try:
        child.parse(DOCUMENT)
        process = child._process
        assert process is not None
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        with pytest.raises(ParseError):
            child.parse(DOCUMENT)
        assert child.parse(DOCUMENT).entries
    finally:
        child.end()


@pytest.mark.parametrize("begun_already", [True, False])
def test_children_that_are_just_starting_end_with_the_others(
    monkeypatch: pytest.MonkeyPatch, begun_already: bool
) -> None:
    begun = threading.Event()
    begin = Child._start

    def slowly(self: Child) -> Connection:
        if not begun_already:
            begun.set()
            time.sleep(0.2)
        return begin(self)

    def pipe(self: SpawnContext) -> tuple[Connection, Connection]:
        begun.set()
        time.sleep(0.2)
        ours, theirs = BaseContext.Pipe(self)
        return ours, theirs

    monkeypatch.setattr(Child, "_start", slowly)
    if begun_already:
        monkeypatch.setattr(SpawnContext, "Pipe", pipe)
    children = ParsingChildren(2)
    children.get_ready()
    assert begun.wait(10)
    children.close()
    assert not multiprocessing.active_children()


def test_more_documents_than_children() -> None:
    async def run() -> int:
        children = ParsingChildren(2)
        try:
            parsed = await asyncio.gather(*(children(FEED, "https://a.example/rss", "") for _ in range(7)))
        finally:
            children.close()
        return sum(len(one.entries) for one in parsed)

    assert asyncio.run(run()) == 7


def test_an_answer_nobody_waits_for_is_not_given_to_the_next() -> None:
    other = rss([Item("b", "Hai")], base="https://b.example")

    async def run() -> str:
        children = ParsingChildren(1)
        try:
            given_up = asyncio.create_task(children(FEED, "https://a.example/rss", ""))
            await asyncio.sleep(0.05)  # it is asked by now, and has not answered: its process is just starting
            given_up.cancel()
            return (await children(other, "https://b.example/rss", "")).entries[0].title
        finally:
            children.close()

    assert asyncio.run(run()) == "Hai"
