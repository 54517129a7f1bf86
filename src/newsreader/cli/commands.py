"""One function a command. Each returns an exit code; errors of the world become one sentence on stderr."""

import asyncio
import sys
from array import array
from collections.abc import Callable, Mapping
from pathlib import Path

from newsreader.cli import safety
from newsreader.cli.arguments import BUSY, CHOICE, DONE, FAILED, UNKNOWN, USAGE, Options
from newsreader.cli.care import let_go, set_feed, show_health, told
from newsreader.cli.network import add_feeds, keep_articles, refresh_feeds
from newsreader.cli.output import (
    beside_object,
    complain,
    feed_object,
    iso,
    many,
    prepare_output,
    print_article,
    print_document,
    print_json,
    print_rows,
    related_object,
    row_object,
    say,
    show_progress,
    show_renewal,
)
from newsreader.cli.rules import do_rule, show_rules
from newsreader.cli.sections import correct_sections, do_section, show_sections, tell_sections
from newsreader.cli.stories import do_story, show_stories
from newsreader.errors import BusyError, LookupFailure, NewsreaderError
from newsreader.library import rules
from newsreader.library.care import health
from newsreader.library.export import is_everything
from newsreader.library.lists import export_opml, import_opml, load_list, read_list, save_opml, unreadable
from newsreader.library.opened import Library, open_library
from newsreader.library.read import (
    article,
    article_markdown,
    feed_titles,
    feeds,
    find_feed,
    find_section,
    list_every,
    list_ids,
    list_rows,
    search_notes,
    shown_address,
    stories_of,
    story_muted,
)
from newsreader.library.related import completed
from newsreader.library.rules import muted_by
from newsreader.library.saved import find_saved
from newsreader.library.subscribe import unsubscribe
from newsreader.library.tidy import UNDO_LASTS
from newsreader.model import HIGHLIGHT_DAYS, MOST_READ_DAYS, Block, Query
from newsreader.paths import is_folder
from newsreader.wording import say as sentence_for
from newsreader.wording import sentence

BLOCK_TITLES: Mapping[Block, str] = {
    Block.SAME_STORY: "Same story",
    Block.SAME_TOPIC: "Same topic",
    Block.SAME_AUTHOR: "Same author",
    Block.SAME_SECTION: "Same section",
    Block.MOST_READ: f"Most read by you, in the last {MOST_READ_DAYS} days",
    Block.LATEST: "Latest, of all your feeds",
    Block.HIGHLIGHTS: f"Highlights: what most outlets report, in the last {HIGHLIGHT_DAYS} days",
}


def run(options: Options) -> int:
    """Open the library and do the command."""
    prepare_output(as_json=options.json)
    closed = CLOSED.get(options.command or "")
    if closed is not None:
        return _run_closed(closed, options)
    try:
        library = open_library(options.paths, checkpoints=True, progress=show_renewal)
    except NewsreaderError as error:
        complain(sentence_for(error))
        return FAILED
    if (aside := library.settings.put_aside_here) is not None:
        complain(sentence("settings.damaged", {"path": str(aside)}))
    try:
        return COMMANDS[options.command or ""](library, options)
    except NewsreaderError as error:
        complain(sentence_for(error))
        return _code(error)
    except Exception:  # a fault of ours, or what noise in the library has made of a value
        if (damage := library.damage()) is None:
            raise
        complain(sentence_for(damage))
        return FAILED
    finally:
        library.close()


def _run_closed(command: Callable[[Options], int], options: Options) -> int:
    try:
        return command(options)
    except NewsreaderError as error:
        complain(sentence_for(error))
        return _code(error)


def _code(error: NewsreaderError) -> int:
    if isinstance(error, LookupFailure):
        return UNKNOWN
    if isinstance(error, BusyError) or error.code in ("store.in_use", "store.replaced"):
        return BUSY
    return CHOICE if error.code == "address.several" else FAILED


def _add(library: Library, options: Options) -> int:
    return asyncio.run(add_feeds(library, options))


def _remove(library: Library, options: Options) -> int:
    feed = find_feed(library, options.values.feed)
    held = sum(len(list_ids(library, Query(feed=feed.id, muted=muted))) for muted in (False, True))
    unsubscribe(library, [feed.id])
    for _ in rules.settle(library):  # its name may mean another feed now
        pass
    if options.json:
        print_json([feed_object(feed)])
    else:
        say(f"Removed {feed.title} with {many(held, 'article')}.")
        address = shown_address(feed.url)
        secret = " (with its user name and password in it)" if address != feed.url else ""
        back = f"newsreader add '{address}'{secret}"
        say(f"For {UNDO_LASTS.days} days its articles and their marks come back with: {back}")
    return DONE


def _feeds(library: Library, options: Options) -> int:
    every = feeds(library)
    if options.json:
        print_json([feed_object(feed) for feed in every])
        return DONE
    conditions = {one.feed.id: one for one in health(library)}
    for feed in every:
        say(f"{feed.id:>5} {feed.unread:>6,} unread  {feed.title}  <{shown_address(feed.url)}>")
        for line in told(conditions[feed.id]) if conditions[feed.id].troubles else ():
            say(f"      {line}")
    return DONE


def _refresh(library: Library, options: Options) -> int:
    return asyncio.run(refresh_feeds(library, options))


def _list(library: Library, options: Options) -> int:
    values = options.values
    query = Query(unread=values.unread, starred=values.starred, muted=values.muted)
    if values.feed is not None:
        query = query.having(feed=find_feed(library, values.feed).id)
    if values.section is not None:
        query = query.having(section=find_section(library, values.section).id)
    if values.saved is not None:
        query = query.having(saved=find_saved(library, values.saved).id)
    if values.search is not None:
        return _print_found(library, options, query, values.search)
    if options.json and not values.muted and values.feed is None and values.saved is None:
        return _print_listed(library, options, list_every(library, query, values.limit))
    return _print_listed(library, options, list_ids(library, query, limit=values.limit))


def _search(library: Library, options: Options) -> int:
    return _print_found(library, options, Query(), " ".join(options.values.words))


def _print_found(library: Library, options: Options, query: Query, words: str) -> int:
    """What words find, and on stderr what was not understood of them. No words find nothing."""
    notes = search_notes(library, words)
    for note in notes:
        complain(sentence(note.code, dict(note.data)))
    found = list_ids(library, query.having(text=words)) if words.strip() else array("q")
    return _print_listed(library, options, found, said=bool(notes))


def _print_listed(library: Library, options: Options, ids: "array[int]", *, said: bool = False) -> int:
    """Articles, or a line on stderr that there are none, unless something was said of it."""
    rows = list_rows(library, ids[: options.values.limit])
    if options.json:
        listed = [row.id for row in rows]
        told_of, stories = tell_sections(library, listed), stories_of(library, listed)
        titles = feed_titles(library)
        print_json([row_object(row, told_of, titles) | {"story": stories.get(row.id)} for row in rows])
    else:
        print_rows(rows)
        if not rows and not said:
            complain("No article was found.")
    return DONE


def _show(library: Library, options: Options) -> int:
    number = options.values.id
    found = article(library, number)
    markdown = article_markdown(library, number)
    hiding = muted_by(library, number)
    if options.json:
        names = [{"id": rule.id, "title": rule.title} for rule in hiding]
        more = {
            "markdown": markdown,
            "muted_by": names,
            "story_muted": story_muted(library, number),
            "updated": iso(found.updated),
            "received": iso(found.received),
            **beside_object(found),
        }
        print_json([row_object(found.row, tell_sections(library, [number]), feed_titles(library)) | more])
    else:
        if story_muted(library, number):
            say("Hidden: its story is muted.")
        for rule in hiding:
            say(f"Hidden by rule {rule.id}: {rule.title}")
        print_article(found, markdown)
    return DONE


def _related(library: Library, options: Options) -> int:
    found = completed(library, article(library, options.values.id).row.id)
    items = [item for item in found if not item.more]
    told_of = tell_sections(library, [options.values.id, *(item.row.id for item in items)])
    section = next((one["path"] for one in told_of[options.values.id]), "")
    if options.json:
        titles = feed_titles(library)
        print_json([related_object(item, told_of, titles, section) for item in items])
        return DONE
    block = None
    for item in items:
        if item.block is not block:
            block = item.block
            holding = {Block.SAME_AUTHOR: ", ".join(item.authors), Block.SAME_SECTION: section}.get(block, "")
            say(f"{BLOCK_TITLES[block]}{f' ({holding})' if holding else ''}:")
        print_rows([item.row])
        if item.why:
            say(f"          both mention “{'”, “'.join(item.why)}”")
    return DONE


def _keep(library: Library, options: Options) -> int:
    values = options.values
    if sum(value is not None for value in (values.id, values.feed, values.section)) != 1:
        complain("name one article, or --feed, or --section.")
        return USAGE
    return asyncio.run(keep_articles(library, options))


def _import(library: Library, options: Options) -> int:
    path = options.values.file
    if path is None:
        report = import_opml(library, _read_in(), "stdin", show_progress)
    elif is_folder(path) or path.suffix.lower() == ".zip":
        return safety.import_all(library, options)
    else:
        report = import_opml(library, load_list(path), path.name, show_progress)
    if options.json:
        skipped = [{"title": name, "code": code, "reason": sentence(code)} for name, code in report.skipped]
        print_json([{"added": list(report.added), "known": report.known, "skipped": skipped}])
        return DONE
    left_out = f" Left out: {many(len(report.skipped), 'line')}." if report.skipped else ""
    say(f"Added {many(len(report.added), 'feed')}. Followed already: {report.known:,}.{left_out}")
    for name, code in report.skipped:
        say(f"Left out: {name or '(without a name)'} {sentence(code)}.")
    return DONE


def _read_in() -> bytes:
    """What is piped in."""
    try:
        return read_list(sys.stdin.buffer) if sys.stdin is not None else b""
    except OSError as error:
        raise unreadable(Path("stdin"), error) from error


def _export(library: Library, options: Options) -> int:
    path = options.values.file
    if path is None:
        return _print_feeds(library, options)
    if is_everything(path):
        return safety.export_all(library, options)
    save_opml(library, path)
    count = len(feeds(library))
    if options.json:
        print_json([{"file": str(path), "feeds": count}])
    else:
        say(f"Wrote {many(count, 'feed')} to {path}.")
    return DONE


def _print_feeds(library: Library, options: Options) -> int:
    if options.json:
        complain("a list of feeds and --json cannot both be printed: name a file.")
        return USAGE
    print_document(export_opml(library))
    return DONE


COMMANDS: Mapping[str, Callable[[Library, Options], int]] = {
    "add": _add,
    "remove": _remove,
    "feeds": _feeds,
    "feed": set_feed,
    "health": show_health,
    "tidy": let_go,
    "refresh": _refresh,
    "list": _list,
    "search": _search,
    "show": _show,
    "related": _related,
    "stories": show_stories,
    "story": do_story,
    "rules": show_rules,
    "rule": do_rule,
    "sections": show_sections,
    "section": do_section,
    "correct": correct_sections,
    "keep": _keep,
    "import": _import,
    "export": _export,
    "backup": safety.back_up,
}

# These open the library by themselves, or cannot have it open.
CLOSED: Mapping[str, Callable[[Options], int]] = {
    "backups": safety.show_backups,
    "restore": safety.restore,
    "check": safety.check,
}
