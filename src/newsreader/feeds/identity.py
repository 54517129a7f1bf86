"""Which entry is which: the keys an entry can be known by, and hashes that tell whether its text changed.

Keys are compared within one feed only; what two entries that share some of them are is `library.decide`'s to say.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsreader.feeds.addresses import canonical, is_tracking
from newsreader.model import ParsedEntry

# A path shorter than this stands on many hosts ("/news", "/?p=7") and does not show that a site moved.
_SHORTEST_PATH = 12
LONG_TEXT = 80  # letters; a shorter text ("Read more", a picture alone) proves nothing by being the same

_TAG = re.compile(r"(<[a-zA-Z/!?][^>]*>)")
_ADDRESS = re.compile(r"""\b(?:src|href|poster)\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_PIXEL = re.compile(r"""\b(?:width|height)\s*=\s*["']?[01](?:px)?["'\s/>]""", re.IGNORECASE)
# Counts that run on and times that tell how long ago: "1.204 lượt xem", "3 hours ago".
_RUNNING = re.compile(
    r"[0-9][0-9.,]*\s?(?:lượt (?:xem|đọc|nghe)|views?\b|reads?\b|(?:giây|phút|giờ|ngày|tuần) trước"
    r"|(?:second|minute|min|hour|day|week)s? ago)"
)
_SIGNS = (" lượt ", " trước", " ago", "view", "read")


@dataclass(frozen=True, slots=True)
class _Claim:
    """What one entry says of itself: `own` name it (guid, address, file), `further` hint at it."""

    own: tuple[str, ...]
    further: tuple[str, ...]


def identify(entries: Sequence[ParsedEntry], hashes: Sequence[str] = ()) -> list[tuple[str, ...]]:
    """The identity keys of each entry of one feed document, strongest first, never empty. `hashes` are the
    `content_hash` of each, computed here when not given.

    - `guid:` the entry's own id, where it is not the article's address; addresses are compared without scheme,
      `www.`, order of query and tracking;
    - `url:` the article's address, likewise;
    - `file:` the first enclosure's address, where there is no id;
    - `path:` the address without its host, for sites that move;
    - `name:` the title, for sites that change ids and addresses at once;
    - `text:` title and text, `time:` title and exact date, `words:` text and exact date: for entries without any
      of the first three, or whose first three turn out to be another's;
    - `many:` before a guid or address: whether it was seen on several entries at once, and names none of them.

    A key that several entries of the document share names none of them and is left out. An entry that stands
    twice gets the same keys twice.
    """
    hashes = hashes or [content_hash(entry) for entry in entries]
    claims = [_claim(entry, whole) for entry, whole in zip(entries, hashes, strict=True)]
    twins = _twins(claims, hashes)
    first = sorted(set(twins))
    shared = Counter(key for place in first for key in (*claims[place].own, *claims[place].further))
    keys = {place: _keys(claims[place], hashes[place], shared) for place in first}
    return [keys[place] for place in twins]


def content_hash(entry: ParsedEntry) -> str:
    """A hash of what a reader sees of an entry, in three parts, and its date, joined by points: its title (empty
    where there is none), its text (words and pictures; "-" stands before that of a short one), the rest
    (addresses, links, authors, categories, files, source). `contents` leaves the date out: what is left tells
    whether the entry changed.

    Left out, since feeds renew them at each request or for readers of a page only: markup that carries neither
    words nor addresses, parameters that track, pixels that count, counts of views, times ago.
    """
    shown = entry.content_html or entry.summary_html
    words, pictures, links = _seen(shown)
    also = _seen(entry.summary_html)[0] if entry.content_html else ""
    files = [_untracked(each.url) for each in entry.enclosures]
    text = "\x1f".join((words, *pictures, *map(_file, files)))
    source = (entry.source.title, entry.source.url) if entry.source is not None else ()
    rest: list[Iterable[str]] = [
        (_untracked(entry.url), also, _untracked(entry.thumbnail), _untracked(entry.comments_url)),
        entry.authors, entry.categories, files, source, links,
    ]  # fmt: skip
    return ".".join((
        _hash(_plain(entry.title)) if entry.title else "",
        ("" if len(words) >= LONG_TEXT else "-") + _hash(text),
        _hash("\x1e".join("\x1f".join(group) for group in rest)),
        _moment(entry),
    ))  # fmt: skip


def contents(content_hash: str) -> str:
    """The hash without the date: many feeds renew that at each request."""
    return content_hash.rpartition(".")[0]


def canonical_address(url: str) -> str:
    """The canonical address of an article, with its fragment where that names something: lists of changes and
    comments tell their entries apart by it."""
    whole, mark, fragment = url.partition("#")
    if not mark:
        return canonical(url)
    names = fragment.strip().replace("?", "&").split("&")
    if all(not name or name == "rss" or is_tracking(name.partition("=")[0]) for name in names):
        return canonical(whole)
    return f"{canonical(whole)}#{fragment.strip()}"


def body_hash(body: bytes) -> str:
    """A hash of a document as it arrived. SHA-1 since processors do it by themselves, at half of blake2b's cost:
    who makes two documents collide hides one of them from their own readers only."""
    return hashlib.sha1(body, usedforsecurity=False).hexdigest()


def _claim(entry: ParsedEntry, whole: str) -> _Claim:
    guid = _plain(entry.guid)
    if guid.startswith(("http:", "https:", "HTTP:", "HTTPS:")):
        guid = canonical_address(guid)
    address = canonical_address(entry.url) if entry.url else ""
    own = []
    if guid and guid != address:
        own.append("guid:" + _bounded(guid))
    if address:
        own.append("url:" + _bounded(address))
    if entry.enclosures and not guid:
        own.append("file:" + _bounded(canonical_address(entry.enclosures[0].url)))
    further = []
    path = address[_end_of_host(address) :]
    if len(path) >= _SHORTEST_PATH:
        further.append("path:" + _hash(path))
    title, text, *_ = whole.split(".")
    if title:
        further.append("name:" + title)
    moment = _moment(entry)
    if title or moment:
        further.append(f"time:{title}{moment}")
    if moment and not own:
        further.append(f"words:{text}{moment}")
    return _Claim(tuple(own), tuple(further))


def _twins(claims: Sequence[_Claim], hashes: Sequence[str]) -> list[int]:
    """For each entry the place of the first that is the same: title, text and all of its own keys are, or one of
    these where the text is long."""
    seen: dict[tuple[str, ...], int] = {}
    twins = []
    for place, (claim, whole) in enumerate(zip(claims, hashes, strict=True)):
        alike = whole.rsplit(".", 2)[0]
        marks = [(alike, *claim.own)]
        if ".-" not in alike:
            marks += [(alike, key) for key in claim.own]
        same = min((seen[mark] for mark in marks if mark in seen), default=place)
        for mark in marks:
            seen.setdefault(mark, same)
        twins.append(same)
    return twins


def _keys(claim: _Claim, whole: str, shared: Counter[str]) -> tuple[str, ...]:
    """The keys of one entry, `shared` being how many entries offer each."""
    own = [key for key in claim.own if shared[key] == 1]
    further = [key for key in claim.further if shared[key] == 1]
    title, text, *_ = whole.split(".")
    return (*own, *further, f"text:{title}{text}", *("many:" + key for key in claim.own))


def _end_of_host(address: str) -> int:
    """Where the host of a canonical address ends; its length where it is no web address."""
    if ":/" in address[:12]:  # another scheme
        return len(address)
    ends = [place for place in (address.find("/"), address.find("?"), address.find("#")) if place > 0]
    return min(ends, default=len(address))


def _seen(html: str) -> tuple[str, list[str], list[str]]:
    """The words of a text without the blanks around tags, its pictures, and all its addresses."""
    if "<" not in html:
        return _standing(html.strip()), [], []
    pieces = _TAG.split(html)
    words = _standing("".join(map(str.strip, pieces[::2])))
    pictures: list[str] = []
    links: list[str] = []
    for tag in pieces[1::2]:
        if "=" not in tag or (tag[:4].lower() == "<img" and _PIXEL.search(tag)):
            continue
        addresses = [_untracked(found) for found in _ADDRESS.findall(tag)]
        links += addresses
        if tag[:2].lower() != "<a":
            pictures += map(_file, addresses)
    return words, pictures, links


def _standing(words: str) -> str:
    """`words` without what runs on; figures and words alone are looked for first, which takes a tenth of the
    time."""
    runs = any(map(words.__contains__, "0123456789")) and any(sign in words for sign in _SIGNS)
    return _RUNNING.sub("", words) if runs else words


def _file(url: str) -> str:
    """A file's path. Its host may change, and its query where the path names the kind of file: that is a size
    or a signature then."""
    path, _, query = url.partition("?")
    path = path.partition("://")[2].partition("/")[2] or path
    return path if "." in path[-5:] else f"{path}?{query}"


def _untracked(url: str) -> str:
    """`url` without parameters that track; "&amp;" counts as "&"."""
    address, mark, query = url.partition("?")
    if not mark:
        return url
    pairs = query.replace("&amp;", "&").split("&")
    return "?".join((address, "&".join(pair for pair in pairs if not is_tracking(pair.partition("=")[0]))))


def _moment(entry: ParsedEntry) -> str:
    return str(int(entry.published.timestamp())) if entry.published is not None else ""


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _bounded(key: str) -> str:
    """Keys stay small in the library's index; whole addresses remain readable."""
    return key if len(key) <= 300 else key[:200] + _hash(key)


def _hash(text: str) -> str:
    """64 bits: two of a million differing texts are the same with a chance of one in thirty million."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
