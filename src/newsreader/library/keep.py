"""Keeping for offline: the full page's text and every picture, each decoded before it counts."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from newsreader.errors import FetchError, KeepError, LookupFailure, NewsreaderError
from newsreader.feeds.addresses import host, is_web
from newsreader.feeds.answers import NO_WAY_OUT
from newsreader.feeds.fetch import Fetcher
from newsreader.feeds.schedule import FLOOR
from newsreader.library.correct import note_page
from newsreader.library.logins import LoginQueue, manner_for
from newsreader.library.opened import Library
from newsreader.library.pictures import decode
from newsreader.model import Article, Changes, Feed, Fetched, KeepProgress, NotModified, Offline, Query
from newsreader.settings import PICTURE_PIXELS
from newsreader.text.extract import extract
from newsreader.text.fold import fold
from newsreader.text.plain import count_words, plain
from newsreader.text.reading import make_readable

PICTURES_AT_ONCE = 4
RETRY = timedelta(hours=1)  # a picture that failed is left alone for so long
RETRY_REFUSED = timedelta(days=2)  # one that the server refused, or that is none
SHORT_WORDS = 60  # a feed that sends fewer sends a summary, which is not the article
WAITING = timedelta(days=2)  # so long the page of a new article is tried for, where the reader wants it always
MOST_PAGES = 100  # of one feed after one refresh: a feed that is new, or that was away, is not a burst
PAGE_SHARE = 0.6  # a page's text shorter than this share of the feed's own text is no better than it

# Nobody was asked: it says nothing of the page or the picture.
NOT_ASKED = NO_WAY_OUT | {"fetch.resting", "keep.lately"}
# What may be mended within the hour; a page that failed otherwise is not asked for again.
PASSING = frozenset({
    "fetch.timeout", "fetch.network", "fetch.refused", "fetch.name", "fetch.busy", "fetch.server",
    "fetch.unreachable", "fetch.lookup", "fetch.unanswered", "fetch.proxy_refused",
})  # fmt: skip


_NO_ARTICLE = frozenset({"keep.no_text", "keep.not_a_page"})  # what the page itself says


@dataclass(frozen=True, slots=True)
class Means:
    """What pages are kept with; without `pictures` it is their text only."""

    fetcher: Fetcher
    logins: LoginQueue | None = None
    pictures: bool = True


async def keep_wished(
    library: Library, fetcher: Fetcher, logins: LoginQueue | None = None
) -> AsyncIterator[KeepProgress]:
    """Fetch the pages of new articles of feeds whose text, or all, the reader wants always; those too that an
    earlier run left. A page that failed, or that holds no article, is remembered beside the pictures and not asked
    for again at once."""
    for feed in library.store.feeds.all():
        if not (feed.wishes.keep_offline or feed.wishes.full_text):
            continue
        waiting = _waiting(library, feed)
        means = Means(fetcher, logins, pictures=feed.wishes.keep_offline)
        async for progress in _keep_all(library, tuple(waiting), means):
            if progress.error_code in NO_WAY_OUT:
                return
            if progress.error_code in _NO_ARTICLE:
                library.store.media.fail(waiting[progress.article], progress.error_code, library.now())
            yield progress


async def keep_ruled(
    library: Library, fetcher: Fetcher, logins: LoginQueue | None = None
) -> AsyncIterator[KeepProgress]:
    """Keep the articles that a rule wants kept; those too that an earlier run left. A page that fails in passing
    is tried for later, for as long as those of feeds."""
    store, since = library.store.rules, library.now() - WAITING
    async for progress in _keep_all(library, store.to_keep(since, MOST_PAGES), Means(fetcher, logins)):
        if progress.error_code in NO_WAY_OUT:
            return
        if progress.error_code not in PASSING | NOT_ASKED:
            store.kept([progress.article], since)
        yield progress


def _waiting(library: Library, feed: Feed) -> dict[int, str]:
    """The articles of a feed whose page is to be fetched, with its address."""
    now = library.now()
    waiting = library.store.shelf.without_page(feed.id, now - WAITING, MOST_PAGES)
    tried = library.store.media.known([url for _, url in waiting])
    found = {}
    for number, url in waiting:
        state = tried.get(url)
        again = state is not None and state.error in PASSING and state.tried and state.tried < now - RETRY
        if state is None or not state.error or again:
            found[number] = url
    return found


async def keep(
    library: Library, articles: Sequence[int], fetcher: Fetcher, logins: LoginQueue | None = None
) -> AsyncIterator[KeepProgress]:
    """Keep articles that the reader chose, one by one, and yield how far it is after each. One article's failure
    stops nothing else."""
    library.store.articles.keep(articles)
    async for progress in _keep_all(library, articles, Means(fetcher, logins)):
        yield progress


async def _keep_all(library: Library, articles: Sequence[int], means: Means) -> AsyncIterator[KeepProgress]:
    for done, number in enumerate(articles, start=1):
        code, data = "", {}
        try:
            await _keep_one(library, number, means)
        except (FetchError, KeepError, LookupFailure) as error:  # it may be gone since it was chosen
            code, data = error.code, dict(error.data)
        rows = library.store.articles.rows([number])
        offline, pictures = (rows[0].offline, rows[0].pictures) if rows else (Offline.NONE, (0, 0))
        yield KeepProgress(number, done, len(articles), offline, pictures, code, data)


async def _keep_one(library: Library, number: int, means: Means) -> None:
    """Raises FetchError or KeepError when the page could not be had; the pictures are tried all the same."""
    article = library.store.articles.get(number)
    failure: NewsreaderError | None = None
    try:
        await _keep_text(library, article, means)
    except (FetchError, KeepError) as error:
        failure = error
    if means.pictures:
        await _load(library, number, means.fetcher, article)
    if failure is not None:
        raise failure


async def _keep_text(library: Library, article: Article, means: Means) -> None:
    """A page that is kept is not fetched again: what is missing then are pictures."""
    url = article.row.url
    if not is_web(url):
        raise KeepError("keep.no_address")
    if library.store.articles.text(article.row.id).full_html:
        return
    page = await _fetch_page(library, url, means, library.store.feeds.get(article.row.feed))
    if not isinstance(page, Fetched) or "html" not in (page.content_type or "html"):
        raise KeepError("keep.not_a_page", host=host(url))
    found = await asyncio.to_thread(extract, page.body, page.final_url, page.content_type)
    own = library.store.articles.text(article.row.id)
    html, base = found.html, page.final_url
    fed = count_words(plain(own.html))
    if count_words(plain(html)) < PAGE_SHARE * fed:
        if fed < SHORT_WORDS:
            raise KeepError("keep.no_text", host=host(url))
        html, base = own.html, own.base or url  # the feed's own text is the fuller one
    words = fold(article.row.title), fold(plain(html))
    library.store.articles.set_full(article.row.id, html, base, shown_pictures(article, html, base), words)
    note_page(library, article.row.id, found.sections)


async def _fetch_page(library: Library, url: str, means: Means, feed: Feed) -> Fetched | NotModified:
    """An article's page; the floor between two tries by hand is that of feeds. Raises FetchError, KeepError."""
    state = library.store.media.known([url]).get(url)
    if state is not None and state.error and state.tried and library.now() < state.tried + FLOOR:
        raise KeepError("keep.lately", host=host(url), again=(state.tried + FLOOR).isoformat(timespec="seconds"))
    try:
        manner = await manner_for(feed, url, means.logins)
    except TimeoutError as error:
        raise KeepError("keep.password", host=host(url)) from error
    try:
        return await means.fetcher.get(
            url, kind="page", origin=feed.url, user_agent=manner.user_agent, login=manner.login
        )
    except FetchError as error:
        if error.code not in NOT_ASKED:
            library.store.media.fail(url, error.code, library.now())
        raise


def _feed_address(library: Library, article: Article) -> str:
    return library.store.feeds.get(article.row.feed).url


async def load_pictures(library: Library, number: int, fetcher: Fetcher) -> Changes:
    """Fetch the pictures of an article that is being read. Raises LookupFailure."""
    await _load(library, number, fetcher, library.store.articles.get(number))
    return Changes(updated=(number,))


async def _load(library: Library, number: int, fetcher: Fetcher, article: Article) -> None:
    text = library.store.articles.text(number)
    html, base = (text.full_html, text.full_base) if text.full_html else (text.html, text.base)
    urls = shown_pictures(article, html, base)
    library.store.articles.set_pictures_wanted(number, urls)
    origin = article.row.url or _feed_address(library, article)
    await _fetch_pictures(library, dict.fromkeys(urls, origin), fetcher)
    library.store.media.refresh_offline(number)


def shown_pictures(article: Article, html: str, base: str) -> list[str]:
    """The addresses of all pictures that the article shows with this text, the row's own among them."""
    made = make_readable(html, base=base or article.row.url, title=article.row.title)
    urls = [picture.url for picture in made.pictures]
    if article.row.thumbnail:
        urls.append(article.row.thumbnail)
    return list(dict.fromkeys(url for url in urls if is_web(url)))


async def load_thumbnails(library: Library, urls: Sequence[str], fetcher: Fetcher) -> tuple[str, ...]:
    """Fetch the pictures that rows of the list want; those that are in the store now."""
    origins = library.store.media.origins([url for url in dict.fromkeys(urls) if is_web(url)])
    await _fetch_pictures(library, origins, fetcher)
    return tuple(library.store.media.paths(list(origins)))


async def _fetch_pictures(library: Library, origins: Mapping[str, str], fetcher: Fetcher) -> None:
    """Fetch what is missing of the pictures; `origins` says for each which document led to it."""
    missing = _missing(library, list(origins))
    gate = asyncio.Semaphore(PICTURES_AT_ONCE)

    async def fetch_one(url: str) -> None:
        async with gate:
            await _fetch_picture(library, url, fetcher, origins[url])

    await asyncio.gather(*(fetch_one(url) for url in missing))


def _missing(library: Library, urls: Sequence[str]) -> list[str]:
    """Those that are not held, but for those that failed a short while ago. What is held is never asked for again:
    it is kept by its content, which no validator could tell better."""
    known, now = library.store.media.known(urls), library.now()
    missing = []
    for url in urls:
        state = known.get(url)
        wait = RETRY if state is not None and state.error in PASSING else RETRY_REFUSED
        if state is None or (state.path is None and (state.tried is None or state.tried < now - wait)):
            missing.append(url)
    return missing


async def _fetch_picture(library: Library, url: str, fetcher: Fetcher, origin: str) -> None:
    try:
        answer = await fetcher.get(url, kind="picture", origin=origin)
    except FetchError as error:
        if error.code not in NOT_ASKED:
            library.store.media.fail(url, error.code, library.now())
        return
    if not isinstance(answer, Fetched):
        return
    most = library.settings.get(PICTURE_PIXELS)
    decoded = await asyncio.to_thread(decode, answer.body, most)
    if decoded is None:
        library.store.media.fail(url, "keep.picture", library.now())
        return
    library.store.media.put(
        url, decoded.data, mime=decoded.mime, width=decoded.width, height=decoded.height, now=library.now()
    )


def articles_to_keep(library: Library, query: Query) -> tuple[int, ...]:
    """The articles of a feed or a section that "keep for offline" means, newest first: those not complete, or that
    only the program kept."""
    from newsreader.library.read import list_ids, list_rows

    ids = list_ids(library, query)
    kept = library.store.shelf.kept(ids)
    rows = list_rows(library, ids)
    return tuple(row.id for row in rows if row.offline is not Offline.COMPLETE or row.id not in kept)
