"""Decisions as JSON lines: the same from findings and from the graph, and such as `--decisions` reads."""

import json

from kg.resolve import parse_rulings, resolve_findings
from kg.review import findings_records, graph_records, open_records
from tests.resolve.test_resolution import event, told
from tests.review.sources import articles, findings, graph


def by_verdict(records):
    return {(r.verdict, r.left.name, r.right.name) for r in records}


def test_there_are_decisions_of_every_verdict():
    assert by_verdict(findings_records(findings())) == {
        ("same", "A. Brook", "Ada Brook"),
        ("unsure", "Hart", "George Hart"),
        ("unsure", "Hart", "Joan Hart"),
        ("different", "Tom Hale Jr.", "Tom Hale Sr."),
    }


def test_findings_and_graph_tell_the_same():
    told_by = findings_records(findings())
    assert [r.to_json() for r in graph_records(graph())] == [r.to_json() for r in told_by]


def test_a_decision_has_features_with_details_and_the_passages_of_both_sides():
    (row,) = [r.to_json() for r in findings_records(findings()) if r.verdict == "same"]
    features = {f["feature"]: (f["score"], f["detail"]) for f in row["features"]}
    assert features["surname"] == (1.0, "brook")
    assert features["given name"] == (0.75, "a / ada: an initial")
    assert features["days"] == (0.7, "published 1 days apart")
    assert row["left_at"] == {"article": "b", "start": 13, "end": 21, "words": "A. Brook"}
    assert row["right_at"] == {"article": "a", "start": 25, "end": 34, "words": "Ada Brook"}


def test_a_bare_surname_is_narrowed_to_its_article():
    rows = [r.to_json() for r in findings_records(findings()) if r.verdict == "unsure"]
    assert {(row["left_article"], row.get("right_article")) for row in rows} == {("c", None)}


def test_what_is_written_is_read_as_decisions_and_changes_nothing():
    lines = [json.dumps(r.to_json()) for r in findings_records(findings())]
    rulings = parse_rulings(lines)
    assert {r.verdict for r in rulings} == {"same", "different"}
    names = [e for f in findings() for e in f.entities]
    assert [e for f in resolve_findings(articles(), rulings) for e in f.entities] == names


def test_a_changed_verdict_is_followed():
    row = next(r.to_json() for r in findings_records(findings()) if r.right.name == "Joan Hart")
    rulings = parse_rulings([json.dumps(row | {"verdict": "same"})])
    entities = [e for f in resolve_findings(articles(), rulings) for e in f.entities]
    assert {"Hart", "Joan Hart"} in [set(e.names) for e in entities]


def test_a_decision_on_events_is_read_back_by_its_passages():
    found = [
        told("a", "Ada Brook", "Tom Hale", events=[event(date="2024-05-10", agent="e0", patient="e1")]),
        told("b", "Tom Hale", "Ada Brook", events=[event(date="2024-05-10", agent="e1", patient="e0")]),
    ]
    (record,) = findings_records(resolve_findings(found))
    assert (record.kind, record.verdict) == ("event", "same")
    assert {f.name for f in record.features} >= {"participant", "day"}
    rulings = parse_rulings([json.dumps(record.to_json() | {"verdict": "different"})])
    one, other = (f.events[0].event for f in resolve_findings(found, rulings))
    assert one != other


def test_what_is_ruled_on_is_not_open():
    records = findings_records(findings())
    asked = open_records(records)
    assert {r.verdict for r in asked} == {"unsure"} and len(asked) == 2
    assert open_records(records, {asked[0].pair}) == asked[1:]
    assert len(open_records(records, below=0.8)) == 3
    assert len(open_records(records, different=True)) == 3
    assert open_records(records, name="JOAN")[0].right.name == "Joan Hart"


def test_the_pair_of_a_record_is_that_of_the_ruling_on_it():
    for record in findings_records(findings()):
        if record.verdict != "unsure":
            (ruling,) = parse_rulings([json.dumps(record.to_json())])
            assert ruling.pair == record.pair
