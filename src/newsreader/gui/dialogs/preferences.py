"""The settings that a reader may change, in groups; each is applied at once."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QDoubleSpinBox,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from newsreader import settings as s
from newsreader.gui.dialogs.keeping import Count, Keeping
from newsreader.gui.dialogs.page_of_fields import PageOfFields
from newsreader.gui.dialogs.pieces import FormDialog, close_button, dress_number, form, heading, order_tabs
from newsreader.gui.text_size import grown
from newsreader.settings import Setting, Settings

_MEGA = 1_000_000


class PreferencesDialog(FormDialog):
    """Writes to `settings`, whose listeners apply what changed; also the language, while it is open."""

    def __init__(
        self,
        settings: Settings,
        parent: QWidget | None = None,
        *,
        count_departing: Count | None = None,
    ) -> None:
        """`count_departing` tells how many articles would go as the settings are now."""
        super().__init__("", parent)
        self._settings = settings
        self._keeping = Keeping(settings, count_departing)
        self.finished.connect(self._keeping.stop_listening)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 14)
        outer.setSpacing(10)
        self._scroll = PageOfFields(self)
        outer.addWidget(self._scroll, 1)
        self._buttons = close_button(self)
        self._buttons.setContentsMargins(24, 0, 24, 0)
        outer.addWidget(self._buttons)
        self._fill()
        self.set_size(grown(560), grown(730))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language that was just chosen."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()

    def _fill(self) -> None:
        translate = QCoreApplication.translate
        self.setWindowTitle(translate("PreferencesDialog", "Preferences"))
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(28, 24, 28, 12)
        rows.setSpacing(10)
        groups = (
            (translate("PreferencesDialog", "Appearance"), self._appearance()),
            (translate("PreferencesDialog", "Reading"), self._reading()),
            (translate("PreferencesDialog", "Stories"), self._stories()),
            (translate("PreferencesDialog", "Pictures"), self._pictures()),
            (translate("PreferencesDialog", "News"), self._news()),
            (translate("PreferencesDialog", "How long articles stay"), self._keeping.fields()),
            (translate("PreferencesDialog", "Backups"), self._backups()),
        )
        for title, fields in groups:
            rows.addWidget(heading(title, 15))
            rows.addLayout(form(fields))
            rows.addSpacing(10)
        rows.addStretch(1)
        self._scroll.show_page(page)
        widgets = [field for _title, fields in groups for _name, field in fields]
        order_tabs((*widgets, self._buttons.button(QDialogButtonBox.StandardButton.Close)))
        widgets[0].setFocus()  # also when that, the language, was just changed

    def _appearance(self) -> list[tuple[str, QWidget]]:
        translate = QCoreApplication.translate
        languages = [
            (translate("PreferencesDialog", "As the system"), "system"),
            ("Tiếng Việt", "vi"),
            ("English", "en"),
        ]
        themes = [
            (translate("PreferencesDialog", "As the system"), "system"),
            (translate("PreferencesDialog", "Light"), "light"),
            (translate("PreferencesDialog", "Dark"), "dark"),
        ]
        return [
            (translate("PreferencesDialog", "&Language"), self._choice(s.LANGUAGE, languages)),
            (translate("PreferencesDialog", "&Colours"), self._choice(s.THEME, themes)),
        ]

    def _reading(self) -> list[tuple[str, QWidget]]:
        translate = QCoreApplication.translate
        fonts = [
            (translate("PreferencesDialog", "With serifs (Source Serif 4)"), "serif"),
            (translate("PreferencesDialog", "Without serifs (Inter)"), "sans"),
        ]
        moments = [
            (translate("PreferencesDialog", "As soon as it is shown"), "show"),
            (translate("PreferencesDialog", "After a moment, or on scrolling"), "delay"),
            (translate("PreferencesDialog", "When I leave it"), "leave"),
            (translate("PreferencesDialog", "Only by hand"), "hand"),
        ]
        pixels = translate("PreferencesDialog", " px")
        delay = self._decimal(s.MARK_READ_DELAY, translate("PreferencesDialog", " s"))
        marking = self._choice(s.MARK_READ, moments)
        delay.setEnabled(self._settings.get(s.MARK_READ) == "delay")
        marking.currentIndexChanged.connect(lambda _at: delay.setEnabled(marking.currentData() == "delay"))
        return [
            (translate("PreferencesDialog", "&Font"), self._choice(s.READING_FONT, fonts)),
            (translate("PreferencesDialog", "&Text size"), self._number(s.TEXT_SIZE, pixels)),
            (translate("PreferencesDialog", "Column &width"), self._number(s.COLUMN_WIDTH, pixels, step=20)),
            (translate("PreferencesDialog", "An article is &read"), marking),
            (translate("PreferencesDialog", "How long the &moment is"), delay),
        ]

    def _stories(self) -> list[tuple[str, QWidget]]:
        translate = QCoreApplication.translate
        together = translate("PreferencesDialog", "Reading one article of a story marks them all as read")
        days = translate("PreferencesDialog", " days after its last article")
        return [
            ("", self._switch(s.STORY_READ, together)),
            (translate("PreferencesDialog", "A story stays m&uted"), self._number(s.MUTED_STORY_DAYS, days)),
        ]

    def _pictures(self) -> list[tuple[str, QWidget]]:
        translate = QCoreApplication.translate
        return [
            (
                "",
                self._switch(
                    s.LOAD_PICTURES, translate("PreferencesDialog", "Fetch pictures when an article is opened")
                ),
            ),
            (
                translate("PreferencesDialog", "Largest f&ile"),
                self._number(s.PICTURE_BYTES, translate("PreferencesDialog", " MB"), unit=_MEGA),
            ),
            (
                translate("PreferencesDialog", "Largest &size"),
                self._number(s.PICTURE_PIXELS, translate("PreferencesDialog", " megapixels"), unit=_MEGA),
            ),
        ]

    def _news(self) -> list[tuple[str, QWidget]]:
        translate = QCoreApplication.translate
        orders = [
            (translate("PreferencesDialog", "Newest first"), "newest"),
            (translate("PreferencesDialog", "Oldest first"), "oldest"),
            (translate("PreferencesDialog", "By outlet"), "outlet"),
            (translate("PreferencesDialog", "By section"), "section"),
            (translate("PreferencesDialog", "Longest first"), "longest"),
            (translate("PreferencesDialog", "Shortest first"), "shortest"),
        ]
        return [
            (translate("PreferencesDialog", "Check for &news"), self._interval()),
            (
                "",
                self._switch(s.REFRESH_AT_START, translate("PreferencesDialog", "Check when the program starts")),
            ),
            (translate("PreferencesDialog", "&Order of the list"), self._choice(s.SORT, orders)),
        ]

    def _backups(self) -> list[tuple[str, QWidget]]:
        translate = QCoreApplication.translate
        megabytes = translate("PreferencesDialog", " MB")
        return [
            ("", self._switch(s.BACKUPS, translate("PreferencesDialog", "Back up every day, after a refresh"))),
            (translate("PreferencesDialog", "Keep of each kin&d"), self._number(s.BACKUP_NUMBER, "")),
            (
                translate("PreferencesDialog", "&All take at most"),
                self._number(s.BACKUP_MEGABYTES, megabytes, step=1000),
            ),
        ]

    # ------------------------------------------------------------ fields

    def _choice(self, setting: Setting[str], choices: Sequence[tuple[str, str]]) -> QComboBox:
        box = QComboBox()
        for text, value in choices:
            box.addItem(text, value)
        box.setCurrentIndex(max(0, box.findData(self._settings.get(setting))))
        box.currentIndexChanged.connect(lambda _at: self._settings.set(setting, box.currentData()))
        return box

    def _switch(self, setting: Setting[bool], text: str) -> QCheckBox:
        box = QCheckBox(text)
        box.setChecked(self._settings.get(setting))
        box.toggled.connect(lambda on: self._settings.set(setting, on))
        return box

    def _number(self, setting: Setting[int], suffix: str, *, step: int = 1, unit: int = 1) -> QSpinBox:
        box = QSpinBox()
        # Bounds in the unit shown: rounded up below, so that no value outside the setting's own can be typed.
        box.setRange(-(-int(setting.low or 0) // unit), int(setting.high or 0) // unit)
        box.setSingleStep(step)
        dress_number(box, suffix)
        box.setValue(self._settings.get(setting) // unit)
        box.valueChanged.connect(lambda value: self._settings.set(setting, value * unit))
        return box

    def _decimal(self, setting: Setting[float], suffix: str) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setRange(float(setting.low or 0), float(setting.high or 0))
        box.setDecimals(1)
        box.setSingleStep(0.5)
        dress_number(box, suffix)
        box.setValue(self._settings.get(setting))
        box.valueChanged.connect(lambda value: self._settings.set(setting, value))
        return box

    def _interval(self) -> QComboBox:
        translate = QCoreApplication.translate
        box = QComboBox()
        box.addItem(translate("PreferencesDialog", "Only by hand"), 0)
        current = self._settings.get(s.REFRESH_MINUTES)
        for minutes in sorted({15, 30, 60, 120, 240, 720, 1440, current} - {0}):
            if minutes % 60:
                text = translate("PreferencesDialog", "Every %Ln minute(s)", "", minutes)
            else:
                text = translate("PreferencesDialog", "Every %Ln hour(s)", "", minutes // 60)
            box.addItem(text, minutes)
        box.setCurrentIndex(box.findData(current))
        box.currentIndexChanged.connect(lambda _at: self._settings.set(s.REFRESH_MINUTES, box.currentData()))
        return box
