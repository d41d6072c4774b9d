"""Whether two articles tell one event: features of the pair, and a score between 0 and 1.

The score is a logistic function of weighted features. The weights began as a logistic regression on pairs of
events of the development halves of ECB+ and the Gun Violence Corpus, and were then set by hand: there nearly all
pairs are of one story, so figures that rise, days, years and the classes of which a story holds many told little.
"""

import math
from collections.abc import Set
from datetime import date
from functools import lru_cache
from operator import mul
from typing import NamedTuple

from .event_families import OF_ONE_PERSON
from .event_profiles import EventProfile

VETO = -1.0  # never one event, whatever else agrees
_BIAS = -1.1
_ONE_STORY = 0.08  # below it, events are one only where they share something of their own
_SLACK = 0.01  # more than rounding gives
_LINKS = ("participant", "place", "day", "figure", "noun")
_APART = ((2, 0.0), (7, 0.5), (31, 1.0), (366, 4.0), (math.inf, 7.0))  # days, up to which: how far apart


class PairFeatures(NamedTuple):
    """Each 0 or 1, but for the similarity of the stories (0 to 1) and where a comment says so."""

    story: float  # similarity of the articles
    same_class: float
    same_verb: float
    roles: float  # named entities in the same role: 0, 1 or 2
    participant: float  # a named entity takes part in both
    patients_differ: float
    agents_differ: float
    place: float
    places_differ: float
    day: float  # the same day, stated or inferred
    days_differ: float  # 0.5 for more than two days apart, 1 for a week, 4 for a month, 7 for years
    figure: float
    figures_differ: float
    noun: float  # "the driver" in the same role
    first: float  # both the first of their kind in their article
    alone: float  # both the only ones of their kind
    recurring: float  # of a class of which a story holds many: announcements, visits
    one_article: float


_WEIGHTS = PairFeatures(
    story=1.6, same_class=0.0, same_verb=0.9, roles=0.8, participant=1.3, patients_differ=-3.0, agents_differ=-0.3,
    place=0.9, places_differ=-0.2, day=0.8, days_differ=-0.8, figure=1.0, figures_differ=-0.2, noun=1.3, first=0.5,
    alone=0.8, recurring=-1.0, one_article=0.0,
)


def could_reach(score: float, one: EventProfile, other: EventProfile, story: float) -> bool:
    """False for a pair that cannot reach the score, whatever else is looked at: most pairs share next to nothing."""
    if one.names and other.names:
        return True
    most, least = _most_of_sharing(one, other), _least_of_pair(score, story)
    if story < _ONE_STORY and not most:
        return False
    if not one.stems.isdisjoint(other.stems):
        most += _WEIGHTS.same_verb
    if one.rank == other.rank == 0:
        most += _WEIGHTS.first
    if one.alone and other.alone:
        most += _WEIGHTS.alone
    if one.recurs:
        most += _WEIGHTS.recurring
    return most >= least and most + _at_odds(one, other) >= least


@lru_cache(maxsize=1_000)
def _least_of_pair(score: float, story: float) -> float:
    """What the two events must add to the likeness of their articles to reach the score."""
    return math.log(score / (1 - score)) - _BIAS - _SLACK - _WEIGHTS.story * story


def _most_of_sharing(one: EventProfile, other: EventProfile) -> float:
    """What the events share of their own, weighed; never less than it counts for, 0 for nothing."""
    most = 0.0
    if one.slots and not one.participants.isdisjoint(other.participants):
        most += _WEIGHTS.participant + 2 * _WEIGHTS.roles
    if one.places and not one.places.isdisjoint(other.places):
        most += _WEIGHTS.place
    if one.nouns and not one.nouns.isdisjoint(other.nouns):
        most += _WEIGHTS.noun
    if one.figures and other.figures:
        most += _WEIGHTS.figure
    if one.days and other.days and _same_day(one.days, other.days):
        most += _WEIGHTS.day
    return most


def _at_odds(one: EventProfile, other: EventProfile) -> float:
    """What is weighed against one event, but for figures."""
    odds = _WEIGHTS.patients_differ * _differ(one.patients, other.patients)
    odds += _WEIGHTS.agents_differ * _differ(one.agents, other.agents)
    odds += _WEIGHTS.places_differ * _differ(one.places, other.places)
    if not (one.days and other.days and _same_day(one.days, other.days)):
        odds += _WEIGHTS.days_differ * _distance(one.around, other.around)
    return odds


def feature_weights() -> PairFeatures:
    """What each feature counts for."""
    return _WEIGHTS


def compare_events(one: EventProfile, other: EventProfile, story: float) -> tuple[float, str]:
    """Probability that the two are one event; VETO, and why, where they cannot be. Proper names, stated days and
    victims decide."""
    if one.names and other.names:
        return (0.95, "") if one.names & other.names else (VETO, "different proper names")
    if hindrance := _hindrance(one, other):
        return VETO, hindrance
    features = pair_features(one, other, story)
    if story < _ONE_STORY and not any(getattr(features, name) for name in _LINKS):
        return 0.0, ""
    return round(probability(features), 3), ""


def _hindrance(one: EventProfile, other: EventProfile) -> str:
    """What rules out that the two are one event; "" for nothing."""
    if one.family != other.family and not (one.is_predication or other.is_predication):
        return "different classes"
    if one.article == other.article and one.is_everyday:
        return "two deeds of one article"
    if one.dates and other.dates and not any(agree(a, b) for a in one.dates for b in other.dates):
        return "different dates"
    if one.family in OF_ONE_PERSON and _differ(one.patients, other.patients):
        return "different people"
    return ""


def pair_features(one: EventProfile, other: EventProfile, story: float) -> PairFeatures:
    """What speaks for and against one event."""
    same_day = bool(one.days and other.days) and _same_day(one.days, other.days)
    figure, figures_differ = _figures(one, other)
    return PairFeatures(  # by position: this is called for very many pairs
        story,
        float(one.type == other.type),
        float(not one.stems.isdisjoint(other.stems)),
        float(min(2, len(one.slots & other.slots))),
        float(not one.participants.isdisjoint(other.participants)),
        _differ(one.patients, other.patients),
        _differ(one.agents, other.agents),
        float(not one.places.isdisjoint(other.places)),
        _differ(one.places, other.places),
        float(same_day),
        0.0 if same_day else _distance(one.around, other.around),
        figure,
        figures_differ,
        float(not one.nouns.isdisjoint(other.nouns)),
        float(one.rank == other.rank == 0),
        float(one.alone and other.alone),
        float(one.recurs),
        float(one.article == other.article),
    )


@lru_cache(maxsize=20_000)
def _same_day(days: frozenset[str], others: frozenset[str]) -> bool:
    """A day, not only a month or a year, that both can be."""
    if not days.isdisjoint(others) and any(len(day) > 7 for day in days & others):
        return True
    return any(agree(a, b) and len(a) > 7 and len(b) > 7 for a in days for b in others)


def _figures(one: EventProfile, other: EventProfile) -> tuple[float, float]:
    """Whether the two share a figure, and whether they give different ones of one property."""
    counted = one.figures.keys() & other.figures.keys() if one.figures and other.figures else ()
    shared = any(one.figures[k] & other.figures[k] for k in counted)
    return float(shared), float(any(_differ(one.figures[k], other.figures[k]) for k in counted))


def probability(features: PairFeatures) -> float:
    """The logistic function of the weighted features."""
    return 1 / (1 + math.exp(-_BIAS - math.fsum(map(mul, _WEIGHTS, features))))


def agree(one: str, other: str) -> bool:
    """Dates of any precision that can be the same day; --05-10 has no year."""
    if one.startswith("--") or other.startswith("--"):
        return one.lstrip("-")[-5:] == other.lstrip("-")[-5:]
    length = min(len(one), len(other))
    return one[:length] == other[:length]


def _differ(one: Set[object], other: Set[object]) -> float:
    return 1.0 if one and other and one.isdisjoint(other) else 0.0


@lru_cache(maxsize=20_000)
def _distance(days: frozenset[str], others: frozenset[str]) -> float:
    """How far the closest two days are apart, on the scale of PairFeatures.days_differ."""
    return min((_between(a, b) for a in days for b in others), default=0.0)


@lru_cache(maxsize=20_000)
def _between(one: str, other: str) -> float:
    if agree(one, other):
        return 0.0
    try:
        days = abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return 3.0
    return next(scale for limit, scale in _APART if days <= limit)
