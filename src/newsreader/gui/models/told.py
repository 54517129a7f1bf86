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
    """What a row says of an article of a story; `calls`: it tells something that none before did."""

    text: str
    calls: bool = False


class ToldStories(QObject):
    """`look` tells the story of an article; `changed` is called when more is known."""

    def __init__(self, look: Look, changed: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._changed = changed
        self._members: dict[int, Member] = {}
        self._outlets: dict[int, str] = {}
        self._first: set[int] = set()

    def ask(self, article: int) -> None:
        """The story of this article is unfolded."""
        if article not in self._members:
            self._look(article, self._take)

    def forget(self) -> None:
        """Stories are others now."""
        self._members.clear()
        self._outlets.clear()
        self._first.clear()

    def get(self, article: int) -> Told | None:
        """What is to be said of an article, None while nobody knows."""
        member = self._members.get(article)
        if member is None:
            return None
        return told(member, self._outlets.get(member.copy_of, ""), first=article in self._first)

    def _take(self, page: StoryPage) -> None:
        if len(self._members) > MOST:
            self.forget()
        self._members.update({member.row.id: member for member in page.members})
        self._outlets |= {member.row.id: member.outlet for member in page.members}
        self._first.add(page.members[0].row.id)
        self._changed()


def told(member: Member, original: str = "", *, first: bool = False) -> Told:
    """What an article of a story tells that the earlier ones did not."""
    if first:
        return Told(translate("story", "The first to report it"))
    if member.copy_of:
        return Told(translate("story", "Nearly the text of {outlet}").format(outlet=original))
    if not member.new:
        return Told(translate("story", "Nothing that was not told before"))
    text = translate("story", "New: “{words}”").format(words=member.new)
    if member.new_sentences > 1:
        text += " · " + translate("story", "%n new sentence(s)", "", member.new_sentences)
    return Told(text, calls=True)
