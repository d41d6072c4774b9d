"""Memory of a server before, during and after queries that fill it: python tests/long/serve_memory.py [--quads 300000]

design/reliability.md, test 27: half a minute after large answers, sorted cross products and doublings of text, the
server and its workers take at most a fifth more than before, apart from the answers that it keeps. Prints what
was measured as JSON; exits with 1 where memory does not come back, or a query behind them takes over a second.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import httpx
from serve_load import memory_of
from serve_store import write_store

THREE = "?a ?p ?b . ?c ?q ?d . ?e ?r ?f"
FILLING = {
    "large answer": "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 200000",
    "large graph": "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 200000",
    "everything sorted": "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?o ?s LIMIT 100000",
    "too large": "SELECT * { ?s ?p ?o . ?a ?b ?c }",
    "sorted cross product": f"SELECT * {{ {THREE} }} ORDER BY ?a ?d ?f",
    "text bomb": f"SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?c), STR(?e))) AS ?t) {{ {THREE} }}",
    "doublings": "SELECT (STRLEN(?t34) AS ?n) { BIND('xxxxxxxx' AS ?t0) "
    + " ".join(f"BIND(CONCAT(?t{n}, ?t{n}) AS ?t{n + 1})" for n in range(34)) + " }",
}  # fmt: skip
KEPT = 64  # MB of answers that a server keeps for the next who asks (kg.serve.limits)


def main() -> int:
    """Fills a server and looks at its memory; the exit code is 1 where it does not come back."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quads", type=int, default=300_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rest", type=float, default=30.0, metavar="SECONDS")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = write_store(Path(folder), options.quads)
        process = subprocess.Popen(
            [sys.executable, "-m", "kg", "serve", str(store), "--port", "0", "--timeout", "10"],
            stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            port = int(re.search(r":(\d+)/", process.stderr.readline())[1])
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=120) as client:
                found = measure(client, process.pid, options)
        finally:
            process.terminate()
            process.wait(20)
    print(json.dumps(found, indent=1))
    return 0 if found["memory comes back"] and found["next query s"] <= 1 else 1


def measure(client: httpx.Client, pid: int, options: argparse.Namespace) -> dict[str, object]:
    """Memory in MB, and what became of the queries."""
    for number in range(20):  # all workers have answered something
        client.get("/sparql", params={"query": f"SELECT ?s {{ ?s ?p ?o }} LIMIT {100 + number}"})
    before, most, ended = memory_of(pid), [0.0], threading.Event()

    def watch() -> None:
        while not ended.wait(0.2):
            most[0] = max(most[0], memory_of(pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    statuses: dict[str, list[int]] = {name: [] for name in FILLING}
    for number in range(options.rounds):
        for name, query in FILLING.items():
            statuses[name].append(client.get("/sparql", params={"query": f"{query} # {number}"}).status_code)
    started = time.monotonic()
    client.get("/sparql", params={"query": "ASK { ?s ?p ?o }"}).raise_for_status()
    answered = time.monotonic() - started
    time.sleep(options.rest)
    ended.set()
    watcher.join()
    after = memory_of(pid)
    return {
        "before mb": round(before), "most mb": round(most[0]), "after mb": round(after), "statuses": statuses,
        "next query s": round(answered, 3), "memory comes back": after <= 1.2 * before + KEPT,
    }  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
