"""Peak memory of `kg build` or `kg extract`, of the command and all its processes together.

    python tests/benchmarks/memory.py ARTICLES.jsonl [--limits 500 5000] [--command build] [--workers 1] [--steps]

Runs the command once for each limit. While it runs, the proportional set size (PSS: memory that processes share
counts once) of the command and of all processes that it started is summed up ten times a second; the peak of the
sum is told, with that of the resident size (VmHWM) of the command itself and of its largest child, in MB. `--steps`
tells the sum every five seconds, with the files that are being written. Articles: tests/benchmarks/news.py.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple


class Peaks(NamedTuple):
    """Peak memory in MB, and seconds."""

    together: int
    command: int
    child: int
    wall: float
    cpu: float


def field_mb(process: int, file: str, field: str) -> float:
    """A field of a file of /proc in MB, 0 when the process has ended."""
    try:
        status = Path(f"/proc/{process}/{file}").read_text(encoding="ascii")
    except OSError:
        return 0
    return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith(f"{field}:")), 0)


def family(process: int) -> list[int]:
    """A process and all that it has started, and those that these have."""
    found = [process]
    for one in found:
        try:
            children = Path(f"/proc/{one}/task/{one}/children").read_text(encoding="ascii")
        except OSError:
            continue
        found += map(int, children.split())
    return found


def watch(command: list[str], steps: Path | None) -> Peaks:
    """Runs a command and looks at its memory."""
    together = own = child = 0.0
    before, started, told = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter(), 0.0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        while running.poll() is None:
            processes = family(running.pid)
            now = sum(field_mb(process, "smaps_rollup", "Pss") for process in processes)
            together = max(together, now)
            own = max(own, field_mb(running.pid, "status", "VmHWM"))
            child = max([child, *(field_mb(process, "status", "VmHWM") for process in processes[1:])])
            if steps and (at := time.perf_counter() - started) > told + 5:
                told = at
                print(f"{at:6.0f} s {now:6.0f} MB in {len(processes)} processes; {newest(steps)}", flush=True)
            time.sleep(0.1)
    if running.returncode not in (0, 1):
        raise SystemExit(f"{command[3]} ended with exit code {running.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Peaks(round(together), round(own), round(child), time.perf_counter() - started, cpu)


def newest(folder: Path) -> str:
    """The file that was written last."""
    try:
        files = [path for path in folder.rglob("*") if path.is_file()]
        return max(files, key=lambda path: path.stat().st_mtime).relative_to(folder).as_posix() if files else ""
    except OSError:
        return ""


def main() -> None:
    """Prints one line a limit."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--limits", type=int, nargs="+", default=[500, 5000])
    parser.add_argument("--command", choices=["build", "extract"], default="build")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--steps", action="store_true")
    options = parser.parse_args()
    lines = options.articles.read_text(encoding="utf-8").splitlines(keepends=True)
    for limit in options.limits:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder, "articles.jsonl")
            source.write_text("".join(lines[:limit]), encoding="utf-8")
            target = Path(folder, "findings.jsonl" if options.command == "extract" else "out")
            command = [sys.executable, "-m", "kg", options.command, str(source), "-o", str(target)]
            peaks = watch([*command, "--workers", str(options.workers)], target if options.steps else None)
        print(
            f"{len(lines[:limit])} articles: {peaks.together} MB together; command {peaks.command} MB, largest child "
            f"{peaks.child} MB; {peaks.wall:.0f} s, {peaks.cpu:.0f} s of CPU", flush=True,
        )  # fmt: skip


if __name__ == "__main__":
    main()
