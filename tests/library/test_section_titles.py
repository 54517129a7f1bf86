"""What sections may be called: something to be seen, and no two alike, whatever brings a title back."""

import pytest

from newsreader.errors import LookupFailure, SectionError
from newsreader.library import read
from newsreader.library.opened import Library
from newsreader.library.section_tree import Act, add, arranged, merge, rename, reset, separate
from newsreader.model import Query
from tests.library.shelves import numbers
from tests.store.news import add_feed, new_article, write


def called(library: Library) -> list[str]:
    return [one.title("en") for one in library.store.sections.all() if one.own]


@pytest.mark.parametrize(
    "title", ["\u200b", "\u202e\u202d", "\u200d \u2060", "\u0301", "\x07", "\u3164", "\u2800 \u115f"]
)
def test_a_title_that_nobody_sees_is_none(library: Library, title: str) -> None:
    """It made a row without a name, and after it no title of signs alone was free."""
    with pytest.raises(SectionError) as refused:
        arranged(library, add(title))
    assert refused.value.code == "section.no_title"


def test_signs_are_titles_each_its_own(library: Library) -> None:
    newer = [
        "\U0001fae8",
        "Yêu \U0001fa77",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    ]
    for title in ("🎾", "🏀", "👩\u200d👧", "Tin \u202eabc\u200b", *newer, "\U0001faef"):
        arranged(library, add(title))
    assert called(library) == ["🎾", "🏀", "👩\u200d👧", "Tin abc", *newer, "\U0001faef"]
    with pytest.raises(SectionError):
        arranged(library, add(" 🏀 "))
    assert read.find_section(library, "🏀").title("en") == "🏀"
    with pytest.raises(LookupFailure):
        read.find_section(library, "!?")


def test_who_is_refused_a_title_is_told_whose_it_is(library: Library) -> None:
    """ "C++" was refused as being there already."""
    arranged(library, add("C"))
    with pytest.raises(SectionError) as refused:
        arranged(library, add("C++"))
    assert refused.value.data == {"title": "C"}


@pytest.mark.parametrize("way", ["rename", "separate", "reset"])
def test_a_title_comes_back_only_where_it_is_free(library: Library, way: str) -> None:
    """Two sections were called Sport: one renamed or merged before, and one made meanwhile."""
    sport, life = numbers(library)["sport"], numbers(library)["life"]
    first: Act = merge(sport, life) if way == "separate" else rename(sport, "Sân cỏ")
    back: Act = {"rename": rename(sport, ""), "separate": separate(sport), "reset": reset}[way]
    arranged(library, first)
    arranged(library, add("thể thao"))
    with pytest.raises(SectionError) as refused:
        arranged(library, back)
    assert refused.value.data == {"title": "thể thao"}
    arranged(library, rename(numbers(library)["own-the-thao"], "Bóng bàn"))
    arranged(library, back)
    assert "Sport" in [one.title("en") for one in library.store.sections.all()]


def test_a_name_is_first_that_of_the_section_that_is_seen_to_be_called_so(library: Library) -> None:
    """A section that had been called so was found before it, and was the one that an act was done to."""
    sport = numbers(library)["sport"]
    arranged(library, rename(sport, "Sân cỏ"))
    arranged(library, add("Sport"))
    own = numbers(library)["own-sport"]
    write(
        library.store,
        add_feed(library.store, "a"),
        new_article(1, sections=[sport]),
        new_article(2, sections=[own]),
    )
    assert read.find_section(library, "sport").id == own
    assert list(read.list_ids(library, Query(text="section:sport"))) == list(
        read.list_ids(library, Query(section=own))
    )
    assert read.find_section(library, "Thể thao").id == sport
