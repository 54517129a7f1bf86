"""The labelled news beside the checkout, and a library of the program's own that it went into as feeds."""

import asyncio
import gzip
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corpus import LABELLED_NEWS
from benchmarks.wire import Wire, derive_all
from newsreader.library.intake import ParserHere
from newsreader.library.opened import Library, open_library
from newsreader.library.subscribe import subscribe
from newsreader.paths import library_paths

SEEDS = (1, 2, 3)
OUTLETS = 40  # for articles whose outlet the data does not name
_START = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Document:
    """A labelled or unlabelled article; `story` is "" for the unlabelled, `section` its label ("": none)."""

    number: int
    story: str
    language: str
    outlet: str
    title: str
    summary: str
    body: str
    published: datetime
    section: str = ""


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of one file of the labelled news."""
    with gzip.open(LABELLED_NEWS / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def vietnamese(seed: int, *, mixed: bool) -> list[Document]:
    """The labelled Vietnamese articles, with the unlabelled spread evenly over their days when `mixed`."""
    chance = random.Random(seed)
    labelled = read_rows("vi_stories")
    rows = [(datetime.fromisoformat(row["published"]), row) for row in labelled]
    if mixed:
        days = sorted({row["published"][:10] for row in labelled})
        noise = read_rows("vi_unlabelled")
        chance.shuffle(noise)
        for place, row in enumerate(noise):
            day = datetime.fromisoformat(days[place * len(days) // len(noise)] + "T00:00:00+07:00")
            rows.append((day + timedelta(seconds=chance.random() * 86_400), row))
    return in_order(rows)


def english(seed: int, *, mixed: bool) -> list[Document]:
    """ECB+ in a seeded order within 48 hours, with the unrelated BBC articles among them when `mixed`."""
    noise = [{**row, "story": ""} for row in read_rows("en_sections")] if mixed else []
    return at_random([*read_rows("en_stories"), *noise], seed)


def at_random(rows: Sequence[dict[str, str]], seed: int) -> list[Document]:
    """Rows that carry no times, within 48 hours."""
    chance = random.Random(seed)
    return in_order([(_START + timedelta(seconds=chance.random() * 172_800), row) for row in rows])


def in_order(rows: list[tuple[datetime, dict[str, str]]]) -> list[Document]:
    """Documents of rows with their times, numbered from 1 in order of time."""
    rows.sort(key=lambda pair: (pair[0], pair[1]["id"]))
    return [
        Document(
            number, row.get("story", ""), row["lang"], row.get("outlet") or f"Outlet {number % OUTLETS}",
            row["title"], row["summary"], row["body"], moment.replace(microsecond=0), row.get("section") or "",
        )
        for number, (moment, row) in enumerate(rows, start=1)
    ]  # fmt: skip


def shortened(documents: Sequence[Document]) -> list[Document]:
    """Title and summary only, what most Vietnamese feeds carry."""
    return [replace(document, body="") for document in documents]


# ---------------------------------------------------------------- as feeds


def _press(documents: Sequence[Document], declared: Mapping[int, str]) -> dict[str, bytes]:
    """The outlets: a feed of each, by its address."""
    by_outlet: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        by_outlet[document.outlet].append(document)
    return {
        f"https://outlet{number}.example/feed": _feed(outlet, some, declared)
        for number, (outlet, some) in enumerate(sorted(by_outlet.items()))
    }


def _feed(outlet: str, documents: Sequence[Document], declared: Mapping[int, str]) -> bytes:
    items = "".join(_item(document, declared.get(document.number, "")) for document in reversed(documents))
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>{escape(outlet)}</title><language>{documents[0].language}</language>{items}</channel></rss>"
    ).encode()


def _item(document: Document, category: str) -> str:
    body = document.body
    if body and document.summary[:40] not in body[:200]:
        body = f"{document.summary}\n{body}"
    content = "".join(f"<p>{escape(line)}</p>" for line in body.splitlines() if line)
    return (
        f"<item><title>{escape(document.title)}</title><link>{_address(document.number)}</link>"
        f"<guid isPermaLink='false'>{document.number}</guid>"
        f"<pubDate>{format_datetime(document.published)}</pubDate>"
        + (f"<category>{escape(category)}</category>" if category else "")
        + f"<description>{escape(escape(document.summary))}</description>"
        + (f"<content:encoded>{escape(content)}</content:encoded>" if content else "")
        + "</item>"
    )


def _address(number: int) -> str:
    return f"https://news.example/{number}"


@dataclass(frozen=True, slots=True)
class Shelf:
    """A library that holds documents: `ids` are its numbers of them, in their order, `cpu` the seconds that
    deriving all of them took."""

    library: Library
    ids: Sequence[int]
    cpu: float


@contextmanager
def shelved(documents: Sequence[Document], declared: Mapping[int, str] | None = None) -> Iterator[Shelf]:
    """A library for the time being, to which the outlets' feeds came, and all of which was derived. `declared`:
    the category that a document is published with, by its number."""
    ended = documents[-1].published + timedelta(hours=1)
    with TemporaryDirectory(prefix="newsreader-quality-") as folder:
        library = open_library(library_paths(Path(folder)), now=lambda: ended)
        try:
            asyncio.run(_follow(library, _press(documents, declared or {})))
            began = time.process_time()
            asyncio.run(derive_all(library))
            cpu = time.process_time() - began
            rows = library.store.articles.rows(range(1, len(documents) + 1))
            numbers = {row.url: row.id for row in rows}
            yield Shelf(library, [numbers[_address(document.number)] for document in documents], cpu)
        finally:
            library.close()


async def _follow(library: Library, press: Mapping[str, bytes]) -> None:
    wire = Wire(press.__getitem__)
    for url in press:
        await subscribe(library, url, wire, ParserHere())
