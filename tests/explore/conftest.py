"""A store of the sample articles' graph, with their texts."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

import kg
from kg.graph import Graph
from kg.read import read_articles
from kg.vocab import expand

SAMPLES = Path(__file__).parents[2] / "exports" / "kg.ttl"


def samples_store() -> Store:
    graph = Graph.load(SAMPLES)
    for article in read_articles([kg.samples()]):
        node = NamedNode(f"{graph.base_iri}article/{article.id}")
        graph.store.add(Quad(node, NamedNode(expand("nif:isString")), Literal(article.text)))
    return graph.store


@pytest.fixture(scope="session")
def store() -> Store:
    return samples_store()
