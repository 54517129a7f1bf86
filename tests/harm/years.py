"""Outlets that publish for years, each with a bad manner of its own, and what a reader must find of them.

Every piece has a word of its own in its text, by which it is known whatever else is done to it.
"""

import random
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape

from tests.newsroom import NOON
from tests.server import Answer, Request, Server

LISTED = 15  # pieces in a document
SLACK = 4  # days by which a piece may go sooner or later than its age says
OLD_ONES_FROM = 60  # pieces, from when on an old one comes back now and then
MARK = re.compile(r"tk\d+x\d+x")
MANNERS = (
    "plain", "no guid", "no date", "no link", "no title", "retitled", "redated", "secure", "moving", "returning",
    "failing", "bursts", "constant guid", "fresh guid", "serial", "no etag",
)  # fmt: skip
FAILURES = {
    "error": Answer(500),
    "not there": Answer(404),
    "too many": Answer(429, {"Retry-After": "86400"}),
    "a page": Answer(200, {"Content-Type": "text/html"}, b"<html><body>B\xe1\xba\xa3o tr\xc3\xac</body></html>"),
    "nothing": Answer(200, {"Content-Type": "application/rss+xml"}, b""),
}
WORDS = [
    "giá",
    "vàng",
    "thủ",
    "tướng",
    "thành",
    "phố",
    "trường",
    "học",
    "bão",
    "lũ",
    "bóng",
    "đá",
    "mưa",
    "nắng",
    "đường",
    "cầu",
    "sông",
    "núi",
    "biển",
    "người",
    "dân",
    "công",
    "nhân",
    "xuất",
    "khẩu",
    "gạo",
    "cà",
    "phê",
    "điện",
    "nước",
    "khí",
    "hậu",
    "y",
    "tế",
    "bác",
    "sĩ",
    "thuốc",
    "giáo",
    "viên",
    "thi",
    "tuyển",
    "đại",
    "học",
    "ngân",
    "hàng",
    "lãi",
    "suất",
    "chứng",
    "khoán",
    "bất",
    "động",
    "sản",
    "xe",
    "máy",
    "ô",
    "tô",
    "tàu",
    "hỏa",
    "sân",
    "bay",
    "du",
    "lịch",
    "khách",
    "sạn",
    "ẩm",
    "thực",
]


@dataclass
class Piece:
    """What an outlet published: `mark` is its own word."""

    mark: str
    title: str
    text: str
    published: datetime
    edits: int = 0


class Outlet:
    """One feed on a host of its own. `whole` says when each piece first stood in a document that came whole."""

    def __init__(self, number: int, server: Server, seed: int) -> None:
        self.manner = MANNERS[number]
        self.pieces: list[Piece] = []  # the newest first
        self.whole: dict[str, datetime] = {}
        self._in_part: dict[str, datetime] = {}  # the same of documents that were cut
        self._number, self._server = number, server
        self._chance = random.Random(f"{seed}/{number}")
        self._listed: list[Piece] = []
        self._failing = ""
        self._issue = 0
        self._now = NOON
        server.script(f"/{number}.xml", self._answer)

    @property
    def url(self) -> str:
        """Where the feed is."""
        return self._server.url(f"/{self._number}.xml", host(self._number))

    def publish(self, now: datetime) -> None:
        """A day's pieces, or none, and what the outlet does to the older ones."""
        self._now, self._issue = now, self._issue + 1
        for _ in range(self._how_many()):
            self._write()
        self._listed = self.pieces[:LISTED]
        if self.manner == "returning" and len(self.pieces) > OLD_ONES_FROM and self._chance.random() < 0.3:
            self._listed = [*self._listed, self._chance.choice(self.pieces[LISTED:])]
        if self.manner == "retitled" and self._listed:
            one = self._chance.choice(self._listed)
            one.edits += 1
            one.title = f"{one.title.partition(' (sửa')[0]} (sửa {one.edits})"
        fails = self.manner == "failing" and self._chance.random() < 0.3
        self._failing = self._chance.choice([*FAILURES, "cut"]) if fails else ""

    def _how_many(self) -> int:
        if self.manner == "bursts":
            return 6 if (self._now - NOON).days % 120 <= 5 else 0
        return self._chance.choice((0, 1, 1, 2, 3))

    def _write(self) -> None:
        mark = f"tk{self._number}x{len(self.pieces) + 1}x"
        title = " ".join(self._chance.choices(WORDS, k=10)).capitalize()
        text = f"{mark} {' '.join(self._chance.choices(WORDS, k=60))}"
        published = self._now - timedelta(minutes=self._chance.randrange(5, 600))
        title = "Giá vàng hôm nay" if self.manner == "serial" else title
        self.pieces.insert(0, Piece(mark, title, text, published))

    def _answer(self, _request: Request) -> Answer:
        if self._failing in FAILURES:
            return FAILURES[self._failing]
        body = self._document()
        headers = {"Content-Type": "application/rss+xml", "Date": format_datetime(self._now)}
        if self._failing == "cut":
            for piece in self._listed:
                self._in_part.setdefault(piece.mark, self._now)
            return Answer(200, headers, body[: len(body) // 2])
        for piece in self._listed:
            self.whole.setdefault(piece.mark, self._now)
        etag = "" if self.manner in ("no etag", "redated") else f'"{self._issue}"'
        return Answer(200, headers, body, etag=etag)

    def _document(self) -> bytes:
        base, days = self._server.url("", host(self._number)).rstrip("/"), (self._now - NOON).days
        if self.manner == "secure" and days // 7 % 2:
            base = base.replace("http:", "https:")
        if self.manner == "moving":
            base = f"https://www{days // 180}.bao.example"
        items = "".join(self._item(piece, base) for piece in self._listed)
        return (
            '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
            f"<title>Báo {self.manner}</title><link>{base}/</link><language>vi</language>{items}</channel></rss>"
        ).encode()

    def _item(self, piece: Piece, base: str) -> str:
        link = f"{base}/tin/bai-viet-so-{piece.mark}.html"
        date = self._now if self.manner == "redated" else piece.published
        guids = {
            "no guid": "",
            "moving": "",
            "secure": f"<guid>{link}</guid>",
            "constant guid": "<guid isPermaLink='false'>1</guid>",
            "fresh guid": f"<guid isPermaLink='false'>{self._chance.random()}</guid>",
        }
        parts = (
            "" if self.manner == "no title" else f"<title>{escape(piece.title)}</title>",
            "" if self.manner == "no link" else f"<link>{link}</link>",
            guids.get(self.manner, f"<guid isPermaLink='false'>{piece.mark}</guid>"),
            "" if self.manner == "no date" else f"<pubDate>{format_datetime(date)}</pubDate>",
            f"<description>{escape(piece.text)}</description>",
        )
        return f"<item>{''.join(parts)}</item>"

    def expected(self, since: datetime | None) -> tuple[set[str], set[str]]:
        """The marks of what must be there, and of what may be, where all older than `since` are let go, a few days
        more or less. What stood in a document that was cut may be there."""
        dates = {piece.mark: piece.published for piece in self.pieces}
        slack = timedelta(days=SLACK)
        must = {one for one, at in self.whole.items() if since is None or min(at, dates[one]) > since + slack}
        all_served = [*self.whole.items(), *self._in_part.items()]
        return must, {one for one, at in all_served if since is None or max(at, dates[one]) > since - slack}


def host(number: int) -> str:
    """The loopback address of an outlet."""
    return f"127.0.0.{number + 1}"
