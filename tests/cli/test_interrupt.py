"""Ctrl-C ends a command with one word and exit code 130, SIGTERM with 143; neither leaves anything behind."""

import signal
import subprocess
import sys

import pytest

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


@pytest.mark.parametrize(
    "number, code, word", [(signal.SIGINT, 130, "interrupted"), (signal.SIGTERM, 143, "terminated")]
)
def test_a_signal_ends_a_command_with_one_word(number, code, word):
    command = subprocess.Popen([sys.executable, "-c", WAITING], stdout=-1, stderr=-1, text=True)
    assert command.stdout.readline() == "waiting\n"
    command.send_signal(number)
    _, said = command.communicate(timeout=20)
    assert command.returncode == code
    assert said.strip() == f"kg: {word}"


HALF_WRITTEN = """
import sys, time
from kg.cli import main
def stop_in_the_middle(*_):
    print("writing", flush=True)
    time.sleep(60)
    yield ""
import kg.export.formats as formats
from dataclasses import replace
formats.EXPORTERS["ntriples"] = replace(formats.EXPORTERS["ntriples"], write=lambda *_: list(stop_in_the_middle()))
sys.argv = ["kg", "export", sys.argv[1], "-o", sys.argv[2]]
main()
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_half_written_file_is_cleared_away(number, tmp_path, graph):
    command = subprocess.Popen([sys.executable, "-c", HALF_WRITTEN, graph, tmp_path / "kg.nt"], stdout=-1, stderr=-1)
    assert command.stdout.readline() == b"writing\n" and list(tmp_path.iterdir())
    command.send_signal(number)
    command.communicate(timeout=20)
    assert list(tmp_path.iterdir()) == []
