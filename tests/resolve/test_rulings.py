import json
from dataclasses import replace

import pytest

from kg.errors import ReadError
from kg.resolve import Ruling, parse_rulings, read_rulings, resolve_findings
from tests.resolve.test_resolution import event, told


def entities(found, *decisions):
    """The entities by identifier, each with the names that any article has for it."""
    known = {}
    for entity in (e for f in resolve_findings(found, decisions=decisions) for e in f.entities):
        names = known[entity.id].names if entity.id in known else ()
        known[entity.id] = entity._replace(names=(*names, *entity.names))
    return known


def test_a_person_joins_what_we_keep_apart_across_classes_too():
    found = [told("a", "Mayday", kind="kgo:Facility"), told("b", "Harbour Trust", kind="schema:Organization")]
    assert len(entities(found)) == 2
    (one,) = entities(found, Ruling("Mayday", "same", "Harbour Trust")).values()
    assert set(one.names) == {"Mayday", "Harbour Trust"}


def test_a_person_parts_what_we_join():
    found = [told("a", "Tom Hale"), told("b", "Thomas Hale")]
    assert len(entities(found)) == 1
    assert len(entities(found, Ruling("Tom Hale", "different", "Thomas Hale"))) == 2


def test_parting_holds_along_every_way_round():
    found = [told("a", "Tom Hale"), told("b", "Thomas Hale"), told("c", "T. Hale")]
    kept = entities(found, Ruling("Tom Hale", "different", "Thomas Hale"))
    assert not any({"Tom Hale", "Thomas Hale"} <= set(e.names) for e in kept.values())


def test_two_bearers_of_one_name_are_parted_by_article():
    found = [told("a", "Tom Hale"), told("b", "Tom Hale")]
    ruling = Ruling("Tom Hale", "different", "Tom Hale", left_article="a", right_article="b")
    assert len(entities(found, ruling)) == 2


def test_a_person_renames_and_retypes():
    found = [told("a", "Gannet", kind="schema:Person")]
    rulings = (Ruling("Gannet", "rename", "Gannet Group"), Ruling("Gannet", "retype", "schema:Corporation"))
    (one,) = entities(found, *rulings).values()
    assert (one.id, one.label, one.type) == ("entity/gannet-group", "Gannet Group", "schema:Corporation")


def test_a_ruling_is_recorded_as_a_persons():
    found = resolve_findings([told("a", "Mayday"), told("b", "Tom Hale")], [Ruling("Mayday", "same", "Tom Hale")])
    (decision,) = found[1].decisions
    assert (decision.score, decision.reason) == (1.0, "a person decided so")


def test_removing_a_ruling_gives_the_graph_without_it():
    found = [told("a", "Tom Hale"), told("b", "Thomas Hale")]
    with_it = resolve_findings(found, [Ruling("Tom Hale", "different", "Thomas Hale")])
    assert resolve_findings(found, []) == resolve_findings(found) != with_it


def test_the_order_of_rulings_on_different_names_changes_nothing():
    found = [told("a", "Tom Hale", "Ann Lee"), told("b", "Thomas Hale", "Anne Lea")]
    rulings = [Ruling("Tom Hale", "different", "Thomas Hale"), Ruling("Ann Lee", "same", "Anne Lea")]
    assert labels_of(found, rulings) == labels_of(found, rulings[::-1])


def labels_of(found, rulings):
    return sorted(e.label for f in resolve_findings(found, rulings) for e in f.entities)


def test_a_person_links_and_unlinks():
    found = [told("a", "Gannet", kind="schema:Corporation")]
    rulings = [Ruling("Gannet", "link", "https://w.example/1"), Ruling("Gannet", "link", "https://w.example/2")]
    (one,) = entities(found, *rulings).values()
    assert one.same_as == ("https://w.example/1", "https://w.example/2")
    (one,) = entities(found, *rulings, Ruling("Gannet", "unlink", "https://w.example/1")).values()
    assert one.same_as == ("https://w.example/2",)


def two_attacks():
    return [
        told("a", "Ada Brook", "Tom Hale", events=[event(date="2024-05-10", agent="e0", patient="e1")]),
        told("b", "Tom Hale", "Ada Brook", events=[event(date="2024-05-10", agent="e1", patient="e0")]),
    ]


def events_of(found, *rulings):
    return [e.event for f in resolve_findings(found, rulings) for e in f.events]


def on_events(verdict, left=("a", 0, 1), right=("b", 0, 1)):
    return Ruling("an attack", verdict, "an attack", left_at=left, right_at=right)


def test_a_person_parts_events_that_we_join_and_joins_those_that_we_part():
    found = two_attacks()
    assert len(set(events_of(found))) == 1
    assert len(set(events_of(found, on_events("different")))) == 2
    apart = [found[0], told("c", "Joan Hart", events=[event(date="2019-01-01", agent="e0")], date="2019-01-02")]
    assert len(set(events_of(apart))) == 2
    assert len(set(events_of(apart, on_events("same", right=("c", 0, 1))))) == 1


def test_a_ruling_on_passages_that_are_no_events_is_idle():
    assert events_of(two_attacks(), on_events("different", right=("b", 5, 9))) == events_of(two_attacks())


def test_an_event_is_parted_along_every_way_round():
    found = [*two_attacks(), replace_id(two_attacks()[1], "c")]
    one, two, _ = events_of(found, on_events("different"))
    assert one != two


def replace_id(found, article):
    return replace(found, article=replace(found.article, id=article))


def test_a_file_of_decisions_is_read_line_by_line():
    rows = [
        {"left": "Ann Lee", "right": "Anne Lee", "verdict": "same", "score": 0.6, "note": "same desk"},
        {"left": "Ann Lee", "right": "Andy Lee", "verdict": "unsure"},
        {"left": "Mayday", "right": "schema:Place", "verdict": "retype", "left_article": "a"},
    ]
    rulings = parse_rulings([*(json.dumps(row) for row in rows), "", "  \n"])
    assert rulings == (
        Ruling("Ann Lee", "same", "Anne Lee"),
        Ruling("Mayday", "retype", "schema:Place", left_article="a"),
    )


def test_of_several_rulings_on_one_pair_the_last_counts():
    def lines(*verdicts):
        sides = [("Ann Lee", "Anne Lee"), ("Anne Lee", "Ann Lee")]
        pairs = zip(verdicts, sides, strict=False)
        return [json.dumps({"left": left, "right": right, "verdict": verdict}) for verdict, (left, right) in pairs]

    assert parse_rulings(lines("same", "different")) == (Ruling("Anne Lee", "different", "Ann Lee"),)
    assert parse_rulings(lines("different", "unsure")) == ()


BAD = [
    ("{", "not JSON"),
    ("[]", "not a JSON object"),
    ('{"verdict": "same"}', "'left' must be a name"),
    ('{"left": "a", "right": "b", "verdict": "maybe"}', "none of same, different"),
    ('{"left": "a", "right": 3, "verdict": "same"}', "'right' must be a name"),
    ('{"left": "a", "right": "", "verdict": "rename"}', "'right' must be a name"),
    ('{"left": "a", "right": "b", "verdict": "same", "left_article": 7}', "'left_article' must be the id"),
    ('{"left": "a", "right": "schema:Robot", "verdict": "retype"}', "no class of entities"),
    ('{"left": "a", "right": "Q42", "verdict": "link"}', "no web address"),
    ('{"kind": "event", "left": "a", "right": "b", "verdict": "rename"}', "for entities"),
    ('{"kind": "event", "left": "a", "right": "b", "verdict": "same"}', "must have article, start and end"),
    ('{"kind": "event", "left": "a", "right": "b", "verdict": "same", "left_at": {"article": "a", "start": "1"}}',
     "must have article, start and end"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "reason"), BAD)
def test_a_bad_line_is_named_with_its_file_and_number(line, reason, tmp_path):
    path = tmp_path / "decisions.jsonl"
    path.write_text('{"left": "a", "right": "b", "verdict": "same"}\n' + line)
    with pytest.raises(ReadError) as error:
        read_rulings(path)
    assert str(error.value).startswith(f"{path}, line 2: ") and reason in str(error.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(ReadError, match=r"missing\.jsonl: the decisions cannot be read"):
        read_rulings(tmp_path / "missing.jsonl")
