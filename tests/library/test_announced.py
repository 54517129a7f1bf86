"""To ask for the articles that changes name finds what reading the whole list does, also where one article's change
makes others stand otherwise."""

from array import array
from collections.abc import Iterable

from newsreader.gui.models.announcing import Looked, look_at, look_at_all
from newsreader.library import rules
from newsreader.library.opened import Library
from newsreader.library.read import list_ids
from newsreader.model import Changes, Query
from newsreader.ruling import Rule
from newsreader.store.inferring import Inferred
from tests.library.same_news import LEAD, REST, by_url, copies, fill, told
from tests.library.shelves import derived
from tests.store.news import add_feed, write


def named(changes: Changes) -> frozenset[int]:
    return frozenset(changes.added + changes.updated)


def both(library: Library, query: Query, shown: Iterable[int], changes: Changes) -> tuple[Looked, Looked]:
    ids = array("q", shown)
    return look_at(library, query, ids, named(changes)), look_at_all(library, query, ids)


def test_an_original_comes_to_the_section_of_its_copy(library: Library) -> None:
    feeds = [add_feed(library.store, f"o{number}") for number in range(3)]
    section = library.store.sections.all()[3].id
    write(library.store, feeds[0], told(1, "Thủy điện xả lũ, ba xã ngập", f"{LEAD} {REST}", 10))
    write(library.store, feeds[1], told(2, "Quảng Nam: 400 hộ sơ tán", f"(Tin tức) - {LEAD} {REST[:120]}", 12))
    derived(library)
    item = told(3, "Ngập sâu ở Bắc Trà My", f"{LEAD} {REST} Theo báo bạn.", 15, sections=[section])
    write(library.store, feeds[2], item)
    query = Query(section=section)
    shown = list_ids(library, query)
    quick, whole = both(library, query, shown, derived(library))
    assert copies(library) == {"2": "1", "3": "1"}
    assert quick == whole
    original = frozenset([by_url(library)["1"]])
    assert quick == Looked(original, (by_url(library)["3"],), behind=original)


def test_a_section_inferred_of_a_copy_is_the_original_s(library: Library) -> None:
    fill(library)
    derived(library)
    query = Query(section=library.store.sections.all()[3].id)
    shown = list_ids(library, query)
    assert query.section is not None
    written = library.store.inferring.write([Inferred(by_url(library)["2"], query.section, 0.9)])
    quick, whole = both(library, query, shown, Changes(updated=written))
    assert quick == whole
    assert quick.new == {by_url(library)["1"]}


def test_what_no_rule_mutes_any_more_stands_before_its_copies(library: Library) -> None:
    fill(library)
    derived(library)
    rules.add_rule(library, Rule(query='"xả lũ, ba xã"', mute=True))
    for _ in rules.settle(library):
        pass
    shown = list_ids(library, Query())
    rules.remove_rule(library, library.store.rules.all()[0].id)
    changes = Changes()
    for one in rules.settle(library):
        changes |= one
    quick, whole = both(library, Query(), shown, changes)
    assert quick == whole
    assert quick.folded
