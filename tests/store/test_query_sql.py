"""A search finds the same articles, in the same order, whatever leads; and just those that it describes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsreader.model import Order, Query, ReadHow, Section
from newsreader.search import All, Among, AnyOf, Is, Kind, Language, Not, Since, State, Term, Text, Until
from newsreader.store import Store, index, leading, lists, prefixes, query_sql
from tests.store.news import NOON, TREE, add_feed, new_article, opened, write

WORDS = ["ba", "bao", "ban", "gia", "gian", "vang", "va", "tin"]
STATES = tuple(State)


@dataclass(frozen=True, slots=True)
class Known:
    """An article as the test remembers it."""

    id: int
    at: datetime
    title: list[str]
    body: list[str]
    feed: int
    sections: frozenset[int]
    author: str
    language: str
    states: frozenset[State]


@dataclass(frozen=True, slots=True)
class Library:
    """A store with what is in it, the newest first."""

    store: Store
    articles: tuple[Known, ...]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    path = Path(tmp_path_factory.mktemp("library")) / "library.sqlite3"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "SLOT_BITS", 0)  # so that most lie too high in the index, and not in their order
        with opened(path) as store:
            known = sorted(fill(store), key=lambda one: (one.at, one.id), reverse=True)
            yield Library(store, tuple(known))


def fill(store: Store) -> list[Known]:
    random = Random(3)
    store.sections.ensure([Section(*node) for node in TREE])
    feeds = [add_feed(store, name) for name in "abc"]
    known: list[Known] = []
    for n in range(90):
        title, body = random.choices(WORDS, k=2), random.choices(WORDS, k=3)
        states = frozenset(random.sample(STATES[2:], random.randint(0, 3)))
        section, author, language = random.choice([3, 4, 5]), random.choice("xyz"), random.choice(["vi", "en"])
        at = NOON + timedelta(seconds=random.randrange(45))
        item = new_article(
            n,
            sort_at=at,
            sections=[section],
            folded_title=" ".join(title),
            folded_body=" ".join(body),
            author_keys=(author,),
            language=language,
            thumbnail="https://a.example/p.jpg" if State.PICTURE in states else "",
            enclosures=(("https://a.example/a.mp3", "audio/mpeg", 1, 1),) if State.ENCLOSURE in states else (),
        )
        feed = random.choice(feeds)
        (number,) = write(store, feed, item).added
        read = random.random() < 0.5
        if State.OFFLINE in states:
            store.articles.set_full(number, "<p>x</p>", "", [])
        store.marks.star([number] if State.STARRED in states else [], True, NOON)
        if State.FOLLOWED in states:
            store.pins.say(number, NOON, followed=True)
        store.marks.read([number] if read else [], True, ReadHow.OPENED, NOON)
        above = {3: {1, 2, 3}}.get(section, {section})
        states |= {State.READ if read else State.UNREAD}
        known.append(Known(number, at, title, body, feed, frozenset(above), author, language, states))
    return known


def holds(term: Term, one: Known) -> bool:  # noqa: PLR0911  # one for each kind of term
    """What the term says, in plain Python."""
    match term:
        case All(of):
            return all(holds(inner, one) for inner in of)
        case AnyOf(of):
            return any(holds(inner, one) for inner in of)
        case Not(inner):
            return not holds(inner, one)
        case Text():
            return stands(term, one.title) or (not term.title and stands(term, one.body))
        case Is(state):
            return state in one.states
        case Language(code):
            return one.language == code
        case Since(at):
            return one.at >= at
        case Until(at):
            return one.at < at
        case Among(kind, values):
            has = {Kind.FEED: {one.feed}, Kind.SECTION: one.sections, Kind.AUTHOR: {one.author}, Kind.FOLDER: ()}
            return not set(values).isdisjoint(has[kind])
    raise AssertionError(term)


def stands(text: Text, words: list[str]) -> bool:
    wanted = text.words.split()
    places = [words[at : at + len(wanted)] for at in range(len(words) - len(wanted) + 1)]
    if text.prefix:
        return any(at[:-1] == wanted[:-1] and at[-1].startswith(wanted[-1]) for at in places)
    return wanted in places


moments = st.integers(0, 45).map(lambda second: NOON + timedelta(seconds=second))
texts = st.builds(
    Text,
    st.lists(st.sampled_from([*WORDS, "b", "g", "v", "zz", "or"]), min_size=1, max_size=2).map(" ".join),
    prefix=st.booleans(),
    title=st.booleans(),
)
leaves = st.one_of(
    texts,
    texts,
    st.builds(Is, st.sampled_from(STATES)),
    st.builds(Language, st.sampled_from(["vi", "en", "'"])),
    st.builds(Since, moments),
    st.builds(Until, moments),
    st.builds(Among, st.just(Kind.FEED), st.lists(st.integers(1, 4), max_size=3).map(tuple)),
    st.builds(Among, st.just(Kind.SECTION), st.lists(st.integers(1, 6), max_size=2).map(tuple)),
    st.builds(Among, st.just(Kind.AUTHOR), st.lists(st.sampled_from("xyzw"), max_size=2).map(tuple)),
    st.builds(Among, st.just(Kind.FOLDER), st.just((7,))),
)
terms = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(tuple).map(All),
        st.lists(inner, min_size=2, max_size=3).map(tuple).map(AnyOf),
        st.builds(Not, inner),
    ),
    max_leaves=6,
)
queries = st.builds(
    Query,
    section=st.sampled_from([None, None, 1, 4]),
    feed=st.sampled_from([None, None, 1]),
    unread=st.booleans(),
    order=st.sampled_from([Order.NEWEST, Order.OLDEST]),
)


# What asking costs decides what leads: so each of the ways comes first once.
@pytest.mark.parametrize("cheap", ["HIT", "PASSED", "ASKED", ""])
@pytest.mark.parametrize(("most", "known"), [(1, 2), (400, 2), (400, 4_000)])
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(term=terms, query=queries, limit=st.integers(1, 30))
def test_a_search_finds_what_it_describes(
    library: Library, cheap: str, most: int, known: int, term: Term, query: Query, limit: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if cheap:
            patch.setattr(leading, cheap, 0.0)
            patch.setattr(leading, "FILTERED", 0.0)
        patch.setattr(leading, "MOST_KNOWN", known)  # all hits are known, or only the newest
        patch.setattr(leading, "FIRST_SPAN", 3)
        patch.setattr(leading, "TOGETHER", 1)
        patch.setattr(query_sql, "MOST_FEEDS", known // 2)  # asked of the index with the words, or of each hit
        patch.setattr(lists, "MOST_WORDS", most)
        patch.setattr(lists, "_HITS_EACH", most - 1)  # each article asked for, or all at once
        filters = All(
            (
                *([Among(Kind.SECTION, (query.section,))] if query.section else []),
                *([Among(Kind.FEED, (query.feed,))] if query.feed else []),
                *([Is(State.UNREAD)] if query.unread else []),
            )
        )
        expected = [one.id for one in library.articles if holds(term, one) and holds(filters, one)]
        expected = expected[::-1] if query.order is Order.OLDEST else expected
        found = library.store.lists
        assert list(found.ids(query, term)) == expected
        assert list(found.ids(query, term, limit=limit)) == expected[:limit]
        assert found.count(query, term) == len(expected)
        assert sorted(found.ids(query.having(order=Order.RELEVANCE), term)) == sorted(expected)
        some = [one.id for one in library.articles if one.id % 3]
        caught = found.among(some, All((term, *filters.of)))
        assert list(caught) == sorted(set(expected) & set(some))
        with library.store.database.reading() as connection:
            assert lists.among(connection, some, All((term, *filters.of)), muted=True) == caught


@pytest.mark.parametrize("known", [2, 4_000])
@pytest.mark.parametrize("cheap", ["PASSED", "HIT", "ASKED"])
def test_days_and_pages_are_exact_though_rows_lie_too_high(library: Library, cheap: str, known: int) -> None:
    with library.store.database.reading() as connection:
        assert index.drift(connection) > 20
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(leading, cheap, 0.0)
        patch.setattr(leading, "FILTERED", 0.0)
        patch.setattr(leading, "MOST_KNOWN", known)
        patch.setattr(leading, "FIRST_SPAN", 3)
        patch.setattr(leading, "TOGETHER", 1)
        for second in range(0, 46, 3):
            since, until = NOON + timedelta(seconds=second), NOON + timedelta(seconds=second + 7)
            for word, unread in (("bao", True), ("tin", False)):
                term = All((Text(word), Since(since), Until(until)))
                wanted = [one.id for one in library.articles if holds(term, one)]
                found = library.store.lists.ids(Query(), term)
                assert list(found) == wanted
                every = [
                    one.id
                    for one in library.articles
                    if holds(Text(word), one) and (State.UNREAD in one.states or not unread)
                ]
                query = Query(unread=unread)
                assert list(library.store.lists.ids(query, Text(word), limit=second + 1)) == every[: second + 1]
                oldest = query.having(order=Order.OLDEST)
                assert (
                    list(library.store.lists.ids(oldest, Text(word), limit=second + 1))
                    == every[::-1][: second + 1]
                )


def test_what_has_the_words_in_its_headline_is_first_within_feeds_as_well(store: Store) -> None:
    feeds = [add_feed(store, name) for name in "ab"]
    told = (("vang gia", "x"), ("tin", "gia"), ("tin", "gia vang"), ("ban", "vang"))
    ids = [
        write(store, feeds[n % 2], new_article(n, folded_title=title, folded_body=body)).added[0]
        for n, (title, body) in enumerate(told * 2)
    ]
    words = All((Text("gia"), Text("vang")))
    best = Query(order=Order.RELEVANCE)
    expected = [ids[n] for n in (4, 0, 6, 2)]
    assert list(store.lists.ids(best.having(feed=feeds[0]), words)) == expected
    assert list(store.lists.ids(best, All((words, Among(Kind.FEED, (feeds[0], 99)))))) == expected
    assert list(store.lists.ids(best.having(feed=feeds[0]), words, limit=3)) == expected[:3]
    assert list(store.lists.ids(best, words)) == expected


def test_a_page_of_a_common_beginning_has_the_commonest_words(library: Library) -> None:
    store = library.store
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "MOST_WORDS", 2)
        patch.setattr(prefixes, "COMMONEST", 1)
        term = Text("ba", prefix=True)
        openings = ["bao bao tin", "ban gia"]
        page = store.lists.ids(Query(), term, limit=10, fold=lambda _text: openings[0])
        assert list(page) == [one.id for one in library.articles if holds(Text("bao"), one)][:10]
        assert list(store.lists.ids(Query(), term)) == [one.id for one in library.articles if holds(term, one)]


def test_an_article_counts_once_however_its_text_changed(store: Store) -> None:
    feed = add_feed(store)
    (number,) = write(store, feed, new_article(1, folded_title="vang", folded_body="vang")).added
    for turn in range(3):
        write(store, feed, updated=[(number, new_article(1, folded_title="vang", folded_body=f"gia {turn}"))])
    for term in (Text("vang"), Not(Text("0")), AnyOf((Text("vang"), Is(State.STARRED))), Text("v", prefix=True)):
        assert list(store.lists.ids(Query(), term)) == [number], term
        assert store.lists.among([number], term) == (number,)
    assert list(store.lists.ids(Query(), AnyOf((Text("1"), Is(State.STARRED))))) == []
