"""The records that the stages hand to each other: frozen, slotted, standard library only."""

from .annotation import Annotation, Sentence, Token, TokenRow
from .article import READ_AS_TEXT, Article, Block, BlockKind
from .findings import (
    Argument,
    Attribution,
    Decision,
    Entity,
    Event,
    Factuality,
    Figure,
    Findings,
    Mention,
    MentionKind,
    Modality,
    Predicate,
    Quantifier,
    Quantity,
    Timex,
    Triple,
)
from .span import Span

__all__ = [
    "READ_AS_TEXT",
    "Annotation",
    "Argument",
    "Article",
    "Attribution",
    "Block",
    "BlockKind",
    "Decision",
    "Entity",
    "Event",
    "Factuality",
    "Figure",
    "Findings",
    "Mention",
    "MentionKind",
    "Modality",
    "Predicate",
    "Quantifier",
    "Quantity",
    "Sentence",
    "Span",
    "Timex",
    "Token",
    "TokenRow",
    "Triple",
]
