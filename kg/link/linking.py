"""Which known place a name stands for. What the context does not decide is left out, never guessed."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.resources import lexicon_rows
from kg.vocab.folding import fold

from .places import AREA, CITY, COUNTRY, KnownPlace, areas_by_code, countries_by_code, known_places

_FAR_LARGER = 8  # times as many people as the next place of the name
_METROPOLIS = 1_000_000  # people
_TOWN = 300_000  # people, at most
_TAKEN_FOR = {COUNTRY: (AREA,), AREA: (COUNTRY,)}
_KINDS = {COUNTRY: (COUNTRY,), AREA: (AREA,), CITY: (CITY,), "schema:Place": (COUNTRY, AREA, CITY, "schema:Place")}
_OTHER_NAMES = {"GB": ("britain", "uk", "great britain", "england", "scotland", "wales", "northern ireland"),
                "US": ("us", "usa", "america")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """What an article tells beside a name; all names are folded."""

    mentioned: frozenset[str] = frozenset()  # named things of the article
    within: frozenset[str] = frozenset()  # what the article says that the place lies in


NOWHERE = PlaceContext()


def is_ambiguous(name: str) -> bool:
    """Whether several known places bear the name."""
    return len(known_places().get(fold(name), ())) > 1


def link_place(names: Iterable[str], kind: str, context: PlaceContext = NOWHERE) -> KnownPlace | None:
    """The known place that the first of the names which any place bears stands for; `kind` is a class of places.

    Of several that bear it, the article must say in which larger place it lies, or name that; or it is a capital
    or metropolis that is far larger than all others and none of these is spoken of.
    """
    for name in names:
        if alike := known_places().get(fold(name), ()):
            return _choose(alike, kind, context)
    return None


def link_people(name: str) -> KnownPlace | None:
    """The country whose people, faith-free, a name such as "Palestinians" or "French" stands for."""
    country = _peoples().get(fold(name))
    return _only(p for p in known_places().get(country, ()) if p.type == COUNTRY) if country else None


def _choose(alike: tuple[KnownPlace, ...], kind: str, context: PlaceContext) -> KnownPlace | None:
    fitting = _fitting(alike, kind)
    stated = {name for name in context.within if _is_known(name)}
    if stated and not (len(fitting) == 1 and fitting[0].type in (COUNTRY, AREA)):
        return _only(place for place in alike if stated & containers(place))
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    spoken_of = [place for place in fitting if _is_spoken_of(place, context.mentioned, alike)]
    if (foremost := _foremost(fitting)) is not None:
        return foremost if spoken_of in ([], [foremost]) else None
    if len(spoken_of) != 1 or _is_dwarfed(spoken_of[0], fitting[0]):
        return None
    return spoken_of[0]


def _fitting(alike: tuple[KnownPlace, ...], kind: str) -> tuple[KnownPlace, ...]:
    """The places of the class that was read, else of a class that is taken for it (Northern Ireland, Hong Kong)."""
    if {COUNTRY, AREA} <= {place.type for place in alike}:
        return alike  # Georgia: no class that was read can decide
    exact = tuple(place for place in alike if place.type in _KINDS.get(kind, ()))
    return exact or tuple(place for place in alike if place.type in _TAKEN_FOR.get(kind, ()))


def _foremost(fitting: tuple[KnownPlace, ...]) -> KnownPlace | None:
    """The one that is meant unless another is spoken of: a capital or metropolis that is far larger than all others,
    the only country or state beside towns."""
    first, second = fitting[:2]
    far_larger = second.type == CITY and first.people >= _FAR_LARGER * second.people
    if first.type == CITY and (first.capital or first.people >= _METROPOLIS) and far_larger:
        return first
    areas = [place for place in fitting if place.type in (COUNTRY, AREA)]
    towns = all(place.people < _TOWN for place in fitting if place.type == CITY)
    return areas[0] if len(areas) == 1 and towns else None


def _is_dwarfed(place: KnownPlace, largest: KnownPlace) -> bool:
    """A town beside a capital or a city many times its size must be told by what it lies in: Washington, N.C."""
    if place is largest or place.type != CITY:
        return False
    return largest.capital or largest.people > _FAR_LARGER * place.people


def _is_spoken_of(place: KnownPlace, mentioned: frozenset[str], alike: Iterable[KnownPlace]) -> bool:
    """A city by what it lies in, in the United States by its state; a country or state by a place that lies in it."""
    own = {fold(name) for other in alike for name in other.names}
    if place.type == CITY:
        return not mentioned.isdisjoint(containers(place, narrow=True) - own)
    return any(_lies_in(name, place) for name in mentioned - own)


def _lies_in(name: str, area: KnownPlace) -> bool:
    """Whether all places of the name, or the one that is far larger than the others, lie in the area."""
    places = known_places().get(name, ())
    if len(places) > 1 and places[0].people >= _FAR_LARGER * places[1].people:
        places = places[:1]
    inner = area.part if area.type == AREA else area.country
    return bool(places) and all(p.key != area.key and inner in (p.country, p.part) for p in places)


@cache
def containers(place: KnownPlace, *, narrow: bool = False) -> frozenset[str]:
    """Folded names of what a place lies in; `narrow` leaves out the United States, which nearly all news names."""
    around = [areas_by_code().get(place.part)] if place.type == CITY else []
    if place.type != COUNTRY and not (narrow and place.country == "US"):
        around.append(countries_by_code().get(place.country))
    names = {fold(name) for area in around if area for name in area.names}
    if not (narrow and place.country == "US") and place.type != COUNTRY:
        names |= set(_OTHER_NAMES.get(place.country, ()))
    return frozenset(names)


@cache
def _is_known(name: str) -> bool:
    return any(place.type in (COUNTRY, AREA) for place in known_places().get(name, ()))


@cache
def _peoples() -> dict[str, str]:
    """Folded adjective or noun of a people, singular and plural -> folded country."""
    found: dict[str, str] = {}
    for form, country, *_ in lexicon_rows("demonyms.tsv"):
        for word in (form, f"{form}s"):
            found.setdefault(fold(word), fold(country))
    return found


def _only(places: Iterable[KnownPlace]) -> KnownPlace | None:
    found = list(places)
    return found[0] if len(found) == 1 else None
