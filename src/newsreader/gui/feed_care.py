"""How feeds are, what is set of one, another address, passwords. A part of the session; no widget here."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from newsreader.errors import AddressError, LookupFailure, NewsreaderError
from newsreader.gui.history import Deed
from newsreader.gui.names import short_name
from newsreader.library.passwords import Passwords
from newsreader.model import Changes, Feed, FeedCondition, FeedOutcome, FeedSettings, FeedWishes, Urgency
from newsreader.settings import REFRESH_MINUTES, RETENTION, Settings
from newsreader.worker.jobs import WorkerEvent

if TYPE_CHECKING:
    from newsreader.gui.session import Session
    from newsreader.library.opened import Library

translate = QCoreApplication.translate

_LOGIN = "fetch.login"  # what a feed's failure is called whose server wants a name and a password


class FeedCare(QObject):
    """Looks after single feeds. Passwords live in the system's keyring, else here until the window is closed."""

    password_wanted = Signal(object)  # the Feed whose server asks for one that is not known, or was wrong; it may
    # have no user name yet

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self.passwords = Passwords()
        self._asked: set[int] = set()  # feeds for which the reader was asked in this run
        self._locked: set[int] = set()  # feeds followed just now that want a name and a password
        session.tree_changed.connect(self._tell_locked)
        session.door.answered.connect(self._hear)

    def look(self, done: Callable[[tuple[FeedCondition, ...]], None]) -> None:
        """Read how all feeds are."""

        def work(library: "Library") -> tuple[FeedCondition, ...]:
            from newsreader.library import care

            return care.health(library)

        self._session.read(work, done, key="health")

    def count_departing(self, feed: int, wishes: FeedWishes, done: Callable[[int], None]) -> None:
        """How many articles would go with these wishes."""

        def work(library: "Library") -> int:
            from newsreader.library import tidy

            return len(tidy.departing(library, feed, wishes))

        self._session.read(work, done, key="departing")

    def count_all_departing(self, done: Callable[[int], None]) -> None:
        """How many articles would go as all feeds and the settings are now."""

        def work(library: "Library") -> int:
            from newsreader.library import tidy

            return sum(map(len, tidy.all_departing(library).values()))

        self._session.read(work, done, key="departing", long=True)

    @property
    def staying(self) -> tuple[int, ...]:
        """How long articles stay where nothing else is set of their feed: the settings' values."""
        return tuple(self._session.settings.get(one) for one in RETENTION)

    def note_staying(self, before: tuple[int, ...]) -> None:
        """Let it be taken back that articles stay otherwise than they did before."""
        if before != self.staying:
            said = translate("care", "How long articles stay was changed.")
            name = translate("care", "change how long articles stay")
            back = _staying(self._session.settings, before, self.staying)
            self._session.history.remember(back, name, said)
            self._session.write(_note_wishes, lambda _noted: None)

    def note_interval(self, before: int) -> None:
        """Plan anew what another interval for all feeds had planned."""
        if before != self._session.settings.get(REFRESH_MINUTES):
            self._session.write(_plan_anew, self._session.absorb)

    def await_login(self, feed: int) -> None:
        """Ask for a feed's name and password as soon as the window knows of it that it asks for them, which may be
        now."""
        self._locked.add(feed)
        self._tell_locked()

    def look_for_keyring(self, done: Callable[[bool], None]) -> None:
        """Whether there is a keyring that keeps passwords; looking for it may take a moment."""
        self._session.read(lambda _library: self.passwords.lasting, done, key="keyring", long=True)

    def retry(self, feeds: tuple[int, ...]) -> None:
        """Ask feeds at once; a password that is missing is asked for again."""
        self._asked.difference_update(feeds)
        if feeds:
            self._session.refresh(feeds, Urgency.NOW)

    def apply(self, feed: Feed, wanted: FeedSettings, password: str = "") -> None:
        """Set all that was set of a feed, at once; `password` "" leaves the known one. Can be undone."""

        def work(library: "Library") -> tuple[Changes, FeedSettings]:
            from newsreader.library import care

            return care.apply_settings(library, feed.id, wanted)

        def done(result: tuple[Changes, FeedSettings]) -> None:
            changes, before = result
            self._session.absorb(changes)
            if before != wanted:
                title = short_name(feed.title)
                label = translate("care", "The settings of {title} were changed.").format(title=title)
                name = translate("care", "change the settings of {title}").format(title=title)
                back, again = _setting(feed.id, before), _setting(feed.id, wanted)
                self._session.history.can_undo(back, label, again, name)
            if feed.wishes.user_name not in ("", wanted.wishes.user_name):
                self._forget_password(feed)
            if password:
                self.give_password(feed.id, password)

        self._session.write(work, done)

    def give_password(self, feed: int, password: str) -> None:
        """Remember a password that the reader typed, and ask the feed again."""
        self._asked.discard(feed)

        def work(library: "Library") -> bool:
            from newsreader.library import care

            return care.keep_password(library, feed, password, self.passwords)

        def done(kept: bool) -> None:
            if not kept:
                text = translate("care", "The password is known until Newsreader is closed.")
                self._session.said.emit(text)
            self._session.refresh((feed,), Urgency.NOW)

        self._session.read(work, done, long=True)  # beside the marks: a keyring may ask to be unlocked

    def _forget_password(self, feed: Feed) -> None:
        def work(library: "Library") -> None:
            from newsreader.library import care

            care.forget_password(library, feed, self.passwords)

        self._session.read(work, lambda _nothing: None, long=True)

    def change_address(
        self,
        feed: Feed,
        text: str,
        *,
        done: Callable[[], None] = lambda: None,
        failed: Callable[[NewsreaderError], None] | None = None,
    ) -> None:
        """Give a feed the address that was typed, and ask it there. Can be undone."""

        def work(library: "Library") -> tuple[Changes, str]:
            from newsreader.library import care

            return care.change_address(library, feed.id, text)

        def changed(result: tuple[Changes, str]) -> None:
            changes, before = result
            self._session.absorb(changes)
            label = translate("care", "{title} has another address.").format(title=short_name(feed.title))
            name = translate("care", "change the address of {title}").format(title=short_name(feed.title))
            back, again = _address(feed.id, before), _address(feed.id, text)
            self._session.history.can_undo(back, label, again, name)
            self.retry((feed.id,))
            done()

        self._session.write(work, changed, failed)

    def use_new_addresses(self, feeds: Sequence[Feed]) -> None:
        """Follow feeds to where they have moved, and ask them there. Can be undone at once."""
        if len(feeds) == 1:
            self.change_address(feeds[0], feeds[0].health.moved_to)
        elif feeds:
            self._move_all({feed.id: feed.health.moved_to for feed in feeds})

    def _move_all(self, wanted: Mapping[int, str]) -> None:
        def done(moved: tuple[Changes, dict[int, str]]) -> None:
            changes, before = moved
            self._session.absorb(changes)
            left = len(wanted) - len(before)
            label = translate("care", "%Ln feed(s) have another address.", "", len(before)) if before else ""
            if left:
                stay = translate("care", "%Ln stay(s): the new address is followed already.", "feeds", left)
                label = f"{label} {stay}".strip()
            if not before:
                self._session.failed.emit(label)
                return
            name = translate("care", "change the address of %Ln feed(s)", "", len(before))
            self._session.history.remember(_moving(before), name, label)
            self.retry(tuple(before))

        self._session.write(lambda library: _move(library, wanted), done)

    def _tell_locked(self) -> None:
        for feed in self._session.feeds:
            # the feeds known may have been read before its first fetch had failed: nothing is wanted of those
            if feed.id in self._locked and feed.error_code == _LOGIN:
                self._locked.discard(feed.id)
                self.password_wanted.emit(feed)

    def _hear(self, event: WorkerEvent) -> None:
        """A server wants a password: ask the reader, once in this run."""
        outcome = event.payload
        if not isinstance(outcome, FeedOutcome) or outcome.error_code != _LOGIN:
            return
        feed = next((one for one in self._session.feeds if one.id == outcome.feed), None)
        if feed is not None and feed.wishes.user_name and feed.id not in self._asked:
            self._asked.add(feed.id)
            self.password_wanted.emit(feed)


def _staying(values: Settings, wanted: tuple[int, ...], other: tuple[int, ...]) -> Deed:
    """Set how long articles stay, on the window's thread, as all settings are."""

    def first() -> None:
        for setting, value in zip(RETENTION, wanted, strict=True):
            values.set(setting, value)

    def then(library: "Library") -> tuple[Changes, Deed]:
        _note_wishes(library)
        return Changes(tree=True), _staying(values, other, wanted)

    return Deed(then, first)


def _note_wishes(library: "Library") -> None:
    from newsreader.library import tidy

    tidy.note_wishes(library)


def _plan_anew(library: "Library") -> Changes:
    from newsreader.library import checks

    return checks.plan_all_anew(library)


def _setting(feed: int, wanted: FeedSettings) -> Callable[["Library"], Changes]:
    def work(library: "Library") -> Changes:
        from newsreader.library import care

        return care.apply_settings(library, feed, wanted)[0]

    return work


def _move(library: "Library", wanted: Mapping[int, str]) -> tuple[Changes, dict[int, str]]:
    """Give feeds these addresses, but for those that are followed already or are gone; also which they had."""
    from newsreader.library import care

    changes, before = Changes(), {}
    for number, url in wanted.items():
        with suppress(AddressError, LookupFailure):
            changed, before[number] = care.change_address(library, number, url)
            changes |= changed
    return changes, before


def _moving(wanted: Mapping[int, str]) -> Deed:
    def work(library: "Library") -> tuple[Changes, Deed | None]:
        changes, before = _move(library, wanted)
        return changes, _moving(before) if before else None

    return Deed(work)


def _address(feed: int, text: str) -> Callable[["Library"], Changes]:
    def work(library: "Library") -> Changes:
        from newsreader.library import care

        return care.change_address(library, feed, text)[0]

    return work
