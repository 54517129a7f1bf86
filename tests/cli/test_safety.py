"""Backups, restoring, examining and repairing from the command line."""

import shutil
import time
from pathlib import Path

import pytest

from newsreader.cli import commands
from newsreader.cli.arguments import BUSY, DONE, FAILED
from newsreader.errors import StoreError
from newsreader.library.opened import open_library
from newsreader.paths import library_paths
from newsreader.settings import RETENTION_DAYS
from newsreader.wording import say
from tests.cli.conftest import Program
from tests.server import Server
from tests.store.news import confuse


def test_a_refresh_makes_the_copies_that_are_due(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    assert program.json("backups") == []
    assert "no backup yet" in program("backups")[1]
    program("refresh", "--now")
    assert {one["kind"] for one in program.json("backups")} == {"small", "whole"}
    program("refresh", "--now")
    assert len(program.json("backups")) == 2


def test_a_backup_that_cannot_be_made_is_told(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    backups = library_paths(program.folder).backups
    backups.write_text("not a folder")
    why = "The daily backup could not be made. There is no folder for backups"
    assert program("refresh", "--now")[0] == DONE
    assert why in program.complaint
    code, told = program("check")
    assert code == DONE
    assert why in told
    assert "The library is sound." in told
    codes = [one["code"] for one in program.json("check")]
    assert codes == ["backup.failed_small", "backup.failed_whole"]
    assert program("backup")[0] == FAILED
    assert "There is no folder for backups" in program.complaint
    backups.unlink()
    program("refresh", "--now")
    assert program("check") == (DONE, "The library is sound.\n")


def test_from_backup_to_restore(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    [made] = program.json("backup")
    assert (made["kind"], made["feeds"], made["articles"]) == ("whole", 1, 2)
    program("backup", "--small")
    program("remove", "1")
    assert program.json("feeds") == []
    code, told = program("restore", Path(made["file"]).name)  # a name is looked for in the folder of backups
    assert code == DONE
    assert "is kept in" in told
    assert [feed["articles"] for feed in program.json("feeds")] == [2]
    assert program.json("check") == []
    lines = program("backups")[1].splitlines()
    assert sum("put aside" in line for line in lines) == 1
    assert program("restore")[0] == DONE  # the newest
    assert program.json("feeds")


def test_settings_come_back_and_the_others_are_kept(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    paths = library_paths(program.folder)
    library = open_library(paths)
    library.settings.set(RETENTION_DAYS, 9)
    library.close()
    program("backup", "--small")
    library = open_library(paths)
    library.settings.set(RETENTION_DAYS, 10)
    library.close()
    program("restore")
    library = open_library(paths)
    assert library.settings.get(RETENTION_DAYS) == 9
    library.close()
    assert '"retention.days": 10' in next(paths.backups.glob("*.settings.json")).read_text()


def test_an_open_library_is_busy(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    program("backup")
    library = open_library(library_paths(program.folder))
    for command in (("restore",), ("check", "--repair")):
        assert program(*command)[0] == BUSY
        assert "open in a window or another command" in program.complaint
    library.close()


def test_nothing_to_restore(program: Program) -> None:
    assert program("restore")[0] == FAILED
    assert "no backup yet" in program.complaint
    assert program("restore", "/nowhere/x.sqlite3")[0] == FAILED


def test_a_missing_library_is_told_and_comes_back(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    program("backup")
    library_paths(program.folder).database.unlink()
    assert program("list")[0] == FAILED
    assert "is not there, but backups of it are" in program.complaint
    assert program("restore")[0] == DONE
    assert len(program.json("list")) == 2


def test_a_library_that_left_its_log_is_not_begun_anew(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    paths = library_paths(program.folder)
    log = paths.database.with_name("library.sqlite3-wal")
    paths.database.rename(program.folder / "elsewhere.sqlite3")
    log.write_bytes(b"x" * 4096)
    assert program("list")[0] == FAILED
    assert f"deletes {log} first" in program.complaint
    log.unlink()
    assert program("list")[0] == DONE


def test_a_damaged_library_is_repaired(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    file = library_paths(program.folder).database
    before = [article["title"] for article in program.json("list")]
    data = file.read_bytes()
    file.write_bytes(b"x" * 4096 + data[4096:])
    assert program("check")[0] == FAILED
    code, told = program("check", "--repair")
    assert code == DONE
    assert "2 articles." in told
    assert [article["title"] for article in program.json("list")] == before
    assert program("check") == (DONE, "The library is sound.\n")
    assert program("check", "--repair") == (DONE, "The library is sound.\n")
    assert next(library_paths(program.folder).backups.glob("aside-*.sqlite3")).read_bytes()[:4] == b"xxxx"


def test_what_noise_makes_of_a_value_is_told_as_damage(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    file = library_paths(program.folder).database
    confuse(file, "headline", "url")
    assert program("list", "--json") == (FAILED, "")
    damage = StoreError("store.damaged", path=str(file), backups=str(file.parent / "backups"))
    assert program.complaint == f"newsreader: {say(damage)}\n"


def test_a_fault_of_the_program_stays_one(
    program: Program, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    program("add", server.url("/rss.xml"))
    monkeypatch.setattr(commands, "COMMANDS", {"list": lambda library, options: 1 // 0})
    with pytest.raises(ZeroDivisionError):
        program("list")


def test_everything_goes_to_another_machine(program: Program, server: Server, tmp_path: Path) -> None:
    program("add", server.url("/rss.xml"))
    archive = str(tmp_path / "tất cả.zip")
    program("rule", "add", "tin", "--mute", "--title", "Ẩn")
    wrote = "Wrote 1 feed, 2 articles and 0 pictures,\n0 saved searches, 1 rule, and what was said of 0 stories.\n"
    assert program("export", archive) == (DONE, wrote)
    program.folder = tmp_path / "other machine"
    [done] = program.json("import", archive)
    counts = {"feeds": 1, "articles": 2, "merged": 0, "pictures": 0, "searches": 0, "rules": 1, "settings": 0}
    assert done == counts | {"stories": 0, "categories": 0, "notes": []}
    assert [one["title"] for one in program.json("rules")] == ["Ẩn"]
    assert len(program.json("list")) == 2
    assert "Here already: 2 articles;" in program("import", archive)[1]
    assert program("export", str(tmp_path / "folder"))[0] == DONE
    assert (tmp_path / "folder" / "manifest.json").exists()
    assert program("import", str(tmp_path))[0] == FAILED
    assert "is no export of everything" in program.complaint


def test_a_small_copy_is_said_to_hold_no_articles(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    program("backup")
    assert "no articles" not in program("restore")[1]
    (made,) = program.json("backup", "--small")
    elsewhere = program.folder / "mang theo.sqlite3"
    shutil.move(made["file"], elsewhere)
    assert "no articles" in program("restore", str(elsewhere))[1]


def test_unless_named_a_copy_with_articles_comes_back(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    (whole,) = program.json("backup")
    time.sleep(1.1)  # names tell seconds
    program("add", server.url("/hai.xml"))
    (small,) = program.json("backup", "--small")
    code, told = program("restore")
    assert code == DONE
    assert f"newsreader restore {Path(small['file']).name}" in told
    assert len(program.json("list")) == 2
    (again,) = program.json("restore")
    assert (again["restored"], again["newer"]) == (whole["file"], small["file"])
    assert program.json("restore", Path(small["file"]).name)[0]["newer"] is None
    assert len(program.json("feeds")) == 2


def test_what_comes_back_without_articles_is_due(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    program("add", server.url("/hai.xml"))
    program("feed", "2", "--interval", "hand")
    (made,) = program.json("backup", "--small")
    program("restore", made["file"])
    assert program.json("list") == []
    assert [(one["new"], bool(one.get("left_out"))) for one in program.json("refresh")] == [(2, False), (0, True)]
    assert len(program.json("list")) == 2
