"""Public identifiers of what clusters stand for: known places, the countries of peoples, and a person's links."""

from collections.abc import Iterable
from typing import Any

from kg.link import KnownPlace, PlaceContext, is_ambiguous, link_people, link_place
from kg.model import Entity

from .cluster import Cluster
from .names import fold
from .profiles import Profile
from .ruled_names import Rulings


def place_key(profile: Profile) -> str:
    """Which of several places of its name an article means, where it tells; "" else. Such profiles are one thing
    only with those that mean the same place."""
    if profile.family != "place" or not is_ambiguous(profile.label):
        return ""
    place = _decided(profile)
    return place.key if place else ""


def publish(entity: Entity, cluster: Cluster, rulings: Rulings) -> Entity:
    """The entity with the public identifiers, coordinates and code of what it stands for."""
    known: dict[str, Any] = {}
    links = {iri for profile in cluster.profiles for iri in profile.entity.same_as}
    if not entity.named:
        return entity
    if cluster.family == "place" and (place := _place(entity, cluster)) is not None:
        known |= {"point": place.point, "code": place.code or None}
        links |= set(place.same_as)
    elif entity.type == "kgo:Group" and (country := link_people(entity.label)) is not None:
        known["related_match"] = tuple(sorted(country.same_as))
    if rulings:
        known["exact_match"] = rulings.linked(cluster, (), by="match")
        return entity._replace(same_as=rulings.linked(cluster, links), **known)
    return entity._replace(same_as=tuple(sorted(links)), **known) if links or known else entity


def _place(entity: Entity, cluster: Cluster) -> KnownPlace | None:
    """The place of a cluster: what the context of its articles decides, or the only one of the name."""
    if is_ambiguous(entity.label):
        return _one(_decided(profile) for profile in cluster.profiles)
    within = frozenset(name for profile in cluster.profiles for name in profile.within)
    return link_place((entity.label, *cluster.labels()), entity.type, PlaceContext(within=within))


def _decided(profile: Profile) -> KnownPlace | None:
    """What the profile's own article decides. The name itself is no context."""
    own = {fold(name) for name in (profile.label, *profile.names)}
    context = PlaceContext(profile.company - own, profile.within)
    return link_place((profile.label,), profile.entity.type, context)


def _one(places: Iterable[KnownPlace | None]) -> KnownPlace | None:
    found = {place.key: place for place in places if place is not None}
    return next(iter(found.values())) if len(found) == 1 else None
