"""Claims of one property beside each other."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.compare import Claim, Kind, find_divergences


def claim(value, article="a", published="2024-03-12", predicate="kgo:deaths", **more):
    given_source = more.pop("source", article)
    name = f"{value}-{article}-{given_source}-{sorted(more.items())}"
    return Claim(name, "event/1", predicate, str(value), article, given_source, published, **more)


def kind(*claims):
    found = find_divergences(claims)
    assert len(found) <= 1
    return found[0].kind if found else None


def test_at_least_243_leaves_room_for_260():
    (found,) = find_divergences([claim(243, quantifier="AtLeast"), claim(260, "b", source="ministry")])
    assert found.kind is Kind.COMPATIBLE
    assert found.values == ("at least 243", "260")
    assert found.reason == "at least 243 leaves room for 260"


def test_two_outlets_of_one_hour_contradict_each_other():
    hours = "2024-03-12T09:00", "2024-03-12T09:40"
    assert kind(claim(5, "a", hours[0]), claim(8, "b", hours[1])) is Kind.CONTRADICTION


def test_two_outlets_of_one_day_without_a_time_contradict_each_other():
    assert kind(claim(2), claim(3, "b", "2024-03-12T07:30")) is Kind.CONTRADICTION


def test_a_figure_that_rises_over_days_is_brought_up_to_date():
    days = [claim(3, "a", "2024-03-12"), claim(9, "b", "2024-03-13"), claim(11, "c", "2024-03-14")]
    (found,) = find_divergences(days)
    assert (found.kind, len(found.statements)) == (Kind.UPDATE, 3)
    assert found.reason == "3 was reported on 2024-03-12, 9 on 2024-03-13"


def test_who_keeps_to_the_old_figure_contradicts_the_new_one():
    days = [claim(3, "a", "2024-03-12"), claim(9, "b", "2024-03-13"), claim(3, "c", "2024-03-14")]
    assert kind(*days) is Kind.CONTRADICTION


def test_a_lower_figure_is_an_update_from_who_told_the_higher_one():
    high = claim(50, "a", source="police")
    assert kind(high, claim(40, "b", "2024-03-13", source="police")) is Kind.UPDATE
    assert kind(high, claim(40, "b", "2024-03-13", source="mayor")) is Kind.CONTRADICTION
    outlets = replace(high, outlet="Wire"), claim(40, "b", "2024-03-13", source="mayor", outlet="Wire")
    assert kind(*outlets) is Kind.UPDATE


def test_of_articles_without_a_date_nobody_knows_which_is_later():
    assert kind(claim(3, published=""), claim(9, "b", "2024-03-13")) is Kind.CONTRADICTION


def test_the_gravest_pair_names_the_kind():
    pairs = [claim(5, "a"), claim(8, "b"), claim(9, "c", "2024-03-15")]
    assert kind(*pairs) is Kind.CONTRADICTION


def test_equal_values_are_no_divergence():
    assert kind(claim(5), claim(5, "b"), claim(5, "b", source="police")) is None


def test_one_teller_may_say_it_exactly_and_roughly():
    assert kind(claim(243, quantifier="AtLeast"), claim(243)) is None
    assert kind(claim(243), claim(66, part=True, counted="children")) is None


def test_one_teller_may_contradict_itself():
    assert kind(claim(5), claim(8)) is Kind.CONTRADICTION


def test_a_part_does_not_contradict_the_whole():
    part = claim(66, part=True, counted="children")
    assert kind(part, claim(260, "b")) is Kind.COMPATIBLE
    assert kind(part, claim(60, "b")) is Kind.CONTRADICTION


def test_different_parts_and_different_victims_are_not_compared():
    assert kind(claim(66, part=True, counted="children"), claim(40, "b", part=True, counted="women")) is None
    assert kind(claim(260, counted="Palestinians"), claim(12, "b", counted="Israelis")) is None
    assert kind(claim(5, predicate="kgo:amount", unit="USD"), claim(6, "b", predicate="kgo:amount", unit="EUR")) is None


def test_miners_are_among_the_people():
    assert kind(claim(3, counted="striking miners"), claim(2, "b", counted="people")) is Kind.CONTRADICTION
    assert kind(claim(3, counted="striking miners"), claim(5, "b", counted="people")) is Kind.COMPATIBLE


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2021-05", "2021-05-10", Kind.COMPATIBLE),
        ("2021-05-11", "2021-05-10", Kind.CONTRADICTION),
        ("2021-05-10", "2021-05-10", None),
    ],
)
def test_dates_are_compared_at_their_precision(one, other, expected):
    name = "schema:startDate"
    assert kind(claim(one, predicate=name), claim(other, "b", "2022-01-01", predicate=name)) is expected


def test_a_plan_that_is_put_off_is_an_update():
    one = claim("2021-05-10", predicate="schema:startDate", modality="Planned")
    other = claim("2021-05-12", "b", "2024-04-01", predicate="schema:startDate")
    assert kind(one, other) is Kind.UPDATE


def test_people_grow_older():
    one = claim(58, published="2020-03-01", predicate="kgo:age")
    assert kind(one, claim(60, "b", "2022-03-01", predicate="kgo:age")) is Kind.COMPATIBLE
    assert kind(one, claim(58, "b", "2020-05-01", predicate="kgo:age")) is None
    assert kind(one, claim(64, "b", "2022-03-01", predicate="kgo:age")) is Kind.CONTRADICTION


def test_what_is_denied_or_only_feared_is_no_figure():
    assert kind(claim(5), claim(8, "b", negated=True)) is None
    assert kind(claim(5), claim(8, "b", modality="Possible")) is None


def test_one_denies_what_another_says():
    told = claim("<entity/b>", predicate="kgo:agent")
    denied = claim("<entity/b>", "a", predicate="kgo:agent", source="b", negated=True)
    assert kind(told, denied) is Kind.CONTRADICTION
    assert kind(told, replace(denied, modality="Planned")) is None
    assert kind(replace(told, when="2024-03-01"), replace(denied, when="2024-03-02")) is None
    assert kind(replace(told, published="2024-03-15"), denied) is Kind.UPDATE


CLAIMS = st.builds(
    claim,
    st.integers(0, 6),
    st.sampled_from("abc"),
    st.sampled_from(["", "2024-03-12", "2024-03-13T09:00", "2024-03-13T12:00"]),
    source=st.sampled_from(["", "police", "ministry"]),
    quantifier=st.sampled_from(["", "AtLeast", "MoreThan", "AtMost", "About"]),
    part=st.booleans(),
    counted=st.sampled_from(["", "people", "miners", "children"]),
    negated=st.booleans(),
)


@given(st.lists(CLAIMS, max_size=8, unique_by=lambda c: c.statement), st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_nothing(claims, chance):
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert find_divergences(shuffled) == find_divergences(claims)


@given(st.lists(CLAIMS, max_size=8, unique_by=lambda c: c.statement))
def test_every_divergence_has_two_statements_and_each_value_is_told(claims):
    for found in find_divergences(claims):
        assert len(set(found.statements)) >= 2
        assert set(found.statements) <= {c.statement for c in claims}


def test_many_claims_of_few_values_are_quick():
    claims = [claim(n % 7, f"a{n}", f"2024-03-{n % 27 + 1:02}") for n in range(5000)]
    random.Random(3).shuffle(claims)
    assert kind(*claims) is Kind.CONTRADICTION


def test_who_names_one_victim_does_not_say_that_there_was_no_other():
    assert kind(claim(1, implied=True), claim(9, "b")) is None
    assert kind(claim(1, implied=True), claim(3, "b", implied=True)) is None


def test_more_victims_named_than_another_counts_is_a_contradiction():
    assert kind(claim(3, implied=True), claim(2, "b")) is Kind.CONTRADICTION


def test_the_figure_of_a_deed_and_of_what_caused_it_is_one():
    deaths = [claim(5), claim(8, "b")]
    crash = [replace(c, subject="event/2", statement=f"{c.statement} too") for c in deaths]
    (found,) = find_divergences([*deaths, *crash])
    assert found.subject == "event/1"
    assert len(find_divergences([*deaths, *crash, replace(claim(9, "c"), subject="event/2")])) == 1


def test_what_all_tell_alike_is_no_divergence():
    told = [c for article in "ab" for c in (claim(3, article), claim(2, article, part=True, counted="women"))]
    assert kind(*told) is None


def test_two_ages_on_one_day_contradict_each_other_and_on_two_days_may_not():
    ages = claim(14, predicate="kgo:age"), claim(15, "b", predicate="kgo:age")
    assert kind(*ages) is Kind.CONTRADICTION
    assert kind(ages[0], replace(ages[1], published="2024-03-13")) is Kind.COMPATIBLE


def test_who_tells_of_two_days_tells_of_two_deeds():
    days = [claim("2024-03-01", predicate="schema:startDate"), claim("2024-03-05", predicate="schema:startDate")]
    assert kind(*days) is None
    assert kind(days[0], claim("2024-03-05", "b", predicate="schema:startDate")) is Kind.CONTRADICTION


def test_what_was_not_made_has_no_date_that_is_denied():
    dated = {"predicate": "schema:startDate"}
    assert kind(claim("2015", **dated), claim("2015", "b", negated=True, **dated)) is None
