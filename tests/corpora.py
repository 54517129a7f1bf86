"""Tests of feeds and pages as outlets publish them, which are skipped where the corpus is not beside the checkout."""

from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from benchmarks.corpus import CORPUS

Test = TypeVar("Test", bound=Callable[..., Any])


def needs_corpus(test: Test) -> Test:
    """Mark a test that reads files below CORPUS."""
    there = pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not beside the checkout")
    marked: Test = pytest.mark.corpus(there(test))
    return marked
