"""Words that report: verbs, nouns and adjectives of speech and thought, with their classes and complements.

They are data: reporting_classes.tsv, reporting_verbs.tsv, reporting_nouns.tsv and reporting_adjectives.tsv
in ontology/lexicons.
"""

from functools import cache
from typing import NamedTuple

from kg.model import Modality, Token
from kg.resources import lexicon_rows, lexicon_words

_PERFORMING = frozenset({"announce", "declare", "proclaim"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")


class ReportClass(NamedTuple):
    """What a class of cues says of its content."""

    name: str
    modality: Modality
    negated: bool  # the source denies the content
    words: bool  # speech or writing; False for thought and attitude


class ReportVerb(NamedTuple):
    """A verb with the classes of its complements, by frame (as in reporting_verbs.tsv) and by preposition."""

    lemma: str
    kind: ReportClass  # of its first row
    frames: dict[str, ReportClass]
    prepositions: dict[str, ReportClass]

    @property
    def quotes(self) -> bool:
        """True when words in quotation marks can be its object."""
        return "D" in self.frames


@cache
def report_classes() -> dict[str, ReportClass]:
    """The classes of cues, by name."""
    return {
        name: ReportClass(name, Modality(f"kgo:{modality}"), negated == "1", words == "1")
        for name, modality, negated, words in lexicon_rows("reporting_classes.tsv")
    }


@cache
def report_verbs() -> dict[str, ReportVerb]:
    """The reporting verbs, by lemma; verbs with a particle as `point_out`."""
    found: dict[str, ReportVerb] = {}
    for lemma, name, frames, *rest in lexicon_rows("reporting_verbs.tsv"):
        kind = report_classes()[name]
        verb = found.setdefault(lemma, ReportVerb(lemma, kind, {}, {}))
        for frame in frames.strip("-"):
            verb.frames.setdefault(frame, kind)
        for preposition in rest[0].split() if rest else ():
            verb.prepositions.setdefault(preposition, kind)
    return found


class ReportNoun(NamedTuple):
    """The class of a noun or adjective of speech or thought, and the prepositions that lead to its content."""

    kind: ReportClass
    prepositions: frozenset[str]


@cache
def report_adjectives() -> dict[str, ReportNoun]:
    """The adjectives of thought and attitude."""
    return {
        word: ReportNoun(report_classes()[name], frozenset(rest[0].split() if rest else ()))
        for word, name, *rest in lexicon_rows("reporting_adjectives.tsv")
    }


@cache
def report_nouns() -> dict[str, ReportNoun]:
    """The nouns of speech and thought, by lemma."""
    return {
        lemma: ReportNoun(report_classes()[name], frozenset(rest[0].split() if rest else ()))
        for lemma, name, *rest in lexicon_rows("reporting_nouns.tsv")
    }


def verb_of(token: Token) -> ReportVerb | None:
    """The reporting verb that the token is a form of."""
    verbs = report_verbs()
    lemma = token.lemma.lower()
    for child in token.children:
        if child.dep == "prt" and f"{lemma}_{child.lower}" in verbs:
            return verbs[f"{lemma}_{child.lower}"]
    verb = verbs.get(lemma)
    if verb is None and (token.lower.endswith("ing") or token.lower.startswith(f"{lemma}e")):
        verb = verbs.get(f"{lemma}e")  # the lemmatizer makes hop of hoping and of hopes
    return verb


def is_infinitive(token: Token) -> bool:
    """True for *to do*."""
    return token.tag == "VB" and any(c.tag == "TO" for c in token.children)


def performs(verb: Token, act: Token) -> bool:
    """True where announcing an act has done it: *announced a ceasefire*, but not one *between* others, nor *will*."""
    if verb.lemma not in _PERFORMING or act.dep != "dobj":
        return False
    if act.lemma.lower() not in lexicon_words("performed_acts.txt"):
        return False
    done = verb.tag in {"VBD", "VBN"} and verb.child("nsubj") is not None
    return done and all(c.lower != "between" for c in act.children)
