"""Choose: hosts take turns, and what is due is what the schedule says."""

from newsreader.feeds.hops import make_hop
from newsreader.library.choose import choose
from newsreader.library.opened import Library
from newsreader.library.rests import kept_rests
from newsreader.model import Urgency
from tests.library.conftest import Clock


def test_hosts_take_turns_and_within_one_the_order_stays(library: Library, clock: Clock) -> None:
    urls = [f"https://{host}.example/{n}" for host, count in (("a", 3), ("b", 1), ("c", 2)) for n in range(count)]
    for url in urls:
        library.store.feeds.add(url, now=clock())
    chosen = [
        feed.url.removeprefix("https://").replace(".example/", "")
        for feed in choose(library, (), Urgency.DUE).feeds
    ]
    assert chosen == ["a0", "b0", "c0", "a1", "c1", "a2"]


def test_a_feed_that_is_named_twice_is_asked_once(library: Library, clock: Clock) -> None:
    number = library.store.feeds.add("https://a.example/", now=clock())
    assert [feed.id for feed in choose(library, (number, number), Urgency.NOW).feeds] == [number]


def test_a_host_rests_whether_its_usual_port_is_named_or_not(library: Library, clock: Clock) -> None:
    urls = ["https://a.example/1", "https://a.example:443/2", "http://A.example:80/3", "https://a.example:8443/4"]
    numbers = [library.store.feeds.add(url, now=clock()) for url in urls]
    kept_rests(library).refused(make_hop(urls[1], "", "", {}).place, 429, 3600, clock())
    assert [feed.id for feed in choose(library, (), Urgency.NOW).feeds] == numbers[3:]
