"""The activity: lines in batches without a reset, filters, what is said of a refresh, and what a line leads to."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView, QWidget

from newsreader.gui import activity as activity_module
from newsreader.gui import translation
from newsreader.gui.activity import Activity, Result, Run
from newsreader.gui.activity_delegate import ActivityDelegate
from newsreader.gui.activity_words import progress_text, summary_text
from newsreader.gui.dialogs.activity import ActivityDialog, ActivityTable
from newsreader.gui.models.activity import ActivityModel, Column
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.theme import LIGHT
from newsreader.gui.window import Window
from newsreader.model import Changes, FeedOutcome, FeedStatus, Urgency
from tests.gui.desk import feed_of
from tests.gui.events import release_keys, sweep
from tests.gui.newsstand import OUTLETS, wait

ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)


def outcome(
    feed: int, *, new: int = 0, error: str = "", skip: str = "", done: int = 1, total: int = 9
) -> FeedOutcome:
    return FeedOutcome(
        feed,
        FeedStatus.FAILED if error else FeedStatus.OK,
        Changes(added=tuple(range(new))),
        error,
        {"host": "a.example"},
        done,
        total,
        skip,
        elapsed=1.25,
        size=20_000,
    )


@pytest.fixture
def activity(app: QApplication) -> Iterator[Activity]:
    made = Activity()
    yield made
    made.close()
    made.deleteLater()
    sweep()


def told(activity: Activity, outcomes: list[FeedOutcome]) -> None:
    """Note outcomes and let them be told at once."""
    for one in outcomes:
        activity.note(one, f"Báo {one.feed}")
    activity._gather.stop()
    activity._tell()


def model_of(activity: Activity) -> ActivityModel:
    model = ActivityModel(activity, lambda feed: f"Báo {feed}")
    model.tester = QAbstractItemModelTester(model)  # type: ignore[attr-defined]  # kept alive with the model
    return model


def feeds_in(model: ActivityModel) -> list[int]:
    return [line.feed for line in model.lines()]


# ---------------------------------------------------------------- lines


def test_a_sentence_goes_on_over_cells_that_hold_nothing(activity: Activity) -> None:
    model = model_of(activity)
    view = QTableView()
    view.setModel(model)
    delegate = ActivityDelegate(view, lambda: LIGHT, lambda _feed: None)
    whole, none = outcome(1), replace(outcome(2, error="fetch.login"), elapsed=0.0, size=0)
    told(activity, [whole, none, replace(none, elapsed=30.0), replace(none, size=9)])
    reached = [delegate.reach(line, model) for line in reversed(model.lines())]
    assert reached == [Column.RESULT, Column.SIZE, Column.RESULT, Column.SECONDS]
    view.setColumnHidden(Column.SIZE, True)
    assert delegate.reach(model.lines()[-2], model) is Column.SECONDS
    view.deleteLater()


def test_lines_come_in_batches_on_top_and_never_reset_the_table(activity: Activity) -> None:
    model = model_of(activity)
    inserted, reset = QSignalSpy(model.rowsInserted), QSignalSpy(model.modelReset)
    told(activity, [outcome(1), outcome(2)])
    told(activity, [outcome(number) for number in range(3, 1003)])
    assert feeds_in(model)[:3] == [1002, 1001, 1000]
    assert feeds_in(model)[-1] == 1
    assert inserted.count() == 2
    assert reset.count() == 0


def test_outcomes_of_a_moment_are_told_together(activity: Activity) -> None:
    grown = QSignalSpy(activity.grown)
    for number in range(100):
        activity.note(outcome(number), "")
    assert grown.count() == 0
    wait(grown.count)
    assert grown.count() == 1


def test_the_lines_of_a_feed_share_what_is_the_same(activity: Activity) -> None:
    """Thousands of them are kept while the window is open."""
    told(activity, [outcome(7), outcome(7)])
    one, other = activity.lines
    assert one.title == "Báo 7"
    assert one.title is other.title
    assert one.at is other.at
    assert one.data is other.data


def test_old_lines_make_room(activity: Activity, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(activity_module, "MOST_LINES", 5)
    model = model_of(activity)
    for start in (0, 4, 8, 30):
        told(activity, [outcome(number) for number in range(start, start + 4)])
    assert feeds_in(model) == [33, 32, 31, 30, 11]
    told(activity, [outcome(number) for number in range(100, 120)])
    assert feeds_in(model) == [119, 118, 117, 116, 115]


def test_of_earlier_refreshes_fewer_lines_stay(activity: Activity, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(activity_module, "MOST_LINES", 20)
    monkeypatch.setattr(activity_module, "MOST_EARLIER", 3)
    model = model_of(activity)
    told(activity, [outcome(number) for number in range(10)])
    activity.sum_up(Run(datetime.now(UTC), by_hand=True))
    wait(lambda: model.rowCount() == 11)  # all of the newest one, also when it has ended
    told(activity, [outcome(number) for number in range(20, 30)])
    assert [line.feed for line in activity.lines] == [8, 9, 0, *range(20, 30)]  # 0: the summary


def test_keys_of_an_earlier_test_choose_no_further_lines(activity: Activity) -> None:
    parent = QWidget()
    view = ActivityTable(model_of(activity), parent)
    told(activity, [outcome(number) for number in (7, 8, 9)])
    view.selectRow(0)
    QTest.keyClick(view, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    release_keys()
    view.selectRow(2)
    assert [line.feed for line in view.chosen()] == [7]
    parent.deleteLater()


def test_a_filter_holds_for_what_comes(activity: Activity) -> None:
    model = model_of(activity)
    told(activity, [outcome(1), outcome(2, error="fetch.refused")])
    model.show_only(lambda line: line.result is Result.FAILED)
    assert feeds_in(model) == [2]
    told(activity, [outcome(3), outcome(4, error="fetch.refused"), outcome(5, new=2)])
    assert feeds_in(model) == [4, 2]
    model.show_only(lambda _line: True)
    assert feeds_in(model) == [5, 4, 3, 2, 1]


@pytest.mark.parametrize(
    ("one", "result", "text"),
    [
        (outcome(1), Result.UNCHANGED, "Unchanged"),
        (outcome(1, new=3), Result.NEW, "3 new articles"),
        (outcome(1, error="fetch.refused"), Result.FAILED, "a.example refused the connection."),
        (outcome(1, skip="schedule.offline"), Result.LEFT_OUT, "Left out: Waiting for the network."),
    ],
)
def test_each_result_has_its_words(activity: Activity, one: FeedOutcome, result: Result, text: str) -> None:
    model = model_of(activity)
    told(activity, [one])
    line = model.line(0)
    assert line.result is result
    assert model.text(line, Column.RESULT) == text
    assert model.text(line, Column.SECONDS) == "1.3 s"
    assert model.text(line, Column.SIZE) == "20 kB"


# ---------------------------------------------------------------- a refresh in words


def run_of(*outcomes: FeedOutcome, by_hand: bool = True) -> Run:
    run = Run(BEGAN, by_hand)
    for one in outcomes:
        run.take(1, one)
    return run


def test_progress_counts_feeds_and_articles() -> None:
    run = Run(BEGAN, True, {1: (0, 0)})
    assert progress_text(run, ENGLISH) == "Refreshing…"
    run.take(1, outcome(1, new=2, done=312, total=1000))
    run.take(2, outcome(2, new=1, done=1, total=2))
    assert progress_text(run, ENGLISH) == "Refreshing 313 of 1,002 feeds · 3 new articles"


@pytest.mark.parametrize(
    ("run", "expected"),
    [
        (run_of(outcome(1, new=45, done=999, total=1000), outcome(2, error="fetch.refused", done=1000, total=1000)),
         "1,000 feeds · 45 new articles · 1 failed"),
        (run_of(outcome(1, skip="schedule.floor", done=1, total=3), outcome(2, done=3, total=3)),
         "2 feeds · nothing new · 1 left out: asked less than 10 minutes ago"),
        (run_of(outcome(1, skip="schedule.floor", done=1, total=4), outcome(1, skip="schedule.gone", done=4, total=4)),
         "2 feeds · nothing new · 2 left out"),
        (run_of(outcome(1, error="fetch.refused", done=1, total=1)), "a.example refused the connection."),
        (run_of(outcome(1, skip="schedule.offline", done=1, total=1)), "Left out: Waiting for the network."),
        (run_of(), "No feed is due"),
    ],
)  # fmt: skip
def test_a_refresh_is_summed_up(run: Run, expected: str) -> None:
    assert summary_text(run, ENGLISH) == expected


def test_a_stopped_refresh_says_where() -> None:
    run = run_of(outcome(1, new=2, done=312, total=1000))
    run.stopped = True
    assert summary_text(run, ENGLISH) == "Stopped at 312 of 1,000 feeds · 2 new articles"


# ---------------------------------------------------------------- the dialog over a window


@pytest.fixture
def dialog(window: Window) -> ActivityDialog:
    window.commands.show_activity()
    found = window.findChild(ActivityDialog)
    assert found is not None
    return found


def empty_text(dialog: ActivityDialog) -> str:
    return dialog.empty.text() if dialog.empty.isVisible() else ""


def test_there_is_one_activity_and_it_lets_the_window_be_used(window: Window, dialog: ActivityDialog) -> None:
    window.commands.show_activity()
    assert len(window.findChildren(ActivityDialog)) == 1
    assert not dialog.isModal()
    assert empty_text(dialog) == "Nothing was refreshed since the window was opened."


def test_a_line_leads_to_its_feed_and_can_be_asked_again(
    window: Window, dialog: ActivityDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[tuple[int, ...], Urgency]] = []
    monkeypatch.setattr(window.session, "refresh", lambda feeds, urgency: asked.append((feeds, urgency)))
    first, second = feed_of(window, OUTLETS[0]).id, feed_of(window, OUTLETS[1]).id
    told(window.session.refreshing.activity, [outcome(first, error="fetch.refused"), outcome(second), outcome(99)])
    dialog.table.selectRow(2)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert window.listing.place == Place(Kind.FEED, first)
    menu = dialog.menu()
    actions = {action.text(): action for action in menu.actions()}
    actions["Ask again now"].trigger()
    assert asked == [((first,), Urgency.NOW)]
    actions["Copy"].trigger()
    copied = QGuiApplication.clipboard().text().split("\t")
    assert copied[1:3] == [OUTLETS[0], "a.example refused the connection."]
    dialog.show_only(Result.FAILED)
    dialog.retry.click()
    assert asked[-1] == ((first,), Urgency.NOW)
    menu.deleteLater()


def test_the_activity_is_filtered_by_result_and_by_name(window: Window, dialog: ActivityDialog) -> None:
    first, second = feed_of(window, OUTLETS[0]).id, feed_of(window, OUTLETS[1]).id
    told(window.session.refreshing.activity, [outcome(first), outcome(second, new=1)])
    dialog.chips[Result.NEW].click()
    assert feeds_in(dialog.model) == [second]
    dialog.chips[Result.FAILED].click()
    assert empty_text(dialog) == "No feed failed."
    dialog.chips[None].click()
    dialog.field.setText("khoi xa")
    assert feeds_in(dialog.model) == [first]


def test_what_the_reader_looks_at_stays_when_lines_come(window: Window, dialog: ActivityDialog) -> None:
    activity = window.session.refreshing.activity
    told(activity, [outcome(number) for number in range(100)])
    bar = dialog.table.verticalScrollBar()
    assert bar.value() == 0
    told(activity, [outcome(200)])
    assert bar.value() == 0
    QApplication.processEvents()
    bar.setValue(600)
    assert bar.value() == 600
    row = dialog.table.rowAt(5)
    looked_at = dialog.model.line(row).feed
    told(activity, [outcome(number) for number in range(300, 310)])
    assert dialog.model.line(dialog.table.rowAt(5)).feed == looked_at


def show_summary(window: Window, run: Run) -> None:
    window.session.refreshing.run = run
    window.session.refreshing._end()


@pytest.mark.parametrize(
    ("make", "text", "details"),
    [
        (lambda: run_of(outcome(1, done=2, total=2)), "2 feeds · nothing new", False),
        (lambda: run_of(outcome(1, error="fetch.refused", done=2, total=2)), "2 feeds · 1 failed", True),
        (lambda: run_of(outcome(1, error="fetch.refused", done=2, total=2), by_hand=False), "", False),
        (lambda: run_of(outcome(1, new=3, done=2, total=2), by_hand=False), "2 feeds · 3 new articles", False),
    ],
)
def test_the_status_line_ends_quietly(window: Window, make: Callable[[], Run], text: str, details: bool) -> None:
    show_summary(window, make())
    assert window.status.message.text() == text
    assert window.status.details.isVisible() is details


def test_details_of_failures_are_one_press_away(window: Window) -> None:
    told(window.session.refreshing.activity, [outcome(1, error="fetch.refused"), outcome(2)])
    show_summary(window, run_of(outcome(1, error="fetch.refused", done=2, total=2)))
    window.status.details.click()
    dialog = window.findChild(ActivityDialog)
    assert dialog is not None
    assert feeds_in(dialog.model) == [1]


def test_the_open_activity_speaks_the_language_just_chosen(
    app: QApplication, window: Window, dialog: ActivityDialog
) -> None:
    first = feed_of(window, OUTLETS[0]).id
    told(window.session.refreshing.activity, [outcome(first, error="fetch.refused"), outcome(99)])
    dialog.show_only(Result.FAILED)
    before = words_in(dialog)
    try:
        translation.install(app, "vi")
        QApplication.processEvents()
        assert dialog.windowTitle() == "Hoạt động"
        assert dialog.model.headerData(Column.RESULT, Qt.Orientation.Horizontal) == "Kết quả"
        assert "từ chối" in dialog.model.index(0, Column.RESULT).data()
        assert dialog.chips[Result.FAILED].isChecked()
        assert before & words_in(dialog) == set()
    finally:
        translation.install(app, "en")
    QApplication.processEvents()
    assert words_in(dialog) == before


def words_in(dialog: ActivityDialog) -> set[str]:
    """All that the dialog says, but for the lines of its table."""
    said = {label.text() for label in dialog.findChildren(QLabel)}
    said |= {button.text() for button in dialog.findChildren(QPushButton)}
    said |= {dialog.field.placeholderText(), dialog.table.accessibleName()}
    return {words for words in said if words.strip()}
