"""Everything goes out of a library and into another one: nothing is doubled, marks are merged, it may be done again."""

import json
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from newsreader.errors import OpmlError, StoreError
from newsreader.library import export_articles, export_files
from newsreader.library.export import Imported, export_everything, import_everything, is_everything
from newsreader.library.lists import LARGEST
from newsreader.library.opened import Library, open_library
from newsreader.model import Query, ReadHow
from newsreader.packing import pack_key
from newsreader.paths import library_paths
from newsreader.wording import SENTENCES, sentence
from tests.library.shelves import ARTICLES, FEEDS, fill, seen
from tests.newsroom import NOON
from tests.store.news import new_article, write

ALL = FEEDS * ARTICLES


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    """A library on another machine."""
    opened = open_library(library_paths(tmp_path / "other"), checkpoints=True)
    yield opened
    assert opened.store.backup.check() == []
    opened.close()


def with_pictures(library: Library) -> list[int]:
    """A library with a kept page and its pictures, another without any, and an article that was let go."""
    ids = fill(library)
    urls = [f"https://a.example/{name}.jpg" for name in ("một", "hai")]
    for url in urls:
        library.store.media.put(url, url.encode(), "image/jpeg", 4, 3, NOON)
    library.store.articles.set_full(ids[0], "<p>Cả trang</p>", "https://a.example/", urls)
    library.store.articles.set_full(ids[2], "<p>Chỉ có chữ</p>", "https://a.example/", [])
    library.store.articles.keep([ids[0], ids[2]])
    library.store.articles.forget([ids[1]], NOON)
    return ids


def test_noise_where_a_text_was_is_a_damaged_library(library: Library, tmp_path: Path) -> None:
    fill(library, 2)
    with library.store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE content SET html = x'0102' WHERE article = 2")
    with pytest.raises(StoreError, match="damaged"):
        export_everything(library, tmp_path / "export")


@pytest.mark.parametrize("name", ["export", "export.zip"])
def test_everything_arrives_in_an_empty_library(
    library: Library, other: Library, tmp_path: Path, name: str
) -> None:
    with_pictures(library)
    made = export_everything(library, tmp_path / name)
    assert (made.feeds, made.articles, made.pictures) == (FEEDS, ALL - 1, 2)
    assert import_everything(other, tmp_path / name) == Imported(FEEDS, ALL - 1, 0, 2)
    assert seen(other).articles == seen(library).articles
    assert seen(other).found == seen(library).found
    assert [one[:2] for one in seen(other).feeds] == [one[:2] for one in seen(library).feeds]
    assert seen(other).feeds[0][3] == 15, "what is set of a feed comes with it"
    assert [title for title, _ in seen(other).folders] == [title for title, _ in seen(library).folders]
    for query in (Query(starred=True), Query(offline=True)):
        assert other.store.lists.count(query) == library.store.lists.count(query) > 0
    assert other.store.backup.check_pictures() == []
    sections = [one.id for one in library.store.sections.all()][:3]
    counts = [library.store.lists.count(Query(section=number)) for number in sections]
    assert [other.store.lists.count(Query(section=number)) for number in sections] == counts


def test_done_again_it_changes_nothing(library: Library, other: Library, tmp_path: Path) -> None:
    with_pictures(library)
    export_everything(library, tmp_path / "export")
    import_everything(other, tmp_path / "export")
    before = seen(other)
    assert import_everything(other, tmp_path / "export") == Imported(0, 0, ALL - 1, 0)
    assert seen(other) == before
    assert import_everything(library, tmp_path / "export").articles == 0, "what was let go stays gone"


def test_marks_of_both_are_kept(library: Library, other: Library, tmp_path: Path) -> None:
    fill(library)
    export_everything(library, tmp_path / "export")
    import_everything(other, tmp_path / "export")
    here, there = (list(one.store.lists.ids(Query(unread=True))) for one in (library, other))
    library.store.marks.read(here[:5], True, ReadHow.BY_HAND, NOON)
    other.store.marks.star(there[-5:], True, NOON)
    read, starred = len(here) - 5, other.store.lists.count(Query(starred=True))
    export_everything(library, tmp_path / "again")
    import_everything(other, tmp_path / "again")
    assert other.store.lists.count(Query(unread=True)) == read
    assert other.store.lists.count(Query(starred=True)) == starred
    assert other.store.lists.count(Query()) == ALL


def test_keys_that_an_earlier_program_wrote_as_texts_are_known(
    library: Library, other: Library, tmp_path: Path
) -> None:
    with_pictures(library)
    export_everything(library, tmp_path / "export")
    names = {pack_key(name): name for n in range(ARTICLES) for name in (f"guid-{n}", f"https://a.example/{n}")}
    for file, many in (("articles.jsonl", True), ("gone.jsonl", False)):
        lines = [json.loads(line) for line in (tmp_path / "export" / file).read_text("utf-8").splitlines()]
        for line in lines:
            line |= {"keys": [names[key] for key in line["keys"]]} if many else {"key": names[line["key"]]}
        (tmp_path / "export" / file).write_text("\n".join(map(json.dumps, lines)) + "\n", "utf-8")
    assert import_everything(other, tmp_path / "export").articles == ALL - 1
    assert import_everything(other, tmp_path / "export").articles == 0
    feed = other.store.feeds.by_url("https://bao0.example/rss")
    assert feed is not None
    assert write(other.store, feed.id, *(new_article(n) for n in range(ARTICLES))).added == ()


def test_what_was_gone_there_does_not_come_from_the_feed(library: Library, other: Library, tmp_path: Path) -> None:
    ids = with_pictures(library)
    export_everything(library, tmp_path / "export")
    import_everything(other, tmp_path / "export")
    feed = other.store.feeds.by_url("https://bao0.example/rss")
    assert feed is not None
    assert (
        write(other.store, feed.id, *(new_article(n, url=f"https://bao0.example/{n}") for n in range(3))).added
        == ()
    )
    assert len(ids) == ALL


def test_an_import_that_is_broken_off_goes_on(
    library: Library, other: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(library)
    export_everything(library, tmp_path / "export")
    monkeypatch.setattr(export_articles, "BATCH", 50)

    def break_off(done: int, _total: int) -> None:
        if done >= 100:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_everything(other, tmp_path / "export", break_off)
    assert other.store.lists.count(Query()) == 100
    assert import_everything(other, tmp_path / "export").articles == ALL - 100
    assert seen(other).articles == seen(library).articles
    assert seen(other).found == seen(library).found


def test_no_password_leaves_the_library(library: Library, tmp_path: Path) -> None:
    feed = library.store.feeds.add("https://ban:mật@a.example/rss", now=NOON)
    write(library.store, feed, new_article(1))
    export_everything(library, tmp_path / "export")
    whole = b"".join(file.read_bytes() for file in (tmp_path / "export").rglob("*") if file.is_file())
    assert "mật@".encode() not in whole
    assert b"m%E1" not in whole


@pytest.mark.parametrize(
    "harm", ["nothing", "manifest", "deep", "endless", "newer", "articles", "zip", "bomb", "locked"]
)
def test_what_is_no_export_is_refused(library: Library, tmp_path: Path, harm: str) -> None:
    fill(library, 1)
    folder = tmp_path / "export"
    export_everything(library, folder)
    if harm == "nothing":
        folder = tmp_path / "empty"
        folder.mkdir()
    elif harm == "manifest":
        (folder / "manifest.json").write_text("[]")
    elif harm == "deep":
        (folder / "manifest.json").write_text("[" * 200_000)
    elif harm == "endless":
        (folder / "manifest.json").write_text('{"format": 1, "articles": Infinity}')
    elif harm == "bomb":
        folder = tmp_path / "x.zip"
        with zipfile.ZipFile(folder, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("manifest.json", b" " * (LARGEST + 1))
    elif harm == "locked":
        folder = tmp_path / "x.zip"
        with zipfile.ZipFile(folder, "w") as packed:
            packed.writestr("manifest.json", b"{}")
        whole = bytearray(folder.read_bytes())
        for flags in (6, whole.rindex(b"PK\x01\x02") + 8):
            whole[flags] |= 1
        folder.write_bytes(whole)
    elif harm == "newer":
        (folder / "manifest.json").write_text(json.dumps({"format": 99, "articles": 0}))
    elif harm == "articles":
        (folder / "articles.jsonl").unlink()
    else:
        folder = tmp_path / "x.zip"
        folder.write_bytes(b"no zip")
    with pytest.raises(OpmlError) as caught:
        import_everything(library, folder)
    codes = {"newer": "export.newer", "nothing": "export.missing", "articles": "export.missing"}
    assert caught.value.code == codes.get(harm, "export.damaged")
    assert caught.value.code in SENTENCES


@pytest.mark.parametrize("packed", [False, True])
def test_what_was_not_copied_to_its_end_is_told(
    library: Library, other: Library, tmp_path: Path, packed: bool
) -> None:
    """As from a stick that was pulled out: the line that is cut may be none."""
    fill(library)
    folder = tmp_path / "export"
    export_everything(library, folder)
    whole = (folder / "articles.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "articles.jsonl").write_bytes(b"".join(whole[:20]))
    (folder / "feeds.jsonl").unlink()
    if packed:
        shutil.make_archive(str(folder), "zip", folder)
    done = import_everything(other, folder.with_suffix(".zip") if packed else folder)
    assert done.articles == 20
    assert [sentence(note.code, dict(note.data)) for note in done.notes] == [
        f"feeds.jsonl has 0 of the {FEEDS} lines that were exported: the others are missing.",
        f"articles.jsonl has 20 of the {len(whole)} lines that were exported: the others are missing.",
    ]


def test_of_a_line_without_an_end_the_beginning_is_read(
    library: Library, other: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(library, 1)
    monkeypatch.setattr(export_files, "LARGEST", 100_000)
    export_everything(library, tmp_path / "export")
    with (tmp_path / "export" / "gone.jsonl").open("ab") as file:
        file.write(b"x" * 350_000 + b"\n{")
    done = import_everything(other, tmp_path / "export")
    assert [note.data["line"] for note in done.notes] == [1, 2]


def test_a_picture_that_is_not_what_it_says_is_left_out(library: Library, other: Library, tmp_path: Path) -> None:
    with_pictures(library)
    export_everything(library, tmp_path / "export")
    lines = [json.loads(line) for line in (tmp_path / "export" / "pictures.jsonl").read_text().splitlines()]
    (tmp_path / "export" / "pictures" / lines[0]["file"]).write_bytes(b"noise")
    assert import_everything(other, tmp_path / "export").pictures == 1


def test_an_export_goes_into_no_folder_of_something_else(library: Library, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("")
    with pytest.raises(OpmlError) as caught:
        export_everything(library, tmp_path)
    assert caught.value.code == "export.not_empty"
    assert [one.name for one in tmp_path.iterdir() if one.name != "library"] == ["thesis.txt"]


def test_a_zip_is_there_when_it_is_whole(library: Library, tmp_path: Path) -> None:
    fill(library)

    def break_off(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_everything(library, tmp_path / "x.zip", break_off)
    assert not list(tmp_path.glob("x.zip*"))
    export_everything(library, tmp_path / "x.zip")
    with zipfile.ZipFile(tmp_path / "x.zip") as packed:
        assert packed.testzip() is None
        assert packed.namelist()[-1] == "manifest.json"


class Backwards:
    """A clock that is set back by a month each time somebody looks at it."""

    def __init__(self) -> None:
        self.moment = NOON

    def __call__(self) -> datetime:
        self.moment -= timedelta(days=30)
        return self.moment


def test_a_clock_that_is_set_back_on_the_way_loses_nothing(
    library: Library, other: Library, tmp_path: Path
) -> None:
    with_pictures(library)
    clock = Backwards()

    def go_back(_done: int, _total: int) -> None:
        clock()

    export_everything(replace(library, now=clock), tmp_path / "export", go_back)
    other = replace(other, now=clock)
    done = import_everything(other, tmp_path / "export", go_back)
    assert (done.articles, done.pictures) == (ALL - 1, 2)
    assert seen(other).articles == seen(library).articles
    assert seen(other).found == seen(library).found
    assert import_everything(other, tmp_path / "export").articles == 0
    manifest = json.loads((tmp_path / "export" / "manifest.json").read_text())
    assert manifest["articles"] == ALL - 1


def test_lists_of_feeds_are_told_from_exports(tmp_path: Path) -> None:
    assert [is_everything(tmp_path / name) for name in ("x.opml", "x.zip", "new", "")] == [False, True, True, True]
    (tmp_path / "list").write_text("")
    assert not is_everything(tmp_path / "list")
