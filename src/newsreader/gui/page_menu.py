"""The menu of an article's page: what can be done with the link, the picture or the selected text at a place."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence
from PySide6.QtWidgets import QMenu, QTextBrowser

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Spot:
    """What is at a place of the page: the address of a link and the file of a picture, "" for none."""

    address: str = ""
    picture: str = ""


def make_page_menu(page: QTextBrowser, spot: Spot, open_address: Callable[[str], object]) -> QMenu:
    """The menu for a place; it goes when it is closed. `open_address` shows an address in the browser."""
    menu = QMenu(page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    address = spot.address
    if address:
        menu.addAction(translate("ArticlePage", "Open in the browser"), lambda: open_address(address))
        bare = address.removeprefix("mailto:")
        menu.addAction(
            translate("ArticlePage", "Copy the address"), lambda: QGuiApplication.clipboard().setText(bare)
        )
        menu.addSeparator()
    if spot.picture:
        picture = spot.picture
        text = translate("ArticlePage", "Copy the picture")
        menu.addAction(text, lambda: QGuiApplication.clipboard().setImage(QImage(picture)))
        menu.addSeparator()
    copy = menu.addAction(translate("ArticlePage", "Copy"), page.copy)
    copy.setShortcut(QKeySequence.StandardKey.Copy)
    copy.setEnabled(page.textCursor().hasSelection())
    every = menu.addAction(translate("ArticlePage", "Select all"), page.selectAll)
    every.setShortcut(QKeySequence.StandardKey.SelectAll)
    return menu
