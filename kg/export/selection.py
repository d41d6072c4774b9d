"""A part of a graph that a person can read: facts or claims only, some types, around a thing, the most important.

What is left is a graph of the same form, so that every format, page and query works on it: things with their
names, the statements between them with their passages, and the articles they come from.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.errors import ExportError
from kg.vocab import expand

from .claim_rows import ClaimRow, read_claim_rows
from .palette import families, family_of
from .ranking import page_rank
from .rows import Row, Source, sorted_rows
from .things import BOOKKEEPING, local_name
from .views import short_name

ONLY = ("asserted", "claims")
_TYPE, _LABEL = f"<{expand('rdf:type')}>", f"<{expand('rdfs:label')}>"
_NAMES = {f"<{expand(name)}>" for name in ("rdf:type", "rdfs:label", "skos:altLabel", "owl:sameAs", "skos:exactMatch")}
_QUOTATION, _SPEAKER = f"<{expand('kgo:Quotation')}>", f"<{expand('kgo:speaker')}>"
_ABOUT_THE_GRAPH = {f"<{kind}>" for kind in BOOKKEEPING}
_BINDING = {f"<{expand(name)}>" for name in ("kgo:Divergence", "kgo:IdentityDecision")}


@dataclass(frozen=True, slots=True)
class Selection:
    """What to keep: each filter narrows what the ones before it left, in the order of the fields.

    `around` are IRIs, `hops` the number of edges that may lie between them and what is kept; `top` is a
    number of things, by PageRank.
    """

    only: str | None = None
    types: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    hops: int = 2
    top: int | None = None


def select_rows(source: Source, selection: Selection) -> list[Row]:
    """The rows of the part, sorted; raises ExportError for a type that the graph does not know."""
    if selection.only not in (None, *ONLY):
        raise ExportError(f"there is no filter {selection.only!r}; use one of {', '.join(ONLY)}")
    return _Part(sorted_rows(source, loose=False), selection).rows()


@dataclass(slots=True)
class _Part:
    all: list[Row]
    selection: Selection
    kinds: dict[str, list[str]] = field(default_factory=dict)  # of things of the world
    bound: dict[str, str] = field(default_factory=dict)  # quotations, divergences, decisions -> class
    claims: dict[str, ClaimRow] = field(default_factory=dict)

    def rows(self) -> list[Row]:
        """The rows that are kept."""
        self._read()
        kept = self._things()
        told = {iri for iri, claim in self.claims.items() if self._is_told(claim, kept)}
        if self.selection.only:  # a thing of which nothing is left to tell is no part of the picture
            linked = {end for edge in self._edges() if kept.issuperset(edge) for end in edge}
            facts = {self.claims[iri].subject for iri in told if self.claims[iri].predicate not in _NAMES}
            kept &= linked | facts | self._seeds()
            told = {iri for iri in told if self.claims[iri].subject in kept}
        return list(self._closed(kept, kept | told | self._records(kept)))

    def _read(self) -> None:
        found: dict[str, list[str]] = {}
        for subject, predicate, value, _ in self.all:
            if predicate == _TYPE:
                found.setdefault(subject, []).append(value)
        for subject, kinds in found.items():
            if _ABOUT_THE_GRAPH.isdisjoint(kinds):
                self.kinds[subject] = kinds
            elif _QUOTATION in kinds or not _BINDING.isdisjoint(kinds):
                self.bound[subject] = kinds[0]
        self.claims = read_claim_rows(self.all)

    def _seeds(self) -> set[str]:
        return {seed for iri in self.selection.around if (seed := f"<{iri}>") in self.kinds}

    def _things(self) -> set[str]:
        """The things of the world that are kept."""
        kept = self._of_types() | self._seeds()
        edges = [(s, o) for s, o in self._edges() if s in kept and o in kept]
        if self.selection.around:
            kept = _around(self._seeds(), edges, self.selection.hops)
        if self.selection.top is not None and len(kept) > self.selection.top:
            kept = self._most_important(kept, edges)
        return kept

    def _of_types(self) -> set[str]:
        wanted = {name.casefold() for name in self.selection.types}
        if not wanted:
            return set(self.kinds)
        known = {iri: _type_names(iri, tuple(kinds)) for iri, kinds in self.kinds.items()}
        missing = wanted.difference(*known.values())
        if missing:
            classes = sorted({short_name(kind[1:-1]) for kinds in self.kinds.values() for kind in kinds})
            names = ", ".join([*list(families())[:-1], *classes])
            raise ExportError(f"the graph has nothing of type {', '.join(sorted(missing))}; it knows {names}")
        return {iri for iri, names in known.items() if wanted & names}

    def _edges(self) -> Iterator[tuple[str, str]]:
        """Pairs of things that a statement or a direct triple links, as far as `only` lets them."""
        only = self.selection.only
        told = set()
        for claim in self.claims.values():
            told.add((claim.subject, claim.predicate, claim.object))
            if claim.object in self.kinds and claim.subject in self.kinds and _fits(claim, only):
                yield claim.subject, claim.object
        if only != "claims":
            for s, p, o, _ in self.all:
                if s in self.kinds and o in self.kinds and (s, p, o) not in told:
                    yield s, o

    def _most_important(self, kept: set[str], edges: Sequence[tuple[str, str]]) -> set[str]:
        order = sorted(kept)
        number = {iri: n for n, iri in enumerate(order)}
        told = [0] * len(order)
        for claim in self.claims.values():
            for end in (claim.subject, claim.object):
                if end in number and _fits(claim, self.selection.only):
                    told[number[end]] += 1
        ranks = page_rank(len(order), [(number[s], number[o], 1) for s, o in edges if s in kept and o in kept], told)
        seeds = self._seeds()
        best = sorted(order, key=lambda iri: (iri not in seeds, -ranks[number[iri]], iri))
        return set(best[: self.selection.top])

    def _is_told(self, claim: ClaimRow, kept: set[str]) -> bool:
        links = claim.object in kept or claim.object not in self.kinds
        if claim.subject not in kept or not links:
            return False
        return _fits(claim, self.selection.only) or (claim.asserted and claim.predicate in _NAMES)

    def _records(self, kept: set[str]) -> set[str]:
        """Quotations, divergences and decisions of which every thing is kept."""
        things: dict[str, set[str]] = {}
        for subject, predicate, value, _ in self.all:
            if subject in self.bound and (value in self.kinds or predicate == _SPEAKER):
                things.setdefault(subject, set()).add(value)
        only = self.selection.only
        records = {iri for iri, linked in things.items() if linked <= kept}
        return records if only is None else {i for i in records if self.bound[i] == _QUOTATION and only == "claims"}

    def _closed(self, kept: set[str], whole: set[str]) -> Iterator[Row]:
        """The rows of what is kept, and of the passages, articles and properties that it names."""
        dropped = self.claims.keys() - whole | self.bound.keys() - whole
        aside = self.kinds.keys() - kept
        described = {row[0] for row in self.all} - dropped
        named: set[str] = set()
        known, fresh = set(whole), set(whole)
        while fresh:  # a statement names its passage, and that its article
            found = {t for s, p, o, _ in self.all if s in fresh and self._stays(s, p, o, kept) for t in (p, o)}
            found &= described
            named |= found & aside
            fresh = found - aside - known
            known |= fresh
        for row in self.all:
            subject, predicate, value, _ = row
            if subject in known:
                if self._stays(subject, predicate, value, kept) and value not in dropped:
                    yield row
            elif subject in named and predicate == _LABEL:
                yield row

    def _stays(self, subject: str, predicate: str, value: str, kept: set[str]) -> bool:
        """Whether a row of a thing is told: no claims-only part tells facts, no part links what it lacks."""
        if subject not in kept:
            return True
        if value in self.kinds:
            return value in kept and self.selection.only != "claims"
        return predicate in _NAMES or self.selection.only != "claims"


def _fits(claim: ClaimRow, only: str | None) -> bool:
    return only is None or claim.asserted == (only == "asserted")


def _type_names(iri: str, kinds: tuple[str, ...]) -> set[str]:
    """The names by which a thing may be asked for: family, class, prefixed class."""
    classes = [kind[1:-1] for kind in kinds]
    names = [family_of(iri, classes).name, *map(local_name, classes), *map(short_name, classes)]
    return {name.casefold() for name in names}


def _around(seeds: set[str], edges: Iterable[tuple[str, str]], hops: int) -> set[str]:
    beside: dict[str, set[str]] = {}
    for one, other in edges:
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    found, ring = set(seeds), set(seeds)
    for _ in range(hops):
        ring = {other for one in ring for other in beside.get(one, ())} - found
        found |= ring
    return found
