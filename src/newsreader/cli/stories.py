"""The commands for stories: list the highlights, say something of one."""

from datetime import datetime
from typing import Any

from newsreader.cli.arguments import DONE, USAGE, Options
from newsreader.cli.output import complain, iso, many, print_json, say
from newsreader.errors import LookupFailure
from newsreader.library import pins, twins
from newsreader.library.highlights import highlights
from newsreader.library.opened import Library
from newsreader.library.read import article, find_section
from newsreader.library.story_page import Highlight, Member, StoryPage
from newsreader.library.telling import story_page
from newsreader.search import Bound, Dated


def show_stories(library: Library, options: Options) -> int:
    """List the stories that most outlets report since a moment, today's unless told."""
    values = options.values
    section = find_section(library, values.section).id if values.section is not None else None
    asked: Dated | datetime = values.since or Dated(Bound.AFTER)
    since = asked.at(library.now()) if isinstance(asked, Dated) else asked
    found = highlights(library, since, section=section, limit=values.limit)
    if options.json:
        print_json([story_object(one) for one in found])
        return DONE
    for one in found:
        first, last = (f"{at.astimezone():%Y-%m-%d %H:%M}" for at in (one.first, one.last))
        # The article's number: the story's own is none that a command takes.
        say(f"{one.lead.id:>7}  {one.outlets:>3,} outlets {one.articles:>3,} articles  {first} – {last}")
        say(f"         {one.lead.outlet}: {one.lead.title}")
    if not found:
        complain("No outlet reported a story in that time that another one has too.")
    return DONE


def do_story(library: Library, options: Options) -> int:
    """Show the story of an article with its timeline, or say something of it."""
    values = options.values
    number = article(library, values.id).row.id
    if number in (values.merge or ()):
        complain("an article is of its own story already: name another one behind --merge.")
        return USAGE
    if values.split:
        pins.split_off(library, number)
    if values.not_same and twins.part(library, number)[1] is None:
        raise LookupFailure("unknown.twin", id=number)
    if values.same and twins.reunite(library, number)[1] is None:
        raise LookupFailure("unknown.parted", id=number)
    if values.merge:
        pins.merge(library, [number, *(article(library, one).row.id for one in values.merge)])
    if values.follow is not None:
        pins.follow(library, number, values.follow)
    if values.mute is not None:
        pins.mute(library, number, values.mute)
    page = story_page(library, number)
    if options.json:
        print_json([page_object(page)])
    else:
        _say_page(page)
    return DONE


def story_object(found: Highlight) -> dict[str, Any]:
    """A highlight as scripts see it."""
    return {
        "id": found.story,
        "headline": found.lead.title,
        "article": found.lead.id,
        "outlets": found.outlets,
        "articles": found.articles,
        "first": iso(found.first),
        "last": iso(found.last),
        "pace": round(found.pace, 2),
    }


def page_object(page: StoryPage) -> dict[str, Any]:
    """A story as scripts see it, its articles in order of time."""
    return {
        "id": page.id or None,
        "lead": page.lead,
        "outlets": page.outlets,
        "followed": page.followed,
        "muted": page.muted,
        "articles": [_member_object(one) for one in page.members],
    }


def _member_object(one: Member) -> dict[str, Any]:
    return {
        "id": one.row.id,
        "title": one.row.title,
        "outlet": one.outlet,
        "published": iso(one.row.published),
        "why": list(one.why),
        "by_hand": one.pinned,
        "copy_of": one.copy_of or None,
        "new_sentences": one.new_sentences,
        "new": one.new,
    }


def _say_page(page: StoryPage) -> None:
    marks = [word for word, said in (("followed", page.followed), ("muted", page.muted)) if said]
    numbers = many(page.outlets, "outlet"), many(len(page.members), "article")
    say(", ".join((*numbers, *marks)))
    for one in page.members:
        when = one.row.published.astimezone().strftime("%Y-%m-%d %H:%M")
        say(f"{one.row.id:>7} {'*' if one.row.id == page.lead else ' '} {when}  {one.outlet}: {one.row.title}")
        if one.why:
            say(f"          both mention “{'”, “'.join(one.why)}”")
        if one.copy_of:
            say(f"          nearly the text of {one.copy_of}")
        elif one.new:
            say(f"          new: “{one.new}”")
