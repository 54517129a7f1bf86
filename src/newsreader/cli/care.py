"""The commands that look after feeds: how they are, and what is set of one."""

import argparse
import atexit
import getpass
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from newsreader.cli.arguments import DONE, USAGE, Options
from newsreader.cli.output import complain, feed_object, iso, many, print_json, say
from newsreader.cli.typed import AS_ALL
from newsreader.library import care, rules
from newsreader.library.faults import needs_reader
from newsreader.library.indexing import go_on
from newsreader.library.logins import WAIT_SECONDS, LoginQueue
from newsreader.library.opened import Library
from newsreader.library.passwords import Passwords, origin
from newsreader.library.read import feed, find_feed, folders, shown_address
from newsreader.library.subscribe import add_folder
from newsreader.library.tidy import all_departing, departing, tidy
from newsreader.model import Feed, FeedCondition, FeedSettings, FeedStatus, FeedWishes, Folder, Login, Trouble
from newsreader.settings import REFRESH_MINUTES
from newsreader.wording import sentence

TYPING_SECONDS = 300.0  # so long somebody who sits at the terminal may take

_CHANGES = (
    "title", "folder", "interval", "full_text", "keep_offline", "notify", "show_copies", "retention_days",
    "retention_count", "user_agent", "user",
)  # fmt: skip


class AskedPasswords(Passwords):
    """Those of the keyring; what is not there is asked for where somebody sits at the terminal, once in a run."""

    def login(self, feed: Feed) -> tuple[str, str] | None:
        """User name and password for a feed, None where there are none."""
        known = super().login(feed)
        if known is not None or not (feed.wishes.user_name and sys.stdin.isatty()):
            return known
        try:
            typed = getpass.getpass(f"Password of {feed.wishes.user_name} for {feed.title}: ")
        except EOFError:  # none is given
            return None
        self.hold([Login(origin(feed.url), feed.wishes.user_name, typed)])
        return super().login(feed)


def asked_logins() -> LoginQueue:
    """Those passwords, one question at a time."""
    typing = sys.stdin.isatty()
    if typing:
        _keep_echo()
    return LoginQueue(AskedPasswords(), TYPING_SECONDS if typing else WAIT_SECONDS)


def _keep_echo() -> None:
    """Let the terminal show again what is typed when the program ends while it asks for a password."""
    try:
        import termios
    except ImportError:  # Windows, where a terminal is not left so
        return
    terminal = sys.stdin.fileno()
    atexit.register(termios.tcsetattr, terminal, termios.TCSANOW, termios.tcgetattr(terminal))


def show_health(library: Library, options: Options) -> int:
    """Tell of each feed that is in trouble, in JSON of all."""
    conditions = care.health(library)
    if options.json:
        print_json([condition_object(one) for one in conditions])
        return DONE
    troubled = [one for one in conditions if one.troubles]
    for one in troubled:
        say(f"{one.feed.id:>5}  {one.feed.title}  <{shown_address(one.feed.url)}>")
        say(f"       {', '.join(one.troubles)}")
        for line in told(one):
            say(f"       {line}")
    say(_summary(conditions))
    return DONE


def _summary(conditions: Sequence[FeedCondition]) -> str:
    """How all feeds are."""
    needing = sum(needs_reader(one) for one in conditions)
    resting = sum(Trouble.RESTING in one.troubles for one in conditions)
    retrying = sum(Trouble.RETRYING in one.troubles for one in conditions)
    if needing:
        return f"{needing:,} of {many(len(conditions), 'feed')} may need you."
    if retrying:
        return f"No feed needs you; {many(retrying, 'is', 'are')} tried again."
    if resting:
        return f"No feed needs you; {many(resting, 'waits', 'wait')}, as the server asked."
    return "All feeds are well."


def told(condition: FeedCondition) -> list[str]:
    """A feed's condition in English sentences."""
    return [sentence(code, dict(data)) for code, data in care.account(condition, _written)]


def condition_object(condition: FeedCondition) -> dict[str, Any]:
    """A feed's condition as scripts see it."""
    one, health = condition.feed, condition.feed.health
    return feed_object(one) | {
        "troubles": [trouble.value for trouble in condition.troubles],
        "told": told(condition),
        "newest_article": iso(condition.newest),
        "last_success": iso(one.last_success),
        "failures": one.failures,
        "why_then": sentence(one.next_reason) if one.next_reason else "",
        "left_out": sentence(health.skip_code, dict(health.skip_data)) if health.skip_code else "",
        "http_status": health.http_status,
        "moved_to": shown_address(health.moved_to),
        "redirects": [shown_address(address) for address in health.redirects],
        "rests_until": iso(condition.rests_until),
        "size": health.size,
        "seconds": round(health.elapsed, 3),
    }


def let_go(library: Library, options: Options) -> int:
    """Let go of what the settings do not keep, or only tell what would go."""
    if options.values.dry_run:
        going = all_departing(library)
    else:
        going = {changes.feeds[0]: changes.removed for changes in tidy(library, at_once=True) if changes.removed}
        for _ in go_on(library):
            pass
    titles = {number: feed(library, number).title for number in going}
    if options.json:
        print_json(
            [{"feed": number, "title": titles[number], "articles": list(ids)} for number, ids in going.items()]
        )
        return DONE
    for number, ids in going.items():
        say(f"{len(ids):>7,}  {titles[number]}")
    count, verb = sum(map(len, going.values())), "would go" if options.values.dry_run else "went"
    say(f"{many(count, 'article')} {verb}." if count else "Nothing is to go.")
    return DONE


def set_feed(library: Library, options: Options) -> int:
    """Show what is set of a feed, or set what was named; the rest stays."""
    values = options.values
    found = find_feed(library, values.feed)
    if refusal := _refusal(values, found):
        complain(refusal)
        return USAGE
    if values.address is not None:
        care.change_address(library, found.id, values.address)
    elif values.use_new_address:
        care.use_new_address(library, found.id)
    if any(getattr(values, name) is not None for name in _CHANGES):
        wanted = FeedSettings(
            found.custom_title if values.title is None else values.title.strip(),
            _folder(library, found, values.folder),
            _wishes(values, found.wishes),
        )
        care.apply_settings(library, found.id, wanted)
        for _ in rules.settle(library):  # they may ask for its name or its folder
            pass
    if values.password:
        _ask_password(library, found.id)
    _show(library, feed(library, found.id), options)
    return DONE


def _refusal(values: argparse.Namespace, found: Feed) -> str:
    """Why what was named cannot be set, "" where it can."""
    if values.password and not (values.user or found.wishes.user_name):
        return "a password needs a user name: --user."
    if letters := care.unsendable_agent(values.user_agent or ""):
        return sentence("wishes.agent", {"letters": letters})
    if letters := care.unsendable_user(values.user or ""):
        return sentence("wishes.user", {"letters": letters})
    return ""


def _folder(library: Library, found: Feed, name: str | None) -> int | None:
    if name is None:
        return found.folder
    return add_folder(library, name) if name.strip() else None


def _wishes(values: argparse.Namespace, before: FeedWishes) -> FeedWishes:
    """The wishes with what was named."""
    changes: dict[str, Any] = {
        name: getattr(values, name)
        for name in ("full_text", "keep_offline", "notify", "show_copies")
        if getattr(values, name) is not None
    }
    if values.interval is not None:
        changes["interval_minutes"] = _own(values.interval)
    if values.retention_days is not None or values.retention_count is not None:
        days, count = values.retention_days or 0, values.retention_count or 0
        default = AS_ALL in (days, count)
        changes |= {"retention_days": None, "retention_count": None} if default else {
            "retention_days": days, "retention_count": count,
        }  # fmt: skip
    if values.user_agent is not None:
        changes["user_agent"] = values.user_agent.strip()
    if values.user is not None:
        changes["user_name"] = values.user.strip()
    return replace(before, **changes)


def _own(number: int) -> int | None:
    return None if number == AS_ALL else number


def _ask_password(library: Library, number: int) -> None:
    """Ask for the password where nobody sees it, never on the command line, which other users can read."""
    typed = getpass.getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    if not care.keep_password(library, number, typed, Passwords()):
        complain("this system has no keyring that keeps it: it is asked for again with each refresh.")


def _show(library: Library, one: Feed, options: Options) -> None:
    wishes, tree = one.wishes, {folder.id: folder for folder in folders(library)}
    going = len(departing(library, one.id, wishes))
    if options.json:
        print_json([settings_object(one, tree, going)])
        return
    lines = {
        "name": one.title,
        "address": shown_address(one.url),
        "folder": _path(one.folder, tree) or "none",
        "interval": _interval(wishes.interval_minutes),
        "next check": _next(library, one),
        "full text": _yes(wishes.full_text or wishes.keep_offline),
        "keep offline": _yes(wishes.keep_offline),
        "notify": _yes(wishes.notify),
        "show copies": _yes(wishes.show_copies),
        "articles stay": _retention(wishes)
        + (f" ({many(going, 'goes', 'go')} in an hour at the earliest)" if going else ""),
        "user agent": wishes.user_agent or "Newsreader's own",
        "user name": wishes.user_name or "none",
    }
    for name, text in lines.items():
        say(f"{name + ':':<15}{text}")


def settings_object(one: Feed, tree: dict[int, Folder], going: int) -> dict[str, Any]:
    """What is set of a feed, as scripts see it; null is "as for all feeds"."""
    wishes = one.wishes
    return {
        "id": one.id,
        "title": one.title,
        "url": shown_address(one.url),
        "folder": _path(one.folder, tree),
        "interval_minutes": wishes.interval_minutes,
        "next_check": iso(one.next_check),
        "full_text": wishes.full_text,
        "keep_offline": wishes.keep_offline,
        "notify": wishes.notify,
        "show_copies": wishes.show_copies,
        "retention_days": wishes.retention_days,
        "retention_count": wishes.retention_count,
        "would_go": going,
        "user_agent": wishes.user_agent,
        "user_name": wishes.user_name,
    }


def _path(number: int | None, tree: dict[int, Folder]) -> str:
    names: list[str] = []
    while number is not None and number in tree:
        names.insert(0, tree[number].title)
        number = tree[number].parent
    return "/".join(names)


def _next(library: Library, one: Feed) -> str:
    if one.status is FeedStatus.GONE:
        return sentence("schedule.gone")
    if care.by_hand(one, library.settings.get(REFRESH_MINUTES)):
        return sentence("schedule.by_hand")
    return f"{_written(one.next_check)} {sentence(one.next_reason)}" if one.next_check else "now"


def _interval(minutes: int | None) -> str:
    if minutes is None:
        return "as for all feeds"
    return f"every {many(minutes, 'minute')}" if minutes else "only by hand"


def _retention(wishes: FeedWishes) -> str:
    if wishes.retention_days is None and wishes.retention_count is None:
        return "as for all feeds"
    parts = [f"for {many(wishes.retention_days, 'day')}"] if wishes.retention_days else []
    parts += [f"the newest {wishes.retention_count:,}"] if wishes.retention_count else []
    return ", ".join(parts) or "always"


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _written(moment: datetime) -> str:
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")
