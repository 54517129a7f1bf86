"""How well lists of feeds and pages that offer feeds are read, on the public material beside the checkout.

Run: python -m benchmarks.quality_lists. Prints Markdown; says so where that material is missing. What pages offer
was labelled by hand from their links (`tests/data/pages/expected.json`); addresses in lists are counted on the raw
text; the listparser project's cases carry their own expectations.
"""

import ast
import html
import json
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import Engine

from benchmarks.corpus import CORPUS
from newsreader.errors import OpmlError
from newsreader.feeds.opml import read_opml, write_opml
from newsreader.library.lists import export_opml, import_opml
from newsreader.library.opened import open_library
from newsreader.outline import Outline, OutlineFeed
from newsreader.paths import library_paths
from newsreader.text.links import feed_links

EXPECTED = Path(__file__).resolve().parents[1] / "tests" / "data" / "pages" / "expected.json"
PAGES = (
    *("feedsearch/**/*.html", "codehollow-feedreader/**/*.html", "feed-io/**/*.html"),
    *("mozilla-readability/**/source.html", "postlight/fixtures/**/*.html", "newspaper4k/**/*.html"),
)
_ADDRESS = re.compile(r"""(?<![\w:.-])xmlurl\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_FOAF_ADDRESS = re.compile(r"<(?:rss:channel\s+rdf:about|ya:feed\s+rdf:resource)=\"([^\"]*)\"")
_EVAL = re.compile(r"Eval: (.+)")
_COUNT = re.compile(r"len\(result\['feeds'\]\) == (\d+)$")
_FIELD = re.compile(r"result\[['\"]feeds['\"]\]\[(\d+)\]\[['\"](url|title)['\"]\] == (['\"].*['\"])$")
_CATEGORY = re.compile(r"(\[.+\]) in result\['feeds'\]\[0\]\['categories'\]$")


def report() -> str:
    """All measures as Markdown."""
    parts = [_speed(5_000)]
    if CORPUS.is_dir():
        parts = [_pages(), _lists(), _cases(), *parts]
    else:
        parts.insert(0, f"Pages and lists are left out: {CORPUS} is not there.")
    return "## Lists and discovery\n\n" + "\n\n".join(parts) + "\n"


# ---------------------------------------------------------------- pages


def pages_of(corpus: Path) -> list[Path]:
    """Every page of the material that may offer feeds."""
    return [path for pattern in PAGES for path in sorted(corpus.glob(pattern))]


def _pages() -> str:
    expected = json.loads(EXPECTED.read_text(encoding="utf-8"))
    counts = Counter[str]()
    pages = pages_of(CORPUS)
    for path in pages:
        wanted = expected.get(str(path.relative_to(CORPUS)), {"feeds": []})
        links = feed_links(path.read_bytes(), "https://page.example/")
        found = {link.url for link in links if link.sure}
        to_try = {link.url for link in links if not link.sure}
        counts["exact"] += found == set(wanted["feeds"])
        counts["with"] += bool(wanted["feeds"])
        counts["wanted"] += len(wanted["feeds"])
        counts["found"] += len(found & set(wanted["feeds"]))
        counts["wrong"] += len(found - set(wanted["feeds"]))
        counts["to try"] += len(to_try)
        counts["untold"] += len(set(wanted.get("maybe", [])) - to_try - found)
    rows = [
        ("pages", len(pages)),
        ("pages that offer feeds", counts["with"]),
        ("pages with exactly the right feeds", counts["exact"]),
        ("feeds offered", counts["wanted"]),
        ("found", counts["found"]),
        ("wrong", counts["wrong"]),
        ("links that only their content can judge, tried after the others", counts["to try"]),
        ("such links missed", counts["untold"]),
    ]
    return "### Feeds that pages offer\n\n" + _table(rows)


# ---------------------------------------------------------------- lists


def lists_of(corpus: Path) -> list[Path]:
    """Every list of feeds of the material."""
    paths = [*sorted((corpus / "opml").rglob("*")), *sorted((corpus / "awesome-rss-feeds").rglob("*.opml"))]
    return [path for path in paths if path.suffix in (".opml", ".xml")]


def addresses_in(data: bytes) -> list[str]:
    """The addresses of feeds in a list, counted on its raw text: not those that are empty, in a comment, or of
    another list (type="source")."""
    text = data.decode("utf-8", "replace")
    text = re.sub(r"<!--.*?-->|<outline[^>]* type=\"source\"[^>]*>", "", text, flags=re.DOTALL)
    found = [first or second for first, second in _ADDRESS.findall(text)]
    found += _FOAF_ADDRESS.findall(text)
    return [html.unescape(address).strip() for address in found if address.strip()]


def _lists() -> str:
    counts = Counter[str]()
    paths = lists_of(CORPUS)
    for path in paths:
        data = path.read_bytes()
        counts["addresses"] += len(addresses_in(data))
        try:
            outline = read_opml(data, path.name)
        except OpmlError as error:
            counts[error.code] += 1
            continue
        counts["taken"] += len(outline.feeds)
        counts.update(code for _, code in outline.skipped)
        again = read_opml(write_opml(outline), path.name) if outline.feeds or outline.folders else outline
        counts["same"] += _tree(again) == _tree(outline)
        counts["read"] += 1
    told = counts["opml.twice"] + counts["opml.bad_address"]
    rows = [
        ("lists", len(paths)),
        ("read", counts["read"]),
        ("refused since they hold nothing", counts["opml.no_feeds"] + counts["opml.not_xml"]),
        ("addresses in them", counts["addresses"]),
        ("imported", counts["taken"]),
        ("told of: in the list twice", counts["opml.twice"]),
        ("told of: neither http nor https", counts["opml.bad_address"]),
        ("lost", counts["addresses"] - counts["taken"] - told),
        ("told of besides: lines without an address", counts["opml.no_address"]),
        ("told of besides: lines that are no feeds", counts["opml.not_a_feed"]),
        ("lists that come back the same when exported and read again", counts["same"]),
    ]
    return "### Lists of feeds\n\n" + _table(rows)


def _tree(outline: Outline) -> object:
    """What must stay: folders in order, and in each its feeds in order."""
    paths = [(), *outline.folders]
    return [(path, [feed for feed in outline.feeds if feed.path == path]) for path in paths]


def _cases() -> str:
    counts = Counter[str]()
    for path in sorted((CORPUS / "opml" / "listparser").glob("*.xml")):
        data = path.read_bytes()
        try:
            outline = read_opml(data, path.name)
        except OpmlError:
            outline = Outline()
        lines = [line.strip() for line in _EVAL.findall(data.decode("utf-8", "replace"))]
        ways = [tuple(ast.literal_eval(match[1])) for match in map(_CATEGORY.match, lines) if match]
        judged = {line: _passes(line, outline) for line in lines}
        if ways:  # a feed stands in one folder here: that of any of its categories
            judged["one of its categories"] = bool(outline.feeds) and outline.feeds[0].path in ways
        for line, passed in judged.items():
            counts["expectations"] += passed is not None
            counts["met"] += passed is True
            counts[f"not met: {path.stem.rpartition('__')[2]}: `{line}`"] += passed is False
    return "### listparser's expectations of feeds, titles, addresses, categories\n\n" + _table(
        [(name, count) for name, count in counts.items() if count]
    )


def _passes(line: str, outline: Outline) -> bool | None:
    """Whether an expectation is met; None for one of something that a reader does not keep."""
    if match := _COUNT.match(line):
        return len(outline.feeds) == int(match[1])
    if match := _FIELD.match(line):
        place, wanted = int(match[1]), ast.literal_eval(match[3])
        if place >= len(outline.feeds):
            return False
        feed = outline.feeds[place]
        return bool(wanted == (feed.url if match[2] == "url" else feed.own_title or feed.title))
    return None


# ---------------------------------------------------------------- speed


def big_list(feeds: int) -> bytes:
    """A list of so many feeds in 350 folders."""
    return write_opml(
        Outline(
            tuple(
                OutlineFeed(
                    f"https://a{number}.example/rss.xml?x={number}",
                    f"Báo số {number}",
                    f"https://a{number}.example/",
                    (f"Thư mục {number % 50}", f"Con {number % 7}"),
                    "Tin nhanh, cập nhật liên tục",
                    "vi",
                )
                for number in range(feeds)
            )
        )
    )


def _speed(feeds: int) -> str:
    data = big_list(feeds)
    steps: list[int] = []
    begun: list[object] = []
    note = begun.append
    event.listen(Engine, "begin", note)
    with tempfile.TemporaryDirectory(prefix="newsreader-bench-") as folder:
        library = open_library(library_paths(Path(folder)))
        begun.clear()
        start = time.perf_counter()
        import_opml(library, data, "big.opml", lambda done, _total: steps.append(done))
        first = time.perf_counter() - start
        transactions = len(begun)
        start = time.perf_counter()
        known = import_opml(library, data, "big.opml").known
        again = time.perf_counter() - start
        start = time.perf_counter()
        same = _tree(read_opml(export_opml(library), "x")) == _tree(read_opml(data, "x"))
        out = time.perf_counter() - start
        library.close()
    event.remove(Engine, "begin", note)
    rows = [
        (f"import of {feeds:,} feeds in 350 folders, seconds", f"{first:.2f}"),
        ("transactions, reading ones too", transactions),
        ("steps of progress told", len(steps)),
        (f"the same list once more ({known:,} known), seconds", f"{again:.2f}"),
        (f"export and reading both again ({'the same tree' if same else 'ANOTHER TREE'}), seconds", f"{out:.2f}"),
    ]
    return "### A long list\n\n" + _table(rows)


def _table(rows: Sequence[tuple[str, object]]) -> str:
    lines = ["| | |", "| --- | ---: |", *(f"| {name} | {value} |" for name, value in rows)]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.stdout.write(report())
