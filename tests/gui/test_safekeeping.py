"""Everything out of one window and into another, with the real background process."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QTreeWidget

from newsreader.gui.dialogs.backups import BackupsDialog
from newsreader.gui.dialogs.import_report import ImportNotesDialog
from newsreader.gui.window import Window
from newsreader.library import rules, saved
from newsreader.library.export import export_everything
from newsreader.library.export_searches import RULES
from newsreader.library.opened import Library, open_library
from newsreader.paths import Paths, library_paths
from newsreader.ruling import Rule
from newsreader.settings import FIRST_RUN_DONE, REFRESH_AT_START, TEXT_SIZE, Settings
from newsreader.worker.jobs import CareForFeeds
from tests.gui.desk import open_desk, quiet_settings
from tests.gui.newsstand import wait
from tests.library.shelves import ARTICLES, FEEDS, fill


@pytest.fixture
def exported(tmp_path: Path) -> Path:
    """What another machine wrote: of its rules one line is broken."""
    library = open_library(library_paths(tmp_path / "there"), checkpoints=True)
    fill(library)
    saved.save(library, "Kinh tế", 'folder:"Kinh tế"')
    rules.add_rule(library, Rule(title="Ẩn", query='feed:"Báo 1"', mute=True))
    library.settings.set(TEXT_SIZE, 25)
    folder = tmp_path / "export"
    export_everything(library, folder)
    library.close()
    with (folder / RULES).open("a") as file:
        file.write(json.dumps({"title": "Trống"}) + "\n")
    return folder


def backups_dialog(window: Window) -> BackupsDialog:
    window.commands.safekeeping.show_backups()
    [dialog] = [one for one in window.findChildren(BackupsDialog) if one.isVisible()]
    assert isinstance(dialog, BackupsDialog)
    return dialog


def test_a_backup_that_cannot_be_made_is_told_once(newsstand: Library, paths: Paths) -> None:
    paths.backups.write_text("not a folder")
    why = "There is no folder for backups: something else has its name"
    with open_desk(paths, quiet_settings()) as window:
        assert window.session.work.submit(CareForFeeds())
        wait(lambda: why in window.status.message.text(), "for the notice")
        assert window.status.message.text().startswith("The daily backup could not be made.")
        lines = window.session.refreshing.activity.lines
        assert [(line.title, line.code) for line in lines] == [("Backup", "backup.no_folder")] * 2
        window.status.say("Something else.")
        window.session.work.submit(CareForFeeds())
        wait(lambda: not window.session.work.busy(CareForFeeds), "for the next attempt")
        assert window.status.message.text() == "Something else."
        dialog = backups_dialog(window)
        wait(dialog.failed.isVisible, "for the warning")
        assert dialog.failed.text().count(why) == 2
        dialog.close()
    with open_desk(paths, quiet_settings()) as window:
        wait(lambda: why in window.status.message.text(), "for the notice at the start")
        paths.backups.unlink()
        window.session.work.submit(CareForFeeds())
        wait(lambda: not window.session.work.busy(CareForFeeds), "for the backups")
        dialog = backups_dialog(window)
        table = dialog.findChild(QTreeWidget)
        assert table is not None
        wait(lambda: table.topLevelItemCount() == 2, "for the backups")
        assert not dialog.failed.isVisible()
        dialog.close()


def test_what_comes_from_another_machine_is_shown(
    paths: Paths, exported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(exported))
    values = Settings(paths.settings)
    values.set(REFRESH_AT_START, False)
    values.set(FIRST_RUN_DONE, True)
    with open_desk(paths, values) as window:
        said: list[str] = []
        window.session.said.connect(said.append)
        sizes: list[str] = []
        values.listen(sizes.append)
        window.commands.safekeeping.import_all()
        wait(lambda: window.findChild(ImportNotesDialog) is not None, "for the report")
        dialog = window.findChild(ImportNotesDialog)
        assert isinstance(dialog, ImportNotesDialog)
        told = [dialog.sentences.item(row).text() for row in range(dialog.sentences.count())]
        assert told == ["Line 2 of rules.jsonl cannot be read: it was left out."]
        assert said[-1] == "Imported. New articles: 120, known ones merged: 0, searches: 1, rules: 1."
        wait(lambda: [one.title for one in window.session.saved] == ["Kinh tế"], "for the saved search")
        wait(lambda: window.session.counts.articles == (FEEDS - 1) * ARTICLES, "for what the rule hides")
        assert TEXT_SIZE.key in sizes
        assert values.get(TEXT_SIZE) == 25
