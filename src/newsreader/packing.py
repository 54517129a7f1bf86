"""How the library keeps texts, counts of terms and the keys of entries small, whoever packs or unpacks them. The
only room that knows zstandard.

Libraries of version 1 hold texts packed by zlib, which are told apart by their first byte and still read.
"""

import hashlib
import sys
import threading
import zlib
from array import array
from collections.abc import Iterable
from itertools import accumulate, pairwise

import zstandard

# A text of 3.4 KB takes 16 µs and 38 % of its size; level 3 19 µs and 37 %; zlib's lowest level 43 µs and 39 %,
# and thrice as long back.
LEVEL = 1
LARGEST = 64_000_000  # bytes; what claims to be larger when unpacked is noise
_ZLIB = b"\x78"  # RFC 1950, 2.2: deflate with a window of 32 KB

# What a key is of, in its lowest four bits. The numbers are in every library: they never change.
KEY_KINDS = (
    "", "guid", "url", "file", "path", "name", "text", "time", "words", "many:guid", "many:url", "many:file",
)  # fmt: skip
_KIND_NUMBERS = {kind: number for number, kind in enumerate(KEY_KINDS) if kind}
_OTHER_KIND = 15
_KIND_BITS = 4
_LOWEST = (1 << _KIND_BITS) - 1
_REST_BITS = 64 - _KIND_BITS
_REST = (1 << _REST_BITS) - 1


class DamagedText(Exception):  # noqa: N818  # it names the state, and the store turns it into an error of ours
    """Noise where a packed text, or a page of counts, should be."""


class _Packers(threading.local):
    """Zstandard's own objects may not be shared between threads, and cost as much to make as a text to pack."""

    def __init__(self) -> None:
        self.compressor = zstandard.ZstdCompressor(level=LEVEL)
        self.decompressor = zstandard.ZstdDecompressor()


_packers = _Packers()


def pack(text: str) -> bytes:
    """Compress a text."""
    return _packers.compressor.compress(text.encode("utf-8", "surrogatepass"))


def unpack(packed: bytes | None) -> str:
    """The text that was compressed, "" for none. Raises DamagedText."""
    if packed is None:
        return ""
    try:
        return _plain(packed).decode("utf-8", "surrogatepass")
    except (zlib.error, zstandard.ZstdError, UnicodeDecodeError) as error:
        raise DamagedText from error


def unpack_readable(packed: bytes | None) -> str:
    """The same, "" for noise: for who goes through many texts and must not end at one. Examining the library tells
    of it."""
    try:
        return unpack(packed)
    except DamagedText:
        return ""


def is_noise(packed: bytes | None) -> bool:
    """Whether something is there that cannot be unpacked."""
    try:
        unpack(packed)
    except DamagedText:
        return True
    return False


def _plain(packed: bytes) -> bytes:
    if packed[:1] == _ZLIB:
        return zlib.decompress(packed)
    return _packers.decompressor.decompress(packed, max_output_size=LARGEST)


def pack_counts(page: bytes) -> bytes:
    """Compress a page of counts of terms."""
    return zlib.compress(page, 1)


def unpack_counts(packed: bytes) -> bytes:
    """The page that was compressed. Raises DamagedText."""
    try:
        return zlib.decompress(packed)
    except zlib.error as error:
        raise DamagedText from error


def pack_key(key: str | int) -> int:
    """An identity key (`feeds.identity`) as the library keeps it: 64 bits, its kind in the lowest four. Keys are
    compared within one feed, where two of a hundred thousand are the same by chance once in two hundred million
    feeds. A number stays as it is.
    """
    if isinstance(key, int):
        return key
    kind, _, value = key.partition(":")
    if kind == "many":
        further, _, value = value.partition(":")
        kind = f"many:{further}"
    number = _KIND_NUMBERS.get(kind, _OTHER_KIND)
    named = key if number == _OTHER_KIND else value
    digest = hashlib.blake2b(named.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True) >> _KIND_BITS << _KIND_BITS | number


def pack_keys(keys: Iterable[int]) -> bytes:
    """Many keys in little room: by kind, in rising order, as differences whose bytes of one weight stand together.
    Of a thousand keys each takes some seven bytes, next to what chance leaves no way around."""
    order = sorted({(key & _LOWEST) << _REST_BITS | key >> _KIND_BITS & _REST for key in keys})
    steps = array("Q", (later - earlier for earlier, later in pairwise((0, *order))))
    if sys.byteorder == "big":
        steps.byteswap()
    raw = steps.tobytes()
    return _packers.compressor.compress(b"".join(raw[weight::8] for weight in range(8)))


def unpack_keys(packed: bytes) -> list[int]:
    """The keys that `pack_keys` packed, in its order. Raises DamagedText."""
    try:
        planes = _packers.decompressor.decompress(packed, max_output_size=LARGEST)
    except zstandard.ZstdError as error:
        raise DamagedText from error
    many, left = divmod(len(planes), 8)
    if left:
        raise DamagedText
    raw = bytearray(len(planes))
    for weight in range(8):
        raw[weight::8] = planes[weight * many : (weight + 1) * many]
    steps = array("Q", bytes(raw))
    if sys.byteorder == "big":
        steps.byteswap()
    found = []
    for one in accumulate(steps):
        key = (one & _REST) << _KIND_BITS | one >> _REST_BITS & _LOWEST
        found.append(key - 2**64 if key >= 2**63 else key)
    return found


def key_kind(packed: int) -> str:
    """Of which kind a packed key is, "" for one of none."""
    number = packed & 15
    return KEY_KINDS[number] if number < len(KEY_KINDS) else ""
