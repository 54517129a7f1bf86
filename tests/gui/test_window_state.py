"""The window's state as text."""

import pytest

from newsreader.gui.models.place import Filters
from newsreader.gui.window_state import WindowState, pack, unpack


def test_the_state_comes_back() -> None:
    state = WindowState("AdnQ", (232, 404, 800), "feed:3", 17, 240, ("heading:feeds",), ("unread", "section:3"))
    assert unpack(pack(state)) == state
    state = WindowState(article=17, standing=((17, 240), (12, -30)))
    assert unpack(pack(state)) == state


def test_filters_come_back_from_their_words() -> None:
    for filters in (Filters(), Filters(unread=True), Filters(pictures=True, today=True, section=7)):
        assert Filters.from_words(filters.words) == filters
    assert Filters.from_words(("of a newer program", "section:", "section:x", "today")) == Filters(today=True)


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '{"panes": "x"}', '{"article": null}', '{"standing": [3]}'])
def test_a_state_that_cannot_be_read_is_the_first_one(text: str) -> None:
    assert unpack(text) == WindowState()
