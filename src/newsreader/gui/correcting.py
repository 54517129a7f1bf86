"""What the window does about articles that stand in a wrong section: correcting them and what categories mean, and
telling why an article stands where it does."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QMenu

from newsreader.gui import icons
from newsreader.gui.corrections import Theirs
from newsreader.gui.models.drops import Correction
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.names import short_name
from newsreader.gui.section_words import reason_text
from newsreader.gui.sectioning import add_line, choose_section
from newsreader.model import SectionMark, SectionSource

if TYPE_CHECKING:
    from newsreader.gui.dialogs.section_choice import SectionChoiceDialog
    from newsreader.gui.window import Window

translate = QCoreApplication.translate

HERE, FEED, EVERYWHERE = "here", "feed", "everywhere"  # what a correction is for


class Correcting:
    """The acts of one window that correct sections."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._session = window.session
        self._tree = window.session.tree
        self._corrections = window.session.corrections
        window.sidebar.tree.correct.connect(self.drop)

    def drop(self, wanted: Correction) -> None:
        """Do what was dropped on a section in the sidebar."""
        if wanted.articles:
            self._corrections.put(wanted.articles, wanted.section)
        else:
            self.correct_category(wanted.published, wanted.feed, wanted.section)

    def correct_chosen(self) -> None:
        """Ask where the chosen articles belong."""
        articles = self._window.chosen_articles
        if articles:
            self.correct(articles)
        else:
            self._session.said.emit(translate("window", "Choose an article first."))

    def correct(self, articles: Sequence[int]) -> None:
        """Ask where articles belong; of one alone also whether its category is meant."""

        def ask(marks: Sequence[SectionMark], feed: int) -> None:
            scopes = self._scopes(marks, feed)
            none = (0, translate("sections", "In no section"))
            title = translate("sections", "Where does this article belong?")
            if len(articles) > 1:
                title = translate("sections", "Where do %Ln article(s) belong?", "", len(articles))
            current = next((mark.section for mark in marks if mark.section is not None), None)
            dialog = choose_section(self._window, title, first=none, scopes=scopes, current=current)
            dialog.accepted.connect(lambda: self._take(articles, marks, feed, dialog))
            self._window.show_dialog(dialog)

        if len(articles) == 1:
            self._corrections.look_marks(articles[0], ask)
        else:
            ask((), 0)

    def correct_category(self, published: str, feed: int, section: int) -> None:
        """Ask whether a category means a section for one feed or for all."""
        from newsreader.gui.dialogs.category import CategoryDialog

        title = next((one.title for one in self._session.feeds if one.id == feed), "")
        dialog = CategoryDialog(published, title, self._tree.title(section), self._window)
        dialog.accepted.connect(
            lambda: self._corrections.mean(published, section, 0 if dialog.everywhere else feed)
        )
        self._window.show_dialog(dialog)

    def choose_for_category(self, published: str, feed: int, leads: int = 0) -> None:
        """Ask which section a category means, and for which feeds. It `leads` to one now, or to none (0)."""
        name = next((one.title for one in self._session.feeds if one.id == feed), "")
        scopes = [
            (FEED, translate("sections", "For {feed} only").format(feed=short_name(name))),
            (EVERYWHERE, translate("sections", "For all feeds")),
        ]
        title = translate("sections", "Where does “{name}” belong?").format(name=short_name(published))
        none = (0, translate("sections", "In no section"))
        dialog = choose_section(self._window, title, first=none, scopes=scopes, current=leads)
        dialog.accepted.connect(
            lambda: self._corrections.mean(published, dialog.section, 0 if dialog.scope == EVERYWHERE else feed)
        )
        self._window.show_dialog(dialog)

    def fill_article_menu(self, menu: QMenu, articles: Sequence[int]) -> None:
        """Add the section's lines to the menu of articles: sections to choose from, and asking for another."""
        colour = self._window.theme.quiet
        inner = menu.addMenu(icons.icon("section", colour, 16), translate("menu", "Section"))
        text = translate("menu", "Correct section…")
        self._add(inner, "section", text, lambda: self.correct(articles), "correct-section")
        if len(articles) == 1:
            text = translate("menu", "Why this section?")
            self._add(inner, "help", text, lambda: self.explain(articles[0]), "why-section")
        as_published = translate("menu", "As published")
        self._add(inner, "undo", as_published, lambda: self._corrections.let_go(articles))
        inner.addSeparator()
        row = self._window.listing.model.known_row(articles[0]) if len(articles) == 1 else None
        self._add_sections(inner, articles, row.sections if row is not None else ())

    def _add_sections(self, menu: QMenu, articles: Sequence[int], theirs: Sequence[int]) -> None:
        """Add all sections, each below those that hold it. Those that are `theirs` have a tick for their icon: a
        menu shows either."""
        theme, depths = self._window.theme, dict[int | None, int]()
        for section in self._session.sections:
            depths[section.id] = depth = depths.get(section.parent, -1) + 1
            if section.hidden:
                continue
            title = "      " * depth + section.title(self._session.language).replace("&", "&&")
            here = section.id in theirs
            drawing, colour = ("check", theme.accent) if here else (section.drawing, theme.quiet)
            action = menu.addAction(icons.icon(drawing, colour, 16), title)
            action.setCheckable(here)
            action.setChecked(here)
            action.triggered.connect(
                lambda _checked=False, number=section.id: self._corrections.put(articles, number)
            )

    # ------------------------------------------------------------ why

    def explain_current(self) -> None:
        """Tell why the current article is in its sections."""
        article = self._window.current_article
        if article:
            self.explain(article, self._window.pane.below_path())
        else:
            self._session.said.emit(translate("window", "Choose an article first."))

    def explain(self, article: int, at: QPoint | None = None) -> None:
        """Show a small menu of why an article is in its sections, with the way to put it right."""
        where = at or QCursor.pos()
        self._corrections.look_reasons(article, lambda *found: self.why_menu(article, *found).popup(where))

    def why_menu(
        self, article: int, marks: Sequence[SectionMark], feed: int, theirs: Sequence[Theirs] = ()
    ) -> QMenu:
        """The menu that `explain` shows. `theirs`: what the same article of other outlets adds."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        paths = self._paths()
        every = [*(("", mark) for mark in marks), *theirs]
        told = dict.fromkeys(mark.section for _outlet, mark in every if mark.section in paths)
        for number in told:
            self._add_section(menu, number or 0, paths[number])
            _add_reasons(menu, [one for one in every if one[1].section == number])
        if not told:
            menu.addAction(translate("sections", "It is in no section.")).setEnabled(False)
            _add_reasons(menu, [("", mark) for mark in marks if mark.source is SectionSource.CORRECTED])
        silent = [mark for mark in marks if mark.section not in paths and mark.published]
        _add_words(menu, [mark.published for mark in silent if told or mark.source is not SectionSource.CORRECTED])
        menu.addSeparator()
        self._add_ways(menu, article, marks, feed)
        return menu

    def _add_section(self, menu: QMenu, number: int, path: str) -> None:
        """A line that leads to a section."""
        section = self._tree.find(number) if number else None
        drawing = section.drawing if section is not None else "section"
        action = QAction(icons.icon(drawing, self._window.theme.quiet, 16), path, menu)
        action.triggered.connect(lambda: self._go(Place(Kind.SECTION, number)))
        menu.addAction(action)

    def _add_ways(self, menu: QMenu, article: int, marks: Sequence[SectionMark], feed: int) -> None:
        """Lines to put an article right, what its publisher's words lead to, or to take that back."""
        text = translate("menu", "Correct section…")
        self._add(menu, "section", text, lambda: self.correct((article,)), "correct-section")
        leads: dict[str, int] = {}
        for mark in marks:
            if mark.published:
                leads[mark.published] = leads.get(mark.published) or mark.section or 0
        for name, section_id in leads.items():
            text = translate("menu", "Where “{name}” belongs…").format(name=short_name(name).replace("&", "&&"))
            self._add(menu, "feed", text, partial(self.choose_for_category, name, feed, section_id))
        if any(mark.source is SectionSource.CORRECTED and not mark.published for mark in marks):
            text = translate("menu", "As published")
            self._add(menu, "undo", text, lambda: self._corrections.let_go((article,)))

    def _scopes(self, marks: Sequence[SectionMark], feed: int) -> list[tuple[str, str]]:
        """What a correction of one article may be for: where it carries a category, that too."""
        name = self._category(marks)
        if not name:
            return []
        title = next((one.title for one in self._session.feeds if one.id == feed), "")
        named, feed_named = short_name(name), short_name(title)
        always = translate("sections", "Always put “{name}” of {feed} there").format(name=named, feed=feed_named)
        return [
            (HERE, translate("sections", "This article only")),
            (FEED, always),
            (EVERYWHERE, translate("sections", "Always put “{name}” of any feed there").format(name=named)),
        ]

    def _category(self, marks: Sequence[SectionMark]) -> str:
        """The category that put an article where it is, else its first."""
        named = [mark for mark in marks if mark.published]
        speaking = [mark for mark in named if mark.section is not None]
        return next((mark.published for mark in (*speaking, *named)), "")

    def _take(
        self, articles: Sequence[int], marks: Sequence[SectionMark], feed: int, dialog: "SectionChoiceDialog"
    ) -> None:
        if dialog.scope in (FEED, EVERYWHERE):
            self._corrections.mean(self._category(marks), dialog.section, feed if dialog.scope == FEED else 0)
        else:
            self._corrections.put(articles, dialog.section)

    def _paths(self) -> dict[int | None, str]:
        titles: dict[int | None, str] = {}
        for one in self._session.sections:
            own = one.title(self._session.language).replace("&", "&&")
            above = titles.get(one.parent, "") if one.parent is not None else ""
            titles[one.id] = f"{above} › {own}" if above else own
        return titles

    def _go(self, place: Place) -> None:
        self._window.sidebar.show_place(place)
        self._window.go(place)

    def _add(self, menu: QMenu, icon: str, text: str, verb: Callable[[], object], key: str = "") -> None:
        add_line(menu, self._window.theme.quiet, icon, text, verb, key)


def _add_words(menu: QMenu, published: Sequence[str]) -> None:
    """A line of what the publisher says that names no section here."""
    if published:
        names = ", ".join(map(short_name, published[:5]))
        text = translate("sections", "Its publisher also says: {names}").format(names=names)
        menu.addAction(text.replace("&", "&&")).setEnabled(False)


def _add_reasons(menu: QMenu, told: Sequence[Theirs]) -> None:
    """Add why an article is where the line above says; each reason once, and whose it is."""
    for outlet, mark in told:
        whose = short_name(outlet) + ": " if outlet else ""
        text = f"      {whose}{reason_text(mark)}".replace("&", "&&")
        if text not in [one.text() for one in menu.actions()[-len(told) :]]:
            menu.addAction(text).setEnabled(False)
