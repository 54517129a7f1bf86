"""Lists of feeds on their way into a file and out of one."""

import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, event
from sqlalchemy.engine import Engine

from newsreader.feeds.opml import write_opml
from newsreader.library.lists import CHUNK, export_opml, import_opml, replace_file
from newsreader.library.opened import Library, open_library
from newsreader.library.read import feeds, folders
from newsreader.library.subscribe import rename_feed, unsubscribe
from newsreader.outline import Outline, OutlineFeed
from newsreader.paths import library_paths


def test_a_full_disk_leaves_the_list_that_was_there(tmp_path: Path) -> None:
    target = tmp_path / "feeds.opml"
    replace_file(target, b"before")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        with pytest.raises(OSError, match="large"):
            replace_file(target, b"after" * 100)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]
    replace_file(target, b"after")
    assert target.read_bytes() == b"after"


def test_a_list_is_written_where_a_link_leads(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "file")
    replace_file(tmp_path / "link", b"list")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"list"


def test_a_title_that_is_an_address_loses_its_password(library: Library) -> None:
    address, other = "https://me:hunter2@bao.example/rss", "https://me:hunter2@bao.example/khac"
    text = (
        f'<opml><outline text="{address}" xmlUrl="{address}"/><outline text="{address}" xmlUrl="{other}"/></opml>'
    )
    import_opml(library, text.encode(), "x.opml")
    assert [feed.title for feed in feeds(library)] == ["bao.example", "https://bao.example/rss"]


def big_list(feeds: int) -> bytes:
    """So many feeds in folders."""
    entries = (
        OutlineFeed(f"https://a{number}.example/rss", f"Báo {number}", path=(f"F{number % 9}",))
        for number in range(feeds)
    )
    return write_opml(Outline(tuple(entries)))


@pytest.fixture
def writings(library: Library) -> Iterator[list[str]]:
    """The transactions that write, by how they sync."""
    begun: list[str] = []

    def note(connection: Connection) -> None:
        options = connection.get_execution_options()
        if options.get("begin") == "IMMEDIATE":
            begun.append(str(options.get("synchronous")))

    event.listen(Engine, "begin", note)
    yield begun
    event.remove(Engine, "begin", note)


def test_a_long_list_costs_a_transaction_for_hundreds_of_feeds(library: Library, writings: list[str]) -> None:
    steps: list[tuple[int, int]] = []
    report = import_opml(library, big_list(5 * CHUNK), "x.opml", lambda *step: steps.append(step))
    assert len(report.added) == len(feeds(library)) == 5 * CHUNK
    assert 100 <= CHUNK <= 1000
    assert writings == ["FULL"] * 6  # the folders, then the feeds; each waits until the disk has it
    assert steps == [(CHUNK * done, 5 * CHUNK) for done in range(1, 6)]
    again = import_opml(library, big_list(5 * CHUNK), "x.opml", lambda *step: steps.append(step))
    assert (again.added, again.known, len(writings), len(steps)) == ((), 5 * CHUNK, 7, 5)


def test_an_import_that_breaks_off_leaves_whole_feeds_and_can_be_done_again(library: Library) -> None:
    def break_off(done: int, _total: int) -> None:
        if done == 2 * CHUNK:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_opml(library, big_list(3 * CHUNK + 7), "x.opml", break_off)
    assert len(feeds(library)) == 2 * CHUNK
    assert all(feed.folder and feed.title for feed in feeds(library))
    report = import_opml(library, big_list(3 * CHUNK + 7), "x.opml")
    assert (len(report.added), report.known) == (CHUNK + 7, 2 * CHUNK)
    assert export_opml(library) == big_list(3 * CHUNK + 7)


def test_a_killed_import_leaves_whole_feeds_and_can_be_done_again(tmp_path: Path) -> None:
    file = tmp_path / "big.opml"
    file.write_bytes(big_list(4 * CHUNK))
    script = f"""import os, signal, sys
from pathlib import Path
from newsreader.library.lists import import_opml
from newsreader.library.opened import open_library
from newsreader.paths import library_paths
library = open_library(library_paths(Path({str(tmp_path / "library")!r})))
kill = lambda done, total: done > {CHUNK} and os.kill(os.getpid(), signal.SIGKILL)
import_opml(library, Path({str(file)!r}).read_bytes(), "x", kill)"""
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == -signal.SIGKILL
    library = open_library(library_paths(tmp_path / "library"))
    assert len(feeds(library)) == 2 * CHUNK
    assert import_opml(library, file.read_bytes(), "x").known == 2 * CHUNK
    assert export_opml(library) == file.read_bytes()
    library.close()


def test_a_feed_followed_by_https_is_not_followed_again_by_http(library: Library) -> None:
    import_opml(library, b'<opml><outline text="A" xmlUrl="https://www.a.example/rss"/></opml>', "x")
    report = import_opml(library, b'<opml><outline text="A" xmlUrl="http://a.example/rss/"/></opml>', "x")
    assert (report.added, report.known) == ((), 1)


def test_a_feed_that_was_left_comes_back_with_the_list(library: Library) -> None:
    data = b'<opml><outline text="F"><outline text="A" xmlUrl="https://a.example/"/></outline></opml>'
    [number] = import_opml(library, data, "x").added
    rename_feed(library, number, "Của tôi")
    unsubscribe(library, [number])
    assert import_opml(library, data, "x").added == (number,)
    assert [(feed.id, feed.title) for feed in feeds(library)] == [(number, "Của tôi")]


names = st.sampled_from(["Tin", "Thế giới", "a & b", "<x>", '"'])
paths = st.lists(names, max_size=3).map(tuple)
trees = st.lists(st.tuples(paths, names, st.booleans()), min_size=1, max_size=10)


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(trees, st.lists(paths, max_size=3))
def test_a_library_comes_back_the_same_from_its_list(
    tmp_path: Path, feeds_of: list[tuple[tuple[str, ...], str, bool]], empty: list[tuple[str, ...]]
) -> None:
    entries = tuple(
        OutlineFeed(f"https://a{place}.example/", title, path=path, own_title="Của tôi" if own else "")
        for place, (path, title, own) in enumerate(feeds_of)
    )
    written = []
    data = write_opml(Outline(entries, tuple(path for path in empty if path), title="Newsreader"))
    for _ in range(2):
        library = open_library(library_paths(Path(tempfile.mkdtemp(dir=tmp_path))))
        import_opml(library, data, "x")
        data = export_opml(library)
        written.append((data, _tree(library)))
        library.close()
    assert written[0] == written[1]
    assert {feed[:3] for feed in written[0][1][1]} == {(feed.path, feed.title, feed.own_title) for feed in entries}


def _tree(library: Library) -> tuple[list[tuple[str, ...]], list[tuple[object, ...]]]:
    """Folders in order, and feeds in order with their folder."""
    ways: dict[int | None, tuple[str, ...]] = {None: ()}
    for folder in folders(library):
        ways[folder.id] = (*ways[folder.parent], folder.title)
    placed: list[tuple[object, ...]] = [
        (ways[feed.folder], feed.published_title, feed.custom_title, feed.url) for feed in feeds(library)
    ]
    return list(ways.values()), placed
