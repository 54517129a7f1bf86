"""Identity: the same entry keeps a key through what publishers do to it."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.feeds.identity import body_hash, content_hash, identify
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
    after = replace(ENTRY, guid="http://www.bao.example/tin/nha-may-moi-4711.html?a=1&b=2&utm_source=rss")
    assert keys(after)[0] == keys(ENTRY)[0]


def test_edited_title_and_date_do_not_count() -> None:
    after = replace(ENTRY, title="Nhà máy mới", published=DAY.replace(day=9), updated=DAY)
    assert keys(after)[:2] == keys(ENTRY)[:2]


def test_a_changed_guid_is_met_by_the_address() -> None:
    assert meet(ENTRY, replace(ENTRY, guid="4711-2"))
    assert meet(ENTRY, replace(ENTRY, guid=""))


def test_a_site_that_moves_is_met_by_path_and_title() -> None:
    moved = replace(ENTRY, guid="", url="https://bao-moi.example/tin/nha-may-moi-4711.html")
    assert meet(replace(ENTRY, guid=""), moved)
    assert not meet(replace(ENTRY, guid=""), replace(moved, title="Chuyện khác"))


def test_one_guid_for_all_items_names_none() -> None:
    entries = [replace(ENTRY, guid="same", url=f"https://bao.example/{n}") for n in range(3)]
    found = identify(entries)
    assert all("guid:same" not in each for each in found)
    assert [each[0] for each in found] == [f"url:bao.example/{n}" for n in range(3)]


def test_fragments_that_name_entries_count_and_tracking_ones_do_not() -> None:
    changes = [ParsedEntry(url=f"https://lib.example/changes#v{n}", title=f"Version {n}") for n in range(3)]
    assert len({each[0] for each in identify(changes)}) == 3
    assert keys(ParsedEntry(url="https://a.example/x#xtor=RSS-1")) == keys(ParsedEntry(url="https://a.example/x"))


def test_a_podcast_without_ids_is_known_by_its_file() -> None:
    episode = ParsedEntry(title="Tập 1", enclosures=(Enclosure("https://cdn.example/1.mp3?utm_source=x"),))
    assert keys(episode)[0] == "file:cdn.example/1.mp3"


def test_without_id_and_address_the_title_with_its_day_is_left() -> None:
    bare = ParsedEntry(title="Tin vắn", published=DAY)
    assert keys(bare) == keys(replace(bare, published=DAY.replace(hour=9)))
    assert keys(bare) != keys(replace(bare, published=DAY.replace(day=9)))
    assert keys(bare)[0].startswith("title:")
    assert keys(ParsedEntry(summary_html="<p>Một</p>")) == keys(ParsedEntry(summary_html="<p> Một </p>"))


def test_equal_entries_are_told_apart_and_keep_their_keys_when_a_new_one_comes_on_top() -> None:
    same = ParsedEntry(title="Tin vắn")
    two, three = identify([same, same]), identify([same, same, same])
    assert len(set(three)) == 3
    assert three[1:] == two


def test_the_content_hash_sees_text_and_not_dates() -> None:
    assert content_hash(ENTRY) == content_hash(replace(ENTRY, published=None, updated=DAY, guid="x"))
    for changed in (
        replace(ENTRY, title="Khác"),
        replace(ENTRY, content_html="<p>Khác</p>"),
        replace(ENTRY, authors=("Lan",)),
        replace(ENTRY, categories=("Kinh tế",)),
        replace(ENTRY, thumbnail="https://bao.example/a.jpg"),
    ):
        assert content_hash(changed) != content_hash(ENTRY)
    assert content_hash(replace(ENTRY, authors=("a", "b"))) != content_hash(replace(ENTRY, authors=("ab",)))


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
def test_any_entries_get_keys_that_no_two_share(listed: list[ParsedEntry]) -> None:
    found = identify(listed)
    assert len(found) == len(listed)
    assert all(found)
    everything = [key for each in found for key in each]
    assert len(everything) == len(set(everything))
    assert identify(listed) == found


@settings(deadline=None, max_examples=200)
@given(st.lists(entries, min_size=1, max_size=6, unique_by=lambda entry: entry.url), texts)
def test_an_edited_title_meets_its_entry_by_the_address(listed: list[ParsedEntry], title: str) -> None:
    index = len(listed) // 2
    listed[index] = replace(listed[index], guid="", url="https://unique.example/the-article-itself")
    edited = [*listed]
    edited[index] = replace(edited[index], title=title, published=None)
    assert identify(listed)[index][0] == identify(edited)[index][0]
