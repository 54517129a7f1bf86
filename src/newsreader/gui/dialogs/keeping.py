"""How long articles stay, as the preferences ask it: by age, by number, by room; and what would go."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QComboBox, QWidget

from newsreader import settings as s
from newsreader.gui.dialogs.departing import show_departing
from newsreader.gui.dialogs.pieces import quiet
from newsreader.settings import Settings

translate = QCoreApplication.translate

Count = Callable[[Callable[[int], None]], None]
"""Tells how many articles would go as the settings are now."""

_DAYS = (30, 90, 180, 365)
_NEWEST = (50, 200, 1_000)  # articles
_ROOMS = (200, 500, 1_000, 2_000, 5_000, 10_000)  # megabytes


class Keeping:
    """The fields, which write to `settings` at once."""

    def __init__(self, settings: Settings, count: Count | None) -> None:
        self._settings = settings
        self._count = count
        self._listening = True

    def fields(self) -> list[tuple[str, QWidget]]:
        """New fields in the language of the moment, with their labels."""
        self._departing = quiet("")
        made = [
            (translate("PreferencesDialog", "&Keep articles"), self._retention()),
            (translate("PreferencesDialog", "The&y take at most"), self._room()),
            ("", self._departing),
        ]
        self._count_departing()
        return made

    def _retention(self) -> QComboBox:
        box = QComboBox()
        days, newest = self._settings.get(s.RETENTION_DAYS), self._settings.get(s.RETENTION_COUNT)
        box.addItem(translate("PreferencesDialog", "All of them"), (0, 0))
        for number in sorted({*_DAYS, days} - {0}):
            box.addItem(translate("PreferencesDialog", "For %Ln day(s)", "", number), (number, 0))
        for number in sorted({*_NEWEST, newest} - {0}):
            box.addItem(translate("PreferencesDialog", "The newest %Ln of each feed", "", number), (0, number))
        if days and newest:  # set by hand in the file
            both = translate("PreferencesDialog", "For %Ln day(s), and the newest {count} of each feed", "", days)
            box.addItem(both.format(count=QLocale().toString(newest)), (days, newest))
        chosen = [box.itemData(at) for at in range(box.count())]  # findData compares no tuples
        box.setCurrentIndex(chosen.index((days, newest)))
        box.currentIndexChanged.connect(lambda at: self._keep(*chosen[at]))
        return box

    def _keep(self, days: int, newest: int) -> None:
        self._settings.set(s.RETENTION_DAYS, days)
        self._settings.set(s.RETENTION_COUNT, newest)
        self._count_departing()

    def _room(self) -> QComboBox:
        box = QComboBox()
        box.addItem(translate("PreferencesDialog", "As much as they need"), 0)
        current = self._settings.get(s.RETENTION_MEGABYTES)
        for megabytes in sorted({*_ROOMS, current} - {0}):
            if megabytes % 1000:
                text = translate("PreferencesDialog", "%Ln MB", "", megabytes)
            else:
                text = translate("PreferencesDialog", "%Ln GB", "", megabytes // 1000)
            box.addItem(text, megabytes)
        box.setCurrentIndex(box.findData(current))
        box.setToolTip(translate("PreferencesDialog", "Texts and pictures together; the oldest go first."))
        box.currentIndexChanged.connect(lambda _at: self._make_room(box.currentData()))
        return box

    def _make_room(self, megabytes: int) -> None:
        self._settings.set(s.RETENTION_MEGABYTES, megabytes)
        self._count_departing()

    def _count_departing(self) -> None:
        self._show_departing(0)
        if self._count is not None:
            self._count(self._show_departing)

    def _show_departing(self, count: int) -> None:
        if self._listening:
            show_departing(self._departing, count)

    def stop_listening(self) -> None:
        """What was asked of the library may answer when the dialog is gone."""
        self._listening = False
