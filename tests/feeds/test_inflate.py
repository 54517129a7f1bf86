"""Inflate: never further than the limit."""

import gzip
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.feeds.inflate import BadEncoding, Inflater, TooLarge

TEXT = b"<rss>" + b"news " * 200


def inflate(data: bytes, encoding: str, *, limit: int = 10_000, packed: bool = True, size: int = 7) -> bytes:
    inflater = Inflater(encoding, limit, packed=packed)
    for start in range(0, len(data), size):
        inflater.feed(data[start : start + size])
    return inflater.finish()


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT, ""),
        (TEXT, "identity"),
        (TEXT, "gzip"),
        (TEXT, "deflate"),
        (gzip.compress(TEXT, mtime=0), "gzip"),
        (gzip.compress(TEXT, mtime=0), "x-gzip"),
        (gzip.compress(TEXT, mtime=0), ""),
        (gzip.compress(TEXT[:100], mtime=0) + gzip.compress(TEXT[100:], mtime=0), "gzip"),
        (gzip.compress(TEXT, mtime=0) + bytes(20), "gzip"),
        (zlib.compress(TEXT), "deflate"),
        (raw_deflate(TEXT), "deflate"),
        (TEXT, "UTF-8"),
        (TEXT, "none"),
        (TEXT, "br"),
        (gzip.compress(TEXT, mtime=0), "identity, gzip"),
        (gzip.compress(TEXT, mtime=0), "gzip, gzip"),
        (gzip.compress(TEXT, mtime=0), "utf-8"),
    ],
)
def test_what_servers_send(data: bytes, encoding: str) -> None:
    assert inflate(data, encoding) == TEXT
    assert inflate(data, encoding, size=100_000) == TEXT


def test_pictures_that_are_gzip_stay_as_they_are() -> None:
    assert inflate(gzip.compress(TEXT, mtime=0), "", packed=False) == gzip.compress(TEXT, mtime=0)


@pytest.mark.parametrize("data", [bytes(20_000), gzip.compress(bytes(300_000_000), 1, mtime=0)])
def test_a_bomb_stops_at_the_limit(data: bytes) -> None:
    inflater = Inflater("gzip", 10_000, packed=True)
    with pytest.raises(TooLarge):
        inflater.feed(data)
    assert len(inflater.so_far()) == 10_000


def test_a_cut_stream_gives_what_came() -> None:
    data = gzip.compress(bytes(range(256)) * 20, mtime=0)
    assert (bytes(range(256)) * 20).startswith(inflate(data[:-20], "gzip"))


@pytest.mark.parametrize(
    ("data", "encoding"), [(b"x" * 20, "br"), (b"x" * 20, "gzip, zstd"), (b"\x1f\x8b" + b"junk" * 9, "gzip")]
)
def test_what_was_not_asked_for_is_refused(data: bytes, encoding: str) -> None:
    with pytest.raises(BadEncoding):
        inflate(data, encoding)


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=200), st.sampled_from(["", "gzip", "deflate"]), st.integers(1, 50))
def test_any_bytes_pass_or_are_refused(data: bytes, encoding: str, size: int) -> None:
    try:
        body = inflate(data, encoding, limit=1000, size=size)
    except (BadEncoding, TooLarge):
        return
    assert len(body) <= 1000
