"""`newsreader health` and `newsreader feed`: what they tell, what they set, what they refuse."""

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsreader.cli.arguments import DONE, FAILED, UNKNOWN, USAGE
from newsreader.library.opened import open_library
from newsreader.model import FeedCheck, FeedStatus
from newsreader.paths import library_paths
from newsreader.settings import RETENTION_COUNT
from tests.cli.conftest import Program
from tests.newsroom import NOON, Item, rss
from tests.server import Answer, Server, feed, redirect


@pytest.fixture
def followed(program: Program, server: Server) -> Program:
    program("add", server.url("/rss.xml"))
    return program


def test_a_library_without_troubles_says_so(program: Program, server: Server) -> None:
    today = Item("a", "Tin hôm nay", age=NOON - datetime.now(UTC) + timedelta(hours=1))
    server.script("/rss.xml", feed(rss([today], base=server.url("").rstrip("/"))))
    program("add", server.url("/rss.xml"))
    assert program("health") == (DONE, "All feeds are well.\n")
    [one] = program.json("health")
    assert (one["troubles"], one["told"], one["http_status"]) == ([], ["All is well with this feed."], 200)


def test_a_broken_feed_is_told_in_sentences(followed: Program, server: Server) -> None:
    server.script("/rss.xml", redirect("/rss.xml"))
    followed("refresh", "--now")
    code, out = followed("health")
    assert code == DONE
    assert "broken" in out
    assert "127.0.0.1 sends us in circles." in out
    assert "1 of 1 feed may need you." in out
    assert "127.0.0.1 sends us in circles." in followed("feeds")[1]


def test_a_feed_that_waits_as_its_server_asked_needs_nobody(program: Program, server: Server) -> None:
    today = Item("a", "Tin hôm nay", age=NOON - datetime.now(UTC) + timedelta(hours=1))
    server.script("/rss.xml", feed(rss([today], base=server.url("").rstrip("/"))))
    program("add", server.url("/rss.xml"))
    server.script("/rss.xml", Answer(429, {"Retry-After": "3600"}))
    program("refresh", "--now")
    code, out = program("health")
    assert (code, out.splitlines()[-1]) == (DONE, "No feed needs you; 1 waits, as the server asked.")
    assert "resting" in out


def test_moved_and_silent_feeds_are_told(followed: Program, tmp_path: Path) -> None:
    library = open_library(library_paths(tmp_path / "library"))
    [one] = library.store.feeds.all()
    check = FeedCheck(one.id, library.now(), FeedStatus.OK, redirected_to="https://moi.example/rss", moved_count=1)
    library.store.checks.record_all([check])
    library.close()
    [told] = followed.json("health")
    assert "moved" in told["troubles"]
    assert told["moved_to"] == "https://moi.example/rss"
    code, _ = followed("feed", "1", "--use-new-address")
    assert (code, followed.json("feed", "1")[0]["url"]) == (DONE, "https://moi.example/rss")


def test_settings_are_shown_and_set(followed: Program) -> None:
    code, out = followed("feed", "1")
    assert code == DONE
    assert "interval:      as for all feeds" in out
    followed(
        "feed", "Báo Thử", "--title", "Báo của tôi", "--folder", "Trong nước", "--interval", "60",
        "--full-text", "yes", "--notify", "yes", "--retention-days", "30", "--user-agent", "Thu/1",
        "--user", "bandoc",
    )  # fmt: skip
    [now] = followed.json("feed", "Báo của tôi")
    assert now["folder"] == "Trong nước"
    assert (now["interval_minutes"], now["retention_days"], now["retention_count"]) == (60, 30, 0)
    assert (now["full_text"], now["keep_offline"], now["notify"]) == (True, False, True)
    assert (now["user_agent"], now["user_name"]) == ("Thu/1", "bandoc")


def test_a_name_stands_on_one_line_and_an_agent_may_be_as_long_as_in_the_window(followed: Program) -> None:
    [now] = followed.json("feed", "1", "--title", " Báo\r\ncủa   tôi ", "--user-agent", "x" * 200)
    assert (now["title"], now["user_agent"]) == ("Báo của tôi", "x" * 200)


def test_what_is_not_named_stays_and_defaults_come_back(followed: Program) -> None:
    followed("feed", "1", "--interval", "hand", "--retention-count", "5", "--folder", "A", "--keep-offline", "yes")
    assert "next check:    Asked only by hand.\n" in followed("feed", "1", "--keep-offline", "no")[1]
    assert followed.json("feeds")[0]["next_check"] is None
    [now] = followed.json("feed", "1")
    assert (now["interval_minutes"], now["retention_count"], now["folder"]) == (0, 5, "A")
    followed(
        "feed", "1", "--interval", "default", "--retention-days", "default", "--folder", "", "--user-agent", ""
    )
    [now] = followed.json("feed", "1")
    assert (now["interval_minutes"], now["retention_days"], now["retention_count"]) == (None, None, None)
    assert now["folder"] == ""


def test_one_of_something_is_no_plural(followed: Program) -> None:
    out = followed("feed", "1", "--interval", "1", "--retention-days", "1")[1]
    assert "every 1 minute\n" in out
    assert "for 1 day" in out
    assert "for 1 days" not in out


def test_what_would_go_is_told_before(followed: Program) -> None:
    _, out = followed("feed", "1", "--retention-count", "1")
    assert "the newest 1 (1 goes in an hour at the earliest)" in out
    followed("refresh", "--now")
    assert len(followed.json("list")) == 2  # it may have been a slip
    followed("tidy")
    assert len(followed.json("list")) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (("feed", "Không có",), UNKNOWN, "There is no feed “Không có”."),
        (("feed", "1", "--address", "không phải"), FAILED, "“không phải” is not a web address."),
        (("feed", "1", "--password"), USAGE, "a password needs a user name"),
        (("feed", "1", "--user", "a:b"), USAGE, "A user name cannot have “:”."),
        (("feed", "1", "--user-agent", "xấu\t"), USAGE, "A User-Agent cannot have “ấ U+0009”: only letters"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_a_sentence(
    followed: Program, arguments: tuple[str, ...], code: int, complaint: str
) -> None:
    before = followed.json("feed", "1")
    assert followed(*arguments)[0] == code
    assert complaint in followed.complaint
    assert followed.json("feed", "1") == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("--interval", "0"), ("--interval", "bald"), ("--notify", "maybe"), ("--retention-days", "-1"),
        ("--address", "a.example", "--use-new-address"), ("--interval", "99999999999"), ("--interval", "525601"),
        ("--user-agent", "x" * 201), ("--retention-days", "3651"), ("--retention-count", "99999999999999999999"), ("--interval", "9" * 5000),
    ],
)  # fmt: skip
def test_a_wrong_command_line_changes_nothing(followed: Program, arguments: tuple[str, ...]) -> None:
    before = followed.json("feed", "1")
    with pytest.raises(SystemExit) as ended:
        followed("feed", "1", *arguments)
    assert ended.value.code == USAGE
    assert followed.json("feed", "1") == before


def test_a_password_is_read_unseen_and_never_stored(
    followed: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import keyring
    from keyring.backends import fail

    monkeypatch.setattr(keyring, "get_keyring", fail.Keyring)
    monkeypatch.setattr("sys.stdin", io.StringIO("bí mật\n"))
    assert followed("feed", "1", "--user", "bandoc", "--password")[0] == DONE
    assert "no keyring" in followed.complaint
    whole = b"".join(file.read_bytes() for file in (tmp_path / "library").rglob("*") if file.is_file())
    assert "bí mật".encode() not in whole


def test_tidying_tells_first_and_lets_go_then(followed: Program, server: Server, tmp_path: Path) -> None:
    items = [Item(f"bai{day}", f"Bài {day}", age=timedelta(days=day)) for day in range(5)]
    server.script("/rss.xml", feed(rss(items, base=server.url("").rstrip("/"))))
    followed("refresh", "--now")
    assert followed("tidy", "--dry-run") == (DONE, "Nothing is to go.\n")
    library = open_library(library_paths(tmp_path / "library"))
    library.settings.set(RETENTION_COUNT, 2)
    library.close()
    before = len(followed.json("list"))
    code, out = followed("tidy", "--dry-run")
    assert (code, out.splitlines()[-1]) == (DONE, f"{before - 2} articles would go.")
    assert len(followed.json("list")) == before
    [gone] = followed.json("tidy")
    assert len(gone["articles"]) == before - 2
    assert len(followed.json("list")) == 2
    assert followed("tidy")[1] == "Nothing is to go.\n"
