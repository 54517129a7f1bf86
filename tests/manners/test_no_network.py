"""No network is nobody's failure: nothing is counted, and the queue waits."""

import socket
import time

import pytest

from newsreader.library import line, refresh
from newsreader.library.opened import Library
from newsreader.model import FeedStatus, Urgency
from tests.library.conftest import Clock
from tests.library.ways import check
from tests.manners.ways import HOUR, follow_at, lead_names, stored
from tests.server import Server

NAMES = {f"bao{number}.example": "127.0.0.1" for number in range(12)}


@pytest.fixture
def numbers(library: Library, server: Server, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Feeds of twelve hosts, all well and due."""
    lead_names(monkeypatch, NAMES)
    found = [follow_at(library, server, path=f"/{name}.xml", address=name).id for name in NAMES]
    clock.advance(2 * HOUR)
    server.forget()
    return found


def cut(
    monkeypatch: pytest.MonkeyPatch, *, error: int = socket.EAI_AGAIN, way_out: bool = True, left: int = 0
) -> None:
    """From now on only the first `left` names are found."""
    lead_names(monkeypatch, dict(list(NAMES.items())[:left]), error)
    monkeypatch.setattr(refresh, "Line", lambda: line.Line(lambda: way_out))


@pytest.mark.parametrize(
    ("error", "way_out"), [(socket.EAI_AGAIN, True), (socket.EAI_AGAIN, False), (socket.EAI_NONAME, False)]
)
def test_nothing_is_counted_and_the_feeds_stay_due(
    library: Library, numbers: list[int], monkeypatch: pytest.MonkeyPatch, error: int, way_out: bool
) -> None:
    before = [stored(library, number) for number in numbers]
    cut(monkeypatch, error=error, way_out=way_out)
    outcomes = check(library, urgency=Urgency.DUE)
    assert [outcome.skip_code for outcome in outcomes] == ["schedule.offline"] * 12
    assert not any(outcome.error_code for outcome in outcomes)
    for feed in before:
        now = stored(library, feed.id)
        assert (now.failures, now.status, now.last_check, now.next_check) == (
            0, FeedStatus.OK, feed.last_check, feed.next_check,
        )  # fmt: skip
        assert now.health.skip_code == "schedule.offline"
    lead_names(monkeypatch, NAMES)
    back = check(library, urgency=Urgency.DUE)
    assert [outcome.status for outcome in back] == [FeedStatus.NOT_MODIFIED] * 12


def test_once_it_is_clear_nobody_else_is_tried(
    library: Library, numbers: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refresh, "CHECKS_AT_ONCE", 4)
    asked: list[str] = []
    cut(monkeypatch)
    failing = socket.getaddrinfo

    def look_up(host: str, *more: int) -> object:
        asked.append(host)
        time.sleep(0.05 * (len(asked) % 4))  # they do not fail all at the same moment
        return failing(host, *more)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    assert len(check(library)) == len(numbers)
    assert len(set(asked)) <= 8


def test_one_server_that_cannot_be_reached_while_others_answer_has_failed(
    library: Library, numbers: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    cut(monkeypatch, left=11)
    outcomes = {outcome.feed: outcome for outcome in check(library)}
    assert outcomes[numbers[-1]].error_code == "fetch.unreachable"
    assert stored(library, numbers[-1]).failures == 1
    assert all(outcomes[number].status is FeedStatus.NOT_MODIFIED for number in numbers[:-1])


def test_several_that_cannot_be_reached_while_one_answers_have_failed(
    library: Library, numbers: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    cut(monkeypatch, left=1)
    monkeypatch.setattr(refresh, "CHECKS_AT_ONCE", 6)  # the others are tried when one of the first has answered
    codes = [outcome.error_code for outcome in check(library)]
    assert sorted(codes) == [""] + ["fetch.unreachable"] * 11


def test_a_name_that_does_not_exist_is_the_feeds_own_fault(
    library: Library, numbers: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    cut(monkeypatch, error=socket.EAI_NONAME)
    assert {outcome.error_code for outcome in check(library)} == {"fetch.name"}
    assert stored(library, numbers[0]).failures == 1
