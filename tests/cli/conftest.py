"""The program on a library of the test's own, and a site on loopback with a page, two feeds and an article."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from newsreader.__main__ import main
from newsreader.cli.arguments import DONE
from tests.newsroom import Item, article_page, front_page, paragraphs, png, rss
from tests.server import Server, feed, page, picture

ITEMS = [
    Item("a", "Đầu tư công tăng tốc", author="Lê An", categories=("Kinh tế",)),
    Item("b", "Bóng đá nữ vào chung kết", categories=("Bóng đá",), age=timedelta(hours=5)),
]


class Program:
    """The program on one library."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys
        self.complaint = ""

    def __call__(self, *arguments: str) -> tuple[int, str]:
        """Run it; the exit code and what it printed. `complaint` has its stderr."""
        code = main(["--library", str(self.folder), *arguments])
        out, self.complaint = self._capsys.readouterr()
        return code, out

    def json(self, *arguments: str) -> Any:
        """What it prints as JSON."""
        code, out = self(*arguments, "--json")
        assert code == DONE, self.complaint
        return json.loads(out)


@pytest.fixture
def program(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(tmp_path / "library", capsys)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        base = running.url("").rstrip("/")
        running.script("/rss.xml", feed(rss(ITEMS, base=base), etag='"1"'))
        running.script("/hai.xml", feed(rss(ITEMS[:1], base=base, title="Báo Hai")))
        running.script("/", page(front_page("/rss.xml", "/hai.xml")))
        running.script("/a", page(article_page("Đầu tư công", paragraphs("vốn đầu tư", 8), [("/anh.png", "Cầu")])))
        running.script("/anh.png", picture(png()))
        yield running
