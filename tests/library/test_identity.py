"""Which entry is which, the whole way: a scripted outlet, real refreshes, a real file. Whatever a publisher does,
each story is one article, and what the reader did with it stays."""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from email.utils import format_datetime
from html import escape
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.library.mark import mark_read, mark_starred
from newsreader.library.opened import Library, open_library
from newsreader.library.read import list_ids, list_rows
from newsreader.model import ArticleRow, Query, ReadHow
from newsreader.paths import library_paths
from tests.library.conftest import Clock
from tests.library.ways import check, follow
from tests.newsroom import NOON, paragraphs
from tests.server import Server, feed


@dataclass(frozen=True, slots=True)
class Piece:
    """One item as a document has it; "" leaves an element out."""

    title: str = ""
    link: str = ""
    guid: str = ""
    text: str = ""
    age: timedelta | None = timedelta(hours=5)


def document(pieces: Sequence[Piece]) -> bytes:
    """An RSS document, different at each call so that no check ends at an unchanged body."""

    def element(name: str, text: str, attributes: str = "") -> str:
        return f"<{name}{attributes}>{escape(text)}</{name}>" if text else ""

    items = "".join(
        "<item>"
        + element("title", piece.title)
        + element("link", piece.link)
        + element("guid", piece.guid, " isPermaLink='false'")
        + element("pubDate", format_datetime(NOON - piece.age) if piece.age is not None else "")
        + element("description", piece.text)
        + "</item>"
        for piece in pieces
    )
    head = f"<title>T</title><link>https://bao.example/</link><generator>{next(_EDITIONS)}</generator>"
    return f"<rss version='2.0'><channel>{head}{items}</channel></rss>".encode()


_EDITIONS = count(1)


class Press:
    """A feed on a real server, followed by a real library; each edition is fetched, and time goes on."""

    def __init__(self, library: Library, server: Server, clock: Clock) -> None:
        self.library, self._server, self._clock = library, server, clock
        self._feed = 0

    def print(self, *pieces: Piece) -> list[ArticleRow]:
        """Publish the pieces, refresh, and return all articles, the newest first."""
        self._server.script("/rss.xml", feed(document(pieces)))
        if not self._feed:
            self._feed = follow(self.library, self._server.url("/rss.xml")).feed
        else:
            assert check(self.library)[0].error_code == ""
        self._clock.advance(timedelta(hours=1))
        return self.rows()

    def rows(self) -> list[ArticleRow]:
        """All visible articles."""
        return list_rows(self.library, list_ids(self.library, Query()))

    def move(self, path: str) -> None:
        """Give the feed another address, which serves the same from now on."""
        self.library.store.feeds.change_url(self._feed, self._server.url(path))


@pytest.fixture
def press(library: Library, server: Server, clock: Clock) -> Press:
    return Press(library, server, clock)


def titles(rows: Sequence[ArticleRow]) -> list[str]:
    """The titles, sorted."""
    return sorted(row.title for row in rows)


LONG = " ".join(paragraphs("cầu mới", 1))
STORY = Piece("Cầu mới ở Huế", "https://bao.example/tin/cau-moi-4711234.html", "4711234", LONG)
OTHER = Piece(
    "Chợ nổi", "https://bao.example/tin/cho-noi-4711235.html", "4711235", " ".join(paragraphs("chợ nổi", 1))
)
THIRD = Piece(
    "Mùa lúa", "https://bao.example/tin/mua-lua-4711236.html", "4711236", " ".join(paragraphs("mùa lúa", 1))
)
NEW_TEXT = " ".join(paragraphs("một điều khác hẳn", 1))

ONE_STORY: dict[str, Callable[[Piece], Piece]] = {
    "title": lambda piece: replace(piece, title=piece.title + " (cập nhật)"),
    "text": lambda piece: replace(piece, text=NEW_TEXT + piece.title),
    "title and text": lambda piece: replace(piece, title="Khác " + piece.title, text=NEW_TEXT + piece.title),
    "date": lambda piece: replace(piece, age=timedelta(days=2)),
    "no date": lambda piece: replace(piece, age=None),
    "scheme": lambda piece: replace(piece, link=piece.link.replace("https:", "http:")),
    "www": lambda piece: replace(piece, link=piece.link.replace("//", "//www.")),
    "tracking": lambda piece: replace(piece, link=piece.link + "?utm_source=rss&fbclid=9#xtor=1"),
    "no guid": lambda piece: replace(piece, guid=""),
    "guid": lambda piece: replace(piece, guid=f"urn:bao:{piece.guid}"),
    "guid is the link": lambda piece: replace(piece, guid=piece.link),
    "host": lambda piece: replace(piece, link=piece.link.replace("bao.example", "moi.example")),
    "host, no guid": lambda piece: replace(piece, guid="", link=piece.link.replace("bao.", "moi.")),
    "host and guid": lambda piece: replace(piece, guid=f"x{piece.guid}", link=piece.link.replace("bao.", "moi.")),
    "host and title": lambda piece: replace(piece, title="Mới", link=piece.link.replace("bao.", "moi.")),
    "slug and title": lambda piece: replace(
        piece, title="Mới " + piece.title, link=f"https://bao.example/tin/khac-{piece.guid}.html"
    ),
    "link through a counter": lambda piece: replace(piece, link=f"https://count.example/~r/{len(piece.title)}/q"),
    "everything but title": lambda piece: replace(
        piece, guid=f"post-{piece.guid}", link=f"https://blog.example/{piece.guid[::-1]}"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ONE_STORY)
def test_a_story_stays_one_article_whatever_is_done_to_the_feed(press: Press, name: str) -> None:
    before = {row.id for row in press.print(STORY, OTHER, THIRD)}
    mark_read(press.library, list(before), True, ReadHow.OPENED)
    mark_starred(press.library, list(before), True)
    after = press.print(*map(ONE_STORY[name], (STORY, OTHER, THIRD)))
    assert {row.id for row in after} == before
    assert all(row.read and row.starred for row in after)
    back = press.print(STORY, OTHER, THIRD)
    assert {row.id for row in back} == before
    assert (
        titles(back) == titles(after)
        if name.startswith("date")
        else sorted(p.title for p in (STORY, OTHER, THIRD))
    )


@pytest.mark.parametrize("name", [name for name in ONE_STORY if name != "everything but title"])
def test_what_is_done_to_one_story_among_others_makes_no_second(press: Press, name: str) -> None:
    before = {row.id for row in press.print(STORY, OTHER, THIRD)}
    assert {row.id for row in press.print(ONE_STORY[name](STORY), OTHER, THIRD)} == before


@pytest.mark.parametrize(
    "name", [name for name in ONE_STORY if name not in ("title and text", "everything but title")]
)
def test_a_feed_of_one_item_is_no_exception(press: Press, name: str) -> None:
    before = {row.id for row in press.print(STORY)}
    assert {row.id for row in press.print(ONE_STORY[name](STORY))} == before


def test_query_order_does_not_count(press: Press) -> None:
    one = replace(STORY, guid="", link="https://bao.example/doc?id=4711&part=news&page=2")
    two = replace(one, link="http://bao.example/doc?page=2&id=4711&part=news")
    press.print(one, OTHER)
    assert len(press.print(replace(two, title="Tựa khác", text=NEW_TEXT), OTHER)) == 2


def test_a_feed_at_a_new_address_with_other_hosts_and_ids_brings_nothing_twice(press: Press) -> None:
    before = {row.id for row in press.print(STORY, OTHER, THIRD)}
    press.move("/feed.xml")
    press._server.script(
        "/feed.xml", feed(document([ONE_STORY["host and guid"](one) for one in (STORY, OTHER, THIRD)]))
    )
    check(press.library)
    assert {row.id for row in press.rows()} == before


@pytest.mark.parametrize("gone", [1, 30])
def test_an_item_that_left_and_returns_days_later_keeps_its_state(press: Press, clock: Clock, gone: int) -> None:
    [row] = [row for row in press.print(STORY, OTHER) if row.title == STORY.title]
    mark_read(press.library, [row.id], True, ReadHow.OPENED)
    mark_starred(press.library, [row.id], True)
    press.print(OTHER, THIRD)
    clock.advance(timedelta(days=gone))
    press.print(OTHER, THIRD)
    [again] = [row for row in press.print(STORY, OTHER, THIRD) if row.title == STORY.title]
    assert (again.id, again.read, again.starred) == (row.id, True, True)


@pytest.mark.parametrize("name", ["date", "title", "text", "scheme", "no guid", "host"])
def test_what_retention_let_go_does_not_return(press: Press, name: str) -> None:
    rows = press.print(STORY, OTHER, THIRD)
    press.library.store.articles.forget([row.id for row in rows], press.library.now())
    assert press.print(*map(ONE_STORY[name], (STORY, OTHER, THIRD))) == []


def test_an_item_that_stands_twice_in_a_document_is_one_article(press: Press) -> None:
    assert len(press.print(STORY, OTHER, STORY)) == 2
    twice = replace(STORY, link="https://bao.example/khac/cau-moi-4711234.html")
    assert len(press.print(STORY, twice, OTHER)) == 2
    bare = Piece("Tin vắn", text="Một")
    assert len(press.print(bare, bare, STORY)) == 3


def test_short_items_of_a_full_hour_under_another_guid_are_the_same(press: Press) -> None:
    """Published anew, or with the guids of two changed round, at their own addresses: nothing in them is new."""
    pieces = [
        Piece(f"Tin vắn {n}", f"https://bao.example/tin/{n}/", f"{n}00", "Ngắn.", timedelta(hours=n + 2))
        for n in range(4)
    ]
    before = {row.id for row in press.print(*pieces)}
    mark_read(press.library, list(before), True, ReadHow.OPENED)
    round_about = [replace(pieces[0], guid="100"), replace(pieces[1], guid="000"), *pieces[2:]]
    anew = [replace(pieces[0], guid="900"), *pieces[1:]]
    for edition in (round_about, pieces, anew, pieces):
        rows = press.print(*edition)
        assert {row.id for row in rows} == before
        assert all(row.read for row in rows)


# ---------------------------------------------------------------- two stories are never one


def seen_one_by_one(press: Press, *pieces: Piece) -> list[ArticleRow]:
    """The articles after each piece was the only item of an edition."""
    return [press.print(piece) for piece in pieces][-1]


def test_one_guid_for_all_items_of_a_feed(press: Press) -> None:
    pieces = [replace(piece, guid="post") for piece in (STORY, OTHER, THIRD)]
    assert len(press.print(*pieces[:2])) == 2
    assert len(press.print(*pieces[1:])) == 3
    assert len(press.print(pieces[2])) == 3
    assert len(press.print(replace(pieces[2], title="Mùa lúa mới"))) == 3


def test_one_guid_in_a_feed_of_one_item_that_changes(press: Press) -> None:
    pieces = [replace(piece, guid="https://bao.example/") for piece in (STORY, OTHER, THIRD)]
    assert titles(seen_one_by_one(press, *pieces, *pieces)) == titles_of(pieces)


def test_a_guid_that_some_items_share_and_that_is_used_again(press: Press) -> None:
    section = "https://bao.example/thoi-su"
    press.print(replace(STORY, guid=section), replace(OTHER, guid=section), THIRD)
    fourth = Piece("Hồ cạn", "https://bao.example/tin/ho-can-4711237.html", section, NEW_TEXT)
    rows = press.print(fourth, replace(STORY, guid=section), THIRD)
    assert titles(rows) == titles_of([STORY, OTHER, THIRD, fourth])
    assert len(press.print(replace(fourth, title="Hồ đầy"), THIRD)) == 4


def test_guids_that_number_the_places_of_a_document(press: Press) -> None:
    press.print(replace(OTHER, guid="1"), replace(STORY, guid="2"))
    rows = press.print(replace(THIRD, guid="1"), replace(OTHER, guid="2"), replace(STORY, guid="3"))
    assert titles(rows) == titles_of([STORY, OTHER, THIRD])
    assert all(
        text_of(press, row) == piece.text
        for row in rows
        for piece in (STORY, OTHER, THIRD)
        if piece.title == row.title
    )


@pytest.mark.parametrize("guids", ["", "n"])
def test_items_that_all_link_to_one_page(press: Press, guids: str) -> None:
    pages = [
        replace(piece, link="https://bao.example/", guid=guids and f"{guids}{place}7")
        for place, piece in enumerate((STORY, OTHER, THIRD))
    ]
    assert len(press.print(*pages[:2])) == 2
    assert len(press.print(pages[2])) == 3
    assert len(press.print(replace(pages[2], text=pages[2].text + "."))) == 3
    assert len(press.print(*pages)) == 3


def test_the_link_of_one_page_in_a_feed_of_one_item(press: Press) -> None:
    alerts = [
        replace(piece, link="https://bao.example/canh-bao/hien-tai-2026", guid="")
        for piece in (STORY, OTHER, THIRD)
    ]
    assert titles(seen_one_by_one(press, *alerts, *alerts)) == titles_of(alerts)


def test_the_link_that_was_seen_on_many_items_names_none_when_it_stands_alone(press: Press) -> None:
    alerts = [replace(piece, link="https://bao.example/canh-bao/2026", guid="") for piece in (STORY, OTHER, THIRD)]
    press.print(alerts[0], alerts[1], Piece("Bảng giờ", "https://bao.example/gio-2026"))
    rows = press.print(alerts[2], Piece("Bảng giờ", "https://bao.example/gio-2026"))
    assert len(rows) == 4
    again = replace(alerts[2], text="Đã sửa. " + alerts[2].text)
    assert len(press.print(again, Piece("Bảng giờ", "https://bao.example/gio-2026"))) == 4


def test_a_link_that_came_to_many_items_names_none_from_then_on(press: Press) -> None:
    alerts = [replace(piece, link="https://bao.example/canh-bao/2026", guid="") for piece in (STORY, OTHER, THIRD)]
    board = Piece("Bảng giờ", "https://bao.example/gio-2026")
    press.print(alerts[0], board)
    press.print(alerts[1], alerts[0], board)
    assert len(press.print(alerts[2], board)) == 4
    assert len(press.print(*alerts, board)) == 4


def test_posts_of_one_thread(press: Press) -> None:
    thread = "https://forum.example/t/cau-moi/815"
    posts = [
        Piece("Re: Cầu mới", thread, f"post-{n}00", f"Bài số {n}. {LONG}", timedelta(hours=9 - n))
        for n in range(5)
    ]
    press.print(posts[1], posts[0], OTHER)
    assert len(press.print(posts[2], OTHER)) == 4
    assert len(press.print(posts[4], posts[3], posts[2])) == 6


def test_changes_listed_on_one_page(press: Press) -> None:
    changes = [Piece(f"Bản {n}", f"https://lib.example/changes#v{n}", "", f"Sửa lỗi {n}.") for n in range(4)]
    press.print(changes[1], changes[0])
    assert len(press.print(changes[3], changes[2], changes[1])) == 4


@pytest.mark.parametrize("dated", [True, False])
@pytest.mark.parametrize("linked", [True, False])
def test_a_serial_with_one_title(press: Press, dated: bool, linked: bool) -> None:
    days = [
        Piece(
            "Thời tiết", f"https://bao.example/thoi-tiet/{n}" if linked else "", "", f"Ngày {n}: {LONG}",
            timedelta(hours=20 - n) if dated else None,
        )
        for n in range(4)
    ]  # fmt: skip
    press.print(days[1], days[0], OTHER)
    assert len(press.print(days[2], OTHER)) == 4
    assert len(press.print(days[3], days[2], days[1], OTHER)) == 5


def test_comics_that_differ_by_their_picture_only(press: Press) -> None:
    comics = [
        Piece("Mèo lười", "https://bao.example/", f"meo-{n}", f"<img src='https://bao.example/meo/{n}.gif'>")
        for n in range(4)
    ]
    press.print(comics[0])
    press.print(comics[1])
    assert len(press.print(comics[3], comics[2])) == 4


def titles_of(pieces: Sequence[Piece]) -> list[str]:
    """The titles of pieces, sorted."""
    return sorted(piece.title for piece in pieces)


def text_of(press: Press, row: ArticleRow) -> str:
    """The stored text."""
    return press.library.store.articles.text(row.id).html


# ---------------------------------------------------------------- order


def test_without_dates_the_newest_edition_is_on_top_and_edits_move_nothing(press: Press) -> None:
    pieces = [Piece(f"Tin {n}", f"https://bao.example/tin/{n}00", "", f"Chữ {n}", None) for n in range(6)]
    press.print(*pieces[3:])
    rows = press.print(*pieces)
    assert [row.title for row in rows] == titles_of(pieces)
    rows = press.print(*[replace(piece, text="Đã sửa " + piece.text) for piece in pieces])
    assert [row.title for row in rows] == titles_of(pieces)
    assert rows[5].excerpt.startswith("Đã sửa")


def test_a_date_of_tomorrow_does_not_rise_by_an_edit(press: Press) -> None:
    ahead = replace(STORY, age=-timedelta(days=3))
    press.print(ahead, OTHER)
    press.print(replace(THIRD, age=-timedelta(minutes=30)), ahead, OTHER)
    rows = press.print(replace(THIRD, age=-timedelta(minutes=30)), replace(ahead, text=NEW_TEXT), OTHER)
    assert [row.title for row in rows] == [THIRD.title, STORY.title, OTHER.title]


# ---------------------------------------------------------------- an outlet at work


@dataclass(frozen=True, slots=True)
class Round:
    """What a publisher does between two refreshes: cosmetics to all, ids of all, an edit of one story."""

    scheme: str
    host: str
    guids: str
    query: int
    first: int
    size: int
    edit: str
    edited: int
    twice: bool
    upside_down: bool


ROUNDS = st.builds(
    Round,
    scheme=st.sampled_from(["http", "https"]),
    host=st.sampled_from(["bao.example", "www.bao.example", "feeds.bao.example"]),
    guids=st.sampled_from(["number", "link", "none", "constant", "fresh", "some"]),
    query=st.integers(0, 2),
    first=st.integers(0, 4),
    size=st.integers(4, 7),
    edit=st.sampled_from(["", "title", "date", "no date"]),
    edited=st.integers(0, 6),
    twice=st.booleans(),
    upside_down=st.booleans(),
)


@dataclass
class Outlet:
    """Ten stories, of which three have one title; a window of them is in each document."""

    edits: dict[int, str] = field(default_factory=dict)
    ages: dict[int, timedelta | None] = field(default_factory=dict)
    shown: set[int] = field(default_factory=set)

    def edition(self, work: Round) -> list[Piece]:
        """The document after `work`, which is done to this outlet."""
        numbers = list(range(work.first, work.first + work.size))
        one = numbers[work.edited % len(numbers)]
        if work.edit == "title" and one in self.ages:
            pass  # guid, date and title may all be others than when it was last seen
        elif work.edit == "title":
            self.edits[one] = self.edits.get(one, "") + " sửa"
        elif work.edit:
            self.ages[one] = None if work.edit == "no date" else timedelta(hours=30 + one)
        self.shown.update(numbers)
        pieces = [self._piece(number, work) for number in numbers]
        if work.twice:
            pieces.append(pieces[0])
        return pieces[:: -1 if work.upside_down else 1]

    def _piece(self, number: int, work: Round) -> Piece:
        queries = (f"?id={number}&loai=tin", f"?loai=tin&id={number}", f"?utm_source=x&id={number}&loai=tin")
        link = f"{work.scheme}://{work.host}/tin-tuc/bai-viet{queries[work.query]}"
        guids = {
            "number": f"bai-{number}", "link": link, "none": "", "constant": "https://bao.example/",
            "fresh": f"{random.Random(next(_EDITIONS)).random()}",
            "some": "bai" if number % 2 else f"bai-{number}",
        }  # fmt: skip
        title = ("Thời tiết" if number % 4 == 1 else f"Bài {number}") + self.edits.get(number, "")
        age = self.ages.get(number, timedelta(hours=number, minutes=7))
        return Piece(title, link, guids[work.guids], f"Chuyện số {number}. {LONG}", age)


@contextmanager
def new_press() -> Iterator[Press]:
    """A press of its own for each example."""
    clock = Clock()
    with TemporaryDirectory() as folder, Server() as server:
        library = open_library(library_paths(Path(folder) / "library"), now=clock, checkpoints=True)
        try:
            yield Press(library, server, clock)
        finally:
            library.close()


@settings(deadline=None, max_examples=15)
@given(st.lists(ROUNDS, min_size=2, max_size=7))
def test_an_outlet_may_do_what_it_likes(rounds: list[Round]) -> None:
    outlet = Outlet()
    numbers: dict[str, int] = {}
    with new_press() as press:
        for work in rounds:
            rows = press.print(*outlet.edition(work))
            found = {text_of(press, row).partition(".")[0]: row for row in rows}
            assert len(rows) == len(outlet.shown) == len(found)
            for story, row in found.items():
                if story not in numbers:
                    numbers[story] = row.id
                    mark_read(press.library, [row.id], True, ReadHow.OPENED)
                    mark_starred(press.library, [row.id], row.id % 2 == 0)
                else:
                    assert (row.id, row.read, row.starred) == (numbers[story], True, row.id % 2 == 0)
