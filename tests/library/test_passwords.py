"""Passwords: bound to user name and origin, kept by a keyring or for one run, and never seen."""

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, PasswordDeleteError

from newsreader.library.passwords import Passwords, origin
from newsreader.model import Feed, FeedWishes, Login

LOGIN = Login("https://khoixa.example", "bandoc", "bí mật")
FEED = Feed(1, "https://khoixa.example/rss", "Báo Khơi Xa", wishes=FeedWishes(user_name="bandoc"))


class Drawer(KeyringBackend):
    """A keyring in memory; locked, it gives and takes nothing."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring's own has no types
        self.held: dict[tuple[str, str], str] = {}
        self.asked = 0
        self.locked = False

    def _open(self) -> dict[tuple[str, str], str]:
        self.asked += 1
        if self.locked:
            raise KeyringLocked
        return self.held

    def get_password(self, service: str, username: str) -> str | None:
        return self._open().get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._open()[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self._open().pop((service, username), None) is None:
            raise PasswordDeleteError


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("https://Khoixa.example/rss?a=1", "https://khoixa.example"),
        ("https://me:geheim@khoixa.example:443/rss", "https://khoixa.example"),
        ("http://khoixa.example:8080/", "http://khoixa.example:8080"),
    ],
)
def test_an_origin_is_scheme_host_and_port(address: str, place: str) -> None:
    assert origin(address) == place


def test_a_keyring_keeps_a_password_for_the_next_run() -> None:
    drawer = Drawer()
    assert Passwords(drawer).lasting
    assert Passwords(drawer).keep(LOGIN)
    assert Passwords(drawer).login(FEED) == ("bandoc", "bí mật")
    [(service, name)] = drawer.held
    assert (service, name) == ("org.newsreader.Newsreader https://khoixa.example", "bandoc")


def test_a_password_goes_to_its_own_origin_and_name_only() -> None:
    passwords = Passwords(Drawer())
    passwords.keep(LOGIN)
    for url in ("http://khoixa.example/rss", "https://xau.example/rss", "https://khoixa.example:444/rss"):
        assert passwords.login(Feed(2, url, "", wishes=FEED.wishes)) is None
    assert passwords.login(Feed(2, FEED.url, "", wishes=FeedWishes(user_name="khac"))) is None
    assert passwords.login(Feed(2, FEED.url, "")) is None


def test_the_keyring_is_asked_once_for_what_it_has() -> None:
    drawer = Drawer()
    Passwords(drawer).keep(LOGIN)
    passwords = Passwords(drawer)
    for _ in range(3):
        assert passwords.find(FEED) == "bí mật"
    assert drawer.asked == 2  # kept once, asked once


def test_a_locked_keyring_leaves_the_password_in_memory() -> None:
    drawer = Drawer()
    drawer.locked = True
    passwords = Passwords(drawer)
    assert passwords.find(FEED) == ""
    assert passwords.keep(LOGIN) is False
    assert passwords.find(FEED) == "bí mật"
    assert passwords.held() == (LOGIN,)
    passwords.forget(LOGIN.origin, LOGIN.user_name)
    assert passwords.find(FEED) == ""


def test_a_password_is_let_go_everywhere() -> None:
    drawer = Drawer()
    passwords = Passwords(drawer)
    passwords.keep(LOGIN)
    passwords.forget(LOGIN.origin, LOGIN.user_name)
    passwords.forget(LOGIN.origin, LOGIN.user_name)  # twice is no fault
    assert not drawer.held
    assert passwords.find(FEED) == ""


def test_without_a_keyring_nothing_lasts(monkeypatch: pytest.MonkeyPatch) -> None:
    import keyring
    from keyring.backends import fail

    monkeypatch.setattr(keyring, "get_keyring", fail.Keyring)
    passwords = Passwords()
    assert not passwords.lasting
    assert passwords.keep(LOGIN) is False
    assert passwords.find(FEED) == "bí mật"
    assert Passwords().find(FEED) == ""


def test_a_password_is_never_written_out() -> None:
    assert "bí mật" not in repr(LOGIN)
    assert "bí mật" not in f"{LOGIN}"
