"""A feed that is only looked at: headlines with dates and first words, and how often it publishes."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.library.preview import EXCERPT, PREVIEW_HEADLINES, found, pace
from newsreader.model import ParsedEntry, ParsedFeed

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
URL = "https://a.example/rss"


def test_headlines_carry_dates_and_first_words() -> None:
    entries = (
        ParsedEntry(title="Một", published=NOON, summary_html="<p>Lời <b>đầu</b>.</p><script>x()</script>"),
        ParsedEntry(content_html="<p>Không có tiêu đề.</p>"),
        ParsedEntry(),
    )
    parsed = ParsedFeed("Báo Một", "https://a.example/", "<p>Tin <i>nhanh</i></p>", entries=entries)
    seen = found(URL, "trang chủ gọi là", parsed)
    assert [(one.title, one.published, one.excerpt) for one in seen.newest] == [
        ("Một", NOON, "Lời đầu."),
        ("Không có tiêu đề.", None, ""),
    ]
    assert (seen.title, seen.site_url, seen.description) == ("Báo Một", "https://a.example/", "Tin nhanh")
    assert seen.entries == 3
    assert found(URL, "", ParsedFeed()).title == "a.example"


def test_little_is_read_of_much() -> None:
    huge = "<p>" + "chữ " * 1_000_000 + "</p>"
    seen = found(URL, "", ParsedFeed(entries=tuple(ParsedEntry(title="t", content_html=huge) for _ in range(50))))
    assert len(seen.newest) == PREVIEW_HEADLINES
    assert all(len(one.excerpt) <= EXCERPT for one in seen.newest)


def test_pace_is_told_of_enough_dates_only() -> None:
    hours = [NOON - timedelta(hours=number) for number in range(12)]
    assert pace(hours) == 3600
    assert pace([*hours, None]) == 3600
    assert pace(hours[:2]) is None
    assert pace([NOON] * 9) is None
    days = [NOON - timedelta(days=number) for number in range(4)]
    assert pace(days) == 86_400


def test_a_burst_is_no_pace() -> None:
    def within(count: int, minutes: int) -> list[datetime | None]:
        return [NOON - timedelta(minutes=minutes * number / (count - 1)) for number in range(count)]

    assert pace(within(5, 40)) is None  # not 144 a day
    assert pace(within(5, 20 * 60)) is None
    assert pace(within(50, 40)) is None
    assert pace(within(50, 10 * 60)) is not None  # an outlet of many articles: its document holds no whole day


@settings(deadline=None, max_examples=50)
@given(st.text(), st.text(), st.text())
def test_whatever_a_feed_sends_can_be_looked_at(title: str, description: str, html: str) -> None:
    seen = found(URL, "", ParsedFeed(title, "", description, entries=(ParsedEntry(summary_html=html),)))
    assert seen.url == URL
