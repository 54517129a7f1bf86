"""The language of the window: which one, its catalogue, and the sentences of error codes in it."""

import logging
from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from newsreader import wording
from newsreader.assets import asset
from newsreader.gui.times import clock, exact, locale_for
from newsreader.model import BackupFailure

_log = logging.getLogger(__name__)

LANGUAGES = ("vi", "en")
_NAME = "newsreader-translator"


def choose_language(setting: str) -> str:
    """The language of the window, "vi" or "en".

    It is what `setting` says, else ("system") the first of the system's languages that is one of them.
    """
    if setting in LANGUAGES:
        return setting
    for name in QLocale.system().uiLanguages():
        if name[:2] in LANGUAGES:
            return name[:2]
    return "en"


def install(app: QCoreApplication, language: str) -> None:
    """Load the catalogue of `language` in place of the one before and make its locale Qt's default.

    The English catalogue holds plural forms only. A catalogue that was not built is a fault of the package:
    it is logged, and the window speaks its English sources.
    """
    for old in app.findChildren(QTranslator, _NAME):
        app.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(locale_for(language))
    # A window keeps the locale that it was made with, and hands it on to what is put into it later.
    for window in QApplication.topLevelWidgets():
        window.setLocale(QLocale())
    translator = QTranslator(app)
    translator.setObjectName(_NAME)
    try:
        path = asset("translations", f"newsreader_{language}.qm")
    except FileNotFoundError:
        _log.warning("the catalogue for %s is missing", language)
        return
    if translator.load(str(path)):
        app.installTranslator(translator)
    else:
        _log.warning("the catalogue %s cannot be read", path.name)


def failure_text(failure: BackupFailure) -> str:
    """Why a backup that was due could not be made."""
    return sentence(failure.told_by, {"reason": sentence(failure.code, failure.data)})


def sentence(code: str, data: Mapping[str, str | int | float] | None = None) -> str:
    """The sentence for an error code in the window's language (see `wording`)."""
    translated = QCoreApplication.translate("errors", wording.template(code, data or {}))
    shown: dict[str, object] = dict(data or {})
    shown |= {name: _moment(value) for name, value in shown.items() if name in wording.TIMES}
    numbers = {name: value for name, value in shown.items() if name in wording.NUMBERS and isinstance(value, int)}
    shown |= {name: QLocale().toString(value) for name, value in numbers.items()}
    return wording.sentence(code, shown, translated)


def _moment(value: object) -> object:
    """A moment in ISO 8601 as the window writes times; with its date where that is not today."""
    try:
        when = datetime.fromisoformat(str(value))
    except ValueError:
        return value
    language = QLocale().name()[:2]
    today = when.astimezone().date() == datetime.now().astimezone().date()
    return clock(when, language) if today else exact(when, language)
