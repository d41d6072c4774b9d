"""Places of the news -> public identifiers, offline: GeoNames, Wikidata and ISO 3166 where the context decides."""

from .linking import PlaceContext, is_ambiguous, link_people, link_place
from .places import KnownPlace

__all__ = ["KnownPlace", "PlaceContext", "is_ambiguous", "link_people", "link_place"]
