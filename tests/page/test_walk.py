"""A walk through the page as somebody would take it: search, open, read the sentence, look around, query, save."""

import csv
import io
from pathlib import Path

import networkx
import pytest
from lxml import etree

from .watch import serious

MANNERS = {"asserted": ("solid", "Told as fact"), "claimed": ("dashed", "Claimed"), "denied": ("dotted", "Denied")}
CANVAS = "document.querySelector('.stage .canvas').cy"
SPOUSES = "CONSTRUCT { ?a ?p ?b } WHERE { ?a <https://schema.org/spouse> ?b ; ?p ?b }"


def node_at(page, id):
    """Where a node stands on the screen."""
    place = page.evaluate(f"id => {CANVAS}.getElementById(id).renderedPosition()", id)
    box = page.locator(".stage .canvas").bounding_box()
    return box["x"] + place["x"], box["y"] + place["y"]


def shown_nodes(page):
    return page.evaluate(f"{CANVAS}.nodes().map(one => one.id())")


def shown_edges(page):
    return page.evaluate(f"{CANVAS}.edges().map(one => one.data('status'))")


def test_search_with_keys_alone(samples, watched):
    with watched(samples + "/timeline") as page:
        page.get_by_role("heading", name="Timeline").wait_for()
        page.keyboard.press("/")
        page.keyboard.type("muir")
        options = page.get_by_role("option")
        page.locator("[role=option]:first-child", has_text="Iain Muir").wait_for()
        page.keyboard.press("Escape")
        assert not page.get_by_role("listbox").is_visible()
        assert page.get_by_role("combobox").input_value() == "muir"
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        assert options.nth(1).get_attribute("aria-selected") == "true"
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        page.get_by_role("heading", name="Iain Muir", level=1, exact=True).wait_for()
        assert page.url.endswith("/entity/iain-muir")
        page.go_back()
        page.get_by_role("heading", name="Timeline").wait_for()


def test_from_a_claim_to_its_sentence_in_the_article(samples, watched):
    with watched(samples + "/entity/iain-muir") as page:
        denied = page.locator(".fact.rail-denied", has_text="trawler").first
        assert "Denied" in denied.inner_text() and "by Strand Line" in denied.inner_text()
        denied.get_by_role("button", name="Sentence").click()
        assert "did not see the trawler" in denied.locator("mark").inner_text()
        denied.get_by_role("link", name="Read it in the article").click()
        page.get_by_role("heading", name="Ferry disaster", level=1).wait_for()
        assert "did not see the trawler" in " ".join(page.locator(".seg.at").all_inner_texts())


def test_asserted_and_claimed_differ_in_line_and_word(samples, watched):
    with watched(samples + "/entity/iain-muir") as page:
        page.locator(".fact").first.wait_for()
        for status, (line, word) in MANNERS.items():
            fact = page.locator(f".fact.rail-{status}").first
            assert fact.evaluate("one => getComputedStyle(one).borderLeftStyle") == line
            assert word in fact.inner_text()


def test_the_graph_grows_shrinks_and_narrows(samples, watched):
    with watched(samples + "/graph?ids=entity/iain-muir") as page:
        page.get_by_role("button", name="Strand Line").first.wait_for()
        before = shown_nodes(page)
        page.mouse.click(*node_at(page, "entity/strand-line"))
        card = page.locator(".chosen")
        card.get_by_role("heading", name="Strand Line").wait_for()
        assert "Told as fact" in card.inner_text()
        card.get_by_role("button", name="Sentence").first.click()
        card.locator(".evidence mark").first.wait_for()
        page.mouse.click(*node_at(page, "entity/strand-line"))
        page.wait_for_url("**strand-line**")
        page.get_by_role("button", name="Robert Strand", exact=True).first.wait_for()
        assert set(before) < set(shown_nodes(page))
        card.get_by_role("button", name="Collapse").click()
        page.get_by_role("button", name="Robert Strand", exact=True).first.wait_for(state="detached")
        assert set(shown_nodes(page)) == set(before)
        assert {"asserted", "claimed", "denied"} == set(shown_edges(page))
        page.get_by_label("Only told as fact").check()
        page.wait_for_url("**asserted=true**")
        page.get_by_text("Denied", exact=True).wait_for(state="detached")
        assert set(shown_edges(page)) == {"asserted"}
        page.get_by_role("button", name="Places").click()
        page.wait_for_url("**types=Place**")
        page.get_by_role("button", name="Isobel Muir").wait_for(state="detached")
        page.get_by_label("Outlet").select_option("Daily Beacon")
        page.get_by_label("Articles from this day on").fill("2031-01-01")
        page.wait_for_url("**since=2031-01-01**")
        page.reload()  # the address holds it all
        page.get_by_text("Nothing is left with these filters.").or_(page.get_by_text("1 thing, 0 links")).wait_for()


def test_what_the_canvas_shows_stands_beside_it(samples, watched):
    with watched(samples + "/graph?ids=entity/iain-muir") as page:
        items = page.locator(".graph-list > li > button")
        items.first.wait_for()
        assert items.count() == len(shown_nodes(page))
        assert page.locator(".graph-list").get_by_text("told as fact").count() > 0
        assert page.get_by_role("img", name="The graph").is_visible()


def test_the_layout_keeps_a_second(samples, watched):
    """What is set here is only that it ends and places nodes apart; the time is measured by a benchmark."""
    with watched(samples + "/graph") as page:
        page.locator(".graph-list li").first.wait_for()
        places = page.evaluate(f"{CANVAS}.nodes().map(n => Object.values(n.position()).map(Math.round).join())")
        assert len(set(places)) == len(places) > 20


@pytest.mark.parametrize("form", ["PNG", "SVG", "GraphML"])
def test_the_picture_is_saved(samples, watched, form, tmp_path):
    with watched(samples + "/graph?ids=entity/iain-muir") as page:
        page.locator(".graph-list li").first.wait_for()
        nodes, edges = len(shown_nodes(page)), len(shown_edges(page))
        with page.expect_download() as download:
            page.get_by_role("button", name=form, exact=True).click()
        path = Path(download.value.path())
        if form == "PNG":
            assert path.read_bytes().startswith(b"\x89PNG")
        elif form == "SVG":
            drawn = etree.parse(path)
            assert len(drawn.findall("{*}g")) == nodes and "Isobel Muir" in {e.text for e in drawn.iter("{*}text")}
        else:
            graph = networkx.read_graphml(path, force_multigraph=True)
            assert (graph.number_of_nodes(), graph.number_of_edges()) == (nodes, edges)
            assert graph.nodes["entity/iain-muir"]["iri"] == "https://w3id.org/kg-news/id/entity/iain-muir"


def test_the_text_shows_what_was_read_in_it(samples, watched):
    with watched(samples + "/article/ferry-beacon") as page:
        text = page.locator(".article-text")
        text.wait_for()
        text.locator(".told-denied", has_text="see the trawler").first.hover()
        card = page.locator(".card")
        assert "not see" in card.inner_text() and "Denied" in card.inner_text()
        text.get_by_role("link", name="Robert Strand").first.click()
        page.get_by_role("heading", name="Robert Strand", level=1).wait_for()


def test_two_articles_beside_each_other(samples, watched):
    with watched(samples + "/article/ferry-ledger") as page:
        page.get_by_role("link", name="Side by side").last.click()
        page.get_by_role("heading", name="They differ").wait_for()
        assert page.locator(".texts .article-text").count() == 2


def test_divergences_have_their_sentences(samples, watched):
    with watched(samples + "/divergences") as page:
        first = page.locator(".difference").first
        assert "Contradiction" in first.inner_text()
        assert page.locator(".difference .evidence blockquote").count() >= 2
        page.get_by_role("button", name="Compatible").click()
        page.wait_for_url("**kind=Compatible**")
        page.get_by_role("button", name="Compatible", pressed=True).wait_for()
        assert page.locator(".difference-contradiction").count() == 0


def test_a_query_gives_a_table_a_graph_and_csv(samples, watched):
    with watched(samples + "/query") as page:
        page.get_by_role("button", name="Who said what").click()
        rows = page.locator(".yasr .dataTable tbody tr")
        rows.first.wait_for()
        with page.expect_download() as download:
            page.locator(".yasr_downloadIcon").click()
        table = list(csv.reader(io.StringIO(Path(download.value.path()).read_text())))
        assert table[0][:2] == ["date", "speaker"] and len(table) > 20
        link = rows.first.get_by_role("link")
        assert link.get_attribute("href").startswith("https://w3id.org/")
        link.click()
        page.locator("main[data-view=article] h1").wait_for()
        page.go_back()
        editor = page.locator(".CodeMirror")
        editor.wait_for()
        editor.evaluate(
            "(one, text) => one.CodeMirror.setValue(text)",
            SPOUSES,
        )
        page.locator(".yasqe_queryButton").click()
        page.locator(".select_graph").click()
        page.locator(".editor .canvas canvas").first.wait_for()
        editor.evaluate("(one, text) => one.CodeMirror.setValue(text)", "SELECT nonsense")
        page.locator(".yasqe .parseErrorIcon").wait_for()


def test_the_walk_through_the_tram_cluster(tram, watched, axe):
    with watched(tram) as page:

        def opened(name):
            page.get_by_role("heading", name=name, level=1).wait_for()
            assert serious(page, axe) == []

        page.get_by_role("heading", level=1).wait_for()
        name = page.locator(".ranking .ref bdi").first.inner_text()  # whom most is told of
        page.keyboard.press("/")
        page.keyboard.type(name)
        page.locator("[role=option]:first-child", has_text=name).click()
        opened(name)
        page.locator(".fact .disclose").first.click()
        page.locator(".fact .evidence mark").first.wait_for()
        page.get_by_role("link", name="Open as a graph").click()
        opened("Graph")
        page.locator(".graph-list li").first.wait_for()
        before = shown_nodes(page)
        page.locator(".graph-list button").nth(1).click()
        page.locator(".chosen").get_by_role("button", name="Expand").click()
        page.locator(".chosen").get_by_role("button", name="Collapse").wait_for()
        assert set(before) <= set(shown_nodes(page))
        page.get_by_label("Only told as fact").check()
        page.wait_for_url("**asserted=true**")
        with page.expect_download() as download:
            page.get_by_role("button", name="GraphML", exact=True).click()
        assert networkx.read_graphml(download.value.path(), force_multigraph=True).number_of_nodes() > 0
        for view in ("Articles", "Divergences", "Timeline", "Outlets", "SPARQL"):
            page.get_by_role("navigation", name="Views").get_by_role("link", name=view).click()
            opened(view)
        page.get_by_role("button", name="Names every entity").click()
        page.locator(".yasr .dataTable tbody tr").first.wait_for()
        page.get_by_role("navigation", name="Views").get_by_role("link", name="Articles").click()
        page.locator(".article-card a").first.click()
        page.locator(".article-text").wait_for()
        assert serious(page, axe) == []
        page.get_by_role("link", name="Side by side").first.click()
        opened("Side by side")
