"""The house: arrows go down only, one owner per third-party package, and no room grows too large."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tokenize
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests import house
from tests.house import PACKAGE, ROOT, Measure, Source

# Third-party package -> the one room, or file, that may import it. sqlite3 is ours to guard like one.
OWNERS = {
    "PySide6": "gui",
    "shiboken6": "gui",
    "fontpkg": "gui",
    "fontpkg_inter": "gui",
    "fontpkg_source_serif_4": "gui",
    "feedparser": "feeds.parse",
    "aiohttp": "feeds.fetch",
    "aiohttp_socks": "feeds.socks",
    "truststore": "feeds.trust",
    "yarl": "feeds.fetch",  # aiohttp's type for addresses
    "sqlalchemy": "store",
    "sqlite3": "store",
    "html2text": "text.markdown",
    "nh3": "text.sanitize",
    "selectolax": "text",
    "trafilatura": "text.extract",
    "keyring": "library.passwords",
    "jeepney": "gui.session_bus",
    "platformdirs": "paths",
    "PIL": "library.pictures",
    "zstandard": "packing",
}
EMPTY_NAMES = re.compile(r"^(base|common|misc)$|(^|_)(utils?|helpers?|managers?)($|_)")
EMPTY_CLASSES = re.compile(r"(Manager|Helper|Utils?|Base|Mixin)$")


@pytest.fixture(autouse=True, scope="module")
def _the_source_is_let_go() -> Iterator[None]:
    """A quarter of a gigabyte of small objects, which the search for cycles would walk through in all later tests."""
    yield
    house.sources.cache_clear()


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = Path(sys.executable).parent / "lint-imports"
    return subprocess.run(
        [command, "--no-cache", "--config", str(ROOT / "pyproject.toml")],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONUTF8": "1", "NO_COLOR": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package that a test may break; `lint_imports` looks at it instead of the checkout."""
    shutil.copytree(PACKAGE, tmp_path / "newsreader", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def test_import_contract_holds() -> None:
    result = lint_imports(ROOT / "src")
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("room", "line", "told"),
    [
        ("model/feeds.py", "import newsreader.library", "newsreader.model.feeds -> newsreader.library"),
        ("feeds/__init__.py", "import newsreader.text.plain", "newsreader.feeds -> newsreader.text.plain"),
        ("cli/__init__.py", "import newsreader.store", "newsreader.cli -> newsreader.store"),
        ("worker/__init__.py", "import PySide6.QtCore", "newsreader.worker -> PySide6"),
        ("library/__init__.py", "import sqlite3", "newsreader.library -> sqlite3"),
        ("feeds/opml.py", "import aiohttp", "newsreader.feeds.opml -> aiohttp"),
        ("text/plain.py", "import html2text", "newsreader.text.plain -> html2text"),
        ("settings.py", "import platformdirs", "newsreader.settings -> platformdirs"),
        ("attic.py", "", "newsreader.attic"),
    ],
)
def test_planted_violation_is_refused(copy: Path, room: str, line: str, told: str) -> None:
    with (copy / "newsreader" / room).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    result = lint_imports(copy)
    assert result.returncode != 0
    assert told in result.stdout + result.stderr


def owner_offenders(sources: Sequence[Source]) -> Iterator[str]:
    for source in sources:
        for line, name in house.imports(source):
            top = name.partition(".")[0]
            if top == "newsreader" or (top in sys.stdlib_module_names and top not in OWNERS):
                continue
            owner = OWNERS.get(top, "nobody")
            if source.room != owner and not source.room.startswith(owner + "."):
                yield f"{source.room}:{line} imports {name}, owned by {owner}"


def test_each_third_party_package_has_one_owner() -> None:
    refuse(list(owner_offenders(house.sources())))


def test_an_unlisted_package_has_no_owner() -> None:
    planted = Source(PACKAGE / "text" / "plain.py", "", ast.parse("import requests\nimport nh3\nimport re"))
    assert list(owner_offenders([planted])) == [
        "text.plain:1 imports requests, owned by nobody",
        "text.plain:2 imports nh3, owned by text.sanitize",
    ]


def refuse(offenders: list[str]) -> None:
    """Fail with every offender on a line of its own."""
    assert not offenders, "\n" + "\n".join(offenders)


def over(measures: list[Measure], limit: int) -> list[str]:
    return [f"{measure.where}: {measure.size}" for measure in measures if measure.size > limit]


def largest(measures: list[Measure]) -> str:
    ordered = sorted(measures, key=lambda measure: -measure.size)
    return "\n".join(f"{measure.size:5} {measure.where}" for measure in ordered[:15])


def test_files_stay_small() -> None:
    measures = house.files()
    sizes = [measure.size for measure in measures]
    refuse(over(measures, 500))
    assert house.percentile(sizes, 0.5) <= 120, largest(measures)
    assert house.percentile(sizes, 0.9) <= 300, largest(measures)


@pytest.mark.parametrize("folder", ["tests", "packaging", "benchmarks"])
def test_files_beside_the_package_stay_small(folder: str) -> None:
    refuse(over(house.files(ROOT / folder), 500))


def test_functions_stay_small() -> None:
    measures = [measure for source in house.sources() for measure in house.functions(source)]
    refuse(over(measures, 60))
    assert house.percentile([measure.size for measure in measures], 0.9) <= 30, largest(measures)


def test_classes_stay_small() -> None:
    measures = [measure for source in house.sources() for measure in house.classes(source)]
    refuse(over(measures, 20))


def test_tables_do_not_count_as_code() -> None:
    text = "A = (\n 1,\n 2,\n)\nB = f(\n 1,\n)\n@dataclass(frozen=True)\nclass C:\n    x: int\n    y: int\n"
    assert house.code_lines(Source(PACKAGE / "x.py", text, ast.parse(text))) == 5


def test_percentile_is_the_nearest_rank() -> None:
    assert house.percentile(list(range(1, 11)), 0.5) == 5
    assert house.percentile(list(range(1, 11)), 0.9) == 9
    assert house.percentile([7], 0.9) == 7


def test_every_module_says_what_it_holds() -> None:
    silent = [source.room for source in house.sources() if source.text and not ast.get_docstring(source.tree)]
    refuse(silent)


def test_names_are_nouns_of_the_field() -> None:
    sources = house.sources()
    modules = [source.room for source in sources if EMPTY_NAMES.search(source.path.stem)]
    kinds = [
        f"{source.room}.{node.name}"
        for source in sources
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ClassDef) and EMPTY_CLASSES.search(node.name)
    ]
    refuse(modules + kinds)


def comments(source: Source) -> Iterator[tuple[int, str]]:
    with source.path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string


def test_an_exemption_gives_its_reason_on_the_line() -> None:
    bare = re.compile(r"#\s*(type: ignore|noqa)(\[[^\]]*\]|: *[A-Z0-9, ]+)?\s*$")
    offenders = [
        f"{source.path.relative_to(ROOT)}:{line} {text}"
        for folder in (PACKAGE, ROOT / "tests")
        for source in house.sources(folder)
        for line, text in comments(source)
        if bare.search(text)
    ]
    refuse(offenders)


def test_nothing_is_left_for_later() -> None:
    later = re.compile(r"#.*\b(TO" + r"DO|FIX" + r"ME|XXX|HACK)\b")
    offenders = [
        f"{source.room}:{line}"
        for source in house.sources()
        for line, text in comments(source)
        if later.search(text)
    ]
    refuse(offenders)


def test_a_broad_except_gives_its_reason() -> None:
    offenders = []
    for source in house.sources():
        lines = source.text.splitlines()
        for node in ast.walk(source.tree):
            if isinstance(node, ast.ExceptHandler) and _is_broad(node):
                nearby = lines[node.lineno - 1 : node.body[0].end_lineno]
                if not any("#" in line for line in nearby):
                    offenders.append(f"{source.room}:{node.lineno}")
    refuse(offenders)


def _is_broad(node: ast.ExceptHandler) -> bool:
    caught = node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"}
    last = node.body[-1]
    passes_on = isinstance(last, ast.Raise) and last.exc is None
    return caught and not passes_on


# ---------------------------------------------------------------- what is tracked

# Put together from halves, so that this file does not name what it forbids.
_FOLDERS = "|".join(("wo" + "rk", "ro" + "ot", "op" + "t", r"Users/\w+", "ho" + r"me/\w+"))
MACHINE_PATHS = re.compile(r"(?<![\w.~$}*-])/(?:" + _FOLDERS + r")/\w")
_HOSTS = ("files[.]python" + "hosted", "pypi[.]org/" + "simple", "registry[.]np" + "m")
REGISTRY_HOSTS = re.compile("|".join(_HOSTS))
LOCK_FILES = re.compile(r"(\.lock|^requirements.*\.txt|package-lock\.json)$")


def tracked() -> list[Path]:
    """What git tracks or would; in an unpacked source package, every file of the project's folders."""
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "-co", "--exclude-standard"]
    if (ROOT / ".git").exists() and shutil.which("git"):
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
        paths = [ROOT / name for name in listed.split("\0") if name]
    else:
        folders = ("src", "tests", "packaging", "resources", "docs", "benchmarks")
        paths = [path for folder in folders for path in (ROOT / folder).rglob("*")]
        paths += list(ROOT.glob("*.*"))
    return [path for path in paths if path.is_file() and "__pycache__" not in path.parts]


def test_no_tracked_file_names_a_machine() -> None:
    offenders = []
    for path in tracked():
        if path.is_relative_to(ROOT / "tests" / "data"):
            continue  # the web's own documents, in which any path may stand
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found = MACHINE_PATHS.search(text) or REGISTRY_HOSTS.search(text)
        if found:
            offenders.append(f"{path.relative_to(ROOT)}: {found.group()}")
    refuse(offenders)


def test_machine_paths_are_recognised() -> None:
    assert MACHINE_PATHS.search("see " + "/wo" + "rk/x")
    assert MACHINE_PATHS.search('"/ho' + 'me/an/x"')
    assert not MACHINE_PATHS.search("https://example.org" + "/wo" + "rk/x")


def test_no_lock_file_is_tracked() -> None:
    refuse([str(path) for path in tracked() if LOCK_FILES.search(path.name)])
