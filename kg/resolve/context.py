"""What speaks for or against two names being one beside the names: class, gender, company, days."""

from collections.abc import Iterator
from datetime import date

from kg.model import Feature

from .cluster import Cluster
from .names import fold
from .profiles import GENERAL

COMPANY = 3  # names that two articles of one story share at least
_ARTICLES = 5  # of a cluster, that are looked at for company
_SHOWN = 3  # names in a detail
_WEEK, _YEAR = 7, 366  # days


def context_features(one: Cluster, other: Cluster) -> tuple[Feature, ...]:
    """The features of a pair that do not come from its names, in a fixed order."""
    return tuple(_features(one, other))


def _features(one: Cluster, other: Cluster) -> Iterator[Feature]:
    yield _kind(one, other)
    genders = one.genders, other.genders
    if genders[0] and genders[1]:
        agree = bool(genders[0] & genders[1])
        yield Feature("gender", float(agree), " / ".join("".join(sorted(found)) for found in genders))
    shared = shared_company(one, other)
    score = 0.5 + min(len(shared), 10) / 20 if len(shared) >= COMPANY else 0.5 if shared else 0.4
    yield Feature("company", score, f"{len(shared)} names in common: {', '.join(shared[:_SHOWN])}".rstrip(": "))
    if (days := _days_apart(one, other)) is not None:
        score = 0.7 if days <= _WEEK else 0.5 if days <= _YEAR else 0.3
        yield Feature("days", score, "published on one day" if not days else f"published {days} days apart")


def _kind(one: Cluster, other: Cluster) -> Feature:
    kinds = [{p.entity.type for p in c.profiles} for c in (one, other)]
    told = " / ".join(", ".join(sorted(found)) for found in kinds)
    if shared := kinds[0] & kinds[1]:
        return Feature("class", 1.0, ", ".join(sorted(shared)))
    return Feature("class", 0.6 if (kinds[0] | kinds[1]) & GENERAL else 0.3, told)


def shared_company(one: Cluster, other: Cluster) -> list[str]:
    """The most names that an article of the one shares with an article of the other, sorted."""
    own = {fold(label) for c in (one, other) for label in c.labels()}
    companies = [[p.company for p in c.profiles[:_ARTICLES]] for c in (one, other)]
    found = [sorted((a & b) - own) for a in companies[0] for b in companies[1]]
    return max(found, key=lambda names: (len(names), names), default=[])


def keep_company(one: Cluster, other: Cluster) -> int:
    """How many names the two share in articles of one story; 0 for fewer than COMPANY."""
    count = len(shared_company(one, other))
    return count if count >= COMPANY else 0


def _days_apart(one: Cluster, other: Cluster) -> int | None:
    days = [{d for p in c.profiles[:_ARTICLES] if (d := _day(p.date)) is not None} for c in (one, other)]
    return min((abs((a - b).days) for a in days[0] for b in days[1]), default=None)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
