"""How much of the world's feeds is read right: items, feedparser's own cases, encodings, dates.

Run: python -m benchmarks.quality_feeds. Prints Markdown and ends with 1 when a bar is missed; what needs the
corpus beside the checkout is left out with a sentence where that is missing.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from benchmarks.corpus import CORPUS
from benchmarks.encoded_feeds import WAYS, samples, title_of, words_right
from benchmarks.feedparser_cases import AS_EXPECTED, DIFFERS, NOT_KEPT, judge_all
from benchmarks.measure import table
from newsreader.errors import ParseError
from newsreader.feeds.dates import parse_date
from newsreader.feeds.parse import parse

ITEMS_BAR, WORDS_BAR = 0.997, 0.995
_CYRILLIC = re.compile("[\u0400-\u04ff]")


@dataclass(frozen=True, slots=True)
class Part:
    """One measure: its Markdown, and what it missed of its bar, "" for nothing."""

    told: str
    missed: str = ""


def report() -> str:
    """All measures as Markdown."""
    return _told(measure())


def measure() -> list[Part]:
    """All measures that can be made here."""
    parts: list[Callable[[], Part]] = [encodings]
    if CORPUS.is_dir():
        parts += [items, feedparser_cases, dates]
    return [part() for part in parts]


def _told(parts: Sequence[Part]) -> str:
    missing = (
        "" if CORPUS.is_dir() else "\nThe corpus is not beside the checkout: encodings alone were measured.\n"
    )
    missed = "".join(f"\n**Missed:** {part.missed}\n" for part in parts if part.missed)
    return "## Feeds read right\n\n" + "\n".join(part.told for part in parts) + missing + missed


def items() -> Part:
    """The items of real feeds, against a count on their raw text."""
    counted = json.loads((CORPUS / "real-feeds.json").read_text("utf-8"))
    wanted = found = 0
    filled: Counter[str] = Counter()
    short = []
    for row in counted:
        try:
            feed = parse((CORPUS / row["path"]).read_bytes(), url="https://example.org/feed.xml")
        except ParseError:
            entries: Sequence[object] = ()
        else:
            entries = feed.entries
        wanted += row["items"]
        found += min(len(entries), row["items"])
        filled.update(name for entry in entries for name in _FIELDS if getattr(entry, name))
        if len(entries) < row["items"]:
            short.append(row["path"])
    share = found / wanted
    fields = ", ".join(f"{name} {filled[name]:,}" for name in _FIELDS)
    told = (
        f"### Items\n\n{found:,} of {wanted:,} items of {len(counted)} real feeds are found ({share:.2%}; bar "
        f"{ITEMS_BAR:.1%}). Entries that have a value: {fields}.\n"
    )
    return Part(told, "" if share >= ITEMS_BAR else f"items, lost in {', '.join(short)}")


_FIELDS = (
    *("title", "url", "guid", "published", "updated", "authors", "summary_html", "content_html", "categories"),
    *("enclosures", "thumbnail", "comments_url", "source", "language"),
)


def feedparser_cases() -> Part:
    """feedparser's own cases, for the fields that we keep."""
    verdicts = judge_all(CORPUS / "feedparser" / "tests")
    counts = Counter(verdict.verdict for verdict in verdicts)
    differing = [verdict for verdict in verdicts if verdict.verdict == DIFFERS]
    reasons = Counter(verdict.reason for verdict in differing if verdict.reason)
    wrong = [verdict.path for verdict in differing if not verdict.reason]
    rows = [(count, reason) for reason, count in reasons.most_common()]
    told = (
        f"### feedparser's cases\n\nOf {len(verdicts):,} cases {len(verdicts) - counts[NOT_KEPT]:,} are about "
        f"what we keep: {counts[AS_EXPECTED]:,} as feedparser has it, {sum(reasons.values())} differently for a "
        f"reason, {len(wrong)} wrong. The rules of comparing stand in `benchmarks/feedparser_names.py`, the cases "
        f"in `tests/data/feeds/feedparser-cases.txt`.\n\n{table(('cases', 'why ours differs'), rows)}\n"
    )
    return Part(told, f"feedparser's cases {', '.join(wrong)}" if wrong else "")


def encodings() -> Part:
    """Titles in the encodings of the world, made here."""
    every = list(samples())
    rows, missed = [], []
    for way in WAYS:
        scores = [words_right(sample, way) for sample in every]
        right, of = sum(score[0] for score in scores), sum(score[1] for score in scores)
        vietnamese = [score for score, sample in zip(scores, every, strict=True) if sample.language == "vi"]
        share = right / of
        bar = f"{WORDS_BAR:.1%}" if way.right else "none"
        local = sum(score[0] for score in vietnamese) / sum(score[1] for score in vietnamese)
        rows.append((way.name, f"{share:.2%}", bar, f"{local:.2%}"))
        if way.right and share < WORDS_BAR:
            missed.append(f"words where {way.name} says the encoding: {share:.2%}")
    cyrillic = [
        sample.encoding
        for sample in every
        for way in WAYS
        if sample.language == "vi" and _CYRILLIC.search(title_of(sample, way))
    ]
    if cyrillic:
        missed.append(f"Vietnamese shown as Cyrillic: {', '.join(cyrillic)}")
    names = {sample.encoding for sample in every}
    head = ("what says the encoding", "words right", "bar", "Vietnamese words right")
    told = (
        f"### Encodings\n\n{len(every)} titles of {len({sample.language for sample in every})} languages in "
        f"{len(names)} encodings, each in {len(WAYS)} ways. Vietnamese shown as Cyrillic: {len(cyrillic)}.\n\n"
        f"{table(head, rows)}\n"
    )
    return Part(told, "; ".join(missed))


def date_cases() -> list[tuple[str, datetime | None]]:
    """The dates of the corpus as written, and the moments that they mean."""
    cases: list[tuple[str, datetime | None]] = []
    for line in (CORPUS / "dates" / "feedparser-cases.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        numbers = case["expect_utc"]
        meant = "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+00:00".format(*numbers) if numbers else ""
        cases.append((case["date"], datetime.fromisoformat(meant) if meant else None))
    for written, expected in json.loads((CORPUS / "dates" / "gofeed-cases.json").read_text("utf-8")):
        cases.append((written, datetime.fromisoformat(expected).replace(tzinfo=UTC)))
    quirks = json.loads((CORPUS / "vietnamese" / "vn-date-quirks.json").read_text("utf-8"))
    return cases + [(quirk["pubDate"], datetime.fromisoformat(quirk["expect_utc"])) for quirk in quirks]


def dates() -> Part:
    """Dates as feeds write them: right, or none."""
    read = [(written, parse_date(written), expected) for written, expected in date_cases()]
    wrong = [
        written
        for written, found, expected in read
        if found is not None and found.replace(microsecond=0) != expected
    ]
    none = [written for written, found, expected in read if found is None and expected is not None]
    told = (
        f"### Dates\n\n{len(read) - len(wrong) - len(none)} of {len(read)} dates are right, {len(wrong)} wrong, "
        f"{len(none)} left out because they can be read in two ways or lie before 1900: "
        f"{', '.join(f'`{written}`' for written in none)}.\n"
    )
    return Part(told, f"dates {', '.join(wrong)}" if wrong else "")


def main() -> int:
    """Print all measures; 1 when a bar is missed."""
    parts = measure()
    sys.stdout.write(_told(parts))
    return 1 if any(part.missed for part in parts) else 0


if __name__ == "__main__":
    sys.exit(main())
