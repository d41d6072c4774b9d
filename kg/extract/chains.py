"""Chains: the mentions of one article that stand for one thing, and what is known of that thing."""

from collections import Counter
from dataclasses import dataclass, field

from kg.model import Decision, Mention, MentionKind, Span

from .gazetteer import family, known_names, place_variants, places


@dataclass(slots=True, eq=False)
class Chain:
    """One thing of the article while its mentions are gathered. Positions are indices into the mentions."""

    mentions: list[int] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    type: str = ""
    gender: str | None = None
    plural: bool = False
    heads: set[str] = field(default_factory=set)  # lemmas of its nominals' heads
    modifiers: set[str] = field(default_factory=set)  # what narrowed those heads down
    titles: set[str] = field(default_factory=set)  # lower-case titles of a person
    phrase: str = ""  # of its first nominal
    employer: "Chain | None" = None  # the organization a title names
    last: int = -1  # token of its latest mention so far
    generic: bool = False

    @property
    def family(self) -> str:
        """The broad class (gazetteer.family)."""
        return family(self.type)

    @property
    def named(self) -> bool:
        """True when a name of the thing is known."""
        return bool(self.names)

    def absorb(self, other: "Chain") -> None:
        """Takes over all that the other chain holds; the other is empty afterwards."""
        self.mentions = sorted([*self.mentions, *other.mentions])
        self.names.update(other.names)
        self.heads |= other.heads
        self.modifiers |= other.modifiers
        self.titles |= other.titles
        self.gender = self.gender or other.gender
        self.plural = self.plural and other.plural
        self.employer = self.employer or other.employer
        self.type = narrower(self.type, other.type)
        self.phrase = self.phrase or other.phrase
        other.mentions = []
        other.names = Counter()

    def label(self) -> str:
        """The best full name, or the phrase of a thing without a name."""
        return best_name(self.names, self.family) if self.names else self.phrase


_BROAD = frozenset({"schema:Organization", "schema:Place", "schema:Product"})
_LONGEST_NAME = 7  # words; a longer form is rather a description


def narrower(left: str, right: str) -> str:
    """The class that says more, where both are of one family."""
    if not left or (left in _BROAD and family(left) == family(right)):
        return right or left
    return left


def best_name(names: Counter[str], kind: str) -> str:
    """The label among the names met: the known form, else the fullest, else the most frequent."""
    for name in sorted(names):
        canonical = canonical_name(name, kind)
        if canonical != name:
            return canonical
    known = sorted(n for n in names if n in known_names() or (kind == "place" and n in places()))
    if known:
        return max(known, key=lambda n: (names[n], len(n), n))
    short = [n for n in names if len(n.split()) <= _LONGEST_NAME] or list(names)
    if kind == "person":
        short = _without_epithets(short, names)
    if kind == "product":
        return max(short, key=lambda n: (not n.endswith("s"), len(n.split()), names[n], n))
    return max(short, key=lambda n: (len(n.split()), names[n], len(n), n))


def _without_epithets(short: list[str], names: Counter[str]) -> list[str]:
    """The forms without those that put a word in front of a fuller and far commoner one: "Crooked Mara Lind"."""
    common = {n for n in short if " " in n}
    return [n for n in short if (bare := n.partition(" ")[2]) not in common or names[bare] <= 2 * names[n]]


def canonical_name(name: str, kind: str) -> str:
    """The usual name of a known place or organization, or the name itself."""
    if kind == "place":
        if name.isupper() and len(name) > 3 and name.title() in places():
            name = name.title()
        place = places().get(name)
        return place_variants().get(name) or (place.canonical if place and place.canonical else name)
    known = known_names().get(name)
    return known.canonical if known and known.canonical else name


@dataclass(slots=True, eq=False)
class Merge:
    """One decision to take two names for one thing, or for two."""

    left: str
    right: str
    score: float
    reason: str
    chain: Chain
    evidence: tuple[Span, ...]
    verdict: str = "same"

    def decision(self, entity: str | None) -> Decision:
        """The record of it, with the entity it led to."""
        return Decision(self.left, self.right, self.verdict, self.score, self.reason, entity, self.evidence)


def span_of(mention: Mention) -> Span:
    """The stretch of the mention."""
    return Span(mention.start, mention.end)


def is_name(mention: Mention) -> bool:
    """True for mentions by name."""
    return mention.kind is MentionKind.NAME
