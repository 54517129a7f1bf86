"""What is wrong is mended; of a file with damaged pages everything is saved that can be read."""

import random
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsreader.errors import StoreError
from newsreader.library import rules
from newsreader.library.backup import BackupKind, back_up, backups, restore
from newsreader.library.opened import open_library
from newsreader.library.repair import examine, repair
from newsreader.model import Query, ReadHow
from newsreader.paths import library_paths
from newsreader.ruling import Rule
from newsreader.store.glance import first_rows
from newsreader.wording import SENTENCES, sentence
from tests.library.shelves import PAGE, Seen, copy_what_was_done, fill, looked, make, overwrite, seen
from tests.newsroom import NOON
from tests.store.news import new_article, write

DATA = Path(__file__).parents[1] / "data" / "store"
FEW = 12


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE feed_count SET unread = 7",
        "DELETE FROM feed_count WHERE feed = 2",
        "UPDATE section_count SET articles = 7 WHERE section = 1",
        "UPDATE article_place SET sort_at = 1",
        "DELETE FROM content WHERE article = 3",
        "UPDATE search_map SET article = NULL",
        "UPDATE article SET gone = 1 WHERE feed = 1",
        "PRAGMA foreign_keys = OFF; DELETE FROM folder",
        "DELETE FROM search_data WHERE id > 10",
    ],
)
def test_what_is_wrong_is_mended_in_its_place(tmp_path: Path, harm: str) -> None:
    paths = library_paths(tmp_path / "library")
    before = make(paths, 5)
    with closing(sqlite3.connect(paths.database)) as connection:
        connection.executescript(harm)
    assert examine(paths)
    done = repair(paths)
    assert (done.left, done.aside) == ((), None)
    assert {one.code for one in done.found} <= SENTENCES.keys()
    after = looked(paths)
    assert after.articles == before.articles
    assert after.found == before.found
    assert {one[:2] for one in after.feeds} == {one[:2] for one in before.feeds}


def test_a_sound_library_is_left_alone(tmp_path: Path) -> None:
    paths = library_paths(tmp_path / "library")
    make(paths, 5)
    before = paths.database.read_bytes()
    assert examine(paths) == ()
    assert repair(paths).found == ()
    assert paths.database.read_bytes() == before


def test_articles_whose_feed_is_lost_are_kept(tmp_path: Path) -> None:
    paths = library_paths(tmp_path / "library")
    before = make(paths, 5)
    with closing(sqlite3.connect(paths.database)) as connection:
        connection.executescript("PRAGMA foreign_keys = OFF; DELETE FROM feed WHERE id = 2")
    assert repair(paths).left == ()
    after = looked(paths)
    assert len(after.articles) == len(before.articles)
    assert [one[1] for one in after.feeds if one[1].startswith("?")] == ["? 2"]


def test_an_article_without_its_headline_is_called_by_its_text_until_it_is_published_again(tmp_path: Path) -> None:
    paths = library_paths(tmp_path / "library")
    make(paths, 5)
    with closing(sqlite3.connect(paths.database)) as connection:
        connection.executescript("DELETE FROM headline WHERE article = 3")
    assert [one.code for one in examine(paths)] == ["check.no_text"]
    assert repair(paths).left == ()
    library = open_library(paths)
    (row,) = library.store.articles.rows([3])
    assert (row.title, row.excerpt, row.read) == ("Toàn văn của tin số 2", "", True)
    assert library.store.articles.known(1, ["guid-2"])["guid-2"].content_hash == ""
    write(library.store, 1, updated=[(3, new_article(2, thumbnail="https://a.example/2.jpg"))])
    assert [row.title for row in library.store.articles.rows([3])] == ["Tin số 2"]
    assert list(library.store.lists.ids(Query(pictures=True))) == [3]
    library.close()


def test_a_picture_that_is_lost_is_noted_and_one_of_nobody_goes(tmp_path: Path) -> None:
    paths = library_paths(tmp_path / "library")
    library = open_library(paths, checkpoints=True)
    (number, _) = fill(library, 1)[:2]
    urls = [f"https://a.example/{name}.jpg" for name in ("lost", "spoilt", "whole")]
    files = [library.store.media.put(url, url.encode(), "image/jpeg", 1, 1, NOON) for url in urls]
    library.store.articles.set_full(number, "<p>Toàn văn</p>", "", urls)
    files[0].unlink()
    files[1].write_bytes(b"noise")
    orphan = files[2].with_name("0" * 40 + ".jpg")
    orphan.write_bytes(b"orphan")
    assert library.store.articles.rows([number])[0].pictures == (3, 3)
    library.close()
    assert {one.code: one.data["count"] for one in examine(paths)} == {"check.pictures": 2, "check.orphans": 1}
    assert repair(paths).left == ()
    again = open_library(paths)
    assert again.store.articles.rows([number])[0].pictures == (3, 1)
    assert [state.path for state in again.store.media.known(urls).values()].count(None) == 2
    assert not orphan.exists()
    again.close()


def lost(before: Seen, after: Seen) -> int:
    """How many articles are not there, or not as they were."""
    return len(set(before.articles) - set(after.articles))


@pytest.mark.parametrize("seed", range(FEW))
def test_of_a_file_with_a_page_of_noise_the_rest_is_saved(tmp_path: Path, seed: int) -> None:
    spoil_a_page(tmp_path, seed)


@pytest.mark.slow
def test_every_page_in_turn_may_be_noise(tmp_path: Path) -> None:
    for seed in range(300):
        spoil_a_page(tmp_path / str(seed), seed)


def spoil_a_page(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    paths = library_paths(tmp_path / "library")
    before = make(paths)
    copy_what_was_done(paths)  # as there is one in life
    pages = paths.database.stat().st_size // PAGE
    spoilt = 1 + (seed * 7919) % pages
    overwrite(paths.database, [spoilt], rng)
    damaged = paths.database.read_bytes()
    done = repair(paths)
    assert done.left == ()
    if done.found:
        assert done.aside is None or done.aside.read_bytes() == damaged
    after = looked(paths)
    assert lost(before, after) <= PAGE // 40, f"page {spoilt} of {pages}"
    assert {one[:2] for one in after.feeds} == {one[:2] for one in before.feeds}
    titles = [(outlet, told(title), read, starred) for outlet, title, read, starred in after.articles]
    assert set(titles) <= set(before.articles), "noise is taken for no article"


def told(title: str) -> str:
    """The title of an article that is called by its text."""
    return title.removeprefix("Toàn văn của ").capitalize()


@pytest.mark.parametrize("log", [False, True])
def test_a_file_that_was_emptied_is_no_new_library(tmp_path: Path, log: bool) -> None:
    """As a file system leaves one that was being written when the power went."""
    paths = library_paths(tmp_path / "library")
    before = make(paths, 5)
    library = open_library(paths, checkpoints=True)
    if not log:
        back_up(library, BackupKind.SMALL)
    library.close()
    paths.database.write_bytes(b"")
    beside = paths.database.with_name(paths.database.name + "-wal")
    if log:
        beside.write_bytes(b"what was not copied yet")
    assert first_rows(paths.database, Query()) == []
    with pytest.raises(StoreError, match="damaged"):
        open_library(paths)
    assert beside.exists() == log
    assert [one.code for one in examine(paths)] == ["check.damaged"]
    done = repair(paths)
    assert done.left == ()
    assert done.aside is not None
    assert done.aside.with_name(done.aside.name + "-wal").exists() == log
    if not log:
        after = looked(paths)
        assert after.feeds == before.feeds
        assert set(after.articles) == {one for one in before.articles if one[3]}


@pytest.mark.parametrize("kind", [BackupKind.SMALL, BackupKind.WHOLE])
def test_a_file_that_is_missing_beside_its_backups_is_no_new_library(tmp_path: Path, kind: BackupKind) -> None:
    paths = library_paths(tmp_path / "library")
    before = make(paths, 5)
    library = open_library(paths, checkpoints=True)
    made = back_up(library, kind)
    library.close()
    paths.database.unlink()
    for refused in (open_library, examine, repair):
        with pytest.raises(StoreError, match="missing"):
            refused(paths)
    assert not paths.database.exists()
    assert restore(paths, made.path) is None
    assert looked(paths).feeds == before.feeds


def test_an_empty_library_is_made_beside_backups_where_it_is_wanted(tmp_path: Path) -> None:
    paths = library_paths(tmp_path / "library")
    make(paths, 5)
    copy_what_was_done(paths)
    paths.database.unlink()
    open_library(paths, anew=True).close()
    assert not looked(paths).feeds
    assert len(backups(paths)) == 1


def test_noise_that_leads_into_another_table_takes_nothing_from_it(tmp_path: Path) -> None:
    """A page of noise that looks like the inner page of a tree, whose branches are another table's pages."""
    paths = library_paths(tmp_path / "library")
    before = make(paths)
    copy_what_was_done(paths)
    with closing(sqlite3.connect(paths.database)) as connection:
        roots = dict(connection.execute("SELECT name, rootpage FROM sqlite_schema").fetchall())
    branches = list(range(2, paths.database.stat().st_size // PAGE))[:300]
    cells = b"".join(number.to_bytes(4, "big") + b"\x01" for number in branches)
    start = 12 + 2 * len(branches)
    head = b"\x05" + bytes(2) + len(branches).to_bytes(2, "big") + bytes(3) + (2).to_bytes(4, "big")
    places = b"".join((start + 5 * place).to_bytes(2, "big") for place in range(len(branches)))
    with paths.database.open("rb+") as file:
        for name in ("feed", "folder", "story", "article_time"):
            file.seek((roots[name] - 1) * PAGE)
            file.write((head + places + cells).ljust(PAGE, b"\0")[:PAGE])
    assert repair(paths).left == ()
    assert looked(paths) == before


@pytest.mark.parametrize("name", ["article", "content", "headline", "entry_key", "feed", "rule"])
@pytest.mark.parametrize("bit", [1, 16, 128])
@pytest.mark.parametrize("column", ["name", "tbl_name", "sql"])
def test_a_table_whose_name_has_a_letter_of_noise_is_saved(
    tmp_path: Path, name: str, bit: int, column: str
) -> None:
    paths = library_paths(tmp_path / "library")
    before = make(paths)
    copy_what_was_done(paths)
    with closing(sqlite3.connect(paths.database)) as connection:
        query = "SELECT sql FROM sqlite_schema WHERE name = ?"
        sql = connection.execute(query, (name,)).fetchone()[0]
    text = sql if column == "sql" else f"table{name}{name}"
    start = {"name": 5, "tbl_name": 5 + len(name), "sql": sql.index(name)}[column]
    flip(paths.database, text.encode(), start + len(name) // 2, bit)
    assert examine(paths) != ()
    assert repair(paths).left == ()
    assert looked(paths) == before


def flip(file: Path, found: bytes, place: int, bit: int) -> None:
    """Change a bit of the byte at `place` behind where the bytes `found` begin."""
    with file.open("rb+") as opened:
        at = opened.read().index(found) + place
        opened.seek(at)
        byte = opened.read(1)[0]
        opened.seek(at)
        opened.write(bytes([byte ^ bit]))


def test_nothing_that_was_deleted_comes_back(tmp_path: Path) -> None:
    paths = library_paths(tmp_path / "library")
    make(paths, 200)
    with closing(sqlite3.connect(paths.database)) as connection:
        # some systems' SQLite clears what it deletes; here it stays on free pages
        connection.executescript(
            "PRAGMA secure_delete = OFF; PRAGMA foreign_keys = ON; DELETE FROM article WHERE feed = 2"
        )
        assert connection.execute("PRAGMA freelist_count").fetchone()[0] > 5
    library = open_library(paths, checkpoints=True)
    before = seen(library)
    library.close()
    with closing(sqlite3.connect(paths.database)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'story'").fetchone()
    overwrite(paths.database, [root], random.Random(1))
    assert repair(paths).aside is not None
    assert looked(paths) == before


def test_what_the_log_holds_is_saved_too(tmp_path: Path) -> None:
    paths = library_paths(tmp_path / "library")
    make(paths)
    with closing(sqlite3.connect(paths.database)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'story'").fetchone()
    library = open_library(paths, checkpoints=False)
    ids = list(library.store.lists.ids(Query()))
    library.store.marks.read(ids, True, ReadHow.BY_HAND, NOON)
    write(library.store, 1, new_article(500, html="<p>Toàn văn</p>" * 900))  # flows over into further pages
    expected = seen(library)
    log = paths.database.with_name("library.sqlite3-wal")
    file, left = paths.database.read_bytes(), log.read_bytes()
    library.close()
    paths.database.write_bytes(file)
    log.write_bytes(left)
    overwrite(paths.database, [1, root], random.Random(1))  # the first page is in the log, which nothing spoilt
    done = repair(paths)
    assert done.aside is not None
    after = looked(paths)
    assert after.articles == expected.articles


def test_what_cannot_be_opened_can_be_repaired_by_the_same_process(tmp_path: Path) -> None:
    """As the window does it. The library counted as open in it for ever."""
    paths = library_paths(tmp_path / "library")
    before = make(paths, 5)
    with closing(sqlite3.connect(paths.database)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'section'").fetchone()
    overwrite(paths.database, [root], random.Random(1))
    for _ in range(2):
        with pytest.raises(StoreError, match="damaged"):
            open_library(paths)
    assert [one.code for one in repair(paths).found] == ["check.damaged"]
    assert looked(paths).articles == before.articles


def test_of_a_damaged_file_with_keys_as_texts_every_entry_is_known(tmp_path: Path) -> None:
    """Libraries up to version 6 had them so."""
    paths = library_paths(tmp_path / "library")
    paths.data.mkdir()
    with closing(sqlite3.connect(paths.database)) as made:
        made.executescript((DATA / "version-6.sql").read_text(encoding="utf-8"))
    overwrite(paths.database, [1], random.Random(1))
    repair(paths)
    library = open_library(paths)
    known = library.store.articles.known(1, ["guid-2", "guid-5"])
    assert {key: one.article for key, one in known.items()} == {"guid-2": 3, "guid-5": None}
    library.close()


def test_of_a_damaged_file_with_headlines_in_the_rows_all_is_saved(tmp_path: Path) -> None:
    """Libraries up to version 13 had them so, of version 1 without what later versions added."""
    for version in (1, 12):
        paths = library_paths(tmp_path / f"library-{version}")
        paths.data.mkdir()
        with closing(sqlite3.connect(paths.database)) as made:
            made.executescript((DATA / f"version-{version}.sql").read_text(encoding="utf-8"))
            made.execute("UPDATE article SET thumbnail = 'https://a.example/4.jpg' WHERE id = 5")
            made.commit()
            old = made.execute("SELECT id, title, url, authors, source_title, words FROM article").fetchall()
            pictured = made.execute("SELECT id FROM article WHERE thumbnail <> ''").fetchall()
        overwrite(paths.database, [1], random.Random(1))
        assert repair(paths).left == ()
        with closing(sqlite3.connect(paths.database)) as held:
            query = (
                "SELECT id, title, url, authors, source_title, words FROM article JOIN headline ON article = id"
            )
            assert held.execute(query).fetchall() == old
        library = open_library(paths)
        assert sorted(library.store.lists.ids(Query(pictures=True))) == [number for (number,) in pictured]
        library.close()


def test_a_file_that_is_all_noise_leaves_an_empty_library_and_itself(tmp_path: Path) -> None:
    paths = library_paths(tmp_path / "library")
    paths.data.mkdir()
    noise = random.Random(1).randbytes(50 * PAGE)
    paths.database.write_bytes(noise)
    done = repair(paths)
    assert done.aside is not None
    assert done.aside.read_bytes() == noise
    assert looked(paths).feeds == []


def test_a_clock_that_is_set_back_while_it_is_mended_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every look at the clock finds it an hour earlier; two repairs bear the same time."""
    paths = library_paths(tmp_path / "library")
    before = make(paths)
    now = [NOON.timestamp()]

    def earlier() -> float:
        now[0] -= 3600
        return now[0]

    monkeypatch.setattr(time, "time", earlier)
    monkeypatch.setattr("newsreader.library.repair.utc_now", lambda: datetime.fromtimestamp(earlier(), UTC))
    copy_what_was_done(paths)
    asides = set()
    for seed in range(2):
        overwrite(paths.database, [1], random.Random(seed))
        done = repair(paths, now=NOON if seed else None)
        assert done.left == ()
        asides.add(done.aside)
        after = looked(paths)
        assert lost(before, after) == 0
        assert after.found == before.found
    overwrite(paths.database, [1], random.Random(3))
    asides.add(repair(paths, now=NOON).aside)
    assert len(asides) == 3
    assert all(one is not None and one.exists() for one in asides)


def test_what_no_rule_hides_is_shown_and_what_one_hides_is_hidden(tmp_path: Path) -> None:
    paths = library_paths(tmp_path / "library")
    library = open_library(paths, checkpoints=True)
    ids = fill(library, 5)
    rules.add_rule(library, Rule(query='feed:"Báo 1"', mute=True))
    for _ in rules.settle(library):
        pass
    shown = len(library.store.lists.ids(Query()))
    assert shown == len(ids) - 5
    assert library.store.backup.check() == []
    library.close()
    with closing(sqlite3.connect(paths.database)) as connection, connection:
        connection.execute("UPDATE article SET hidden = 1 - hidden")
    [problem] = [one for one in examine(paths) if one.code == "check.hidden"]
    assert problem.data["count"] == len(ids)
    assert repair(paths).left == ()
    library = open_library(paths, checkpoints=True)
    assert len(library.store.lists.ids(Query())) == shown
    assert rules.muted_by(library, library.store.lists.muted(Query(), None)[0])
    library.close()


def test_an_open_library_is_not_repaired(tmp_path: Path) -> None:
    paths = library_paths(tmp_path / "library")
    library = open_library(paths)
    with pytest.raises(StoreError) as caught:
        repair(paths)
    assert caught.value.code == "store.in_use"
    library.close()


def test_every_problem_has_a_sentence_without_gaps() -> None:
    for code in (one for one in SENTENCES if one.startswith("check.")):
        said = sentence(code, {"count": 3, "first": "x", "table": "a", "parent": "b"})
        assert "?" not in said
