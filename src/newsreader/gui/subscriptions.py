"""Feeds and folders: finding, naming, moving, leaving; lists in and out. A part of the session."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal

from newsreader.errors import NewsreaderError
from newsreader.gui.following import leave, return_to
from newsreader.gui.history import Deed, Plain
from newsreader.gui.names import short_name
from newsreader.model import Changes
from newsreader.outline import ImportReport, Outline

if TYPE_CHECKING:
    from newsreader.gui.session import Session
    from newsreader.library.arrangement import Turn
    from newsreader.library.opened import Library

translate = QCoreApplication.translate


class _Steps(QObject):
    """Carries what a lane's thread tells of its work over to the window's own thread."""

    _taken = Signal(int, int)
    done = Signal(int, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._taken.connect(self.done, Qt.ConnectionType.QueuedConnection)

    def tell(self, done: int, total: int) -> None:
        """Say from any thread how far the work is."""
        self._taken.emit(done, total)


class Subscriptions:
    """What the reader follows. Results arrive as the session's signals."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._steps = _Steps(session)
        self._steps.done.connect(session.import_progress)

    def discover(self, text: str) -> None:
        """Look for feeds at what was typed: `feeds_found` or `discovery_failed`."""
        self._session.work.discover(text)

    def rename_feed(self, feed: int, title: str) -> None:
        """Give a feed another name; "" goes back to the published one."""

        def act(library: "Library") -> object:
            from newsreader.library import subscribe

            return subscribe.rename_feed(library, feed, title)

        name = translate("subscriptions", "rename {title}").format(title=_title(self._session, feed))
        self._arrange(act, name, translate("subscriptions", "Renamed."))

    def move_feed(self, feed: int, folder: int | None, position: int | None = None) -> None:
        """Move a feed into a folder (None: the top), before what stands at `position`."""

        def act(library: "Library") -> object:
            from newsreader.library import subscribe

            return subscribe.move_feed(library, feed, folder, position)

        name = translate("subscriptions", "move {title}").format(title=_title(self._session, feed))
        self._arrange(act, name, translate("subscriptions", "Moved."))

    def unsubscribe(self, feeds: tuple[int, ...]) -> None:
        """Leave feeds; can be undone."""
        if len(feeds) == 1:
            title = _title(self._session, feeds[0])
            said = translate("subscriptions", "You no longer follow {title}.").format(title=title)
            name = translate("subscriptions", "unsubscribe from {title}").format(title=title)
        else:
            said = translate("subscriptions", "You no longer follow %Ln feed(s).", "", len(feeds))
            name = translate("subscriptions", "unsubscribe from %Ln feed(s)", "", len(feeds))
        self._do(leave(feeds), return_to(feeds), name, said)

    def add_folder(self, title: str, parent: int | None = None) -> None:
        """Make a folder."""

        def act(library: "Library") -> object:
            from newsreader.library import subscribe

            return subscribe.add_folder(library, title, parent)

        called = short_name(title)
        name = translate("subscriptions", "make the folder {title}").format(title=called)
        self._arrange(act, name, translate("subscriptions", "The folder {title} was made.").format(title=called))

    def rename_folder(self, folder: int, title: str) -> None:
        """Give a folder another name."""

        def act(library: "Library") -> object:
            from newsreader.library import subscribe

            return subscribe.rename_folder(library, folder, title)

        name = translate("subscriptions", "rename the folder {title}").format(
            title=_folder_title(self._session, folder)
        )
        self._arrange(act, name, translate("subscriptions", "Renamed."))

    def move_folder(self, folder: int, parent: int | None, position: int | None = None) -> None:
        """Move a folder into another (None: the top)."""

        def act(library: "Library") -> object:
            from newsreader.library import subscribe

            return subscribe.move_folder(library, folder, parent, position)

        name = translate("subscriptions", "move the folder {title}").format(
            title=_folder_title(self._session, folder)
        )
        self._arrange(act, name, translate("subscriptions", "Moved."))

    def remove_folder(self, folder: int) -> None:
        """Take a folder away; its feeds move up."""
        title = _folder_title(self._session, folder)

        def act(library: "Library") -> object:
            from newsreader.library import subscribe

            return subscribe.remove_folder(library, folder)

        name = translate("subscriptions", "remove the folder {title}").format(title=title)
        self._arrange(act, name, translate("subscriptions", "The folder {title} was removed.").format(title=title))

    def keep_feed_offline(self, feed: int, value: bool) -> None:
        """Whether every new article of a feed is kept for offline."""
        title = _title(self._session, feed)
        if value:
            said = translate("subscriptions", "New articles of {title} are kept for offline.")
            name = translate("subscriptions", "always keep {title} for offline")
        else:
            said = translate("subscriptions", "New articles of {title} are not kept for offline any more.")
            name = translate("subscriptions", "keep {title} for offline no more")
        there, back = _keep_feed(feed, value), _keep_feed(feed, not value)
        self._do(there, back, name.format(title=title), said.format(title=title))

    def import_opml(self, path: Path) -> None:
        """Read a list of feeds: `import_progress`, then `imported` with its report, then a refresh of the new."""
        tell = self._steps.tell

        def act(library: "Library") -> ImportReport:
            from newsreader.library import lists

            return lists.import_opml(library, lists.load_list(path), path.name, tell)

        self._import(act, path.name)

    def import_outline(self, outline: Outline, name: str = "") -> None:
        """Follow the feeds of an outline, such as what was ticked on the starter list."""
        tell = self._steps.tell

        def act(library: "Library") -> ImportReport:
            from newsreader.library import lists

            return lists.import_outline(library, outline, tell)

        self._import(act, name)

    def export_opml(self, path: Path) -> None:
        """Write the list of feeds."""

        def work(library: "Library") -> str:
            from newsreader.library import lists

            lists.save_opml(library, path)
            return translate("subscriptions", "The list of feeds is in {name}.").format(name=path.name)

        self._session.write(work, self._session.said.emit)

    def _import(self, act: Callable[["Library"], ImportReport], name: str) -> None:
        def work(library: "Library") -> tuple[ImportReport, "Turn"]:
            from newsreader.library import arrangement

            return arrangement.imported(library, act)

        self._session.write(work, lambda result: self._imported(*result, name), self._not_imported)

    def _imported(self, report: ImportReport, turn: "Turn", name: str) -> None:
        self._session.absorb(Changes(feeds=report.added, tree=True))
        if report.added:
            count = len(report.added)
            said = translate("subscriptions", "%Ln feed(s) added.", "", count)
            title = translate("subscriptions", "add %Ln feed(s)", "", count)
            self._session.history.remember(_taking_out(report.added, turn), title, said)
        self._session.imported.emit(report, name)
        if report.added:
            self._session.refresh(report.added)

    def _not_imported(self, error: NewsreaderError) -> None:
        self._session.import_progress.emit(0, 0)
        self._session.refuse(error)

    def _do(self, there: Plain, back: Plain, name: str, said: str) -> None:
        def done(changes: Changes) -> None:
            self._session.absorb(changes)
            self._session.history.can_undo(back, said, there, name)

        self._session.write(there, done)

    def _arrange(self, act: Callable[["Library"], object], name: str, said: str) -> None:
        """Do what names, places, makes or removes feeds and folders, so that it can be taken back whole."""

        def work(library: "Library") -> tuple[Changes, "Turn"]:
            from newsreader.library import arrangement

            return arrangement.arranged(library, act)

        def done(result: tuple[Changes, "Turn"]) -> None:
            changes, turn = result
            self._session.absorb(changes)
            if turn:
                self._session.history.remember(_turning(turn), name, said)

        self._session.write(work, done)


def _turning(turn: "Turn") -> Deed:
    def work(library: "Library") -> tuple[Changes, Deed | None]:
        from newsreader.library import arrangement

        changes, again = arrangement.turn(library, turn)
        return changes, _turning(again)

    return Deed(work)


def _taking_out(feeds: tuple[int, ...], turn: "Turn") -> Deed:
    """Leave the feeds of an import, and take away the folders that were made for them."""

    def work(library: "Library") -> tuple[Changes, Deed | None]:
        from newsreader.library import arrangement, subscribe

        left = subscribe.unsubscribe(library, feeds)
        changes, again = arrangement.turn(library, turn)
        return left | changes, _putting_back(feeds, again)

    return Deed(work)


def _putting_back(feeds: tuple[int, ...], turn: "Turn") -> Deed:
    def work(library: "Library") -> tuple[Changes, Deed | None]:
        from newsreader.library import arrangement, subscribe

        changes, again = arrangement.turn(library, turn)
        return changes | subscribe.resubscribe(library, feeds), _taking_out(feeds, again)

    return Deed(work)


def _keep_feed(feed: int, value: bool) -> Plain:
    def work(library: "Library") -> Changes:
        from newsreader.library import subscribe

        return subscribe.keep_feed_offline(library, feed, value)

    return work


def _title(session: "Session", feed: int) -> str:
    return short_name(next((known.title for known in session.feeds if known.id == feed), ""))


def _folder_title(session: "Session", folder: int) -> str:
    return short_name(next((known.title for known in session.folders if known.id == folder), ""))
