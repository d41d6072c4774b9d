"""Pictures of every view, light and dark, wide and narrow: python tests/page/screenshots.py OUT [VIEW ...].

With --readme, those of the README: one screen each, to be made small with pngquant.
"""

import sys
import tempfile
from itertools import product
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[2]))

import kg
from kg.graph import Graph
from tests.page.graphs import SAMPLES, with_texts
from tests.page.serving import serving
from tests.page.watch import CHROMIUM

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
README = {"graph": "light", "article": "dark"}  # view -> theme
ONE_SCREEN = {"width": 1200, "height": 760}


def main(out: Path, names: list[str]) -> None:
    """Takes the pictures of the views with these names, or of all."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        graph = with_texts(Graph.load(SAMPLES), [kg.samples()], Path(folder) / "samples.nq")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])

        def take(name: str, file: str, *, theme: str, viewport: dict, whole: bool) -> None:
            context = browser.new_context(color_scheme=theme, viewport=viewport, reduced_motion="reduce")
            page = context.new_page()
            page.on("console", lambda message: print(message.type, message.text) if message.type == "error" else None)
            _open(page, address, name)
            page.screenshot(path=out / file, full_page=whole)
            context.close()

        with serving(graph) as address:
            if "--readme" in names:
                for name, theme in README.items():
                    take(name, f"page-{name}.png", theme=theme, viewport=ONE_SCREEN, whole=False)
                return
            for name, theme, size in product(names or VIEWS, ("light", "dark"), SIZES):
                whole = name not in ("graph", "overview") or size == "narrow"
                take(name, f"{name}-{size}-{theme}.png", theme=theme, viewport=SIZES[size], whole=whole)


def _open(page: Page, address: str, name: str) -> None:
    """Opens a view and waits until it stands still."""
    path = VIEWS[name]
    if "EVENT" in path:
        differing = page.request.get(f"{address}/api/divergences").json()["divergences"]
        path = path.replace("event/EVENT", differing[0]["subject"]["id"])
    page.goto(address + path)
    page.locator("main[data-view] h1").wait_for()
    page.wait_for_timeout(900 if name in ("sparql", "graph", "overview", "person") else 350)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
