"""Sections learnt from signatures: right where it is clear, open where it is not."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.stories.infer import LEAST_CONFIDENCE, LEAST_LEARNT, SectionTerms
from newsreader.stories.signature import pack_weighed

SPORT, MONEY = 7, 3
WORDS = {SPORT: range(100, 120), MONEY: range(200, 220)}
COMMON = range(300, 400)


def article(section: int, seed: int, own: int = 6) -> bytes:
    """Some of the section's words, some that are in all of them."""
    chance = random.Random(seed)
    terms = [*chance.sample(WORDS[section], own), *chance.sample(COMMON, 10 - own)]
    return pack_weighed(terms, [1.0] * len(terms))


def learnt(each: int = 2 * LEAST_LEARNT) -> SectionTerms:
    terms = SectionTerms()
    for seed in range(each):
        for section in WORDS:
            terms.learn(section, article(section, seed))
    return terms


@pytest.mark.parametrize("section", [SPORT, MONEY])
def test_what_is_clear_is_inferred(section: int) -> None:
    found = learnt().infer(article(section, 1000))
    assert found is not None
    assert found[0] == section
    assert LEAST_CONFIDENCE <= found[1] <= 1


def test_what_is_not_clear_is_left_open() -> None:
    terms = learnt()
    both = [*WORDS[SPORT][:3], *WORDS[MONEY][:3]]
    assert terms.infer(pack_weighed(both, [1.0] * len(both))) is None
    assert terms.infer(pack_weighed([999], [1.0])) is None
    assert terms.infer(b"") is None


def test_a_section_is_known_from_enough_articles_only() -> None:
    assert learnt(LEAST_LEARNT - 1).likeliest(article(SPORT, 1000)) is None
    assert learnt(LEAST_LEARNT).likeliest(article(SPORT, 1000)) is not None


def test_one_section_alone_says_nothing() -> None:
    terms = SectionTerms()
    for seed in range(2 * LEAST_LEARNT):
        terms.learn(SPORT, article(SPORT, seed))
    assert terms.likeliest(article(SPORT, 1000)) is None


@given(st.integers(0, 10_000))
@settings(deadline=None, max_examples=20)
def test_the_order_of_learning_changes_nothing(seed: int) -> None:
    examples = [(section, article(section, number)) for section in WORDS for number in range(LEAST_LEARNT)]
    forwards, shuffled = SectionTerms(), SectionTerms()
    for section, signature in examples:
        forwards.learn(section, signature)
    for section, signature in random.Random(seed).sample(examples, len(examples)):
        shuffled.learn(section, signature)
    asked = article(SPORT, seed + 5000, own=3)
    one, other = forwards.likeliest(asked), shuffled.likeliest(asked)
    assert one is not None
    assert other is not None
    assert one == pytest.approx(other)
