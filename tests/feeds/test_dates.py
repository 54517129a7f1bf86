"""Dates: right, or none."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo

import pytest
from benchmarks.quality_feeds import date_cases
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.feeds.dates import VIETNAM, parse_date
from tests.corpora import needs_corpus


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Tue, 06 Oct 2026 08:15:30 +0700", "2026-10-06T01:15:30"),
        ("Tue, 06 Oct 2026 08:15:30 +07", "2026-10-06T01:15:30"),
        ("Tue, 06 Oct 2026 08:15:30 GMT+7", "2026-10-06T01:15:30"),
        ("Tue, 06 Oct 26 08:15 +0700", "2026-10-06T01:15:00"),
        ("06 Oct 2026 08:15:30 EST", "2026-10-06T13:15:30"),
        ("Tuesday, October 6, 2026 8:15 PM EDT", "2026-10-07T00:15:00"),
        ("Tue Oct 6 08:15:30 2026", "2026-10-06T08:15:30"),
        ("2026-10-06T08:15:30.123Z", "2026-10-06T08:15:30.123"),
        ("2026-10-06T08:15:30&#x2B;07:00", "2026-10-06T01:15:30"),
        ("2026-10-06 08:15 + 07:00", "2026-10-06T01:15:00"),
        ("2026-10-06T24:00:00Z", "2026-10-07T00:00:00"),
        ("2026-10-06", "2026-10-06T00:00:00"),
        ("20261006T081530Z", "2026-10-06T08:15:30"),
        ("1791274530", "2026-10-06T08:15:30"),
        ("1791274530000", "2026-10-06T08:15:30"),
        ("12:00 15/10/2026", "2026-10-15T12:00:00"),
        ("Thứ ba, 06/10/2026 - 08:15 (GMT+7)", "2026-10-06T01:15:00"),
        ("Thứ Ba, ngày 6/10/2026, 08:15", "2026-10-06T01:15:00"),
        ("6 tháng 10, 2026 08:15", "2026-10-06T01:15:00"),
        ("10/6/2026 8:15:30 PM", "2026-10-06T13:15:30"),
        ("ter, 06 out 2026 08:15:30 -0300", "2026-10-06T11:15:30"),
        ("Tue, 06 Oct 2026 23:59:60 GMT", "2026-10-06T23:59:59"),
        ("Fri, 06 Oct 2026 08:15:30 UT", "2026-10-06T08:15:30"),
        ("October 6th, 2026", "2026-10-06T00:00:00"),
        ("2026-10-06T08:15:9Z", "2026-10-06T08:15:09"),
        ("2026-279T08:15:30Z", "2026-10-06T08:15:30"),
        ("2026-W41-2", "2026-10-06T00:00:00"),
        ("2026W41", "2026-10-05T00:00:00"),
        ("14 tháng Mười Hai, 2026 08:15", "2026-12-14T01:15:00"),
        ("Thứ Hai, ngày 5 tháng năm năm 2026", "2026-05-04T17:00:00"),
        ("14 Th10 2026 08:15", "2026-10-14T01:15:00"),
        ("6 thg 10, 2026 08:15", "2026-10-06T01:15:00"),
        ("14/10/2026 8:15 chi\u00ea\u0300u", "2026-10-14T13:15:00"),
        (
            "\u0662\u0660\u0662\u0666-\u0661\u0660-\u0660\u0666",
            "2026-10-06T00:00:00",
        ),  # 2026-10-06 in Arabic digits
    ],
)
def test_forms_that_feeds_use(written: str, meant: str) -> None:
    found = parse_date(written)
    assert found is not None
    assert found.replace(microsecond=0) == utc(meant).replace(microsecond=0)
    assert found.tzinfo is UTC


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "Mon, 01 Jan 0001 00:00:00 +0000",
        "1970-01-01T00:00:00Z",
        "31 Jun 2026 10:00 GMT",
        "05/10/2026",
        "2026-13-01",
        "Tue, 06 Oct 2026 25:00:00 GMT",
        "Tue, 06 Oct 2026 08:15:30 XYZT",
        "2026-10-06T08:15:30+99:00",
        "Sun, 16 zzz 2012 11:47:32 GMT",
        "9" * 5000,
        "2026-10-06T08:15:30Z extra words",
        "2026-10-06T24:15:00Z",
        "2026-366",
        "2026-W54-1",
        "Tue, 06 Oct 2026 08:15:30 A",
        "Tue, 06 Oct 2569 08:15:30 +0700",
        "\u06f1\u06f4\u06f0\u06f5/\u06f0\u06f7/\u06f1\u06f4",  # a Persian year
        "07/10/2026 08:15 AM",
        "07-10-2026 8:15:00 AM",
    ],
)
def test_none_rather_than_a_wrong_one(written: str) -> None:
    assert parse_date(written) is None


@pytest.mark.parametrize(
    ("written", "zone", "meant"),
    [
        ("2026-10-06 08:15:30", VIETNAM, "2026-10-06T01:15:30"),
        ("05/10/2026 11:07", VIETNAM, "2026-10-05T04:07:00"),
        ("10/2/2026 9:25:00 AM", VIETNAM, "2026-10-02T02:25:00"),
        ("10/2/2026 9:25:00 AM", UTC, "2026-10-02T09:25:00"),
        ("07/10/2026 08:15 AM", UTC, "2026-07-10T08:15:00"),
        ("Tue, 06 Oct 2026 08:15:30 GMT", VIETNAM, "2026-10-06T08:15:30"),
    ],
)
def test_a_zone_is_meant_only_where_none_is_written(written: str, zone: tzinfo, meant: str) -> None:
    assert parse_date(written, zone=zone) == utc(meant)


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=120) | st.text("0123456789:/-T+ Z.,APMWthángngày", max_size=40))
def test_any_text_is_a_date_or_none(text: str) -> None:
    found = parse_date(text)
    assert found is None or (found.tzinfo is UTC and 1900 <= found.year <= 2100)


@settings(deadline=None, max_examples=200)
@given(
    st.integers(31_536_000, 3_786_912_000),  # 1971 to 2090
    st.integers(-12 * 60, 14 * 60),
    st.sampled_from(
        ["%a, %d %b %Y %H:%M:%S %z", "%Y-%m-%dT%H:%M:%S%z", "%d %B %Y %H:%M:%S %z", "%Y-%m-%d %H:%M:%S %z"]
    ),
)
def test_what_is_written_is_read(seconds: int, minutes: int, form: str) -> None:
    aware = datetime.fromtimestamp(seconds, timezone(timedelta(minutes=minutes)))
    assert parse_date(aware.strftime(form)) == aware


@needs_corpus
def test_no_date_of_the_corpus_is_wrong() -> None:
    found = [(written, parse_date(written), expected) for written, expected in date_cases()]
    wrong = [each for each in found if each[1] is not None and each[1].replace(microsecond=0) != each[2]]
    assert wrong == []
    missed = [written for written, date, expected in found if date is None and expected is not None]
    # Ambiguous short forms of ISO 8601 ("03-12-31") and a date before 1900.
    assert len(missed) <= 6, missed
