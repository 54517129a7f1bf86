"""Opening and listing: what is handed out is safe, finds its section path, and combines every filter."""

import unicodedata
from datetime import UTC, date, datetime, timedelta

import pytest

from newsreader.errors import LookupFailure
from newsreader.library.mark import mark_all_read, mark_starred, undo
from newsreader.library.opened import Library
from newsreader.library.read import (
    article_markdown,
    day_bounds,
    find_feed,
    find_section,
    highlight_spans,
    list_ids,
    list_rows,
    open_article,
    search_words,
)
from newsreader.model import Order, Query
from newsreader.text import fold
from tests.library.ways import follow
from tests.newsroom import Item, rss
from tests.server import Server, feed

HOSTILE = (
    "<p onclick=\"x()\">Chữ <script>alert(1)</script><a href='javascript:alert(1)'>bấm</a>"
    "<img src='/anh.png' onerror='x()'><iframe src='https://evil.example'></iframe></p>"
    "<p>Nguồn: <a href='https://goc.example/bai'>https://goc.example/bai</a></p>"
)
ITEMS = [
    Item("a", "Đầu tư công tăng tốc", html=HOSTILE, author="Lê An", categories=("Kinh tế",)),
    Item("b", "Premier League returns", categories=("Sport",), age=timedelta(hours=30)),
    Item("c", "Bóng đá nữ vào chung kết", categories=("Bóng đá",), age=timedelta(hours=2)),
]


@pytest.fixture
def ids(library: Library, server: Server) -> dict[str, int]:
    server.script("/rss.xml", feed(rss(ITEMS, base=server.url("").rstrip("/"))))
    follow(library, server.url("/rss.xml"))
    return {row.title: row.id for row in list_rows(library, list_ids(library, Query()))}


def titles(library: Library, query: Query) -> list[str]:
    return [row.title for row in list_rows(library, list_ids(library, query))]


def test_nothing_active_is_handed_out(library: Library, ids: dict[str, int]) -> None:
    readable = open_article(library, ids["Đầu tư công tăng tốc"], "vi")
    for trace in ("script", "onclick", "onerror", "javascript", "iframe"):
        assert trace not in readable.body
    assert [one.url.rsplit("/", 1)[-1] for one in readable.pictures] == ["anh.png"]
    assert readable.source_url == "https://goc.example/bai"


def test_the_section_path_leads_from_the_outlet_down(library: Library, ids: dict[str, int]) -> None:
    path = open_article(library, ids["Bóng đá nữ vào chung kết"], "vi").path
    assert [title for title, _, _ in path] == ["Báo Thử", "Thể thao", "Bóng đá"]
    assert path[0][2] is not None
    assert [title for title, _, _ in open_article(library, ids["Bóng đá nữ vào chung kết"], "en").path][1:] == [
        "Sport",
        "Football",
    ]


def test_a_picture_beside_the_text_has_its_caption_and_its_credit(library: Library, server: Server) -> None:
    document = f"""<rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Báo</title><item>
    <title>Tết</title><link>https://bao.example/tet</link><description>Mọi người về quê.</description>
    <media:content url="{server.url("/anh.jpg")}" medium="image" width="1800"/><media:credit>Thảo Vy/TTXVN</media:credit>
    <media:description>Người dân xếp hàng dài ở bến xe Miền Đông sáng thứ Ba.</media:description></item></channel></rss>"""
    server.script("/tet.xml", feed(document))
    follow(library, server.url("/tet.xml"))
    [row] = list_rows(library, list_ids(library, Query()))
    assert row.excerpt == "Mọi người về quê."
    readable = open_article(library, row.id, "vi")
    [picture] = readable.pictures
    assert picture.caption == "Người dân xếp hàng dài ở bến xe Miền Đông sáng thứ Ba."
    assert (picture.credit, picture.url) == ("Thảo Vy/TTXVN", server.url("/anh.jpg"))
    assert readable.body.endswith("<p>Mọi người về quê.</p>")


def test_a_film_of_a_channel_is_led_to_above_what_is_said_of_it(library: Library, server: Server) -> None:
    document = """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><title>Kênh</title>
    <entry><id>yt:video:aB1</id><title>Phim</title><link rel="alternate" href="https://www.youtube.com/watch?v=aB1&amp;x=2"/>
    <media:group><media:content url="https://www.youtube.com/v/aB1" type="application/x-shockwave-flash"/>
    <media:thumbnail url="https://i.ytimg.com/vi/aB1/hq.jpg" width="480" height="360"/>
    <media:description>Một dòng.
Hai dòng.</media:description></media:group></entry></feed>"""
    server.script("/kenh.xml", feed(document))
    follow(library, server.url("/kenh.xml"))
    [number] = list_ids(library, Query())
    readable = open_article(library, number, "vi")
    link = '<a href="https://www.youtube.com/watch?v=aB1&amp;x=2">'
    assert readable.body == (
        f'<p class="picture">{link}<img src="picture:0"></a></p><p class="embed">{link}▶ youtube.com</a></p>'
        "<p>Một dòng.<br>Hai dòng.</p>"
    )
    assert [picture.url for picture in readable.pictures] == ["https://i.ytimg.com/vi/aB1/hq.jpg"]


@pytest.mark.parametrize(
    ("summary", "shown"),
    [
        ("Vì sao cả thị trấn đi tìm một chiếc xe đạp cũ.", True),
        ("Chiếc xe đạp ấy mất đêm thứ Ba", False),  # as the text begins
        ("Chiếc xe đạp ấy mất đêm thứ Ba, khi cả nhà đi vắng. Ông Tư kể lại […]", False),
        ("Tin mới.", False),
        ("Chiếc xe đạp cũ của cả thị trấn", False),  # as the title says
    ],
)
def test_a_summary_that_the_text_does_not_say_is_its_lead(
    library: Library, server: Server, summary: str, shown: bool
) -> None:
    text = "<p>Chiếc xe đạp ấy mất đêm thứ Ba, khi cả nhà đi vắng.</p><p>Ông Tư kể lại chuyện ấy.</p>"
    item = Item("x", "Chiếc xe đạp cũ của cả thị trấn", summary=summary, html=text)
    server.script("/x.xml", feed(rss([item], base=server.url("").rstrip("/"))))
    follow(library, server.url("/x.xml"))
    [number] = list_ids(library, Query())
    readable = open_article(library, number, "vi")
    assert readable.lead == (summary if shown else "")
    assert readable.body.startswith("<p>Chiếc xe đạp ấy")


def test_filters_combine(library: Library, ids: dict[str, int]) -> None:
    sport = find_section(library, "Thể thao").id
    assert titles(library, Query(section=sport)) == ["Bóng đá nữ vào chung kết", "Premier League returns"]
    mark_starred(library, [ids["Premier League returns"]], True)
    assert titles(library, Query(section=sport, starred=True)) == ["Premier League returns"]
    assert titles(library, Query(section=sport, unread=True, text="chung ket")) == ["Bóng đá nữ vào chung kết"]
    assert titles(library, Query(section=sport, order=Order.OLDEST))[0] == "Premier League returns"
    assert titles(library, Query(feed=999)) == []
    today = library.now().astimezone().date()
    assert "Premier League returns" not in titles(library, Query(day=today))
    assert len(titles(library, Query(day=today))) + len(titles(library, Query(day=today - timedelta(days=1)))) == 3


@pytest.mark.parametrize("typed", ["dau tu", "đầu tư", "ĐẦU TƯ", "dau t", "đầu"])
def test_search_finds_with_and_without_marks(library: Library, ids: dict[str, int], typed: str) -> None:
    assert titles(library, Query(text=typed)) == ["Đầu tư công tăng tốc"]


@pytest.mark.parametrize(
    "typed", ['"', "*", "AND OR NOT", "a:b:c", "(((", "-", "đ", '"đầu', "NEAR(", "' OR 1=1 --"]
)
def test_whatever_is_typed_is_no_error(library: Library, ids: dict[str, int], typed: str) -> None:
    assert set(titles(library, Query(text=typed))) <= set(ids)


def test_marking_all_read_is_taken_back_whole(library: Library, ids: dict[str, int]) -> None:
    changes, inverse = mark_all_read(library, Query())
    assert len(changes.updated) == 3
    assert titles(library, Query(unread=True)) == []
    undo(library, inverse)
    assert len(titles(library, Query(unread=True))) == 3


def test_an_article_as_markdown(library: Library, ids: dict[str, int]) -> None:
    text = article_markdown(library, ids["Đầu tư công tăng tốc"])
    assert "https://goc.example/bai" in text
    assert "alert" not in text


def test_looking_up_by_id_name_and_address(library: Library, ids: dict[str, int], server: Server) -> None:
    feed_id = find_feed(library, "báo thử").id
    assert find_feed(library, str(feed_id)).id == find_feed(library, server.url("/rss.xml")).id == feed_id
    assert find_feed(library, server.url("/rss.xml", user="me:pass")).id == feed_id
    assert find_section(library, "https://vnexpress.net/the-thao").id == find_section(library, "sport").id
    assert find_section(library, unicodedata.normalize("NFD", "Thể thao")).key == "sport"
    assert find_section(library, "World").id == find_section(library, "Thế giới").id
    for look in (lambda: find_feed(library, "không có"), lambda: find_section(library, "không có")):
        with pytest.raises(LookupFailure):
            look()
    with pytest.raises(LookupFailure):
        open_article(library, 999)


def test_hits_are_found_in_the_text_as_shown() -> None:
    text = "Vốn Đầu tư công"
    assert [text[start:end] for start, end in highlight_spans(text, search_words("dau tu"))] == ["Đầu", "tư"] or [
        text[start:end] for start, end in highlight_spans(text, search_words("dau tu"))
    ] == ["Đầu tư"]


def test_a_day_is_the_readers_own() -> None:
    start, end = day_bounds(datetime(2026, 3, 10, 12, tzinfo=UTC))
    assert start.astimezone().date() in (date(2026, 3, 10), date(2026, 3, 11))
    assert timedelta(hours=23) <= end - start <= timedelta(hours=25)


def test_a_name_means_the_feed_that_it_fits_best(library: Library, server: Server) -> None:
    base = server.url("").rstrip("/")
    titles = {"/a.xml": "2024", "/b.xml": "Báo", "/c.xml": "BÁO", "/d.xml": "Tin", "/e.xml": "Tin"}
    for path, title in titles.items():
        server.script(path, feed(rss([], base=base, title=title)))
        follow(library, server.url(path))
    for name, path in (("2024", "/a.xml"), ("BÁO", "/c.xml"), ("Báo", "/b.xml"), ("3", "/c.xml")):
        assert find_feed(library, name).url == server.url(path)
    for name, code in (("Tin", "unknown.ambiguous"), ("báo", "unknown.ambiguous"), ("", "unknown.feed")):
        with pytest.raises(LookupFailure) as refusal:
            find_feed(library, name)
        assert refusal.value.code == code


def test_a_library_at_rest_holds_no_words_that_it_can_read_again(library: Library) -> None:
    before = fold.spaced_keys("Nước về hồ chậm, nước về đồng nhanh")
    assert fold._keys
    library.rest()
    assert not fold._keys
    assert fold.spaced_keys("Nước về hồ chậm, nước về đồng nhanh") == before


def test_reading_nothing_takes_no_time(library: Library, server: Server) -> None:
    items = [Item("trong", "Chỉ có tiêu đề", summary=""), Item("ngan", "Một câu", summary="Một câu ngắn.")]
    server.script("/rss.xml", feed(rss(items, base=server.url("").rstrip("/"))))
    follow(library, server.url("/rss.xml"))
    shown = list_ids(library, Query())
    minutes = {row.title: open_article(library, row.id).minutes for row in list_rows(library, shown)}
    assert minutes == {"Chỉ có tiêu đề": 0, "Một câu": 1}
