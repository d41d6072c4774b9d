"""Many clients at once on a store of a million quads: python tests/long/serve_load.py [--seconds 120] [--fresh]

Each client asks one thing after the other: nine of ten are point queries, the tenth is a named query. In the second
half a runaway query runs beside them, again and again. `--fresh` makes each named query another text, so that no
answer can be kept. Prints what was measured as JSON; exits with 1 where a bar is missed.
"""

import argparse
import asyncio
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from urllib.parse import quote

from serve_store import make_rows, write_store

from kg.store import list_queries

RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f } #"
TIMEOUT = 30


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--fresh", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = write_store(options.store or Path(folder), options.quads)
        process = subprocess.Popen(
            [sys.executable, "-m", "kg", "serve", str(store), "--port", "0", "--timeout", str(TIMEOUT)],
            stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            port = int(re.search(r":(\d+)/", process.stderr.readline())[1])
            found = asyncio.run(Load(port, process.pid, options).run())
        finally:
            process.terminate()
            process.wait(20)
    print(json.dumps(found, indent=1))
    return 0 if all(found["bars"].values()) else 1


class Load:
    """The clients and what they measured: (half, kind, seconds, status) of each request."""

    def __init__(self, port, pid, options):
        self.port, self.pid, self.options = port, pid, options
        self.measured, self.memory, self.ran, self.reasons = [], [], [], Counter()
        rows = make_rows(20_000)
        self.things = sorted(
            {row[0][1:-1] for _, row in zip(range(20_000), rows, strict=False) if "/entity/" in row[0]}
        )

    async def run(self):
        half = self.options.seconds / 2
        self.start, self.end = time.monotonic(), time.monotonic() + 2 * half
        clients = [self.client(number, half) for number in range(self.options.clients)]
        await asyncio.gather(*clients, self.runaway(half), self.watch())
        await asyncio.sleep(2)
        self.rest = await asyncio.to_thread(memory_of, self.pid)
        return self.report()

    async def client(self, number, half):
        chance, wire = random.Random(number), Wire(self.port)
        named, count = list_queries(), 0
        while (now := time.monotonic()) < self.end:
            count += 1
            kind = "named" if chance.random() < 0.1 else "point"
            if kind == "named":
                query = chance.choice(named).text + (f"\n# {number} {count}" if self.options.fresh else "")
            else:
                query = f"SELECT ?p ?o {{ <{chance.choice(self.things)}> ?p ?o }} # {count % 50}"
            status, body = await wire.ask(query)
            if status != 200:
                self.reasons[json.loads(body).get("reason", body[:80].decode())] += 1
            self.measured.append((now - self.start > half, kind, time.monotonic() - now, status))

    async def runaway(self, half):
        await asyncio.sleep(half)
        wire, count = Wire(self.port), 0
        while (now := time.monotonic()) < self.end - TIMEOUT - 1:
            count += 1
            status, problem = await wire.ask(RUNAWAY + str(count))
            self.measured.append((True, "runaway", time.monotonic() - now, status))
            self.ran.append(json.loads(problem)["ran"] if status == 503 and b'"ran"' in problem else 0)

    async def watch(self):
        while time.monotonic() < self.end:
            await asyncio.sleep(2)
            self.memory.append(await asyncio.to_thread(memory_of, self.pid))

    def report(self):
        alone, beside = (self.half(which) for which in (False, True))
        third = max(1, len(self.memory) // 3)
        early, late = (statistics.median(part) for part in (self.memory[third : 2 * third], self.memory[-third:]))
        slowest = max(self.ran, default=0)
        wrong = sum(row[3] != 200 for row in self.measured if row[1] != "runaway")
        p95 = max(alone["point"]["p95_ms"], beside["point"]["p95_ms"])
        slowed = beside["point"]["median_ms"] / alone["point"]["median_ms"]
        return {
            "alone": alone,
            "beside_a_runaway": beside, "errors": wrong, "reasons": self.reasons,
            "memory_mb": {"second third": round(early), "last third": round(late), "at rest": round(self.rest)},
            "slowed": round(slowed, 2), "slowest_runaway_s": round(slowest, 2),
            "bars": {"no errors": wrong == 0, "p95 of point queries <= 250 ms": p95 <= 250,
                     "runaways end in time": slowest <= TIMEOUT + 1, "not slowed by more than half": slowed <= 1.5,
                     "memory flat": min(late, self.rest) <= 1.1 * early},
        }  # fmt: skip

    def half(self, which):
        found = {"requests_per_second": round(2 * sum(r[0] is which for r in self.measured) / self.options.seconds)}
        for kind in ("point", "named", "runaway"):
            times = sorted(row[2] * 1000 for row in self.measured if row[0] is which and row[1] == kind)
            if times:
                p95 = times[int(0.95 * (len(times) - 1))]
                found[kind] = {"n": len(times), "median_ms": round(statistics.median(times), 1),
                               "p95_ms": round(p95, 1), "max_ms": round(times[-1])}  # fmt: skip
        return found


class Wire:
    """One connection that is kept; as little work as can be, so that the clients do not measure themselves."""

    def __init__(self, port):
        self.port, self.streams = port, None

    async def ask(self, query):
        if self.streams is None:
            self.streams = await asyncio.open_connection("127.0.0.1", self.port, limit=1 << 20)
        reader, writer = self.streams
        writer.write(
            f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n".encode()
        )
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        body = await reader.readexactly(int(re.search(r"content-length: (\d+)", head)[1]))
        return int(head.split()[1]), body


def memory_of(pid):
    """Proportional set size of the server and its workers, in MB: what they share counts once."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    found = 0
    for one in (pid, *children):
        try:
            found += int(re.search(r"Pss:\s+(\d+)", Path(f"/proc/{one}/smaps_rollup").read_text())[1])
        except (OSError, TypeError):
            continue  # it has just ended
    return found / 1024


if __name__ == "__main__":
    sys.exit(main())
