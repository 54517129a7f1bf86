"""The stories near an article: found by its terms, and no more of their members than can be compared; and how much
is loaded for that, counted."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.library.derive import derive
from newsreader.library.opened import Library
from newsreader.library.window import (
    MOST_MEMBERS,
    MOST_NEIGHBOURS,
    Placed,
    StoryWindow,
    StoryWindows,
)
from newsreader.store.stories import Derived, Signed, Stories
from newsreader.stories.cluster import MANNERS, Item
from newsreader.stories.postings import ASKED_TERMS, LOOKUP_TERMS
from newsreader.stories.signature import HASHES, VERSION, pack_weighed, unpack
from tests.newsroom import NOON
from tests.store.news import add_feed, new_article, waiting, write

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def signed(weights: Mapping[int, float]) -> bytes:
    """Scaled to length 1."""
    return pack_weighed(list(weights), list(weights.values()))


def item(number: int, signature: bytes, published: datetime = NOON) -> Item:
    return Item(number, int(published.timestamp()), 0, "vi", signature)


def near(window: StoryWindow, signature: bytes) -> Mapping[int, Sequence[Item]]:
    return window.near(signature, "vi")


def evenly(*terms: int) -> bytes:
    return signed(dict.fromkeys(terms, 1.0))


def test_what_a_feed_brings_later_says_nothing_of_what_was_usual() -> None:
    """Else it mattered how many articles were derived at once, and when."""
    window = StoryWindow(NOON)
    for number in range(1, 9):  # the last five come after the article, by their dates
        window.add(replace(item(number, evenly(1, 2, 3, 100 + number), NOON + number * HOUR), feed=7), None)
    late = replace(item(9, evenly(1, 2, 3, 109), NOON + 2 * HOUR), feed=7)
    story = [replace(item(1, evenly(1, 2, 3, 101), NOON + HOUR), feed=7)]
    stored = {(late.published + hour * 3600, 20 + hour): evenly(1, 2, 3, 120 + hour) for hour in range(-3, 3)}
    assert window.place(late, None, {1: story}).member == 1
    window = StoryWindow(NOON)
    window.add(story[0], None)
    assert window.place(late, None, {1: story}, stored=lambda: stored).member is None


def test_a_story_of_thousands_is_known_by_its_last_members() -> None:
    window = StoryWindow(NOON)
    for number in range(1, 1001):
        window.add(item(number, evenly(7, 8)), 1)
    window.add(item(2000, evenly(9)), 2000)
    found = near(window, signed({7: 1.0}))
    assert list(found) == [1]
    assert [one.article for one in found[1]] == list(range(1001 - MOST_MEMBERS, 1001))
    assert list(near(window, signed({9: 0.3, 10: 0.9}))) == [2000]


def test_what_weighs_most_comes_first() -> None:
    window = StoryWindow(NOON)
    for number, top in ((1, (7, 8)), (2, (9,)), (3, (10,))):
        window.add(item(number, evenly(*top)), number)
    assert list(near(window, signed({9: 0.6, 7: 0.2, 8: 0.2, 11: 0.7, 10: MANNERS["vi"].nearest / 2}))) == [2, 1]


def test_how_near_an_article_must_be_to_be_compared_depends_on_its_language() -> None:
    window = StoryWindow(NOON)
    window.add(item(1, evenly(7)), 1)
    faint = (MANNERS["vi"].nearest + MANNERS["en"].nearest) / 2
    asked = signed({7: faint, 8: (1 - faint**2) ** 0.5})
    assert list(window.near(asked, "vi")) == [1]
    assert not window.near(asked, "en")


def test_what_the_reader_said_goes_before_likeness() -> None:
    window = StoryWindow(NOON)
    same = evenly(7, 8)
    window.add(item(1, same), None, 5)
    window.add(item(2, evenly(9)), None, None)
    assert place(window, 3, same) == Placed(1)
    assert place(window, 4, same, 6) == Placed(None)  # apart, however alike
    assert place(window, 5, evenly(9), 5) == Placed(3)  # together, however unlike
    assert place(window, 6, evenly(9), 7) == Placed(2)  # what nothing was said of takes it in
    assert place(window, 8, evenly(9), 9) == Placed(None)
    window.leave_out([1, 3, 5])
    assert place(window, 10, same, 5) == Placed(None)  # nothing of it is left here


def place(window: StoryWindow, number: int, signature: bytes, pin: int | None = None) -> Placed:
    return window.place(item(number, signature), pin, near(window, signature))


def test_a_short_article_that_fits_two_stories_that_are_alike_makes_them_one() -> None:
    window = StoryWindow(NOON)
    first, other = signed({1: 0.195, 2: 0.98}), signed({1: 0.98, 3: 0.195})
    assert place(window, 1, first) == place(window, 2, other) == Placed(None)
    bridge = signed({1: 0.6, 2: 0.6, 3: 0.3})
    assert place(window, 3, bridge) == Placed(1, also=(2,))
    assert [[one.article for one in members] for members in near(window, bridge).values()] == [[1, 2, 3]]
    assert place(window, 4, other) == Placed(3)


@pytest.mark.parametrize("pins", [(5, None), (None, 5)])
def test_what_the_reader_said_something_of_becomes_one_with_nothing(pins: tuple[int | None, int | None]) -> None:
    window = StoryWindow(NOON)
    for number, (weights, pin) in enumerate(
        zip(({1: 0.195, 2: 0.98}, {1: 0.98, 3: 0.195}), pins, strict=True), start=1
    ):
        window.add(item(number, signed(weights)), None, pin)
    assert place(window, 3, signed({1: 0.6, 2: 0.6, 3: 0.3})) == Placed(1)


def test_a_damaged_signature_harms_nothing() -> None:
    window = StoryWindow(NOON)
    window.add(item(1, b"\xff" * 15), 1)
    window.leave_out([1])
    assert not near(window, evenly(HASHES - 1))


def test_what_leaves_the_story_that_it_names_is_in_no_story() -> None:
    window = StoryWindow(NOON)
    for number in (1, 2):
        window.add(item(number, evenly(7)), 1)
    for text in (8, 9):
        window.leave_out([1])
        window.add(item(1, evenly(text)), None)
        assert [[one.article for one in members] for members in near(window, evenly(7)).values()] == [[2]]
        assert [[one.article for one in members] for members in near(window, evenly(text)).values()] == [[1]]
    window.add(item(3, evenly(9)), next(iter(near(window, evenly(9)))))
    window.leave_out([1])
    window.add(item(1, evenly(7)), next(iter(near(window, evenly(7)))))
    assert [[one.article for one in members] for members in near(window, evenly(7)).values()] == [[2, 1]]


def test_what_is_older_than_the_window_is_let_go_of_to_the_second() -> None:
    window = StoryWindow(NOON - DAY)
    times = [NOON - HOUR, NOON + 20 * HOUR / 60, NOON + 30 * HOUR / 60, NOON + 40 * HOUR / 60]
    for number, at in enumerate(times, start=1):
        window.add(item(number, evenly(7), at), number)
    window.forget(times[2])
    assert set(near(window, evenly(7))) == {3, 4}
    window.forget(times[2] + HOUR)
    assert not near(window, evenly(7))


class Plain:
    """The same as `StoryWindow`, looked for from scratch each time."""

    def __init__(self) -> None:
        self.items: dict[int, Item] = {}
        self.names: dict[int, int] = {}

    def add(self, one: Item, story: int | None) -> None:
        taken = [self.names[article] for article in self.items]
        if story is None:
            story = min(0, *taken) - 1 if one.article in taken else one.article
        self.items[one.article], self.names[one.article] = one, story

    def unite(self, story: int, other: int) -> None:
        both = [one for one in self.items.values() if self.names[one.article] in (story, other)]
        for one in sorted(both, key=lambda one: (one.published, one.article)):
            self.names[one.article] = story
            self.items[one.article] = self.items.pop(one.article)  # they stand in order of time now

    def drop(self, articles: Sequence[int]) -> None:
        for article in articles:
            self.items.pop(article, None)

    def near(self, signature: bytes) -> dict[int, list[Item]]:
        alike = []
        for one in self.items.values():
            heaviest = dict(islice(unpack(one.signature).items(), LOOKUP_TERMS))
            asked = islice(unpack(signature).items(), ASKED_TERMS)
            both = [its * heaviest[term] for term, its in asked if term in heaviest]
            if both and sum(both) >= MANNERS["vi"].nearest:
                alike.append((-sum(both), one.article))
        names = dict.fromkeys(self.names[article] for _, article in sorted(alike)[:MOST_NEIGHBOURS])
        return {
            name: [one for one in self.items.values() if self.names[one.article] == name][-MOST_MEMBERS:]
            for name in names
        }


SIGNATURES = st.dictionaries(st.integers(0, 60), st.floats(0.1, 1), max_size=ASKED_TERMS + 6).map(signed)
ADDED = st.tuples(st.just("add"), st.integers(0, 100), st.integers(0, 200), SIGNATURES, st.integers(-2, 100))
UNITED = st.tuples(st.just("unite"), st.integers(0, 100), st.integers(0, 100))
FORGOTTEN = st.tuples(st.just("forget"), st.integers(0, 200))
LEFT_OUT = st.tuples(st.just("leave out"), st.frozensets(st.integers(0, 100), max_size=9))


def do(act: Any, window: StoryWindow, plain: Plain) -> None:
    """Do the same to both."""
    match act:
        case "add", number, hours, signature, story:
            window.leave_out([number])
            plain.drop([number])
            one = item(number, signature, NOON + timedelta(hours=hours / 2))
            name = None if story < 0 or story not in plain.items else plain.names[story]
            window.add(one, name)
            plain.add(one, name)
        case "unite", one, other:
            names = [plain.names[number] for number in (one, other) if number in plain.items]
            large = [name for name in names if list(map(plain.names.get, plain.items)).count(name) > 1]
            if large and len(set(names)) == 2:
                window._unite(large[0], next(name for name in names if name != large[0]))
                plain.unite(large[0], next(name for name in names if name != large[0]))
        case "forget", hours:
            before = NOON + timedelta(hours=hours / 2)
            if before - window._forgotten >= HOUR:
                least = int(before.timestamp())
                plain.drop([number for number, one in plain.items.items() if one.published < least])
            window.forget(before)
        case "leave out", numbers:
            window.leave_out(numbers)
            plain.drop(list(numbers))


@given(st.lists(st.one_of(ADDED, ADDED, ADDED, UNITED, FORGOTTEN, LEFT_OUT), max_size=60), SIGNATURES)
@settings(deadline=None, max_examples=60)
def test_it_tells_what_a_plain_search_tells(acts: list[Any], asked: bytes) -> None:
    window, plain = StoryWindow(NOON), Plain()
    for act in acts:
        do(act, window, plain)
        for signature in (asked, next(reversed(plain.items.values())).signature if plain.items else b""):
            assert list(near(window, signature).items()) == list(plain.near(signature).items())
    window.leave_out(list(plain.items))
    assert not any(window._postings._last[:61])
    assert not window._stories
    assert not window._places


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[Signed]:
    """The rows that were loaded so far."""
    rows: list[Signed] = []
    window = Stories.window

    def noted(self: Stories, *given: Any, **also: Any) -> list[Signed]:
        page = window(self, *given, **also)
        rows.extend(page)
        return page

    monkeypatch.setattr(Stories, "window", noted)
    return rows


def derived_before(library: Library, times: Sequence[datetime]) -> None:
    """Articles of these times that are derived already."""
    library.store.stories.underived(VERSION)  # the first question of a version queues all
    new = [new_article(n, published=at, sort_at=at) for n, at in enumerate(times, start=1000)]
    ids = write(library.store, add_feed(library.store, "old"), *new).added
    library.store.stories.write_derived(VERSION, [Derived(one, "vi", evenly(one)) for one in ids])


def turn(library: Library, windows: StoryWindows, at: datetime) -> set[int]:
    """What the window around a time holds."""
    return set(asyncio.run(windows.around(library, at, at, ()))._places)


def test_what_is_derived_again_is_not_there(library: Library) -> None:
    derived_before(library, [NOON + day * HOUR for day in range(3)])
    windows = StoryWindows()
    assert set(asyncio.run(windows.around(library, NOON, NOON, {2}))._places) == {1, 3}
    windows.leave_out({3, 4})
    assert turn(library, windows, NOON) == {1}


def test_what_is_loaded_later_does_not_follow_who_left_its_story(library: Library) -> None:
    library.store.stories.underived(VERSION)
    times = (NOON, NOON + 72 * HOUR, NOON + 72 * HOUR)
    write(
        library.store, add_feed(library.store, "old"), *(new_article(n, sort_at=at) for n, at in enumerate(times))
    )
    story = [Derived(number, "vi", evenly(7), 1) for number in (1, 2, 3)]
    library.store.stories.write_derived(VERSION, story)
    windows = StoryWindows()
    assert turn(library, windows, NOON) == {1}
    windows.leave_out({1})
    library.store.stories.write_derived(VERSION, [Derived(1, "vi", evenly(9))])
    window = asyncio.run(windows.around(library, NOON, NOON, ()))
    window.add(item(1, evenly(9)), None)
    window = asyncio.run(windows.around(library, NOON + HOUR, NOON + HOUR, ()))
    assert [[one.article for one in members] for members in near(window, evenly(7)).values()] == [[2, 3]]
    assert [[one.article for one in members] for members in near(window, evenly(9)).values()] == [[1]]


@pytest.mark.parametrize("apart", [2 * HOUR, DAY, 4 * DAY, 400 * DAY])
def test_times_that_go_to_and_fro_load_nothing_again(
    library: Library, loaded: list[Signed], apart: timedelta
) -> None:
    hours = [timedelta(hours=hour) for hour in range(-70, 70)]
    derived_before(library, sorted({NOON + hour for hour in hours} | {NOON - apart + hour for hour in hours}))
    windows = StoryWindows()
    for _ in range(3):  # the second time is the first that goes back
        now, late = turn(library, windows, NOON), turn(library, windows, NOON - apart)
    before = len(loaded)
    for _ in range(20):
        assert turn(library, windows, NOON) >= now
        assert turn(library, windows, NOON - apart) >= late
    assert len(loaded) == before <= 4 * len(hours) + 4 * len(hours)


def test_times_that_go_forward_let_go_of_what_is_old(library: Library, loaded: list[Signed]) -> None:
    times = [NOON + day * DAY for day in range(60)]
    derived_before(library, times)
    windows = StoryWindows()
    held = [len(turn(library, windows, at)) for at in times]
    assert max(held) == 6
    assert len(loaded) == len(times)
    assert len(windows._windows) == 1
    assert len(turn(library, windows, times[9])) == 6  # and load it again where it is wanted


def test_windows_that_grow_together_become_one(library: Library) -> None:
    derived_before(library, [NOON + day * DAY for day in range(30)])
    windows = StoryWindows()
    turn(library, windows, NOON + 20 * DAY)
    for day in range(20):
        held = turn(library, windows, NOON + day * DAY)
        assert len(windows._windows) == (2 if day < 14 else 1)
    assert held == turn(library, StoryWindows(), NOON + 19 * DAY)


def test_an_archive_does_not_load_the_years_between_its_articles(library: Library, loaded: list[Signed]) -> None:
    derived_before(library, [NOON + day * DAY for day in range(700)])
    archive = [new_article(n, published=at, sort_at=at) for n in range(7) for at in [NOON + 100 * n * DAY + HOUR]]
    write(library.store, add_feed(library.store, "archive"), *archive)

    async def work() -> None:
        async for _ in derive(library):
            pass

    asyncio.run(work())
    assert waiting(library.store) == 0
    assert len(loaded) <= 7 * 6
