"""Enclosures, pictures and durations of an entry."""

import pytest

from newsreader.feeds.files import absolute, files_and_pictures, name_in, number, seconds
from newsreader.model import Enclosure

BASE = "https://radio.example/feed/"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *(("3661", 3661), ("61:01", 3661), ("1:01:01", 3661), ("PT1H1M1S", 3661), (" 90.5 ", 90), ("PT90S", 90)),
        *(("0", None), ("", None), (None, None), ("1 hour", None), ("1:2:3:4", None), ("9" * 400, None)),
    ],
)
def test_durations(written: object, meant: int | None) -> None:
    assert seconds(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [("12345", 12345), ("640px", 640), ("640.0", 640), ("0", None), ("-1", None), ("big", None), (None, None)],
)
def test_numbers(written: object, meant: int | None) -> None:
    assert number(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("/a b.mp3", "https://radio.example/a%20b.mp3"),
        ("tap1.mp3?x=1&amp;y=2", "https://radio.example/feed/tap1.mp3?x=1&y=2"),
        ("\nhttps://cdn.example/\n a.mp3 ", "https://cdn.example/%20a.mp3"),
        *((bad, "") for bad in ("javascript:alert(1)", "file:///etc/passwd", "//[", "", "data:x")),
    ],
)
def test_addresses(written: str, meant: str) -> None:
    assert absolute(written, BASE) == meant


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://a.example/kinh-te/nha-may_m%E1%BB%9Bi.html?x=1", "nha may mới"),
        *(("https://a.example/tap-1.mp3", "tap 1"), ("https://a.example/", ""), ("https://[", "")),
    ],
)
def test_names_in_addresses(address: str, name: str) -> None:
    assert name_in(address) == name


def test_enclosures_and_media_are_joined() -> None:
    raw = {
        "itunes_duration": "10:00",
        "media_content": [
            {"url": "/video.mp4", "type": "video/mp4", "filesize": "99", "duration": "30"},
            {"url": "/photo", "medium": "image"},
            {"url": "/other.jpg"},
            {"type": "no address"},
        ],
        "media_thumbnail": [
            {"url": "/s.jpg", "width": "90"},
            {"url": "/m.jpg", "width": "640"},
            {"url": "/huge.jpg", "width": "9000"},
        ],
        "image": {"href": "/cover.png"},
        "href": "https://radio.example/people/ann",
    }  # fmt: skip
    links = [{"rel": "enclosure", "href": "tap1.mp3", "type": "Audio/MPEG", "length": "5"}]
    files, pictures = files_and_pictures(raw, links, BASE)
    assert files == (
        Enclosure("https://radio.example/feed/tap1.mp3", "audio/mpeg", 5, 600),
        Enclosure("https://radio.example/video.mp4", "video/mp4", 99, 30),
        Enclosure("https://radio.example/photo", "image/*"),
        Enclosure("https://radio.example/other.jpg", "image/*"),
    )
    names = [picture.removeprefix("https://radio.example/") for picture in pictures]
    assert names == ["m.jpg", "s.jpg", "huge.jpg", "photo", "other.jpg", "cover.png"]


def test_faces_of_authors_are_no_pictures_of_an_entry() -> None:
    raw = {
        "media_content": [
            {"url": "https://1.gravatar.com/avatar/da9d?s=96", "medium": "image"},
            {"url": "/a.jpg"},
        ],
        "media_thumbnail": [{"url": "https://avatars.example/u/1?s=60", "width": "30", "height": "30"}],
    }
    assert files_and_pictures(raw, [], BASE)[1] == ["https://radio.example/a.jpg"]
