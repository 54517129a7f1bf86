"""What a repair takes from the newest small backup, where pages of noise took it from the library."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsreader.library import rules, saved, section_tree
from newsreader.library.backup import BackupKind, back_up
from newsreader.library.opened import open_library
from newsreader.library.repair import repair
from newsreader.model import Query, ReadHow
from newsreader.paths import Paths, library_paths
from newsreader.ruling import Rule
from tests.library.shelves import Seen, copy_what_was_done, looked, make, overwrite, seen
from tests.newsroom import NOON
from tests.store.news import new_article, write


def test_lost_feeds_are_taken_from_the_small_backup(tmp_path: Path) -> None:
    paths = library_paths(tmp_path / "library")
    before = make(paths)
    copy_what_was_done(paths)
    with closing(sqlite3.connect(paths.database)) as connection:
        roots = [
            connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (name,)).fetchone()[0]
            for name in ("feed", "folder")
        ]
    overwrite(paths.database, roots, random.Random(1))
    assert repair(paths).left == ()
    assert looked(paths) == before


def done_by_hand(paths: Paths) -> None:
    """What hangs on no article, in a library and in its small backup; then the backup is older than the library."""
    library = open_library(paths, checkpoints=True)
    saved.save(library, "Tin", "tin is:unread")
    for number in (1, 2):
        rules.add_rule(library, Rule(title=f"Ẩn {number}", query=f'feed:"Báo {number}"', mute=True))
    for _ in rules.settle(library):
        pass
    section_tree.arranged(library, section_tree.add("Làng tôi"))
    library.store.feeds.add("https://empty.example/rss", now=NOON)
    back_up(library, BackupKind.SMALL)
    rules.remove_rule(library, rules.find_rule(library, "Ẩn 2").id)
    for _ in rules.settle(library):
        pass
    library.close()


Told = tuple[set[tuple[str, int, int]], set[str], set[tuple[str, str, int]], Seen]


def told_by_hand(paths: Paths) -> Told:
    library = open_library(paths, checkpoints=True)
    try:
        hiding = {(one.rule.title, one.caught, one.waiting) for one in rules.rules(library)}
        own = {one.title_vi for one in library.store.sections.all() if one.own}
        unread = saved.unread(library)
        searches = {(one.title, one.query, unread.get(one.id, 0)) for one in saved.saved_searches(library)}
        return hiding, own, searches, seen(library)
    finally:
        library.close()


@pytest.mark.parametrize(
    ("spoilt", "back"),
    [("sqlite_schema", True), ("rule", True), ("saved_search", False), ("section", False), ("article", False)],
)
def test_what_was_done_by_hand_is_taken_from_the_small_backup_where_its_pages_are_lost(
    tmp_path: Path, spoilt: str, back: bool
) -> None:
    """A rule that was deleted since comes back only where nobody can tell it from one that is lost."""
    paths = library_paths(tmp_path / "library")
    make(paths, 5)
    done_by_hand(paths)
    hiding, own, searches, before = told_by_hand(paths)
    with closing(sqlite3.connect(paths.database)) as connection:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        root = 1 if spoilt == "sqlite_schema" else connection.execute(query, (spoilt,)).fetchone()[0]
    overwrite(paths.database, [root], random.Random(1))
    assert repair(paths).left == ()
    if back:
        library = open_library(paths, checkpoints=True)
        rules.remove_rule(library, rules.find_rule(library, "Ẩn 2").id)
        for _ in rules.settle(library):
            pass
        library.close()
    now = told_by_hand(paths)
    if spoilt == "article":  # whose rows are lost, but for the starred ones
        hiding, searches, before = {(title, 1, 0) for title, _, _ in hiding}, now[2], now[3]
    assert now == (hiding, own, searches, before)


def test_lost_articles_with_a_star_are_taken_from_the_small_backup(tmp_path: Path) -> None:
    paths = library_paths(tmp_path / "library")
    before = make(paths, 5)
    library = open_library(paths, checkpoints=True)
    gone = library.store.lists.ids(Query(starred=True))[0]
    title = library.store.articles.rows([gone])[0].title
    back_up(library, BackupKind.SMALL)
    library.store.marks.star([gone], False, NOON)
    library.store.articles.forget([gone], NOON)
    library.close()
    starred = {one[1]: one for one in before.articles if one[3] and one[1] != title}
    with closing(sqlite3.connect(paths.database)) as connection:
        query = "SELECT rootpage FROM sqlite_schema WHERE name IN ('article', 'headline', 'content')"
        roots = [row[0] for row in connection.execute(query)]
    overwrite(paths.database, roots, random.Random(1))
    assert repair(paths).left == ()
    library = open_library(paths, checkpoints=True)
    rows = library.store.articles.rows(library.store.lists.ids(Query(starred=True)))
    assert {row.title for row in rows} == set(starred), "and none that was let go since"
    assert all(one.html for one in library.store.articles.texts([row.id for row in rows]).values())
    library.close()


@pytest.mark.parametrize("spoilt", ["article", "entry_key", "tombstone"])
def test_what_was_read_comes_back_as_read_where_its_pages_are_lost(tmp_path: Path, spoilt: str) -> None:
    paths = library_paths(tmp_path / "library")
    make(paths, 5)
    library = open_library(paths, checkpoints=True)
    feed = library.store.feeds.all()[0].id
    sent = [new_article(500 + number) for number in range(3)]
    unread, read, gone = write(library.store, feed, *sent).added
    library.store.marks.read([read, gone], True, ReadHow.OPENED, NOON)
    library.store.articles.forget([gone], NOON)  # let go in time: it is not to come again
    back_up(library, BackupKind.SMALL)
    library.close()
    with closing(sqlite3.connect(paths.database)) as connection:
        query = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        root = connection.execute(query, (spoilt,)).fetchone()[0]
    overwrite(paths.database, [root], random.Random(1))
    assert repair(paths).left == ()
    library = open_library(paths, checkpoints=True)
    write(library.store, feed, *sent)
    rows = library.store.articles.rows(library.store.lists.ids(Query(feed=feed)))
    state = {row.url: row.read for row in rows if row.url in {one.url for one in sent}}
    assert state == {sent[0].url: False, sent[1].url: True}, (unread, read, gone)
    library.close()
