"""The bundled demo news: enough of it, well formed, and with stories that several outlets tell in their own words."""

import json
import struct
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

DEMO = Path(__file__).parents[1] / "resources" / "demo"
PICTURES = DEMO / "pictures"
FILES = sorted(DEMO.glob("*.json"))
OUTLETS: list[dict[str, Any]] = [json.loads(file.read_text(encoding="utf-8")) for file in FILES]
ARTICLES: list[tuple[dict[str, Any], dict[str, Any]]] = [
    (outlet, article) for outlet in OUTLETS for article in outlet["articles"]
]
NO_PERSONS = {"PV", "TTXVN", "Meridian staff", "Harbour Post staff"}


def paragraphs(article: dict[str, Any]) -> list[str]:
    """The running text: no captions, no headings."""
    return [piece for piece in article["body"] if isinstance(piece, str)]


def pictures(article: dict[str, Any]) -> list[dict[str, str]]:
    return [piece for piece in article["body"] if isinstance(piece, dict) and "picture" in piece]


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def size_of_jpeg(data: bytes) -> tuple[int, int]:
    """Width and height from the frame header (ISO/IEC 10918-1, B.2.2)."""
    assert data[:2] == b"\xff\xd8", "no start of image"
    assert data[-2:] == b"\xff\xd9", "no end of image"
    at = 2
    while data[at + 1] not in {0xC0, 0xC1, 0xC2}:
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        at += 2 + length
    height, width = struct.unpack(">HH", data[at + 5 : at + 9])
    return width, height


def told_by() -> dict[tuple[str, str], list[dict[str, Any]]]:
    """Articles by event and language."""
    events: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for outlet, article in ARTICLES:
        if "event" in article:
            events[article["event"], outlet["language"]].append({**article, "outlet": outlet["outlet"]})
    return events


def test_there_is_enough() -> None:
    assert Counter(outlet["language"] for outlet in OUTLETS) == {"vi": 4, "en": 4}
    assert len(ARTICLES) >= 72
    assert all(len(outlet["articles"]) >= 9 for outlet in OUTLETS)


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: str(outlet["host"]))
def test_an_outlet_is_well_formed(outlet: dict[str, Any]) -> None:
    assert outlet["host"].endswith(".example")
    assert outlet["site"] == f"https://{outlet['host']}/"
    assert len(outlet["icon"]["letter"]) == 1
    assert outlet["icon"]["colour"].startswith("#")
    paths = [feed["path"] for feed in outlet["feeds"]]
    assert len(set(paths)) == len(paths)
    assert {article["feed"] for article in outlet["articles"]} == set(paths)
    slugs = [article["slug"] for article in outlet["articles"]]
    assert len(set(slugs)) == len(slugs)
    assert all(slug.isascii() and not slug.startswith("/") for slug in slugs)


def test_every_format_is_spoken() -> None:
    assert {feed["format"] for outlet in OUTLETS for feed in outlet["feeds"]} == {"rss", "atom", "rdf", "json"}


@pytest.mark.parametrize("outlet", OUTLETS, ids=lambda outlet: str(outlet["host"]))
def test_sections_come_from_categories_or_from_the_feed(outlet: dict[str, Any]) -> None:
    by_feed = all("section" in feed for feed in outlet["feeds"])
    assert all(bool(article["categories"]) != by_feed for article in outlet["articles"])


def test_one_outlet_has_a_feed_for_each_section() -> None:
    assert sum(all("section" in feed for feed in outlet["feeds"]) for outlet in OUTLETS) == 1


def test_the_common_sections_all_have_articles() -> None:
    declared = {category for _, article in ARTICLES for category in article["categories"]}
    vietnamese = (
        "Thời sự,Thế giới,Kinh tế,Giáo dục,Sức khỏe,Thể thao,Công nghệ,Văn hóa,Pháp luật,Nhân quyền,Du lịch"
    )
    english = "Politics,World,Business,Education,Health,Sport,Technology,Culture,Science,Human rights"
    assert set(vietnamese.split(",")) <= declared
    assert set(english.split(",")) <= declared


@pytest.mark.parametrize(("outlet", "article"), ARTICLES, ids=[article["slug"] for _, article in ARTICLES])
def test_an_article_is_whole(outlet: dict[str, Any], article: dict[str, Any]) -> None:
    text = paragraphs(article)
    assert sum(len(paragraph.split()) for paragraph in text) >= 220
    assert 4 <= len(text) <= 9
    assert article["title"]
    assert len(article["lead"].split()) >= 10
    assert article["authors"]
    assert 0.2 <= article["age_hours"] <= 4000
    assert all(all(piece.values()) for piece in article["body"] if isinstance(piece, dict))
    named: str | tuple[str, ...] = "Photo:" if outlet["language"] == "en" else ("Ảnh:", "Đồ họa:", "Minh họa:")
    assert all(picture["credit"].startswith(named) for picture in pictures(article))


def test_files_are_utf8_in_nfc_without_hidden_characters() -> None:
    for file in FILES:
        text = file.read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text), file.name
        assert not set(text) & set("\u200b\u200c\u200d\ufeff\u00a0\u00ad"), file.name


def test_texts_are_clean() -> None:
    for text in strings(OUTLETS):
        assert text == text.strip()
        assert "  " not in text
        assert "<" not in text
        assert "'" not in text, text
        assert text.count("“") == text.count("”"), text


def test_nothing_is_said_twice() -> None:
    said = Counter(paragraph for _, article in ARTICLES for paragraph in paragraphs(article))
    assert [text for text, times in said.items() if times > 1] == []
    leads = Counter(article["lead"] for _, article in ARTICLES)
    assert max(leads.values()) == 1


def test_events_are_told_by_three_outlets_and_more() -> None:
    events = told_by()
    wide = [key for key, told in events.items() if len({one["outlet"] for one in told}) >= 3]
    assert Counter(language for _, language in wide) >= Counter({"vi": 5, "en": 5})
    both = {event for event, _ in events if (event, "vi") in events and (event, "en") in events}
    assert len(both) >= 5


def test_outlets_tell_an_event_within_a_day_or_so() -> None:
    for (event, _), told in told_by().items():
        ages = [one["age_hours"] for one in told]
        assert max(ages) - min(ages) <= 24, event


def test_an_event_shares_facts_but_not_sentences() -> None:
    for (event, _), told in told_by().items():
        for one, other in combinations(told, 2):
            first, second = (" ".join(paragraphs(article)).split() for article in (one, other))
            assert len(runs(first, 5) & runs(second, 5)) < 0.2 * len(first), event
            assert not runs(first, 16) & runs(second, 16), event
            figures = [
                {word.strip(".,;:“”()") for word in words if any(map(str.isdigit, word))}
                for words in (first, second)
            ]
            assert figures[0] & figures[1], (event, one["slug"], other["slug"])


def runs(words: list[str], length: int) -> set[tuple[str, ...]]:
    """All sequences of so many words."""
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def test_authors_return_and_some_bylines_are_no_persons() -> None:
    written = Counter((outlet["outlet"], author) for outlet, article in ARTICLES for author in article["authors"])
    regulars = [author for (_, author), count in written.items() if count >= 3 and author not in NO_PERSONS]
    assert len(regulars) >= 3
    assert {"PV", "TTXVN"} <= {author for _, author in written}


def test_there_are_back_articles_and_serial_items() -> None:
    months = [article for _, article in ARTICLES if article["age_hours"] >= 30 * 24]
    assert len(months) >= 10
    masked = Counter(
        (outlet["outlet"], "".join("#" if letter.isdigit() else letter for letter in article["title"]))
        for outlet, article in ARTICLES
    )
    assert sum(1 for count in masked.values() if count >= 2) >= 2


def test_every_picture_is_there_and_every_file_is_used() -> None:
    used = {picture["picture"] for _, article in ARTICLES for picture in pictures(article)}
    assert used == {file.name for file in PICTURES.iterdir()}
    assert len(used) >= 26
    illustrated = [len(pictures(article)) for _, article in ARTICLES]
    assert sum(1 for count in illustrated if count) >= len(ARTICLES) // 2
    assert sum(1 for count in illustrated if count >= 2) >= 4
    assert 0 in illustrated


@pytest.mark.parametrize("file", sorted(PICTURES.glob("*.jpg")), ids=lambda file: str(file.name))
def test_a_picture_is_a_small_jpeg(file: Path) -> None:
    data = file.read_bytes()
    assert size_of_jpeg(data) == (1200, 760)
    assert len(data) < 60_000
