"""Two articles on one event, side by side."""

from dataclasses import asdict

from pyoxigraph import Store

from kg.survey import compare_sides

from .article import article
from .part import part_world
from .references import References
from .terms import Json, is_a, subjects


def compare(store: Store, *, left: str, right: str) -> Json:
    """{left, right, both, only_left, only_right, diverging, named}: two articles (as `article` gives them) compared."""
    names = References(store)
    sides = [names.iri(left), names.iri(right)]
    derived = (one for side in sides for one in subjects(store, "prov:wasDerivedFrom", side))
    told = {one for one in derived if is_a(store, one, "kgo:Statement")}
    divergences = {d for one in told for d in subjects(store, "kgo:divergentStatement", one)}
    world = part_world(store, told, divergences)
    found = compare_sides(world, [sides[0].value], [sides[1].value], (left, right))
    told_of = asdict(found)
    return {**told_of, "left": article(store, id=left), "right": article(store, id=right)}
