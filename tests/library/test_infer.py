"""Articles whose outlets name no section get one that is inferred, with its confidence, or none."""

import random

from newsreader.library import correct, section_tree
from newsreader.library.opened import Library
from newsreader.model import NewArticle, SectionMark, SectionSource
from newsreader.stories.infer import LEAST_CONFIDENCE, LEAST_LEARNT
from newsreader.stories.signature import VERSION
from tests.library.shelves import derived
from tests.store.news import add_feed, mark_sections, new_article, write

WORDS = {
    "sport": [
        "bàn",
        "thắng",
        "thủ",
        "môn",
        "hiệp",
        "phụ",
        "trọng",
        "tài",
        "sân",
        "cỏ",
        "huấn",
        "luyện",
        "tiền",
        "đạo",
        "cầu",
        "thủ",
        "vô",
        "địch",
        "trận",
        "đấu",
    ],
    "business": [
        "cổ",
        "phiếu",
        "lãi",
        "suất",
        "ngân",
        "hàng",
        "tín",
        "dụng",
        "lợi",
        "nhuận",
        "doanh",
        "thu",
        "xuất",
        "khẩu",
        "tỷ",
        "giá",
        "trái",
        "phiếu",
        "vốn",
    ],
}


def told(number: int, section: str) -> NewArticle:
    chance = random.Random(number)
    text = " ".join(chance.sample(WORDS[section], 12))
    return new_article(number, minutes=-10 * number, title=f"Tin {number}", html=f"<p>{text}</p>")


def shelf(library: Library, declared: int) -> tuple[int, int]:
    """So many articles of each section, and one of each that declares none: their ids."""
    feed = add_feed(library.store, "báo")
    for place, section in enumerate(WORDS):
        for number in range(declared):
            added = write(library.store, feed, told(1000 * place + number, section)).added
            mark_sections(library.store, added[0], [SectionMark(key(library, section), SectionSource.DECLARED)])
    first = write(library.store, feed, told(5000, "sport")).added[0]
    second = write(library.store, feed, told(5001, "business")).added[0]
    return first, second


def key(library: Library, section: str) -> int:
    return next(one.id for one in library.store.sections.all() if one.key == section)


def test_an_article_without_a_section_gets_one(library: Library) -> None:
    sport, business = shelf(library, 2 * LEAST_LEARNT)
    derived(library)
    marks = library.store.sections.of([sport, business])
    assert [one.section for one in marks[sport]] == [key(library, "sport")]
    assert [one.section for one in marks[business]] == [key(library, "business")]
    for [mark] in marks.values():
        assert mark.source is SectionSource.INFERRED
        assert mark.confidence is not None
        assert LEAST_CONFIDENCE <= mark.confidence <= 1
    assert library.store.inferring.waiting(10) == []
    assert library.store.articles.get(sport).marks == marks[sport]


def test_where_little_was_learnt_nothing_is_said(library: Library) -> None:
    sport, _ = shelf(library, LEAST_LEARNT - 1)
    derived(library)
    assert library.store.sections.of([sport])[sport] == ()
    assert library.store.inferring.waiting(10) == []


def test_what_is_inferred_teaches_nothing(library: Library) -> None:
    shelf(library, 2 * LEAST_LEARNT)
    derived(library)
    assert len(library.store.inferring.examples("vi", VERSION, 1000)) == 4 * LEAST_LEARNT


def test_what_waits_is_judged_later(library: Library) -> None:
    """Stopped between deriving and judging, as by a kill."""
    sport, business = shelf(library, 2 * LEAST_LEARNT)
    derived(library, batches=1)
    assert [one.article for one in library.store.inferring.waiting(10)] == [sport, business]
    derived(library)
    assert library.store.sections.of([sport])[sport] != ()


def test_a_section_that_was_found_meanwhile_stays(library: Library) -> None:
    sport, _ = shelf(library, 2 * LEAST_LEARNT)
    derived(library, batches=1)
    corrected = (SectionMark(key(library, "business"), SectionSource.CORRECTED),)
    mark_sections(library.store, sport, corrected)
    derived(library)
    assert library.store.sections.of([sport])[sport] == corrected


# ---------------------------------------------------------------- the reader's word


def test_what_the_reader_put_into_no_section_stays_there(library: Library) -> None:
    sport, business = shelf(library, 2 * LEAST_LEARNT)
    correct.put(library, [sport], None)
    derived(library)
    assert [mark.section for mark in library.store.sections.of([sport])[sport]] == [None]
    correct.put(library, [business], None)  # what was inferred is not inferred again when all is derived anew
    library.store.stories.underived(VERSION + 1)
    derived(library)
    assert [mark.section for mark in library.store.sections.of([business])[business] if mark.section] == []
    assert library.store.inferring.waiting(10) == []


def test_corrections_teach_at_once(library: Library) -> None:
    """Too few articles declare sport; the reader says of the rest that they are, and the next one is known."""
    sport, _ = shelf(library, LEAST_LEARNT - 5)
    feed = add_feed(library.store, "báo khác")
    kinds = ["sport"] * 10 + ["business"] * 10
    known = [write(library.store, feed, told(6000 + n, kind)).added[0] for n, kind in enumerate(kinds)]
    derived(library)
    assert library.store.sections.of([sport])[sport] == ()
    correct.put(library, known[:10], key(library, "sport"))
    correct.put(library, known[10:], key(library, "business"))
    later = write(library.store, feed, told(7000, "sport")).added[0]
    derived(library)
    assert [mark.section for mark in library.store.sections.of([later])[later]] == [key(library, "sport")]


def test_a_merged_section_teaches_what_it_was_merged_into(library: Library) -> None:
    sport, _ = shelf(library, 2 * LEAST_LEARNT)
    section_tree.arranged(library, section_tree.merge(key(library, "sport"), number := key(library, "leisure")))
    assert {one for one, _ in taught(library)} == {number, key(library, "business")}
    derived(library)
    assert [mark.section for mark in library.store.sections.of([sport])[sport]] == [number]


def test_a_removed_section_teaches_nothing(library: Library) -> None:
    sport, business = shelf(library, 2 * LEAST_LEARNT)
    section_tree.arranged(library, section_tree.add("Phủi"))
    [own] = [one.id for one in library.store.sections.all() if one.own]
    feed = add_feed(library.store, "báo khác")
    mine = [write(library.store, feed, told(8000 + n, "sport")).added[0] for n in range(4 * LEAST_LEARNT)]
    correct.put(library, mine, own)
    section_tree.arranged(library, section_tree.remove(own))
    derived(library)
    assert own not in {one for one, _ in taught(library)}
    marks = library.store.sections.of([sport, business])
    assert [one.section for one in marks[sport]] == [key(library, "sport")]
    assert [one.section for one in marks[business]] == [key(library, "business")]


def taught(library: Library) -> list[tuple[int, bytes]]:
    derived(library, batches=2)
    return library.store.inferring.examples("vi", VERSION, 1000)
