"""Finding articles by their heaviest terms."""

from newsreader.stories.postings import ASKED_TERMS, LOOKUP_TERMS, MOST_HOLDERS, Postings
from newsreader.stories.signature import pack_weighed, unpack


def test_what_was_removed_is_not_found() -> None:
    postings = Postings()
    flood, gold = pack_weighed([7, 8], [2.0, 1.0]), pack_weighed([8, 9], [2.0, 1.0])
    postings.add(1, flood)
    postings.add(2, gold)
    assert set(postings.alike(flood)) == {1, 2}
    postings.remove(1, flood)
    assert set(postings.alike(flood)) == {2}


def test_of_a_term_that_thousands_hold_only_the_last_are_looked_at() -> None:
    """A feed of nothing but equal entries, as a ticker's, would otherwise cost the square of their number."""
    postings = Postings()
    ticker, news = pack_weighed([7, 8], [2.0, 1.0]), pack_weighed([5, 8], [2.0, 1.0])
    postings.add(1, news)
    for place in range(2, MOST_HOLDERS + 1_000):
        postings.add(place, ticker)
    found = postings.alike(ticker)
    assert set(found) == set(range(1_000, MOST_HOLDERS + 1_000))
    assert set(postings.alike(news)) == {1, *found}  # by its own rare word


def test_likeness_goes_as_far_as_the_heaviest_terms_of_who_is_found() -> None:
    """Not only to the heaviest of who asks, and not to the lighter ones of who is found."""
    postings = Postings()
    many = dict.fromkeys(range(100, 100 + LOOKUP_TERMS), 2.0) | {7: 1.0}
    whole, short = pack_weighed(list(many), list(many.values())), pack_weighed([7, 100], [3.0, 4.0])
    postings.add(1, whole)
    postings.add(2, short)
    own = unpack(short)
    assert postings.alike(short) == {1: own[100] * unpack(whole)[100], 2: own[100] ** 2 + own[7] ** 2}


def test_what_an_article_says_in_passing_is_not_looked_for() -> None:
    postings = Postings()
    heavy = dict.fromkeys(range(100, 100 + ASKED_TERMS), 2.0)
    asked = pack_weighed([*heavy, 7], [*heavy.values(), 1.0])
    postings.add(1, pack_weighed([7], [1.0]))
    postings.add(2, pack_weighed([100 + ASKED_TERMS - 1], [1.0]))
    assert set(postings.alike(asked)) == {2}
