"""Builds that are stopped at random moments, by SIGKILL, SIGTERM or Ctrl-C, and run again until they end.

    .venv/bin/python tests/long/stopped_builds.py --articles 200 --stops 20 --work DIR

design/reliability.md, tests 1, 2 and 11: every build that came to its end has, byte for byte, the exports of one that
nobody disturbed, `kg check` finds nothing, nothing is left beside them, the store is at most a tenth larger; SIGTERM
and Ctrl-C end a build within two seconds, with the exit code of the signal. Articles: ../shared/data/news/*.jsonl.
"""

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path

from store import KG, Feed, real_articles, size

SECONDS, LARGER = 2.0, 1.1
FORMATS = ["-f", "nq", "-f", "neo4j"]
EXIT_CODES = {signal.SIGKILL: -9, signal.SIGTERM: 143, signal.SIGINT: 130}


def main() -> None:
    """Stops builds; raises AssertionError where one does not keep the promise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--stops", type=int, default=20)
    parser.add_argument("--work", type=Path, required=True)
    options = parser.parse_args()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell lets what it runs in the background ignore it
    rows = real_articles(options.articles)
    feed = Feed(options.work / "feed", rows).file({row["id"]: 0 for row in rows})
    whole, out, rng = options.work / "whole", options.work / "stopped", random.Random(5)
    shutil.rmtree(whole, ignore_errors=True)
    started = time.monotonic()
    subprocess.run(command(feed, whole), check=True, capture_output=True)
    longest, stops, ended = time.monotonic() - started, 0, 0
    print(f"undisturbed: {longest:.1f} s, {size(whole / 'store') / 1e6:.1f} MB", flush=True)
    while stops < options.stops:
        shutil.rmtree(out, ignore_errors=True)
        while stop_once(command(feed, out), rng, longest):
            stops += 1
        compare(out, whole)
        ended += 1
    print(f"{stops} stops, {ended} builds came to their end, each like the undisturbed one")


def command(feed: Path, out: Path) -> list[str]:
    return [*KG, "build", str(feed), "-o", str(out), *FORMATS, "--workers", "2"]


def stop_once(build: list[str], rng: random.Random, longest: float) -> bool:
    """Whether a build was stopped before it came to its end, at a random moment and by a random signal."""
    number = rng.choice(list(EXIT_CODES))
    process = subprocess.Popen(build, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        assert process.wait(rng.uniform(0.1, longest)) == 0, process.stderr.read()
        return False
    except subprocess.TimeoutExpired:
        process.send_signal(number)
    started = time.monotonic()
    _, said = process.communicate(timeout=60)
    taken = time.monotonic() - started
    print(f"{number.name} ended it in {taken:.2f} s", flush=True)
    if process.returncode == 0:  # it was at its end
        return False
    assert process.returncode == EXIT_CODES[number], (number, process.returncode, said)
    busy = max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))  # who shares the processors waits for them
    assert taken <= SECONDS * busy, f"it took too long to end, with {busy:.1f} who want each processor"
    assert number == signal.SIGKILL or said.count("resumable") == 1, said
    assert "Traceback" not in said, said
    return True


def compare(out: Path, whole: Path) -> None:
    """A build that was stopped against one that was not."""
    assert exports(out) == exports(whole), "other bytes"
    assert not (left := [str(p) for p in out.rglob(".*")]), left
    subprocess.run([*KG, "check", str(out), "-q"], check=True)
    larger = size(out / "store") / size(whole / "store")
    print(f"the same bytes; the store is {larger:.3f} times as large", flush=True)
    assert larger <= LARGER


def exports(out: Path) -> dict[str, str]:
    """The digests of the files beside a store, without the report, which tells seconds."""
    files = [p for p in out.rglob("*") if p.is_file() and p.name != "report.json" and out / "store" not in p.parents]
    return {str(p.relative_to(out)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


if __name__ == "__main__":
    main()
