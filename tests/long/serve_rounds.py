"""Rebuilds under way, and a server that runs for long: python tests/long/serve_rounds.py (from the repository's root)

1,000 polls of two linked counts while the store is built anew (design/reliability.md 6), then rounds of 1,000 mixed
requests with three rebuilds each (32). Prints what was counted as JSON; exits with 1 where something leaks or mixes.
"""

import json
import re
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import httpx

from tests.serve.test_generations import PAIR, build, counts_of

MIXED = ["/", "/sparql?query=ASK%7B%7D", "/sparql?query=no", "/api/summary", "/api/search?q=a", "/nothing",
         "/store?default", "/.well-known/void", "/id/entity/none", "/sparql"]  # fmt: skip


def main():
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder)
        build(store, 1000)
        process = subprocess.Popen(
            [sys.executable, "-m", "kg", "serve", folder, "--port", "0"], stderr=subprocess.PIPE, text=True
        )
        try:
            port = re.search(r":(\d+)/", process.stderr.readline())[1]
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
                polls = poll(client, store)
                states = [run_round(client, store, number, process.pid) for number in range(4)]
        finally:
            process.terminate()
            process.wait(20)
    first, last = states[1], states[-1]  # after the first, all that is kept is there
    bars = {
        "each poll sees one generation": all(one == other for one, other in polls),
        "generations never go back": [one for one, _ in polls] == sorted(one for one, _ in polls),
        "as many processes": last["processes"] <= first["processes"] + 1,
        "as many files": last["files"] <= first["files"] + 4,
        "memory within 10 %": last["server_mb"] <= 1.1 * first["server_mb"],
    }
    print(json.dumps({"polls": len(polls), "generations": len(set(polls)), "rounds": states, "bars": bars}, indent=1))
    return 0 if all(bars.values()) else 1


def poll(client, store):
    """What 1,000 polls see while the store is built anew six times."""
    builds = threading.Thread(target=lambda: [build(store, 1000 + n) for n in range(1, 7)])
    builds.start()
    seen = [counts_of(client.get("/sparql", params={"query": f"{PAIR} # {n}"})) for n in range(1000)]
    builds.join()
    return seen


def run_round(client, store, number, pid):
    """Processes, open files and memory of the server after 1,000 requests and three rebuilds."""
    for n in range(1000):
        client.get(MIXED[n % len(MIXED)], params=None if n % 3 else {"n": str(n)})
        if n % 333 == 332:
            build(store, 2000 + 10 * number + n // 333)
    time.sleep(1)
    status = Path(f"/proc/{pid}/status").read_text()
    return {
        "processes": len(Path(f"/proc/{pid}/task/{pid}/children").read_text().split()),
        "files": len(list(Path(f"/proc/{pid}/fd").iterdir())),
        "server_mb": round(int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024, 1),
    }


if __name__ == "__main__":
    sys.exit(main())
