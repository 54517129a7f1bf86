"""Choose: hosts take turns, and what is due is what the schedule says."""

from newsreader.library.choose import choose
from newsreader.library.opened import Library
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
