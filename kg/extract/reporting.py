"""Cues of attribution: verbs of speech and thought with the complements that hold their content.

Reads the parse only. The classes of verbs and their frames are data (reporting_verbs.tsv,
reporting_classes.tsv, reporting_nouns.tsv in ontology/lexicons).
"""

from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from kg.model import Modality, Token
from kg.resources import lexicon_rows

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_CLAUSES = frozenset({"ccomp", "csubj"})


class ReportClass(NamedTuple):
    """What a class of cues says of its content."""

    name: str
    modality: Modality
    negated: bool  # the source denies the content
    words: bool  # speech or writing; False for thought and attitude


class ReportVerb(NamedTuple):
    """A verb, its class and the complements that hold its content (frames as in reporting_verbs.tsv)."""

    lemma: str
    kind: ReportClass
    frames: frozenset[str]
    prepositions: frozenset[str]


@dataclass(slots=True)
class Report:
    """A cue with the stretches of tokens (first, last) that hold its content, in text order."""

    cue: Token
    lemma: str
    kind: ReportClass
    frames: frozenset[str] = frozenset()
    content: list[tuple[int, int]] = field(default_factory=list)
    object: Token | None = None  # whom it is said to
    passive: bool = False


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
    found = {}
    for lemma, kind, frames, *rest in lexicon_rows("reporting_verbs.tsv"):
        prepositions = frozenset(rest[0].split()) if rest else frozenset()
        found[lemma] = ReportVerb(lemma, report_classes()[kind], frozenset(frames), prepositions)
    return found


@cache
def report_nouns() -> dict[str, ReportClass]:
    """The nouns of speech and thought, by lemma."""
    return {lemma: report_classes()[kind] for lemma, kind in lexicon_rows("reporting_nouns.tsv")}


def verb_of(token: Token) -> ReportVerb | None:
    """The reporting verb that the token is a form of."""
    verbs = report_verbs()
    lemma = token.lemma.lower()
    for child in token.children:
        if child.dep == "prt" and f"{lemma}_{child.lower}" in verbs:
            return verbs[f"{lemma}_{child.lower}"]
    verb = verbs.get(lemma)
    if verb is None and token.lower.endswith(("ing", "ed")):
        verb = verbs.get(f"{lemma}e")  # the lemmatizer makes hop of hoping
    return verb


def read_report(token: Token) -> Report | None:
    """The report that a verb makes; None where it is none. Its content may still be empty (direct speech)."""
    if token.tag[:2] != "VB" or token.pos not in ("VERB", "AUX"):
        return None
    verb = verb_of(token)
    if verb is None:
        return None
    report = Report(token, verb.lemma, verb.kind, verb.frames)
    report.passive = token.tag == "VBN" and any(c.dep in ("auxpass", "nsubjpass", "agent") for c in token.children)
    heads = _passive_content(token, verb) if report.passive else _content(token, verb, report)
    report.content = sorted({piece for head in heads for piece in pieces(head, token)})
    return report


def pieces(head: Token, cue: Token) -> list[tuple[int, int]]:
    """The stretches of the head's phrase without the cue's own words where it stands inside of it."""
    first, last = head.left_edge, head.right_edge
    if not first <= cue.i <= last:
        return [(first, last)]
    if first <= head.i and _below(cue, head):
        low, high = cue.left_edge, cue.right_edge
    else:
        own = [c for c in cue.children if c is not head and first <= c.i <= last and c.dep in (*SUBJECTS, "aux", "neg")]
        low = min([cue.i, *(c.left_edge for c in own)])
        high = max([cue.i, *(c.right_edge for c in own)])
    return [(a, b) for a, b in ((first, low - 1), (high + 1, last)) if a <= b]


def _below(token: Token, head: Token) -> bool:
    return any(ancestor is head for ancestor in token.ancestors())


def _content(token: Token, verb: ReportVerb, report: Report) -> list[Token]:
    """Heads of the complements that hold the content of an active cue."""
    heads: list[Token] = []
    objects = token.kids("dobj", "dative")
    for child in token.children:
        if child.dep in _CLAUSES:
            heads += _clause(child, verb)
        elif child.dep == "xcomp":
            heads += _open_clause(child, verb, objects)
        elif child.dep == "prep" and child.lower in verb.prepositions:
            heads += _prepositional(child, token, verb)
    if heads:
        report.object = objects[0] if objects and objects[0] not in heads else None
        return heads
    return _object_content(objects, token, verb) or _as_comment(token, verb)


def _clause(child: Token, verb: ReportVerb) -> list[Token]:
    """A finite clause, or an infinitive with a subject of its own."""
    infinitive = child.tag == "VB" and any(c.tag == "TO" for c in child.children)
    if infinitive:
        return [child] if verb.frames & {"I", "O"} else []
    return [child] if verb.frames & {"S", "D"} else []


def _open_clause(child: Token, verb: ReportVerb, objects: list[Token]) -> list[Token]:
    """An infinitive or gerund without subject, or the predicative of an object."""
    if any(c.tag == "TO" for c in child.children) or child.tag == "VB":
        if objects:
            return [objects[0], child] if "O" in verb.frames else [child] if "S" in verb.frames else []
        return [child] if "I" in verb.frames else []
    if child.tag == "VBG":
        return [child] if "G" in verb.frames else []
    return [child] if "A" in verb.frames or "S" in verb.frames else []


def _prepositional(child: Token, token: Token, verb: ReportVerb) -> list[Token]:
    """The object of a preposition, with the infinitive that goes with it: call on X to do."""
    inside = child.kids("pobj", "pcomp")
    objects = token.kids("dobj") if verb.kind.name in ("accuse", "criticize", "praise") else []
    return [*objects, *inside, *(c for c in token.kids("xcomp", "advcl") if c.i > child.i and _is_infinitive(c))]


def _is_infinitive(token: Token) -> bool:
    return token.tag == "VB" and any(c.tag == "TO" for c in token.children)


def _object_content(objects: list[Token], token: Token, verb: ReportVerb) -> list[Token]:
    """The object as content, with its predicative: called X Y, described X as Y."""
    direct = [o for o in objects if o.dep == "dobj"]
    if not direct:
        return []
    if "A" in verb.frames:
        predicatives = [c for c in token.children if c.dep == "oprd" or (c.dep == "prep" and c.lower == "as")]
        if predicatives:
            return [*direct, *predicatives]
    return direct if "N" in verb.frames else []


def _as_comment(token: Token, verb: ReportVerb) -> list[Token]:
    """The clause around a parenthetical cue: "X, he said, is Y"; "X is Y, as he put it"."""
    if not verb.frames & {"S", "D"} or token.head is token or token.child(*SUBJECTS) is None:
        return []
    parenthetical = token.dep == "parataxis"
    comment = token.dep == "advcl" and any(c.lower == "as" and c.dep == "mark" for c in token.children)
    return [token.head] if parenthetical or comment else []


def _passive_content(token: Token, verb: ReportVerb) -> list[Token]:
    """The subject of a passive with what is said of it: X is expected to, X was criticized."""
    subject = token.child("nsubjpass", "csubjpass")
    clauses = [c for c in token.children if c.dep in ("xcomp", "ccomp")]
    if clauses and verb.frames & {"S", "I", "O", "A"}:
        return [*([subject] if subject and subject.lower != "it" else []), *clauses]
    complements = [c for c in token.children if c.dep == "prep" and c.lower in (*verb.prepositions, "as")]
    complements += token.kids("oprd")
    if subject is not None and ("N" in verb.frames or ("A" in verb.frames and complements)):
        return [subject, *complements]
    return []
