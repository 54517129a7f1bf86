"""Keeping for offline: full text and pictures from a real server, then read with the server gone."""

import asyncio
from pathlib import Path
from typing import ClassVar

import pytest

from newsreader.feeds.fetch import Kind, WebFetcher
from newsreader.library import rules, saved
from newsreader.library.keep import articles_to_keep, load_thumbnails
from newsreader.library.mark import let_go, wish_offline
from newsreader.library.opened import Library
from newsreader.library.pictures import decode, decode_icon
from newsreader.library.read import counts, list_ids, list_rows, open_article
from newsreader.model import Fetched, NotModified, Offline, Query, Validators
from newsreader.ruling import Rule
from newsreader.store import index
from tests.library.ways import check, follow, keep_all
from tests.newsroom import Item, article_page, broken_png, paragraphs, png, rss
from tests.server import Answer, Server, feed, page, picture

TEXT = paragraphs("chợ nổi Cái Răng", 8)


@pytest.fixture
def number(library: Library, server: Server) -> int:
    """An article whose feed has a summary only, and whose page has three pictures."""
    base = server.url("").rstrip("/")
    server.script("/rss.xml", feed(rss([Item("bai", "Chợ nổi vào mùa nước")], base=base)))
    pictures = [(f"/anh{place}.png", f"Chú thích {place}. Ảnh: Y Khoa") for place in range(3)]
    server.script("/bai", page(article_page("Chợ nổi vào mùa nước", TEXT, pictures)))
    for place, colour in enumerate(("teal", "brown", "navy")):
        server.script(f"/anh{place}.png", picture(png(colour)))
    follow(library, server.url("/rss.xml"))
    return list_ids(library, Query())[0]


def test_full_text_and_pictures_are_there_when_the_network_is_gone(
    library: Library, server: Server, number: int
) -> None:
    [progress] = keep_all(library, [number])
    assert (progress.offline, progress.pictures, progress.error_code) == (Offline.COMPLETE, (3, 3), "")
    server.stop()
    readable = open_article(library, number, "vi")
    assert TEXT[7].split(":")[0] in readable.body
    assert [one.caption for one in readable.pictures] == [f"Chú thích {place}." for place in range(3)]
    assert {one.credit for one in readable.pictures} == {"Ảnh: Y Khoa"}
    assert all(Path(one.path).read_bytes() for one in readable.pictures)
    assert readable.full
    server.start()


def test_the_full_text_is_found_by_search(library: Library, number: int) -> None:
    assert list(list_ids(library, Query(text="co quan chuc nang"))) == []
    keep_all(library, [number])
    assert list(list_ids(library, Query(text="co quan chuc nang"))) == [number]


def test_who_lets_a_page_go_finds_the_words_of_the_feed_again(library: Library, number: int) -> None:
    search = saved.save(library, "", "co quan chuc nang")
    _, pages = wish_offline(library, [number])
    keep_all(library, [number])
    assert counts(library).saved == {search: 1}
    assert list(list_ids(library, Query(text="tom tat ngan"))) == []
    let_go(library, [number], pages)
    assert list(list_ids(library, Query(text="co quan chuc nang"))) == []
    assert list(list_ids(library, Query(text="tom tat ngan"))) == [number]
    assert counts(library).saved == {}


def test_a_page_is_never_kept_without_its_words(
    library: Library, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who is killed while the index is written has no page either, and fetches it the next time."""

    def killed(*_values: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(index, "add_rows", killed)
        with pytest.raises(KeyboardInterrupt):
            keep_all(library, [number])
    assert not library.store.articles.text(number).full_html
    keep_all(library, [number])
    assert list(list_ids(library, Query(text="co quan chuc nang"))) == [number]


def test_a_page_tells_the_section_where_nobody_did(library: Library, server: Server, number: int) -> None:
    told = article_page("Chợ nổi vào mùa nước", TEXT).replace(
        "</head>", '<meta property="article:section" content="Du lịch"></head>'
    )
    server.script("/bai", page(told))
    assert list_rows(library, [number])[0].sections == ()
    keep_all(library, [number])
    travel = next(one.id for one in library.store.sections.all() if one.key == "travel")
    assert list_rows(library, [number])[0].sections == (travel,)
    base = server.url("").rstrip("/")
    server.script("/rss.xml", feed(rss([Item("bai", "Chợ nổi vào mùa nước, tên mới")], base=base), etag='"9"'))
    assert check(library)[0].changes.updated == (number,)
    assert list_rows(library, [number])[0].sections == (travel,)


def test_the_full_text_is_found_after_a_correction(library: Library, server: Server, number: int) -> None:
    keep_all(library, [number])
    base = server.url("").rstrip("/")
    server.script("/rss.xml", feed(rss([Item("bai", "Chợ nổi vào mùa nước, tên mới")], base=base), etag='"9"'))
    assert check(library)[0].changes.updated == (number,)
    assert list(list_ids(library, Query(text="ten moi"))) == [number]
    assert list(list_ids(library, Query(text="co quan chuc nang"))) == [number]


def test_what_a_rule_mutes_by_its_page_stays_muted_when_a_correction_comes(
    library: Library, server: Server, number: int
) -> None:
    rules.add_rule(library, Rule(title="", query="co quan chuc nang", mute=True))
    keep_all(library, [number])
    list(rules.settle(library))
    assert list(list_ids(library, Query(muted=True))) == [number]
    base = server.url("").rstrip("/")
    server.script("/rss.xml", feed(rss([Item("bai", "Chợ nổi vào mùa nước, tên mới")], base=base), etag='"9"'))
    assert check(library)[0].changes.updated == (number,)
    assert list(list_ids(library, Query(muted=True))) == [number]
    assert not rules.unsettled(library)


def test_a_picture_that_does_not_decode_is_not_counted(library: Library, server: Server, number: int) -> None:
    server.script("/anh1.png", picture(broken_png()))
    [progress] = keep_all(library, [number])
    assert (progress.offline, progress.pictures) == (Offline.PARTIAL, (3, 2))
    assert [one.failed for one in open_article(library, number).pictures] == [False, True, False]


def test_a_page_that_cannot_be_had_is_told_and_the_feeds_text_stays(
    library: Library, server: Server, number: int
) -> None:
    server.script("/bai", Answer(status=404))
    [progress] = keep_all(library, [number])
    assert progress.error_code == "fetch.not_found"
    assert progress.offline is Offline.NONE
    assert "tóm tắt" in open_article(library, number).body


def test_an_article_that_went_meanwhile_stops_no_other(library: Library, number: int) -> None:
    gone, kept = keep_all(library, [999, number])
    assert (gone.error_code, gone.offline) == ("unknown.article", Offline.NONE)
    assert (kept.done, kept.total, kept.offline) == (2, 2, Offline.COMPLETE)


def test_kept_articles_stand_in_the_offline_view(library: Library, number: int) -> None:
    assert counts(library).offline == 0
    keep_all(library, [number])
    assert counts(library).offline == 1
    assert [row.id for row in list_rows(library, list_ids(library, Query(offline=True)))] == [number]
    assert articles_to_keep(library, Query()) == ()


def test_a_refresh_after_keeping_leaves_what_is_kept(library: Library, server: Server, number: int) -> None:
    keep_all(library, [number])
    base = server.url("").rstrip("/")
    server.script("/rss.xml", feed(rss([Item("bai", "Tựa sửa", summary="Tóm tắt sửa")], base=base)))
    check(library)
    [row] = list_rows(library, [number])
    assert (row.title, row.offline) == ("Tựa sửa", Offline.COMPLETE)
    assert open_article(library, number).full


def test_a_picture_is_fetched_once_for_many_articles(library: Library, server: Server, number: int) -> None:
    keep_all(library, [number, number])
    assert len(server.asked("/anh0.png")) == 1


def test_a_bomb_of_pixels_is_no_picture() -> None:
    assert decode(png(size=(2000, 2000)), most_pixels=1_000_000) is None
    assert decode(b"no picture", most_pixels=1_000_000) is None
    assert decode_icon(b"no picture") is None
    icon = decode_icon(png(size=(300, 200)))
    decoded = decode(icon or b"", most_pixels=100_000)
    assert decoded is not None
    assert (decoded.mime, decoded.width) == ("image/png", 64)


def test_a_page_without_an_article_is_told_and_is_not_complete(
    library: Library, server: Server, number: int
) -> None:
    server.script("/bai", page("<html><body><nav>Menu</nav></body></html>"))
    [progress] = keep_all(library, [number])
    assert (progress.error_code, progress.offline) == ("keep.no_text", Offline.NONE)
    assert "tóm tắt" in open_article(library, number).body


def test_pictures_of_rows_are_led_to_by_their_feed(library: Library, server: Server) -> None:
    class Recorder(WebFetcher):
        """The real fetcher, which notes what led to each address."""

        origins: ClassVar[dict[str, str]] = {}

        async def get(
            self,
            url: str,
            validators: Validators | None = None,
            *,
            kind: Kind = "feed",
            origin: str = "",
            user_agent: str = "",
            login: tuple[str, str] | None = None,
        ) -> Fetched | NotModified:
            self.origins[url] = origin
            return await super().get(url, validators, kind=kind, origin=origin)

    base = server.url("").rstrip("/")
    html = f"<p>Ảnh</p><img src='{base}/anh0.png'>"
    server.script("/rss.xml", feed(rss([Item("a", "Có ảnh", html=html)], base=base)))
    server.script("/anh0.png", picture(png()))
    follow(library, server.url("/rss.xml"))

    async def load() -> tuple[str, ...]:
        async with Recorder() as fetcher:
            return await load_thumbnails(library, [f"{base}/anh0.png", f"{base}/nobodys.png"], fetcher)

    assert asyncio.run(load()) == (f"{base}/anh0.png",)
    assert Recorder.origins == {f"{base}/anh0.png": server.url("/rss.xml")}
