"""Pronouns: which earlier mention each stands for, by number, gender, syntax, nearness and who is speaking."""

from kg.model import Token

from .chains import Chain
from .discourse import Discourse
from .gazetteer import family
from .nominals import antecedent_head
from .quoted import Speech

_FEMALE = frozenset({"she", "her", "hers", "herself"})
_MALE = frozenset({"he", "him", "his", "himself"})
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_FIRST = frozenset({"i", "me", "my", "mine", "myself"})
_FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that", "where"})
_PARTS = frozenset({"one", "part"})  # of what they are: "it is one of the largest banks"
_NOMINAL = frozenset({"NOUN", "PROPN"})
_PER_SENTENCE = 2.0  # what a mention loses in salience with each sentence
_TOGETHER = 6.5  # what "they" finds in several of whom it is told together, set by reading 80 of them
_SENTENCES_BACK = {"person": 4, "thing": 2}


class Pronouns:
    """Finds the chain of each pronoun; the mentions before it have theirs already."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        self._speech = Speech(discourse)

    def antecedent(self, token: Token) -> Chain | None:
        """The chain that the pronoun stands for, or None."""
        if token.lower in _RELATIVE and token.tag in {"WP", "WDT", "WP$", "WRB"}:
            return self._relative(token)
        if token.lower in _FIRST or token.lower in _FIRST_PLURAL:
            return self._speaker(token)
        if token.lower in _REFLEXIVE:
            return self._subject(token)
        return self._search(token)

    def _relative(self, token: Token) -> Chain | None:
        """The chain of the noun that the relative clause hangs on."""
        head = antecedent_head(token)
        chain = self._discourse.chain_at(head)
        if chain is None or (token.lower == "who" and chain.family in {"place", "product"}):
            return None
        return chain

    def _speaker(self, token: Token) -> Chain | None:
        """"I" is who speaks; "we" the organization that speaks or that the speaker's title names."""
        speaker = self._speech.speaker(token)
        if speaker is None or token.lower in _FIRST:
            return speaker if speaker is not None and speaker.family == "person" else None
        if speaker.family == "person":
            return speaker.employer
        return speaker if speaker.family in {"organization", "group"} or speaker.plural else None

    def _subject(self, token: Token) -> Chain | None:
        """The subject of the clause that a reflexive stands in."""
        for ancestor in token.ancestors():
            subject = ancestor.child("nsubj", "nsubjpass")
            if subject is not None and subject is not token:
                chain = self._discourse.chain_at(subject)
                return chain if chain is not None and agrees(token, chain) else None
        return None

    def _search(self, token: Token) -> Chain | None:
        """The most salient mention before the pronoun that agrees with it, in this and the sentences before; None
        where that is several together."""
        sentences = self._discourse.annotation.sentences
        reach = _SENTENCES_BACK["person" if token.lower in _FEMALE | _MALE else "thing"]
        barred, above = self._barred(token), self._above(token)
        if self._speech.quote(token) is not None:
            speaker = self._speech.speaker(token)
            barred.extend([speaker] if speaker is not None else [])
        best: tuple[float, int, Chain | None] | None = None
        for number in range(token.sent.i, max(-1, token.sent.i - reach - 1), -1):
            for i in self._discourse.before(sentences[number], token.i):
                chain, head = self._discourse.chain_of[i], self._discourse.head(i)
                if chain is None or chain in barred or head.i in above:
                    continue
                together = token.lower in _PLURAL and _is_joined(head, token)
                if not together and not agrees(token, chain):
                    continue
                points = self._rank(token, head, chain, together) - _PER_SENTENCE * (token.sent.i - number)
                if best is None or (points, head.i) > best[:2]:
                    best = points, head.i, None if together else chain
        if best is None or best[2] is None or not self._can_be(token, self._discourse.tokens[best[1]], best[2]):
            return None
        return best[2]

    def _can_be(self, token: Token, head: Token, chain: Chain) -> bool:
        """False for "it was a mistake" and "it is sad", which tell of what happened; "it is a firm", "Volvo says it is
        ready" tell of a thing."""
        verb = token.head
        if token.lower != "it" or token.dep != "nsubj" or verb.lemma != "be":
            return True
        noun = verb.child("attr")
        if noun is not None:
            inner = noun.child("prep") if noun.lower in _PARTS else None
            noun = (inner and inner.child("pobj")) or noun
            i = self._discourse.at_head.get(noun.i)
            return i is not None and family(self._discourse.mentions[i].type) == chain.family
        if verb.child("acomp") is None or chain.family == "product":
            return True
        return head.dep in ("nsubj", "nsubjpass") and head.head in verb.ancestors()

    def _barred(self, token: Token) -> list[Chain]:
        """Chains of the other arguments of the pronoun's verb: "he saw him" are two."""
        if token.tag == "PRP$" or token.dep == "poss":
            return []
        verb = token.head if token.dep != "pobj" else token.head.head
        chains = (
            self._discourse.chain_at(c)
            for c in verb.children
            if c is not token and c.dep in {"nsubj", "nsubjpass", "dobj", "dative"}
        )
        return [c for c in chains if c is not None]

    def _above(self, token: Token) -> set[int]:
        """Heads of the phrases that the pronoun is itself a part of; "Lind" is none in "Lind and *her* son"."""
        above, below = set(), token
        for ancestor in token.ancestors():
            if ancestor.pos in {"VERB", "AUX"}:
                break
            if below.dep != "conj":
                above.add(ancestor.i)
            below = ancestor
        return above

    def _rank(self, token: Token, head: Token, chain: Chain, together: bool) -> float:
        """Salience of a mention: subjects, names, things met often; weights set on GUM and MEANTIME dev."""
        points = 0.0
        if head.dep in {"nsubj", "nsubjpass"}:
            points += 1.5
            points += 1.0 if head.head.dep in {"ROOT", "ccomp"} or head.head is head else 0.0
        elif head.dep == "poss":
            points += 0.5
        if head.dep in {"dobj", "appos", "conj", "attr"}:
            points += 0.7
        if together:
            return points + _TOGETHER
        points += min(len(chain.mentions), 5) * 0.5 + (1.0 if chain.named else 0.0)
        if token.lower in _PLURAL and chain.plural:
            points += 5.0
        if head.dep == "poss" and token.dep == "poss" and head.head in token.ancestors():
            points += 4.0
        if token.lower in _NEUTER and chain.family == "place":
            points -= 1.5
        return points - (0.5 if chain.generic else 0.0)


def agrees(token: Token, chain: Chain) -> bool:
    """True when number, gender and class of the chain fit the pronoun."""
    word = token.lower
    if word in _FEMALE | _MALE:
        other = "m" if word in _FEMALE else "f"
        return chain.family == "person" and not chain.plural and chain.gender != other
    if word in _NEUTER:
        return chain.family not in {"person", "group"} and not chain.plural
    if word in _PLURAL:
        return chain.plural or chain.family in {"organization", "group"}
    return True


def _is_joined(head: Token, pronoun: Token) -> bool:
    """True for one of "Lind and Hale" before "they", which stands for both; not in "the doctors and *their* union"."""
    first = head
    while first.dep == "conj" and first.head.pos in _NOMINAL:
        first = first.head
    other = first.child("conj")
    if other is None or other.pos not in _NOMINAL or other.right_edge >= pronoun.i or first.dep == "appos":
        return False
    return any(c.dep == "cc" and c.lower == "and" for c in (*first.children, *other.children))


def gender_of(token: Token) -> str | None:
    """The gender that a pronoun tells."""
    if token.lower in _FEMALE:
        return "f"
    return "m" if token.lower in _MALE else None
