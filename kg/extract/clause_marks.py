"""What a clause or noun itself says of its truth: negation, modal verbs, conditions, hedges, questions."""

from functools import cache
from typing import NamedTuple

from kg.model import BlockKind, Modality, Token
from kg.resources import lexicon_rows

from .reporting import SUBJECTS, verb_of

_MODALS = {
    "may": Modality.POSSIBLE, "might": Modality.POSSIBLE, "could": Modality.POSSIBLE, "can": Modality.POSSIBLE,
    "ca": Modality.POSSIBLE, "would": Modality.CONDITIONAL, "'d": Modality.CONDITIONAL, "’d": Modality.CONDITIONAL,
    "should": Modality.DESIRED, "must": Modality.DESIRED, "ought": Modality.DESIRED, "will": Modality.PREDICTED,
    "wo": Modality.PREDICTED, "shall": Modality.PREDICTED, "'ll": Modality.PREDICTED, "’ll": Modality.PREDICTED,
}  # fmt: skip
_CONDITIONS = frozenset({"if", "unless", "lest", "provided", "providing", "supposing", "assuming"})
_EVERYBODY = frozenset({"all", "everybody", "everyone", "everything"})
_NEGATIVES = frozenset({"no", "none", "nobody", "nothing", "neither", "nor"})
_AUXILIARY = frozenset({"aux", "auxpass"})
_NEGATIVE_ADVERBS = frozenset({"never", "hardly", "scarcely", "nowhere", "neither"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_ARGUMENTS = frozenset({*SUBJECTS, "dobj", "attr", "agent"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})


class Status(NamedTuple):
    """How a clause or noun is put forward; `hearsay` marks an adverb such as *allegedly*."""

    negated: bool = False
    modality: Modality = Modality.ACTUAL
    hearsay: bool = False

    @property
    def plain(self) -> bool:
        """True for what is simply told."""
        return self == PLAIN

    def under(self, outer: "Status") -> "Status":
        """This status within an outer one: the inner modality stands, negation and hearsay add up."""
        if outer is PLAIN:
            return self
        modality = outer.modality if self.modality is Modality.ACTUAL else self.modality
        return Status(self.negated or outer.negated, modality, self.hearsay or outer.hearsay)


PLAIN = Status()
NEGATED = Status(negated=True)


@cache
def statuses() -> dict[str, Status]:
    """Status by the name that lexicons use for it."""
    named = {modality.name.capitalize(): Status(modality=modality) for modality in Modality}
    return named | {"Actual": PLAIN, "Negated": NEGATED, "Attributed": Status(hearsay=True)}


@cache
def hedges() -> dict[str, Status]:
    """Adverbs and adjectives that put down what they modify to hearsay or leave it open."""
    return {word: statuses()[effect] for word, effect in lexicon_rows("hearsay_adverbs.tsv")}


def with_to(token: Token) -> bool:
    """True for a verb with the *to* of an infinitive."""
    return any(c.tag == "TO" and c.dep == "aux" for c in token.children)


def own_status(verb: Token) -> Status:
    """Negation, modal verbs, conditions and hedges within the clause itself."""
    negated, hearsay, modality = verb.lemma == "be" and _follows_nor(verb), False, Modality.ACTUAL
    for child in verb.children:
        dep, lower = child.dep, child.lower
        negated = negated or (dep in _AUXILIARY and _follows_nor(child))
        if dep == "neg" or (dep in {"advmod", "preconj", "cc"} and lower in _NEGATIVE_ADVERBS):
            negated = negated or not _not_only(child, verb)
        elif dep == "aux" and lower in _MODALS:
            modality = _stronger(modality, _modal(child, verb))
        elif dep == "mark" and lower in _CONDITIONS:
            modality = Modality.CONDITIONAL
        elif dep == "mark" and lower == "whether":
            modality = Modality.POSSIBLE
        elif dep in {"advmod", "acomp", "amod"} and lower in hedges():
            hedge = hedges()[lower]
            hearsay = hearsay or hedge.hearsay
            modality = _stronger(modality, hedge.modality)
        elif dep in _ARGUMENTS:
            negated = negated or (_negative(child) and not (dep == "dobj" and _speaks(verb)))
    if verb.dep == "advcl" and modality in (Modality.DESIRED, Modality.ACTUAL) and _inverted(verb):
        modality = Modality.CONDITIONAL
    return Status(negated, modality, hearsay) if negated or hearsay or modality is not Modality.ACTUAL else PLAIN


def _follows_nor(auxiliary: Token) -> bool:
    """True for "nor *did* he pay", "neither *were* they told"."""
    before = auxiliary.i - 1 - auxiliary.sent.first
    return before >= 0 and auxiliary.sent.tokens[before].lower in {"nor", "neither"}


def _speaks(verb: Token) -> bool:
    """True for a verb whose object can be somebody's words: said "no comment"."""
    reporting = verb_of(verb)
    return reporting is not None and reporting.quotes


def _stronger(one: Modality, other: Modality) -> Modality:
    return one if other is Modality.ACTUAL else other


def _modal(modal: Token, verb: Token) -> Modality:
    """The modality of an auxiliary: *will* with a named or personal subject is a plan, else a forecast."""
    found = _MODALS[modal.lower]
    if found is not Modality.PREDICTED:
        return found
    subject = verb.child("nsubj")
    return Modality.PLANNED if subject is not None and subject.tag in {"NNP", "NNPS", "PRP"} else found


def _not_only(neg: Token, verb: Token) -> bool:
    """True for *not only*, which denies nothing."""
    return any(c.i == neg.i + 1 and c.lower in {"only", "just", "merely"} for c in verb.children)


def _negative(noun: Token) -> bool:
    """True for *nobody*, *no deaths*, *none of them*, *neither X nor Y*, *not everyone*."""
    if noun.lower in _NEGATIVES:
        return True
    return any(
        (c.dep in {"det", "neg"} and c.lower in _NEGATIVES)
        or (c.dep == "preconj" and c.lower == "neither")
        or (c.lower == "not" and c.i < noun.i and noun.lower in _EVERYBODY)
        for c in noun.children
    )


def _inverted(verb: Token) -> bool:
    """True for *should the court strike it down*, *had he known*, *were it to fail*."""
    aux = next((c for c in verb.children if c.dep in {"aux", "auxpass"} and c.lower in {"should", "had", "were"}), None)
    subject = verb.child(*SUBJECTS)
    return aux is not None and subject is not None and aux.i < subject.i


def noun_status(noun: Token) -> Status:
    """*no deaths*, *alleged attack*, *possible strike*, *planned visit*."""
    status = PLAIN
    for child in noun.children:
        if child.dep in {"det", "neg"} and child.lower in {"no", "neither", "not"}:
            status = NEGATED.under(status)
        elif child.dep in {"amod", "advmod", "nmod"} and child.lower in hedges():
            status = hedges()[child.lower].under(status)
    return status


def is_generic(verb: Token, head: Token) -> bool:
    """True for a clause in the present tense that says which of a kind is meant: those who pay, banks that fail."""
    if verb.dep != "relcl" or verb.tag not in {"VBP", "VBZ"}:
        return False
    bare = head.tag == "NNS" and all(c.dep not in {"det", "poss", "nummod"} for c in head.children)
    return head.lower == "those" or bare


def is_definite(noun: Token) -> bool:
    """True for a noun that presupposes what it names: a definite article, a demonstrative, an owner."""
    return any((c.dep == "det" and c.lower in _DEFINITE) or c.dep == "poss" for c in noun.children)


def root_status(verb: Token) -> Status:
    """Questions, orders, and infinitives that announce something in a headline."""
    sentence = verb.sent
    if with_to(verb):
        return Status(modality=Modality.PLANNED)
    if any(t.text == "?" for t in sentence.tokens[-2:]):
        return Status(modality=Modality.POSSIBLE)
    bare = verb.tag == "VB" and sentence.kind is not BlockKind.HEADLINE
    if bare and verb.child(*SUBJECTS, "aux", "auxpass") is None:
        return Status(modality=Modality.DESIRED)
    return PLAIN
def is_verbal(token: Token) -> bool:
    """True for a verb or auxiliary."""
    return token.tag[:2] == "VB" or token.pos == "AUX"
