"""A real library in a folder of its own, and articles to put into it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.model import Section
from newsreader.store import Store
from tests.store.news import TREE


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library" / "library.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path, backups=path.parent / "backups") as opened:
        yield opened
        assert opened.backup.check() == []


@pytest.fixture
def sections(store: Store) -> dict[str, int]:
    """The ids of TREE by key."""
    return store.sections.ensure([Section(*node) for node in TREE])
