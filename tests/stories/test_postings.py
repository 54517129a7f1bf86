"""Finding articles by their heaviest terms."""

from newsreader.stories.postings import MOST_HOLDERS, Postings
from newsreader.stories.signature import pack_weighed


def test_what_was_removed_is_not_found() -> None:
    postings = Postings()
    flood, gold = pack_weighed([7, 8], [2.0, 1.0]), pack_weighed([8, 9], [2.0, 1.0])
    postings.add(1, flood)
    postings.add(2, gold)
    assert set(postings.shared(flood)) == {1, 2}
    postings.remove(1, flood)
    assert set(postings.shared(flood)) == {2}


def test_of_a_term_that_thousands_hold_only_the_last_are_looked_at() -> None:
    """A feed of nothing but equal entries, as a ticker's, would otherwise cost the square of their number."""
    postings = Postings()
    ticker, news = pack_weighed([7, 8], [2.0, 1.0]), pack_weighed([5, 8], [2.0, 1.0])
    postings.add(1, news)
    for place in range(2, MOST_HOLDERS + 1_000):
        postings.add(place, ticker)
    found = postings.shared(ticker)
    assert set(found) == set(range(1_000, MOST_HOLDERS + 1_000))
    assert set(postings.shared(news)) == {1, *found}  # by its own rare word
