"""Who wrote an article is named in its row, whichever feed brought it: a portal's articles name the papers."""

from datetime import timedelta

from newsreader.gui.article_menu import article_menu
from newsreader.gui.reading_document import build_html
from newsreader.library import read, rules
from newsreader.library.grouping import Grouping
from newsreader.library.opened import Library
from newsreader.model import ArticleRow, Query, SourceRef
from newsreader.paths import Paths
from newsreader.store.glance import first_rows
from tests.gui.desk import open_desk, opened_id, quiet_settings
from tests.gui.newsstand import OUTLETS, entry, publish, wait

PORTAL = OUTLETS[2]
PAPER = SourceRef("Báo Quảng Nam", "https://quangnam.example")


def bring(library: Library, *sources: SourceRef | None) -> list[ArticleRow]:
    """New articles of the portal, each with the source that it names."""
    feed = next(one.id for one in library.store.feeds.all() if one.published_title == PORTAL)
    ids = [
        publish(library, feed, (entry(PORTAL, number, age=timedelta())._replace(source=source),)).added[0]
        for number, source in enumerate(sources, start=500)
    ]
    return read.list_rows(library, ids)


def test_a_portals_articles_name_the_papers(newsstand: Library, paths: Paths) -> None:
    """A row named the portal, and the timeline of its story the paper."""
    row, plain = bring(newsstand, PAPER, None)
    assert (row.outlet, plain.outlet) == (PAPER.title, PORTAL)
    first = {one.id: one.outlet for one in first_rows(newsstand.store.database.path, Query())}
    assert (first[row.id], first[plain.id]) == (PAPER.title, PORTAL)
    assert rules.suggestions(newsstand, row.id)[-1] == f'outlet:"{PAPER.title}"'
    assert rules.suggestions(newsstand, plain.id)[-1] == f'feed:"{PORTAL}"'
    with open_desk(paths, quiet_settings()) as window:
        window.articles.go_to(row.id)
        wait(lambda: opened_id(window) == row.id, "for the article")
        readable = window.session.readable
        assert readable is not None
        assert readable.path[0][0] == PORTAL, "where it leads to"
        assert f"{PAPER.title}\u00a0· " in build_html(readable, "en")
        assert f"Go to {PORTAL}" in [one.text() for one in article_menu(window, [row.id]).actions()]


def test_a_group_is_called_as_the_outlets_of_its_rows(newsstand: Library, paths: Paths) -> None:
    """Groups went by the feed: one that was called as the portal held rows of other papers."""
    bring(newsstand, PAPER, None, SourceRef(OUTLETS[0], "https://one.example"), PAPER)
    with open_desk(paths, quiet_settings()) as window:
        window.listing.filter(window.listing.filters.having(group=Grouping.OUTLET))
        model = window.listing.model
        wait(lambda: model.laid.grouping is Grouping.OUTLET and not window.listing.loading, "for the groups")
        told = {}
        for group in model.laid.groups:
            ids = model.laid.ids[group.start : group.start + group.count]
            told[model.name_group(group)] = {row.outlet for row in read.list_rows(newsstand, ids)}
        assert told == {name: {name} for name in told}
        assert {PAPER.title, PORTAL, OUTLETS[0]} <= told.keys()


def test_a_feed_that_names_itself_is_called_as_the_reader_calls_it(newsstand: Library) -> None:
    feed = next(one for one in newsstand.store.feeds.all() if one.title == PORTAL)
    newsstand.store.feeds.rename(feed.id, "Cảng")
    by_name, by_address = SourceRef(PORTAL.upper(), ""), SourceRef("All news", feed.url.replace("https", "http"))
    assert [row.outlet for row in bring(newsstand, by_name, by_address)] == ["Cảng", "Cảng"]
