"""Articles that are the same, put together: the store's part."""

from itertools import permutations

import pytest

from newsreader.model import Query
from newsreader.store import Store
from newsreader.store.doubles import put_together
from newsreader.stories.sections import TREE
from tests.store.news import add_feed, new_article, write


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_two_groups_become_one_wherever_their_articles_stand(store: Store, order: tuple[int, ...]) -> None:
    """An upsert would have its triggers fail where a place in a section is there already."""
    store.sections.ensure(TREE)
    section = store.sections.all()[0].id
    feeds = [add_feed(store, f"a{number}") for number in range(4)]
    ids = [
        write(store, feeds[place], new_article(place, marks=((section, "declared", "Thời sự"),))).added[0]
        for place in order
    ]
    with store.database.writing() as connection:
        put_together(connection, ids[:2], 1, "text")
        put_together(connection, ids[2:], 2, "text")
        put_together(connection, ids, 1, "text")
    assert len(store.lists.ids(Query(section=section))) == 1
    assert store.lists.count(Query(section=section)) == 1
