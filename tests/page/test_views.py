"""Every view: it opens, says what it should, and is accessible, in light and in dark and on a narrow screen."""

import pytest

from .watch import serious

VIEWS = {
    "/": "8 articles about",
    "/search?q=p": "Search: p",
    "/entity/iain-muir": "Iain Muir",
    "/thing?id=position/chief-executive-of-halden-copper": "chief executive of Halden Copper",
    "/graph?ids=entity/iain-muir": "Graph",
    "/article/ferry-ledger": "Ferry and fishing boat collide",
    "/articles": "Articles",
    "/compare?left=article/ferry-ledger&right=article/ferry-beacon": "Side by side",
    "/divergences": "Divergences",
    "/timeline": "Timeline",
    "/outlets": "Outlets",
    "/query?name=figures": "SPARQL",
    "/thing?id=entity/nobody": "This cannot be shown",
}


def shown(page, title):
    heading = page.locator("main[data-view] h1")
    heading.wait_for()
    assert title in heading.inner_text()


@pytest.mark.parametrize("path", VIEWS)
def test_a_view_opens_and_is_accessible(samples, watched, axe, path):
    with watched(samples + path, strict="nobody" not in path) as page:
        shown(page, VIEWS[path])
        if "query" in path:
            page.locator(".yasr .dataTable tbody tr").first.wait_for()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.wait_for_timeout(50)
            assert serious(page, axe) == []


@pytest.mark.parametrize("width", [360, 768])
def test_nothing_is_wider_than_a_narrow_screen(samples, watched, width):
    with watched(samples, viewport={"width": width, "height": 740}, strict=False) as page:
        for path, title in VIEWS.items():
            page.goto(samples + path)
            shown(page, title)
            assert page.evaluate("document.scrollingElement.scrollWidth") <= width, path


def test_an_address_nobody_knows(samples, watched):
    with watched(samples + "/graph") as page:
        shown(page, "Graph")
        page.evaluate("history.pushState(null, '', '/nowhere')")
        page.evaluate("dispatchEvent(new PopStateEvent('popstate'))")
        page.get_by_role("heading", name="There is no such page").wait_for()
