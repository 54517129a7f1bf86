"""How the library keeps a text small: one way to pack it, whoever packs or unpacks."""

import zlib

# Level 1 takes 60 µs for 5.5 KB of real feeds' HTML and leaves 35 % of it, level 6 89 µs and 33 %.
LEVEL = 1


def pack(text: str) -> bytes:
    """Compress a text."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), LEVEL)


def unpack(packed: bytes | None) -> str:
    """The text that was compressed, "" for none. Raises zlib.error and UnicodeDecodeError for noise."""
    return "" if packed is None else zlib.decompress(packed).decode("utf-8", "surrogatepass")
