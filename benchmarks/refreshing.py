"""First refresh, second refresh (all 304) and a tick of news, ours beside the peers, in one run."""

from collections.abc import Callable
from pathlib import Path

from benchmarks import turns
from benchmarks.measure import Cost, cost_of, table
from benchmarks.readers import Lemon24Reader, Liferea, Newsboat, Ours, Reader
from benchmarks.serving import Site
from benchmarks.world import World

REMARKS = """
"answers" are the server's, by status: a reader that gets 200 where others get 304 sends no validators then, and
one that got none asked nothing. Ours is measured until the articles are stored, counted, listed and searchable
with their sections; "terms, signatures, stories" and "tidying the index" follow it in the background and stand on
lines of their own. The peers have nothing to set beside those two.
"""

FIRST, TICK = "first", "a tick of news"
LATENCY = 0.03  # seconds


def report(feeds: int, folder: Path) -> str:
    """Measure and tell, as Markdown."""
    readers: list[Reader] = [
        Ours(),
        Liferea(),
        Newsboat(),
        Lemon24Reader(Path("build") / "bench" / "lemon24-reader"),
    ]
    there = [reader for reader in readers if reader.present()]
    missing = [reader.name for reader in readers if reader not in there]
    rows: list[tuple[object, ...]] = []
    with Site(World(feeds)) as site:
        in_turn = turns.report(site, feeds, folder)
        urls = [site.url(feed) for feed in range(feeds)]
        for reader in there:
            reader.subscribe(_place(folder, reader), urls)
        acts: tuple[tuple[str, Callable[[], None]], ...] = (
            (FIRST, lambda: None),
            ("second, all 304", lambda: None),
            ("all 304, each after 30 ms", lambda: site.answer_after(LATENCY)),
            (TICK, lambda: _publish(site)),
        )
        for act, prepare in acts:
            prepare()
            site.requests()
            costs = {}
            for reader in there:
                if reader.first_only and act != FIRST:
                    continue
                costs[reader.name] = reader.refresh(_place(folder, reader))
                rows.append(_row(act, reader, costs, site.requests()))
                if isinstance(reader, Ours) and act in {FIRST, TICK}:
                    rows += _background(act, folder)
    note = f"\nNot there: {', '.join(missing)}.\n" if missing else ""
    head = ("refresh", "reader", "wall s", "ours / theirs", "CPU s", "memory MB", "answers", "exit")
    return f"## Refreshing {feeds} feeds\n\n{in_turn}\n{table(head, rows)}\n{note}{REMARKS}"


def _publish(site: Site) -> None:
    site.answer_after(0.0)
    site.tick()


def _place(folder: Path, reader: Reader) -> Path:
    return folder / reader.name.replace("/", "-")


def _background(act: str, folder: Path) -> list[tuple[object, ...]]:
    """What ours does after a refresh, on lines of its own."""
    rows: list[tuple[object, ...]] = []
    for deed, name in (("derive", "terms, signatures, stories"), ("settle", "tidying the index")):
        cost = cost_of(Ours().deed(deed, folder / Ours.name))
        told = f"{cost.wall:.1f}", "", f"{cost.cpu:.1f}", f"{cost.memory:.0f}", "", cost.code
        rows.append((f"{act}: {name}", Ours.name, *told))
    return rows


def _row(act: str, reader: Reader, costs: dict[str, Cost], answers: dict[int, int]) -> tuple[object, ...]:
    cost, ours = costs[reader.name], costs[Ours.name]
    told = ", ".join(f"{count} × {status}" for status, count in sorted(answers.items()))
    ratio = f"{ours.wall / cost.wall:.2f}"
    spent = (
        f"{cost.wall:.1f}",
        ratio,
        f"{cost.cpu:.1f}" if cost.cpu else "",
        f"{cost.memory:.0f}" if cost.memory else "",
    )
    return act, reader.version(), *spent, told, cost.code
