"""Rules: what is hidden and counted is always what a look at everything from scratch says."""

import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.errors import LookupFailure, NewsreaderError
from newsreader.library import rules, saved, section_tree
from newsreader.library.mark import mark_read, mark_starred
from newsreader.library.opened import Library, open_library
from newsreader.library.read import counts, list_ids
from newsreader.library.rules import Brought
from newsreader.library.subscribe import add_folder, move_feed, rename_feed, resubscribe, unsubscribe
from newsreader.model import Changes, FeedWrite, Query, ReadHow, SectionMark, SectionSource
from newsreader.paths import library_paths
from newsreader.ruling import Rule
from newsreader.store import rules as stored_rules
from newsreader.store.lists import among
from newsreader.wording import say
from tests.library.conftest import Clock
from tests.store.news import add_feed, caught, check_of, mark_sections, new_article

QUERIES = (
    "vàng",
    "-vàng",
    "title:gia OR author:an",
    "author:binh",
    "feed:tuoi",
    "folder:trong",
    "section:sport",
    "-section:business",
    "before:2d",
    "has:picture lang:vi",
    "nothing at all",
)


def to_keep(library: Library) -> tuple[int, ...]:
    return library.store.rules.to_keep(library.now() - timedelta(days=2), 9)


def section(library: Library, key: str) -> int:
    return {one.key: one.id for one in library.store.sections.all()}[key]


def article(library: Library, number: int, words: str, **other: Any) -> Any:
    at = library.now() - timedelta(days=number % 5)
    values: dict[str, Any] = {
        "folded_title": words,
        "folded_body": "tin",
        "title": words,
        "sections": [section(library, ("sport", "business")[number % 2])] if number % 3 else [],
        "sort_at": at,
        "published": at,
        "thumbnail": f"https://a.example/{number}.png" if number % 4 == 0 else "",
        "author_keys": (("lê an", "trần bình", f"người {number}")[number % 3],),
    }
    return new_article(number, **(values | other))


def arrive(library: Library, feed: int, *new: Any, updated: Sequence[tuple[int, Any]] = ()) -> Changes:
    """What a refresh does with what came."""
    write = FeedWrite(feed, check_of(feed, at=library.now()), new=new, updated=tuple(updated))
    authors = {name for item in (*new, *(one for _, one in updated)) for name in item.author_keys}
    outlets = {item.source_title for item in (*new, *(one for _, one in updated))}
    return library.store.articles.write_some([write], rules.readings(library, Brought(authors, outlets)))[0]


def settle(library: Library) -> Changes:
    done = Changes()
    for changes in rules.settle(library):
        done |= changes
    assert not rules.unsettled(library)
    return done


def every(library: Library) -> list[int]:
    with library.store.database.reading() as connection:
        return list(connection.exec_driver_sql("SELECT id FROM article ORDER BY id").scalars())


def check(library: Library) -> None:
    """Nothing disagrees: what is hidden with the verdicts, what is counted with what is there."""
    assert library.store.backup.check() == []
    with library.store.database.reading() as connection:
        wrong = connection.exec_driver_sql(
            "SELECT id FROM article WHERE hidden <> EXISTS"
            " (SELECT 1 FROM rule_article WHERE article = article.id AND mutes = 1)"
        )
        assert list(wrong.scalars()) == []
    numbers = counts(library)
    assert numbers.muted == len(list_ids(library, Query(muted=True)))
    assert numbers.articles == len(list_ids(library, Query()))
    assert numbers.unread == len(list_ids(library, Query(unread=True)))
    for one in saved.saved_searches(library):
        assert numbers.saved.get(one.id, 0) == len(list_ids(library, Query(saved=one.id, unread=True)))


def check_settled(library: Library) -> None:
    """All verdicts are those of a look from scratch."""
    settle(library)
    check(library)
    ids = every(library)
    expected: dict[int, list[int]] = {}
    for reading in rules.readings(library):
        with library.store.database.reading() as connection:
            found = () if reading.term is None else among(connection, ids, reading.term, muted=True)
        assert caught(library.store, reading.rule.id) == list(found), reading.rule.query
        if reading.mutes:
            for number in found:
                expected.setdefault(number, []).append(reading.rule.id)
    for number in ids:
        muting = [one.id for one in rules.muted_by(library, number)]
        assert sorted(muting) == sorted(expected.get(number, []))


def some(library: Library, number: int) -> list[int]:
    return every(library)[number % 7 :: 3]


def update(library: Library, number: int) -> None:
    known = library.store.articles.known(1, [f"guid-{number}"]).get(f"guid-{number}")
    if known is not None and known.article is not None:
        item = article(library, number, "vang moi", author_keys=("an bình",))
        arrive(library, 1, updated=[(known.article, item)])


def page(library: Library, _clock: Clock, number: int) -> None:
    """A whole page is kept, with other words."""
    for one in some(library, number)[:2]:
        library.store.articles.set_full(one, "<p>vàng</p>", "", (), ("bac", "vang"))


def correct(library: Library, number: int) -> None:
    for one in some(library, number)[:2]:
        marks = [SectionMark(section(library, "business"), SectionSource.CORRECTED)]
        mark_sections(library.store, one, marks)


def edit(library: Library, number: int) -> None:
    one = library.store.rules.all()[number % len(QUERIES)]
    forms = (
        replace(one, enabled=not one.enabled),
        replace(one, mute=not one.mute, star=True),
        replace(one, mute_until=library.now() + timedelta(days=1)),
        replace(one, query=QUERIES[(number + 3) % len(QUERIES)]),
        replace(one, section=section(library, "sport")),
    )
    rules.change_rule(library, forms[number % len(forms)])


def drop(library: Library, number: int) -> None:
    gone = rules.remove_rule(library, library.store.rules.all()[-1].id)
    if number % 2:
        settle(library)
    if number % 3:
        rules.restore_rule(library, gone)
    else:
        rules.add_rule(library, replace(gone, enabled=True))


def a_bit(library: Library, number: int) -> None:
    """Somebody is ended in the middle of it."""
    for _ in islice(rules.settle(library), number % 4):
        pass


ACTS: dict[str, Callable[[Library, Clock, int], object]] = {
    "come": lambda library, _, n: arrive(library, 1 + n % 2, article(library, n, ("vang", "gia", "bac")[n % 3])),
    "update": lambda library, _, n: update(library, n),
    "read": lambda library, _, n: mark_read(library, some(library, n), n % 2 == 0, ReadHow.OPENED),
    "star": lambda library, _, n: mark_starred(library, some(library, n), n % 2 == 0),
    "page": page,
    "forget": lambda library, _, n: library.store.articles.forget(some(library, n)[:2], library.now()),
    "leave": lambda library, _, n: unsubscribe(library, [1 + n % 2]),
    "return": lambda library, _, n: resubscribe(library, [1, 2]),
    "rename": lambda library, _, n: rename_feed(library, 1 + n % 2, ("Tuổi Trẻ", "Khác")[n % 3 % 2]),
    "move": lambda library, _, n: move_feed(library, 1, add_folder(library, "Trong nước") if n % 2 else None),
    "correct": lambda library, _, n: correct(library, n),
    "edit": lambda library, _, n: edit(library, n),
    "drop": lambda library, _, n: drop(library, n),
    "apply": lambda library, _, n: rules.apply_rule(library, library.store.rules.all()[n % len(QUERIES)].id),
    "day": lambda _, clock, n: clock.advance(timedelta(hours=12)),
    "settle": lambda library, _, n: settle(library),
    "a bit": lambda library, _, n: a_bit(library, n),
}


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 30)), max_size=12))
def test_what_is_hidden_is_exact_whatever_happens(
    library: Library, clock: Clock, monkeypatch: pytest.MonkeyPatch, acts: list[tuple[str, int]]
) -> None:
    monkeypatch.setattr(stored_rules, "CHUNK", 3)
    monkeypatch.setattr(stored_rules, "TOGETHER", 3)
    resubscribe(library, [1, 2])
    if not library.store.feeds.all():
        add_feed(library.store, "a")
        add_feed(library.store, "b")
        saved.save(library, "", "vàng OR is:starred")
    for one in library.store.rules.all():
        rules.remove_rule(library, one.id)
    for number, query in enumerate(QUERIES):
        rules.add_rule(library, Rule(query=query, mute=number % 3 != 1, read=number % 3 == 1, star=number == 4))
    arrive(library, 1, *(article(library, n, "vang") for n in range(4)))
    for name, number in acts:
        ACTS[name](library, clock, number)
        check(library)
    check_settled(library)
    clock.advance(timedelta(days=1))
    check_settled(library)


@pytest.fixture
def feed(library: Library) -> int:
    return add_feed(library.store)


def mute(library: Library, query: str, **other: Any) -> int:
    return rules.add_rule(library, Rule(query=query, mute=True, **other))


def unread(library: Library) -> list[int]:
    return list(list_ids(library, Query(unread=True)))


def test_what_arrives_is_hidden_at_once_and_its_feed_counts_it_not(library: Library, feed: int) -> None:
    mute(library, "vàng")
    settle(library)
    changes = arrive(library, feed, article(library, 1, "gia vang"), article(library, 2, "bac"))
    assert len(changes.added) == 1
    assert not rules.unsettled(library)
    assert unread(library) == list(changes.added)
    assert (counts(library).unread, counts(library).muted) == (1, 1)
    (hidden,) = list_ids(library, Query(muted=True))
    assert [one.query for one in rules.muted_by(library, hidden)] == ["vàng"]
    assert list(list_ids(library, Query(muted=True, text="vàng"))) == [hidden]
    assert list(list_ids(library, Query(muted=True, text="bạc"))) == []
    for query, found in (("vàng", [hidden]), ("bạc", []), ("before:soon", [])):
        assert list(list_ids(library, Query(muted=True, saved=saved.save(library, query, query)))) == found
    check_settled(library)


def test_the_first_article_of_an_author_who_was_never_seen_is_caught(library: Library, feed: int) -> None:
    mute(library, "author:bình")
    settle(library)
    assert arrive(library, feed, article(library, 1, "gia", author_keys=("võ bình",))).added == ()
    (hidden,) = list_ids(library, Query(muted=True))
    assert not rules.unsettled(library)
    known = arrive(library, feed, article(library, 2, "gia", author_keys=("ai",))).added[0]
    arrive(library, feed, updated=[(known, article(library, 2, "gia", author_keys=("bình an",)))])
    assert set(list_ids(library, Query(muted=True))) == {hidden, known}


def test_an_edit_that_matches_is_hidden_and_acted_on_no_more(library: Library, feed: int) -> None:
    mute(library, "vàng")
    rules.add_rule(library, Rule(query="bạc", star=True, read=True))
    settle(library)
    (number,) = arrive(library, feed, article(library, 1, "gia")).added
    arrive(library, feed, updated=[(number, article(library, 1, "bac"))])
    assert unread(library) == [number]
    assert counts(library).starred == 0
    arrive(library, feed, updated=[(number, article(library, 1, "vang"))])
    assert (unread(library), counts(library).muted) == ([], 1)


def test_arrivals_are_read_starred_kept_placed_and_told_of(library: Library, feed: int) -> None:
    sport = section(library, "sport")
    acts: dict[str, Any] = {"read": True, "star": True, "keep": True, "notify": True, "section": sport}
    rules.add_rule(library, Rule(query="vàng", **acts))
    settle(library)
    changes = arrive(library, feed, article(library, 3, "vang"), article(library, 6, "bac"))
    number, other = changes.added
    (row, untouched) = library.store.articles.rows([number, other])
    assert (row.read, row.starred, row.sections[0]) == (True, True, sport)
    assert (untouched.read, untouched.starred, untouched.sections) == (False, False, ())
    assert changes.notify == (number,)
    assert to_keep(library) == (number,)
    assert library.store.shelf.kept([number, other]) == {number}
    arrive(library, feed, updated=[(number, article(library, 3, "vang bac"))])
    assert sport in library.store.articles.rows([number])[0].sections  # an edit leaves what the rule did


def test_what_is_muted_is_neither_starred_nor_kept_nor_told_of(library: Library, feed: int) -> None:
    rules.add_rule(library, Rule(query="vàng", star=True, keep=True, notify=True))
    mute(library, "giá")
    settle(library)
    changes = arrive(library, feed, article(library, 3, "gia vang"))
    assert (changes.added, changes.notify, to_keep(library)) == ((), (), ())
    assert not library.store.articles.rows(list_ids(library, Query(muted=True)))[0].starred


def test_a_section_that_a_rule_gives_is_one_that_another_asks_for(library: Library, feed: int) -> None:
    mute(library, "section:sport")  # before the one that gives it
    rules.add_rule(library, Rule(query="vàng", section=section(library, "sport")))
    settle(library)
    assert arrive(library, feed, article(library, 3, "vang")).added == ()
    check_settled(library)


def test_what_hides_a_section_hides_no_more_when_that_is_merged(library: Library, feed: int) -> None:
    """Football, hidden, was merged into sport: all of sport was hidden, what stood there and what came."""
    football, sport = section(library, "football"), section(library, "sport")
    mute(library, "section:football")
    here = (article(library, 1, "bóng", sections=[football]), article(library, 2, "bơi", sections=[sport]))
    arrive(library, feed, *here)
    section_tree.arranged(library, section_tree.merge(football, sport))
    list(section_tree.settle(library))
    settle(library)
    come = (article(library, 3, "bóng", sections=[football]), article(library, 4, "bơi", sections=[sport]))
    arrive(library, feed, *come)
    titles = [row.title for row in library.store.articles.rows(list_ids(library, Query(section=sport)))]
    assert titles == ["bơi", "bơi"]
    assert counts(library).muted == 2
    (state,) = rules.rules(library)
    assert state.rule.query == "section:football"
    assert [rules.dry_run(library, query).total for query in ("section:football", "section:sport")] == [2, 4]


def test_what_was_muted_until_a_day_comes_back_read(library: Library, feed: int, clock: Clock) -> None:
    mute(library, "vàng", mute_until=library.now() + timedelta(days=2))
    settle(library)
    arrive(library, feed, article(library, 3, "vang"))
    clock.advance(timedelta(days=1))
    assert not rules.unsettled(library)
    clock.advance(timedelta(days=1))
    changes = settle(library)
    assert list(changes.added) == list(list_ids(library, Query()))
    assert unread(library) == []
    assert arrive(library, feed, article(library, 6, "vang")).added != ()
    check_settled(library)


def test_what_the_reader_lets_come_back_is_as_it_was(library: Library, feed: int) -> None:
    number = mute(library, "vàng")
    settle(library)
    arrive(library, feed, article(library, 3, "vang"))
    gone = rules.remove_rule(library, number)
    assert [one.rule.id for one in rules.rules(library)] == []
    settle(library)
    assert len(unread(library)) == 1
    assert library.store.rules.stored() == ()
    rules.restore_rule(library, gone)
    settle(library)
    assert (unread(library), rules.rules(library)[0].caught) == ([], 1)


def test_a_returning_article_is_as_the_reader_left_it(library: Library, feed: int) -> None:
    (number,) = arrive(library, feed, article(library, 3, "vang")).added
    mark_read(library, [number], True, ReadHow.OPENED)
    library.store.articles.forget([number], library.now(), may_return=True)
    rules.add_rule(library, Rule(query="vàng", star=True))
    settle(library)
    (again,) = arrive(library, feed, article(library, 3, "vang")).added
    row = library.store.articles.rows([again])[0]
    assert (row.read, row.starred) == (True, False)


def test_what_is_here_is_acted_on_where_that_is_asked_and_it_is_taken_back(library: Library, feed: int) -> None:
    ids = arrive(library, feed, *(article(library, n, "vang") for n in range(3, 9))).added
    mark_read(library, ids[:1], True, ReadHow.OPENED)
    mark_starred(library, ids[:2], True)
    sport = section(library, "sport")
    number = rules.add_rule(library, Rule(query="vàng", read=True, star=True, keep=True, section=sport))
    before = [replace(row, sections=tuple(sorted(row.sections))) for row in library.store.articles.rows(ids)]
    changes, done = rules.apply_rule(library, number)
    assert set(changes.updated) == set(ids)
    assert (done.read, done.starred, done.kept) == (ids[1:], ids[2:], ids)
    assert all(row.read and row.starred and sport in row.sections for row in library.store.articles.rows(ids))
    rules.take_back(library, done)
    assert not caught(library.store, number)
    after = [replace(row, sections=tuple(sorted(row.sections))) for row in library.store.articles.rows(ids)]
    assert after == before
    assert to_keep(library) == ()


def test_a_dry_run_tells_what_would_be_caught_and_does_nothing(library: Library, feed: int) -> None:
    mute(library, "giá")
    settle(library)
    arrive(library, feed, *(article(library, n, "gia vang" if n % 2 else "vang") for n in range(9)))
    run = rules.dry_run(library, "vàng")
    assert (run.total, run.muted, len(run.newest)) == (9, 4, rules.SHOWN)
    assert [row.published for row in run.newest] == sorted((row.published for row in run.newest), reverse=True)
    assert rules.dry_run(library, "không có").total == 0
    assert len(rules.rules(library)) == 1


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        (Rule(query="  ", mute=True), "rule.empty"),
        (Rule(query="vàng"), "rule.nothing"),
        (Rule(query="vàng (giá OR is:unread)", mute=True), "rule.state"),
        (Rule(query="-is:starred", mute=True), "rule.state"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(library: Library, rule: Rule, code: str) -> None:
    with pytest.raises(NewsreaderError) as caught:
        rules.add_rule(library, rule)
    assert caught.value.code == code
    assert rules.rules(library) == ()


def test_articles_of_a_feed_that_was_left_are_not_said_to_be_caught(library: Library, feed: int) -> None:
    other = add_feed(library.store, "b")
    mute(library, "vàng")
    settle(library)
    for number, one in enumerate((feed, other)):
        arrive(library, one, article(library, number, "gia vang"))
    assert [one.caught for one in rules.rules(library)] == [2]
    unsubscribe(library, [other])
    assert [one.caught for one in rules.rules(library)] == [1]
    resubscribe(library, [other])
    assert [one.caught for one in rules.rules(library)] == [2]


@pytest.mark.parametrize("asked", ["là:chưa-đọc", 'là:"ngoại tuyến"', "is:new", "Is:STAR"])
def test_what_a_rule_cannot_ask_for_is_named_as_it_was_typed(asked: str) -> None:
    with pytest.raises(NewsreaderError) as caught:
        rules.check_query(f"vàng -{asked} giá")
    assert say(caught.value).startswith(f"A rule cannot ask for “{asked}”: ")


def test_rules_are_named_changed_and_moved(library: Library) -> None:
    first, second = mute(library, "giá  vàng", title=" Vàng "), mute(library, "bạc")
    assert [(one.rule.title, one.rule.query) for one in rules.rules(library)] == [
        ("Vàng", "giá vàng"),
        ("bạc", "bạc"),
    ]
    rules.move_rule(library, second, 0)
    assert [one.rule.id for one in rules.rules(library)] == [second, first]
    before = rules.change_rule(library, replace(rules.find_rule(library, "Vàng"), title="Kim loại"))
    assert before.title == "Vàng"
    assert rules.find_rule(library, str(first)).title == "Kim loại"
    with pytest.raises(LookupFailure):
        rules.remove_rule(library, 99)
    with pytest.raises(LookupFailure):
        rules.find_rule(library, "99")


def test_a_change_elsewhere_while_verdicts_are_found_is_not_lost(
    library: Library, feed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Readings that are older than the rules, as another process may have them, spoil nothing."""
    monkeypatch.setattr(stored_rules, "CHUNK", 2)
    number = mute(library, "vàng")
    settle(library)
    arrive(library, feed, *(article(library, n, ("vang", "bac")[n % 2]) for n in range(8)))
    old = rules.readings(library)
    rules.change_rule(library, replace(library.store.rules.get(number), query="bạc"))
    assert library.store.rules.step(rules.readings(library), library.now()) is not None
    assert library.store.rules.step(old, library.now()) is None
    write = FeedWrite(feed, check_of(feed), new=(article(library, 20, "bac"), article(library, 22, "vang")))
    library.store.articles.write_some([write], old)
    check(library)
    check_settled(library)


WORKER = """
import sys
from pathlib import Path
from newsreader.library import rules
from newsreader.library.opened import open_library
from newsreader.paths import library_paths
from newsreader.store import rules as stored
stored.CHUNK = 5
for _ in rules.settle(open_library(library_paths(Path(sys.argv[1])))):
    print("step", flush=True)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_whoever_is_killed_while_verdicts_are_found_goes_on_from_there(tmp_path: Path, clock: Clock) -> None:
    paths = library_paths(tmp_path / "killed")
    library = open_library(paths, checkpoints=True)
    add_feed(library.store)
    arrive(library, 1, *(article(library, n, ("vang", "bac")[n % 2]) for n in range(200)))
    mute(library, "vàng")
    left = [200]
    while True:
        command = [sys.executable, "-c", WORKER, str(paths.database.parent)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=os.environ) as process:
            assert process.stdout is not None
            lines = list(islice(process.stdout, 8))
            process.kill()
        check(library)
        left.append(rules.rules(library)[0].waiting)
        if not lines or not left[-1]:
            break
        assert left[-1] < left[-2]
    assert len(left) > 3
    check_settled(library)
    library.close()
    with closing(sqlite3.connect(paths.database)) as connection:
        assert connection.execute("SELECT count(*) FROM article WHERE hidden = 1").fetchone() == (100,)
