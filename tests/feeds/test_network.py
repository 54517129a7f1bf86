"""Network: what belongs to the public internet, and what a public page may lead to."""

import asyncio
import ipaddress
import socket
from typing import Any

import pytest

from newsreader.errors import FetchError
from newsreader.feeds.network import Names, has_route, is_private

PUBLIC = "https://93.184.216.34/"


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
        *("224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1"),
        *("2002:7f00:1::", "ff02::1"),
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert is_private(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "64:ff9b::808:808"])
def test_addresses_that_are_public(address: str) -> None:
    assert not is_private(ipaddress.ip_address(address))


def names(monkeypatch: pytest.MonkeyPatch, table: dict[str, list[str]]) -> Names:
    """A resolver on a made-up table instead of the system's, which no test can rely on."""

    def look_up(host: str, port: int, *more: int) -> list[tuple[int, int, int, str, tuple[str, int]]]:
        if host not in table:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in table[host]]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return Names()


@pytest.mark.parametrize(
    ("url", "origin", "allowed"),
    [
        ("http://inside.example/", "", True),
        ("http://inside.example/", "http://public.example/", False),
        ("http://both.example/", "http://public.example/", False),
        ("http://public.example/", "http://public.example/", True),
        ("http://inside.example/", "http://inside.example/", True),
        ("http://inside.example/", "http://both.example/", False),
        ("http://inside.example/", "http://unknown.example/", False),
        ("http://unknown.example/", PUBLIC, True),
    ],
)
def test_the_decision_is_made_after_the_name_is_resolved(
    monkeypatch: pytest.MonkeyPatch, url: str, origin: str, allowed: bool
) -> None:
    table = {
        "public.example": ["93.184.216.34"],
        "inside.example": ["10.0.0.1"],
        "both.example": ["93.184.216.34", "10.0.0.1"],
    }

    async def decide() -> None:
        resolver = names(monkeypatch, table)
        try:
            await resolver.check(url, origin, proxied=lambda _url: False)
        finally:
            await resolver.close()

    if allowed:
        asyncio.run(decide())
        return
    with pytest.raises(FetchError) as caught:
        asyncio.run(decide())
    assert caught.value.code == "fetch.private"


def test_an_answer_is_remembered_so_that_it_cannot_change_between_check_and_connection(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    table = {"shifty.example": ["93.184.216.34"]}

    async def twice() -> list[str]:
        resolver = names(monkeypatch, table)
        await resolver.check("http://shifty.example/", PUBLIC, proxied=lambda _url: False)
        table["shifty.example"] = ["127.0.0.1"]
        found = await resolver.resolve("shifty.example", 80)
        await resolver.close()
        return [str(each["host"]) for each in found]

    assert asyncio.run(twice()) == ["93.184.216.34"]


def test_names_that_share_an_address_are_one_server(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {"a.example": ["93.184.216.34", "93.184.216.30"], "b.example": ["93.184.216.30", "93.184.216.34"]}

    async def ask() -> set[str]:
        resolver = names(monkeypatch, table)
        found = {await resolver.server(f"http://{name}/feed", proxied=False) for name in table}
        assert await resolver.server("http://c.example/", proxied=True) == "c.example"
        assert await resolver.server("http://[::1]:8080/", proxied=False) == "::1"
        await resolver.close()
        return found

    assert asyncio.run(ask()) == {"93.184.216.30"}


@pytest.mark.parametrize(("ways", "expected"), [(0, False), (1, True), (2, True)])
def test_whether_there_is_a_way_out(monkeypatch: pytest.MonkeyPatch, ways: int, expected: bool) -> None:
    left = [ways]

    def connect(_self: socket.socket, _place: object) -> None:
        left[0] -= 1
        if ways == 0 or (ways == 1 and left[0] == 0):
            raise OSError(101, "no way") if ways == 0 else OSError(101, "not by this family")

    monkeypatch.setattr(socket.socket, "connect", connect)
    assert has_route() is expected


def test_localhost_is_this_machine_also_where_nobody_knows_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    real = socket.getaddrinfo

    def lookup(name: str, *rest: Any) -> Any:
        if name != "127.0.0.1":
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return real(name, *rest)

    monkeypatch.setattr(socket, "getaddrinfo", lookup)

    async def look() -> str:
        names = Names()
        try:
            with pytest.raises(socket.gaierror):
                await names.server("http://other.example/", proxied=False)
            return await names.server("http://localhost/", proxied=False)
        finally:
            await names.close()

    assert asyncio.run(look()) == "127.0.0.1"
