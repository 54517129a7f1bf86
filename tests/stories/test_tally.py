"""Counting terms in a table: exact until there is too much, kept by pages, the same after reading them back."""

from array import array
from collections import Counter
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.stories import tally
from newsreader.stories.signature import HASHES, Frequencies, Terms, function_terms, syllable_term
from newsreader.stories.tally import PAGE, Tally, counts_in, pages_of

OF = syllable_term("của")


def terms(*hashes: int) -> Terms:
    return Terms(array("I", hashes), array("f", [1.0] * len(hashes)))


def meet(counting: Tally, articles: Sequence[Sequence[int]]) -> None:
    for hashes in articles:
        counting.meet(terms(*hashes))


def all_pages(counting: Tally) -> dict[int, bytes]:
    return dict(counting.changed())


HASH = st.sampled_from([0, 1, PAGE - 1, PAGE, HASHES - 1, OF])


@given(st.lists(st.lists(HASH, unique=True), max_size=8))
@settings(deadline=None, max_examples=30)
def test_weights_are_those_of_exact_frequencies(articles: list[list[int]]) -> None:
    counting = Tally("vi")
    meet(counting, articles)
    counts = Counter(term for article in articles for term in article)
    exact = Frequencies(len(articles), counts, "vi")
    asked = [0, 1, PAGE, OF, 77]
    assert counting.weigh(terms(*asked)) == pytest.approx([exact.idf(term) for term in asked])


@given(st.lists(st.lists(HASH, unique=True), max_size=6), st.lists(st.lists(HASH, unique=True), max_size=6))
@settings(deadline=None, max_examples=20)
def test_what_was_kept_goes_on(first: list[list[int]], later: list[list[int]]) -> None:
    whole, begun = Tally("vi"), Tally("vi")
    meet(whole, [*first, *later])
    meet(begun, first)
    pages = all_pages(begun)
    resumed = Tally("vi", begun.documents, pages.items())
    meet(resumed, later)
    asked = terms(0, 1, PAGE - 1, PAGE, HASHES - 1, OF)
    assert resumed.weigh(asked) == whole.weigh(asked)
    pages |= all_pages(resumed)
    counts = Counter(term for article in [*first, *later] for term in article)
    found = counts_in(pages, counts)
    assert found == counts


def test_what_meeting_told_is_as_good_as_looking_up_once_many_were_met(monkeypatch: pytest.MonkeyPatch) -> None:
    counting = Tally("vi")
    meet(counting, [[5, 6], [5]])
    held = counting.meet(terms(5, 7))
    assert held == [2, 0]
    now = counting.weigh(terms(5, 7))
    counting.meet(terms(5))
    later = counting.weigh(terms(5, 7))
    assert counting.weigh(terms(5, 7), held) == later != now
    monkeypatch.setattr(tally, "YOUNG", 0)
    counting.documents -= 1
    assert counting.weigh(terms(5, 7), held) == now


def test_only_changed_pages_are_kept_and_once() -> None:
    counting = Tally("vi")
    meet(counting, [[5, PAGE + 5], [5]])
    assert list(all_pages(counting)) == [0, 1]
    assert all_pages(counting) == {}
    meet(counting, [[3 * PAGE]])
    assert list(all_pages(counting)) == [3]


def test_beyond_many_terms_every_page_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally, "FOLLOWED", 3)
    counting = Tally("vi")
    meet(counting, [[1, 2, 3, 4]])
    assert len(all_pages(counting)) == HASHES // PAGE
    assert all_pages(counting) == {}


def test_function_words_begin_with_articles_never_seen_which_are_not_kept() -> None:
    counting = Tally("vi")
    unseen, of = counting.weigh(terms(77, OF))
    assert of < unseen / 10
    meet(counting, [[OF]])
    assert counts_in(all_pages(counting), [OF]) == {OF: 1}
    assert OF in function_terms("vi")


def test_too_many_terms_lose_one_article_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally, "LOOKED_AFTER", 3)
    monkeypatch.setattr(tally, "MOST_TAKEN", 300)  # the function words are taken from the beginning
    counting = Tally("vi")
    meet(counting, [range(1000, 1200), range(1000, 1003)])
    all_pages(counting)
    for _ in counting.make_room():
        pass
    assert counts_in(all_pages(counting), [1000, 1003]) == {1000: 1, 1003: 0}


def test_room_is_left_alone_while_there_is_some() -> None:
    counting = Tally("vi")
    meet(counting, [[1, 2, 3]])
    assert list(counting.make_room()) == []
    assert counts_in(all_pages(counting), [1]) == {1: 1}


def test_pages_tell_of_their_terms() -> None:
    assert pages_of([PAGE, 3, 1, HASHES - 1]) == [0, 1, HASHES // PAGE - 1]
    assert counts_in({}, [1, 2]) == {}


def test_a_term_in_countless_articles_stays_the_most_common(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tally, "MOST_HELD", 3)
    counting = Tally("xx")
    meet(counting, [[1]] * 9)
    assert counts_in(all_pages(counting), [1]) == {1: 3}
    assert counting.documents == 9
