"""What a check brings is stored as a whole, once, and read back as it was."""

from datetime import timedelta
from itertools import starmap
from typing import Any

import pytest

from newsreader.errors import LookupFailure
from newsreader.model import (
    Enclosure,
    FeedMeta,
    FeedStatus,
    FeedWrite,
    Known,
    Query,
    ReadHow,
    SectionMark,
    SectionSource,
    SourceRef,
    Validators,
)
from newsreader.packing import pack, pack_key
from newsreader.search import All, Text
from newsreader.store import Store
from newsreader.store.index import FOLDING
from tests.store.news import NOON, add_feed, check_of, mark_sections, new_article, write


def test_an_article_comes_back_as_it_was_written(store: Store, sections: dict[str, int]) -> None:
    feed = add_feed(store)
    item = new_article(
        1,
        sections=[sections["rights"]],
        authors="Lê An\nTrần Bình",
        enclosures=(("https://a.example/1.mp3", "audio/mpeg", 5, 60), ("https://a.example/2", "", None, None)),
        source_title="Báo Quốc tế",
        source_url="https://b.example",
        updated=NOON,
        html="<p>nửa \ud800 cặp</p>",
    )
    (number,) = write(store, feed, item).added
    article = store.articles.get(number)
    assert article.authors == ("Lê An", "Trần Bình")
    assert article.row.author == "Lê An, Trần Bình"
    assert article.enclosures == tuple(starmap(Enclosure, item.enclosures))
    assert article.source == SourceRef("Báo Quốc tế", "https://b.example")
    assert article.marks == (SectionMark(sections["rights"], SectionSource.DECLARED, "Mục"),)
    assert (article.row.published, article.updated) == (NOON + timedelta(minutes=1), NOON)
    assert article.received == NOON
    assert article.row.sections == (sections["rights"],)
    assert article.row.outlet == "Báo Quốc tế", "as it is counted"
    assert pack(store.articles.text(number).html) == item.packed
    assert store.articles.rows([number]) == [article.row]


def test_an_undated_article_says_so(store: Store) -> None:
    (number,) = write(store, add_feed(store), new_article(1, published=None)).added
    (row,) = store.articles.rows([number])
    assert not row.dated
    assert row.published == NOON + timedelta(minutes=1)


def test_rows_come_in_the_order_asked_and_missing_ones_are_left_out(store: Store) -> None:
    numbers = write(store, add_feed(store), *(new_article(n) for n in range(5))).added
    asked = [numbers[3], 999, numbers[0], numbers[4]]
    assert [row.id for row in store.articles.rows(asked)] == [numbers[3], numbers[0], numbers[4]]
    assert store.articles.rows([]) == []


def test_the_feed_learns_of_its_check_in_the_same_write(store: Store) -> None:
    feed = add_feed(store)
    check = check_of(
        feed,
        validators=Validators('"e"', "Mon", NOON),
        body_hash="b",
        next_check=NOON + timedelta(hours=1),
        next_reason="schedule.interval",
    )
    meta = FeedMeta("Báo A", "https://a.example", "mô tả", "vi", "https://a.example/i.png")
    store.articles.write_some([FeedWrite(feed, check, new=(new_article(1),), meta=meta)])[0]
    stored = store.feeds.get(feed)
    assert (stored.title, stored.site_url, stored.language) == ("Báo A", "https://a.example", "vi")
    assert stored.validators == check.validators
    assert (stored.body_hash, stored.next_check, stored.next_reason) == ("b", check.next_check, check.next_reason)
    assert (stored.status, stored.last_success) == (FeedStatus.OK, NOON)
    store.articles.write_some([FeedWrite(feed, check_of(feed))])[0]
    assert store.feeds.get(feed).title == "Báo A"
    assert store.feeds.get(feed).body_hash == "b"


def test_known_answers_by_any_key(store: Store) -> None:
    feed, other = add_feed(store), add_feed(store, "b")
    (number,) = write(store, feed, new_article(1)).added
    (known,) = store.articles.known(feed, ["guid-1", "guid-2"]).values()
    assert (known.article, known.content_hash, known.url) == (number, "hash-1", "https://a.example/1")
    assert store.articles.known(feed, ["https://a.example/1"])["https://a.example/1"].article == number
    both = store.articles.known(feed, ["guid-1", "https://a.example/1"])
    assert [sorted(one.keys) for one in both.values()] == 2 * [["guid-1", "https://a.example/1"]]
    assert store.articles.known(other, ["guid-1"]) == {}


def test_of_keys_that_were_not_asked_for_the_kind_is_known(store: Store) -> None:
    feed = add_feed(store)
    write(store, feed, new_article(1, keys=("guid:1", "url:a.example/1", "many:guid:1")))
    kinds = [key.rpartition(":#")[0] for key in store.articles.known(feed, ["guid:1"])["guid:1"].keys]
    assert sorted(kinds) == ["", "many:guid", "url"]  # "" for the one that is known by its text


def test_an_entry_is_never_stored_twice(store: Store) -> None:
    feed = add_feed(store)
    (number,) = write(store, feed, new_article(1)).added
    moved = new_article(2, keys=("guid-new", "https://a.example/1"))
    assert write(store, feed, moved).added == ()
    assert write(store, feed, new_article(3), new_article(3, keys=("guid-3",))).added == (number + 1,)


def test_further_keys_lead_to_the_same_article(store: Store) -> None:
    feed = add_feed(store)
    (number,) = write(store, feed, new_article(1)).added
    store.articles.write_some([FeedWrite(feed, check_of(feed), keys=((number, (pack_key("guid-later"),)),))])[0]
    assert store.articles.known(feed, ["guid-later"])["guid-later"].article == number


def test_an_update_changes_the_text_and_never_a_flag(store: Store, sections: dict[str, int]) -> None:
    feed = add_feed(store)
    (number,) = write(store, feed, new_article(1, sections=[sections["news"]])).added
    store.marks.read([number], True, ReadHow.OPENED, NOON)
    store.marks.star([number], True, NOON)
    changed = new_article(
        1, title="Sửa", content_hash="other", folded_title="sua", html="mới", sections=[sections["sport"]]
    )
    assert write(store, feed, updated=[(number, changed)]).updated == (number,)
    row = store.articles.get(number).row
    assert (row.title, row.read, row.starred, row.sections) == ("Sửa", True, True, (sections["sport"],))
    assert store.articles.text(number).html == "mới"
    assert store.articles.known(feed, ["guid-1"])["guid-1"].content_hash == "other"
    assert write(store, feed, updated=[(999, changed)]).updated == ()


def test_what_the_source_said_before_is_remembered(store: Store) -> None:
    feed = add_feed(store)
    (number,) = write(store, feed, new_article(1)).added
    write(store, feed, updated=[(number, new_article(1, title="Sửa"))])
    with store.database.reading() as connection:
        said = connection.exec_driver_sql("SELECT article, title FROM article_source").all()
    assert [tuple(row) for row in said] == [(number, "Tin số 1")]


def test_a_section_that_the_reader_corrected_outlives_updates(store: Store, sections: dict[str, int]) -> None:
    feed = add_feed(store)
    (number,) = write(store, feed, new_article(1, sections=[sections["news"]])).added
    mark = SectionMark(sections["sport"], SectionSource.CORRECTED)
    mark_sections(store, number, [mark])
    write(store, feed, updated=[(number, new_article(1, title="Sửa", sections=[sections["news"]]))])
    assert store.sections.of([number]) == {number: (mark,)}


def test_changed_text_leaves_no_ghost_in_the_search(store: Store) -> None:
    feed = add_feed(store)
    (number,) = write(store, feed, new_article(1, folded_title="bao so mot", folded_body="ha noi")).added
    for round_ in range(3):
        words: dict[str, Any] = {"folded_title": f"lan {round_}", "folded_body": "da nang"}
        write(store, feed, updated=[(number, new_article(1, title=f"Lần {round_}", **words))])
    for gone in ("bao", "ha", "noi", '"lan 0"', '"lan 1"'):
        assert list(store.lists.ids(Query(), Text(gone))) == [], gone
    assert list(store.lists.ids(Query(), Text("nang"))) == [number]
    assert list(store.lists.ids(Query(), Text("lan 2"))) == [number]
    assert store.search.candidates([("ha", 1.0), ("bao so", 1.0)], exclude=0) == []
    assert store.search.stale() == (3, 4)


def test_deleted_articles_leave_no_ghost_and_their_numbers_are_not_used_again(store: Store) -> None:
    feed = add_feed(store)
    numbers = write(store, feed, new_article(1, folded_title="cu"), new_article(2)).added
    assert len(store.articles.forget(numbers, NOON)) == 2
    (fresh,) = write(store, feed, new_article(3, minutes=1)).added
    assert fresh > max(numbers)
    assert list(store.lists.ids(Query(), Text("cu"))) == []
    with pytest.raises(LookupFailure):
        store.articles.get(numbers[0])


def test_forgotten_articles_are_not_stored_again(store: Store) -> None:
    feed = add_feed(store)
    first, second = write(store, feed, new_article(1), new_article(2)).added
    store.marks.star([second], True, NOON)
    assert len(store.articles.forget([first, second], NOON)) == 1
    assert store.articles.known(feed, ["guid-1"]) == {"guid-1": Known(None, "hash-1", ("guid-1",))}
    assert write(store, feed, new_article(1), new_article(2)).added == ()
    assert list(store.lists.ids(Query())) == [second]


def test_an_entry_that_left_and_returns_keeps_its_state(store: Store) -> None:
    feed = add_feed(store)
    first, second = write(store, feed, new_article(1), new_article(2)).added
    store.marks.read([first], True, ReadHow.OPENED, NOON)
    assert len(store.articles.forget([first, second], NOON, may_return=True)) == 2
    assert store.articles.known(feed, ["guid-1", "guid-2"]) == {}
    back = write(store, feed, new_article(2), new_article(1, keys=("guid-other", "https://a.example/1"))).added
    assert [row.read for row in store.articles.rows(back)] == [False, True]
    assert write(store, feed, new_article(1)).added == ()


def test_several_feeds_are_written_together_or_not_at_all(store: Store) -> None:
    feed = add_feed(store)
    good = FeedWrite(feed, check_of(feed), new=(new_article(1),))
    bad = FeedWrite(999, check_of(999), new=(new_article(2),))
    with pytest.raises(LookupFailure):
        store.articles.write_some([good, bad])
    assert store.lists.count(Query()) == 0
    assert store.feeds.get(feed).status is FeedStatus.NEVER
    other = add_feed(store, "b")
    changes = store.articles.write_some([good, FeedWrite(other, check_of(other), new=(new_article(1),))])
    assert [len(one.added) for one in changes] == [1, 1]


def test_a_feed_that_was_removed_meanwhile_takes_nothing(store: Store) -> None:
    feed = add_feed(store)
    store.feeds.remove([feed], NOON)
    assert not write(store, feed, new_article(1))
    assert store.lists.count(Query()) == 0


def test_the_full_text_and_its_index_row(store: Store) -> None:
    (number,) = write(store, add_feed(store), new_article(1)).added
    store.articles.set_full(number, "<p>đầy đủ</p>", "https://a.example/1", [], ("tin so 1", "day du"))
    text = store.articles.text(number)
    assert (text.full_html, text.full_base) == ("<p>đầy đủ</p>", "https://a.example/1")
    assert list(store.lists.ids(Query(), All((Text("day"), Text("du"))))) == [number]
    assert list(store.lists.ids(Query(), Text("toan"))) == []
    assert store.search.unindexed(FOLDING) == ()
    assert store.search.unindexed(FOLDING + 1) == (number,)
    store.articles.drop_full([number])
    assert store.articles.text(number).full_html == ""


def test_what_is_not_there_is_said(store: Store) -> None:
    for act in (
        lambda: store.articles.get(7),
        lambda: store.articles.text(7),
        lambda: store.articles.set_full(7, "", "", []),
        lambda: store.articles.set_pictures_wanted(7, []),
        lambda: store.media.refresh_offline(7),
    ):
        with pytest.raises(LookupFailure) as caught:
            act()
        assert caught.value.code == "unknown.article"
        assert caught.value.data == {"id": 7}
