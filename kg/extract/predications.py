"""Who does what to whom around verbs and nouns that name no event class: *deliver*, *attend*, *the flight*.

They are read by the same grammar as classed events (passives, control, coordination, light verbs), with PropBank's view
of who is agent and who patient, and become events of the class kgo:Event: findings tell them, the graph does not.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from kg.model import Annotation, BlockKind, Token
from kg.resources import lexicon_rows

from .event_drafts import AGENT, LOCATION, PATIENT, RECIPIENT, Draft, Trigger
from .event_fillers import RoleFiller
from .event_syntax import Places, noun_places
from .event_triggers import TriggerFinder

PREDICATION = "kgo:Event"
_TELLING = frozenset({"VERB", "NOUN"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_REACH = 8  # sentences within which a definite noun repeats what was told
_STEM = 4  # letters
MOVER = "mover"
_SOMEBODY = frozenset({"person", "org", "group"})
_ABLE_TO_ACT = _SOMEBODY | {"country", "place", "armed"}
_MEANS = frozenset({"in", "with", "through", "via"})
_BEFORE = frozenset({"poss", "compound", "nmod", "amod"})
_VERB = {"s": AGENT, "o": PATIENT, "i": RECIPIENT, "to": RECIPIENT}
_NO_PREDICATE = frozenset({"be", "have", "do", "seem", "let"})
_MODIFIERS = frozenset({"aux", "auxpass", "amod", "compound", "prep", "mark", "case", "advmod", "nmod", "pobj"})


@cache
def _frames() -> Mapping[tuple[str, str], Mapping[str, str]]:
    """Slots by (lemma, part of speech V or N); rows add up."""
    frames: dict[tuple[str, str], dict[str, str]] = {}
    for lemmas, pos, slots in lexicon_rows("predicate_frames.tsv"):
        for lemma in lemmas.split(","):
            frame = frames.setdefault((lemma, pos), dict(_VERB) if pos == "V" else {})
            for key, role in (slot.split("=", 1) for slot in slots.split()):
                frame.setdefault(key, role) if pos == "N" else frame.update({key: role})
    return frames


def read_predications(annotation: Annotation, finder: TriggerFinder, filler: RoleFiller) -> list[Draft]:
    """Drafts, in text order, for the verbs and nouns that trigger no classed event and have a participant."""
    found: list[Draft] = []
    for token in annotation.tokens:
        if token.pos not in _TELLING or token.i in filler.by_token:
            continue
        trigger = _trigger(token, finder)
        if trigger is None:
            continue
        draft = Draft(trigger)
        filler.fill_one(draft, _fillers(trigger, filler))
        if draft.fillers or (_is_definite(trigger) and _repeats(draft, found, filler.drafts)):
            found.append(draft)
    return found


def _is_definite(trigger: Trigger) -> bool:
    return trigger.nominal and any(c.lower in _DEFINITE for c in trigger.token.children)


def _repeats(draft: Draft, found: list[Draft], classed: list[Draft]) -> bool:
    """Gives "the delivery" the participants of what was last told by the same word or its verb."""
    token = draft.trigger.token
    for number in range(len(found) - 1, -1, -1):
        earlier = found[number]
        if token.sent.i - earlier.trigger.token.sent.i > _REACH:
            break
        if _is_of_one_stem(token, earlier.trigger.token):
            draft.fillers = list(earlier.fillers)
            draft.same_as = number if earlier.same_as < 0 else earlier.same_as
            return True
    for earlier in reversed(classed):
        told = earlier.trigger.token
        if told.i < token.i and token.sent.i - told.sent.i <= _REACH and _is_of_one_stem(token, told):
            draft.fillers = [f for f in earlier.fillers if not f.clause]
            return bool(draft.fillers)
    return False


def _is_of_one_stem(noun: Token, earlier: Token) -> bool:
    """True for one lemma, and for a verb and its noun: deliver, delivery."""
    if noun.lemma == earlier.lemma:
        return True
    stem = earlier.lemma.rstrip("ey")
    return earlier.pos == "VERB" and len(stem) >= _STEM and noun.lemma.startswith(stem)


def _trigger(token: Token, finder: TriggerFinder) -> Trigger | None:
    if token.pos == "VERB":
        return _of_verb(token, finder) if token.tag[0] == "V" else None
    if token.dep in {"compound", "nmod"}:
        return None
    slots = _frames().get((token.lemma, "N"))
    if slots is None:
        return None
    trigger = Trigger(token, PREDICATION, slots, noun_places(token), True)
    finder.add_support(trigger)
    return trigger


def _of_verb(verb: Token, finder: TriggerFinder) -> Trigger | None:
    if verb.dep in _MODIFIERS or verb.lemma in _NO_PREDICATE:
        return None
    places = finder.places_of(verb)
    lemma = " ".join([verb.lemma, *places.particles[:1]])
    slots = _frames().get((lemma, "V")) or _frames().get((verb.lemma, "V"), _VERB)
    if _is_headline_passive(verb, places):
        slots = {**slots, "s": slots["o"], "by": AGENT}
    elif "s0" in slots and not places.passive and not places.objects:
        slots = {**slots, "s": slots["s0"]}
    if "o+with" in slots and any(p == "with" for p, _ in places.prepositions):
        slots = {**slots, "o": slots["o+with"], "with": PATIENT}
    return Trigger(verb, PREDICATION, slots, places, False)


def _is_headline_passive(verb: Token, places: Places) -> bool:
    """True for "Jet delivered to Alcor": headlines tell in the present, and leave out the auxiliary of a passive."""
    if verb.sent.kind is not BlockKind.HEADLINE or verb.tag not in {"VBN", "VBD"} or places.passive:
        return False
    return not places.objects and verb.child("aux") is None


def _fillers(trigger: Trigger, filler: RoleFiller) -> Iterator[tuple[str, Token]]:
    for role, token, clause in filler.roles.found(trigger):
        if not clause:
            yield _role(role, token, trigger, filler), token
    if trigger.nominal and AGENT in (trigger.slots.get("p"), trigger.slots.get("by")):
        yield from _governing(trigger.token, filler)


def _role(role: str, token: Token, trigger: Trigger, filler: RoleFiller) -> str:
    """The role that the kind of thing allows."""
    if role == MOVER:
        if token.dep == "pobj" and filler.roles.is_place(token):
            return LOCATION  # "a tour of Asia"
        kinds = filler.senses.kinds(token)
        if trigger.nominal and token.dep == "compound" and token.pos == "NOUN" and "vehicle" not in kinds:
            return "-"  # "a test flight"
        return PATIENT if kinds.isdisjoint(_SOMEBODY) else AGENT
    if trigger.nominal and token.dep == "compound" and token.pos == "NOUN" and filler.reader.entity(token) is None:
        return "-"  # "the contract talks": a kind of talks
    if role == RECIPIENT and token.head.lower == "to" and filler.roles.is_place(token):
        return LOCATION
    if role == AGENT and trigger.nominal and trigger.slots.get("of") == PATIENT and token.dep in _BEFORE:
        kinds = filler.senses.kinds(token)
        return PATIENT if kinds and kinds.isdisjoint(_ABLE_TO_ACT) else role  # "the aircraft's delivery"
    return role


def _governing(noun: Token, filler: RoleFiller) -> Iterator[tuple[str, Token]]:
    """ "said in a statement", "challenged it in a formal protest": who does one does both."""
    verb = noun.head
    if noun.dep != "pobj" or verb.lower not in _MEANS or not any(c.lower in {"a", "an"} for c in noun.children):
        return
    verb = verb.head
    if verb.pos == "VERB":
        for token in filler.roles.finder.places_of(verb).subjects:
            if not filler.senses.kinds(token).isdisjoint(_SOMEBODY):
                yield AGENT, token

