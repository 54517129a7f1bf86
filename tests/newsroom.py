"""Feeds and pages for tests that run the whole way: written here, served by tests.server on loopback."""

import io
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape

from PIL import Image

NOON = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed. `html` is full content, "" for a summary only."""

    slug: str
    title: str
    summary: str = "Một đoạn tóm tắt ngắn."
    html: str = ""
    author: str = ""
    categories: tuple[str, ...] = ()
    age: timedelta = timedelta(hours=1)
    guid: str = ""


def rss(items: Sequence[Item], *, base: str, title: str = "Báo Thử", language: str = "vi") -> bytes:
    """An RSS 2.0 document whose links are below `base`."""
    body = "".join(
        f"<item><title>{escape(item.title)}</title><link>{base}/{item.slug}</link>"
        f"<guid isPermaLink='false'>{escape(item.guid or item.slug)}</guid>"
        f"<pubDate>{format_datetime(NOON - item.age)}</pubDate>"
        + (f"<dc:creator>{escape(item.author)}</dc:creator>" if item.author else "")
        + "".join(f"<category>{escape(name)}</category>" for name in item.categories)
        + f"<description>{escape(item.summary)}</description>"
        + (f"<content:encoded>{escape(item.html)}</content:encoded>" if item.html else "")
        + "</item>"
        for item in items
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>{escape(title)}</title><link>{base}/</link><language>{language}</language>"
        f"{body}</channel></rss>"
    ).encode()


def front_page(*feeds: str, title: str = "Báo Thử") -> str:
    """A site's front page that offers feeds."""
    links = "".join(f'<link rel="alternate" type="application/rss+xml" href="{feed}">' for feed in feeds)
    head = f"<title>{escape(title)}</title>{links}"
    return f"<!doctype html><html><head>{head}</head><body><p>Trang chủ</p></body></html>"


def article_page(title: str, paragraphs: Sequence[str], pictures: Sequence[tuple[str, str]] = ()) -> str:
    """An article's page: pictures are (address, caption)."""
    figures = "".join(
        f'<figure><img src="{url}"><figcaption>{escape(caption)}</figcaption></figure>'
        for url, caption in pictures
    )
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang=vi><head><title>{escape(title)}</title></head><body><nav>Menu Trang chủ</nav>"
        f"<article><h1>{escape(title)}</h1>{figures}{text}</article>"
        "<footer>Liên hệ quảng cáo</footer></body></html>"
    )


def paragraphs(subject: str, count: int = 6) -> list[str]:
    """Plain Vietnamese paragraphs about `subject`, each different."""
    return [
        f"Phần {number} của bài viết về {subject}: người dân địa phương cho biết tình hình đã thay đổi rõ rệt "
        f"so với tuần trước, trong khi cơ quan chức năng tiếp tục theo dõi và công bố số liệu mới nhất lần thứ {number}."
        for number in range(1, count + 1)
    ]


def png(colour: str = "teal", size: tuple[int, int] = (320, 200)) -> bytes:
    """A real PNG picture."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def broken_png() -> bytes:
    """A PNG whose header is right and whose pixels are cut off."""
    whole = png()
    return whole[: len(whole) // 2] + zlib.compress(b"")
