"""The usual dates mean what the full reading of dates says."""

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.feeds import dates
from newsreader.feeds.usual_dates import usual_date

MOMENTS = st.datetimes(
    datetime(2000, 1, 1),  # noqa: DTZ001  # the zone is drawn beside it
    datetime(2099, 12, 31),  # noqa: DTZ001  # the same
    timezones=st.integers(-14 * 4, 14 * 4).map(lambda quarters: timezone(timedelta(minutes=15 * quarters))),
)


@given(MOMENTS)
@settings(deadline=None, max_examples=100)
def test_both_usual_forms_are_read(moment: datetime) -> None:
    expected = moment.replace(microsecond=0).astimezone(UTC)
    for text in (moment.isoformat(), format_datetime(moment)):
        assert usual_date(text) == expected
        assert dates._plausible(dates._read(text, None)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-06-31T00:00:00Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01T00:00:00+15:00",
        "2026-01-01 00:00:00",
        "Wed, 31 Jun 2026 00:00:00 GMT",
        "1 Jan 2026 25:00:00 +0000",
        "1 Jan 26 00:00:00 GMT",
        "1 Jan 2026 00:00:00 EST",
    ],
)
def test_anything_else_is_left(text: str) -> None:
    assert usual_date(text) is None
