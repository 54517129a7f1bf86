"""The command line from the outside: `main` with arguments, what it prints, what it returns."""

import io
import json
from pathlib import Path

import pytest

from newsreader import __version__
from newsreader.__main__ import main
from newsreader.cli.arguments import BUSY, CHOICE, DONE, FAILED, UNKNOWN, USAGE
from newsreader.library import saved
from newsreader.library.opened import open_library
from newsreader.paths import LIBRARY_VARIABLE, library_paths
from tests.cli.conftest import ITEMS, Program
from tests.newsroom import Item, rss
from tests.server import Answer, Server, feed


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["--version"])
    assert leaving.value.code == 0
    assert __version__ in capsys.readouterr().out


def test_a_wrong_command_line_is_usage() -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["nonsense"])
    assert leaving.value.code == USAGE


def test_from_an_address_to_a_read_article(program: Program, server: Server) -> None:
    assert program("add", server.url("/rss.xml"))[0] == DONE
    rows = program.json("list")
    assert [row["title"] for row in rows] == ["Đầu tư công tăng tốc", "Bóng đá nữ vào chung kết"]
    assert set(rows[0]) >= {
        "id", "title", "url", "feed", "author", "published", "sections", "read", "starred", "offline",
    }  # fmt: skip
    assert (rows[0]["author"], rows[0]["feed"], rows[0]["offline"]) == ("Lê An", "Báo Thử", "none")
    assert rows[0]["published"] == "2026-03-10T11:00:00Z"
    code, out = program("show", str(rows[0]["id"]))
    assert code == DONE
    assert out.startswith("# Đầu tư công tăng tốc")
    assert "Một đoạn tóm tắt ngắn." in out


def test_large_numbers_are_cut_into_thousands(program: Program, server: Server) -> None:
    many = [Item(f"n{number}", f"Tin số {number}") for number in range(1_001)]
    server.script("/many.xml", feed(rss(many, base=server.url("").rstrip("/"), title="Báo Dày")))
    assert program("add", server.url("/many.xml"))[1] == "Added Báo Dày (1,001 articles) as feed 1.\n"
    assert " 1,001 unread  Báo Dày" in program("feeds")[1]
    assert "Would catch 1,001 of the articles" in program("rule", "try", "tin")[1]
    assert "1 feed, 1,001 articles" in program("backup")[1] + program("backups")[1]


def test_filters_of_the_list(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    assert [row["title"] for row in program.json("list", "--section", "Sport")] == ["Bóng đá nữ vào chung kết"]
    assert [row["title"] for row in program.json("list", "--section", "Kinh tế")] == ["Đầu tư công tăng tốc"]
    assert len(program.json("list", "--feed", "Báo Thử")) == 2
    assert len(program.json("list", "--feed", server.url("/rss.xml"), "--unread", "--limit", "1")) == 1
    assert program.json("list", "--starred") == []
    assert program("list", "--feed", "không có")[0] == UNKNOWN
    assert "không có" in program.complaint
    assert program("list", "--section", "không có")[0] == UNKNOWN


def test_the_language_of_searches(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    for words in ("title:bong", "-author:an", "chuyên-mục:thể-thao is:unread"):
        assert [row["title"] for row in program.json("list", f"--search={words}")] == ["Bóng đá nữ vào chung kết"]
        code, out = program("search", "--json", "--", *words.split())
        assert code == DONE
        assert len(json.loads(out)) == 1
    assert program.json("list", "--search", "dau", "--section", "Sport") == []
    assert program("search", "titel:dau")[0] == DONE
    assert program.complaint == "newsreader: There is no field “titel”: it was taken for a word.\n"


def test_what_a_saved_search_finds(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    library = open_library(library_paths(program.folder))
    saved.save(library, "Bóng", "bóng OR vàng")
    library.close()
    assert [row["title"] for row in program.json("list", "--saved", "Bóng")] == ["Bóng đá nữ vào chung kết"]
    assert program("list", "--saved", "không có")[0] == UNKNOWN
    assert program.complaint == "newsreader: There is no saved search “không có”.\n"


def test_search_without_marks(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    assert [row["title"] for row in program.json("search", "dau", "tu")] == ["Đầu tư công tăng tốc"]
    assert program.json("search", '"((*') == []


def test_a_page_with_several_feeds_is_listed_and_changes_nothing(program: Program, server: Server) -> None:
    code, out = program("add", server.url("/"))
    assert code == CHOICE
    assert "Báo Hai" in out
    assert program.json("feeds") == []
    assert program("add", server.url("/"), "--pick", "3")[0] == FAILED
    assert program("add", server.url("/"), "--pick", "2")[0] == DONE
    assert [one["title"] for one in program.json("feeds")] == ["Báo Hai"]
    program("remove", "Báo Hai")
    assert len(program.json("add", server.url("/"), "--all")) == 2


def test_a_feed_that_is_removed_tells_what_goes_and_comes_back(program: Program, server: Server) -> None:
    address = server.url("/rss.xml")
    program("add", address)
    kept = program.json("list")
    program("rule", "add", "bóng đá", "--mute")
    code, out = program("remove", "1")
    assert (code, "with 2 articles." in out) == (DONE, True), out
    assert f"For 30 days its articles and their marks come back with: newsreader add '{address}'" in out
    assert program.json("list") == []
    program("rule", "remove", "1")
    assert program("add", address)[0] == DONE
    assert [row["id"] for row in program.json("list")] == [row["id"] for row in kept]


def test_refresh_tells_new_articles_and_failures(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    program("add", server.url("/hai.xml"))
    base = server.url("").rstrip("/")
    server.script("/rss.xml", feed(rss([*ITEMS, Item("c", "Mới")], base=base), etag='"2"'))
    server.script("/hai.xml", Answer(status=404))
    code, out = program("refresh", "--now")
    assert code == FAILED
    assert "1 new" in out
    assert "404" in program.complaint
    assert [bool(one["error"]) for one in program.json("feeds")] == [False, True]
    code, out = program("refresh")
    assert (code, "0 feeds checked" in out) == (DONE, True)


def test_keeping_and_related(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    number = str(program.json("list")[0]["id"])
    [kept] = program.json("keep", number)
    assert kept["offline"] == "complete"
    server.stop()
    assert "Phần 8" in program("show", number)[1]
    items = program.json("related", number)
    assert {"block", "score", "why"} <= set(items[0])
    assert all(item["why"] and isinstance(item["why"], list) for item in items)
    assert "Latest, of all your feeds:" in program("related", number)[1]
    assert program("keep")[0] == USAGE
    assert program("related", "999")[0] == UNKNOWN
    server.start()


def test_keeping_a_section(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    rows = program.json("keep", "--section", "Business")
    assert [row["offline"] for row in rows] == ["complete"]
    assert program.json("keep", "--section", "Business") == []


def test_lists_in_and_out(program: Program, server: Server, tmp_path: Path) -> None:
    program("add", server.url("/rss.xml"), "--folder", "Trong nước")
    target = tmp_path / "out.opml"
    assert program("export", str(target))[0] == DONE
    other = Program(tmp_path / "other", program._capsys)
    [report] = other.json("import", str(target))
    assert len(report["added"]) == 1
    assert other("import", str(tmp_path / "missing.opml"))[0] == FAILED
    broken = tmp_path / "broken.opml"
    broken.write_text("no xml at all")
    assert other("import", str(broken))[0] == FAILED
    assert other.complaint.count("\n") == 1


def test_an_import_tells_what_it_left_out_and_why(program: Program, tmp_path: Path) -> None:
    target = tmp_path / "feeds.opml"
    target.write_text(
        """<opml><body><outline text="A" xmlUrl="https://a.example/rss"/><outline text="B" xmlUrl="javascript:x"/>
        <outline text="A again" xmlUrl="http://a.example/rss"/><outline type="link" url="https://c.example/"/></body></opml>""",
        encoding="utf-8",
    )
    code, out = program("import", str(target))
    assert code == DONE
    assert out.splitlines() == [
        "Added 1 feed. Followed already: 0. Left out: 3 lines.",
        "Left out: B has an address that is neither http nor https.",
        "Left out: A again stands in the list twice.",
        "Left out: https://c.example/ is not a feed.",
    ]
    assert program.complaint == ""  # progress is for a terminal
    [report] = program.json("import", str(target))
    assert report["known"] == 1
    assert report["skipped"][0] == {
        "title": "B",
        "code": "opml.bad_address",
        "reason": "has an address that is neither http nor https",
    }


def test_an_import_tells_a_terminal_how_far_it_is(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "feeds.opml"
    lines = (f'<outline text="{number}" xmlUrl="https://a{number}.example/"/>' for number in range(700))
    target.write_text(f"<opml><body>{''.join(lines)}</body></opml>", encoding="utf-8")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert program("import", str(target))[0] == DONE
    assert program.complaint.split("\r\x1b[K") == ["", "500 of 700", ""]


def test_the_library_can_be_named_by_the_environment(
    program: Program, server: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program("add", server.url("/rss.xml"))
    monkeypatch.setenv(LIBRARY_VARIABLE, str(program.folder))
    assert main(["feeds", "--json"]) == DONE
    assert len(json.loads(capsys.readouterr().out)) == 1


def test_a_sound_library_and_a_damaged_one(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    assert program("check") == (DONE, "The library is sound.\n")
    file = library_paths(program.folder).database
    for leftover in program.folder.glob("*-wal"):
        leftover.unlink()
    file.write_bytes(b"noise" * 5000)
    assert program("list")[0] == FAILED
    assert "damaged" in program.complaint
    assert file.read_bytes() == b"noise" * 5000


def test_another_refresh_is_waited_for_by_nobody(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    library = open_library(library_paths(program.folder))
    assert library.store.leases.take("refresh", "another window", library.now(), 60)
    assert program("refresh", "--now")[0] == BUSY
    library.close()


def test_a_list_of_feeds_is_printed_and_read_from_a_pipe(
    program: Program, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    program("add", server.url("/rss.xml"), "--title", "Báo của tôi")
    code, printed = program("export", "-")
    assert (code, program.complaint) == (DONE, "")
    assert program("export", "./-x.opml")[0] == DONE
    assert printed == Path("-x.opml").read_text(encoding="utf-8")
    assert program("export", "-", "--json")[0] == USAGE
    assert not Path("-").exists()
    program("remove", "1")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(printed.encode())))
    assert program("import", "-")[1] == "Added 1 feed. Followed already: 0.\n"
    assert [one["title"] for one in program.json("feeds")] == ["Báo của tôi"]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"nonsense")))
    assert program("import", "-")[0] == FAILED
    assert "stdin is not a list of feeds" in program.complaint
