"""Negation and modality of clauses and event nouns, from the parse alone.

The verbs, nouns and adjectives that decide over their complements are data (complement_effects.tsv);
what is said here of implicative and factive predicates follows Karttunen (1971) and Saurí and Pustejovsky (2009).
"""

from functools import cache

from kg.model import Modality, Token
from kg.resources import lexicon_rows

from .clause_marks import (
    FINITE,
    NEGATED,
    PLAIN,
    Status,
    hedges,
    is_definite,
    is_generic,
    is_verbal,
    noun_status,
    own_status,
    root_status,
    statuses,
    with_to,
)
from .reporting import SUBJECTS, performs, report_nouns, verb_of

_CLAUSE_DEPS = frozenset({
    "ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "parataxis", "csubj", "csubjpass", "conj",
})  # fmt: skip
_ANY = frozenset({"any", "anyone", "anybody", "anything", "whoever", "whatever", "whichever"})
_FACTS = frozenset({"fact", "reality", "truth"})
_OBJECTS = frozenset({"dobj", "attr", "nsubjpass", "oprd"})
_BARRIERS = frozenset({"from"})  # prevent X from doing


@cache
def _effects(frame: str) -> dict[str, Status]:
    """What governors do to complements of one frame, by lemma."""
    rows = lexicon_rows("complement_effects.tsv")
    return {lemma: statuses().get(effect, PLAIN) for lemma, kind, effect in rows if kind == frame}


def _is_clause(token: Token) -> bool:
    """True for the head of a clause: a verb, or a predicate that a clause label hangs on."""
    if token.dep == "conj":
        return is_verbal(token)
    return token.dep in _CLAUSE_DEPS and (is_verbal(token) or token.dep in {"ROOT", "ccomp", "xcomp", "advcl"})


class ClauseStatuses:
    """Statuses of the clauses and nouns of one article; each is worked out once."""

    def __init__(self) -> None:
        self._known: dict[int, Status] = {}
        self._outer: dict[int, Status] = {}

    def of(self, token: Token) -> Status:
        """The status of what the token heads."""
        found = self._known.get(token.i)
        if found is None:
            self._known[token.i] = PLAIN  # ends a loop in a broken parse
            found = self._clause(token) if _is_clause(token) else self._noun(token)
            self._known[token.i] = found
        return found

    # --- clauses ------------------------------------------------------------------------------

    def _clause(self, verb: Token) -> Status:
        """The status of a clause: its own marks within what governs it."""
        return own_status(verb).under(self._governed(verb))

    def _governed(self, verb: Token) -> Status:
        """What the clause's place in the sentence does to it."""
        found = self._outer.get(verb.i)
        if found is None:
            self._outer[verb.i] = PLAIN
            found = self._outer[verb.i] = self._by_place(verb)
        return found

    def _by_place(self, verb: Token) -> Status:
        head = verb.head
        if head is verb:
            return root_status(verb)
        match verb.dep:
            case "conj":
                return self._conjunct(verb, head)
            case "xcomp":
                return self._complement(verb, head)
            case "ccomp" | "csubj" | "csubjpass":
                return self._complement(verb, head) if with_to(verb) else self._finite_complement(head)
            case "advcl":
                return self._adverbial(verb, head)
            case "relcl" | "acl":
                return self._modifier(verb, head)
            case "pcomp":
                return self._gerund(verb, head)
        return self._governed(head) if _is_clause(head) else PLAIN

    def _conjunct(self, verb: Token, head: Token) -> Status:
        """A verb that shares its partner's auxiliaries shares its status, else only what governs both."""
        if verb.child(*SUBJECTS, "aux", "auxpass") is not None or (verb.tag in FINITE and not _alternative(verb, head)):
            return self._governed(head) if _is_clause(head) else PLAIN
        if verb.tag == "VB" and head.tag in {"VBD", "VBZ", "VBG"} and head.child("aux") is None:
            return Status(modality=Modality.PLANNED)  # "had a plan to close the bank or *sell* it": an infinitive
        return self.of(head)

    def _complement(self, verb: Token, head: Token) -> Status:
        """An infinitive or gerund under a verb, adjective or noun."""
        if verb.tag == "VBG" and head.lemma == "go" and not with_to(verb):
            return self.of(head)
        if head.lemma == "go" and with_to(verb) and head.tag == "VBG":
            return Status(modality=Modality.PLANNED).under(self.of(head))
        if head.lemma == "be" and head.child("attr", "acomp", "expl") is None and with_to(verb):
            return Status(modality=Modality.PLANNED).under(self.of(head))
        if head.lemma == "have" and with_to(verb) and head.child("dobj") is None:
            return Status(modality=Modality.DESIRED).under(self.of(head))
        effect = _effect(head, "I")
        if effect is None:
            effect = Status(modality=Modality.POSSIBLE) if with_to(verb) else PLAIN
        return effect.under(self.of(head))

    def _finite_complement(self, head: Token) -> Status:
        """A that-clause: open under *seem*, *possible* and under what is itself not actual."""
        if head.lemma in {"seem", "appear"} or any(
            c.dep == "acomp" and c.lower in hedges() for c in head.children
        ):
            return Status(modality=Modality.POSSIBLE)
        if not is_verbal(head):
            return Status(modality=Modality.POSSIBLE)
        reporting = verb_of(head)
        if reporting is not None:
            return Status(modality=(reporting.frames.get("S") or reporting.kind).modality)
        if _effect(head, "S") is None:
            return Status(modality=Modality.POSSIBLE)
        outer = self._governed(head)
        return Status(False, outer.modality, outer.hearsay) if head.tag in FINITE else outer

    def _adverbial(self, verb: Token, head: Token) -> Status:
        """Purposes are planned, participles share the status of their governor, the rest stand alone."""
        if with_to(verb) and not any(c.dep == "mark" and c.lower != "for" for c in verb.children):
            if any(c.lower == "only" for c in verb.children):
                return PLAIN
            return Status(modality=Modality.PLANNED)
        if not is_verbal(head):
            return PLAIN
        if verb.tag in {"VBG", "VBN"} and verb.child(*SUBJECTS) is None:
            status = self.of(head)
            return Status(False, status.modality, status.hearsay)
        if verb.tag in {"VBZ", "VBP"}:
            return Status(modality=self.of(head).modality)
        return Status(hearsay=self._governed(head).hearsay)

    def _modifier(self, verb: Token, head: Token) -> Status:
        """A clause that modifies a noun: open where it is an infinitive or the noun is open."""
        if with_to(verb):
            effect = _effect(head, "I")  # of a verb that means "to make so" where the noun names an aim: a drive to
            return Status(modality=Modality.PLANNED) if effect in (None, PLAIN) else effect
        any_such = head.lower in _ANY or any(c.dep == "det" and c.lower in _ANY for c in head.children)
        if any_such or is_generic(verb, head):
            return Status(modality=Modality.CONDITIONAL)
        if verb.dep == "acl" and verb.child("mark") is not None and head.lemma.lower() not in _FACTS:
            noun = report_nouns().get(head.lemma.lower())
            return Status(modality=noun.kind.modality if noun is not None else Modality.POSSIBLE)
        aside = any(c.text == "," and c.i == verb.left_edge - 1 for c in head.children)
        return PLAIN if aside or is_definite(head) else Status(modality=self.of(head).modality)

    def _gerund(self, verb: Token, preposition: Token) -> Status:
        """A gerund behind a preposition."""
        governor = preposition.head
        if verb.tag in FINITE:
            return Status(modality=Modality.POSSIBLE)  # a debate about how the police behave
        replaced = any(t.lower in {"instead", "rather"} for t in (governor, *preposition.children))
        clear = preposition.lower == "of" and any(c.lower == "clear" for c in governor.children)
        if preposition.lower == "without" or replaced or clear:
            return NEGATED
        if preposition.lower in _BARRIERS and _effect(governor, "N") is NEGATED:
            return NEGATED
        if preposition.lower in {"for", "of", "on", "against", "to", "from", "at", "in"}:
            effect = _effect(governor, "P") or _effect(governor, "N") or _effect(governor, "I")
            if effect is not None and not (effect is NEGATED and preposition.lower == "in"):
                return effect.under(self.of(governor)) if _is_clause(governor) else effect
        return self.of(governor) if _is_clause(governor) else PLAIN

    # --- nouns --------------------------------------------------------------------------------

    def _noun(self, noun: Token) -> Status:
        """The status of an event noun: its modifiers, and what its governor does to it."""
        own = noun_status(noun)
        if noun.head is noun:
            return own
        return own.under(self._noun_governed(noun, noun.head))

    def _noun_governed(self, noun: Token, head: Token) -> Status:
        if noun.dep == "conj":
            return self.of(head)
        if noun.dep in _OBJECTS:
            return self._object(noun, head)
        if noun.dep == "nsubj":
            return self.of(head) if head.lemma in _effects("O") and _is_clause(head) else PLAIN
        if noun.dep == "pobj":
            return self._prepositional(noun, head)
        if noun.dep in {"compound", "poss", "nmod"}:
            effect = _effects("N").get(head.lemma.lower()) if noun.dep == "compound" else None
            return effect or PLAIN
        return PLAIN

    def _object(self, noun: Token, verb: Token) -> Status:
        """An object: what its verb does to it, and for light verbs and vague objects the verb's own status."""
        if not _is_clause(verb) and not is_verbal(verb):
            return PLAIN
        effect = _effect(verb, "N")
        if effect is not None and not performs(verb, noun):
            return effect.under(self.of(verb))
        if verb.lemma in _effects("L") or not is_definite(noun):
            return self.of(verb)
        return PLAIN

    def _prepositional(self, noun: Token, preposition: Token) -> Status:
        """The object of a preposition."""
        governor = preposition.head
        if preposition.lower == "without":
            return NEGATED
        if preposition.lower in {"of", "for", "against", "about", "on"}:
            effect = _effect(governor, "P") or _effects("N").get(governor.lemma.lower())
            if effect is not None:
                return effect.under(self.of(governor))
        if is_definite(noun) or not _is_clause(governor):
            return PLAIN
        return Status(modality=self.of(governor).modality)


def _alternative(verb: Token, head: Token) -> bool:
    """True for a verb behind *or*: "has never served or voted" denies both, though "voted" may be parsed as finite."""
    negated = head.child("neg") is not None or any(c.lower == "neither" for c in head.kids("preconj", "cc"))
    return negated and any(c.dep == "cc" and c.lower in {"or", "nor"} and head.i < c.i < verb.i for c in head.children)


def _effect(governor: Token, frame: str) -> Status | None:
    """What a governor does to a complement of the frame; None where nothing is known."""
    found = _effects(frame).get(governor.lemma.lower())
    if found is None:
        predicate = governor.child("acomp", "attr") if governor.lemma == "be" else None
        found = _effects(frame).get(predicate.lemma.lower()) if predicate is not None else None
    if found is None and is_verbal(governor) and frame == "I":
        verb = verb_of(governor)
        if verb is not None:
            kind = verb.frames.get("I") or verb.frames.get("O") or verb.kind
            found = Status(kind.negated, kind.modality)
    return found
