"""What was read from one article (design/findings.md), before it becomes RDF.

Identifiers: inside the extractors they are local to the article ("e3" an entity, "v1" an event);
kg.resolve replaces them by IRIs relative to the base ("entity/…", "event/…", "position/…").
Classes and properties are written as prefixed names ("schema:Person", "kgo:agent", "rel:brief_on").
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from .article import Article
from .span import Span


class MentionKind(StrEnum):
    """How a mention names its entity."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Modality(StrEnum):
    """How the text puts a triple forward."""

    ACTUAL = "kgo:Actual"
    PLANNED = "kgo:Planned"
    POSSIBLE = "kgo:Possible"
    PREDICTED = "kgo:Predicted"
    DESIRED = "kgo:Desired"
    CONDITIONAL = "kgo:Conditional"


class Quantifier(StrEnum):
    """How a figure bounds the true value."""

    AT_LEAST = "kgo:AtLeast"
    MORE_THAN = "kgo:MoreThan"
    ABOUT = "kgo:About"
    AT_MOST = "kgo:AtMost"


class Mention(NamedTuple):
    """A stretch of text that stands for an entity; `start:end` is the span without title or article."""

    start: int
    end: int
    type: str
    kind: MentionKind
    entity: str | None = None
    head: int = -1  # index of its head token in the annotation
    title: Span | None = None  # honorific or office in front of a name: "Prime Minister"


class Entity(NamedTuple):
    """One thing of the article. `names` are all name forms it was met under, label included."""

    id: str
    label: str
    type: str
    names: tuple[str, ...] = ()
    gender: str | None = None  # "f", "m" or unknown
    plural: bool = False
    same_as: tuple[str, ...] = ()  # public identifiers, full IRIs
    named: bool = True  # False for "the driver", "two gunmen"
    exact_match: tuple[str, ...] = ()  # concepts of a user's gazetteer, full IRIs
    related_match: tuple[str, ...] = ()  # of a people: public identifiers of its country
    point: tuple[float, float] | None = None  # latitude and longitude, WGS 84 degrees
    code: str | None = None  # ISO 3166


class Timex(NamedTuple):
    """A time expression with its TIMEX3 type and value; value "" where it cannot be resolved."""

    start: int
    end: int
    type: str  # DATE, TIME, DURATION, SET
    value: str


class Quantity(NamedTuple):
    """A figure with bounds: "at least 243" is lower 243, upper None."""

    start: int
    end: int
    lower: float | None
    upper: float | None
    of: str = ""  # what is counted: "Palestinians"; for money the ISO 4217 code
    of_head: int = -1  # index of the token that heads what is counted
    number: Span | None = None  # the numeral alone, without comparator and counted noun
    value: float | None = None  # the figure as written
    quantifier: Quantifier | None = None
    kind: str = "count"  # count, money, percent, age, ordinal, measure


class Factuality(NamedTuple):
    """Whether the article itself tells something as fact, and if not, who says what of it."""

    negated: bool = False
    modality: Modality = Modality.ACTUAL
    according_to: str | None = None  # entity that says so; None where the article speaks itself
    relayed_by: tuple[str, ...] = ()
    attributed: bool = False  # True inside somebody's words, also where the source has no entity

    @property
    def asserted(self) -> bool:
        """The graph model's rule: own voice, not negated, actual."""
        return not self.attributed and not self.negated and self.modality is Modality.ACTUAL


class Attribution(NamedTuple):
    """Somebody's words or thoughts. `content` has one span for each unbroken stretch."""

    content: tuple[Span, ...]
    source: Span | None = None
    cue: Span | None = None
    direct: bool = False
    speaker: str | None = None
    addressee: str | None = None
    lemma: str = ""  # of the cue
    modality: Modality = Modality.ACTUAL  # of what is said, where the cue tells: fears, hopes, plans
    negated: bool = False  # the source denies the content
    relayed_by: tuple[str, ...] = ()
    source_head: int = -1  # token index
    confidence: float = 0.8
    reported: bool = False  # that it was said or thought is itself hearsay, planned, supposed


class Argument(NamedTuple):
    """A phrase that fills a place of a triple or a role of an event, or a literal value."""

    text: str
    start: int | None = None
    end: int | None = None
    entity: str | None = None
    value: str | None = None  # lexical form of a literal: "2021-05-10", "42"
    datatype: str | None = None  # "xsd:integer", "xsd:date" ... where `value` is set
    role: str | None = None  # of an event: "kgo:agent"; None in triples
    number: float | None = None  # "66 children": how many of it took part
    quantifier: Quantifier | None = None


class Figure(NamedTuple):
    """A figure of an event: kgo:deaths 260."""

    property: str  # "kgo:deaths", "kgo:injuries", "kgo:amount"
    value: float
    start: int
    end: int
    quantifier: Quantifier | None = None
    currency: str | None = None
    part: bool = False  # a part of a larger figure of the same event: 66 children among 260
    of: str = ""  # what is counted
    evidence: Span | None = None
    factuality: Factuality = Factuality()
    confidence: float = 0.8
    implied: bool = False  # counted from those named, without a numeral: "a man and his wife" are 2


class Event(NamedTuple):
    """One mention of an event. Mentions of one event share `event` (and, once resolved, `label`)."""

    trigger: Span
    type: str
    event: str
    evidence: Span
    arguments: tuple[Argument, ...] = ()
    figures: tuple[Figure, ...] = ()
    date: str | None = None  # start; ISO 8601 at the precision of the text, or --05-10
    date_span: Span | None = None
    end_date: str | None = None
    name: str | None = None  # a proper name: "Operation Desert Fox"
    nominal: bool = False
    head: int = -1  # index of the trigger token
    factuality: Factuality = Factuality()
    confidence: float = 0.8
    label: str | None = None
    date_inferred: bool = False  # from the narrative or the day of publication: for ordering, never asserted

    @property
    def is_node(self) -> bool:
        """False for a predication of no class and name: its roles are told, but it is no thing of the graph."""
        return self.type != "kgo:Event" or self.name is not None


class Predicate(NamedTuple):
    """The words of a relation and, where one is minted, its prefixed name."""

    text: str
    start: int | None = None
    end: int | None = None
    iri: str | None = None


class Triple(NamedTuple):
    """A subject-predicate-object reading of a stretch of text, with where and how it was read."""

    subject: Argument
    predicate: Predicate
    object: Argument | None
    evidence: Span
    more: tuple[Argument, ...] = ()
    factuality: Factuality = Factuality()
    confidence: float = 0.8
    extractor: str = ""
    head: int = -1  # index of the token that carries the predicate
    date: str | None = None  # when, where the clause says so
    date_inferred: bool = False  # from the narrative or the day of publication: for ordering, never asserted


class Feature(NamedTuple):
    """One thing that two names were compared by. 1 speaks for their being one, 0 against it, 0.5 tells nothing."""

    name: str  # "given name", "company"
    score: float
    detail: str = ""


class Passage(NamedTuple):
    """Words of an article, which may be another than the one that carries the finding."""

    article: str
    start: int
    end: int
    words: str


class Decision(NamedTuple):
    """Why two names were taken for one thing, or kept apart.

    Within an article `evidence` says where the two stand; across articles `left_at` and `right_at` do.
    """

    left: str  # name or local id as met
    right: str
    verdict: str  # same, different, unsure
    score: float
    reason: str
    entity: str | None = None  # what the left side is part of
    evidence: tuple[Span, ...] = ()
    features: tuple[Feature, ...] = ()
    left_at: Passage | None = None
    right_at: Passage | None = None
    other: str | None = None  # what the right side is part of, where that is another thing


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was read from one article; extractors return a copy with more in it."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Timex, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    triples: tuple[Triple, ...] = ()
    decisions: tuple[Decision, ...] = ()
    publisher: str | None = None  # entity of the publisher
    dateline: str | None = None  # entity of the dateline's place
