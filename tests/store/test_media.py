"""Pictures are files named by their content; an article says how many of its own are there."""

import os
import threading
from pathlib import Path

import pytest

from newsreader.errors import StoreError
from newsreader.model import Offline
from newsreader.store import Store
from newsreader.store.files import write_file
from tests.store.news import NOON, add_feed, new_article, write

P1, P2 = "https://a.example/1.jpg", "https://a.example/2.png"


def test_an_article_says_what_is_offline(store: Store) -> None:
    (number,) = write(store, add_feed(store), new_article(1)).added

    def offline() -> tuple[Offline, tuple[int, int]]:
        row = store.articles.get(number).row
        return row.offline, row.pictures

    store.articles.set_pictures_wanted(number, [P1, P2, P1])
    assert offline() == (Offline.NONE, (2, 0))
    store.media.put(P1, b"one", "image/jpeg", 3, 2, NOON)
    assert offline() == (Offline.NONE, (2, 1))
    store.articles.set_full(number, "<p>đầy đủ</p>", "", [P2, P1])
    assert offline() == (Offline.PARTIAL, (2, 1))
    store.media.fail(P2, "fetch.timeout", NOON)
    assert offline() == (Offline.PARTIAL, (2, 1))
    store.media.put(P2, b"two", "image/png", 3, 2, NOON)
    assert offline() == store.media.refresh_offline(number) == (Offline.COMPLETE, (2, 2))
    store.articles.set_full(number, "<p>ohne Bild</p>", "", [])
    assert offline() == (Offline.COMPLETE, (0, 0))
    store.articles.drop_full([number])
    assert offline() == (Offline.NONE, (0, 0))


def test_what_is_known_of_a_picture(store: Store) -> None:
    path = store.media.put(P1, b"one", "image/jpeg", 30, 20, NOON)
    store.media.fail(P2, "fetch.timeout", NOON)
    store.media.fail(P1, "fetch.gone", NOON)
    assert path.read_bytes() == b"one"
    assert store.media.paths([P1, P2, "https://a.example/3"]) == {P1: path}
    known = store.media.known([P1, P2, "https://a.example/3"])
    assert set(known) == {P1, P2}
    assert (known[P1].path, known[P1].width, known[P1].height, known[P1].size) == (path, 30, 20, 3)
    assert (known[P2].path, known[P2].error, known[P2].tried) == (None, "fetch.timeout", NOON)


def test_one_content_is_one_file_however_many_write_it(store: Store) -> None:
    paths: list[Path] = []
    threads = [
        threading.Thread(
            target=lambda n=n: paths.append(store.media.put(f"{P1}?{n}", b"one", "image/png", 1, 1, NOON))
        )
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(paths)) == 1
    assert [path.name for path in paths[0].parent.iterdir()] == [paths[0].name]


def test_sweeping_takes_what_nothing_shows(store: Store, path: Path) -> None:
    (number,) = write(store, add_feed(store), new_article(1, thumbnail=P2)).added
    shown = store.media.put(P1, b"one", "image/jpeg", 1, 1, NOON)
    thumbnail = store.media.put(P2, b"two", "image/jpeg", 1, 1, NOON)
    loose = store.media.put("https://a.example/loose", b"loose", "image/jpeg", 1, 1, NOON)
    shared = store.media.put("https://a.example/same", b"one", "image/jpeg", 1, 1, NOON)
    young = path.parent / "media" / write_file(path.parent / "media", b"young", "image/png")
    store.articles.set_pictures_wanted(number, [P1])
    store.feeds.set_icon(1, b"icon", "image/png")
    icon = store.feeds.icons()[1]
    for file in (shown, thumbnail, loose, icon):
        os.utime(file, (0, 0))
    assert store.media.sweep() == len(b"loose")
    assert [file.exists() for file in (shown, thumbnail, loose, icon, young)] == [True, True, False, True, True]
    assert shared == shown
    assert set(store.media.known([P1, P2, "https://a.example/loose", "https://a.example/same"])) == {P1, P2}
    store.articles.forget([number], NOON)
    os.utime(shown, (0, 0))
    assert store.media.sweep() == len(b"onetwo")


def test_a_picture_that_cannot_be_written_is_not_held(store: Store, path: Path) -> None:
    (path.parent / "media").write_text("a file where the folder should be")
    with pytest.raises(StoreError) as caught:
        store.media.put(P1, b"one", "image/jpeg", 1, 1, NOON)
    assert caught.value.code == "store.unusable"
    assert store.media.paths([P1]) == {}
