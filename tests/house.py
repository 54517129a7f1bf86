"""Measures of the source for tests/test_architecture.py: lines of code, functions, classes, imports.

Knows Python's syntax tree and nothing of what the program does.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "newsreader"

_LITERALS = (ast.Tuple, ast.List, ast.Dict, ast.Set)
_WRAPPERS = frozenset({"frozenset", "tuple", "dict", "MappingProxyType"})


@dataclass(frozen=True, slots=True)
class Source:
    """One Python file: its path, text and syntax tree."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The dotted name below the package: "feeds.parse"; "" for the package itself."""
        parts = self.path.relative_to(PACKAGE).with_suffix("").parts
        return ".".join(part for part in parts if part != "__init__")


@dataclass(frozen=True, slots=True)
class Measure:
    """A length in lines, or a number of methods, and where it was found."""

    where: str
    size: int


@cache
def sources(folder: Path = PACKAGE) -> tuple[Source, ...]:
    """Every Python file below `folder`, in order of path; read once, as no test changes them."""
    found = []
    for path in sorted(folder.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found.append(Source(path, text, ast.parse(text)))
    return tuple(found)


def code_lines(source: Source) -> int:
    """Lines of a file without its tables: literals of the module and fields of frozen dataclasses."""
    tables: set[int] = set()
    for node in source.tree.body:
        for part in _table_parts(node):
            tables.update(range(part.lineno, (part.end_lineno or part.lineno) + 1))
    return len(source.text.splitlines()) - len(tables)


def _table_parts(node: ast.stmt) -> list[ast.stmt]:
    if isinstance(node, ast.Assign | ast.AnnAssign) and _is_literal(node.value):
        return [node]
    if isinstance(node, ast.ClassDef) and _is_value(node):
        return [part for part in node.body if isinstance(part, ast.AnnAssign)]
    return []


def _is_literal(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id in _WRAPPERS:
        return all(_is_literal(argument) for argument in value.args)
    if isinstance(value, ast.BinOp):
        return _is_literal(value.left) and _is_literal(value.right)
    return isinstance(value, _LITERALS) and not any(isinstance(part, ast.Lambda) for part in ast.walk(value))


def _is_value(node: ast.ClassDef) -> bool:
    return any("frozen=True" in ast.unparse(decorator) for decorator in node.decorator_list)


def functions(source: Source) -> Iterator[Measure]:
    """Each function and method with its lines, its docstring left out."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            size = (node.end_lineno or node.lineno) - node.lineno + 1 - _docstring_lines(node)
            yield Measure(f"{_shown(source)}:{node.lineno} {node.name}", size)


def _docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    if ast.get_docstring(node) is None:
        return 0
    first = node.body[0]
    return (first.end_lineno or first.lineno) - first.lineno + 1


def classes(source: Source) -> Iterator[Measure]:
    """Each class with the number of its methods, properties included."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef):
            methods = [part for part in node.body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)]
            yield Measure(f"{_shown(source)}:{node.lineno} {node.name}", len(methods))


def imports(source: Source) -> Iterator[tuple[int, str]]:
    """Each import of another package: line and dotted name, those inside functions too."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.lineno, node.module or ""


def files(folder: Path = PACKAGE) -> list[Measure]:
    """Each file with its lines of code."""
    return [Measure(_shown(source), code_lines(source)) for source in sources(folder)]


def percentile(sizes: list[int], share: float) -> int:
    """The size that `share` of the sizes do not exceed (nearest rank)."""
    ordered = sorted(sizes)
    return ordered[max(0, -(-int(len(ordered) * share * 1000) // 1000) - 1)]


def _shown(source: Source) -> str:
    return str(source.path.relative_to(ROOT)) if source.path.is_relative_to(ROOT) else source.path.name
