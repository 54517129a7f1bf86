"""Hostile answers, each in a refresh of the real program with two sound feeds: it ends within its limits with a clear
reason on its own feed, the others arrive, and nothing is written outside the library's folder."""

import contextlib
import gzip
import os
import ssl
import subprocess
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from newsreader.library.lists import import_opml
from newsreader.library.opened import open_library
from newsreader.model import Feed
from newsreader.paths import library_paths
from tests.machine import slowness
from tests.newsroom import Item, rss
from tests.server import Answer, Server, feed, redirect

MEMORY_MB = 300
CPU_SECONDS = 5.0
OWN_CPU_SECONDS = (
    3.5  # of a refresh that meets no attack: starting the program and its children, on a slow machine
)
RSS = {"Content-Type": "application/rss+xml"}
HEAD = b'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>'
TAIL = b"</channel></rss>"


def bomb() -> bytes:
    """A gigabyte of blanks behind the beginning of a feed, packed into a megabyte."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    blanks = b" " * 1_000_000
    pieces = [packer.compress(HEAD)] + [packer.compress(blanks) for _ in range(1_000)]
    return b"".join(pieces) + packer.flush()


def attributes(count: int) -> bytes:
    """A feed with that many attributes in one tag."""
    return HEAD + b"<item><title " + b" ".join(b'a%d="x"' % n for n in range(count)) + b">t</title></item>" + TAIL


def nested(depth: int, tag: bytes = b"item") -> bytes:
    """Elements in one another."""
    return HEAD + b"<%s>" % tag * depth + b"</%s>" % tag * depth + TAIL


def entities(levels: int) -> bytes:
    """A billion laughs."""
    lines = [b'<!ENTITY e0 "ha">'] + [
        b'<!ENTITY e%d "%s">' % (level, b"&e%d;" % (level - 1) * 10) for level in range(1, levels)
    ]
    document = b'<?xml version="1.0"?><!DOCTYPE r [' + b"".join(lines) + b"]>"
    return document + b"<rss version='2.0'><channel><title>&e%d;</title></channel></rss>" % (levels - 1)


def markup(depth: int) -> bytes:
    """An entry whose text is elements in one another."""
    text = "<div>" * depth + "x" + "</div>" * depth
    return HEAD + f"<item><title>t</title><description><![CDATA[{text}]]></description></item>".encode() + TAIL


def header_flood(count: int) -> bytes:
    """An answer with that many headers."""
    lines = [b"HTTP/1.1 200 OK"] + [b"X-%d: %s" % (n, b"y" * 100) for n in range(count)]
    return b"\r\n".join(lines) + b"\r\n\r\n" + HEAD + TAIL


@dataclass(frozen=True, slots=True)
class Attack:
    """What the server answers, and the reasons that may stand on the feed; "" where it may be read after all."""

    answer: Answer
    codes: tuple[str, ...]


ATTACKS = {
    "gzip bomb of a gigabyte": Attack(Answer(200, RSS | {"Content-Encoding": "gzip"}, bomb()), ("fetch.too_large",)),
    "packed twice": Attack(
        Answer(200, RSS | {"Content-Encoding": "gzip"}, gzip.compress(bomb())), ("fetch.too_large", "parse.not_a_feed")
    ),
    "50,000 attributes": Attack(Answer(200, RSS, attributes(50_000)), ("parse.too_slow", "")),
    "500,000 attributes": Attack(Answer(200, RSS, attributes(500_000)), ("parse.too_slow",)),
    "depth 100,000": Attack(Answer(200, RSS, nested(100_000)), ("parse.too_slow", "parse.broken", "")),
    "depth 100,000 of unknown elements": Attack(
        Answer(200, RSS, nested(100_000, b"x")), ("parse.too_slow", "parse.broken", "")
    ),
    "depth 100,000 inside a text": Attack(Answer(200, RSS, markup(100_000)), ("parse.too_slow", "")),
    "a billion laughs": Attack(Answer(200, RSS, entities(12)), ("parse.too_slow", "parse.broken", "")),
    "10 MB of brackets": Attack(Answer(200, RSS, HEAD + b"<" * 10_000_000), ("parse.too_slow", "parse.broken", "")),
    "10 MB of bare ampersands": Attack(
        Answer(200, RSS, HEAD + b"<title>" + b"&" * 10_000_000 + b"</title>" + TAIL), ("parse.too_slow", "")
    ),
    "a body without end": Attack(Answer(200, RSS, HEAD + b"x" * 100_000, endless=True), ("fetch.too_large",)),
    "a header flood": Attack(Answer(raw=header_flood(100_000)), ("fetch.garbled",)),
    "one header of 10 MB": Attack(
        Answer(raw=b"HTTP/1.1 200 OK\r\nX: " + b"y" * 10_000_000 + b"\r\n\r\n"), ("fetch.garbled",)
    ),
    "a length too long": Attack(
        Answer(200, RSS | {"Content-Length": "99999"}, HEAD + TAIL, cut=50), ("fetch.garbled", "fetch.network")
    ),
    "a length that is none": Attack(
        Answer(raw=b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n" + HEAD + TAIL), ("fetch.garbled",)
    ),
    "two lengths": Attack(
        Answer(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\n" + HEAD), ("fetch.garbled", "parse.not_a_feed", "parse.empty", "parse.broken")
    ),
    "no HTTP at all": Attack(Answer(raw=b"SSH-2.0-OpenSSH_9.2\r\n"), ("fetch.garbled",)),
    "a circle": Attack(redirect("/attack.xml"), ("fetch.redirects",)),
    "sent to a file": Attack(redirect("file:///etc/passwd"), ("fetch.scheme",)),
    "sent to another scheme": Attack(redirect("gopher://127.0.0.1/"), ("fetch.scheme",)),
    "an empty document": Attack(Answer(200, RSS, b""), ("parse.empty",)),
    "noise": Attack(Answer(200, RSS, bytes(range(256)) * 4_000), ("parse.not_a_feed", "parse.broken", "parse.empty")),
}  # fmt: skip


@pytest.fixture
def server() -> Iterator[Server]:
    """A server with two sound feeds."""
    with Server(("127.0.0.1", "127.0.0.2")) as running:
        for name in ("one", "two"):
            document = rss([Item(name, f"Tin {name}")], base=running.url("").rstrip("/"))
            running.script(f"/{name}.xml", feed(document))
        yield running


# A process counts the memory of the one that started it until it has begun: a small one stands between, so that the
# tests' own hundreds of megabytes are not counted.
LAUNCH = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
spent = resource.getrusage(resource.RUSAGE_CHILDREN)
print(code, spent.ru_utime + spent.ru_stime, spent.ru_maxrss / 1024)
"""


def run(folder: Path, home: Path, *arguments: str) -> tuple[int, float, float]:
    """The program in a process of its own: exit code, seconds of CPU and MB of its largest process."""
    places = {"HOME": str(home), "TMPDIR": str(home), "XDG_CONFIG_HOME": str(home), "XDG_CACHE_HOME": str(home)}
    command = [sys.executable, "-m", "newsreader", "--library", str(folder), *arguments]
    told = subprocess.run(
        [sys.executable, "-c", LAUNCH, *command],
        cwd=home,
        env=os.environ | places,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    code, cpu, memory = told.split()
    return int(code), float(cpu), float(memory)


def refresh(server: Server, tmp_path: Path, attack_url: str) -> tuple[list[Feed], float, float]:
    """A refresh of a sound feed, the attack and another sound feed; they as they are then, CPU and memory."""
    home, folder = tmp_path / "home", tmp_path / "library"
    home.mkdir()
    urls = (server.url("/one.xml", "127.0.0.2"), attack_url, server.url("/two.xml", "127.0.0.2"))
    outlines = "".join(f'<outline type="rss" text="feed" xmlUrl="{url}"/>' for url in urls)
    with contextlib.closing(open_library(library_paths(folder))) as library:
        import_opml(library, f"<opml><body>{outlines}</body></opml>".encode(), "list.opml")
    _, cpu, memory = run(folder, home, "refresh", "--now")
    assert list(home.iterdir()) == []
    with contextlib.closing(open_library(library_paths(folder))) as library:
        return list(library.store.feeds.all()), cpu, memory


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_costs_its_own_feed_only(server: Server, tmp_path: Path, name: str) -> None:
    attack = ATTACKS[name]
    server.script("/attack.xml", attack.answer)
    (one, hit, two), cpu, memory = refresh(server, tmp_path, server.url("/attack.xml"))
    assert (one.articles, two.articles) == (1, 1)
    assert (one.error_code, two.error_code) == ("", "")
    assert hit.error_code in attack.codes
    assert memory < MEMORY_MB
    assert cpu < (CPU_SECONDS + OWN_CPU_SECONDS) * slowness()


def test_a_document_that_asks_for_files_and_addresses_gets_none(server: Server, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim", encoding="ascii")
    document = (
        f'<!DOCTYPE rss [<!ENTITY a SYSTEM "file://{secret}"><!ENTITY b SYSTEM "{server.url("/steal")}">'
        f'<!ENTITY % c SYSTEM "{server.url("/steal.dtd")}"> %c;]>'
        "<rss version='2.0'><channel><title>&a;&b;</title><item><title>t &a;</title></item></channel></rss>"
    )
    server.script("/attack.xml", Answer(200, RSS, document.encode()))
    (_, hit, _), _, _ = refresh(server, tmp_path, server.url("/attack.xml"))
    assert "geheim" not in hit.title
    assert {request.path for request in server.requests} == {"/one.xml", "/two.xml", "/attack.xml"}


def test_a_certificate_that_nobody_vouches_for(server: Server, tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(Path(__file__).parents[1] / "data" / "self-signed.pem")
    with Server(tls=context) as secret:
        secret.script("/attack.xml", feed(rss([Item("x", "Một")], base="https://a.example")))
        (one, hit, two), _, _ = refresh(server, tmp_path, secret.url("/attack.xml"))
    assert (one.articles, hit.articles, two.articles) == (1, 0, 1)
    assert hit.error_code == "fetch.certificate"
