"""The blocks under an article: the right ones, each article once, with reasons; stories whatever the order."""

from datetime import timedelta

import pytest

from newsreader.library import topic
from newsreader.library.mark import record_reading
from newsreader.library.opened import Library
from newsreader.library.read import list_ids, list_rows
from newsreader.library.related import SHOWN, completed, related
from newsreader.library.rules import suggestions
from newsreader.model import Block, Query, ReadingEvent, Related
from tests.library.ways import check, follow
from tests.newsroom import Item, rss
from tests.server import Server, feed
from tests.store.news import waiting

FLOOD = [
    (
        "Hồ thủy điện Sông Tranh xả lũ trong đêm, ba xã vùng hạ du huyện Bắc Trà My ngập sâu, hơn hai nghìn hộ dân "
        "phải sơ tán khẩn cấp lên trường học và trụ sở ủy ban."
    ),
    (
        "Mưa lớn khiến hồ thủy điện Sông Tranh phải xả lũ; chính quyền Bắc Trà My sơ tán hai nghìn hộ dân vùng hạ du "
        "trong đêm, nhiều nhà ngập tới mái."
    ),
    (
        "Nước từ thủy điện Sông Tranh đổ về, dân Bắc Trà My chạy lũ giữa đêm. Hai nghìn hộ đã rời nhà, ba xã hạ du bị "
        "cô lập hoàn toàn vì ngập sâu."
    ),
]
OTHERS = [
    "Câu lạc bộ bóng đá thành phố công bố huấn luyện viên mới người Bồ Đào Nha, hợp đồng hai năm kèm điều khoản.",
    "Giá vàng miếng sáng nay tăng hai trăm nghìn đồng mỗi lượng, giao dịch trầm lắng trước ngày vía Thần Tài.",
    "Bộ Giáo dục công bố đề minh họa kỳ thi tốt nghiệp, môn ngoại ngữ có thay đổi về cấu trúc câu hỏi đọc hiểu.",
    "Triển lãm tranh lụa quy tụ bốn mươi họa sĩ trẻ, nhiều tác phẩm vẽ phố cổ trong mưa bằng màu tự nhiên.",
    "Hãng xe điện giao lô hàng đầu tiên cho khách ở Đông Nam Á, pin bảo hành mười năm, sạc nhanh ba mươi phút.",
    "Bệnh viện trung ương ghép gan thành công cho bé hai tuổi, ca mổ kéo dài mười bốn giờ, bé đã tự thở.",
]


def fill(library: Library, server: Server) -> dict[str, int]:
    """Three outlets on one flood, one on everything else, an old piece on the same river. Titles to ids."""
    base = server.url("").rstrip("/")
    for place, text in enumerate(FLOOD):
        title = ["Thủy điện Sông Tranh xả lũ", "Sơ tán dân Bắc Trà My vì lũ", "Hạ du Sông Tranh ngập trong đêm"][
            place
        ]
        item = Item(f"lu{place}", title, summary=text, author="Lê Thu Hằng" if place == 0 else "PV",
                    categories=("Thời sự",), age=timedelta(hours=2 + place))  # fmt: skip
        server.script(f"/{place}.xml", feed(rss([item], base=base, title=f"Báo {place}")))
        follow(library, server.url(f"/{place}.xml"))
    rest = [
        Item(f"khac{place}", text.split(",")[0], summary=text, age=timedelta(hours=5 + place),
             categories=("Thời sự",) if place == 0 else ())
        for place, text in enumerate(OTHERS)
    ]  # fmt: skip
    old = "Vì sao hồ thủy điện Sông Tranh xả lũ không báo trước: dân Bắc Trà My hỏi, chủ hồ trả lời sau hai tháng."
    rest.append(Item("cu", "Hồ Sông Tranh và bài toán vận hành", summary=old, author="Lê Thu Hằng",
                     age=timedelta(days=60)))  # fmt: skip
    server.script("/rest.xml", feed(rss(rest, base=base, title="Báo Khác")))
    follow(library, server.url("/rest.xml"))
    return {row.title: row.id for row in list_rows(library, list_ids(library, Query()))}


def block(items: tuple[Related, ...], which: Block) -> list[str]:
    return [item.row.title for item in items if item.block is which]


def test_the_blocks_hold_what_belongs_there(library: Library, server: Server) -> None:
    ids = fill(library, server)
    items = related(library, ids["Thủy điện Sông Tranh xả lũ"])
    assert sorted(block(items, Block.SAME_STORY)) == [
        "Hạ du Sông Tranh ngập trong đêm",
        "Sơ tán dân Bắc Trà My vì lũ",
    ]
    assert block(items, Block.SAME_TOPIC) == ["Hồ Sông Tranh và bài toán vận hành"]
    assert len({item.row.id for item in items}) == len(items)
    assert ids["Thủy điện Sông Tranh xả lũ"] not in {item.row.id for item in items}


def test_what_one_author_wrote_names_who_wrote_both(library: Library, server: Server) -> None:
    base = server.url("").rstrip("/")
    items = [
        Item("mot", "Cà phê được giá", summary=OTHERS[0], author="Trần Bình, Lê Thu Hằng"),
        Item("hai", "Phố cổ trong mưa", summary=OTHERS[3], author="LÊ THU HẰNG"),
    ]
    server.script("/hai-nguoi.xml", feed(rss(items, base=base, title="Báo Hai Người")))
    follow(library, server.url("/hai-nguoi.xml"))
    number = next(row.id for row in list_rows(library, list_ids(library, Query())) if "Cà phê" in row.title)
    (other,) = [one for one in related(library, number) if one.block is Block.SAME_AUTHOR]
    assert other.authors == ("Lê Thu Hằng",)


def test_the_same_topic_says_why_in_words_that_stand_in_both(library: Library, server: Server) -> None:
    ids = fill(library, server)
    [topic] = [
        item for item in related(library, ids["Thủy điện Sông Tranh xả lũ"]) if item.block is Block.SAME_TOPIC
    ]
    assert topic.why
    both = (FLOOD[0] + "Thủy điện Sông Tranh xả lũ").lower(), (topic.row.title + topic.row.excerpt).lower()
    assert all(reason.lower() in text for reason in topic.why for text in both)


def test_a_rule_for_articles_like_one_is_proposed_by_what_they_share(library: Library, server: Server) -> None:
    """First the words that several share, last the feed: nobody means to mute a whole outlet by mistake."""
    ids = fill(library, server)
    first, *others = suggestions(library, ids["Thủy điện Sông Tranh xả lũ"])
    assert first == '"Sông Tranh"'
    assert others[-3:] == ['author:"Lê Thu Hằng"', 'title:"Thủy điện Sông Tranh xả lũ"', 'feed:"Báo 0"']
    assert suggestions(library, ids["Giá vàng miếng sáng nay tăng hai trăm nghìn đồng mỗi lượng"])[0].startswith(
        "title:"
    )


def test_what_is_proposed_names_its_fields_in_the_readers_language(library: Library, server: Server) -> None:
    """And each of them is understood: it catches the article."""
    flood = fill(library, server)["Thủy điện Sông Tranh xả lũ"]
    said = suggestions(library, flood, "vi")
    assert said[-3:] == ('tác-giả:"Lê Thu Hằng"', 'tiêu-đề:"Thủy điện Sông Tranh xả lũ"', 'nguồn:"Báo 0"')
    for asked in said:
        assert flood in list_ids(library, Query(text=asked)), asked


def test_what_only_the_timeline_knows_to_be_shared_is_proposed(
    library: Library, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It reads whole texts; for what stands below an article only headlines and excerpts are compared."""
    flood = fill(library, server)["Thủy điện Sông Tranh xả lũ"]
    monkeypatch.setattr("newsreader.library.rules.related", lambda *_: ())
    assert suggestions(library, flood)[0] == '"Bắc Trà My"'


def test_what_is_a_little_alike_and_shares_no_words_is_left_out(
    library: Library, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    flood = fill(library, server)["Thủy điện Sông Tranh xả lũ"]
    monkeypatch.setattr("newsreader.library.related.SURE", 1.0)
    assert block(related(library, flood), Block.SAME_TOPIC)  # the words vouch for it
    monkeypatch.setattr("newsreader.library.topic.reasons", lambda *_: ())
    assert block(related(library, flood), Block.SAME_TOPIC) == []
    monkeypatch.setattr("newsreader.library.related.SURE", 0.0)
    assert block(related(library, flood), Block.SAME_TOPIC)  # likeness alone does


def test_why_keeps_the_hyphens_of_a_name(library: Library, server: Server) -> None:
    items = [
        Item("nay", "Sông Tranh-Bung cạn nước", summary="Nước sông Tranh-Bung về hồ giảm một nửa so với mọi năm."),
        Item("xua", "Đo nước sông Tranh-Bung", age=timedelta(days=60),
             summary="Trạm đo cho hay nước sông Tranh-Bung giảm dần, hồ chứa thiếu nước từ giữa mùa khô."),
    ]  # fmt: skip
    server.script("/", feed(rss(items, base=server.url("").rstrip("/"), title="Báo Sông")))
    follow(library, server.url("/"))
    ids = {row.title: row.id for row in list_rows(library, list_ids(library, Query()))}
    [topic] = [
        item for item in related(library, ids["Sông Tranh-Bung cạn nước"]) if item.block is Block.SAME_TOPIC
    ]
    assert any("Tranh-Bung" in reason for reason in topic.why)


def test_an_unrelated_article_has_no_story_and_no_topic(library: Library, server: Server) -> None:
    ids = fill(library, server)
    items = related(library, ids[OTHERS[3].split(",")[0]])
    assert block(items, Block.SAME_STORY) == []
    assert block(items, Block.SAME_TOPIC) == []
    assert block(items, Block.LATEST)


def test_most_read_are_those_opened_most_in_seven_days(library: Library, server: Server) -> None:
    ids = fill(library, server)
    gold, exam = ids[OTHERS[1].split(",")[0]], ids[OTHERS[2].split(",")[0]]
    now = library.now()
    for hours in (1, 2):
        record_reading(library, ReadingEvent(exam, now - timedelta(hours=hours), 20.0))
    record_reading(library, ReadingEvent(gold, now - timedelta(hours=3), 500.0))
    record_reading(library, ReadingEvent(ids[OTHERS[4].split(",")[0]], now - timedelta(days=8), 500.0))
    items = related(library, ids[OTHERS[3].split(",")[0]])
    assert [item.row.id for item in items if item.block is Block.MOST_READ] == [exam, gold]


def test_an_agency_is_no_author(library: Library, server: Server) -> None:
    ids = fill(library, server)
    assert block(related(library, ids["Sơ tán dân Bắc Trà My vì lũ"]), Block.SAME_AUTHOR) == []


def test_highlights_are_covered_by_most_outlets(library: Library, server: Server) -> None:
    ids = fill(library, server)
    items = [one for one in related(library, ids[OTHERS[0].split(",")[0]]) if one.block is Block.HIGHLIGHTS]
    shown = {one.row.title for one in related(library, ids[OTHERS[0].split(",")[0]])}
    assert all(one.outlets >= 2 for one in items)
    assert "Thủy điện Sông Tranh xả lũ" in shown


def test_kept_articles_stay_in_their_story(library: Library, server: Server) -> None:
    ids = fill(library, server)
    flood = ids["Thủy điện Sông Tranh xả lũ"]
    before = library.store.stories.members(library.store.stories.story_of(flood) or 0)
    assert len(before) == 3
    for number in before:
        text = library.store.articles.text(number)
        library.store.articles.set_full(number, text.html, text.base, (), ("lu", "ho thuy dien"))
        assert waiting(library.store) == 1
        check(library)
        assert library.store.stories.members(library.store.stories.story_of(flood) or 0) == before


def test_the_archive_completes_what_recent_news_gave(
    library: Library, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At once only the newest are looked at; afterwards all of them. What was found first is found again."""
    ids = fill(library, server)
    flood = ids["Thủy điện Sông Tranh xả lũ"]
    monkeypatch.setattr("newsreader.library.related.AT_ONCE", topic.Reach(newest=4, rows=1000))
    at_once, complete = related(library, flood), completed(library, flood)
    assert block(at_once, Block.SAME_TOPIC) == []
    assert block(complete, Block.SAME_TOPIC) == ["Hồ Sông Tranh và bài toán vận hành"]
    assert {one.row.id for one in at_once} <= {one.row.id for one in complete}
    assert len({one.row.id for one in complete}) == len(complete)


def test_a_block_has_more_behind_what_it_shows(library: Library, server: Server) -> None:
    base = server.url("").rstrip("/")
    items = [Item(f"v{n}", f"{OTHERS[1]} Phiên {n}", author="Lê Thu Hằng", age=timedelta(days=4 * n + 1),
                  categories=("Thời sự",)) for n in range(70)]  # fmt: skip
    server.script("/v.xml", feed(rss(items, base=base, title="Báo Vàng")))
    follow(library, server.url("/v.xml"))
    first = list_ids(library, Query())[0]
    assert not any(one.more for one in related(library, first))
    found = completed(library, first)
    for which in (Block.SAME_AUTHOR, Block.SAME_SECTION):
        behind = [one.more for one in found if one.block is which]
        assert behind == sorted(behind)
        assert behind.count(False) == SHOWN[which]
        assert behind.count(True)
    assert len({one.row.id for one in found}) == len(found)


def test_a_large_story_leaves_room_for_its_topic(
    library: Library, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(topic, "JUDGED", 2)  # as many as the story has other articles
    ids = fill(library, server)
    for find in (related, completed):
        items = find(library, ids["Thủy điện Sông Tranh xả lũ"])
        assert block(items, Block.SAME_TOPIC) == ["Hồ Sông Tranh và bài toán vận hành"]
