"""Countries that an article names only by the adjective of their people."""

from functools import cache

from kg.model import Entity
from kg.resources import lexicon_rows

from .participants import Participants

PLACE_TYPES = frozenset(("schema:Country", "schema:Place"))
CONTINENTS = frozenset(("Africa", "Asia", "Europe", "North America", "South America", "Latin America", "Middle East"))


@cache
def demonyms() -> dict[str, str]:
    """Country by adjective or noun of its people, in lower case: "french" -> "France"."""
    return {form.lower(): country for form, country, *_ in lexicon_rows("demonyms.tsv") if country not in CONTINENTS}


class Countries:
    """Entities of countries: the article's own, or new ones, whose ids begin with `prefix`."""

    def __init__(self, participants: Participants, prefix: str) -> None:
        self.prefix = prefix
        self.new_entities: list[Entity] = []
        self._ids: dict[str, str] = {}
        for entity in participants.index.entities.values():
            if entity.type in PLACE_TYPES:
                for name in (entity.label, *entity.names):
                    self._ids.setdefault(name.casefold(), entity.id)

    def entity(self, country: str) -> str:
        """The id of the country's entity."""
        key = country.casefold()
        if key not in self._ids:
            self._ids[key] = f"{self.prefix}{len(self.new_entities)}"
            self.new_entities.append(Entity(self._ids[key], country, "schema:Country", (country,)))
        return self._ids[key]
