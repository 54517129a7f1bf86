"""The health table's model: words, order, filters."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from newsreader.gui.models.feed_choices import Retention, Stay, interval_choices
from newsreader.gui.models.health import (
    FILTERS,
    HealthFilter,
    HealthModel,
    answer_text,
    facts,
    next_text,
    state_text,
)
from newsreader.model import Feed, FeedCondition, FeedHealth, FeedStatus, FeedWishes, Trouble

NOW = datetime.now(UTC)
WELL = Feed(1, "https://a.example/rss", "Ấp Bắc", status=FeedStatus.OK, last_check=NOW, last_success=NOW)


def condition(number: int, title: str, *troubles: Trouble, **health: object) -> FeedCondition:
    feed = replace(WELL, id=number, title=title, health=FeedHealth(**health))  # type: ignore[arg-type]  # by name
    return FeedCondition(feed, troubles)


CONDITIONS = (
    condition(1, "Zeit"),
    condition(2, "Báo", Trouble.SILENT),
    condition(3, "Cầu", Trouble.BROKEN, http_status=404),
    condition(4, "Đài", Trouble.MOVED, Trouble.SLOW),
    condition(5, "Ấp", Trouble.GONE),
    condition(6, "An", Trouble.RESTING),
    condition(7, "Ao", Trouble.RETRYING),
)


def shown(model: HealthFilter) -> list[int]:
    rows = (model.condition(model.index(row, 0)) for row in range(model.rowCount()))
    return [one.feed.id for one in rows if one is not None]


def test_the_gravest_come_first_and_filters_show_their_own() -> None:
    model = HealthModel("en")
    table = HealthFilter()
    table.setSourceModel(model)
    table.sort(1)
    model.show(CONDITIONS)
    assert shown(table) == [3, 5, 4, 6, 7, 2, 1]
    found = {}
    for name in FILTERS:
        table.choose(name)
        found[name] = shown(table)
        assert model.count(name) == len(found[name])
    assert found == {
        "all": [3, 5, 4, 6, 7, 2, 1], "broken": [3, 5], "moved": [4], "silent": [2], "slow": [4, 6, 7],
    }  # fmt: skip


def test_a_feed_that_mends_leaves_its_filter_without_a_reset() -> None:
    model = HealthModel("en")
    table = HealthFilter()
    table.setSourceModel(model)
    model.show(CONDITIONS)
    table.choose("broken")
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.show(tuple(replace(one, troubles=()) if one.feed.id == 3 else one for one in CONDITIONS))
    assert (shown(table), resets) == ([5], [])


def test_states_have_a_word_and_the_number_of_a_refusal() -> None:
    assert [state_text(one) for one in CONDITIONS] == [
        "Well", "Silent", "Broken · 404", "Moved", "Gone", "Waiting", "Trying again",
    ]  # fmt: skip
    assert state_text(FeedCondition(Feed(1, "https://a.example", "A"))) == "Not checked yet"


@pytest.mark.parametrize(
    ("feed", "said"),
    [
        (replace(WELL, next_check=None), "now"),
        (replace(WELL, next_check=NOW - timedelta(minutes=1)), "now"),
        (replace(WELL, status=FeedStatus.GONE), "–"),
    ],
)
def test_the_next_check_is_said_in_a_word(feed: Feed, said: str) -> None:
    assert next_text(FeedCondition(feed), NOW, "en") == said


def test_a_feed_that_is_asked_by_hand_has_no_next_check() -> None:
    """Whatever was planned while it had one: also where all feeds are asked by hand, which plans nothing anew."""
    planned = replace(WELL, next_check=NOW + timedelta(minutes=9), next_reason="schedule.interval")
    manual = FeedCondition(planned, by_hand=True)
    assert next_text(manual, NOW, "en") == "by hand"
    assert dict(facts(manual, "en"))["Next check"] == "Asked only by hand."
    gone = FeedCondition(replace(planned, status=FeedStatus.GONE), by_hand=True)
    assert next_text(gone, NOW, "en") == "–"
    model, table = HealthModel("en"), HealthFilter()
    table.setSourceModel(model)
    table.sort(4)
    model.show((manual, FeedCondition(replace(planned, id=2))))
    assert shown(table) == [2, 1]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_day_in_the_table_has_all_of_its_year(language: str) -> None:
    later = NOW + timedelta(days=40)
    feed = replace(WELL, next_check=later)
    assert str(later.year) in next_text(FeedCondition(feed), NOW, language, short=True)


def test_facts_tell_what_is_known_and_no_password() -> None:
    health = FeedHealth(
        http_status=429, size=48_200, elapsed=0.31, redirects=("https://me:geheim@b.example/rss",),
        skip_code="schedule.by_hand", skipped_at=NOW,
    )  # fmt: skip
    feed = replace(WELL, health=health, failures=7, next_reason="schedule.interval")
    found = dict(facts(FeedCondition(feed), "en"))
    assert found["Answer"] == "429 · asked too often"
    assert (found["Size"], found["Took"], found["Failures in a row"]) == ("48.2 kB", "0.3 s", "7")
    quick = replace(feed, health=replace(health, elapsed=0.004))
    assert dict(facts(FeedCondition(quick), "en"))["Took"] == "0.1 s"  # nothing takes no time
    assert found["By way of"] == "b.example/rss"
    assert found["Left out"].endswith("Asked only by hand.")
    assert "Asked at the usual interval." in found["Next check"]
    assert "Failures in a row" not in dict(facts(FeedCondition(WELL), "en"))


def test_statuses_are_put_in_words() -> None:
    assert [answer_text(status) for status in (0, 304, 502, 418)] == [
        "", "304 · nothing new", "502 · fault of the server", "418",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "wishes",
    [
        FeedWishes(),
        FeedWishes(retention_days=0, retention_count=0),
        FeedWishes(retention_days=30, retention_count=0),
        FeedWishes(retention_days=0, retention_count=500),
    ],
)
def test_a_retention_is_the_same_after_being_shown(wishes: FeedWishes) -> None:
    assert Retention.of(wishes).put_into(FeedWishes()) == wishes


def test_retentions_replace_each_other() -> None:
    days = Retention(Stay.DAYS, 7).put_into(FeedWishes(retention_count=5))
    assert (days.retention_days, days.retention_count) == (7, 0)
    assert Retention(Stay.AS_ALL).put_into(days) == FeedWishes()


def test_an_odd_interval_can_be_chosen_again() -> None:
    choices = interval_choices(45, 30)
    assert choices[0] == ("As for all feeds (every 30 minutes)", None)
    assert ("Every 45 minutes", 45) in choices
    assert choices[-1] == ("Only by hand", 0)
    assert [minutes for _, minutes in choices[1:-1]] == [15, 30, 45, 60, 120, 240, 720, 1440]
