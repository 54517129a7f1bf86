"""Feeds of other projects and of the world: what is found in them, held against the committed list and the bars."""

from pathlib import Path

import pytest
from benchmarks.feedparser_cases import DIFFERS, NOT_KEPT, judge_all
from benchmarks.quality_feeds import CORPUS, items

LIST = Path(__file__).parents[1] / "data" / "feeds" / "feedparser-cases.txt"

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not beside the checkout"),
]


def test_feedparsers_cases_end_as_listed() -> None:
    listed = [line for line in LIST.read_text("utf-8").splitlines() if not line.startswith("#")]
    verdicts = [verdict for verdict in judge_all(CORPUS / "feedparser" / "tests") if verdict.verdict != NOT_KEPT]
    assert [str(verdict) for verdict in verdicts] == listed
    assert [verdict.path for verdict in verdicts if verdict.verdict == DIFFERS and not verdict.reason] == []


def test_nearly_all_items_of_real_feeds_are_found() -> None:
    assert items().missed == ""
