"""Sections learnt from signatures: right where it is clear, open where it is not."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.stories.infer import LEAST_CONFIDENCE, LEAST_LEARNT, SectionTerms, vocabulary
from newsreader.stories.section_vocabulary import ENGLISH, VIETNAMESE
from newsreader.stories.sections import TREE
from newsreader.stories.signature import pack_weighed, pair_term, syllable_term
from newsreader.text.fold import words

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
    teach(terms, each)
    return terms


def teach(terms: SectionTerms, each: int) -> None:
    for seed in range(each):
        for section in WORDS:
            terms.learn(section, article(section, seed))


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
    assert learnt(LEAST_LEARNT - 1).infer(article(SPORT, 1000), least=0) is None
    assert learnt(LEAST_LEARNT).infer(article(SPORT, 1000), least=0) is not None


def test_what_is_likelier_in_a_section_hardly_known_is_left_open() -> None:
    """Not drawn into the next likeliest, of which enough is known."""
    terms, third = learnt(), 5
    words = [*range(600, 606), *COMMON[:4]]
    for _ in range(LEAST_LEARNT - 1):
        terms.learn(third, pack_weighed(words, [1.0] * len(words)))
    asked = pack_weighed([*words, WORDS[SPORT][0]], [1.0] * (len(words) + 1))
    assert terms.infer(asked, least=0) is None
    terms.learn(third, pack_weighed(words, [1.0] * len(words)))
    assert terms.infer(asked) is not None


def test_one_section_alone_says_nothing() -> None:
    terms = SectionTerms()
    for seed in range(2 * LEAST_LEARNT):
        terms.learn(SPORT, article(SPORT, seed))
    assert terms.infer(article(SPORT, 1000), least=0) is None


@given(st.integers(0, 10_000))
@settings(deadline=None, max_examples=20)
def test_the_order_of_learning_changes_nothing(seed: int) -> None:
    below = {SPORT: FOOTBALL, MONEY: MONEY}
    examples = [
        (below[section] if number % 2 else section, article(section, number))
        for section in WORDS
        for number in range(2 * LEAST_LEARNT)
    ]
    tree, known = {SPORT: None, MONEY: None, FOOTBALL: SPORT}, {SPORT: {100, 700}, FOOTBALL: {100, 701}}
    forwards, shuffled = SectionTerms(tree, known), SectionTerms(tree, known)
    for section, signature in examples:
        forwards.learn(section, signature)
    for section, signature in random.Random(seed).sample(examples, len(examples)):
        shuffled.learn(section, signature)
    asked = article(SPORT, seed + 5000, own=3)
    one, other = forwards.infer(asked, least=0), shuffled.infer(asked, least=0)
    assert one is not None
    assert other is not None
    assert one == pytest.approx(other)


# ---------------------------------------------------------------- a tree, and what is known beforehand

FOOTBALL, TENNIS, GAMES = 8, 9, range(500, 520)


def in_tree(each: int = 2 * LEAST_LEARNT) -> SectionTerms:
    """Football and tennis below sport, which share half of their words; sport has no articles of its own."""
    terms = SectionTerms({SPORT: None, MONEY: None, FOOTBALL: SPORT, TENNIS: SPORT})
    for seed in range(each):
        terms.learn(MONEY, article(MONEY, seed))
        terms.learn(FOOTBALL, game(range(500, 510), seed))
        terms.learn(TENNIS, game(range(510, 520), seed))
    return terms


def game(own: range, seed: int, some: int = 3) -> bytes:
    chance = random.Random(seed)
    words = [*chance.sample(own, some), *chance.sample(WORDS[SPORT], 9 - some)]
    return pack_weighed(words, [1.0] * len(words))


def test_what_is_clear_above_only_is_put_above() -> None:
    terms = in_tree()
    for section, own in ((FOOTBALL, range(500, 510)), (TENNIS, range(510, 520))):
        clear = terms.infer(game(own, 1000))
        assert clear is not None
        assert clear[0] == section
        assert clear[1] >= LEAST_CONFIDENCE
    found = terms.infer(game(GAMES, 1000, some=0))
    assert found is not None
    assert found[0] == SPORT


def test_articles_below_teach_the_section_above() -> None:
    """A quarter of the least of each, together enough: then sport is known, and nothing below it."""
    each = LEAST_LEARNT // 2
    terms = in_tree(each)
    for seed in range(LEAST_LEARNT):
        terms.learn(MONEY, article(MONEY, 100 + seed))
    found = terms.infer(game(range(500, 510), 1000))
    assert found is not None
    assert found[0] == SPORT


def test_what_is_hardly_known_below_stays_above() -> None:
    terms = SectionTerms({SPORT: None, MONEY: None, FOOTBALL: SPORT})
    for seed in range(2 * LEAST_LEARNT):
        terms.learn(MONEY, article(MONEY, seed))
        terms.learn(FOOTBALL, article(SPORT, seed))
    for seed in range(LEAST_LEARNT - 1):
        terms.learn(SPORT, article(SPORT, 500 + seed))
    found = terms.infer(article(SPORT, 1000))
    assert found is not None
    assert found[0] == SPORT, "it may be sport that is no football"


def test_a_vocabulary_speaks_for_words_no_article_had() -> None:
    asked = pack_weighed([700, 701, 702, *COMMON[:4]], [1.0] * 7)
    assert learnt().infer(asked) is None
    terms = SectionTerms({SPORT: None, MONEY: None, FOOTBALL: SPORT}, {FOOTBALL: {700, 701, 702}, MONEY: {800}})
    teach(terms, 2 * LEAST_LEARNT)
    found = terms.infer(asked)
    assert found is not None
    assert found[0] == SPORT, "what is below speaks for the section above"


def test_a_vocabulary_alone_says_nothing() -> None:
    terms = SectionTerms(known={SPORT: WORDS[SPORT], MONEY: WORDS[MONEY]})
    assert terms.infer(article(SPORT, 1), least=0) is None
    teach(terms, LEAST_LEARNT - 1)
    assert terms.infer(article(SPORT, 1), least=0) is None


def test_a_section_alone_below_is_given() -> None:
    terms = SectionTerms({SPORT: None, MONEY: None, FOOTBALL: SPORT})
    for seed in range(2 * LEAST_LEARNT):
        terms.learn(MONEY, article(MONEY, seed))
        terms.learn(FOOTBALL, article(SPORT, seed))
    found = terms.infer(article(SPORT, 1000))
    assert found is not None
    assert found[0] == FOOTBALL


def test_a_term_that_two_of_a_family_know_counts_once() -> None:
    tree = {SPORT: None, MONEY: None, FOOTBALL: SPORT}
    once = SectionTerms(tree, {SPORT: {700}, MONEY: {800}})
    twice = SectionTerms(tree, {SPORT: {700}, FOOTBALL: {700}, MONEY: {800}})
    teach(once, 2 * LEAST_LEARNT)
    teach(twice, 2 * LEAST_LEARNT)
    asked = pack_weighed([700, *COMMON[:9]], [1.0] * 10)
    assert twice.infer(asked, least=0) == once.infer(asked, least=0)


@pytest.mark.parametrize("table", [VIETNAMESE, ENGLISH], ids=["vi", "en"])
def test_the_vocabulary_is_spelt_as_articles_are_read(table: dict[str, str]) -> None:
    for key, phrases in table.items():
        for phrase in phrases.split(","):
            assert list(words(phrase).keys) == phrase.split() != [], f"{key}: {phrase}"


def test_the_shipped_vocabulary_is_of_sections_that_are_there() -> None:
    keys = {node.key for node in TREE}
    for language in ("vi", "en"):
        assert vocabulary(language).keys() <= keys
        assert all(vocabulary(language).values())
    assert pair_term("bóng", "đá") in vocabulary("vi")["football"]
    assert syllable_term("parliament") in vocabulary("en")["politics"]
    assert vocabulary("fr") == {}
