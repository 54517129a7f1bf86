"""A keyring that takes its time holds nobody up but who waits for it, and those not for ever."""

import asyncio
import subprocess
import sys
import threading
import time
from base64 import b64encode
from collections.abc import Iterator

import pytest

from newsreader.feeds.fetch import Fetcher
from newsreader.library import rounds
from newsreader.library.intake import ParserHere
from newsreader.library.keep import keep
from newsreader.library.logins import LoginQueue
from newsreader.library.opened import Library
from newsreader.library.passwords import Passwords, origin
from newsreader.library.read import list_ids
from newsreader.library.refresh import refresh
from newsreader.model import Feed, FeedOutcome, FeedWishes, KeepProgress, Login, Query, Urgency
from tests.library.test_passwords import FEED, LOGIN, Drawer
from tests.library.ways import follow, run_with_fetcher
from tests.newsroom import Item, rss
from tests.server import Server, feed


class Locked(Drawer):
    """A keyring that asks the reader to unlock it, and waits."""

    def __init__(self) -> None:
        super().__init__()
        self.unlocked = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.asked += 1
        self.unlocked.wait()
        return self.held.get((service, username))


@pytest.fixture
def drawer(server: Server) -> Iterator[Locked]:
    made = Locked()
    Passwords(made).keep(Login(origin(server.url("/")), "bandoc", "bí mật"))
    made.asked = 0
    yield made
    made.unlocked.set()


def guarded(library: Library, server: Server, name: str) -> int:
    """A feed whose server wants the password."""
    server.script(f"/{name}.xml", feed(rss([Item(name, f"Tin {name}")], base=server.url("").rstrip("/"))))
    number = follow(library, server.url(f"/{name}.xml")).feed
    library.store.feeds.set_wishes(number, FeedWishes(user_name="bandoc"))
    return number


def news(library: Library, server: Server, *names: str) -> None:
    for name in names:
        body = rss([Item(f"{name}2", f"Tin mới {name}")], base=server.url("").rstrip("/"))
        server.script(f"/{name}.xml", feed(body))
    server.forget()


def run(library: Library, logins: LoginQueue) -> list[FeedOutcome]:
    async def work(fetcher: Fetcher) -> list[FeedOutcome]:
        return [one async for one in refresh(library, fetcher, ParserHere(), urgency=Urgency.NOW, logins=logins)]

    return run_with_fetcher(library, work)


def test_other_feeds_arrive_while_many_logins_wait(
    library: Library, server: Server, drawer: Locked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rounds, "CHECKS_AT_ONCE", 8)
    closed = {guarded(library, server, f"kin{number}") for number in range(40)}  # more than there are threads
    server.script("/mo.xml", feed(rss([Item("mo", "Tin mở")], base=server.url("").rstrip("/"))))
    free = follow(library, server.url("/mo.xml")).feed
    news(library, server, "mo", *(f"kin{number}" for number in range(40)))
    order = []

    async def work(fetcher: Fetcher) -> None:
        logins = LoginQueue(Passwords(drawer))
        async for outcome in refresh(library, fetcher, ParserHere(), urgency=Urgency.NOW, logins=logins):
            order.append((outcome.feed, outcome.skip_code, len(outcome.changes.added)))
            drawer.unlocked.set()

    run_with_fetcher(library, work)
    assert order[0] == (free, "", 1)
    assert {number for number, _, _ in order[1:]} == closed
    assert {(code, new) for _, code, new in order} == {("", 1)}
    told = "Basic " + b64encode("bandoc:bí mật".encode()).decode()
    assert {one.headers.get("authorization") for one in server.requests} == {None, told}
    assert drawer.asked == 1


def test_who_has_waited_too_long_is_left_out_and_stays_due(
    library: Library, server: Server, drawer: Locked
) -> None:
    number = guarded(library, server, "kin")
    news(library, server, "kin")
    library.store.checks.plan(number, None, "")
    logins = LoginQueue(Passwords(drawer), seconds=0.1)
    for _ in range(3):
        assert [one.skip_code for one in run(library, logins)] == ["schedule.password"]
    assert server.requests == ()
    stored = library.store.feeds.get(number)
    assert (stored.next_check, stored.failures, stored.health.skip_code) == (None, 0, "schedule.password")
    assert drawer.asked == 1  # and nobody is asked again while the first question is open
    # one who asked while the thread had not yet begun with the first question may stand in the row, given up
    assert all(answer.cancelled() for _feed, answer in logins._waiting)
    drawer.unlocked.set()
    while logins._since is not None:
        time.sleep(0.01)
    assert [len(one.changes.added) for one in run(library, logins)] == [1]
    assert drawer.asked == 1  # the answer that came late was not in vain


def test_a_refresh_that_is_cancelled_does_not_wait(library: Library, server: Server, drawer: Locked) -> None:
    guarded(library, server, "kin")

    async def work(fetcher: Fetcher) -> list[FeedOutcome]:
        logins = LoginQueue(Passwords(drawer))
        return [one async for one in refresh(library, fetcher, ParserHere(), urgency=Urgency.NOW, logins=logins)]

    async def cancelled(fetcher: Fetcher) -> None:
        task = asyncio.create_task(work(fetcher))
        while not drawer.asked:
            await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    run_with_fetcher(library, cancelled)
    assert not drawer.unlocked.is_set()
    assert library.store.leases.holder("refresh", library.now()) == ""


def test_a_process_ends_while_a_keyring_waits() -> None:
    program = (
        "import asyncio, threading\n"
        "from newsreader.library.logins import LoginQueue\n"
        "from newsreader.model import Feed, FeedWishes\n"
        "class Slow:\n"
        "    def at_hand(self, feed): return None\n"
        "    def login(self, feed): threading.Event().wait()\n"
        "feed = Feed(1, 'https://a.example/', '', wishes=FeedWishes(user_name='b'))\n"
        "async def main():\n"
        "    await LoginQueue(Slow(), 0.1).login(feed)\n"
        "try:\n"
        "    asyncio.run(main())\n"
        "except TimeoutError:\n"
        "    print('gave up')\n"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert (ended.stdout, ended.stderr) == ("gave up\n", "")


def test_who_gave_up_before_his_turn_is_not_asked_for(drawer: Locked) -> None:
    drawer.held["org.newsreader.Newsreader https://khoixa.example", "bandoc"] = LOGIN.password
    other = Feed(2, "https://khac.example/rss", "", wishes=FeedWishes(user_name="khac"))

    async def work() -> None:
        logins = LoginQueue(Passwords(drawer))
        first = asyncio.create_task(logins.login(FEED))
        second = asyncio.create_task(logins.login(other))
        while not drawer.asked:
            await asyncio.sleep(0.01)
        second.cancel()
        await asyncio.sleep(0)
        drawer.unlocked.set()
        assert await first == ("bandoc", "bí mật")

    asyncio.run(work())
    assert drawer.asked == 1


def test_what_is_known_waits_for_nobody(drawer: Locked) -> None:
    passwords = Passwords(drawer)
    passwords.hold([LOGIN])
    other = Feed(2, "https://khac.example/rss", "", wishes=FeedWishes(user_name="khac"))

    async def work() -> None:
        logins = LoginQueue(passwords)
        waiting = asyncio.create_task(logins.login(other))
        while not drawer.asked:
            await asyncio.sleep(0.01)
        assert await logins.login(FEED) == ("bandoc", "bí mật")
        assert await logins.login(Feed(3, FEED.url, "")) is None
        waiting.cancel()

    asyncio.run(work())


def test_a_page_waits_no_longer_and_is_not_asked_for(library: Library, server: Server, drawer: Locked) -> None:
    guarded(library, server, "kin")
    server.forget()

    async def work(fetcher: Fetcher) -> list[KeepProgress]:
        numbers = tuple(list_ids(library, Query()))
        return [one async for one in keep(library, numbers, fetcher, LoginQueue(Passwords(drawer), 0.1))]

    assert [one.error_code for one in run_with_fetcher(library, work)] == ["keep.password"]
    assert server.requests == ()
