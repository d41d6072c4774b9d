"""Which events of several articles are one: protests, accidents, announcements, told by two outlets."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Argument, Entity, Event, Figure, Findings, Mention, MentionKind, Span
from kg.resolve import resolve_findings
from tests.conftest import make_article

PEOPLE = ("Ada Brook", "Tom Hale", "Port Union")


def story(article, *events, names=PEOPLE, town="Harbourtown", date="2024-05-15", title=None):
    """An article that names the people and the town, with the given events."""
    words = [*names, town, *(text for text, _, _ in events)]
    text, entities, mentions = "", [], []
    for number, name in enumerate((*names, town)):
        kind = "schema:City" if name == town else "schema:Person"
        entities.append(Entity(name, name, kind, (name,)))
        mentions.append(Mention(len(text), len(text) + len(name), kind, MentionKind.NAME, name))
        text += name + ". "
        assert words[number] == name
    told = []
    for number, (trigger, kind, more) in enumerate(events):
        start = len(text)
        text += trigger + ". "
        fields = dict(more)
        roles = fields.pop("roles", {})
        arguments = tuple(Argument(e, 0, 1, e, role=_role(role)) for role, e in roles.items())
        span = Span(start, start + len(trigger))
        told.append(Event(span, kind, f"v{number}", span, arguments, label=trigger, **fields))
    home = replace(make_article(text, date=date), id=article, title=title)
    return Findings(home, tuple(mentions), tuple(entities), events=tuple(told))


def _role(name):
    return "schema:location" if name == "location" else f"kgo:{name}"


def nodes(*stories):
    """The resolved identifiers of the events, article by article."""
    return [event.event for found in resolve_findings(stories) for event in found.events]


def deaths(value):
    return (Figure("kgo:deaths", value, 0, 1),)


def test_one_accident_told_by_three_outlets_is_one():
    told = [("crash", "kgo:Accident", {"date": "2024-05-14", "roles": {"location": "Harbourtown"}})]
    assert len(set(nodes(story("a", *told), story("b", *told), story("c", *told)))) == 1


def test_protests_in_one_town_in_one_week_stay_apart():
    def protest(day):
        return ("protest", "kgo:Protest", {"date": day, "roles": {"location": "Harbourtown", "agent": "Port Union"}})

    one, other = nodes(story("a", protest("2024-05-11")), story("b", protest("2024-05-14")))
    assert one != other


def test_what_articles_of_different_stories_tell_stays_apart():
    told = [("shooting", "kgo:Attack", {"date": "2024-05-14"})]
    other = story("b", *told, names=("Mia Reed", "Ken Wood", "Lake Trust"), town="Millbrook")
    one, two = nodes(story("a", *told), other)
    assert one != two


def test_different_victims_are_different_events():
    def killing(victim):
        return ("killed", "kgo:Killing", {"date": "2024-05-14", "roles": {"patient": victim}})

    one, other = nodes(story("a", killing("Ada Brook")), story("b", killing("Tom Hale")))
    assert one != other


def test_killed_and_died_of_one_victim_are_one_event():
    killed = ("killed", "kgo:Killing", {"roles": {"patient": "Ada Brook"}})
    died = ("died", "kgo:Death", {"roles": {"patient": "Ada Brook"}})
    assert len(set(nodes(story("a", killed), story("b", died)))) == 1


def test_a_toll_that_rises_is_one_event():
    def crash(value):
        return ("crash", "kgo:Accident", {"roles": {"location": "Harbourtown"}, "figures": deaths(value)})

    assert len(set(nodes(story("a", crash(3.0)), story("b", crash(9.0)), story("c", crash(11.0))))) == 1


def test_years_apart_is_another_event():
    told = [("unveils", "kgo:ProductRelease", {"roles": {"agent": "Port Union"}})]
    one, other = nodes(story("a", *told), story("b", *told, date="2019-05-15"))
    assert one != other


def test_one_proper_name_is_one_event_anywhere():
    told = [("Operation Lantern", "kgo:Attack", {"name": "Operation Lantern"})]
    far = story("b", *told, names=("Mia Reed",), town="Millbrook")
    assert len(set(nodes(story("a", *told), far))) == 1


def test_two_proper_names_are_two_events():
    one, other = nodes(
        story("a", ("Operation Lantern", "kgo:Attack", {"name": "Operation Lantern"})),
        story("b", ("Operation Candle", "kgo:Attack", {"name": "Operation Candle"})),
    )
    assert one != other


def test_the_label_says_more_than_the_deed():
    roles = {"location": "Harbourtown"}
    bare = ("crash", "kgo:Accident", {"date": "2024-05-14", "roles": roles})
    full = ("crash of a tram", "kgo:Accident", {"date": "2024-05-14", "roles": roles})
    found = resolve_findings([story("a", bare), story("b", bare), story("c", full)])
    assert {e.label for f in found for e in f.events} == {"crash of a tram"}


def test_a_merge_is_a_decision_with_score_and_reason():
    told = [("crash", "kgo:Accident", {"date": "2024-05-14", "roles": {"location": "Harbourtown"}})]
    found = resolve_findings([story("a", *told), story("b", *told)])
    (decision,) = found[1].decisions
    assert (decision.verdict, decision.entity) == ("same", found[0].events[0].event)
    assert "place" in decision.reason and "same verb" in decision.reason and 0.5 <= decision.score < 1


def test_no_unsure_decision_is_left_within_one_event():
    found = resolve_findings(STORIES)
    homes = {e.event for f in found for e in f.events}
    unsure = [d for f in found for d in f.decisions if d.verdict == "unsure"]
    assert len(unsure) == len(set(unsure)) <= len(homes) ** 2
    assert all(d.score >= 0.4 for d in unsure)


def test_what_has_no_class_is_one_where_word_and_participants_agree():
    told = ("christened", "kgo:Event", {"roles": {"agent": "Ada Brook"}})
    found = resolve_findings([story("a", told), story("b", told)])
    assert len({e.event for f in found for e in f.events}) == 1
    assert not any(f.decisions or e.label for f in found for e in f.events)
    assert len(set(nodes(story("a", told), story("b", ("repaired", "kgo:Event", told[2]))))) == 2


STORIES = [
    story("a", ("crash", "kgo:Accident", {"date": "2024-05-14"}), ("killed", "kgo:Killing", {"figures": deaths(7.0)})),
    story("b", ("crash", "kgo:Accident", {}), ("died", "kgo:Death", {"roles": {"patient": "Ada Brook"}})),
    story("c", ("derailed", "kgo:Accident", {"date": "2024-05-13"}), ("killed", "kgo:Killing", {})),
    story("d", ("crash", "kgo:Accident", {}), names=("Tom Hale",), date=None),
]


@given(st.permutations(range(len(STORIES))))
def test_the_order_of_the_articles_changes_no_event(order):
    assert resolve_findings([STORIES[n] for n in order]) == resolve_findings(STORIES)


@pytest.mark.parametrize("date", [None, "2024", "not a date"])
def test_articles_without_a_full_date_are_resolved_too(date):
    told = [("crash", "kgo:Accident", {"roles": {"location": "Harbourtown", "patient": "Ada Brook"}})]
    assert len(set(nodes(story("a", *told, date=date), story("b", *told, date=date)))) == 1


def test_a_word_without_a_class_here_joins_the_event_that_it_tells_there():
    roles = {"roles": {"agent": "Ada Brook", "patient": "Port Union"}}
    found = nodes(story("a", ("nominated", "kgo:Appointment", roles)), story("b", ("nominated", "kgo:Event", roles)))
    assert len(set(found)) == 1


def test_what_is_said_twice_is_not_said_at_once():
    told = ("said", "kgo:Event", {"roles": {"agent": "Ada Brook"}})
    first, second, _ = nodes(story("a", told, told), story("b", told))
    assert first != second
