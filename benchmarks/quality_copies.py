"""How surely the same article in several feeds is found, and nothing else taken for it, on the labelled news.

Run: python -m benchmarks.quality_copies [--seed N] [--list]. Real articles are published by feeds of their own
within three days, where all are compared with all; of some a copy of a known kind stands in another feed.
Everything goes through the program: served on loopback, refreshed, derived, read from the library. Prints
Markdown; says so where that news, which lies beside the checkout, is missing.
"""

import argparse
import asyncio
import html
import random
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from difflib import SequenceMatcher
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import combinations, product
from pathlib import Path

from benchmarks.corpus import LABELLED_NEWS
from benchmarks.labelled_news import read_rows
from newsreader.feeds.fetch import WebFetcher
from newsreader.library.derive import derive
from newsreader.library.intake import ParserHere
from newsreader.library.lists import import_outline
from newsreader.library.opened import Library, open_library
from newsreader.library.refresh import refresh
from newsreader.model import Query, Urgency
from newsreader.outline import Outline, OutlineFeed
from newsreader.paths import library_paths

SETS = ("vi_stories", "vi_sections", "vi_unlabelled", "en_stories", "en_sections")
START = datetime(2026, 3, 1, tzinfo=UTC)
DAYS = timedelta(hours=72)
NOW = START + timedelta(days=4)
A_FEED = 150  # articles, then the next feed
EACH = 100  # pairs of each kind
FEWEST_WORDS = 90  # of an article of which a copy is made
SAME = 0.7  # of the shorter text's words, in their order: then two texts are nearly the same by any reading


@dataclass(frozen=True)
class Piece:
    """An article as a feed sends it. `of` is the address of the original, `kind` how the copy was made."""

    url: str
    title: str
    text: str
    at: datetime
    language: str
    of: str = ""
    kind: str = ""


@dataclass
class Tally:
    """How many pairs of a kind there are and were found."""

    pairs: int = 0
    found: int = 0
    missed: list[str] = field(default_factory=list)


# ---------------------------------------------------------------- copies of known kinds


def _whole(piece: Piece, _chance: random.Random) -> Piece:
    return piece


def _retitled(piece: Piece, _chance: random.Random) -> Piece:
    words = piece.text.split()
    return replace(piece, title=" ".join(words[4:14]).strip(" ,.;:"))


def _first_60(piece: Piece, chance: random.Random) -> Piece:
    return replace(_retitled(piece, chance), text=" ".join(piece.text.split()[:60]) + " ...")


def _first_half(piece: Piece, chance: random.Random) -> Piece:
    words = piece.text.split()
    return replace(_retitled(piece, chance), text=" ".join(words[: len(words) // 2]) + "…")


_BEFORE = {
    "vi": ("(Tổng hợp) - ", "Theo dõi chúng tôi trên mạng xã hội. ", "Chia sẻ bài viết này qua thư điện tử. "),
    "en": ("(Agency) - ", "Follow us for the latest updates. ", "Sign up for our morning newsletter. "),
}
_AFTER = {
    "vi": (
        " Mời bạn đọc gửi ý kiến về tòa soạn theo đường dây nóng 24/7.",
        " Xem thêm: tin cùng chuyên mục, bài đọc nhiều.",
    ),
    "en": (
        " Read more stories like this one in our app.",
        " All rights reserved. Do not redistribute without permission.",
    ),
}


def _boilerplate(piece: Piece, chance: random.Random) -> Piece:
    before, after = chance.choice(_BEFORE[piece.language]), chance.choice(_AFTER[piece.language])
    return replace(_retitled(piece, chance), text=before + piece.text + after)


def _cut_within_boilerplate(piece: Piece, chance: random.Random) -> Piece:
    words = piece.text.split()
    cut = replace(piece, text=" ".join(words[: max(70, len(words) // 3)]) + "...")
    return _boilerplate(cut, chance)


def _edited(piece: Piece, chance: random.Random) -> Piece:
    """Another headline, and every fortieth word another."""
    words = piece.text.split()
    for place in range(chance.randrange(40), len(words), 40):
        words[place] = chance.choice(words)
    return replace(_retitled(piece, chance), text=" ".join(words))


def _tracked(piece: Piece, chance: random.Random) -> Piece:
    """The same address as it is passed on, with a text that says little."""
    tail = chance.choice(
        ("?utm_source=rss&utm_medium=feed", "?fbclid=IwAR0x", "?utm_campaign=home#rss", "?zarsrc=30")
    )
    url = piece.url.replace("https://", chance.choice(("http://", "https://www."))) + tail
    return replace(piece, url=url, text=" ".join(piece.text.split()[:12]))


KINDS: dict[str, Callable[[Piece, random.Random], Piece]] = {
    "the whole text": _whole,
    "another headline": _retitled,
    "first 60 words, another headline": _first_60,
    "first half, another headline": _first_half,
    "words before and after, another headline": _boilerplate,
    "a third within other words, another headline": _cut_within_boilerplate,
    "every fortieth word another, another headline": _edited,
    "the same address with tracking, 12 words": _tracked,
}


def pieces(seed: int) -> tuple[list[Piece], list[Piece]]:
    """Originals, and copies of some of them; an article has one copy at most."""
    chance = random.Random(seed)
    originals = []
    for name in SETS:
        for number, row in enumerate(read_rows(name)):
            url = f"https://{name.replace('_', '-')}.example/{name[:2]}/tin-{number:05d}.html"
            text = " ".join(row["body"].split())
            at = START + DAYS * chance.random()
            originals.append(Piece(url, row["title"], text, at, name[:2]))
    able = [one for one in originals if len(one.text.split()) >= FEWEST_WORDS]
    chosen = chance.sample(able, EACH * len(KINDS))
    copies = []
    for number, one in enumerate(chosen):
        kind = list(KINDS)[number % len(KINDS)]
        made = KINDS[kind](one, chance)
        url = made.url if made.url != one.url else one.url.replace(".example/", f".copy{number % 7}.example/")
        at = min(max(one.at + timedelta(hours=chance.uniform(-20, 20)), START), START + DAYS)
        copies.append(replace(made, url=url, at=at, of=one.url, kind=kind))
    return originals, copies


# ---------------------------------------------------------------- through the program


def documents(originals: Sequence[Piece], copies: Sequence[Piece], seed: int) -> list[bytes]:
    """The feeds: originals spread over some, copies over others, none in the feed of its original."""
    chance = random.Random(seed + 1)
    shuffled = list(originals)
    chance.shuffle(shuffled)
    parts = [shuffled[at : at + A_FEED] for at in range(0, len(shuffled), A_FEED)]
    parts += [list(copies[at : at + A_FEED]) for at in range(0, len(copies), A_FEED)]
    return [_document(number, part) for number, part in enumerate(parts)]


def _document(number: int, part: Sequence[Piece]) -> bytes:
    items = "".join(
        f"<item><title>{html.escape(one.title)}</title><link>{html.escape(one.url)}</link>"
        f"<guid isPermaLink='false'>{number}-{place}</guid>"
        f"<pubDate>{format_datetime(one.at)}</pubDate>"
        f"<description>{html.escape(f'<p>{html.escape(one.text)}</p>')}</description></item>"
        for place, one in enumerate(part)
    )
    head = f"<rss version='2.0'><channel><title>Feed {number}</title><link>https://f{number}.example/</link>"
    return f"<?xml version='1.0' encoding='utf-8'?>{head}{items}</channel></rss>".encode()


def serve(bodies: Sequence[bytes]) -> ThreadingHTTPServer:
    """Serve the documents on loopback."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = bodies[int(self.path.strip("/").partition(".")[0])]
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_parts: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


async def take_in(library: Library) -> float:
    """Refresh and derive; the seconds of CPU that deriving took."""
    async with WebFetcher(clock=library.now) as fetcher:
        async for outcome in refresh(library, fetcher, ParserHere(), urgency=Urgency.NOW):
            if outcome.error_code:
                raise SystemExit(f"feed {outcome.feed}: {outcome.error_code}")
    begun = time.process_time()
    async for _ in derive(library):
        pass
    return time.process_time() - begun


def groups(library: Library) -> Iterator[list[str]]:
    """The addresses of what is shown as one."""
    numbers = [one.id for one in library.store.feeds.all()]
    together: dict[int, list[str]] = defaultdict(list)
    for number in numbers:
        for row in library.store.articles.rows(list(library.store.lists.ids(Query(feed=number)))):
            together[row.copy_of or row.id].append(row.url)
    return (urls for urls in together.values() if len(urls) > 1)


# ---------------------------------------------------------------- what is told


def is_nearly_same(one: Piece, other: Piece) -> bool:
    """By another measure than the program's: how many words of the shorter text stand in the longer in order."""
    short, long = sorted((one.text.casefold().split(), other.text.casefold().split()), key=len)
    blocks = SequenceMatcher(None, short, long, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= SAME * len(short)


def report(seed: int, *, listing: bool) -> str:
    """All measures as Markdown."""
    originals, copies = pieces(seed)
    server = serve(documents(originals, copies, seed))
    with tempfile.TemporaryDirectory() as folder:
        library = open_library(library_paths(Path(folder) / "library"), now=lambda: NOW, checkpoints=True)
        try:
            count = -(-len(originals) // A_FEED) + -(-len(copies) // A_FEED)
            outline = [OutlineFeed(f"http://127.0.0.1:{server.server_port}/{at}.xml") for at in range(count)]
            import_outline(library, Outline(tuple(outline)))
            cpu = asyncio.run(take_in(library))
            found = list(groups(library))
            stored = library.store.lists.counts(NOW, NOW)
        finally:
            library.close()
            server.shutdown()
    by_url = {one.url: one for one in (*originals, *copies)}
    tallies, wrong, nearly = _compare(copies, by_url, found)
    lines = ["| kind of copy | pairs | found | share |", "| --- | --- | --- | --- |"]
    for kind, tally in tallies.items():
        lines.append(f"| {kind} | {tally.pairs} | {tally.found} | {tally.found / tally.pairs:.1%} |")
    pairs, hits = sum(one.pairs for one in tallies.values()), sum(one.found for one in tallies.values())
    lines.append(f"| **all** | {pairs} | {hits} | {hits / pairs:.1%} |")
    said = (
        f"{len(originals):,} distinct articles within three days, {len(copies)} copies, seed {seed};"
        f" {stored.articles:,} rows. Merged without a label: {len(nearly)} pairs whose texts are nearly the same"
        f" by another measure, {len(wrong)} false ones. Deriving, terms and stories with it:"
        f" {1000 * cpu / len(by_url):.2f} ms of CPU an article."
    )
    lines += ["", said]
    if listing:
        lines += ["", *(f"- missed ({kind}): {url}" for kind, one in tallies.items() for url in one.missed)]
        lines += [f"- false: {a.title} | {b.title}" for a, b in wrong]
        lines += [f"- nearly the same: {a.title} | {b.title}" for a, b in nearly]
    return "\n".join(lines) + "\n"


def _compare(
    copies: Sequence[Piece], by_url: dict[str, Piece], found: Sequence[Sequence[str]]
) -> tuple[dict[str, Tally], list[tuple[Piece, Piece]], list[tuple[Piece, Piece]]]:
    place = {url: number for number, urls in enumerate(found) for url in urls}
    tallies = {kind: Tally() for kind in KINDS}
    for one in copies:
        tally = tallies[one.kind]
        tally.pairs += 1
        if one.url in place and place[one.url] == place.get(one.of):
            tally.found += 1
        else:
            tally.missed.append(one.of)
    wrong: list[tuple[Piece, Piece]] = []
    nearly: list[tuple[Piece, Piece]] = []
    for urls in found:
        sources: dict[str, list[Piece]] = defaultdict(list)
        for url in urls:
            sources[by_url[url].of or url].append(by_url[url])
        for source, another in combinations(sorted(sources), 2):
            pair = by_url[source], by_url[another]
            # As they were sent: two articles that are cut short after one opening are the same then.
            sent = product(sources[source], sources[another])
            (nearly if any(is_nearly_same(*both) for both in sent) else wrong).append(pair)
    return tallies, wrong, nearly


def main() -> None:
    """Print the measures."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--list", action="store_true", help="name what was missed and what was merged")
    options = asked.parse_args()
    if not LABELLED_NEWS.is_dir():
        print(f"The labelled news is not there ({LABELLED_NEWS}); nothing is measured.")
        return
    sys.stdout.write(report(options.seed, listing=options.list))


if __name__ == "__main__":
    main()
