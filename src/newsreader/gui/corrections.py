"""Correcting sections: of articles, and what categories mean; all can be undone. A part of the session."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from newsreader.gui.history import Deed
from newsreader.gui.names import short_name
from newsreader.model import Changes, SectionMark

if TYPE_CHECKING:
    from newsreader.gui.session import Session
    from newsreader.library.correct import Category, Meaning, Offer, Restoring
    from newsreader.library.opened import Library

translate = QCoreApplication.translate

Theirs = tuple[str, SectionMark]  # an outlet that has the same article, and a section that it puts it into


class Corrections(QObject):
    """What the reader puts right. Results arrive as the session's signals."""

    offered = Signal(object, str)  # Offer: what may be wanted after a correction, and the question in words

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session

    def put(self, articles: Sequence[int], section: int | None) -> None:
        """Put articles into a section (None: into none) by the reader's hand."""

        def work(library: "Library") -> tuple[Changes, "Restoring", "Offer | None"]:
            from newsreader.library import correct

            offer = correct.offer(library, articles, section)
            changes, back = correct.put(library, articles, section)
            return changes, back, offer

        def done(result: tuple[Changes, "Restoring", "Offer | None"]) -> None:
            changes, back, offer = result
            self._session.absorb(changes)
            if not back:
                self._session.said.emit(translate("sections", "They are there already."))
                return
            name, said = self._put_words(len(changes.updated), section)
            self._session.history.remember(self._restoring(back), name, said)
            self._retell(changes)
            if offer is not None:
                self.offered.emit(offer, self._question(offer))

        self._session.write(work, done)

    def let_go(self, articles: Sequence[int]) -> None:
        """Have articles stand where they would without the reader's hand."""

        def work(library: "Library") -> tuple[Changes, "Restoring"]:
            from newsreader.library import correct

            return correct.let_go(library, articles)

        def done(result: tuple[Changes, "Restoring"]) -> None:
            changes, back = result
            self._session.absorb(changes)
            if back:
                count = len(changes.updated)
                name = translate("sections", "let %Ln article(s) stand as published", "", count)
                said = translate("sections", "%Ln article(s) stand as published.", "", count)
                self._session.history.remember(self._restoring(back), name, said)
                self._retell(changes)

        self._session.write(work, done)

    def mean(self, published: str, section: int | None, feed: int = 0) -> None:
        """Have a category of a feed (0: of all feeds) mean a section, for what is here and what will come."""

        def work(library: "Library") -> tuple[Changes, "Meaning | None"]:
            from newsreader.library import correct

            return correct.mean(library, published, section, feed)

        self._become(work, published, section)

    def mean_nothing(self, published: str, feed: int = 0) -> None:
        """Have a category mean again what the program takes it for."""

        def work(library: "Library") -> tuple[Changes, "Meaning | None"]:
            from newsreader.library import correct

            wanted = correct.Meaning(feed, correct.folded(published), published, None, active=False)
            return correct.become(library, wanted)

        self._become(work, published, None, back=True)

    def accept(self, offer: "Offer") -> None:
        """Do what was offered."""
        self.mean(offer.published, offer.section, offer.feed)

    def look_categories(self, done: "Callable[[tuple[Category, ...], tuple[Meaning, ...]], None]") -> None:
        """Hand what publishers call their sections, and what the reader wants it to mean, to `done`."""

        def work(library: "Library") -> "tuple[tuple[Category, ...], tuple[Meaning, ...]]":
            from newsreader.library import correct

            return correct.categories(library), correct.meanings(library)

        self._session.read(work, lambda found: done(*found), key="categories", long=True)

    def look_reasons(
        self, article: int, done: Callable[[Sequence[SectionMark], int, Sequence[Theirs]], None]
    ) -> None:
        """The same, with what the same article of other feeds adds: it stands in their sections too."""

        def work(library: "Library") -> tuple[Sequence[SectionMark], int, Sequence[Theirs]]:
            from newsreader.library import read

            row = read.article(library, article).row
            behind = {} if row.copy_of else {twin.article: twin.outlet for twin in row.twins}
            marks = read.marks(library, (article, *behind))
            mine = {mark.section for mark in marks[article]}
            theirs = [(name, mark) for number, name in behind.items() for mark in marks[number]]
            return marks[article], row.feed, [(name, mark) for name, mark in theirs if mark.section not in mine]

        self._session.read(work, lambda found: done(*found), key="section-marks")

    def look_marks(self, article: int, done: Callable[[Sequence[SectionMark], int], None]) -> None:
        """Hand the sections of an article, with where they came from, and its feed to `done`."""

        def work(library: "Library") -> tuple[Sequence[SectionMark], int]:
            from newsreader.library import read

            return read.marks(library, (article,))[article], read.article(library, article).row.feed

        self._session.read(work, lambda found: done(*found), key="section-marks")

    def _become(
        self,
        work: "Callable[[Library], tuple[Changes, Meaning | None]]",
        published: str,
        section: int | None,
        *,
        back: bool = False,
    ) -> None:
        def done(result: "tuple[Changes, Meaning | None]") -> None:
            changes, before = result
            self._session.absorb(changes)
            if before is None:
                self._session.said.emit(translate("sections", "It is so already."))
                return
            words = {"name": short_name(published), "title": self._session.tree.title(section)}
            if back:
                name = translate("sections", "let “{name}” mean what it did").format(**words)
                said = translate("sections", "“{name}” means again what it did.").format(**words)
            elif section is None:
                name = translate("sections", "take “{name}” out of all sections").format(**words)
                said = translate("sections", "“{name}” goes into no section from now on.").format(**words)
            else:
                name = translate("sections", "put “{name}” into {title}").format(**words)
                said = translate("sections", "“{name}” goes into {title} from now on.").format(**words)
            self._session.history.remember(self._becoming(before), name, said)
            self._session.tree.settle()

        self._session.write(work, done)

    def _becoming(self, wanted: "Meaning") -> Deed:
        def work(library: "Library") -> tuple[Changes, Deed | None]:
            from newsreader.library import correct

            changes, before = correct.become(library, wanted)
            return changes, self._becoming(before) if before is not None else None

        return Deed(work, then=self._session.tree.settle)

    def _restoring(self, wanted: "Restoring") -> Deed:
        def work(library: "Library") -> tuple[Changes, Deed | None]:
            from newsreader.library import correct

            changes, again = correct.restore(library, wanted)
            return changes, self._restoring(again) if again else None

        return Deed(work, then=self._retell)

    def _put_words(self, count: int, section: int | None) -> tuple[str, str]:
        """What is to be undone once articles were put into a section, and what is said of it."""
        if section is None:
            name = translate("sections", "take %Ln article(s) out of all sections", "", count)
            return name, translate("sections", "%Ln article(s) taken out of all sections.", "", count)
        title = self._session.tree.title(section)
        name = translate("sections", "put %Ln article(s) into {title}", "", count).format(title=title)
        return name, translate("sections", "%Ln article(s) put into {title}.", "", count).format(title=title)

    def _question(self, offer: "Offer") -> str:
        feed = next((one.title for one in self._session.feeds if one.id == offer.feed), "")
        text = translate("sections", "Always put “{name}” of {feed} here")
        if offer.section is None:
            text = translate("sections", "Always leave “{name}” of {feed} out of all sections")
        return text.format(name=short_name(offer.published), feed=short_name(feed))

    def _retell(self, changes: Changes | None = None) -> None:
        """The open article may stand elsewhere now."""
        readable = self._session.readable
        if readable is not None and (changes is None or readable.article.row.id in changes.updated):
            self._session.reading.retell()
