"""Lists of feeds on their way into a file and out of one."""

import resource
from pathlib import Path

import pytest

from newsreader.library.lists import import_opml, replace_file
from newsreader.library.opened import Library
from newsreader.library.read import feeds


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
    address = "https://me:hunter2@bao.example/rss"
    import_opml(library, f'<opml><outline text="{address}" xmlUrl="{address}"/></opml>'.encode(), "x.opml")
    assert [feed.title for feed in feeds(library)] == ["https://bao.example/rss"]
