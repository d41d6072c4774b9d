"""Pictures of every view, light and dark, wide and narrow: python tests/page/screenshots.py OUT [GRAPH]."""

import sys
import tempfile
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2]))

import kg
from kg.graph import Graph
from tests.page.serving import CHROMIUM, SAMPLES, serving, with_texts

VIEWS = {
    "home": "/",
    "search": "/search?q=p",
    "person": "/entity/iain-muir",
    "organization": "/entity/strand-line",
    "event": "/event/EVENT",
    "graph": "/graph?ids=entity/iain-muir,entity/strand-line",
    "overview": "/graph",
    "article": "/article/ferry-ledger",
    "articles": "/articles",
    "compare": "/compare?left=article/ferry-ledger&right=article/ferry-beacon",
    "divergences": "/divergences",
    "timeline": "/timeline",
    "outlets": "/outlets",
    "sparql": "/query?name=who-said-what",
}
SIZES = {"wide": {"width": 1280, "height": 860}, "narrow": {"width": 390, "height": 844}}


def main(out: Path, names: list[str]) -> None:
    """Takes the pictures of the views with these names, or of all."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        graph = with_texts(Graph.load(SAMPLES), [kg.samples()], Path(folder) / "samples.nq")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        with serving(graph) as address:
            for theme, size in product(("light", "dark"), SIZES):
                _take(browser, address, out, names or list(VIEWS), theme=theme, size=size)


def _take(browser: Browser, address: str, out: Path, names: list[str], *, theme: str, size: str) -> None:
    context = browser.new_context(color_scheme=theme, viewport=SIZES[size], reduced_motion="reduce")
    page = context.new_page()
    page.on("console", lambda message: print(message.type, message.text) if message.type == "error" else None)
    page.goto(address)
    event = page.request.get(f"{address}/api/divergences").json()["divergences"][0]["subject"]["id"]
    for name in names:
        page.goto(address + VIEWS[name].replace("event/EVENT", event))
        page.locator("main[data-view] h1").wait_for()
        page.wait_for_timeout(900 if name in ("sparql", "graph", "overview") else 350)
        whole = name not in ("graph", "overview") or size == "narrow"
        page.screenshot(path=out / f"{name}-{size}-{theme}.png", full_page=whole)
    context.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
