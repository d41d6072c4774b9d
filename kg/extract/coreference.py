"""Which mentions of an article stand for the same entity."""

from dataclasses import replace

from kg.model import Annotation, Article, Entity, Findings, MentionKind


def resolve_coreference(article: Article, annotation: Annotation, findings: Findings) -> Findings:
    """Findings whose mentions all have an entity, and the entities."""
    ids: dict[str, str] = {}
    entities = []
    mentions = []
    for mention in findings.mentions:
        text = article.text[mention.start : mention.end]
        if text not in ids:
            ids[text] = f"e{len(ids)}"
            entities.append(
                Entity(ids[text], text, mention.type, (text,), named=mention.kind is MentionKind.NAME)
            )
        mentions.append(replace(mention, entity=ids[text]))
    return replace(findings, mentions=tuple(mentions), entities=tuple(entities))
