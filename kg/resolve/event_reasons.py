"""Why two events were taken for one or kept apart: the features of the pair with what they rest on."""

import math
from collections.abc import Iterable, Set

from kg.model import Feature

from .event_pairs import PairFeatures, feature_weights, pair_features
from .event_profiles import EventProfile

_SHOWN = 3


def event_reason(one: EventProfile, other: EventProfile, story: float) -> str:
    """What speaks for and against one event, in words."""
    if one.names and other.names:
        return "same proper name"
    found = pair_features(one, other, story)
    told = [name.replace("_", " ") for name, value in zip(found._fields[1:], found[1:], strict=True) if value]
    return f"story {found.story:.2f}; {', '.join(told)}"


def event_features(one: EventProfile, other: EventProfile, story: float) -> tuple[Feature, ...]:
    """What tells something about the pair, with the probability that it alone would give, before the bias."""
    found = pair_features(one, other, story)
    told = zip(PairFeatures._fields, found, feature_weights(), strict=True)
    return tuple(
        Feature(name.replace("_", " "), round(1 / (1 + math.exp(-weight * value)), 2), _detail(name, one, other, value))
        for name, value, weight in told
        if value and weight
    )


def _detail(name: str, one: EventProfile, other: EventProfile, value: float) -> str:
    """What the two share, or where they differ."""
    both = {
        "story": lambda: f"the articles are {value:.2f} alike",
        "same_verb": lambda: _list(one.stems & other.stems),
        "roles": lambda: _list(f"{role.split(':')[1]} {_short(who)}" for role, who in one.slots & other.slots),
        "participant": lambda: _list(map(_short, one.participants & other.participants)),
        "patients_differ": lambda: _sides(one.patients, other.patients),
        "agents_differ": lambda: _sides(one.agents, other.agents),
        "place": lambda: _list(map(_short, one.places & other.places)),
        "places_differ": lambda: _sides(one.places, other.places),
        "day": lambda: _list(one.around & other.around),
        "days_differ": lambda: _sides(one.around, other.around),
        "figure": lambda: _list(f"{v:g}" for key, own in one.figures.items() for v in own & _figures(other, key)),
        "noun": lambda: _list(noun for _, noun in one.nouns & other.nouns),
    }
    return both[name]() if name in both else ""


def _figures(profile: EventProfile, name: str) -> Set[float]:
    return profile.figures.get(name, frozenset())


def _short(identifier: str) -> str:
    return identifier.rpartition("/")[2]


def _list(texts: Iterable[str]) -> str:
    return ", ".join(sorted(texts)[:_SHOWN])


def _sides(one: Iterable[str], other: Iterable[str]) -> str:
    return f"{_list(map(_short, one))} / {_list(map(_short, other))}"
