"""Rules on the command line, over a real refresh."""

from datetime import datetime, timedelta

import pytest

from newsreader.cli.arguments import DONE, FAILED, UNKNOWN, USAGE
from tests.cli.conftest import ITEMS, Program
from tests.newsroom import Item, rss
from tests.server import Server, feed


def test_a_rule_from_its_trial_to_its_end(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    code, out = program("rule", "try", "bóng đá")
    assert (code, "Would catch 1 of" in out, "Bóng đá nữ" in out) == (DONE, True, True)
    program("rule", "add", "bóng đá", "--mute", "--dry-run")
    assert program.json("rules") == []

    (made,) = program.json("rule", "add", "bóng đá", "--mute", "--title", "Không bóng đá")
    assert (made["caught"], made["waiting"], made["mute"], made["mute_until"]) == (1, 0, True, None)
    assert [row["title"] for row in program.json("list")] == ["Đầu tư công tăng tốc"]
    (hidden,) = program.json("list", "--muted")
    assert hidden["title"] == "Bóng đá nữ vào chung kết"
    (shown,) = program.json("show", str(hidden["id"]))
    assert shown["muted_by"] == [{"id": made["id"], "title": "Không bóng đá"}]
    assert "Hidden by rule 1: Không bóng đá" in program("show", str(hidden["id"]))[1]
    trial = program.json("rule", "try", "bóng đá")
    assert (trial["total"], trial["hidden"], len(trial["newest"])) == (1, 1, 1)

    (edited,) = program.json("rule", "edit", "Không bóng đá", "--enabled", "no", "--read", "yes")
    assert (edited["enabled"], edited["read"], edited["caught"]) == (False, True, 0)
    assert len(program.json("list")) == 2
    assert "switched off" in program("rules")[1]
    assert program("rule", "remove", "1")[0] == DONE
    assert program.json("rules") == []
    assert program("rule", "remove", "1")[0] == UNKNOWN


def test_what_arrives_by_a_refresh_is_acted_on(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    program("rule", "add", "author:bình", "--mute", "--until", "2999-12-31")
    program("rule", "add", "lũ", "--star", "--read", "--keep", "--section", "Sport")
    later = [
        Item("c", "Tin của một người mới", author="Trần Bình"),
        Item("a", "Lũ về", guid="flood", author="Lê An"),
        *ITEMS,
    ]
    server.script("/rss.xml", feed(rss(later, base=server.url("").rstrip("/"))))
    code, out = program("refresh", "--now")
    assert (code, "1 new article," in out) == (DONE, True), program.complaint
    (row,) = program.json("list", "--starred")
    assert (row["title"], row["read"], row["sections"][0]["title"]) == ("Lũ về", True, "Sport")
    assert row["offline"] == "complete"
    assert [row["title"] for row in program.json("list", "--muted")] == ["Tin của một người mới"]
    states = program.json("rules")
    assert [(one["caught"], one["section"]) for one in states] == [(1, None), (1, "Sport")]
    assert states[0]["mute_until"].startswith("2999-12-31") or states[0]["mute_until"].startswith("3000-01-01")
    assert "mutes until 2999-12-31" in program("rules")[1]


def test_a_rule_until_the_end_of_all_days_has_no_end(program: Program) -> None:
    assert program("rule", "add", "vàng", "--mute", "--until", "9999-12-31")[0] == DONE, program.complaint
    assert program.json("rules")[0]["mute_until"] is None


def test_what_is_here_is_changed_where_that_is_asked(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    program("rule", "add", "đầu tư", "--star")
    assert program.json("list", "--starred") == []
    assert "1 article that is here was changed." in program("rule", "edit", "1", "--here")[1]
    assert len(program.json("list", "--starred")) == 1


def test_the_order_of_rules(program: Program) -> None:
    for query in ("một", "hai", "ba"):
        program("rule", "add", query, "--mute")
    program("rule", "edit", "ba", "--position", "1")
    assert [one["title"] for one in program.json("rules")] == ["ba", "một", "hai"]
    program("rule", "edit", "ba", "--position", "3")
    assert [one["title"] for one in program.json("rules")] == ["một", "hai", "ba"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "vàng"), "something to do"),
        (("add", " ", "--mute"), "something to look for"),
        (("add", "is:unread vàng", "--mute"), "is:unread"),
        (("try", "--", "-is:starred"), "is:starred"),
    ],
)
def test_a_rule_that_cannot_be_is_refused_in_words(
    program: Program, arguments: tuple[str, ...], said: str
) -> None:
    assert program("rule", *arguments)[0] == FAILED
    assert said in program.complaint
    assert program.json("rules") == []


def test_a_name_that_leads_nowhere_is_told(program: Program) -> None:
    assert program("rule", "add", "author:nobody", "--mute")[0] == DONE
    assert "No author is called" in program.complaint


def test_a_day_that_is_past_is_no_end(program: Program) -> None:
    today = datetime.now().astimezone().date()
    program("rule", "add", "vàng", "--mute", "--until", today.isoformat())
    yesterday = (today - timedelta(days=1)).isoformat()
    for command in (("add", "bạc"), ("edit", "vàng")):
        assert program("rule", *command, "--until", yesterday)[0] == FAILED
        assert f"{yesterday} is past" in program.complaint
    assert [one["query"] for one in program.json("rules")] == ["vàng"]
    assert program("rule", "edit", "vàng", "--until", "always")[0] == DONE


def test_a_wrong_line_is_usage(program: Program) -> None:
    for arguments in (
        ("rule",),
        ("rule", "add", "x", "--mute", "--until", "soon"),
        ("rule", "edit", "1", "--mute"),
    ):
        with pytest.raises(SystemExit) as leaving:
            program(*arguments)
        assert leaving.value.code == USAGE


@pytest.mark.parametrize("query", ["", "   "])
def test_a_rule_never_looks_for_nothing(program: Program, query: str) -> None:
    program("rule", "add", "lũ", "--star")
    before = program.json("rules")
    assert program("rule", "edit", "1", "--query", query)[0] == FAILED
    assert "needs something to look for" in program.complaint
    assert program.json("rules") == before


def test_a_title_stands_on_one_line(program: Program) -> None:
    (made,) = program.json("rule", "add", "lũ", "--star", "--title", " Lũ\nvà  bão ")
    assert made["title"] == "Lũ và bão"


def test_the_same_rule_is_not_kept_twice(program: Program) -> None:
    program("rule", "add", "vàng", "--mute", "--title", "Ẩn vàng")
    program("rule", "add", "vàng", "--star")
    before = program.json("rules")
    for command in (("add", " vàng ", "--mute"), ("edit", "2", "--mute", "yes", "--star", "no")):
        assert program("rule", *command)[0] == FAILED
        assert "The rule “Ẩn vàng” looks for the same" in program.complaint
    assert program.json("rules") == before
    assert program("rule", "edit", "1", "--enabled", "no")[0] == DONE


def test_a_rule_follows_what_its_names_mean(program: Program, server: Server) -> None:
    """Each command leaves what rules hide as a search for the same finds it then."""
    program("add", server.url("/rss.xml"))
    football = str(program.json("search", "bóng đá")[0]["id"])

    def hidden() -> list[str]:
        found = [str(row["id"]) for row in program.json("list", "--muted")]
        assert program.json("rules")[0]["caught"] == len(found)
        return found

    program("section", "add", "Làng tôi")
    program("rule", "add", 'section:"làng tôi" OR feed:"Báo Nhà" OR folder:Sáng', "--mute")
    assert hidden() == []
    program("correct", football, "--section", "Làng tôi")
    assert hidden() == [football]
    program("section", "remove", "Làng tôi")
    assert hidden() == []
    program("feed", "Báo Thử", "--title", "Báo Nhà")
    assert len(hidden()) == 2
    program("feed", "Báo Nhà", "--title", "")
    assert hidden() == []
    program("feed", "Báo Thử", "--folder", "Sáng")
    assert len(hidden()) == 2
