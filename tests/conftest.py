"""What holds for every test: a fault of ours that a refresh outlasted is a fault all the same."""

import logging
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _no_fault_goes_unseen(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    if request.node.get_closest_marker("fault") is None:
        told = [one for one in caplog.get_records("call") if one.name == "newsreader.library.findings"]
        assert [one.getMessage() for one in told if one.levelno >= logging.ERROR] == []
