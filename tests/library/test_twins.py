"""The same article in several feeds: one row, read once, whatever came first; and what the reader does about it."""

import itertools
from collections.abc import Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from newsreader.feeds.identity import canonical_address
from newsreader.library import correct, mark, pins, read, saved, twins
from newsreader.library.backup import BackupKind, back_up, restore
from newsreader.library.export import export_everything, import_everything
from newsreader.library.opened import Library, open_library
from newsreader.library.read import list_ids
from newsreader.library.related import related
from newsreader.model import Changes, FeedWishes, Query, ReadHow, SectionMark, SectionSource
from newsreader.paths import library_paths
from newsreader.store import marks
from tests.library.conftest import Clock
from tests.library.same_news import LEAD, OTHER, REST, by_url, copies, fill, outlets, told
from tests.library.shelves import derived
from tests.store.news import NOON, add_feed, mark_sections, write

GOLD = (
    "Giá vàng miếng SJC sáng nay niêm yết mua vào {0} triệu đồng, bán ra {1} triệu đồng mỗi lượng. Vàng nhẫn tròn trơn "
    "giao dịch quanh mức {2} triệu đồng, trong khi giá vàng thế giới đứng ở {3} USD mỗi ounce, theo công ty vàng bạc đá "
    "quý Sài Gòn. Chênh lệch giữa hai chiều mua bán là {4} đồng, so với phiên hôm qua không đổi nhiều."
)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_first_by_date_is_the_original_whatever_came_first(library: Library, order: Sequence[int]) -> None:
    fill(library, order)
    derived(library)
    assert copies(library) == {"2": "1", "3": "1"}
    assert library.store.backup.check() == []


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_news_that_comes_one_by_one_gives_the_same(library: Library, order: Sequence[int]) -> None:
    feeds = [add_feed(library.store, f"o{number}") for number in range(3)]
    for number in order:
        write(library.store, feeds[number], *outlets()[number])
        derived(library)
    assert copies(library) == {"2": "1", "3": "1"}


def test_one_row_names_its_sources_and_each_feed_has_its_own(library: Library) -> None:
    fill(library)
    derived(library)
    number = by_url(library)
    assert list(library.store.lists.ids(Query())) == [number["1"], number["4"]]
    assert list(library.store.lists.ids(Query(feed=3))) == [number["3"]]
    row = library.store.articles.rows([number["1"]])[0]
    assert [(twin.article, twin.outlet) for twin in row.twins] == [
        (number["2"], "o1.example"),
        (number["3"], "o2.example"),
    ]
    copy = library.store.articles.get(number["2"]).row
    assert (copy.copy_of, [twin.article for twin in copy.twins]) == (number["1"], [number["1"], number["3"]])
    counts = library.store.lists.counts(NOON, NOON)
    assert (counts.articles, counts.unread, counts.feeds) == (2, 2, {1: 2, 2: 1, 3: 1})


def test_read_once_and_starred_once_and_undone_at_once(library: Library) -> None:
    fill(library)
    derived(library)
    number = by_url(library)
    alike = sorted(number[name] for name in "123")
    changes, undo = mark.mark_read(library, [number["2"]], True, ReadHow.BY_HAND)
    assert undo.asked == 1, "one row was marked, and three articles"
    assert sorted(changes.updated) == alike
    assert all(row.read for row in library.store.articles.rows(alike))
    mark.undo(library, undo)
    assert not any(row.read for row in library.store.articles.rows(alike))
    mark.mark_starred(library, [number["3"]], True)
    assert all(row.starred for row in library.store.articles.rows(alike))
    assert list(library.store.lists.ids(Query(starred=True))) == [number["1"]]


def test_what_was_read_before_its_copy_came_is_read(library: Library) -> None:
    feeds = [add_feed(library.store, f"o{number}") for number in range(3)]
    write(library.store, feeds[0], *outlets()[0])
    derived(library)
    mark.mark_read(library, [1], True, ReadHow.OPENED)
    write(library.store, feeds[1], *outlets()[1])
    derived(library)
    row = library.store.articles.get(by_url(library)["2"])
    assert (row.row.read, row.read_how) == (True, "copy")
    assert library.store.lists.counts(NOON, NOON).unread == 1


def test_the_next_one_takes_the_place_of_an_original_that_goes(library: Library) -> None:
    fill(library)
    derived(library)
    number = by_url(library)
    library.store.articles.forget([number["1"]], NOON)
    assert copies(library) == {"3": "2"}
    library.store.feeds.remove([2], NOON)
    assert copies(library) == {}
    assert number["3"] in library.store.lists.ids(Query())
    library.store.feeds.restore([2])
    assert copies(library) == {"3": "2"}


def test_what_the_reader_took_apart_stays_so(library: Library) -> None:
    fill(library)
    derived(library)
    number = by_url(library)
    mark.mark_read(library, [number["1"]], True, ReadHow.OPENED)
    _, apart = twins.part(library, number["3"])
    assert apart is not None
    assert copies(library) == {"2": "1"}
    library.store.stories.underived(99)  # as if all were found anew
    derived(library)
    assert copies(library) == {"2": "1"}
    changes = twins.unite(library, apart)
    assert set(changes.updated) == {number[name] for name in "123"}
    assert copies(library) == {"2": "1", "3": "1"}
    derived(library)
    assert copies(library) == {"2": "1", "3": "1"}
    assert library.store.backup.check() == []


@pytest.mark.parametrize("asked", ["1", "2", "3"])
def test_what_was_taken_apart_is_put_together_from_any_side(library: Library, asked: str) -> None:
    """Also when nobody remembers how it was: the others stay together meanwhile and afterwards."""
    fill(library)
    derived(library)
    number = by_url(library)
    twins.part(library, number["3"])
    assert read.parted(library).keys() == {number[name] for name in "123"}
    assert read.parted(library)[number["1"]] == (3,)
    changes, before = twins.reunite(library, number[asked])
    assert before is not None
    assert set(changes.updated) == {number[name] for name in "123"}
    assert copies(library) == {"2": "1", "3": "1"}
    derived(library)
    assert copies(library) == {"2": "1", "3": "1"}
    assert twins.reunite(library, number[asked]) == (Changes(), None)
    assert read.parted(library) == {}
    assert library.store.backup.check() == []


@pytest.mark.parametrize("taken", ["1", "13", "123"])
@pytest.mark.parametrize("asked", ["1", "2", "3"])
def test_undoing_that_they_are_one_leaves_nothing_behind(library: Library, taken: str, asked: str) -> None:
    fill(library)
    derived(library)
    number = by_url(library)
    for name in taken:
        twins.part(library, number[name])
    mark.mark_read(library, [number["1"]], True, ReadHow.OPENED)
    mark.mark_starred(library, [number["1"]], True)

    def standing() -> list[object]:
        articles = [library.store.articles.get(number[name]) for name in "123"]
        return [copies(library), read.parted(library), *((one.row.read, one.row.starred) for one in articles)]

    before = standing()
    for _ in range(2):  # undone, done again, undone
        changes, how = twins.reunite(library, number[asked])
        assert how is not None
        assert set(changes.updated) == {number[name] for name in "123"}
        assert copies(library) == {"2": "1", "3": "1"}
        assert read.parted(library) == {}
        assert all(library.store.articles.get(number[name]).row.read for name in "123")
        twins.stand_again(library, how)
        assert standing() == before
        assert library.store.backup.check() == []


def test_a_feed_may_show_what_others_have_too(library: Library) -> None:
    fill(library)
    derived(library)
    library.store.feeds.set_wishes(1, FeedWishes(show_copies=True))
    assert copies(library) == {"3": "2"}
    assert library.store.lists.counts(NOON, NOON).unread == 3
    library.store.feeds.set_wishes(1, FeedWishes())
    assert copies(library) == {"2": "1", "3": "1"}


@pytest.mark.parametrize(
    ("url", "other", "same"),
    [
        ("https://www.b.example/tin/xa-lu-4711.html?utm_source=rss", "http://b.example/tin/xa-lu-4711.html", True),
        ("https://b.example/tin/", "https://b.example/tin", False),
        ("https://b.example/", "https://b.example/", False),
        ("https://b.example/tin/xa-lu-4711.html", "https://b.example/tin/xa-lu-4712.html", False),
    ],
)
def test_one_address_is_one_article_where_it_is_an_article_s(
    library: Library, url: str, other: str, same: bool
) -> None:
    feeds = [add_feed(library.store, name) for name in "ab"]
    for number, (feed, address) in enumerate(zip(feeds, (url, other), strict=True)):
        key = "url:" + canonical_address(address)
        text = ("Một đoạn ngắn.", "Chẳng có chữ nào chung.")[number]
        write(library.store, feed, told(number, "Xả lũ", text, number, url=address, keys=(f"guid:{number}", key)))
    derived(library)
    assert bool(library.store.articles.rows([2])[0].copy_of) is same


def test_two_issues_of_a_series_are_two(library: Library) -> None:
    feeds = [add_feed(library.store, name) for name in "ab"]
    today = GOLD.format("78,5", "80,6", "76,35", "2.175", "2.100.000")
    later = GOLD.format("79,1", "81,2", "77,05", "2.181", "2.300.000")
    write(library.store, feeds[0], told(1, "Giá vàng hôm nay 12/3", today, 10))
    write(library.store, feeds[1], told(2, "Giá vàng hôm nay 13/3", later, 20))
    derived(library)
    assert copies(library) == {}


def test_two_of_one_feed_are_two_however_alike_both_are_to_a_third(library: Library) -> None:
    """A paper's feeds of all news and of one section; else only the oldest of its bulletins would be shown."""
    feeds = [add_feed(library.store, name) for name in "ab"]
    for number in (1, 2):
        text = f"{LEAD} {REST} Bản tin số {number}."
        for turn, feed in enumerate(feeds):
            page = f"https://bao.example/bao-so-12-{number}.html"
            address = (f"url:{feed}:{number}",)
            minutes = 90 * number
            write(
                library.store,
                feed,
                told(10 * turn + number, f"Tin bão {number}", text, minutes, url=page, keys=address),
            )
    derived(library)
    assert sorted(one.copy_of > 0 for one in library.store.articles.rows(range(1, 9))) == [
        False,
        False,
        True,
        True,
    ]


def test_a_headline_alone_is_no_proof(library: Library) -> None:
    feeds = [add_feed(library.store, name) for name in "ab"]
    for number, feed in enumerate(feeds):
        write(library.store, feed, told(number, "Thủy điện xả lũ, ba xã ngập sâu trong đêm", "Xem ảnh.", number))
    derived(library)
    assert copies(library) == {}


def test_a_changed_text_is_no_copy_any_more(library: Library) -> None:
    fill(library)
    derived(library)
    number = by_url(library)
    write(library.store, 3, updated=[(number["3"], told(3, "Tin khác", OTHER.replace("Hải Đăng", "Sao"), 15))])
    derived(library)
    assert "3" not in {name for name, original in copies(library).items() if original == "1"}


def test_what_leaves_a_search_out_shows_the_next_one(library: Library) -> None:
    fill(library)
    derived(library)
    number = by_url(library)
    folder = library.store.folders.add("Hai báo")
    library.store.feeds.move([2, 3], folder)
    assert list(library.store.lists.ids(Query(folder=folder))) == [number["2"]]
    assert library.store.lists.count(Query(folder=folder)) == 1
    assert library.store.lists.counts(NOON, NOON).twice == {folder: 1}


def test_what_changes_named_is_in_a_list_if_the_list_has_it(library: Library) -> None:
    """Whatever the list asks, its days too, where an article came several times."""
    feeds = [add_feed(library.store, f"o{number}") for number in range(3)]
    library.store.feeds.move(feeds[1:], library.store.folders.add("folder"))
    section = library.store.sections.all()[3].id
    pictured = {"thumbnail": "https://o.example/p.jpg", "sections": [section]}
    write(library.store, feeds[0], *outlets()[0])
    write(library.store, feeds[1], told(2, "Quảng Nam: 400 hộ sơ tán", f"{LEAD} {REST[:120]}", 12, **pictured))
    write(
        library.store, feeds[2], told(3, "Ngập sâu ở Bắc Trà My", f"{LEAD} {REST} Theo báo bạn.", 15, **pictured)
    )
    derived(library)
    assert copies(library) == {"2": "1", "3": "1"}
    mark.mark_starred(library, [by_url(library)["4"]], True)
    everything = [*by_url(library).values(), 999]
    days = [None, *(NOON + timedelta(minutes=minutes) for minutes in (5, 11, 13, 20))]
    found = 0
    for since, until, feed, folder, within, pictures, flag in itertools.product(
        days, days, (None, 2), (None, 1), (None, section), (False, True), ("", "unread", "starred")
    ):
        asked = Query(
            feed=feed, folder=folder, section=within, pictures=pictures, since=since, until=until,
            unread=flag == "unread", starred=flag == "starred",
        )  # fmt: skip
        listed = list_ids(library, asked)
        assert read.shows(library, asked, everything) == set(listed), asked
        found += len(listed)
    assert found > 100


def test_a_saved_search_counts_an_article_once(library: Library) -> None:
    number = saved.save(library, "Lũ", '"xả lũ"')
    fill(library)
    saved.settle(library)
    assert saved.unread(library) == {number: 3}
    derived(library)
    assert saved.unread(library) == {number: 1}  # also while it waits to be found out
    saved.settle(library)
    assert saved.unread(library) == {number: 1}
    assert list(list_ids(library, Query(saved=number))) == [by_url(library)["1"]]
    twins.part(library, by_url(library)["3"])
    assert saved.unread(library) == {number: 2}


def test_a_headline_of_a_copy_is_found_where_the_original_has_another(library: Library) -> None:
    fill(library)
    derived(library)
    number = by_url(library)
    assert list(list_ids(library, Query(text='title:"400 hộ"'))) == [number["2"]]
    assert list(list_ids(library, Query(text='"cho biết hồ thủy điện"'))) == [number["1"]]


def test_a_mended_library_has_its_copies_still(library: Library) -> None:
    fill(library)
    derived(library)
    library.store.backup.mend()
    assert copies(library) == {"2": "1", "3": "1"}
    with library.store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE article SET copy_of = 0")
        connection.exec_driver_sql("UPDATE feed_count SET copies = 7")
    assert {one.code for one in library.store.backup.check()} == {"check.copies", "check.feed_counts"}
    library.store.backup.mend()
    assert library.store.backup.check() == []
    assert copies(library) == {"2": "1", "3": "1"}


def test_sketches_of_the_last_days_are_kept_and_serve(library: Library, clock: Clock) -> None:
    clock.moment = NOON
    feeds = [add_feed(library.store, f"o{number}") for number in range(3)]
    for feed, items in zip(feeds, outlets(), strict=True):
        write(library.store, feed, *items)
        derived(library)
    assert len(library.store.doubles.sketches(range(1, 9))) == 4
    assert copies(library) == {"2": "1", "3": "1"}
    clock.advance(timedelta(days=8))
    derived(library)
    assert library.store.doubles.sketches(range(1, 9)) == []


def test_related_blocks_name_an_article_once(library: Library) -> None:
    fill(library)
    derived(library)
    number = by_url(library)
    assert {item.row.id for item in related(library, number["1"])}.isdisjoint(number[name] for name in "123")
    shown = [item.row.id for item in related(library, number["4"])]
    assert len({number[name] for name in "123"} & set(shown)) == 1


def test_what_is_put_into_a_section_stands_in_none_of_its_copies_sections(library: Library) -> None:
    fill(library)
    derived(library)
    number = by_url(library)
    first, second = [one.id for one in library.store.sections.all() if one.parent is None][:2]
    mark_sections(library.store, number["2"], [SectionMark(first, SectionSource.DECLARED)])
    assert list(library.store.lists.ids(Query(section=first))) == [number["1"]]
    _, restoring = correct.put(library, [number["1"]], second)
    assert list(library.store.lists.ids(Query(section=first))) == []
    assert list(library.store.lists.ids(Query(section=second))) == [number["1"]]
    assert library.store.backup.check() == []
    correct.restore(library, restoring)
    assert list(library.store.lists.ids(Query(section=first))) == [number["1"]]
    correct.put(library, [number["3"]], second)
    correct.let_go(library, [number["1"]])
    assert list(library.store.lists.ids(Query(section=second))) == []


def test_many_marks_at_once_count_copies(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks, "FEW", 0)
    fill(library)
    derived(library)
    for value in (True, False):
        mark.mark_read(library, list(library.store.lists.ids(Query())), value, ReadHow.MARKED_ALL)
        assert library.store.backup.check() == []
        assert library.store.lists.counts(NOON, NOON).unread == (0 if value else 2)


def test_an_unread_article_of_a_followed_story_counts_once(library: Library) -> None:
    fill(library)
    derived(library)
    number = by_url(library)
    pins.merge(library, [number[name] for name in "123"])
    pins.follow(library, number["1"], True)
    counts = library.store.lists.counts(NOON, NOON)
    shown = list(library.store.lists.ids(Query(followed=True)))
    assert (counts.followed, counts.followed_unread, shown) == (1, 1, [number["1"]])
    assert related(library, number["2"]) == related(library, number["1"])


def test_muting_a_story_hides_all_that_are_the_same(library: Library) -> None:
    fill(library)
    derived(library)
    number = by_url(library)
    pins.merge(library, [number[name] for name in "123"])
    _, before = pins.mute(library, number["1"], True)
    assert list(library.store.lists.ids(Query())) == [number["4"]]
    assert library.store.backup.check() == []
    pins.put_back(library, before)
    assert list(library.store.lists.ids(Query())) == [number["1"], number["4"]]
    assert copies(library) == {"2": "1", "3": "1"}
    assert library.store.backup.check() == []


def test_the_reader_s_word_outlives_what_a_small_copy_leaves_out(library: Library) -> None:
    fill(library)
    derived(library)
    twins.part(library, by_url(library)["3"])
    small = back_up(library, BackupKind.SMALL)
    paths = library.paths
    library.close()
    restore(paths, small.path)
    with closing(open_library(paths, now=library.now)) as other:
        for feed, items in enumerate(outlets(), 1):
            write(other.store, feed, *items)
        derived(other)
        assert copies(other) == {"2": "1"}


def test_the_reader_s_word_is_in_exports(library: Library, tmp_path: Path) -> None:
    fill(library)
    derived(library)
    twins.part(library, by_url(library)["3"])
    export_everything(library, tmp_path / "out")
    with closing(open_library(library_paths(tmp_path / "other"))) as other:
        import_everything(other, tmp_path / "out")
        derived(other)
        assert copies(other) == {"2": "1"}
