"""Caring for feeds: how each one is, what the reader sets of one, another address for it. Fetches nothing."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta

from newsreader.feeds.addresses import host, normalize, place, without_password
from newsreader.feeds.rests import Rest
from newsreader.feeds.schedule import NEW_ADDRESS, interval_of
from newsreader.library import checks, faults
from newsreader.library.opened import Library
from newsreader.library.passwords import Passwords, origin
from newsreader.library.rests import kept_rests
from newsreader.library.tidy import note_wishes
from newsreader.model import Changes, Feed, FeedCondition, FeedSettings, FeedStatus, Login, Trouble
from newsreader.settings import REFRESH_MINUTES

Sentence = tuple[str, Mapping[str, str | int | float]]

SILENT_AT_LEAST = timedelta(days=60)
SILENT_PACES = 4  # so many times the usual distance of two entries without one
SLOW_SECONDS = 5.0
SLOW_BYTES = 5_000_000


def health(library: Library) -> tuple[FeedCondition, ...]:
    """How each feed is, in the order of the sidebar. One read of what is stored; nothing is asked."""
    now = library.now()
    rests = kept_rests(library)
    newest, feeds = library.store.shelf.newest(), library.store.feeds.all()
    usual = library.settings.get(REFRESH_MINUTES)
    return tuple(
        judge(feed, now, newest.get(feed.id), rests.of(place(feed.url), now), manual=by_hand(feed, usual))
        for feed in feeds
    )


def by_hand(feed: Feed, usual: int) -> bool:
    """Whether nobody but the reader asks a feed; `usual` minutes is the wish for all feeds, 0 only by hand."""
    return interval_of(feed, usual) <= 0


def judge(
    feed: Feed, now: datetime, newest: datetime | None, rest: Rest | None, *, manual: bool = False
) -> FeedCondition:
    """The condition of one feed at `now`; `newest` is the date of its newest article. `manual`: it is asked
    by hand only."""
    latest = max((date for date in (newest, feed.hints.newest) if date is not None), default=None)
    until, name = (rest.until, host(feed.url)) if rest is not None else (None, "")
    if until is None and feed.next_reason == "schedule.retry_after" and feed.next_check and feed.next_check > now:
        until, name = feed.next_check, str(feed.error_data.get("host") or host(feed.url))
    found = {
        Trouble.GONE: feed.status is FeedStatus.GONE,
        Trouble.BROKEN: faults.broken(feed),
        Trouble.MOVED: feed.health.moved_to not in ("", feed.url),
        Trouble.RESTING: until is not None,
        Trouble.RETRYING: faults.retrying(feed) and until is None,
        Trouble.SILENT: _silent(feed, now, latest),
        Trouble.SLOW: feed.health.elapsed > SLOW_SECONDS or feed.health.size > SLOW_BYTES,
    }
    return FeedCondition(feed, tuple(one for one in Trouble if found[one]), latest, until, name, manual)


def _silent(feed: Feed, now: datetime, newest: datetime | None) -> bool:
    if newest is None or feed.status is FeedStatus.GONE:
        return False
    pace = timedelta(seconds=feed.hints.pace or 0)
    return now - newest > max(SILENT_AT_LEAST, SILENT_PACES * pace)


def account(condition: FeedCondition, written: Callable[[datetime], str]) -> tuple[Sentence, ...]:
    """The sentences that tell a feed's condition, as codes with their data; `written` writes a time."""
    feed, health = condition.feed, condition.feed.health
    lines: list[Sentence] = []
    if feed.last_check is None:
        lines.append(("health.never", {}))
    if feed.status in (FeedStatus.FAILED, FeedStatus.GONE):
        # How long its server wants to be left alone is a sentence of its own, while that is still to come.
        data = {name: value for name, value in feed.error_data.items() if name != "until"}
        lines.append((feed.error_code, data))
        read = feed.last_success
        lines.append(("health.since", {"date": written(read)}) if read else ("health.unread", {}))
    if Trouble.RETRYING in condition.troubles and not condition.by_hand:
        lines.append(("health.retrying", {}))
    if Trouble.MOVED in condition.troubles:
        lines.append(("health.moved", {"address": without_password(health.moved_to)}))
    if condition.rests_until is not None:
        lines.append(("health.resting", {"host": condition.rest_host, "date": written(condition.rests_until)}))
    if Trouble.SILENT in condition.troubles and condition.newest is not None:
        lines.append(("health.silent", {"date": written(condition.newest)}))
    if health.elapsed > SLOW_SECONDS:
        lines.append(("health.slow", {"seconds": round(health.elapsed)}))
    if health.size > SLOW_BYTES:
        lines.append(("health.large", {"size": round(health.size / 1_000_000)}))
    return tuple(lines) or (("health.well", {}),)


def settings_of(feed: Feed) -> FeedSettings:
    """What the reader has set of a feed."""
    return FeedSettings(feed.custom_title, feed.folder, feed.wishes)


def unsendable_agent(text: str) -> str:
    """What of a User-Agent not every header may hold (RFC 9110, 5.5): what is beyond ASCII, control characters."""
    return _named(letter for letter in text if not (letter.isascii() and letter.isprintable()))


def unsendable_user(text: str) -> str:
    """What of a user name no request can carry (RFC 7617, 2): a colon, which would end it, control characters."""
    return _named(letter for letter in text if letter == ":" or not letter.isprintable())


def _named(letters: Iterable[str]) -> str:
    """Each letter once, by its number where it cannot be seen; "" for none."""
    return " ".join(one if one.isprintable() else f"U+{ord(one):04X}" for one in dict.fromkeys(letters))


def apply_settings(library: Library, number: int, wanted: FeedSettings) -> tuple[Changes, FeedSettings]:
    """Set all that the reader sets of a feed, at once; also what was set before, which undoes it.

    Another interval plans the next check anew. Raises LookupFailure.
    """
    before = library.store.feeds.get(number)
    library.store.feeds.settle(number, wanted)
    if wanted.wishes.interval_minutes != before.wishes.interval_minutes:
        checks.plan_anew(library, library.store.feeds.get(number))
    note_wishes(library)
    return Changes(feeds=(number,), tree=True), settings_of(before)


def change_address(library: Library, number: int, text: str) -> tuple[Changes, str]:
    """Give a feed the address that was typed, to be asked at once; also the one that it had.

    Raises AddressError (address.invalid, address.known), LookupFailure.
    """
    before = library.store.feeds.get(number).url
    url = normalize(text)
    if url != before:
        library.store.feeds.change_url(number, url)
        library.store.checks.plan(number, None, NEW_ADDRESS)
    return Changes(feeds=(number,), tree=True), before


def use_new_address(library: Library, number: int) -> tuple[Changes, str]:
    """Follow a feed to where its permanent redirects lead; also the address that it had. Raises as
    `change_address`."""
    feed = library.store.feeds.get(number)
    return change_address(library, number, feed.health.moved_to or feed.url)


def keep_password(library: Library, number: int, password: str, passwords: Passwords) -> bool:
    """Remember the password of a feed's user name; False when that is for this run only. Raises LookupFailure."""
    feed = library.store.feeds.get(number)
    return passwords.keep(Login(origin(feed.url), feed.wishes.user_name, password))


def forget_password(library: Library, feed: Feed, passwords: Passwords) -> None:
    """Let the password go that belonged to the user name `feed` had, unless another feed uses it."""
    name, place = feed.wishes.user_name, origin(feed.url)
    users = (one for one in library.store.feeds.all() if one.wishes.user_name == name)
    if name and not any(origin(one.url) == place for one in users):
        passwords.forget(place, name)
