"""The two manuals (docs/manual.md and the man page) against what can be typed: nothing is left out, nothing made up."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.cli import arguments
from newsreader.cli.arguments import build_parser

ROOT = Path(__file__).parents[2]
MAN_PAGE = ROOT / "packaging" / "linux" / "newsreader.1.in"
MANUAL = ROOT / "docs" / "manual.md"
EVERYWHERE = {"--help", "--json", "--library"}


def options(parser: argparse.ArgumentParser, *command: str) -> Iterator[tuple[str, set[str]]]:
    """Each command, "" for none, with the long options that it takes; acts of a command are told with it."""
    found = {name for action in parser._actions for name in action.option_strings if name.startswith("--")}
    yield " ".join(command[:1]), found - (EVERYWHERE if command else set())
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                yield from options(inner, *command, name)


def man_page() -> str:
    """The man page without its marks for letters."""
    return re.sub(r"\\f.", "", MAN_PAGE.read_text(encoding="utf-8")).replace(r"\-", "-")


def told(command: str) -> str:
    """What the man page says of a command: all that begins with its name, up to the next."""
    parts = re.split(r"^\.(?:TP|SH.*)\n", man_page(), flags=re.MULTILINE)
    return "".join(part for part in parts if re.match(rf'\.[BRI]+ "?{command or "--"}\b', part))


@pytest.mark.parametrize(("command", "wanted"), list(options(build_parser())))
def test_the_manuals_tell_every_command_with_its_options(command: str, wanted: set[str]) -> None:
    words = set(re.findall(r"--[a-z][a-z-]*", told(command)))
    assert told(command)
    assert wanted <= words
    manual = MANUAL.read_text(encoding="utf-8")
    assert re.search(rf"\b{command}\b", manual)
    assert wanted <= set(re.findall(r"--[a-z][a-z-]*", manual))


@pytest.mark.parametrize("command", ["", *sorted({command for command, _ in options(build_parser()) if command})])
def test_the_man_page_names_no_option_that_a_command_does_not_take(command: str) -> None:
    known = set().union(*(found for name, found in options(build_parser()) if name in ("", command)))
    assert set(re.findall(r"--[a-z][a-z-]*", told(command))) <= known


def test_the_manual_names_no_option_that_is_not_there() -> None:
    known = set().union(*(found for _, found in options(build_parser())))
    assert set(re.findall(r"--[a-z][a-z-]*", MANUAL.read_text(encoding="utf-8"))) <= known


def test_the_manuals_tell_every_exit_code() -> None:
    codes = re.findall(r"^(\d+)  ", arguments.__doc__ or "", flags=re.MULTILINE)
    assert len(codes) == 8
    for code in codes:
        assert re.search(rf"^\.B {code}$", man_page(), flags=re.MULTILINE), code
        assert f"\n| {code} | " in MANUAL.read_text(encoding="utf-8"), code
