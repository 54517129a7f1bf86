"""What is new in the articles of stories that stand unfolded in a list: asked for when one is unfolded."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject

from newsreader.library.story_page import Member, StoryPage

translate = QCoreApplication.translate

MOST = 2_000  # articles of which it is remembered

Look = Callable[[int, Callable[[StoryPage], None]], None]


@dataclass(frozen=True, slots=True)
class Told:
    """What a row says of an article of a story; `calls`: it tells something that none before did. Where there is
    little room the end of `words` goes, and `number` stays."""

    words: str
    calls: bool = False
    number: str = ""

    @property
    def text(self) -> str:
        """All of it."""
        return f"{self.words} · {self.number}" if self.number else self.words


class ToldStories(QObject):
    """`look` tells the story of an article; `changed` is called with it."""

    def __init__(self, look: Look, changed: Callable[[StoryPage], object], parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._changed = changed
        self._members: dict[int, Member] = {}
        self._pages: dict[int, StoryPage] = {}
        self._outlets: dict[int, str] = {}
        self._copies: dict[int, tuple[int, ...]] = {}
        self._first: set[int] = set()

    def ask(self, article: int) -> None:
        """The story of this article is unfolded."""
        page = self._pages.get(article)
        if page is None:
            self._look(article, self._take)
        else:
            self._changed(page)

    def copies_of(self, article: int) -> tuple[int, ...]:
        """The articles that nearly have the text of this one."""
        return self._copies.get(article, ())

    def forget(self) -> None:
        """Stories are others now."""
        self._members.clear()
        self._pages.clear()
        self._outlets.clear()
        self._copies.clear()
        self._first.clear()

    def get(self, article: int) -> Told | None:
        """What is to be said of an article, None while nobody knows."""
        member = self._members.get(article)
        if member is None:
            return None
        made = told(member, self._outlets.get(member.copy_of, ""), first=article in self._first)
        carriers = dict.fromkeys(self._outlets[number] for number in self.copies_of(article))
        if not carriers:
            return made
        also = translate("story", "The same text in {outlets}").format(outlets=", ".join(carriers))
        return Told(made.words, made.calls, f"{made.number} · {also}" if made.number else also)

    def _take(self, page: StoryPage) -> None:
        if len(self._members) > MOST:
            self.forget()
        self._pages |= dict.fromkeys((member.row.id for member in page.members), page)
        self._members.update({member.row.id: member for member in page.members})
        self._outlets |= {member.row.id: member.outlet for member in page.members}
        for number in {member.copy_of for member in page.members} - {0}:
            self._copies[number] = tuple(one.row.id for one in page.members if one.copy_of == number)
        self._first.add(page.members[0].row.id)
        self._changed(page)


def told(member: Member, original: str = "", *, first: bool = False) -> Told:
    """What an article of a story tells that the earlier ones did not."""
    if first:
        return Told(translate("story", "The first to report it"))
    if member.copy_of:
        return Told(translate("story", "Nearly the text of {outlet}").format(outlet=original))
    if not member.new:
        return Told(translate("story", "Nothing that was not told before"))
    text = translate("story", "New: “{words}”").format(words=member.new)
    several = member.new_sentences > 1
    number = translate("story", "%Ln new sentence(s)", "", member.new_sentences) if several else ""
    return Told(text, calls=True, number=number)
