"""Opening articles, going back, related stories, pictures. A part of the session."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from newsreader import settings
from newsreader.errors import NewsreaderError
from newsreader.gui.reading_clock import ReadingClock
from newsreader.gui.relating import Relating
from newsreader.model import Readable, ReadHow, ReadingEvent

if TYPE_CHECKING:
    from newsreader.gui.session import Session
    from newsreader.library.opened import Library

HISTORY = 100


class Reading:
    """The article under the eye, the way that led to it, and the clock that tells when it is read."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self.position: Callable[[], int] = lambda: 0  # where the page stands, as the pane tells
        self._way: list[tuple[int, int]] = []  # (article, position)
        self._wanted = 0
        self._feeds: frozenset[int] = frozenset()
        self._alone: frozenset[int] = frozenset()  # feeds whose copies stand for themselves
        session.tree_changed.connect(self._follow_feeds)
        self.clock = ReadingClock(session.settings, self._mark, self._note, session)
        self._relating = Relating(session)
        session.overtaken.connect(self._follow_others)

    @property
    def can_go_back(self) -> bool:
        """Whether `back` leads anywhere."""
        return bool(self._way)

    def open(self, article: int) -> None:
        """Open an article: `article_opened`, then `related_found`, `related_completed` and, when asked for,
        `pictures_loaded`."""
        current = self._session.readable
        if current is not None and current.article.row.id == article == self._wanted:
            return
        if current is not None and current.article.row.id != article:
            self._way.append((current.article.row.id, self.position()))
            del self._way[:-HISTORY]
        self._show(article, None)

    def open_at(self, article: int, position: int) -> None:
        """Open the article that was open the last time, where it stood."""
        self._show(article, position)

    def back(self) -> None:
        """Open the article before, where it stood: `article_opened`, then `place_restored`."""
        if self._way:
            article, position = self._way.pop()
            self._show(article, position)

    def leave(self) -> None:
        """Nothing is under the eye any more."""
        self._relating.stop()
        self.clock.stop()
        self._wanted = 0
        self._session.readable = None

    def moved_on(self) -> None:
        """The reader went on after reading to the end: that is reading, however fast."""
        self.clock.read(ReadHow.MOVED_ON)

    def ask_pictures(self, article: int) -> None:
        """Fetch the pictures of the article, whatever the setting says."""
        self._session.work.load_pictures(article)

    def reload(self, number: int) -> None:
        """Read this article again if it is the open one: its pictures came, or it was kept. The place stays."""
        current = self._session.readable
        if current is None or current.article.row.id != number:
            return
        language = self._session.language

        def take(readable: Readable) -> None:
            now = self._session.readable
            if now is not None and now.article.row.id == number:
                self._session.readable = readable
                self._session.pictures_loaded.emit(number)

        self._session.read(
            lambda library: _open(library, number, language), take, key="reload", failed=lambda _error: None
        )

    def retell(self, *, by_others: bool = False) -> None:
        """Tell anew of the open article: its sections may be others. Its text stays as it is read, and where;
        `article_retold` follows. `by_others`: what belongs to it is looked for in any case."""
        current = self._session.readable
        if current is None:
            return
        number, language = current.article.row.id, self._session.language

        def take(readable: Readable) -> None:
            now = self._session.readable
            if now is None or now.article.row.id != number:
                return
            told = replace(readable, body=now.body, lead=now.lead, pictures=now.pictures, minutes=now.minutes)
            if told != now:
                self._session.readable = told
                self._session.article_retold.emit(told)
            if told.path != now.path and not by_others:  # others are of its section now, or it has another name
                self._relating.again()

        self._session.read(
            lambda library: _open(library, number, language), take, key="retell", failed=lambda _error: None
        )

    def _follow_others(self) -> None:
        """Another process wrote, and nobody knows what: a correction, a mark, another story."""
        self.retell(by_others=True)
        self._relating.renew()

    def _show(self, article: int, position: int | None) -> None:
        self._wanted = article
        self._relating.stop()
        self.clock.stop()
        language = self._session.language

        def take(readable: Readable) -> None:
            self._session.readable = readable
            self._session.article_opened.emit(readable)
            if position is not None:
                self._session.place_restored.emit(position)
            self.clock.start(readable.article.row)
            self._relating.start()
            self._load_pictures(readable)

        def gone(_error: NewsreaderError) -> None:
            self._session.readable = None
            self._session.article_missing.emit(article)

        self._session.read(lambda library: _open(library, article, language), take, key="open", failed=gone)

    def _load_pictures(self, readable: Readable) -> None:
        missing = any(not picture.path and not picture.failed for picture in readable.pictures)
        if missing and self._session.settings.get(settings.LOAD_PICTURES):
            self._session.work.load_pictures(readable.article.row.id)

    def _follow_feeds(self) -> None:
        """Close the open article when its feed goes; what is opened of it afterwards stays. Nothing of a feed that
        went is offered below another one's. Where a feed's copies stand for themselves now, or no more, the page
        and what is below it are told anew."""
        copies, alone = self._alone, frozenset(feed.id for feed in self._session.feeds if feed.wishes.show_copies)
        self._alone = alone
        before, self._feeds = self._feeds, frozenset(feed.id for feed in self._session.feeds)
        current, left = self._session.readable, before - self._feeds
        if current is not None and current.article.row.feed in left:
            self.leave()
            self._session.article_left.emit()
        elif left or alone != copies:
            self.retell()
            self._relating.again()

    def _mark(self, article: int, how: ReadHow) -> None:
        def mark(articles: Sequence[int]) -> None:
            self._session.marks.set_read(articles, True, how)

        self._session.stories.with_companions((article,), mark)

    def _note(self, event: ReadingEvent) -> None:
        def work(library: "Library") -> None:
            from newsreader.library import mark

            mark.record_reading(library, event)

        self._session.write(work, lambda _nothing: None)


def _open(library: "Library", article: int, language: str) -> Readable:
    from newsreader.library import read

    return read.open_article(library, article, language)
