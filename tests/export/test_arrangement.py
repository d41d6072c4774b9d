"""Communities, ranks and places: the same each time, and of use to a person."""

import subprocess
import sys
from math import dist

import networkx
import pytest

from kg.export import arrangement, to_networkx
from kg.export.communities import find_communities
from kg.export.palette import families, family_of
from kg.export.positions import place_nodes, spiral
from kg.export.ranking import page_rank
from kg.vocab import expand

TWO_RINGS = [(a, (a + 1) % 5, 1) for a in range(5)] + [(5 + a, 5 + (a + 1) % 5, 1) for a in range(5)] + [(0, 5, 1)]
ROUNDED = [*TWO_RINGS, (0, 2, 1), (1, 3, 1), (5, 7, 1), (6, 8, 1), (2, 4, 1), (7, 9, 1)]


def test_communities_are_those_that_a_person_sees():
    found = find_communities(11, ROUNDED)
    assert len(set(found[:5])) == len(set(found[5:10])) == 1
    assert set(found) == {1, 2, 3}
    assert found[10] == 3  # the one that nothing links to comes last


def test_page_rank_agrees_with_igraph():
    import igraph

    edges = [(0, 1, 1), (0, 2, 3), (0, 3, 1), (3, 4, 1), (5, 0, 2)]
    graph = igraph.Graph(n=7, edges=[(s, t) for s, t, _ in edges])
    expected = graph.pagerank(weights=[weight for *_, weight in edges])
    assert page_rank(7, edges) == pytest.approx(expected, abs=1e-3)
    told = [1, 0, 2, 0, 0, 5]
    linked = igraph.Graph(n=6, edges=graph.get_edgelist())
    expected = linked.personalized_pagerank(weights=[weight for *_, weight in edges], reset=told)
    assert page_rank(6, edges, told) == pytest.approx(expected, abs=1e-3)
    assert page_rank(0, []) == []


def test_no_two_nodes_stand_on_one_spot_and_linked_ones_are_near():
    edges = [(0, n, 1) for n in range(1, 30)] + [(30, n, 1) for n in range(31, 60)]
    points = place_nodes(edges, find_communities(62, edges))
    assert min(dist(a, b) for n, a in enumerate(points) for b in points[:n]) > 10
    linked = [dist(points[s], points[t]) for s, t, _ in edges]
    apart = [dist(points[s], points[t]) for s in range(30) for t in range(30, 60)]
    assert sum(linked) / len(linked) < sum(apart) / len(apart) / 2


def test_a_node_that_is_linked_to_itself_and_an_empty_graph_have_places():
    assert len(place_nodes([(0, 0, 1)], [1])) == 1
    assert place_nodes([], []) == []


def test_the_spiral_keeps_its_distance():
    points = spiral(500)
    assert min(dist(a, b) for n, a in enumerate(points) for b in points[:n]) > 50


def test_a_big_view_stands_on_a_spiral_without_communities(sample, monkeypatch):
    monkeypatch.setattr(arrangement, "SMALL", 3)
    graph = to_networkx(sample)
    points = [(data["x"], data["y"]) for _, data in graph.nodes(data=True)]
    assert len(set(points)) == len(points)
    assert not any("community" in data for _, data in graph.nodes(data=True))
    assert max(graph.nodes(data="mentions"), key=lambda n: n[1])[0] in {
        node for node, data in graph.nodes(data=True) if (data["x"], data["y"]) == (0, 0)
    }


def test_nodes_have_what_gephi_reads(sample):
    graph = to_networkx(sample)
    event = graph.nodes["event:a1b2"]
    assert (event["color"], event["r"], event["g"], event["b"]) == ("#edc948", 237, 201, 72)
    assert {"size", "x", "y", "community"} <= set(event)
    assert networkx.number_of_isolates(graph) < len(graph)


def test_the_hash_seed_moves_nothing(sample):
    code = (
        "from kg.export.communities import find_communities as c; from kg.export.positions import place_nodes as p;"
        f"e = {ROUNDED!r}; print(p(e, c(11, e)))"
    )
    command = [sys.executable, "-c", code]
    seeds = [{"PYTHONHASHSEED": seed} for seed in ("1", "2")]
    found = {subprocess.run(command, env=env, capture_output=True, check=True).stdout for env in seeds}
    assert len(found) == 1


def test_every_class_of_the_palette_is_one_of_ours():
    assert family_of("https://x.org/id/entity/a", [expand("schema:Corporation")]).name == "Organization"
    assert family_of("https://x.org/id/event/a", [expand("kgo:Attack")]).name == "Event"
    assert all(len(family.color) == 7 and family.title for family in families().values())
