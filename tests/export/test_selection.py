"""Parts of a graph: what the filters keep, that nothing dangles, and that facts and claims stay apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ExportError, GraphError
from kg.graph import Graph
from kg.vocab import expand

from .readers import load

SMALL = settings(max_examples=60, deadline=None, derandomize=True)


@pytest.fixture(scope="module")
def whole():
    return Graph(load())


def labels(graph):
    return {label for _, label in graph.networkx().nodes(data="label")}


def edges(graph):
    return {
        (graph.nodes[s]["label"], data["label"], graph.nodes[o]["label"]) for s, o, data in graph.edges(data=True)
    }


def test_no_filter_keeps_the_picture(whole):
    assert whole.select().networkx().edges == whole.networkx().edges


def test_only_asserted_has_no_claim_and_only_claims_no_fact(whole):
    told, said = whole.select(only="asserted"), whole.select(only="claims")
    assert all(told for *_, told in told.networkx().edges(data="asserted"))
    assert not any(told for *_, told in said.networkx().edges(data="asserted"))
    assert ("rockets hit Verrin", "agent", "Nordan") not in edges(told.networkx())
    assert ("rockets hit Verrin", "agent", "Nordan") in edges(said.networkx())
    both = len(told.networkx().edges) + len(said.networkx().edges)
    assert both == len(whole.networkx().edges)
    assert told.counts.attributed == said.counts.asserted == 0


def test_the_name_of_a_source_that_is_left_out_stays_readable(whole):
    part = whole.select(types=["kgo:Attack", "Country"])
    assert labels(part) == {"rockets hit Verrin", "Nordan", "Ostria"}
    who = {data["accordingTo"] for *_, data in part.networkx().edges(data=True) if data["label"] == "agent"}
    assert "Ostria" in who
    assert part.networkx().nodes["event:a1b2"]["facts"] == "deaths: at least 12 (said by Mara Lind)"


@pytest.mark.parametrize("name", ["person", "Person", "schema:Person"])
def test_types_go_by_family_and_class(name, whole):
    assert labels(whole.select(types=[name])) == {"Mara Lind"}


def test_around_counts_edges_in_either_direction(whole):
    assert labels(whole.select(around="Mara Lind", hops=0)) == {"Mara Lind"}
    one = labels(whole.select(around="Lind", hops=1))
    assert "mayor of Verrin" in one
    assert one < labels(whole.select(around="M. Lind", hops=2))


def test_top_keeps_the_most_linked_and_what_was_asked_for(whole):
    assert labels(whole.select(top=1)) == {"rockets hit Verrin"}
    assert "mayor of Verrin" in labels(whole.select(around="mayor of Verrin", hops=3, top=2))
    assert len(whole.select(top=3).networkx()) == 3


def test_unknown_names_types_and_filters_are_told(whole):
    with pytest.raises(ExportError, match="nothing of type persn; it knows Person"):
        whole.select(types=["Persn"])
    with pytest.raises(GraphError, match="did you mean Mara Lind"):
        whole.select(around="Mara Lund")
    with pytest.raises(ExportError, match="asserted, claims"):
        whole.select(only="rumours")


@SMALL
@given(
    only=st.sampled_from([None, "asserted", "claims"]),
    types=st.sampled_from([(), ("Person", "Event"), ("Place",), ("kgo:Attack", "Country")]),
    around=st.sampled_from([None, "Verrin", "Mara Lind"]),
    counts=st.tuples(st.integers(0, 3), st.sampled_from([None, 1, 3, 8])),
)
def test_a_part_is_a_graph_of_the_same_form(whole, only, types, around, counts):
    part = whole.select(only=only, types=types, around=around, hops=counts[0], top=counts[1])
    rows = set(part.rows())
    assert rows <= set(whole.rows())
    sources = (f"<{expand('kgo:evidence')}>", f"<{expand('prov:wasDerivedFrom')}>")
    assert {o for _, p, o, _ in rows if p in sources} <= {row[0] for row in rows}  # each leads to its sentence still
    assert set(part.networkx().edges) <= set(whole.networkx().edges)
    assert wrong(part) <= wrong(whole)


def wrong(graph):
    return {(problem.shape, problem.focus) for problem in graph.validate().violations}
