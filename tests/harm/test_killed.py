"""The refreshing process killed at many points: no article lost, none twice, no validators without their articles, and
the next refresh goes on."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from newsreader.library.backup import BackupKind, back_up, backups
from newsreader.library.opened import Library, open_library
from newsreader.model import Query
from newsreader.paths import library_paths
from tests.library.shelves import fill, seen
from tests.newsroom import Item, rss
from tests.server import Answer, Server

FEEDS, ITEMS = 24, 12
HOSTS = tuple(f"127.0.0.{number}" for number in range(1, 9))
SLOWEST = 2.5  # seconds from its start until a refresh of these feeds is done, and more


def publish(server: Server, issue: int) -> None:
    """Each feed brings out an issue: its items, with a tag that names the issue."""
    for number in range(FEEDS):
        items = [Item(f"{number}-{issue}-{place}", f"Tin {number} {issue} {place}") for place in range(ITEMS)]
        body = rss(items, base=f"https://bao{number}.example")
        server.script(
            f"/{number}.xml", Answer(200, {"Content-Type": "application/rss+xml"}, body, etag=f'"{issue}"')
        )


def start(folder: Path) -> "subprocess.Popen[bytes]":
    """A refresh of everything in a process group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "newsreader", "--library", str(folder), "refresh", "--now"],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def kill(process: "subprocess.Popen[bytes]", after: float) -> bool:
    """Kill it with its children; False when it was done before."""
    try:
        process.wait(after)
        return False
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True


def kill_once_something_came(process: "subprocess.Popen[bytes]", library: Library, issue: int) -> bool:
    """Kill it as soon as a feed has this issue; False when it was done before."""
    tag = f'"{issue}"'
    while process.poll() is None and not any(feed.validators.etag == tag for feed in library.store.feeds.all()):
        time.sleep(0.002)
    return kill(process, 0.0)


def examine(library: Library, issues: int) -> int:
    """Hold every feed against what was published in `issues`; how many feeds have the last one already."""
    assert library.store.backup.check() == []
    done = 0
    for feed in library.store.feeds.all():
        ids = list(library.store.lists.ids(Query(feed=feed.id)))
        titles = [row.title for row in library.store.articles.rows(ids)]
        assert len(titles) == len(set(titles)), "an article stands twice"
        assert len(titles) % ITEMS == 0, "a check was stored in part"
        if feed.validators.etag:
            issue = int(feed.validators.etag.strip('"'))
            wanted = [title for title in titles if title.split()[2] == str(issue)]
            assert len(wanted) == ITEMS, "validators without their articles"
            done += issue == issues
        else:
            assert not titles, "articles without their validators"
    return done


def tags(library: Library) -> dict[str, int]:
    """How many feeds have which validators, as this process sees them."""
    return dict(Counter(feed.validators.etag for feed in library.store.feeds.all()))


def tags_elsewhere(library: Library) -> str:
    """The same as another process sees it, which may be told otherwise where locks were lost."""
    code = (
        "import sqlite3, sys\n"
        "rows = sqlite3.connect(sys.argv[1]).execute('SELECT etag, count(*) FROM feed GROUP BY etag')\n"
        "print(rows.fetchall())"
    )
    looked: list[str] = [sys.executable, "-c", code, str(library.paths.database)]
    return subprocess.run(looked, capture_output=True, text=True, check=False).stdout


def rounds(tmp_path: Path, count: int) -> tuple[int, int]:
    """Kill that many refreshes, each of a new issue; how often it was in time, and how often in the middle."""
    rng = random.Random(count)
    folder = tmp_path / "library"
    killed = between = 0
    with Server(HOSTS) as server:
        library = open_library(library_paths(folder))
        for number in range(FEEDS):
            url = server.url(f"/{number}.xml", HOSTS[number % len(HOSTS)])
            library.store.feeds.add(url, now=library.now())
        for issue in range(1, count + 1):
            publish(server, issue)
            if issue % 2:
                killed += kill(start(folder), rng.uniform(0.3, SLOWEST))
            else:
                killed += kill_once_something_came(start(folder), library, issue)
            between += 0 < examine(library, issue) < FEEDS
        assert start(folder).wait(300) == 0
        assert examine(library, count) == FEEDS, (tags(library), tags_elsewhere(library))
        library.close()
    return killed, between


def test_a_killed_refresh_loses_nothing_and_goes_on(tmp_path: Path) -> None:
    killed, _ = rounds(tmp_path, 6)
    assert killed


@pytest.mark.slow
def test_two_hundred_killed_refreshes_lose_nothing(tmp_path: Path) -> None:
    killed, between = rounds(tmp_path, 200)
    assert killed > 50
    assert between > 10


def killed_while(arguments: tuple[str, ...], folder: Path, rng: random.Random) -> bool:
    """Kill a command somewhere on its way; False when it was done before."""
    process = subprocess.Popen(
        [sys.executable, "-m", "newsreader", "--library", str(folder), *arguments],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return kill(process, rng.uniform(0.25, 1.1))


def safekeeping_rounds(tmp_path: Path, count: int) -> int:
    """Kill backups, restores and repairs; the library is the old one or the restored one, which are alike here, and
    every backup that has its name is whole."""
    rng = random.Random(count)
    folder, paths = tmp_path / "library", library_paths(tmp_path / "library")
    library = open_library(paths)
    fill(library, 200)
    expected = seen(library)
    whole = back_up(library, BackupKind.WHOLE)
    library.close()
    acts = (("backup",), ("backup", "--small"), ("restore", str(whole.path)), ("check", "--repair"))
    killed = 0
    for turn in range(count):
        killed += killed_while(acts[turn % len(acts)], folder, rng)
        library = open_library(paths)
        assert seen(library) == expected
        assert library.store.backup.check() == []
        library.close()
        assert all(one.feeds is not None for one in backups(paths))
    return killed


def test_killed_backups_and_restores_leave_a_whole_library(tmp_path: Path) -> None:
    assert safekeeping_rounds(tmp_path, 4)


@pytest.mark.slow
def test_many_killed_backups_and_restores_leave_a_whole_library(tmp_path: Path) -> None:
    assert safekeeping_rounds(tmp_path, 100) > 30
