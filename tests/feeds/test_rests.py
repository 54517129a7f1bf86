"""Rests: what a clock that was ahead has noted does not hold, nor come to hold."""

from datetime import UTC, datetime, timedelta

from newsreader.feeds.rests import Rests

NOW = datetime(2026, 10, 6, 8, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def test_a_rest_of_a_clock_that_was_ahead_does_not_come_to_hold() -> None:
    rests = Rests()
    rests.refused("a.example", 429, 3600, NOW + 12 * DAY)
    assert rests.of("a.example", NOW) is None
    assert rests.of("a.example", NOW + 8 * DAY) is None


def test_the_rest_of_today_counts_after_one_of_a_clock_that_was_ahead() -> None:
    rests = Rests()
    rests.refused("a.example", 429, 3600, NOW + 12 * DAY)
    rests.refused("a.example", 429, 3600, NOW)
    rest = rests.of("a.example", NOW)
    assert rest is not None
    assert rest.until == NOW + timedelta(hours=1)
