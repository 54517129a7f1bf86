"""Feeds in the encodings of the world, made here: how many words of their titles come out right."""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsreader.errors import ParseError
from newsreader.feeds.charset import codec_of
from newsreader.feeds.parse import parse

SAMPLES = Path(__file__).resolve().parents[1] / "tests" / "data" / "feeds" / "encodings.json"
_TONES = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(frozen=True, slots=True)
class Way:
    """What says a feed's encoding: prolog and HTTP header, "{}" standing for it. `right` when a declaration is, or
    when the text is UTF-8, which shows itself; `body` is what the text is encoded in."""

    name: str
    prolog: str
    header: str
    right: bool = True
    body: str = "{}"


WAYS = (
    Way("the HTTP header", "", "{}"),
    Way("the prolog", "{}", ""),
    Way("the header, and the prolog says UTF-8", "utf-8", "{}"),
    Way("the prolog, and the header says ISO-8859-1", "{}", "iso-8859-1"),
    Way("both, wrongly: it is UTF-8", "{}", "{}", body="utf-8"),
    Way("both say UTF-8, wrongly", "utf-8", "utf-8", right=False),
    Way("nothing", "", "", right=False),
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A text of `language` in `encoding`."""

    language: str
    text: str
    encoding: str


def samples() -> Iterator[Sample]:
    """Every text in each of its encodings."""
    for row in json.loads(SAMPLES.read_text("utf-8")):
        for encoding in row["encodings"]:
            yield Sample(row["language"], row["text"], encoding)


def words(text: str) -> list[str]:
    """The words of a title, letters put together."""
    return re.findall(r"\w+", unicodedata.normalize("NFC", text))


def title_of(sample: Sample, way: Way) -> str:
    """The title that a feed with `sample` as its title has, "" where there is none."""
    name = sample.encoding
    prolog = f' encoding="{way.prolog.format(name)}"' if way.prolog else ""
    text = (
        f'<?xml version="1.0"{prolog}?><rss version="2.0"><channel><title>{sample.text}</title>'
        f"<item><title>{sample.text}</title><guid>1</guid></item></channel></rss>"
    )
    content_type = f"application/rss+xml; charset={way.header.format(name)}" if way.header else ""
    try:
        feed = parse(encode(text, way.body.format(name)), url="https://example.org/rss", content_type=content_type)
    except ParseError:
        return ""
    return feed.entries[0].title if feed.entries else ""


def words_right(sample: Sample, way: Way) -> tuple[int, int]:
    """How many words of the title come out right, of how many."""
    expected, found = words(sample.text), words(title_of(sample, way))
    return sum(one == other for one, other in zip(expected, found, strict=False)), len(expected)


def encode(text: str, name: str) -> bytes:
    """`text` in the encoding that a declaration calls `name`."""
    codec = codec_of(name) or name
    if codec != "cp1258":
        return text.encode(codec)
    # Windows writes a letter with its hat as one byte and its tone as the next, which Python's codec does not do.
    pieces = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in parts[1:] if mark in _TONES)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones))
        pieces.append((base + tones).encode(codec))
    return b"".join(pieces)
