"""A generated world of news: the same for the same seed. Words follow Zipf, a third of the entries report events
that several feeds share, dates spread over weeks, and ticks publish more.

    world = World(feeds=1000)
    world.document(7, tick=0)      # the bytes of feed 7
"""

import random
import struct
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cached_property
from html import escape
from itertools import accumulate

ENTRIES = 30
WORDS = 400
EVENTS_PER_FEED = 1.2  # each is told by about eight feeds
SHARE_OF_EVENTS = 1 / 3
WEEKS = 6
TICK_FEEDS = 0.1
TICK_ENTRIES = 2
MIMES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
CATEGORIES = {
    "vi": (
        "Thời sự",
        "Thế giới",
        "Kinh tế",
        "Giáo dục",
        "Sức khỏe",
        "Thể thao",
        "Công nghệ",
        "Văn hóa",
        "Pháp luật",
    ),
    "en": ("Politics", "World", "Business", "Education", "Health", "Sport", "Technology", "Culture", "Science"),
}
ONSETS = "b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x"
RIMES = (
    "a à á ả ã ạ an àn án at át ạt e é ẹ en èn ê ế ệ ên i í ị in ính o ó ọ on ông ống ộng ơ ớ u ú ụ ung ư ứ "
    "ương ường"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One generated entry."""

    number: int
    title: str
    summary: str
    html: str
    author: str
    category: str
    published: datetime


class World:
    """All feeds of a seed, at any tick."""

    def __init__(self, feeds: int = 1000, *, seed: int = 20260101, now: datetime | None = None) -> None:
        self.feeds = feeds
        self.seed = seed
        self.now = now or datetime.now(UTC).replace(microsecond=0)

    def language(self, feed: int) -> str:
        """Feeds take turns."""
        return "vi" if feed % 2 == 0 else "en"

    def ticks_of(self, feed: int, tick: int) -> int:
        """How often a feed has published by `tick`: each tick a tenth of the feeds does."""
        turn = random.Random(f"{self.seed}/turn/{feed}").randrange(round(1 / TICK_FEEDS))
        return sum(1 for one in range(1, tick + 1) if one % round(1 / TICK_FEEDS) == turn)

    def entries(self, feed: int, tick: int = 0) -> list[Entry]:
        """The 30 newest entries, newest first."""
        published = self.ticks_of(feed, tick) * TICK_ENTRIES
        return [self._entry(feed, number) for number in range(ENTRIES + published - 1, published - 1, -1)]

    def document(self, feed: int, tick: int = 0, base: str = "http://feed.example") -> bytes:
        """The feed's bytes: RSS 2.0, Atom or RDF, a third each."""
        write = (_rss, _atom, _rdf)[feed % 3]
        return write(f"Outlet {feed}", self.language(feed), self.entries(feed, tick), base).encode()

    def _entry(self, feed: int, number: int) -> Entry:
        rng = random.Random(f"{self.seed}/{feed}/{number}")
        language = self.language(feed)
        vocabulary, weights = self.vocabulary[language]
        words = rng.choices(vocabulary, cum_weights=weights, k=WORDS)
        age = timedelta(hours=rng.expovariate(1 / 200) % (WEEKS * 168)) if number < ENTRIES else timedelta()
        if rng.random() < SHARE_OF_EVENTS:
            event = rng.randrange(max(1, int(self.feeds * EVENTS_PER_FEED)))
            words, age = self._tell_event(rng, language, event, words, age)
        title = " ".join(words[:10]).capitalize()
        paragraphs = [" ".join(words[start : start + 50]).capitalize() + "." for start in range(0, WORDS, 50)]
        picture = f"/picture/{feed * 10_000 + number}.png"
        html = (
            f'<p>{paragraphs[0]}</p><figure><img src="{picture}"><figcaption>{title}</figcaption></figure>'
            + "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs[1:])
        )
        author = " ".join(rng.choices(vocabulary[500:900], k=3)).title()
        return Entry(number, title, paragraphs[0], html, author, rng.choice(CATEGORIES[language]), self.now - age)

    def _tell_event(
        self, rng: random.Random, language: str, event: int, words: list[str], age: timedelta
    ) -> tuple[list[str], timedelta]:
        """Two words in five are the event's own, and it is told within a day of when it happened."""
        told = random.Random(f"{self.seed}/event/{event}/{language}")
        names = told.choices(self.vocabulary[language][0][300:], k=40)
        happened = timedelta(hours=told.uniform(24, WEEKS * 168))
        mixed = [rng.choice(names) if rng.random() < 0.4 else word for word in words]
        return mixed, (happened - timedelta(hours=rng.uniform(0, 20))) if age else age

    @cached_property
    def vocabulary(self) -> dict[str, tuple[list[str], list[float]]]:
        rng = random.Random(self.seed)
        syllables = [onset + rime for onset in ONSETS.split() for rime in RIMES.split()]
        rng.shuffle(syllables)
        letters = (
            "ba",
            "con",
            "de",
            "fer",
            "gan",
            "hol",
            "im",
            "jur",
            "kel",
            "lo",
            "mat",
            "ner",
            "op",
            "per",
            "ra",
        )
        english = sorted({"".join(rng.choices(letters, k=rng.randint(1, 4))) for _ in range(30_000)})
        rng.shuffle(english)
        return {language: (words, _zipf(len(words))) for language, words in (("vi", syllables), ("en", english))}


def _zipf(count: int) -> list[float]:
    return list(accumulate(1 / rank for rank in range(1, count + 1)))


def picture(number: int) -> bytes:
    """A PNG of 320 by 200 that differs by number and decodes."""
    rng = random.Random(number)
    colours = [bytes(rng.randrange(256) for _ in range(3)) for _ in range(8)]
    row = b"\x00" + b"".join(rng.choice(colours) * 40 for _ in range(8))
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", 320, 200, 8, 2, 0, 0, 0))
        + _chunk(b"IDAT", zlib.compress(row * 200))
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _rss(title: str, language: str, entries: list[Entry], base: str) -> str:
    items = "".join(
        f"<item><title>{one.title}</title><link>{base}/{one.number}</link><guid>{base}/{one.number}</guid>"
        f"<pubDate>{format_datetime(one.published)}</pubDate><dc:creator>{one.author}</dc:creator>"
        f"<category>{one.category}</category><description>{one.summary}</description>"
        f"<content:encoded>{escape(one.html)}</content:encoded></item>"
        for one in entries
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>{title}</title><link>{base}/</link><language>{language}</language>{items}</channel></rss>"
    )


def _atom(title: str, language: str, entries: list[Entry], base: str) -> str:
    items = "".join(
        f"<entry><title>{one.title}</title><id>{base}/{one.number}</id><link href='{base}/{one.number}'/>"
        f"<published>{one.published.isoformat()}</published><updated>{one.published.isoformat()}</updated>"
        f"<author><name>{one.author}</name></author><category term='{one.category}'/>"
        f"<summary>{one.summary}</summary><content type='html'>{escape(one.html)}</content></entry>"
        for one in entries
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">'
        f"<title>{title}</title><id>{base}/</id><link href='{base}/'/>"
        f"<updated>{entries[0].published.isoformat()}</updated>{items}</feed>"
    )


def _rdf(title: str, language: str, entries: list[Entry], base: str) -> str:
    items = "".join(
        f"<item rdf:about='{base}/{one.number}'><title>{one.title}</title><link>{base}/{one.number}</link>"
        f"<dc:date>{one.published.isoformat()}</dc:date><dc:creator>{one.author}</dc:creator>"
        f"<dc:subject>{one.category}</dc:subject><description>{one.summary}</description>"
        f"<content:encoded>{escape(one.html)}</content:encoded></item>"
        for one in entries
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rdf:RDF xmlns="http://purl.org/rss/1.0/" '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel rdf:about='{base}/'><title>{title}</title><link>{base}/</link>"
        f"<dc:language>{language}</dc:language></channel>{items}</rdf:RDF>"
    )
