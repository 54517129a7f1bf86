"""What a page links to: its feeds, its icon, its title. For discovery; fetches nothing."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from newsreader.text.addresses import web
from newsreader.text.encoding import decode
from newsreader.text.plain import plain
from newsreader.text.tree import bounded

_FEED_TYPES = re.compile(
    r"application/(?:rss|atom|rdf|feed|x\.atom|x-rss|x-atom)\+(?:xml|json)|application/feed\+json|text/(?:rss|atom)\+xml|text/x-opml\+rss",
    re.IGNORECASE,
)
# Types that feeds are sometimes declared with; then the address must look like one as well.
_WEAK_TYPES = re.compile(r"(?:application|text)/(?:xml|json)", re.IGNORECASE)
_FEED_PATH = re.compile(
    r"(?:^|[/._-])(?:rss|rss2|atom|rdf|feeds?|feed1)(?:[/._-]|$)|\.(?:rss|atom|rdf)$|(?:rss|atom|feed|index)\.(?:xml|json)$"
    r"|[?&](?:feed|format|alt|type)=(?:rss2?|atom|rdf|feed)",
    re.IGNORECASE,
)
# Lists of feeds, buttons to add one to another reader, the interface of WordPress and oEmbed.
_NO_FEED = re.compile(
    r"/wp-json(?:/|$)|oembed|xmlrpc|opensearch|/comments?/feed/?$.*#|(?:add\.my\.yahoo|feedly|netvibes|newsgator|bloglines|google)\.com/"
    r"|\.(?:png|jpe?g|gif|svg|webp|ico|css|js|pdf|mp3|mp4)$",
    re.IGNORECASE,
)
_FEED_TEXT = re.compile(r"\b(?:rss|atom|feeds?)\b", re.IGNORECASE)
# Pages that list every section have about a hundred.
_MOST_LINKS = 400


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page offers; `mime` is "" for a link that only looks like one."""

    url: str
    title: str = ""
    mime: str = ""


def feed_links(page: bytes, url: str, content_type: str = "") -> list[FeedLink]:
    """The feeds that a page offers, declared ones first, each once, absolute. `wp-json` addresses are no feeds."""
    tree = _read(page, content_type)
    base = _base(tree, url)
    found: dict[str, FeedLink] = {}
    for link in [*_declared(tree, base), *_anchors(tree, base)]:
        if link.url != url and not _NO_FEED.search(link.url):
            known = found.setdefault(_same(link.url), link)
            if link.title and not known.title:
                found[_same(link.url)] = FeedLink(known.url, link.title, known.mime)
    return list(found.values())[:_MOST_LINKS]


def _read(page: bytes, content_type: str = "") -> LexborHTMLParser:
    return LexborHTMLParser(bounded(decode(page, content_type)))


def _same(url: str) -> str:
    return url.partition("://")[2].partition("#")[0].rstrip("/")


def _base(tree: LexborHTMLParser, url: str) -> str:
    element = tree.css_first("base[href]")
    return (web(element.attributes.get("href") or "", url) if element is not None else "") or url


def _declared(tree: LexborHTMLParser, base: str) -> list[FeedLink]:
    links = []
    for element in tree.css("link[href], a[rel][href]"):
        attributes = element.attributes
        rel = (attributes.get("rel") or "").lower().split()
        mime = (attributes.get("type") or "").strip().lower()
        address = web(attributes.get("href") or "", base)
        typed = bool(_FEED_TYPES.match(mime)) or (
            bool(_WEAK_TYPES.match(mime)) and bool(_FEED_PATH.search(address))
        )
        if address and (("alternate" in rel and typed and "stylesheet" not in rel) or "feed" in rel):
            links.append(FeedLink(address, plain(attributes.get("title") or ""), mime))
    return links


def _anchors(tree: LexborHTMLParser, base: str) -> list[FeedLink]:
    links = []
    for element in tree.css("a[href]"):
        address = web(element.attributes.get("href") or "", base)
        if not address:
            continue
        parts = urlsplit(address)
        where = parts.path + (f"?{parts.query}" if parts.query else "")
        host_feeds = parts.netloc.startswith(("feeds.", "rss.", "feed."))
        text = plain(element.text() or "") or plain(element.attributes.get("title") or "")
        plainly = bool(
            re.search(r"\.(?:rss|atom|rdf)$|(?:rss|atom|feed|rdf)[\w-]*\.(?:xml|json)$", parts.path, re.IGNORECASE)
        )
        likely = bool(_FEED_PATH.search(where)) or (host_feeds and len(parts.path) > 1)
        if plainly or (
            likely
            and (
                _FEED_TEXT.search(text) or not text or parts.path.rstrip("/").endswith(("/feed", "/rss", "/atom"))
            )
        ):
            links.append(FeedLink(address, text[:200]))
    return links


def page_icon(page: bytes, url: str) -> str:
    """The absolute address of the page's icon, /favicon.ico where none is declared, "" without a web address.

    Bitmaps of 32 pixels and more come before SVG, which no feed's picture may be.
    """
    tree = _read(page)
    base = _base(tree, url)
    best, best_rank = "", -1
    for element in tree.css("link[rel][href]"):
        rel = (element.attributes.get("rel") or "").lower().split()
        address = web(element.attributes.get("href") or "", base)
        if address and ("icon" in rel or "apple-touch-icon" in rel or "apple-touch-icon-precomposed" in rel):
            rank = _icon_rank(address, element.attributes.get("sizes") or "", touch="icon" not in rel)
            if rank > best_rank:
                best, best_rank = address, rank
    return best or web("/favicon.ico", url)


def _icon_rank(address: str, sizes: str, *, touch: bool) -> int:
    """Nearness to 64 pixels, the largest an icon is shown at on a dense screen."""
    if address.partition("?")[0].lower().endswith(".svg"):
        return 0
    numbers = [int(size) for size in re.findall(r"(\d{1,4})x\d", sizes)]
    size = min(numbers, key=lambda number: abs(number - 64)) if numbers else (180 if touch else 16)
    return 10_000 - abs(size - 64) - (1000 if size < 32 else 0)


def page_title(page: bytes, content_type: str = "") -> str:
    """The page's title as plain text, "" without one."""
    tree = _read(page, content_type)
    for selector, name in (("title", ""), ('meta[property="og:title"]', "content"), ("h1", "")):
        element = tree.css_first(selector)
        if element is not None:
            text = plain((element.attributes.get(name) or "") if name else element.text())
            if text:
                return text
    return ""
