"""The lexicons of event triggers, frames and kinds of words (ontology/lexicons/event_*.tsv), compiled for look-up."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.resources import lexicon_rows

MENTION_KINDS: Mapping[str, tuple[str, ...]] = {
    "schema:Person": ("person",),
    "kgo:Group": ("person", "group"),
    "schema:Organization": ("org",),
    "schema:GovernmentOrganization": ("org",),
    "schema:NewsMediaOrganization": ("org",),
    "schema:PoliticalParty": ("org",),
    "schema:Corporation": ("org",),
    "schema:EducationalOrganization": ("org",),
    "schema:SportsTeam": ("org",),
    "kgo:ArmedGroup": ("org", "group", "armed"),
    "schema:Place": ("place",),
    "schema:Country": ("place", "country"),
    "schema:AdministrativeArea": ("place",),
    "schema:City": ("place",),
    "kgo:Facility": ("place", "building"),
    "schema:Product": ("product",),
    "schema:CreativeWork": ("product",),
    "kgo:Law": ("law",),
}
ENTITY_KINDS: Mapping[str, tuple[str, ...]] = {
    "PERSON": ("person",),
    "NORP": ("person", "group"),
    "ORG": ("org",),
    "GPE": ("place",),
    "LOC": ("place",),
    "FAC": ("place",),
    "PRODUCT": ("product",),
    "WORK_OF_ART": ("product",),
    "LAW": ("law",),
    "MONEY": ("money",),
}
_NOUN_CLASSES = {"person": "person", "people": "person", "organization": "org", "place": "place", "facility": "place"}


@dataclass(frozen=True, slots=True)
class Constraint:
    """One condition on the use of a word: what stands in a place, and whether it may."""

    key: str
    denied: bool
    words: frozenset[str]
    kinds: frozenset[str]
    preposition: str = ""  # in prep=+into@custody

    @property
    def any(self) -> bool:
        """True where anything will do ("obj=+")."""
        return "+" in self.words

    @property
    def none(self) -> bool:
        """True where nothing may stand there ("obj=-")."""
        return "-" in self.words


@dataclass(frozen=True, slots=True)
class Sense:
    """One use of a trigger word. `type` is "" where that use names no event."""

    type: str
    constraints: tuple[Constraint, ...]
    slots: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Frame:
    """The slots of an event class and the words of its label."""

    verb: Mapping[str, str]
    noun: Mapping[str, str]
    label_verb: str
    label_noun: str
    label_preposition: str


def _slots(text: str) -> dict[str, str]:
    return dict(item.split("=", 1) for item in text.split())


def _constraint(text: str) -> Constraint:
    key, value = text.split("=", 1)
    denied = key.endswith("!")
    preposition = ""
    if value.startswith("+") and "@" in value:
        preposition, kind = value[1:].split("@")
        value = f"@{kind}"
    parts = value.split("|")
    return Constraint(
        key.rstrip("!"),
        denied,
        frozenset(p for p in parts if not p.startswith("@")),
        frozenset(p[1:] for p in parts if p.startswith("@")),
        preposition,
    )


@cache
def event_frames() -> Mapping[str, Frame]:
    """Frame of every event class."""
    return {
        kind: Frame(_slots(verb), _slots(noun), label_verb, label_noun, preposition)
        for kind, verb, noun, label_verb, label_noun, preposition in lexicon_rows("event_frames.tsv")
    }


@cache
def event_senses() -> Mapping[tuple[str, str], tuple[Sense, ...]]:
    """The senses of a trigger word by (lemma, part of speech V, N or A), in the order they are tried."""
    frames = event_frames()
    senses: dict[tuple[str, str], list[Sense]] = {}
    for row in lexicon_rows("event_triggers.tsv"):
        lemmas, pos, kind, constraints, slots = (*row, "", "")[:5]
        frame = frames.get(kind)
        base = {} if frame is None else frame.noun if pos == "N" else frame.verb
        sense = Sense(
            "" if kind == "-" else kind,
            tuple(_constraint(c) for c in constraints.split()),
            {**base, **_slots(slots)},
        )
        for lemma in lemmas.split(","):
            senses.setdefault((lemma, pos), []).append(sense)
    return {key: tuple(found) for key, found in senses.items()}


@cache
def trigger_words() -> frozenset[str]:
    """The lemmas of all triggers."""
    return frozenset(lemma for lemma, _ in event_senses())


@cache
def word_kinds() -> Mapping[str, frozenset[str]]:
    """The kinds that a lemma belongs to."""
    kinds: dict[str, set[str]] = {}
    for noun, kind in lexicon_rows("nouns.tsv"):
        if kind in _NOUN_CLASSES:
            kinds.setdefault(noun, set()).add(_NOUN_CLASSES[kind])
    for kind, words in lexicon_rows("event_words.tsv"):
        for word in words.split():
            kinds.setdefault(word, set()).add(kind)
    return {word: frozenset(found) for word, found in kinds.items()}


@cache
def words_of(kind: str) -> frozenset[str]:
    """All lemmas of a kind."""
    return frozenset(word for word, kinds in word_kinds().items() if kind in kinds)


@cache
def support_verbs() -> Mapping[tuple[str, str], Mapping[str, str]]:
    """Slots that a light verb gives to the event noun it governs, by (lemma, particle or preposition or "")."""
    return {(lemma, word): _slots(slots) for lemma, word, slots in lexicon_rows("support_verbs.tsv")}
