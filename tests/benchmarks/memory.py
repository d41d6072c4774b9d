"""Peak memory of `kg extract` with workers: of each worker and of the process that starts them.

    python tests/benchmarks/memory.py ARTICLES.jsonl [--limits 200 800] [--workers 2]

Runs the command once for each limit and prints the peak resident memory (VmHWM) of the parent and of
its children in MB; memory that workers share with the parent since the fork counts in both.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def peak_mb(process: int) -> int:
    """The peak resident memory of a process so far, 0 when it has ended."""
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


def children(process: int) -> list[int]:
    """The processes that a process has started."""
    try:
        return [int(n) for n in Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii").split()]
    except OSError:
        return []


def watch(command: list[str]) -> tuple[int, list[int], float]:
    """Peaks in MB of a command and of its children, largest first, and its seconds of wall time."""
    peaks: dict[int, int] = {}
    started = time.perf_counter()
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as running:
        while running.poll() is None:
            for process in (running.pid, *children(running.pid)):
                peaks[process] = max(peaks.get(process, 0), peak_mb(process))
            time.sleep(0.1)
    parent = peaks.pop(running.pid, 0)
    return parent, sorted(peaks.values(), reverse=True), time.perf_counter() - started


def main() -> None:
    """Prints one line a limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--limits", type=int, nargs="+", default=[200, 800])
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    lines = options.articles.read_text(encoding="utf-8").splitlines(keepends=True)
    for limit in options.limits:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder, "articles.jsonl")
            source.write_text("".join(lines[:limit]), encoding="utf-8")
            command = [sys.executable, "-m", "kg", "extract", str(source), "-o", str(Path(folder, "findings.jsonl"))]
            parent, workers, seconds = watch([*command, "--workers", str(options.workers)])
        print(f"{len(lines[:limit])} articles: parent {parent} MB, workers {workers} MB, {seconds:.1f} s", flush=True)


if __name__ == "__main__":
    main()
