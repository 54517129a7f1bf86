"""Texts come back as they were packed, also those of older libraries; noise is told."""

import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.packing import (
    KEY_KINDS,
    DamagedText,
    key_kind,
    pack,
    pack_counts,
    pack_key,
    pack_keys,
    unpack,
    unpack_counts,
    unpack_keys,
)


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


def test_counts_come_back_and_noise_in_them_is_told() -> None:
    page = bytes(range(256)) * 16
    assert unpack_counts(pack_counts(page)) == page
    for noise in (b"", b"noise", pack_counts(page)[:-3]):
        with pytest.raises(DamagedText):
            unpack_counts(noise)


@given(st.sampled_from(KEY_KINDS[1:]), st.text(), st.text())
@settings(deadline=None, max_examples=300)
def test_a_packed_key_tells_its_kind_and_is_no_other_key(kind: str, value: str, other: str) -> None:
    packed = pack_key(f"{kind}:{value}")
    assert key_kind(packed) == kind
    assert -(2**63) <= packed < 2**63
    assert (packed == pack_key(f"{kind}:{other}")) is (value == other)
    assert pack_key(packed) == packed


def test_packed_keys_are_the_same_in_every_library() -> None:
    """They are in the files: these never change."""
    assert pack_key("guid:1") == 8_518_482_412_311_870_705
    assert pack_key("url:a.example/1") == -2_129_521_249_064_658_686
    assert pack_key("many:guid:1") == 8_518_482_412_311_870_713
    assert pack_key("anything") == -863_249_337_473_212_145
    assert key_kind(pack_key("anything")) == ""


@given(st.sets(st.integers(-(2**63), 2**63 - 1), max_size=50))
@settings(deadline=None, max_examples=200)
def test_many_keys_come_back(keys: set[int]) -> None:
    found = unpack_keys(pack_keys(keys))
    assert len(found) == len(keys)
    assert set(found) == keys


def test_many_keys_take_little_room() -> None:
    keys = [pack_key(f"{kind}:{number}") for number in range(1_000) for kind in ("guid", "name")]
    assert len(pack_keys(keys)) < 7 * len(keys)


@pytest.mark.parametrize("noise", [b"", b"noise", pack("1234567"), pack_keys([1, 2, 3])[:-3]])
def test_keys_that_are_noise_are_told(noise: bytes) -> None:
    with pytest.raises(DamagedText):
        unpack_keys(noise)
