"""Would other processors give other bytes? `kg extract` with the matrix kernels of several of them.

    python tests/long/kernels.py ARTICLES.jsonl

OpenBLAS multiplies matrices with the kernel of the processor that it runs on; kernels round differently in the
last bits. Each run is told to take the kernel of another one. Exits with 1 where the findings differ.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

KERNELS = ("Nehalem", "Sandybridge", "Haswell", "SkylakeX")  # SSE4, AVX, AVX2, AVX-512


def findings_under(kernel: str, articles: str, folder: str) -> str:
    """SHA-256 of the findings that a kernel gives."""
    target = Path(folder, f"{kernel}.jsonl")
    told = {name: value for name, value in os.environ.items() if not name.startswith("OPENBLAS_")}
    command = [sys.executable, "-m", "kg", "-q", "extract", articles, "-o", str(target)]
    subprocess.run(command, check=True, env={**told, "OPENBLAS_CORETYPE": kernel})
    return hashlib.sha256(target.read_bytes()).hexdigest()


def main() -> int:
    """Prints the hash of each kernel's findings."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        found = {kernel: findings_under(kernel, sys.argv[1], folder) for kernel in KERNELS}
    for kernel, digest in found.items():
        print(f"{kernel:12} {digest}")
    return 0 if len(set(found.values())) == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
