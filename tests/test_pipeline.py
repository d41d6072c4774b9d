"""The promises of the whole path, on the sample articles."""

from pathlib import Path

import pytest

import kg
from kg.model.codec import findings_from_json, findings_to_json

EXPORTS = Path(__file__).resolve().parents[1] / "exports"
FILES = sorted(str(p) for p in Path(kg.samples()).iterdir() if p.suffix in (".txt", ".jsonl"))


@pytest.fixture(scope="module")
def findings():
    return kg.extract_all(FILES)


@pytest.fixture(scope="module")
def graph(findings):
    return kg.assemble_graph(findings)


def lines(graph):
    return [str(quad) for quad in graph.quads()]


def test_the_order_of_files_and_the_number_of_workers_change_nothing(findings):
    assert kg.extract_all(FILES[::-1], workers=2) == findings


def test_findings_survive_json_and_give_the_same_graph(findings, graph):
    written = [findings_to_json(f) for f in findings]
    again = [findings_from_json(line) for line in written]
    assert [findings_to_json(f) for f in again] == written
    assert lines(kg.assemble_graph(again)) == lines(graph)


@pytest.mark.parametrize("name", ["kg.ttl", "kg.graphml"])
def test_the_committed_graph_is_the_graph_of_the_samples(graph, tmp_path, name):
    graph.write(tmp_path / name)
    assert (tmp_path / name).read_bytes() == (EXPORTS / name).read_bytes(), (
        "rebuild it: kg build --samples -o exports"
    )


def test_the_graph_conforms_and_every_passage_is_verified(graph):
    from kg.validate import verify_graph

    assert graph.validate().conforms
    assert verify_graph(graph, kg.read_articles(FILES)) == []


def test_every_span_of_the_findings_lies_in_its_text(findings):
    for one in findings:
        size = len(one.article.text)
        spans = [(m.start, m.end) for m in one.mentions]
        spans += [(t.start, t.end) for t in one.times]
        spans += [(q.start, q.end) for q in one.quantities]
        spans += [span for a in one.attributions for span in a.content]
        spans += [e.evidence for e in one.events] + [t.evidence for t in one.triples]
        assert all(0 <= start < end <= size for start, end in spans)


def test_samples_show_what_the_tool_is_for(graph):
    def ask(pattern):
        return bool(graph.query(f"ASK {{ {pattern} }}"))

    assert ask("?s kgo:asserted false ; kgo:accordingTo ?who . ?who a schema:GovernmentOrganization")
    assert ask("?q a kgo:Quotation ; kgo:direct true ; kgo:speaker/rdfs:label 'Helen Tait'")
    assert ask("?p rdfs:label 'Helen Tait' ; kgo:holdsPosition ?office")
    assert ask("?s kgo:negated true")
    assert ask("?event a kgo:Accident ; schema:location/rdfs:label 'Port Ellery'")
    assert not ask("?x rdfs:label 'Top Stories'")
