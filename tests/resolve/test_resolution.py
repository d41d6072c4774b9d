from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Argument, Entity, Event, Findings, Mention, MentionKind, Span
from kg.resolve import resolve_findings
from tests.conftest import make_article


def told(article, *names, kind="schema:Person", events=(), date="2024-05-15"):
    """Findings of an article that consists of names, each an entity with one mention."""
    text = ". ".join(names)
    entities, mentions, at = [], [], 0
    for number, name in enumerate(names):
        entities.append(Entity(f"e{number}", name, kind, (name,)))
        mentions.append(Mention(at, at + len(name), kind, MentionKind.NAME, f"e{number}"))
        at += len(name) + 2
    home = replace(make_article(text, date=date), id=article)
    return Findings(home, tuple(mentions), tuple(entities), events=tuple(events))


def event(local="v0", kind="kgo:Attack", date=None, name=None, **roles):
    arguments = tuple(Argument(e, 0, 1, e, role=f"kgo:{role}") for role, e in roles.items())
    return Event(Span(0, 1), kind, local, Span(0, 1), arguments, date=date, name=name, label="an attack")


def labels(findings):
    return {e.id: e.label for f in resolve_findings(findings) for e in f.entities}


def test_spelling_variants_become_one_entity_with_a_decision():
    found = resolve_findings([told("a", "Seyed Ali Karimi"), told("b", "Seyyed Ali Karimi")])
    assert len({entity.id for one in found for entity in one.entities}) == 1
    assert {name for one in found for name in one.entities[0].names} == {"Seyed Ali Karimi", "Seyyed Ali Karimi"}
    (decision,) = found[1].decisions
    assert decision.verdict == "same" and decision.score >= 0.7 and "given name" in decision.reason


def test_a_bare_surname_joins_the_only_bearer():
    assert labels([told("a", "Joan Hart"), told("b", "Hart")]) == {"entity/joan-hart": "Joan Hart"}


def test_a_bare_surname_of_two_bearers_stays_apart():
    assert len(labels([told("a", "Joan Hart"), told("b", "George Hart"), told("c", "Hart")])) == 3


def test_an_acronym_of_two_bodies_does_not_make_them_one():
    names = ("Harbour Trust Board", "HTB", "Hill Trust Bureau")
    found = [told(name[:2], name, kind="schema:Organization") for name in names]
    assert {"entity/harbour-trust-board", "entity/hill-trust-bureau"} <= labels(found).keys()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tom Hale Sr.", "Tom Hale Jr."),
        ("Tom Hale, Senior", "Tom Hale Junior"),
        ("Tom Hale the Elder", "Tom Hale the Younger"),
        ("John Paul II", "John Paul III"),
        ("Joan Hart", "Jane Hart"),
        ("Maria Lind", "Marie Lind"),
    ],
)
def test_father_and_son_and_namesakes_stay_two(one, other):
    assert len(labels([told("a", one), told("b", other)])) == 2
    assert len(labels([told("a", one, other), told("b", other, one)])) == 2


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        ("schema:Organization", "Flight 370", "Flight 371"),
        ("kgo:Law", "SR-2023-052", "SR-2023-053"),
        ("schema:Product", "Falcon 9", "Falcon 1"),
        ("schema:CreativeWork", "World War I", "World War II"),
        ("schema:Product", "Apollo XI", "Apollo XII"),
        ("schema:Country", "Iran", "Iraq"),
        ("schema:Country", "Niger", "Nigeria"),
        ("schema:Organization", "Bank of England", "Bank of Ireland"),
    ],
)
def test_things_that_a_number_or_a_letter_tells_apart_stay_two(kind, one, other):
    company = ("Ada Brook", "Lake Reed", "Joan Hart", "Port Trust")
    found = [told("a", one, *company, kind=kind), told("b", other, *company, kind=kind)]
    assert len(labels(found)) == len(company) + 2


def test_a_son_beside_his_father_in_one_article_is_kept_apart_with_a_reason():
    found = [told("a", "Tom Hale", "Tom Hale Jr."), told("b", "Tom Hale Jr.")]
    assert len(labels(found)) == 2
    (decision,) = [d for f in resolve_findings(found) for d in f.decisions]
    assert decision.verdict == "different" and "generation" in decision.reason


def test_a_person_and_a_place_of_one_name_stay_apart():
    found = [told("a", "Lincoln"), told("b", "Lincoln", kind="schema:Place")]
    assert sorted(labels(found)) == ["entity/lincoln-person", "entity/lincoln-place"]


def test_a_state_and_a_country_of_one_name_stay_apart():
    found = [told("a", "Georgia", kind="schema:AdministrativeArea"), told("b", "Georgia", kind="schema:Country")]
    assert len(labels(found)) == 2


def test_unnamed_participants_stay_in_their_article():
    driver = Entity("e0", "the driver", "schema:Person", ("the driver",), named=False)
    found = [replace(told(a, "x"), entities=(driver,)) for a in ("a", "b")]
    assert sorted(labels(found)) == ["entity/a-driver", "entity/b-driver"]


def test_an_event_told_twice_is_one():
    found = [
        told("a", "Ada Brook", "Tom Hale", events=[event(date="2024-05-10", agent="e0", patient="e1")]),
        told("b", "Tom Hale", "Ada Brook", events=[event(date="2024-05-10", agent="e1", patient="e0")]),
    ]
    one, other = (f.events[0].event for f in resolve_findings(found))
    assert one == other


def test_events_of_different_days_stay_two():
    found = [
        told("a", "Ada Brook", "Tom Hale", events=[event(date="2024-05-10", agent="e0", patient="e1")]),
        told("b", "Ada Brook", "Tom Hale", events=[event(date="2024-05-11", agent="e0", patient="e1")]),
    ]
    one, other = (f.events[0].event for f in resolve_findings(found))
    assert one != other


@given(st.permutations(["Seyed Ali Karimi", "Seyyed Ali Karimi", "Karimi", "Ali Karimi", "Sara Karimi", "Boeing"]))
def test_the_order_of_the_articles_changes_nothing(order):
    names = sorted(order)
    found = {name: told(f"a{names.index(name)}", name) for name in order}
    assert resolve_findings([found[n] for n in order]) == resolve_findings([found[n] for n in names])


def test_an_office_of_many_bodies_is_one_only_where_its_name_says_of_which():
    found = [told(a, "director", "director of Port Trust", kind="kgo:Position") for a in ("a", "b")]
    assert sorted(labels(found)) == ["position/a-director", "position/b-director", "position/director-of-port-trust"]


def test_a_slip_of_the_pen_joins_names_in_articles_of_one_story():
    others = ("Ada Brook", "Tom Hale", "Joan Hart")
    right = told("a", "Kestrelton Road", *others, kind="kgo:Facility")
    assert len(labels([right, told("b", "Kestreltan Road", kind="kgo:Facility")])) == 5
    assert len(labels([right, told("b", "Kestreltan Road", *others, kind="kgo:Facility")])) == 4


def test_a_bare_surname_of_two_bearers_joins_the_one_of_its_story():
    found = [
        told("a", "Joan Hart", "Ada Brook", "Tom Hale", "Lake Reed"),
        told("b", "George Hart"),
        told("c", "Hart", "Ada Brook", "Tom Hale", "Lake Reed"),
    ]
    assert len(labels(found)) == 5


def test_a_clipped_name_joins_the_body_of_its_story():
    others = ("Ada Brook", "Tom Hale", "Joan Hart")
    names = {"a": "Met", "b": "Metropolitan Watch"}
    found = [told(article, name, *others, kind="schema:Organization") for article, name in names.items()]
    assert "entity/metropolitan-watch" in labels(found) and "entity/met" not in labels(found)


def test_a_place_read_as_a_person_once_is_the_place():
    others = ("Ada Brook", "Tom Hale", "Joan Hart")

    def sandbank(article, kind):
        found = told(article, "Sandbank", *others)
        entities = (found.entities[0]._replace(type=kind), *found.entities[1:])
        return replace(found, entities=entities)

    found = [sandbank("a", "schema:Place"), sandbank("b", "schema:Place"), sandbank("c", "schema:Person")]
    assert sorted(labels(found)) == ["entity/ada-brook", "entity/joan-hart", "entity/sandbank", "entity/tom-hale"]
