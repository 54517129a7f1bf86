"""What refreshing does and did, a line a feed, beside the window. It goes where the window can go."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QProgressBar,
    QPushButton,
    QTableView,
    QWidget,
)

from newsreader.gui import icons
from newsreader.gui.activity import Line, Result, Run
from newsreader.gui.activity_delegate import ROW, ActivityDelegate
from newsreader.gui.activity_words import progress_text, summary_text
from newsreader.gui.dialogs.pieces import FormDialog, close_button, column, heading, quiet, without_marks
from newsreader.gui.models.activity import ActivityModel, Column, LineRole
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.text_size import grown
from newsreader.gui.theme import MEDIUM, wear_font, worn
from newsreader.model import Urgency

if TYPE_CHECKING:
    from newsreader.gui.window import Window

SIZE = QSize(900, 620)
FILTERS: tuple[Result | None, ...] = (None, Result.NEW, Result.FAILED, Result.LEFT_OUT)

translate = QCoreApplication.translate


class ActivityTable(QTableView):
    """Rows of fixed height. What the reader looks at stays where it is when lines come on top."""

    def __init__(self, model: ActivityModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("activity")
        self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(grown(ROW))
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(grown(ROW))
        rows.setDefaultSectionSize(grown(ROW))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        for place, width in ((Column.TIME, 84), (Column.FEED, 200), (Column.SECONDS, 76), (Column.SIZE, 100)):
            self.setColumnWidth(place, grown(width))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(Column.FEED, QHeaderView.ResizeMode.Interactive)
        head.setSectionResizeMode(Column.RESULT, QHeaderView.ResizeMode.Stretch)
        model.rowsInserted.connect(self._stay)

    def chosen(self) -> list[Line]:
        """The lines chosen, from the top; summaries are none."""
        rows = sorted(self.selectionModel().selectedRows(), key=QModelIndex.row)
        lines = [index.data(LineRole) for index in rows]
        return [line for line in lines if isinstance(line, Line) and line.feed]

    def keyboardSearch(self, search: str) -> None:
        """Typing is no search here: there is a field for it."""

    def _stay(self, _parent: QModelIndex, first: int, last: int) -> None:
        bar = self.verticalScrollBar()
        if bar.value() > 0:
            self.updateGeometries()  # the bar learns of the new rows later by itself
            bar.setValue(bar.value() + (last - first + 1) * grown(ROW))


class ActivityDialog(FormDialog):
    """One a window. It stays open while the reader goes on; closing it ends nothing."""

    def __init__(self, window: "Window") -> None:
        super().__init__("", window)
        self._window = window
        self._session = window.session
        self._activity = window.session.refreshing.activity
        self.model = ActivityModel(self._activity, self._title, self)
        self.table = ActivityTable(self.model, self)
        delegate = ActivityDelegate(self.table, worn, window.sidebar.icon)
        self.table.setItemDelegate(delegate)
        self._only: Result | None = None
        self._build()
        self.retranslate()
        self.model.rowsInserted.connect(self._show_state)
        self.model.modelReset.connect(self._show_state)
        self._session.refresh_progress.connect(self._show_state)
        self._session.refresh_ended.connect(self._show_state)
        self._session.tree_changed.connect(self._follow_tree)
        self.set_size(grown(SIZE.width()), grown(SIZE.height()))

    def come(self, *, failures: bool = False) -> None:
        """Be seen, with `failures` showing only those."""
        if failures:
            self.show_only(Result.FAILED)
        self.show()
        self.activateWindow()
        self.table.setFocus()

    def show_only(self, result: Result | None) -> None:
        """Show lines of one result, None for all."""
        self.chips[result].setChecked(True)
        self._only = result
        told = result not in (Result.FAILED, Result.LEFT_OUT)  # the others have no size: room for their sentences
        self.table.setColumnHidden(Column.SIZE, not told)
        self._filter()

    # ------------------------------------------------------------ layout

    def _build(self) -> None:
        layout = column(self)
        self.bar = QProgressBar()
        self.bar.setFixedSize(150, 4)
        self.bar.setTextVisible(False)
        self.state = quiet(" ")
        self.stop = QPushButton(self, autoDefault=False)
        self.stop.setProperty("kind", "link")
        self.stop.clicked.connect(self._session.cancel_refresh)
        head = QHBoxLayout()
        head.setSpacing(10)
        self.heading = heading("")
        head.addWidget(self.heading)
        head.addStretch(1)
        head.addWidget(self.bar)
        head.addWidget(self.stop)
        layout.addLayout(head)
        layout.addWidget(self.state)
        layout.addLayout(self._make_filters())
        layout.addWidget(self.table, 1)
        self.empty = quiet("")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setParent(self.table.viewport())
        self.table.viewport().installEventFilter(self)
        self.table.activated.connect(lambda _index: self._go())
        bottom = QHBoxLayout()
        self.kept = quiet("")
        bottom.addWidget(self.kept, 1)
        self.retry = QPushButton(self, autoDefault=False)
        self.retry.clicked.connect(lambda: self._ask([*self.model.lines()]))
        bottom.addWidget(self.retry)
        buttons = close_button(self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        bottom.addWidget(buttons)
        layout.addLayout(bottom)

    def _make_filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        group = QButtonGroup(self)
        self.chips: dict[Result | None, QPushButton] = {}
        for result in FILTERS:
            chip = QPushButton(self, autoDefault=False)
            chip.setCheckable(True)
            chip.setProperty("kind", "chip")
            wear_font(chip, 11.8, MEDIUM)
            chip.clicked.connect(lambda _checked=False, wanted=result: self.show_only(wanted))
            group.addButton(chip)
            row.addWidget(chip)
            self.chips[result] = chip
        self.chips[None].setChecked(True)
        row.addStretch(1)
        self.field = QLineEdit(self, clearButtonEnabled=True)
        self.field.setFixedWidth(grown(220))
        self.field.textChanged.connect(self._filter)
        row.addWidget(self.field)
        return row

    # ------------------------------------------------------------ what is shown

    def retranslate(self) -> None:
        """Speak the window's language."""
        title = translate("activity", "Activity")
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.table.setAccessibleName(title)
        self.bar.setAccessibleName(translate("activity", "Progress"))
        self.stop.setText(translate("activity", "&Stop"))
        self.chips[None].setText(translate("activity", "&All"))
        self.chips[Result.NEW].setText(translate("activity", "&New"))
        self.chips[Result.FAILED].setText(translate("activity", "&Failed"))
        self.chips[Result.LEFT_OUT].setText(translate("activity", "&Left out"))
        self.field.setPlaceholderText(translate("activity", "Filter by feed"))
        self.field.setAccessibleName(translate("activity", "Filter by feed"))
        self.kept.setText(translate("activity", "Kept until the window is closed."))
        self.retry.setText(translate("activity", "Ask the failed ones a&gain"))
        self.model.retranslate()
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def _title(self, feed: int) -> str:
        return self._session.refreshing.title(feed)

    def _filter(self) -> None:
        only, words = self._only, without_marks(self.field.text().strip())

        def wanted(line: Line) -> bool:
            if only is not None and line.result is not only:
                return False
            return not words or (bool(line.feed) and words in without_marks(self.model.title(line)))

        self.model.show_only(wanted)

    def _show_state(self) -> None:
        run, last, locale = self._session.refreshing.run, self._session.refreshing.last, QLocale()
        self.bar.setVisible(run is not None)
        self.stop.setVisible(run is not None)
        if run is not None:
            self.bar.setRange(0, run.total)
            self.bar.setValue(run.done)
            self.state.setText(progress_text(run, locale))
        else:
            self.state.setText(summary_text(last, locale) if last is not None and not last.refused else "")
        self.retry.setVisible(self._only is Result.FAILED and self.model.rowCount() > 0 and run is None)
        self.empty.setVisible(self.model.rowCount() == 0)
        self.empty.setText(self._nothing(run))

    def _nothing(self, run: Run | None) -> str:
        if self._activity.lines and self._only is Result.FAILED and not self.field.text():
            return translate("activity", "No feed failed.")
        if self._activity.lines:
            return translate("activity", "There is no such line.")
        if run is not None:
            return translate("activity", "The first answers are on their way…")
        return translate("activity", "Nothing was refreshed since the window was opened.")

    def _follow_tree(self) -> None:
        self.table.viewport().update()  # a feed is called otherwise, or has an icon now

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Keep the sentence of an empty table in its middle."""
        if event.type() is QEvent.Type.Resize:
            self.empty.resize(self.table.viewport().size())
        return False

    # ------------------------------------------------------------ what can be done

    def _go(self) -> None:
        """Show the chosen feed in the window."""
        lines = self.table.chosen()
        if lines and self._title(lines[0].feed):
            place = Place(Kind.FEED, lines[0].feed)
            self._window.bar.search.clear()
            self._window.sidebar.show_place(place)
            self._window.go(place)

    def _ask(self, lines: list[Line]) -> None:
        feeds = tuple(dict.fromkeys(line.feed for line in lines if self._title(line.feed)))
        if feeds:
            self._session.refresh(feeds, Urgency.NOW)

    def _copy(self) -> None:
        cells = (Column.TIME, Column.FEED, Column.RESULT, Column.SECONDS, Column.SIZE)
        lines = ["\t".join(self.model.text(line, cell) for cell in cells) for line in self.table.chosen()]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def menu(self) -> QMenu:
        """What can be done with the chosen lines."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lines = self.table.chosen()
        colour = worn().quiet

        def add(icon: str, text: str, verb: object) -> None:
            action = menu.addAction(icons.icon(icon, colour, 16), text)
            action.setEnabled(bool(lines))
            action.triggered.connect(verb)

        add("feed", translate("activity", "Show the feed"), self._go)
        add("refresh", translate("activity", "Ask again now"), lambda: self._ask(lines))
        health = translate("activity", "Feed health…")
        add("health", health, lambda: self._window.commands.show_feed_health(lines[0].feed))
        add("copy", translate("activity", "Copy"), self._copy)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.table.viewport().mapToGlobal(self.table.visualRect(self.table.currentIndex()).bottomLeft())
        else:
            at = event.globalPos()
        self.menu().popup(at + QPoint(0, 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)
