"""A window that stands open overnight: what depends on the day is told of the new one, though nothing comes."""

import sys
import time
from datetime import UTC, datetime, timedelta

import pytest

from newsreader.gui import times, work
from newsreader.library import rules, saved
from newsreader.library.opened import Library, open_library, utc_now
from newsreader.paths import Paths
from newsreader.ruling import Rule
from tests.gui.desk import open_desk, quiet_settings
from tests.gui.newsstand import fill, wait

DAY = timedelta(days=1)


def test_numbers_and_rules_follow_the_day(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    library = open_library(paths)
    fill(library)
    search = saved.save(library, "", "on:today")
    until = library.now() + timedelta(hours=1)
    rules.add_rule(library, Rule(title="", query="title:harbour", mute=True, mute_until=until))
    list(rules.settle(library))
    library.close()
    with open_desk(paths, quiet_settings()) as window:
        session = window.session
        wait(lambda: session.counts.muted == 8, "for what is muted")
        before = session.counts
        assert before.today > 0
        assert before.saved[search] == before.today_unread
        assert isinstance(session.library, Library)
        object.__setattr__(session.library, "now", lambda: utc_now() + 2 * DAY)
        monkeypatch.setattr(work, "_this_hour", lambda: utc_now() + 2 * DAY)
        session.work._due.timeout.emit()
        wait(lambda: session.counts.today == 0, "for the day's numbers")
        assert session.counts.saved == {}
        wait(lambda: session.counts.muted == 0, "for what is muted no more")
        assert session.counts.articles == before.articles + 8


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells the zone anew each time")
def test_a_window_follows_the_zone_to_which_the_reader_travels(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    noon = datetime(2026, 3, 1, 12, tzinfo=UTC)
    monkeypatch.setenv("TZ", "UTC")
    try:
        with open_desk(paths, quiet_settings()) as window:
            window.session.work._due.timeout.emit()
            assert times.clock(noon, "en") == "12:00"
            before = window.session.work._hour
            monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
            window.session.work._due.timeout.emit()
            assert times.clock(noon, "en") == "19:00"
            assert window.session.work._hour - before >= timedelta(hours=7), "what depends on the day is read anew"
    finally:
        monkeypatch.undo()
        time.tzset()
