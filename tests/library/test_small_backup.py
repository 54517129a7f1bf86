"""What a small backup holds of articles that are not in it: nothing that was read comes back unread, whatever program
made it."""

import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from newsreader.library import correct
from newsreader.library.backup import back_up, restore
from newsreader.library.opened import Library
from newsreader.library.read import find_section
from newsreader.model import ArticleRow, Query, ReadHow
from newsreader.packing import pack, pack_key, unpack, unpack_keys
from newsreader.paths import Paths
from newsreader.store.small import checksum
from tests.library.shelves import ARTICLES, FEEDS, fill, seen
from tests.library.test_backup import SMALL, WHOLE, reopened
from tests.library.ways import check, follow
from tests.newsroom import NOON
from tests.server import Server
from tests.server import feed as answer
from tests.store.news import new_article, write


def test_a_small_copy_stays_small(library: Library) -> None:
    fill(library, articles=2_000)
    small, whole = back_up(library, SMALL), back_up(library, WHOLE)
    assert small.size < whole.size / 3
    with closing(sqlite3.connect(small.path)) as held:
        (flags,) = held.execute("SELECT sum(length(packed)) FROM flags").fetchone()
    assert flags < 7 * FEEDS * (1_000 + 100), "of each feed a key an article that is read, and more of the newest"


def feed_of(articles: int, *, guids: str = "a") -> bytes:
    """A feed of many articles; every third has no id of its own."""
    items = "".join(
        f"<item><title>Tin {n}</title><link>https://a.example/tin-{n}-trong-ngay.html</link>"
        + (f'<guid isPermaLink="false">{guids}-{n}</guid>' if n % 3 else "")
        + f"<pubDate>{format_datetime(NOON - timedelta(minutes=n))}</pubDate></item>"
        for n in range(articles)
    )
    return f"<rss version='2.0'><channel><title>Báo</title>{items}</channel></rss>".encode()


@pytest.mark.parametrize("form", [1, 2])
def test_of_a_large_feed_nothing_comes_back_unread(
    library: Library, server: Server, tmp_path: Path, form: int
) -> None:
    """A copy of an older program (form 1) knew the newest."""
    server.script("/rss.xml", answer(feed_of(1_000)))
    follow(library, server.url("/rss.xml"))
    ids = list(library.store.lists.ids(Query()))
    assert len(ids) == 1_000
    library.store.marks.read([one for one in ids if one not in ids[5:990:100]], True, ReadHow.BY_HAND, NOON)
    unread = {row.title for row in library.store.articles.rows(ids) if not row.read}
    copy = back_up(library, SMALL)
    if form == 1:
        as_before(copy.path)
    paths = Paths(tmp_path / "new", tmp_path / "new", tmp_path / "new")
    restore(paths, copy.path)
    back = reopened(paths)
    server.script("/rss.xml", answer(feed_of(1_003)))
    check(back, *(one.id for one in back.store.feeds.all()))
    again = back.store.articles.rows(back.store.lists.ids(Query()))
    assert len(again) == 1_003
    wanted = unread | {f"Tin {n}" for n in range(1_000, 1_003)}
    assert {row.title for row in again if not row.read} == wanted
    assert back.store.backup.check() == []
    back.close()


def as_before(path: Path) -> None:
    """Write the flags of a small copy as the first form had them."""
    with closing(sqlite3.connect(path)) as held, held:
        groups: dict[int, dict[str, list[int]]] = {}
        for feed, flags, packed in held.execute("SELECT feed, flags, packed FROM flags").fetchall():
            groups.setdefault(feed, {})[flags] = unpack_keys(packed)
        held.execute("DROP TABLE flags")
        held.execute("CREATE TABLE flags (feed INTEGER PRIMARY KEY, packed BLOB NOT NULL) STRICT")
        rows = [(feed, pack(json.dumps(some))) for feed, some in groups.items()]
        held.executemany("INSERT INTO flags VALUES (?, ?)", rows)
        held.execute("UPDATE about SET value = 1 WHERE name = 'format'")
        held.execute("UPDATE about SET value = ? WHERE name = 'checksum'", (checksum(held, "main"),))


def test_what_was_let_go_of_a_large_feed_stays_gone(library: Library, server: Server, tmp_path: Path) -> None:
    server.script("/rss.xml", answer(feed_of(2_000)))
    follow(library, server.url("/rss.xml"))
    library.store.articles.forget(list(library.store.lists.ids(Query()))[:1_990], NOON)
    copy = back_up(library, SMALL)
    paths = Paths(tmp_path / "new", tmp_path / "new", tmp_path / "new")
    restore(paths, copy.path)
    back = reopened(paths)
    check(back, *(one.id for one in back.store.feeds.all()))
    assert back.store.lists.count(Query()) == 10
    back.close()


def test_a_key_that_is_all_that_is_known_is_not_a_title(library: Library) -> None:
    """Another article of an old one's title is another article."""
    feed = library.store.feeds.add("https://a.example/rss", now=NOON)
    old = [new_article(n, keys=(f"guid:{n}", f"name:{n}")) for n in range(300)]
    ids = write(library.store, feed, *old).added
    library.store.marks.read(ids, True, ReadHow.BY_HAND, NOON)
    copy = back_up(library, SMALL)
    library.close()
    restore(library.paths, copy.path)
    back = reopened(library.paths)
    more = [
        new_article(1, keys=("guid:1", "name:a", "path:b")),  # the same, renamed
        new_article(2, keys=("guid:x", "url:y", "name:299")),  # another with its title
    ]
    added = write(back.store, feed, *more).added
    assert [row.read for row in back.store.articles.rows(added)] == [True, False]
    back.close()


def test_a_small_copy_of_an_older_program_is_restored(library: Library, tmp_path: Path) -> None:
    """It knows fewer columns."""
    fill(library)
    made, before = back_up(library, SMALL), seen(library)
    library.close()
    with closing(sqlite3.connect(made.path)) as held, held:
        held.execute("ALTER TABLE article DROP COLUMN kept")
        held.execute("UPDATE about SET value = 3 WHERE name = 'version'")
        held.execute("UPDATE about SET value = ? WHERE name = 'checksum'", (checksum(held, "main"),))
    restore(library.paths, made.path)
    back = reopened(library.paths)
    assert seen(back).feeds == before.feeds
    assert back.store.lists.count(Query(starred=True)) == made.starred
    back.close()


def printed(row: ArticleRow) -> tuple[str, ...]:
    return row.title, row.url, row.author, row.excerpt, row.thumbnail


def test_a_small_copy_with_headlines_in_the_rows_is_restored(library: Library) -> None:
    """Programs up to version 13 wrote them so."""
    first, *_ = fill(library)
    write(library.store, 1, updated=[(first, new_article(0, thumbnail="https://a.example/0.jpg"))])
    starred = list(library.store.lists.ids(Query(starred=True)))
    before = library.store.articles.rows(starred)
    made = back_up(library, SMALL)
    library.close()
    with closing(sqlite3.connect(made.path)) as held, held:
        held.execute("CREATE TABLE wide AS SELECT a.*, h.* FROM article a JOIN headline h ON h.article = a.id")
        held.execute("ALTER TABLE wide DROP COLUMN article")
        held.execute("ALTER TABLE wide DROP COLUMN pictured")
        held.execute("DROP TABLE article")
        held.execute("DROP TABLE headline")
        held.execute("ALTER TABLE wide RENAME TO article")
        held.execute("UPDATE about SET value = 12 WHERE name = 'version'")
        held.execute("UPDATE about SET value = ? WHERE name = 'checksum'", (checksum(held, "main"),))
    restore(library.paths, made.path)
    back = reopened(library.paths)
    assert back.store.backup.check() == []
    assert [printed(row) for row in back.store.articles.rows(starred)] == [printed(row) for row in before]
    assert list(back.store.lists.ids(Query(pictures=True))) == [first]
    back.close()


def test_a_small_copy_with_keys_as_texts_is_restored(library: Library) -> None:
    """Programs up to version 6 wrote them so."""
    fill(library)
    feed = library.store.feeds.all()[0].id
    starred = library.store.lists.ids(Query(feed=feed, starred=True))[0]
    library.store.marks.read([2], True, ReadHow.BY_HAND, NOON)
    names = {pack_key(name): name for n in range(ARTICLES) for name in (f"guid-{n}", f"https://a.example/{n}")}
    made = back_up(library, SMALL)
    library.close()
    with closing(sqlite3.connect(made.path)) as held, held:
        held.create_function("name_of", 1, names.__getitem__)
        held.execute("CREATE TABLE texts AS SELECT feed, name_of(key) AS key, article FROM entry_key")
        held.execute("DROP TABLE entry_key")
        held.execute("ALTER TABLE texts RENAME TO entry_key")
    as_before(made.path)
    with closing(sqlite3.connect(made.path)) as held, held:
        for number, packed in held.execute("SELECT feed, packed FROM flags").fetchall():
            groups = {flags: [names[key] for key in keys] for flags, keys in json.loads(unpack(packed)).items()}
            held.execute("UPDATE flags SET packed = ? WHERE feed = ?", (pack(json.dumps(groups)), number))
        held.execute("UPDATE about SET value = 6 WHERE name = 'version'")
        held.execute("UPDATE about SET value = ? WHERE name = 'checksum'", (checksum(held, "main"),))
    restore(library.paths, made.path)
    back = reopened(library.paths)
    assert back.store.backup.check() == []
    again = write(back.store, feed, *(new_article(n) for n in range(ARTICLES))).added
    assert starred not in again
    assert len(again) == ARTICLES - back.store.lists.count(Query(feed=feed, starred=True))
    unread = {row.title for row in back.store.articles.rows(again) if not row.read}
    assert "Tin số 1" not in unread
    assert "Tin số 3" in unread
    back.close()


def test_what_was_put_into_a_section_by_hand_comes_back_there(library: Library, tmp_path: Path) -> None:
    fill(library)
    plain = [one for one in library.store.articles.rows(library.store.lists.ids(Query())) if not one.starred]
    moved, removed = plain[0], plain[1]
    sport = find_section(library, "Sport").id
    correct.put(library, [moved.id], sport)
    correct.put(library, [removed.id], None)
    copy = back_up(library, SMALL)
    paths = Paths(tmp_path / "new", tmp_path / "new", tmp_path / "new")
    restore(paths, copy.path)
    back = reopened(paths)
    rows = {one.url: one for one in back.store.articles.rows(back.store.lists.ids(Query()))}
    assert rows[moved.url].id in back.store.lists.ids(Query(section=sport))
    assert back.store.corrections.by_hand([rows[removed.url].id])
    assert back.store.backup.check() == []
    back.close()
