"""Times of a document's entries: by example and by property."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.library.dating import EARLIEST, FEWEST, QUARTER, STEP, WIDEST, Dated, date_entries, time_of
from newsreader.model import ParsedEntry

NOW = datetime(2026, 3, 10, 12, 7, tzinfo=UTC)


def hours(*ages: float | None) -> list[ParsedEntry]:
    """Entries that many hours old; None has no date."""
    return [ParsedEntry(published=None if age is None else NOW - timedelta(hours=age)) for age in ages]


def ages(dated: list[Dated]) -> list[float]:
    """Where they stand, in hours before now."""
    return [round((NOW - one.sort_at) / timedelta(hours=1), 2) for one in dated]


def test_a_server_that_gives_what_is_younger_than_its_time_is_behind() -> None:
    clock = NOW + timedelta(days=30)
    assert time_of(hours(None, 5, -20), NOW, clock) == clock
    assert time_of(hours(None, 5, -13), NOW, clock) == NOW, "a wrong zone"
    assert time_of(hours(None, -1000), NOW, clock) == NOW, "announced, by either"
    assert time_of(hours(-20), NOW, NOW - timedelta(days=800)) == time_of(hours(-20), NOW, None) == NOW


def test_dates_that_are_past_stay() -> None:
    entries = hours(1, 30, 2)
    assert [one.published for one in date_entries(entries, NOW)] == [entry.published for entry in entries]


def test_without_dates_the_feeds_order_is_kept_a_second_apart() -> None:
    found = date_entries(hours(None, None, None), NOW)
    assert [one.sort_at for one in found] == [NOW, NOW - STEP, NOW - 2 * STEP]
    assert [one.published for one in found] == [None] * 3


def test_only_wanted_entries_take_a_second_each() -> None:
    found = date_entries(hours(*[None] * 1000), NOW, wanted=(998, 999))
    assert (found[998].sort_at, found[999].sort_at) == (NOW, NOW - STEP)


def test_an_entry_without_a_date_stands_among_its_neighbours() -> None:
    assert ages(date_entries(hours(None, 1, None, None, 5, None), NOW)) == [0, 1, 1, 1, 5, 5]
    between = date_entries(hours(1, None, None, 5), NOW)
    assert [one.sort_at for one in between[1:3]] == [between[0].sort_at - STEP, between[0].sort_at - 2 * STEP]
    below_a_pinned_one = date_entries(hours(9000, None, 2), NOW)
    assert ages(below_a_pinned_one)[1] == 2


def test_a_few_dates_ahead_count_as_now_in_the_feeds_order() -> None:
    found = date_entries(hours(-300, -2, 1, 2, 3, 4), NOW)
    assert [one.sort_at for one in found[:2]] == [NOW, NOW - STEP]
    assert [one.published for one in found[:2]] == [NOW, NOW - STEP]
    assert ages(found)[2:] == [1, 2, 3, 4]


def test_a_feed_in_a_wrong_zone_is_taken_back_as_a_whole() -> None:
    found = date_entries(hours(-6.9, -4, -1, 2), NOW)
    assert ages(found) == [0.1, 3, 6, 9]
    assert all(one.published == one.sort_at for one in found)


def test_an_announced_event_does_not_take_a_wrong_zone_further_back() -> None:
    assert ages(date_entries(hours(-6.9, -4, -1, -400), NOW)) == [0.1, 3, 6, 0]


def test_a_calendar_of_events_is_no_wrong_zone() -> None:
    assert ages(date_entries(hours(-400, -300, -200, -100), NOW)) == [0, 0, 0, 0]


def test_less_than_half_ahead_are_no_wrong_zone() -> None:
    assert ages(date_entries(hours(-3, -2, -1, 1, 2, 3, 4), NOW)) == [0, 0, 0, 1, 2, 3, 4]


def test_two_dates_ahead_are_no_custom() -> None:
    assert ages(date_entries(hours(-2, -1), NOW)) == [0, 0]


def test_a_clock_that_is_fast_is_no_wrong_zone() -> None:
    assert ages(date_entries(hours(-0.2, -0.1, -0.1, 1), NOW)) == [0, 0, 0, 1]


def test_dates_before_the_web_are_none() -> None:
    epoch = ParsedEntry(published=datetime(1970, 1, 1, tzinfo=UTC))
    corrected = ParsedEntry(published=datetime(1, 1, 1, tzinfo=UTC), updated=NOW - timedelta(hours=3))
    assert date_entries([epoch, corrected], NOW) == [
        Dated(None, NOW),
        Dated(NOW - timedelta(hours=3), NOW - timedelta(hours=3)),
    ]


moments = st.one_of(
    st.none(),
    st.integers(-(3 * 14 * 60), 60 * 24 * 400).map(lambda minutes: NOW - timedelta(minutes=minutes)),
    st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=7))])),
)
dated = st.tuples(moments, moments).map(lambda pair: ParsedEntry(published=pair[0], updated=pair[1]))
documents = st.lists(dated, max_size=30)


@settings(deadline=None, max_examples=300)
@given(documents, st.booleans())
def test_every_entry_gets_a_time_that_is_not_ahead(entries: list[ParsedEntry], some: bool) -> None:
    found = date_entries(entries, NOW, range(0, len(entries), 2) if some else None)
    assert len(found) == len(entries)
    for one in found:
        assert one.sort_at <= NOW
        assert one.published is None or one.published == one.sort_at


@settings(deadline=None, max_examples=300)
@given(documents)
def test_dated_entries_keep_their_order_as_far_as_they_are_past(entries: list[ParsedEntry]) -> None:
    found = date_entries(entries, NOW)
    pairs = [
        (next(time for time in (entry.published, entry.updated) if time and time >= EARLIEST), one.sort_at)
        for entry, one in zip(entries, found, strict=True)
        if one.published is not None
    ]
    shifts = {time - at for time, at in pairs if at < NOW - len(entries) * STEP}
    assert len(shifts) <= 1
    assert all(timedelta() <= shift < WIDEST + QUARTER and shift % QUARTER == timedelta() for shift in shifts)
    ahead = sum(NOW < time <= NOW + WIDEST for time, _ in pairs)
    if ahead < FEWEST:
        assert shifts <= {timedelta()}


@settings(deadline=None, max_examples=200)
@given(st.integers(1, 40), st.integers(0, 40))
def test_undated_entries_that_come_later_stand_above_the_earlier(new: int, old: int) -> None:
    first = date_entries(hours(*[None] * old), NOW)
    later = NOW + timedelta(seconds=new)
    second = date_entries(hours(*[None] * (new + old)), later, wanted=range(new))
    order = [one.sort_at for one in second[:new]] + [one.sort_at for one in first]
    assert order == sorted(order, reverse=True)
    assert len(set(order)) == len(order)
