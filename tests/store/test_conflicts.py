"""What leaves a muted story, or a rule that mutes, while a saved search is still to look at it. Triggers bring it back
and note it for the search once more, which is to be ignored: an upsert would have them fail (see `doubles`)."""

from datetime import UTC, datetime

import pytest

from newsreader.model import Query
from newsreader.ruling import Rule
from newsreader.search import Text
from newsreader.store import Store
from newsreader.store.portable_pins import PinTold, take_pins
from newsreader.store.stories import Derived
from newsreader.store.verdicts import RuleReading, find
from tests.store.news import NOON, add_feed, new_article, write


@pytest.fixture
def articles(store: Store) -> list[int]:
    """Four unread articles that a saved search has not looked at yet. The first two are a muted story, which the
    third came to since."""
    store.saved.add("Tin", "tin")
    ids = list(write(store, add_feed(store), *(new_article(number) for number in range(4))).added)
    store.stories.underived(1)
    store.stories.write_derived(1, [told(ids[0]), told(ids[1], story=ids[0])])
    store.pins.say(ids[0], NOON, muted=True)
    store.stories.write_derived(1, [told(ids[2], story=ids[0]), told(ids[3])])
    assert shown(store) == [ids[3]]
    return ids


def told(article: int, **other: int) -> Derived:
    return Derived(article, "vi", b"s%d" % article, **other)  # type: ignore[arg-type]  # any field may be given


def shown(store: Store) -> list[int]:
    return sorted(store.lists.ids(Query()))


def test_an_article_that_is_found_to_be_of_another_story(store: Store, articles: list[int]) -> None:
    store.stories.write_derived(1, [told(articles[2], story=articles[3])])
    assert shown(store) == articles[2:]


def test_an_article_that_the_reader_splits_off(store: Store, articles: list[int]) -> None:
    store.pins.split_off(articles[2], NOON)
    assert shown(store) == articles[2:]


def test_an_article_of_which_another_library_knows_the_story(store: Store, articles: list[int]) -> None:
    with store.database.reading() as connection:
        keys = connection.exec_driver_sql(
            "SELECT feed, key FROM entry_key WHERE article = ?", (articles[2],)
        ).all()
    said = PinTold(False, False, 0, 0, tuple((feed, key) for feed, key in keys))
    take_pins(store.database, [said])
    assert shown(store) == articles[2:]


def test_an_article_whose_rule_mutes_no_more(store: Store, articles: list[int]) -> None:
    number = store.rules.add(Rule(query="tin", mute=True))
    muting = RuleReading(Rule(id=number, query="tin", mute=True), Text("tin"), "1", mutes=True)
    at = int(datetime(2026, 3, 2, tzinfo=UTC).timestamp())
    with store.database.writing() as connection:
        find(connection, articles[3:], muting, at)
    assert shown(store) == []
    with store.database.writing() as connection:
        find(connection, articles[3:], RuleReading(muting.rule, Text("tin"), "2"), at)
    assert shown(store) == articles[3:]
