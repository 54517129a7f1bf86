"""Copies are made when they are due, kept within a budget, and bring back what they hold."""

import errno
import os
import sqlite3
import threading
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from newsreader.errors import StoreError
from newsreader.library import mark, rules, saved
from newsreader.library.backup import (
    Backup,
    BackupKind,
    back_up,
    back_up_when_due,
    backups,
    describe,
    due,
    failures,
    latest,
    noted_failures,
    restore,
)
from newsreader.library.opened import Library, open_library
from newsreader.library.repair import repair
from newsreader.model import FeedWrite, Query, ReadHow
from newsreader.paths import Paths
from newsreader.ruling import Rule
from newsreader.settings import BACKUP_MEGABYTES, BACKUP_NUMBER, BACKUPS, RETENTION_DAYS, Settings
from newsreader.store import store
from newsreader.store.migrations import STEPS, migrate
from newsreader.store.schema import APPLICATION_ID
from newsreader.wording import SENTENCES, say, sentence
from tests.library.conftest import Clock
from tests.library.same_news import by_url, outlets
from tests.library.shelves import ARTICLES, FEEDS, Seen, derived, fill, seen
from tests.store.news import NOON, add_feed, check_of, new_article, write

DATA = Path(__file__).parents[1] / "data" / "store"
SMALL, WHOLE = BackupKind.SMALL, BackupKind.WHOLE


def reopened(paths: Paths) -> Library:
    return open_library(paths, checkpoints=True)


def kinds(library: Library) -> list[BackupKind]:
    return [one.kind for one in backups(library.paths)]


def test_a_small_copy_is_made_daily_and_a_whole_one_weekly(library: Library, clock: Clock) -> None:
    assert due(library) == ()  # there is nothing to lose yet
    fill(library)
    for _ in range(20):  # days, with several refreshes each
        for _ in range(3):
            back_up_when_due(library)
            clock.advance(timedelta(hours=8))
    assert kinds(library).count(SMALL) == 14  # the number that is kept
    assert kinds(library).count(WHOLE) == 3
    library.settings.set(BACKUPS, False)
    clock.advance(timedelta(days=30))
    assert due(library) == ()


def test_a_clock_that_was_set_back_stops_no_copies(library: Library, clock: Clock) -> None:
    fill(library)
    back_up_when_due(library)
    clock.advance(timedelta(days=-400))
    assert due(library) == (SMALL, WHOLE)
    back_up_when_due(library)
    assert due(library) == ()


def test_what_is_beyond_the_budget_goes_and_the_newest_stay(library: Library, clock: Clock) -> None:
    fill(library)
    library.settings.set(BACKUP_NUMBER, 2)
    for _ in range(5):
        back_up(library, SMALL)
        newest = back_up(library, WHOLE)
        clock.advance(timedelta(days=1))
    assert sorted(kinds(library)) == [SMALL, SMALL, WHOLE, WHOLE]
    assert newest in backups(library.paths)
    foreign = library.paths.backups / "library-mine.sqlite3"
    foreign.write_bytes(b"")  # what has no name of ours is not ours to delete
    back_up(library, SMALL)
    assert foreign.exists()


def test_a_library_larger_than_the_budget_is_copied_small_only(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(library)
    monkeypatch.setattr(Settings, "get", lambda _self, one: 0 if one is BACKUP_MEGABYTES else one.default)
    with pytest.raises(StoreError) as caught:
        back_up(library, WHOLE)
    assert caught.value.code == "backup.budget"
    assert [one.kind for one in back_up_when_due(library)] == [SMALL]


def block(paths: Paths, how: str) -> None:
    """Let nobody write to the folder of backups, not even who may do anything."""
    if how == "file":
        paths.backups.write_text("")
    elif Path(how).is_dir():
        paths.backups.symlink_to(how)
    else:
        pytest.skip(f"this system has no {how}, which nobody can write to")


UNWRITABLE = [("file", "backup.no_folder"), ("/sys/kernel", "backup.read_only"), ("/proc", "backup.unwritable")]


@pytest.mark.parametrize(("how", "code"), UNWRITABLE)
def test_a_copy_that_cannot_be_made_is_noted_until_it_can(library: Library, how: str, code: str) -> None:
    fill(library)
    block(library.paths, how)
    assert back_up_when_due(library) == ()
    assert [(one.kind, one.code) for one in failures(library)] == [("small", code), ("whole", code)]
    for one in failures(library):
        assert str(library.paths.backups) in sentence(one.code, dict(one.data))
        assert one.told_by in SENTENCES
    with pytest.raises(StoreError) as caught:
        back_up(library, SMALL)
    assert caught.value.code == code
    assert noted_failures(library.paths) == failures(library)
    library.settings.set(BACKUPS, False)
    assert failures(library) == (), "nobody wants any"
    library.settings.set(BACKUPS, True)
    library.paths.backups.unlink()
    back_up(library, SMALL)
    assert [one.kind for one in failures(library)] == ["whole"]
    back_up_when_due(library)
    assert failures(library) == ()


def test_a_copy_says_nothing_of_those_that_failed_before(library: Library) -> None:
    fill(library)
    block(library.paths, "file")
    back_up_when_due(library)
    library.paths.backups.unlink()
    whole = back_up(library, WHOLE)
    library.close()
    restore(library.paths, whole.path)
    assert noted_failures(library.paths) == ()


def test_a_whole_copy_without_articles_is_not_put_back_unasked(library: Library, clock: Clock) -> None:
    back_up(library, WHOLE)
    clock.advance(timedelta(hours=1))
    fill(library)
    small = back_up(library, SMALL)
    assert latest(library.paths) == (small, None)


def test_copies_of_both_kinds_count_as_the_sidebar_does(library: Library) -> None:
    """What two feeds bring is one article; what is muted is none."""
    feeds = [add_feed(library.store, f"o{number}") for number in range(2)]
    for feed, items in zip(feeds, outlets(), strict=False):
        write(library.store, feed, *items)
    derived(library)
    number = by_url(library)
    mark.mark_starred(library, list(number.values()), True)
    rules.add_rule(library, Rule(title="Ẩn", query='title:"Hải Đăng"', mute=True))
    for _ in rules.settle(library):
        pass
    counts = library.store.lists.counts(NOON, NOON)
    small, whole = back_up(library, SMALL), back_up(library, WHOLE)
    assert (len(number), counts.starred, counts.articles) == (3, 1, 1)
    assert (whole.articles, whole.starred) == (small.articles, small.starred) == (1, 1)


def test_a_copy_of_a_program_that_knew_no_same_articles_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "library-version-11-20260301-120000.sqlite3"
    with closing(sqlite3.connect(path)) as made, made:
        made.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        made.execute("CREATE TABLE feed (removed INTEGER)")
        made.execute("CREATE TABLE feed_count (articles INTEGER)")
        made.execute("CREATE TABLE article (starred INTEGER, hidden INTEGER, gone INTEGER)")
        made.execute("INSERT INTO feed VALUES (NULL)")
        made.execute("INSERT INTO feed_count VALUES (5)")
        made.execute("INSERT INTO article VALUES (1, 0, 0), (1, 1, 0), (0, 0, 0)")
    one = describe(path)
    assert (one.feeds, one.articles, one.starred) == (1, 5, 1)


def test_a_copy_tells_what_it_holds(library: Library) -> None:
    ids = fill(library)
    small, whole = back_up(library, SMALL), back_up(library, WHOLE)
    stars = len(ids[::7])
    assert (small.feeds, small.articles, small.starred) == (FEEDS, stars, stars)
    assert (whole.feeds, whole.articles, whole.starred) == (FEEDS, len(ids), stars)
    assert small.size < whole.size
    assert latest(library.paths) == (whole, None)
    assert not list(library.paths.backups.glob("*.unfinished*"))


def lose_everything(library: Library) -> Seen:
    """Damage that a person may do; what was there before."""
    before = seen(library)
    back_up(library, SMALL)
    whole = back_up(library, WHOLE)
    library.store.feeds.remove([one.id for one in library.store.feeds.all()], library.now())
    library.settings.set(RETENTION_DAYS, 3)
    library.close()
    assert whole.path.exists()
    return before


def test_a_whole_copy_brings_everything_back(library: Library) -> None:
    fill(library)
    library.settings.set(RETENTION_DAYS, 77)
    before = lose_everything(library)
    whole = next(one for one in backups(library.paths) if one.kind is WHOLE)
    aside = restore(library.paths, whole.path)
    with_all = reopened(library.paths)
    assert seen(with_all) == before
    assert with_all.settings.get(RETENTION_DAYS) == 77
    assert with_all.store.backup.check() == []
    with_all.close()
    assert aside is not None
    assert whole.path.exists(), "what was restored is a backup still"
    restore(library.paths, aside)  # what was put aside comes back likewise
    without = reopened(library.paths)
    assert without.store.feeds.all() == ()
    without.close()


def test_a_small_copy_brings_back_what_a_person_did(library: Library) -> None:
    ids = fill(library)
    gone = ids[ARTICLES + 1 : ARTICLES + 5]  # unread ones that were let go, and one that may return
    library.store.articles.forget(gone, library.now())
    library.settings.set(RETENTION_DAYS, 77)
    before = lose_everything(library)
    small = next(one for one in backups(library.paths) if one.kind is SMALL)
    restore(library.paths, small.path)
    back = reopened(library.paths)
    after = seen(back)
    assert (after.feeds, after.folders) == (before.feeds, before.folders)
    assert after.articles == [one for one in before.articles if one[3]], "starred ones are there with their texts"
    assert after.found == len(after.articles)
    assert back.settings.get(RETENTION_DAYS) == 77
    assert back.store.backup.check() == []
    texts = back.store.articles.texts(back.store.lists.ids(Query()))
    assert all("Toàn văn" in text.html for text in texts.values())
    for number, feed in enumerate(back.store.feeds.all()):  # the feeds send it all once more
        items = [new_article(n, url=f"https://bao{number}.example/{n}") for n in range(ARTICLES)]
        back.store.articles.write_some([FeedWrite(feed.id, check_of(feed.id), new=tuple(items))])[0]
    assert seen(back).articles == before.articles, "read stays read, starred stays starred, gone stays gone"
    assert back.store.backup.check() == []
    back.close()


@pytest.mark.parametrize("kind", [SMALL, WHOLE])
def test_saved_searches_and_rules_come_back_and_find_anew(library: Library, kind: BackupKind) -> None:
    ids = fill(library)
    number = saved.save(library, "Chưa đọc", "tin is:unread")
    rules.add_rule(library, Rule(title="Ẩn", query='title:"tin số 21"', mute=True))
    list(rules.settle(library))
    before, muted = saved.unread(library)[number], library.store.lists.muted(Query())
    assert before > 0
    assert muted
    copy = back_up(library, kind)
    library.close()
    restore(library.paths, copy.path)
    back = reopened(library.paths)
    saved.settle(back)
    list(rules.settle(back))
    left = [row for row in back.store.articles.rows(ids) if not row.read]
    hidden = set(back.store.lists.muted(Query()))
    assert saved.unread(back).get(number, 0) == len([row for row in left if row.id not in hidden])
    assert {row.title for row in back.store.articles.rows(list(hidden))} <= {"Tin số 21"}
    assert [one.rule.title for one in rules.rules(back)] == ["Ẩn"]
    if kind is WHOLE:
        assert (saved.unread(back)[number], sorted(hidden)) == (before, sorted(muted))
    assert back.store.backup.check() == []
    back.close()


def test_a_small_copy_fills_an_empty_place(library: Library, tmp_path: Path) -> None:
    fill(library)
    small = back_up(library, SMALL)
    paths = Paths(tmp_path / "new", tmp_path / "new", tmp_path / "new")
    assert restore(paths, small.path) is None
    other = reopened(paths)
    assert seen(other).feeds == seen(library).feeds
    other.close()


@pytest.mark.parametrize("repaired", [True, False])
def test_nothing_is_left_beside_what_was_put_in_its_place(
    library: Library, monkeypatch: pytest.MonkeyPatch, *, repaired: bool
) -> None:
    monkeypatch.setattr(store, "migrate", migrate)  # a library that is made, and no copy, has a door for writers
    fill(library)
    made, database = back_up(library, SMALL), library.paths.database
    library.close()
    if repaired:
        database.write_bytes(b"x" * 9000)
        assert repair(library.paths).aside is not None
    else:
        restore(library.paths, made.path)
    assert {one.name for one in database.parent.glob("library.*")} == {"library.sqlite3", "library.sqlite3-next"}


def test_while_a_library_is_open_nothing_takes_its_place(library: Library) -> None:
    fill(library)
    made = back_up(library, SMALL)
    before = seen(library)
    with pytest.raises(StoreError) as caught:
        restore(library.paths, made.path)
    assert caught.value.code == "store.in_use"
    assert str(library.paths.database) in say(caught.value)
    assert seen(library) == before


def test_nobody_opens_a_library_while_it_is_restored(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(library)
    made = back_up(library, WHOLE)
    library.close()
    told = []

    def open_meanwhile(*_arguments: object) -> None:
        with pytest.raises(StoreError) as caught:
            reopened(library.paths)
        told.append(caught.value.code)

    monkeypatch.setattr(os, "link", open_meanwhile)
    restore(library.paths, made.path)
    assert told == ["store.replaced"] * len(told) != []


@pytest.mark.parametrize("kind", [SMALL, WHOLE])
def test_a_damaged_copy_is_refused_and_nothing_changed(library: Library, kind: BackupKind) -> None:
    fill(library)
    made, before = back_up(library, kind), seen(library)
    library.close()
    data = bytearray(made.path.read_bytes())
    size = 4096
    for page in range(2, len(data) // size):
        data[page * size + 200 : page * size + 3000] = bytes(2800)
    made.path.write_bytes(data)
    with pytest.raises(StoreError) as caught:
        restore(library.paths, made.path)
    assert caught.value.code == "backup.damaged"
    again = reopened(library.paths)
    assert seen(again) == before
    again.close()
    assert not list(library.paths.data.glob("*.restoring*"))


@pytest.mark.parametrize(
    ("content", "code"), [(None, "backup.missing"), (b"", "backup.damaged"), (b"x" * 9000, "backup.damaged")]
)
def test_what_is_no_copy_is_refused(library: Library, tmp_path: Path, content: bytes | None, code: str) -> None:
    library.close()
    file = tmp_path / "x.sqlite3"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(StoreError) as caught:
        restore(library.paths, file)
    assert caught.value.code == code
    assert code in SENTENCES


@pytest.mark.parametrize("kind", [SMALL, WHOLE])
def test_a_copy_of_a_newer_program_is_refused(library: Library, kind: BackupKind) -> None:
    fill(library)
    made = back_up(library, kind)
    library.close()
    with closing(sqlite3.connect(made.path)) as held, held:
        if kind is SMALL:
            held.execute("UPDATE about SET value = 99 WHERE name = 'version'")
        else:
            held.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError) as caught:
        restore(library.paths, made.path)
    assert caught.value.code == "store.newer"


@pytest.mark.parametrize("kind", [BackupKind.SMALL, BackupKind.WHOLE])
@pytest.mark.parametrize("deed", ["unlink", "touch"])
def test_where_nothing_can_be_written_that_is_said(
    library: Library, monkeypatch: pytest.MonkeyPatch, kind: BackupKind, deed: str
) -> None:
    """A file system that may only be read refuses to delete even what is not there; a folder only to make what is
    not: to SQLite the copy was none then."""
    fill(library)
    copy, before = back_up(library, kind).path, seen(library)
    library.close()

    def refuse(path: Path, *_args: object, **_how: object) -> None:
        code = errno.EROFS if deed == "unlink" else errno.EACCES
        raise OSError(code, os.strerror(code), str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, deed, refuse)
        with pytest.raises(StoreError) as caught:
            restore(library.paths, copy)
    assert caught.value.code == "store.read_only"
    assert caught.value.data["path"] == str(library.paths.database)
    with closing(reopened(library.paths)) as again:
        assert seen(again) == before


def test_a_log_left_behind_goes_aside_with_its_file(library: Library) -> None:
    """Beside the restored file it would be read as that one's."""
    fill(library)
    made = back_up(library, WHOLE)
    expected = seen(library)
    with library.store.database.bare() as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    library.store.marks.read(library.store.lists.ids(Query()), True, ReadHow.MARKED_ALL, library.now())
    log = library.paths.database.with_name("library.sqlite3-wal")
    left = log.read_bytes()
    library.close()
    library.paths.database.write_bytes(b"noise" * 9000)
    log.write_bytes(left)
    aside = restore(library.paths, made.path)
    assert aside is not None
    assert aside.with_name(aside.name + "-wal").read_bytes() == left
    assert not log.exists()
    back = reopened(library.paths)
    assert seen(back) == expected
    back.close()


def test_no_copy_at_all_is_told(library: Library) -> None:
    with pytest.raises(StoreError) as caught:
        latest(library.paths)
    assert caught.value.code == "backup.none"


def test_writing_goes_on_while_a_copy_is_made(library: Library) -> None:
    fill(library)
    made = back_up(library, WHOLE)
    feed = library.store.feeds.all()[0].id
    write(library.store, feed, new_article(999))
    assert made.articles == FEEDS * ARTICLES


@pytest.mark.parametrize("version", range(1, len(STEPS) + 1))
def test_a_copy_of_each_past_version_is_restored(library: Library, tmp_path: Path, version: int) -> None:
    library.close()
    old = tmp_path / "old.sqlite3"
    with closing(sqlite3.connect(old)) as held:
        held.executescript((DATA / f"version-{version}.sql").read_text(encoding="utf-8"))
        expected = held.execute("SELECT count(*) FROM article WHERE gone = 0").fetchone()[0]
    restore(library.paths, old)
    back = reopened(library.paths)
    assert back.store.backup.check() == []
    assert back.store.lists.count(Query()) <= expected
    assert back.store.feeds.all()
    small = back_up(back, SMALL)
    back.close()
    restore(library.paths, small.path)
    again = reopened(library.paths)
    assert len(again.store.feeds.all()) == small.feeds
    assert again.store.backup.check() == []
    again.close()


def test_a_copy_that_is_broken_off_leaves_nothing_and_is_made_later(library: Library) -> None:
    fill(library, articles=1_500)
    made: list[Backup] = []
    thread = threading.Thread(target=lambda: made.extend(back_up_when_due(library)))
    thread.start()
    while thread.is_alive():
        library.store.backup.stop()
    assert not list(library.paths.backups.glob("*.unfinished*"))
    assert len(due(library)) == 2 - len(made) > 0
    back_up_when_due(library)
    assert due(library) == ()
