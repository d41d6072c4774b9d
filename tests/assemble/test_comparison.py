"""What comparing articles shows, in a graph of its own."""

import random
from dataclasses import replace

import pytest

from kg.assemble import Names, assemble_article, assemble_rows, compare_articles
from kg.graph import Graph
from kg.model import Factuality
from tests.handmade import article, both, coast, river

COMPARISON = "<https://w3id.org/kg-news/id/comparison>"


@pytest.fixture(scope="module")
def graph():
    return Graph.from_findings(both())


def test_at_least_12_beside_14_is_compatible_and_names_its_statements(graph):
    rows = list(
        graph.query("""SELECT ?kind ?value { ?d a kgo:Divergence ; kgo:ofProperty kgo:deaths ;
          kgo:divergenceKind ?kind ; kgo:ofSubject/rdfs:label "Bridge falls in Oskby" ;
          kgo:divergentStatement/rdf:object ?value }
          ORDER BY ?value""")
    )
    assert [row["value"].value for row in rows] == ["5", "12", "14"]
    assert {row["kind"].value.rpartition("#")[2] for row in rows} == {"Compatible"}


def test_two_costs_on_following_days_are_an_update(graph):
    query = """SELECT ?label { ?d kgo:ofProperty kgo:amount ; kgo:divergenceKind kgo:Update ; rdfs:label ?label }"""
    assert [row["label"].value for row in graph.query(query)] == ["amount: 2500000 USD / 3000000 USD"]


def test_a_divergence_stands_in_no_article(graph):
    of_divergences = {row[3] for row in graph.rows() if "/divergence/" in row[0]}
    assert of_divergences == {COMPARISON}


def test_removing_an_article_changes_nothing_of_the_others():
    alone = {row for row in assemble_rows([river()]) if row[3] != COMPARISON}
    assert alone == {row for row in assemble_rows(both()) if row[3].endswith("/article/river/bridge>")}


def test_one_article_alone_diverges_from_nobody():
    assert not any("/divergence/" in row[0] for row in assemble_rows([river()]))


def test_the_shapes_hold(graph):
    assert not graph.validate().violations


def test_a_divergence_of_one_statement_is_found_by_the_shapes(graph):
    rows = [row for row in graph.rows() if "/divergence/" in row[0]]
    node = rows[0][0]
    statements = [row for row in rows if row[0] == node and row[1].endswith("#divergentStatement>")]
    broken = Graph(quad for quad in graph.quads() if str(quad.subject) != node or str(quad.object) != statements[0][2])
    if len(statements) > 2:
        broken = Graph(q for q in broken.quads() if str(q.subject) != node or str(q.object) != statements[1][2])
    messages = {violation.message for violation in broken.validate().violations}
    assert messages == {"A divergence has at least two statements, all of its subject and property."}


def test_near_duplicates_are_linked_both_ways():
    chance = random.Random(5)
    words = " ".join(chance.choice(("sand", "stone", "river", "bridge", "town", "night", "boat")) for _ in range(120))
    copies = [replace(coast(), article=article(name, f"{words} {name}")) for name in ("a", "b")]
    plain = [replace(one, attributions=(), mentions=(), events=(), triples=(), decisions=()) for one in copies]
    base = "https://w3id.org/kg-news/id/article/"
    near = {(row[0], row[2]) for row in assemble_rows(plain) if row[1].endswith("#nearDuplicateOf>")}
    assert near == {(f"<{base}a>", f"<{base}b>"), (f"<{base}b>", f"<{base}a>")}


def test_articles_one_by_one_and_then_compared_give_the_same_graph():
    names = Names()
    each = [assemble_article(one, names) for one in both()]
    assert all(one.rows == sorted(set(one.rows)) for one in each)
    apart = [row for one in each for row in one.rows] + compare_articles([one.comparable for one in each], names)
    assert sorted(apart) == assemble_rows(both())


def test_a_denial_in_one_article_meets_what_another_tells():
    yes = denying("yes", negated=False)
    no = denying("no", negated=True)
    assert not any("/divergence/" in row[0] for row in assemble_rows([yes]))
    found = [row for row in assemble_rows([yes, no]) if row[1].endswith("#divergentStatement>")]
    assert len(found) == 2
    assert any('"warn: told and denied"' in row for row in assemble_rows([yes, no]))


def denying(name, *, negated):
    """An article that tells that Norland warned Oskby, or denies it."""
    told = next(t for t in river().triples if t.factuality.negated)
    told = told._replace(factuality=told.factuality._replace(negated=negated))
    return replace(river(), article=replace(river().article, id=name), triples=(told,), events=(), attributions=())


def test_an_event_that_one_article_tells_as_a_fact_is_not_a_claimed_one():
    claimed = "ASK { <https://w3id.org/kg-news/id/event/second> a kgo:ClaimedEvent }"
    event = next(e for e in coast().events if e.event == "event/second")
    fact = event._replace(factuality=Factuality())
    told = replace(coast(), article=replace(coast().article, id="other"), events=(fact,))
    assert Graph.from_findings([coast()]).query(claimed)
    assert not Graph.from_findings([coast(), told]).query(claimed)
