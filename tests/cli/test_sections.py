"""Sections on the command line: the tree, acts on it, corrections."""

from newsreader.cli.arguments import DONE, FAILED, UNKNOWN, USAGE
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
    for wrong in ((), (str(article["id"]), "--category", "bong da")):
        assert program("correct", *wrong, "--section", "Law")[0] == USAGE
        assert program.complaint == "newsreader: name articles, or a --category.\n"
