"""From an entry as published to an article ready to be stored: plain text, sections, words. No lock is held."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from newsreader.library.dating import Dated
from newsreader.model import Feed, NewArticle, ParsedEntry, SectionMark, SectionSource
from newsreader.packing import pack
from newsreader.stories.authors import author_key, person_names
from newsreader.stories.sections import map_address, map_category, map_title
from newsreader.text.fold import fold, fold_loosely, key
from newsreader.text.language import SAMPLE, guess_language
from newsreader.text.plain import excerpt, plain, plain_and_picture

HEADLINE_WORDS = 12  # of a text that came without a headline


@dataclass(frozen=True, slots=True)
class Setting:
    """What an entry is prepared within: its feed, its folder's title, the tree's ids by key, and the time."""

    feed: Feed
    folder_title: str
    section_ids: Mapping[str, int]
    now: datetime


def prepare(
    entry: ParsedEntry, keys: Sequence[str], content_hash: str, dated: Dated, setting: Setting
) -> NewArticle:
    """Make one entry ready; `content_hash` is that of `feeds.identity`."""
    outlet = setting.feed.title
    html = entry.content_html or entry.summary_html
    base = entry.base or entry.url
    text, picture = plain_and_picture(html, base)
    folded = fold_loosely(text)
    opening = plain(entry.summary_html) if entry.content_html and entry.summary_html else text
    title = entry.title or " ".join(text.split()[:HEADLINE_WORDS])
    language = entry.language[:2].lower() or guess_language(f"{title}\n{text[:SAMPLE]}")
    return NewArticle(
        keys=tuple(keys),
        content_hash=content_hash,
        url=entry.url,
        title=title,
        authors=entry.authors,
        author_keys=tuple(author_key(key(name)) for name in person_names(entry.authors, outlet)),
        excerpt=excerpt(opening, outlet),
        published=dated.published,
        updated=entry.updated,
        sort_at=dated.sort_at,
        language=language or setting.feed.language[:2],
        packed=pack(html),
        base=base,
        thumbnail=entry.thumbnail or picture,
        source=entry.source,
        comments_url=entry.comments_url,
        enclosures=entry.enclosures,
        words=text.count(" ") + text.count("\n") + bool(text),
        marks=find_marks(entry.categories, entry.url, setting),
        folded_title=fold(title),
        folded_body=folded,
    )


@lru_cache(maxsize=1024)  # names of sections come with each article, those of people and places now and then
def _section_named(category: str) -> str | None:
    return map_category(fold(category))


def find_marks(categories: Iterable[str], url: str, setting: Setting) -> tuple[SectionMark, ...]:
    """An article's sections: what the publisher declares, else what feed, folder or address say.

    Published categories that name no section are kept with section None.
    """
    declared: list[SectionMark] = []
    for published in dict.fromkeys(categories):
        named = _section_named(published)
        section = setting.section_ids.get(named) if named else None
        declared.append(SectionMark(section, SectionSource.DECLARED, published))
    if any(mark.section is not None for mark in declared):
        return tuple(declared)
    titles = (setting.feed.published_title, setting.feed.custom_title, setting.folder_title)
    guesses = [(map_title(fold(title)), SectionSource.FEED) for title in titles if title]
    guesses.append((map_address(setting.feed.url), SectionSource.FEED))
    guesses.append((map_address(url), SectionSource.ADDRESS))
    for named, source in guesses:
        section = setting.section_ids.get(named) if named else None
        if section is not None:
            return (*declared, SectionMark(section, source))
    return tuple(declared)
