"""Clusters of profiles that stand for one thing, and the rules for joining them."""

from collections import Counter
from dataclasses import dataclass, field

from .compare import UNSURE, compare_persons
from .judgement import Judgement
from .names import fold
from .profiles import Profile

APART = frozenset({"schema:Country", "schema:AdministrativeArea"})  # Georgia the country, Georgia the state
Key = tuple[str, ...]
_SHOWN = 8  # labels of a large cluster that are compared


@dataclass(slots=True, eq=False)
class Cluster:
    """Profiles that stand for one thing."""

    key: Key
    family: str
    profiles: list[Profile] = field(default_factory=list)
    decisions: list[Judgement] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)  # of the groups that it was joined from
    many_places: bool = False  # several places of these articles bear its name; which it is, is not told
    sides: set[tuple[int, int]] = field(default_factory=set)  # (number of a person's ruling "different", side)
    _labels: list[str] = field(default_factory=list, init=False)
    _names: dict[str, str] = field(default_factory=dict, init=False)
    _told: list[int] = field(default_factory=lambda: [0, 0], init=False)  # profiles that they were gathered from

    @property
    def names(self) -> dict[str, str]:
        """All name forms, the last met of equal ones by what they are when folded. Profiles only ever grow in number,
        or go all at once."""
        if self._told[0] != len(self.profiles):
            forms = dict.fromkeys(name for profile in self.profiles for name in profile.names)
            self._names = {fold(name): name for name in forms}
            self._told[0] = len(self.profiles)
        return self._names

    @property
    def places(self) -> set[str]:
        """Known places that its articles mean, where several bear the name: the third part of the groups' keys."""
        keys = self.keys or [self.key]
        return {key[2] for key in keys if key[0] == "place" and len(key) > 2 and key[2].lstrip("Q").isdigit()}

    @property
    def mentions(self) -> int:
        """How often it is mentioned in all articles."""
        return sum(p.mentions for p in self.profiles)

    @property
    def genders(self) -> set[str]:
        """The genders under which articles know it."""
        return {p.entity.gender for p in self.profiles if p.entity.gender}

    def labels(self) -> list[str]:
        """The distinct labels that the articles chose, sorted; the most frequent of very many."""
        if len(self.profiles) == 1:
            return [self.profiles[0].label]
        if self._told[1] != len(self.profiles):
            counts = Counter(p.label for p in self.profiles)
            self._labels = sorted(sorted(counts, key=lambda name: (-counts[name], name))[:_SHOWN])
            self._told[1] = len(self.profiles)
        return self._labels

    def bearer(self, name: str) -> Profile:
        """The first profile that has the name as its label, else the first of all."""
        called = [p for p in self.profiles if p.label == name] or self.profiles
        return min(called, key=lambda p: (p.article, p.local))

    def absorb(self, other: "Cluster", decision: Judgement) -> None:
        """Takes over all that the other holds, with the decision to do so."""
        self.decisions += [*other.decisions, decision]
        self.profiles.extend(other.profiles)
        self.keys.extend(other.keys)
        self.sides |= other.sides
        self.many_places |= other.many_places
        other.profiles = []
        other.keys = []
        other._labels, other._names, other._told = [], {}, [0, 0]


def kinds_clash(one: Cluster, other: Cluster) -> bool:
    """One is known as a country, the other as a state or province; not where both are known to be one place."""
    if one.places & other.places:
        return False
    kinds = [{p.entity.type for p in c.profiles} & APART for c in (one, other)]
    return bool(kinds[0] and kinds[1]) and kinds[0] != kinds[1]


def ruled_apart(one: Cluster, other: Cluster) -> bool:
    """A person has said that the two are different."""
    return any((number, 1 - side) in other.sides for number, side in one.sides)


def may_join(one: Cluster, other: Cluster) -> bool:
    """False where joining would put two things into one that are known to differ."""
    return not ruled_apart(one, other) and obstacle(one, other) is None


def obstacle(one: Cluster, other: Cluster) -> str | None:
    """What we know that keeps two clusters apart, in words."""
    if one.family != "person" or other.family != "person":
        return _two_places(one, other)
    full = [[label for label in c.labels() if " " in label] for c in (one, other)]
    compared = (compare_persons(a, b) for a in full[0] for b in full[1])
    return next((found.reason for found in compared if found.score < UNSURE), None)


def _two_places(one: Cluster, other: Cluster) -> str | None:
    if kinds_clash(one, other):
        return f"a country and a state or province: {one.labels()[0]}"
    if one.places and other.places and not one.places & other.places:
        return f"two places of one name: {one.labels()[0]}"
    if (one.many_places and other.places) or (other.many_places and one.places):
        return f"several places of these articles are called {one.labels()[0]}"
    return None


class Partition:
    """Finds the cluster that a group has come into; joining costs the size of the smaller side."""

    def __init__(self, groups: list[Cluster]) -> None:
        self.home = {group.key: group for group in groups}
        for group in groups:
            group.keys = [group.key]

    def join(self, left: Key, right: Key, decision: Judgement) -> None:
        """Makes one cluster of two."""
        one, other = self.home[left], self.home[right]
        big, small = sorted((one, other), key=lambda c: (-len(c.profiles), c.key))
        for key in small.keys:
            self.home[key] = big
        big.absorb(small, decision)

    def clusters(self) -> list[Cluster]:
        """What is left, sorted by key."""
        return sorted((c for c in {id(c): c for c in self.home.values()}.values() if c.profiles), key=lambda c: c.key)
