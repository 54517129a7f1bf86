"""Sections: arranging the tree, with undoing, and bringing articles where it says. A part of the session."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from newsreader.errors import NewsreaderError
from newsreader.gui.history import Deed
from newsreader.model import Changes, Section

if TYPE_CHECKING:
    from newsreader.gui.session import Session
    from newsreader.library.opened import Library
    from newsreader.library.section_tree import Act, Turn

translate = QCoreApplication.translate


class Sections(QObject):
    """What the reader does to the tree of sections. Results arrive as the session's signals."""

    settled = Signal()  # all articles stand where the tree and the categories say

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self._settling = False
        session.opened.connect(self.settle)

    def title(self, number: int | None) -> str:
        """The title of a section; of None, that of none."""
        found = next((one for one in self._session.sections if one.id == number), None)
        return found.title(self._session.language) if found is not None else translate("sections", "no section")

    def find(self, number: int) -> Section | None:
        """A section that is shown, None when there is none of this number."""
        return next((one for one in self._session.sections if one.id == number), None)

    # ------------------------------------------------------------ the tree

    def rename(self, number: int, title: str) -> None:
        """Give a section a title of the reader's, for both languages; "" goes back to the program's."""
        name = translate("sections", "rename the section {title}").format(title=self.title(number))
        self._arrange(_act("rename", number, title), name, translate("sections", "Renamed."))

    def set_icon(self, number: int, icon: str) -> None:
        """Give it the icon of another section, by its key; "" goes back to its own."""
        name = translate("sections", "change the icon of {title}").format(title=self.title(number))
        self._arrange(_act("set_icon", number, icon), name, translate("sections", "The icon is changed."))

    def move(self, number: int, parent: int | None, position: int | None = None) -> None:
        """Put a section below another (None: the top), before what stands at `position` there."""
        name = translate("sections", "move the section {title}").format(title=self.title(number))
        self._arrange(_act("move", number, parent, position), name, translate("sections", "Moved."))

    def step(self, number: int, by: int) -> None:
        """Move a section among those beside it: up (-1) or down (1)."""
        name = translate("sections", "move the section {title}").format(title=self.title(number))
        self._arrange(_act("step", number, by), name, translate("sections", "Moved."))

    def merge(self, number: int, into: int) -> None:
        """Have a section's articles stand in another."""
        titles = {"title": self.title(number), "other": self.title(into)}
        name = translate("sections", "merge {title} into {other}").format(**titles)
        said = translate("sections", "{title} is part of {other} now.").format(**titles)
        self._arrange(_act("merge", number, into), name, said)

    def separate(self, number: int, title: str) -> None:
        """Take a merged section out again."""
        name = translate("sections", "separate {title}").format(title=title)
        said = translate("sections", "{title} is a section of its own again.").format(title=title)
        self._arrange(_act("separate", number), name, said)

    def hide(self, number: int, hidden: bool) -> None:
        """Leave a section out of the sidebar, or no longer."""
        title = self.title(number)
        if hidden:
            name = translate("sections", "hide the section {title}").format(title=title)
            said = translate("sections", "{title} is hidden; “Edit sections…” shows it.").format(title=title)
        else:
            name = translate("sections", "show the section {title}").format(title=title)
            said = translate("sections", "{title} is in the sidebar again.").format(title=title)
        self._arrange(_act("hide", number, hidden), name, said)

    def add(self, title: str, parent: int | None = None) -> None:
        """Make a section of the reader's own."""
        from newsreader.library.section_tree import clean

        title = clean(title)
        name = translate("sections", "make the section {title}").format(title=title)
        self._arrange(
            _act("add", title, parent),
            name,
            translate("sections", "The section {title} was made.").format(title=title),
        )

    def remove(self, number: int) -> None:
        """Take one of the reader's own away."""
        title = self.title(number)
        name = translate("sections", "remove the section {title}").format(title=title)
        self._arrange(
            _act("remove", number),
            name,
            translate("sections", "The section {title} was removed.").format(title=title),
        )

    def reset(self) -> None:
        """Go back to the tree that comes with the program."""

        def work(library: "Library") -> tuple[Changes, "Turn"]:
            from newsreader.library import section_tree

            return section_tree.arranged(library, section_tree.reset)

        name = translate("sections", "reset the sections")
        self._do(work, name, translate("sections", "The sections are as they come with the program."))

    def _arrange(self, act: Callable[[], "Act"], name: str, said: str) -> None:
        def work(library: "Library") -> tuple[Changes, "Turn"]:
            from newsreader.library import section_tree

            return section_tree.arranged(library, act())

        self._do(work, name, said)

    def _do(self, work: "Callable[[Library], tuple[Changes, Turn]]", name: str, said: str) -> None:
        def done(result: "tuple[Changes, Turn]") -> None:
            changes, back = result
            self._session.absorb(changes)
            if back:
                self._session.history.remember(self._turning(back), name, said)
            self.settle()

        self._session.write(work, done)

    def _turning(self, wanted: "Turn") -> Deed:
        def work(library: "Library") -> tuple[Changes, Deed | None]:
            from newsreader.library import section_tree

            changes, again = section_tree.turn(library, wanted)
            return changes, self._turning(again) if again else None

        return Deed(work, then=self.settle)

    def look_numbers(
        self, done: Callable[[tuple[dict[int, tuple[int, int]], tuple[tuple[Section, int], ...]]], None]
    ) -> None:
        """Hand the numbers of each section to `done` (articles, unread), and those that were merged, each with
        what it was merged into."""

        def work(library: "Library") -> tuple[dict[int, tuple[int, int]], tuple[tuple[Section, int], ...]]:
            from newsreader.library import read, section_tree

            return read.section_numbers(library), section_tree.merged(library)

        self._session.read(work, done, key="section-numbers")

    def look_merged(self, number: int, done: Callable[[int], None]) -> None:
        """Hand to `done` the section in which the articles of one that is gone stand now, 0 for none."""

        def work(library: "Library") -> int:
            return library.store.sections.stand_for().get(number) or 0

        self._session.read(work, done, key="section-merged")

    # ------------------------------------------------------------ what goes on

    def settle(self) -> None:
        """Have articles stand where the tree and the categories say: so many at a time, with marks in between."""
        if self._settling:
            return
        self._settling = True

        def done(changes: Changes | None) -> None:
            self._settling = False
            if changes is None:
                self.settled.emit()
                self._session.reading.retell()
            else:
                self._session.absorb(changes)
                self.settle()

        self._session.write(_step, done, self._stopped)

    def _stopped(self, error: NewsreaderError) -> None:
        self._settling = False
        self._session.refuse(error)


def _step(library: "Library") -> Changes | None:
    """One transaction of what is to be settled; None when nothing is."""
    from newsreader.library import correct, section_tree

    for deed in (section_tree, correct):
        if deed.unsettled(library):
            return next(deed.settle(library), Changes())
    return None


def _act(name: str, *values: object) -> Callable[[], "Act"]:
    """An act on the tree, by its name; the library is imported when it is done."""

    def make() -> "Act":
        from newsreader.library import section_tree

        act: Act = getattr(section_tree, name)(*values)
        return act

    return make
