"""The places around a verb: subject, object, agent, predicate complement, prepositional phrases.

Follows the dependency graph through what Stanford's "enhanced" dependencies add to it: conjoined verbs
share their subject, participles modify their subject, infinitives inherit it.
"""

from collections.abc import Iterator

from kg.model import Token

from .participants import RELATIVE_TAGS, Participant, Participants

LOCATIVE = frozenset(("at", "in"))
CLAUSE_DEPS = frozenset(("conj", "xcomp", "advcl"))
DATE_PREPOSITIONS = frozenset(("on", "in", "during", "around", "about", "by"))
SUBJECTS = ("nsubj", "nsubjpass")


def is_passive(verb: Token) -> bool:
    """Whether the verb form is passive: an auxiliary, a passive subject, or a bare past participle."""
    if verb.dep == "xcomp" and verb.head.lower == "co":  # "was co-founded", as the tokenizer splits it
        verb = verb.head
    if verb.dep == "acomp" or verb.child("auxpass", "nsubjpass") is not None:
        return True
    if verb.tag != "VBN":
        return False
    if verb.dep == "conj" and verb.head.pos in {"VERB", "AUX"} and verb.child("aux", *SUBJECTS) is None:
        return is_passive(verb.head)
    return verb.child("aux", "nsubj") is None


def subject_of(verb: Token) -> Token | None:
    """The token that heads the grammatical subject, inherited where the verb has none of its own."""
    for _ in range(6):
        own = next((c for t in (verb, *verb.kids("auxpass")) for c in t.kids(*SUBJECTS)), None)
        if own is not None:
            return own
        if verb.dep in {"acl", "amod"}:
            return verb.head
        if verb.dep == "acomp":
            return verb.head.child(*SUBJECTS)
        controller = verb.head.child("dobj") if verb.dep == "xcomp" else None
        if controller is not None:
            return controller
        above = _clause_above(verb)
        if above is None:
            return None
        verb = above
    return None


def _clause_above(verb: Token) -> Token | None:
    """The verb whose subject a verb without one shares."""
    if verb.dep == "pcomp":  # "before joining X, she worked for Y"
        return next((t for t in verb.ancestors() if t.pos in {"VERB", "AUX"}), None)
    return verb.head if verb.dep in CLAUSE_DEPS and verb.head is not verb else None


def prepositional(token: Token, prepositions: frozenset[str]) -> Iterator[tuple[Token, Token]]:
    """(preposition, its object) below a token; looks through stacked phrases (*born on 5 May in Leeds*)."""
    pending = [token]
    for head in pending:
        for child in head.children:
            if child.dep in {"prep", "agent", "dative"} and child.tag in {"IN", "TO", "VBG"}:
                for pobj in child.kids("pobj"):
                    if child.lower in prepositions:
                        yield child, pobj
                    if pobj.pos in {"PROPN", "NUM"} or pobj.ent in {"DATE", "GPE"}:
                        pending.append(pobj)
            elif child.dep in {"advmod", "npadvmod", "prt"} and head is token:
                pending.append(child)


class Slots:
    """Fills the named places of a verb with participants."""

    def __init__(self, participants: Participants) -> None:
        self.participants = participants

    def fill(self, verb: Token, slot: str, *, chain: bool = False) -> Iterator[Participant]:
        """The participants in a place: subj, subjpass, obj, agent, when, or prepositions joined by "|".

        With `chain`, a place brings the larger places that follow it.
        """
        if slot in {"subj", "subjpass"}:
            if is_passive(verb) == (slot == "subjpass"):
                yield from self._subjects(verb)
        elif slot == "obj":
            yield from self._objects(verb)
        elif slot == "agent":
            for _, pobj in prepositional(verb, frozenset(("by",))):
                yield from self.participants.all_at(pobj)
        elif slot == "when":
            yield from self._dates(verb)
        else:
            yield from self._prepositional(verb, frozenset(slot.split("|")), chain)

    def _subjects(self, verb: Token) -> Iterator[Participant]:
        subject = subject_of(verb)
        if subject is None:
            return
        found = self.participants.referent(subject) if subject.tag.startswith("NN") else None
        if found is not None and found.token is not subject:
            yield found
        else:
            yield from self.participants.all_at(subject)

    def _prepositional(self, verb: Token, prepositions: frozenset[str], chain: bool) -> Iterator[Participant]:
        """Objects of prepositions; *lives and works in X* lends them to the first verb."""
        own = False
        for _, pobj in prepositional(verb, prepositions):
            own = True
            yield from self.participants.chain_at(pobj) if chain else self.participants.all_at(pobj)
        if not own and not prepositions.isdisjoint(LOCATIVE) and verb.dep == "relcl":
            found = self._where(verb)
            own = found is not None
            if found is not None:
                yield found
        if not own:
            for child in verb.kids("conj"):
                if child.pos == "VERB" and child.child(*SUBJECTS, "dobj") is None and child.i - verb.i <= 3:
                    yield from self._prepositional(child, prepositions, chain)

    def _where(self, verb: Token) -> Participant | None:
        """*X University, where she studied*: what the relative adverb stands for."""
        if any(c.lower == "where" for c in verb.kids("advmod")):
            return self.participants.referent(verb.head)
        return None

    def studied_at(self, verb: Token, prepositions: frozenset[str]) -> Iterator[Participant]:
        """Schools behind the verb, however deep the parser hangs them: *graduated with a degree in law from X*."""
        tokens = verb.sent.tokens
        for token in tokens[verb.i - verb.sent.first + 1 :]:
            if token.pos == "VERB" and token.head is not verb and token.tag in {"VBD", "VBZ", "VBP"}:
                return
            if token.lower in prepositions and token.dep == "prep":
                for pobj in token.kids("pobj"):
                    yield from (p for p in self.participants.all_at(pobj) if p.fits("E") and p.named)

    def _dates(self, verb: Token) -> Iterator[Participant]:
        """Calendar dates of the verb: *on 5 May*, *in 1990*, *last year*."""
        for child in verb.kids("npadvmod", "dobj", "advmod", "oprd", "attr"):
            if child.i in self.participants.index.time_by_token:
                yield from self.participants.all_at(child)
        for _, pobj in prepositional(verb, DATE_PREPOSITIONS):
            yield from self.participants.all_at(pobj)

    def _objects(self, verb: Token) -> Iterator[Participant]:
        if is_passive(verb):
            return
        objects = verb.kids("dobj")
        for child in objects:
            yield from self.participants.all_at(child)
        if not objects and verb.dep == "relcl" and not any(c.tag in RELATIVE_TAGS for c in verb.children):
            found = self.participants.referent(verb.head)
            if found is not None:
                yield found
