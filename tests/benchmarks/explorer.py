"""What the explorer costs: search in many labels, the first page, the layout of a graph.

    python tests/benchmarks/explorer.py [--labels 200000] [--page]

Search: a store of that many people with two statements each is indexed; names are then typed letter by letter, all,
by type and by outlet, and each answer is timed. With `--page`, Chromium opens the samples' first page and
neighbourhoods at random: milliseconds from the click to the search box that can be used, and of the layout.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad, Store

sys.path.insert(0, str(Path(__file__).parents[2]))

from kg.explore import answer, write_index
from kg.vocab import DEFAULT_BASE, expand

TYPE, LABEL, PERSON = (NamedNode(expand(name)) for name in ("rdf:type", "rdfs:label", "schema:Person"))
SUBJECT, OBJECT, DERIVED, PUBLISHER = (
    NamedNode(expand(name)) for name in ("rdf:subject", "rdf:object", "prov:wasDerivedFrom", "schema:publisher")
)
ARTICLE = NamedNode(expand("schema:NewsArticle"))
SYLLABLES = [consonant + vowel for consonant in "bdklmnrst" for vowel in "aeio"]


def people(number: int) -> Iterator[Quad]:
    """Two names of two to four syllables each, and two statements about each person from one of 500 articles."""
    chance = random.Random(7)
    word = lambda: "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).title()  # noqa: E731
    outlets = [NamedNode(f"{DEFAULT_BASE}entity/outlet-{n}") for n in range(20)]
    for n, outlet in enumerate(outlets):
        yield Quad(outlet, LABEL, Literal(f"Outlet {n}"))
    articles = [NamedNode(f"{DEFAULT_BASE}article/a{n}") for n in range(500)]
    for n, article in enumerate(articles):
        yield Quad(article, TYPE, ARTICLE)
        yield Quad(article, PUBLISHER, outlets[n % len(outlets)])
    for n in range(number):
        person = NamedNode(f"{DEFAULT_BASE}entity/p{n}")
        yield Quad(person, TYPE, PERSON)
        yield Quad(person, LABEL, Literal(f"{word()} {word()}"))
        for which in (SUBJECT, OBJECT):
            statement = NamedNode(f"{DEFAULT_BASE}statement/{n}{which.value[-7:]}")
            yield Quad(statement, which, person)
            yield Quad(statement, DERIVED, chance.choice(articles))


def typed(names: list[str]) -> Iterator[dict[str, str]]:
    """Searches as they come while somebody types: every beginning of the names, then narrowed."""
    for name in names:
        for end in range(1, len(name) + 1):
            yield {"q": name[:end]}
        yield {"q": name[:2], "types": "Person"}
        yield {"q": name[:1], "outlet": "entity/outlet-3"}


def measure_search(labels: int) -> None:
    """Prints the time of the index and of the searches."""
    store = Store()
    store.bulk_extend(people(labels))
    names = [
        quad.object.value for quad, _ in zip(store.quads_for_pattern(None, LABEL, None), range(0, 60), strict=False)
    ]
    with tempfile.TemporaryDirectory() as folder:
        started = time.process_time()
        path = write_index(store, Path(folder) / "search.sqlite")
        print(
            f"index of {labels:,} labels: {time.process_time() - started:.1f} s CPU, {path.stat().st_size / 1e6:.0f} MB"
        )
        taken = []
        for parameters in typed(names):
            started = time.perf_counter()
            answer(store, name="search", parameters=parameters, index=str(path))
            taken.append((1000 * (time.perf_counter() - started), parameters))
    times = sorted(one for one, _ in taken)
    slowest = max(taken, key=lambda one: one[0])[1]
    print(
        f"{len(times)} searches: median {statistics.median(times):.1f} ms, p95 {times[int(0.95 * len(times))]:.1f} ms"
    )
    print(f"slowest {times[-1]:.1f} ms: {slowest}")


def neighbourhood(nodes: int, edges: int) -> dict[str, object]:
    """A connected picture at random, as the look-up would answer."""
    chance = random.Random(3)
    pairs = [(n, chance.randrange(n)) for n in range(1, nodes)]
    pairs += [tuple(chance.sample(range(nodes), 2)) for _ in range(edges - len(pairs))]
    families = ("Person", "Organization", "Place", "Event", "Group", "Position", "Thing")
    statuses = ("asserted", "claimed", "denied")
    things = [{"id": f"n{n}", "label": f"Thing {n}", "family": families[n % 7], "kind": "thing"} for n in range(nodes)]
    told = {"property": "rel:meet", "word": "meet", "modality": "", "weight": 1, "outlets": []}
    links = [
        {"id": f"e{k}", "source": f"n{a}", "target": f"n{b}", "status": statuses[k % 3], **told}
        for k, (a, b) in enumerate(pairs)
    ]
    return {"nodes": things, "edges": links, "seeds": [], "left_out": 0}


def fulfilled(picture: dict[str, object], route: Any) -> None:
    """Answers a request of the page with a picture."""
    route.fulfill(json=picture)


def measure_page() -> None:
    """Prints how soon the first page can be used, and how long layouts take, in headless Chromium."""
    from playwright.sync_api import sync_playwright

    import kg
    from kg.graph import Graph
    from tests.page.graphs import SAMPLES, with_texts
    from tests.page.serving import serving
    from tests.page.watch import CHROMIUM

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        graph = with_texts(Graph.load(SAMPLES), [kg.samples()], Path(folder) / "samples.nq")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        with serving(graph) as address:
            for run in ("first", "second", "third"):
                page = browser.new_context().new_page()
                started = time.perf_counter()
                page.goto(address, wait_until="commit")
                page.locator("main[data-view] h1").wait_for()
                print(f"first page, {run} visit: {1000 * (time.perf_counter() - started):.0f} ms")
            for nodes, edges in ((100, 170), (200, 340), (300, 507)):
                page = browser.new_context(reduced_motion="reduce").new_page()
                picture = neighbourhood(nodes, edges)
                page.route("**/api/neighbourhood*", partial(fulfilled, picture))
                page.goto(f"{address}/graph")
                page.locator(".graph-list li").first.wait_for()
                print(f"layout of {nodes} things and {edges} links: {page.evaluate(LAYOUT):.0f} ms")
        browser.close()


LAYOUT = "performance.getEntriesByName('kg-layout').at(-1).duration"

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labels", type=int, default=200_000)
    parser.add_argument("--page", action="store_true", help="the page in Chromium, in place of the search")
    arguments = parser.parse_args()
    measure_page() if arguments.page else measure_search(arguments.labels)
