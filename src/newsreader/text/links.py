"""What a page links to: its feeds, its icon, its title. For discovery; fetches nothing."""

import re
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from newsreader.outline import FEED_SCHEME
from newsreader.text.addresses import web
from newsreader.text.encoding import decode
from newsreader.text.plain import plain
from newsreader.text.tree import bounded

_FEED_TYPES = re.compile(r"(?:application|text)/(?:x[.-])?(?:rss|atom)(?:\+xml)?|application/feed\+json")
# Types of much else, such as linked data about the page; then the address or the title must tell of a feed.
_WEAK_TYPES = re.compile(r"|(?:application|text)/(?:xml|json)|application/rdf\+xml")
_PAGE_TYPES = re.compile(r"text/(?:html|mf2\+html)|application/xhtml\+xml")  # rel=feed of microformats
# A file or a query that nothing but a feed is called by: /rss.xml, /tin-moi.rss, /rss/the-gioi.xml, ?feed=rss2
# (WordPress), ?format=feed (Joomla), /feeds/posts/default (Blogger).
_FEED_FILE = re.compile(
    r"\.(?:rss|atom|rdf)$|(?:rss2?|atom|feed|rdf)[\w-]{0,40}\.(?:xml|json)$|/feeds/posts/default/?$", re.IGNORECASE
)
_FEED_FOLDER = re.compile(r"/(?:rss|feeds?|atom|rdf)/", re.IGNORECASE)
_FEED_QUERY = re.compile(r"(?:^|&)(?:feed=(?:rss2?|atom|rdf|json)|format=feed)(?:&|$)", re.IGNORECASE)
# A part of a path or a query that feeds have, and pages about feeds: /rss/, /rss.php, /rss-feeds/, type=atom.
_LIKELY_PATH = re.compile(
    r"[/._](?:[\w-]{1,40}-)?(?:rss2?|atom|rdf|feeds?)(?:[_-](?:feeds?|list))?(?:[/.]|$)|/index\.(?:xml|json)$",
    re.IGNORECASE,
)
_LIKELY_QUERY = re.compile(r"(?:^|&)(?:feed|format|alt|type)=(?:rss2?|atom|rdf|feed)(?:&|$)", re.IGNORECASE)
_LAST_PART = re.compile(r"/(?:rss2?|atom|feed)/?$", re.IGNORECASE)
# A link that is called by nothing but the kind of file it leads to, as podcasts have it.
_CALLED_FEED = re.compile(
    r"(?:(?:subscribe|follow|via|by|with|the|đăng|ký|theo|dõi|qua|bằng|nguồn|kênh|cấp|tin)\s+){0,6}"
    r"(?:rss|atom)(?:\s+(?:feeds?|[012]\.\d))?",
    re.IGNORECASE,
)
_FEED_TEXT = re.compile(r"\b(?:rss|atom|feeds?)\b", re.IGNORECASE)
_LONGEST = 2_000  # of an address, in characters
# Interfaces of WordPress, lists of feeds, buttons that add one to another reader, networks that have none.
_NO_FEED = re.compile(
    r"/wp-json(?:/|$)|[?&]rest_route=|oembed|xmlrpc|opensearch|wlwmanifest|sitemap|/~[a-z]+/"
    r"|//(?:[\w-]+\.)*(?:add\.my\.yahoo|feedly|netvibes|newsgator|bloglines|fusion\.google|twitter|x|facebook|instagram)\.com/"
    r"|google\.com/(?:ig|reader)/|inoreader\.com/\?|//b\.hatena\.ne\.jp/(?:entry|add)\b"
    r"|\.(?:png|jpe?g|gif|svg|webp|ico|css|js|pdf|mp3|mp4|opml)(?:\?|$)",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"\bcomments\b|\bcomment feed|kommentar-?feed|flux d\w+ commentaires|\bcoment[áa]rios\b|\bcommenti\b"
    r"|\breacties|комментари|コメント|评论|評論|댓글|bình luận",
    re.IGNORECASE,
)
_COMMENTS_PATH = re.compile(r"(?:/|=)comments?-?(?:/feed|/default|\.\w+$|_?rss2?\b|$)|/comments/", re.IGNORECASE)
_OF_FEED = re.compile(rf"\s*{FEED_SCHEME}/*", re.IGNORECASE)
# Pages that list every section have about a hundred.
_MOST_LINKS = 400
_MOST_LIKELY = 8  # beside links that are surer, since each must be fetched to be known


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page offers. `sure` tells that the page declares it as one, or that its address is one that
    only feeds have; else only its content can tell."""

    url: str
    title: str = ""
    mime: str = ""
    sure: bool = False


def feed_links(page: bytes, url: str, content_type: str = "") -> list[FeedLink]:
    """The feeds that a page offers, each once, absolute: declared ones first, then links in its text that plainly
    lead to one, then those that may, each in the page's order; those of comments last."""
    tree = _read(page, content_type)
    base = _base(tree, url)
    plainly, likely = _anchors(tree, base)
    found = _each_once([*_declared(tree, base), *plainly], url)
    both = _each_once([*found, *likely], url)
    most = len(found) + _MOST_LIKELY if found else _MOST_LINKS
    return sorted(both[:most], key=_is_of_comments)[:_MOST_LINKS]


def _read(page: bytes, content_type: str = "") -> LexborHTMLParser:
    return LexborHTMLParser(bounded(decode(page, content_type)))


def _each_once(links: list[FeedLink], page_url: str) -> list[FeedLink]:
    """`links` without those that are no feeds and the page itself, each with the first title that one has."""
    found: dict[str, FeedLink] = {}
    for link in links:
        same = _same(link.url)
        if same != _same(page_url) and not _NO_FEED.search(link.url):
            known = found.setdefault(same, link)
            if link.title and not known.title:
                found[same] = replace(known, title=link.title)
    return list(found.values())


def _same(url: str) -> str:
    return url.partition("://")[2].partition("#")[0].rstrip("/")


def _is_of_comments(link: FeedLink) -> bool:
    return bool(_COMMENTS.search(link.title) or _COMMENTS_PATH.search(link.url))


def _base(tree: LexborHTMLParser, url: str) -> str:
    element = tree.css_first("base[href]")
    return (web(element.attributes.get("href") or "", url) if element is not None else "") or url


def _address(element: LexborNode, base: str) -> str:
    """Where the element leads on the web, "" for elsewhere."""
    address = (element.attributes.get("href") or "").strip()
    if len(address) > _LONGEST:
        return ""
    scheme = _OF_FEED.match(address)
    if scheme is not None:
        rest = address[scheme.end() :]
        address = rest if rest[:4].lower() == "http" and ":" in rest[4:6] else f"http://{rest}"
    return web(address, base)


def _declared(tree: LexborHTMLParser, base: str) -> list[FeedLink]:
    links = []
    for element in tree.css("link[rel][href], a[rel][href]"):
        attributes = element.attributes
        rel = (attributes.get("rel") or "").lower().split()
        if "stylesheet" in rel or not ("alternate" in rel or "feed" in rel):
            continue
        address = _address(element, base)
        mime = (attributes.get("type") or "").partition(";")[0].strip().lower()
        title = plain(attributes.get("title") or "")[:200]
        typed = bool(_FEED_TYPES.fullmatch(mime))
        if typed or ("feed" in rel and not _PAGE_TYPES.fullmatch(mime)) or _tells_of_feed(mime, address, title):
            links.append(FeedLink(address, title, mime, _is_sure(element, typed or "feed" in rel, address)))
    return [link for link in links if link.url]


def _is_sure(element: LexborNode, named: bool, address: str) -> bool:
    return (named and element.tag == "link") or _plainly(address)


def _tells_of_feed(mime: str, address: str, title: str) -> bool:
    """Whether a link without a feed's own type is one by its address, or by its title where it has a type."""
    if not mime:
        return _plainly(address)
    return bool(_WEAK_TYPES.fullmatch(mime)) and (_likely(address) or bool(_FEED_TEXT.search(title)))


def _plainly(address: str) -> bool:
    """Whether an address is one that only feeds have."""
    parts = urlsplit(address)
    in_folder = parts.path.lower().endswith((".xml", ".json")) and _FEED_FOLDER.search(parts.path)
    return bool(in_folder or _FEED_FILE.search(parts.path) or _FEED_QUERY.search(parts.query))


def _likely(address: str) -> bool:
    """Whether an address is one that feeds have, and pages about feeds."""
    parts = urlsplit(address)
    return bool(_LIKELY_PATH.search(parts.path) or _LIKELY_QUERY.search(parts.query)) or _plainly(address)


def _anchors(tree: LexborHTMLParser, base: str) -> tuple[list[FeedLink], list[FeedLink]]:
    """The links in the page's text that plainly lead to a feed, and those that may."""
    plainly, likely = [], []
    for element in tree.css("a[href], area[href]"):
        address = _address(element, base)
        if not address:
            continue
        parts = urlsplit(address)
        if _plainly(address) or _OF_FEED.match(element.attributes.get("href") or ""):
            plainly.append(FeedLink(address, _text(element), sure=True))
        elif _hosts_feeds(parts.hostname or ""):
            likely += [FeedLink(address, _text(element))] if len(parts.path) > 1 else []
        elif _leads_to_feed(address, text := _text(element)):
            likely.append(FeedLink(address, text))
    return plainly, likely


def _leads_to_feed(address: str, text: str) -> bool:
    """Whether a link in a page may lead to a feed, by its address or by what it is called."""
    path = urlsplit(address).path
    if _likely(address) and (not text or _FEED_TEXT.search(text) or _LAST_PART.search(path)):
        return True
    return bool(_CALLED_FEED.fullmatch(text) or (path.lower().endswith(".xml") and _FEED_TEXT.search(text)))


def _text(element: LexborNode) -> str:
    """What a link is called: its words, its title, or its picture's."""
    text = plain(element.text() or "") or plain(element.attributes.get("title") or "")
    if not text and (picture := element.css_first("img[alt]")) is not None:
        text = plain(picture.attributes.get("alt") or "")
    return text[:200]


def _hosts_feeds(host: str) -> bool:
    """feeds.example.com, rss.example.com; but not example.com itself."""
    return host.startswith(("feeds.", "feeds2.", "feed.", "rss.")) and host.count(".") > 1


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
