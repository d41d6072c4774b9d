"""What is known of an event mention while it is being read: its trigger, then who fills its roles."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model import Figure, Token

from .event_syntax import Places

AGENT, PATIENT, RECIPIENT, MEDIATOR = "agent", "patient", "recipient", "mediator"
LOCATION, CAUSE, TOPIC, INSTRUMENT = "location", "cause", "topic", "instrument"


@dataclass(slots=True)
class Support:
    """A light verb, the slots it lends to the event noun it governs, and what stands around it."""

    verb: Token
    slots: Mapping[str, str]
    places: Places
    tells: bool  # True where the noun is its subject: "the attack began"


@dataclass(slots=True)
class Trigger:
    """A word that names an event, the places around it, and the light verbs that lend it arguments."""

    token: Token
    type: str
    slots: Mapping[str, str]
    places: Places
    nominal: bool
    supports: list[Support] = field(default_factory=list)
    name: tuple[int, int] | None = None  # offsets of a proper name: "Operation Desert Fox"


class Filler(NamedTuple):
    """A token in a role; `event` is the position of the draft that the token triggers, or -1."""

    role: str
    token: Token
    entity: str | None = None
    event: int = -1
    clause: bool = False


@dataclass(slots=True, eq=False)
class Draft:
    """An event mention while it is being read."""

    trigger: Trigger
    fillers: list[Filler] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    date: str | None = None
    date_span: tuple[int, int] | None = None
    end_date: str | None = None
    likely: str | None = None  # when it happened as the narrative goes, where the text names no time
    name: str | None = None
    same_as: int = -1  # position of the first draft of the same event

    def in_role(self, role: str) -> list[Filler]:
        """The fillers of a role."""
        return [f for f in self.fillers if f.role == role]

    def entities(self, role: str) -> set[str]:
        """The entities that fill a role."""
        return {f.entity for f in self.fillers if f.role == role and f.entity is not None}
