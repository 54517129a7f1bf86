"""The pages of a SQLite file read without SQLite, for files that it refuses: what can be read is, the rest is
passed over. Knows the file format (https://sqlite.org/fileformat2.html) and nothing of what the tables mean."""

import mmap
import struct
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

TABLE_LEAF, TABLE_INNER, INDEX_LEAF, INDEX_INNER = 13, 5, 10, 2
_KINDS = frozenset({TABLE_LEAF, TABLE_INNER, INDEX_LEAF, INDEX_INNER})
_SIZES = frozenset(1 << power for power in range(9, 17))
_USUAL_SIZE = 4096
_WHOLE = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}  # bytes of a whole number by its serial type
_MOST = 64_000_000  # bytes of a row; what claims more is noise
_WAL_HEAD, _FRAME_HEAD = 32, 24

Row = tuple[int | None, tuple[Any, ...]]


class BrokenPage(Exception):  # noqa: N818  # it names the state, and is passed over by who reads on
    """Noise where a page, a cell or a row should be."""


class Pages:
    """The pages of a file, with what a log beside it has committed. Pages are counted from 1."""

    def __init__(self, path: Path) -> None:
        """Open `path`, which nobody writes meanwhile. Raises OSError."""
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if path.stat().st_size else b""
        head = bytes(self._map[:100])
        size = int.from_bytes(head[16:18], "big")
        size = 65_536 if size == 1 else size
        self.size = size if size in _SIZES and head[:6] == b"SQLite" else _USUAL_SIZE
        self._usable = self.size - (head[20] if len(head) > 20 and self.size == size else 0)
        self._log = _committed(path.with_name(path.name + "-wal"), self.size)
        self.count = max(-(-len(self._map) // self.size), max(self._log, default=0))

    def close(self) -> None:
        """Let the file go."""
        if isinstance(self._map, mmap.mmap):
            self._map.close()

    def __enter__(self) -> "Pages":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def page(self, number: int) -> bytes:
        """The bytes of a page. Raises BrokenPage."""
        if not 1 <= number <= self.count:
            raise BrokenPage
        if number in self._log:
            return self._log[number]
        return bytes(self._map[(number - 1) * self.size : number * self.size]).ljust(self.size, b"\0")

    def kind(self, number: int) -> int:
        """What a page is, 0 for none of a tree."""
        with suppress(BrokenPage):  # noise is no page of a tree
            kind = self.page(number)[_start(number)]
            return kind if kind in _KINDS else 0
        return 0

    def free(self) -> set[int]:
        """The pages that belong to nothing; what they hold was deleted."""
        found: set[int] = set()
        with suppress(BrokenPage, struct.error):  # what a broken list does not name is read all the same
            trunk = int.from_bytes(self.page(1)[32:36], "big")
            while trunk and trunk not in found:
                found.add(trunk)
                data = self.page(trunk)
                following, count = struct.unpack_from(">II", data)
                found.update(struct.unpack_from(f">{min(count, self.size // 4 - 2)}I", data, 8))
                trunk = following
        return found

    def tree(self, root: int) -> Iterator[int]:
        """The pages of a tree from its root down, as far as they can be followed; each once."""
        seen, waiting = set(), [root]
        while waiting:
            number = waiting.pop()
            if number in seen or not self.kind(number):
                continue
            seen.add(number)
            yield number
            with suppress(BrokenPage, struct.error):  # pages that it led to are found one by one
                waiting += self._children(number)

    def is_whole(self, root: int) -> bool:
        """Whether every page and every row of a tree can be read."""
        seen: set[int] = set()
        waiting = [root]
        while waiting:
            number = waiting.pop()
            kind = self.kind(number)
            if not kind or number in seen:
                return False
            seen.add(number)
            try:
                waiting += self._children(number)
            except (BrokenPage, struct.error):
                return False
            if kind != TABLE_INNER and sum(1 for _ in self.rows(number)) < self._count(number):
                return False
        return True

    def rows(self, number: int) -> Iterator[Row]:
        """The rows on one page: their number (None in an index) and values. Broken ones are passed over."""
        data, start, kind = self.page(number), _start(number), self.kind(number)
        if kind in (0, TABLE_INNER):
            return
        head = start + (12 if kind == INDEX_INNER else 8)
        count = min(self._count(number), self.size // 4)
        for place in range(count):
            # A row that noise has reached costs itself, not the others of its page.
            with suppress(BrokenPage, IndexError, struct.error, UnicodeDecodeError, OverflowError):
                at = int.from_bytes(data[head + 2 * place : head + 2 * place + 2], "big")
                yield self._row(data, at + (4 if kind == INDEX_INNER else 0), kind)

    def _count(self, number: int) -> int:
        """How many rows or branches a page says that it has."""
        start = _start(number)
        return int.from_bytes(self.page(number)[start + 3 : start + 5], "big")

    def _children(self, number: int) -> list[int]:
        data, start, kind = self.page(number), _start(number), self.kind(number)
        if kind in (TABLE_LEAF, INDEX_LEAF):
            return []
        count = min(self._count(number), self.size // 4)
        cells = struct.unpack_from(f">{count}H", data, start + 12)
        inner = [int.from_bytes(data[at : at + 4], "big") for at in cells if at <= self.size - 4]
        return [int.from_bytes(data[start + 8 : start + 12], "big"), *reversed(inner)]

    def _row(self, data: bytes, at: int, kind: int) -> Row:
        length, at = _varint(data, at)
        rowid = None
        if kind == TABLE_LEAF:
            rowid, at = _varint(data, at)
        if length > _MOST:
            raise BrokenPage
        return rowid, _values(self._payload(data, at, length, kind))

    def _payload(self, data: bytes, at: int, length: int, kind: int) -> bytes:
        """The bytes of a row, gathered from the pages into which it flows over."""
        usable = self._usable
        most = usable - 35 if kind == TABLE_LEAF else (usable - 12) * 64 // 255 - 23
        if length <= most:
            if at + length > usable:
                raise BrokenPage
            return data[at : at + length]
        least = (usable - 12) * 32 // 255 - 23
        here = least + (length - least) % (usable - 4)
        here = here if here <= most else least
        parts, missing = [data[at : at + here]], length - here
        following = int.from_bytes(data[at + here : at + here + 4], "big")
        while missing > 0:
            page = self.page(following)
            parts.append(page[4 : 4 + min(missing, usable - 4)])
            missing -= len(parts[-1])
            following = int.from_bytes(page[:4], "big")
        return b"".join(parts)


def _start(number: int) -> int:
    return 100 if number == 1 else 0


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for place in range(8):
        byte = data[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    value = value << 8 | data[at + 8]
    return value - (1 << 64) if value >> 63 else value, at + 9


def _values(payload: bytes) -> tuple[Any, ...]:
    """The values of a row. Raises BrokenPage where they do not fill it exactly, as those of a real one do."""
    head, at = _varint(payload, 0)
    kinds = []
    while at < head:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    if at != head:
        raise BrokenPage
    values = []
    for kind in kinds:
        value, at = _value(payload, at, kind)
        values.append(value)
    if at != len(payload):
        raise BrokenPage
    return tuple(values)


def _value(payload: bytes, at: int, kind: int) -> tuple[Any, int]:
    if kind in _WHOLE:
        end = at + _WHOLE[kind]
        return int.from_bytes(payload[at:end], "big", signed=True), end
    if kind == 7:
        return struct.unpack_from(">d", payload, at)[0], at + 8
    if kind == 0:
        return None, at
    if kind in (8, 9):
        return kind - 8, at
    if kind < 12:
        raise BrokenPage
    end = at + (kind - 12) // 2
    part = payload[at:end]
    return (part.decode("utf-8") if kind % 2 else part), end


def _committed(log: Path, size: int) -> dict[int, bytes]:
    """The pages that a write-ahead log has committed, the last of each: as far as its checksums hold."""
    try:
        data = log.read_bytes()
    except OSError:
        return {}
    if len(data) < _WAL_HEAD or int.from_bytes(data[8:12], "big") != size:
        return {}
    big = data[3] & 1
    sums = _checksum(data[:24], (0, 0), big=big)
    if sums != struct.unpack_from(">II", data, 24):
        return {}
    salts = data[16:24]
    committed: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    for at in range(_WAL_HEAD, len(data) - _FRAME_HEAD - size + 1, _FRAME_HEAD + size):
        head, page = data[at : at + _FRAME_HEAD], data[at + _FRAME_HEAD : at + _FRAME_HEAD + size]
        sums = _checksum(page, _checksum(head[:8], sums, big=big), big=big)
        if head[8:16] != salts or sums != struct.unpack_from(">II", head, 16):
            break
        waiting[int.from_bytes(head[:4], "big")] = page
        if int.from_bytes(head[4:8], "big"):  # the size of the file after a commit
            committed |= waiting
            waiting = {}
    return committed


def _checksum(data: bytes, sums: Sequence[int], *, big: int) -> tuple[int, int]:
    first, second = sums
    words = struct.unpack(f"{'>' if big else '<'}{len(data) // 4}I", data)
    for place in range(0, len(words), 2):
        first = (first + words[place] + second) & 0xFFFFFFFF
        second = (second + words[place + 1] + first) & 0xFFFFFFFF
    return first, second
