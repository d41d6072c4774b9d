"""A store of another version of kg, and paths that are no store: refused with the remedy, and nothing is touched."""

import hashlib

import pytest
from click.testing import CliRunner

from kg.cli import cli
from kg.upkeep import backup_store, build_store

NAMES = ("ferry-wire", "ferry-beacon")
COMMANDS = {
    "build": ("ferry-wire", "-o", "STORE"),
    "build --repair": ("-o", "STORE"),
    "add": ("STORE", "ferry-ledger"),
    "update": ("STORE", "ferry-wire:1"),
    "remove": ("STORE", "ferry-wire"),
    "list": ("STORE",),
    "stats": ("STORE",),
    "status": ("STORE",),
    "check": ("STORE",),
    "check --json": ("STORE",),
    "backup": ("STORE", "TARGET"),
    "restore": ("STORE", "TARGET"),
    "export": ("STORE", "-f", "nt"),
    "query": ("STORE", "ASK {}"),
    "push": ("STORE", "http://127.0.0.1:9/"),
    "decisions": ("STORE",),
    "timeline": ("STORE",),
}
OTHER = {"older": "0", "newer": "2", "much newer": '"2.1-next"'}


def run(command, store, target):
    """Exit code and standard error of a command."""
    words = [{"STORE": str(store), "TARGET": str(target)}.get(word, word) for word in COMMANDS[command]]
    done = CliRunner().invoke(cli, [*command.split(), *words])
    return done.exit_code, done.stderr


def contents(folder):
    """Every file of a folder, with the hash of its bytes and when it was written."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "lock")
    return [(p, hashlib.sha256(p.read_bytes()).hexdigest(), p.stat().st_mtime_ns) for p in files]


@pytest.fixture
def out(tmp_path, read, inputs):
    build_store(tmp_path / "out", inputs(*NAMES))
    return tmp_path / "out"


def written_by_another(out, version):
    """The same store, as a kg with that version of the format marks it."""
    marker = out / "store" / "kg-store.json"
    marker.write_text(marker.read_text().replace('"format": 1', f'"format": {version}'))
    assert f'"format": {version}' in marker.read_text()


@pytest.mark.parametrize("age", OTHER)
def test_no_command_reads_or_changes_a_store_of_another_format(out, tmp_path, age):
    written_by_another(out, OTHER[age])
    before = contents(tmp_path)
    for command in COMMANDS:
        code, told = run(command, out, tmp_path / "target")
        (line,) = told.splitlines()
        assert code == 1 and str(out) in line and age.split()[-1] in line and "format 1" in line, (command, line)
        assert ("build it anew" if age == "older" else "newer kg") in line, (command, line)
        assert "damaged" not in line and "--repair" not in line
        assert contents(tmp_path) == before, command


def test_a_backup_of_another_format_is_not_restored(out, tmp_path):
    backup_store(out, tmp_path / "backup")
    marker = tmp_path / "backup" / "kg-store.json"
    marker.write_text(marker.read_text().replace('"format": 1', '"format": 0'))
    code, told = run("restore", tmp_path / "backup", tmp_path / "target")
    assert code == 1 and "older" in told and not (tmp_path / "target").exists()


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "build"])
@pytest.mark.parametrize("kind", ["folder", "file"])
def test_a_path_that_is_no_store_is_refused_untouched(tmp_path, read, inputs, command, kind):
    foreign = tmp_path / "mine"
    if kind == "folder":
        (foreign / "store").mkdir(parents=True)
        (foreign / "store" / "CURRENT").write_text("gen-1\n")  # of another program
    else:
        foreign.write_text("mine")
    before = contents(tmp_path)
    code, told = run(command, foreign, tmp_path / "target")
    assert code in (1, 2) and len(told.splitlines()) == 1 and str(foreign) in told, told
    assert contents(tmp_path) == before and not (tmp_path / "target").exists()


@pytest.mark.parametrize("place", ["out", "out/store"])
def test_a_build_takes_no_file_for_a_folder(tmp_path, read, inputs, place):
    (tmp_path / place).parent.mkdir(exist_ok=True)
    (tmp_path / place).write_text("mine")
    code, told = run("build", tmp_path / "out", None)
    assert code == 1 and len(told.splitlines()) == 1 and str(tmp_path / "out") in told, told
    assert (tmp_path / place).read_text() == "mine"
