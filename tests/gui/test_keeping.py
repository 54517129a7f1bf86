"""Keeping many articles with cancel, and importing a list, in the real window with the real background process."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from newsreader.gui.dialogs.import_report import ImportReportDialog
from newsreader.library.opened import open_library
from newsreader.model import KeepProgress, Query
from newsreader.paths import Paths
from tests.gui.desk import open_desk, quiet_settings
from tests.gui.newsstand import wait
from tests.library.ways import follow
from tests.newsroom import Item, article_page, paragraphs, rss
from tests.server import Answer, Server, feed, page


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


def test_keeping_a_feed_tells_how_far_it_is_and_can_be_cancelled(paths: Paths, server: Server) -> None:
    items = [Item(f"bai{number}", f"Bài {number}", age=timedelta(hours=number)) for number in range(6)]
    server.script("/rss.xml", feed(rss(items, base=server.url("").rstrip("/"))))
    for number in range(6):
        text = article_page(f"Bài {number}", paragraphs(f"bài {number}"))
        slow = Answer(body=text.encode(), headers={"Content-Type": "text/html; charset=utf-8"}, delay=30)
        server.script(f"/bai{number}", page(text) if number < 2 else slow)
    library = open_library(paths)
    followed = follow(library, server.url("/rss.xml")).feed
    library.close()
    with open_desk(paths, quiet_settings()) as window:
        told: list[KeepProgress] = []
        ended: list[bool] = []
        window.session.keep_progress.connect(told.append)
        window.session.keep_ended.connect(lambda: ended.append(True))
        window.session.keep_query(Query(feed=followed))
        wait(lambda: len(told) == 2, "for the first two articles")
        assert [(one.done, one.total) for one in told] == [(1, 6), (2, 6)]
        window.status.cancel_wanted.emit()
        wait(lambda: ended, "for the end of the keeping")
        wait(lambda: window.session.counts.offline == 2, "for what was kept until then")


def test_a_list_of_feeds_is_imported_and_reported(paths: Paths, tmp_path: Path) -> None:
    file = tmp_path / "feeds.opml"
    file.write_text(
        "<opml version='2.0'><body><outline text='Trong nước'>"
        "<outline type='rss' text='A' xmlUrl='http://127.0.0.1:9/rss'/></outline>"
        "<outline type='rss' text='B' xmlUrl='javascript:x'/></body></opml>",
        encoding="utf-8",
    )
    with open_desk(paths, quiet_settings()) as window:
        steps: list[tuple[int, int]] = []
        window.session.import_progress.connect(lambda *step: steps.append(step))
        window.session.import_opml(file)
        wait(lambda: window.findChild(ImportReportDialog) is not None, "for the report")
        wait(lambda: [one.title for one in window.session.folders] == ["Trong nước"], "for the folder")
        assert [one.title for one in window.session.feeds] == ["A"]
        assert steps == [(1, 1)]
        broken = tmp_path / "broken.opml"
        broken.write_bytes(b"\x00 no list")
        complaints: list[str] = []
        window.session.failed.connect(complaints.append)
        window.session.import_opml(broken)
        wait(lambda: complaints, "for the sentence")
        assert "broken.opml" in complaints[0]
        assert not window.status.bar.isVisible()


def test_an_import_is_taken_back_with_its_folders_and_done_again(paths: Paths, tmp_path: Path) -> None:
    file = tmp_path / "feeds.opml"
    line = '<outline text="{0}" xmlUrl="http://127.0.0.1:9/{0}"/>'.format
    file.write_text(
        f'<opml><body><outline text="Báo"><outline text="Trong nước">{line("a")}{line("b")}</outline>{line("c")}'
        f'</outline><outline text="Cũ">{line("d")}</outline>{line("e")}</body></opml>',
        encoding="utf-8",
    )
    with open_desk(paths, quiet_settings()) as window:
        session = window.session
        session.refresh = lambda *_: None  # nobody answers there
        session.add_folder("Cũ")
        wait(lambda: session.folders, "for a folder that was there before")

        def tree() -> list[tuple[str, str]]:
            names = {one.id: one.title for one in session.folders}
            return [
                *((name, "") for name in names.values()),
                *((f.title, names.get(f.folder or 0, "")) for f in session.feeds),
            ]

        before = tree()
        session.import_opml(file)
        wait(lambda: len(session.feeds) == 5, "for the feeds")
        after = tree()
        assert after[-3:] == [("a", "Trong nước"), ("b", "Trong nước"), ("c", "Báo")]
        for _ in range(2):
            wait(lambda: session.history.names[0], "for what can be taken back")
            session.undo()
            wait(lambda: tree() == before, "for the tree of before")
            wait(lambda: session.history.names[1], "for what can be done again")
            session.redo()
            wait(lambda: tree() == after, "for the tree of after")


def test_a_long_list_tells_how_far_it_is_in_the_window(paths: Paths, tmp_path: Path) -> None:
    file = tmp_path / "feeds.opml"
    lines = (f'<outline text="{number}" xmlUrl="http://127.0.0.1:9/{number}"/>' for number in range(1200))
    file.write_text(f"<opml><body>{''.join(lines)}</body></opml>", encoding="utf-8")
    with open_desk(paths, quiet_settings()) as window:
        told: list[tuple[int, str]] = []
        window.session.refresh = lambda *_: None  # nobody answers there
        window.session.import_progress.connect(
            lambda done, _total: told.append((done, window.status.message.text() if done < 1200 else ""))
        )
        window.session.import_opml(file)
        wait(lambda: window.findChild(ImportReportDialog) is not None, "for the report")
        assert [done for done, _ in told] == [500, 1000, 1200]
        assert told[1][1].startswith("Importing 1,000 of 1,200")
