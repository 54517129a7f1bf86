"""How far the reader has come in an article: turning pages, and going back to a place left before."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from newsreader.gui.article_page import ArticlePage


class ReadingPlace(QObject):
    """Scrolls the page. `moved` is called whenever the reader, not the program, scrolls; `line` is in pixels."""

    def __init__(self, page: ArticlePage, moved: Callable[[], None], line: Callable[[], int]) -> None:
        super().__init__(page)
        self._page, self._told, self._line = page, moved, line
        self._wanted: int | None = None
        page.moved_by_reader.connect(self._move)
        page.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._go())

    def page_down(self) -> bool:
        """Scroll by a screenful less two lines; False when the end of the article is already in view."""
        bar = self._page.verticalScrollBar()
        seen = bar.value() + self._page.viewport().height()
        if seen >= min(self._page.column.text_end(), bar.maximum() + bar.pageStep()):
            return False
        bar.setValue(bar.value() + self._screenful())
        self._move()
        return True

    def page_up(self) -> bool:
        """Scroll back by a screenful less two lines; False at the top."""
        bar = self._page.verticalScrollBar()
        if bar.value() <= 0:
            return False
        bar.setValue(bar.value() - self._screenful())
        self._move()
        return True

    def restore(self, position: int) -> None:
        """Go back to a place, as soon as the page is long enough (related blocks come later)."""
        self._wanted = position
        self._go()

    def forget(self) -> None:
        """Another article came: no place is waited for."""
        self._wanted = None

    def _screenful(self) -> int:
        line = self._line()
        return max(line, self._page.viewport().height() - 2 * line)

    def _move(self) -> None:
        self._wanted = None
        self._told()

    def _go(self) -> None:
        if self._wanted is None:
            return
        bar = self._page.verticalScrollBar()
        wanted = self._wanted
        bar.setValue(wanted)
        if bar.maximum() >= wanted:
            self._wanted = None
