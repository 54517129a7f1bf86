"""No network is nobody's failure: nothing is counted, and the queue waits."""

import asyncio
import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from newsreader.feeds.fetch import Limits, WebFetcher
from newsreader.library import line, refresh, rounds
from newsreader.library.intake import ParserHere
from newsreader.library.opened import Library
from newsreader.library.rests import kept_rests
from newsreader.model import FeedOutcome, FeedStatus, Urgency
from tests.library.conftest import Clock
from tests.library.ways import check
from tests.manners.ways import FEED, HOUR, follow_at, lead_names, stored, wait
from tests.server import Answer, Server, page, redirect

CERTIFICATE = Path(__file__).parents[1] / "data" / "self-signed.pem"
MINUTE = timedelta(minutes=1)

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
    monkeypatch: pytest.MonkeyPatch,
    *,
    error: int = socket.EAI_AGAIN,
    way_out: bool = True,
    left: int = 0,
    names_tell: bool = True,
) -> None:
    """From now on only the first `left` names are found."""
    lead_names(monkeypatch, dict(list(NAMES.items())[:left]), error)
    see(monkeypatch, way_out=way_out, names_tell=names_tell)


def see(monkeypatch: pytest.MonkeyPatch, *, way_out: bool = True, names_tell: bool = True) -> None:
    """Let the machine have a way out or none, and a resolver that says "no such name" only when it knows."""
    monkeypatch.setattr(refresh, "Line", lambda: line.Line(lambda: way_out, names_tell))
    monkeypatch.setattr("newsreader.feeds.answers.has_route", lambda: way_out)


def hasty_check(library: Library, *feeds: int) -> list[FeedOutcome]:
    """Refresh with little patience for names and connections."""

    async def work() -> list[FeedOutcome]:
        limits = Limits(connect=0.4)
        async with WebFetcher(limits, clock=library.now, rests=kept_rests(library)) as fetcher:
            found = refresh.refresh(library, fetcher, ParserHere(), feeds=feeds, urgency=Urgency.NOW)
            return [outcome async for outcome in found]

    return asyncio.run(work())


@contextlib.contextmanager
def jammed(address: str, port: int) -> Iterator[None]:
    """A place where connections are neither taken nor refused, as behind a router that lets packets vanish."""
    with contextlib.ExitStack() as sockets:
        door = sockets.enter_context(socket.socket())
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((address, port))
        door.listen(0)
        for _ in range(4):
            one = sockets.enter_context(socket.socket())
            one.setblocking(False)
            with contextlib.suppress(BlockingIOError):  # it is on its way, which is enough
                one.connect((address, port))
        yield


@pytest.fixture
def hanging(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """Names at which the system's resolver hangs until the test ends."""
    names: set[str] = set()
    end = threading.Event()
    sound = socket.getaddrinfo

    def look_up(host: str, *more: int) -> object:
        if host in names:
            end.wait(60)
            raise socket.gaierror(socket.EAI_AGAIN, "the system gives up")
        return sound(host, *more)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    yield names
    end.set()


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
    monkeypatch.setattr(rounds, "CHECKS_AT_ONCE", 4)
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
    assert outcomes[numbers[-1]].error_code == "fetch.lookup"
    assert stored(library, numbers[-1]).failures == 1
    assert all(outcomes[number].status is FeedStatus.NOT_MODIFIED for number in numbers[:-1])


def test_several_that_cannot_be_reached_while_one_answers_have_failed(
    library: Library, numbers: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    cut(monkeypatch, left=1)
    monkeypatch.setattr(rounds, "CHECKS_AT_ONCE", 6)  # the others are tried when one of the first has answered
    codes = [outcome.error_code for outcome in check(library)]
    assert sorted(codes) == [""] + ["fetch.lookup"] * 11


def test_a_name_that_does_not_exist_is_the_feeds_own_fault(
    library: Library, numbers: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    cut(monkeypatch, error=socket.EAI_NONAME)
    assert {outcome.error_code for outcome in check(library)} == {"fetch.name"}
    assert stored(library, numbers[0]).failures == 1


def test_names_that_hang_hold_up_no_sound_feed(
    library: Library, numbers: list[int], hanging: set[str], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    see(monkeypatch)
    more = [follow_at(library, server, path=f"/{each}.xml", address="127.0.0.1").id for each in range(20)]
    for each, number in enumerate(more):
        library.store.feeds.change_url(number, f"http://hangs{each}.example/", same_document=False)
        hanging.add(f"hangs{each}.example")
    found = {outcome.feed: outcome for outcome in hasty_check(library)}
    assert [found[number].status for number in numbers] == [FeedStatus.NOT_MODIFIED] * 12
    assert [found[number].error_code for number in more] == ["fetch.lookup"] * 20


def test_where_every_name_hangs_there_is_no_network(
    library: Library, numbers: list[int], hanging: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    see(monkeypatch)
    hanging |= set(NAMES)
    assert {outcome.skip_code for outcome in hasty_check(library)} == {"schedule.offline"}
    assert {stored(library, number).failures for number in numbers} == {0}


def test_where_packets_vanish_there_is_no_network(
    library: Library, numbers: list[int], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    see(monkeypatch)
    server.stop()
    with jammed("127.0.0.1", server.port):
        assert {outcome.skip_code for outcome in hasty_check(library)} == {"schedule.offline"}
    assert {stored(library, number).failures for number in numbers} == {0}


def test_one_server_at_which_nobody_answers_while_others_do_has_failed(
    library: Library, numbers: list[int], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    see(monkeypatch)
    lead_names(monkeypatch, NAMES | {"bao11.example": "127.0.0.9"})
    with jammed("127.0.0.9", server.port):
        outcomes = {outcome.feed: outcome for outcome in hasty_check(library)}
    assert outcomes[numbers[-1]].error_code == "fetch.unanswered"
    assert all(outcomes[number].status is FeedStatus.NOT_MODIFIED for number in numbers[:-1])


def test_a_feed_that_alone_cannot_be_reached_is_neither_hammered_nor_hidden(
    library: Library, numbers: list[int], clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut(monkeypatch)
    one, waits = numbers[0], []
    for _ in range(20):
        [outcome] = check(library, one, urgency=Urgency.DUE)
        if outcome.error_code:
            break
        assert outcome.skip_code == "schedule.unreached"
        assert stored(library, one).failures == 0
        waits.append(round(wait(library, stored(library, one)) / MINUTE))
        clock.advance(wait(library, stored(library, one)))
    assert waits == [1, 1, 2, 4, 8, 16, 32]
    assert outcome.error_code == "fetch.lookup"
    assert (stored(library, one).failures, stored(library, one).status) == (1, FeedStatus.FAILED)
    assert wait(library, stored(library, one)) >= 30 * MINUTE
    clock.advance(HOUR)
    assert check(library, one)[0].error_code == "fetch.lookup"  # it was so before: nothing to wait for
    lead_names(monkeypatch, NAMES)
    assert check(library, one)[0].status is FeedStatus.NOT_MODIFIED


def test_a_feed_in_doubt_is_asked_again_at_once_by_hand_and_forgets_it(
    library: Library, numbers: list[int], clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut(monkeypatch)
    one = numbers[0]
    assert check(library, one)[0].skip_code == "schedule.unreached"
    lead_names(monkeypatch, NAMES)
    assert check(library, one)[0].status is FeedStatus.NOT_MODIFIED
    clock.advance(2 * HOUR)
    cut(monkeypatch)
    assert check(library, one)[0].skip_code == "schedule.unreached"  # a new doubt, not one of two hours


@pytest.mark.parametrize(
    ("names_tell", "alone", "several"),
    [(True, "fetch.name", "fetch.name"), (False, "schedule.unreached", "schedule.offline")],
)
def test_a_resolver_that_calls_every_name_unknown_is_not_believed(
    library: Library,
    numbers: list[int],
    monkeypatch: pytest.MonkeyPatch,
    names_tell: bool,
    alone: str,
    several: str,
) -> None:
    cut(monkeypatch, error=socket.EAI_NONAME, names_tell=names_tell)
    [outcome] = check(library, numbers[0])
    assert (outcome.error_code or outcome.skip_code) == alone
    assert {outcome.error_code or outcome.skip_code for outcome in check(library, *numbers[1:])} == {several}
    cut(monkeypatch, error=socket.EAI_NONAME, names_tell=names_tell, left=11)
    found = {outcome.feed: outcome.error_code for outcome in check(library)}
    assert found == dict.fromkeys(numbers[:-1], "") | {numbers[-1]: "fetch.name"}


def test_a_name_that_does_not_exist_shows_no_network(
    library: Library, numbers: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A resolver in the house may know that, while nobody outside can be reached."""
    cut(monkeypatch)
    sound = socket.getaddrinfo

    def look_up(host: str, *more: int) -> object:
        if host == "bao0.example":
            raise socket.gaierror(socket.EAI_NONAME, "told by the test")
        return sound(host, *more)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    found = {outcome.feed: outcome for outcome in check(library)}
    assert found[numbers[0]].error_code == "fetch.name"
    assert {found[number].skip_code for number in numbers[1:]} == {"schedule.offline"}


def test_a_network_that_asks_to_sign_in_breaks_no_feed(
    library: Library, numbers: list[int], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    see(monkeypatch)
    lead_names(monkeypatch, NAMES | {"gate.example": "127.0.0.1"})
    for name in NAMES:
        server.script(f"/{name}.xml", redirect(server.url("/sign-in", "gate.example")))
    server.script("/sign-in", page("<html><body>Welcome. Please sign in.</body></html>"))
    assert {outcome.skip_code for outcome in check(library)} == {"schedule.offline"}
    server.script("/bao0.example.xml", FEED)
    found = {outcome.feed: outcome.error_code for outcome in check(library)}
    assert found == {numbers[0]: ""} | dict.fromkeys(numbers[1:], "parse.not_a_feed")


def sign_in(name: str) -> Answer:
    """The page of a network in the place of what was asked of `name`."""
    return page(f"<html><body><p>Welcome. Please <a href='/enter?from={name}'>sign in</a>.</p></body></html>")


def test_a_network_that_answers_in_the_place_of_others_breaks_no_feed(
    library: Library, numbers: list[int], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    see(monkeypatch)
    before = [stored(library, number) for number in numbers]
    for name in NAMES:
        server.script(f"/{name}.xml", sign_in(name))
    assert {outcome.skip_code for outcome in check(library)} == {"schedule.offline"}
    for feed in before:
        now = stored(library, feed.id)
        assert (now.failures, now.validators, now.articles) == (0, feed.validators, feed.articles)
    server.script("/bao0.example.xml", FEED)
    found = {outcome.feed: outcome.error_code for outcome in check(library)}
    assert found == {numbers[0]: ""} | dict.fromkeys(numbers[1:], "parse.not_a_feed")


def test_a_page_without_tls_is_no_sign_that_others_could_be_reached(
    library: Library, numbers: list[int], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    see(monkeypatch)
    server.script("/bao0.example.xml", sign_in("bao0.example"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    with Server(tls=context) as gate:
        for name, number in list(zip(NAMES, numbers, strict=True))[1:]:
            library.store.feeds.change_url(number, gate.url("/", name), same_document=False)
        assert {outcome.skip_code for outcome in check(library)} == {"schedule.offline"}
    assert {stored(library, number).failures for number in numbers} == {0}


def test_a_feed_that_has_become_a_page_has_failed(
    library: Library, numbers: list[int], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    see(monkeypatch)
    for name in list(NAMES)[:4]:
        server.script(f"/{name}.xml", sign_in(name))
    assert [outcome.error_code for outcome in check(library, numbers[0])] == ["parse.not_a_feed"]
    found = {outcome.feed: outcome.error_code for outcome in check(library)}
    assert [found[number] for number in numbers] == ["parse.not_a_feed"] * 4 + [""] * 8
    again = check(library, *numbers[:4])  # tried by hand, alone: it was so before
    assert [outcome.error_code for outcome in again] == ["parse.not_a_feed"] * 4
    see(monkeypatch, way_out=False)
    assert check(library, numbers[0])[0].error_code == "parse.not_a_feed"


def test_feeds_that_have_become_pages_have_failed(
    library: Library, numbers: list[int], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    see(monkeypatch)
    lead_names(monkeypatch, NAMES | {f"new{name}": "127.0.0.1" for name in NAMES})
    for name in NAMES:
        server.script(f"/{name}.xml", redirect(server.url("/page", f"new{name}")))
    server.script("/page", page("<html><body>A page.</body></html>"))
    assert {outcome.error_code for outcome in check(library)} == {"parse.not_a_feed"}


def test_a_network_that_says_so_itself_breaks_no_feed(
    library: Library, numbers: list[int], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    see(monkeypatch)
    server.script("/bao0.example.xml", Answer(511))
    [outcome] = check(library, numbers[0])
    assert outcome.skip_code == "schedule.offline"
    assert "fetch.portal" in {outcome.error_code for outcome in check(library)}  # others got through


def test_certificates_that_are_all_wrong_are_the_networks(
    library: Library, numbers: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    see(monkeypatch)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    with Server(tls=context) as gate:
        for name, number in zip(NAMES, numbers, strict=True):
            library.store.feeds.change_url(number, gate.url("/", name), same_document=False)
        assert [outcome.error_code for outcome in check(library, numbers[0])] == ["fetch.certificate"]
        assert {outcome.skip_code for outcome in check(library, *numbers[1:])} == {"schedule.offline"}


def test_a_proxy_that_does_not_answer_is_nobodys_failure(
    library: Library, numbers: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    see(monkeypatch)
    monkeypatch.setenv("http_proxy", "socks5://127.0.0.1:1")
    outcomes = check(library)
    assert {outcome.skip_code for outcome in outcomes} == {"schedule.proxy"}
    assert {outcome.skip_data["proxy"] for outcome in outcomes} == {"127.0.0.1:1"}
    assert {stored(library, number).failures for number in numbers} == {0}
