"""A body unpacked piece by piece, never further than its limit."""

import zlib

_GZIP_START = b"\x1f\x8b"
_EITHER = zlib.MAX_WBITS | 32  # gzip or zlib, told apart by their first bytes
_STEP = 262_144
_OURS = frozenset({"gzip", "x-gzip", "deflate"})
# Ways of packing that we did not ask for. Any other name ("utf-8", "none") is a mistake, as browsers take it.
_OTHERS = frozenset({"br", "zstd", "compress", "x-compress", "dcb", "dcz", "exi"})
# How text begins that is not packed, whatever is said of it.
_TEXT_STARTS = (b"<", b"{", b" ", b"\n", b"\xef\xbb", b"\xff\xfe", b"\xfe\xff")


class TooLarge(Exception):  # noqa: N818  # it names the state, and never leaves this room
    """More than the limit."""


class BadEncoding(Exception):  # noqa: N818  # likewise
    """Packed in a way that was not asked for, or damaged."""


class Inflater:
    """Unpacks gzip and deflate up to `limit` bytes; what is not packed though it says so passes as it is, and so
    does what is said to be packed in a way that there is none of.

    `packed`: a gzip file that comes as such (feed.xml.gz) is unpacked as well.
    """

    def __init__(self, encoding: str, limit: int, *, packed: bool) -> None:
        """`encoding` is the header Content-Encoding, "" where there is none."""
        self._encodings = frozenset(filter(None, (name.strip() for name in encoding.lower().split(","))))
        self._limit = limit
        self._packed = packed
        self._body = bytearray()
        self._start = b""
        self._stream: zlib._Decompress | None = None
        self._plain = False

    def feed(self, piece: bytes) -> None:
        """Take the next piece. Raises TooLarge, and BadEncoding."""
        if self._stream is None and not self._plain:
            self._start += piece
            if len(self._start) < 2:
                return
            piece, self._start = self._start, b""
            self._choose(piece)
        self._take(piece)

    def finish(self) -> bytes:
        """The whole body; a packed one that ended early gives what there was of it."""
        if self._start:
            self._append(self._start)
        if self._stream is not None:
            self._append(self._stream.flush())
        return bytes(self._body)

    def so_far(self) -> bytes:
        """What was unpacked until now."""
        return bytes(self._body)

    def _choose(self, start: bytes) -> None:
        is_text = start.startswith(_TEXT_STARTS)
        others = self._encodings & _OTHERS
        if others and not is_text:
            raise BadEncoding(f"content encoding {min(others)}")
        if start.startswith(_GZIP_START) and (self._packed or self._encodings & _OURS):
            self._stream = zlib.decompressobj(_EITHER)
        elif "deflate" in self._encodings:
            zlib_header = start[0] & 0x0F == 8 and int.from_bytes(start[:2]) % 31 == 0  # RFC 1950
            raw = not zlib_header and not is_text
            self._stream = zlib.decompressobj(-zlib.MAX_WBITS if raw else _EITHER)
            self._plain = not zlib_header and not raw
            self._stream = None if self._plain else self._stream
        else:
            self._plain = True

    def _take(self, piece: bytes) -> None:
        if self._stream is None:
            self._append(piece)
            return
        while piece:
            if self._stream.eof:  # gzip allows several members one after the other; else it is padding
                if not piece.startswith(_GZIP_START):
                    return
                self._stream = zlib.decompressobj(_EITHER)
            try:
                self._append(self._stream.decompress(piece, _STEP))
            except zlib.error as error:
                raise BadEncoding("damaged compression") from error
            piece = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail

    def _append(self, piece: bytes) -> None:
        self._body += piece
        if len(self._body) > self._limit:
            del self._body[self._limit :]
            raise TooLarge
