"""Texts come back as they were packed, also those of older libraries; noise is told."""

import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.packing import DamagedText, pack, unpack


@given(st.text())
@settings(deadline=None, max_examples=200)
def test_a_text_comes_back(text: str) -> None:
    assert unpack(pack(text)) == text


def test_half_a_pair_comes_back() -> None:
    assert unpack(pack("a\ud800")) == "a\ud800"


def test_what_an_older_library_packed_comes_back() -> None:
    assert unpack(zlib.compress("Thời sự".encode(), 1)) == "Thời sự"
    assert unpack(None) == ""


@given(st.binary(max_size=40))
@settings(deadline=None, max_examples=200)
def test_noise_is_told_and_nothing_else(noise: bytes) -> None:
    try:
        unpack(noise)
    except DamagedText:
        return
    assert noise  # by chance a packed text


def test_a_text_cut_short_is_damaged() -> None:
    with pytest.raises(DamagedText):
        unpack(pack("Một bài dài " * 50)[:-3])
