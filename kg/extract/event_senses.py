"""Whether the context of a word shows the sense that names an event: the constraints of event_triggers.tsv."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

from kg.model import Annotation, Token

from .event_drafts import Trigger
from .event_lexicon import ENTITY_KINDS, MENTION_KINDS, Constraint, Sense, word_kinds
from .event_syntax import Places
from .index import Index

CONTEXT_WORDS = 2  # so many words of a kind make it a theme of the article
_NO_KINDS: frozenset[str] = frozenset()


class SenseJudge:
    """Judges the senses of the triggers of one article."""

    def __init__(self, annotation: Annotation, index: Index) -> None:
        self.annotation = annotation
        self.index = index

    def fits(self, sense: Sense, trigger: Trigger) -> bool:
        """True when all constraints of the sense hold for the trigger."""
        return all(self._check(c, trigger) != c.denied for c in sense.constraints)

    @cached_property
    def themes(self) -> frozenset[str]:
        """Kinds of words that the article uses at least twice."""
        kinds = word_kinds()
        counts: Counter[str] = Counter()
        for lemma, tokens in self.annotation.by("lemma").items():
            for kind in kinds.get(lemma, ()):
                counts[kind] += len(tokens)
        return frozenset(kind for kind, count in counts.items() if count >= CONTEXT_WORDS)

    def kinds(self, token: Token) -> frozenset[str]:
        """The kinds of thing a token stands for, by its mention, its named entity and its lemma."""
        found = word_kinds().get(token.lower if token.pos in {"PROPN", "PRON"} else token.lemma, _NO_KINDS)
        mention = self.index.mention_by_head.get(token.i)
        if mention is not None:
            found = found.union(MENTION_KINDS.get(mention.type, ()))
        elif token.ent:
            found = found.union(ENTITY_KINDS.get(token.ent, ()))
        if "personal" in found or (token.tag == "CD" and token.ent != "MONEY"):
            found = found | {"person"}
        return found

    def _fits(self, constraint: Constraint, tokens: Iterable[Token]) -> bool:
        tokens = list(tokens)
        if constraint.none:
            return not tokens
        if constraint.any and tokens:
            return True
        for token in tokens:
            if token.lemma in constraint.words or token.lower in constraint.words:
                return True
            if constraint.kinds and not constraint.kinds.isdisjoint(self.kinds(_measured(token))):
                return True
        return False

    def _check(self, constraint: Constraint, trigger: Trigger) -> bool:
        key, places = constraint.key, trigger.places
        tokens = _PLACES.get(key)
        if tokens is not None:
            return self._fits(constraint, tokens(places))
        if key == "prep":
            return self._prepositions(constraint, trigger)
        if key == "ctx":
            return not constraint.kinds.isdisjoint(self.themes)
        return _check_form(constraint, trigger)

    def _prepositions(self, constraint: Constraint, trigger: Trigger) -> bool:
        found = trigger.places.prepositions
        if constraint.preposition:
            return self._fits(constraint, [t for p, t in found if p == constraint.preposition])
        for support in trigger.supports:
            found = found + support.places.prepositions
        times = self.index.time_by_token
        return any(p in constraint.words and t.i not in times for p, t in found)


_PLACES: Mapping[str, Callable[[Places], list[Token]]] = {
    "obj": lambda places: places.objects,
    "subj": lambda places: places.subjects,
    "opr": lambda places: places.predicates,
    "mod": lambda places: places.modifiers,
    "poss": lambda places: places.possessors,
    "of": lambda places: [t for p, t in places.prepositions if p == "of"],
}


def _check_form(constraint: Constraint, trigger: Trigger) -> bool:
    """Constraints on the form of the trigger and of what depends on it."""
    words, token, places = constraint.words, trigger.token, trigger.places
    result: bool
    match constraint.key:
        case "prt":
            result = any(p in words for p in places.particles)
        case "num":
            result = ("pl" in words) == (token.tag in {"NNS", "NNPS"})
        case "form":
            result = token.text in words
        case "voice":
            result = places.passive == ("passive" in words)
        case "lv":
            result = any(s.verb.lemma in words for s in trigger.supports)
        case "under":
            result = token.dep == "pobj" and token.head.lower in words
        case "arg":
            result = bool(places.possessors or places.prepositions or trigger.supports or _names(places))
        case "clause":
            result = _clause(words, places)
        case _:
            raise ValueError(f"event_triggers.tsv: unknown constraint {constraint.key!r}")
    return result


def _names(places: Places) -> bool:
    return any(m.ent in {"PERSON", "ORG", "GPE", "NORP"} for m in places.modifiers)


def _clause(words: frozenset[str], places: Places) -> bool:
    if "-" in words:
        return not places.clauses
    if "to" in words:
        return any(c.dep == "xcomp" or any(k.lower == "to" for k in c.children) for c in places.clauses)
    if "that" in words:
        return any(c.dep == "ccomp" for c in places.clauses)
    return bool(places.clauses)


def _measured(token: Token) -> Token:
    """ "dozens of people", "a group of soldiers": the token that says what is counted."""
    if token.lower in {"dozens", "scores", "hundreds", "thousands", "number", "group", "series", "wave", "lot"}:
        for child in token.children:
            if child.lower == "of" and (inner := child.child("pobj")) is not None:
                return inner
    return token
