"""Looking: lists, counts, trees, one article made readable. The only deed that hands HTML out, sanitized."""

from array import array
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from html import escape

from newsreader.errors import AddressError, LookupFailure, SectionError
from newsreader.feeds.addresses import is_web, normalize, without_password
from newsreader.library import rules, saved, searching, section_tree
from newsreader.library.opened import Library
from newsreader.library.section_names import is_shown_as, names
from newsreader.library.titles import folded_title
from newsreader.model import (
    Article,
    ArticleRow,
    Counts,
    Feed,
    Folder,
    Order,
    Picture,
    Query,
    Readable,
    Section,
    SectionMark,
)
from newsreader.search import Note, Search
from newsreader.store.media import PictureState
from newsreader.store.section_tree import Node
from newsreader.stories.sections import map_address
from newsreader.text.embeds import embed, leads_to_film
from newsreader.text.fold import fold, nfc
from newsreader.text.plain import plain
from newsreader.text.query import parse_query, spans
from newsreader.text.reading import make_readable, standfirst
from newsreader.text.within import occurrences

WORDS_A_MINUTE = 230  # silent reading of non-fiction in English: 238 (Brysbaert 2019); Vietnamese syllables alike

LARGEST_ID = 2**63 - 1  # of an SQLite row

LEADING_PICTURE = '<p class="picture"><img src="picture:0"></p>'  # of an entry whose text shows none


def list_ids(library: Library, query: Query, *, limit: int | None = None) -> "array[int]":
    """The ids of the articles that `query` shows, in its order; with a `limit` only the first ones, in a time that
    does not grow with the library. A day is the reader's own."""
    if query.muted:
        return array("q", rules.list_muted(library, _with_day(query))[:limit])
    if query.text.strip() or query.saved is not None:
        return searching.find(library, _with_day(query), limit=limit)
    return library.store.lists.ids(_with_day(query), limit=limit)


def list_every(library: Library, query: Query, limit: int) -> "array[int]":
    """The newest articles of a list of several feeds, with those that stand behind others as the same article. Of
    the filters, those by unread, starred and section are looked at."""
    shown = list_ids(library, query, limit=limit)
    behind = library.store.doubles.newest(
        unread=query.unread, starred=query.starred, section=query.section, limit=limit
    )
    return library.store.lists.sorted([*shown, *behind], Order.NEWEST)[:limit] if behind else shown


def shows(library: Library, query: Query, ids: Collection[int]) -> frozenset[int]:
    """Those of these articles that `list_ids` would give for a query without words, in a time that does not grow
    with the library."""
    return library.store.lists.found(ids, _with_day(query))


def list_rows(library: Library, ids: Sequence[int]) -> list[ArticleRow]:
    """The rows of `ids` in that order; ids that are gone are left out."""
    return library.store.articles.rows(ids)


def standing(library: Library, ids: Sequence[int]) -> tuple[int, ...]:
    """Those of `ids` that stand in the list of all: neither muted nor shown as one with another."""
    return library.store.lists.standing(ids)


def left(library: Library) -> frozenset[int]:
    """The articles of feeds that the reader left."""
    return library.store.lists.left()


def counts(library: Library) -> Counts:
    """Exact numbers for the sidebar."""
    start, end = day_bounds(library.now())
    return replace(library.store.lists.counts(start, end), saved=saved.unread(library))


def feeds(library: Library, before: Sequence[Feed] = ()) -> tuple[Feed, ...]:
    """All subscriptions in the order of the sidebar; those of `before` that are still as they were are the same
    objects."""
    return library.store.feeds.all(before)


def feed_titles(library: Library) -> dict[int, str]:
    """What each feed is called; an article's outlet may be another one, which it names as its source."""
    return {one.id: one.title for one in library.store.feeds.all()}


def feed(library: Library, number: int) -> Feed:
    """One subscription. Raises LookupFailure."""
    return library.store.feeds.get(number)


def folders(library: Library) -> tuple[Folder, ...]:
    """All folders in the order of the sidebar."""
    return library.store.folders.all()


def sections(library: Library) -> tuple[Section, ...]:
    """The whole common tree of sections."""
    return library.store.sections.all()


def section_numbers(library: Library) -> dict[int, tuple[int, int]]:
    """How many articles each section has, with all below it, and how many of them are unread."""
    return library.store.sections.numbers()


def marks(library: Library, ids: Sequence[int]) -> dict[int, tuple[SectionMark, ...]]:
    """The sections of articles, with where each came from."""
    return library.store.sections.of(ids)


def used_sections(library: Library) -> frozenset[int]:
    """The sections that have articles."""
    return library.store.lists.used_sections()


def feeds_in(library: Library, section: int) -> int:
    """How many feeds have articles in a section or below it."""
    return library.store.sections.feeds_in(section)


def article(library: Library, number: int) -> Article:
    """One article without its text. Raises LookupFailure."""
    if not 0 < number <= LARGEST_ID:
        raise LookupFailure("unknown.article", id=number)
    return library.store.articles.get(number)


def article_markdown(library: Library, number: int) -> str:
    """The text of an article as Markdown, the kept page's where there is one. Raises LookupFailure."""
    from newsreader.text.markdown import to_markdown  # html2text is not needed to open the window

    text = library.store.articles.text(number, strictly=True)
    html, base = (text.full_html, text.full_base) if text.full_html else (text.html, text.base)
    markdown = to_markdown(html, base).lstrip()
    opening, _, rest = markdown.partition("\n")
    title = article(library, number).row.title
    repeated = opening.startswith("#") and fold(opening) == fold(title)  # a page's own headline
    return rest.lstrip() if repeated else markdown


def _minutes(body: str) -> int:
    """How long reading takes, 0 where there is nothing to read. Markup has few blanks of its own."""
    return max(1, round(body.count(" ") / WORDS_A_MINUTE)) if body.strip() else 0


def open_article(library: Library, number: int, language: str = "en") -> Readable:
    """An article made ready for the reading pane, with its section path in `language`. Raises LookupFailure."""
    found = library.store.articles.get(number)
    text = library.store.articles.text(number, strictly=True)
    full = bool(text.full_html)
    html, base = (text.full_html, text.full_base) if full else (text.html, text.base)
    summary = plain(text.html) if full else ""  # a portal's page opens with what its feed sends
    made = make_readable(html, base=base or found.row.url, title=found.row.title, lead_from=summary)
    lead = made.lead if full else made.lead or standfirst(found.row.excerpt, made, found.row.title)
    pictures, body = made.pictures, made.body
    if not pictures and found.row.thumbnail:
        pictures, body = (Picture(found.row.thumbnail),), _leading_picture(found.row.url) + body
    source = found.source
    return Readable(
        article=found,
        body=body,
        lead=lead,
        pictures=_with_files(library, pictures),
        path=section_path(library, found, language),
        source_url=made.source_url or (source.url if source and source.url else found.row.url),
        source_title=made.source_title or (source.title if source else ""),
        minutes=_minutes(made.body),
        full=full,
        muted_by=tuple((one.id, one.title) for one in rules.muted_by(library, number)),
        story_muted=story_muted(library, number),
    )


def _leading_picture(url: str) -> str:
    """The picture of an entry whose text shows none; that of a film, with the film below it."""
    if not leads_to_film(url):
        return LEADING_PICTURE
    return f'<p class="picture"><a href="{escape(url)}"><img src="picture:0"></a></p>{embed(url)}'


def stories_of(library: Library, ids: Sequence[int]) -> dict[int, int]:
    """The story of each of these articles that belongs to one."""
    return library.store.stories.stories_of(ids)


def story_muted(library: Library, number: int) -> bool:
    """Whether an article is hidden since its story is muted."""
    story = library.store.stories.story_of(number)
    return story is not None and library.store.pins.said(story).muted


def section_path(
    library: Library, found: Article, language: str
) -> tuple[tuple[str, int | None, int | None], ...]:
    """From the feed to the most particular section: (title, section id, feed id)."""
    title = found.row.outlet
    with suppress(LookupFailure):  # the feed may be left
        title = library.store.feeds.get(found.row.feed).title
    path: list[tuple[str, int | None, int | None]] = [(title, None, found.row.feed)]
    tree = {section.id: section for section in sections(library)}
    marked = [mark.section for mark in found.marks if mark.section in tree]
    if marked:
        branch: list[Section] = []
        node: Section | None = tree[marked[0]] if marked[0] is not None else None
        while node is not None:
            branch.append(node)
            node = tree.get(node.parent) if node.parent is not None else None
        path.extend((node.title(language), node.id, None) for node in reversed(branch))
    return tuple(path)


def thumbnails(library: Library, urls: Sequence[str]) -> dict[str, str]:
    """The local files of pictures, for those that are in the store."""
    return {url: str(path) for url, path in library.store.media.paths(urls).items()}


def icons(library: Library) -> dict[int, str]:
    """The local icon files of feeds, for those that have one."""
    return {feed: str(path) for feed, path in library.store.feeds.icons().items()}


def search_words(text: str) -> Search:
    """What a reader typed as a search."""
    return parse_query(text, typing=True)


def search_notes(library: Library, text: str, *, typing: bool = False) -> tuple[Note, ...]:
    """How much is searched, where that is not all; what was not understood of a search, or leads nowhere in this
    library: codes of `wording`. While `typing`, what may still become something is let pass."""
    return searching.notes(library, text, typing=typing)


def highlight_spans(text: str, words: Search, *, title: bool = False) -> list[tuple[int, int]]:
    """Where the words of a search stand in `text` (a `title` or not): (start, end) in characters."""
    return spans(text, words, title=title)


def letter_spans(text: str, typed: str, most: int) -> list[tuple[int, int]]:
    """Where what is typed stands in `text`, also within words, the first `most`: (start, end) in characters."""
    return occurrences(text, typed, most)


def name_matcher(typed: str) -> Callable[[str], bool]:
    """Whether a name has what is typed, also within its words: folded as a search is."""
    wanted = fold(typed)
    return lambda name: wanted in fold(name)


def shown_address(url: str) -> str:
    """An address as it may be shown, printed and copied: without user name and password."""
    return without_password(url)


def find_feed(library: Library, name: str) -> Feed:
    """The feed with this id, address (with or without its password), title, or site, whichever fits first.
    Raises LookupFailure, also when a name fits several."""
    every = feeds(library)
    wanted = nfc(name).strip()
    addresses = {wanted, _normal(wanted)} - {""}
    readings = (
        [feed for feed in every if str(feed.id) == wanted],
        [feed for feed in every if feed.url in addresses],
        [feed for feed in every if without_password(feed.url) in addresses],
        [feed for feed in every if nfc(feed.title) == wanted],
        [feed for feed in every if nfc(feed.title).casefold() == wanted.casefold()],
        [feed for feed in every if feed.site_url in addresses],
    )
    matches = next((found for found in readings if found), [])
    if not matches:
        raise LookupFailure("unknown.feed", name=without_password(name))
    if len(matches) > 1:
        raise LookupFailure("unknown.ambiguous", name=without_password(name), count=len(matches))
    return matches[0]


def find_section(library: Library, name: str) -> Section:
    """The section with this id, key or title, the reader's or the program's in either language, with or without
    marks; or the one that an outlet's address names ("https://vnexpress.net/the-thao"). One that was merged leads
    to what it was merged into. Raises LookupFailure."""
    return _find_section(library, name)[1]


def find_section_itself(library: Library, name: str) -> Section:
    """`find_section` for who changes the section: one that was merged leads nowhere, since what is done to another
    than was named is done unawares. Raises LookupFailure."""
    number, found = _find_section(library, name)
    if number != found.id:
        raise LookupFailure("unknown.merged", name=without_password(name), into=found.title("en"))
    return found


def find_merged(library: Library, name: str) -> Section:
    """The section that was merged into another and was called so. Raises LookupFailure, SectionError where it is
    one of its own."""
    wanted = nfc(name).strip().casefold()
    for one, _into in section_tree.merged(library):
        if wanted in (str(one.id), one.key) or folded_title(wanted) in names(one):
            return one
    raise SectionError("section.not_merged", title=find_section(library, name).title("en"))


def _find_section(library: Library, name: str) -> tuple[int, Section]:
    """The section that is called so, and the one that its articles stand in. Raises LookupFailure."""
    wanted = nfc(name).strip().casefold()
    key = map_address(wanted) if is_web(wanted) else None
    nodes, instead = library.store.section_tree.look(), library.store.sections.stand_for()
    shown = {section.id: section for section in sections(library)}

    def later(one: tuple[int, Node]) -> tuple[bool, bool]:
        """What is shown comes first, and of that what is seen to be called so."""
        return one[0] not in shown, not is_shown_as(one[1], wanted)

    for number, node in sorted(nodes.items(), key=later):
        found = shown.get(instead.get(number, number) or 0)
        if found is not None and (
            wanted in (str(number), node.key) or folded_title(wanted) in names(node) or node.key == key
        ):
            return number, found
    raise LookupFailure("unknown.section", name=without_password(name))


def _normal(name: str) -> str:
    """`name` as the address that the store would hold, "" when it is none."""
    try:
        return without_password(normalize(name))
    except AddressError:
        return ""


def day_bounds(now: datetime) -> tuple[datetime, datetime]:
    """Where the day of `now` begins and ends by the machine's time zone, in UTC."""
    local = now.astimezone()
    start = datetime.combine(local.date(), time()).astimezone()
    end = datetime.combine(local.date() + timedelta(days=1), time()).astimezone()
    return start.astimezone(UTC), end.astimezone(UTC)


def _with_day(query: Query) -> Query:
    if query.day is None:
        return query
    start, end = day_bounds(datetime.combine(query.day, time(12)).astimezone())
    since = start if query.since is None else max(start, query.since)
    until = end if query.until is None else min(end, query.until)
    return query.having(day=None, since=since, until=until)


def _with_files(library: Library, pictures: Sequence[Picture]) -> tuple[Picture, ...]:
    known = library.store.media.known([picture.url for picture in pictures])
    return tuple(_with_file(picture, known.get(picture.url)) for picture in pictures)


def _with_file(picture: Picture, state: PictureState | None) -> Picture:
    if state is None:
        return picture
    if state.path is None:
        return replace(picture, failed=bool(state.error))
    return replace(picture, path=str(state.path), width=state.width, height=state.height)


def parted(library: Library) -> dict[int, tuple[int, ...]]:
    """The articles that the reader took from others, or others from them, and the feeds of these others."""
    return library.store.reuniting.parted()
