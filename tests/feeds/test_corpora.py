"""Feeds of other projects and of the world: what is found in them, held against the committed list and the bars."""

from pathlib import Path

from benchmarks.corpus import CORPUS
from benchmarks.feedparser_cases import DIFFERS, NOT_KEPT, judge_all
from benchmarks.quality_feeds import items

from tests.corpora import needs_corpus

LIST = Path(__file__).parents[1] / "data" / "feeds" / "feedparser-cases.txt"


@needs_corpus
def test_feedparsers_cases_end_as_listed() -> None:
    listed = [line for line in LIST.read_text("utf-8").splitlines() if not line.startswith("#")]
    verdicts = [verdict for verdict in judge_all(CORPUS / "feedparser" / "tests") if verdict.verdict != NOT_KEPT]
    assert [str(verdict) for verdict in verdicts] == listed
    assert [verdict.path for verdict in verdicts if verdict.verdict == DIFFERS and not verdict.reason] == []


@needs_corpus
def test_nearly_all_items_of_real_feeds_are_found() -> None:
    assert items().missed == ""
