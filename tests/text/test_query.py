"""Whatever is typed is read somehow, and its words are found in the text again."""

from datetime import date, datetime, timedelta
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.search import (
    All,
    AnyOf,
    Bound,
    Dated,
    Is,
    Kind,
    Language,
    Named,
    Not,
    Note,
    State,
    Term,
    Text,
    Unit,
    walk,
)
from newsreader.text.query import parse_query, spans

A, B, C = Text("a", "a"), Text("b", "b"), Text("c", "c")

READINGS: list[tuple[str, Term | None]] = [
    ("a b", All((A, B))),
    ("a AND b", All((A, B))),
    ("a OR b", AnyOf((A, B))),
    ("a | b", AnyOf((A, B))),
    ("a HOẶC b", AnyOf((A, B))),
    ("a or b", All((A, Text("or", "or"), B))),
    ("a b OR c", AnyOf((All((A, B)), C))),
    ("a (b OR c)", All((A, AnyOf((B, C))))),
    ("(a b) c", All((A, B, C))),
    ("a -b", All((A, Not(B)))),
    ("a NOT b", All((A, Not(B)))),
    ("a -(b OR c)", All((A, Not(AnyOf((B, C)))))),
    ("-a", Not(A)),
    ("a-b", Text("a b", "a b")),
    ("Đầu tư", All((Text("dau", "đầu"), Text("tu", "tư")))),
    ("“Đầu  Tư”", Text("dau tu", "đầu tư")),
    ('"dau tu', Text("dau tu", "dau tu")),
    ("đầ*", Text("da", "đầ", prefix=True)),
    ("HOÀ THUỶ", All((Text("hoa", "hòa"), Text("thuy", "thủy")))),
    ("hoa\u0300", Text("hoa", "hòa")),
    ("title:Vàng", Text("vang", "vàng", title=True)),
    ('tiêu-đề:"giá vàng"', Text("gia vang", "giá vàng", title=True)),
    ("TIEUDE:va*", Text("va", "va", prefix=True, title=True)),
    ('author:"Lê An"', Named(Kind.AUTHOR, "le an", "Lê An")),
    ("tác-giả:An", Named(Kind.AUTHOR, "an", "An")),
    ('nguồn:"Tuổi Trẻ"', Named(Kind.FEED, "tuoi tre", "Tuổi Trẻ")),
    ("nguồn-tin:a", Named(Kind.FEED, "a", "a")),
    ('báo:"Tuổi Trẻ"', Named(Kind.OUTLET, "tuoi tre", "Tuổi Trẻ")),
    ("outlet:bbc source:BBC", All((Named(Kind.OUTLET, "bbc", "bbc"), Named(Kind.OUTLET, "bbc", "BBC")))),
    ("thư-mục:x", Named(Kind.FOLDER, "x", "x")),
    ("mục:kinh-tế", Named(Kind.SECTION, "kinh te", "kinh-tế")),
    ("is:unread là:chưa-đọc", All((Is(State.UNREAD), Is(State.UNREAD)))),
    ("is:read", Is(State.READ)),
    ("là:sao", Is(State.STARRED)),
    ('là:"ngoại tuyến"', Is(State.OFFLINE)),
    ("has:picture có:tệp", All((Is(State.PICTURE), Is(State.ENCLOSURE)))),
    ("-is:read", Not(Is(State.READ))),
    ("lang:vi", Language("vi")),
    ("lang:vn", Language("vi")),
    ("lang:ja -lang:ZH", All((Language("ja"), Not(Language("zh"))))),
    ("tiếng:Việt", Language("vi")),
    ("lang:English", Language("en")),
    ("before:2026-03-01", Dated(Bound.BEFORE, date(2026, 3, 1))),
    ("trước:1/3/2026", Dated(Bound.BEFORE, date(2026, 3, 1))),
    ("từ:01-03-2026", Dated(Bound.AFTER, date(2026, 3, 1))),
    ("after:2026", Dated(Bound.AFTER, date(2026, 1, 1))),
    ("after:3/2026", Dated(Bound.AFTER, date(2026, 3, 1))),
    ("after:7d", Dated(Bound.AFTER, None, 7)),
    ("sau:2tuần", Dated(Bound.AFTER, None, 14)),
    ("after:12h", Dated(Bound.AFTER, None, 12, Unit.HOUR)),
    ("after:hôm-nay", Dated(Bound.AFTER)),
    ("on:yesterday", All((Dated(Bound.AFTER, None, 1), Dated(Bound.BEFORE)))),
    ("ngày:28/2/2026", All((Dated(Bound.AFTER, date(2026, 2, 28)), Dated(Bound.BEFORE, date(2026, 3, 1))))),
    ("on:2026-12", All((Dated(Bound.AFTER, date(2026, 12, 1)), Dated(Bound.BEFORE, date(2027, 1, 1))))),
    ("https://a.b/c", Text("https a b c", "https a b c")),
    ("10:30", Text("10 30", "10 30")),
    ("", None),
    ('"" - ( ) | … -', None),
    ("a)) b", All((A, B))),
    ("((a b", All((A, B))),
]


@pytest.mark.parametrize(("typed", "read"), READINGS)
def test_readings(typed: str, read: Term | None) -> None:
    search = parse_query(typed)
    assert search.root == read
    assert search.notes == ()


@pytest.mark.parametrize(("typed", "read"), READINGS)
def test_letters_and_their_marks_may_be_typed_apart(typed: str, read: Term | None) -> None:
    search = parse_query(normalize("NFD", typed))
    assert search.root == read
    assert search.notes == ()


@pytest.mark.parametrize(
    ("typed", "read", "note"),
    [
        ("titel:Vàng", Text("titel vang", "titel vàng"), Note("search.field", {"name": "titel"})),
        ("a before:32/1/2026", A, Note("search.date", {"value": "32/1/2026"})),
        ("a is:green", A, Note("search.value", {"field": "is", "value": "green"})),
        ("a có:gì-đó", A, Note("search.value", {"field": "có", "value": "gì-đó"})),
        ("lang:klingonisch", None, Note("search.value", {"field": "lang", "value": "klingonisch"})),
        ("a lang:xx", A, Note("search.value", {"field": "lang", "value": "xx"})),
        ("a tiếng:jp", A, Note("search.value", {"field": "tiếng", "value": "jp"})),
        ("title: a", A, Note("search.empty", {"field": "title"})),
        ("a mục:", A, Note("search.empty", {"field": "mục"})),
        ("a " * 40, All((A,) * 32), Note("search.long")),
        ("a " + " " * 600, A, Note("search.long")),
    ],
)
def test_what_makes_no_sense_is_noted_and_the_rest_is_found(typed: str, read: Term | None, note: Note) -> None:
    search = parse_query(typed)
    assert search.root == read
    assert search.notes == (note,)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("a", Text("a", "a", prefix=True)),
        ("a ", A),
        ("a b", A),  # the next letter is waited for
        ("a bi", All((A, Text("bi", "bi", prefix=True)))),
        ('"a bi', Text("a bi", "a bi", prefix=True)),
        ('"a bi"', Text("a bi", "a bi")),
        ("(a OR bi)", AnyOf((A, Text("bi", "bi")))),
        ("title:bi", Text("bi", "bi", prefix=True, title=True)),
        ("a -xa", All((A, Not(Text("xa", "xa", prefix=True))))),
        ("a feed:", A),
        ("a is:un", A),
        ("a before:2026-", A),
        ("a before:7th", A),
        ("a ngày:hôm", A),
        ("a lang:v", A),
    ],
)
def test_while_it_is_typed_the_last_word_may_go_on(typed: str, read: Term) -> None:
    search = parse_query(typed, typing=True)
    assert search.root == read
    assert search.notes == ()


@pytest.mark.parametrize("typed", ["a is:gre", "a has:x", "a before:soon", "a lang:xyz", "a lang:vx"])
def test_what_can_make_no_sense_any_more_is_noted_at_once(typed: str) -> None:
    search = parse_query(typed, typing=True)
    assert search.root == A
    assert len(search.notes) == 1


def test_days_are_counted_back_from_the_reader_s_own_day() -> None:
    now = datetime(2026, 3, 31, 15, 20).astimezone()
    assert Dated(Bound.AFTER, None, 7).at(now) == datetime(2026, 3, 24).astimezone()
    assert Dated(Bound.AFTER, None, 1, Unit.MONTH).at(now) == datetime(2026, 2, 28).astimezone()
    assert Dated(Bound.AFTER, None, 2, Unit.YEAR).at(now) == datetime(2024, 3, 31).astimezone()
    assert Dated(Bound.AFTER, None, 3, Unit.HOUR).at(now) == datetime(2026, 3, 31, 12).astimezone()
    assert Dated(Bound.AFTER, None, 9999, Unit.YEAR).at(now) < now - timedelta(days=10_000)
    assert Dated(Bound.BEFORE, date(1, 1, 1)).at(now) < Dated(Bound.BEFORE, date(9999, 12, 31)).at(now)


SIGNS = st.text(alphabet="\"“”-*:^+(){}[]ANDORTE đầuư'\x00\\ .,|")
FIELDS = st.sampled_from(
    ["title:", "feed:", "is:unread ", "before:", "7d", " OR ", "-", "(", '"', "tiêu-đề:", "9/9/"]
)
TYPED = st.one_of(st.text(), SIGNS, st.lists(st.one_of(SIGNS, FIELDS), max_size=12).map("".join))


@settings(deadline=None, max_examples=500)
@given(typed=TYPED, typing=st.booleans())
def test_anything_typed_is_read(typed: str, typing: bool) -> None:
    search = parse_query(typed, typing=typing)
    now = datetime(2026, 3, 31, 15, 20).astimezone()
    for term in walk(search.root):
        assert not isinstance(term, All | AnyOf) or len(term.of) > 1
        assert not isinstance(term, Text) or term.words
        assert not isinstance(term, Dated) or term.at(now)
    for start, end in spans(typed, search):
        assert 0 <= start < end <= len(typed)


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("Vốn Đầu tư công", "dau tu", ["Đầu", "tư"]),
        ("Vốn Đầu tư công", '"dau tu"', ["Đầu tư"]),
        ("Vốn đầu tư, tư nhân", "tu", ["tư", "tư"]),
        ("Truyền thông", "truy*", ["Truyền"]),
        ("Hoa\u0300 bình", "hòa", ["Hoa\u0300"]),
        ("Covid-19 lan", "covid-19", ["Covid-19"]),
        ("Không có", "khác", []),
        ("Xấu và tốt", "tốt -xấu", ["tốt"]),
        ("Xấu và tốt", "tốt OR (xấu feed:x)", ["Xấu", "tốt"]),
        ("ĐƯỜNG phố", "đường", ["ĐƯỜNG"]),
    ],
)
def test_words_are_marked_in_the_original(text: str, typed: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text, parse_query(typed))] == marked


def test_words_for_the_title_are_marked_only_there() -> None:
    search = parse_query("title:vàng giá")
    text = "Giá vàng"
    assert [text[start:end] for start, end in spans(text, search)] == ["Giá"]
    assert [text[start:end] for start, end in spans(text, search, title=True)] == ["Giá", "vàng"]


@pytest.mark.parametrize(
    ("typed", "value"),
    [("after:2026-13-45", "2026-13-45"), ("on:31/2/2026", "31/2/2026"), ("before:0/0/2026", "0/0/2026")],
)
def test_a_whole_date_that_there_is_not_is_noted_while_it_is_typed(typed: str, value: str) -> None:
    assert parse_query(typed, typing=True).notes == (Note("search.date", {"value": value}),)
    assert parse_query(typed[:-1], typing=True).notes == () == parse_query("on:28/2/2026", typing=True).notes
