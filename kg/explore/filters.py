"""Which statements a look-up may show."""

from dataclasses import dataclass

from .parameters import in_range
from .references import References
from .statements import Statement


@dataclass(frozen=True, slots=True)
class Filter:
    """Only asserted ones, some families of things, one outlet, articles of a range of dates."""

    asserted: bool = False
    types: frozenset[str] = frozenset()
    outlet: str = ""
    since: str = ""
    until: str = ""
    seeds: frozenset[str] = frozenset()  # IRIs of things that are shown whatever their family

    def allows(self, one: Statement, names: References) -> bool:
        """Whether a statement may be shown."""
        if self.asserted and not one.asserted:
            return False
        if not self.outlet and not self.since and not self.until:
            return True
        article = names.thing(one.article) if one.article else {}
        if self.outlet and self.outlet not in (article.get("publisher"), article.get("id")):
            return False
        return in_range(str(article.get("date", ""))[:10], self.since, self.until)

    def allows_thing(self, iri: str, family: str) -> bool:
        """Whether a thing may be shown."""
        return not self.types or family in self.types or iri in self.seeds
