"""What gazetteers and a person's decisions say of identity, as rulings in the order in which they win."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.resolve import Ruling, gather_rulings
from kg.vocab.folding import fold

from .skos import Concept, read_concepts


def identity_rulings(
    decisions: Iterable[str | Path | Ruling] = (), gazetteers: Iterable[str | Path] = ()
) -> tuple[Ruling, ...]:
    """All rulings of gazetteers and decisions, or of files of them; decisions win.

    Raises ReadError with the name of the file, and the line where there is one, that cannot be read.
    """
    found = [ruling for path in gazetteers for ruling in gazetteer_rulings(read_concepts(path), Path(path).name)]
    return gather_rulings([*found, *decisions])


def gazetteer_rulings(concepts: Iterable[Concept], source: str) -> Iterator[Ruling]:
    """A link for each name of a concept, and for its names that they are one. A name that two concepts of one
    class bear is left out: it does not tell which is meant."""
    concepts = list(concepts)
    bearers: dict[str, list[Concept]] = defaultdict(list)
    for concept in concepts:
        for name in {fold(name) for name in concept.names}:
            bearers[name].append(concept)
    by = f"named together in {source}"
    for concept in concepts:
        names = [name for name in concept.names if all(_differ(concept, other) for other in bearers[fold(name)])]
        for name in names:
            for iri in (concept.iri, *concept.matches):
                yield Ruling(name, "match", iri, of_link=True, type=concept.type, decided_by=by)
        for name in names[1:]:
            if fold(name) != fold(names[0]):
                yield Ruling(names[0], "same", name, type=concept.type, decided_by=by)


def _differ(one: Concept, other: Concept) -> bool:
    """Whether a name that both bear tells them apart by class."""
    return one is other or (one.type is not None and other.type is not None and one.type != other.type)
