"""What the window does with sections: arranging them by menus and dialogs."""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu

from newsreader.gui import icons, translation
from newsreader.gui.actions import show_key
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.names import short_name
from newsreader.model import Section

if TYPE_CHECKING:
    from newsreader.gui.dialogs.section_choice import SectionChoiceDialog
    from newsreader.gui.window import Window

translate = QCoreApplication.translate


class Sectioning:
    """The acts of one window that arrange sections."""

    def __init__(self, window: "Window") -> None:
        self._window = window
        self._session = window.session
        self._tree = window.session.tree
        window.sidebar.tree.move_section.connect(self._tree.move)

    # ------------------------------------------------------------ the tree

    def show_editor(self) -> None:
        """Show all sections and categories beside the window, which goes on being used."""
        from newsreader.gui.dialogs.sections import SectionsDialog

        dialog = self._window.findChild(SectionsDialog)
        if dialog is None:
            dialog = SectionsDialog(self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()
        dialog.activateWindow()

    def rename(self, section: Section) -> None:
        """Ask for another title."""
        from newsreader.gui.dialogs.name import NameDialog

        language = self._session.language
        hint = ""
        if not section.own:
            text = translate(
                "sections", "Left empty, it is called “{title}”. Your own title holds in both languages."
            )
            hint = text.format(title=section.shipped_title(language))
        dialog = NameDialog(
            translate("sections", "Rename section"), section.title(language), self._window,
            refuse=self._refusal(section), hint=hint, may_be_empty=not section.own,
        )  # fmt: skip
        dialog.accepted.connect(lambda: self._tree.rename(section.id, dialog.name()))
        self._window.show_dialog(dialog)

    def add(self, parent: int | None = None) -> None:
        """Ask for the title of a new section."""
        from newsreader.gui.dialogs.name import NameDialog

        dialog = NameDialog(translate("sections", "New section"), parent=self._window, refuse=self._refusal())
        dialog.accepted.connect(lambda: self._tree.add(dialog.name(), parent))
        self._window.show_dialog(dialog)

    def _refusal(self, of: Section | None = None) -> Callable[[str], str]:
        """What is said against a title that another section than `of` has, as the library judges."""
        from newsreader.library.section_tree import clean, taken

        def refuse(title: str) -> str:
            if title and not clean(title):
                return translation.sentence("section.no_title", {})
            other = taken(title, self._session.sections, of)
            return translation.sentence("section.taken", {"title": other}) if other else ""

        return refuse

    def move_to(self, section: Section) -> None:
        """Ask below which section to put one."""
        top = (-1, translate("sections", "At the top"))
        called = short_name(section.title(self._session.language))
        title = translate("sections", "Move {title} below…").format(title=called)
        dialog = choose_section(
            self._window, title, but=self._below(section.id), first=top, current=section.parent or -1
        )
        dialog.accepted.connect(lambda: self._tree.move(section.id, dialog.section))
        self._window.show_dialog(dialog)

    def merge_into(self, section: Section) -> None:
        """Ask into which section to merge one."""
        called = short_name(section.title(self._session.language))
        title = translate("sections", "Merge {title} into…").format(title=called)
        hint = translate(
            "sections",
            "Its articles stand there from now on, and so do those that come. It can be separated again.",
        )
        dialog = choose_section(self._window, title, hint=hint, but=self._below(section.id))
        dialog.accepted.connect(lambda: self._tree.merge(section.id, dialog.section or 0))
        self._window.show_dialog(dialog)

    def fill_menu(self, menu: QMenu, section: Section) -> None:
        """Add what can be done with a section."""
        tree = self._tree
        beside = self._beside(section)
        place = beside.index(section.id)
        menu.addSeparator()
        self._add(menu, "rename", translate("menu", "Rename…"), lambda: self.rename(section), "rename")
        self._add_icons(menu, section)
        self._add(menu, "move", translate("menu", "Move to…"), lambda: self.move_to(section))
        self._add(menu, "section", translate("menu", "Merge into…"), lambda: self.merge_into(section))
        if place > 0:
            self._add(menu, "up", translate("menu", "Move up"), lambda: self._pass(section, beside[place - 1], 0))
        if place < len(beside) - 1:
            text = translate("menu", "Move down")
            self._add(menu, "down", text, lambda: self._pass(section, beside[place + 1], 1))
        menu.addSeparator()
        self._add(menu, "add", translate("menu", "New section here…"), lambda: self.add(section.id))
        if section.own:
            self._add(menu, "leave", translate("menu", "Delete the section"), lambda: tree.remove(section.id))
        if section.hidden:
            self._add(menu, "all", translate("menu", "Show in the sidebar"), lambda: tree.hide(section.id, False))
        else:
            self._add(menu, "muted", translate("menu", "Hide"), lambda: tree.hide(section.id, True))
        self._add(menu, "preferences", translate("menu", "Edit sections…"), self.show_editor, "sections")

    def fill_heading_menu(self, menu: QMenu) -> None:
        """Add what can be done with all sections."""
        self._add(menu, "add", translate("menu", "New section…"), self.add)
        self._add(menu, "preferences", translate("menu", "Edit sections…"), self.show_editor, "sections")

    def _beside(self, section: Section) -> list[int]:
        """A section with those that are seen beside it in the sidebar: to go past one that is hidden, or has no
        article, would look like nothing."""
        rows = self._window.sidebar.tree
        every = (one.id for one in self._session.sections if one.parent == section.parent)
        shown = (one for one in every if rows.index_of(Place(Kind.SECTION, one).key).isValid())
        return list(dict.fromkeys((*shown, section.id)))

    def _pass(self, section: Section, other: int, behind: int) -> None:
        """Move a section before another one beside it, or behind it (1)."""
        every = [one.id for one in self._session.sections if one.parent == section.parent]
        self._tree.move(section.id, section.parent, every.index(other) + behind)

    def _add_icons(self, menu: QMenu, section: Section) -> None:
        inner = menu.addMenu(icons.icon(section.drawing, self._window.theme.quiet, 16), translate("menu", "Icon"))
        language = self._session.language
        own = inner.addAction(translate("menu", "Its own"))
        own.setEnabled(bool(section.custom_icon))
        own.triggered.connect(lambda _checked=False: self._tree.set_icon(section.id, ""))
        inner.addSeparator()
        for other in self._session.sections:
            if not other.own:
                icon = icons.icon(f"section-{other.key}", self._window.theme.quiet, 16)
                action = inner.addAction(icon, other.shipped_title(language))
                action.triggered.connect(
                    lambda _checked=False, key=other.key: self._tree.set_icon(section.id, key)
                )

    def _below(self, number: int) -> set[int]:
        """A section with all below it."""
        found = {number}
        for section in self._session.sections:  # parents come first
            if section.parent in found:
                found.add(section.id)
        return found

    def _add(self, menu: QMenu, icon: str, text: str, verb: Callable[[], object], key: str = "") -> None:
        add_line(menu, self._window.theme.quiet, icon, text, verb, key)


def choose_section(
    window: "Window",
    title: str,
    *,
    hint: str = "",
    but: Collection[int] = (),
    first: tuple[int, str] | None = None,
    scopes: Sequence[tuple[str, str]] = (),
    current: int | None = None,
) -> "SectionChoiceDialog":
    """A dialog that asks for a section, not shown yet."""
    from newsreader.gui.dialogs.section_choice import SectionChoiceDialog

    session = window.session
    return SectionChoiceDialog(
        title, session.sections, session.language, window,
        hint=hint, but=but, first=first, scopes=scopes, current=current,
    )  # fmt: skip


def add_line(menu: QMenu, colour: str, icon: str, text: str, verb: Callable[[], object], key: str = "") -> None:
    """Add a line with an icon to a menu; `key` names the act whose key does the same."""
    action = menu.addAction(icons.icon(icon, colour, 16), text)
    action.triggered.connect(lambda _checked=False: verb())
    if key:
        show_key(action, key)
