"""All that is the reader's goes with an export: what a whole backup has and an export has not is decided upon here,
table by table. Out of one library, into an empty one and out again, it is the same."""

import json
import random
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from newsreader.errors import LookupFailure, SectionError
from newsreader.library import correct, pins, read, rules, saved, section_tree, twins
from newsreader.library.export import export_everything, import_everything
from newsreader.library.opened import Library, open_library
from newsreader.library.section_tree import add, arranged, hide, merge, move, remove, rename, set_icon
from newsreader.model import Changes, FeedWishes, Query, ReadHow, ReadingEvent
from newsreader.paths import library_paths
from newsreader.ruling import Rule
from newsreader.wording import SENTENCES, sentence
from tests.library.conftest import Clock
from tests.library.events import fill, news
from tests.library.same_news import outlets
from tests.library.shelves import derived, numbers
from tests.library.test_section_tree import ACTS, KEYS
from tests.store.news import NOON, add_feed, new_article, waiting, write

EXPORTED = {
    "folder": "title parent position",
    "feed": "url custom_title published_title site_url description language folder position keep_offline full_text"
    " interval_minutes notify retention_days retention_count user_agent user_name show_copies",
    "article": "feed sort_at read starred kept opened open_seconds words received published updated read_at read_how"
    " starred_at language",
    "headline": "article title url authors excerpt thumbnail content_hash source_title source_url comments_url",
    "article_source": "article until title url content_hash source_title source_url",
    "content": "article html base full_html full_base",
    "entry_key": "feed key article",
    "tombstone": "feed key content_hash read starred may_return gone_at",
    "enclosure": "article position url mime length duration",
    "article_author": "author article",
    "article_section": "article position section source published was_section was_source",
    "section": "key title_vi title_en parent position custom_title custom_icon state own placed",
    "correction": "feed name published section active",
    "reading": "article opened seconds",
    "picture": "url file mime width height",
    "article_picture": "article position picture",
    "pin": "followed muted mute_days said_at",
    "pin_key": "feed key pin",
    "not_same": "feed key other_feed other_key",
    "saved_search": "title query position",
    "rule": "title query position enabled mute mute_until read star keep section notify",
}
# Found or counted again from what was exported.
DERIVED = {
    "article": "hidden offline pictures_wanted pictures_held copy_of pictured",
    "article_section": "confidence",
    "article_place": "section sort_at article",
    "article_copy": "article original why",
    "article_sketch": "article runs",
    "correction": "todo",
    "feed_count": "feed articles unread copies unread_copies",
    "infer_queue": "article",
    "derive_queue": "sort_at article ticket",
    "keep_due": "article asked",
    "language_count": "language documents",
    "picture": "size",
    "rule": "reading todo",
    "rule_article": "rule article mutes",
    "rule_due": "article",
    "saved_due": "article",
    "saved_search": "reading unread",
    "saved_unread": "search article",
    "search": "body title feed",
    "search_map": "row article folding",
    "section": "icon",
    "section_above": "section above",
    "section_count": "section articles unread",
    "section_todo": "section todo",
    "signature": "id article version language terms",
    "story": "id pin followed muted",
    "story_article": "article story",
    "term_page": "language page counts",
}
# Left out, and why.
LEFT_OUT = {
    "fact": ("name value", "how far this file's own deriving came"),
    "article": ("id gone", "numbers of this file; articles of feeds that the reader left"),
    "article_copy": ("given", "a star on one of several stays on all, until the reader takes it away"),
    "article_source": ("id", "a number of this file"),
    "feed": (
        (
            "id icon_url icon_file added removed status error_code error_data failures last_check last_success"
            " next_check next_reason etag last_modified validators_received body_hash http_status size elapsed moved_to"
            " moved_count redirects newest pace ttl_minutes skip_hours skip_days skip_code skip_data skipped_at"
        ),
        "what the next check tells anew; feeds that the reader left",
    ),
    "folder": ("id", "a number of this file"),
    "lease": ("name owner process machine taken ends", "a process of this machine"),
    "marking_many": ("one", "lives within a transaction"),
    "picture": ("id tried error", "fetched again where it is missing"),
    "pin": ("id", "a number of this file"),
    "reading": ("id", "a number of this file"),
    "resting": ("host until status", "servers that asked this machine to wait"),
    "rule": ("id removed", "a rule that the reader deleted"),
    "saved_search": ("id", "a number of this file"),
    "section": ("id", "a number of this file"),
}


@pytest.fixture(autouse=True)
def nothing_is_inferred(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was inferred is inferred anew, from what there is by then."""

    async def infer(_library: Library) -> AsyncIterator[Changes]:
        nothing: tuple[Changes, ...] = ()
        for one in nothing:
            yield one

    monkeypatch.setattr("newsreader.library.derive.infer", infer)


@pytest.fixture(autouse=True)
def _soon_after(clock: Clock) -> None:
    clock.moment = NOON + timedelta(hours=6)


@pytest.fixture
def other(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    """A library on another machine."""
    opened = open_library(library_paths(tmp_path / "other"), now=clock, checkpoints=True)
    yield opened
    assert opened.store.backup.check() == []
    opened.close()


def exported(library: Library, folder: Path) -> dict[str, Any]:
    """The files of an export, line by line, but for when it was made."""
    export_everything(library, folder)
    files = {one.name: one.read_text("utf-8").splitlines() for one in sorted(folder.iterdir()) if one.is_file()}
    files["manifest.json"] = [json.dumps(json.loads(files["manifest.json"][0]) | {"made": ""})]
    return files


def seen(library: Library) -> dict[str, Any]:
    """What the reader sees: the tree in its order with its counts, and the articles of each section, of all, and
    muted."""
    tree = {one.id: one for one in library.store.sections.all()}
    counts = read.counts(library)
    found: dict[str, Any] = {"order": [one.key for one in tree.values()], "unread": counts.unread}
    for one in tree.values():
        shown = one.title("vi"), one.own, one.hidden, one.custom_icon, tree[one.parent].key if one.parent else ""
        found[one.key] = shown, counts.sections.get(one.id, 0), urls(library, Query(section=one.id))
    return found | {"all": urls(library, Query()), "muted": urls(library, Query(muted=True))}


def urls(library: Library, query: Query) -> list[str]:
    rows = library.store.articles.rows(read.list_ids(library, query))
    return sorted(f"{row.url} {row.read:d}{row.starred:d}" for row in rows)


def of(library: Library, url: str) -> int:
    with library.store.database.reading() as connection:
        found = connection.exec_driver_sql("SELECT article FROM headline WHERE url = ?", (url,)).scalar_one()
    return int(found)


def fill_sections(library: Library) -> None:
    """Two feeds with articles in several sections."""
    ids = numbers(library)
    for name in "ab":
        chosen = random.Random(name)  # the same articles each time
        items = [
            new_article(
                n,
                url=f"https://{name}.example/x/{n}",
                keys=(f"guid-{name}-{n}",),
                sections=[ids[key] for key in chosen.sample(KEYS, chosen.randint(0, 2))],
            )
            for n in range(100, 130)
        ]
        write(library.store, add_feed(library.store, name), *items)


def say_everything(library: Library) -> None:
    """Something of all that a reader may say."""
    fill(library, range(4))
    for place, items in enumerate(outlets()):
        moved = [
            one._replace(keys=tuple(key + 4096 for key in one.keys), url=f"https://c.example/{one.url[-1]}")
            for one in items
        ]
        write(library.store, add_feed(library.store, f"copy{place}"), *moved)
    fill_sections(library)
    derived(library)
    ids = numbers(library)
    for act in (
        rename(ids["sport"], "Sân cỏ"),
        hide(ids["life"], True),
        merge(ids["markets"], ids["sport"]),
        move(ids["business"], ids["news"], 0),
        set_icon(ids["society"], "travel"),
        add("Làng tôi"),
    ):
        arranged(library, act)
    village = numbers(library)["own-lang-toi"]
    for act in (add("Ngõ nhỏ", village), add("Chuyện cũ", village)):
        arranged(library, act)
    gone = numbers(library)["own-chuyen-cu"]
    correct.put(library, [of(library, "https://a.example/0"), of(library, "https://a.example/11")], village)
    correct.put(library, [of(library, "https://a.example/9")], None)
    correct.mean(library, "Mục", numbers(library)["own-ngo-nho"], add_feed_of(library, "b"))
    correct.mean(library, "Tin lạ", ids["politics"])
    arranged(library, remove(gone))
    for _ in correct.settle(library):
        pass
    rules.add_rule(library, Rule(title="Gộp", query="vang", section=ids["markets"], star=True))
    saved.save(library, "Làng", "section:lang-toi")
    pins.split_off(library, of(library, "https://a.example/10"))
    pins.follow(library, of(library, "https://a.example/1"), True)
    pins.mute(library, of(library, "https://a.example/2"), True)
    first, second = of(library, "https://a.example/19"), of(library, "https://a.example/29")
    pins.merge(library, [first, second])
    assert twins.part(library, of(library, "https://c.example/3"))[1] is not None
    feed = library.store.feeds.all()[0]
    library.store.feeds.set_wishes(feed.id, FeedWishes(show_copies=True))
    library.store.marks.opened(ReadingEvent(first, NOON, 12.5))
    library.store.marks.star([first], True, NOON)
    library.store.marks.read([second], True, ReadHow.OPENED, NOON)
    changed = news(0)[0]._replace(title="Tên mới", content_hash="mới")
    write(library.store, feed.id, updated=[(of(library, "https://a.example/0"), changed)])
    library.store.articles.forget([of(library, "https://a.example/39")], NOON)
    derived(library)
    for _ in rules.settle(library):
        pass


def add_feed_of(library: Library, name: str) -> int:
    feed = library.store.feeds.by_url(f"https://{name}.example/rss")
    assert feed is not None
    return feed.id


def test_every_table_and_column_goes_or_is_found_again_or_is_left_out_for_a_reason(library: Library) -> None:
    decided: dict[str, list[str]] = {}
    for table, columns in [*EXPORTED.items(), *DERIVED.items(), *((t, c) for t, (c, _) in LEFT_OUT.items())]:
        decided.setdefault(table, []).extend(columns.split())
    with library.store.database.bare() as connection:
        names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        stored = {
            name: sorted(row[1] for row in connection.execute(f"PRAGMA table_info({name})"))
            for (name,) in names
            if not name.startswith(("sqlite_", "search_")) or name == "search_map"
        }
    assert {table: sorted(columns) for table, columns in decided.items()} == stored


def test_it_is_there_as_it_was_here_and_the_same_comes_out_again(
    library: Library, other: Library, tmp_path: Path
) -> None:
    say_everything(library)
    here = exported(library, tmp_path / "here")
    assert len(here["stories.jsonl"]) >= 5
    assert all(here[name] for name in ("not_same.jsonl", "categories.jsonl", "gone.jsonl", "rules.jsonl"))
    done = import_everything(other, tmp_path / "here")
    assert (done.notes, done.stories, done.categories) == ((), len(here["stories.jsonl"]), 2)
    assert seen(other)["muted"] == seen(library)["muted"] != [], "what is muted there is so at once"
    there = exported(other, tmp_path / "there")
    for name, lines in here.items():
        assert there[name] == lines, name
    derived(other)
    assert seen(other) == seen(library)
    again = exported(other, tmp_path / "again")
    assert again == here
    assert {one.custom_title: one.wishes.show_copies for one in other.store.feeds.all()} == {
        one.custom_title: one.wishes.show_copies for one in library.store.feeds.all()
    }


def test_twice_is_once(library: Library, other: Library, tmp_path: Path) -> None:
    say_everything(library)
    exported(library, tmp_path / "here")
    import_everything(other, tmp_path / "here")
    derived(other)
    before = seen(other), exported(other, tmp_path / "there")
    done = import_everything(other, tmp_path / "here")
    assert (done.stories, done.categories, done.articles, done.notes) == (0, 0, 0, ())
    assert waiting(other.store) == 0, "nothing is found anew"
    assert (seen(other), exported(other, tmp_path / "after")) == before
    assert import_everything(library, tmp_path / "here").stories == 0


def test_what_was_said_later_here_takes_back_what_was_put_by_hand(
    library: Library, other: Library, tmp_path: Path
) -> None:
    fill_sections(library)
    travel = numbers(library)["travel"]
    before = seen(library)
    correct.put(library, [1, 2, 3], travel)
    exported(library, tmp_path / "here")
    import_everything(other, tmp_path / "here")
    assert seen(other) == seen(library) != before
    correct.let_go(other, list(read.list_ids(other, Query())))
    assert seen(other) == before, "what an article was before goes with it"


def test_a_library_that_has_its_own_things_keeps_both(library: Library, other: Library, tmp_path: Path) -> None:
    for one in (library, other):
        fill(one, range(4))
        fill_sections(one)
        derived(one)
    arranged(library, rename(numbers(library)["sport"], "Sân cỏ"))
    arranged(library, add("Làng tôi"))
    arranged(library, add("Chợ"))
    correct.mean(library, "Mục", numbers(library)["own-cho"])
    correct.put(library, [of(library, "https://a.example/9"), 2], numbers(library)["own-lang-toi"])
    pins.mute(library, of(library, "https://a.example/2"), True)
    pins.merge(library, [of(library, "https://a.example/19"), of(library, "https://a.example/29")])
    pins.merge(library, [of(library, "https://a.example/0"), of(library, "https://a.example/10")])
    arranged(other, rename(numbers(other)["sport"], "Thể dục"))
    arranged(other, add("Làng tôi"))
    arranged(other, rename(numbers(other)["life"], "Chợ"))
    correct.mean(other, "Mục", numbers(other)["travel"])
    correct.put(other, [2], numbers(other)["travel"])
    for _ in correct.settle(other):
        pass
    pins.follow(other, of(other, "https://a.example/2"), True)
    pins.split_off(other, of(other, "https://a.example/10"))
    placed = urls(other, Query(section=numbers(other)["travel"]))
    export_everything(library, tmp_path / "here")
    done = import_everything(other, tmp_path / "here")
    derived(other)
    assert done.articles == 0
    titles = {one.key: one.title("vi") for one in other.store.sections.all()}
    assert titles["sport"] == "Thể dục"
    assert list(titles.values()).count("Làng tôi") == 1
    assert list(titles.values()).count("Chợ") == 1, "what has that name here is the same"
    assert urls(other, Query(section=numbers(other)["travel"])) == placed, "what was said here stays"
    village = urls(other, Query(section=numbers(other)["own-lang-toi"]))
    assert [one.split()[0] for one in village] == ["https://a.example/9"]
    muted = {row.split()[0] for row in urls(other, Query(muted=True))}
    assert muted == {f"https://a.example/{outlet}2" for outlet in ("", 1, 2, 3)}
    story = other.store.stories.story_of(of(other, "https://a.example/2"))
    assert story is not None
    assert other.store.pins.said(story).followed
    apart = [other.store.stories.story_of(of(other, f"https://a.example/{n}")) for n in (0, 10)]
    assert apart[0] != apart[1]
    together = [other.store.stories.story_of(of(other, f"https://a.example/{n}")) for n in (19, 29)]
    assert together[0] == together[1] is not None


def test_a_category_goes_back_to_what_it_was_there_too(library: Library, other: Library, tmp_path: Path) -> None:
    fill_sections(library)
    wanted = library.store.sections.of(range(1, 61))
    correct.mean(library, "Mục", numbers(library)["travel"])
    for _ in correct.settle(library):
        pass
    export_everything(library, tmp_path / "here")
    import_everything(other, tmp_path / "here")
    assert other.store.sections.of(range(1, 61)) != wanted
    [meaning] = correct.meanings(other)
    correct.become(other, replace(meaning, active=False))
    for _ in correct.settle(other):
        pass
    assert other.store.sections.of(range(1, 61)) == wanted


def test_what_lies_below_here_lies_not_above_by_an_import(
    library: Library, other: Library, tmp_path: Path
) -> None:
    there, here = numbers(library), numbers(other)
    arranged(library, move(there["life"], there["sport"]))
    arranged(library, rename(there["world"], "Năm châu"))
    arranged(other, move(here["sport"], here["life"]))
    export_everything(library, tmp_path / "here")
    import_everything(other, tmp_path / "here")
    tree = {one.key: one for one in other.store.sections.all()}
    assert (tree["sport"].parent, tree["life"].parent) == (here["life"], None)
    assert tree["world"].title("vi") == "Năm châu"


@pytest.mark.parametrize("seed", range(6))
def test_whatever_was_done_arrives(library: Library, other: Library, tmp_path: Path, seed: int) -> None:
    fill(library, range(4))
    fill_sections(library)
    derived(library)
    chosen = random.Random(seed)
    most = max(numbers(library).values()) + 3
    for number in range(30):
        one, two = chosen.randint(1, most), chosen.choice([None, chosen.randint(1, most)])
        articles = [chosen.randint(1, 90) for _ in range(3)]
        section = chosen.choice([None, *(node.id for node in library.store.sections.all())])
        with suppress(LookupFailure, SectionError):
            match chosen.randrange(7):
                case 0 | 1 | 2:
                    act = chosen.choice(ACTS[:-1])
                    arranged(library, act(one, two, number))
                case 3:
                    correct.put(library, articles, section)
                case 4:
                    correct.mean(library, "Mục", section, chosen.choice([0, 5, 6]))
                case 5:
                    pins.merge(library, articles)
                case 6:
                    pins.mute(library, articles[0], chosen.random() < 0.7)
    for _ in section_tree.settle(library):
        pass
    for _ in correct.settle(library):
        pass
    derived(library)
    here = exported(library, tmp_path / "here")
    import_everything(other, tmp_path / "here")
    derived(other)
    assert seen(other) == seen(library)
    assert exported(other, tmp_path / "there") == here


NOISE = ("{", "7", "null", '{"key": 3}', '["a"]', '{"url": "x", "keys": "y"}', "[[[[[[")


def test_damaged_lines_are_told_and_the_rest_comes(library: Library, other: Library, tmp_path: Path) -> None:
    say_everything(library)
    folder = tmp_path / "here"
    exported(library, folder)
    files = (
        "articles.jsonl", "gone.jsonl", "sections.jsonl", "categories.jsonl", "stories.jsonl", "not_same.jsonl",
        "pictures.jsonl",
    )  # fmt: skip
    for name in files:
        good = (folder / name).read_text("utf-8").splitlines()
        (folder / name).write_text("\n".join([*NOISE, *good]) + "\n", "utf-8")
    done = import_everything(other, folder)
    derived(other)
    assert seen(other) == seen(library)
    told = [sentence(note.code, dict(note.data)) for note in done.notes]
    assert all(note.code in SENTENCES for note in done.notes)
    for name in files:
        lines = [f"Line {n} of {name} cannot be read: it was left out." for n in range(1, len(NOISE) + 1)]
        assert [one for one in told if f" {name} " in one] == lines


@pytest.mark.parametrize(
    ("name", "harm"),
    [
        ("articles.jsonl", {"sort_at": "gestern"}),
        ("articles.jsonl", {"keys": ["guid:x", {}]}),
        ("articles.jsonl", {"enclosures": [[1, 2, 3]]}),
        ("articles.jsonl", {"readings": [[None, None]]}),
        ("stories.jsonl", {"mute_days": 2**70}),
        ("stories.jsonl", {"keys": [["https://o0.example/rss", "x"]]}),
        ("sections.jsonl", {"custom_icon": "../../x"}),
        ("sections.jsonl", {"parent": "nowhere"}),
        ("sections.jsonl", {"state": "removed"}),
        ("sections.jsonl", {"position": True}),
        ("categories.jsonl", {"section": "nowhere"}),
        ("articles.jsonl", {"put": [["sport"]]}),
        ("gone.jsonl", {"gone_at": None}),
        ("gone.jsonl", {"key": 2**70}),
    ],
)
def test_a_line_of_another_hand_harms_nothing(
    library: Library, other: Library, tmp_path: Path, name: str, harm: dict[str, Any]
) -> None:
    say_everything(library)
    folder = tmp_path / "here"
    exported(library, folder)
    lines = (folder / name).read_text("utf-8").splitlines()
    lines[-1] = json.dumps(json.loads(lines[-1]) | harm)
    (folder / name).write_text("\n".join(lines) + "\n", "utf-8")
    done = import_everything(other, folder)
    assert {"name": name, "line": len(lines)} in [dict(note.data) for note in done.notes]


def test_of_very_many_damaged_lines_the_first_are_told(library: Library, other: Library, tmp_path: Path) -> None:
    write(library.store, add_feed(library.store), new_article(1))
    folder = tmp_path / "here"
    exported(library, folder)
    (folder / "stories.jsonl").write_text("?\n" * 100)
    told = [sentence(note.code, dict(note.data)) for note in import_everything(other, folder).notes]
    assert len(told) == 21
    assert told[-1] == "80 more lines of stories.jsonl cannot be read: they were left out."


def test_an_export_of_an_earlier_program_comes_in(library: Library, other: Library, tmp_path: Path) -> None:
    fill_sections(library)
    folder = tmp_path / "here"
    exported(library, folder)
    for name in ("sections.jsonl", "categories.jsonl", "stories.jsonl", "not_same.jsonl"):
        (folder / name).unlink()
    lines = [json.loads(line) for line in (folder / "articles.jsonl").read_text("utf-8").splitlines()]
    for line in lines:
        for name in ("put", "readings", "versions"):
            del line[name]
    (folder / "articles.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n")
    assert import_everything(other, folder).notes == ()
    assert seen(other) == seen(library)
