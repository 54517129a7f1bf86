"""First refresh, second refresh (all 304) and a tick of news, ours beside the peers, in one run."""

from pathlib import Path

from benchmarks.measure import Cost, cost_of, table
from benchmarks.readers import Lemon24Reader, Newsboat, Ours, Reader
from benchmarks.serving import Site
from benchmarks.world import World


def report(feeds: int, folder: Path) -> str:
    """Measure and tell, as Markdown."""
    readers: list[Reader] = [Ours(), Newsboat(), Lemon24Reader(Path("build") / "bench" / "lemon24-reader")]
    there = [reader for reader in readers if reader.present()]
    missing = [reader.name for reader in readers if reader not in there]
    rows = []
    with Site(World(feeds)) as site:
        urls = [site.url(feed) for feed in range(feeds)]
        for reader in there:
            reader.subscribe(folder / reader.name.replace("/", "-"), urls)
        for act, prepare in (("first", None), ("second, all 304", None), ("a tick of news", site.tick)):
            if prepare is not None:
                prepare()
            site.requests()
            costs = {}
            for reader in there:
                costs[reader.name] = cost_of(reader.refresh(folder / reader.name.replace("/", "-")))
                rows.append(_row(act, reader.name, costs, site.requests()))
    note = f"\nNot there: {', '.join(missing)}.\n" if missing else ""
    head = ("refresh", "reader", "wall s", "ours / theirs", "CPU s", "memory MB", "answers", "exit")
    return f"## Refreshing {feeds} feeds\n\n{table(head, rows)}\n{note}"


def _row(act: str, name: str, costs: dict[str, Cost], answers: dict[int, int]) -> tuple[object, ...]:
    cost, ours = costs[name], costs[Ours.name]
    told = ", ".join(f"{count} × {status}" for status, count in sorted(answers.items()))
    ratio = f"{ours.wall / cost.wall:.2f}"
    return act, name, f"{cost.wall:.1f}", ratio, f"{cost.cpu:.1f}", f"{cost.memory:.0f}", told, cost.code
