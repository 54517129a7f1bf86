"""Lists of feeds in OPML, read forgivingly and written strictly.

One reader serves sound and broken lists alike: it looks for outlines only, so that a bare ampersand, a missing
end or an unknown entity costs nothing else, and no entity or document type is ever resolved. Lists in FOAF are
read as well.
"""

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from newsreader.errors import AddressError, OpmlError
from newsreader.feeds import charset
from newsreader.feeds.addresses import canonical, is_web, normalize, without_password
from newsreader.feeds.foaf import foaf_feeds, looks_like_foaf
from newsreader.feeds.titles import plain_title, unescape
from newsreader.outline import Outline, OutlineFeed

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# A tag of interest begins here and ends before the next one, whatever stands between.
_MARK = re.compile(r"<(/?)(?:[A-Za-z][\w.-]{0,20}:)?(outline|body|head|opml|title)(?=[\s/>])", re.IGNORECASE)
_OPENED = re.compile(r"<opml[\s>]", re.IGNORECASE)
_CLOSED = re.compile(r"</opml\s*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""(?<![\w:.-])([A-Za-z_][\w:.-]{0,60})\s*=\s*(?:"([^"]*)"?|'([^']*)'?|([^\s"'<>]+))""")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# Nesting beyond this is an attack or an accident; the feeds below it are kept in the deepest folder.
_DEEPEST = 50
_LONGEST_ADDRESS = 8_000  # servers take no longer ones
_LONGEST = 1_000  # of a description or a list of categories, in characters
# What the outline of something other than a feed says of itself; "source" is another list, in Liferea's.
_OTHER_KINDS = frozenset({"link", "include", "source", "song", "playlist", "script", "scriptlet", "blogpost"})


def read_opml(data: bytes, name: str) -> Outline:
    """The list in `data`; `name` is how errors call it (a file's name).

    Feeds keep their order and their folders; a feed that stands twice is kept where it stands first. One that
    stands in no folder goes into that of its `category` (OPML 2.0: "/News/World,/x"; the first counts). Raises
    OpmlError: opml.not_xml where there is no markup at all, opml.no_feeds where neither feeds nor folders are.
    """
    text = _without_comments(charset.decode(data))
    if not re.search(r"<[A-Za-z?!]", text):
        raise OpmlError("opml.not_xml", name=name)
    reading = _Reading()
    for closing, tag, attributes, closed, rest in _tags(text):
        reading.take(closing, tag, attributes, closed, rest)
    if not reading.feeds and looks_like_foaf(text):
        reading.take_foaf(text)
    if not reading.feeds and not reading.folders and not reading.skipped:
        raise OpmlError("opml.no_feeds", name=name)
    if _OPENED.search(text) and not _CLOSED.search(text):
        reading.skipped.append((name, "opml.cut"))
    return Outline(tuple(reading.feeds), tuple(reading.folders), tuple(reading.skipped), reading.title)


def write_opml(outline: Outline) -> bytes:
    """`outline` as an OPML 2.0 document in UTF-8, without passwords and without what was skipped."""
    tree = _Branch()
    for path in outline.folders:
        tree.at(path)
    for feed in outline.feeds:
        tree.at(feed.path).feeds.append(feed)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', "  <head>"]
    lines += [f"    <title>{escape(_clean(outline.title or 'Newsreader'))}</title>", "  </head>", "  <body>"]
    lines += tree.lines("    ")
    lines += ["  </body>", "</opml>", ""]
    return "\n".join(lines).encode("utf-8")


class _Reading:
    """The list as far as it was read: `_open` tells of each open outline whether it is a folder, `_names` their
    names."""

    def __init__(self) -> None:
        self.feeds: list[OutlineFeed] = []
        self.folders: list[tuple[str, ...]] = []
        self.skipped: list[tuple[str, str]] = []
        self.title = ""
        self._open: list[bool] = []
        self._names: list[str] = []
        self._known: set[str] = set()
        self._known_folders: set[tuple[str, ...]] = set()

    def take(self, closing: bool, tag: str, attributes: dict[str, str], closed: bool, rest: str) -> None:
        """One tag with what follows it up to the next."""
        if tag == "title" and not closing and not self.title and not self._open:
            self.title = plain_title(rest)
        if tag != "outline":
            return
        if closing:
            if self._open and self._open.pop():
                self._names.pop()
            return
        folder = self._outline(attributes, closed)
        if not closed:
            self._open.append(folder is not None)
            self._names += [folder] if folder is not None else []

    def _path(self) -> tuple[str, ...]:
        return tuple(self._names[:_DEEPEST])

    def _outline(self, attributes: dict[str, str], closed: bool) -> str | None:
        """Take one outline; returns its name where it is a folder, None where it is a feed or nothing."""
        title = _shown(attributes.get("text", "")) or _shown(attributes.get("title", ""))
        kind = attributes.get("type", "").strip().lower()
        address = attributes.get("xmlurl", "").strip() if kind != "source" else ""
        site = attributes.get("htmlurl", "").strip()
        if not address and kind not in _OTHER_KINDS:
            address = attributes.get("url", "").strip()
        if address:
            self._feed(address, title, site, attributes)
            return None
        if kind in _OTHER_KINDS:
            self._skip(title or attributes.get("url", ""), "opml.not_a_feed")
            return None
        if closed and (kind or "htmlurl" in attributes):
            self._skip(title or site, "opml.no_address")
            return None
        if title:
            self._folder((*self._path(), title))
        return title or None

    def take_foaf(self, text: str) -> None:
        """The feeds of a list in FOAF."""
        for found in foaf_feeds(text):
            name = _shown(found.name)
            if found.is_list:
                self._skip(name or found.url, "opml.not_a_feed")
            elif not found.url:
                self._skip(name or found.site, "opml.no_address")
            else:
                self._names = [folder for folder in map(_shown, found.groups) if folder]
                self._feed(found.url, name, found.site, {})

    def _feed(self, address: str, title: str, site: str, attributes: dict[str, str]) -> None:
        try:
            url = normalize(address if len(address) <= _LONGEST_ADDRESS else "")
        except AddressError:
            self._skip(title or address, "opml.bad_address")
            return
        key = canonical(url)
        if key in self._known:
            self._skip(title or url, "opml.twice")
            return
        self._known.add(key)
        path = self._path() or _category(attributes.get("category", ""))
        for depth in range(1, len(path) + 1):
            self._folder(path[:depth])
        if title in (address, url, without_password(url)):  # what lists write where there is no name
            title = ""
        published = _shown(attributes.get("title", "")) or title
        if published in (address, url, without_password(url)):
            published = title
        self.feeds.append(
            OutlineFeed(
                url=url,
                title=published,
                site_url=site if is_web(site) else "",
                path=path,
                description=plain_title(attributes.get("description", "")[:_LONGEST]),
                language=attributes.get("language", "").strip()[:35],
                own_title=title if title != published else "",
            )
        )

    def _skip(self, name: str, code: str) -> None:
        self.skipped.append((without_password(name)[:200], code))

    def _folder(self, path: tuple[str, ...]) -> None:
        if len(path) <= _DEEPEST and path not in self._known_folders:
            self._known_folders.add(path)
            self.folders.append(path)


def _shown(name: str) -> str:
    """A name in an attribute as a person reads it."""
    return plain_title(name, markup=False)


def _category(text: str) -> tuple[str, ...]:
    """The folder that a feed's categories name: the first path of theirs, else the first word."""
    ways = [way.strip() for way in text[:_LONGEST].split(",")]
    for way in [*(way for way in ways if way.startswith("/")), *ways]:
        names = way.split("/") if way.startswith("/") else [way]
        path = tuple(name for name in map(_shown, names) if name)
        if path:
            return path[:_DEEPEST]
    return ()


class _Branch:
    """A folder on its way into a document."""

    def __init__(self) -> None:
        self.folders: dict[str, _Branch] = {}
        self.feeds: list[OutlineFeed] = []

    def at(self, path: tuple[str, ...]) -> "_Branch":
        """The branch at `path`, grown where it is not there yet."""
        branch = self
        for name in path:
            branch = branch.folders.setdefault(name, _Branch())
        return branch

    def lines(self, indent: str) -> Iterator[str]:
        """The lines of this branch's outlines: feeds, then folders."""
        for feed in self.feeds:
            yield indent + _feed_line(feed)
        for name, branch in self.folders.items():
            named = quoteattr(_clean(name))
            yield f"{indent}<outline text={named} title={named}>"
            yield from branch.lines(indent + "  ")
            yield f"{indent}</outline>"


def _without_comments(text: str) -> str:
    """`text` without comments; one that is never closed stays, for what may follow it. Looking no further than the
    last end of a comment keeps this linear."""
    end = text.rfind("-->") + 3 if "-->" in text else 0
    return _COMMENT.sub("", text[:end]) + text[end:]


def _feed_line(feed: OutlineFeed) -> str:
    title = feed.title or feed.own_title or without_password(feed.url)
    attributes = [("type", "rss"), ("text", feed.own_title or title), ("title", title)]
    attributes += [("xmlUrl", without_password(feed.url))]
    optional = [
        ("htmlUrl", without_password(feed.site_url)),
        ("description", feed.description),
        ("language", feed.language),
    ]
    attributes += [(name, value) for name, value in optional if value]
    return "<outline " + " ".join(f"{name}={quoteattr(_clean(value))}" for name, value in attributes) + "/>"


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)


def _tags(text: str) -> Iterator[tuple[bool, str, dict[str, str], bool, str]]:
    """Each tag of interest: whether it closes, its name, its attributes, whether it is empty, what follows it."""
    marks = list(_MARK.finditer(text))
    starts = [mark.start() for mark in marks] + [len(text)]
    for mark, following in zip(marks, starts[1:], strict=True):
        piece = text[mark.end() : following]
        end = _tag_end(piece)
        cut = end is None and following == len(text) and not piece.rstrip().endswith(">")
        if end is None:
            end = len(piece) if cut or ">" not in piece else piece.rindex(">")
        tag, rest = piece[:end], piece[end + 1 :]
        attributes = {
            match[1].lower(): unescape(next((value for value in match.groups()[1:] if value is not None), ""))
            for match in _ATTRIBUTE.finditer(tag)
            if not (cut and _is_cut(match, tag))
        }
        if cut and "xmlurl" not in attributes:
            return  # nobody knows what it was, nor how its address would have gone on
        yield bool(mark[1]), mark[2].lower(), attributes, tag.rstrip().endswith("/"), rest


def _is_cut(match: re.Match[str], tag: str) -> bool:
    """Whether the list ends within this attribute's value."""
    quote = next((sign for sign, group in (('"', 2), ("'", 3)) if match[group] is not None), "")
    return match.end() == len(tag) and (not quote or match[0].count(quote) < 2)


def _tag_end(piece: str) -> int | None:
    """Where the tag's closing bracket stands, the first outside quotation marks; None where there is none."""
    quote = ""
    for match in re.finditer("[\"'>]", piece):
        if match[0] == ">" and not quote:
            return match.start()
        if match[0] != ">":
            quote = "" if quote == match[0] else (quote or match[0])
    return None
