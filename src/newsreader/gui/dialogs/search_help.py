"""The search language on one page, with examples that can be clicked."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from newsreader.gui.dialogs.pieces import FormDialog, close_button, column, heading, quiet
from newsreader.gui.text_size import grown

translate = QCoreApplication.translate

Lines = Sequence[tuple[str, str]]


def help_pages() -> tuple[tuple[str, Lines], ...]:
    """Groups of examples, each with what it finds. The examples are translated too: both languages are read."""
    words = (
        (translate("SearchHelp", "gold price"), translate("SearchHelp", "both words, anywhere in an article")),
        (translate("SearchHelp", '"gold price"'), translate("SearchHelp", "the words side by side")),
        (translate("SearchHelp", "econom*"), translate("SearchHelp", "all words that begin so")),
        (translate("SearchHelp", "gold -jewellery"), translate("SearchHelp", "without a word")),
        (translate("SearchHelp", "gold OR silver"), translate("SearchHelp", "one or the other; | says the same")),
        (
            translate("SearchHelp", "price (gold OR silver)"),
            translate("SearchHelp", "brackets say what belongs together"),
        ),
    )
    places = (
        (translate("SearchHelp", "title:gold"), translate("SearchHelp", "in the title only")),
        (translate("SearchHelp", "author:smith"), translate("SearchHelp", "by an author")),
        (translate("SearchHelp", "feed:bbc"), translate("SearchHelp", "from a feed, by a part of its name")),
        (
            translate("SearchHelp", "outlet:reuters"),
            translate(
                "SearchHelp", "from an outlet: a feed that is called so, or what an article names as its source"
            ),
        ),
        (translate("SearchHelp", 'folder:"World news"'), translate("SearchHelp", "from the feeds of a folder")),
        (translate("SearchHelp", "section:business"), translate("SearchHelp", "in a section, with all below it")),
        (translate("SearchHelp", "lang:en"), translate("SearchHelp", "in a language")),
    )
    states = (
        (translate("SearchHelp", "is:unread"), translate("SearchHelp", "not read yet; is:read for the others")),
        (translate("SearchHelp", "is:starred"), translate("SearchHelp", "with a star")),
        (translate("SearchHelp", "is:offline"), translate("SearchHelp", "kept for offline")),
        (translate("SearchHelp", "has:picture"), translate("SearchHelp", "with a picture")),
        (translate("SearchHelp", "has:enclosure"), translate("SearchHelp", "with a file to be heard or seen")),
    )
    times = (
        (translate("SearchHelp", "after:7d"), translate("SearchHelp", "of the last seven days; 12h, 2w, 3m, 1y")),
        (translate("SearchHelp", "before:2026-01-31"), translate("SearchHelp", "older than a day")),
        (translate("SearchHelp", "on:yesterday"), translate("SearchHelp", "of one day, month or year")),
    )
    return (
        (translate("SearchHelp", "Words"), words),
        (translate("SearchHelp", "Where"), places),
        (translate("SearchHelp", "Which"), states),
        (translate("SearchHelp", "When"), times),
    )


class SearchHelpDialog(FormDialog):
    """Emits `chosen` with the example that was clicked."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        title = translate("SearchHelp", "How to search")
        super().__init__(title, parent)
        layout = column(self)
        layout.addWidget(heading(title))
        said = translate(
            "SearchHelp",
            "Capital letters and Vietnamese marks need not be typed. Where marks are typed, what has the same ones"
            " comes first. Click an example to try it.",
        )
        layout.addWidget(quiet(said))
        scroll = QScrollArea(self, widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._page())
        layout.addWidget(scroll, 1)
        layout.addWidget(close_button(self))
        self.set_size(grown(600), grown(720))

    def _page(self) -> QWidget:
        page = QWidget()
        page.setObjectName("search-help")
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 12, 0)
        rows.setSpacing(6)
        for title, lines in help_pages():
            rows.addSpacing(8)
            rows.addWidget(heading(title, 13))
            grid = QGridLayout()
            grid.setHorizontalSpacing(16)
            grid.setVerticalSpacing(4)
            grid.setColumnStretch(1, 1)
            for row, (example, meaning) in enumerate(lines):
                grid.addWidget(self._example(example), row, 0)
                label = QLabel(meaning)
                label.setWordWrap(True)
                grid.addWidget(label, row, 1)
            rows.addLayout(grid)
        rows.addStretch(1)
        return page

    def _example(self, example: str) -> QPushButton:
        button = QPushButton(example)
        button.setFixedWidth(grown(220))
        button.setAutoDefault(False)
        button.setStyleSheet("text-align: left; padding-left: 10px;")
        button.setAccessibleName(translate("SearchHelp", "Search for {example}").format(example=example))
        button.clicked.connect(lambda _checked=False: self._choose(example))
        return button

    def _choose(self, example: str) -> None:
        self.chosen.emit(example)
        self.accept()
