"""A person's rulings on names, made ready to look up by folded name."""

from collections.abc import Iterable
from dataclasses import replace

from .cluster import Cluster
from .names import fold
from .profiles import FAMILIES, Profile
from .rulings import PAIRS, Ruling


class Rulings:
    """The rulings that are about names; those about events are left out."""

    def __init__(self, rulings: Iterable[Ruling]) -> None:
        self.rulings = tuple(r for r in rulings if not r.of_events)
        self._by_name: dict[str, list[tuple[int, int]]] = {}
        for number, ruling in enumerate(self.rulings):
            self._by_name.setdefault(fold(ruling.left), []).append((number, 0))
            if ruling.verdict in PAIRS:
                self._by_name.setdefault(fold(ruling.right), []).append((number, 1))

    def __bool__(self) -> bool:
        return bool(self.rulings)

    def of(self, profile: Profile) -> list[tuple[int, int]]:
        """The (number, side) of each ruling that names the profile, in order."""
        names = {fold(name) for name in (profile.label, *profile.names)}
        found = {hit for name in names for hit in self._by_name.get(name, ())}
        return sorted(hit for hit in found if self._means(*hit, profile))

    def _means(self, number: int, side: int, profile: Profile) -> bool:
        ruling = self.rulings[number]
        article = ruling.right_article if side else ruling.left_article
        family = None if ruling.type is None else FAMILIES.get(ruling.type, "other")
        return article in (None, profile.article) and family in (None, profile.family)

    def retyped(self, profile: Profile) -> Profile:
        """The profile under the class that the last ruling on it names."""
        if not self.rulings:
            return profile
        kinds = [self.rulings[n].right for n, side in self.of(profile) if self.rulings[n].verdict == "retype"]
        if not kinds:
            return profile
        entity = profile.entity._replace(type=kinds[-1])
        return replace(profile, entity=entity, family=FAMILIES.get(kinds[-1], "other"))

    def label(self, profiles: Iterable[Profile]) -> str | None:
        """The label that the last ruling on any of the profiles gives."""
        numbers = [n for p in profiles for n, side in self.of(p) if self.rulings[n].verdict == "rename"]
        return self.rulings[max(numbers)].right if numbers else None

    def linked(self, cluster: Cluster, links: Iterable[str], *, by: str = "link") -> tuple[str, ...]:
        """The links of what a cluster stands for, with those that rulings add and without those they take away."""
        found = set(links)
        for number in sorted({n for p in cluster.profiles for n, _ in self.of(p)}):
            ruling = self.rulings[number]
            if ruling.verdict == by:
                found.add(ruling.right)
            elif ruling.verdict == "unlink":
                found.discard(ruling.right)
        return tuple(sorted(found))
