"""The commands for rules: list, add, edit, remove, try."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import MAXYEAR, date, datetime, time, timedelta
from typing import Any

from newsreader.cli.arguments import DONE, Options
from newsreader.cli.output import complain, iso, many, print_json, print_rows, row_object, say
from newsreader.cli.sections import tell_sections
from newsreader.errors import RuleError
from newsreader.library import rules
from newsreader.library.opened import Library
from newsreader.library.read import feed_titles, find_section, sections
from newsreader.ruling import DryRun, Rule, RuleState
from newsreader.wording import sentence

_FLAGS = ("mute", "read", "star", "keep", "notify", "enabled")


def show_rules(library: Library, options: Options) -> int:
    """List the rules: what they look for, what they do, how many articles they catch."""
    states = rules.rules(library)
    if options.json:
        print_json([rule_object(library, one) for one in states])
        return DONE
    for one in states:
        _say_rule(library, one)
    if not states:
        say("There are no rules.")
    return DONE


def do_rule(library: Library, options: Options) -> int:
    """One of: add, edit, remove, try."""
    return _ACTS[options.values.act](library, options)


def _add(library: Library, options: Options) -> int:
    values = options.values
    rule = _formed(library, Rule(query=values.query, title=values.title or ""), values)
    if values.dry_run:
        return _tell_dry_run(library, options, rule.query)
    rules.refuse_double(library, rule)
    return _settle(library, options, rules.add_rule(library, rule))


def _edit(library: Library, options: Options) -> int:
    values = options.values
    before = rules.find_rule(library, values.rule)
    rule = replace(before, query=before.query if values.query is None else values.query)
    rule = _formed(library, replace(rule, title=before.title if values.title is None else values.title), values)
    if values.dry_run:
        return _tell_dry_run(library, options, rule.query)
    rules.refuse_double(library, rule)
    rules.change_rule(library, rule)
    if values.position is not None:
        rules.move_rule(library, rule.id, _place(library, rule.id, values.position))
    return _settle(library, options, rule.id)


def _place(library: Library, number: int, position: int) -> int:
    """Where a rule is put that is to be the one of that number, counted from 1."""
    at = [one.rule.id for one in rules.rules(library)].index(number)
    return position - 1 if position - 1 <= at else position


def _remove(library: Library, options: Options) -> int:
    gone = rules.remove_rule(library, rules.find_rule(library, options.values.rule).id)
    for _ in rules.settle(library):
        pass
    if options.json:
        print_json([rule_object(library, RuleState(gone))])
    else:
        say(f"Removed the rule “{gone.title}”.")
    return DONE


def _try(library: Library, options: Options) -> int:
    return _tell_dry_run(library, options, options.values.query)


_ACTS: Mapping[str, Callable[[Library, Options], int]] = {
    "add": _add,
    "edit": _edit,
    "remove": _remove,
    "try": _try,
}


def _formed(library: Library, rule: Rule, values: Namespace) -> Rule:
    """The rule with what was told of it. Raises RuleError where the day is past until which it is to mute."""
    told: dict[str, Any] = {
        name: getattr(values, name) for name in _FLAGS if getattr(values, name, None) is not None
    }
    if values.section is not None:
        told["section"] = find_section(library, values.section).id if values.section.strip() else None
    if values.until is not None:
        told |= {"mute": True, "mute_until": None if values.until.year == MAXYEAR else last_moment(values.until)}
    formed = replace(rule, **told)
    if values.until is not None and formed.lapsed(library.now()):
        raise RuleError("rule.past", day=values.until.isoformat())
    return formed


def last_moment(day: date) -> datetime:
    """When a rule stops that mutes until a day, which is the last one."""
    return datetime.combine(day + timedelta(days=1), time()).astimezone()


def _settle(library: Library, options: Options, number: int) -> int:
    """Find what the rule catches, and tell; do it to the articles that are here where that is asked."""
    for note in rules.query_notes(library, rules.find_rule(library, str(number)).query):
        complain(sentence(note.code, dict(note.data)))
    done = rules.apply_rule(library, number)[0].updated if options.values.here else ()
    for _ in rules.settle(library):
        pass
    (state,) = [one for one in rules.rules(library) if one.rule.id == number]
    if options.json:
        print_json([rule_object(library, state)])
        return DONE
    _say_rule(library, state)
    if options.values.here:
        changed = many(len(done), "article that is here was", "articles that are here were")
        say(f"{changed} changed.")
    return DONE


def _tell_dry_run(library: Library, options: Options, query: str) -> int:
    run = rules.dry_run(library, query)
    notes = [sentence(note.code, dict(note.data)) for note in rules.query_notes(library, query)]
    if options.json:
        print_json(_run_object(library, run) | {"notes": notes})
        return DONE
    for note in notes:
        complain(note)
    hidden = f", of which {many(run.muted, 'is', 'are')} hidden already" if run.muted else ""
    say(f"Would catch {run.total:,} of the articles that are here{hidden}.")
    print_rows(run.newest)
    return DONE


def _run_object(library: Library, run: DryRun) -> dict[str, Any]:
    told = tell_sections(library, [row.id for row in run.newest])
    titles = feed_titles(library)
    newest = [row_object(row, told, titles) for row in run.newest]
    return {"total": run.total, "hidden": run.muted, "newest": newest}


def _say_rule(library: Library, state: RuleState) -> None:
    rule = state.rule
    off = "" if rule.enabled else "  (switched off)"
    say(f"{rule.id:>5}  {rule.title}{off}")
    if rule.query != rule.title:
        say(f"       looks for: {rule.query}")
    waiting = f"; {many(state.waiting, 'is', 'are')} still to be looked at" if state.waiting else ""
    say(f"       {', '.join(acts_of(library, rule))}: catches {many(state.caught, 'article')}{waiting}")


def acts_of(library: Library, rule: Rule) -> list[str]:
    """What a rule does, in words."""
    until = f" until {_last_day(rule):%Y-%m-%d}" if rule.mute_until is not None else ""
    titles = {section.id: section.title("en") for section in sections(library)}
    words = (
        (rule.mute, f"mutes{until}"),
        (rule.read, "marks read"),
        (rule.star, "stars"),
        (rule.keep, "keeps for offline"),
        (rule.section is not None, f"puts in {titles.get(rule.section or 0, '')}"),
        (rule.notify, "tells"),
    )
    return [word for wanted, word in words if wanted]


def _last_day(rule: Rule) -> date:
    assert rule.mute_until is not None  # the caller asks first
    return (rule.mute_until.astimezone() - timedelta(seconds=1)).date()


def rule_object(library: Library, state: RuleState) -> dict[str, Any]:
    """A rule as scripts see it."""
    rule = state.rule
    titles = {section.id: section.title("en") for section in sections(library)}
    return {
        "id": rule.id,
        "title": rule.title,
        "query": rule.query,
        **{name: getattr(rule, name) for name in _FLAGS},
        "mute_until": iso(rule.mute_until),
        "section": titles.get(rule.section) if rule.section is not None else None,
        "caught": state.caught,
        "waiting": state.waiting,
    }
