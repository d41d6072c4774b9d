"""Pronouns: which earlier mention each stands for, by number, gender, syntax, nearness and who is speaking."""

from collections.abc import Iterator
from operator import itemgetter

from kg.model import Token

from .agreement import FEMALE, FIRST, FIRST_PLURAL, MALE, NEUTER, PLURAL, REFLEXIVE, agrees, is_joined
from .chains import Chain
from .discourse import Discourse
from .gazetteer import family
from .nominals import antecedent_head
from .quoted import Speech

_RELATIVE = frozenset({"who", "whom", "whose", "which", "that", "where"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "dative"})
_PARTS = frozenset({"one", "part"})  # of what they are: "it is one of the largest banks"
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
        if token.lower in FIRST or token.lower in FIRST_PLURAL:
            return self._speaker(token)
        if token.lower in REFLEXIVE:
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
        if speaker is None or token.lower in FIRST:
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
        """The most salient mention before the pronoun that agrees with it; None where that is several together."""
        found = max(self._candidates(token), key=itemgetter(0, 1), default=None)
        _, head, chain = found or (0, 0, None)
        if chain is None or not self._can_be(token, self._discourse.tokens[head], chain):
            return None
        return chain

    def _candidates(self, token: Token) -> Iterator[tuple[float, int, Chain | None]]:
        """Salience, head and chain of the mentions that agree, in the sentence of the pronoun and those before."""
        discourse = self._discourse
        reach = _SENTENCES_BACK["person" if token.lower in FEMALE | MALE else "thing"]
        barred, above = self._barred(token), self._above(token)
        for number in range(token.sent.i, max(-1, token.sent.i - reach - 1), -1):
            for i in discourse.before(discourse.annotation.sentences[number], token.i):
                chain, head = discourse.chain_of[i], discourse.head(i)
                if chain is None or chain in barred or head.i in above:
                    continue
                together = token.lower in PLURAL and is_joined(head, token)
                if together or agrees(token, chain):
                    points = self._rank(token, head, chain, together) - _PER_SENTENCE * (token.sent.i - number)
                    yield points, head.i, None if together else chain

    def _can_be(self, token: Token, head: Token, chain: Chain) -> bool:
        """False for "it was a mistake" and "it is sad", which tell of what happened; not for "it is a firm", "Volvo
        says it is ready", and products, which are described more than other things."""
        verb = token.head
        if token.lower != "it" or token.dep != "nsubj" or verb.lemma != "be" or chain.family == "product":
            return True
        noun = verb.child("attr")
        if noun is not None:
            inner = noun.child("prep") if noun.lower in _PARTS else None
            noun = (inner and inner.child("pobj")) or noun
            i = self._discourse.at_head.get(noun.i)
            return i is not None and family(self._discourse.mentions[i].type) == chain.family
        if verb.child("acomp") is None:
            return True
        return head.dep in {"nsubj", "nsubjpass"} and head.head in verb.ancestors()

    def _barred(self, token: Token) -> list[Chain]:
        """Chains of who speaks, and of the other arguments of the pronoun's verb: "he saw him" are two."""
        chains = [self._speech.speaker(token)] if self._speech.quote(token) is not None else []
        if token.tag != "PRP$" and token.dep != "poss":
            verb = token.head if token.dep != "pobj" else token.head.head
            others = (c for c in verb.children if c is not token and c.dep in _ARGUMENTS)
            chains.extend(map(self._discourse.chain_at, others))
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
        if token.lower in PLURAL and chain.plural:
            points += 5.0
        if head.dep == "poss" and token.dep == "poss" and head.head in token.ancestors():
            points += 4.0
        if token.lower in NEUTER and chain.family == "place":
            points -= 1.5
        return points - (0.5 if chain.generic else 0.0)
