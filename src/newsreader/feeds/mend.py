"""The text of a feed made readable for an XML parser: junk before it, entities, ampersands, prefixes.

Works on text alone: nothing declared in a document type is ever loaded.
"""

import html
import re
from xml.parsers import expat

# Not allowed in XML 1.0, and expat ends at the first of them.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_DROPPED = dict.fromkeys([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)])
_NUMBER = re.compile(r"&#(?:(\d+)|[xX]([0-9a-fA-F]+));?")
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]{0,20}:)?(rss|rdf|feed|channel|opml|html)(?=[\s>/])", re.IGNORECASE)
_WRAPPED = re.compile(r"<(feed|rss)\s[^<>]{0,500}(?:http://www\.w3\.org/2005/Atom|\bversion=)", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[(?P<subset>.*?)\]\s*)?>", re.IGNORECASE | re.DOTALL)
_ENTITY = re.compile(r"""<!ENTITY\s+([A-Za-z_][\w.-]{0,40})\s+["']([^"'&%<]{0,100})["']\s*>""")
_TOKEN = re.compile(r"<!\[CDATA\[|\]\]>|<!--|-{2,}>?|&(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z]\w{0,40};)?")
_END = re.compile(r"</(?:[\w.-]{1,20}:)?(?:rss|rdf|feed)\s*>", re.IGNORECASE)
_LONG_TAG = re.compile(r"<[A-Za-z_][^<>]{900,}")
_ATTRIBUTE = re.compile(r"""\s[\w:.-]{1,60}\s?=\s?["']""")
_PERSON = re.compile(r"<podcast:person\b[^<>]*(?<!/)>([^<>]*)</podcast:person\s*>")
_MEDIA_PREFIX = re.compile(r"""\sxmlns:([A-Za-z_][\w.-]{0,20})\s?=\s?["']http://search\.yahoo\.com/mrss/?["']""")
_MOST_PREFIXES = 8
_XML_ENTITIES = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})
# Where the root stands in a feed with the worst junk before it (a template's warnings), in characters.
_FARTHEST_ROOT = 64_000
_MOST_GROWTH = 1_000_000
_AFTER_THE_END = expat.errors.codes[expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]
_CUT = tuple(
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
    )
)
# feedparser's time grows with the square of one element's attributes: 2,000 cost 0.04 s, 50,000 cost 25 s.
_MOST_ATTRIBUTES = 300
# What costs most in the worst documents: up to 30 µs a tag, 100 µs an entry, 2 µs a reference, and the square of
# one entry's categories. The most that any measured feed has is 87,000, 730, 195,000 and 53.
_MOST_TAGS = 200_000
_MOST_ENTRIES = 30_000
_MOST_REFERENCES = 800_000
_MOST_CATEGORIES = 2_000
_ENTRY = re.compile(rb"<(?:[\w.-]{1,20}:)?(?:item|entry)\b", re.IGNORECASE)
_CATEGORY = b"<category"

_PREFIXES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "georss": "http://www.georss.org/georss",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "podcast": "https://podcastindex.org/namespace/1.0",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "wfw": "http://wellformedweb.org/CommentAPI/",
}


def root_name(text: str) -> str:
    """The name of the root in lower case without prefix: rss, rdf, feed, channel, opml, html, or "" for others."""
    match = _root(text)
    return match[1].lower() if match is not None else ""


def _root(text: str) -> re.Match[str] | None:
    match = _ROOT.search(text, 0, _FARTHEST_ROOT)
    if match is not None and match[1].lower() == "html":
        # A template may wrap a page's frame round a feed; a page about feeds escapes its samples.
        return _WRAPPED.search(text, 0, _FARTHEST_ROOT) or match
    return match


def is_cut(text: str) -> bool:
    """Whether a document ends before its root does."""
    return root_name(text) in ("rss", "rdf", "feed") and _END.search(text) is None


def too_wide(text: str) -> bool:
    """Whether an element has so many attributes that parsing it would take seconds."""
    return any(
        match[0].count("=") > _MOST_ATTRIBUTES and len(_ATTRIBUTE.findall(match[0])) > _MOST_ATTRIBUTES
        for match in _LONG_TAG.finditer(text)
    )


def too_much(body: bytes) -> bool:
    """Whether the XML in `body` has so much of anything that parsing it would take many seconds."""
    if body[:64].lstrip().startswith(b"{"):  # JSON, in which tags cost nothing
        return False
    tags = body.count(b"<")
    if tags <= _MOST_CATEGORIES and len(body) <= _MOST_REFERENCES:  # nearly all, and the other counts cost time
        return False
    if tags > _MOST_TAGS or body.count(b"&") > _MOST_REFERENCES:
        return True
    if tags > _MOST_ENTRIES and len(_ENTRY.findall(body)) > _MOST_ENTRIES:
        return True
    if body.count(_CATEGORY) <= _MOST_CATEGORIES:
        return False
    return any(part.count(_CATEGORY) > _MOST_CATEGORIES for part in _ENTRY.split(body))


def mend(text: str) -> str:
    """`text` from its root on, without prolog and document type, repaired where it is not well-formed."""
    root = _root(text)
    start = root.start() if root is not None else 0
    prolog, text = text[:start], text[start:]
    if _ILLEGAL.search(text):
        text = text.translate(_DROPPED)  # millions of matches would take hundreds of megabytes
    text = _NUMBER.sub(_legal, text)
    text = _expand(text, prolog)
    if "<podcast:person" in text:
        text = _PERSON.sub(r"<contributor><name>\1</name></contributor>", text)  # which feedparser knows
    if ":description" in text:
        text = _captions_apart(text)
    if _well_formed(text):
        return text
    return _repair(text)


def _captions_apart(text: str) -> str:
    """`text` with what is said of pictures and films under a name of its own, without attributes: to feedparser it
    is one more description of the entry itself, and nobody could tell which of them was which."""
    prefixes = dict.fromkeys(("media", *_MEDIA_PREFIX.findall(text)[:_MOST_PREFIXES]))
    names = "|".join(map(re.escape, prefixes))
    return re.sub(rf"<(/?)({names}):description(?=[\s/>])[^<>]*?(/?)>", r"<\1\2:caption\3>", text)


def _legal(reference: re.Match[str]) -> str:
    """A numeric reference, or nothing where XML has no such character."""
    digits, base = (reference[1], 10) if reference[1] is not None else (reference[2], 16)
    return reference[0] if len(digits) < 12 and is_character(int(digits, base)) else ""


def is_character(number: int) -> bool:
    """Whether XML 1.0 has a character of this number."""
    return (
        number in (9, 10, 13) or 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE or 0xFFFF < number < 0x110000
    )


def _expand(text: str, prolog: str) -> str:
    """`text` with the entities that its document type declares as short plain text."""
    doctype = _DOCTYPE.search(prolog)
    if doctype is None or not doctype["subset"]:
        return text
    for name, value in _ENTITY.findall(doctype["subset"])[:200]:
        if text.count(f"&{name};") * len(value) < _MOST_GROWTH:
            text = text.replace(f"&{name};", value)
    return text


def _well_formed(text: str) -> bool:
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    try:
        parser.Parse(text.encode("utf-8"), True)
    except expat.ExpatError:
        return False
    return True


def _ended(text: str) -> str:
    """`text` up to the end of its root, with the ends that a cut document lacks; other faults stay."""
    body = text.encode("utf-8")
    parser, names = expat.ParserCreate("utf-8"), list[str]()
    parser.StartElementHandler = lambda name, _: names.append(name)
    parser.EndElementHandler = lambda _: names.pop()
    try:
        parser.Parse(body, True)
    except expat.ExpatError as error:
        there = body[: parser.ErrorByteIndex].decode("utf-8", "ignore")
        if error.code == _AFTER_THE_END:
            return there
        if error.code in _CUT:
            section = "]]>" if error.code == _CUT[-1] else ""
            return there + section + "".join(f"</{name}>" for name in reversed(names))
    return text


def _repair(text: str) -> str:
    """`text` with its usual faults mended: names of HTML entities, bare ampersands, comments with dashes,
    undeclared prefixes, junk after the end. What still is not well-formed is for a parser that forgives."""
    text = _TOKEN.sub(_Repair(), text)
    ends = list(_END.finditer(text))
    if ends:
        text = text[: ends[-1].end()]
    if "xmlns:rss=" not in text:
        text = text.replace("<rss:", "<").replace("</rss:", "</")  # somebody's idea of RSS 2.0's own namespace
    missing = [
        f' xmlns:{prefix}="{uri}"'
        for prefix, uri in _PREFIXES.items()
        if f"<{prefix}:" in text and f"xmlns:{prefix}=" not in text
    ]
    root = _ROOT.match(text)
    if missing and root is not None:
        text = text[: root.end()] + "".join(missing) + text[root.end() :]
    return _ended(text)


class _Repair:
    """Mends one token after the other, knowing whether it stands in a CDATA section or a comment. (Expressions
    that look for the end of either take quadratic time on sections that have none.)"""

    def __init__(self) -> None:
        self._inside = ""

    def __call__(self, token: re.Match[str]) -> str:
        found = token[0]
        if not self._inside and found in ("<![CDATA[", "<!--"):
            self._inside = found
        elif self._inside == "<![CDATA[":
            self._inside = "" if found == "]]>" else self._inside
        elif self._inside == "<!--":
            if found.startswith("--"):
                self._inside = "" if found.endswith(">") else self._inside
                return "-->" if found.endswith(">") else "- -"
        elif found.startswith("&"):
            return _mend_reference(found, token[1])
        return found


def _mend_reference(found: str, name: str | None) -> str:
    if name is None:
        return "&amp;"
    if name.startswith("#") or name in _XML_ENTITIES:
        return found
    letter = html.unescape(found)
    return letter if letter != found and letter not in "<&" else "&amp;" + name
