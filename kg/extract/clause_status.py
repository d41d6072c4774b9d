"""Negation and modality of clauses and event nouns, from the parse alone.

The verbs, nouns and adjectives that decide over their complements are data (complement_effects.tsv);
what is said here of implicative and factive predicates follows Karttunen (1971) and Saurí and Pustejovsky (2009).
"""

from functools import cache
from typing import NamedTuple

from kg.model import BlockKind, Modality, Token
from kg.resources import lexicon_rows

from .reporting import SUBJECTS, report_nouns, verb_of

_CLAUSE_DEPS = frozenset({
    "ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "parataxis", "csubj", "csubjpass", "conj",
})  # fmt: skip
_MODALS = {
    "may": Modality.POSSIBLE, "might": Modality.POSSIBLE, "could": Modality.POSSIBLE, "can": Modality.POSSIBLE,
    "ca": Modality.POSSIBLE, "would": Modality.CONDITIONAL, "'d": Modality.CONDITIONAL, "’d": Modality.CONDITIONAL,
    "should": Modality.DESIRED, "must": Modality.DESIRED, "ought": Modality.DESIRED, "will": Modality.PREDICTED,
    "wo": Modality.PREDICTED, "shall": Modality.PREDICTED, "'ll": Modality.PREDICTED, "’ll": Modality.PREDICTED,
}  # fmt: skip
_CONDITIONS = frozenset({"if", "unless", "lest", "provided", "providing", "supposing", "assuming"})
_NEGATIVES = frozenset({"no", "none", "nobody", "nothing", "neither", "nor"})
_NEGATIVE_ADVERBS = frozenset({"never", "hardly", "scarcely", "nowhere"})
_ANY = frozenset({"any", "anyone", "anybody", "anything", "whoever", "whatever", "whichever"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_FACTS = frozenset({"fact", "reality", "truth"})
_OBJECTS = frozenset({"dobj", "attr", "nsubjpass", "oprd"})
_BARRIERS = frozenset({"from"})  # prevent X from doing
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


class Status(NamedTuple):
    """How a clause or noun is put forward; `hearsay` marks an adverb such as *allegedly*."""

    negated: bool = False
    modality: Modality = Modality.ACTUAL
    hearsay: bool = False

    @property
    def plain(self) -> bool:
        """True for what is simply told."""
        return self == _PLAIN

    def under(self, outer: "Status") -> "Status":
        """This status within an outer one: the inner modality stands, negation and hearsay add up."""
        if outer is _PLAIN:
            return self
        modality = outer.modality if self.modality is Modality.ACTUAL else self.modality
        return Status(self.negated or outer.negated, modality, self.hearsay or outer.hearsay)


_PLAIN = Status()
_NEGATED = Status(negated=True)


@cache
def _statuses() -> dict[str, Status]:
    """Status by the name that lexicons use for it."""
    named = {modality.name.capitalize(): Status(modality=modality) for modality in Modality}
    return named | {"Actual": _PLAIN, "Negated": _NEGATED, "Attributed": Status(hearsay=True)}


@cache
def _effects(frame: str) -> dict[str, Status]:
    """What governors do to complements of one frame, by lemma."""
    rows = lexicon_rows("complement_effects.tsv")
    return {lemma: _statuses().get(effect, _PLAIN) for lemma, kind, effect in rows if kind == frame}


@cache
def _hedges() -> dict[str, Status]:
    """Adverbs and adjectives that put down what they modify to hearsay or leave it open."""
    return {word: _statuses()[effect] for word, effect in lexicon_rows("hearsay_adverbs.tsv")}


def _infinitive(token: Token) -> bool:
    return any(c.tag == "TO" and c.dep == "aux" for c in token.children)


def _verbal(token: Token) -> bool:
    return token.tag[:2] == "VB" or token.pos == "AUX"


def _is_clause(token: Token) -> bool:
    """True for the head of a clause: a verb, or a predicate that a clause label hangs on."""
    if token.dep == "conj":
        return _verbal(token)
    return token.dep in _CLAUSE_DEPS and (_verbal(token) or token.dep in ("ROOT", "ccomp", "xcomp", "advcl"))


class ClauseStatuses:
    """Statuses of the clauses and nouns of one article; each is worked out once."""

    def __init__(self) -> None:
        self._known: dict[int, Status] = {}
        self._outer: dict[int, Status] = {}

    def of(self, token: Token) -> Status:
        """The status of what the token heads."""
        found = self._known.get(token.i)
        if found is None:
            self._known[token.i] = _PLAIN  # ends a loop in a broken parse
            found = self._clause(token) if _is_clause(token) else self._noun(token)
            self._known[token.i] = found
        return found

    # --- clauses ------------------------------------------------------------------------------

    def _clause(self, verb: Token) -> Status:
        """The status of a clause: its own marks within what governs it."""
        return _own(verb).under(self._governed(verb))

    def _governed(self, verb: Token) -> Status:
        """What the clause's place in the sentence does to it."""
        found = self._outer.get(verb.i)
        if found is None:
            self._outer[verb.i] = _PLAIN
            found = self._outer[verb.i] = self._by_place(verb)
        return found

    def _by_place(self, verb: Token) -> Status:
        head = verb.head
        if head is verb:
            return _root(verb)
        match verb.dep:
            case "conj":
                return self._conjunct(verb, head)
            case "xcomp":
                return self._complement(verb, head)
            case "ccomp" | "csubj" | "csubjpass":
                return self._complement(verb, head) if _infinitive(verb) else self._finite_complement(head)
            case "advcl":
                return self._adverbial(verb, head)
            case "relcl" | "acl":
                return self._modifier(verb, head)
            case "pcomp":
                return self._gerund(verb, head)
        return self._governed(head) if _is_clause(head) else _PLAIN

    def _conjunct(self, verb: Token, head: Token) -> Status:
        """A verb that shares its partner's auxiliaries shares its status, else only what governs both."""
        if verb.child(*SUBJECTS, "aux", "auxpass") is not None or verb.tag in _FINITE:
            return self._governed(head) if _is_clause(head) else _PLAIN
        return self.of(head)

    def _complement(self, verb: Token, head: Token) -> Status:
        """An infinitive or gerund under a verb, adjective or noun."""
        if verb.tag == "VBG" and head.lemma == "go" and not _infinitive(verb):
            return self.of(head)
        if head.lemma == "go" and _infinitive(verb) and head.tag == "VBG":
            return Status(modality=Modality.PLANNED).under(self.of(head))
        if head.lemma == "be" and head.child("attr", "acomp", "expl") is None and _infinitive(verb):
            return Status(modality=Modality.PLANNED).under(self.of(head))
        if head.lemma == "have" and _infinitive(verb) and head.child("dobj") is None:
            return Status(modality=Modality.DESIRED).under(self.of(head))
        effect = _effect(head, "I")
        if effect is None:
            effect = Status(modality=Modality.POSSIBLE) if _infinitive(verb) else _PLAIN
        return effect.under(self.of(head))

    def _finite_complement(self, head: Token) -> Status:
        """A that-clause: open under *seem*, *possible* and under what is itself not actual."""
        if head.lemma in ("seem", "appear") or any(
            c.dep == "acomp" and c.lower in _hedges() for c in head.children
        ):
            return Status(modality=Modality.POSSIBLE)
        if not _verbal(head):
            return Status(modality=Modality.POSSIBLE)
        reporting = verb_of(head)
        if reporting is not None:
            return Status(modality=(reporting.frames.get("S") or reporting.kind).modality)
        if _effect(head, "S") is None:
            return Status(modality=Modality.POSSIBLE)
        outer = self._governed(head)
        return Status(False, outer.modality, outer.hearsay) if head.tag in _FINITE else outer

    def _adverbial(self, verb: Token, head: Token) -> Status:
        """Purposes are planned, participles share the status of their governor, the rest stand alone."""
        if _infinitive(verb) and not any(c.dep == "mark" and c.lower != "for" for c in verb.children):
            if any(c.lower == "only" for c in verb.children):
                return _PLAIN
            return Status(modality=Modality.PLANNED)
        if not _verbal(head):
            return _PLAIN
        if verb.tag in ("VBG", "VBN") and verb.child(*SUBJECTS) is None:
            status = self.of(head)
            return Status(False, status.modality, status.hearsay)
        if verb.tag in ("VBZ", "VBP"):
            return Status(modality=self.of(head).modality)
        return Status(hearsay=self._governed(head).hearsay)

    def _modifier(self, verb: Token, head: Token) -> Status:
        """A clause that modifies a noun: open where it is an infinitive or the noun is open."""
        if _infinitive(verb):
            effect = _effect(head, "I")
            return Status(modality=Modality.PLANNED) if effect is None else effect
        if _generic(verb, head) or head.lower in _ANY or any(c.dep == "det" and c.lower in _ANY for c in head.children):
            return Status(modality=Modality.CONDITIONAL)
        if verb.dep == "acl" and verb.child("mark") is not None and head.lemma.lower() not in _FACTS:
            noun = report_nouns().get(head.lemma.lower())
            return Status(modality=noun.kind.modality if noun is not None else Modality.POSSIBLE)
        aside = any(c.text == "," and c.i == verb.left_edge - 1 for c in head.children)
        return _PLAIN if aside or _definite(head) else Status(modality=self.of(head).modality)

    def _gerund(self, verb: Token, preposition: Token) -> Status:
        """A gerund behind a preposition."""
        governor = preposition.head
        if verb.tag in _FINITE:
            return Status(modality=Modality.POSSIBLE)  # a debate about how the police behave
        replaced = any(t.lower in ("instead", "rather") for t in (governor, *preposition.children))
        if preposition.lower == "without" or replaced:
            return _NEGATED
        if preposition.lower in _BARRIERS and _effect(governor, "N") is _NEGATED:
            return _NEGATED
        if preposition.lower in ("for", "of", "on", "against", "to", "from", "at", "in"):
            effect = _effect(governor, "P") or _effect(governor, "N") or _effect(governor, "I")
            if effect is not None and not (effect is _NEGATED and preposition.lower == "in"):
                return effect.under(self.of(governor)) if _is_clause(governor) else effect
        return self.of(governor) if _is_clause(governor) else _PLAIN

    # --- nouns --------------------------------------------------------------------------------

    def _noun(self, noun: Token) -> Status:
        """The status of an event noun: its modifiers, and what its governor does to it."""
        own = _noun_modifiers(noun)
        if noun.head is noun:
            return own
        return own.under(self._noun_governed(noun, noun.head))

    def _noun_governed(self, noun: Token, head: Token) -> Status:
        if noun.dep == "conj":
            return self.of(head)
        if noun.dep in _OBJECTS:
            return self._object(noun, head)
        if noun.dep == "nsubj":
            return self.of(head) if head.lemma in _effects("O") and _is_clause(head) else _PLAIN
        if noun.dep == "pobj":
            return self._prepositional(noun, head)
        if noun.dep in ("compound", "poss", "nmod"):
            effect = _effects("N").get(head.lemma.lower()) if noun.dep == "compound" else None
            return effect or _PLAIN
        return _PLAIN

    def _object(self, noun: Token, verb: Token) -> Status:
        """An object: what its verb does to it, and for light verbs and vague objects the verb's own status."""
        if not _is_clause(verb) and not _verbal(verb):
            return _PLAIN
        effect = _effect(verb, "N")
        if effect is not None:
            return effect.under(self.of(verb))
        if verb.lemma in _effects("L") or not _definite(noun):
            return self.of(verb)
        return _PLAIN

    def _prepositional(self, noun: Token, preposition: Token) -> Status:
        """The object of a preposition."""
        governor = preposition.head
        if preposition.lower == "without":
            return _NEGATED
        if preposition.lower in ("of", "for", "against", "about", "on"):
            effect = _effect(governor, "P") or _effects("N").get(governor.lemma.lower())
            if effect is not None:
                return effect.under(self.of(governor))
        if _definite(noun) or not _is_clause(governor):
            return _PLAIN
        return Status(modality=self.of(governor).modality)


def _effect(governor: Token, frame: str) -> Status | None:
    """What a governor does to a complement of the frame; None where nothing is known."""
    found = _effects(frame).get(governor.lemma.lower())
    if found is None:
        predicate = governor.child("acomp", "attr") if governor.lemma == "be" else None
        found = _effects(frame).get(predicate.lemma.lower()) if predicate is not None else None
    if found is None and _verbal(governor) and frame == "I":
        verb = verb_of(governor)
        if verb is not None:
            kind = verb.frames.get("I") or verb.frames.get("O") or verb.kind
            found = Status(kind.negated, kind.modality)
    return found


def _own(verb: Token) -> Status:
    """Negation, modal verbs, conditions and hedges within the clause itself."""
    negated, hearsay, modality = False, False, Modality.ACTUAL
    for child in verb.children:
        dep, lower = child.dep, child.lower
        if dep == "neg" or (dep in ("advmod", "preconj") and lower in _NEGATIVE_ADVERBS):
            negated = negated or not _not_only(child, verb)
        elif dep == "aux" and lower in _MODALS:
            modality = _stronger(modality, _modal(child, verb))
        elif dep == "mark" and lower in _CONDITIONS:
            modality = Modality.CONDITIONAL
        elif dep == "mark" and lower == "whether":
            modality = Modality.POSSIBLE
        elif dep in ("advmod", "acomp", "amod") and lower in _hedges():
            hedge = _hedges()[lower]
            hearsay = hearsay or hedge.hearsay
            modality = _stronger(modality, hedge.modality)
        elif dep in (*SUBJECTS, "dobj", "attr", "agent"):
            negated = negated or (_negative(child) and not (dep == "dobj" and _speaks(verb)))
    if verb.dep == "advcl" and modality in (Modality.DESIRED, Modality.ACTUAL) and _inverted(verb):
        modality = Modality.CONDITIONAL
    return Status(negated, modality, hearsay) if negated or hearsay or modality is not Modality.ACTUAL else _PLAIN


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
    return Modality.PLANNED if subject is not None and subject.tag in ("NNP", "NNPS", "PRP") else found


def _not_only(neg: Token, verb: Token) -> bool:
    """True for *not only*, which denies nothing."""
    return any(c.i == neg.i + 1 and c.lower in ("only", "just", "merely") for c in verb.children)


def _negative(noun: Token) -> bool:
    """True for *nobody*, *no deaths*, *none of them*."""
    return noun.lower in _NEGATIVES or any(c.dep in ("det", "neg") and c.lower in _NEGATIVES for c in noun.children)


def _inverted(verb: Token) -> bool:
    """True for *should the court strike it down*, *had he known*, *were it to fail*."""
    aux = next((c for c in verb.children if c.dep in ("aux", "auxpass") and c.lower in ("should", "had", "were")), None)
    subject = verb.child(*SUBJECTS)
    return aux is not None and subject is not None and aux.i < subject.i


def _noun_modifiers(noun: Token) -> Status:
    """*no deaths*, *alleged attack*, *possible strike*, *planned visit*."""
    status = _PLAIN
    for child in noun.children:
        if child.dep in ("det", "neg") and child.lower in ("no", "neither", "not"):
            status = _NEGATED.under(status)
        elif child.dep in ("amod", "advmod", "nmod") and child.lower in _hedges():
            status = _hedges()[child.lower].under(status)
    return status


def _generic(verb: Token, head: Token) -> bool:
    """True for a clause in the present tense that says which of a kind is meant: those who pay, banks that fail."""
    if verb.dep != "relcl" or verb.tag not in ("VBP", "VBZ"):
        return False
    bare = head.tag == "NNS" and all(c.dep not in ("det", "poss", "nummod") for c in head.children)
    return head.lower == "those" or bare


def _definite(noun: Token) -> bool:
    """True for a noun that presupposes what it names: a definite article, a demonstrative, an owner."""
    return any((c.dep == "det" and c.lower in _DEFINITE) or c.dep == "poss" for c in noun.children)


def _root(verb: Token) -> Status:
    """Questions, orders, and infinitives that announce something in a headline."""
    sentence = verb.sent
    if _infinitive(verb):
        return Status(modality=Modality.PLANNED)
    if any(t.text == "?" for t in sentence.tokens[-2:]):
        return Status(modality=Modality.POSSIBLE)
    bare = verb.tag == "VB" and sentence.kind is not BlockKind.HEADLINE
    if bare and verb.child(*SUBJECTS, "aux", "auxpass") is None:
        return Status(modality=Modality.DESIRED)
    return _PLAIN
