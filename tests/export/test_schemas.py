"""GraphML and GEXF are valid under grammars written from their documentation (tests/export/schemas)."""

from pathlib import Path

import lxml.etree
import pytest
from hypothesis import given
from hypothesis import strategies as st

from .readers import written
from .test_hostile import COMMON, QUADS, TEXTS, _nodes

SCHEMAS = {"graphml": "graphml.rng", "graphml-full": "graphml.rng", "gexf": "gexf.rng"}


def problems(name, data):
    schema = lxml.etree.RelaxNG(file=str(Path(__file__).with_name("schemas") / SCHEMAS[name]))
    document = lxml.etree.fromstring(data)
    return [] if schema.validate(document) else [str(error) for error in schema.error_log]


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_sample_is_valid(name, sample):
    assert problems(name, written(name, sample)) == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_hostile_graphs_are_valid(name):
    @COMMON
    @given(QUADS)
    def check(quads):
        assert problems(name, written(name, quads)) == []

    check()


@pytest.mark.parametrize("name", SCHEMAS)
def test_hostile_labels_are_valid(name):
    @COMMON
    @given(st.lists(TEXTS, min_size=1, max_size=5))
    def check(labels):
        assert problems(name, written(name, _nodes(labels))) == []

    check()


def test_the_grammars_find_mistakes(sample):
    good = written("graphml", sample)
    assert problems("graphml", good.replace(b'id="entity:verrin"', b'id="entity/verrin"', 1))
    assert problems("graphml", good.replace(b'attr.type="int"', b'attr.type="integer"', 1))
    gexf = written("gexf", sample)
    assert problems("gexf", gexf.replace(b'version="1.3"', b'version="1.2"', 1))
    assert problems("gexf", gexf.replace(b'start="2024-05-01"', b'start="May"', 1))
