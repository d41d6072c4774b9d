"""How far two articles tell one story: rare names and words of the headline that both carry.

Similarity is the cosine of weighted names, where a name weighs less the more articles carry it
(log document frequency); articles published weeks apart are less alike.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from kg.model import Entity

from .article_profiles import ArticleProfile

MAX_SPREAD = 200  # articles; a name that more of them carry proposes no pair
NEIGHBOURS = 40  # the most alike articles that each is compared with
_CLASS_WEIGHT = {
    "schema:Person": 1.0, "schema:City": 1.0, "kgo:Facility": 1.0, "schema:Country": 0.3, "kgo:Group": 0.3,
    "schema:NewsMediaOrganization": 0.1, "kgo:Position": 0.3,
}
_OTHER_WEIGHT = 0.8
_HEADLINE_WEIGHT = 0.5
_LEAST = 0.05


class Stories:
    """Similarity of every two articles that share a name."""

    def __init__(
        self, profiles: Iterable[ArticleProfile], ids: Mapping[tuple[str, str], str], entities: Mapping[str, Entity]
    ) -> None:
        profiles = list(profiles)
        counts = {p.article: _features(p, ids, entities) for p in profiles}
        self.published = {p.article: _day(p.published) for p in profiles}
        spread = Counter(feature for features in counts.values() for feature in features)
        self._vectors = {
            article: _normed({k: weight / math.log2(1 + spread[k]) for k, weight in features.items()})
            for article, features in counts.items()
        }
        self._near: dict[str, dict[str, float]] = self._neighbours(spread)

    def alike(self, one: str, other: str) -> float:
        """0 to 1; 1 for an article and itself."""
        if one == other:
            return 1.0
        a, b = sorted((self._vectors[one], self._vectors[other]), key=len)
        return sum(weight * b[k] for k, weight in sorted(a.items()) if k in b) * self._closeness(one, other)

    def pairs(self) -> list[tuple[str, str]]:
        """Pairs of articles worth comparing, sorted."""
        return sorted({(min(a, b), max(a, b)) for a, near in self._near.items() for b in near})

    def _closeness(self, one: str, other: str) -> float:
        a, b = self.published[one], self.published[other]
        if a is None or b is None:
            return 0.9
        days = abs((a - b).days)
        return 1.0 if days <= 3 else 0.85 if days <= 14 else 0.6

    def _neighbours(self, spread: Counter[str]) -> dict[str, dict[str, float]]:
        carriers: dict[str, list[str]] = defaultdict(list)
        for article in sorted(self._vectors):
            for feature in sorted(self._vectors[article]):
                if 1 < spread[feature] <= MAX_SPREAD:
                    carriers[feature].append(article)
        near = {}
        for article, vector in sorted(self._vectors.items()):
            found: dict[str, float] = defaultdict(float)
            for feature in sorted(vector):
                for other in carriers.get(feature, ()):
                    found[other] += vector[feature] * self._vectors[other][feature]
            found.pop(article, None)
            best = sorted(found.items(), key=lambda item: (-round(item[1], 9), item[0]))[:NEIGHBOURS]
            near[article] = {other: value for other, value in best if value >= _LEAST}
        return near


def _features(
    told: ArticleProfile, ids: Mapping[tuple[str, str], str], entities: Mapping[str, Entity]
) -> dict[str, float]:
    features = {f"word {word}": _HEADLINE_WEIGHT for word in told.headline}
    for profile in told.entities:
        entity = entities[ids[told.article, profile.local]]
        if entity.named and profile.local != told.publisher:
            weight = _CLASS_WEIGHT.get(entity.type, _OTHER_WEIGHT) * (1 + math.log1p(profile.mentions))
            features[entity.id] = max(features.get(entity.id, 0.0), weight)
    return features


def _normed(vector: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(math.fsum(v * v for v in vector.values())) or 1.0
    return {key: value / length for key, value in vector.items()}


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
