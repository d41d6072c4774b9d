"""A store of real articles: random changes, kills at random moments, and the cost of one article more or less.

    .venv/bin/python tests/long/store.py build --articles 1000 --kills 8 --work DIR
    .venv/bin/python tests/long/store.py steps --articles 1000 --steps 100 --work DIR
    .venv/bin/python tests/long/store.py kills --articles 1000 --kills 50 --work DIR
    .venv/bin/python tests/long/store.py cost --articles 1000 --times 10 --work DIR

Articles come from ../shared/data/news/*.jsonl. `build` makes the store DIR/base of the first articles by a command that
is killed at random moments, each time run again; the others begin with a copy of it, and make it where it is not there.
`kills` kills kg add, update, remove and, once in ten, a kg build of other articles; after each kill the store has the
articles of before or of after. `steps` and `kills` end with a comparison with one build of the articles that the store
has at the end: sorted N-Quads, SHA-256, and `kg check`. `cost` tells CPU seconds (user and system, of all processes).
"""

import argparse
import hashlib
import json
import os
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

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))

from news import real_articles

from kg import annotate
from kg.errors import StoreError
from kg.store import current_database
from kg.store.generations import PARTS
from kg.store.parts import Parts
from kg.upkeep import add_articles, build_store, check_store, remove_articles, store_manifest, update_articles

SPARE = 100  # articles that are not in the store at first
KG = [sys.executable, "-m", "kg"]


class Feed:
    """Files with articles, in their first or second version (without the last paragraph)."""

    def __init__(self, folder: Path, articles: list[dict[str, str]]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._articles = {row["id"]: row for row in articles}
        self.names = list(self._articles)

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


def build(work: Path, articles: int, number: int) -> Path:
    """The store of the first articles, made by a command that is killed so many times."""
    base, killed = work / "base", 0
    rows = real_articles(articles)
    source = Feed(work / "feed", rows).file({row["id"]: 0 for row in rows}, "base")
    command, rng = [*KG, "build", str(source), "-o", str(base)], random.Random(5)
    while killed < number and _killed(command, rng.uniform(1, 60)) is None:
        killed += 1
        found = articles_of(base)
        assert set(found) in (set(), {row["id"] for row in rows}), "part of a build"
        print(f"build killed {killed} times; {len(found)} articles in the store", flush=True)
    subprocess.run(command, capture_output=True, check=False)
    assert set(articles_of(base)) == {row["id"] for row in rows}
    return base


def articles_of(store: Path) -> dict[str, str]:
    """The articles of a store by id, with the keys of their records; none where nothing was built yet."""
    try:
        return {name: entry.record for name, entry in store_manifest(store).articles.items()}
    except StoreError:
        return {}


def copied(work: Path, articles: int, name: str) -> Path:
    """A copy of the store of the first articles; files that are never changed are shared with it."""
    base = work / "base"
    if not articles_of(base):
        build(work, articles, 0)
    assert len(articles_of(base)) == articles, f"{base} holds other articles; remove it"
    shutil.rmtree(work / name, ignore_errors=True)
    shutil.copytree(base, work / name, copy_function=_copy)
    return work / name


def _copy(source: str, target: str) -> None:
    (os.link if source.endswith((".sst", ".json.gz")) else shutil.copyfile)(source, target)


def steps(work: Path, articles: int, number: int) -> None:
    """Random changes, one after the other, then the comparison."""
    rows, rng = real_articles(articles + SPARE), random.Random(7)
    feed, store = Feed(work / "feed-steps", rows), copied(work, articles, "steps")
    state = {row["id"]: 0 for row in rows[:articles]}
    annotate.load_annotator = cache(annotate.load_annotator)
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
    feed, store = Feed(work / "feed-kills", rows), copied(work, articles, "kills")
    state, killed, told = {row["id"]: 0 for row in rows[:articles]}, 0, {"before": 0, "after": 0}
    while killed < number:
        before = articles_of(store)
        what, command = _next(rng, feed, store, state, anew=killed % 10 == 9)
        done = _killed(command, rng.uniform(0.3, 12.0))
        found = articles_of(store)
        if done is None and not (what == "remove" and set(found) == set(state)):
            assert subprocess.run(command, capture_output=True, check=False).returncode in (0, 1)
        after = articles_of(store)
        assert set(after) == set(state), f"not made good: {command}"
        assert found in (before, after), f"neither before nor after: {command}"
        if done is None:
            killed += 1
            told["before" if found == before else "after"] += 1
        print(f"{killed} killed: {what}, {'ended' if done is not None else 'killed'}; {told}", flush=True)
    compare(store, feed, state)


def _next(rng: random.Random, feed: Feed, store: Path, state: dict[str, int], *, anew: bool) -> tuple[str, list[str]]:
    """The next command; `state` becomes what it makes of the store. `anew`: a build of other articles."""
    if anew:
        for name in rng.sample(sorted(state), 3):
            state[name] = 1 - state[name]
        return "build", [*KG, "build", str(feed.file(state, "all")), "-o", str(store)]
    ((what, change),) = random_changes(rng, feed.names, state, 1)
    rest = list(change) if what == "remove" else [str(feed.file(change, "step"))]
    return what, [*KG, what, str(store), *rest]


def _killed(command: list[str], seconds: float) -> int | None:
    """The exit code of a command; None when it had to be killed after some seconds."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return None


def cost(work: Path, articles: int, times: int) -> None:
    """CPU seconds of a build, and of one article more and one less, so many times."""
    rows = real_articles(articles + times)
    feed, store = Feed(work / "feed-cost", rows), copied(work, articles, "cost")
    state = {row["id"]: 0 for row in rows[:articles]}
    first = rows[articles]["id"]
    start = min(cpu([*KG, "build", str(feed.file({first: 0}, "one")), "-o", str(work / f"one-{n}")]) for n in range(3))
    made = cpu([*KG, "build", str(feed.file(state)), "-o", str(work / "again")])
    print(f"build {made:.1f} s; a build of one article {start:.2f} s", flush=True)
    found: dict[str, list[float]] = {"add": [], "remove": []}
    for row in rows[articles:]:
        found["add"].append(cpu([*KG, "add", str(store), str(feed.file({row["id"]: 0}, "one"))]))
    for row in rows[:times]:
        found["remove"].append(cpu([*KG, "remove", str(store), row["id"]]))
    for what, seconds in found.items():
        share = [100 * max(0.0, one - start) / made for one in sorted(seconds)]
        told = " ".join(f"{one:.1f}" for one in seconds)
        print(f"{what} one: {told} s; beyond a start {share[len(share) // 2]:.2f} % (median), {share[-1]:.2f} % (most)")


def cpu(command: list[str]) -> float:
    """CPU seconds of a command and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["build", "steps", "kills", "cost"])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--steps", type=int, default=100)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--work", type=Path, required=True)
    options = parser.parse_args()
    run = {"build": build, "steps": steps, "kills": kills, "cost": cost}[options.what]
    count = {"build": options.kills, "steps": options.steps, "kills": options.kills, "cost": options.times}
    run(options.work, options.articles, count[options.what])


if __name__ == "__main__":
    main()
