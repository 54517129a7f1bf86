"""The tree of sections, the outlets' names for them, and the marks."""

from newsreader.model import Query, Section, SectionMark, SectionSource
from newsreader.store import Store
from tests.store.news import TREE, add_feed, mark_sections, new_article, opened, write


def test_the_tree_is_stored_once_and_parents_come_first(store: Store, sections: dict[str, int]) -> None:
    tree = [Section(*node) for node in TREE]
    assert [node.key for node in store.sections.all()] == ["news", "politics", "rights", "business", "sport"]
    with opened(store.database.path, checkpoints=False) as another:
        before = another.data_version()
        assert store.sections.ensure(tree[::-1]) == sections
        assert another.data_version() == before


def test_ids_stay_when_the_program_numbers_otherwise(store: Store, sections: dict[str, int]) -> None:
    tree = [Section(70, "sport", "Thể thao", "Sports", 80, 0), Section(80, "life", "Đời sống", "Life")]
    ids = store.sections.ensure(tree)
    assert ids["sport"] == sections["sport"]
    (sport,) = [node for node in store.sections.all() if node.key == "sport"]
    assert (sport.title_en, sport.parent) == ("Sports", ids["life"])


def test_lists_and_numbers_follow_a_changed_tree(store: Store, sections: dict[str, int]) -> None:
    feed = add_feed(store)
    numbers = write(store, feed, new_article(1, sections=[sections["rights"], sections["sport"]])).added
    assert tuple(store.lists.ids(Query(section=sections["news"]))) == numbers
    moved = [Section(*node) for node in TREE if node[1] != "politics"]
    store.sections.ensure([*moved, Section(2, "politics", "Chính trị", "Politics", 4)])
    assert tuple(store.lists.ids(Query(section=sections["business"]))) == numbers
    assert tuple(store.lists.ids(Query(section=sections["news"]))) == ()


def test_an_article_counts_once_in_each_section_above_it(store: Store, sections: dict[str, int]) -> None:
    feed = add_feed(store)
    (number,) = write(store, feed, new_article(1, sections=[sections["rights"], sections["politics"]])).added
    assert list(store.lists.ids(Query(section=sections["news"]))) == [number]
    assert [store.sections.feeds_in(sections[key]) for key in ("news", "rights", "sport")] == [1, 1, 0]
    mark_sections(store, number, [SectionMark(sections["politics"], SectionSource.CORRECTED)])
    assert list(store.lists.ids(Query(section=sections["rights"]))) == []
    assert list(store.lists.ids(Query(section=sections["news"]))) == [number]
    mark_sections(store, number, [SectionMark(None, SectionSource.DECLARED, "Chuyện lạ")])
    assert store.lists.used_sections() == frozenset()
    assert store.sections.of([number, 99]) == {
        number: (SectionMark(None, SectionSource.DECLARED, "Chuyện lạ"),),
        99: (),
    }
