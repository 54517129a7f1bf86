"""One entry, as feedparser hands it out, into a ParsedEntry."""

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from newsreader.feeds.addresses import is_web
from newsreader.feeds.dates import parse_date
from newsreader.feeds.figures import AUTHORS, figure
from newsreader.feeds.files import absolute, dicts, files_and_pictures, name_in, text_of
from newsreader.feeds.titles import mend_twice_encoded, plain_title, unescape
from newsreader.model import ParsedEntry, SourceRef

Raw = Mapping[str, Any]

_ESCAPED_MARKUP = re.compile(r"&lt;/?(?:p|br|a|div|img|figure|span|strong)\b", re.IGNORECASE)
# Markup in what is declared as plain text: nobody writes about markup in whole blocks of it.
_PLAIN_MARKUP = re.compile(r"</(?:p|div|a|ul|ol|table|blockquote|figure)\s*>|<br\s*/?>|<img\s", re.IGNORECASE)
_TAGGED = re.compile(r"</[A-Za-z]{1,10}[0-9]?>|<br ?/?>", re.IGNORECASE)
# In XHTML these may end in themselves; read as HTML they would swallow all that follows.
_SELF_CLOSED = re.compile(r"<(iframe|script|object|video|audio|textarea)\b([^<>]*)/>", re.IGNORECASE)
_ENCODED = re.compile(r"[A-Za-z0-9+/\n]*={0,2}")
_MAIL = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+")
# "name@host.example (Person)" is what RSS 2.0 asks for; the person is the author.
_MAIL_FIRST = re.compile(r"^[^\s@()]+@[^\s@()]+\s*\((?P<name>[^()]+)\)$")
_NAME_FIRST = re.compile(r"^(?P<name>[^<>()]+?)\s*[<(](?:mailto:)?[^\s@<>()]+@[^\s@<>()]+[>)]$")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands: `base` resolves its relative addresses, `zone` its dates without one. In a `sound`
    document no text holds what XML forbids."""

    base: str
    document: str
    zone: tzinfo
    atom: bool
    feed_authors: Sequence[Raw] = ()
    sound: bool = False


def read_entry(raw: Raw, place: Place) -> ParsedEntry:
    """The values of one entry."""
    guid = text_of(raw.get("id"))
    url = _link(raw, guid, place)
    published, updated = _dates(raw, place.zone)
    links = dicts(raw.get("links"))
    enclosures, pictures = files_and_pictures(raw, links, place.base)
    films = bool(enclosures) and not any(file.mime.startswith("image/") for file in enclosures)
    summary, content, xml_base = _bodies(raw, place.sound, films=films)
    base = _article_base(xml_base, url, place)
    title = _title(raw, place.atom)
    if said := figure(raw, pictures, content or summary, titled=bool(title)):
        summary, content = summary or content, _with_figure(content or summary, said, titled=bool(title))
    entry = ParsedEntry(
        guid=guid,
        url=url,
        title=title,
        authors=_authors(raw, place),
        published=published,
        updated=updated,
        summary_html=summary,
        content_html=content,
        categories=_categories(raw),
        enclosures=enclosures,
        thumbnail=pictures[0] if pictures else "",
        comments_url=_comments(raw, links, place.base),
        source=_source(raw, place.base),
        language=_language(raw),
        base=base,
    )
    if entry.title or summary or content:
        return entry
    return entry._replace(title=_name(entry, raw))  # a row must not be blank


def _title(raw: Raw, atom: bool) -> str:
    detail = raw.get("title_detail")
    kind = detail.get("type") if isinstance(detail, Mapping) else ""
    # In RSS nobody knows whether a title is text or markup; Atom says it.
    title = plain_title(text_of(raw.get("title")), markup=not (atom and kind == "text/plain"))
    return title or plain_title(text_of(raw.get("itunes_title")))


def _name(entry: ParsedEntry, raw: Raw) -> str:
    """What stands for the headline of an entry without words: its file's name, its page's, else what it has."""
    addresses = [*(file.url for file in entry.enclosures), entry.url, entry.thumbnail]
    source = entry.source.title if entry.source is not None else ""
    dates = (text_of(dict(raw).get(name)) for name in ("published", "created", "updated"))
    names = (*map(name_in, addresses), entry.url, entry.guid, *entry.authors, *entry.categories, source, *dates)
    return next((title for name in names if (title := plain_title(name, markup=False))), "")


def _link(raw: Raw, guid: str, place: Place) -> str:
    links = dicts(raw.get("links"))
    link, alternates = raw.get("link"), [each.get("href") for each in links if each.get("rel") == "alternate"]
    # feedparser takes the address of an enclosure that stands as text, and any id of Atom, for the link.
    doubted = link not in alternates and (bool(alternates) or link == raw.get("id"))
    candidates = [raw.get("feedburner_origlink"), None if doubted else link, *reversed(alternates)]
    for rel in ("related", "via"):
        candidates += [each.get("href") for each in links if each.get("rel") == rel]
    if is_web(guid) or (guid.startswith("/") and raw.get("guidislink") and not place.atom):
        candidates.append(guid)
    for candidate in candidates:
        if isinstance(candidate, str) and (found := absolute(candidate, place.base)):
            return found
    return ""


def _dates(raw: Raw, zone: tzinfo) -> tuple[datetime | None, datetime | None]:
    """Published and updated; where only the second is given it is the first as well (dc:date in RDF)."""
    plain = dict(raw)  # feedparser's own get answers "updated" with "published"
    values = [plain.get(name) for name in ("published", "created", "updated")]
    published, created, updated = (parse_date(text_of(value), zone=zone) for value in values)
    return published or created or updated, updated


def _with_figure(body: str, said: str, *, titled: bool) -> str:
    """The text with its picture: an article's opens it; what has no title is called by its first words."""
    body = f"<div>{body}</div>"
    return said + body if titled else body + said


def _bodies(raw: Raw, sound: bool, *, films: bool) -> tuple[str, str, str]:
    """Summary and content as HTML, the longer text being the content, and the base that the feed declares. What is
    said of `films`, all that the entry carries, is a text of it, too; what is said of anything else only where
    there is no other."""
    detail = raw.get("summary_detail")
    details: list[Raw] = [detail] if isinstance(detail, Mapping) else []
    contents = dicts(raw.get("content"))
    bodies = [(body, each) for each in contents if (body := _markup(each.get("value"), each, sound))]
    content, of = max(bodies, key=lambda body: len(body[0]), default=("", {}))
    # Without a summary feedparser gives the content a second time, and no detail with it.
    copied = not details and any(raw.get("summary") == each.get("value") for each in contents)
    summary = "" if copied else _markup(raw.get("summary"), details[0] if details else {}, sound)
    if len(summary) > len(content) > 0 and of.get("type") == "text/plain":
        # A second description (a podcast's) counts as content for feedparser.
        summary, content = content, summary
    told = _told(raw) if films or not (summary or content) else ""
    if not summary and not content:
        summary = told
    elif len(told) > max(len(summary), len(content)):
        summary, content = summary or content, told
    if not summary and not content:
        summary = _markup(raw.get("subtitle"), {"type": "text/plain"}, sound)  # itunes:subtitle
    base = next((str(each["base"]) for each in (*contents, *details) if each.get("base")), "")
    return ("" if summary == content else summary), content, base


def _told(raw: Raw) -> str:
    """What Media RSS says of a picture or film: plain text, line by line, unless it has tags."""
    text = text_of(raw.get("media_caption"))
    return _markup(text, {}, sound=True) if _TAGGED.search(text) else _lines(text)


def _lines(text: str) -> str:
    """Plain text as markup that keeps its lines."""
    return html.escape(mend_twice_encoded(text), quote=False).replace("\n", "<br>\n")


def _markup(value: object, detail: Raw, sound: bool) -> str:
    text = value.strip() if sound and isinstance(value, str) else text_of(value)
    kind = str(detail.get("type") or "text/html")
    if not text:
        return ""
    if kind == "text/plain" and not ("<" in text and _PLAIN_MARKUP.search(text)):
        return _lines(unescape(text) if "&" in text else text)  # entities that a careless template left: Blogger
    if not kind.endswith(("html", "xml", "text/plain")) and _ENCODED.fullmatch(text):
        return ""  # base64 of a file; what is text in it feedparser has decoded
    if "<" not in text and _ESCAPED_MARKUP.search(text):
        text = unescape(text)  # escaped once too often
    if "/>" in text:
        text = _SELF_CLOSED.sub(r"<\1\2></\1>", text)
    return mend_twice_encoded(text)


def _article_base(xml_base: str, url: str, place: Place) -> str:
    """What resolves addresses inside the text: what the feed says, else the article's own page, as browsers do."""
    return absolute(xml_base, place.document) or url or place.base


def _authors(raw: Raw, place: Place) -> tuple[str, ...]:
    authors = dicts(raw.get("authors"))
    written = text_of(raw.get("author"))
    if written and not place.atom and ("@" in written or not authors):
        # feedparser takes the mail address out, but knows no top-level domain of five letters.
        authors = [*authors[:-1], {"name": written}]
    named = _names(authors)
    source = raw.get("source")
    if not named and isinstance(source, Mapping):
        named = _names(dicts(source.get("authors")))
    return named or _names(place.feed_authors) or _names(_contributors(raw))


def _contributors(raw: Raw) -> Iterable[Raw]:
    """Those who took part where nobody is said to be the author: podcast:person, media:credit of authors."""
    yield from dicts(raw.get("contributors"))
    for credit in dicts(raw.get("media_credit")):
        if credit.get("role") in AUTHORS:
            yield {"name": credit.get("content")}


def _names(authors: Iterable[Raw]) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for author in authors:
        name = plain_title(text_of(author.get("name")) or text_of(author.get("email")))
        match = (_MAIL_FIRST.match(name) or _NAME_FIRST.match(name)) if "@" in name else None
        name = match["name"].strip() if match is not None else name
        if name:
            names[name] = None
    called = [name for name in names if not _MAIL.fullmatch(name)]
    return tuple(called or names)  # an address beside names is that of one of them (podcasts)


def _categories(raw: Raw) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for tag in dicts(raw.get("tags")):
        name = plain_title(text_of(tag.get("label")) or text_of(tag.get("term")))
        if name and not is_web(name):  # addresses are kinds of a platform ("…/kind#post"), not words
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _comments(raw: Raw, links: Sequence[Raw], base: str) -> str:
    said = text_of(raw.get("comments"))
    found = "" if said.isdecimal() else absolute(said, base)  # some say there how many there are
    if found:
        return found
    pages = [each for each in links if each.get("rel") == "replies" and "html" in text_of(each.get("type"))]
    return absolute(text_of(pages[0].get("href")), base) if pages else ""


def _source(raw: Raw, base: str) -> SourceRef | None:
    source = raw.get("source")
    title = url = ""
    if isinstance(source, Mapping):
        title = plain_title(text_of(source.get("title")) or text_of(source.get("value")))
        url = text_of(source.get("link")) or text_of(source.get("href")) or text_of(source.get("url"))
    elif isinstance(source, str):
        title = plain_title(source)
    origin = text_of(raw.get("dc_source"))
    if not title and not url and origin:
        title, url = ("", origin) if is_web(origin) else (plain_title(origin), "")
    url = absolute(url, base)
    return SourceRef(title, url) if title or url else None


def _language(raw: Raw) -> str:
    """The language of the entry; feedparser notes that of the whole feed on each title too, which is fine."""
    candidates: list[object] = [raw.get("language")]
    candidates += [each.get("language") for each in dicts(raw.get("content"))]
    for name in ("summary_detail", "title_detail"):
        detail = raw.get(name)
        if isinstance(detail, Mapping):
            candidates.append(detail.get("language"))
    return next((text_of(each).replace("_", "-") for each in candidates if text_of(each)), "")
