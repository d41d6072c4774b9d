"""Each look-up of the page, on the samples' graph."""

import json

import pytest

from kg.errors import LookupFailed
from kg.explore import API, answer

MUIR = "entity/iain-muir"


@pytest.fixture
def ask(store):
    return lambda name, **parameters: answer(store, name=name, parameters=parameters)


def facts(page):
    return [fact for section in page["sections"] for fact in section["facts"]]


def test_every_answer_is_json_and_the_same_again(ask):
    for name, parameters in [
        ("summary", {}),
        ("thing", {"id": MUIR}),
        ("timeline", {}),
        ("outlets", {}),
        ("queries", {}),
    ]:
        assert json.dumps(ask(name, **parameters)) == json.dumps(ask(name, **parameters))


def test_a_thing_has_its_names_facts_and_quotations_with_their_sentences(ask):
    page = ask("thing", id=MUIR)
    assert page["thing"] == {"id": MUIR, "label": "Iain Muir", "family": "Person", "kind": "person"}
    assert {"Iain Muir", "Muir"} <= {name["name"] for name in page["names"]}
    assert all(telling["quote"] and telling["article"] for fact in facts(page) for telling in fact["told"])
    assert any(fact["word"] == "spouse" and fact["object"]["label"] == "Isobel Muir" for fact in facts(page))


def test_what_somebody_denies_is_told_as_denied_and_by_whom(ask):
    (fact,) = [
        one for one in facts(ask("thing", id=MUIR)) if one["status"] == "denied" and one["property"] == "rel:see"
    ]
    assert fact["told"][0]["by"]["label"] == "Strand Line"
    assert fact["told"][0]["relay"]["label"] == "a spokesman for the company"


def test_what_articles_tell_alike_is_one_fact_with_all_who_tell_it(ask):
    offices = [f for f in facts(ask("thing", id="entity/helen-tait")) if f["property"] == "kgo:holdsPosition"]
    fact = next(one for one in offices if one["status"] == "asserted")
    assert len({told["article"] for told in fact["told"]}) > 1


def test_an_iri_is_as_good_as_an_id(ask):
    assert ask("thing", id=ask("summary")["base"] + MUIR) == ask("thing", id=MUIR)


def test_an_event_has_participants_figures_and_a_date(ask):
    differing = ask("divergences")["divergences"]
    event = next(d["subject"]["id"] for d in differing if d["reason"] == "at least 9 leaves room for 11")
    page = ask("thing", id=event)
    assert {"participants", "figures"} <= {section["key"] for section in page["sections"]}
    assert page["timeline"][0]["date"] == "2024-03-12"
    assert page["differences"][0]["word"] == "deaths"


def test_search_finds_beginnings_of_words_without_accents(ask):
    assert ask("search", q="arr tom")["hits"][0]["label"] == "Tomás Arriaga"
    assert ask("search", q="MUIR")["hits"][0]["id"] == MUIR
    assert not ask("search", q="nobody of that name")["hits"]


@pytest.mark.parametrize("q", ['"', "name : x", "a OR b", "*", "^a", "NEAR(", "\0", "x" * 5000, "'; DROP TABLE things"])
def test_search_takes_any_text_as_text(ask, q):
    assert isinstance(ask("search", q=q)["hits"], list)


def test_search_by_type_and_outlet(ask):
    assert {hit["family"] for hit in ask("search", q="p", types="Place")["hits"]} == {"Place"}
    assert ask("search", q="tait", outlet="entity/daily-beacon")["hits"]
    assert not ask("search", q="arriaga", outlet="entity/daily-beacon")["hits"]
    assert not ask("search", q="tait", outlet="entity/unknown")["hits"]


def test_a_neighbourhood_is_bounded_and_its_edges_join_its_nodes(ask):
    found = ask("neighbourhood", ids=MUIR, hops="2", limit="10")
    nodes = {node["id"] for node in found["nodes"]}
    assert MUIR in nodes and len(nodes) <= 21 and found["left_out"]
    assert found["edges"] and all({edge["source"], edge["target"]} <= nodes for edge in found["edges"])


def test_a_neighbourhood_obeys_its_filters(ask):
    everything, asserted = (ask("neighbourhood", ids=MUIR, asserted=flag)["edges"] for flag in ("", "true"))
    assert {edge["status"] for edge in asserted} == {"asserted"} < {edge["status"] for edge in everything}
    families = {node["family"] for node in ask("neighbourhood", ids=MUIR, types="Place")["nodes"]}
    assert families == {"Person", "Place"}  # the seed stays, whatever it is
    beacon = ask("neighbourhood", ids=MUIR, outlet="entity/daily-beacon")["edges"]
    assert {outlet for edge in beacon for outlet in edge["outlets"]} == {"Daily Beacon"}
    assert not ask("neighbourhood", ids=MUIR, since="2030-01-01")["edges"]


def test_an_article_has_its_text_and_every_span_reads_as_it_says(ask):
    page = ask("article", id="article/ferry-ledger")
    for fact in page["facts"]:
        for told in fact["told"]:
            assert page["text"][told["begin"] : told["end"]] == told["quote"]
    assert {"graph", "name"} == {span["by"] for span in page["things"]}
    assert page["near"][0]["id"] == "article/ferry-wire"


def test_a_passage_stands_in_its_paragraph(ask):
    found = ask("passage", article="article/ferry-ledger", begin="35", end="46")
    assert found["quote"] == "Port Ellery" and found["before"].startswith("Ferry and") and found["known"]
    assert not ask("passage", article="article/ferry-ledger", begin="35", end="999999")["known"]


def test_two_articles_side_by_side(ask):
    found = ask("compare", left="article/ferry-ledger", right="article/ferry-beacon")
    assert found["both"] and found["only_left"] and found["only_right"]
    assert found["diverging"][0]["property"] == "deaths"


def test_divergences_come_with_contradictions_first(ask):
    found = ask("divergences")
    assert found["divergences"][0]["kind"] == "Contradiction" and found["total"] > 1
    assert {fact["value"].split()[0] for fact in found["divergences"][0]["facts"]} == {"2", "3"}
    assert {d["kind"] for d in ask("divergences", kind="Update")["divergences"]} <= {"Update"}


def test_a_timeline_is_in_order_and_in_range(ask):
    dates = [moment["date"] for moment in ask("timeline")["moments"]]
    assert dates == sorted(dates)
    assert [m["date"] for m in ask("timeline", since="2011", until="2011-12-31")["moments"]] == ["2011"]


def test_outlets_tell_whom_they_quote(ask):
    beacon = next(one for one in ask("outlets")["outlets"] if one["label"] == "Daily Beacon")
    assert beacon["quoted"][0] == {
        "id": "entity/strand-line", "label": "Strand Line", "family": "Organization", "kind": "organization",
        "quotations": 3,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("nothing", {}), ("thing", {}), ("thing", {"id": "entity/nobody"}), ("thing", {"id": "> ; DROP"}),
        ("search", {"limit": "-1"}), ("search", {"limit": "many"}), ("search", {"colour": "red"}),
        ("article", {"id": "\0"}), ("neighbourhood", {"ids": "entity/iain-muir,nobody"}),
    ],
)  # fmt: skip
def test_a_wrong_question_is_refused_by_name(ask, name, parameters):
    with pytest.raises(LookupFailed):
        ask(name, **parameters)


def test_the_path_of_an_index_is_not_a_parameter(store):
    assert answer(store, name="search", parameters={"q": "muir", "index": "/etc/passwd"})["hits"]


def test_all_look_ups_are_covered():
    assert set(API) == {
        "article", "articles", "compare", "divergences", "neighbourhood", "outlets", "passage", "queries", "search",
        "summary", "thing", "timeline",
    }  # fmt: skip
