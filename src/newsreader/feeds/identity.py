"""Which entry is which: keys that outlive edits, and hashes that tell whether a text changed.

Keys are compared within one feed only. See `identify` for what each kind of key survives.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from newsreader.feeds.addresses import canonical, is_tracking, is_web
from newsreader.model import ParsedEntry

# A path shorter than this names a section or a home page more often than an article ("/news", "/?p=7").
_SHORTEST_PATH = 12


def identify(entries: Sequence[ParsedEntry]) -> list[tuple[str, ...]]:
    """The identity keys of each entry of one feed document, strongest first, never empty.

    - `guid:` the entry's own id; an address among ids is compared without scheme, order of query and tracking;
    - `url:` the article's address, likewise; survives a changed id;
    - `file:` the first enclosure's address, for podcasts without ids;
    - `place:` path and title without the host; survives a site that moves;
    - `title:` title with its day, else the text, only where nothing stronger is there.

    A key that several entries of the document share names none of them and is left out (a guid that a template
    repeats); entries that share even their last key are told apart by their order from the end.
    """
    offered = [_keys(entry) for entry in entries]
    shared = Counter(key for keys in offered for key in dict.fromkeys(keys))
    chosen = [[key for key in keys if shared[key] == 1] for keys in offered]
    for entry, keys in zip(entries, chosen, strict=True):
        if not any(not key.startswith("place:") for key in keys):
            keys.append(_last_key(entry))
    return _told_apart(chosen)


def content_hash(entry: ParsedEntry) -> str:
    """A hash of what a reader sees of an entry. Dates are left out: many feeds renew them at each request."""
    source = (entry.source.title, entry.source.url) if entry.source is not None else ()
    files = [each.url for each in entry.enclosures]
    seen: list[Iterable[str]] = [
        (entry.url, entry.title, entry.summary_html, entry.content_html, entry.thumbnail, entry.comments_url),
        entry.authors, entry.categories, files, source,
    ]  # fmt: skip
    return _hash("\x1e".join("\x1f".join(group) for group in seen))


def body_hash(body: bytes) -> str:
    """A hash of a document as it arrived."""
    return hashlib.blake2b(body, digest_size=16).hexdigest()


def _keys(entry: ParsedEntry) -> list[str]:
    keys = []
    guid = _plain(entry.guid)
    if guid:
        keys.append("guid:" + _bounded(_address(guid) if is_web(guid) else guid))
    if entry.url:
        keys.append("url:" + _bounded(_address(entry.url)))
    if entry.enclosures and not guid:
        keys.append("file:" + _bounded(_address(entry.enclosures[0].url)))
    path = _path(entry.url)
    if len(path) >= _SHORTEST_PATH and entry.title:
        keys.append("place:" + _hash(path + "\x1f" + _plain(entry.title)))
    return keys


def _last_key(entry: ParsedEntry) -> str:
    """For entries without id and address: the title with the day, or the text where there is no title."""
    if entry.title:
        day = entry.published.date().isoformat() if entry.published is not None else ""
        return "title:" + _hash(_plain(entry.title) + "\x1f" + day)
    words = re.sub(r"<[^>]*>|\s+", "", entry.content_html or entry.summary_html)
    return "title:" + _hash("\x1f" + (words or entry.guid or entry.url))


def _told_apart(chosen: list[list[str]]) -> list[tuple[str, ...]]:
    """Numbers the entries whose last keys are the same, oldest (the last in the document) first, so that a new
    entry on top leaves the others their keys."""
    seen: Counter[str] = Counter()
    told: list[tuple[str, ...]] = []
    for keys in reversed(chosen):
        if keys[-1].startswith("title:"):
            seen[keys[-1]] += 1
            if seen[keys[-1]] > 1:
                keys[-1] += f"#{seen[keys[-1]]}"
        told.append(tuple(keys))
    return told[::-1]


def _address(url: str) -> str:
    """The canonical address, with its fragment where that names something: lists of changes and comments tell
    their entries apart by it."""
    fragment = _split_fragment(url)
    names = fragment.replace("?", "&").split("&")
    telling = bool(fragment) and not all(is_tracking(name.partition("=")[0]) or name == "rss" for name in names)
    return canonical(url) + ("#" + fragment if telling else "")


def _split_fragment(url: str) -> str:
    return url.partition("#")[2].strip()


def _path(url: str) -> str:
    """Path and query without the host, "" for what is no web address."""
    if not is_web(url):
        return ""
    return canonical("http://host.example" + urlsplit(url).path + "?" + urlsplit(url).query).removeprefix(
        "host.example"
    )


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _bounded(key: str) -> str:
    """Keys stay small in the library's index; whole addresses remain readable."""
    return key if len(key) <= 300 else key[:200] + _hash(key)


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
