"""The simple view: entities and events as nodes; facts and claims between them as edges.

An edge stands for all statements that agree on subject, predicate, object, and on whether the article
tells it as fact (`asserted`) or somebody only says or denies it; `weight` is their number.
"""

from collections import defaultdict

from .gathering import Gathers
from .ids import node_ids
from .names import find_base
from .rows import Source
from .simple_rows import EDGE_COLUMNS, NODE_COLUMNS, SimpleRows
from .simple_stream import stream_view
from .tellings import ARTICLE, Told, mentioned
from .things import About, is_of_the_world, read_claims, read_things, text
from .views import Rows, View


def view_of(source: Source) -> View:
    """The simple view of a graph; what a graph keeps on disk is not loaded for it."""
    return stream_view(source.gather()) if isinstance(source, Gathers) else simple_view(read_things(source))


def simple_view(things: dict[str, About]) -> View:
    """Rows of the simple view, nodes by IRI, edges by source, predicate and target."""
    ids = node_ids((iri for iri, about in things.items() if is_of_the_world(about)), find_base(things))
    rows = SimpleRows(lambda iri: things.get(iri, {}), ids.get)
    told: dict[str, list[Told]] = defaultdict(list)
    articles: dict[str, list[str]] = defaultdict(list)
    for claim in read_claims(things):
        about = things[claim.iri]
        article = text(about, ARTICLE)
        for node in mentioned(claim, about):
            articles[node].append(article)
        if claim.subject in ids:
            told[claim.subject].append(rows.told(claim, things))
    order = sorted(ids)
    nodes = [rows.node(i, things[i], told.get(i, ()), len(a := articles.get(i, ())), len(set(a))) for i in order]
    edges = Rows(lambda: (edge for i in order for edge in rows.edges(i, things[i], told.get(i, ()))))
    return View(NODE_COLUMNS, Rows(lambda: iter(nodes), len(nodes)), EDGE_COLUMNS, edges)
