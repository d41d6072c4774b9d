"""Labels that a person can read: *Israel attacks Gaza Strip*, *killing of two teachers*."""

from collections.abc import Mapping

from kg.model import Argument, Entity
from kg.vocab.pronouns import is_bare_pronoun

from .event_lexicon import event_frames

_AFTER = ("kgo:patient", "kgo:recipient")
_WITHOUT_AGENT = frozenset({"kgo:Death", "kgo:Birth"})  # "police die three miners" is no sentence
_LONGEST = 60  # characters of a phrase that still fits a label


def event_label(kind: str, arguments: list[Argument], entities: Mapping[str, Entity], trigger: str) -> str:
    """The label of an event of a class, from the names of those who took part."""
    frame = event_frames().get(kind)
    if frame is None:
        return trigger
    agent = _named(arguments, ("kgo:agent",), entities)
    many = any(a.role == "kgo:agent" and _is_plural(a, entities) for a in arguments)
    after = _AFTER if frame.label_preposition not in {"to", "with"} else _AFTER[::-1]
    other = _named(arguments, after, entities)
    place = _named(arguments, ("schema:location",), entities)
    if kind == "kgo:Visit":
        other = other or place
    if agent and other and agent != other and kind not in _WITHOUT_AGENT:
        return f"{agent} {_plural(frame.label_verb) if many else frame.label_verb} {other}"
    noun = frame.label_noun
    if other:
        return f"{noun} {frame.label_preposition} {other}"
    if agent:
        return f"{noun} by {agent}"
    return f"{noun} in {place}" if place else trigger


def _is_plural(argument: Argument, entities: Mapping[str, Entity]) -> bool:
    entity = entities.get(argument.entity or "")
    return entity is not None and entity.plural


def _plural(verb: str) -> str:
    """The verb of a plural subject: "attacks" -> "attack", "lays off" -> "lay off"."""
    first, space, rest = verb.partition(" ")
    if first.endswith("ies") and len(first) > 4:  # "dies" -> "die"
        first = first[:-3] + "y"
    else:
        first = first.removesuffix("es") if first.endswith(("ches", "shes", "oes")) else first.removesuffix("s")
    return first + space + rest


def _named(arguments: list[Argument], roles: tuple[str, ...], entities: Mapping[str, Entity]) -> str:
    phrase = ""
    for role in roles:
        for argument in arguments:
            if argument.role != role:
                continue
            entity = entities.get(argument.entity or "")
            if entity is not None:
                return entity.label
            words = " ".join(argument.text.split())
            if not phrase and argument.entity is None and len(words) <= _LONGEST and not is_bare_pronoun(words):
                phrase = words
    return phrase
