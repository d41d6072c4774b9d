"""Words that name an event: verbs, nouns and adjectives of the trigger lexicon in the sense that the context shows."""

from collections.abc import Iterable, Iterator

from kg.model import Annotation, Token

from .event_drafts import Support, Trigger
from .event_lexicon import Sense, event_frames, event_senses, support_verbs, trigger_words, word_kinds
from .event_senses import SenseJudge
from .event_syntax import Places, antecedent, coordinated, noun_places, verb_places
from .index import Index

_NAMED = frozenset({"ORG", "PERSON", "WORK_OF_ART", "FAC", "PRODUCT", "LAW", "GPE", "NORP", "LOC"})
_VERBAL_ADJECTIVES = frozenset(
    {"kgo:Injury", "kgo:Killing", "kgo:Arrest", "kgo:Destruction", "kgo:Displacement", "kgo:Sentence"}
)
_OF_THEIR_OWN = frozenset({"kgo:Announcement", "kgo:Legislation", "kgo:Correspondence"})  # not mere light verbs
_NO_KINDS: frozenset[str] = frozenset()
_PARTS_OF_SPEECH = {"VERB": "V", "NOUN": "N", "PROPN": "N", "ADJ": "A"}
_NAME_GLUE = frozenset({"-", "al", "of", "the", "el", "’s", "'s"})


class TriggerFinder:
    """Finds the triggers of one article."""

    def __init__(self, annotation: Annotation, index: Index) -> None:
        self.annotation = annotation
        self.senses = SenseJudge(annotation, index)
        self._places: dict[int, Places] = {}
        self._relatives: dict[int, list[tuple[Token, str, bool]]] = {}

    def triggers(self) -> list[Trigger]:
        """All triggers in text order."""
        found = list(self._candidates())
        heads = {t.token.i for t in found}
        lent = {s.verb.i: t.type for t in found for s in t.supports if not s.tells}
        return [
            t for t in found
            if not (t.nominal and t.token.dep in {"compound", "nmod"} and t.token.head.i in heads)
            and (t.type in _OF_THEIR_OWN or lent.get(t.token.i, t.type) == t.type)
        ]

    def _candidates(self) -> Iterator[Trigger]:
        senses = event_senses()
        beyond = 0
        self._link_relatives()
        for token in self._cues():
            pos = _PARTS_OF_SPEECH.get(token.pos)
            if pos is None or token.i < beyond:
                continue
            if token.text == "Operation" and (last := self._operation(token)) is not None:
                beyond = last.i + 1
                yield self._named(token, last)
                continue
            candidates = senses.get((token.lemma, pos))
            if candidates is None and token.pos == "PROPN":
                candidates = senses.get((token.lower, pos)) or senses.get((token.lower.removesuffix("s"), pos))
            if candidates is None or not _may_trigger(token, pos):
                continue
            trigger = self._trigger(token, pos, candidates)
            if trigger is not None:
                yield trigger

    def _cues(self) -> list[Token]:
        """The tokens whose lemma or form is in the lexicon, in text order."""
        words = trigger_words()
        found = {t for lemma, tokens in self.annotation.by("lemma").items() if lemma in words for t in tokens}
        for lower, tokens in self.annotation.by("lower").items():
            if lower in words or lower.removesuffix("s") in words or lower == "operation":
                found.update(tokens)
        return sorted(found, key=lambda t: t.i)

    def _link_relatives(self) -> None:
        """Notes for each noun the verbs that a relative pronoun ties to it: "the truce, which X accepted"."""
        for token in self.annotation.having("lower", ("which", "that")):
            if token.dep not in {"dobj", "nsubj", "nsubjpass", "det"}:
                continue
            noun, verb = antecedent(token), token.head
            if token.dep == "det":  # "which the rebels accepted", read as a noun phrase
                verb = verb.child("acl") or verb if token.lower == "which" and verb.dep in {"ccomp", "relcl"} else verb
            if noun is not token and verb.pos == "VERB":
                self._relatives.setdefault(noun.i, []).append((verb, _particle(verb), token.dep == "nsubj"))

    def _operation(self, first: Token) -> Token | None:
        """The last token of a military operation's name ("Operation Desert Fox"); None where it is none."""
        last = first
        for token in self.annotation.tokens[first.i + 1 : first.sent.last]:
            if token.pos == "PROPN" or token.text[:1].isupper():
                last = token
            elif token.text not in _NAME_GLUE:
                break
        return last if last is not first else None

    def _named(self, first: Token, last: Token) -> Trigger:
        head = self.annotation.head_of(first.start, last.end) or first
        trigger = Trigger(head, "kgo:Attack", event_frames()["kgo:Attack"].noun, noun_places(head), True)
        trigger.name = (first.start, last.end)
        trigger.places.modifiers = [m for m in trigger.places.modifiers if not first.i <= m.i <= last.i]
        self.add_support(trigger)
        return trigger

    def _trigger(self, token: Token, pos: str, candidates: Iterable[Sense]) -> Trigger | None:
        places = self.places_of(token, pos)
        trigger = Trigger(token, "", {}, places, pos == "N")
        if pos == "N":
            self.add_support(trigger)
        for sense in candidates:
            if self.senses.fits(sense, trigger):
                if not sense.type or not _verbal_adjective_fits(token, pos, sense):
                    return None
                trigger.type, trigger.slots = sense.type, sense.slots
                return trigger
        return None

    def places_of(self, token: Token, pos: str = "V") -> Places:
        """The grammatical places around a token, read once."""
        found = self._places.get(token.i)
        if found is None:
            found = verb_places(token) if pos == "V" else _adjective(token) if pos == "A" else noun_places(token)
            self._places[token.i] = found
        return found

    def add_support(self, trigger: Trigger) -> None:
        """Links an event noun with the light verb that governs it, also through a relative clause."""
        token = trigger.token
        for verb, word, is_subject in (*_governors(token), *self._relatives.get(token.i, ())):
            slots = support_verbs().get((verb.lemma, word))
            if slots is None or ("h" if is_subject else "s") not in slots:
                continue
            hidden = "s" if is_subject else "o"
            trigger.supports.append(Support(verb, {**slots, hidden: "-"}, self.places_of(verb), is_subject))

def _may_trigger(token: Token, pos: str) -> bool:
    """False for words inside names and for nouns that merely classify another noun."""
    if pos == "N":
        if token.pos == "PROPN" and token.ent in _NAMED:
            return False
        return token.dep not in {"compound", "nmod"} or "governor" in word_kinds().get(token.head.lemma, _NO_KINDS)
    return pos != "V" or token.dep != "compound"


def _verbal_adjective_fits(token: Token, pos: str, sense: Sense) -> bool:
    """Participles in front of a noun tell of an event only in some classes: "the injured man", not "the named man"."""
    return pos != "V" or token.dep != "amod" or sense.type in _VERBAL_ADJECTIVES


def _adjective(token: Token) -> Places:
    """ "the injured man", "three were dead", "left 12 dead": whom the adjective is said of."""
    places = Places(passive=True)
    head = token.head
    if token.dep == "amod":
        places.objects = coordinated(head)
    elif token.dep in {"acomp", "attr", "oprd", "ccomp", "advcl", "xcomp"} and head.pos in {"VERB", "AUX"}:
        own = token.kids("nsubj")
        above = verb_places(head)
        if own or head.lemma == "be":
            places.objects = [t for s in own or head.kids("nsubj") for t in coordinated(antecedent(s))]
        elif above.objects:
            places.objects, places.subjects = above.objects, above.subjects
        places.prepositions = above.prepositions
    elif token.dep == "ROOT":
        places.objects = token.kids("nsubj", "npadvmod")
    return places


def _governors(noun: Token) -> Iterator[tuple[Token, str, bool]]:
    """(verb, particle or preposition, whether the noun is its subject) for the verbs that govern an event noun."""
    yield from _direct_governors(noun)
    for child in noun.children:
        if child.dep == "acl" and child.tag in {"VBN", "VBG"}:
            yield child, _particle(child), child.tag == "VBG"


def _direct_governors(noun: Token) -> Iterator[tuple[Token, str, bool]]:
    head = noun.head
    if noun.dep == "conj" and head.pos in {"NOUN", "PROPN"}:
        yield from _direct_governors(head)
        return
    if noun.dep == "pobj" and head.lower == "of" and "series" in word_kinds().get(head.head.lemma, _NO_KINDS):
        yield from _direct_governors(head.head)  # "launched a series of attacks"
        return
    if noun.dep in {"dobj", "nsubjpass"}:
        yield head, _particle(head), False
    elif noun.dep == "nsubj":
        yield head, _particle(head), True
    elif noun.dep == "pobj" and head.dep == "prep":
        verb = head.head
        if verb.pos == "VERB":
            yield verb, head.lower, False
            yield verb, f"part {head.lower}", False
        elif verb.lemma == "part" and verb.dep == "dobj":
            yield verb.head, f"part {head.lower}", False


def _particle(verb: Token) -> str:
    particle = verb.child("prt")
    if particle is not None:
        return particle.lower
    thing = verb.child("dobj")
    return "place" if verb.lemma == "take" and thing is not None and thing.lemma == "place" else ""
