"""What is told about a thing, as plain records."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class NameUse:
    """A name of the thing and who uses it: outlets, or sources that an outlet quotes."""

    name: str
    users: tuple[str, ...]
    main: bool = False
    called: bool = False  # a wording that outlets use instead of a name (kgo:calledAs)


@dataclass(frozen=True, slots=True)
class Line:
    """One statement about the thing."""

    text: str  # "rockets hit Verrin: deaths at least 12"
    status: str  # "asserted", "claimed", "denied"
    modality: str  # "Actual", "Planned" …
    source: str  # who says so
    own_voice: bool  # True where the article speaks itself
    outlet: str  # the article's publisher, else its title or id
    date: str  # of publication, "" where it is not known
    quote: str  # the passage
    article: str  # IRI
    confidence: float
    statement: str  # IRI


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the thing, where it speaks."""

    text: str
    direct: bool
    addressee: str
    outlet: str
    date: str


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """One thing that two names were compared by; 1 speaks for one thing, 0 against it."""

    name: str
    score: float
    detail: str


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a name was read."""

    words: str
    outlet: str
    date: str
    passage: str  # IRI


@dataclass(frozen=True, slots=True)
class Identity:
    """Why two names were taken for one thing, or kept apart."""

    left: str
    right: str
    verdict: str
    score: float
    reason: str
    features: tuple[Mark, ...] = ()
    places: tuple[Place, ...] = ()  # of the left name, then of the right one
    other: str = ""  # label of the other thing, where the two were not made one


@dataclass(frozen=True, slots=True)
class Account:
    """Everything a graph says about one thing."""

    iri: str
    label: str
    types: tuple[str, ...]
    same_as: tuple[str, ...]
    names: tuple[NameUse, ...]
    lines: tuple[Line, ...]
    quotes: tuple[Quote, ...]
    identity: tuple[Identity, ...]
