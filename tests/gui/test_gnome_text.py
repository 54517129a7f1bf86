"""How large text is in GNOME: its portal asked on a real bus, and heard when a setting changes."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jeepney import Message, new_error, new_method_return
from PySide6.QtWidgets import QApplication

from newsreader.gui.app import Look, dress
from newsreader.gui.gnome_text import FONT, INTERFACE, PATH, SCALING, SERVICE, SETTINGS, GnomeText, points_of
from newsreader.gui.text_size import grown
from newsreader.gui.theme import LIGHT
from newsreader.library.opened import Library
from newsreader.paths import Paths
from newsreader.settings import THEME
from tests.gui.desk import open_desk, quiet_settings
from tests.gui.desktop import OnBus, message_bus_running
from tests.gui.newsstand import pause, wait


class Portal(OnBus):
    """The settings of a desktop."""

    def __init__(self, address: str, values: dict[str, tuple[str, Any]]) -> None:
        self.values = values
        super().__init__(address, SERVICE)

    def set(self, key: str, value: tuple[str, Any], namespace: str = SETTINGS) -> None:
        """Change a setting and tell of it."""
        self.values[key] = value
        self.tell(PATH, INTERFACE, "SettingChanged", "ssv", (namespace, key, value))

    def answer(self, call: Message) -> Message:
        """The setting that is asked for."""
        namespace, key = call.body
        if namespace == SETTINGS and key in self.values:
            return new_method_return(call, "v", (("v", self.values[key]),))
        return new_error(call, "org.freedesktop.portal.Error.NotFound")


@pytest.fixture
def portal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Portal]:
    with message_bus_running() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        made = Portal(address, {FONT: ("s", "Adwaita Sans 11"), SCALING: ("d", 1.0)})
        yield made
        made.close()


@pytest.mark.parametrize(
    ("font", "scaling", "already", "points"),
    [
        ("Adwaita Sans 11", 1.25, False, 13.75),
        ("Adwaita Sans 11", 1.25, True, 11),
        ("Cantarell Bold 12.5", 1, False, 12.5),
        ("Ubuntu 13 ", None, False, 13),
        ("Cantarell", 1.25, False, 0),
        (None, 1.25, False, 0),
        ("Adwaita Sans 11", 90.0, False, 11),
        ("Adwaita Sans 11", "large", False, 11),
    ],
)
def test_how_many_points_a_font_has(font: object, scaling: object, already: bool, points: float) -> None:
    assert points_of(font, scaling, scaled_already=already) == points


def test_the_portal_is_asked_and_heard(portal: Portal) -> None:
    text = GnomeText()
    changes: list[float] = []
    text.changed.connect(lambda: changes.append(text.points))
    text.listen("ubuntu:GNOME")
    wait(lambda: changes == [11.0], "for the portal's answer")
    portal.set(FONT, ("s", "Adwaita Sans 16"))
    wait(lambda: changes == [11.0, 16.0], "for another font")
    portal.set(FONT, ("s", "Adwaita Sans 20"), namespace="org.kde.desktop")
    portal.set("cursor-size", ("i", 24))
    pause(0.2)
    assert changes == [11.0, 16.0]
    text.close()
    text.deleteLater()


def test_the_window_follows_the_portal(
    portal: Portal, app: QApplication, newsstand: Library, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert newsstand
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "GNOME")
    portal.values[FONT] = ("s", "Adwaita Sans 16.5")
    with open_desk(paths, quiet_settings()) as window:
        look = Look(app, window.session.settings)
        look.follow(window)
        wait(lambda: app.font().pixelSize() == 20, "for the font that was set before")
        assert window.articles.verticalHeader().defaultSectionSize() == grown(97) > 140
        portal.set(FONT, ("s", "Adwaita Sans 11"))
        wait(lambda: app.font().pixelSize() == 13, "for the usual one")
        assert window.articles.verticalHeader().defaultSectionSize() == 97
        window.session.settings.set(THEME, "dark")
        assert app.font().pixelSize() == 13
    look.deleteLater()
    dress(app, LIGHT)


def test_a_portal_that_knows_nothing_changes_nothing(portal: Portal) -> None:
    portal.values.clear()
    text = GnomeText()
    changes: list[float] = []
    text.changed.connect(lambda: changes.append(text.points))
    text.listen("GNOME")
    pause(0.3)
    assert not changes
    text.close()
    text.deleteLater()


@pytest.mark.parametrize("address", ["unix:path=/nowhere", ""])
def test_nobody_is_asked_where_nobody_answers(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address or "unix:path=/nowhere")
    text = GnomeText()
    text.listen("GNOME" if address else "KDE")
    pause(0.1)
    assert text.points == 0
    text.close()
    text.deleteLater()


def test_a_bus_that_never_answers_holds_nothing_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'bus'}")
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(tmp_path / "bus"))
        silent.listen()
        text = GnomeText()
        begun = time.monotonic()
        text.listen("GNOME")
        for _ in range(10):  # the thread has come to wait meanwhile
            pause(0.02)
        assert time.monotonic() - begun < 5
        text.close()
        text.deleteLater()


def test_a_bus_that_ends_is_heard_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    with message_bus_running() as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        portal = Portal(address, {FONT: ("v", ("s", "Cantarell 12")), SCALING: ("d", 1.5)})
        text = GnomeText()
        text.listen("GNOME")
        wait(lambda: text.points == 12, "for one within another")
        portal.close()
    pause(0.2)
    assert text.points == 12
    text.close()
    text.deleteLater()
