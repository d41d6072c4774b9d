"""Ctrl-C ends a command with one word and exit code 130."""

import signal
import subprocess
import sys

# says when the command waits for its input, so that the test need not guess
WAITING = """
import io, sys
from kg.cli import main
class Input(io.BytesIO):
    def read(self, *_):
        print("waiting", flush=True)
        import time
        time.sleep(60)
sys.stdin = io.TextIOWrapper(Input())
sys.argv = ["kg", "export", "-", "-f", "nt"]
main()
"""


def test_an_interrupt_exits_130():
    command = subprocess.Popen([sys.executable, "-c", WAITING], stdout=-1, stderr=-1, text=True)
    assert command.stdout.readline() == "waiting\n"
    command.send_signal(signal.SIGINT)
    _, said = command.communicate(timeout=20)
    assert command.returncode == 130
    assert said.strip() == "kg: interrupted"
