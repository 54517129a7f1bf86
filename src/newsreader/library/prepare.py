"""From an entry as published to an article ready to be stored: plain text, sections, words. No lock is held."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache

from newsreader.feeds.addresses import canonical
from newsreader.library.dating import EARLIEST, Dated
from newsreader.model import Feed, NewArticle, ParsedEntry, ParsedFeed, SectionSource, SourceRef
from newsreader.packing import pack, pack_key
from newsreader.stories.authors import author_key, person_names
from newsreader.stories.sections import map_address, map_category, map_title
from newsreader.text.fold import fold, key
from newsreader.text.language import SAMPLE, guess_language, language_code
from newsreader.text.plain import begins_so, excerpt, headline, plain, read_text

# An enumeration's member tells its value in ten times the time of a name.
_DECLARED, _FEED, _ADDRESS = (
    source.value for source in (SectionSource.DECLARED, SectionSource.FEED, SectionSource.ADDRESS)
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What an entry is prepared within: its feed, its folder's title, the tree's ids by key, and the time; `clock`
    is what this machine says, where that may be another."""

    feed: Feed
    folder_title: str
    section_ids: Mapping[str, int]
    now: datetime
    clock: datetime | None = None

    def named_by(self, parsed: ParsedFeed) -> "Setting":
        """The same with the feed as it will be called once its first document, `parsed`, is stored."""
        if self.feed.published_title:
            return self
        title = self.feed.custom_title or parsed.title or self.feed.title
        named = replace(self.feed, title=title, published_title=parsed.title, language=parsed.language)
        return replace(self, feed=named)


def prepare(
    entry: ParsedEntry, keys: Sequence[str], content_hash: str, dated: Dated, setting: Setting
) -> NewArticle:
    """Make one entry ready; `content_hash` is that of `feeds.identity`."""
    outlet, source = setting.feed.title, _other_source(entry.source, setting.feed)
    html = entry.content_html or entry.summary_html
    base = entry.base or entry.url
    text, folded, count, picture = read_text(html, base)
    opening = plain(entry.summary_html) if entry.content_html and entry.summary_html else text
    title = entry.title
    if not title:
        title, behind = headline(text, outlet)
        opening = behind if begins_so(text, opening) else opening
    language = language_code(entry.language) or guess_language(f"{title}\n{text[:SAMPLE]}")
    return NewArticle(
        sort_at=_seconds(dated.sort_at),
        words=count,
        published=None if dated.published is None else _seconds(dated.published),
        # A clock that was never set; some systems cannot even show times before 1970.
        updated=None if entry.updated is None or entry.updated < EARLIEST else _seconds(entry.updated),
        title=title,
        url=entry.url,
        authors="\n".join([author.replace("\n", " ") for author in entry.authors]),
        excerpt=excerpt(opening, outlet),
        language=language or language_code(setting.feed.language),
        thumbnail=entry.thumbnail or picture,
        content_hash=content_hash,
        source_title=source.title if source is not None else "",
        source_url=source.url if source is not None else "",
        comments_url=entry.comments_url,
        keys=tuple(map(pack_key, keys)),
        packed=pack(html),
        base=base,
        enclosures=tuple([(one.url, one.mime, one.length, one.duration) for one in entry.enclosures]),
        marks=find_marks(entry.categories, entry.url, setting),
        folded_title=fold(title),
        folded_body=folded,
        author_keys=tuple([author_key(key(name)) for name in person_names(entry.authors, outlet)]),
    )


def _other_source(source: SourceRef | None, feed: Feed) -> SourceRef | None:
    """The source that an entry names, None where that is the feed itself: then it is called as the reader calls
    the feed."""
    if source is None or (source.title and key(source.title) == key(feed.published_title)):
        return None
    return None if source.url and canonical(source.url) == canonical(feed.url) else source


def _seconds(time: datetime) -> int:
    return int(time.timestamp() // 1)


@lru_cache(maxsize=1024)  # names of sections come with each article, those of people and places now and then
def _section_named(category: str) -> str | None:
    return map_category(fold(category))


def find_marks(categories: Iterable[str], url: str, setting: Setting) -> tuple[tuple[int | None, str, str], ...]:
    """An article's sections, with the fields of SectionMark: what the publisher declares, else what feed, folder
    or address say.

    Published categories that name no section are kept with section None.
    """
    ids = setting.section_ids
    declared = []
    for published in dict.fromkeys(categories):
        named = _section_named(published)
        declared.append((ids.get(named) if named else None, _DECLARED, published))
    if any(section is not None for section, _, _ in declared):
        return tuple(declared)
    feed = setting.feed
    of_feed = _named_by_feed(feed.published_title, feed.custom_title, setting.folder_title, feed.url)
    section = next((ids[named] for named in of_feed if named in ids), None)
    if section is not None:
        return (*declared, (section, _FEED, ""))
    section = ids.get(map_address(url) or "")
    return tuple(declared) if section is None else (*declared, (section, _ADDRESS, ""))


@lru_cache(maxsize=64)  # the same for each entry of a document
def _named_by_feed(published_title: str, custom_title: str, folder_title: str, url: str) -> tuple[str, ...]:
    """The sections that a feed's titles, its folder and its address name, the strongest first."""
    named = [map_title(fold(title)) for title in (published_title, custom_title, folder_title) if title]
    return tuple(filter(None, [*named, map_address(url)]))
