"""Marks that the reader sets: read, starred, on one article or on very many. A part of the session."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from newsreader.errors import NewsreaderError
from newsreader.gui.history import Deed
from newsreader.model import Changes, Flag, Query, ReadHow, Undo

if TYPE_CHECKING:
    from newsreader.gui.session import Session
    from newsreader.library.opened import Library

Marking = Callable[["Library"], tuple[Changes, Undo]]

LOOKED_AT = 500  # rows read at once to see whether one has no mark

translate = QCoreApplication.translate


class Marks:
    """Every mark shows at once (`session.marked`) and is written in a lane; `session.mark_stored` follows for
    each, in the same order."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self.can_undo = session.history.can_undo

    def set_read(self, articles: Sequence[int], value: bool, how: ReadHow) -> None:
        """Mark articles. Only what was done by hand can be undone: the rest happens in passing."""

        def work(library: "Library") -> tuple[Changes, Undo]:
            from newsreader.library import mark

            return mark.mark_read(library, articles, value, how)

        self._do(work, articles, Flag.READ, value, by_hand=how is ReadHow.BY_HAND)

    def set_starred(self, articles: Sequence[int], value: bool) -> None:
        """Give or take the star."""

        def work(library: "Library") -> tuple[Changes, Undo]:
            from newsreader.library import mark

            return mark.mark_starred(library, articles, value)

        self._do(work, articles, Flag.STARRED, value)

    def toggle_read(self, *articles: int) -> None:
        """Turn read into unread and back; of several, all are read unless all were."""
        self._toggle(articles, Flag.READ)

    def toggle_star(self, *articles: int) -> None:
        """Give or take the star, whichever is not so; of several, all have it unless all had."""
        self._toggle(articles, Flag.STARRED)

    def mark_all_read(self, query: Query, days: int = 0) -> None:
        """Mark everything read that the query shows, with `days` only what is older than so many days."""
        until = datetime.now(UTC) - timedelta(days=days) if days else None

        def work(library: "Library") -> tuple[Changes, Undo]:
            from newsreader.library import mark

            return mark.mark_all_read(library, query, until)

        self._do(work, (), Flag.READ, True, many=True)

    def mark_shown_read(self, shown: Sequence[int]) -> None:
        """Mark read what the list shows, or a part of it."""

        def work(library: "Library") -> tuple[Changes, Undo]:
            from newsreader.library import mark

            return mark.mark_shown_read(library, shown)

        self._do(work, shown, Flag.READ, True, many=True)

    def _do(
        self,
        work: Marking,
        articles: Sequence[int],
        flag: Flag,
        value: bool,
        *,
        by_hand: bool = True,
        many: bool = False,
    ) -> None:
        session = self._session
        session.marked.emit(articles, flag, value)

        def done(result: tuple[Changes, Undo]) -> None:
            changes, inverse = result
            session.mark_stored.emit()
            session.absorb(changes)
            if changes and by_hand:
                name, said = mark_words(flag, value, inverse.asked)
                session.history.remember(self._back(inverse), name, said)
            elif many:
                session.said.emit(translate("marks", "Everything here is read."))

        def failed(error: NewsreaderError) -> None:
            session.mark_stored.emit()
            session.refuse(error)

        session.write(work, done, failed)

    def _back(self, inverse: Undo) -> Deed:
        session = self._session

        def work(library: "Library") -> tuple[Changes, Deed | None]:
            from newsreader.library import mark

            changes, again = mark.undo(library, inverse)
            return changes, self._back(again)

        return Deed(
            work,
            first=lambda: session.marked.emit(inverse.articles, inverse.flag, inverse.value),
            then=session.mark_stored.emit,
        )

    def _toggle(self, articles: Sequence[int], flag: Flag) -> None:
        """Look and mark in one go in the writer's lane, so that two toggles in a row see each other."""
        session = self._session

        def work(library: "Library") -> tuple[Changes, Undo]:
            from newsreader.library import mark

            value = _any_without(library, articles, flag)
            if flag is Flag.STARRED:
                return mark.mark_starred(library, articles, value)
            return mark.mark_read(library, articles, value, ReadHow.BY_HAND)

        def done(result: tuple[Changes, Undo]) -> None:
            changes, inverse = result
            if changes:
                session.marked.emit(changes.updated, flag, not inverse.value)
                session.mark_stored.emit()
                session.absorb(changes)
                name, said = mark_words(flag, not inverse.value, inverse.asked)
                session.history.remember(self._back(inverse), name, said)

        session.write(work, done)


def _any_without(library: "Library", articles: Sequence[int], flag: Flag) -> bool:
    from newsreader.library import read

    for start in range(0, len(articles), LOOKED_AT):
        for row in read.list_rows(library, articles[start : start + LOOKED_AT]):
            if not (row.read if flag is Flag.READ else row.starred):
                return True
    return False


def mark_words(flag: Flag, value: bool, count: int) -> tuple[str, str]:
    """A mark on so many articles by its name, and in a sentence."""
    if flag is Flag.READ and value:
        name = translate("marks", "mark %Ln article(s) as read", "", count)
        said = translate("marks", "%Ln article(s) marked as read.", "", count)
    elif flag is Flag.READ:
        name = translate("marks", "mark %Ln article(s) as unread", "", count)
        said = translate("marks", "%Ln article(s) marked as unread.", "", count)
    elif value:
        name = translate("marks", "give %Ln article(s) a star", "", count)
        said = translate("marks", "%Ln article(s) given a star.", "", count)
    else:
        name = translate("marks", "take the star from %Ln article(s)", "", count)
        said = translate("marks", "Star taken from %Ln article(s).", "", count)
    return name, said
