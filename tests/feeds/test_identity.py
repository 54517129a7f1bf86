"""Identity: the same entry keeps a key through what publishers do to it."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.feeds.identity import body_hash, content_hash, contents, identify
from newsreader.model import Enclosure, ParsedEntry

DAY = datetime(2026, 10, 6, tzinfo=UTC)


def keys(entry: ParsedEntry) -> tuple[str, ...]:
    return identify([entry])[0]


def meet(before: ParsedEntry, after: ParsedEntry) -> bool:
    """Whether the store, which tries the keys of `after` strongest first, would find `before`."""
    return bool(set(keys(before)) & set(keys(after)))


ENTRY = ParsedEntry(
    guid="https://bao.example/tin/nha-may-moi-4711.html?b=2&a=1",
    url="https://bao.example/tin/nha-may-moi-4711.html",
    title="Nhà máy mới ở Hải Phòng",
    published=DAY,
)


def test_the_guid_leads() -> None:
    assert keys(ENTRY)[0] == "guid:bao.example/tin/nha-may-moi-4711.html?a=1&b=2"
    assert keys(ENTRY)[1] == "url:bao.example/tin/nha-may-moi-4711.html"


def test_scheme_host_prefix_and_order_of_query_do_not_count() -> None:
    after = ENTRY._replace(guid="http://www.bao.example/tin/nha-may-moi-4711.html?a=1&b=2&utm_source=rss")
    assert keys(after)[0] == keys(ENTRY)[0]


def test_edited_title_and_date_do_not_count() -> None:
    after = ENTRY._replace(title="Nhà máy mới", published=DAY.replace(day=9), updated=DAY)
    assert keys(after)[:2] == keys(ENTRY)[:2]


def test_a_changed_guid_is_met_by_the_address() -> None:
    assert meet(ENTRY, ENTRY._replace(guid="4711-2"))
    assert meet(ENTRY, ENTRY._replace(guid=""))


def test_a_site_that_moves_is_met_by_its_path() -> None:
    moved = ENTRY._replace(guid="", url="https://bao-moi.example/tin/nha-may-moi-4711.html", title="Khác")
    assert meet(ENTRY._replace(guid=""), moved)
    short = ENTRY._replace(guid="", url="https://bao.example/tin")
    assert not meet(short, short._replace(url="https://bao-moi.example/tin", title="Khác"))


def test_a_site_that_renumbers_all_is_met_by_the_title() -> None:
    assert meet(ENTRY, ENTRY._replace(guid="9", url="https://blog.example/9", published=None))


def test_one_guid_for_all_items_names_none_and_is_remembered_for_that() -> None:
    entries = [ENTRY._replace(guid="same", url=f"https://bao.example/{n}") for n in range(3)]
    found = identify(entries)
    assert all("guid:same" not in each and "many:guid:same" in each for each in found)
    assert [each[0] for each in found] == [f"url:bao.example/{n}" for n in range(3)]


def test_a_guid_that_is_the_address_is_not_kept_twice() -> None:
    assert [key for key in keys(ENTRY._replace(guid=ENTRY.url)) if key.startswith("guid:")] == []


def test_fragments_that_name_entries_count_and_tracking_ones_do_not() -> None:
    changes = [ParsedEntry(url=f"https://lib.example/changes#v{n}", title=f"Version {n}") for n in range(3)]
    assert len({each[0] for each in identify(changes)}) == 3
    assert keys(ParsedEntry(url="https://a.example/x#xtor=RSS-1")) == keys(ParsedEntry(url="https://a.example/x"))


def test_a_podcast_without_ids_is_known_by_its_file() -> None:
    episode = ParsedEntry(title="Tập 1", enclosures=(Enclosure("https://cdn.example/1.mp3?utm_source=x"),))
    assert keys(episode)[0] == "file:cdn.example/1.mp3"


def test_without_id_and_address_title_text_and_date_are_left() -> None:
    bare = ParsedEntry(title="Tin vắn", summary_html="<p>Một</p>", published=DAY)
    assert meet(bare, bare._replace(summary_html="<p>Hai</p>"))
    assert meet(bare, bare._replace(published=DAY.replace(day=9)))
    assert meet(bare, bare._replace(title="Tin ngắn"))
    assert keys(ParsedEntry(summary_html="<p>Một</p>")) == keys(ParsedEntry(summary_html="<p> Một </p>"))


def test_an_entry_that_stands_twice_has_the_same_keys_and_a_like_one_has_not() -> None:
    assert len(set(identify([ENTRY, ENTRY]))) == 1
    elsewhere = ENTRY._replace(url="https://bao.example/khac")
    assert len(set(identify([ENTRY, elsewhere]))) == 2
    long = [one._replace(summary_html="Chữ " * 40) for one in (ENTRY, elsewhere)]
    assert len(set(identify(long))) == 1
    for bare in (ParsedEntry(title="Tin vắn"), ParsedEntry(title="Tin vắn", summary_html="Chữ " * 40)):
        assert len(set(identify([bare, bare]))) == 1
    posts = [ENTRY._replace(summary_html=f"<p>{n}</p>") for n in range(3)]
    assert len(set(identify(posts))) == 3


def test_the_content_hash_sees_text_and_not_dates() -> None:
    other = content_hash(ENTRY._replace(published=None, updated=DAY, guid="x"))
    assert contents(content_hash(ENTRY)) == contents(other)
    for changed in (
        ENTRY._replace(title="Khác"),
        ENTRY._replace(content_html="<p>Khác</p>"),
        ENTRY._replace(authors=("Lan",)),
        ENTRY._replace(categories=("Kinh tế",)),
        ENTRY._replace(thumbnail="https://bao.example/a.jpg"),
    ):
        assert contents(content_hash(changed)) != contents(content_hash(ENTRY))
    assert content_hash(ENTRY._replace(authors=("a", "b"))) != content_hash(ENTRY._replace(authors=("ab",)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>Chữ</p>", "\n<p class='x' style='y'>\n Chữ </p>"),
        ("<a href='/x?id=1&amp;utm_source=a'>Chữ</a>", "<a href='/x?id=1&amp;utm_source=b'>Chữ</a>"),
        ("Chữ<img src='/p.gif?r=1' width='1' height='1'>", "Chữ<img src='/p.gif?r=2' width='1' height='1'>"),
        ("Chữ. 1.204 lượt xem", "Chữ. 1.377 lượt xem"),
        ("<i>2 giờ trước</i> Chữ", "<i>3 giờ trước</i> Chữ"),
        ("<i>59 minutes ago</i> Text", "<i>1 hour ago</i> Text"),
    ],
)
def test_what_flickers_is_no_update(before: str, after: str) -> None:
    assert content_hash(ENTRY._replace(content_html=before)) == content_hash(ENTRY._replace(content_html=after))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>12 người</p>", "<p>13 người</p>"),
        ("<a href='/x?id=1'>Chữ</a>", "<a href='/x?id=2'>Chữ</a>"),
        ("Chữ<img src='/p.gif?id=1'>", "Chữ<img src='/p.gif?id=2'>"),
        ("<p>5 năm trước</p>", "<p>6 năm trước</p>"),
        ("<p>1 < 2</p>", "<p>1 < 3</p>"),
    ],
)
def test_what_a_reader_sees_is_an_update(before: str, after: str) -> None:
    assert content_hash(ENTRY._replace(content_html=before)) != content_hash(ENTRY._replace(content_html=after))


def test_the_parts_of_the_content_hash_tell_what_changed() -> None:
    long = ENTRY._replace(summary_html="Chữ " * 40)
    title, text, rest, date = content_hash(long).split(".")
    assert content_hash(long._replace(title="Khác")).split(".")[1:] == [text, rest, date]
    assert content_hash(long._replace(categories=("Khác",))).split(".")[:2] == [title, text]
    assert not text.startswith("-")
    assert content_hash(ENTRY).split(".")[1].startswith("-")
    assert content_hash(ENTRY._replace(title="")).startswith(".")


def test_the_body_hash_tells_bytes_apart() -> None:
    assert body_hash(b"a") == body_hash(b"a") != body_hash(b"b")


texts = st.text(max_size=30)
urls = st.sampled_from(
    ["", "https://a.example/1", "http://www.a.example/1", "https://a.example/a-long-path/2?q=1", "x"]
)
entries = st.builds(
    ParsedEntry, guid=texts | urls, url=urls, title=texts, summary_html=texts, published=st.none() | st.just(DAY)
)


@settings(deadline=None, max_examples=300)
@given(st.lists(entries, max_size=8))
def test_ids_and_addresses_that_two_entries_share_name_neither(listed: list[ParsedEntry]) -> None:
    found = identify(listed)
    assert len(found) == len(listed)
    assert all(found)
    named = [key for each in set(found) for key in each if not key.startswith(("text:", "many:"))]
    assert len(named) == len(set(named))
    assert identify(listed) == found == identify(listed, [content_hash(entry) for entry in listed])


@settings(deadline=None, max_examples=200)
@given(st.lists(entries, min_size=1, max_size=6, unique_by=lambda entry: entry.url), texts)
def test_an_edited_title_meets_its_entry_by_the_address(listed: list[ParsedEntry], title: str) -> None:
    index = len(listed) // 2
    listed[index] = listed[index]._replace(guid="", url="https://unique.example/the-article-itself")
    edited = [*listed]
    edited[index] = edited[index]._replace(title=title, published=None)
    assert identify(listed)[index][0] == identify(edited)[index][0] == "url:unique.example/the-article-itself"
