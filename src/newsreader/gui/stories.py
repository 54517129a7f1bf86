"""Stories: looking at one, saying what belongs together or apart, following, muting. A part of the session."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from newsreader import settings
from newsreader.gui.history import Deed
from newsreader.library.story_page import Candidate, StoryPage
from newsreader.model import Changes, StoryState

if TYPE_CHECKING:
    from newsreader.gui.session import Session
    from newsreader.library.opened import Library
    from newsreader.library.pins import Done

Saying = Callable[["Library"], "Done"]

translate = QCoreApplication.translate


class Stories:
    """Acts on stories, each named by an article of it; each can be undone and done again."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        session.stories_undone.connect(self._told)

    def look(self, article: int, done: Callable[[StoryPage], None], key: str = "story") -> None:
        """Hand the story of an article to `done`, told from its texts."""

        def work(library: "Library") -> StoryPage:
            from newsreader.library import telling

            return telling.story_page(library, article)

        self._session.read(work, done, key=key, failed=lambda _error: None, long=True)

    def near(self, article: int, done: Callable[[tuple[Candidate, ...]], None]) -> None:
        """Hand to `done` what the story of an article may be one with."""

        def work(library: "Library") -> tuple[Candidate, ...]:
            from newsreader.library import telling

            return telling.candidates(library, article)

        self._session.read(work, done, key="near", long=True)

    def split_off(self, article: int) -> None:
        """Make an article a story of its own."""

        def work(library: "Library") -> "Done":
            from newsreader.library import pins

            return pins.split_off(library, article)

        name = translate("stories", "split an article off its story")
        self._say(work, name, translate("stories", "The article stands on its own now."))

    def merge(self, articles: Sequence[int]) -> None:
        """Make one story of the stories of these articles."""

        def work(library: "Library") -> "Done":
            from newsreader.library import pins

            return pins.merge(library, articles)

        self._say(work, translate("stories", "merge stories"), translate("stories", "They are one story now."))

    def follow(self, article: int, value: bool) -> None:  # what the reader chose
        """Follow the story of an article, or no more."""

        def work(library: "Library") -> "Done":
            from newsreader.library import pins

            return pins.follow(library, article, value)

        if value:
            name = translate("stories", "follow a story")
            self._say(work, name, translate("stories", "You will be told of what is new in this story."))
        else:
            name = translate("stories", "follow a story no more")
            self._say(work, name, translate("stories", "This story is followed no more."))

    def mute(self, article: int, value: bool) -> None:  # likewise
        """Hide the story of an article and what comes to it, or show it again."""

        def work(library: "Library") -> "Done":
            from newsreader.library import pins

            return pins.mute(library, article, value)

        if value:
            said = translate("stories", "This story is muted.")
            days = self._session.settings.get(settings.MUTED_STORY_DAYS)
            if days:
                said = translate(
                    "stories", "This story is muted until %Ln day(s) after its last article.", "", days
                )
            self._say(work, translate("stories", "mute a story"), said)
        else:
            name = translate("stories", "show a muted story again")
            self._say(work, name, translate("stories", "This story is shown again."))

    def turn(self, article: int, which: str) -> None:
        """Follow or mute the story of an article, whichever it is not (`which`: "followed", "muted")."""

        def turn(page: StoryPage) -> None:
            if which == "followed":
                self.follow(article, not page.followed)
            else:
                self.mute(article, not page.muted)

        self.look(article, turn, key="turn-story")

    def prefers(self, feed: int) -> bool:
        """Whether the headlines of a feed stand for stories before those of others."""
        return str(feed) in self._session.settings.get(settings.PREFERRED_FEEDS).split(",")

    def prefer(self, feed: int, value: bool) -> None:  # a tick in a menu
        """Let the headlines of a feed stand for stories, after those that do already; or no more."""
        values = self._session.settings
        held = [one for one in values.get(settings.PREFERRED_FEEDS).split(",") if one and one != str(feed)]
        values.set(settings.PREFERRED_FEEDS, ",".join([*held, *([str(feed)] if value else [])]))
        self._session.stories_changed.emit()

    def with_companions(self, articles: Sequence[int], done: Callable[[Sequence[int]], None]) -> None:
        """Hand to `done` these articles, and where the reader wants so the others of their stories."""
        if not self._session.settings.get(settings.STORY_READ):
            done(articles)
            return

        def work(library: "Library") -> Sequence[int]:
            from newsreader.library import pins

            return pins.companions(library, articles)

        self._session.read(work, done)

    def _say(self, work: Saying, name: str, said: str) -> None:
        session = self._session

        def done(result: "Done") -> None:
            changes, state = result
            session.history.remember(self._back(state), name, said)
            session.absorb(changes)
            self._told(changes)

        session.write(work, done)

    def _back(self, state: StoryState) -> Deed:
        def work(library: "Library") -> tuple[Changes, Deed | None]:
            from newsreader.library import pins

            changes, again = pins.put_back(library, state)
            self._session.stories_undone.emit(changes)
            return changes, self._back(again)

        return Deed(work)

    def _told(self, changes: Changes) -> None:
        self._session.stories_changed.emit()
        if changes.added or changes.removed:
            self._session.rules_settled.emit(changes)  # the list is another now
