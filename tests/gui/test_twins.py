"""The same article in two feeds, in the window: one row, opened from either name, taken apart and back."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from newsreader.gui.article_menu import article_menu
from newsreader.gui.models.articles import sources
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.window import Window
from newsreader.library import mark, twins
from newsreader.library.opened import Library
from newsreader.library.read import list_ids
from newsreader.model import Changes, FeedSettings, Query, ReadHow, SectionMark, SectionSource
from tests.gui.desk import opened_id, press
from tests.gui.newsstand import wait
from tests.library.shelves import derived
from tests.store.news import mark_sections, new_article, write

TEXT = (
    "Sáng nay hồ thủy điện đã xả lũ khiến ba xã vùng hạ du ngập sâu, hơn bốn trăm hộ dân phải sơ tán trong đêm. Chủ "
    "tịch huyện nói lực lượng cứu hộ đã đưa người già và trẻ em đến trường học trên cao, nước dự báo rút dần từ mai."
)


def publish(library: Library) -> list[int]:
    """The same report of two feeds; their articles."""
    numbers: list[int] = []
    for place, one in enumerate(library.store.feeds.all()[:2]):
        item = new_article(900 + place, title=f"Hồ xả lũ {place}", html=f"<p>{TEXT}</p>", minutes=place)
        numbers += write(library.store, one.id, item).added
    return numbers


def show_all(window: Window) -> None:
    window.go(Place(Kind.ALL))
    wait(lambda: not window.listing.loading, "for the list")


def known(window: Window, number: int) -> str:
    row = window.listing.model.row(window.listing.model.position(number))
    return ", ".join(sources(row)) if row is not None else ""


def test_a_copy_leaves_the_list_once_it_is_found(window: Window, newsstand: Library) -> None:
    first, second = publish(newsstand)
    show_all(window)
    window.listing.take_new()
    wait(lambda: {first, second} <= set(window.listing.model.ids), "for both")
    window.session.absorb(derived(newsstand))
    wait(lambda: second not in window.listing.model.ids, "for the copy to leave")
    assert first in window.listing.model.ids
    names = [one.title for one in newsstand.store.feeds.all()[:2]]
    wait(lambda: known(window, first) == ", ".join(names), "for the names")


def test_the_menu_takes_them_apart_and_undo_puts_them_together(window: Window, newsstand: Library) -> None:
    first, second = publish(newsstand)
    derived(newsstand)
    show_all(window)
    window.listing.take_new()
    wait(lambda: first in window.listing.model.ids, "for the row")
    wait(lambda: "," in known(window, first), "for the names")
    acts = [act for act in article_menu(window, (first,)).actions() if act.text().startswith("Not the same")]
    assert [act.text().replace("&&", "&") for act in acts] == [
        f"Not the same article as in {newsstand.store.feeds.all()[1].title}"
    ]
    acts[0].trigger()
    wait(lambda: second in newsstand.store.lists.ids(Query()), "for the second row")
    wait(lambda: window.session.history.names[0] != "", "for the act to be noted")
    window.session.undo()
    wait(lambda: second not in newsstand.store.lists.ids(Query()), "for undo")
    wait(lambda: window.session.history.names[1] != "", "for it to be noted as undone")
    window.session.redo()
    wait(lambda: second in newsstand.store.lists.ids(Query()), "for redo")


def test_what_stands_for_an_article_that_went_is_no_news(window: Window, newsstand: Library) -> None:
    first, second = publish(newsstand)
    mark.mark_read(newsstand, [first], True, ReadHow.OPENED)
    derived(newsstand)
    show_all(window)
    window.listing.take_new()
    wait(lambda: first in window.listing.model.ids and second not in window.listing.model.ids, "for one row")
    newest = write(newsstand.store, 1, new_article(950, title="Tin khác", minutes=9)).added
    window.listing.take_new()
    wait(lambda: set(newest) <= set(window.listing.model.ids), "for a row with a higher number")
    press(window, Qt.Key.Key_J)
    press(window, Qt.Key.Key_J)
    wait(lambda: opened_id(window), "for somebody who reads")
    told: list[int] = []
    window.listing.announced.connect(told.append)
    newsstand.store.articles.forget([first], newsstand.now())  # as retention does
    window.session.absorb(Changes(removed=(first,)))
    wait(lambda: second in window.listing.model.ids, "for the other feed's article")
    wait(lambda: first not in window.listing.model.ids, "for what went to leave the list")
    assert newsstand.store.articles.get(second).row.read
    news = write(newsstand.store, 1, new_article(951, title="Tin mới", minutes=10)).added
    window.session.absorb(Changes(added=news))
    wait(lambda: window.listing.waiting == 1, "for what is new")
    assert set(told) <= {0, 1}
    assert not set(news) & set(window.listing.model.ids)


def reuniting(window: Window, number: int) -> list[QAction]:
    return [act for act in article_menu(window, (number,)).actions() if act.text().startswith("The same article")]


def test_the_menu_puts_them_together_again_however_long_ago(window: Window, newsstand: Library) -> None:
    first, second = publish(newsstand)
    derived(newsstand)
    twins.part(newsstand, first)  # in another session
    show_all(window)
    window.listing.take_new()
    wait(lambda: {first, second} <= set(window.listing.model.ids), "for both")
    window.session.refresh_values()
    wait(lambda: window.session.parted, "for what was taken apart")
    (other, *_) = (number for number in window.listing.model.ids if number not in (first, second))
    assert not reuniting(window, other)
    acts = reuniting(window, first)
    title = newsstand.store.feeds.all()[1].title
    assert [act.text().replace("&&", "&") for act in acts] == [f"The same article as in {title} after all"]
    acts[0].trigger()
    wait(lambda: second not in newsstand.store.lists.ids(Query()), "for one row")
    wait(lambda: window.session.history.names[0] != "", "for the act to be noted")
    window.session.undo()
    wait(lambda: second in newsstand.store.lists.ids(Query()), "for undo")
    wait(lambda: window.session.history.names[1] != "", "for it to be noted as undone")
    window.session.redo()
    wait(lambda: second not in newsstand.store.lists.ids(Query()), "for redo")


def test_a_name_in_the_header_opens_what_that_feed_sent(window: Window, newsstand: Library) -> None:
    first, second = publish(newsstand)
    derived(newsstand)
    show_all(window)
    window.session.open(first)
    wait(lambda: window.pane.current() is not None and window.pane.current().article.row.id == first, "for it")  # type: ignore[union-attr]  # just looked at
    window.pane._page.twin_clicked.emit(second)
    wait(lambda: window.pane.current().article.row.id == second, "for the other")  # type: ignore[union-attr]  # likewise


def test_why_tells_the_sections_that_only_a_copy_puts_it_into(window: Window, newsstand: Library) -> None:
    first, second = publish(newsstand)
    every = {one.key: one.id for one in newsstand.store.sections.all()}
    mark_sections(newsstand.store, first, [SectionMark(every["news"], SectionSource.DECLARED, "Thời sự")])
    mark_sections(newsstand.store, second, [SectionMark(every["society"], SectionSource.DECLARED, "Xã hội")])
    derived(newsstand)
    assert list_ids(newsstand, Query(section=every["society"])).tolist() == [first]
    menus: list[QMenu] = []
    window.session.corrections.look_reasons(
        first, lambda *found: menus.append(window.correcting.why_menu(first, *found))
    )
    wait(lambda: menus, "for the reasons")
    said = [action.text().strip() for action in menus[0].actions()]
    name = newsstand.store.feeds.all()[1].title
    assert said[:4] == [
        "National",
        "Its publisher calls it “Thời sự”.",
        "National › Society",
        f"{name}: Its publisher calls it “Xã hội”.",
    ]


def test_the_open_article_follows_whether_copies_of_a_feed_stand_for_themselves(
    window: Window, newsstand: Library
) -> None:
    """Its header went on naming the other feed, or none, and below it stood what has no row any more."""
    first, second = publish(newsstand)
    derived(newsstand)
    show_all(window)
    window.listing.take_new()
    wait(lambda: first in window.listing.model.ids, "for the article")
    window.session.open(first)

    def told() -> tuple[list[int], bool]:
        readable = window.session.readable
        also = [twin.article for twin in readable.article.row.twins] if readable is not None else []
        return also, second in [button.story.article for button in window.pane._related.buttons()]

    wait(lambda: told() == ([second], False), "for the article")
    feed = window.session.feeds[1]
    wishes = replace(feed.wishes, show_copies=True)
    window.session.care.apply(feed, FeedSettings(feed.custom_title, feed.folder, wishes))
    wait(lambda: told() == ([], True), "for both to stand for themselves")
    wait(lambda: window.session.history.names[0], "for what can be undone")
    window.session.undo()
    wait(lambda: told() == ([second], False), "for them to be one again")
