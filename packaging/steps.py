"""Running one command of the gate: its output as it comes, its time, its limit. Standard library only."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = ROOT / ".venv" / ("Scripts" if os.name == "nt" else "bin")


@dataclass(frozen=True, slots=True)
class Step:
    """A command with the name it is reported under. `limit` in seconds; then it is ended and has failed."""

    name: str
    command: tuple[str, ...]
    limit: int = 300


@dataclass(frozen=True, slots=True)
class Result:
    """How a step ended. `last` is the last line it printed, `seconds` its wall time."""

    step: Step
    passed: bool
    seconds: float
    last: str


def tool(name: str) -> str:
    """The path of a command of the virtual environment."""
    return str(BIN / name)


def headless() -> dict[str, str]:
    """The environment in which Qt draws without a display and has nothing to warn of."""
    folder = Path(tempfile.gettempdir()) / f"newsreader-runtime-{os.getuid() if os.name != 'nt' else 0}"
    folder.mkdir(mode=0o700, exist_ok=True)
    environment = {key: value for key, value in os.environ.items() if not key.startswith("NEWSREADER_")}
    environment.update(
        QT_QPA_PLATFORM="offscreen",
        XDG_RUNTIME_DIR=os.environ.get("XDG_RUNTIME_DIR", str(folder)),
        LC_ALL="C.UTF-8",  # Qt warns of a locale that is not UTF-8
        PYTHONUTF8="1",
        PYTHONDONTWRITEBYTECODE="1",
    )
    return environment


def run(step: Step, environment: Mapping[str, str] | None = None) -> Result:
    """Run `step` from the project's folder and print what it prints."""
    print(f"\n== {step.name}", flush=True)
    begun = time.monotonic()
    process = subprocess.Popen(
        step.command,
        cwd=ROOT,
        env=dict(headless() if environment is None else environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    )
    last = _copy_output(process, begun + step.limit)
    seconds = time.monotonic() - begun
    return Result(step, process.returncode == 0, seconds, last)


def _copy_output(process: subprocess.Popen[str], until: float) -> str:
    assert process.stdout is not None
    ended = threading.Event()
    timer = threading.Timer(max(0.0, until - time.monotonic()), _end, (process, ended))
    timer.daemon = True
    timer.start()
    last = ""
    for line in process.stdout:
        sys.stdout.write(line)
        sys.stdout.flush()
        last = line.strip() or last
    process.wait()
    timer.cancel()
    if ended.is_set():
        last = "ended: it took too long"
        print(last)
    return last


def _end(process: subprocess.Popen[str], ended: threading.Event) -> None:
    ended.set()
    if os.name == "nt":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)


def table(results: Sequence[Result]) -> str:
    """The results as lines of text: passed or FAILED, seconds, name."""
    lines = [
        f"{'passed' if result.passed else 'FAILED'} {result.seconds:7.1f} s  {result.step.name}"
        for result in results
    ]
    whole = sum(result.seconds for result in results)
    return "\n".join([*lines, f"       {whole:7.1f} s  in all"])
