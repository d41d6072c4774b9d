"""One entity for each cluster: its label, class, names and identifier."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kg.model import Decision, Entity

from .article_profiles import ArticleProfile
from .cluster import Cluster
from .clustering import cluster_profiles
from .judgement import Judgement
from .names import is_acronym, person_tokens, slug
from .profiles import GENERAL
from .ruled_names import Rulings
from .rulings import Ruling


@dataclass(frozen=True, slots=True)
class EntityResolution:
    """`ids` maps (article id, local id) to an identifier relative to the base; `entities` by identifier."""

    ids: dict[tuple[str, str], str]
    entities: dict[str, Entity]
    decisions: dict[str, list[Decision]]  # by id of the article that they are recorded with


def resolve_entities(profiles: Iterable[ArticleProfile], rulings: Iterable[Ruling] = ()) -> EntityResolution:
    """Which entities of the articles are one. The order of the articles does not matter; rulings win."""
    ready = Rulings(rulings)
    clusters = cluster_profiles((p for article in profiles for p in article.entities), ready)
    described = [(_describe(cluster, ready), cluster) for cluster in clusters]
    ids: dict[tuple[str, str], str] = {}
    entities: dict[str, Entity] = {}
    decisions: dict[str, list[Decision]] = defaultdict(list)
    for identifier, (entity, cluster) in zip(_identifiers(described), described, strict=True):
        entities[identifier] = replace(entity, id=identifier)
        for profile in cluster.profiles:
            ids[profile.article, profile.local] = identifier
    for article, decision in settled_decisions((j for _, c in described for j in c.decisions), ids):
        decisions[article].append(decision)
    return EntityResolution(ids, entities, decisions)


def settled_decisions(
    judgements: Iterable[Judgement], ids: Mapping[tuple[str, str], str]
) -> Iterator[tuple[str, Decision]]:
    """The decisions with the articles that they are recorded with; of those that left two things apart the best."""
    told = set()
    for judgement in sorted(judgements, key=lambda j: (-j.score, j.left_name, j.right_name, j.last_article)):
        decision = judgement.decision(ids)
        if decision is None:
            continue
        pair = (decision.verdict, *sorted((decision.entity or "", decision.other or "")))
        if decision.verdict == "same" or pair not in told:
            yield judgement.last_article, decision
        told.add(pair)


def _describe(cluster: Cluster, rulings: Rulings) -> Entity:
    names = cluster.names
    own = Counter[str]()
    known = [p for p in cluster.profiles if p.entity.named] or cluster.profiles
    for profile in known:
        own[profile.label] += max(1, profile.mentions)
    label = (rulings.label(cluster.profiles) if rulings else None) or best_label(cluster.family, own)
    kinds = Counter[str]()
    for profile in known:
        kinds[profile.entity.type] += max(1, profile.mentions)
    first = known[0].entity
    return Entity(
        id="",
        label=label,
        type=_best_type(kinds),
        names=tuple(sorted({label, *names} if first.named else {label})),
        gender=next((p.entity.gender for p in cluster.profiles if p.entity.gender), None),
        plural=first.plural,
        same_as=rulings.linked(cluster.profiles, {iri for p in cluster.profiles for iri in p.entity.same_as}),
        named=first.named,
    )


def best_label(family: str, labels: Counter[str]) -> str:
    """The fullest of the labels that articles chose; of equally full ones the most frequent."""

    def rank(item: tuple[str, int]) -> tuple[object, ...]:
        label, count = item
        if family == "person":
            words = len(person_tokens(label))
            return (min(words, 2), not label.isupper(), count, words, len(label), label)
        return (not is_acronym(label), not label.isupper(), count, len(label), label)

    return max(labels.items(), key=rank)[0]


def _best_type(kinds: Counter[str]) -> str:
    special = {kind: n for kind, n in kinds.items() if kind not in GENERAL}
    total = sum(kinds.values())
    if special and sum(special.values()) * 4 >= total:
        return max(special.items(), key=lambda item: (item[1], item[0]))[0]
    return max(kinds.items(), key=lambda item: (item[1], item[0]))[0]


def _identifiers(described: list[tuple[Entity, Cluster]]) -> list[str]:
    """entity/SLUG, position/SLUG; where slugs meet, the class and then a number tell them apart."""
    wanted = [
        f"{'position' if entity.type == 'kgo:Position' else 'entity'}/{_slug(entity, cluster)}"
        for entity, cluster in described
    ]
    kinds = [slug(entity.type.split(":")[-1]) for entity, _ in described]
    uses = Counter(wanted)
    wanted = [f"{name}-{kind}" if uses[name] > 1 else name for name, kind in zip(wanted, kinds, strict=True)]
    uses = Counter(wanted)
    numbers = Counter[str]()
    unique = []
    for name in wanted:
        numbers[name] += 1
        unique.append(f"{name}-{numbers[name]}" if uses[name] > 1 else name)
    return unique


def _slug(entity: Entity, cluster: Cluster) -> str:
    base = slug(entity.label)[:80].rstrip("-")
    in_one_article = cluster.family == "position" and len(cluster.key) > 2
    if entity.named and not in_one_article:
        return base
    profile = cluster.profiles[0]
    return f"{slug(profile.article)[:60]}-{base}"
