"""A decision while clusters are being made: its two sides are profiles, which have no identifier yet."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.model import Decision, Feature

from .profiles import Profile


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether the bearers of two names are one, why, and an article's profile for each side."""

    left: Profile
    right: Profile
    left_name: str
    right_name: str
    verdict: str  # same, different, unsure
    score: float
    reason: str
    features: tuple[Feature, ...] = ()

    def decision(self, ids: Mapping[tuple[str, str], str]) -> Decision | None:
        """The record of it, with resolved identifiers; None where what was left open has been settled since."""
        left, right = (ids[p.article, p.local] for p in (self.left, self.right))
        if self.verdict != "same" and left == right:
            return None
        other = None if left == right else right
        return Decision(
            self.left_name, self.right_name, self.verdict, self.score, self.reason, left, (), self.features,
            self.left.at, self.right.at, other,
        )

    @property
    def last_article(self) -> str:
        """The article that the decision is recorded with."""
        return max(self.left.article, self.right.article)
