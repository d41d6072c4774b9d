"""The pages under docs/ show pictures that are there and options that exist."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import cli

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_picture_and_page_that_is_linked_is_there(page):
    text = page.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", text) + re.findall(r'src="([^":]+)"', text)
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_suffix_of_the_page_on_graph_files_is_a_format():
    from kg.export.formats import EXPORTERS

    table = (ROOT / "docs" / "graph-tools.md").read_text(encoding="utf-8").split("\n\n")[2]
    named = {suffix.rstrip("/") for suffix in re.findall(r"`(\.[a-z0-9.]+/?)`", table)}
    rdf = {".ttl", ".trig", ".nq", ".nt", ".jsonld", ".rdf"}
    assert named == {exporter.suffix for exporter in EXPORTERS.values()} - rdf


def test_every_option_of_the_page_on_graph_files_exists():
    text = (ROOT / "docs" / "graph-tools.md").read_text(encoding="utf-8")
    told = CliRunner().invoke(cli, ["export", "--help"]).output + CliRunner().invoke(cli, ["push", "--help"]).output
    assert {option for option in re.findall(r"--[a-z]+", text) if option not in told} == set()
