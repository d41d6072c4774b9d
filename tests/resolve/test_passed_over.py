"""What is passed over without a comparison could not have been one, whatever the names and events."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import Entity
from kg.resolve.candidates import compare_clusters
from kg.resolve.cluster import Cluster
from kg.resolve.compare import UNSURE
from kg.resolve.event_clusters import UNSURE as UNSURE_EVENT
from kg.resolve.event_pairs import compare_events, could_reach
from kg.resolve.event_profiles import EventProfile
from kg.resolve.match_keys import fitting, match_keys
from kg.resolve.profiles import FAMILIES, Profile

PEOPLE = (
    "Ada Brook", "A. Brook", "Adah Brook", "William Brook", "Bill Brook", "W. J. Brook", "Ida Marie Brook",
    "Seyed Rahimi", "Seyyed Raheemi", "Ada Brookfield", "Ada Brookfeild", "Ada Bruukfield", "Tom Hale Jr.", "Tom Hale",
    "Tom Hale Sr.", "Mohammed al-Rahimi", "Muhammad Rahimi", "Rob Hale", "Robert Hale", "Brook", "Harrington Ada",
)  # fmt: skip
BODIES = (
    "Harbour Trust", "Harbour Trust Ltd", "The Harbour Trust", "HT", "Har", "Met", "Metropolitan Police",
    "Metropolitain Police", "Metropolitan Polices", "Harbourtown", "Harbourtowm", "Boeing 737", "Boeing 747",
    "Boeing", "Flight 12", "Flight 13", "Nakhalah Fund", "Nakhaleh Fund", "Rail Accident Investigation Branch", "RAIB",
    "R.A.I.B.", "Shettleston Road", "Shettlestone Road", "Georgia", "National Hall", "National Holl",
    "Trust of the Harbour",
)  # fmt: skip
LETTERS = "aeijkpqorst MX7-."


@st.composite
def names(draw, among):
    """A name, at times with one letter more, less or other."""
    name = draw(st.sampled_from(among))
    if draw(st.booleans()):
        at = draw(st.integers(0, len(name) - 1))
        name = name[:at] + draw(st.sampled_from(("", *LETTERS))) + name[at + draw(st.integers(0, 1)) :]
    return name if name.strip(" .-") else "Brook"


@st.composite
def groups(draw, kind, among):
    """A group of equal labels with another name form, in an article of a story that all are of."""
    label, form = draw(names(among)), draw(names(among))
    entity = Entity("e", label, kind, (label, form))
    company = frozenset(("one", "two", "three", "four"))
    article = draw(st.sampled_from("ab"))
    return Cluster((FAMILIES[kind], label), FAMILIES[kind], [
        Profile(article, "e", entity, FAMILIES[kind], {label: 1, form: 1}, 2, company)
    ])  # fmt: skip


KINDS = (
    ("schema:Person", PEOPLE), ("schema:Organization", BODIES), ("schema:Place", BODIES), ("schema:Country", BODIES),
)  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(KINDS).flatmap(lambda kind: st.tuples(groups(*kind), groups(*kind))))
def test_groups_whose_names_do_not_fit_are_nothing_to_each_other(pair):
    one, other = pair
    found, _ = compare_clusters(one, other)
    if found.score >= UNSURE or found.vetoed:
        assert ("a", "b") in fitting({"a": match_keys(one), "b": match_keys(other)})


DAYS = st.frozensets(
    st.sampled_from(("2024-05-10", "2024-05-11", "2024-07-01", "2024-05", "2023", "--05-10")), max_size=2
)
ROLES = st.sampled_from(("kgo:agent", "kgo:patient", "kgo:recipient"))
WHO = st.frozensets(st.tuples(ROLES, st.sampled_from(("entity/a", "entity/b"))), max_size=3)


@st.composite
def events(draw, article):
    """An event of few participants, days and figures, so that much is shared."""
    return EventProfile(
        article, "v", draw(st.sampled_from(("kgo:Attack", "kgo:Killing", "kgo:Visit", "kgo:Event"))), "2024-05-12",
        draw(DAYS), draw(DAYS), draw(WHO), draw(st.frozensets(st.just(("kgo:agent", "driver")))),
        draw(st.frozensets(st.sampled_from(("entity/x", "entity/y")), max_size=1)),
        draw(st.frozensets(st.sampled_from(("storm anna", "storm bert")), max_size=1)),
        draw(st.sampled_from(({}, {"kgo:deaths": frozenset((3.0,))}, {"kgo:deaths": frozenset((4.0,))}))),
        draw(st.frozensets(st.sampled_from(("blas", "said", "figh")), max_size=2)),
        rank=draw(st.integers(0, 1)), alone=draw(st.booleans()),
    )  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(events("a"), st.sampled_from("ab").flatmap(events), st.integers(0, 32), st.sampled_from((UNSURE_EVENT, 0.5)))
def test_events_that_cannot_reach_a_score_do_not_reach_it(one, other, story, least):
    score, _ = compare_events(one, other, story / 32)
    assert could_reach(least, one, other, story / 32) or score < least
