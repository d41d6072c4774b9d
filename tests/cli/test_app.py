"""The `kg` command itself: help, errors, exit codes, settings."""

import json
import os
import subprocess
import sys

import click
import pytest

from kg import __version__
from kg.cli.app import COMMANDS, cli
from kg.errors import KgError


def test_help_lists_every_command_in_the_order_of_the_work(kg):
    result = kg("--help")
    places = [result.stdout.index(f"\n  {name} ") for name in COMMANDS]
    assert result.exit_code == 0
    assert places == sorted(places)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(kg, name):
    result = kg(name, "--help")
    assert result.exit_code == 0
    assert f"Example: kg {name}" in result.stdout.replace("kg extract news/ | ", "")


def test_help_imports_nothing_heavy():
    heavy = ("spacy", "rdflib", "networkx", "pyoxigraph", "numpy")
    code = f"import sys, kg.cli; assert not [m for m in {heavy!r} if m in sys.modules], sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_version(kg):
    assert kg("--version").stdout == f"kg {__version__}\n"


@pytest.mark.parametrize("arguments", [["nonsense"], ["export"], ["export", "--nonsense"], ["build"], ["verify", "x"]])
def test_wrong_usage_exits_2(kg, arguments):
    assert kg(*arguments).exit_code == 2


def test_a_mistyped_command_names_the_nearest(kg):
    assert "Did you mean 'query'?" in kg("qury").stderr


def test_an_error_of_ours_is_one_line_and_exit_1(kg):
    result = kg("validate", "/nowhere/kg.ttl")
    assert result.exit_code == 1
    assert result.stderr == "kg: /nowhere/kg.ttl: there is no such file; build it with `kg build`\n"
    assert result.stdout == ""


@pytest.mark.parametrize(
    "error, code, message",
    [
        (KgError("the file is gone"), 1, "kg: the file is gone\n"),
        (KeyboardInterrupt(), 130, "kg: interrupted\n"),
        (BrokenPipeError(32, "Broken pipe"), 1, ""),
    ],
)
def test_exit_codes(kg, monkeypatch, error, code, message):
    @click.command()
    def fail():
        raise error

    monkeypatch.setattr(cli, "get_command", lambda ctx, name: fail)
    monkeypatch.setattr(os, "dup2", lambda *_: None)
    result = kg("export")
    assert result.exit_code == code
    assert result.stderr.lstrip("\n") == message


def test_a_reader_that_stops_early_is_met_in_silence(graph):
    done = subprocess.run(
        f"{sys.executable} -m kg export {graph} -f nquads | head -n 1", shell=True, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_settings_stand_behind_options(kg, graph, tmp_path, monkeypatch):
    (tmp_path / "kg.toml").write_text('[export]\nformats = ["ntriples"]\noutput = "set.nt"\n')
    monkeypatch.chdir(tmp_path)
    assert kg("export", graph).exit_code == 0
    assert (tmp_path / "set.nt").is_file()
    assert kg("export", graph, "-f", "nquads", "-o", "given.nq").exit_code == 0
    assert (tmp_path / "given.nq").is_file()


def test_an_environment_variable_stands_for_an_option(kg, graph, tmp_path, monkeypatch):
    monkeypatch.setenv("KG_EXPORT_OUTPUT", str(tmp_path / "env.nt"))
    assert kg("export", graph).exit_code == 0
    assert (tmp_path / "env.nt").is_file()


@pytest.mark.parametrize("text, part", [("a = ", "cannot be read"), ("workers = 3", "outside a table")])
def test_broken_settings_are_told(kg, tmp_path, monkeypatch, text, part):
    (tmp_path / "kg.toml").write_text(text)
    monkeypatch.chdir(tmp_path)
    result = kg("export", "kg.ttl", "-f", "nt")
    assert result.exit_code == 1
    assert part in result.stderr


def test_json_is_json_on_every_command_that_offers_it(kg, graph):
    assert json.loads(kg("validate", graph, "--json").stdout)["checked"] > 0
    assert json.loads(kg("explain", graph, "Verrin", "--json").stdout)[0]["label"] == "Verrin"
    assert json.loads(kg("query", graph, "ASK { ?s a kgo:Attack }", "--json").stdout)["boolean"] is True
