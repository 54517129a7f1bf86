"""Which known article an entry of a feed is: what agrees, what contradicts, and what the rest of the document
says about the feed's ids and addresses. Pure.

Two stories taken for one lose the reader an article; one story taken for two shows it twice. So where the signs
do not suffice, an entry is new. The rules and what was weighed: docs/notes/007-which-entry-is-which.md.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

_NUMBER = re.compile(r"(?<!\d)(?!(?:19|20)\d{6}(?!\d))\d{5,}(?!\d)")  # an article's number, not a date
_ESCAPED = re.compile(r"%[0-9A-F]{2}")
_HOUR = 3600  # seconds; a date on the hour is often a day's, which all articles of that day have
_FEW = 3  # entries that must have moved alike before title and text alone are believed


@dataclass(frozen=True, slots=True)
class Past:
    """An article that the library knows; `article` is None when only a tombstone is left of it. `address` is its
    latest, canonical, "" where that is not known."""

    article: int | None
    content_hash: str
    keys: frozenset[str]
    address: str = ""


@dataclass(frozen=True)
class Entry:
    """An entry of the document, by its place."""

    place: int
    keys: tuple[str, ...]
    content_hash: str

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Its keys by kind; the further ones ("many") aside."""
        return {kind: value for kind, _, value in (key.partition(":") for key in self.keys) if kind != "many"}

    @property
    def long(self) -> bool:
        """Whether its text is long enough to be nobody else's."""
        return not _parts(self.content_hash)[1].startswith("-")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How an entry is like a known one. `guid` and `url` are None where one of them has none to compare;
    `text` needs the same title too where it is short, `whole` always; `moment`: the exact date, `date`: be it one
    on the hour; `path`: only the address's host differs, which was `host`; `known`: by what entries without ids
    are known by.
    """

    entry: Entry
    past: Past
    guid: bool | None
    url: bool | None
    path: bool
    title: bool
    text: bool
    whole: bool
    moment: bool
    date: bool
    known: bool
    host: str

    @property
    def weight(self) -> int:
        """Of several known ones that an entry may be, it is the one of most weight."""
        signs = (
            (self.guid, 4),
            (self.url, 4),
            (self.text, 5),
            (self.moment, 3),
            (self.title or self.known, 2),
            (self.path, 1),
        )
        return sum(weight for sign, weight in signs if sign)


@dataclass(frozen=True, slots=True)
class Custom:
    """What the document shows of its feed's ways. `alone`: it has one entry, so that no id tells anything apart.
    `holds`: some entry came with the guid it is known by. `renewed`: guids changed, though titles and texts did
    not, for more entries than they held for. `left`: hosts that its entries have moved from. `migrated`: ids and
    addresses are all others, titles and texts are the same.
    """

    alone: bool
    holds: bool
    renewed: bool
    left: frozenset[str]
    migrated: bool


def matches(entries: Sequence[Entry], known: Mapping[str, Past]) -> dict[int, Past]:
    """The known article of each entry that is one, by the entry's place; each article once. Tombstones of several
    articles that were alike in all but their guids cannot be told apart and stand for as many."""
    likely = [_compare(entry, past, known) for entry in entries for past in _candidates(entry, known)]
    custom = _custom(entries, likely)
    same = sorted((one for one in likely if is_same(one, custom)), key=lambda one: (-one.weight, one.entry.place))
    found: dict[int, Past] = {}
    given: set[int] = set()
    for one in same:
        if one.entry.place not in found and id(one.past) not in given:
            found[one.entry.place] = one.past
            if one.past.article is not None:
                given.add(id(one.past))
    return found


def is_same(one: Likeness, custom: Custom) -> bool:
    """Whether the entry is that article."""
    if one.guid and one.url:
        return True
    if one.guid:
        return _same_by_guid(one, custom)
    if one.url:
        return _same_by_url(one, custom)
    if one.path:
        return one.text or one.moment or one.host in custom.left
    if one.guid is None and one.url is None:
        return one.whole or one.known
    return one.whole and (custom.migrated or (one.moment and one.entry.long))


def _same_by_guid(one: Likeness, custom: Custom) -> bool:
    """With another address, title and text it is another article under a guid that is used again; with none, the
    guid alone must do."""
    told = one.title or one.text or one.moment
    if one.url is False:
        numbers = _numbers(one.entry.kinds.get("url", "")) & _numbers(one.past.address)
        return told or one.path or bool(numbers)
    return told or (not custom.alone and _is_telling(one.entry.kinds.get("guid", "")))


def _same_by_url(one: Likeness, custom: Custom) -> bool:
    """With another guid it is another entry on the same page, unless guids do not last in this feed or it tells
    nothing new."""
    if one.guid is False:
        lasting = custom.holds or custom.alone
        if custom.renewed or (one.moment and (one.title or one.text)) or (one.date and one.whole):
            return True
        return one.entry.long and (one.whole or (one.text and not lasting))
    return one.title or one.text or one.moment or (not custom.alone and _is_telling(_path(one.entry.kinds["url"])))


def _candidates(entry: Entry, known: Mapping[str, Past]) -> list[Past]:
    led = (known[key] for key in entry.keys if key in known and not key.startswith("many:"))
    return list({id(past): past for past in led}.values())


def _compare(entry: Entry, past: Past, known: Mapping[str, Past]) -> Likeness:
    kinds = entry.kinds
    void = {key.removeprefix("many:") for key in entry.keys if key.startswith("many:") and key in known}
    guid, url, file = kinds.get("guid", ""), kinds.get("url", ""), kinds.get("file", "")
    guids, urls = _of(past, "guid"), _of(past, "url")
    same_file = file in _of(past, "file")
    same_guid = same_file or _agrees(guid if f"guid:{guid}" not in void else "", guids, urls)
    same_url = _agrees(url if f"url:{url}" not in void else "", urls, guids)
    title, text, moment = _parts(entry.content_hash)
    past_title, past_text, past_moment = _parts(past.content_hash)
    same_text = text == past_text != "" and (title == past_title or entry.long)
    here = _host(url)
    elsewhere = _host(past.address) if _path(past.address) == _path(url) else here
    return Likeness(
        entry=entry,
        past=past,
        guid=same_guid,
        url=same_url,
        path=elsewhere != here and f"path:{kinds.get('path')}" in past.keys,
        title=title == past_title != "",
        text=same_text,
        whole=same_text and title == past_title,
        moment=moment == past_moment != "" and int(moment) % _HOUR != 0,
        date=moment == past_moment != "",
        known=any(f"{kind}:{kinds.get(kind)}" in past.keys for kind in ("text", "time", "words")),
        host=elsewhere,
    )


def _custom(entries: Sequence[Entry], likely: Sequence[Likeness]) -> Custom:
    held = {one.entry.place for one in likely if one.guid and (one.url or one.title or one.text)}
    renewed = {one.entry.place for one in likely if one.guid is False and one.url and one.whole}
    here = {_host(entry.kinds["url"]) for entry in entries if "url" in entry.kinds}
    left = {one.host for one in likely if one.path and one.url is False and one.text} - here
    stayed = {one.entry.place for one in likely if (one.guid or one.url) and (one.title or one.text)}
    apart = [one for one in likely if not (one.guid or one.url or one.path)]
    moved = {one.entry.place for one in apart if one.title and one.whole}
    return Custom(
        alone=len(entries) == 1,
        holds=bool(held),
        renewed=len(renewed - held) > len(held),
        left=frozenset(left),
        migrated=not stayed and len(moved) >= _FEW and 2 * len(moved) >= len(entries),
    )


def _agrees(value: str, mine: frozenset[str], other: frozenset[str]) -> bool | None:
    """Whether an id is among those of its kind, or was the one of the other kind when both were the same."""
    if value and (value in mine or value in other):
        return True
    return False if value and mine else None


def _of(past: Past, kind: str) -> frozenset[str]:
    return frozenset(key.partition(":")[2] for key in past.keys if key.startswith(kind + ":"))


def _parts(content_hash: str) -> tuple[str, str, str]:
    """Title, text and date of a content hash."""
    parts = content_hash.split(".")
    return (parts[0], parts[1], parts[3]) if len(parts) == 4 else ("", "", "")


def _host(address: str) -> str:
    return re.split("[/?#]", address, maxsplit=1)[0]


def _path(address: str) -> str:
    return address[len(_host(address)) :]


def _numbers(address: str) -> set[str]:
    return set(_NUMBER.findall(_path(address)))


def _is_telling(name: str) -> bool:
    """Whether an id or a path names one article: it has a number or several words. A home page, a section or a
    word from a template has neither."""
    plain = _ESCAPED.sub("", name)
    return any(letter.isdigit() for letter in plain) or len(re.findall(r"[-_]+\w", plain.rstrip("/"))) >= 2
