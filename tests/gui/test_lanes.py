"""Lanes: results on the GUI thread, stale ones dropped, errors told, bugs raised, threads ended."""

import threading
import time
import weakref

import pytest

from newsreader.errors import LookupFailure
from newsreader.gui.lanes import Lanes
from tests.gui.newsstand import pause, wait


def test_work_is_done_beside_and_told_here() -> None:
    lanes = Lanes()
    told: list[tuple[str, str]] = []
    here = threading.current_thread().name
    lanes.read(
        lambda: threading.current_thread().name,
        lambda name: told.append((name, threading.current_thread().name)),
    )
    wait(lambda: told)
    lanes.close()
    assert told[0][0] != here
    assert told[0][1] == here


def slowly(number: int) -> int:
    time.sleep(0.01)
    return number


def test_only_the_newest_of_a_key_is_told() -> None:
    lanes = Lanes()
    told: list[int] = []
    for number in range(20):
        lanes.read(lambda n=number: slowly(n), told.append, key="list")  # type: ignore[misc]  # a default binds the number
    wait(lambda: told)
    pause(0.1)
    lanes.close()
    assert told == [19]


class Found:
    """What a read may find."""


def test_what_was_read_goes_when_nobody_holds_it_any_more() -> None:
    lanes = Lanes()
    found: list[weakref.ref[Found]] = []
    lanes.read(Found, lambda one: found.append(weakref.ref(one)))
    wait(lambda: found)
    pause(0.1)  # the lane waits for the next
    gone = found[0]() is None
    lanes.close()
    assert gone


def test_marks_are_all_done_in_order_also_when_closing() -> None:
    lanes = Lanes()
    done: list[int] = []
    for number in range(30):
        lanes.write(lambda n=number: done.append(n), lambda _nothing: None)  # type: ignore[misc]  # as above
    lanes.close()
    assert done == list(range(30))


def test_errors_of_the_world_are_told_and_bugs_raised(no_faults_in_slots: list[BaseException]) -> None:
    lanes = Lanes()
    told: list[object] = []
    lanes.refused.connect(told.append)

    def fail() -> None:
        raise LookupFailure("unknown.article", id=3)

    lanes.read(fail, lambda _nothing: None)
    lanes.read(fail, lambda _nothing: None, failed=lambda error: told.append(error.code))
    lanes.read(lambda: 1 // 0, lambda _nothing: None)
    wait(lambda: len(told) == 2 and no_faults_in_slots)
    lanes.close()
    assert "unknown.article" in told
    with pytest.raises(ZeroDivisionError):
        raise no_faults_in_slots[0]
    no_faults_in_slots.clear()
