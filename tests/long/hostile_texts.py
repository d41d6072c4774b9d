"""Texts that are no news and that cost the most: each is read, or set aside, within 30 CPU seconds and 1 GB of memory.

    python tests/long/hostile_texts.py [NAME...]

design/reliability.md, test 19. Prints verdict, CPU seconds and peak memory of a build of each; exits with 1 where one
costs more or ends with a traceback. A short version is in tests/annotate/test_pipeline.py.
"""

import random
import subprocess
import sys
import tempfile
from pathlib import Path

MOST_SECONDS, MOST_KB = 30.0, 1_000_000
WORDS = ("council", "mayor", "bridge", "said", "opened", "the", "a", "of", "in", "on", "Monday", "Verrin", "and")
_RANDOM = random.Random(1)
TEXTS = {
    "no full stop": " ".join(_RANDOM.choice(WORDS) for _ in range(100_000))[:499_000],  # an article has 500,000 at most
    "emoji": "\U0001f600" * 100_000,
    "emoji apart": "\U0001f600 " * 100_000,
    "brackets": "(" * 50_000 + ")" * 50_000,
    "brackets apart": "( ) " * 50_000,
    "quotes": "\u201c\"" * 50_000,
    "quotes apart": "\" " * 100_000,
    "words in quotes": "\u201cNo\u201d " * 30_000,
    "one word": "a" * 499_000,
    "a longer word": "a" * 1_000_000,
    "line breaks": "\n" * 499_000 + "The mayor spoke on Monday.",
    "more line breaks": "\n" * 1_000_000,
    "dots and commas": "a.b,c;" * 30_000,
}  # fmt: skip


def main() -> int:
    """Builds each text; the exit code is 1 where one costs too much."""
    dear = [name for name in sys.argv[1:] or TEXTS if not _is_cheap(name, TEXTS[name])]
    print(f"too dear: {', '.join(dear) or 'none'}")
    return 1 if dear else 0


def _is_cheap(name: str, text: str) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "text.txt")
        file.write_text(text, encoding="utf-8")
        command = [sys.executable, "-c", MEASURED, str(file), folder]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
    seconds, kilobytes = map(float, done.stdout.split()[-2:])
    told = next((line for line in done.stderr.splitlines() if line.startswith("kg:")), "read")
    print(f"{name:<18} {len(text):>9,} characters {seconds:>6.1f} s {kilobytes / 1000:>6.0f} MB  {told}", flush=True)
    return seconds <= MOST_SECONDS and kilobytes <= MOST_KB and "Traceback" not in done.stderr


MEASURED = """
import resource, subprocess, sys
subprocess.run([sys.executable, "-m", "kg", "build", sys.argv[1], "-o", sys.argv[2] + "/kg.nq", "-q"], check=False)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""

if __name__ == "__main__":
    sys.exit(main())
