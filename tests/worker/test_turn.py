"""Whose turn it is: the most urgent of those that wait, and nobody is lost by a cancellation."""

import asyncio

from newsreader.worker.turn import Turn


def test_the_most_urgent_goes_first_then_the_first_to_come() -> None:
    async def run() -> list[str]:
        turn = Turn()
        order: list[str] = []

        async def job(name: str, priority: int) -> None:
            async with turn.take(priority):
                order.append(name)
                await asyncio.sleep(0)

        tasks = [
            asyncio.create_task(job(*one)) for one in (("first", 4), ("late", 3), ("b", 2), ("c", 2), ("a", 1))
        ]
        await asyncio.gather(*tasks)
        return order

    assert asyncio.run(run()) == ["first", "a", "b", "c", "late"]


def test_a_cancelled_waiter_does_not_hold_the_turn() -> None:
    async def run() -> bool:
        turn = Turn()

        async def hold() -> None:
            async with turn.take(1):
                await asyncio.sleep(0.01)

        holder = asyncio.create_task(hold())
        await asyncio.sleep(0)
        waiter = asyncio.create_task(hold())
        await asyncio.sleep(0)
        waiter.cancel()
        await holder
        async with asyncio.timeout(1), turn.take(1):
            return True

    assert asyncio.run(run())
