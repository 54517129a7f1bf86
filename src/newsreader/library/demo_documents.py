"""What the invented outlets serve: front pages, article pages and feeds of four formats, told at a moment."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from typing import Any

Piece = str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class OutletFeed:
    """One feed of an outlet: rss, atom, rdf or json."""

    path: str
    title: str
    format: str


@dataclass(frozen=True, slots=True)
class Story:
    """One article. `age` counts back from the moment of telling."""

    slug: str
    feed: str
    title: str
    authors: tuple[str, ...]
    age: timedelta
    categories: tuple[str, ...]
    dateline: str
    lead: str
    body: tuple[Piece, ...]
    source_url: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """An invented newspaper."""

    name: str
    host: str
    language: str
    feeds: tuple[OutletFeed, ...]
    articles: tuple[Story, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Outlet":
        """From a file of `resources/demo`; its README tells the form."""
        feeds = tuple(OutletFeed(feed["path"], feed["title"], feed["format"]) for feed in data["feeds"])
        articles = tuple(_story(one) for one in data["articles"])
        return cls(data["outlet"], data["host"], data["language"], feeds, articles)

    def address(self, path: str) -> str:
        """The whole address of a path of this outlet."""
        return f"https://{self.host}/{path.lstrip('/')}"

    def of_feed(self, feed: OutletFeed) -> list[Story]:
        """The articles that a feed carries, newest first."""
        return sorted((one for one in self.articles if one.feed == feed.path), key=lambda one: one.age)


def _story(data: Mapping[str, Any]) -> Story:
    return Story(
        slug=data["slug"],
        feed=data["feed"],
        title=data["title"],
        authors=tuple(data.get("authors", ())),
        age=timedelta(hours=data["age_hours"]),
        categories=tuple(data.get("categories", ())),
        dateline=data.get("dateline", ""),
        lead=data["lead"],
        body=tuple(data["body"]),
        source_url=data.get("source_url", ""),
    )


def front_page(outlet: Outlet) -> str:
    """The outlet's front page, which offers its feeds."""
    links = "".join(
        f'<link rel="alternate" type="{_MIMES[feed.format]}" title="{escape(feed.title)}" href="{feed.path}">'
        for feed in outlet.feeds
    )
    return f"<!doctype html><html lang={outlet.language}><title>{escape(outlet.name)}</title>{links}<body></body>"


def article_page(outlet: Outlet, story: Story, moment: datetime) -> str:
    """An article's page, as a portal serves it."""
    when = (moment - story.age).isoformat(timespec="seconds")
    return (
        f"<!doctype html><html lang={outlet.language}><head><title>{escape(story.title)}</title>"
        f'<meta property="article:published_time" content="{when}"></head><body><article>'
        f"<h1>{escape(story.title)}</h1>{article_html(outlet, story)}</article></body></html>"
    )


def article_html(outlet: Outlet, story: Story) -> str:
    """Lead and body as HTML, pictures with captions and credits."""
    dateline = f"{escape(story.dateline)} " if story.dateline else ""
    parts = [f"<p><strong>{dateline}{escape(story.lead)}</strong></p>"]
    parts += [_piece(outlet, piece) for piece in story.body]
    if story.source_url:
        word = "Nguồn" if outlet.language == "vi" else "Source"
        parts.append(f'<p>{word}: <a href="{escape(story.source_url)}">{escape(story.source_url)}</a></p>')
    return "".join(parts)


def _piece(outlet: Outlet, piece: Piece) -> str:
    if isinstance(piece, str):
        return f"<p>{escape(piece)}</p>"
    if "picture" in piece:
        source = outlet.address(f"pictures/{piece['picture']}")
        caption = f"{escape(piece.get('caption', ''))} <em>{escape(piece.get('credit', ''))}</em>"
        return f'<figure><img src="{source}"><figcaption>{caption}</figcaption></figure>'
    if "heading" in piece:
        return f"<h2>{escape(piece['heading'])}</h2>"
    return f"<blockquote><p>{escape(piece['quote'])}</p></blockquote>"


_MIMES = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "rdf": "application/rdf+xml",
    "json": "application/feed+json",
}


def feed_document(outlet: Outlet, feed: OutletFeed, moment: datetime) -> tuple[bytes, str]:
    """A feed's document and its media type."""
    stories = outlet.of_feed(feed)
    write = {"rss": _rss, "atom": _atom, "rdf": _rdf, "json": _json}[feed.format]
    return write(outlet, feed, stories, moment).encode(), f"{_MIMES[feed.format]}; charset=utf-8"


def _rss(outlet: Outlet, feed: OutletFeed, stories: Sequence[Story], moment: datetime) -> str:
    items = "".join(_rss_item(outlet, story, moment) for story in stories)
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>{escape(feed.title)}</title><link>{outlet.address('')}</link>"
        f"<language>{outlet.language}</language>{items}</channel></rss>"
    )


def _rss_item(outlet: Outlet, story: Story, moment: datetime) -> str:
    address = outlet.address(story.slug)
    dateline = f"{story.dateline} " if story.dateline else ""
    return (
        f"<item><title>{escape(story.title)}</title><link>{address}</link><guid>{address}</guid>"
        f"<pubDate>{format_datetime(moment - story.age)}</pubDate>"
        + "".join(f"<dc:creator>{escape(name)}</dc:creator>" for name in story.authors)
        + "".join(f"<category>{escape(name)}</category>" for name in story.categories)
        + f"<description>{escape(dateline + story.lead)}</description>"
        f"<content:encoded>{escape(article_html(outlet, story))}</content:encoded></item>"
    )


def _atom(outlet: Outlet, feed: OutletFeed, stories: Sequence[Story], moment: datetime) -> str:
    entries = "".join(_atom_entry(outlet, story, moment) for story in stories)
    return (
        f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" '
        f'xml:lang="{outlet.language}"><title>{escape(feed.title)}</title><id>{outlet.address(feed.path)}</id>'
        f'<link href="{outlet.address("")}"/><updated>{moment.isoformat()}</updated>{entries}</feed>'
    )


def _atom_entry(outlet: Outlet, story: Story, moment: datetime) -> str:
    address = outlet.address(story.slug)
    when = (moment - story.age).isoformat()
    return (
        f"<entry><title>{escape(story.title)}</title><id>{address}</id>"
        f'<link href="{address}"/><published>{when}</published><updated>{when}</updated>'
        + "".join(f"<author><name>{escape(name)}</name></author>" for name in story.authors)
        + "".join(f'<category term="{escape(name)}"/>' for name in story.categories)
        + f"<summary>{escape(story.lead)}</summary>"
        f'<content type="html">{escape(article_html(outlet, story))}</content></entry>'
    )


def _rdf(outlet: Outlet, feed: OutletFeed, stories: Sequence[Story], moment: datetime) -> str:
    items = "".join(
        f'<item rdf:about="{outlet.address(story.slug)}"><title>{escape(story.title)}</title>'
        f"<link>{outlet.address(story.slug)}</link><dc:date>{(moment - story.age).isoformat()}</dc:date>"
        + "".join(f"<dc:creator>{escape(name)}</dc:creator>" for name in story.authors)
        + "".join(f"<dc:subject>{escape(name)}</dc:subject>" for name in story.categories)
        + f"<description>{escape(story.lead)}</description>"
        f"<content:encoded>{escape(article_html(outlet, story))}</content:encoded></item>"
        for story in stories
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rdf:RDF xmlns="http://purl.org/rss/1.0/" '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<channel rdf:about="{outlet.address(feed.path)}"><title>{escape(feed.title)}</title>'
        f"<link>{outlet.address('')}</link><dc:language>{outlet.language}</dc:language></channel>{items}</rdf:RDF>"
    )


def _json(outlet: Outlet, feed: OutletFeed, stories: Sequence[Story], moment: datetime) -> str:
    items = [
        {
            "id": outlet.address(story.slug),
            "url": outlet.address(story.slug),
            "title": story.title,
            "summary": story.lead,
            "content_html": article_html(outlet, story),
            "date_published": (moment - story.age).isoformat(),
            "authors": [{"name": name} for name in story.authors],
            "tags": list(story.categories),
        }
        for story in stories
    ]
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": outlet.address(""),
        "language": outlet.language,
        "items": items,
    }
    return json.dumps(document, ensure_ascii=False)
