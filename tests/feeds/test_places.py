"""Places: few at a time, pauses between, and nobody waits for one who left."""

import asyncio
import time
from collections.abc import Awaitable, Callable

import pytest

from newsreader.feeds.places import Places


def run(work: Callable[[Places], Awaitable[None]], per_server: int = 2, at_once: int = 8) -> None:
    async def inside() -> None:
        await work(Places(per_server, at_once))

    asyncio.run(inside())


async def visit(
    places: Places, key: str, log: list[tuple[str, float]], *, seconds: float = 0, paused: bool = True
) -> None:
    async with places.take(key, key, paused=paused):
        log.append((key, time.monotonic()))
        await asyncio.sleep(seconds)


def test_two_at_once_and_the_third_after_a_pause() -> None:
    log: list[tuple[str, float]] = []

    async def work(places: Places) -> None:
        await asyncio.gather(*(visit(places, "a", log) for _ in range(3)))

    run(work)
    first, second, third = (at for _, at in log)
    assert second - first < 0.09 <= third - first


def test_pictures_take_no_pause() -> None:
    log: list[tuple[str, float]] = []

    async def work(places: Places) -> None:
        await asyncio.gather(*(visit(places, "a", log, paused=False) for _ in range(20)))

    started = time.monotonic()
    run(work)
    assert time.monotonic() - started < 0.9  # ten pauses would be a second


def test_one_server_does_not_hold_up_another() -> None:
    log: list[tuple[str, float]] = []

    async def work(places: Places) -> None:
        await asyncio.gather(*(visit(places, "a", log, seconds=0.05) for _ in range(6)), visit(places, "b", log))

    run(work, at_once=3)
    assert [key for key, _ in log].index("b") <= 2


def test_who_leaves_the_queue_is_not_waited_for_and_nothing_is_left_behind() -> None:
    async def work(places: Places) -> None:
        log: list[tuple[str, float]] = []
        first = asyncio.create_task(visit(places, "a", log, seconds=5, paused=False))
        await asyncio.sleep(0)
        second = asyncio.create_task(visit(places, "a", log))
        await asyncio.sleep(0)
        for task in (second, first):
            task.cancel()
        await asyncio.gather(first, second, return_exceptions=True)
        await visit(places, "a", log)
        await asyncio.sleep(0.15)
        assert not places._servers

    run(work, per_server=1)


@pytest.mark.parametrize(
    ("names", "expected"), [(("a", "a", "a"), [True, True, False]), (("a", "b", "a"), [False, False, False])]
)
def test_a_connection_is_handed_on_where_only_its_own_name_waits(
    names: tuple[str, ...], expected: list[bool]
) -> None:
    told: list[bool] = []

    async def ask(places: Places, name: str) -> None:
        async with places.take("address", name, paused=False) as server:
            await asyncio.sleep(0.01)
            told.append(server.hand_on(name))

    async def work(places: Places) -> None:
        await asyncio.gather(*(ask(places, name) for name in names))

    run(work, per_server=1)
    assert told == expected


def test_only_so_many_connections_are_kept_warm() -> None:
    places = Places(2, 3)
    assert [places.keeps_warm(name) for name in ("a", "b", "c", "d", "a")] == [True, True, True, False, True]
