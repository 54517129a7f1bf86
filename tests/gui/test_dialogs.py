"""The dialogs: what they ask of the session, what they write, and that they speak clearly."""

import unicodedata
from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTreeWidget,
    QWidget,
)

from newsreader import settings as s
from newsreader.gui import translation
from newsreader.gui.app import dress
from newsreader.gui.dialogs.about import AboutDialog
from newsreader.gui.dialogs.error import ErrorDialog
from newsreader.gui.dialogs.first_run import FirstRunDialog
from newsreader.gui.dialogs.import_report import ImportReportDialog
from newsreader.gui.dialogs.name import NameDialog, folders_refusal
from newsreader.gui.dialogs.preferences import PreferencesDialog
from newsreader.gui.dialogs.shortcuts import ShortcutLine, ShortcutsDialog
from newsreader.gui.theme import DARK
from newsreader.library import lists
from newsreader.outline import ImportReport, Outline, OutlineFeed
from newsreader.settings import Setting, Settings
from tests.gui.events import sweep

D = TypeVar("D", bound=QDialog)
Show = Callable[[D], D]


@pytest.fixture
def show(app: QApplication) -> Iterator[Callable[[QDialog], QDialog]]:
    """Show a dialog; it is closed and deleted after the test."""
    shown: list[QDialog] = []

    def put(dialog: QDialog) -> QDialog:
        shown.append(dialog)
        dialog.show()
        app.processEvents()
        return dialog

    yield put
    for dialog in shown:
        dialog.close()
        dialog.deleteLater()
    sweep()


def texts(dialog: QWidget) -> str:
    """All that a dialog says."""
    labels = [label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog)]
    boxes = [box.text() for box in dialog.findChildren(QCheckBox)]
    return "\n".join(labels + boxes)


def button(dialog: QWidget, text: str) -> QPushButton:
    return next(one for one in dialog.findChildren(QPushButton) if text in one.text().replace("&", ""))


# ---------------------------------------------------------------- the first run

STARTER = Outline(
    feeds=(
        OutlineFeed("https://a.example/rss", "VnExpress", path=("Trong nước",)),
        OutlineFeed("https://b.example/rss", "Tuổi Trẻ", path=("Trong nước",)),
        OutlineFeed("https://c.example/rss", "BBC", path=("Quốc tế", "Anh")),
        OutlineFeed("https://d.example/rss", "Lẻ"),
    ),
    folders=(("Trong nước",), ("Quốc tế",), ("Quốc tế", "Anh"), ("Trống",)),
)


def test_what_is_ticked_is_chosen_with_its_folders(show: Show[FirstRunDialog]) -> None:
    dialog = show(FirstRunDialog(STARTER, known=["https://b.example/rss"]))
    chosen: list[Outline] = []
    dialog.chosen.connect(chosen.append)
    follow = next(one for one in dialog.findChildren(QPushButton) if one.isDefault())
    assert not follow.isEnabled()
    dialog.tick(["https://a.example/rss", "https://c.example/rss"])
    assert follow.text() == "&Follow 2 outlets"
    follow.click()
    assert chosen == [
        Outline(feeds=(STARTER.feeds[0], STARTER.feeds[2]), folders=(("Trong nước",), ("Quốc tế", "Anh")))
    ]


def test_a_folder_ticks_what_is_in_it(show: Show[FirstRunDialog]) -> None:
    dialog = show(FirstRunDialog(STARTER))
    tree = dialog.findChild(QTreeWidget)
    assert tree is not None
    folder = tree.topLevelItem(0)
    assert folder is not None
    folder.setCheckState(0, Qt.CheckState.Checked)
    assert [feed.title for feed in dialog.ticked()] == ["VnExpress", "Tuổi Trẻ"]


def test_the_starter_list_can_be_narrowed(show: Show[FirstRunDialog]) -> None:
    dialog = show(FirstRunDialog(STARTER))
    tree, field = dialog.findChild(QTreeWidget), dialog.findChild(QLineEdit)
    assert tree is not None
    assert field is not None
    field.setText("bbc")
    tops = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    assert [top.text(0) for top in tops if top is not None and not top.isHidden()] == ["Quốc tế"]
    field.clear()
    assert not any(top.isHidden() for top in tops if top is not None)
    said = [label for label in dialog.findChildren(QLabel) if label.text().startswith("No outlet of this list")]
    assert [label.isVisible() for label in said] == [False]
    field.setText("no such outlet")
    assert [label.isVisible() for label in said] == [True]


@pytest.mark.parametrize(
    ("text", "signal"), [("Import", "import_requested"), ("Add an address", "address_requested")]
)
def test_there_are_other_ways_to_begin(show: Show[FirstRunDialog], text: str, signal: str) -> None:
    dialog = show(FirstRunDialog(STARTER))
    heard: list[bool] = []
    getattr(dialog, signal).connect(lambda: heard.append(True))
    button(dialog, text).click()
    assert heard == [True]
    assert dialog.result() == QDialog.DialogCode.Rejected


def test_the_bundled_starter_list_can_be_shown(show: Show[FirstRunDialog]) -> None:
    starter = lists.starter()
    dialog = show(FirstRunDialog(starter))
    dialog.tick(feed.url for feed in starter.feeds)
    assert dialog.ticked() == starter.feeds


# ---------------------------------------------------------------- preferences

SHOWN: tuple[Setting[bool] | Setting[int] | Setting[float] | Setting[str], ...] = (
    s.LANGUAGE, s.THEME, s.TEXT_SIZE, s.COLUMN_WIDTH, s.READING_FONT, s.LOAD_PICTURES, s.MARK_READ,
    s.MARK_READ_DELAY, s.REFRESH_MINUTES, s.REFRESH_AT_START, s.PICTURE_BYTES, s.PICTURE_PIXELS, s.SORT,
    s.RETENTION_DAYS, s.RETENTION_COUNT, s.RETENTION_MEGABYTES, s.BACKUPS, s.BACKUP_NUMBER, s.BACKUP_MEGABYTES,
    s.STORY_READ, s.MUTED_STORY_DAYS,
)  # fmt: skip
KEPT_BY_THE_PROGRAM = (s.GROUPING, s.ROWS, s.LIST_VIEWS, s.PREFERRED_FEEDS, s.WINDOW_STATE, s.FIRST_RUN_DONE)


def test_every_setting_of_the_reader_can_be_changed(show: Show[PreferencesDialog]) -> None:
    settings = Settings(None)
    dialog = show(PreferencesDialog(settings))
    changed: set[str] = set()
    settings.listen(changed.add)
    for box in dialog.findChildren(QComboBox):
        for place in reversed(range(box.count())):
            box.setCurrentIndex(place)
    for tick in dialog.findChildren(QCheckBox):
        tick.toggle()
    for number in dialog.findChildren(QSpinBox):
        number.setValue(number.value() + number.singleStep())
    for decimal in dialog.findChildren(QDoubleSpinBox):
        decimal.setValue(decimal.value() + decimal.singleStep())
    assert changed == {setting.key for setting in SHOWN}


def test_the_wheel_scrolls_the_preferences_and_changes_nothing(show: Show[PreferencesDialog]) -> None:
    """Whatever field came under the pointer on the way was changed, and nobody saw it."""
    settings = Settings(None)
    dialog = show(PreferencesDialog(settings))
    dialog.resize(560, 400)
    QApplication.processEvents()
    changed: list[str] = []
    settings.listen(changed.append)
    bar = dialog._scroll.verticalScrollBar()
    fields = [one for one in dialog.findChildren(QWidget) if isinstance(one, QComboBox | QAbstractSpinBox)]
    for field in fields:
        bar.setValue(bar.maximum() // 2)
        field.setFocus()
        before = bar.value()
        turn_wheel(field, -1)
        assert bar.value() > before
    assert len(fields) > 10
    assert not changed


def turn_wheel(widget: QWidget, notches: int) -> None:
    at = QPointF(widget.rect().center())
    whole = QPoint(0, 120 * notches)
    event = QWheelEvent(
        at, widget.mapToGlobal(at), QPoint(), whole, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def test_what_would_go_is_shown_before_it_goes(show: Show[PreferencesDialog]) -> None:
    settings = Settings(None)
    asked: list[Callable[[int], None]] = []
    dialog = show(PreferencesDialog(settings, count_departing=asked.append))
    asked.pop()(0)
    stay = next(box for box in dialog.findChildren(QComboBox) if box.findText("The newest 200 of each feed") >= 0)
    stay.setCurrentIndex(stay.findText("The newest 200 of each feed"))
    assert (settings.get(s.RETENTION_DAYS), settings.get(s.RETENTION_COUNT)) == (0, 200)
    asked.pop()(1204)
    assert any(label.text().startswith("1,204 articles would go") for label in dialog.findChildren(QLabel))
    room = next(box for box in dialog.findChildren(QComboBox) if box.findData(2_000) >= 0 and box is not stay)
    room.setCurrentIndex(room.findData(2_000))
    assert settings.get(s.RETENTION_MEGABYTES) == 2_000
    dialog.reject()
    asked.pop()(7)  # too late


def test_both_bounds_of_a_file_written_by_hand_are_shown(show: Show[PreferencesDialog]) -> None:
    settings = Settings(None)
    settings.set(s.RETENTION_DAYS, 7)
    settings.set(s.RETENTION_COUNT, 33)
    dialog = show(PreferencesDialog(settings))
    shown = [box.currentText() for box in dialog.findChildren(QComboBox)]
    assert "For 7 days, and the newest 33 of each feed" in shown


def test_no_setting_is_forgotten() -> None:
    assert set(s.ALL) == {*SHOWN, *KEPT_BY_THE_PROGRAM}, "show a new setting in the preferences, or name it here"


def test_preferences_show_what_is_set_and_keep_to_the_bounds(show: Show[PreferencesDialog]) -> None:
    settings = Settings(None)
    settings.set(s.TEXT_SIZE, 24)
    settings.set(s.REFRESH_MINUTES, 45)
    dialog = show(PreferencesDialog(settings))
    numbers = dialog.findChildren(QSpinBox)
    assert numbers[0].value() == 24
    assert any(box.currentText() == "Every 45 minutes" for box in dialog.findChildren(QComboBox))
    for number in numbers:
        number.setValue(number.maximum())
        number.setValue(number.minimum())
    assert settings.get(s.TEXT_SIZE) == s.TEXT_SIZE.low


def test_all_fields_of_a_form_are_as_high(show: Show[PreferencesDialog]) -> None:
    """A form puts its labels beside the height of a choice: of a higher field the words stood lower than these."""
    dialog = show(PreferencesDialog(Settings(None)))
    fields = [
        *dialog.findChildren(QComboBox),
        *dialog.findChildren(QSpinBox),
        *dialog.findChildren(QDoubleSpinBox),
    ]
    assert len({field.height() for field in fields}) == 1


@pytest.mark.parametrize(("language", "shown"), [("vi", "10.000 MB"), ("en", "10,000 MB")])
def test_large_numbers_are_cut_into_thousands(
    show: Show[PreferencesDialog], app: QApplication, language: str, shown: str
) -> None:
    translation.install(app, language)
    settings = Settings(None)
    settings.set(s.BACKUP_MEGABYTES, 10_000)
    dialog = show(PreferencesDialog(settings))
    [room] = [box for box in dialog.findChildren(QSpinBox) if box.text() == shown]
    room.lineEdit().setText(shown.replace("10", "12", 1))
    room.interpretText()
    assert settings.get(s.BACKUP_MEGABYTES) == 12_000


def test_the_moment_is_asked_for_only_where_it_counts(show: Show[PreferencesDialog]) -> None:
    settings = Settings(None)
    dialog = show(PreferencesDialog(settings))
    delay = dialog.findChild(QDoubleSpinBox)
    assert delay is not None
    assert delay.isEnabled()
    marking = next(box for box in dialog.findChildren(QComboBox) if box.findData("leave") >= 0)
    marking.setCurrentIndex(marking.findData("leave"))
    assert not delay.isEnabled()


def test_preferences_speak_the_language_just_chosen(show: Show[PreferencesDialog], app: QApplication) -> None:
    dialog = show(PreferencesDialog(Settings(None)))
    try:
        translation.install(app, "vi")
        app.processEvents()
        assert "Giao diện" in texts(dialog)
        assert dialog.windowTitle() == "Tùy chọn"
        assert button(dialog, "Đóng")
    finally:
        translation.install(app, "en")


def test_numbers_follow_the_language_just_chosen(show: Show[PreferencesDialog], app: QApplication) -> None:
    translation.install(app, "vi")
    try:
        dialog = show(PreferencesDialog(Settings(None)))
        for language, moment, room in (("vi", "1,5", "10.000"), ("en", "1.5", "10,000"), ("vi", "1,5", "10.000")):
            translation.install(app, language)
            app.processEvents()
            shown = [box.text() for box in dialog.findChildren(QAbstractSpinBox) if box.isVisibleTo(dialog)]
            assert any(text.startswith(moment) for text in shown), shown
            assert any(text.startswith(room) for text in shown), shown
    finally:
        translation.install(app, "en")


@pytest.mark.parametrize("languages", [(), ("vi", "en")])
def test_preferences_begin_at_their_first_field_and_go_down(
    show: Show[PreferencesDialog], app: QApplication, languages: tuple[str, ...]
) -> None:
    dialog = show(PreferencesDialog(Settings(None)))
    dialog.activateWindow()
    for language in languages:  # chosen there: all fields are made anew
        translation.install(app, language)
    app.processEvents()
    first = dialog.focusWidget()
    assert isinstance(first, QComboBox)
    assert first.itemData(1) == "vi"
    heights, focus, page = [], dialog.focusWidget(), dialog._scroll.widget()
    assert page is not None
    while focus is not None and not isinstance(focus, QPushButton):
        heights.append(focus.mapTo(page, QPoint(0, 0)).y())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        focus = dialog.focusWidget()
    assert heights == sorted(set(heights))
    assert len(heights) > 15
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert dialog.focusWidget() is first


# ---------------------------------------------------------------- small ones


def test_names_must_be_there_and_not_taken(show: Show[NameDialog]) -> None:
    dialog = show(NameDialog("New folder", refuse=folders_refusal(frozenset({"Thế giới"}))))
    accept = dialog.findChild(QDialogButtonBox)
    assert accept is not None
    ok = accept.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    dialog.field.setText("  thế  giới ")
    assert not ok.isEnabled()
    assert "There is a folder of this name already." in texts(dialog)
    for again in (unicodedata.normalize("NFD", "Thế giới"), "THẾ GIỚI"):
        dialog.field.setText(again)
        assert not ok.isEnabled(), again
    dialog.field.setText(" Kinh  tế ")
    assert ok.isEnabled()
    assert dialog.name() == "Kinh tế"


def test_a_feed_may_go_back_to_its_published_name(show: Show[NameDialog]) -> None:
    dialog = show(NameDialog("Rename feed", "Tên riêng", may_be_empty=True))
    dialog.field.clear()
    dialog.accept()
    assert dialog.name() == ""


def test_the_import_report_tells_all(show: Show[ImportReportDialog]) -> None:
    report = ImportReport((1, 2, 3), 1, (("Hỏng", "opml.no_address"), ("Lặp", "opml.twice")))
    dialog = show(ImportReportDialog(report, "tin.opml"))
    said = texts(dialog)
    assert "3 feeds added" in said
    assert "tin.opml" in said
    assert "1 feed you follow already stayed where it is." in said
    table = dialog.findChild(QTreeWidget)
    assert table is not None
    rows = [table.topLevelItem(at) for at in range(table.topLevelItemCount())]
    assert [(row.text(0), row.text(1)) for row in rows if row] == [
        ("Hỏng", "has no address"),
        ("Lặp", "stands in the list twice"),
    ]


def test_the_sheet_of_keys_can_be_filtered(show: Show[ShortcutsDialog]) -> None:
    lines = (
        ShortcutLine("Reading", "Next article", ("J",)),
        ShortcutLine("Reading", "Find in the article", ("Ctrl+F",)),
        ShortcutLine("List", "Search", ("/", "Ctrl+K")),
    )
    dialog = show(ShortcutsDialog(lines))
    assert len(dialog.shown()) == 3
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.setText("j")
    assert dialog.shown() == [lines[0]]
    field.setText("article")
    assert dialog.shown() == list(lines[:2])
    field.setText("ctrl+k")
    assert dialog.shown() == [lines[2]]
    field.setText("nothing of this kind")
    sweep()
    assert "No shortcut of this name." in texts(dialog)


def test_the_details_of_a_fault_can_be_copied(show: Show[ErrorDialog]) -> None:
    dialog = show(ErrorDialog("Traceback: chi tiết"))
    button(dialog, "Copy details").click()
    assert QGuiApplication.clipboard().text() == "Traceback: chi tiết"


def test_about_names_the_version(show: Show[AboutDialog]) -> None:
    from newsreader import __version__

    assert __version__ in texts(show(AboutDialog()))


def test_dialogs_follow_the_theme(show: Show[AboutDialog], app: QApplication) -> None:
    show(AboutDialog())
    assert "tick-light.svg" in app.styleSheet()
    dress(app, DARK)
    app.processEvents()
    assert "tick-dark.svg" in app.styleSheet()


def test_outlets_are_found_without_marks(show: Show[FirstRunDialog]) -> None:
    dialog = show(FirstRunDialog(lists.starter()))
    dialog._narrow("tuoi tre the gioi")
    assert [feed.title for item, feed in dialog._items() if not item.isHidden()] == ["Tuổi Trẻ – Thế giới"]


def test_dialogs_with_lists_are_large_enough_to_show_them(show: Show[FirstRunDialog]) -> None:
    dialog = show(FirstRunDialog(lists.starter()))
    assert dialog.height() >= min(660, dialog.screen().availableGeometry().height() - 80)
    first = dialog._tree.visualItemRect(dialog._items()[0][0])
    assert first.height() >= 24
