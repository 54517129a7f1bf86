"""The search language on a real library: fields, names, notes, marks; and nothing typed is ever an error."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.library import searching
from newsreader.library.mark import mark_read, mark_starred
from newsreader.library.opened import Library, open_library
from newsreader.library.read import list_ids, list_rows, search_notes
from newsreader.library.subscribe import add_folder, move_feed, rename_feed
from newsreader.model import Order, Query, ReadHow
from newsreader.paths import library_paths
from newsreader.search import Kind
from newsreader.wording import SENTENCES
from tests.library.conftest import Clock
from tests.library.ways import follow
from tests.newsroom import Item, rss
from tests.server import Server, feed

DAY = timedelta(days=1)
ITEMS = [
    Item("a", "Đầu tư công tăng tốc", html="<p>Vốn vào hạ tầng</p>", author="Lê An", categories=("Kinh tế",)),
    Item("b", "Dầu thô giảm giá", html="<p>Tư nhân chờ đợi</p>", age=2 * DAY, categories=("Kinh tế",)),
    Item("c", "Bóng đá nữ", html="<p>Đội đầu bảng <img src='/anh.jpg'></p>", age=3 * DAY, categories=("Bóng đá",)),
    Item("d", "ĐƯỜNG về Hoà Bình", html="<p>Thuỷ điện</p>", age=40 * DAY, author="Trần Bình"),
]
GOLD = Item("e", "Gold price rises", summary="", age=5 * DAY)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    opened = open_library(library_paths(Path(tmp_path_factory.mktemp("library"))), now=Clock(), checkpoints=True)
    with Server() as server:
        base = server.url("").rstrip("/")
        server.script("/rss.xml", feed(rss(ITEMS, base=base)))
        server.script("/b.xml", feed(rss([GOLD], title="The Daily", base=base, language="EN_gb")))
        follow(opened, server.url("/rss.xml"))
        follow(opened, server.url("/b.xml"))
    number = opened.store.feeds.all()[0].id
    rename_feed(opened, number, "Báo Tuổi Trẻ")
    move_feed(opened, number, add_folder(opened, "Trong nước"))
    by_title = {row.title: row.id for row in list_rows(opened, list_ids(opened, Query()))}
    mark_starred(opened, [by_title["Bóng đá nữ"]], True)
    mark_read(opened, [by_title["Dầu thô giảm giá"]], True, ReadHow.OPENED)
    yield opened
    opened.close()


def found(library: Library, typed: str, **other: object) -> str:
    """The entries that are found, in order, by their letters."""
    letters = {item.title: item.slug for item in ITEMS} | {"Gold price rises": "e"}
    ids = list_ids(library, Query(text=typed).having(**other))
    return "".join(letters[row.title] for row in list_rows(library, ids))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("dau", "abc"),
        ("đầu", "abc"),
        ('"dau tu"', "a"),
        ("dau -tu ", "c"),
        ("gold OR bóng", "ce"),
        ("(gold OR bóng) price", "e"),
        ("title:dau", "ab"),
        ('tiêu-đề:"đầu tư"', "a"),
        ("author:an", "a"),
        ("tacgia:binh", "d"),
        ("feed:tuoi-tre", "abcd"),
        ('báo:"the daily"', "e"),
        ("feed:daily", "e"),
        ("nguồn:127.0.0.1", "abced"),
        ("thư-mục:trong-nuoc", "abcd"),
        ("section:business", "ab"),
        ("mục:bóng-đá", "c"),
        ("chuyên-mục:thể-thao", "c"),
        ("is:unread", "aced"),
        ("là:đã-đọc", "b"),
        ("is:starred", "c"),
        ("is:offline", ""),
        ("has:picture", "c"),
        ("after:2d", "ab"),
        ("before:7d", "d"),
        ("trước:2026-02-01", "d"),
        ("lang:vi -feed:daily", "abcd"),
        ("lang:en", "e"),
        ("hoà", "d"),
        ("HÒA BÌNH", "d"),
        ("đường", "d"),
        ("hoa\u0300", "d"),
        ("thủy", "d"),
        ("-dau ", "ed"),
        ("-is:unread OR gold", "be"),
        ("d*", "abcd"),
        ("titel:dau", ""),
        ("before:99/99/2026 gold", "e"),
        ("feed:nowhere", ""),
        ("- ", ""),
    ],
)
def test_the_language(library: Library, typed: str, expected: str) -> None:
    assert found(library, typed) == expected
    assert found(library, typed, order=Order.OLDEST) == expected[::-1]


def test_what_is_typed_with_marks_stands_first(library: Library) -> None:
    assert found(library, "dau", order=Order.RELEVANCE) == "abc"
    assert found(library, "dầu", order=Order.RELEVANCE) == "bac"
    assert found(library, "tư ", order=Order.RELEVANCE) == "ab"
    assert found(library, "đầu ", order=Order.RELEVANCE) == "acb"  # c has it in its text only, b nowhere


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("titel:x", "search.field"),
        ("before:soon ", "search.date"),
        ("is:green ", "search.value"),
        ("title: x", "search.empty"),
        ("feed:nowhere", "search.feed"),
        ("folder:nowhere", "search.folder"),
        ("section:nowhere", "search.section"),
        ("author:nobody", "search.author"),
        ("outlet:nowhere", "search.outlet"),
        ("x " * 400, "search.long"),
    ],
)
def test_what_makes_no_sense_is_said_in_words(library: Library, typed: str, code: str) -> None:
    (note,) = search_notes(library, typed)
    assert note.code == code
    assert "{" not in SENTENCES[code].format(**note.data)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("section:thể thao", "thể thao"),
        ("mục:the THAO đầu", "the thao"),
        ("đầu (section:bất động sản OR x)", "bất động sản"),
        ('section:"thể thao" đầu', ""),
        ("section:thể title:thao", ""),
        ("section:thể -thao", ""),
        ("section:sport đầu", ""),
        ("section:sport OR thao", ""),
    ],
)
def test_a_name_of_several_words_without_quotes_is_told(library: Library, typed: str, name: str) -> None:
    told = [note.data["name"] for note in search_notes(library, typed) if note.code == "search.quotes"]
    assert told == ([name] if name else [])


def test_who_only_searches_looks_up_each_name_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Saved searches and rules are understood with each batch of articles that is stored; nobody is told then."""
    looked: list[Kind] = []
    is_name = searching._is_name

    def noted(asked: Library, kind: Kind, words: str) -> bool:
        looked.append(kind)
        return is_name(asked, kind, words)

    monkeypatch.setattr(searching, "_is_name", noted)
    assert searching.understand(library, "section:thể thao").term is not None
    assert looked == []
    search_notes(library, "section:thể thao")
    assert looked == [Kind.SECTION]


PIECES = [
    "dau",
    "đầu",
    "OR",
    "|",
    "-",
    "(",
    ")",
    '"',
    "“",
    "title:",
    "feed:tuoi",
    "author:",
    "is:unread",
    "before:7d",
    "*",
    "section:x",
    "has:",
    "lang:vi",
    "ngày:",
    "31/12/9999",
    "9999y",
    "\x00",
    "'",
    ";",
    "NEAR(",
    "^",
    "{a}",
    ":",
]
WORDS = st.sampled_from(PIECES)
TYPED = st.one_of(
    st.text(), st.lists(st.one_of(WORDS, st.text(max_size=3), st.just(" ")), max_size=14).map("".join)
)


@settings(deadline=None, max_examples=400)
@given(typed=TYPED, order=st.sampled_from(Order), limit=st.sampled_from([None, 2]))
def test_anything_typed_finds_something_or_nothing(
    library: Library, typed: str, order: Order, limit: int | None
) -> None:
    ids = list(list_ids(library, Query(text=typed, order=order), limit=limit))
    assert len(set(ids)) == len(ids) <= 5
    for note in search_notes(library, typed):
        assert SENTENCES[note.code].format(**note.data)
