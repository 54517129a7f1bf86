"""How feeds are judged, what is set of one at once, and other addresses: on a real library."""

from dataclasses import replace
from datetime import timedelta

import pytest

from newsreader.errors import AddressError, LookupFailure
from newsreader.feeds.rests import Rest
from newsreader.library import care
from newsreader.library.checks import plan_all_anew
from newsreader.library.choose import choose
from newsreader.library.faults import needs_reader
from newsreader.library.opened import Library
from newsreader.library.passwords import Passwords
from newsreader.library.subscribe import add_folder
from newsreader.model import (
    Feed,
    FeedCheck,
    FeedHealth,
    FeedHints,
    FeedSettings,
    FeedStatus,
    FeedWishes,
    Trouble,
    Urgency,
)
from newsreader.settings import REFRESH_MINUTES
from newsreader.wording import SENTENCES, sentence
from tests.library.conftest import Clock
from tests.newsroom import NOON

ADDRESS = "https://khoixa.example/rss"
WELL = Feed(1, ADDRESS, "Báo Khơi Xa", status=FeedStatus.OK, last_check=NOON, last_success=NOON)
DAY = timedelta(days=1)


def troubles(feed: Feed, *, newest: timedelta | None = DAY, rest: Rest | None = None) -> tuple[Trouble, ...]:
    return care.judge(feed, NOON, None if newest is None else NOON - newest, rest).troubles


def failing(code: str, **data: str | int) -> Feed:
    return replace(WELL, status=FeedStatus.FAILED, error_code=code, error_data=data, failures=1)


def test_a_feed_that_was_read_and_is_new_is_well() -> None:
    assert troubles(WELL) == ()


@pytest.mark.parametrize("code", ["fetch.not_found", "fetch.bot_wall", "parse.not_a_feed", "fetch.certificate"])
def test_one_that_fails_is_broken(code: str) -> None:
    assert troubles(failing(code, host="khoixa.example")) == (Trouble.BROKEN,)


@pytest.mark.parametrize("code", ["fetch.timeout", "fetch.server", "fetch.name", "parse.empty", "fetch.insecure"])
def test_what_may_pass_breaks_a_feed_only_when_it_goes_on(code: str) -> None:
    once = failing(code, host="khoixa.example", seconds=30, status=500)
    assert troubles(once) == (Trouble.RETRYING,)
    assert troubles(replace(once, failures=2)) == (Trouble.RETRYING,)
    assert troubles(replace(once, failures=3)) == (Trouble.BROKEN,)
    condition = care.judge(once, NOON, NOON, None)
    assert not needs_reader(condition)
    assert "health.retrying" in [code for code, _ in care.account(condition, str)]
    by_hand = care.judge(once, NOON, NOON, None, manual=True)
    assert "health.retrying" not in [
        code for code, _ in care.account(by_hand, str)
    ]  # nobody tries it but the reader


def test_a_status_of_the_moment_may_pass_too() -> None:
    for code, status in (("fetch.status", 408), ("fetch.status", 304), ("fetch.bot_wall", 200)):
        assert troubles(failing(code, host="khoixa.example", status=status)) == (Trouble.RETRYING,)
    assert troubles(failing("fetch.bot_wall", host="khoixa.example", status=403)) == (Trouble.BROKEN,)
    assert troubles(failing("fetch.status", host="khoixa.example", status=400)) == (Trouble.BROKEN,)


def test_a_failing_server_that_asked_for_time_is_given_it() -> None:
    away = replace(failing("fetch.server", host="khoixa.example", status=503), next_reason="schedule.retry_after")
    assert troubles(replace(away, next_check=NOON + timedelta(hours=1))) == (Trouble.RESTING,)


def test_one_that_waits_for_its_server_or_the_network_is_not_broken() -> None:
    assert troubles(failing("fetch.offline")) == ()
    busy = replace(
        failing("fetch.busy", status=429), next_reason="schedule.retry_after", next_check=NOON + timedelta(hours=1)
    )
    condition = care.judge(busy, NOON, NOON, None)
    assert condition.troubles == (Trouble.RESTING,)
    assert condition.rests_until == NOON + timedelta(hours=1)
    assert troubles(WELL, rest=Rest(NOON + DAY, 503)) == (Trouble.RESTING,)


def test_the_server_that_asked_for_time_is_named_not_the_one_that_led_to_it() -> None:
    busy = replace(
        failing("fetch.busy", host="kho.example", status=429),
        next_reason="schedule.retry_after",
        next_check=NOON + timedelta(hours=1),
    )
    for rest, named in ((None, "kho.example"), (Rest(NOON + DAY, 503), "khoixa.example")):
        told = dict(care.account(care.judge(busy, NOON, NOON, rest), str))
        assert told["health.resting"]["host"] == named


def test_one_that_is_gone_is_not_called_broken_or_silent() -> None:
    gone = replace(WELL, status=FeedStatus.GONE, error_code="fetch.gone")
    assert troubles(gone, newest=400 * DAY) == (Trouble.GONE,)


@pytest.mark.parametrize(
    ("newest", "pace", "silent"),
    [(59 * DAY, None, False), (61 * DAY, None, True), (61 * DAY, 20 * DAY, False), (81 * DAY, 20 * DAY, True)],
)
def test_silence_is_measured_by_the_feeds_own_pace(
    newest: timedelta, pace: timedelta | None, silent: bool
) -> None:
    hints = FeedHints(pace=pace.total_seconds() if pace else None)
    assert (Trouble.SILENT in troubles(replace(WELL, hints=hints), newest=newest)) is silent


def test_the_newest_entry_counts_where_articles_were_let_go() -> None:
    assert troubles(replace(WELL, hints=FeedHints(newest=NOON - DAY)), newest=100 * DAY) == ()


@pytest.mark.parametrize(
    ("health", "trouble"),
    [
        (FeedHealth(elapsed=5.1), Trouble.SLOW),
        (FeedHealth(size=5_000_001), Trouble.SLOW),
        (FeedHealth(moved_to="https://moi.example/rss"), Trouble.MOVED),
    ],
)
def test_slow_and_moved_feeds_are_seen(health: FeedHealth, trouble: Trouble) -> None:
    assert troubles(replace(WELL, health=health)) == (trouble,)
    assert troubles(replace(WELL, health=FeedHealth(elapsed=4.9, size=4_999_999, moved_to=WELL.url))) == ()


def test_every_condition_is_told_in_sentences() -> None:
    worst = replace(
        failing("fetch.not_found", host="khoixa.example", status=404),
        last_success=None,
        health=FeedHealth(elapsed=7, size=9_000_000, moved_to="https://me:geheim@moi.example/rss"),
    )
    condition = care.judge(worst, NOON, NOON - 90 * DAY, Rest(NOON + DAY, 429))
    lines = care.account(condition, lambda moment: moment.strftime("%d.%m."))
    assert {code for code, _ in lines} <= SENTENCES.keys()
    told = [sentence(code, dict(data)) for code, data in lines]
    assert told == [
        "khoixa.example has nothing at this address (404).",
        "It could never be read.",
        "It has moved for good to https://moi.example/rss.",
        "khoixa.example is left alone until 11.03., as it asked for.",
        "Nothing new has come since 10.12., far longer than is usual for it.",
        "Its last answer took 7 seconds.",
        "It is large: 9 MB are fetched whenever it changes.",
    ]
    assert care.account(care.judge(WELL, NOON, NOON, None), str) == (("health.well", {}),)


def test_health_is_read_from_the_library(library: Library) -> None:
    broken = library.store.feeds.add(ADDRESS, now=library.now())
    resting = library.store.feeds.add("https://nhippho.example:8443/rss", now=library.now())
    library.store.checks.record_all(
        [
            FeedCheck(
                broken, NOON, FeedStatus.FAILED, "fetch.not_found", {"host": "khoixa.example"}, http_status=404
            )
        ]
    )
    library.store.checks.let_rest("nhippho.example:8443", NOON + DAY, 429, NOON)
    found = {one.feed.id: one for one in care.health(library)}
    assert found[broken].troubles == (Trouble.BROKEN,)
    assert (found[resting].troubles, found[resting].rests_until) == ((Trouble.RESTING,), NOON + DAY)


# ---------------------------------------------------------------- what is set


def test_settings_are_applied_at_once_and_taken_back(library: Library) -> None:
    number = library.store.feeds.add(ADDRESS, title="Báo Khơi Xa", now=library.now())
    folder = add_folder(library, "Trong nước")
    wanted = FeedSettings("Khơi Xa", folder, FeedWishes(full_text=True, retention_days=30, user_agent="A/1"))
    changes, before = care.apply_settings(library, number, wanted)
    feed = library.store.feeds.get(number)
    assert care.settings_of(feed) == wanted
    assert (feed.title, feed.folder) == ("Khơi Xa", folder)
    assert (changes.feeds, changes.tree) == ((number,), True)
    care.apply_settings(library, number, before)
    assert library.store.feeds.get(number).title == "Báo Khơi Xa"
    assert library.store.feeds.get(number).wishes == FeedWishes()


def test_nothing_is_set_when_a_part_cannot_be(library: Library) -> None:
    number = library.store.feeds.add(ADDRESS, now=library.now())
    with pytest.raises(LookupFailure):
        care.apply_settings(library, number, FeedSettings("Khác", 4711, FeedWishes(notify=True)))
    assert care.settings_of(library.store.feeds.get(number)) == FeedSettings()


def test_another_interval_plans_the_next_check_anew(library: Library, clock: Clock) -> None:
    number = library.store.feeds.add(ADDRESS, now=library.now())
    library.store.checks.record_all(
        [FeedCheck(number, NOON, FeedStatus.OK, next_check=NOON + DAY, next_reason="schedule.interval")]
    )
    clock.advance(timedelta(minutes=5))
    care.apply_settings(library, number, FeedSettings(wishes=FeedWishes(interval_minutes=60)))
    when = library.store.feeds.get(number).next_check
    assert when is not None
    assert NOON + timedelta(hours=1) <= when <= NOON + timedelta(hours=1.2)
    care.apply_settings(library, number, FeedSettings(wishes=FeedWishes(interval_minutes=0)))
    manual = library.store.feeds.get(number)
    assert (manual.next_check, manual.next_reason) == (None, "schedule.by_hand")


def test_another_interval_for_all_plans_anew_what_it_had_planned(library: Library) -> None:
    plans = {}
    for place, (reason, own) in enumerate(
        (("schedule.interval", None), ("schedule.skip", None), ("schedule.interval", 1440), ("schedule.ttl", None))
    ):
        number = library.store.feeds.add(f"{ADDRESS}{place}", now=library.now())
        library.store.feeds.set_wishes(number, FeedWishes(interval_minutes=own))
        library.store.checks.record_all(
            [FeedCheck(number, NOON, FeedStatus.OK, next_check=NOON + DAY, next_reason=reason)]
        )
        plans[number] = (NOON + DAY, reason)
    library.settings.set(REFRESH_MINUTES, 30)
    changed = plan_all_anew(library).feeds
    assert changed == tuple(plans)[:2]
    for number, plan in plans.items():
        feed = library.store.feeds.get(number)
        if number not in changed:
            assert (feed.next_check, feed.next_reason) == plan
            continue
        assert feed.next_reason == "schedule.interval"
        assert feed.next_check is not None
        assert NOON + timedelta(minutes=30) <= feed.next_check <= NOON + timedelta(minutes=36)


@pytest.mark.parametrize(
    ("own", "usual", "manual"), [(None, 30, False), (0, 30, True), (None, 0, True), (60, 0, False)]
)
def test_who_asks_a_feed_is_known(library: Library, own: int | None, usual: int, manual: bool) -> None:
    number = library.store.feeds.add(ADDRESS, now=library.now())
    library.store.feeds.set_wishes(number, FeedWishes(interval_minutes=own))
    library.settings.set(REFRESH_MINUTES, usual)
    assert [one.by_hand for one in care.health(library)] == [manual]


def test_what_a_server_asked_for_stays_planned(library: Library) -> None:
    number = library.store.feeds.add(ADDRESS, now=library.now())
    library.store.checks.record_all([FeedCheck(
            number, NOON, FeedStatus.FAILED, "fetch.busy", {"status": 429, "host": "khoixa.example"},
            next_check=NOON + DAY, next_reason="schedule.retry_after",
        )])  # fmt: skip
    care.apply_settings(library, number, FeedSettings(wishes=FeedWishes(interval_minutes=15)))
    assert library.store.feeds.get(number).next_check == NOON + DAY


# ---------------------------------------------------------------- other addresses


def test_an_address_that_was_typed_is_made_whole_and_due(library: Library) -> None:
    number = library.store.feeds.add(ADDRESS, now=library.now())
    library.store.checks.record_all([FeedCheck(number, NOON, FeedStatus.OK, next_check=NOON + DAY)])
    _, before = care.change_address(library, number, "  moi.example/tin.xml ")
    feed = library.store.feeds.get(number)
    assert (feed.url, feed.next_check, before) == ("https://moi.example/tin.xml", None, ADDRESS)


def test_what_another_address_said_of_itself_does_not_stay(library: Library) -> None:
    """Nobody asks what is gone for good, so that the old address, put back, was never asked again."""
    number = library.store.feeds.add(ADDRESS, now=library.now())
    care.change_address(library, number, "weg.example/tin.xml")
    library.store.checks.record_all(
        [FeedCheck(number, NOON, FeedStatus.GONE, "fetch.gone", {"host": "weg.example"})]
    )
    care.change_address(library, number, ADDRESS)
    assert library.store.feeds.get(number).status is FeedStatus.FAILED
    assert [feed.id for feed in choose(library, (), Urgency.NOW).feeds] == [number]


def test_an_address_that_is_none_or_known_is_refused(library: Library) -> None:
    number = library.store.feeds.add(ADDRESS, now=library.now())
    library.store.feeds.add("https://nhippho.example/rss", title="Nhịp Phố", now=library.now())
    with pytest.raises(AddressError, match=r"address\.invalid"):
        care.change_address(library, number, "không phải địa chỉ")
    with pytest.raises(AddressError) as refused:
        care.change_address(library, number, "nhippho.example/rss")
    assert (refused.value.code, refused.value.data["title"]) == ("address.known", "Nhịp Phố")
    assert library.store.feeds.get(number).url == ADDRESS


def test_a_feed_follows_to_where_it_has_moved(library: Library) -> None:
    number = library.store.feeds.add(ADDRESS, now=library.now())
    check = FeedCheck(number, NOON, FeedStatus.OK, redirected_to="https://moi.example/rss", moved_count=1)
    library.store.checks.record_all([check])
    care.use_new_address(library, number)
    feed = library.store.feeds.get(number)
    assert (feed.url, feed.health.moved_to) == ("https://moi.example/rss", "")


def test_a_password_goes_with_the_last_feed_that_uses_it(library: Library) -> None:
    wishes = FeedWishes(user_name="bandoc")
    numbers = [library.store.feeds.add(f"{ADDRESS}{place}", now=library.now()) for place in range(2)]
    for number in numbers:
        library.store.feeds.set_wishes(number, wishes)
    passwords = Passwords()
    passwords._looked = True  # without the machine's own keyring
    feeds = [library.store.feeds.get(number) for number in numbers]
    assert care.keep_password(library, numbers[0], "bí mật", passwords) is False
    assert passwords.login(feeds[1]) == ("bandoc", "bí mật")
    for number, feed in zip(numbers, feeds, strict=True):
        assert passwords.find(feed) == "bí mật"
        library.store.feeds.set_wishes(number, FeedWishes())
        care.forget_password(library, feed, passwords)
    assert passwords.find(feeds[0]) == ""
