"""033-035, 037: few connections to a server, with pauses, and checks that are spread in time."""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from newsreader.library.opened import Library
from newsreader.model import Urgency
from tests.library.conftest import Clock
from tests.library.ways import check
from tests.manners.ways import FEED, lead_names, stored, wait
from tests.server import Answer, Request, Server

LEAST_PAUSE = 0.1
IMPRECISION = 0.03  # of the two clocks that are compared, and of a busy machine's timers


def follow_all(library: Library, server: Server, urls: Sequence[str]) -> list[int]:
    """Feeds that are followed and were never asked."""
    for url in urls:
        server.script("/" + url.rsplit("/", 1)[1], FEED)
    return [library.store.feeds.add(url, now=library.now()) for url in urls]


def pauses(requests: Sequence[Request]) -> list[float]:
    """The seconds between each request and the next but one: two may go side by side."""
    times = sorted(request.at for request in requests)
    return [later - earlier for earlier, later in zip(times, times[2:], strict=False)]


def test_033_many_feeds_on_one_host_take_two_connections_and_pauses(library: Library, server: Server) -> None:
    follow_all(library, server, [server.url(f"/{number}.xml") for number in range(9)])
    assert all(outcome.changes.added for outcome in check(library))
    assert len(server.requests) == 9
    assert server.most_open <= 2
    assert min(pauses(server.requests)) >= LEAST_PAUSE - IMPRECISION


def test_033_a_slow_server_has_as_long_a_pause_as_it_took(library: Library, server: Server) -> None:
    urls = [server.url(f"/{number}.xml") for number in range(5)]
    follow_all(library, server, urls)
    slow = 0.4
    for number in range(5):
        server.script(f"/{number}.xml", _after(slow))
    check(library)
    assert min(pauses(server.requests)) >= 2 * slow - IMPRECISION


def _after(seconds: float) -> Answer:
    return replace(FEED, delay=seconds)


def test_034_many_names_at_one_address_count_as_one_host(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {f"blog{number}.example": "127.0.0.1" for number in range(7)}
    lead_names(monkeypatch, names)
    with Server() as server:
        follow_all(library, server, [f"http://{name}:{server.port}/{name}.xml" for name in names])
        assert all(outcome.changes.added for outcome in check(library))
        assert len(server.requests) == 7
        assert server.most_open <= 2
        assert min(pauses(server.requests)) >= LEAST_PAUSE - IMPRECISION


def test_035_two_feeds_a_host_are_asked_at_once_and_all_hosts_beside_each_other(library: Library) -> None:
    hosts = [f"127.0.6.{number}" for number in range(1, 31)]
    slow = 1.0
    with Server(hosts) as server:
        follow_all(library, server, [server.url(f"/{n}.xml", host) for host in hosts for n in (0, 1)])
        for n in (0, 1):
            server.script(f"/{n}.xml", _after(slow))
        check(library)
        assert len(server.requests) == 60
        assert max(server.most_open_at.values()) == 2
        first: dict[str, float] = {}
        for request in server.requests:
            first[request.address] = min(request.at, first.get(request.address, request.at))
        assert set(first) == set(hosts)
        # Hosts take turns: each was asked before any had answered, though there is not room for all sixty.
        assert max(first.values()) - min(first.values()) < slow


def test_037_feeds_that_were_added_together_drift_apart(library: Library, server: Server, clock: Clock) -> None:
    numbers = follow_all(library, server, [server.url(f"/{number}.xml") for number in range(12)])
    check(library)
    first = sorted(wait(library, stored(library, number)) for number in numbers)
    assert len(set(first)) == 12
    assert first[-1] - first[0] > timedelta(minutes=1)
    start = clock()
    for _ in range(4):  # each round asks every feed when it is due, minute by minute
        for _ in range(40):
            clock.advance(timedelta(minutes=1))
            check(library, urgency=Urgency.DUE)
    later = sorted(stored(library, number).next_check or start for number in numbers)
    assert later[-1] - later[0] > 2 * (first[-1] - first[0])


def test_037_after_sleep_nobody_gets_a_burst_and_the_next_checks_are_apart(library: Library, clock: Clock) -> None:
    hosts = ["127.0.4.1", "127.0.4.2", "127.0.4.3"]
    with Server(hosts) as server:
        urls = [server.url(f"/{n}.xml", host) for host in hosts for n in range(5)]
        numbers = follow_all(library, server, urls)
        check(library)
        server.forget()
        clock.advance(timedelta(hours=9))
        started = time.monotonic()
        assert len(check(library, urgency=Urgency.DUE)) == 15
        assert time.monotonic() - started < 30  # the reader waits for this
        assert len(server.requests) == 15
        for host in hosts:
            mine = [request for request in server.requests if request.address == host]
            assert min(pauses(mine)) >= LEAST_PAUSE - IMPRECISION
        times = sorted(wait(library, stored(library, number)) for number in numbers)
        assert times[-1] - times[0] > timedelta(minutes=1)
        assert check(library, urgency=Urgency.DUE) == []  # once is enough


def test_037_no_check_is_planned_for_the_full_hour(library: Library, server: Server) -> None:
    """The library's clock stands at noon sharp."""
    numbers = follow_all(library, server, [server.url(f"/{number}.xml") for number in range(6)])
    check(library)
    times = [stored(library, number).next_check for number in numbers]
    assert all(each is not None and (each.minute % 30 or each.second) for each in times)
