"""The commands that keep the library safe: copies, putting one back, examining, repairing."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from newsreader.cli.arguments import DONE, FAILED, Options
from newsreader.cli.output import iso, many, print_json, say, show_progress
from newsreader.library import backup, export, repair
from newsreader.library.backup import Backup, BackupKind
from newsreader.library.export import Exported, Imported
from newsreader.library.opened import Library
from newsreader.library.repair import Problem
from newsreader.model import BackupFailure
from newsreader.paths import Paths, is_there
from newsreader.wording import sentence

KINDS = {
    BackupKind.SMALL: "small",
    BackupKind.WHOLE: "whole",
    BackupKind.BEFORE: "before an update",
    BackupKind.ASIDE: "put aside",
}


def back_up(library: Library, options: Options) -> int:
    """Make a copy now."""
    made = backup.back_up(library, BackupKind.SMALL if options.values.small else BackupKind.WHOLE)
    if options.json:
        print_json([backup_object(made)])
    else:
        say(f"Backed up to {made.path} ({_size(made)}).")
    return DONE


def show_backups(options: Options) -> int:
    """List the copies there are."""
    there = backup.backups(options.paths)
    if options.json:
        print_json([backup_object(one) for one in there])
        return DONE
    for one in there:
        say(f"{_when(one)}  {KINDS[one.kind]:<16} {_size(one):>9}  {_held(one)}  {one.path.name}")
    if not there:
        say(sentence("backup.none", {"folder": str(options.paths.backups)}))
    return DONE


def restore(options: Options) -> int:
    """Put a copy back: the one named, else the newest that holds articles. What was there is put aside."""
    named, paths = options.values.file, options.paths
    one, newer = backup.latest(paths) if named is None else (backup.describe(_placed(paths, named)), None)
    aside = backup.restore(paths, one.path)
    if options.json:
        files = {"restored": one.path, "put_aside": aside, "newer": newer.path if newer else None}
        print_json([{name: str(file) if file else None for name, file in files.items()}])
        return DONE
    say(f"Restored {one.path}, made {_when(one)}.")
    if one.kind is BackupKind.SMALL:
        say("It holds feeds, rules and marks, and no articles but those that you starred, kept or put into a")
        say("section: newsreader refresh fetches what the feeds have now.")
        if any(other.kind is not BackupKind.SMALL for other in backup.backups(paths)):
            say("A whole copy is restored by its name: newsreader backups")
    if newer is not None:
        say(f"A newer one, made {_when(newer)}, holds feeds, rules and marks, and hardly any articles:")
        say(f"newsreader restore {newer.path.name}")
    if aside is not None:
        say(f"The library that was there is kept in {aside}.")
    return DONE


def _placed(paths: Paths, named: Path) -> Path:
    """A file by its path, or by its name in the folder of backups."""
    inside = paths.backups / named.name
    return inside if not is_there(named) and is_there(inside) else named


def check(options: Options) -> int:
    """Examine the library; with --repair mend what is found."""
    if options.values.repair:
        return _repair(options)
    problems = repair.examine(options.paths)
    failed = backup.noted_failures(options.paths)
    if options.json:
        told = [{"code": one.told_by, "problem": failure_text(one)} for one in failed]
        print_json([*(problem_object(one) for one in problems), *told])
    else:
        for failure in failed:
            say(failure_text(failure))
        for one in problems:
            say(sentence(one.code, dict(one.data)))
        say("It can be mended by: newsreader check --repair" if problems else "The library is sound.")
    return FAILED if problems else DONE


def _repair(options: Options) -> int:
    done = repair.repair(options.paths, show_progress)
    if options.json:
        print_json([{
            "found": [problem_object(one) for one in done.found],
            "left": [problem_object(one) for one in done.left],
            "put_aside": str(done.aside) if done.aside else None,
        }])  # fmt: skip
        return FAILED if done.left else DONE
    for one in done.found:
        say(sentence(one.code, dict(one.data)))
    if not done.found:
        say("The library is sound.")
        return DONE
    if done.aside is not None:
        say(f"Saved: {many(done.feeds, 'feed')}, {many(done.articles, 'article')}.")
        say(f"The damaged file is kept in {done.aside}.")
    for one in done.left:
        say(f"Still: {sentence(one.code, dict(one.data))}")
    if not done.left:
        say("Everything was mended.")
    return FAILED if done.left else DONE


def export_all(library: Library, options: Options) -> int:
    """Write everything: feeds, sections, searches, rules, stories, articles with marks and texts, pictures."""
    done = export.export_everything(library, options.values.file, show_progress)
    if options.json:
        print_json([{"file": str(options.values.file), **asdict(done)}])
    else:
        searches = many(done.searches, "saved search", "saved searches")
        stories = many(done.stories, "story", "stories")
        say(f"Wrote {_moved(done)},")
        say(f"{searches}, {many(done.rules, 'rule')}, and what was said of {stories}.")
    return DONE


def import_all(library: Library, options: Options) -> int:
    """Take in what another library wrote."""
    done = export.import_everything(library, options.values.file, show_progress)
    notes = [sentence(note.code, dict(note.data)) for note in done.notes]
    if options.json:
        print_json([asdict(done) | {"notes": notes}])
    else:
        stories = many(done.stories, "story", "stories")
        say(f"Added {_moved(done)}.")
        say(f"Here already: {many(done.merged, 'article')}; the marks were brought together.")
        say(f"Taken over: {many(done.searches, 'saved search', 'saved searches')}, {many(done.rules, 'rule')},")
        say(f"{many(done.settings, 'setting')}, and what was said of {stories} and of")
        say(f"{many(done.categories, 'category', 'categories')}.")
        for note in notes:
            say(note)
    return DONE


def _moved(done: Exported | Imported) -> str:
    articles, pictures = many(done.articles, "article"), many(done.pictures, "picture")
    return f"{many(done.feeds, 'feed')}, {articles} and {pictures}"


def backup_object(one: Backup) -> dict[str, Any]:
    """A copy as scripts see it."""
    return {
        "file": str(one.path),
        "kind": one.kind.value,
        "made": iso(one.made),
        "size": one.size,
        "feeds": one.feeds,
        "articles": one.articles,
        "starred": one.starred,
    }


def failure_text(one: BackupFailure) -> str:
    """Why a backup that was due could not be made."""
    return sentence(one.told_by, {"reason": sentence(one.code, dict(one.data))})


def problem_object(one: Problem) -> dict[str, Any]:
    """A problem as scripts see it."""
    return {"code": one.code, "problem": sentence(one.code, dict(one.data))}


def _held(one: Backup) -> str:
    if one.feeds is None:
        return "cannot be read"
    return f"{many(one.feeds, 'feed')}, {many(one.articles or 0, 'article')}, {one.starred or 0:,} starred"


def _when(one: Backup) -> str:
    return one.made.astimezone().strftime("%Y-%m-%d %H:%M")


def _size(one: Backup) -> str:
    return f"{one.size / 1_000_000:,.1f} MB"
