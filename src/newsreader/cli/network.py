"""The commands that ask the network: add, refresh, keep. They do what the window leaves to its worker."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager

from newsreader.cli.arguments import DONE, FAILED, Options
from newsreader.cli.care import asked_logins
from newsreader.cli.output import complain, feed_object, many, print_json, row_object, say
from newsreader.cli.safety import failure_text
from newsreader.cli.sections import tell_sections
from newsreader.errors import AddressError
from newsreader.library import rules
from newsreader.library.backup import back_up_when_due, failures
from newsreader.library.choose import LeftOut, left_alone
from newsreader.library.derive import derive
from newsreader.library.indexing import go_on
from newsreader.library.keep import articles_to_keep, keep, keep_ruled, keep_wished
from newsreader.library.logins import LoginQueue
from newsreader.library.opened import Library
from newsreader.library.read import article, feed, feed_titles, find_feed, find_section, shown_address
from newsreader.library.refresh import refresh, settle
from newsreader.library.subscribe import add_folder, discover, followed, named_host, subscribe
from newsreader.library.tidy import tidy
from newsreader.model import Feed, FeedOutcome, FeedStatus, Fetched, KeepProgress, Query, Urgency
from newsreader.outline import FoundFeed
from newsreader.wording import sentence
from newsreader.worker.tools import Tools, open_tools


@asynccontextmanager
async def _tools(library: Library) -> AsyncIterator[Tools]:
    tools = open_tools(library)
    try:
        yield tools
    finally:
        await tools.close()


async def add_feeds(library: Library, options: Options) -> int:
    """Follow what an address offers: its one feed, or those that --pick or --all choose. What cannot be read, or
    is followed already, is told and left out; only when it leaves nothing to follow is that a failure."""
    values = options.values
    prefetched: dict[str, Fetched] = {}
    logins = asked_logins()
    async with _tools(library) as tools:
        found = await discover(library, values.address, tools.fetcher, tools.parser, prefetched, logins=logins)
        chosen = _choose(found, options)
        failures = sum(bool(one.error_code) for one in chosen)
        fresh = [one for one in chosen if not _complain_of(library, one)]
        outcomes = await _follow(library, tools, fresh, options, prefetched, logins)
        failures += sum(bool(one.error_code) for one in outcomes)
        async for _ in derive(library):
            pass
        for _ in rules.settle(library):  # what a feed is called is known now
            pass
    added = [feed(library, one.feed) for one in outcomes]
    if options.json:
        print_json([feed_object(one) for one in added])
    else:
        for new in added:
            say(f"Added {new.title} ({many(new.articles, 'article')}) as feed {new.id}.")
    return FAILED if failures or not added else DONE


async def _follow(
    library: Library,
    tools: Tools,
    chosen: Sequence[FoundFeed],
    options: Options,
    prefetched: Mapping[str, Fetched],
    logins: LoginQueue,
) -> list[FeedOutcome]:
    """Follow feeds, one after another, in the folder and under the name that were given; how each went."""
    values = options.values
    folder = add_folder(library, values.folder) if values.folder.strip() and chosen else None
    outcomes = []
    for one in chosen:
        outcome = await subscribe(
            library,
            one.url,
            tools.fetcher,
            tools.parser,
            folder=folder,
            title=values.title,
            called=one.title if one.title != one.url else "",
            prefetched=prefetched.get(one.url),
            logins=logins,
        )
        if outcome.error_code:  # of one that came without a preview
            complain(sentence(outcome.error_code, dict(outcome.error_data)))
        outcomes.append(outcome)
    return outcomes


def _complain_of(library: Library, found: FoundFeed) -> bool:
    """Say what keeps a feed from being followed, if anything does."""
    if found.error_code:
        complain(sentence(found.error_code, dict(found.error_data)))
        return True
    known = followed(library, found.url)
    if known is not None:
        complain(sentence("address.known", {"title": known.title}))
    return known is not None


def _choose(found: tuple[FoundFeed, ...], options: Options) -> tuple[FoundFeed, ...]:
    """Raises AddressError after listing the feeds when there are several and none was chosen."""
    values = options.values
    if values.all:
        return found
    if values.pick is not None:
        if not 1 <= values.pick <= len(found):
            raise AddressError("address.pick", number=values.pick)
        return (found[values.pick - 1],)
    if len(found) == 1:
        return found
    if options.json:
        print_json([_found_object(place, one) for place, one in enumerate(found, start=1)])
    else:
        for place, one in enumerate(found, start=1):
            say(f"{place:>3}  {one.title}  <{shown_address(one.url)}>")
            for line in (*one.headlines, _found_error(one)):
                if line:
                    say(f"       {line}")
    raise AddressError("address.several", host=named_host(values.address), count=len(found))


def _found_object(place: int, one: FoundFeed) -> dict[str, object]:
    return {
        "number": place,
        "title": one.title,
        "url": shown_address(one.url),
        "headlines": list(one.headlines),
        "error": _found_error(one),
    }


def _found_error(one: FoundFeed) -> str:
    return sentence(one.error_code, dict(one.error_data)) if one.error_code else ""


async def refresh_feeds(library: Library, options: Options) -> int:
    """Check the feeds that are due, or those named. A feed that fails is told on stderr and makes the exit code 1,
    as does a network that is not there; the others go on. One that is left out is told with the reason."""
    values = options.values
    named = tuple(find_feed(library, name).id for name in values.feeds)
    urgency = Urgency.NOW if values.now else Urgency.BY_HAND if named else Urgency.DUE
    others = left_alone(library) if urgency is Urgency.DUE else ()
    told = _Told(library, options)
    logins = asked_logins()
    async with _tools(library) as tools:
        async for outcome in refresh(
            library, tools.fetcher, tools.parser, feeds=named, urgency=urgency, logins=logins
        ):
            told.tell(outcome)
        for one in others:
            told.tell_left_out(one)
        async for _ in derive(library):
            pass
        await settle(library)
        for _ in rules.settle(library):
            pass
        for keeping in (keep_ruled, keep_wished):
            async for progress in keeping(library, tools.fetcher, logins):
                _tell_kept(progress, quiet=options.json)
        for deed in (tidy, go_on):
            for _ in deed(library):
                pass
    back_up_when_due(library)
    for failure in failures(library):
        complain(failure_text(failure))
    return told.end()


class _Told:
    """What is printed of a refresh."""

    def __init__(self, library: Library, options: Options) -> None:
        self._library = library
        self._json = options.json
        self._verbose = options.values.verbose or bool(options.values.feeds)
        self._results: list[dict[str, object]] = []
        self._checked = self._new = self._failed = 0
        self._waiting: set[str] = set()

    def tell(self, outcome: FeedOutcome) -> None:
        """One feed was checked, or left out."""
        one = feed(self._library, outcome.feed)
        if outcome.skip_code:
            self._leave_out(one, outcome.skip_code, outcome.skip_data)
            return
        error = sentence(outcome.error_code, dict(outcome.error_data)) if outcome.error_code else ""
        new, updated = len(outcome.changes.added), len(outcome.changes.updated)
        self._checked += 1
        self._new += new
        self._failed += bool(error)
        self._note(one, new=new, updated=updated, error=error, moved_to=shown_address(outcome.moved_to))
        if error:
            complain(f"{one.title}: {error}")
        elif not self._json and outcome.status is not FeedStatus.NOT_MODIFIED:
            say(f"{one.title}: {new:,} new, {updated:,} updated")
        if outcome.moved_to and not self._json:
            say(f"{one.title} has moved to {shown_address(outcome.moved_to)}")

    def tell_left_out(self, one: LeftOut) -> None:
        """A feed that is not due, and when it will be."""
        self._leave_out(one.feed, one.skip.code, one.skip.data)

    def end(self) -> int:
        """The last line; the exit code."""
        for reason in sorted(self._waiting):
            complain(reason)
        if self._json:
            print_json(self._results)
        else:
            checked, new = many(self._checked, "feed"), many(self._new, "new article")
            say(f"{checked} checked, {new}, {self._failed:,} failed.")
        return FAILED if self._failed or self._waiting else DONE

    def _leave_out(self, one: Feed, code: str, data: Mapping[str, str | int | float]) -> None:
        reason = sentence(code, dict(data))
        if code == "schedule.offline":
            self._waiting.add(sentence("fetch.offline"))
        elif code == "schedule.proxy":
            self._waiting.add(sentence("fetch.proxy", dict(data)))
        elif code == "schedule.unreached" and "since" in data:
            self._waiting.add(f"{one.title}: {reason}")
        self._note(one, reason=reason, again=data.get("again") or data.get("until"))
        if self._verbose and not self._json:
            say(f"{one.title}: {reason}")

    def _note(
        self, one: Feed, *, new: int = 0, updated: int = 0, error: str = "", moved_to: str = "",
        reason: str = "", again: object = None,
    ) -> None:  # fmt: skip
        self._results.append(
            {"id": one.id, "feed": one.title, "status": one.status.value, "new": new, "updated": updated,
             "error": error, "moved_to": moved_to, "left_out": reason, "again": again}
        )  # fmt: skip


async def keep_articles(library: Library, options: Options) -> int:
    """Keep one article, or those of a feed or a section, for offline."""
    numbers = _numbers_to_keep(library, options)
    if not numbers and not options.json:
        say("Everything there is kept already.")
    async with _tools(library) as tools:
        failures = await _keep(library, tools, numbers, quiet=options.json)
    if options.json:
        told, titles = tell_sections(library, numbers), feed_titles(library)
        print_json([row_object(article(library, number).row, told, titles) for number in numbers])
    return FAILED if failures else DONE


async def _keep(library: Library, tools: Tools, numbers: Sequence[int], *, quiet: bool) -> int:
    """Keep articles and tell of each; how many failed."""
    failures = 0
    async for progress in keep(library, numbers, tools.fetcher, asked_logins()):
        failures += bool(progress.error_code)
        _tell_kept(progress, quiet=quiet)
    return failures


def _tell_kept(progress: KeepProgress, *, quiet: bool) -> None:
    if progress.error_code:
        said = sentence(progress.error_code, dict(progress.error_data))
        complain(said if progress.total == 1 else f"article {progress.article}: {said}")
    elif not quiet:
        wanted, held = progress.pictures
        pictures = f"{held:,} of {many(wanted, 'picture')}"
        say(f"{progress.done:,} of {progress.total:,}: {progress.offline.value}, {pictures}")


def _numbers_to_keep(library: Library, options: Options) -> tuple[int, ...]:
    values = options.values
    if values.id is not None:
        return (article(library, values.id).row.id,)
    if values.feed is not None:
        return articles_to_keep(library, Query(feed=find_feed(library, values.feed).id))
    return articles_to_keep(library, Query(section=find_section(library, values.section).id))
