"""A graph surveyed: divergences, support, differences and the timeline of the articles by hand."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from kg.graph import Graph
from kg.model import Argument, Entity, Mention, MentionKind
from kg.survey import (
    Moment,
    World,
    compare_sides,
    count_support,
    draw_timeline,
    find_side,
    list_disagreements,
    list_moments,
)
from kg.survey.corroboration import witnesses_of
from kg.survey.world import plain, words
from tests.handmade import article, both, coast, copied, river

BASE = "https://w3id.org/kg-news/id/"
RIVER, COAST, COPY = (f"{BASE}article/{name}" for name in ("river/bridge", "coast/bridge", "hill/copy"))
OSKBY, HOLT = f"{BASE}entity/oskby", f"{BASE}entity/anna-holt"


@pytest.fixture(scope="module")
def world():
    return World(Graph.from_findings(both()).rows())


def telling(name, text, **known):
    """The shorter article under another name and publisher."""
    found = replace(coast(), article=replace(coast().article, id=name, text=text, title=name), **known)
    return replace(found, decisions=())


# --- reading -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("node", "text"),
    [
        ('"plain"', "plain"),
        ('"two\\nlines and a \\"word\\""', 'two\nlines and a "word"'),
        ('"\\u00e9\\U0001F600"@en', "é😀"),
        ('"5"^^<http://www.w3.org/2001/XMLSchema#integer>', "5"),
        ("<https://e.org/a>", "https://e.org/a"),
    ],
)
def test_a_term_in_plain_text(node, text):
    assert plain(node) == text


def test_properties_are_put_into_words():
    assert words("schema:startDate") == "start date"
    assert words("rel:be_at") == "be at"


def test_statements_come_in_the_order_of_the_reports(world):
    dates = [world.articles[s.article].date for s in world.statements]
    assert dates == sorted(dates)


# --- divergences ---------------------------------------------------------------------------------


def test_a_divergence_tells_value_outlet_date_source_and_words(world):
    deaths = next(d for d in list_disagreements(world) if d.property == "deaths")
    assert (deaths.subject, deaths.kind) == ("Bridge falls in Oskby", "Compatible")
    last = deaths.values[-1]
    assert (last.value, last.outlet, last.date[:10]) == ("14 people", "Fourteen Dead in Oskby", "2031-03-05")
    assert (last.source, last.quote) == ("the ministry", "Fourteen people died")


def test_divergences_of_a_place_are_those_of_what_happened_there(world):
    assert [d.property for d in list_disagreements(world, [OSKBY])] == ["deaths"]
    assert list_disagreements(world, [HOLT]) == []


# --- support -------------------------------------------------------------------------------------


def heads(found):
    return next(s for s in found if s.property == "head of")


def test_two_outlets_are_two_sources():
    alone = heads(count_support(World(Graph.from_findings([coast()]).rows())))
    assert (alone.sources, alone.witnesses, alone.articles) == (1, 1, 1)
    graph = Graph.from_findings([coast(), telling("hill/bridge", "x" * 400)])
    told = heads(count_support(World(graph.rows())))
    assert (told.sources, told.witnesses, told.articles) == (2, 2, 2)


def test_one_text_in_two_outlets_is_one_witness():
    copy = telling("hill/bridge", coast().article.text)
    told = heads(count_support(World(Graph.from_findings([coast(), copy]).rows())))
    assert (told.sources, told.witnesses, told.articles) == (1, 1, 2)


def test_two_articles_of_one_outlet_are_one_witness():
    wire = (Entity("entity/wire", "Wire", "schema:NewsMediaOrganization", ("Wire",)),)
    first, second = (
        replace(telling(name, fill * 400), entities=(*coast().entities, *wire), publisher="entity/wire")
        for name, fill in (("a", "x"), ("b", "y"))
    )
    told = heads(count_support(World(Graph.from_findings([first, second]).rows())))
    assert (told.sources, told.witnesses, told.articles) == (1, 1, 2)


def test_copies_of_copies_and_outlets_hang_together():
    world = World([
        (f"<{BASE}article/{a}>", "<https://w3id.org/kg-news/ontology#nearDuplicateOf>", f"<{BASE}article/{b}>", "")
        for a, b in ("ab", "ba", "bc", "cb")
    ])  # fmt: skip
    found = witnesses_of(world, [f"{BASE}article/{name}" for name in "acd"])
    assert [iri[-1] for iri in found.values()] == ["a", "a", "d"]


def test_a_denial_is_no_support(world):
    assert not [s for s in count_support(world) if s.property == "warn"]


# --- difference ----------------------------------------------------------------------------------


def test_a_side_is_an_article_by_id_or_title_or_an_outlet(world):
    assert find_side(world, "river/bridge") == [RIVER]
    assert find_side(world, RIVER) == [RIVER]
    assert find_side(world, "fourteen dead in oskby") == [COAST]
    assert find_side(world, "River Times") == [RIVER]
    assert find_side(world, "rt", [f"{BASE}entity/river-times"]) == [RIVER]
    assert find_side(world, "") == find_side(world, "nobody") == []


def test_two_articles_beside_each_other(world):
    found = compare_sides(world, [RIVER], [COAST])
    assert "Anna Holt · head of · Oskby" in {row.text for row in found.only_right}
    assert "Norland · warn · not Oskby" in {row.text for row in found.only_left}
    assert {d.property for d in found.diverging} == {"deaths", "amount"}
    assert not {row.text for row in found.both} & {row.text for row in (*found.only_left, *found.only_right)}


def test_the_sides_change_places(world):
    one, other = compare_sides(world, [RIVER], [COAST]), compare_sides(world, [COAST], [RIVER])
    assert (one.only_left, one.diverging) == (
        tuple(replace(row, left=row.right, right="") for row in other.only_right), other.diverging,
    )  # fmt: skip


def test_who_calls_whom_what_is_told_apart():
    called = next(t for t in river().triples if t.predicate.iri == "kgo:calledAs")
    end = coast().article.text.index("the ministry")
    other = called._replace(
        subject=called.subject._replace(start=None, end=None),
        object=Argument("the ministry", end, end + 12), evidence=type(called.evidence)(end, end + 12),
    )  # fmt: skip
    entity = next(e for e in river().entities if e.id == "entity/norland")
    second = replace(
        coast(), triples=(*coast().triples, other), entities=(*coast().entities, entity),
        mentions=(*coast().mentions, Mention(end, end + 3, "schema:Country", MentionKind.NOMINAL, "entity/norland")),
    )  # fmt: skip
    found = compare_sides(World(Graph.from_findings([river(), second]).rows()), [RIVER], [COAST])
    norland = next(one for one in found.named if one.thing == "Norland")
    assert "The Norland regime" in norland.left and norland.right == ("the ministry",)


# --- timeline ------------------------------------------------------------------------------------


def test_dated_events_come_in_order_those_without_a_year_last(world):
    moments = list_moments(world)
    assert [m.date for m in moments] == ["2031-03-03", "--03-06"]
    assert (moments[0].event, moments[0].asserted) == ("Bridge falls in Oskby", True)
    assert moments[0].sources == ("River Times",)
    assert moments[0].places == ("Oskby",)
    assert not moments[1].asserted


def test_a_timeline_of_one_thing_has_the_events_it_takes_part_in(world):
    assert [m.event for m in list_moments(world, [OSKBY])] == ["Bridge falls in Oskby"]
    assert list_moments(world, [HOLT]) == []


def test_the_picture_is_well_formed_whatever_it_tells():
    odd = [Moment("2031-03-03", "", f"<&\x00\ud800 {'long ' * 60}", "", (), True, ("A & B",), ("2031",), "x")]
    root = ElementTree.fromstring(draw_timeline(odd, "<Timeline> & more").encode("utf-8"))
    height = float(root.get("height"))
    assert all(float(t.get("y")) < height for t in root.iter("{http://www.w3.org/2000/svg}text"))
    assert ElementTree.fromstring(draw_timeline([], "").encode()).tag.endswith("svg")


def test_the_picture_writes_a_date_once():
    moments = [Moment("2031-03-03", "", name, "fall", (), False, ("A",), (), name) for name in "ab"]
    moments.append(replace(moments[0], date="--03-06"))
    drawn = re.findall(r'class="date"[^>]*>([^<]*)<', draw_timeline(moments, "T"))
    assert drawn == ["2031-03-03", "6 March"]


def test_a_copy_tells_nothing_that_the_text_does_not():
    graph = Graph.from_findings([*both(), copied()])
    assert World(graph.rows()).text_of(COPY) == COAST
    assert article("x", "y").id == "x"
