"""The saved searches and the rules of an export of everything. What is here already, by its name and by what it
asks for, is not doubled; what cannot be read is left out and told."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from newsreader.errors import RuleError
from newsreader.library import rules, saved
from newsreader.library.export_files import Files, readable_lines, written
from newsreader.library.export_sections import section_keys
from newsreader.library.names import Names, all_names, in_own_names, meanings
from newsreader.library.opened import Library
from newsreader.library.searching import understand
from newsreader.ruling import Rule
from newsreader.search import Note, SavedSearch

SEARCHES, RULES = "searches.jsonl", "rules.jsonl"
_FLAGS = ("mute", "read", "star", "keep", "notify")
_UNREADABLE = (AttributeError, KeyError, TypeError, ValueError, RuleError)  # what a line of another hand may raise


def write_searches(library: Library, files: Files) -> tuple[int, int]:
    """Write both files; how many saved searches and rules there are."""
    names, keys = all_names(library), section_keys(library.store.section_tree.look())
    searches, all_rules = library.store.saved.all(), library.store.rules.all()
    with files.writing(SEARCHES) as file:
        for search in searches:
            file.write(written(_asked(library, names, search)))
    with files.writing(RULES) as file:
        for rule in all_rules:
            does = {
                "enabled": rule.enabled,
                **{name: getattr(rule, name) for name in _FLAGS},
                "mute_until": rule.mute_until.isoformat() if rule.mute_until is not None else None,
                "section": keys.get(rule.section) if rule.section is not None else None,
            }
            file.write(written(_asked(library, names, rule) | does))
    return len(searches), len(all_rules)


def take_searches(library: Library, files: Files) -> tuple[int, tuple[Note, ...]]:
    """Keep the saved searches that are not here yet; how many, and what did not come as it was."""
    names, taken = all_names(library), 0
    notes: list[Note] = []
    for number, line in readable_lines(files, SEARCHES):
        try:
            title, query, said = _own(library, names, line)
            if not _is_here(library, title, query, library.store.saved.all()):
                saved.save(library, title, query)
                taken, notes = taken + 1, [*notes, *said]
        except _UNREADABLE:
            notes.append(_left_out(SEARCHES, number))
    return taken, tuple(notes)


def take_rules(library: Library, files: Files, sections: Mapping[str, int]) -> tuple[int, tuple[Note, ...]]:
    """Keep the rules that are not here yet; the same. `rules.settle` finds what they catch. `sections` are the
    numbers here of keys there."""
    names, taken = all_names(library), 0
    notes: list[Note] = []
    for number, line in readable_lines(files, RULES):
        try:
            title, query, said = _own(library, names, line)
            if _is_here(library, title, query, library.store.rules.all()):
                continue
            section = line.get("section")
            if section is not None and section not in sections:
                said = (*said, Note("export.section", {"title": title, "name": str(section)}))
            rules.add_rule(library, _rule(line, title, query, sections.get(section)))
            taken, notes = taken + 1, [*notes, *said]
        except _UNREADABLE:
            notes.append(_left_out(RULES, number))
    return taken, tuple(notes)


def _asked(library: Library, names: Names, one: Rule | SavedSearch) -> dict[str, Any]:
    return {"title": one.title, "query": one.query, "names": meanings(library, names, one.query)}


def _own(library: Library, names: Names, line: Any) -> tuple[str, str, tuple[Note, ...]]:
    """Title and search as this library understands them, and what of it it does not."""
    query = " ".join(line["query"].split())
    title = " ".join(line["title"].split()) or query
    if not query:
        raise ValueError("asks for nothing")
    own, notes = in_own_names(library, names, query, line.get("names", ()), title)
    return title, own, notes


def _is_here(library: Library, title: str, query: str, there: Iterable[Rule | SavedSearch]) -> bool:
    same = [one.query for one in there if one.title == title]
    return query in same or (
        bool(same) and understand(library, query).term in [understand(library, one).term for one in same]
    )


def _rule(line: Any, title: str, query: str, section: int | None) -> Rule:
    does = {name: line.get(name, False) for name in _FLAGS} | {"enabled": line.get("enabled", True)}
    if not all(isinstance(value, bool) for value in does.values()):
        raise TypeError("neither true nor false")
    until = datetime.fromisoformat(line["mute_until"]) if line.get("mute_until") is not None else None
    if until is not None and until.tzinfo is None:
        raise ValueError("a moment without its time zone")
    return Rule(title=title, query=query, mute_until=until, section=section, **does)


def _left_out(name: str, number: int) -> Note:
    return Note("export.line", {"name": name, "line": number})
