"""A list cut into groups: headers, folding, stories behind their first article; rows are never walked."""

from array import array

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from newsreader.gui.models.articles import ArticleModel
from newsreader.gui.models.laid import Laid
from newsreader.library.grouping import Grouping, ListGroup
from tests.gui.models.test_articles import Shelf

DAYS = (ListGroup(7, 0, 2), ListGroup(6, 2, 3))
STORIES = (ListGroup(9, 1, 3),)


def make(grouping: Grouping, groups: tuple[ListGroup, ...], *turned: int) -> ArticleModel:
    model = ArticleModel(Shelf().fetch)
    laid = Laid(array("q", range(1, 6)), grouping, groups, frozenset(turned))
    model.show_list(laid, laid.rows(), laid.heads())
    return model


def test_days_have_headers_and_fold() -> None:
    model = make(Grouping.DAY, DAYS)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert list(model.rows) == [-1, 1, 2, -2, 3, 4, 5]
    assert list(model.laid.header_rows(0, 6)) == [0, 3]
    model.fold(3, True)
    assert list(model.rows) == [-1, 1, 2, -2]
    model.fold(0, True)
    assert list(model.rows) == [-1, -2]
    assert list(model.laid.header_rows(0, 1)) == [0, 1]
    assert model.laid.turned == {6, 7}
    model.fold(0, False)
    assert list(model.rows) == [-1, 1, 2, -2]
    assert list(model.ids) == [1, 2, 3, 4, 5]


def test_what_was_folded_comes_so_again() -> None:
    assert list(make(Grouping.OUTLET, DAYS, 7).rows) == [-1, -2, 3, 4, 5]


def test_an_article_in_a_folded_group_unfolds_it() -> None:
    model = make(Grouping.DAY, DAYS, 6, 7)
    assert model.position(4) == -1
    assert model.unfold_for(4) == 3
    assert list(model.rows) == [-1, -2, 3, 4, 5]
    assert model.unfold_for(99) == -1


def test_a_story_is_its_first_article_until_it_is_unfolded() -> None:
    model = make(Grouping.STORY, STORIES)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert list(model.rows) == [1, 2, 5]
    head = model.head(1)
    assert head is not None
    assert (head.folded, head.group.count) == (True, 3)
    model.fold(1, False)
    assert list(model.rows) == [1, 2, 3, 4, 5]
    assert [model.follows(place) for place in range(5)] == [False, False, True, True, False]
    assert [model.head_above(place) for place in (2, 3, 4)] == [1, 1, -1]
    model.fold(1, True)
    assert model.unfold_for(4) == 3


@pytest.mark.parametrize(("place", "group"), [(0, -1), (1, 0), (3, 0), (4, -1)])
def test_the_group_of_a_place(place: int, group: int) -> None:
    assert Laid(array("q", range(1, 6)), Grouping.STORY, STORIES).group_at(place) == group
