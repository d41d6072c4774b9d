"""What identity is judged on: one profile an entity of an article."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import Article, Entity, Findings, Mention, MentionKind, Passage

from .names import fold

FAMILIES = {
    "schema:Person": "person",
    "kgo:Group": "group",
    "kgo:Position": "position",
    "kgo:Law": "work",
    "schema:CreativeWork": "work",
    "schema:Product": "product",
    **dict.fromkeys(
        (
            "schema:Organization", "schema:GovernmentOrganization", "schema:NewsMediaOrganization",
            "schema:PoliticalParty", "schema:Corporation", "schema:EducationalOrganization", "schema:SportsTeam",
            "kgo:ArmedGroup",
        ),
        "organization",
    ),
    **dict.fromkeys(
        ("schema:Place", "schema:Country", "schema:AdministrativeArea", "schema:City", "kgo:Facility"), "place"
    ),
}
_LIES_IN = frozenset({"schema:containedInPlace", "kgo:capitalOf"})
GENERAL = frozenset({"schema:Organization", "schema:Place"})


@dataclass(frozen=True, slots=True)
class Profile:
    """An entity as one article knows it. `names` counts its name forms; mentions without a name count nothing."""

    article: str
    local: str
    entity: Entity
    family: str
    names: Mapping[str, int] = field(default_factory=dict)
    mentions: int = 0
    company: frozenset[str] = frozenset()  # the article's named entities, folded
    at: Passage | None = None  # where the article names it
    date: str | None = None  # of the article
    within: frozenset[str] = frozenset()  # where the article says that the place lies, folded

    @property
    def label(self) -> str:
        """The label that the article's own coreference chose."""
        return self.entity.label


def make_profiles(findings: Findings) -> list[Profile]:
    """The profiles of an article's entities, in their order there."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    places: dict[str, list[Mention]] = defaultdict(list)
    mentions: Counter[str] = Counter()
    text = findings.article.text
    for mention in findings.mentions:
        if mention.entity is None:
            continue
        mentions[mention.entity] += 1
        places[mention.entity].append(mention)
        if mention.kind is MentionKind.NAME:
            names[mention.entity][" ".join(text[mention.start : mention.end].split())] += 1
    profiles = []
    company = frozenset(fold(e.label) for e in findings.entities if e.named and e.id != findings.publisher)
    within = _containers(findings)
    for entity in findings.entities:
        counts = names[entity.id]
        if entity.named:
            for name in (*entity.names, entity.label):
                counts.setdefault(name, 0)
        profiles.append(
            Profile(
                findings.article.id, entity.id, entity, FAMILIES.get(entity.type, "other"), dict(counts),
                mentions[entity.id], company, _passage(places[entity.id], entity, findings.article),
                findings.article.date, within[entity.id],
            )
        )
    return profiles


def _containers(findings: Findings) -> dict[str, frozenset[str]]:
    """Folded names of what each place is said to lie in, by local identifier."""
    labels = {entity.id: fold(entity.label) for entity in findings.entities}
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for triple in findings.triples:
        outer = labels.get(triple.object.entity or "") if triple.object else None
        if triple.predicate.iri in _LIES_IN and triple.subject.entity and outer and not triple.factuality.negated:
            found[triple.subject.entity] |= {outer}
    return found


def _passage(mentions: list[Mention], entity: Entity, article: Article) -> Passage | None:
    """The first mention under the label, else the first by name, else the first."""

    def rank(mention: Mention) -> tuple[bool, bool, int]:
        words = " ".join(article.text[mention.start : mention.end].split())
        return (words != entity.label, mention.kind is not MentionKind.NAME, mention.start)

    if not mentions:
        return None
    first = min(mentions, key=rank)
    return Passage(article.id, first.start, first.end, article.text[first.start : first.end])
