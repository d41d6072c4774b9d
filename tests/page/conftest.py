"""A browser, servers over the graphs, and pages that watch what goes on in them."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest

import kg
from kg.graph import Graph
from kg.resources import page_dir

from .graphs import ROOT, SAMPLES, TRAM, with_payloads, with_texts
from .serving import serving
from .watch import CHROMIUM, Watch

AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="session")
def browser():
    playwright = pytest.importorskip("playwright.sync_api")
    if page_dir() is None:
        pytest.skip("the page is not bundled; pip install -e . where the npm registry can be reached")
    if not shutil.which(CHROMIUM):
        pytest.skip(f"no {CHROMIUM}; apt install chromium")
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="session")
def samples(browser, tmp_path_factory) -> Iterator[str]:
    """The address of a server over the samples' graph with its texts."""
    target = tmp_path_factory.mktemp("samples") / "samples.nq"
    with serving(with_texts(Graph.load(SAMPLES), [kg.samples()], target)) as address:
        yield address


@pytest.fixture(scope="session")
def tram(browser, tmp_path_factory) -> Iterator[str]:
    """The address of a server over the cluster of articles on a tram."""
    if not TRAM.exists():
        pytest.skip("no ../shared")
    target = tmp_path_factory.mktemp("tram") / "tram.nq"
    with serving(with_texts(kg.build_graph([TRAM]), [TRAM], target)) as address:
        yield address


@pytest.fixture(scope="session")
def hostile(browser, tmp_path_factory) -> Iterator[str]:
    """The address of a server over a graph with something hostile in every text."""
    target = tmp_path_factory.mktemp("hostile") / "hostile.nq"
    with serving(with_payloads(Graph.load(SAMPLES), target)) as address:
        yield address


@pytest.fixture
def watched(browser):
    """A context manager: a page of a browser of its own that fails on errors, dialogs and other hosts."""

    @contextmanager
    def open_page(address: str, *, strict: bool = True, **options):
        wide = {"viewport": {"width": 1280, "height": 860}, "reduced_motion": "reduce"}
        context = browser.new_context(**wide | options)
        context.set_default_timeout(60_000)  # the machine may be busy
        page = context.new_page()
        watch = Watch(page, urlsplit(address).netloc)
        page.goto(address)
        yield page
        page.wait_for_load_state("networkidle")  # a call that is given up costs the server a worker
        context.close()
        assert watch.problems == [] or not strict, watch.problems

    return open_page


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed; pip install -e . brings it, or npm ci in web/")
    return AXE.read_text(encoding="utf-8")
