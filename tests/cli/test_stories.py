"""Stories from the command line: what most outlets report, and what is said of one."""

from datetime import timedelta

from newsreader.cli.arguments import DONE, UNKNOWN, USAGE
from tests.cli.conftest import Program
from tests.newsroom import Item, rss
from tests.server import Server, feed

TEXTS = (
    "Hồ thủy điện Sông Tranh xả lũ trong đêm, ba xã vùng hạ du Bắc Trà My ngập sâu, hai nghìn người sơ tán.",
    "Thủy điện Sông Tranh xả lũ: nước tràn vào ba xã Bắc Trà My, trường học đóng cửa tới hết tuần này.",
)


def test_highlights_and_what_is_said_of_a_story(program: Program, server: Server) -> None:
    for place, text in enumerate(TEXTS):
        item = Item(f"bai-{place}", f"Sông Tranh xả lũ, Bắc Trà My ngập ({place})", text)
        server.script(f"/{place}.xml", feed(rss([item], base=server.url(f"/{place}"), title=f"Báo {place}")))
        assert program("add", server.url(f"/{place}.xml"))[0] == DONE
    (story,) = program.json("stories", "--since", "2026-01-01")
    assert {"id", "headline", "outlets", "articles", "first", "last"} <= set(story)
    assert (story["outlets"], story["articles"]) == (2, 2)
    assert program.json("stories", "--since", "2026-01-01", "--section", "Sport") == []
    rows = program.json("list")
    assert [row["story"] for row in rows] == [story["id"]] * 2
    number, other = (str(row["id"]) for row in rows)
    (page,) = program.json("story", number, "--follow", "yes")
    assert (page["followed"], page["muted"]) == (True, False)
    assert [one["by_hand"] for one in page["articles"]] == [False, False], "nobody put them there"
    shown = program("story", number)[1]
    assert shown.startswith("2 outlets, 2 articles, followed\n")
    assert shown.count("          both mention “") == 2
    program("story", number, "--mute", "yes")
    assert program.json("list") == []
    assert program.json("show", number)[0]["story_muted"]
    assert "its story is muted" in program("show", number)[1]
    program("story", number, "--mute", "no")
    (alone,) = program.json("story", number, "--split")
    assert [one["id"] for one in alone["articles"]] == [int(number)]
    assert program("story", number)[1].startswith("1 outlet, 1 article\n")
    (both,) = program.json("story", number, "--merge", other)
    assert len(both["articles"]) == 2
    assert program("story", number, "--merge", other, "--merge", number)[0] == USAGE
    assert "of its own story already" in program.complaint
    assert program("story", "999")[0] == UNKNOWN
    assert program("story", number, "--not-same")[0] == UNKNOWN
    assert "is shown as one with no other" in program.complaint


def test_a_story_is_listed_by_a_number_that_other_commands_take(program: Program, server: Server) -> None:
    """Its own, which none of them takes, was that of another article."""
    gold = Item("vang", "Giá vàng nhích nhẹ", "Vàng miếng sáng nay nhích nhẹ trước ngày vía Thần Tài.")
    items = [gold] + [
        Item(f"bai-{place}", f"Sông Tranh xả lũ ({place})", text) for place, text in enumerate(TEXTS)
    ]
    for place, item in enumerate(items):
        server.script(f"/{place}.xml", feed(rss([item], base=server.url(f"/{place}"), title=f"Báo {place}")))
        program("add", server.url(f"/{place}.xml"))
    named, *_ = program("stories", "--since", "2026-01-01")[1].split()
    assert program("story", named)[1].startswith("2 outlets, 2 articles\n")


def test_stories_since_a_time_of_day_or_so_long_ago(program: Program, server: Server) -> None:
    for place, text in enumerate(TEXTS):
        item = Item(f"bai-{place}", f"Sông Tranh xả lũ, Bắc Trà My ngập ({place})", text)
        server.script(f"/{place}.xml", feed(rss([item], base=server.url(f"/{place}"), title=f"Báo {place}")))
        program("add", server.url(f"/{place}.xml"))
    (last,) = {one["published"] for one in program.json("list")}
    day = last.partition("T")[0]
    assert last == f"{day}T11:00:00Z"
    for since, found in ((last, 1), (f"{day}T18:00+07:00", 1), (f"{day}T11:00:01Z", 0), ("99y", 1), ("9999w", 1)):
        assert len(program.json("stories", "--since", since)) == found, since


def test_what_is_not_the_same_is_two_rows(program: Program, server: Server) -> None:
    text = (
        " ".join(TEXTS)
        + " Nước dự báo rút dần từ chiều mai, các tuyến đường liên xã sẽ thông lại sau khi dọn đất đá."
    )
    for place in range(2):
        item = Item(f"bai-{place}", f"Sông Tranh xả lũ ({place})", text)
        server.script(f"/{place}.xml", feed(rss([item], base=server.url(f"/{place}"), title=f"Báo {place}")))
        assert program("add", server.url(f"/{place}.xml"))[0] == DONE
    assert program("list")[1].count("xả lũ") == 1
    copy, row = program.json("list")  # scripts are told of every article
    assert (copy["copy_of"], row["copy_of"]) == (row["id"], None)
    (page,) = program.json("story", str(row["id"]), "--not-same")
    assert len(page["articles"]) == 2
    both = program.json("list")
    assert [one["copy_of"] for one in both] == [None, None]
    assert program("story", str(row["id"]), "--not-same")[0] == UNKNOWN
    for one in both:  # it can be taken back from either side
        program("story", str(one["id"]), "--same")
        assert program("list")[1].count("xả lũ") == 1
        assert program("story", str(one["id"]), "--same")[0] == UNKNOWN
        assert "was taken from no other" in program.complaint
        program("story", str(row["id"]), "--not-same")


def test_scripts_are_told_of_every_article_with_its_story_and_what_it_is_a_copy_of(
    program: Program, server: Server
) -> None:
    text = f"{' '.join(TEXTS)} Nước dự báo rút dần từ chiều mai, đường liên xã sẽ thông lại sau khi dọn đất đá."
    for place in range(3):
        words = text if place < 2 else f"{TEXTS[0]} Học sinh Bắc Trà My nghỉ học đến hết tuần."
        item = Item(
            f"song-tranh-{place}", f"Sông Tranh xả lũ ({place})", words, categories=("Kinh tế", "Đời sống")[place % 2 :][:1],
            age=timedelta(hours=5 - place),
        )  # fmt: skip
        server.script(f"/{place}.xml", feed(rss([item], base=server.url(f"/{place}"), title=f"Báo {place}")))
        program("add", server.url(f"/{place}.xml"))

    def told(*asked: str) -> list[tuple[str, bool]]:
        return [(one["feed"], one["copy_of"] is not None) for one in program.json("list", *asked)]

    every = program.json("list")
    assert [(one["feed"], one["copy_of"] is not None) for one in every] == [
        ("Báo 2", False),
        ("Báo 1", True),
        ("Báo 0", False),
    ]
    assert {one["story"] for one in every} == {every[0]["story"]} != {None}
    assert [one["outlet"] for one in every] == [one["feed"] for one in every], "none names a source"
    assert [[mark["published"] for mark in one["sections"]] for one in every] == [
        ["Kinh tế"],
        ["Đời sống"],
        ["Kinh tế"],
    ]
    assert told("--limit", "2") == [("Báo 2", False), ("Báo 1", True)]
    assert told("--unread") == told()
    assert told("--starred") == []
    assert told("--section", "Đời sống") == [("Báo 1", True), ("Báo 0", False)]
    assert told("--feed", "Báo 1") == [("Báo 1", True)]
    assert told("--search", "song tranh") == [("Báo 2", False), ("Báo 0", False)]
