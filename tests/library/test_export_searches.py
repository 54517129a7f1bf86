"""Saved searches, rules and settings go to another machine: they mean there what they meant here, nothing is doubled,
and what cannot be read is told and left out."""

import json
import unicodedata
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from newsreader.library import rules, saved
from newsreader.library.export import Imported, export_everything, import_everything
from newsreader.library.export_searches import RULES, SEARCHES
from newsreader.library.opened import Library, open_library
from newsreader.model import FeedSettings, Query
from newsreader.paths import library_paths
from newsreader.ruling import Rule
from newsreader.settings import BACKUP_NUMBER, COLUMN_WIDTH, RETENTION_DAYS, TEXT_SIZE, WINDOW_STATE
from newsreader.wording import SENTENCES, sentence
from tests.library.shelves import fill, seen
from tests.newsroom import NOON
from tests.store.news import new_article, write


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    """A library on another machine."""
    opened = open_library(library_paths(tmp_path / "other"), now=lambda: NOON, checkpoints=True)
    yield opened
    assert opened.store.backup.check() == []
    opened.close()


def wish(library: Library) -> None:
    """Two searches and two rules, by every kind of name."""
    section = library.store.sections.all()[4]
    saved.save(library, "Kinh tế", 'folder:"Kinh tế" is:unread')
    saved.save(library, "Hai báo", f'feed:"Báo 1" OR -feed:bao0.example section:"{section.title_vi}"')
    until = NOON + timedelta(days=30)
    rules.add_rule(library, Rule(title="Ẩn báo 2", query='feed:"Báo 2"', mute=True, mute_until=until))
    filed = Rule(title="Xếp", query="tin", star=True, keep=True, section=section.id, enabled=False)
    rules.add_rule(library, filed)
    for _ in rules.settle(library):
        pass


def carried(library: Library, other: Library, tmp_path: Path) -> Imported:
    export_everything(library, tmp_path / "export")
    return import_everything(other, tmp_path / "export")


def found(library: Library) -> dict[str, int]:
    """What each saved search finds unread, and each rule catches, by title."""
    counts = saved.unread(library)
    searches = {one.title: counts.get(one.id, 0) for one in saved.saved_searches(library)}
    return searches | {one.rule.title: one.caught for one in rules.rules(library)}


def told(done: Imported) -> list[str]:
    assert all(note.code in SENTENCES for note in done.notes)
    return [sentence(note.code, dict(note.data)) for note in done.notes]


def test_they_find_there_what_they_find_here(library: Library, other: Library, tmp_path: Path) -> None:
    fill(library)
    wish(library)
    done = carried(library, other, tmp_path)
    assert (done.searches, done.rules, done.notes) == (2, 2, ())
    assert found(other) == found(library)
    assert found(library)["Ẩn báo 2"] == 30
    assert other.store.lists.count(Query()) == library.store.lists.count(Query()) == 90, "what is muted stays so"
    here, there = rules.rules(library), rules.rules(other)
    assert [one.rule.title for one in there] == [one.rule.title for one in here]
    assert there[0].rule.mute_until == here[0].rule.mute_until
    keys = {one.id: one.key for one in other.store.sections.all()}
    filed = there[1].rule
    assert (filed.enabled, filed.star, filed.keep, filed.read, filed.mute) == (False, True, True, False, False)
    assert filed.section is not None
    assert keys[filed.section] == library.store.sections.all()[4].key


def test_done_again_or_at_home_it_doubles_nothing(library: Library, other: Library, tmp_path: Path) -> None:
    fill(library)
    wish(library)
    carried(library, other, tmp_path)
    before = found(other), seen(other)
    again = import_everything(other, tmp_path / "export")
    assert (again.searches, again.rules, again.settings, again.notes) == (0, 0, 0, ())
    assert (found(other), seen(other)) == before
    home = import_everything(library, tmp_path / "export")
    assert (home.searches, home.rules) == (0, 0)


def test_what_was_changed_there_since_stays_beside_it(library: Library, other: Library, tmp_path: Path) -> None:
    fill(library)
    wish(library)
    carried(library, other, tmp_path)
    [first, _] = [one.rule for one in rules.rules(other)]
    rules.change_rule(other, Rule(id=first.id, title=first.title, query=first.query, read=True))
    assert import_everything(other, tmp_path / "export").rules == 0
    assert rules.find_rule(other, first.title).read, "a rule of the same name and search is the same"


def test_a_name_is_put_into_the_words_of_the_other_library(
    library: Library, other: Library, tmp_path: Path
) -> None:
    """There the feeds are called otherwise, and another one has the name that one of them has here."""
    fill(library)
    wish(library)
    feed = other.store.feeds.add("http://bao2.example/rss", now=NOON)
    other.store.feeds.settle(feed, FeedSettings("Tên riêng", None))
    stranger = other.store.feeds.add("https://khac.example/rss", now=NOON)
    other.store.feeds.settle(stranger, FeedSettings("Báo 2", None))
    write(other.store, stranger, new_article(900, url="https://khac.example/900"))
    done = carried(library, other, tmp_path)
    assert done.notes == ()
    assert rules.find_rule(other, "Ẩn báo 2").query == 'feed:"Tên riêng"'
    assert found(other)["Ẩn báo 2"] == 30, "nothing of the stranger"
    assert import_everything(other, tmp_path / "export").rules == 0


def test_names_of_several_are_told_one_by_one(library: Library, other: Library, tmp_path: Path) -> None:
    fill(library)
    saved.save(library, "Mọi báo", "-feed:báo is:unread OR tin feed:báo")
    stranger = other.store.feeds.add("https://khac.example/rss", now=NOON)
    other.store.feeds.settle(stranger, FeedSettings("Báo lạ", None))
    write(other.store, stranger, new_article(900, url="https://khac.example/900", title="tin lạ"))
    carried(library, other, tmp_path)
    either = '(feed:"Báo 0" OR feed:"Báo 1" OR feed:"Báo 2" OR feed:"Báo 3")'
    assert saved.find_saved(other, "Mọi báo").query == f"-{either} is:unread OR tin {either}"
    assert found(other)["Mọi báo"] == found(library)["Mọi báo"] + 1, "the stranger is no feed of those"


def test_a_name_that_cannot_be_told_is_reported(library: Library, other: Library, tmp_path: Path) -> None:
    fill(library)
    wish(library)
    again = other.store.folders.add("Kinh tế", other.store.folders.add("Riêng"))
    assert again
    done = carried(library, other, tmp_path)
    assert told(done) == ["“Kinh tế” asks for “Kinh tế”, which stands for something else here, or for nothing."]
    assert saved.find_saved(other, "Kinh tế").query == 'folder:"Kinh tế" is:unread'


def test_a_folder_in_another_spelling_is_no_other_folder(library: Library, other: Library, tmp_path: Path) -> None:
    fill(library)
    wish(library)
    other.store.folders.add(unicodedata.normalize("NFD", "Kinh tế"), other.store.folders.add("BÁO TRONG NƯỚC"))
    assert told(carried(library, other, tmp_path)) == []
    assert len(other.store.folders.all()) == len(library.store.folders.all())


BAD = (
    "",
    "{",
    "[" * 100_000,
    "null",
    "[1]",
    '"chữ"',
    '{"title": "Không hỏi gì"}',
    '{"title": "Trống", "query": "  "}',
    '{"title": 7, "query": "tin"}',
    '{"title": "Nửa chữ", "query": "\\ud800"}',
    '{"title": "Tên", "query": "feed:a", "names": 7}',
    '{"title": "Tên", "query": "feed:a", "names": [{"kind": "feed"}]}',
    '{"title": "Tên", "query": "feed:a", "names": [{"kind": [], "name": 4, "means": 5}]}',
)
BAD_RULES = (
    '{"title": "Làm gì", "query": "tin"}',
    '{"title": "Trạng thái", "query": "is:unread", "mute": true}',
    '{"title": "Cờ", "query": "tin", "mute": "có"}',
    '{"title": "Lúc nào", "query": "tin", "mute": true, "mute_until": "mai"}',
    '{"title": "Múi giờ", "query": "tin", "mute": true, "mute_until": "2026-01-01T00:00:00"}',
    '{"title": "Mục", "query": "tin", "mute": true, "section": []}',
)


@pytest.mark.parametrize("name", [SEARCHES, RULES])
def test_lines_that_cannot_be_read_are_told(library: Library, other: Library, tmp_path: Path, name: str) -> None:
    fill(library)
    wish(library)
    folder = tmp_path / "export"
    export_everything(library, folder)
    bad = BAD + (BAD_RULES if name == RULES else ())
    whole = (folder / name).read_text()
    (folder / name).write_bytes("\n".join((*bad, "")).encode() + b"\xff\xfe\n" + whole.encode())
    done = import_everything(other, folder)
    assert told(done) == [
        f"Line {number} of {name} cannot be read: it was left out." for number in range(1, len(bad) + 2)
    ]
    assert (done.searches, done.rules) == (2, 2)
    assert found(other) == found(library)


def test_a_section_that_is_not_there_is_told(library: Library, other: Library, tmp_path: Path) -> None:
    fill(library)
    folder = tmp_path / "export"
    export_everything(library, folder)
    lines = [
        {"title": "Xếp", "query": "tin", "star": True, "section": "rừng"},
        {"title": "Chỉ xếp", "query": "tin", "section": "rừng"},
    ]
    (folder / RULES).write_text("".join(json.dumps(line) + "\n" for line in lines))
    done = import_everything(other, folder)
    assert told(done) == [
        "The rule “Xếp” puts articles in the section “rừng”, which is not here: it does no longer.",
        "Line 2 of rules.jsonl cannot be read: it was left out.",
    ]
    assert [one.rule.section for one in rules.rules(other)] == [None]


def test_an_export_of_an_older_program_has_neither(library: Library, other: Library, tmp_path: Path) -> None:
    fill(library)
    wish(library)
    export_everything(library, tmp_path / "export")
    (tmp_path / "export" / SEARCHES).unlink()
    (tmp_path / "export" / RULES).unlink()
    manifest = tmp_path / "export" / "manifest.json"
    told_then = {
        key: value for key, value in json.loads(manifest.read_text()).items() if key not in ("searches", "rules")
    }
    manifest.write_text(json.dumps(told_then))
    done = import_everything(other, tmp_path / "export")
    assert (done.articles, done.searches, done.rules, done.notes) == (120, 0, 0, ())


@pytest.mark.parametrize("wishes", [7, {"retention_days": "nie"}, {"notify": 1}, {"retention_count": -1}])
def test_wishes_that_no_feed_can_have_are_told(
    library: Library, other: Library, tmp_path: Path, wishes: object
) -> None:
    fill(library)
    folder = tmp_path / "export"
    export_everything(library, folder)
    lines = (folder / "feeds.jsonl").read_text().splitlines()
    lines[1] = json.dumps(json.loads(lines[1]) | {"wishes": wishes})
    (folder / "feeds.jsonl").write_text("\n".join(lines) + "\n")
    assert told(import_everything(other, folder)) == ["Line 2 of feeds.jsonl cannot be read: it was left out."]
    assert [one.wishes.interval_minutes for one in other.store.feeds.all()].count(None) == 1


def test_settings_come_where_nothing_is_set(library: Library, other: Library, tmp_path: Path) -> None:
    fill(library)
    library.settings.set(TEXT_SIZE, 24)
    library.settings.set(COLUMN_WIDTH, 700)
    library.settings.set(RETENTION_DAYS, 365)
    library.settings.set(BACKUP_NUMBER, 3)
    library.settings.set(WINDOW_STATE, "here")
    other.settings.set(COLUMN_WIDTH, 500)
    assert carried(library, other, tmp_path).settings == 2
    took = [other.settings.get(one) for one in (TEXT_SIZE, COLUMN_WIDTH, RETENTION_DAYS)]
    assert took == [24, 500, 365]
    assert (other.settings.get(BACKUP_NUMBER), other.settings.get(WINDOW_STATE)) == (14, "")


def test_articles_that_are_there_do_not_go_by_an_import(library: Library, other: Library, tmp_path: Path) -> None:
    fill(library)
    fill(other, 2)
    library.settings.set(RETENTION_DAYS, 1)
    carried(library, other, tmp_path)
    assert other.settings.get(RETENTION_DAYS) == 0


def test_settings_that_cannot_be_read_change_nothing(library: Library, other: Library, tmp_path: Path) -> None:
    fill(library)
    folder = tmp_path / "export"
    for text in ("{", "[]", json.dumps({"reading.text_size": 4000, "theme": 3})):
        export_everything(library, folder)
        (folder / "settings.json").write_text(text)
        assert import_everything(other, folder).settings == 0
        (folder / "manifest.json").unlink()
