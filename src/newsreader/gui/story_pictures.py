"""Pictures of the related blocks: read from the store, asked of the worker when they are missing."""

from typing import TYPE_CHECKING

from newsreader import settings
from newsreader.gui.reading_pane import ReadingPane
from newsreader.gui.session import Session

if TYPE_CHECKING:
    from newsreader.library.opened import Library


class StoryPictures:
    """Answers the pane when it wants the pictures of stories."""

    def __init__(self, session: Session, pane: ReadingPane) -> None:
        self._session = session
        self._pane = pane
        self._wanted: set[str] = set()
        pane.thumbnails_wanted.connect(self._want)
        session.thumbnails_loaded.connect(self._came)

    def _want(self, urls: tuple[str, ...]) -> None:
        self._wanted = set(urls)
        self._read(urls, fetch=self._session.settings.get(settings.LOAD_PICTURES))

    def _came(self, urls: tuple[str, ...]) -> None:
        ours = tuple(self._wanted.intersection(urls))
        if ours:
            self._read(ours, fetch=False)

    def _read(self, urls: tuple[str, ...], *, fetch: bool) -> None:
        def work(library: "Library") -> dict[str, str]:
            from newsreader.library import read

            return read.thumbnails(library, urls)

        def done(paths: dict[str, str]) -> None:
            if paths:
                self._pane.set_thumbnails(paths)
            if fetch:
                self._session.work.load_thumbnails(tuple(url for url in urls if url not in paths))

        self._session.read(work, done, long=True)
