"""How long a change waits for RocksDB, played by a script: what happens in the folder at each look at it."""

import pytest

from kg.store import compaction

STEP = 1 / 16  # seconds between two looks


class Played:
    """A clock whose sleep lets the next event of the script happen."""

    def __init__(self, folder, script):
        self.folder, self.left, self.looks = folder, list(script), 0

    def monotonic(self):
        return self.looks * STEP

    def sleep(self, _):
        self.looks += 1
        if self.left and (event := self.left.pop(0)):
            sign, name = event[0], event[1:]
            path = self.folder / f"{name}.sst"
            path.write_bytes(b"x" * self.looks) if sign == "+" else path.unlink()


GROWING = ["+new"] * 10  # for longer than a change waits at most before it waits for the last


@pytest.mark.parametrize(
    "script, left",
    [
        (["", "", "+late"], ["+late"]),  # nothing is at work
        (["+new", "-one", "-two", "", "", "+late"], ["+late"]),  # quickly done
        ([*GROWING, "-one", "-two", "+late"], ["-two", "+late"]),  # the first that ends after the share of time
        (["+new", "-one", *GROWING, "-two", "+late"], ["+late"]),  # one that ends before is not the last
    ],
)
def test_a_change_waits_for_compactions_as_long_as_its_share_and_for_one_to_end(tmp_path, monkeypatch, script, left):
    for name in ("one", "two"):
        (tmp_path / f"{name}.sst").write_bytes(b"x")
    played = Played(tmp_path, script)
    monkeypatch.setattr(compaction, "time", played)
    compaction.await_compaction(tmp_path)
    assert played.left == left
