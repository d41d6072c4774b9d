"""A person's rulings on events: which mentions they name, what they join and keep apart."""

from collections.abc import Iterable, Mapping

from .event_profiles import EventProfile
from .rulings import Place, Ruling

Pair = tuple[EventProfile, EventProfile, Ruling]


class RuledEvents:
    """Pairs of events that a person has ruled on; a ruling whose passages are no events of the articles is idle."""

    def __init__(self, rulings: Iterable[Ruling], told: Mapping[str, Iterable[EventProfile]]) -> None:
        rulings = [r for r in rulings if r.of_events]
        wanted = {place[0] for r in rulings for place in (r.left_at, r.right_at) if place}
        profiles = (p for article in sorted(wanted) for p in told.get(article, ()))
        found = {(p.article, *span): p for p in profiles for span in p.triggers}
        pairs = [pair for r in rulings if (pair := _pair(r, found)) is not None]
        self.same = [pair for pair in pairs if pair[2].verdict == "same"]
        self._apart = {frozenset((one.key, other.key)) for one, other, ruling in pairs if ruling.verdict == "different"}

    def part(self, left: Iterable[EventProfile], right: Iterable[EventProfile]) -> bool:
        """True where a person has said that an event of the one is not an event of the other."""
        if not self._apart:
            return False
        ones, others = {p.key for p in left}, {p.key for p in right}
        return any(pair & ones and pair & others for pair in self._apart)


def _pair(ruling: Ruling, found: Mapping[Place, EventProfile]) -> Pair | None:
    one, other = (found.get(place) if place else None for place in (ruling.left_at, ruling.right_at))
    return None if one is None or other is None or one is other else (one, other, ruling)
