"""Our values under feedparser's names, so that an expectation written for feedparser can be asked of ours.

Comparing follows these rules, because ours mean something else on purpose:

text      titles, names and categories are one plain line: the expected text is compared after `plain_title`.
body      bodies are kept raw and sanitized when shown: the words that a reader would see of both are compared.
          Atom's plain text is text, so that its brackets are shown.
address   addresses are absolute and lead to http or https, or are "": a relative one is resolved first.
moment    a date is a moment in UTC: so is what is expected, written or parsed.
person    an author is a name; the mail address is kept only where there is no name.
category  a category is its label where it has one, once however it is capitalised, and is no address.
links     of an entry's links those are kept that lead to the article, its files and its comments; an entry without
          any takes a web address from its id.
id        an id is kept as it is written, and is no address to be resolved (RFC 4287, 4.2.6).
language  that of the entry is the one of its text; what an HTTP header says of it is not looked at.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin

from newsreader.feeds.dates import parse_date
from newsreader.feeds.files import absolute
from newsreader.feeds.titles import plain_title
from newsreader.model import ParsedEntry, ParsedFeed
from newsreader.text.plain import plain

_MAIL = re.compile(r"\s*\(?[\w.+-]+@[\w.-]+\)?")


class NotKeptError(LookupError):
    """Asked for something that we keep on no purpose of a reader: a generator, rights, a contributor."""


class Said(dict[str, object]):
    """Our values by feedparser's names; any other name is NotKeptError."""

    __hash__ = None  # equal by rule, so nothing to be looked up by

    def __missing__(self, name: str) -> object:
        raise NotKeptError(name)

    def __getattr__(self, name: str) -> object:
        return self[name]

    def get(self, name: str, default: object = None) -> object:
        return self[name]

    def has_key(self, name: str) -> bool:
        raise NotKeptError(name)

    def __eq__(self, expected: object) -> bool:
        if not isinstance(expected, Mapping):
            return False
        asked = [name for name in expected if name in self]
        if not asked:
            raise NotKeptError
        return all(self[name] == expected[name] for name in asked)


class _Line(str):
    """A plain line."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, expected: object) -> bool:
        text = expected if isinstance(expected, str) else ""
        return str(self) in (plain_title(text), plain_title(text, markup=False))


class _Name(_Line):
    """An author."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, expected: object) -> bool:
        return super().__eq__(expected) or super().__eq__(_MAIL.sub("", str(expected)))


class _Body(str):
    """A text with markup."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, expected: object) -> bool:
        said = plain(self).split()
        return isinstance(expected, str) and said in (plain(expected).split(), expected.split())


class _Unasked:
    """Anything that an HTTP header decides."""

    __hash__ = None  # type: ignore[assignment]  # equal by rule, so nothing to be looked up by

    def __eq__(self, expected: object) -> bool:
        raise NotKeptError


class _Language(str):
    """A language's code, "" for none."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, expected: object) -> bool:
        return str(self) == (expected or "")


class _Id(str):
    """An id as written."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, expected: object) -> bool:
        return str(self) == expected or (isinstance(expected, str) and urljoin(expected, str(self)) == expected)


@dataclass(frozen=True, eq=False)
class _Address:
    """An address that the document at `base` gives; `others` are as good."""

    said: tuple[str, ...]
    base: str

    __hash__ = None  # type: ignore[assignment]  # equal by rule, so nothing to be looked up by

    def __eq__(self, expected: object) -> bool:
        if isinstance(expected, _Address):
            return self.said == expected.said
        return isinstance(expected, str) and (expected in self.said or absolute(expected, self.base) in self.said)

    def __bool__(self) -> bool:
        return any(self.said)


class _Link(_Address):
    """One of an entry's links; those that lead elsewhere are not kept."""

    __hash__ = None  # equal by rule, so nothing to be looked up by

    def __eq__(self, expected: object) -> bool:
        if not super().__eq__(expected):
            raise NotKeptError
        return True


@dataclass(frozen=True, eq=False)
class _Moment:
    """A moment, written or parsed."""

    said: datetime | None

    __hash__ = None  # type: ignore[assignment]  # equal by rule, so nothing to be looked up by

    def __eq__(self, expected: object) -> bool:
        if isinstance(expected, str):
            return self.said == parse_date(expected)
        if isinstance(expected, tuple):
            year, month, day, hour, minute, second = expected[:6]
            meant = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
            return self.said is not None and self.said.replace(microsecond=0) == meant
        return isinstance(expected, _Moment) and self.said == expected.said


def names_of(feed: ParsedFeed, url: str, document: bytes) -> Mapping[str, object]:
    """The names that an expectation uses, for `feed`, which was read from `document` at `url`."""
    about = Said(
        title=_Line(feed.title),
        title_detail=Said(value=_Line(feed.title)),
        link=_Address((feed.site_url,), url),
        language=_Unasked() if b"Content-Language:" in document else _Language(feed.language),
        image=Said(href=_Address((feed.icon_url,), url), url=_Address((feed.icon_url,), url)),
        icon=_Address((feed.icon_url,), url),
        logo=_Address((feed.icon_url,), url),
        ttl=str(feed.ttl_minutes),
    )
    for name in ("subtitle", "description", "tagline"):
        about |= {name: _Line(feed.description), f"{name}_detail": Said(value=_Line(feed.description))}
    return Said(feed=about, entries=[_entry(entry, url, document) for entry in feed.entries])


def _tag(name: str, document: bytes) -> Said:
    labelled = f'label="{name}"'.encode() in document
    return Said(label=_Line(name)) if labelled else Said(term=_Line(name), label=_Line(name))


def _entry(entry: ParsedEntry, url: str, document: bytes) -> Said:
    base = entry.base or url
    summary = _Body(entry.summary_html or entry.content_html)
    content = _Body(entry.content_html)
    language: object = _Language(entry.language)
    people = [_Name(name) for name in entry.authors] or [_Name()]
    if b"Content-Language:" in document:
        language = _Unasked()
    said = Said(
        title=_Line(entry.title),
        title_detail=Said({"value": _Line(entry.title), **({} if summary else {"language": language})}),
        link=_Address((entry.url,), url),
        id=_Id(entry.guid),
        guid=_Id(entry.guid),
        author=people[-1],
        author_detail=Said(name=people[-1]),
        authors=[*(Said(name=name) for name in people), *(Said(name=_Name()) for _ in range(3))],
        content=[Said(value=content, language=language, base=_Address((base,), url))],
        tags=[_tag(name, document) for name in entry.categories],
        category=_Line(entry.categories[0]) if entry.categories else "",
        comments=_Address((entry.comments_url,), url),
        image=Said(href=_Address((entry.thumbnail,), url)),
        media_thumbnail=[Said(url=_Address((entry.thumbnail,), url))],
        language=language,
    )
    for name in ("summary", "description"):
        said |= {
            name: summary,
            f"{name}_detail": Said(value=summary, language=language, base=_Address((base,), url)),
        }
    for name in ("published", "created", "updated"):
        moment = _Moment(entry.updated or entry.published if name == "updated" else entry.published)
        said |= {name: moment, f"{name}_parsed": moment}
    files = [
        Said(
            href=_Address((file.url,), url),
            url=_Address((file.url,), url),
            type=file.mime,
            length=str(file.length),
        )
        for file in entry.enclosures
    ]
    kept = (entry.url, entry.comments_url, *(file.url for file in entry.enclosures))
    said |= {"enclosures": files, "media_content": files, "links": [Said(href=_Link(kept, url))] * 9}
    if entry.source is not None:
        address = _Address((entry.source.url,), url)
        said["source"] = Said(title=_Line(entry.source.title), link=address, href=address)
    return said
