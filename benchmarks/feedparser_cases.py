"""feedparser's own test cases, asked of our values: what each case expects, and how ours compares.

A case says in a comment what it expects, as a Python expression over feedparser's result; `feedparser_names` says
what the names in it stand for and how is compared.
"""

import ast
import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from benchmarks.feedparser_names import NotKeptError, Said, names_of
from newsreader.errors import ParseError
from newsreader.feeds.addresses import is_web
from newsreader.feeds.parse import parse

SITE = "http://127.0.0.1:8097/"  # where feedparser's suite serves its cases
AS_EXPECTED, DIFFERS, NOT_KEPT = "as expected", "differs", "not kept"
_EXPECT = re.compile(r"Expect:[ \t]*([^\r\n]*)")
_HEADER = re.compile(r"Header:\s*([^:\s]+):[ \t]*([^\r\n]*)")


# Why a case that we fail is right to fail, by its path.
_REASONS = (
    ("_crazy", "comments and scripts are no text; feedparser's sanitizer lets words of both through"),
    ("_(object|iframe)", "text after the open tag of a frame or object is inside it, as browsers read it"),
    ("nested_cdata", "a CDATA section inside HTML is a comment, as browsers read it"),
    ("not_a_doctype", "<!' begins a comment in HTML, as browsers read it"),
    ("/[lr]ang", "the entity's letter in HTML 5; feedparser has that of HTML 4"),
    ("linenoise", "valid UTF-8 but for a byte: that byte alone is read as Windows-1252"),
    ("description_and_summary", "of two descriptions the longer is the text of the article"),
)


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its path below the suite, what it expects, and the document with what its server says."""

    path: str
    expected: str
    body: bytes
    url: str
    content_type: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a case ended: the `fields` that it asks for, and AS_EXPECTED, DIFFERS or NOT_KEPT."""

    path: str
    fields: str
    verdict: str

    @property
    def reason(self) -> str:
        """Why it differs rightly; "" for a case that should not, and for all others."""
        if self.verdict != DIFFERS:
            return ""
        return next((why for pattern, why in _REASONS if re.search(pattern, self.path)), "")

    def __str__(self) -> str:
        return "\t".join((self.path, self.fields, self.verdict, self.reason)).rstrip()


def judge_all(suite: Path) -> list[Verdict]:
    """The verdicts on all cases below `suite`, in the order of their paths."""
    files = sorted(suite.rglob("*"), key=lambda file: file.relative_to(suite).as_posix())
    return [judge(_case(file, suite)) for file in files if file.suffix in (".xml", ".json")]


def _case(file: Path, suite: Path) -> Case:
    body = file.read_bytes()
    head = body.replace(b"\0", b"")[:4000].decode("utf-8", "replace")
    if file.suffix == ".json":
        head = str(json.loads(body)["__TEST__"])
    expect = _EXPECT.search(head)
    headers = {name.lower(): value.strip() for name, value in _HEADER.findall(head)}
    path = file.relative_to(suite).as_posix()
    place = urljoin(SITE, headers.get("content-location") or path)
    url = place if is_web(place) else SITE
    return Case(
        path, expect[1].replace("-->", "").strip() if expect else "", body, url, headers.get("content-type", "")
    )


def judge(case: Case) -> Verdict:
    """Compare what `case` expects with what we make of its document."""
    try:
        names = names_of(parse(case.body, url=case.url, content_type=case.content_type), case.url, case.body)
    except ParseError as error:
        names = Said({"entries": (), "feed": Said({}), "error": error.code})
    fields, verdicts = [], set()
    for part in _parts(case.expected):
        verdict = _verdict(part, names)
        verdicts.add(verdict)
        if verdict != NOT_KEPT:
            fields += re.findall(r"(?:feed|entries\[\d+\])(?:\[[^\]]+\]|\.\w+)+", ast.unparse(part))
    worst = next((each for each in (DIFFERS, AS_EXPECTED) if each in verdicts), NOT_KEPT)
    return Verdict(case.path, " ".join(dict.fromkeys(fields)).replace("'", ""), worst)


def _parts(expected: str) -> Sequence[ast.expr]:
    tree = ast.parse(expected or "1", mode="eval").body
    return tree.values if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else [tree]


def _verdict(part: ast.expr, names: Mapping[str, object]) -> str:
    code = compile(ast.Expression(part), "case", "eval")
    try:
        # As feedparser's suite does it: the expressions are written in Python.
        right = eval(code, {"__builtins__": {"len": len}}, names)
    except NotKeptError:
        return NOT_KEPT
    except IndexError:
        return DIFFERS
    return AS_EXPECTED if right else DIFFERS


def main() -> None:
    """Print the list that is committed: the cases of the folder given that are about what we keep."""
    for verdict in judge_all(Path(sys.argv[1])):
        if verdict.verdict != NOT_KEPT:
            sys.stdout.write(f"{verdict}\n")


if __name__ == "__main__":
    main()
