"""Lookups: names that hang hold up no others, nor the end of the program."""

import asyncio
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator

import pytest

from newsreader.feeds import lookups
from newsreader.feeds.lookups import Lookups, Name

SOUND = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 80))]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """A resolver of the system that hangs at names that begin with "hangs", until the test ends, takes its time
    for those that begin with "slow", and knows the others."""
    found: Counter[str] = Counter()
    end = threading.Event()

    def look_up(host: str, *_more: object) -> object:
        found[host] += 1
        if host.startswith("hangs"):
            end.wait(60)
            raise socket.gaierror(socket.EAI_AGAIN, "the system gives up")
        if host.startswith("slow"):
            end.wait(0.3)
        if host.startswith("unknown"):
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return SOUND

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    yield found
    end.set()


def name(host: str) -> Name:
    return (host, 80, socket.AF_UNSPEC)


async def ask(looking: Lookups, *hosts: str) -> list[object]:
    """What each lookup brought, all at once: the addresses, or the error."""
    return await asyncio.gather(*(looking.find(name(host)) for host in hosts), return_exceptions=True)


def number(error: object) -> int | None:
    assert isinstance(error, socket.gaierror), error
    return error.errno


def test_names_that_hang_hold_up_no_others(asked: Counter[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookups, "_PLACE_HELD", 0.05)

    async def work() -> None:
        looking = Lookups(1.0)
        hanging = asyncio.ensure_future(ask(looking, *(f"hangs{each}" for each in range(40))))
        await asyncio.sleep(0)
        assert await ask(looking, "one", "two") == [SOUND, SOUND]
        assert {number(each) for each in await hanging} == {socket.EAI_AGAIN}
        assert await ask(looking, "three") == [SOUND]

    asyncio.run(work())


def test_waiting_for_a_turn_is_no_part_of_the_time(asked: Counter[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookups, "_AT_ONCE", 1)

    async def work() -> list[object]:
        return await ask(Lookups(0.9), *(f"slow{each}" for each in range(6)))

    assert asyncio.run(work()) == [SOUND] * 6


def test_a_name_is_looked_up_once_for_all_who_ask(asked: Counter[str]) -> None:
    async def work() -> list[object]:
        return await ask(Lookups(5), *["slow"] * 40)

    assert asyncio.run(work()) == [SOUND] * 40
    assert asked["slow"] == 1


def test_a_name_that_hangs_still_is_not_waited_for_again(asked: Counter[str]) -> None:
    async def work() -> None:
        looking = Lookups(0.2)
        assert number((await ask(looking, "hangs"))[0]) == socket.EAI_AGAIN
        again = asyncio.ensure_future(looking.find(name("hangs")))
        await asyncio.sleep(0)
        assert number(again.exception()) == socket.EAI_AGAIN  # at once

    asyncio.run(work())
    assert asked["hangs"] == 1


def test_threads_that_hang_are_bounded_and_take_up_again(
    asked: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookups, "_MOST_THREADS", 2)
    before = threading.active_count()

    async def work() -> None:
        looking = Lookups(0.2)
        found = await ask(looking, "hangs1", "hangs2", "one", "hangs3")
        assert {number(each) for each in found} == {socket.EAI_AGAIN}
        assert threading.active_count() <= before + 2

    asyncio.run(work())
    assert set(asked) == {"hangs1", "hangs2"}


def test_what_the_system_says_is_handed_on(asked: Counter[str]) -> None:
    async def work() -> list[object]:
        return await ask(Lookups(5), "unknown")

    assert number(asyncio.run(work())[0]) == socket.EAI_NONAME


def test_one_who_leaves_takes_nothing_from_the_others(
    asked: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookups, "_AT_ONCE", 1)

    async def work() -> list[object]:
        looking = Lookups(5)
        first, waiting = (asyncio.ensure_future(looking.find(name(host))) for host in ("slow", "one"))
        await asyncio.sleep(0.05)
        for each in (first, waiting):
            each.cancel()
        return await ask(looking, "slow", "one", "two")

    assert asyncio.run(work()) == [SOUND] * 3


def test_the_program_ends_while_a_name_hangs() -> None:
    program = """
import asyncio, socket, time
socket.getaddrinfo = lambda *_: time.sleep(600)
from newsreader.errors import FetchError
from newsreader.feeds.fetch import Limits, WebFetcher

async def work():
    async with WebFetcher(Limits(connect=0.2)) as fetcher:
        try:
            await fetcher.get("http://hangs.example/")
        except FetchError as error:
            print(error.code)

asyncio.run(work())
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert ended.stdout in ("fetch.lookup\n", "fetch.offline\n")  # the second where there is no way out at all
