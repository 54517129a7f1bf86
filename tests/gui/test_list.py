"""The list as it is used: what stays under the eye, orders and groups, several at once, marks on passages."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter
from PySide6.QtTest import QTest

from newsreader import settings
from newsreader.gui.article_menu import article_menu
from newsreader.gui.models import staging
from newsreader.gui.models.articles import Head
from newsreader.gui.models.place import Filters, Kind, Place
from newsreader.gui.models.views import Rows
from newsreader.gui.row_delegate import HEADER_HEIGHT
from newsreader.gui.row_kinds import CompactRow
from newsreader.gui.row_strokes import SIGN, Look
from newsreader.gui.session import Session
from newsreader.gui.theme import LIGHT
from newsreader.gui.window import Window
from newsreader.library import mark
from newsreader.library.grouping import Grouping, ListGroup
from newsreader.library.opened import Library
from newsreader.model import Changes, Order, ReadHow
from newsreader.paths import Paths
from newsreader.settings import Settings
from newsreader.store.removal import forget
from tests.gui.articles import make_row
from tests.gui.desk import closed_at_the_end, go, ids, open_desk, opened_id, press, quiet_settings, settle
from tests.gui.newsstand import OUTLETS, entry, fresh, pause, publish, wait

SHIFT = Qt.KeyboardModifier.ShiftModifier


def top_of(window: Window, article: int) -> int:
    """Where an article's row stands on the screen."""
    place = window.listing.model.position(article)
    return window.articles.mapToGlobal(QPoint(0, window.articles.rowViewportPosition(place))).y()


def sort(window: Window, order: Order) -> None:
    shown: list[bool] = []
    window.listing.shown.connect(lambda: shown.append(True))
    window.header._want(window.listing.filters.sorted(order))
    wait(lambda: shown, "for the other order")
    settle(window)


def group(window: Window, grouping: Grouping) -> None:
    shown: list[bool] = []
    window.listing.shown.connect(lambda: shown.append(True))
    window.header._want(window.listing.filters.grouped(grouping))
    wait(lambda: shown, "for the groups")
    settle(window)


# ---------------------------------------------------------------- what is under the eye


def test_new_articles_come_by_themselves_where_nobody_reads(window: Window, newsstand: Library) -> None:
    feed = window.session.feeds[0].id
    QTest.mouseMove(window.bar)
    window.session.absorb(publish(newsstand, feed, (fresh(OUTLETS[0], 100),)))
    wait(lambda: len(ids(window)) == 41, "for what is new")
    assert not window.header.new.isVisible()


def test_new_articles_wait_where_the_list_was_scrolled_and_move_nothing(
    window: Window, newsstand: Library
) -> None:
    window.articles.verticalScrollBar().setValue(333)
    seen = window.listing.model.rows[window.articles.rowAt(40)]
    stood = top_of(window, seen)
    feed = window.session.feeds[0].id
    window.session.absorb(publish(newsstand, feed, (fresh(OUTLETS[0], 100),)))
    wait(window.header.new.isVisible, "for what is new")
    pause(0.1)
    assert top_of(window, seen) == stood
    window.listing.take_new()
    wait(lambda: len(ids(window)) == 41)
    wait(lambda: not window.header.new.isVisible())
    pause(0.1)
    assert top_of(window, seen) == stood  # a row more above


def test_what_is_new_hides_nothing_of_a_row_chosen_at_the_very_top(window: Window, newsstand: Library) -> None:
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window) == ids(window)[0])
    first = ids(window)[0]
    stood = top_of(window, first)
    window.session.absorb(publish(newsstand, window.session.feeds[0].id, (fresh(OUTLETS[0], 100),)))
    wait(window.header.new.isVisible, "for what is new")
    pause(0.1)
    assert top_of(window, first) == stood
    assert window.articles.rowViewportPosition(0) == 0


def test_headers_keep_their_height_when_rows_become_cards(window: Window) -> None:
    """A compact row is as high as a header, and Qt took the one for the other."""
    group(window, Grouping.DAY)
    for kind in (Rows.COMPACT, Rows.CARD, Rows.NORMAL):
        window.articles.set_kind(kind)
        assert window.articles.verticalHeader().sectionSize(0) == HEADER_HEIGHT
        assert window.articles.verticalHeader().sectionSize(1) == window.articles.rows.height


def test_a_narrow_pane_cuts_no_chip(window: Window) -> None:
    window.header.chips["unread"].setText("Chưa đọc, chưa xem")  # longer than in English, as in another language
    window.panes.setSizes([200, 10, 1200])
    pause(0.1)
    for chip in window.header.chips.values():
        assert chip.width() >= chip.sizeHint().width()


def test_a_pill_in_a_narrow_row_has_its_number_only(window: Window) -> None:
    strokes = window.articles.rows.strokes
    row = replace(make_row(), outlets=4)
    assert strokes._pill_words(row, Look(), 400) == "4 outlets"
    assert strokes._pill_words(row, Look(), 80) == "4"
    assert strokes._pill_words(row, Look(below=True), 400) == ""


def test_a_star_takes_no_words_from_a_pill(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    strokes, said, signs = window.articles.rows.strokes, list[str](), list[tuple[int, int]]()
    monkeypatch.setattr(strokes, "pill", lambda _painter, _box, text, _head, chosen: said.append(text))
    paint = strokes.paint_signs

    def sign(painter: QPainter, left: int, box: QRect, shown: list[tuple[str, str]]) -> None:
        signs.extend((left + SIGN * len(shown), box.right()) for _ in shown)
        paint(painter, left, box, shown)

    monkeypatch.setattr(strokes, "paint_signs", sign)
    row = replace(make_row(), outlets=4, outlet="Nhịp Phố - Kinh tế", published=datetime.now(UTC))
    image = QImage(400, 40, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    name = strokes._pill_room("", None) + QFontMetrics(strokes.meta_font).horizontalAdvance(row.outlet)
    for width in range(name + 60, 400, 3):
        for starred in (False, True):
            strokes.meta(painter, QRect(0, 0, width, 18), replace(row, starred=starred), Look())
    painter.end()
    assert said[::2] == said[1::2]
    assert {"4", "4 outlets"} == set(said)
    assert all(end <= edge + 6 for end, edge in signs), "a sign ends within its row"


def test_a_compact_row_has_the_number_that_the_others_say(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four articles of three outlets were "3 outlets" in one kind of rows and "4" in the other."""
    strokes, said = window.articles.rows.strokes, list[str]()
    monkeypatch.setattr(strokes, "pill", lambda _painter, _box, text, _head, chosen: said.append(text))
    image = QImage(400, 40, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    look = Look(head=Head(ListGroup(7, 0, 4), folded=True))
    for outlets in (3, 1):
        CompactRow(strokes).paint(painter, QRect(0, 0, 400, 40), replace(make_row(), outlets=outlets), look)
    painter.end()
    assert said == ["3", "4"]


def test_another_order_keeps_what_was_read_in_unread(window: Window, newsstand: Library) -> None:
    go(window, Kind.UNREAD)
    first = ids(window)[0]
    changes, _ = mark.mark_read(newsstand, [first], True, ReadHow.BY_HAND)
    window.session.absorb(changes)
    wait(lambda: window.session.counts.unread == 39)
    before = ids(window)
    sort(window, Order.OLDEST)
    assert ids(window) == before[::-1]
    go(window, Kind.ALL)
    go(window, Kind.UNREAD)
    assert first not in ids(window)


def test_the_row_under_the_eye_stays_when_retention_takes_its_article(window: Window, newsstand: Library) -> None:
    for _ in range(3):
        press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window) == ids(window)[2])
    chosen, other = ids(window)[2], ids(window)[1]
    stood = top_of(window, chosen)
    with newsstand.store.database.writing() as connection:
        forget(connection, [chosen, other], 0, may_return=False)
    window.session.absorb(Changes(removed=(chosen, other)))
    wait(lambda: other not in ids(window), "for the other one to go")
    settle(window)
    assert chosen in ids(window)
    assert top_of(window, chosen) == stood or window.articles.verticalScrollBar().value() == 0
    row = window.listing.model.known_row(chosen)
    assert row is not None
    assert opened_id(window) == chosen


def test_marking_all_read_spares_what_nobody_saw(window: Window, newsstand: Library) -> None:
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window))
    changes = publish(newsstand, window.session.feeds[0].id, (fresh(OUTLETS[0], 100),))
    window.session.absorb(changes)
    wait(lambda: window.listing.waiting == 1)
    press(window, Qt.Key.Key_A, SHIFT)
    wait(lambda: window.session.counts.unread == 1)
    assert len(ids(window)) == 40


def test_the_first_rows_are_there_before_the_library_and_stay(newsstand: Library, paths: Paths) -> None:
    session = Session(paths, quiet_settings(), language="en")
    window = Window(session, LIGHT)
    window.resize(1440, 900)
    window.show()
    window.glance()
    wait(lambda: ids(window), "for the first rows")
    with closed_at_the_end(window):
        assert session.library is None
        early = ids(window)
        window.articles.step(1)
        session.start()
        wait(lambda: session.library is not None and not window.listing.loading, "for the library")
        assert ids(window)[: len(early)] == early
        wait(lambda: opened_id(window) == early[0], "for the article that was chosen early")
        wait(lambda: (row := window.listing.model.row(1)) is not None and bool(row.sections), "for whole rows")


# ---------------------------------------------------------------- orders, groups, rows


def test_every_place_remembers_its_order_and_groups(newsstand: Library, paths: Paths, values: Settings) -> None:
    with open_desk(paths, values) as window:
        go(window, Kind.UNREAD)
        group(window, Grouping.OUTLET)
        go(window, Kind.ALL)
        assert window.listing.filters.group is Grouping.NONE
        sort(window, Order.LONGEST)
        go(window, Kind.UNREAD)
        assert window.listing.model.laid.grouping is Grouping.OUTLET
        assert window.listing.filters.order is Order.NEWEST
    with open_desk(paths, values) as again:
        assert again.listing.model.laid.grouping is Grouping.OUTLET
        again.commands.list.show_everywhere()
        go(again, Kind.STARRED)
        assert again.listing.filters.group is Grouping.OUTLET
        go(again, Kind.ALL)
        assert again.listing.filters.order is Order.NEWEST


def test_days_are_headed_and_fold_by_keys(window: Window) -> None:
    model = window.listing.model
    group(window, Grouping.DAY)
    assert model.rows[0] == -1
    head = model.head(0)
    assert head is not None
    assert head.text in ("Today", "Yesterday")
    count = head.group.count
    heights = [window.articles.rowHeight(place) for place in (0, 1)]
    assert heights[0] < heights[1]
    press(window, Qt.Key.Key_J)  # over the header
    wait(lambda: opened_id(window) == ids(window)[0])
    press(window, Qt.Key.Key_Left)
    assert model.rowCount() == len(ids(window)) + len(model.laid.groups) - count
    assert window.articles.place == 0
    assert opened_id(window) == ids(window)[0]
    press(window, Qt.Key.Key_Right)
    assert model.rowCount() == len(ids(window)) + len(model.laid.groups)
    press(window, Qt.Key.Key_Z, SHIFT)
    assert model.rowCount() == len(model.laid.groups)
    press(window, Qt.Key.Key_N)  # an unread one within what is folded
    wait(lambda: opened_id(window) == ids(window)[1])
    assert window.articles.article == ids(window)[1]


def test_only_headers_are_low_whatever_was_shown_before(window: Window) -> None:
    for grouping in (Grouping.OUTLET, Grouping.DAY, Grouping.NONE, Grouping.SECTION, Grouping.STORY):
        group(window, grouping)
        window.listing.fold(0)
        window.listing.fold(0)
        rows = window.listing.model.rows
        heights = {window.articles.rowHeight(place) for place in range(len(rows)) if rows[place] > 0}
        low = {window.articles.rowHeight(place) for place in range(len(rows)) if rows[place] < 0}
        assert heights == {window.articles.rows.height}
        assert low == (set() if grouping in (Grouping.NONE, Grouping.STORY) else {HEADER_HEIGHT})


def test_a_click_on_a_header_folds_and_opens_nothing(window: Window) -> None:
    group(window, Grouping.OUTLET)
    rows = window.listing.model.rowCount()
    spot = window.articles.visualRect(window.listing.model.index(0, 0)).center()
    QTest.mouseClick(window.articles.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert window.listing.model.rowCount() < rows
    pause(0.1)
    assert opened_id(window) == 0


def test_other_rows_keep_what_is_under_the_eye(window: Window) -> None:
    for _ in range(6):
        press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window) == ids(window)[5])
    for kind in (Rows.CARD, Rows.COMPACT, Rows.NORMAL):
        stood = top_of(window, ids(window)[5])
        press(window, Qt.Key.Key_L)
        assert window.articles.rows.kind is kind
        assert window.articles.rowHeight(5) == window.articles.rows.height
        bottom = window.articles.rowViewportPosition(5) + window.articles.rows.height
        shown_whole = bottom == window.articles.viewport().height()  # where it had no room there
        at_top = window.articles.verticalScrollBar().value() == 0
        assert top_of(window, ids(window)[5]) == stood or at_top or shown_whole
    press(window, Qt.Key.Key_L)
    kinds = []
    for kind_of_place in (Kind.UNREAD, Kind.ALL):
        go(window, kind_of_place)
        kinds.append(window.articles.rows.kind)
    assert kinds == [Rows.NORMAL, Rows.CARD]


# ---------------------------------------------------------------- several at once


def test_several_are_chosen_by_keys_and_marked_together(window: Window) -> None:
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window) == ids(window)[0])
    for _ in range(3):
        press(window, Qt.Key.Key_J, SHIFT)
    press(window, Qt.Key.Key_K, SHIFT)
    assert list(window.chosen_articles) == ids(window)[:3]
    pause(0.1)
    assert opened_id(window) == ids(window)[0]
    press(window, Qt.Key.Key_S)
    wait(lambda: window.session.counts.starred == 3)
    press(window, Qt.Key.Key_M)
    wait(lambda: window.session.counts.unread == 37)
    press(window, Qt.Key.Key_Escape)
    assert len(window.chosen_articles) == 1


def test_choosing_further_with_arrows_stays_in_sight_and_opens_nothing(window: Window) -> None:
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window) == ids(window)[0])
    for _ in range(15):
        press(window, Qt.Key.Key_Down, SHIFT)
    assert list(window.chosen_articles) == ids(window)[:16]
    last = window.articles.visualRect(window.articles.currentIndex())
    assert window.articles.viewport().rect().contains(last)
    pause(0.1)
    assert opened_id(window) == ids(window)[0]


def test_several_are_chosen_with_the_mouse_and_stay_so(window: Window, newsstand: Library) -> None:
    viewport, model = window.articles.viewport(), window.listing.model

    def click(place: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        spot = window.articles.visualRect(model.index(place, 0)).center()
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, modifier, spot)

    click(0)
    wait(lambda: opened_id(window) == ids(window)[0])
    click(2, SHIFT)
    click(4, Qt.KeyboardModifier.ControlModifier)
    wanted = [ids(window)[place] for place in (0, 1, 2, 4)]
    assert list(window.chosen_articles) == wanted
    assert opened_id(window) == ids(window)[0]
    window.session.absorb(publish(newsstand, window.session.feeds[0].id, (fresh(OUTLETS[0], 100),)))
    wait(lambda: window.listing.waiting == 1)
    window.articles.show_new()
    wait(lambda: len(ids(window)) == 41)
    assert list(window.chosen_articles) == wanted
    menu = article_menu(window, window.articles.selection.around(model.index(1, 0)))
    next(action for action in menu.actions() if action.text() == "Mark as read").trigger()
    menu.deleteLater()
    wait(lambda: window.session.counts.unread == 37)


def test_passages_are_marked_read(window: Window) -> None:
    for _ in range(5):
        press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window) == ids(window)[4])
    press(window, Qt.Key.Key_BracketLeft)
    wait(lambda: window.session.counts.unread == 36)
    press(window, Qt.Key.Key_BracketRight)
    wait(lambda: window.session.counts.unread == 1)
    row = window.listing.model.known_row(ids(window)[4])
    assert row is not None
    assert not row.read
    window.session.undo()
    wait(lambda: window.session.counts.unread == 36)


def test_older_ones_are_marked_read(window: Window, newsstand: Library) -> None:
    old = tuple(entry(OUTLETS[0], 200 + n, age=timedelta(days=9 + n)) for n in range(3))
    window.session.absorb(publish(newsstand, window.session.feeds[0].id, old))
    wait(lambda: window.session.counts.unread == 43)
    window.session.mark_all_read(window.listing.query, 7)
    wait(lambda: window.session.counts.unread == 40)


def test_a_settings_file_with_other_views_is_read_as_far_as_it_makes_sense(paths: Paths) -> None:
    from newsreader.gui.models.views import Views

    values = quiet_settings()
    values.set(
        settings.LIST_VIEWS, '{"places": {"all:0": ["oldest", "story"], "feed:1": ["x", "day"]}, "rows": 3}'
    )
    views = Views(values)
    assert views.dress(Place(), Filters()) == Filters(order=Order.OLDEST, group=Grouping.STORY)
    assert views.dress(Place(Kind.FEED, 1), Filters()) == Filters()
    assert views.rows(Kind.ALL) is Rows.NORMAL


# ---------------------------------------------------------------- a long list


@pytest.mark.parametrize("order", [Order.NEWEST, Order.OUTLET, Order.SECTION])
def test_the_top_is_there_before_the_rest_and_stays_where_it_is(
    window: Window, monkeypatch: pytest.MonkeyPatch, order: Order
) -> None:
    monkeypatch.setattr(staging, "FIRST", 6)
    lengths: list[tuple[int, bool]] = []
    tops: list[int] = []

    def look() -> None:
        lengths.append((len(ids(window)), window.listing.loading))
        if len(lengths) == 1:
            window.articles.setCurrentIndex(window.listing.model.index(2, 0))
            tops.extend([ids(window)[2], top_of(window, ids(window)[2])])

    go(window, Kind.FEED, window.session.feeds[0].id)
    window.listing.shown.connect(look)
    window.listing.go(Place(Kind.ALL), Filters(order=order))
    wait(lambda: len(lengths) == 2, "for all of the list")
    settle(window)
    assert lengths == [(6, True), (40, False)]
    assert window.articles.currentIndex().row() == 2
    assert (ids(window)[2], top_of(window, ids(window)[2])) == tuple(tops)


def test_a_list_whose_top_is_not_found_sooner_comes_in_one_step(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "FIRST", 6)
    shown: list[int] = []
    go(window, Kind.FEED, window.session.feeds[0].id)
    window.listing.shown.connect(lambda: shown.append(len(ids(window))))
    window.listing.go(Place(Kind.ALL), Filters(order=Order.LONGEST))
    wait(lambda: shown, "for the list")
    settle(window)
    assert shown == [40]


def test_a_short_list_comes_in_one_step(window: Window) -> None:
    shown: list[int] = []
    go(window, Kind.FEED, window.session.feeds[0].id)
    window.listing.shown.connect(lambda: shown.append(len(ids(window))))
    window.listing.go(Place(Kind.ALL))
    wait(lambda: shown, "for the list")
    settle(window)
    assert shown == [40]
    assert not window.listing.loading
