"""Statements drawn for judging."""

import json
from pathlib import Path

from kg.evaluate.sampling import asserted_statements, draw_statements
from kg.graph import NAMING, Graph

SAMPLE = Path(__file__).parents[1] / "export" / "sample.trig"


def test_only_what_is_asserted_is_drawn_and_names_are_apart():
    graph = Graph.load(SAMPLE)
    told, names = asserted_statements(graph), asserted_statements(graph, naming=True)
    assert told and not {d.predicate for d in told} & set(NAMING)
    assert {d.predicate for d in names} <= set(NAMING)
    assert len(told) == graph.counts.asserted


def test_a_seed_draws_the_same_and_another_one_something_else():
    told = asserted_statements(Graph.load(SAMPLE))
    assert draw_statements(told, 2, 1) == draw_statements(reversed(told), 2, 1)
    assert draw_statements(told, 1000, 1) == told
    assert len({tuple(draw_statements(told, 1, seed)) for seed in range(20)}) > 1


def test_the_command_writes_one_line_each(kg_command):
    lines = kg_command("sample", SAMPLE, "-n", "1").stdout.splitlines()
    assert len(lines) == 1
    assert {"article", "start", "end", "predicate", "passage"} <= set(json.loads(lines[0]))
