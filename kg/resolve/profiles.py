"""What identity is judged on: one profile an entity of an article."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.model import Entity, Findings, MentionKind

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

    @property
    def label(self) -> str:
        """The label that the article's own coreference chose."""
        return self.entity.label


def make_profiles(findings: Findings) -> list[Profile]:
    """The profiles of an article's entities, in their order there."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    mentions: Counter[str] = Counter()
    text = findings.article.text
    for mention in findings.mentions:
        if mention.entity is None:
            continue
        mentions[mention.entity] += 1
        if mention.kind is MentionKind.NAME:
            names[mention.entity][" ".join(text[mention.start : mention.end].split())] += 1
    profiles = []
    company = frozenset(fold(e.label) for e in findings.entities if e.named and e.id != findings.publisher)
    for entity in findings.entities:
        counts = names[entity.id]
        if entity.named:
            for name in (*entity.names, entity.label):
                counts.setdefault(name, 0)
        profiles.append(
            Profile(
                findings.article.id, entity.id, entity, FAMILIES.get(entity.type, "other"), dict(counts),
                mentions[entity.id], company,
            )
        )
    return profiles
