"""Whether the phrases for those whom events befell can mean one person: "a man ... Rob Farr ... the victim"."""

from collections.abc import Iterable, Mapping

from kg.model import Entity, Token

from .event_drafts import PATIENT, Draft, Filler
from .event_lexicon import word_kinds
from .phrases import noun_gender

_YOUNG = frozenset(
    {"baby", "boy", "child", "girl", "infant", "kid", "newborn", "schoolboy", "son", "toddler", "daughter"}
)
_GROWN = frozenset({"father", "gentleman", "husband", "lady", "man", "mother", "wife", "woman"})
_PRONOUNS = {"he": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}


class Victims:
    """What the article's entities tell of single people."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        self._entities = entities

    def single(self, filler: Filler) -> bool:
        """True for a phrase that means one person."""
        token, entity = filler.token, self._entities.get(filler.entity or "")
        if token.lower in _PRONOUNS:
            return True
        if token.tag in {"NNS", "NNPS"} or (entity is not None and entity.plural):
            return False
        if entity is not None and entity.named:
            return entity.type == "schema:Person"
        return "person" in word_kinds().get(token.lemma.lower(), ())

    def may_be_one(self, one: Filler, other: Filler) -> bool:
        """False where names, gender or age tell two single people apart."""
        if one.entity is not None and one.entity == other.entity:
            return True
        entities = [self._entities.get(f.entity or "") for f in (one, other)]
        if all(e is not None and e.named for e in entities):
            return False
        genders = {g for f in (one, other) if (g := self._gender(f))}
        words = [self._words(f) for f in (one, other)]
        grown = any(words[i] & _YOUNG and words[1 - i] & _GROWN for i in (0, 1))
        return len(genders) < 2 and not grown

    def sole(self, drafts: Iterable[Draft]) -> bool:
        """True where all events of the article can have befallen one and the same person."""
        fillers = [f for d in drafts for f in d.in_role(PATIENT) if self._is_somebody(f)]
        if not fillers or not all(map(self.single, fillers)):
            return False
        firsts = list({f.entity or f"{f.token.i}": f for f in fillers}.values())
        return all(self.may_be_one(a, b) for n, a in enumerate(firsts) for b in firsts[:n])

    def _is_somebody(self, filler: Filler) -> bool:
        entity = self._entities.get(filler.entity or "")
        if entity is not None and entity.type in {"schema:Person", "kgo:Group"}:
            return True
        return filler.token.lower in _PRONOUNS or "person" in word_kinds().get(filler.token.lemma.lower(), ())

    def _gender(self, filler: Filler) -> str | None:
        entity = self._entities.get(filler.entity or "")
        return (entity.gender if entity else None) or _PRONOUNS.get(filler.token.lower) or _of_noun(filler.token)

    def _words(self, filler: Filler) -> set[str]:
        entity = self._entities.get(filler.entity or "")
        label = entity.label.casefold().split() if entity is not None and not entity.named else []
        return {filler.token.lemma.lower(), *label}


def _of_noun(token: Token) -> str | None:
    return noun_gender(token) if token.tag in {"NN", "NNP"} else None
