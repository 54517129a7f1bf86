"""What was said not to be the same, taken back and undone while others go on."""

import json

from newsreader.store import Store
from tests.store.news import add_feed, new_article, write


def group(store: Store, number: int, *members: int) -> None:
    with store.database.writing() as connection:
        for member in members:
            connection.exec_driver_sql("INSERT INTO article_copy VALUES (?, ?, '', 0)", (member, number))


def together(store: Store, articles: list[int]) -> list[set[int]]:
    found: dict[int, set[int]] = {}
    with store.database.reading() as connection:
        listed = (json.dumps(articles),)
        for article, original in connection.exec_driver_sql(
            "SELECT article, original FROM article_copy WHERE article IN (SELECT value FROM json_each(?))", listed
        ):
            found.setdefault(original, set()).add(article)
    return sorted(found.values(), key=min)


def test_undo_draws_no_strangers_in_that_took_a_free_number_meanwhile(store: Store) -> None:
    ids = [write(store, add_feed(store, f"f{n}"), new_article(n)).added[0] for n in range(6)]
    a, b, c, d, e, f = ids
    group(store, 1, a, c)
    store.doubles.part(a)
    store.doubles.part(c)
    with store.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM article_copy")
    group(store, 1, a, b)
    group(store, 2, c, d)
    before = store.reuniting.reunite(a)
    assert before is not None
    assert together(store, ids) == [{a, b, c, d}]
    group(store, 2, e, f)  # the number is free
    store.reuniting.stand_again(before)
    assert together(store, ids) == [{a, b}, {c, d}, {e, f}]
    assert store.reuniting.parted().keys() == {a, c}
