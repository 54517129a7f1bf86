"""Sections on the command line: the tree with its numbers, acts on it, corrections of articles and categories."""

import argparse
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from newsreader.cli.arguments import DONE, USAGE, Options
from newsreader.cli.output import complain, many, print_json, say, section_objects
from newsreader.library import correct, read, rules, section_tree
from newsreader.library.opened import Library
from newsreader.library.section_tree import Act
from newsreader.model import Section


def show_sections(library: Library, options: Options) -> int:
    """The tree: each section's path, unread and all articles, with everything below it."""
    every = read.sections(library)
    numbers = read.section_numbers(library)
    titles = paths(every)
    if options.json:
        print_json([_object(one, titles, numbers) for one in every])
        return DONE
    for one in every:
        articles, unread = numbers.get(one.id, (0, 0))
        if articles or options.values.all:
            marks = "  (hidden)" if one.hidden else ""
            say(f"{unread:>7,} unread of {articles:>7,}  {titles[one.id]}{marks}")
    return DONE


def paths(every: Sequence[Section]) -> dict[int, str]:
    """Each section's way from the top, in English or as the reader calls it."""
    titles: dict[int, str] = {}
    for one in every:
        above = titles.get(one.parent or 0, "")
        titles[one.id] = f"{above} › {one.title('en')}" if above else one.title("en")
    return titles


def do_section(library: Library, options: Options) -> int:
    """Arrange the tree."""
    values = options.values
    section_tree.arranged(library, _ACTS[values.act](library, values))
    for _ in section_tree.settle(library):
        pass
    for _ in rules.settle(library):  # what a name in them means may be another now
        pass
    return show_sections(library, options)


def correct_sections(library: Library, options: Options) -> int:
    """Put articles, or what a category stands for, into a section; or take that back."""
    values = options.values
    category = values.category if values.category is not None and correct.folded(values.category) else None
    if bool(values.ids) == (category is not None) or category != values.category:
        complain("name articles, or a --category.")
        return USAGE
    section = None
    if not values.as_published and values.section.strip():
        section = read.find_section(library, values.section).id
    if category is not None:
        feed = read.find_feed(library, values.feed).id if values.feed is not None else correct.ALL_FEEDS
        name, active = correct.folded(category), not values.as_published
        correct.become(library, correct.Meaning(feed, name, category, section, active=active))
        count = sum(len(changes.updated) for changes in correct.settle(library))
    else:
        ids = [read.article(library, number).row.id for number in values.ids]
        done = correct.let_go(library, ids) if values.as_published else correct.put(library, ids, section)
        count = len(done[0].updated)
    for _ in rules.settle(library):  # they may ask for the section
        pass
    if options.json:
        print_json({"changed": count})
    else:
        say(f"Corrected {many(count, 'article')}.")
    return DONE


def tell_sections(library: Library, ids: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    """The sections of articles with where each came from, for scripts."""
    every = read.sections(library)
    titles, found = paths(every), {one.id: one for one in every}
    return {number: section_objects(marks, found, titles) for number, marks in read.marks(library, ids).items()}


def _object(one: Section, titles: Mapping[int, str], numbers: Mapping[int, tuple[int, int]]) -> dict[str, Any]:
    articles, unread = numbers.get(one.id, (0, 0))
    return {
        "id": one.id,
        "key": one.key,
        "path": titles[one.id],
        "title": one.title("en"),
        "title_vi": one.title("vi"),
        "unread": unread,
        "articles": articles,
        "hidden": one.hidden,
        "own": one.own,
    }


def _rename(library: Library, values: argparse.Namespace) -> Act:
    return section_tree.rename(read.find_section_itself(library, values.section).id, values.title)


def _move(library: Library, values: argparse.Namespace) -> Act:
    below = read.find_section_itself(library, values.below).id if values.below.strip() else None
    position = None if values.position is None else values.position - 1
    return section_tree.move(read.find_section_itself(library, values.section).id, below, position)


def _merge(library: Library, values: argparse.Namespace) -> Act:
    into = read.find_section_itself(library, values.into).id
    return section_tree.merge(read.find_section_itself(library, values.section).id, into)


def _separate(library: Library, values: argparse.Namespace) -> Act:
    return section_tree.separate(read.find_merged(library, values.section).id)


def _icon(library: Library, values: argparse.Namespace) -> Act:
    like = read.find_section(library, values.of) if values.of.strip() else None
    icon = "" if like is None else like.custom_icon or ("" if like.own else like.key)
    return section_tree.set_icon(read.find_section_itself(library, values.section).id, icon)


def _add(library: Library, values: argparse.Namespace) -> Act:
    below = read.find_section_itself(library, values.below).id if values.below.strip() else None
    return section_tree.add(values.title, below)


def _on(act: Callable[[int], Act]) -> Callable[[Library, argparse.Namespace], Act]:
    return lambda library, values: act(read.find_section_itself(library, values.section).id)


_ACTS: Mapping[str, Callable[[Library, argparse.Namespace], Act]] = {
    "rename": _rename,
    "move": _move,
    "merge": _merge,
    "separate": _separate,
    "icon": _icon,
    "hide": _on(lambda number: section_tree.hide(number, True)),
    "show": _on(lambda number: section_tree.hide(number, False)),
    "add": _add,
    "remove": _on(section_tree.remove),
    "reset": lambda _library, _values: section_tree.reset,
}
