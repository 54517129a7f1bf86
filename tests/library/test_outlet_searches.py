"""`outlet:` finds what rows name: a feed that is called so, and articles that declare an outlet which is."""

import pytest

from newsreader.library import rules, saved
from newsreader.library.opened import Library
from newsreader.library.read import list_ids, list_rows
from newsreader.library.searching import notes, understand
from newsreader.model import Query
from newsreader.ruling import Rule
from newsreader.search import Among, AnyOf, Kind
from tests.library.test_rules import arrive, article, check_settled, settle

PAPERS = ("", "Báo Quảng Nam", "BÁO QUẢNG NAM", "", "Quảng Ngãi", "The Portal")


@pytest.fixture
def feeds(library: Library) -> tuple[int, int]:
    """A portal, articles 0 to 5 of which name these papers, and a paper's own feed with the articles 6 and 7."""
    portal, paper = (library.store.feeds.add(f"https://{name}.example/rss", now=library.now()) for name in "ab")
    library.store.feeds.rename(portal, "Cổng tin")
    library.store.feeds.rename(paper, "Báo Quảng Nam")
    own = ((portal, number, name) for number, name in enumerate(PAPERS))
    for feed, number, name in (*own, (paper, 6, ""), (paper, 7, "")):
        arrive(library, feed, article(library, number, "tin", source_title=name, title=str(number)))
    return portal, paper


def found(library: Library, typed: str) -> str:
    rows = list_rows(library, list_ids(library, Query(text=typed)))
    return "".join(sorted(row.title for row in rows))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("outlet:quảng", "12467"),
        ('báo:"báo quảng nam"', "1267"),
        ("báo:bao-quang-nam ", "1267"),
        ("source:portal", "5"),
        ("outlet:cổng", "012345"),
        ("outlet:b.example", "67"),
        ("-outlet:quảng", "035"),
        ("outlet:quảng -outlet:ngãi feed:cổng", "12"),
        ('feed:"báo quảng nam"', "67"),
        ("nguồn:quảng", "67"),
        ("tin outlet:quảng", "12467"),
        ("outlet:portal OR feed:quảng", "567"),
        ("outlet:nowhere", ""),
    ],
)
def test_what_is_found(library: Library, feeds: tuple[int, int], typed: str, expected: str) -> None:
    del feeds
    assert found(library, typed) == expected


def test_where_nothing_is_declared_it_asks_for_the_feed(library: Library, feeds: tuple[int, int]) -> None:
    """By its index, and in the index of words."""
    portal, paper = feeds
    assert understand(library, "outlet:cổng").term == Among(Kind.FEED, (portal,))
    assert understand(library, "outlet:ngãi").term == Among(Kind.OUTLET, ("Quảng Ngãi",))
    either = AnyOf((Among(Kind.FEED, (paper,)), Among(Kind.OUTLET, ("BÁO QUẢNG NAM", "Báo Quảng Nam"))))
    assert understand(library, "outlet:quảng-nam").term == either


def test_of_a_name_of_several_words_quotes_are_proposed(library: Library, feeds: tuple[int, int]) -> None:
    del feeds
    assert [(note.code, note.data["name"]) for note in notes(library, "outlet:quảng ngãi")] == [
        ("search.quotes", "quảng ngãi")
    ]


def test_a_kept_search_counts_what_it_finds(library: Library, feeds: tuple[int, int]) -> None:
    number = saved.save(library, "Quảng Nam", 'outlet:"Quảng Nam"')
    assert saved.unread(library) == {number: 4}
    arrive(library, feeds[0], article(library, 8, "tin", source_title="Đài Quảng Nam"))
    assert saved.unread(library) == {number: 5}


def test_a_rule_catches_the_first_article_of_an_outlet(library: Library, feeds: tuple[int, int]) -> None:
    """Also where no article has declared it before, and without looking at all articles again."""
    rules.add_rule(library, Rule(title="", query="outlet:ngãi", mute=True))
    settle(library)
    assert found(library, "tin") == "0123567"
    assert arrive(library, feeds[0], article(library, 8, "tin", source_title="Đài Quảng Ngãi")).added == ()
    assert not rules.unsettled(library)
    assert len(list_ids(library, Query(muted=True))) == 2
    check_settled(library)


def test_the_whole_outlet_is_proposed_as_its_row_names_it(library: Library, feeds: tuple[int, int]) -> None:
    del feeds
    by_title = {row.title: row.id for row in list_rows(library, list_ids(library, Query()))}
    assert rules.suggestions(library, by_title["1"])[-1] == 'outlet:"Báo Quảng Nam"'
    assert rules.suggestions(library, by_title["1"], "vi")[-1] == 'báo:"Báo Quảng Nam"'
    assert rules.suggestions(library, by_title["0"], "vi")[-1] == 'nguồn:"Cổng tin"'
