"""Keeping articles for offline reading, and taking that back. A part of the session."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from newsreader.gui.history import Deed
from newsreader.model import Changes, Query
from newsreader.worker.jobs import Job, Keep

if TYPE_CHECKING:
    from newsreader.gui.session import Session
    from newsreader.library.opened import Library

translate = QCoreApplication.translate


class Keeping:
    """Gives the worker what is to be kept; `jobs` are those under way by number."""

    def __init__(self, session: "Session", submit: Callable[[Job], int], jobs: Mapping[int, Job]) -> None:
        self._session = session
        self._submit = submit
        self._jobs = jobs

    def keep(self, articles: tuple[int, ...]) -> None:
        """Keep articles for offline reading: `keep_progress` for each, then `keep_ended`."""
        if not articles:
            return

        def work(library: "Library") -> tuple[tuple[int, ...], tuple[int, ...]]:
            from newsreader.library import mark

            return mark.wish_offline(library, articles)

        def done(result: tuple[tuple[int, ...], tuple[int, ...]]) -> None:
            self._fetch_kept(articles)
            wanted, pages = result
            if wanted:
                name = translate("work", "keep %Ln article(s) for offline", "", len(wanted))
                said = translate("work", "Keeping %Ln article(s) for offline…", "", len(articles))
                self._session.history.remember(self._let_go(wanted, pages), name, said)

        self._session.write(work, done)

    def _fetch_kept(self, articles: tuple[int, ...]) -> None:
        self._submit(Keep(tuple(articles)))
        self._session.said.emit(translate("work", "Keeping %Ln article(s) for offline…", "", len(articles)))

    def _let_go(self, articles: tuple[int, ...], pages: tuple[int, ...]) -> Deed:
        """What takes keeping back; done again, the articles are fetched anew."""

        def work(library: "Library") -> tuple[Changes, Deed | None]:
            from newsreader.library import mark

            return mark.let_go(library, articles, pages), self._want_again(articles)

        return Deed(work, first=lambda: self._stop_keeping(articles))

    def _want_again(self, articles: tuple[int, ...]) -> Deed:
        def work(library: "Library") -> tuple[Changes, Deed | None]:
            from newsreader.library import mark

            wanted, pages = mark.wish_offline(library, articles)
            return Changes(updated=wanted), self._let_go(wanted, pages)

        return Deed(work, then=lambda: self._fetch_kept(articles))

    def _stop_keeping(self, articles: tuple[int, ...]) -> None:
        for number, job in self._jobs.items():
            if isinstance(job, Keep) and set(job.articles) <= set(articles):
                self._session.door.cancel(number)

    def keep_query(self, query: Query) -> None:
        """Keep what a query shows and what is not complete yet."""

        def work(library: "Library") -> tuple[int, ...]:
            from newsreader.library.keep import articles_to_keep

            return articles_to_keep(library, query)

        def done(articles: tuple[int, ...]) -> None:
            if articles:
                self.keep(articles)
            else:
                self._session.said.emit(translate("work", "There is nothing to keep here."))

        self._session.read(work, done, long=True)

    def cancel_keep(self) -> None:
        """Stop keeping; what is there stays."""
        for number, job in self._jobs.items():
            if isinstance(job, Keep):
                self._session.door.cancel(number)
