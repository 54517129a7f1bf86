"""Stories in the window: one row a story, unfolded with what is new, the timeline; split, merged, followed, muted, each
taken back and done again."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from newsreader import settings
from newsreader.gui.article_menu import article_menu
from newsreader.gui.dialogs.merging import MergeDialog
from newsreader.gui.dialogs.story import StoryDialog
from newsreader.gui.models.place import Kind, Place
from newsreader.gui.notices import Notices
from newsreader.gui.reading_document import _hidden
from newsreader.gui.window import Window
from newsreader.library.grouping import Grouping
from newsreader.library.opened import Library
from newsreader.library.story_page import Candidate
from newsreader.model import Block, Order, ParsedEntry
from newsreader.paths import Paths
from newsreader.settings import Settings
from newsreader.worker.jobs import Derived, WorkerEvent
from tests.gui.articles import make_row
from tests.gui.desk import go, open_desk, opened_id, press, quiet_settings, settle
from tests.gui.newsstand import entry, publish, wait
from tests.library.shelves import derived

SHIFT = Qt.KeyboardModifier.ShiftModifier

FLOOD = (
    (
        "Hồ Sông Tranh xả lũ, ba xã Bắc Trà My ngập sâu",
        "Hồ Sông Tranh xả lũ trong đêm. Ba xã Bắc Trà My ngập sâu.",
    ),
    (
        "Sông Tranh xả lũ khiến Bắc Trà My ngập",
        "Hồ Sông Tranh xả lũ, Bắc Trà My ngập. Trường học đóng cửa đến hết tuần theo lệnh của chủ tịch Nguyễn Văn Hà.",
    ),
    (
        "Bắc Trà My sơ tán dân vì hồ Sông Tranh xả lũ",
        "Bắc Trà My ngập vì hồ Sông Tranh xả lũ. Hai nghìn người được đưa lên cao bằng xuồng của quân đội.",
    ),
)
GOLD = ("Giá vàng miếng nhích nhẹ", "Giá vàng miếng sáng nay nhích nhẹ trước ngày vía Thần Tài.")


def told(place: int, text: tuple[str, str]) -> ParsedEntry:
    made = entry("Báo", 900 + place, age=timedelta(minutes=40 - 10 * place))
    return made._replace(title=text[0], summary_html="", content_html=f"<p>{text[1]}</p>", language="vi")


@pytest.fixture
def values() -> Settings:
    made = quiet_settings()
    made.set(settings.MARK_READ, "hand")
    return made


@pytest.fixture
def flood(newsstand: Library) -> list[int]:
    """A story of three outlets, and one more article; nothing else is derived."""
    with newsstand.store.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM derive_queue")
        # The newsstand's outlets all print the same: here each is to be seen.
        connection.exec_driver_sql("UPDATE feed SET show_copies = 1")
    feeds = newsstand.store.feeds.all()
    made = [publish(newsstand, feeds[place].id, (told(place, text),)).added[0] for place, text in enumerate(FLOOD)]
    made += publish(newsstand, feeds[0].id, (told(3, GOLD),)).added
    derived(newsstand)
    return made


@pytest.fixture
def window(flood: list[int], paths: Paths, values: Settings) -> Iterator[Window]:
    with open_desk(paths, values) as opened:
        yield opened


def rows(window: Window) -> list[int]:
    return list(window.listing.model.rows)


def one_row(window: Window) -> None:
    press(window, Qt.Key.Key_G)
    wait(
        lambda: window.listing.model.laid.grouping is Grouping.STORY and not window.listing.loading, "for stories"
    )
    settle(window)


def choose(window: Window, article: int) -> None:
    wait(lambda: window.articles.go_to(article), "for its row")
    wait(lambda: opened_id(window) == article)


def test_a_folded_story_shows_the_time_by_which_it_stands(
    window: Window, flood: list[int], newsstand: Library
) -> None:
    """Sorted from the oldest on, too: there it showed its newest article's age between older ones."""
    one_row(window)

    def times() -> list[tuple[int, list[int]]]:
        """When each story stands, and when its articles came."""
        laid = window.listing.model.laid
        rows = [newsstand.store.articles.rows(laid.inside(group)) for group in laid.groups]
        head = [newsstand.store.articles.get(laid.ids[group.start]).row for group in laid.groups]
        came = [
            [int(row.published.timestamp()) for row in (*some, one)] for some, one in zip(rows, head, strict=True)
        ]
        return [(group.at, some) for group, some in zip(laid.groups, came, strict=True)]

    assert [at for at, _ in times()] == [max(some) for _, some in times()]
    shown: list[bool] = []
    window.listing.shown.connect(lambda: shown.append(True))
    window.header._want(window.listing.filters.sorted(Order.OLDEST))
    wait(lambda: shown, "for the other order")
    assert [at for at, _ in times()] == [min(some) for _, some in times()]
    assert all(min(some) < max(some) for _, some in times())


def test_one_row_a_story_headed_by_the_most_complete_and_unfolded_with_what_is_new(
    window: Window, flood: list[int], newsstand: Library
) -> None:
    best = max(flood[:3], key=lambda number: newsstand.store.articles.get(number).words)
    one_row(window)
    assert [number for number in rows(window) if number in flood] == [flood[3], best]
    assert len(window.listing.model.ids) == 44
    choose(window, best)
    press(window, Qt.Key.Key_Right)
    others = [number for number in flood[:3] if number != best]
    assert [number for number in rows(window) if number in flood] == [flood[3], best, *others]
    wait(lambda: window.listing.told.get(flood[0]), "for what is new")
    first, second = window.listing.told.get(flood[0]), window.listing.told.get(others[1])
    assert first is not None
    assert first.text == "The first to report it"
    assert second is not None
    assert second.calls
    assert second.text.startswith("New: “")
    window.articles.viewport().repaint()
    press(window, Qt.Key.Key_G)
    wait(lambda: window.listing.model.laid.grouping is Grouping.NONE)
    settle(window)
    assert [number for number in rows(window) if number in flood] == flood[::-1]


def test_nearly_the_same_text_is_folded_under_the_first(
    window: Window, flood: list[int], newsstand: Library
) -> None:
    text = (FLOOD[2][0], FLOOD[2][1] + " (TTXVN)")
    late = told(2, text)._replace(guid="copy", url="https://khoixa.example/copy")
    late = late._replace(published=datetime.now(UTC))
    (copy,) = publish(newsstand, window.session.feeds[0].id, (late,)).added
    derived(newsstand)
    window.listing.take_new()
    wait(lambda: copy in window.listing.model.ids)
    one_row(window)
    window.session.stories.prefer(window.session.feeds[1].id, True)
    wait(lambda: flood[1] in rows(window))
    choose(window, flood[1])
    press(window, Qt.Key.Key_Right)
    wait(lambda: window.listing.told.get(copy), "for what is new")
    assert [number for number in rows(window) if number in (*flood, copy)] == [
        flood[1],
        flood[0],
        flood[2],
        flood[3],
    ]
    first = window.listing.told.get(flood[2])
    assert first is not None
    assert first.text.endswith(f"The same text in {window.session.feeds[0].title}")
    choose(window, flood[2])
    press(window, Qt.Key.Key_Right)
    assert rows(window)[rows(window).index(flood[2]) + 1] == copy
    choose(window, copy)
    press(window, Qt.Key.Key_Left)
    assert copy not in rows(window)
    choose(window, copy)  # wherever it is folded away
    assert copy in rows(window)
    window.listing.fold_all(True)
    settle(window)
    choose(window, copy)


def test_it_is_remembered_for_each_list_and_goes_with_filters(window: Window, flood: list[int]) -> None:
    one_row(window)
    go(window, Kind.TODAY)
    assert window.listing.filters.group == Grouping.NONE
    go(window, Kind.ALL)
    assert window.listing.model.laid.grouping == Grouping.STORY
    window.listing.filter(window.listing.filters.having(unread=True))
    settle(window)
    assert sum(number in flood for number in rows(window)) == 2


def test_the_headline_of_a_preferred_outlet_stands_for_a_story(window: Window, flood: list[int]) -> None:
    one_row(window)
    feed = window.session.feeds[0].id
    window.session.stories.prefer(feed, True)
    wait(lambda: flood[0] in rows(window), "for the other headline")
    assert [number for number in rows(window) if number in flood] == [flood[3], flood[0]]
    window.session.stories.prefer(feed, False)
    wait(lambda: flood[0] not in rows(window), "for the first one again")


def test_who_reads_one_reads_all_where_that_is_wanted(window: Window, flood: list[int], values: Settings) -> None:
    choose(window, flood[0])
    press(window, Qt.Key.Key_M)
    wait(lambda: window.session.counts.unread == 43)
    press(window, Qt.Key.Key_M)
    wait(lambda: window.session.counts.unread == 44)
    values.set(settings.STORY_READ, True)
    press(window, Qt.Key.Key_M)
    wait(lambda: window.session.counts.unread == 41)
    window.session.undo()
    wait(lambda: window.session.counts.unread == 44)


def test_splitting_and_merging_by_keys_are_undone_and_redone(
    window: Window, flood: list[int], newsstand: Library
) -> None:
    def together() -> set[int]:
        return {len(found) for found in newsstand.store.coverage.reports(
            set(newsstand.store.stories.stories_of(flood).values())).values()}  # fmt: skip

    one_row(window)
    choose(window, flood[3])
    assert together() == {3}
    window.listing.fold_all(False)
    choose(window, flood[0])
    press(window, Qt.Key.Key_X, SHIFT)
    wait(lambda: together() == {1, 2}, "for it to be split off")
    wait(lambda: any(group.count == 2 for group in window.listing.model.laid.groups))
    wait(lambda: window.session.history.names[0], "for what can be undone")
    window.session.undo()
    wait(lambda: together() == {3} and window.session.history.names[1])
    window.session.redo()
    wait(lambda: together() == {1, 2} and window.session.history.names[0])
    split = window.session.history.names[0]
    window.telling.merge((flood[0], flood[1], flood[3]))
    wait(lambda: together() == {4} and window.session.history.names[0] != split, "for what can be undone")
    wait(lambda: any(group.count == 4 for group in window.listing.model.laid.groups), "for the list")
    window.session.undo()
    wait(lambda: together() == {1, 2})


def test_the_block_below_follows_what_the_reader_says_of_the_story(window: Window, flood: list[int]) -> None:
    """It went on showing the others of the story that the article had been taken from."""

    def told() -> list[int]:
        blocks = window.pane._related._blocks
        return sorted(b.story.article for one in blocks if one.block is Block.SAME_STORY for b in one.buttons)

    choose(window, flood[0])
    wait(lambda: told() == flood[1:3], "for the block")
    press(window, Qt.Key.Key_X, SHIFT)
    wait(lambda: not told(), "for the split")
    window.session.undo()
    wait(lambda: told() == flood[1:3], "for it to be taken back")
    window.session.redo()
    wait(lambda: not told(), "for it to be done again")


def test_merging_offers_what_is_near(window: Window, flood: list[int], newsstand: Library) -> None:
    choose(window, flood[0])
    window.telling.split_off()
    wait(lambda: len(set(newsstand.store.stories.stories_of(flood).values())) == 2)
    dialog = MergeDialog(window.session, flood[0], window)
    dialog.show()
    wait(dialog.list.count, "for what is near")
    assert "Sông Tranh" in dialog.list.item(0).text()
    assert not dialog.merge.isEnabled()
    dialog.list.setCurrentRow(0)
    dialog.accept()
    wait(lambda: len(set(newsstand.store.stories.stories_of(flood).values())) == 1)
    dialog.deleteLater()


def test_what_is_offered_for_merging_is_filtered_but_for_what_is_chosen(
    window: Window, flood: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.session.stories, "near", lambda _article, _done: None)
    dialog = MergeDialog(window.session, flood[0], window)
    assert not dialog.field.isEnabled()
    dialog.show()
    titles = ["Xả lũ ở Sông Tranh", "Giá vàng tăng", "Sông Đà cạn nước"]
    dialog._show(tuple(Candidate(make_row(number, title), 0.5, ()) for number, title in enumerate(titles, 1)))

    def shown() -> list[str]:
        items = [dialog.list.item(row) for row in range(3)]
        return [item.text().partition("\n")[0] for item in items if not item.isHidden()]

    dialog.field.setText("song da")
    assert shown() == [titles[2]]
    QTest.keyClick(dialog.field, Qt.Key.Key_Down)
    assert [item.text().partition("\n")[0] for item in dialog.list.selectedItems()] == [titles[2]]
    dialog.field.setText("VÀNG")
    assert shown() == titles[1:], "what is to be merged is seen"
    dialog.list.clearSelection()
    dialog.field.setText("không có")
    assert (shown(), dialog._nothing.isVisible()) == ([], True)
    dialog.field.clear()
    assert (shown(), dialog._nothing.isVisible()) == (titles, False)
    dialog.deleteLater()


def test_a_muted_story_goes_from_the_list_and_says_why(window: Window, flood: list[int]) -> None:
    choose(window, flood[0])
    press(window, Qt.Key.Key_X)
    wait(lambda: window.session.counts.muted == 3, "for the story to be muted")
    assert window.session.counts.articles == 41
    go(window, Kind.MUTED)
    assert set(window.listing.model.ids) == set(flood[:3])
    choose(window, flood[1])
    assert window.session.readable is not None
    assert "this story is muted" in _hidden(window.session.readable)
    window.session.undo()
    wait(lambda: window.session.counts.muted == 0 and window.session.history.names[1])
    window.session.redo()
    wait(lambda: window.session.counts.muted == 3)


def test_a_followed_story_has_a_place_and_tells(
    window: Window, flood: list[int], newsstand: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(window, flood[0])
    press(window, Qt.Key.Key_F)
    wait(lambda: window.sidebar.tree.index_of(Place(Kind.FOLLOWED).key).isValid(), "for the place")
    go(window, Kind.FOLLOWED)
    assert set(window.listing.model.ids) == set(flood[:3])
    shown: list[tuple[str, str]] = []
    notices = Notices(window.session, here=lambda: False)

    def show(title: str, body: str) -> bool:
        shown.append((title, body))
        return True

    monkeypatch.setattr(notices.notes, "show", show)
    text = ("Sông Tranh ngừng xả lũ, Bắc Trà My dọn bùn", "Hồ Sông Tranh ngừng xả lũ, Bắc Trà My ngập bùn sau lũ.")
    late = told(0, text)._replace(guid="late", url="https://khoixa.example/late", published=datetime.now(UTC))
    publish(newsstand, window.session.feeds[1].id, (late,))
    changes = derived(newsstand)
    assert len(changes.notify) == 1
    notices._hear(WorkerEvent(1, Derived(changes)))
    window.session.rested.emit()
    wait(lambda: shown, "for the note")
    assert "Sông Tranh ngừng xả lũ" in shown[0][0]
    notices.close()
    press(window, Qt.Key.Key_F)
    wait(lambda: not window.sidebar.tree.index_of(Place(Kind.FOLLOWED).key).isValid(), "for the place to go")
    assert window.listing.place == Place(Kind.ALL)


def test_what_is_open_has_its_story_chosen_when_the_list_becomes_a_row_a_story(
    window: Window, flood: list[int]
) -> None:
    choose(window, flood[0])
    wait(lambda: window.pane.current() is not None, "for the article")
    opened = window.listing.selected
    press(window, Qt.Key.Key_G)
    wait(lambda: window.listing.model.laid.tells_stories, "for the stories")
    wait(lambda: window.articles.place >= 0, "for the row")
    head = window.listing.model.head(window.articles.place)
    assert head is not None
    assert opened in window.listing.model.laid.ids[head.group.start : head.group.start + head.group.count]
    current = window.pane.current()
    assert current is not None
    assert current.article.row.id == opened, "nothing else is opened for it"


def test_the_timeline_shows_the_story_by_day_and_leads_to_its_articles(window: Window, flood: list[int]) -> None:
    choose(window, flood[1])
    press(window, Qt.Key.Key_T)
    dialog = window.findChild(StoryDialog)
    assert dialog is not None
    wait(lambda: len(dialog.rows) == 3, "for the timeline")
    assert [row.story.article for row in dialog.rows] == flood[:3]
    assert "3 outlets" in dialog.numbers.text()
    wait(lambda: dialog.rows[1].hasFocus() or not dialog.isActiveWindow(), "for the keyboard")
    assert any("Sông Tranh" in row.story.why for row in dialog.rows)
    dialog.grab()
    dialog.rows[2].click()
    wait(lambda: opened_id(window) == flood[2])
    QTest.mouseClick(dialog.follow, Qt.MouseButton.LeftButton)
    wait(lambda: dialog.page.followed, "for it to be followed")
    dialog.rows[2].setFocus()
    dialog.split.click()
    wait(lambda: len(dialog.rows) == 2, "for the one that is split off")
    dialog.close()
    choose(window, flood[2])
    press(window, Qt.Key.Key_T)
    alone = window.findChildren(StoryDialog)[-1]
    wait(lambda: len(alone.rows) == 1, "for what stands alone")
    assert "Nobody else tells of this so far" in alone.numbers.text()
    alone.close()


def test_the_menu_of_articles_knows_stories(window: Window, flood: list[int]) -> None:
    choose(window, flood[0])
    wait(lambda: window.listing.model.known_row(flood[0]))
    menu = article_menu(window, (flood[0],))
    texts = [action.text() for action in menu.actions()]
    assert "The story and its timeline" in texts
    assert f"Let headlines of {window.session.feeds[0].title} stand for stories" in texts
    assert "Merge into one story" in [one.text() for one in article_menu(window, tuple(flood[:2])).actions()]
    wait(lambda: {"Follow the story", "Mute the story"} <= {action.text() for action in menu.actions()})
    window.telling.turn("followed", flood[0])
    wait(lambda: window.session.counts.followed == 1, "for the story")
    menu = article_menu(window, (flood[0],))
    wait(lambda: "Follow the story no more" in [action.text() for action in menu.actions()])


def test_rows_tell_how_many_outlets_report_a_story_when_another_one_comes(
    window: Window, flood: list[int]
) -> None:
    """Only the new article and the one that it was likest to told so."""
    library = window.session.library  # what another one writes has all rows read again
    assert library is not None

    def outlets() -> list[int]:
        shown = [window.listing.model.known_row(number) for number in flood[:3]]
        return [row.outlets if row is not None else -1 for row in shown]

    choose(window, flood[3])
    wait(lambda: outlets() == [3, 3, 3], "for the rows")
    place = library.store.feeds.add(
        "https://fourth.example/rss", title="Báo Bốn", site_url="", folder=None, now=library.now()
    )
    late = told(0, FLOOD[0])._replace(guid="bốn", url="https://bon.example/4", title="Bắc Trà My ngập vì xả lũ")
    publish(library, place, (late,))
    window.session.absorb(derived(library))
    wait(lambda: outlets() == [4, 4, 4], "for the fourth outlet")
