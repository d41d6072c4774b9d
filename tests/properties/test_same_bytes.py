"""Same input, same bytes: whatever the hash seed, the time zone, the locale or the number of workers."""

import os
import re
import subprocess
import sys

import kg

ENVIRONMENTS = (
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "2", "TZ": "America/Anchorage", "LC_ALL": "C.UTF-8"},
)


def timeless(path):
    """The bytes of a file, without the seconds that the build report tells."""
    return re.sub(rb'"seconds": [\d.]+', b"", path.read_bytes())


def test_the_environment_does_not_change_a_byte(tmp_path):
    outputs = []
    for number, environment in enumerate(ENVIRONMENTS):
        out = tmp_path / str(number)
        command = [sys.executable, "-m", "kg", "build", kg.samples(), "-o", str(out), "-f", "nq", "-f", "gexf"]
        command += ["--workers", str(number + 1)]
        subprocess.run(command, check=True, env={**os.environ, **environment}, capture_output=True)
        outputs.append({path.name: timeless(path) for path in sorted(out.iterdir()) if path.is_file()})
    assert outputs[0] == outputs[1]
    assert outputs[0].keys() >= {"kg.nq", "kg.gexf"}
