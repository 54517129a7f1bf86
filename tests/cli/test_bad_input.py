"""What should not be asked of the program, and what is: one sentence, a code, and nothing lost or let out."""

import json
from pathlib import Path

import pytest

from newsreader.cli.arguments import CHOICE, DONE, FAILED, UNKNOWN, USAGE
from newsreader.library.opened import open_library
from newsreader.library.subscribe import keep_feed_offline
from newsreader.paths import library_paths
from tests.cli.conftest import ITEMS, Program
from tests.newsroom import Item, article_page, front_page, paragraphs, rss
from tests.server import Answer, Script, Server, feed, page

SECRET = "hunter2"


def locked(answer: Answer) -> Script:
    """An answer for those who bring a password."""
    return lambda request: answer if "authorization" in request.headers else Answer(401)


@pytest.fixture
def secret(server: Server) -> str:
    """The address, with its password, of a feed that asks for one."""
    server.script("/secret.xml", locked(feed(rss(ITEMS, base=server.url("").rstrip("/"), title="Báo Kín"))))
    return server.url("/secret.xml", user=f"me:{SECRET}")


def test_a_password_is_printed_nowhere(program: Program, server: Server, secret: str, tmp_path: Path) -> None:
    server.script("/kin", locked(page(front_page("/rss.xml", "/hai.xml"))))
    commands = (
        ("add", secret), ("add", secret), ("add", server.url("/kin", user=f"me:{SECRET}")), ("feeds",),
        ("feeds", "--json"), ("list", "--json"), ("list", "--feed", server.url("/no.xml", user=f"me:{SECRET}")),
        ("refresh", "--now"), ("export", str(tmp_path / "x.opml")), ("remove", secret), ("remove", secret),
    )  # fmt: skip
    codes = []
    for command in commands:
        code, printed = program(*command)
        codes.append(code)
        assert SECRET not in printed + program.complaint, command
    assert codes == [DONE, FAILED, CHOICE, DONE, DONE, DONE, UNKNOWN, DONE, DONE, DONE, UNKNOWN]
    assert SECRET not in (tmp_path / "x.opml").read_text()
    assert not any(SECRET in path.read_text(errors="replace") for path in program.folder.rglob("*.log"))


def test_the_address_without_its_password_names_the_feed(program: Program, secret: str, server: Server) -> None:
    program("add", secret)
    assert len(program.json("list", "--feed", server.url("/secret.xml"))) == 2


@pytest.mark.parametrize("number", ["0", "-1", "9223372036854775808", "9" * 400])
@pytest.mark.parametrize("verb", ["show", "related", "keep"])
def test_a_number_that_no_article_has(program: Program, verb: str, number: str) -> None:
    assert program(verb, number)[0] == UNKNOWN
    assert program.complaint.count("\n") == 1


@pytest.mark.parametrize("name", ["", "9" * 5000, "-1", "không có"])
def test_a_name_that_nothing_has(program: Program, server: Server, name: str) -> None:
    program("add", server.url("/rss.xml"))
    for verb in ("list", "keep"):
        assert program(verb, f"--feed={name}")[0] == UNKNOWN
        assert program(verb, f"--section={name}")[0] == UNKNOWN
    assert program("keep", "1", "--feed", "1")[0] == USAGE


def test_following_all_leaves_out_what_is_followed_or_broken(program: Program, server: Server) -> None:
    server.script("/", page(front_page("/hai.xml", "/rss.xml", "/weg.xml")))
    program("add", server.url("/hai.xml"))
    assert program("add", server.url("/"), "--all", "--folder", "Mới")[0] == FAILED
    assert "You already follow Báo Hai." in program.complaint
    assert "404" in program.complaint
    assert [one["title"] for one in program.json("feeds")] == ["Báo Hai", "Báo Thử"]
    assert program("add", server.url("/"), "--pick", "3")[0] == FAILED
    assert len(program.json("feeds")) == 2


def test_a_failed_add_leaves_no_folder_behind(program: Program, server: Server, tmp_path: Path) -> None:
    program("add", server.url("/rss.xml"))
    assert program("add", server.url("/rss.xml"), "--folder", "Trống")[0] == FAILED
    program("export", str(tmp_path / "x.opml"))
    assert "Trống" not in (tmp_path / "x.opml").read_text()


def test_why_a_feed_of_a_page_cannot_be_had_is_listed(program: Program, server: Server) -> None:
    server.script("/", page(front_page("/rss.xml", "/weg.xml")))
    assert "(404)" in program("add", server.url("/"))[1]


def test_half_letters_are_no_fault(program: Program, server: Server) -> None:
    assert program("add", server.url("/rss.xml"), "--folder", "\udcff", "--title", "Tên \udcfe")[0] == DONE
    assert [one["title"] for one in program.json("feeds")] == ["Tên ?"]


def test_a_search_without_words_finds_nothing(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    assert [program.json("search", words) for words in ("", "  ", "*", '"', "\udcff")] == [[], [], [], [], []]


def test_a_title_gives_the_terminal_no_orders(program: Program, server: Server) -> None:
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "\x1b]0;Báo\x07",
        "items": [{"id": "1", "title": "Tựa", "content_html": "<p>Chữ &#27;[31m \x9b2J đỏ</p>"}],
    }
    server.script(
        "/json", Answer(headers={"Content-Type": "application/json"}, body=json.dumps(document).encode())
    )
    printed = program("add", server.url("/json"))[1] + program("show", "1")[1] + program("list")[1]
    assert "đỏ" in printed
    assert not {"\x1b", "\x07", "\x9b"} & set(printed)


def test_what_a_feed_gives_beside_the_text_is_shown(program: Program, server: Server) -> None:
    sound = {"url": "https://a.example/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 12_340_000}
    paper = {"url": "https://a.example/b.pdf", "mime_type": "application/pdf", "size_in_bytes": 4_000}
    endless = {"url": "https://a.example/c.mp3", "mime_type": "audio/mpeg", "duration_in_seconds": 9e14}
    item = {
        "id": "1",
        "title": "Tập 1",
        "content_text": "Lời",
        "attachments": [sound | {"duration_in_seconds": 3723}, paper, endless],
    }
    document = {"version": "https://jsonfeed.org/version/1.1", "title": "Nghe", "items": [item]}
    server.script("/json", Answer(body=json.dumps(document).encode()))
    program("add", server.url("/json"))
    shown = program("show", "1")[1]
    assert "<>" not in shown
    text, *files = shown.rstrip().split("\nFile: ")
    assert text.endswith("\n\nLời\n")
    assert files == [
        "<https://a.example/a.mp3> (audio/mpeg, 1:02:03, 12.3 MB)",
        "<https://a.example/b.pdf> (application/pdf, 4 kB)",
        "<https://a.example/c.mp3> (audio/mpeg)",  # no recording lasts millions of years
    ]
    [told] = program.json("show", "1")
    file = {"url": "https://a.example/a.mp3", "mime": "audio/mpeg", "length": 12_340_000, "duration": 3723}
    assert (told["enclosures"][0], told["comments_url"], told["source_title"]) == (file, "", "")


def test_every_document_is_a_list(program: Program, server: Server, tmp_path: Path) -> None:
    program("add", server.url("/rss.xml"))
    [shown] = program.json("show", "1")
    assert shown["id"] == 1
    assert "Một đoạn tóm tắt ngắn." in shown["markdown"]
    assert program.json("check") == []
    assert isinstance(program.json("export", str(tmp_path / "x.opml")), list)


@pytest.mark.parametrize("damage", ["noise", "half", "schema"])
def test_a_damaged_library_is_told_in_one_sentence(program: Program, server: Server, damage: str) -> None:
    program("add", server.url("/rss.xml"))
    file = library_paths(program.folder).database
    whole = file.read_bytes()
    damaged = {
        "noise": b"noise" * 5000,
        "half": whole[: len(whole) // 2],
        "schema": whole.replace(b"CREATE TABLE fact", b"CREATE T\xfeBLE fact"),  # SQLite's message quotes it
    }
    file.write_bytes(damaged[damage])
    code, told = program("check")
    assert code == FAILED
    assert "newsreader check --repair" in told
    for verb in ("list", "feeds", "refresh"):
        assert program(verb)[0] == FAILED
        assert program.complaint.count("\n") == 1
        assert program.complaint.startswith("newsreader: ")


def test_new_articles_of_a_feed_kept_always_are_kept(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    program("add", server.url("/hai.xml"))
    library = open_library(library_paths(program.folder))
    keep_feed_offline(library, 1, True)
    library.close()
    server.script("/moi", page(article_page("Mới", paragraphs("cái mới", 8))))
    base = server.url("").rstrip("/")
    for path, title in (("/rss.xml", "Báo Thử"), ("/hai.xml", "Báo Hai")):
        server.script(path, feed(rss([Item("moi", f"Mới của {title}")], base=base, title=title)))
    assert program("refresh", "--now")[0] == DONE
    offline = {row["title"]: row["offline"] for row in program.json("list")}
    assert offline["Mới của Báo Thử"] == "complete"
    assert offline["Mới của Báo Hai"] == offline["Bóng đá nữ vào chung kết"] == "none"


def test_a_kept_pages_headline_is_printed_once(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    server.script("/a", page(article_page(ITEMS[0].title, paragraphs("vốn đầu tư", 8))))
    program("keep", "1")
    assert program("show", "1")[1].count("# Đầu tư công tăng tốc") == 1


def test_a_failure_among_several_names_its_article(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    assert program("keep", "--feed", "1")[0] == FAILED
    assert "article 2: " in program.complaint


def test_what_finds_nothing_says_so_and_prints_nothing(program: Program) -> None:
    for command in (("search", "xyzzyqq"), ("list",), ("list", "--starred"), ("stories",)):
        assert program(*command) == (DONE, "")
        assert program.complaint.count("\n") == 1
        assert program.json(*command) == []
        assert program.complaint == ""


def test_files_that_are_not_there_are_told_in_our_own_words(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "thư mục"
    for command, sentence in (
        (("import", str(tmp_path / "không.opml")), "There is no file không.opml."),
        (("export", str(tmp_path / "không" / "a.opml")), "The folder that a.opml should be in is not there."),
        (("import", str(tmp_path)), f"{tmp_path.name} is no export of everything: a part of it is not there."),
        (("export", str(folder / "a.opml")), "The folder that a.opml should be in is not there."),
    ):
        assert program(*command)[0] == FAILED
        assert sentence in program.complaint


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("stories", "--since", "tomorrow"), "tomorrow is no date"),
        (("show", "abc"), "abc is no number"),
        (("feed", "1", "--interval", "bald"), "bald is no number"),
        (("feed", "1", "--interval", "99999999999"), "99999999999 is too large: at most 525,600 minutes"),
        (("feed", "1", "--retention-days", "999999"), "999999 is too large: at most 3,650 days"),
        (("stories", "--since", "7 days"), "7 days is no date"),
        (("stories", "--since", "9999-12-31T23:59-23:00"), "is no date"),
        (("stories", "--since", "0001-01-01"), "0001-01-01 is too long ago: 1970 is the first year"),
        (("restore", ""), "argument FILE: a name is missing"),
        (("import", ""), "argument FILE: a name is missing"),
        (("export", " "), "argument FILE: a name is missing"),
        (("import", "/"), "argument FILE: / is no file"),
        (("restore", "-"), "argument FILE: - stands for no file here"),
        (("--library", "-", "feeds"), "argument --library: - stands for no file here"),
        (("--demo", "--screenshots", "-"), "argument --screenshots: - stands for no file here"),
        (("--library", "", "feeds"), "argument --library: a name is missing"),
        (("list", "--limit", "9" * 20), "is too large: at most 1,000,000,000"),
        (("stories", "--limit", "9" * 20), "is too large"),
        (("rule", "edit", "1", "--position", "9" * 20), "is too large"),
    ],
)
def test_what_cannot_be_meant_is_told_in_words(
    program: Program, capsys: pytest.CaptureFixture[str], command: tuple[str, ...], words: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        program(*command)
    assert ended.value.code == USAGE
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("verb", ["import", "export", "restore"])
def test_the_folder_that_one_is_in_is_told_by_its_name(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    here = tmp_path / "đây"
    here.mkdir()
    (here / "x").touch()
    monkeypatch.chdir(here)
    assert program(verb, ".")[0] == FAILED
    assert "đây" in program.complaint


@pytest.mark.parametrize("ending", ["", ".opml", ".zip"])
@pytest.mark.parametrize("verb", ["import", "export", "restore"])
def test_a_name_that_no_file_can_have(program: Program, tmp_path: Path, verb: str, ending: str) -> None:
    assert program(verb, str(tmp_path / ("x" * 300 + ending)))[0] == FAILED
    assert program.complaint.count("\n") == 1


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no device without an end")
def test_what_has_no_end_is_no_list(program: Program) -> None:
    assert program("import", "/dev/zero")[0] == FAILED
    assert program.complaint == "newsreader: What is larger than 64 MB is no list of feeds.\n"


@pytest.mark.parametrize("since", ["1970-01-01", "9999-12-31", "9999y", "9999h", "9999-12-30T23:59"])
def test_the_first_and_the_last_day_are_no_fault(program: Program, since: str) -> None:
    assert program("stories", "--since", since) == (DONE, "")


def test_a_search_for_a_day_that_there_is_not_is_told(program: Program) -> None:
    assert program("search", "after:2026-13-45")[0] == DONE
    assert "2026-13-45" in program.complaint


def test_settings_that_cannot_be_read_are_told_of_once(program: Program) -> None:
    """They were put aside in silence, and the window, which came to none, had nothing to tell."""
    program("feeds")
    (program.folder / "settings.json").write_text('{"theme": "da', encoding="utf-8")
    assert program("feeds")[0] == DONE
    assert f"The file is kept as {program.folder / 'settings.damaged.json'}." in program.complaint
    program("feeds")
    assert program.complaint == ""
