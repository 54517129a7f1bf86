"""What can be typed behind `newsreader`, and the exit codes that scripts can rely on.

0  done
1  it could not be done: the sentence on stderr says why (a feed failed, the library is damaged, …)
2  the command line is wrong
3  what was named is not there: feed, section or article
4  another window or command is refreshing this library, or has it open
5  a choice is needed: the page offers several feeds

130  it was interrupted (Ctrl+C): 128 and the number of SIGINT
141  nobody reads the output any more, as a shell tells of a program that SIGPIPE ended: 128 and its number
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newsreader import NAME, __version__
from newsreader.cli import typed
from newsreader.paths import LIBRARY_VARIABLE, Paths, library_paths

DONE, FAILED, USAGE, UNKNOWN, BUSY, CHOICE = 0, 1, 2, 3, 4, 5
CUT_OFF = 141

DEFAULT_LIMIT = 100


@dataclass(slots=True)
class Options:
    """The command line, read. `command` is None for the window."""

    command: str | None = None
    library: Path | None = None
    demo: bool = False
    screenshots: Path | None = None
    json: bool = False
    values: argparse.Namespace = field(default_factory=argparse.Namespace)

    @property
    def paths(self) -> Paths:
        """Where the library is."""
        return library_paths(self.library)


def parse_arguments(arguments: Sequence[str]) -> Options:
    """Read the command line. Ends the program with code 2 and a sentence when it is wrong."""
    values = build_parser().parse_args(arguments)
    return Options(
        command=values.command,
        library=values.library,
        demo=values.demo,
        screenshots=values.screenshots,
        json=values.json,
        values=values,
    )


def build_parser() -> argparse.ArgumentParser:
    """The whole command line."""
    parser = argparse.ArgumentParser(
        prog=NAME.lower(),
        description="A desktop newsreader in Vietnamese and English. Without a command the window opens.",
        epilog="Exit codes: 0 done, 1 failed, 2 wrong usage, 3 not found, 4 busy, 5 a choice is needed.",
    )
    parser.add_argument("--version", action="version", version=f"{NAME} {__version__}")
    parser.add_argument("--demo", action="store_true", help="open a throw-away library of bundled news")
    parser.add_argument(
        "--screenshots", type=typed.folder, metavar="DIR", help="with --demo: save pictures and leave"
    )
    _add_everywhere(parser, inherited=False)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    everywhere = argparse.ArgumentParser(add_help=False)
    _add_everywhere(everywhere, inherited=True)
    _add_feed_commands(commands, everywhere)
    _add_care_commands(commands, everywhere)
    _add_reading_commands(commands, everywhere)
    _add_rule_commands(commands, everywhere)
    _add_section_commands(commands, everywhere)
    _add_library_commands(commands, everywhere)
    return parser


def _add_everywhere(parser: argparse.ArgumentParser, *, inherited: bool) -> None:
    """The options that may stand before or behind the command."""
    library_help = f"the folder of the library (else {LIBRARY_VARIABLE}, else the user's own)"
    default_library = argparse.SUPPRESS if inherited else None
    default_json = argparse.SUPPRESS if inherited else False
    parser.add_argument("--library", type=typed.folder, metavar="DIR", default=default_library, help=library_help)
    parser.add_argument("--json", action="store_true", default=default_json, help="print one JSON document")


_Commands = argparse._SubParsersAction  # noqa: SLF001  # argparse has no public name for this type


def _add_feed_commands(
    commands: "_Commands[argparse.ArgumentParser]", everywhere: argparse.ArgumentParser
) -> None:
    add = commands.add_parser("add", parents=[everywhere], help="follow a feed, or a page's feed")
    add.add_argument("address", type=typed.text, metavar="ADDRESS")
    which = add.add_mutually_exclusive_group()
    which.add_argument("--pick", type=typed.number, metavar="N", help="of a page with several feeds, number N")
    which.add_argument("--all", action="store_true", help="of a page with several feeds, all")
    add.add_argument(
        "--folder", type=typed.text, metavar="NAME", default="", help="into this folder, made when missing"
    )
    add.add_argument("--title", type=typed.title, metavar="NAME", default="", help="a name of your own for it")
    remove = commands.add_parser("remove", parents=[everywhere], help="let a feed go")
    remove.add_argument("feed", type=typed.text, metavar="FEED", help="id, exact name or address")
    commands.add_parser("feeds", parents=[everywhere], help="list the feeds")
    refresh = commands.add_parser(
        "refresh", parents=[everywhere], help="check the feeds that are due, or those named"
    )
    refresh.add_argument("feeds", type=typed.text, nargs="*", metavar="FEED", help="id, exact name or address")
    refresh.add_argument(
        "--now", action="store_true", help="check all, or those named, whenever they were last asked"
    )
    refresh.add_argument("--verbose", action="store_true", help="say also why the other feeds are left out")


def _add_care_commands(
    commands: "_Commands[argparse.ArgumentParser]", everywhere: argparse.ArgumentParser
) -> None:
    commands.add_parser("health", parents=[everywhere], help="tell which feeds are broken, moved, silent or slow")
    tidying = commands.add_parser("tidy", parents=[everywhere], help="let go of what the settings do not keep")
    tidying.add_argument("--dry-run", action="store_true", help="only tell what would go")
    feed = commands.add_parser("feed", parents=[everywhere], help="show what is set of a feed, or set it")
    feed.add_argument("feed", type=typed.text, metavar="FEED", help="id, exact name or address")
    feed.add_argument(
        "--title", type=typed.title, metavar="NAME", help='a name of your own, "" for the published one'
    )
    feed.add_argument(
        "--folder", type=typed.text, metavar="NAME", help='its folder, made when missing, "" for none'
    )
    address = feed.add_mutually_exclusive_group()
    address.add_argument("--address", type=typed.text, metavar="ADDRESS", help="another address for it")
    address.add_argument("--use-new-address", action="store_true", help="where its server says it has moved to")
    feed.add_argument("--interval", type=typed.interval, metavar="MINUTES", help='or "hand", or "default"')
    for name, help_text in (
        ("--full-text", "fetch the whole text of new articles"),
        ("--keep-offline", "keep new articles for offline, with their pictures"),
        ("--notify", "tell of new articles on the desktop"),
        ("--show-copies", "show its articles also where other feeds have them too"),
    ):
        feed.add_argument(name, type=typed.yes, metavar="yes|no", help=help_text)
    feed.add_argument("--retention-days", type=typed.days, metavar="N", help='days, or "all", or "default"')
    feed.add_argument("--retention-count", type=typed.articles, metavar="N", help="keep the newest N")
    feed.add_argument("--user-agent", type=typed.agent, metavar="TEXT", help='"" for our own, which is honest')
    feed.add_argument("--user", type=typed.text, metavar="NAME", help='user name at its server, "" for none')
    feed.add_argument("--password", action="store_true", help="ask for the password, kept in the system's keyring")


def _add_reading_commands(
    commands: "_Commands[argparse.ArgumentParser]", everywhere: argparse.ArgumentParser
) -> None:
    listing = commands.add_parser("list", parents=[everywhere], help="list articles, newest first")
    listing.add_argument("--feed", type=typed.text, metavar="F")
    listing.add_argument("--section", type=typed.text, metavar="S")
    listing.add_argument("--search", type=typed.text, metavar="WORDS", help="in the language of searches")
    listing.add_argument("--saved", type=typed.text, metavar="NAME", help="what a saved search finds")
    listing.add_argument("--unread", action="store_true")
    listing.add_argument("--starred", action="store_true")
    listing.add_argument("--muted", action="store_true", help="only what rules and muted stories hide")
    listing.add_argument("--limit", type=typed.count, default=DEFAULT_LIMIT, metavar="N")
    search = commands.add_parser(
        "search", parents=[everywhere], help="search all articles, marks optional; -- before words with a -"
    )
    search.add_argument("words", type=typed.text, nargs="+", metavar="WORDS")
    search.add_argument("--limit", type=typed.count, default=DEFAULT_LIMIT, metavar="N")
    _add_story_commands(commands, everywhere)
    for name, help_text in (("show", "print an article as Markdown"), ("related", "list related articles")):
        one = commands.add_parser(name, parents=[everywhere], help=help_text)
        one.add_argument("id", type=typed.number, metavar="ID")


def _add_story_commands(
    commands: "_Commands[argparse.ArgumentParser]", everywhere: argparse.ArgumentParser
) -> None:
    stories = commands.add_parser("stories", parents=[everywhere], help="list what most outlets report")
    stories.add_argument("--section", type=typed.text, metavar="S")
    stories.add_argument(
        "--since",
        type=typed.since,
        metavar="T",
        help="2026-03-31, 2026-03-31T18:00, or 12h, 7d, 2w ago; today unless told",
    )
    stories.add_argument("--limit", type=typed.count, default=20, metavar="N")
    story = commands.add_parser("story", parents=[everywhere], help="show an article's story, follow or mute it")
    story.add_argument("id", type=typed.number, metavar="ID", help="an article of it")
    story.add_argument("--follow", type=typed.yes, metavar="yes|no", help="tell of new articles on the desktop")
    story.add_argument("--mute", type=typed.yes, metavar="yes|no", help="hide it, and what comes to it")
    apart = story.add_mutually_exclusive_group()
    apart.add_argument("--split", action="store_true", help="make the article a story of its own")
    apart.add_argument(
        "--not-same",
        action="store_true",
        help="say that it is not the same as those that it is shown as one with",
    )
    apart.add_argument("--same", action="store_true", help="take --not-same back")
    apart.add_argument(
        "--merge", type=typed.number, action="append", metavar="ID", help="make one of it and that one's"
    )


def _add_rule_commands(
    commands: "_Commands[argparse.ArgumentParser]", everywhere: argparse.ArgumentParser
) -> None:
    commands.add_parser("rules", parents=[everywhere], help="list the rules")
    rule = commands.add_parser("rule", parents=[everywhere], help="add, edit, remove or try a rule")
    acts = rule.add_subparsers(dest="act", metavar="ACT", title="acts", required=True)
    add = acts.add_parser("add", parents=[everywhere], help="do something with articles that a search finds")
    add.add_argument("query", type=typed.text, metavar="QUERY", help="a search, in quotation marks")
    edit = acts.add_parser("edit", parents=[everywhere], help="change a rule")
    edit.add_argument("rule", type=typed.text, metavar="RULE", help="id or exact title")
    edit.add_argument("--query", type=typed.text, metavar="QUERY", help="another search")
    edit.add_argument("--enabled", type=typed.yes, metavar="yes|no", help="switch it on or off")
    edit.add_argument("--position", type=typed.count, metavar="N", help="its place among the rules")
    for name, help_text in (
        ("--mute", "hide them: they are in no list and in no count"),
        ("--read", "mark them read when they arrive"),
        ("--star", "star them when they arrive"),
        ("--keep", "keep them for offline when they arrive"),
        ("--notify", "tell of them on the desktop when they arrive"),
    ):
        add.add_argument(name, action="store_true", help=help_text)
        edit.add_argument(name, type=typed.yes, metavar="yes|no", help=help_text)
    for one in (add, edit):
        one.add_argument("--title", type=typed.title, metavar="NAME", help="a name for it")
        one.add_argument("--until", type=typed.last_day, metavar="DATE", help='mute up to this day, or "always"')
        one.add_argument(
            "--section", type=typed.text, metavar="S", help="put them in this section when they arrive"
        )
        one.add_argument("--here", action="store_true", help="do it to the articles that are here as well")
        one.add_argument("--dry-run", action="store_true", help="only tell what it would catch")
    remove = acts.add_parser("remove", parents=[everywhere], help="delete a rule")
    remove.add_argument("rule", type=typed.text, metavar="RULE", help="id or exact title")
    trying = acts.add_parser("try", parents=[everywhere], help="tell what a rule would catch")
    trying.add_argument("query", type=typed.text, metavar="QUERY", help="a search, in quotation marks")


def _add_section_commands(
    commands: "_Commands[argparse.ArgumentParser]", everywhere: argparse.ArgumentParser
) -> None:
    tree = commands.add_parser("sections", parents=[everywhere], help="list the sections with their numbers")
    tree.add_argument("--all", action="store_true", help="also those without articles")
    section = commands.add_parser("section", parents=[everywhere], help="arrange the tree of sections")
    acts = section.add_subparsers(dest="act", metavar="ACT", required=True)
    known: dict[str, Any] = {"metavar": "S", "help": "id, key or title"}
    made: dict[str, argparse.ArgumentParser] = {}
    for name, help_text in (
        ("rename", 'another title, "" for the program\'s'),
        ("move", "below another, or to the top"),
        ("merge", "have its articles stand in another"),
        ("separate", "take a merged one out again"),
        ("icon", 'the icon of another, "" for its own'),
        ("hide", "leave it out of the sidebar"),
        ("show", "no longer hide it"),
        ("add", "make one of your own"),
        ("remove", "take one of your own away"),
        ("reset", "the tree as it comes with the program"),
    ):
        made[name] = one = acts.add_parser(name, parents=[everywhere], help=help_text)
        one.set_defaults(all=True)
        if name not in ("add", "reset"):
            one.add_argument("section", type=typed.text, **known)
    made["rename"].add_argument("title", type=typed.title, metavar="TITLE")
    made["merge"].add_argument("into", type=typed.text, **known)
    made["icon"].add_argument("of", type=typed.text, **known)
    made["move"].add_argument("--position", type=typed.count, metavar="N", help="its place there, else the last")
    made["add"].add_argument("title", type=typed.title, metavar="TITLE")
    for name in ("move", "add"):
        made[name].add_argument("--below", type=typed.text, default="", **known)
    correct = commands.add_parser(
        "correct", parents=[everywhere], help="put articles or a category into a section"
    )
    correct.add_argument("ids", type=typed.number, nargs="*", metavar="ID")
    where = correct.add_mutually_exclusive_group(required=True)
    where.add_argument("--section", type=typed.text, metavar="S", help='"" for none')
    where.add_argument("--as-published", action="store_true", help="take the correction back")
    correct.add_argument("--category", type=typed.text, metavar="NAME", help="as the publisher calls it")
    correct.add_argument("--feed", type=typed.text, metavar="F", help="the category of this feed only")


def _add_library_commands(
    commands: "_Commands[argparse.ArgumentParser]", everywhere: argparse.ArgumentParser
) -> None:
    keep = commands.add_parser("keep", parents=[everywhere], help="keep full text and pictures for offline")
    keep.add_argument("id", type=typed.number, nargs="?", metavar="ID")
    keep.add_argument("--feed", type=typed.text, metavar="F")
    keep.add_argument("--section", type=typed.text, metavar="S")
    reading = commands.add_parser(
        "import",
        parents=[everywhere],
        help="follow the feeds of an OPML file, or take in another library's export",
    )
    reading.add_argument(
        "file", type=typed.file_or_stream, metavar="FILE", help='"-" reads an OPML file from stdin'
    )
    writing = commands.add_parser(
        "export", parents=[everywhere], help="write the feeds as OPML, or everything to a folder or a .zip"
    )
    writing.add_argument("file", type=typed.file_or_stream, metavar="FILE", help='"-" prints the feeds as OPML')
    _add_safety_commands(commands, everywhere)


def _add_safety_commands(
    commands: "_Commands[argparse.ArgumentParser]", everywhere: argparse.ArgumentParser
) -> None:
    check = commands.add_parser("check", parents=[everywhere], help="examine the library's file")
    check.add_argument("--repair", action="store_true", help="mend what is found; a damaged file is kept beside")
    backup = commands.add_parser(
        "backup", parents=[everywhere], help="copy the library into the folder of backups"
    )
    backup.add_argument(
        "--small",
        action="store_true",
        help="only feeds, settings, and what is read, starred, kept or filed by hand",
    )
    commands.add_parser("backups", parents=[everywhere], help="list the backups")
    restore = commands.add_parser(
        "restore", parents=[everywhere], help="put a backup back; the library that is there is put aside"
    )
    restore.add_argument(
        "file", type=typed.file, nargs="?", metavar="FILE", help="the newest with articles unless told"
    )
