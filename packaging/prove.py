"""What takes longer than the gate, as `make prove` runs it; the results are kept in docs/proof.md.

packaging/prove.py           every proof
packaging/prove.py NAME ...  only these; the others keep their lines
packaging/prove.py --age     say which proofs are older than what they prove
"""

import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime

from steps import ROOT, Result, Step, run, tool

PROOF = ROOT / "docs" / "proof.md"
HEAD = """# Proofs

What `make prove` ran, when, and on which commit; `make prove ONLY=name` renews one line. The gate (`make test`)
is not repeated here: it runs on every change. A line is renewed whenever what it proves is touched; the gate
says at its end which lines are older than that.

| proof | what it shows | result | seconds | date (UTC) | commit | system |
| --- | --- | --- | --- | --- | --- | --- |
"""


@dataclass(frozen=True, slots=True)
class Proof:
    """A step, what it shows, and the folders it is about."""

    step: Step
    shows: str
    about: tuple[str, ...]

    @property
    def name(self) -> str:
        """The name that stands in the table and behind ONLY=."""
        return self.step.name


def _pytest(name: str, *arguments: str, limit: int) -> Step:
    return Step(name, (tool("python"), "-m", "pytest", *arguments), limit)


FUZZ = f"""for seed in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    {tool("python")} -m pytest -m hypothesis --hypothesis-seed=$seed || exit 1
done"""

PROOFS = (
    Proof(
        _pytest("slow", "-m", "slow", limit=3600),
        "kill runs, power cuts and full disks at every write, pages of noise, five years of news, a window where "
        "anything is pressed, and what else is marked slow",
        ("src", "tests"),
    ),
    Proof(
        _pytest("corpus", "-m", "corpus", limit=1800),
        "feeds and pages as outlets publish them, from the corpus beside the checkout",
        ("src/newsreader/feeds", "src/newsreader/text", "src/newsreader/stories"),
    ),
    Proof(
        Step("fuzz", ("sh", "-c", FUZZ), 3600),
        "the property tests twenty times over, each time with other examples",
        ("src/newsreader/feeds", "src/newsreader/text", "src/newsreader/store"),
    ),
    Proof(
        Step("bare-run", ("sh", "packaging/bare.sh", "run"), 1800),
        "`make run` from a clone in a bare Debian 12 without a display",
        ("Makefile", "packaging", "pyproject.toml"),
    ),
    Proof(
        Step("bare-test", ("sh", "packaging/bare.sh", "test"), 3600),
        "`make test` from a clone in a bare Debian 12",
        ("Makefile", "packaging", "pyproject.toml"),
    ),
    Proof(
        Step("bare-deb", ("sh", "packaging/bare.sh", "deb"), 1800),
        "the .deb, installed in a bare Debian 12: window offscreen, a loopback feed added and listed",
        ("packaging", "pyproject.toml", "src/newsreader/assets.py", "src/newsreader/__main__.py"),
    ),
)


def git(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Ask git about the checkout, whoever owns it."""
    return subprocess.run(
        ["git", "-c", f"safe.directory={ROOT}", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def commit() -> str:
    """The commit that is checked out, with a plus when something has been changed since."""
    changed = git("status", "--porcelain", "--", ".", ":!docs/proof.md").stdout.strip()
    return git("rev-parse", "--short=12", "HEAD").stdout.strip() + ("+" if changed else "")


def kept_lines() -> dict[str, str]:
    """The lines of docs/proof.md by the name of their proof."""
    if not PROOF.exists():
        return {}
    rows = [line for line in PROOF.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return {row.split("|")[1].strip(): row for row in rows[2:]}


def line(proof: Proof, result: Result) -> str:
    """The line of the table for a proof that was just run; pytest's own summary is its result."""
    said = result.last.strip("= ").replace("|", "/")
    told = ("passed" if result.passed else "FAILED") + (f": {said}" if said else "")
    system = (
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, {os.cpu_count()} cores"
    )
    when = datetime.now(UTC).strftime("%Y-%m-%d %H:%M")
    cells = (proof.name, proof.shows, told, f"{result.seconds:.0f}", when, commit(), system)
    return "| " + " | ".join(cells) + " |"


def prove(names: list[str]) -> int:
    """Run the proofs of these names, or all, and renew their lines."""
    unknown = set(names) - {proof.name for proof in PROOFS}
    if unknown:
        print(f"there is no proof {', '.join(sorted(unknown))}; there are", *(proof.name for proof in PROOFS))
        return 2
    lines, failed = kept_lines(), False
    for proof in PROOFS:
        if names and proof.name not in names:
            continue
        result = run(proof.step)
        lines[proof.name] = line(proof, result)
        failed = failed or not result.passed
        PROOF.parent.mkdir(exist_ok=True)
        kept = [lines[known.name] for known in PROOFS if known.name in lines]
        PROOF.write_text(HEAD + "\n".join(kept) + "\n", encoding="utf-8")
    print("\n" + "\n".join(lines.values()))
    return 1 if failed else 0


def tell_age() -> int:
    """Print which proofs are missing, failed, or older than what they prove. It never fails the gate."""
    if not shutil.which("git") or not (ROOT / ".git").exists():
        print("not a clone: the age of the proofs cannot be told")
        return 0
    lines = kept_lines()
    for proof in PROOFS:
        if proof.name not in lines:
            print(f"{proof.name}: not proved yet")
            continue
        cells = [cell.strip() for cell in lines[proof.name].split("|")]
        since = git("diff", "--quiet", cells[6].rstrip("+"), "--", *proof.about).returncode
        if not cells[3].startswith("passed"):
            print(f"{proof.name}: {cells[3]}")
        elif since != 0:
            print(f"{proof.name}: proved on {cells[5]}; what it proves has been touched since")
    return 0


if __name__ == "__main__":
    sys.exit(tell_age() if sys.argv[1:] == ["--age"] else prove(sys.argv[1:]))
