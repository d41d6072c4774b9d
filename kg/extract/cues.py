"""Relation cues as data: verbs and nouns that express a property, from ontology/lexicons."""

from dataclasses import dataclass
from functools import cache

from kg.resources import lexicon_rows


@dataclass(frozen=True, slots=True)
class VerbCue:
    """A verb whose places hold the ends of a property."""

    property: str
    turned: bool
    subject: str  # place of the first participant
    subject_kinds: str
    object: str
    object_kinds: str
    confidence: float
    nouns: frozenset[str]  # lemmas of which one has to be the verb's object


@dataclass(frozen=True, slots=True)
class NounCue:
    """A relational noun whose holder and complement are the ends of a property."""

    property: str
    turned: bool
    kinds: str  # of the holder
    places: frozenset[str]
    complement_kinds: str
    confidence: float


def _property(cell: str) -> tuple[str, bool]:
    return cell.removeprefix("^"), cell.startswith("^")


@cache
def verb_cues() -> dict[str, tuple[VerbCue, ...]]:
    """Cues by lemma, in the order of the file."""
    found: dict[str, list[VerbCue]] = {}
    for lemmas, subject, kinds, cell, place, object_kinds, confidence, *nouns in lexicon_rows("relation_verbs.tsv"):
        required = frozenset(nouns[0].split("|")) if nouns else frozenset()
        cue = VerbCue(*_property(cell), subject, kinds, place, object_kinds, float(confidence), required)
        for lemma in lemmas.split("|"):
            found.setdefault(lemma, []).append(cue)
    return {lemma: tuple(cues) for lemma, cues in found.items()}


@cache
def noun_cues() -> dict[str, tuple[NounCue, ...]]:
    """Cues by lemma, in the order of the file."""
    found: dict[str, list[NounCue]] = {}
    for lemmas, cell, kinds, places, complement_kinds, confidence in lexicon_rows("relation_nouns.tsv"):
        cue = NounCue(*_property(cell), kinds, frozenset(places.split("|")), complement_kinds, float(confidence))
        for lemma in lemmas.split("|"):
            found.setdefault(lemma, []).append(cue)
    return {lemma: tuple(cues) for lemma, cues in found.items()}
