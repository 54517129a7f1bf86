"""What a page says of itself: title, authors, date, sections (JSON-LD, OpenGraph, breadcrumbs)."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from newsreader.text.addresses import web
from newsreader.text.fold import fold
from newsreader.text.plain import plain
from newsreader.text.tree import Element

_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Recipe)$")
_HOME = frozenset(
    {"home", "trang chu", "homepage", "trang nhat", "news", "tin tuc", "bao moi", "front page", "index"}
)
_CRUMBS = re.compile(r"breadcrumb|bread-crumb|breakcumb")
_ADDRESS = re.compile(r"https?://|www\.|^@|/")
# Control characters inside strings and commas before a closing bracket are what hand-made JSON-LD gets wrong.
_LAST_COMMA = re.compile(r",\s*(?=[}\]])")
_MOST_SECTIONS = 5


@dataclass(frozen=True, slots=True)
class PageFacts:
    """Plain text; `published` as declared (ISO 8601 where the page keeps to it); sections from wide to narrow."""

    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    sections: tuple[str, ...] = ()
    image: str = ""
    language: str = ""


def read_facts(page: Element, url: str) -> PageFacts:
    """Read the facts of a whole page (`tree.parse_document`); each "" or () where the page does not say."""
    metas = _metas(page)
    things = list(_things(page))
    article = next((thing for thing in things if _is_article(thing)), {})
    title = (
        _text(article.get("headline"))
        or metas.get("og:title", "")
        or _element_text(page, "h1")
        or _element_text(page, "title")
    )
    published = (
        _text(article.get("datePublished"))
        or metas.get("article:published_time", "")
        or metas.get("datepublished", "")
        or metas.get("pubdate", "")
        or metas.get("date", "")
        or _time(page)
    )
    language = page.get("lang") or _text(article.get("inLanguage")) or metas.get("og:locale", "")
    return PageFacts(
        title=title,
        authors=_authors(article, metas),
        published=published,
        sections=_sections(page, things, article, metas, title),
        image=web(
            _image(article.get("image")) or metas.get("og:image", "") or metas.get("twitter:image", ""), url
        ),
        language=language.replace("_", "-").lower().partition("-")[0],
    )


def _metas(page: Element) -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in page.find("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop")).lower()
        content = plain(meta.get("content"))
        if name in {"article:author", "author"} and metas.get(name):
            metas[name] += "; " + content
        elif name and content:
            metas.setdefault(name, content)
    return metas


def _things(page: Element) -> Iterator[Mapping[str, Any]]:
    """The things that the page's JSON-LD describes, flattened; broken JSON is mended where that is simple."""
    for script in page.find("script"):
        if "ld+json" not in script.get("type"):
            continue
        text = (
            "".join(child for child in script.children if isinstance(child, str))
            .strip()
            .removeprefix("<!--")
            .removesuffix("-->")
        )
        try:
            yield from _flat(json.loads(text, strict=False))
        except (ValueError, RecursionError):
            try:
                yield from _flat(json.loads(_LAST_COMMA.sub("", text), strict=False))
            except (ValueError, RecursionError):
                continue


def _flat(thing: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    if isinstance(thing, list) and depth < 5:
        for part in thing:
            yield from _flat(part, depth + 1)
    elif isinstance(thing, dict):
        yield thing
        yield from _flat(thing.get("@graph"), depth + 1)
        if not _is_article(thing):
            yield from _flat(thing.get("mainEntity"), depth + 1)
        yield from _flat(thing.get("breadcrumb"), depth + 1)


def _is_article(thing: Mapping[str, Any]) -> bool:
    kinds = thing.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLE.search(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _text(value: object) -> str:
    if isinstance(value, str):
        return " ".join(plain(value).split())
    if isinstance(value, list) and value:
        return _text(value[0])
    if isinstance(value, dict):
        return _text(value.get("@value") or value.get("name") or "")
    return ""


def _image(value: object) -> str:
    if isinstance(value, list) and value:
        return _image(value[0])
    if isinstance(value, dict):
        return _image(value.get("url") or value.get("contentUrl") or value.get("@id"))
    return value if isinstance(value, str) else ""


def _authors(article: Mapping[str, Any], metas: Mapping[str, str]) -> tuple[str, ...]:
    declared = article.get("author") or article.get("creator") or []
    names = [_text(author) for author in (declared if isinstance(declared, list) else [declared])]
    for name in ("article:author", "author", "dc.creator", "parsely-author", "sailthru.author", "byl"):
        if not any(names):
            names = [part.strip() for part in metas.get(name, "").split(";")]
            names = [part for part in names if not _ADDRESS.search(part)]
    cleaned = (re.sub(r"^(?:By|Theo|Bởi)\s+", "", name) for name in names)
    return tuple(dict.fromkeys(name for name in cleaned if name and len(name) < 120))


def _sections(
    page: Element,
    things: list[Mapping[str, Any]],
    article: Mapping[str, Any],
    metas: Mapping[str, str],
    title: str,
) -> tuple[str, ...]:
    declared = article.get("articleSection") or []
    named = [_text(part) for part in (declared if isinstance(declared, list) else [declared])]
    for found in (
        _crumbs_of(things),
        _crumbs_shown(page),
        named,
        [metas.get("article:section", "") or metas.get("section", "")],
    ):
        kept = [
            name
            for name in found
            if name and len(name) < 60 and fold(name) not in _HOME and fold(name) != fold(title)
        ]
        kept = [name for name in kept if not (len(fold(name)) > 30 and fold(title).startswith(fold(name)[:30]))]
        if kept:
            return tuple(dict.fromkeys(kept))[:_MOST_SECTIONS]
    return ()


def _crumbs_of(things: list[Mapping[str, Any]]) -> list[str]:
    for thing in things:
        items = thing.get("itemListElement")
        if thing.get("@type") == "BreadcrumbList" and isinstance(items, list):
            parts = [item for item in items if isinstance(item, dict)]
            return [_text(item.get("name")) or _text(item.get("item")) for item in sorted(parts, key=_position)]
    return []


def _position(item: Mapping[str, Any]) -> int:
    try:
        return int(item.get("position", 0))
    except (TypeError, ValueError):
        return 0


def _crumbs_shown(page: Element) -> list[str]:
    for element in page.walk():
        if _CRUMBS.search(element.classes) or _CRUMBS.search(element.get("id").lower()):
            links = [link.text for link in element.find("a")]
            if links:
                return links
    return []


def _element_text(page: Element, tag: str) -> str:
    for element in page.find(tag):
        text = element.text
        if text:
            return text
    return ""


def _time(page: Element) -> str:
    for element in page.find("time"):
        if re.match(r"\d{4}-\d\d-\d\d", element.get("datetime")):
            return element.get("datetime").strip()
    return ""
