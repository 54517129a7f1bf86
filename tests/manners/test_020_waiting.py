"""020-024: how long a server is left alone, and the feeds' own wishes."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from newsreader.feeds.rests import Rests
from newsreader.library.checks import plan_anew
from newsreader.library.keep import load_pictures
from newsreader.library.opened import Library, open_library
from newsreader.model import FeedStatus, Query, Urgency
from newsreader.paths import library_paths
from newsreader.settings import REFRESH_MINUTES
from tests.library.conftest import Clock
from tests.library.ways import check, keep_all, run_with_fetcher
from tests.manners.ways import (
    BODY,
    FEED,
    HOUR,
    about,
    feed_with,
    follow_at,
    http_date,
    stored,
    the_feed,
    unchanged_with,
    wait,
)
from tests.newsroom import NOON, Item, rss
from tests.server import Answer, Server, feed

BUSY = Answer(429, {"Retry-After": "7200"})
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("form", ["seconds", "date"])
def test_020_retry_after_is_waited_for(
    library: Library, server: Server, clock: Clock, status: int, form: str
) -> None:
    until = clock() + 2 * HOUR
    value = "7200" if form == "seconds" else http_date(until)
    one = follow_at(library, server, FEED, Answer(status, {"Retry-After": value}), FEED)
    [busy] = check(library)
    assert (busy.error_code, busy.error_data["status"]) == ("fetch.busy", status)
    assert wait(library, one) >= 2 * HOUR
    clock.advance(2 * HOUR - MINUTE)
    for urgency in Urgency:
        [left_out] = check(library, one.id, urgency=urgency)
        assert left_out.skip_code == "schedule.host_rests"
        assert datetime.fromisoformat(str(left_out.skip_data["until"])) == until
    assert len(server.requests) == 2
    assert stored(library, one.id).failures == 1
    clock.advance(2 * MINUTE)
    [outcome] = check(library)
    assert outcome.status is FeedStatus.NOT_MODIFIED
    assert len(server.requests) == 3


def test_020_a_date_to_wait_for_is_read_by_the_clock_that_set_it(library: Library, server: Server) -> None:
    """A clock of ours that is ahead would find it over."""
    behind = library.now() - 2 * HOUR
    headers = {"Date": http_date(behind), "Retry-After": http_date(behind + HOUR)}
    one = follow_at(library, server, FEED, Answer(429, headers))
    check(library)
    assert HOUR <= wait(library, one) <= 1.2 * HOUR
    assert check(library)[0].skip_code == "schedule.host_rests"


@pytest.mark.parametrize("years", [-50, -1, 60])
def test_020_a_clock_of_a_server_that_is_years_wrong_does_not_make_an_hour_a_week(
    library: Library, server: Server, years: int
) -> None:
    now = library.now()
    headers = {"Date": http_date(now + years * timedelta(days=365)), "Retry-After": http_date(now + HOUR)}
    one = follow_at(library, server, FEED, Answer(429, headers))
    [busy] = check(library)
    assert HOUR <= wait(library, one) <= 1.2 * HOUR
    assert datetime.fromisoformat(str(busy.error_data["until"])) == now + HOUR


def test_020_the_whole_host_waits_not_one_feed(library: Library, server: Server, clock: Clock) -> None:
    one = follow_at(library, server)
    other = follow_at(library, server, path="/other.xml")
    server.script("/rss.xml", BUSY)
    clock.advance(HOUR)
    check(library, one.id)
    [left_out] = check(library, other.id)
    assert left_out.skip_code == "schedule.host_rests"
    assert stored(library, other.id).failures == 0
    assert stored(library, other.id).health.skip_code == "schedule.host_rests"
    assert wait(library, other) >= 2 * HOUR  # it is not looked at each minute until then
    assert check(library, urgency=Urgency.DUE) == []
    assert len(server.requests) == 3


def test_020_feeds_that_were_under_way_are_left_out_not_failed(library: Library, server: Server) -> None:
    numbers = [follow_at(library, server, path=f"/{number}.xml").id for number in range(6)]
    for number in range(6):
        server.script(f"/{number}.xml", BUSY)
    server.forget()
    outcomes = check(library)
    assert len(server.requests) <= 2  # those that were asked at the same moment
    assert sum(stored(library, number).failures for number in numbers) == len(server.requests)
    assert sum(outcome.skip_code == "schedule.host_rests" for outcome in outcomes) == 6 - len(server.requests)


def test_020_pages_and_pictures_of_the_host_wait_too(library: Library, server: Server) -> None:
    html = f"<p>Ảnh</p><img src='{server.url('/anh.png')}'>"
    body = rss([Item("a", "Một", html=html)], base=server.url("").rstrip("/"))
    one = follow_at(library, server, Answer(200, {}, body), BUSY)
    [number] = library.store.lists.ids(Query())
    check(library, one.id)
    server.forget()
    [progress] = keep_all(library, [number])
    assert progress.error_code == "fetch.resting"
    run_with_fetcher(library, lambda fetcher: load_pictures(library, number, fetcher))
    assert server.requests == ()


def test_020_a_page_that_is_busy_lets_the_feeds_wait(library: Library, server: Server) -> None:
    one = follow_at(library, server, feed(rss([Item("a", "Một")], base=server.url("").rstrip("/"))))
    server.script("/a", BUSY)
    keep_all(library, list(library.store.lists.ids(Query())))
    server.forget()
    assert check(library, one.id)[0].skip_code == "schedule.host_rests"
    assert server.requests == ()


def test_020_the_host_is_left_alone_after_a_restart_too(tmp_path: Path, clock: Clock, server: Server) -> None:
    place = library_paths(tmp_path / "restarted")
    library = open_library(place, now=clock, checkpoints=True)
    one = follow_at(library, server, FEED, BUSY)
    other = follow_at(library, server, path="/other.xml")
    check(library, one.id)
    library.close()
    server.forget()
    again = open_library(place, now=clock, checkpoints=True)
    assert {outcome.skip_code for outcome in check(again)} == {"schedule.host_rests"}
    assert check(again, other.id)[0].skip_code == "schedule.host_rests"
    again.close()
    assert server.requests == ()


def test_020_a_redirect_does_not_lead_to_a_host_that_rests(library: Library, clock: Clock) -> None:
    with Server(("127.0.0.1", "127.0.0.2")) as server:
        follow_at(library, server, FEED, BUSY, address="127.0.0.2")
        other = follow_at(library, server, path="/other.xml")
        check(library)
        server.script("/other.xml", Answer(302, {"Location": server.url("/rss.xml", "127.0.0.2")}))
        server.forget()
        clock.advance(HOUR)
        [outcome] = check(library, other.id)
        assert outcome.skip_code == "schedule.host_rests"
        assert {request.address for request in server.requests} == {"127.0.0.1"}
        assert stored(library, other.id).failures == 0


def test_020_the_longer_of_two_wishes_counts(library: Library, server: Server, clock: Clock) -> None:
    one = follow_at(library, server, FEED, Answer(503, {"Retry-After": "36000"}))
    check(library)
    assert wait(library, one) >= 10 * HOUR
    clock.advance(9 * HOUR)
    assert check(library)[0].skip_code == "schedule.host_rests"


def test_020_a_retry_after_of_a_year_is_not_believed(library: Library, server: Server, clock: Clock) -> None:
    one = follow_at(library, server, FEED, Answer(429, {"Retry-After": "31536000"}), FEED)
    check(library)
    assert timedelta(days=7) <= wait(library, one) <= timedelta(days=8)
    clock.advance(timedelta(days=8))
    assert [outcome.status for outcome in check(library, urgency=Urgency.DUE)] == [FeedStatus.NOT_MODIFIED]


def test_020_what_waited_together_comes_apart(library: Library, server: Server) -> None:
    numbers = [follow_at(library, server, path=f"/{number}.xml").id for number in range(4)]
    server.script("/0.xml", BUSY)
    check(library)
    times = {stored(library, number).next_check for number in numbers}
    assert len(times) == 4


@pytest.mark.parametrize("status", [429, 500, 503])
def test_021_without_a_hint_each_wait_is_longer_with_a_bound(
    library: Library, server: Server, clock: Clock, status: int
) -> None:
    one = follow_at(library, server, FEED, Answer(status))
    waits = []
    for _ in range(10):
        clock.advance(timedelta(days=2))
        assert check(library, urgency=Urgency.DUE)[0].error_code
        waits.append(wait(library, one))
    assert waits == sorted(waits)
    assert waits[0] < waits[3] < waits[-1] <= timedelta(days=1) * 1.16


def test_021_a_429_without_a_hint_lets_the_host_wait_longer_each_time(
    library: Library, server: Server, clock: Clock
) -> None:
    rests = Rests()
    waits = []
    for _ in range(8):
        rests.refused("busy.example", 429, None, clock())
        rest = rests.of("busy.example", clock())
        assert rest is not None
        waits.append(rest.until - clock())
        clock.moment = rest.until
    assert waits == sorted(waits)
    assert waits[0] < waits[1] < waits[-1] == timedelta(hours=4)
    one = follow_at(library, server, FEED, Answer(429))
    other = follow_at(library, server, path="/other.xml")
    check(library, one.id)
    assert check(library, other.id)[0].skip_code == "schedule.host_rests"


@pytest.mark.parametrize(
    ("headers", "hours"),
    [
        ({"Cache-Control": "public, max-age=7200"}, 2),
        ({"Cache-Control": "max-age=7200", "Age": "3600"}, 1),
        ({"Cache-Control": f"max-age={16 * 365 * 86400}"}, 5),
        ({"Cache-Control": "max-age=60"}, 0.5),
        ({"Cache-Control": "public\r\nCache-Control: max-age=7200"}, 2),
        ({"Cache-Control": "no-cache, max-age=7200"}, 0.5),
        ({"Expires": http_date(NOON + 3 * HOUR), "Date": http_date(NOON)}, 3),
        ({"Expires": http_date(NOON + 3 * HOUR)}, 3),
        ({"Expires": "Thu, 31 Dec 2037 23:55:55 GMT", "Date": http_date(NOON)}, 5),
        ({"Expires": "0"}, 0.5),
        ({"Cache-Control": "max-age=3600", "Expires": http_date(NOON + 3 * HOUR), "Date": http_date(NOON)}, 1),
    ],
)
def test_022_freshness_is_honoured_and_clamped(
    library: Library, server: Server, headers: dict[str, str], hours: float
) -> None:
    one = follow_at(library, server, Answer(200, headers, BODY))
    assert about(wait(library, one), hours * HOUR)


def test_022_the_freshness_of_a_304_too(library: Library, server: Server) -> None:
    one = follow_at(library, server, feed_with(ETag='"1"'), unchanged_with(Cache_Control="max-age=10800"))
    check(library)
    assert about(wait(library, one), 3 * HOUR)
    assert the_feed(library).next_reason == "schedule.max_age"


def _publishing(every: timedelta, newest: timedelta = HOUR, count: int = 10) -> bytes:
    return rss([Item(f"{n}", f"Bài {n}", age=newest + n * every) for n in range(count)], base="http://127.0.0.1")


@pytest.mark.parametrize(
    ("every", "newest", "least", "most"),
    [
        (timedelta(days=7), HOUR, 3 * HOUR, 6 * HOUR),
        (timedelta(days=90), HOUR, 11 * HOUR, 14 * HOUR),
        (timedelta(minutes=20), HOUR, 0.5 * HOUR, 0.6 * HOUR),
        (timedelta(minutes=20), timedelta(days=30), 11 * HOUR, 14 * HOUR),
    ],
)
def test_023_the_rhythm_of_the_feed_is_followed(
    library: Library, server: Server, every: timedelta, newest: timedelta, least: timedelta, most: timedelta
) -> None:
    one = follow_at(library, server, replace(FEED, body=_publishing(every, newest)))
    assert least <= wait(library, one) <= most


def test_023_the_rhythm_is_still_known_after_a_304(library: Library, server: Server, clock: Clock) -> None:
    body = _publishing(timedelta(days=7))
    one = follow_at(library, server, Answer(200, {"ETag": '"1"'}, body), unchanged_with())
    clock.advance(6 * HOUR)
    check(library)
    assert stored(library, one.id).status is FeedStatus.NOT_MODIFIED
    assert 3 * HOUR <= wait(library, one) <= 6 * HOUR
    assert stored(library, one.id).next_reason == "schedule.rhythm"


def test_023_a_wish_for_this_very_feed_stands_above_the_rhythm(library: Library, server: Server) -> None:
    one = follow_at(library, server, replace(FEED, body=_publishing(timedelta(days=7))))
    library.store.feeds.set_wishes(one.id, replace(one.wishes, interval_minutes=15))
    plan_anew(library, stored(library, one.id))
    assert about(wait(library, one), 15 * MINUTE)
    check(library)
    assert about(wait(library, one), 15 * MINUTE)


_CHANNELS = {
    "ttl": ("<ttl>180</ttl>", 3 * HOUR),
    "sy": ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 6 * HOUR),
    "too long": ("<ttl>100000</ttl>", 24 * HOUR),
    "short": ("<ttl>1</ttl>", 30 * MINUTE),
}


def _saying(words: str) -> bytes:
    head = b"<language>vi</language>"
    namespace = b'<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
    return BODY.replace(head, head + words.encode()).replace(b'<rss version="2.0"', namespace)


@pytest.mark.parametrize("channel", _CHANNELS)
def test_024_the_feeds_own_ttl_is_honoured(library: Library, server: Server, channel: str) -> None:
    words, wanted = _CHANNELS[channel]
    one = follow_at(library, server, Answer(200, {"ETag": '"1"'}, _saying(words)), unchanged_with())
    assert about(wait(library, one), wanted)
    check(library)
    assert about(wait(library, one), wanted)  # the 304 did not say it; the feed still does


def _hours(numbers: range) -> str:
    return "<skipHours>" + "".join(f"<hour>{number}</hour>" for number in numbers) + "</skipHours>"


def test_024_hours_that_a_feed_forbids_are_left_out(library: Library, server: Server) -> None:
    one = follow_at(library, server, replace(FEED, body=_saying(_hours(range(12, 20)))))  # it is noon
    again = library.now() + wait(library, one)
    assert again.hour == 20
    assert again.minute or again.second  # not at the stroke of the hour, as all other readers
    assert stored(library, one.id).next_reason == "schedule.skip"


def test_024_days_that_a_feed_forbids_are_left_out(library: Library, server: Server) -> None:
    days = "".join(f"<day>{day}</day>" for day in ("Tuesday", "Wednesday", "Thursday"))  # it is a Tuesday
    one = follow_at(library, server, replace(FEED, body=_saying(f"<skipDays>{days}</skipDays>")))
    again = library.now() + wait(library, one)
    assert again.strftime("%A %H") == "Friday 00"


def test_024_a_feed_that_forbids_everything_is_not_stopped_for_ever(library: Library, server: Server) -> None:
    one = follow_at(library, server, replace(FEED, body=_saying(_hours(range(24)))))
    assert about(wait(library, one), 30 * MINUTE)


def test_the_readers_interval_for_one_feed_stands_above_that_for_all(library: Library, server: Server) -> None:
    library.settings.set(REFRESH_MINUTES, 60)
    one = follow_at(library, server)
    assert about(wait(library, one), HOUR)
    library.store.feeds.set_wishes(one.id, replace(one.wishes, interval_minutes=240))
    check(library)
    assert about(wait(library, one), 4 * HOUR)


def test_a_feed_that_is_wanted_by_hand_only_is_asked_by_hand_only(
    library: Library, server: Server, clock: Clock
) -> None:
    one = follow_at(library, server)
    library.store.feeds.set_wishes(one.id, replace(one.wishes, interval_minutes=0))
    plan_anew(library, stored(library, one.id))
    clock.advance(timedelta(days=400))
    assert check(library, urgency=Urgency.DUE) == []
    [left_out] = check(library, one.id, urgency=Urgency.DUE)
    assert left_out.skip_code == "schedule.by_hand"
    assert check(library, urgency=Urgency.BY_HAND)[0].skip_code == ""
    assert len(server.requests) == 2


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 451])
def test_other_refusals_wait_about_two_days(library: Library, server: Server, status: int) -> None:
    one = follow_at(library, server, FEED, Answer(status))
    check(library)
    assert about(wait(library, one), timedelta(days=2))
    assert stored(library, one.id).next_reason == "schedule.refused"


def test_410_stops_the_feed_and_says_so(library: Library, server: Server, clock: Clock) -> None:
    one = follow_at(library, server, FEED, Answer(410), FEED)
    assert check(library)[0].status is FeedStatus.GONE
    assert stored(library, one.id).next_reason == "schedule.gone"
    clock.advance(timedelta(days=400))
    assert check(library, urgency=Urgency.DUE) == []
    assert [outcome.skip_code for outcome in check(library, urgency=Urgency.NOW)] == ["schedule.gone"]
    assert len(server.requests) == 2
    [back] = check(library, one.id)  # who names it means it
    assert back.status is FeedStatus.NOT_MODIFIED


@pytest.mark.parametrize("days", [2, 3650])
def test_a_clock_that_was_ahead_stops_no_feed(library: Library, server: Server, clock: Clock, days: int) -> None:
    clock.advance(timedelta(days=days))
    one = follow_at(library, server)
    clock.advance(-timedelta(days=days))
    [outcome] = check(library, urgency=Urgency.DUE)
    assert outcome.status is FeedStatus.NOT_MODIFIED
    assert about(wait(library, one), 30 * MINUTE)


def test_a_plan_further_off_than_any_rule_reaches_stops_no_feed(library: Library, server: Server) -> None:
    one = follow_at(library, server)
    library.store.checks.plan(one.id, library.now() + timedelta(days=400), "schedule.interval")
    assert len(check(library, urgency=Urgency.DUE)) == 1


def test_a_clock_that_was_ahead_lets_no_host_rest_for_years(
    library: Library, server: Server, clock: Clock
) -> None:
    clock.advance(timedelta(days=3650))
    one = follow_at(library, server, FEED, BUSY, BUSY, FEED)
    check(library)
    clock.advance(-timedelta(days=3650))
    [busy] = check(library, urgency=Urgency.DUE)
    assert busy.error_code == "fetch.busy"
    assert check(library, one.id)[0].skip_code == "schedule.host_rests"  # the rest of today counts
    clock.advance(3 * HOUR)
    assert check(library, urgency=Urgency.DUE)[0].status is FeedStatus.NOT_MODIFIED


@pytest.mark.parametrize("days", [9, 12, 400])
def test_a_rest_that_a_clock_ahead_has_noted_holds_neither_now_nor_later(
    library: Library, server: Server, clock: Clock, days: int
) -> None:
    one = follow_at(library, server, FEED, BUSY, FEED)
    place = f"127.0.0.1:{server.port}"
    library.store.checks.let_rest(place, library.now() + timedelta(days=days), 429, library.now())
    [busy] = check(library, one.id)
    assert busy.error_code == "fetch.busy"
    assert check(library, one.id)[0].skip_code == "schedule.host_rests"
    rest = library.store.checks.resting(library.now())[place]
    assert rest.until <= library.now() + timedelta(days=1)  # what the host asked for today, no more
    clock.advance(timedelta(days=days - 4))
    assert check(library, one.id)[0].skip_code == ""


def test_a_rest_that_a_clock_ahead_has_noted_does_not_come_to_hold(
    library: Library, server: Server, clock: Clock
) -> None:
    one = follow_at(library, server)
    place = f"127.0.0.1:{server.port}"
    library.store.checks.let_rest(place, library.now() + timedelta(days=12), 429, library.now())
    for asked in (2, 3, 4):
        assert check(library, one.id)[0].skip_code == ""
        assert len(server.requests) == asked
        clock.advance(timedelta(days=3))
