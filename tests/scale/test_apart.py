"""Work in a process of its own: its answer, its errors and its end."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.scale import run_apart


def test_the_answer_comes_from_another_process():
    assert run_apart(lambda: (os.getpid(), "x" * 200_000)) != (os.getpid(), "x" * 200_000)


def test_what_it_raises_is_raised_here():
    def fill() -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left") as caught:
        run_apart(fill)
    assert caught.value.errno == 28


def test_a_killed_process_is_told():
    with pytest.raises(KgError, match="was killed"):
        run_apart(lambda: os.kill(os.getpid(), signal.SIGKILL))


@pytest.mark.skipif(sys.platform != "linux", reason="the death of a parent is told by Linux")
def test_it_ends_with_its_parent(tmp_path):
    code = """if 1:
        import os, sys, time
        from pathlib import Path
        from kg.scale import run_apart
        def work():
            Path(sys.argv[1]).write_text(str(os.getpid()))
            time.sleep(60)
        run_apart(work)
    """
    noted = tmp_path / "pid"
    with subprocess.Popen([sys.executable, "-c", code, noted]) as parent:
        wait_until(lambda: noted.exists() and noted.read_text())
        parent.kill()
    wait_until(lambda: not is_running(int(noted.read_text())))


def wait_until(holds):
    """Waits up to ten seconds."""
    for _ in range(1000):
        if holds():
            return
        time.sleep(0.01)
    raise AssertionError("it did not come to pass")


def is_running(process):
    """Whether a process is there and no zombie."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
