"""Facts and traps against a graph that is built from findings by hand."""

import pytest
import yaml

import kg
from kg.errors import GoldError
from kg.evaluate.facts import evaluate_facts, read_facts
from kg.evaluate.terms import folded
from kg.model import (
    Argument,
    Article,
    Attribution,
    Entity,
    Event,
    Factuality,
    Figure,
    Findings,
    Predicate,
    Span,
    Triple,
)

TEXT = "Mara Lind of Verrin Steel said rebels attacked Tarsin on Tuesday, killing 12. Verrin Steel owns Lind Mills."
MARA, STEEL, TARSIN, MILLS = "entity/mara-lind", "entity/verrin-steel", "entity/tarsin", "entity/lind-mills"


def _at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _argument(words: str, entity: str, role: str | None = None) -> Argument:
    return Argument(words, *_at(words), entity=entity, role=role)


@pytest.fixture(scope="module")
def rows():
    claimed = Factuality(according_to=MARA, attributed=True)
    attack = Event(
        _at("attacked"), "kgo:Bombing", "event/1", _at("rebels attacked Tarsin"),
        arguments=(_argument("Tarsin", TARSIN, "kgo:patient"),),
        figures=(Figure("kgo:deaths", 12, *_at("12"), factuality=claimed),),
        date="2024-05-14", factuality=claimed,
    )  # fmt: skip
    owns = Triple(
        _argument("Lind Mills", MILLS), Predicate("owns", *_at("owns"), iri="kgo:ownedBy"),
        _argument("Verrin Steel", STEEL), _at("Verrin Steel owns Lind Mills"), extractor="relation",
    )  # fmt: skip
    quote = Attribution((_at("rebels attacked Tarsin on Tuesday"),), _at("Mara Lind"), _at("said"), speaker=MARA)
    findings = Findings(
        Article("a1", TEXT, "0" * 64),
        entities=(
            Entity(MARA, "Mara Lind", "schema:Person", ("Mara Lind", "Lind")),
            Entity(STEEL, "Verrin Steel", "schema:Corporation", ("Verrin Steel",)),
            Entity(TARSIN, "Tarsin", "schema:City", ("Tarsin",)),
            Entity(MILLS, "Lind Mills", "schema:Organization", ("Lind Mills",)),
        ),
        attributions=(quote,), events=(attack,), triples=(owns,),
    )  # fmt: skip
    return kg.assemble_graph([findings]).rows()


def _score(rows, fact):
    result = evaluate_facts(rows, [fact])
    return result.scores[0].right, [fault.error for fault in result.faults]


MET = [
    {"entity": ["mara lind", "Lind"], "type": ["schema:Person"]},
    {"entity": ["Verrin Steel's"], "type": ["schema:Organization"]},
    {"entity": ["~^verr.n"]},
    {"entity": ["a Lind Mills"]},
    {"entity": ["the Mara Lind"]},
    {"merged": [["Mara Lind"], ["Lind", "M. Lind"]]},
    {"triple": ["Lind Mills", ["kgo:headOf", "kgo:ownedBy"], "Verrin Steel"]},
    {"event": ["kgo:Attack"], "agent|patient": "Tarsin", "deaths": 12, "startDate": "2024-05"},
    {"claim": {"by": "Lind", "predicate": "kgo:deaths", "object": 12}},
    {"quote": {"speaker": "Mara Lind", "text": "Rebels attacked Tarsin"}},
]
PARTLY = [
    ({"entity": ["Mara Lind", "Tarsin"]}, 0.0, "spread over several resources"),
    ({"entity": ["Nobody"]}, 0.0, "missing"),
    ({"entity": ["Tarsin"], "type": ["schema:Person"]}, 0.5, "wrong type"),
    ({"merged": [["Mara Lind"], ["Tarsin"]]}, 0.0, "not one resource"),
    ({"triple": ["Verrin Steel", "kgo:ownedBy", "Lind Mills"]}, 0.0, "missing"),
    ({"event": ["kgo:Attack"], "patient": "Tarsin", "agent": "Lind"}, 2 / 3, "lacks agent"),
    ({"event": ["kgo:Arrest"], "patient": "Tarsin"}, 0.0, "missing"),
    ({"claim": {"by": "Verrin Steel", "predicate": "kgo:deaths", "object": 12}}, 0.0, "missing"),
    ({"claim": {"by": "Lind", "object": 12, "negated": True}}, 0.0, "missing"),
    ({"quote": {"speaker": "Tarsin", "text": "rebels attacked"}}, 0.3, "another speaker"),
]


@pytest.mark.parametrize("fact", MET, ids=str)
def test_a_fact_that_the_graph_tells_is_met(rows, fact):
    assert _score(rows, fact) == (1.0, [])


@pytest.mark.parametrize("fact, share, error", PARTLY, ids=str)
def test_what_is_wrong_with_a_fact_is_told(rows, fact, share, error):
    assert _score(rows, fact) == (pytest.approx(share), [error])


def test_a_claimed_triple_is_half_a_triple(rows):
    claimed = {"triple": ["~attack|bombing", "kgo:patient", "Tarsin"]}
    assert _score(rows, claimed) == (0.5, ["only claimed"])


@pytest.mark.parametrize(
    "trap, sprung",
    [
        ({"label": "Tarsin"}, True),
        ({"label": "Tarsin", "type": "schema:Person"}, False),
        ({"triple": ["Lind Mills", "kgo:ownedBy", "Verrin Steel"]}, True),
        ({"triple": ["Lind Mills", None, "Verrin Steel"]}, True),
        ({"triple": ["Verrin Steel", None, "Lind Mills"]}, False),
        ({"same": ["Lind", "Mara Lind"]}, True),
        ({"same": ["Lind", "Lind Mills"]}, False),
        ({"separate": ["Lind Mills", "Mara Lind"]}, True),
        ({"separate": ["Lind", "Mara Lind"]}, False),
        ({"event": ["kgo:Attack"], "patient": "Tarsin", "deaths": 12}, True),
        ({"event": ["kgo:Attack"], "patient": "Tarsin", "deaths": 13}, False),
        ({"asserted": ["Lind Mills", "kgo:ownedBy", "Verrin Steel"]}, True),
        ({"asserted": ["~attack|bombing", "kgo:deaths", 12]}, False),
    ],
    ids=str,
)
def test_a_trap_springs_only_where_it_should(rows, trap, sprung):
    result = evaluate_facts(rows, [{"forbid": trap}])
    assert (result.traps, result.sprung, len(result.faults)) == (1, int(sprung), int(sprung))


def test_an_unknown_trap_is_an_error(rows):
    with pytest.raises(GoldError, match="unknown trap"):
        evaluate_facts(rows, [{"forbid": {"nothing": 1}}])


@pytest.mark.parametrize(
    "text, message",
    [("facts: [", "cannot be read as YAML"), ("[]", "no list of facts"), ("facts: [{x: 1}]", "fact 1: none of entity")],
)
def test_a_broken_file_is_named(tmp_path, text, message):
    path = tmp_path / "facts.yaml"
    path.write_text(text)
    with pytest.raises(GoldError, match=message):
        read_facts(path)


def test_the_command_shows_a_table_and_the_errors(rows, tmp_path, kg_command):
    graph, facts = tmp_path / "graph.nq", tmp_path / "facts.yaml"
    graph.write_text("".join("{} {} {} {} .\n".format(*row) for row in rows))
    facts.write_text(yaml.safe_dump({"facts": [MET[0], PARTLY[2][0], {"forbid": {"label": "Tarsin"}}]}))
    result = kg_command("evaluate", graph, facts, "--errors")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[1].split() == ["entity", "1.5", "2", "0.750"]
    assert "traps sprung: 1 of 1" in lines
    assert "entity: wrong type: entity: [Tarsin], type: [schema:Person]" in lines


@pytest.mark.parametrize(
    "name, expected",
    [("The Chairman of A", "chairman of a"), ("Peña-Nieto’s", "pena nieto"), ("A", "a"), ("An Example", "example")],
)
def test_names_are_compared_without_case_accents_and_leading_article(name, expected):
    assert folded(name) == expected
