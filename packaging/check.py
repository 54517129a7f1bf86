"""The gate, as `make test` runs it: every check in turn, all even when one fails, each with its time."""

import sys

from steps import ROOT, Result, Step, run, table, tool

CODE = tuple(folder for folder in ("src", "tests", "benchmarks", "packaging") if (ROOT / folder).exists())
PYTEST = "pytest"
# Four also on two cores: the tests of the window wait for most of their time.
TOGETHER = ("-n4", "--dist=loadfile", "--durations=10")

STEPS = (
    Step("ruff check", (tool("ruff"), "check", *CODE), 60),
    Step("ruff format", (tool("ruff"), "format", "--check", *CODE), 60),
    Step("mypy", (tool("mypy"), *CODE), 300),
    Step("import contract", (tool("lint-imports"), "--no-cache"), 60),
    # Slow tests are the proofs' (prove.py). Four minutes on a quiet machine; one four times as slow passes too.
    Step(PYTEST, (tool("python"), "-m", "pytest", "-m", "not slow", *TOGETHER), 1500),
    Step("wheel in a clean virtual environment", (tool("python"), "packaging/wheel.py"), 300),
    Step("age of the proofs", (tool("python"), "packaging/prove.py", "--age"), 30),
)


def main(names: list[str]) -> int:
    """Run the steps whose name begins with one of `names`, or all; 1 when one failed."""
    chosen = [step for step in STEPS if not names or any(step.name.startswith(name) for name in names)]
    results = [run(step) for step in chosen]
    print("\n" + table(results))
    print(_pytest_summary(results))
    return 0 if results and all(result.passed for result in results) else 1


def _pytest_summary(results: list[Result]) -> str:
    """pytest's own last line, so that it stands at the end of the whole run too."""
    return next((result.last for result in results if result.step.name == PYTEST), "pytest was not asked for")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
