"""JSON Feed 1.0 and 1.1 (jsonfeed.org) into values. Whatever has the wrong type counts as absent."""

import html
import json
import re
from collections.abc import Mapping
from datetime import UTC
from typing import Any

from newsreader.errors import ParseError
from newsreader.feeds import addresses
from newsreader.feeds.dates import parse_date
from newsreader.feeds.files import absolute, files_and_pictures, text_of
from newsreader.feeds.titles import plain_title, unescape
from newsreader.model import ParsedEntry, ParsedFeed

Raw = Mapping[str, Any]
# What only JSON Feeds name; some writers escape the strokes of an address.
_SIGNS = re.compile(r'jsonfeed\.org\\?/version|"(?:home_page_url|content_html|content_text)"\s*:')


def parse_json(text: str, *, url: str) -> ParsedFeed:
    """The JSON Feed in `text`, which came from `url`. Raises ParseError: parse.cut or parse.broken for a JSON Feed
    that cannot be read, parse.not_a_feed for any other JSON."""
    host = addresses.host(url)
    try:
        feed = json.loads(text.strip().lstrip("\ufeff"), strict=False)
    except (ValueError, RecursionError) as error:
        raise ParseError(_fault(text, error), host=host) from error
    if not isinstance(feed, dict) or not _is_feed(feed):
        raise ParseError("parse.not_a_feed", host=host)
    site = absolute(_text(feed, "home_page_url"), url)
    authors = _authors(feed)
    items = [item for item in feed.get("items") or () if isinstance(item, dict)]
    return ParsedFeed(
        title=plain_title(_text(feed, "title"), markup=False),
        site_url=site,
        description=plain_title(_text(feed, "description"), markup=False),
        language=_text(feed, "language"),
        icon_url=absolute(_text(feed, "favicon"), url) or absolute(_text(feed, "icon"), url),
        format="json1" if _text(feed, "version").endswith("/1") else "json11",
        entries=tuple(_entry(item, site or url, authors) for item in items),
    )


def _fault(text: str, error: Exception) -> str:
    """The code of what is wrong with JSON that cannot be read."""
    if not _SIGNS.search(text):
        return "parse.not_a_feed"
    ends = isinstance(error, json.JSONDecodeError) and (
        error.msg.startswith("Unterminated") or error.pos >= len(error.doc)
    )
    return "parse.cut" if ends else "parse.broken"


def _is_feed(feed: Raw) -> bool:
    """A version that says so, or at least the items and the title that the standard asks for."""
    items = feed.get("items")
    if "jsonfeed.org/version" in _text(feed, "version"):
        return items is None or isinstance(items, list)
    return isinstance(items, list) and bool(_text(feed, "title")) and "home_page_url" in feed


def _entry(item: Raw, base: str, feed_authors: tuple[str, ...]) -> ParsedEntry:
    url = absolute(_text(item, "url"), base) or absolute(_text(item, "external_url"), base)
    guid = _text(item, "id") or (str(item["id"]) if isinstance(item.get("id"), int | float) else "")
    content = _text(item, "content_html")
    if not content:
        content = html.escape(_text(item, "content_text"), quote=False).replace("\n", "<br>\n")
    updated = parse_date(_text(item, "date_modified"), zone=UTC)
    enclosures, pictures = files_and_pictures({}, _attachments(item), base)
    named = (absolute(_text(item, name), base) for name in ("image", "banner_image"))
    return ParsedEntry(
        guid=guid,
        url=url or (guid if addresses.is_web(guid) else ""),
        title=plain_title(_text(item, "title"), markup=False),
        authors=_authors(item) or feed_authors,
        published=parse_date(_text(item, "date_published"), zone=UTC) or updated,
        updated=updated,
        summary_html=html.escape(unescape(_text(item, "summary")), quote=False),
        content_html=content,
        categories=tuple(dict.fromkeys(filter(None, map(plain_title, _strings(item.get("tags")))))),
        enclosures=enclosures,
        thumbnail=next(filter(None, (*named, *pictures)), ""),
        language=_text(item, "language"),
        base=url or base,
    )


def _authors(raw: Raw) -> tuple[str, ...]:
    authors = raw.get("authors")
    listed = authors if isinstance(authors, list) and authors else [raw.get("author")]  # 1.0 had only one
    names = [plain_title(_text(author, "name"), markup=False) for author in listed if isinstance(author, dict)]
    return tuple(dict.fromkeys(name for name in names if name))


def _attachments(item: Raw) -> list[Raw]:
    """The attachments in the words in which other formats have them."""
    attachments = item.get("attachments")
    return [
        {
            "rel": "enclosure",
            "href": each.get("url"),
            "type": each.get("mime_type"),
            "length": each.get("size_in_bytes"),
            "duration": each.get("duration_in_seconds"),
        }
        for each in (attachments if isinstance(attachments, list) else ())
        if isinstance(each, dict)
    ]


def _strings(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _text(raw: Raw, key: str) -> str:
    return text_of(raw.get(key))
