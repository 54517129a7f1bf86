"""Listing, opening, searching and related stories on the library that the refresh left behind."""

from pathlib import Path

from benchmarks.measure import Times, table, times_of
from newsreader.library.opened import Library, open_library
from newsreader.library.read import counts, list_ids, list_rows, open_article, sections
from newsreader.library.related import related
from newsreader.model import Order, Query
from newsreader.paths import library_paths

REPEATS = 30
SEARCHES = ("ba", "thương", "con de", "đ", '"tương đương"')


def report(folder: Path) -> str:
    """Measure and tell, as Markdown."""
    library = open_library(library_paths(folder))
    rows = [(name, *_cells(times)) for name, times in _acts(library)]
    size = library_paths(folder).database.stat().st_size / 1e6
    articles = counts(library).articles
    library.close()
    head = ("act", "median ms", "p95 ms", "worst ms")
    return f"## On its {articles} articles ({size:.0f} MB)\n\n{table(head, rows)}\n"


def _cells(times: Times) -> tuple[str, str, str]:
    return f"{times.median:.1f}", f"{times.p95:.1f}", f"{times.worst:.1f}"


def _acts(library: Library) -> list[tuple[str, Times]]:
    ids = list_ids(library, Query())
    section = next(one.id for one in sections(library) if one.key == "business")
    opened = iter(ids[:: max(1, len(ids) // 400)])
    asked = iter(ids[:: max(1, len(ids) // 90)])
    acts: list[tuple[str, Times]] = [
        ("counts of the sidebar", times_of(lambda: counts(library), REPEATS)),
        ("list of all", times_of(lambda: list_ids(library, Query()), REPEATS)),
        (
            "list of a section, unread",
            times_of(lambda: list_ids(library, Query(section=section, unread=True)), REPEATS),
        ),
        ("first 60 rows", times_of(lambda: list_rows(library, ids[:60]), REPEATS)),
        ("open an article", times_of(lambda: open_article(library, next(opened)), REPEATS)),
        ("related stories", times_of(lambda: related(library, next(asked)), REPEATS)),
    ]
    for words in SEARCHES:
        for order in (Order.NEWEST, Order.RELEVANCE):
            query = Query(text=words, order=order)
            found = len(list_ids(library, query))
            name = f"search {words} by {order.value} ({found} hits)"
            acts.append((name, times_of(lambda query=query: list_ids(library, query), REPEATS)))  # type: ignore[misc]  # the default binds the loop's query
    return acts
