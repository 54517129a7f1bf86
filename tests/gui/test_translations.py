"""The catalogues are whole, fresh and built; the window's language is chosen and applied."""

import importlib.util
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit

from newsreader import wording
from newsreader.gui import translation
from newsreader.gui.times import age, exact, long_date

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "packaging" / "translations.py"


@pytest.fixture(autouse=True)
def english_again(app: QApplication) -> object:
    yield
    translation.install(app, "en")


@pytest.fixture(scope="module")
def catalogues() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["translations"] = module
    spec.loader.exec_module(module)
    return module


def test_every_text_is_translated() -> None:
    done = subprocess.run([sys.executable, str(SCRIPT), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_built_catalogues_are_fresh(catalogues: ModuleType, tmp_path: Path, language: str) -> None:
    built = ROOT / "resources" / "translations" / f"newsreader_{language}.qm"
    assert built.exists(), "run packaging/translations.py --build"
    fresh = catalogues.build(language, tmp_path)
    assert built.read_bytes() == fresh.read_bytes(), "run packaging/translations.py --build"


def test_texts_are_found_where_lupdate_finds_none(catalogues: ModuleType, tmp_path: Path) -> None:
    module = tmp_path / "odd.py"
    module.write_text(
        "class Bar:\n"
        "    def f(self, n):\n"
        '        self.tr("by class")\n'
        "        return f\"{translate('a', 'in an f-string')}\"\n"
        'translate("b", "%n thing(s)", "comment", len(x))\n'
        'X = {1: QT_TRANSLATE_NOOP("c", "two " "parts")}\n'
        'translate("d", variable)\n',
        encoding="utf-8",
    )
    found = {(one.context, one.source, one.comment, one.plural) for one in catalogues.texts_of(module)}
    assert found == {
        ("Bar", "by class", "", False),
        ("a", "in an f-string", "", False),
        ("b", "%n thing(s)", "comment", True),
        ("c", "two parts", "", False),
    }


@pytest.mark.parametrize(
    ("source", "form", "fault"),
    [
        ("{host} refused.", "Từ chối.", "other placeholders"),
        ("Rename…", "Đổi tên", "ends otherwise"),
        (" MB", "MB", "begins"),
        ("Close", "", "unfinished"),
        ("%n min", "phút", "other placeholders"),
        ("Close", "Đóng", ""),
    ],
)
def test_faults_of_a_catalogue_are_found(
    catalogues: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, source: str, form: str, fault: str
) -> None:
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path)
    text = catalogues.Message("x", source)
    catalogues.write(
        tmp_path / "newsreader_vi.ts", "vi", [catalogues.Message("x", source, "", (form,) if form else ())]
    )
    found = list(catalogues.faults("vi", [text]))
    assert bool(found) == bool(fault)
    assert not fault or fault in found[0]


def test_an_update_keeps_translations_and_drops_old_texts(
    catalogues: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(catalogues, "FOLDER", tmp_path)
    path = tmp_path / "newsreader_vi.ts"
    message = catalogues.Message
    catalogues.write(path, "vi", [message("x", "Old", "", ("Cũ",)), message("x", "%n h", "", ("%n giờ",))])
    catalogues.update("vi", [message("x", "%n h"), message("x", "New")])
    assert {one.source: one.forms for one in catalogues.read(path)} == {"%n h": ("%n giờ",), "New": ()}


def test_numbers_in_words_are_cut_into_thousands(catalogues: ModuleType) -> None:
    assert [one.source for one in catalogues.extract() if "%n" in one.source] == []  # %Ln asks the language


@pytest.mark.parametrize(("language", "shown"), [("vi", ("12.345", "10.000")), ("en", ("12,345", "10,000"))])
def test_numbers_of_a_sentence_too(app: QApplication, language: str, shown: tuple[str, str]) -> None:
    translation.install(app, language)
    said = translation.sentence("backup.budget", {"size": 12345, "budget": 10_000})
    assert all(number in said for number in shown)


def test_the_window_speaks_vietnamese(app: QApplication) -> None:
    translation.install(app, "vi")
    translate = QCoreApplication.translate
    assert translate("place", "Unread") == "Chưa đọc"
    assert translate("RelatedBlocks", "Same story") == "Cùng sự kiện"
    assert translate("RelatedBlocks", "%Ln outlet(s)", "that report one story", 5) == "5 báo đưa tin"
    assert QLocale().language() == QLocale.Language.Vietnamese
    translation.install(app, "en")
    assert translate("place", "Unread") == "Unread"
    assert translate("RelatedBlocks", "%Ln outlet(s)", "that report one story", 1) == "1 outlet"
    assert translate("RelatedBlocks", "%Ln outlet(s)", "that report one story", 5) == "5 outlets"


def test_qts_own_words_are_vietnamese_too(app: QApplication) -> None:
    translation.install(app, "vi")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
    assert [one.text().replace("&", "") for one in box.buttons()] == ["Đồng ý", "Hủy"]
    field = QLineEdit("chữ")
    menu = field.createStandardContextMenu()
    words = [action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()]
    assert words == ["Hoàn tác", "Làm lại", "Cắt", "Chép", "Dán", "Xóa", "Chọn tất cả"]
    for thing in (box, field, menu):
        thing.deleteLater()


def test_the_language_follows_the_system_and_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _locale: ["fr-FR", "vi-VN", "en-US"])
    assert translation.choose_language("system") == "vi"
    assert translation.choose_language("en") == "en"
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _locale: ["fr-FR", "C"])
    assert translation.choose_language("system") == "en"


def test_errors_are_sentences_in_the_windows_language(app: QApplication) -> None:
    assert translation.sentence("fetch.refused", {"host": "a.example"}) == "a.example refused the connection."
    translation.install(app, "vi")
    assert translation.sentence("fetch.refused", {"host": "a.example"}) == "a.example từ chối kết nối."
    for code in wording.SENTENCES:
        assert translation.sentence(code) != wording.sentence(code), code


def test_a_missing_catalogue_leaves_english(
    app: QApplication, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def missing(*parts: str) -> Path:
        raise FileNotFoundError("/".join(parts))

    monkeypatch.setattr(translation, "asset", missing)
    translation.install(app, "vi")
    assert QCoreApplication.translate("place", "Unread") == "Unread"
    assert "vi" in caplog.text


NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ago", "vietnamese", "english"),
    [
        (timedelta(seconds=-90), "vừa xong", "now"),
        (timedelta(seconds=59), "vừa xong", "now"),
        (timedelta(minutes=12), "12 phút", "12 min"),
        (timedelta(hours=23, minutes=59), "23 giờ", "23 h"),
        (timedelta(days=1), "1 ngày", "1 day"),
        (timedelta(days=6), "6 ngày", "6 days"),
        (timedelta(days=7), "1 tuần", "1 week"),
        (timedelta(days=41), "5 tuần", "5 weeks"),
        (timedelta(days=42), "1 tháng", "1 month"),
        (timedelta(days=364), "12 tháng", "12 months"),
        (timedelta(days=800), "2 năm", "2 years"),
    ],
)
def test_ages_in_both_languages(app: QApplication, ago: timedelta, vietnamese: str, english: str) -> None:
    translation.install(app, "vi")
    assert age(NOW - ago, NOW) == vietnamese
    translation.install(app, "en")
    assert age(NOW - ago, NOW) == english


def test_long_dates_in_both_languages() -> None:
    assert "tháng 11" in long_date(NOW, "vi")
    assert "November" in long_date(NOW, "en")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_moment_has_all_of_its_year(language: str) -> None:
    local = datetime(2026, 2, 5, 9, 30).astimezone()
    assert "2026" in exact(local, language)
    assert exact(local, language).endswith("09:30")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_sentence_has_its_times_as_the_window_writes_them(app: QApplication, language: str) -> None:
    translation.install(app, language)
    local = datetime(2026, 2, 5, 9, 30).astimezone()
    said = translation.sentence("fetch.resting", {"host": "a.example", "until": local.isoformat()})
    assert exact(local, language) in said
    now = datetime.now(UTC)
    said = translation.sentence("fetch.resting", {"host": "a.example", "until": now.isoformat()})
    assert f"{now.astimezone():%H:%M}" in said
    assert str(now.year) not in said
    assert "?" in translation.sentence("fetch.resting", {"host": "a.example", "until": "?"})


def test_keeping_for_offline_is_called_one_thing() -> None:
    spoken = (ROOT / "resources" / "translations" / "newsreader_vi.ts").read_text("utf-8")
    assert not re.search(r"(?i)lưu (bài nào )?(để đọc )?ngoại tuyến", spoken)
