"""How far two articles tell one story: rare names and words of the headline that both carry.

Similarity is the cosine of weighted names, where a name weighs less the more articles carry it. It weighs by the
power of two of their number, so that one article more changes the weight of few names. Articles published weeks
apart are less alike.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache

from kg.model import Entity

from .article_profiles import ArticleProfile
from .entity_index import OpenTable
from .tables import Table

MAX_SPREAD = 255  # articles; a name that more of them carry proposes no pair
NEIGHBOURS = 40  # the most alike articles that each is compared with
Pair = tuple[str, str]  # articles, in order
Features = tuple[str | None, dict[str, float]]  # day of publication, weight of each name and word
_CLASS_WEIGHT = {
    "schema:Person": 1.0, "schema:City": 1.0, "kgo:Facility": 1.0, "schema:Country": 0.3, "kgo:Group": 0.3,
    "schema:NewsMediaOrganization": 0.1, "kgo:Position": 0.3,
}
_OTHER_WEIGHT = 0.8
_HEADLINE_WEIGHT = 0.5
_LEAST = 0.05
_STEPS = 32  # of similarity: what differs less is the same


class Stories:
    """Similarity of articles, and which of them are worth comparing."""

    def __init__(self, open_table: OpenTable) -> None:
        self._features: Table[str, Features] = open_table("features")
        self._carriers: Table[str, tuple[str, ...]] = open_table("carriers")
        self._near: Table[str, dict[str, float]] = open_table("near")
        self._best: Table[str, tuple[str, ...]] = open_table("best")
        self._partners: Table[str, tuple[str, ...]] = open_table("partners")
        self._vectors: Table[str, dict[str, float]] = open_table("vectors")
        self._measured = lru_cache(maxsize=20_000)(self._alike)

    def change(self, changed: Mapping[str, Features | None]) -> tuple[set[str], set[Pair]]:
        """Replaces the features of articles, None where an article is gone; the articles whose similarity to
        others may have changed, and the pairs that have become, or no longer are, worth comparing."""
        moved = {a: new for a, new in changed.items() if self._features.get(a) != new}
        moved_on = moved.keys() | self._count(moved)
        self._measured.cache_clear()
        for article in moved_on:
            self._vectors.put(article, self._make_vector(article))
        return moved_on, self._choose(self._compare(moved_on))

    def partners(self, article: str) -> tuple[str, ...]:
        """The articles that an article is compared with, sorted."""
        return self._partners.get(article) or ()

    def forget(self) -> None:
        """Lets go of what was measured."""
        self._measured.cache_clear()

    def alike(self, one: str, other: str) -> float:
        """0 to 1 in steps; 1 for an article and itself."""
        return 1.0 if one == other else self._measured(*_pair(one, other))

    def _alike(self, one: str, other: str) -> float:
        a, b = sorted((self._vectors[one], self._vectors[other]), key=len)
        shared = math.fsum(weight * b[k] for k, weight in a.items() if k in b)
        return round(shared * self._closeness(one, other) * _STEPS) / _STEPS

    def _count(self, moved: Mapping[str, Features | None]) -> set[str]:
        """Brings the carriers up to date; the articles that carry a name whose weight has changed."""
        left: dict[str, set[str]] = defaultdict(set)
        joined: dict[str, set[str]] = defaultdict(set)
        for article, new in moved.items():
            before = self._features.get(article)
            old_names, new_names = (row[1].keys() if row else set() for row in (before, new))
            for name in old_names - new_names:
                left[name].add(article)
            for name in new_names - old_names:
                joined[name].add(article)
            self._features.put(article, new)
        reweighted: set[str] = set()
        for name in left.keys() | joined.keys():
            old = self._carriers.get(name) or ()
            new_carriers = sorted((set(old) - left.get(name, set())) | joined.get(name, set()))
            self._carriers.put(name, tuple(new_carriers) or None)
            if _commonness(len(old).bit_length()) != _commonness(len(new_carriers).bit_length()):
                reweighted.update(new_carriers)
        return reweighted

    def _make_vector(self, article: str) -> dict[str, float] | None:
        row = self._features.get(article)
        if row is None:
            return None
        vector = {
            name: weight / _commonness(len(self._carriers[name]).bit_length())
            for name, weight in row[1].items()
        }  # fmt: skip
        length = math.sqrt(math.fsum(v * v for v in vector.values())) or 1.0
        return {name: vector[name] / length for name in sorted(vector)}

    def _closeness(self, one: str, other: str) -> float:
        a, b = (_day(self._features[article][0]) for article in (one, other))
        if a is None or b is None:
            return 0.9
        days = abs((a - b).days)
        return 1.0 if days <= 3 else 0.85 if days <= 14 else 0.6

    def _compare(self, moved: Iterable[str]) -> set[str]:
        """Measures articles anew against all that share a rare name; all articles whose measures changed."""
        rows: dict[str, dict[str, float]] = {}
        for article in sorted(moved):
            old = self._near.get(article) or {}
            rows[article] = {}
            for other in old:
                rows.setdefault(other, dict(self._near.get(other) or {})).pop(article, None)
        carried: dict[str, list[tuple[str, float]]] = {}
        for article in sorted(moved):
            for other, value in self._measure(article, carried).items():
                rows[article][other] = value
                rows.setdefault(other, dict(self._near.get(other) or {}))[article] = value
        for article, row in rows.items():
            self._near.put(article, row or None)
        return set(rows)

    def _measure(self, article: str, carried: dict[str, list[tuple[str, float]]]) -> dict[str, float]:
        """`carried` keeps, from one article to the next, how much each name weighs where."""
        if self._features.get(article) is None:
            return {}
        found: dict[str, float] = defaultdict(float)
        for name, weight in self._vectors[article].items():
            if (postings := carried.get(name)) is None:
                postings = carried[name] = self._postings(name)
            for other, its_weight in postings:
                found[other] += weight * its_weight
        found.pop(article, None)
        return {other: value for other, value in found.items() if value >= _LEAST}

    def _postings(self, name: str) -> list[tuple[str, float]]:
        """The articles that carry a name, with what it weighs there; none of a name that too many carry."""
        carriers = self._carriers[name]
        return [(other, self._vectors[other][name]) for other in carriers] if len(carriers) <= MAX_SPREAD else []

    def _choose(self, measured: set[str]) -> set[Pair]:
        """Chooses anew whom articles are compared with; the pairs that came or went."""
        changed: set[Pair] = set()
        for article in sorted(measured):
            near = self._near.get(article) or {}
            ranked = sorted(near.items(), key=lambda item: (-round(item[1], 9), item[0]))[:NEIGHBOURS]
            best = tuple(sorted(other for other, _ in ranked))
            changed |= {_pair(article, other) for other in set(best) ^ set(self._best.get(article) or ())}
            self._best.put(article, best or None)
        return {pair for pair in sorted(changed) if self._link(*pair)}

    def _link(self, one: str, other: str) -> bool:
        """Makes two articles partners, or no longer; False where they stay what they are."""
        wanted = other in (self._best.get(one) or ()) or one in (self._best.get(other) or ())
        if wanted == (other in self.partners(one)):
            return False
        for a, b in ((one, other), (other, one)):
            partners = {*self.partners(a), b} if wanted else set(self.partners(a)) - {b}
            self._partners.put(a, tuple(sorted(partners)) or None)
        return True


def features(told: ArticleProfile, entities: Mapping[str, Entity]) -> Features:
    """What tells an article's story; `entities` are the resolved ones by local identifier."""
    found = {f"word {word}": _HEADLINE_WEIGHT for word in told.headline}
    for profile in told.entities:
        entity = entities[profile.local]
        if entity.named and profile.local != told.publisher:
            weight = _CLASS_WEIGHT.get(entity.type, _OTHER_WEIGHT) * (1 + math.log1p(profile.mentions))
            found[entity.id] = max(found.get(entity.id, 0.0), weight)
    return told.published, found


@cache
def _commonness(bits: int) -> float:
    """Log document frequency at the middle of the numbers that have so many bits; a name that only one article has
    weighs as much as one of two or three, so that what an article adds to a story does not take it out of it."""
    return math.log2(1 + 0.7 * 2 ** max(bits, 2))


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
