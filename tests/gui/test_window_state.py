"""The window's state as text."""

import pytest

from newsreader.gui.window_state import WindowState, pack, unpack


def test_the_state_comes_back() -> None:
    state = WindowState("AdnQ", (232, 404, 800), "feed:3", 17, 240, ("heading:feeds",))
    assert unpack(pack(state)) == state


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '{"panes": "x"}', '{"article": null}'])
def test_a_state_that_cannot_be_read_is_the_first_one(text: str) -> None:
    assert unpack(text) == WindowState()
