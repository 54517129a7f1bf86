"""How a story is told: in order of time, what is new in each article, copies of one text; highlights of outlets that
wrote of it themselves; and the same whatever order the feeds finished in."""

import gc
import random
import weakref
from array import array
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from newsreader import settings
from newsreader.library import telling
from newsreader.library.highlights import highlights
from newsreader.library.opened import Library, open_library
from newsreader.library.subscribe import unsubscribe
from newsreader.library.telling import candidates, sentences, story_page
from newsreader.model import StoredText
from newsreader.paths import library_paths
from newsreader.store import articles
from newsreader.store.feed_rows import outlet_of
from newsreader.store.removal import forget
from newsreader.stories.tally import PAGE
from newsreader.text.fold import spaced_keys
from tests.library.events import EVENTS, fill, news, stories
from tests.library.events import OWN as OWN_NEWS
from tests.library.shelves import derived
from tests.store.news import NOON, add_feed, new_article, waiting, write

FLOOD = EVENTS[0]
AGENCY = (
    f"{FLOOD}. Chính quyền đã sơ tán hơn hai nghìn người đến nơi an toàn ngay trong đêm. "
    "Mực nước hồ dâng thêm bốn mét chỉ sau ba giờ mưa lớn, vượt mức báo động."
)
FIRST = f"{FLOOD.split(',')[0]}. Người dân Bắc Trà My chạy lũ lúc nửa đêm, nhiều nhà ngập tới mái."
OWN = (
    "Thủy điện Sông Tranh xả lũ khiến ba xã vùng hạ du ngập sâu. Trường học đóng cửa đến hết tuần. "
    "Chủ tịch tỉnh Nguyễn Văn Hà yêu cầu kiểm tra quy trình vận hành của nhà máy."
)


def report(library: Library, number: int, outlet: str, text: str, **other: object) -> int:
    feed = next((one.id for one in library.store.feeds.all() if f"//{outlet}." in one.url), None) or add_feed(
        library.store, outlet
    )
    title = text.split(".", maxsplit=1)[0] if text == OWN else FLOOD.split(",")[0]
    made = new_article(number, title=title, html=f"<p>{text}</p>", **other)  # type: ignore[arg-type]  # any field
    return write(library.store, feed, made).added[0]


@pytest.fixture
def flood(library: Library) -> list[int]:
    """An agency's text at two outlets, and what two others wrote; beside other news."""
    made = [
        report(library, 100, "w", FIRST, words=15),
        report(library, 101, "x", AGENCY, words=40),
        report(library, 102, "y", AGENCY + " (TTXVN)", words=42),
        report(library, 103, "z", OWN, words=90, source_title="Báo Quảng Nam"),
        report(library, 104, "x", AGENCY + " Tin sẽ được cập nhật.", words=44),
    ]
    for place, title in enumerate(OWN_NEWS):
        feed = add_feed(library.store, f"other{place}")
        write(library.store, feed, new_article(200 + place, title=title, html=f"<p>{title}</p>"))
    derived(library)
    return made


def test_a_story_is_told_in_order_with_what_is_new_and_what_is_a_copy(library: Library, flood: list[int]) -> None:
    page = story_page(library, flood[0])
    assert [one.row.id for one in page.members] == flood
    told = {one.row.id: one for one in page.members}
    assert [one.copy_of for one in page.members] == [0, 0, flood[1], 0, flood[1]]
    assert told[flood[0]].new == ""
    assert told[flood[1]].new_sentences == 2
    assert told[flood[3]].outlet == "Báo Quảng Nam"
    assert told[flood[3]].new_sentences == 2
    assert "Nguyễn Văn Hà" in told[flood[3]].new
    assert any("Sông Tranh" in word for word in told[flood[3]].why)
    assert page.lead == flood[3]  # the most complete
    assert page.outlets == 4
    library.settings.set(settings.PREFERRED_FEEDS, f"99,{told[flood[2]].row.feed}")
    assert story_page(library, flood[0]).lead == flood[2]


def test_sentences_end_at_full_stops_but_not_behind_abbreviations() -> None:
    text = "Ông đến TP. Huế. Ở đó mưa to! “Đường ngập”, dân nói. giá 1.500 đồng… Đủ cả."
    assert sentences(text) == [
        "Ông đến TP. Huế.", "Ở đó mưa to!", "“Đường ngập”, dân nói. giá 1.500 đồng…", "Đủ cả.",
    ]  # fmt: skip


def test_an_article_without_a_story_is_told_alone(library: Library, flood: list[int]) -> None:
    own = next(row.id for row in library.store.articles.rows(range(1, 17)) if row.url.endswith("/200"))
    page = story_page(library, own)
    assert (page.id, page.lead, [one.row.id for one in page.members]) == (0, own, [own])


def test_an_article_whose_feed_was_let_go_is_told_alone(library: Library, flood: list[int]) -> None:
    """It may be open still while all that belonged to its story has vanished."""
    unsubscribe(library, [one.id for one in library.store.feeds.all()])
    page = story_page(library, flood[0])
    assert (page.id, [one.row.id for one in page.members]) == (0, [flood[0]])


def test_highlights_count_outlets_that_wrote_themselves(library: Library, flood: list[int]) -> None:
    found = highlights(library, NOON)
    assert [one.outlets for one in found] == [3]
    assert (found[0].lead.id, found[0].articles) == (flood[3], 5)
    assert found[0].first == NOON + timedelta(minutes=100)
    assert found[0].last == NOON + timedelta(minutes=104)
    assert found[0].pace == pytest.approx(5.0)
    assert highlights(library, NOON, limit=1) == found[:1]
    assert highlights(library, NOON + timedelta(days=1)) == ()


def test_the_texts_of_a_story_are_let_go_at_once(
    library: Library, flood: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else those of twenty stories lie about until the collector comes, and the memory they took stays in pieces."""
    kept: list[weakref.ref[object]] = []

    class Noted(telling._Texts):
        def __init__(self, *given: object) -> None:
            super().__init__(*given)  # type: ignore[arg-type]  # what `_copies` gives
            kept.append(weakref.ref(self))

    monkeypatch.setattr(telling, "_Texts", Noted)
    monkeypatch.setattr(telling, "_COPIES", {})
    gc.disable()
    try:
        highlights(library, NOON)
        assert [one() for one in kept] == [None]
    finally:
        gc.enable()


def test_who_reports_a_story_is_asked_once_for_all_its_rows(
    library: Library, flood: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page of a day's greatest story asked it for each of its articles: the square of them."""
    asked: list[object] = []

    def noted(row: object) -> str:
        asked.append(row)
        return outlet_of(row)

    monkeypatch.setattr(articles, "outlet_of", noted)
    assert [row.outlets for row in library.store.articles.rows(flood)] == [4] * 5
    assert len(asked) == 4


def test_of_a_book_the_beginning_is_compared(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """What stands behind it is not cut into words: of a text of 1 MB they are 20 MB."""
    book = " ".join(f"{AGENCY} Chương {number}." for number in range(150))
    made = [report(library, 300, "w", book), report(library, 301, "x", book + " Hết.")]
    derived(library)
    read: list[int] = []

    def noted(text: str) -> object:
        read.append(len(text))
        return spaced_keys(text)

    monkeypatch.setattr(telling, "spaced_keys", noted)
    assert [one.copy_of for one in story_page(library, made[0]).members] == [0, made[0]]
    assert read == [telling.ENOUGH, telling.ENOUGH]


def test_texts_of_a_story_are_compared_once_while_they_stay(
    library: Library, flood: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Highlights stand under every article that is opened."""
    read: list[int] = []
    texts = library.store.articles.texts

    def noted(numbers: Sequence[int]) -> Mapping[int, StoredText]:
        read.extend(numbers)
        return texts(numbers)

    monkeypatch.setattr(library.store.articles, "texts", noted)
    monkeypatch.setattr("newsreader.library.telling._COPIES", {})
    assert [one.outlets for one in highlights(library, NOON)] == [3]
    assert read
    read.clear()
    assert [one.outlets for one in highlights(library, NOON)] == [3]
    assert read == []
    with library.store.database.writing() as connection:  # as when a text changes
        connection.exec_driver_sql("UPDATE signature SET terms = x'' WHERE article = ?", (flood[0],))
    highlights(library, NOON)
    assert read


def test_what_a_story_may_be_one_with_comes_by_likeness(library: Library, flood: list[int]) -> None:
    from newsreader.library import pins

    pins.split_off(library, flood[3])
    found = candidates(library, flood[3])
    assert library.store.stories.story_of(found[0].row.id) == library.store.stories.story_of(flood[0])
    assert found[0].why
    assert all(one.row.id != flood[3] for one in found)


@pytest.mark.parametrize("seed", range(3))
def test_the_same_news_gives_the_same_stories(library: Library, tmp_path: Path, seed: int) -> None:
    """Whatever order the feeds finish in, in one go or in pieces, fetched twice, with some articles gone."""
    draw = random.Random(seed)
    fill(library, range(4))
    derived(library)
    gone = {f"https://a.example/{number}" for number in draw.sample([0, 10, 20, 30, 1, 11, 21, 31], 2)}
    _forget(library, gone)
    with closing(open_library(library_paths(tmp_path / "other"))) as other:
        order = [0, 1, 2, 3]
        draw.shuffle(order)
        fill(other, order)
        derived(other, batches=draw.randint(1, 2))
        fill_again(other)
        derived(other)
        assert waiting(other.store) == 0
        _forget(other, gone)
        assert stories(other) == stories(library)
        assert {one.outlets for one in highlights(other, NOON)} == {
            one.outlets for one in highlights(library, NOON)
        }
        assert other.store.backup.check() == []


def fill_again(library: Library) -> None:
    """Every feed brings the same once more."""
    for feed in library.store.feeds.all():
        outlet = int(feed.url.split("//o")[1][0])
        assert write(library.store, feed.id, *news(outlet)).added == ()


def _forget(library: Library, urls: set[str]) -> None:
    rows = library.store.articles.rows(range(1, 20))
    with library.store.database.writing() as connection:
        forget(connection, [row.id for row in rows if row.url in urls], 0, may_return=False)


def test_how_common_terms_are_is_read_in_parts(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "PAGES_AT_ONCE", 2)
    pages = [(number, array("H", [number + 1] * PAGE).tobytes()) for number in range(5)]
    library.store.stories.keep_term_pages("vi", 9, pages)
    needed = [PAGE * 7, PAGE * 2 + 5, 0, PAGE * 4, PAGE * 2]
    common = telling.frequencies(library, "vi", needed)
    assert common.documents == telling.frequencies(library, "vi", []).documents == 9
    assert [common.count(term) for term in needed] == [0, 3, 1, 5, 3]
