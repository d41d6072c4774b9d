"""Whatever stands in a graph is shown as text, in every view and in a file."""

import pytest

from .test_views import VIEWS

MARKED = "main script, main img, main b, main svg[onload], main [onerror], main a[href^='javascript']"


@pytest.mark.parametrize("path", [path for path in VIEWS if "nobody" not in path])
def test_hostile_texts_are_text(hostile, watched, path):
    with watched(hostile + path) as page:
        page.locator("main[data-view] h1").wait_for()
        if "query" in path:
            page.locator(".yasr .dataTable tbody tr").first.wait_for()
        page.wait_for_timeout(100)
        assert page.locator(MARKED).count() == 0
        links = page.evaluate("[...document.links].map(one => new URL(one.href).protocol)")
        assert set(links) <= {"http:", "https:"}
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 1280


def test_a_payload_can_be_read(hostile, watched):
    with watched(hostile + "/search") as page:
        page.get_by_text("<script>alert(1)</script>").first.wait_for()
        page.get_by_role("combobox", name="Search the graph").fill("onerror")
        page.get_by_role("option").first.wait_for()
        assert "<img src=x onerror=alert(2)>" in page.get_by_role("option").first.inner_text()
