"""Sections on the command line: the tree, acts on it, corrections."""

from contextlib import closing

import pytest

from newsreader.cli.arguments import DONE, FAILED, UNKNOWN, USAGE
from newsreader.library import read
from newsreader.library.opened import open_library
from newsreader.paths import library_paths
from tests.cli.conftest import Program
from tests.server import Server


def unread(program: Program) -> dict[str, tuple[int, int]]:
    return {one["path"]: (one["unread"], one["articles"]) for one in program.json("sections") if one["articles"]}


def test_the_tree_is_told_and_arranged(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    assert unread(program) == {"Business": (1, 1), "Sport": (1, 1), "Sport › Football": (1, 1)}
    assert "1 unread of       1  Sport › Football" in program("sections")[1]
    assert program("section", "rename", "Thể thao", "Sân cỏ")[0] == DONE
    program("section", "merge", "football", "business")
    assert unread(program) == {"Business": (2, 2)}
    assert len(program.json("list", "--section", "bóng đá")) == 2
    program("section", "add", "Làng tôi", "--below", "life")
    program("section", "move", "Làng tôi", "--below", "", "--position", "1")
    told = program.json("sections")
    assert (told[0]["path"], told[0]["own"], told[0]["key"]) == ("Làng tôi", True, "own-lang-toi")
    program("section", "hide", "cars")
    assert [one["key"] for one in program.json("sections") if one["hidden"]] == ["cars"]
    assert program("section", "merge", "life", "nowhere")[0] == UNKNOWN
    assert program("section", "remove", "life")[0] == FAILED
    assert "comes with the program" in program.complaint
    program("section", "remove", "lang toi")
    program("section", "reset")
    assert unread(program) == {"Business": (1, 1), "Sport": (1, 1), "Sport › Football": (1, 1)}


def test_who_changes_a_section_by_the_name_of_a_merged_one_is_told_what_it_went_into(program: Program) -> None:
    program("section", "merge", "football", "business")
    before = program.json("sections", "--all")
    for act in (
        ("rename", "Bóng đá", "Sân cỏ"),
        ("rename", "football", ""),
        ("move", "bong da"),
        ("move", "sport", "--below", "football"),
        ("merge", "football", "sport"),
        ("merge", "sport", "football"),
        ("hide", "football"),
        ("show", "football"),
        ("remove", "football"),
        ("add", "Làng tôi", "--below", "football"),
    ):
        assert program("section", *act)[0] == UNKNOWN, act
        assert program.complaint.endswith("was merged into “Business”: name that section instead.\n"), act
    assert program.json("sections", "--all") == before
    assert program("section", "rename", "business", "Tiền")[0] == DONE


def test_a_merged_section_is_separated_again_and_has_another_icon(program: Program, server: Server) -> None:
    """What was merged on the command line could be taken apart only in the window."""
    program("add", server.url("/rss.xml"))
    before = unread(program)
    program("section", "merge", "football", "business")
    assert program("section", "separate", "bóng đá")[0] == DONE
    assert set(unread(program)) == {"Business", "Business › Football"}, "below what it was merged into"
    program("section", "move", "football", "--below", "sport")
    assert unread(program) == before
    assert program("section", "separate", "football")[0] == FAILED
    assert program.complaint == "newsreader: “Football” was merged into no other section.\n"
    assert program("section", "separate", "nowhere")[0] == UNKNOWN
    for of, icon in (("travel", "travel"), ("", "")):
        assert program("section", "icon", "football", of)[0] == DONE
        with closing(open_library(library_paths(program.folder))) as library:
            assert read.find_section(library, "football").custom_icon == icon


def test_a_correction_is_taken_back(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    before = program.json("list", "--section", "Sport")
    number = str(before[0]["id"])
    for what in ((number,), ("--category", "bong da")):
        program("correct", *what, "--section", "Law")
        assert program.json("list", "--section", "Sport") == []
        assert program("correct", *what, "--as-published")[1] == "Corrected 1 article.\n"
        assert program.json("list", "--section", "Sport") == before
    for wrong in ((number, "--as-published", "--section", "Law"), (number,)):
        with pytest.raises(SystemExit):
            program("correct", *wrong)


def test_articles_and_categories_are_corrected(program: Program, server: Server) -> None:
    program("add", server.url("/rss.xml"))
    article = program.json("list", "--section", "Sport")[0]
    assert article["sections"] == [
        {"id": article["sections"][0]["id"], "title": "Football", "path": "Sport › Football", "source": "declared",
         "published": "Bóng đá", "confidence": None}
    ]  # fmt: skip
    assert program.json("correct", "--category", "bong da", "--section", "Life") == {"changed": 1}
    told = program.json("list", "--section", "Life")[0]["sections"]
    assert [(one["title"], one["source"], one["published"]) for one in told] == [("Life", "corrected", "Bóng đá")]
    assert program("correct", str(article["id"]), "--section", "Law")[1] == "Corrected 1 article.\n"
    assert [one["path"] for one in program.json("list", "--section", "Law")[0]["sections"]] == ["Law"]
    assert program("correct", "99", "--section", "Law")[0] == UNKNOWN
    for wrong in (
        (),
        (str(article["id"]), "--category", "bong da"),
        ("--category", " "),
        ("--category", "\u200b"),
    ):
        assert program("correct", *wrong, "--section", "Law")[0] == USAGE
        assert program.complaint == "newsreader: name articles, or a --category.\n"
