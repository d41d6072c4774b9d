"""A store of real articles: random changes, kills at random moments, and the cost of one article more or less.

    .venv/bin/python tests/long/store.py steps --articles 1000 --steps 100 --work DIR
    .venv/bin/python tests/long/store.py kills --articles 200 --kills 50 --work DIR
    .venv/bin/python tests/long/store.py cost --articles 1000 --work DIR

Articles come from ../shared/data/news/*.jsonl. What was read once is kept in DIR, so that a second run is quick.
`steps` and `kills` end with a comparison with one build of the articles that the store has at the end: sorted N-Quads,
SHA-256, and `kg check`. `cost` tells CPU seconds (user and system, of all processes).
"""

import argparse
import hashlib
import json
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kg import annotate
from kg.store import current_database
from kg.store.generations import PARTS
from kg.store.parts import Parts
from kg.upkeep import add_articles, build_store, check_store, remove_articles, store_manifest, update_articles

NEWS = Path(__file__).resolve().parents[3] / "shared" / "data" / "news"
SPARE = 100  # articles that are not in the store at first
KG = [sys.executable, "-m", "kg"]


def real_articles(count: int) -> list[dict[str, str]]:
    """Articles of all sets, in a fixed random order."""
    rows = []
    for path in sorted(NEWS.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            row = json.loads(line)
            if isinstance(text := row.get("text"), str) and 200 < len(text) < 12_000:
                rows.append({"id": f"{path.stem}-{number}", "text": text} | _known(row))
    random.Random(1).shuffle(rows)
    return rows[:count]


def _known(row: dict[str, object]) -> dict[str, str]:
    return {key: value for key in ("title", "date", "publisher") if isinstance(value := row.get(key), str)}


class Feed:
    """Files with articles, in their first or second version (without the last paragraph)."""

    def __init__(self, folder: Path, articles: list[dict[str, str]]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._articles = {row["id"]: row for row in articles}

    def file(self, state: dict[str, int], name: str = "feed") -> Path:
        """A file with the articles in their versions."""
        path = self._folder / f"{name}.jsonl"
        lines = [json.dumps(self._row(*item)) + "\n" for item in sorted(state.items())]
        path.write_text("".join(lines), encoding="utf-8")
        return path

    def _row(self, name: str, version: int) -> dict[str, str]:
        row = self._articles[name]
        return row if not version else row | {"text": f"{row['text'][: len(row['text']) * 2 // 3]}."}


def digest(store: Path) -> str:
    """SHA-256 of the sorted N-Quads."""
    parts = Parts(current_database(store).parent / PARTS)
    lines = sorted(line for one in parts.all_lines() for line in one)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def compare(store: Path, feed: Feed, state: dict[str, int]) -> None:
    """The store against one build of its articles, which finds what was read in the store's own records."""
    assert sorted(store_manifest(store).articles) == sorted(state), "other articles than those put in"
    fresh = store.with_name(f"{store.name}-fresh")
    shutil.rmtree(fresh, ignore_errors=True)
    build_store(fresh, [])
    shutil.copytree(store / "store" / "articles", fresh / "store" / "articles", dirs_exist_ok=True)
    build_store(fresh, [feed.file(state, "fresh")], on_problem=print)
    one, other = digest(store), digest(fresh)
    print(f"{len(state)} articles: store {one[:16]}, one build {other[:16]}")
    assert one == other, "the store is not what one build of its articles gives"
    assert not (damage := check_store(store)), damage
    larger = size(store / "store") / size(fresh / "store")
    print(f"equal, and kg check finds nothing; it takes {larger:.2f} times the room")


def size(folder: Path) -> int:
    """Bytes of the files of a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def steps(work: Path, articles: int, number: int) -> None:
    """Random changes, one after the other, then the comparison."""
    rows, rng = real_articles(articles + SPARE), random.Random(7)
    feed, store = Feed(work / "feed", rows), work / "steps"
    state = {row["id"]: 0 for row in rows[:articles]}
    annotate.load_annotator = cache(annotate.load_annotator)
    build_store(store, [feed.file(state)], workers=2, on_problem=print)
    started = time.monotonic()
    for step, (what, change) in enumerate(random_changes(rng, [row["id"] for row in rows], state, number), 1):
        if what == "remove":
            remove_articles(store, change)
        else:
            (add_articles if what == "add" else update_articles)(store, [feed.file(change, "step")], on_problem=print)
        print(f"step {step}: {what} {len(change)}; {time.monotonic() - started:.0f} s", flush=True)
    compare(store, feed, state)


def random_changes(
    rng: random.Random, names: list[str], state: dict[str, int], number: int
) -> Iterator[tuple[str, dict[str, int]]]:
    """Changes to make, each with the articles and versions that it concerns; `state` is kept up to date."""
    for _ in range(number):
        what = rng.choice(["add", "update", "remove"])
        outside = [name for name in names if name not in state]
        chosen = rng.sample(outside if what == "add" and outside else sorted(state), rng.choice([1, 1, 2, 3]))
        if what == "remove":
            change = {name: state.pop(name) for name in chosen}
        else:
            change = {name: 0 if name not in state else 1 - state[name] for name in chosen}
            what = "update" if any(name in state for name in chosen) else "add"
            state |= change
        yield what, change


def kills(work: Path, articles: int, number: int) -> None:
    """Random changes by `kg`, each killed at a random moment and run again, then the comparison."""
    rows, rng = real_articles(articles + SPARE), random.Random(11)
    feed, store = Feed(work / "feed", rows), work / "kills"
    state = {row["id"]: 0 for row in rows[:articles]}
    build_store(store, [feed.file(state)], workers=2, on_problem=print)
    killed, longest = 0, 6.0
    while killed < number:
        before = dict(state)
        ((what, change),) = random_changes(rng, [row["id"] for row in rows], state, 1)
        rest = list(change) if what == "remove" else [str(feed.file(change, "step"))]
        command = [*KG, what, str(store), *rest]
        done = _killed(command, rng.uniform(0.2, longest))
        found = set(store_manifest(store).articles)
        assert found in (set(before), set(state)), f"neither before nor after: {what} {change}"
        if done is None:
            killed += 1
            if what != "remove" or found == set(before):
                subprocess.run(command, check=True, capture_output=True)
        print(f"{killed} killed: {what} {len(change)}, {'ended' if done is not None else 'killed'}", flush=True)
    compare(store, feed, state)


def _killed(command: list[str], seconds: float) -> int | None:
    """The exit code of a command; None when it had to be killed after some seconds."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return None


def cost(work: Path, articles: int) -> None:
    """CPU seconds of a build, of one article more, and of one less."""
    rows = real_articles(articles + 1)
    feed, store = Feed(work / "feed", rows), work / "cost"
    shutil.rmtree(store, ignore_errors=True)
    state = {row["id"]: 0 for row in rows[:articles]}
    last = rows[articles]["id"]
    start = cpu([*KG, "build", str(feed.file({last: 0}, "one")), "-o", str(work / "one")])
    build = cpu([*KG, "build", str(feed.file(state)), "-o", str(store)])
    add = cpu([*KG, "add", str(store), str(feed.file({last: 0}, "one"))])
    remove = cpu([*KG, "remove", str(store), rows[0]["id"]])
    again = cpu([*KG, "build", str(feed.file(state | {last: 0})), "-o", str(work / "again"), "--no-store"])
    print(f"build {build:.1f} s (without a store {again:.1f}); a build of one article {start:.1f} s")
    for what, seconds in (("add", add), ("remove", remove)):
        share = 100 * max(0.0, seconds - start) / build
        print(f"{what} one: {seconds:.2f} s, {share:.2f} % of the build beyond a start")


def cpu(command: list[str]) -> float:
    """CPU seconds of a command and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["steps", "kills", "cost"])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--steps", type=int, default=100)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--work", type=Path, required=True)
    options = parser.parse_args()
    if options.what == "steps":
        steps(options.work, options.articles, options.steps)
    elif options.what == "kills":
        kills(options.work, options.articles, options.kills)
    else:
        cost(options.work, options.articles)


if __name__ == "__main__":
    main()
