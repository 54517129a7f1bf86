"""Deriving: the same news gives the same stories, in one go or in pieces, and each article is counted once."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import aclosing, closing
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import pytest

from newsreader.library import derive as deriving
from newsreader.library.derive import derive
from newsreader.library.opened import Library, open_library
from newsreader.paths import library_paths
from newsreader.stories.signature import syllable_term
from newsreader.stories.tally import counts_in, pages_of
from newsreader.text.fold import key
from tests.library.events import EVENTS, fill, stories
from tests.library.shelves import derived
from tests.store.news import NOON, add_feed, new_article, waiting, write

T = TypeVar("T")


BELOW = "Theo dõi kênh tại đây, ủng hộ chúng tôi qua trang quyên góp, bản tin tuần và nhóm bạn xem đài Hải Âu."
VIDEOS = (
    "Một ngày ở chợ nổi", "Làm diều sáo", "Đi tàu chậm ra Bắc", "Bếp của bà", "Người giữ đèn biển", "Vườn chữ nôm",
    "Đêm ở rừng tràm", "Thợ đồng hồ cuối phố",
)  # fmt: skip


@pytest.mark.parametrize("at_once", [True, False])
def test_the_videos_of_a_channel_are_no_story(library: Library, at_once: bool) -> None:
    """The words below are the same, day by day or all on the day on which it is followed."""
    feed = add_feed(library.store, "kenh")
    apart = 1 if at_once else 60 * 20  # minutes
    videos = [
        new_article(n, minutes=n * apart, title=title, html=f"<p>{title}. {BELOW}</p>")
        for n, title in enumerate(VIDEOS)
    ]
    for some in [videos] if at_once else [[one] for one in videos]:
        write(library.store, feed, *some)
        derived(library)
    assert max(map(len, stories(library)), default=0) <= 4  # before it is known what is usual


def held(library: Library, word: str) -> int:
    term = syllable_term(key(word))
    return counts_in(library.store.stories.term_pages("vi", pages_of([term])).pages, [term])[term]


def test_events_become_stories_and_each_article_is_counted_once(library: Library) -> None:
    fill(library, range(4))
    derived(library)
    assert stories(library) == {
        frozenset(f"https://a.example/{outlet * 10 + event}" for outlet in range(4)) for event in range(3)
    }
    assert waiting(library.store) == 0
    assert library.store.stories.term_pages("vi").documents == 16
    assert (held(library, "Sông"), held(library, "ghi"), held(library, "vàng")) == (4, 12, 1)


@pytest.mark.parametrize("order", [(3, 2, 1, 0), (1, 3, 0, 2)])
def test_the_order_in_which_feeds_finish_changes_nothing(
    library: Library, tmp_path: Path, order: Sequence[int]
) -> None:
    fill(library, range(4))
    derived(library)
    with closing(open_library(library_paths(tmp_path / "other"))) as other:
        fill(other, order)
        derived(other)
        assert stories(other) == stories(library)


def test_it_goes_on_where_it_was_stopped(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deriving, "BATCH", 3)
    fill(library, range(4))
    derived(library, batches=2)
    assert waiting(library.store) == 10
    derived(library)
    assert library.store.stories.term_pages("vi").documents == 16
    assert len(stories(library)) == 3
    assert {len(story) for story in stories(library)} == {4}


def test_what_else_waits_goes_on_between_a_few_articles(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(library, range(4))
    done, seen = 0, [0]

    def counted(work: Callable[..., T]) -> Callable[..., T]:
        def count(*given: Any) -> T:
            nonlocal done
            done += 1
            return work(*given)

        return count

    async def look() -> None:
        while True:
            seen.append(done)
            await asyncio.sleep(0)

    async def work() -> None:
        looking = asyncio.create_task(look())
        async for _ in derive(library):
            pass
        looking.cancel()

    for name in ("terms_of", "_derive_one"):  # each article is read, and then placed
        monkeypatch.setattr(deriving, name, counted(getattr(deriving, name)))
    asyncio.run(work())
    assert done == 32
    assert max(later - earlier for earlier, later in pairwise(seen)) <= 4


def test_counts_are_kept_on_the_way(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deriving, "BATCH", 2)
    monkeypatch.setattr(deriving, "KEPT_AFTER", 4)
    fill(library, range(4))

    async def kept_when_killed() -> int:
        async with aclosing(derive(library)) as deeds:
            for _ in range(3):
                await anext(deeds)
            return library.store.stories.term_pages("vi").documents

    assert asyncio.run(kept_when_killed()) == 4


def test_a_changed_text_is_not_counted_again_and_finds_its_story(library: Library) -> None:
    fill(library, range(4))
    derived(library)
    changed = new_article(0, minutes=0, title=EVENTS[1], html=f"<p>{EVENTS[1]}. Báo số 0 đính chính.</p>")
    write(library.store, 1, updated=[(1, changed)])
    derived(library)
    assert library.store.stories.term_pages("vi").documents == 16
    assert sorted(len(story) for story in stories(library)) == [3, 4, 5]
    assert library.store.articles.rows([1])[0].published == NOON


@pytest.mark.parametrize("meanwhile", [False, True])
def test_a_corrected_article_stays_in_its_story(library: Library, meanwhile: bool) -> None:
    """Whether it is corrected later or while stories are found: its earlier self, which names the story, is not
    what it is compared with."""
    corrected = new_article(0, minutes=0, title=EVENTS[0].split(",")[0], html=f"<p>{EVENTS[0]}. Đã sửa.</p>")
    fill(library, range(4))

    async def work() -> set[frozenset[str]]:
        async with aclosing(derive(library)) as deeds:
            await anext(deeds)
            found = stories(library)
            if meanwhile:
                write(library.store, 1, updated=[(1, corrected)])
            async for _ in deeds:
                pass
        return found

    before = asyncio.run(work())
    if not meanwhile:
        write(library.store, 1, updated=[(1, corrected)])
    derived(library)
    assert waiting(library.store) == 0
    assert stories(library) == before
    assert {len(story) for story in before} == {4}
