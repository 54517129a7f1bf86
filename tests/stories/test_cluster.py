"""Joining stories: average link, window, series, determinism."""

import random
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.stories.cluster import FADING, MANNERS, Item, Manner, bridged, fitting, series_of
from newsreader.stories.signature import pack_weighed

NOON = datetime(2024, 9, 7, 12, tzinfo=UTC)


def make(
    article: int,
    weights: Mapping[int, float],
    *,
    hours: float = 0,
    outlet: str = "Báo A",
    title: str = "",
    language: str = "vi",
    names: str = "",
    feed: int = 0,
) -> Item:
    """Weights are scaled to length 1."""
    published = int((NOON + timedelta(hours=hours)).timestamp())
    series = series_of(outlet, title or "tin " + "x" * article)
    signature = pack_weighed(list(weights), list(weights.values()))
    return Item(article, published, series, language, signature, names, feed)


def assign(
    article: Item, window: Mapping[int, Sequence[Item]], manners: Mapping[str, Manner] = MANNERS
) -> int | None:
    """The story that an article joins: the first of those that it fits."""
    return next(iter(fitting(article, window, manners)), None)


def test_the_nearest_story_is_joined() -> None:
    window = {1: [make(1, {1: 1.0})], 2: [make(2, {2: 1.0})]}
    assert assign(make(3, {1: 0.4, 2: 0.9}), window) == 2


def test_far_articles_begin_a_story() -> None:
    assert assign(make(2, {1: 0.1, 2: 0.99}), {1: [make(1, {1: 1.0})]}) is None
    assert assign(make(2, {1: 1.0}), {}) is None


def test_the_average_counts_not_the_best_member() -> None:
    story = [make(1, {1: 1.0}), make(2, {5: 1.0}), make(3, {6: 1.0}), make(4, {7: 1.0})]
    near = make(9, {1: 0.5, 9: 0.86})
    assert assign(near, {1: story[:1]}) == 1
    assert assign(near, {1: story}) is None  # .5 to one of four


def test_only_the_last_72_hours_count() -> None:
    old = make(1, {1: 1.0}, hours=0)
    assert assign(make(2, {1: 1.0}, hours=72), {1: [old]}) == 1
    assert assign(make(2, {1: 1.0}, hours=73), {1: [old]}) is None
    recent = make(3, {1: 1.0}, hours=70)
    assert assign(make(2, {1: 1.0}, hours=73), {1: [old, recent]}) == 1


def test_languages_do_not_mix() -> None:
    assert assign(make(2, {1: 1.0}, language="en"), {1: [make(1, {1: 1.0})]}) is None


def test_of_equally_near_stories_the_first_is_taken() -> None:
    window = {8: [make(8, {1: 1.0})], 5: [make(5, {1: 1.0})]}
    assert assign(make(9, {1: 1.0}), window) == 5


def test_issues_of_a_series_stay_apart() -> None:
    today = make(1, {1: 1.0}, title="giá vàng hôm nay 7/9")
    tomorrow = make(2, {1: 1.0}, title="giá vàng hôm nay 8/9", hours=20)
    update = make(3, {1: 1.0}, title="giá vàng hôm nay 7/9", hours=3)
    elsewhere = make(4, {1: 1.0}, title="giá vàng hôm nay 8/9", hours=20, outlet="Báo B")
    assert assign(tomorrow, {1: [today]}) is None
    assert assign(update, {1: [today]}) == 1
    assert assign(elsewhere, {1: [today]}) == 1


def test_of_an_unknown_outlet_nothing_is_a_series() -> None:
    assert series_of("", "bản tin 19h") == 0
    assert series_of("A", "bản tin 19h") == series_of("A", "bản tin 7h") != series_of("B", "bản tin 7h")


@pytest.mark.parametrize(
    ("language", "first", "second", "one"), [("vi", 4, 6, False), ("vi", 11, 13, True), ("en", 11, 13, False)]
)
def test_a_series_ends_at_midnight(language: str, first: int, second: int, one: bool) -> None:
    """Where it is read: the prices of six and of eight in the morning of Ha Noi were those of two days."""
    before = make(1, {1: 1.0}, title="bản tin 6h", hours=first, language=language)
    after = make(2, {1: 1.0}, title="bản tin 8h", hours=second, language=language)
    assert (assign(after, {1: [before]}) == 1) == one


def alike(likeness: float) -> dict[int, float]:
    """Weights whose cosine with a signature of term 1 alone is `likeness`."""
    return {1: likeness, 2: (1 - likeness**2) ** 0.5}


def test_likeness_fades_over_the_window() -> None:
    manners = {"vi": Manner(0.45, 0.45)}
    story = {1: [make(1, {1: 1.0})]}
    assert assign(make(2, alike(0.6)), story, manners) == 1
    assert assign(make(2, alike(0.6), hours=72), story, manners) is None
    assert assign(make(2, alike(0.46 / (1 - FADING)), hours=72), story, manners) == 1


def test_a_story_of_one_asks_more() -> None:
    manners = {"vi": Manner(0.5, 0.5, doubt=0.2)}
    members = [make(1, {1: 1.0}), make(2, {1: 1.0})]
    assert assign(make(3, alike(0.65)), {1: members[:1]}, manners) is None
    assert assign(make(3, alike(0.65)), {1: members}, manners) == 1


def test_the_nearest_member_has_its_share() -> None:
    members = {1: [make(1, {1: 1.0}), make(2, {5: 1.0})]}
    assert assign(make(3, alike(0.8)), members, {"vi": Manner(0.5, 0.5)}) is None
    assert assign(make(3, alike(0.8)), members, {"vi": Manner(0.5, 0.5, best=0.5)}) == 1


def test_two_whole_texts_must_be_more_alike() -> None:
    manners = {"vi": Manner(0.5, 0.7)}
    short, full = alike(0.6), {1: 0.6} | dict.fromkeys(range(100, 219), (0.64 / 119) ** 0.5)
    long = {1: 1.0} | dict.fromkeys(range(300, 419), 0.0001)
    assert assign(make(2, full), {1: [make(1, long)]}, manners) is None
    assert assign(make(2, short), {1: [make(1, long)]}, manners) == 1
    assert assign(make(2, full), {1: [make(1, {1: 1.0})]}, manners) == 1


@given(st.integers(0, 1000))
@settings(deadline=None, max_examples=20)
def test_the_order_of_the_window_changes_nothing(seed: int) -> None:
    chance = random.Random(seed)
    items = [make(number, {chance.randrange(6): 0.8, chance.randrange(6, 9): 0.6}) for number in range(1, 9)]
    window = {item.article: [item] for item in items}
    shuffled = dict(chance.sample(sorted(window.items(), key=lambda pair: pair[0]), len(window)))
    article = make(99, {1: 0.8, 7: 0.6})
    assert assign(article, window) == assign(article, shuffled)


def test_in_english_what_two_name_decides_with_their_words() -> None:
    told, retold, apart = "4.30 hanford two wye", "4.30 hanford wye", "ludlow teme three"
    first = make(1, {1: 1.0}, language="en", names=told)
    half = {1: 0.3, 9: 0.95}
    assert assign(make(2, half, language="en", names=retold), {1: [first]}) == 1
    assert assign(make(2, half, language="en", names=apart), {1: [first]}) is None
    assert assign(make(2, {1: 0.05, 9: 1.0}, language="en", names=told), {1: [first]}) is None  # not even asked


def test_what_names_others_needs_more_words_in_common() -> None:
    first = make(1, {1: 1.0}, language="en", names="hanford wye")
    assert assign(make(2, {1: 0.4, 9: 0.92}, language="en", names="ludlow teme"), {1: [first]}) is None
    assert assign(make(2, {1: 0.9, 9: 0.44}, language="en", names="ludlow teme"), {1: [first]}) == 1


def test_in_vietnamese_only_a_whole_text_is_asked_what_it_names() -> None:
    first = make(1, dict.fromkeys(range(120), 1.0), names="hà nội")
    alike = dict.fromkeys((*range(35), *range(300, 385)), 1.0)
    assert assign(make(2, alike, names="hà nội"), {1: [first]}) == 1
    assert assign(make(2, alike, names="huế"), {1: [first]}) is None
    short = {1: 0.23, 9: 0.973}
    assert assign(make(3, short, names="huế"), {1: [make(1, {1: 1.0}, names="hà nội")]}) == 1


def test_only_a_short_article_makes_two_stories_one() -> None:
    story, other = [make(1, {1: 1.0, 2: 0.2})], {2: [make(2, {1: 0.2, 2: 1.0})]}
    short = {1: 0.7, 2: 0.7}
    full = short | dict.fromkeys(range(10, 200), 0.001)
    assert bridged(make(3, short), story, other) == [2]
    assert bridged(make(3, full), story, other) == []
    assert bridged(make(3, short, language="en"), story, other) == []


def test_stories_that_are_not_alike_stay_two_whoever_fits_both() -> None:
    assert bridged(make(3, {1: 0.7, 2: 0.7}), [make(1, {1: 1.0})], {2: [make(2, {2: 0.5, 9: 0.9})]}) == []


def test_two_issues_of_a_series_are_not_made_one() -> None:
    weights = {1: 0.7, 2: 0.7}
    today = make(1, weights, title="Giá vàng 7/9", hours=1)
    yesterday = make(2, weights, title="Giá vàng 6/9", hours=-23)
    assert bridged(make(3, weights, hours=2), [today], {2: [yesterday]}) == []
    assert bridged(make(3, weights, hours=2), [today], {2: [make(4, weights)]}) == [2]


USUAL = {1: 1.0, 2: 1.0, 3: 1.0}  # what a channel says below each of its videos


def video(number: int, *, feed: int = 7, **own: float) -> Item:
    return make(
        number, USUAL | {100 + number: 1.0} | {int(term[1:]): weight for term, weight in own.items()}, feed=feed
    )


def test_what_a_feed_always_says_makes_no_story() -> None:
    before = [video(number) for number in range(1, 5)]
    last = [one.signature for one in before]
    assert fitting(video(9), {1: before[:1]}) == [1]  # nobody knows what is usual
    assert fitting(video(9), {1: before[:1]}, feeds_last=lambda: last) == []
    assert fitting(video(9), {1: before[:1]}, feeds_last=lambda: last[:2]) == [1]  # two may be one event


def test_what_a_feed_always_says_is_asked_for_once() -> None:
    before = [video(number) for number in range(1, 5)]
    asked: list[int] = []

    def last() -> list[bytes]:
        asked.append(1)
        return [one.signature for one in before]

    assert fitting(video(9), {one.article: [one] for one in before}, feeds_last=last) == []
    assert len(asked) == 1


def test_what_is_told_beside_that_does() -> None:
    before = [video(number) for number in range(1, 5)]
    told = video(8, t50=1.5, t51=1.5)
    last = [one.signature for one in (*before, told)]
    assert fitting(video(9, t50=1.5, t51=1.5), {8: [told]}, feeds_last=lambda: last) == [8]


def test_what_another_feed_tells_too_is_news() -> None:
    before = [video(number) for number in range(1, 5)]
    story = [before[0], video(20, feed=8)]
    assert fitting(video(9), {1: story}, feeds_last=lambda: [one.signature for one in before]) == [1]
