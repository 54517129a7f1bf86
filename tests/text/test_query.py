"""Whatever is typed becomes a search that FTS5 takes, and finds its words in the text again."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.text.fold import fold
from newsreader.text.query import parse_query, spans

ARTICLES = {
    1: ("Đầu tư công tăng tốc", "Vốn đầu tư vào hạ tầng"),
    2: ("Dầu thô giảm giá", "Tư nhân chờ đợi"),
    3: ("Covid-19: số ca tăng", "1.500 ca trong ngày"),
    4: ("Hoà bình ở Trung Đông", "Thuỷ quân rút lui"),
}


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE search USING fts5(title, body)")
    for article, (title, body) in ARTICLES.items():
        connection.execute(
            "INSERT INTO search(rowid, title, body) VALUES (?, ?, ?)", (article, fold(title), fold(body))
        )
    yield connection
    connection.close()


def find(index: sqlite3.Connection, typed: str) -> list[int]:
    match = parse_query(typed).match
    return [
        row[0] for row in index.execute("SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid", (match,))
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("dau tu", [1, 2]),
        ("đầu tư", [1, 2]),
        ('"dau tu"', [1]),
        ("“đầu tư”", [1]),
        ("dau -ha", [2]),
        ('dau -"dau tu"', [2]),
        ("covid-19", [3]),
        ("1.500", [3]),
        ("hòa bình", [4]),
        ("hoa bi", [4]),
        ("thủy", [4]),
        ('"tu nhan cho', [2]),
        ("dau t", [1, 2]),
        ("AND OR NOT", []),
        ("title:dau", []),
        ("NEAR(dau tu)", []),
    ],
)
def test_searches(index: sqlite3.Connection, typed: str, found: list[int]) -> None:
    assert find(index, typed) == found


def test_a_blank_after_the_last_word_ends_it(index: sqlite3.Connection) -> None:
    assert find(index, "bin") == [4]
    assert find(index, "bin ") == []


@pytest.mark.parametrize("typed", ["", "   ", '"', '""', "-", "-dau", "***", "()", "…"])
def test_nothing_to_search_for(typed: str) -> None:
    assert parse_query(typed).match == ""


def test_words_keep_their_marks_for_ranking() -> None:
    assert parse_query('Đầu Tư "HOÀ bình" -xấu').exact == ("đầu", "tư", "hòa bình")


@settings(deadline=None, max_examples=500)
@given(typed=st.one_of(st.text(), st.text(alphabet="\"“”-*:^+(){}[]ANDORTE đầuư'\x00\\ .,")))
def test_anything_typed_is_a_valid_search(index: sqlite3.Connection, typed: str) -> None:
    search = parse_query(typed)
    if search.match:
        index.execute("SELECT rowid FROM search WHERE search MATCH ?", (search.match,)).fetchall()
    for start, end in spans(typed, search):
        assert 0 <= start < end <= len(typed)


@settings(deadline=None, max_examples=200)
@given(typed=st.text(alphabet='đầutưhoàbìnhcovid -"19 '))
def test_what_the_index_finds_is_marked(index: sqlite3.Connection, typed: str) -> None:
    for article in find(index, typed) if parse_query(typed).match else []:
        title, body = ARTICLES[article]
        assert spans(f"{title}\n{body}", parse_query(typed))


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("Vốn Đầu tư công", "dau tu", ["Đầu", "tư"]),
        ("Vốn Đầu tư công", '"dau tu"', ["Đầu tư"]),
        ("Vốn đầu tư, tư nhân", "tu", ["tư", "tư"]),
        ("Truyền thông", "truy", ["Truyền"]),
        ("Hoa\u0300 bình", "hòa ", ["Hoa\u0300"]),
        ("Covid-19 lan", "covid-19 ", ["Covid-19"]),
        ("Không có", "khác", []),
        ("Xấu và tốt", "tốt -xấu", ["tốt"]),
    ],
)
def test_words_are_marked_in_the_original(text: str, typed: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text, parse_query(typed))] == marked
