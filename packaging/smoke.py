"""Smoke test of an installed program: its version, a feed from a loopback server, its window offscreen.

    python packaging/smoke.py COMMAND              such as a virtual environment's bin/newsreader
    python packaging/smoke.py --chroot DIR COMMAND  installed in the system under DIR (as root)

It needs nothing but the standard library and knows nothing of what is inside the program.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HEADLINES = ("Hà Nội mở thêm hai tuyến phố đi bộ", "A quiet harbour reopens after ten years")
TEXT = "Một đoạn văn đủ dài để đọc, with words in two languages, so that the list has an excerpt to show. "
PNG = b"\x89PNG\r\n\x1a\n"
LEAST_PICTURE = 8_000  # bytes; a window of one colour compresses to less
LIMIT = 120  # seconds for one command, a cold start on a slow disk included


def feed() -> bytes:
    """An RSS document of two items, dated now."""
    date = format_datetime(datetime.now(UTC))
    items = "".join(
        f"<item><title>{title}</title><link>http://127.0.0.1/{number}</link><guid>smoke-{number}</guid>"
        f"<pubDate>{date}</pubDate><description>{TEXT * 4}</description></item>"
        for number, title in enumerate(HEADLINES)
    )
    return f'<rss version="2.0"><channel><title>Smoke</title>{items}</channel></rss>'.encode()


class Answers(BaseHTTPRequestHandler):
    """The feed at /feed.xml, 404 elsewhere."""

    def do_GET(self) -> None:  # the name that http.server calls
        """Answer one request."""
        found = self.path == "/feed.xml"
        body = feed() if found else b"not here"
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "application/rss+xml" if found else "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # http.server's own name
        """Say nothing."""


@dataclass(frozen=True, slots=True)
class Installed:
    """The program under test: the words that start it, and the root that its paths begin at."""

    words: tuple[str, ...]
    root: Path

    def run(self, *arguments: str, home: Path) -> str:
        """What the program prints; ends the smoke test when it fails or takes too long."""
        inside = "/" + str(home.relative_to(self.root))
        environment = {
            "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
            "HOME": inside,
            "XDG_RUNTIME_DIR": inside,
            "LC_ALL": "C.UTF-8",
            "QT_QPA_PLATFORM": "offscreen",
        }
        for name in ("SYSTEMROOT", "TEMP", "TMP"):  # without these nothing starts on Windows
            if name in os.environ:
                environment[name] = os.environ[name]
        done = subprocess.run(
            [*self.words, *arguments],
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=LIMIT,
            check=False,
        )
        if done.returncode != 0:
            fail(f"{' '.join(arguments)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
        return done.stdout


def fail(reason: str) -> None:
    """End the smoke test."""
    sys.exit(f"smoke test failed: {reason}")


def check_commands(program: Installed, home: Path, address: str) -> None:
    """The version is told, a feed is added, and its articles are listed, as text and as JSON."""
    print("version:", program.run("--version", home=home).strip())
    library = ("--library", "/" + str((home / "library").relative_to(program.root)))
    program.run(*library, "add", address, home=home)
    program.run(*library, "refresh", "--now", home=home)
    listed = json.loads(program.run(*library, "list", "--json", home=home))
    titles = {article["title"] for article in listed}
    if titles != set(HEADLINES):
        fail(f"the list holds {sorted(titles)}")
    text = program.run(*library, "list", home=home)
    if not all(title in text for title in HEADLINES):
        fail(f"the list reads:\n{text}")
    print("listed:", *HEADLINES, sep="\n    ")


def check_window(program: Installed, home: Path) -> None:
    """The window opens offscreen on the demo news and saves its pictures."""
    folder = home / "screenshots"
    folder.mkdir()
    program.run("--demo", "--screenshots", "/" + str(folder.relative_to(program.root)), home=home)
    pictures = sorted(folder.rglob("*.png"))
    if not pictures:
        fail("the window saved no picture")
    for picture in pictures:
        data = picture.read_bytes()
        if not data.startswith(PNG) or len(data) < LEAST_PICTURE:
            fail(f"{picture.name} is no picture of a window: {len(data)} bytes")
    print("window:", ", ".join(picture.name for picture in pictures))


def main() -> None:
    """Start the server, then the program against it."""
    options = argparse.ArgumentParser()
    options.add_argument("--chroot", type=Path)
    options.add_argument("command")
    chosen = options.parse_args()
    root: Path = chosen.chroot.resolve() if chosen.chroot else Path("/")
    before = ("chroot", str(root)) if chosen.chroot else ()
    program = Installed((*before, chosen.command), root)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    below = root / "tmp" if chosen.chroot else Path(tempfile.gettempdir()).resolve()
    home = Path(tempfile.mkdtemp(prefix="newsreader-smoke-", dir=below))
    try:
        check_commands(program, home, f"http://127.0.0.1:{server.server_port}/feed.xml")
        check_window(program, home)
    finally:
        server.shutdown()
        server.server_close()
        shutil.rmtree(home, ignore_errors=True)
    print("smoke test passed")


if __name__ == "__main__":
    main()
