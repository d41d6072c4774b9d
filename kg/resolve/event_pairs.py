"""Whether two articles tell one event: features of the pair, and a score between 0 and 1.

The score is a logistic function of weighted features. The weights began as a logistic regression on pairs of
events of the development halves of ECB+ and the Gun Violence Corpus, and were then set by hand: there nearly all
pairs are of one story, so figures that rise, days, years and the classes of which a story holds many told little.
"""

import math
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import date
from functools import cache, lru_cache
from operator import mul
from typing import NamedTuple

from kg.resources import lexicon_rows, lexicon_words

from .article_profiles import STEM
from .event_profiles import EventProfile

VETO = -1.0  # never one event, whatever else agrees
_BIAS = -1.1
_ONE_STORY = 0.08  # below it, events are one only where they share something of their own
_SLACK = 0.01  # more than rounding gives
_WORTH_A_REASON = 0.3  # below what anybody asks for
_LINKS = ("participant", "place", "day", "figure", "noun")
_APART = ((2, 0.0), (7, 0.5), (31, 1.0), (366, 4.0), (math.inf, 7.0))  # days, up to which: how far apart
_OF_ONE_PERSON = frozenset(  # whom it befalls is which event it is
    f"kgo:{name}" for name in (
        "Killing", "Injury", "Arrest", "Release", "Charge", "Trial", "Sentence", "Appointment", "Resignation", "Birth",
    )
)
_RECURRING = frozenset(
    f"kgo:{name}" for name in (
        "Announcement", "Appeal", "Praise", "Criticism", "Promise", "Forecast", "Threat", "Correspondence", "Meeting",
        "Visit", "PriceChange", "Match", "Vote",
    )
)


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
    weights = _WEIGHTS
    most = _BIAS + _SLACK + weights.story * story
    if not one.stems.isdisjoint(other.stems):
        most += weights.same_verb
    if not one.participants.isdisjoint(other.participants):
        most += weights.participant + 2 * weights.roles
    if not one.places.isdisjoint(other.places):
        most += weights.place
    if not one.nouns.isdisjoint(other.nouns):
        most += weights.noun
    most += weights.day * bool(one.days and other.days) + weights.figure * bool(one.figures and other.figures)
    most += weights.first * (one.rank == other.rank == 0) + weights.alone * (one.alone and other.alone)
    return most >= _logit(score)


@cache
def _logit(score: float) -> float:
    return math.log(score / (1 - score))


def feature_weights() -> PairFeatures:
    """What each feature counts for."""
    return _WEIGHTS


def compare_events(one: EventProfile, other: EventProfile, story: float) -> tuple[float, str]:
    """Probability that the two are one event, and what speaks for it. Proper names, stated days and victims
    decide."""
    if one.names and other.names:
        return (0.95, "same proper name") if one.names & other.names else (VETO, "different proper names")
    if one.family != other.family and not (one.is_predication or other.is_predication):
        return VETO, "different classes"
    if one.article == other.article and _is_everyday(one):
        return VETO, "two deeds of one article"
    if one.dates and other.dates and not any(agree(a, b) for a in one.dates for b in other.dates):
        return VETO, "different dates"
    if one.family in _OF_ONE_PERSON and _differ(one.in_role("kgo:patient"), other.in_role("kgo:patient")):
        return VETO, "different people"
    features = pair_features(one, other, story)
    if story < _ONE_STORY and not any(getattr(features, name) for name in _LINKS):
        return 0.0, "articles of two stories, nothing shared"
    score = round(probability(features), 3)
    return score, _reason(features) if score >= _WORTH_A_REASON else "little in common"


def pair_features(one: EventProfile, other: EventProfile, story: float) -> PairFeatures:
    """What speaks for and against one event."""
    same_day = _same_day(one.days, other.days)
    figure, figures_differ = _figures(one, other)
    return PairFeatures(  # by position: this is called for millions of pairs
        story,
        float(one.type == other.type),
        float(not one.stems.isdisjoint(other.stems)),
        float(min(2, len(one.slots & other.slots))),
        float(not one.participants.isdisjoint(other.participants)),
        _differ(one.in_role("kgo:patient"), other.in_role("kgo:patient")),
        _differ(one.in_role("kgo:agent"), other.in_role("kgo:agent")),
        float(not one.places.isdisjoint(other.places)),
        _differ(one.places, other.places),
        float(same_day),
        0.0 if same_day else _distance(one.days or one.day_of_print, other.days or other.day_of_print),
        figure,
        figures_differ,
        float(not one.nouns.isdisjoint(other.nouns)),
        float(one.rank == other.rank == 0),
        float(one.alone and other.alone),
        float(one.family in _RECURRING or _is_everyday(one)),
        float(one.article == other.article),
    )


def _same_day(days: AbstractSet[str], others: AbstractSet[str]) -> bool:
    """A day, not only a month or a year, that both can be."""
    if not days or not others:
        return False
    if not days.isdisjoint(others) and any(len(day) > 7 for day in days & others):
        return True
    return any(agree(a, b) and len(a) > 7 and len(b) > 7 for a in days for b in others)


def _figures(one: EventProfile, other: EventProfile) -> tuple[float, float]:
    """Whether the two share a figure, and whether they give different ones of one property."""
    counted = one.figures.keys() & other.figures.keys() if one.figures and other.figures else ()
    shared = any(one.figures[k] & other.figures[k] for k in counted)
    return float(shared), float(any(_differ(one.figures[k], other.figures[k]) for k in counted))


def _is_everyday(event: EventProfile) -> bool:
    return event.is_predication and not event.stems.isdisjoint(_everyday())


@cache
def _everyday() -> frozenset[str]:
    """Stems of verbs that tell many deeds of a story: verbs of speech, and those that mean little of their own."""
    speech = {verb for verb, _, frames, *_ in lexicon_rows("reporting_verbs.tsv") if "D" in frames}
    return frozenset(word[:STEM] for word in speech | lexicon_words("light_verbs.txt"))


def probability(features: PairFeatures) -> float:
    """The logistic function of the weighted features."""
    return 1 / (1 + math.exp(-_BIAS - math.fsum(map(mul, _WEIGHTS, features))))


def agree(one: str, other: str) -> bool:
    """Dates of any precision that can be the same day; --05-10 has no year."""
    if one.startswith("--") or other.startswith("--"):
        return one.lstrip("-")[-5:] == other.lstrip("-")[-5:]
    length = min(len(one), len(other))
    return one[:length] == other[:length]


def _differ(one: AbstractSet[object], other: AbstractSet[object]) -> float:
    return 1.0 if one and other and one.isdisjoint(other) else 0.0


def _distance(days: Iterable[str], others: Iterable[str]) -> float:
    """How far the closest two days are apart, on the scale of PairFeatures.days_differ."""
    return min((_between(a, b) for a in days for b in others), default=0.0)


@lru_cache(maxsize=100_000)
def _between(one: str, other: str) -> float:
    if agree(one, other):
        return 0.0
    try:
        days = abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return 3.0
    return next(scale for limit, scale in _APART if days <= limit)


def _reason(features: PairFeatures) -> str:
    told = [name.replace("_", " ") for name, value in zip(features._fields[1:], features[1:], strict=True) if value]
    return f"story {features.story:.2f}; {', '.join(told)}"
