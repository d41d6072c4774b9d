"""kg page: one file that holds it all."""

import re

import pytest
from click.testing import CliRunner

from kg.cli import cli
from kg.graph import Graph
from kg.resources import page_dir

from .graphs import SAMPLES, with_payloads

pytestmark = pytest.mark.skipif(page_dir() is None, reason="the page is not bundled")


def write(graph, target, *options):
    result = CliRunner().invoke(cli, ["page", str(graph), "-o", str(target), *options])
    assert result.exit_code == 0, result.stderr
    return target


def test_the_same_graph_gives_the_same_bytes(tmp_path):
    first, second = (write(SAMPLES, tmp_path / name).read_bytes() for name in ("a.html", "b.html"))
    assert first == second
    assert b"https://cdn" not in first and len(first) < 2_000_000


def test_a_name_nobody_bears_is_refused(tmp_path):
    result = CliRunner().invoke(cli, ["page", str(SAMPLES), "--around", "Nobody", "-o", str(tmp_path / "x.html")])
    assert result.exit_code == 1 and "Nobody" in result.stderr and not (tmp_path / "x.html").exists()


def test_a_file_works_from_disk(tmp_path, watched, axe):
    from .watch import serious

    path = write(SAMPLES, tmp_path / "muir.html", "--around", "Iain Muir", "--hops", "2")
    with watched(path.as_uri()) as page:
        page.get_by_role("heading", level=1).wait_for()
        page.keyboard.press("/")
        page.keyboard.type("isobel")
        page.locator("[role=option]:first-child", has_text="Isobel Muir").wait_for()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Isobel Muir", level=1).wait_for()
        page.get_by_role("button", name="Sentence").first.click()
        page.locator(".evidence mark").first.wait_for()
        for view in ("Graph", "Articles", "Divergences", "Timeline", "Outlets"):
            page.get_by_role("navigation", name="Views").get_by_role("link", name=view).click()
            page.get_by_role("heading", name=view, level=1).wait_for()
            assert serious(page, axe) == []
        page.reload()
        page.get_by_role("heading", name="Outlets", level=1).wait_for()


def test_a_hostile_graph_in_a_file(tmp_path, watched):
    path = write(with_payloads(Graph.load(SAMPLES), tmp_path / "hostile.nq"), tmp_path / "hostile.html")
    assert len(re.findall(rb"<script", path.read_bytes())) >= 2
    with watched(path.as_uri()) as page:
        page.get_by_role("heading", level=1).wait_for()
        page.goto(f"{path.as_uri()}#/search")
        page.get_by_text("<script>alert(1)</script>").first.wait_for()
        assert page.locator("main script, main img, main b").count() == 0
