"""kg push and kg pull."""

import json

import pytest

from ..remote.conftest import oxigraph  # noqa: F401

SECRET = "s3cr3t-t0ken"


@pytest.fixture(autouse=True)
def own_state(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for name in ("TOKEN", "USER", "PASSWORD"):
        monkeypatch.delenv(f"KG_ENDPOINT_{name}", raising=False)


def test_a_graph_makes_the_round_trip(kg, graph, oxigraph, tmp_path):  # noqa: F811
    result = kg("push", graph, oxigraph.url, "--json")
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["sent"] == 2
    assert "0 graphs sent (0 triples), 2 unchanged" in kg("push", graph, oxigraph.url).stderr
    assert kg("pull", oxigraph.url, "-o", tmp_path / "kg.nq").exit_code == 0
    assert (tmp_path / "kg.nq").read_text() == kg("export", graph, "-f", "nq").stdout
    assert kg("pull", oxigraph.url, "-f", "nt", "--prefix", "https://nobody.org/").stdout == ""


def test_a_token_is_told_to_nobody(kg, graph, monkeypatch):
    monkeypatch.setenv("KG_ENDPOINT_TOKEN", SECRET)
    monkeypatch.setattr("kg.remote.client.sleep", lambda _: None)
    result = kg("-v", "push", graph, "http://127.0.0.1:9")
    assert result.exit_code == 1
    assert "cannot be reached" in result.stderr
    assert SECRET not in result.stderr + result.stdout


def test_a_password_in_the_clear_is_warned_of(kg, graph, monkeypatch):
    from kg.errors import RemoteError

    def refuse(*_, **__):
        raise RemoteError("not in a test")

    monkeypatch.setenv("KG_ENDPOINT_TOKEN", SECRET)
    monkeypatch.setattr("kg.remote.push_rows", refuse)
    result = kg("push", graph, "http://news.example/ds")
    assert "use https" in result.stderr
    assert SECRET not in result.stderr


def test_pull_needs_a_format_or_a_file(kg):
    assert kg("pull", "http://127.0.0.1:9").exit_code == 2


def test_what_is_no_endpoint_is_told(kg, graph):
    result = kg("push", graph, "localhost")
    assert result.exit_code == 1
    assert "no endpoint" in result.stderr
