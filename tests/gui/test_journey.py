"""One journey on the real window, the real background process and a real server: from a page's address to reading
offline after a restart. Nothing on the way is a stand-in."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from newsreader import settings
from newsreader.gui.article_page import ArticlePage
from newsreader.gui.dialogs.add_feed import AddFeedDialog
from newsreader.gui.models.place import Kind
from newsreader.gui.window import Window
from newsreader.library.read import find_section
from newsreader.model import ArticleRow, Block, Offline, Related, Urgency
from newsreader.paths import Paths
from newsreader.settings import Settings
from tests.gui.desk import go, open_desk, opened_id, press, settle
from tests.gui.newsstand import wait
from tests.newsroom import NOON, Item, article_page, front_page, paragraphs, png, rss
from tests.server import Server, feed, page, picture
from tests.store.news import waiting

FLOOD = (
    "Hồ thủy điện Sông Tranh xả lũ trong đêm, ba xã vùng hạ du huyện Bắc Trà My ngập sâu, hai nghìn hộ dân phải "
    "sơ tán khẩn cấp lên trường học."
)
SAME_FLOOD = (
    "Mưa lớn khiến hồ thủy điện Sông Tranh xả lũ; huyện Bắc Trà My sơ tán hai nghìn hộ dân vùng hạ du trong đêm, "
    "nhiều nhà ngập sâu."
)
MATCH = (
    "Đội nữ thắng hai không ở vòng bán kết, trận chung kết diễn ra cuối tuần trên sân khách trước ba vạn người."
)
CONCERT = "Dàn nhạc giao hưởng mở mùa diễn bằng bản giao hưởng số chín, vé bán hết sau bốn mươi phút mở cổng."
TEXT = paragraphs("hạ du Sông Tranh", 9)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        base = running.url("").rstrip("/")
        age = datetime.now(UTC) - NOON  # the items' ages count back from a fixed noon: bring them to today
        items = [
            Item("lu", "Thủy điện Sông Tranh xả lũ", summary=FLOOD, categories=("Thời sự",), author="Lê Thu Hằng",
                 age=timedelta(hours=1) - age),
            Item("bong-da", "Đội nữ vào chung kết", summary=MATCH, categories=("Thể thao",),
                 age=timedelta(hours=2) - age),
            Item("nhac", "Mùa diễn mới mở màn", summary=CONCERT, categories=("Văn hóa",),
                 age=timedelta(hours=3) - age),
        ]  # fmt: skip
        other = Item("so-tan", "Sơ tán dân Bắc Trà My vì lũ", summary=SAME_FLOOD, age=timedelta(hours=2) - age)
        running.script("/", page(front_page("/tin.xml", "/khac.xml", "/wp-json/wp/v2/posts")))
        running.script("/tin.xml", feed(rss(items, base=base, title="Báo Một"), etag='"1"'))
        running.script("/khac.xml", feed(rss([other], base=base, title="Báo Hai"), etag='"1"'))
        pictures = [("/lu1.png", "Nước tràn về. Ảnh: Y Khoa"), ("/lu2.png", "Dân chạy lũ. Ảnh: Y Khoa")]
        running.script("/lu", page(article_page("Thủy điện Sông Tranh xả lũ", TEXT, pictures)))
        running.script("/lu1.png", picture(png("navy")))
        running.script("/lu2.png", picture(png("olive")))
        yield running


def test_from_a_pages_address_to_reading_offline(server: Server, paths: Paths) -> None:
    with open_desk(paths, _file_settings(paths)) as window:
        _add_both_feeds(window, server)
        _refresh(window, server)
        _filter_by_section(window)
        flood = _open_the_flood(window)
        _follow_a_related_story_and_return(window, flood)
        press(window, Qt.Key.Key_S)
        wait(lambda: window.session.counts.starred == 1, "for the star")
        _keep(window, flood)
    server.stop()
    asked = len(server.requests)
    with open_desk(paths, _file_settings(paths)) as window:
        wait(lambda: opened_id(window) == flood, "for the article that was open before")
        _read_offline(window)
    assert len(server.requests) == asked


def _file_settings(paths: Paths) -> Settings:
    """Settings that survive a restart, and start nothing by themselves."""
    values = Settings(paths.settings)
    values.set(settings.REFRESH_AT_START, False)
    values.set(settings.FIRST_RUN_DONE, True)
    return values


def _add_both_feeds(window: Window, server: Server) -> None:
    window.commands.add_feed()
    dialog = window.findChild(AddFeedDialog)
    assert dialog is not None
    address = dialog.findChild(QLineEdit)
    assert address is not None
    address.setText(server.url("/"))
    QTest.keyClick(address, Qt.Key.Key_Return)
    wait(dialog.found.ticked, "for the page's feeds")
    assert [one.title for one in dialog.found.feeds] == ["Báo Một", "Báo Hai"]
    for one in dialog.found.feeds:
        dialog.found.tick(one, True)
    dialog._subscribe()
    wait(lambda: window.session.counts.articles == 4, "for the articles")
    wait(lambda: {one.title for one in window.session.feeds} == {"Báo Một", "Báo Hai"}, "for the feeds")


def _refresh(window: Window, server: Server) -> None:
    ended: list[bool] = []
    window.session.refresh_ended.connect(lambda: ended.append(True))
    window.session.refresh((), Urgency.NOW)
    wait(lambda: ended, "for the refresh")
    assert server.asked("/tin.xml")[-1].headers["if-none-match"] == '"1"'
    assert window.session.counts.articles == 4


def _filter_by_section(window: Window) -> None:
    library = window.session.library
    assert library is not None
    sport = find_section(library, "Sport").id
    go(window, Kind.SECTION, sport)
    assert [row.title for row in _rows(window)] == ["Đội nữ vào chung kết"]


def _open_the_flood(window: Window) -> int:
    library = window.session.library
    assert library is not None
    wait(lambda: waiting(library.store) == 0, "for the stories to be found")
    go(window, Kind.ALL)
    row = next(one for one in _rows(window) if one.title == "Thủy điện Sông Tranh xả lũ")
    related: list[tuple[Related, ...]] = []
    window.session.related_found.connect(
        lambda article, found: related.append(found) if article == row.id else None
    )
    window.articles.go_to(row.id)
    wait(lambda: opened_id(window) == row.id, "for the article")
    wait(lambda: related, "for its related stories")
    same = [one.row.title for one in related[-1] if one.block is Block.SAME_STORY]
    assert same == ["Sơ tán dân Bắc Trà My vì lũ"]
    return row.id


def _follow_a_related_story_and_return(window: Window, flood: int) -> None:
    other = next(row.id for row in _rows(window) if row.title == "Sơ tán dân Bắc Trà My vì lũ")
    window.pane.article_requested.emit(other)
    wait(lambda: opened_id(window) == other, "for the related story")
    window.actions_by_name["back"].trigger()
    wait(lambda: opened_id(window) == flood, "for the way back")


def _keep(window: Window, flood: int) -> None:
    ended: list[bool] = []
    window.session.keep_ended.connect(lambda: ended.append(True))
    window.session.keep((flood,))
    wait(lambda: ended, "for the keeping")
    settle(window)
    wait(lambda: window.session.counts.offline == 1, "for the offline view's number")


def _read_offline(window: Window) -> None:
    readable = window.session.readable
    assert readable is not None
    assert readable.article.row.offline is Offline.COMPLETE
    assert readable.article.row.starred
    assert "lần thứ 9" in readable.body
    assert [one.caption for one in readable.pictures] == ["Nước tràn về.", "Dân chạy lũ."]
    for one in readable.pictures:
        assert Path(one.path).is_file()
        assert QImage(one.path).width() == 320
    page_shown = window.pane.findChild(ArticlePage)
    assert page_shown is not None
    assert "lần thứ 9" in page_shown.toPlainText()
    wait(lambda: _shows(window, QColor("navy")), "for the first picture to be painted")
    go(window, Kind.OFFLINE)
    assert [row.title for row in _rows(window)] == ["Thủy điện Sông Tranh xả lũ"]


def _shows(window: Window, colour: QColor) -> bool:
    """Whether a good part of the pane has this colour."""
    image = window.pane.grab().toImage()
    spots = ((x, y) for x in range(0, image.width(), 20) for y in range(0, image.height(), 20))
    return sum(image.pixelColor(x, y) == colour for x, y in spots) > 20


def _rows(window: Window) -> list[ArticleRow]:
    settle(window)
    model = window.listing.model
    wait(lambda: all(model.row(place) is not None for place in range(model.rowCount())), "for the rows")
    return [row for place in range(model.rowCount()) if (row := model.row(place)) is not None]
