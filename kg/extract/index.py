"""Look-ups that several extractors share: which mention, time or quantity stands at a token."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from kg.model import Annotation, Entity, Findings, Mention, Quantity, Timex, Token

from .sharing import shared

_PREFIXES = frozenset({"anti", "counter", "ex", "non", "pan", "post", "pre", "pro"})


def make_index(annotation: Annotation, findings: Findings) -> "Index":
    """The index of the findings so far."""
    return _index(annotation, findings.mentions, findings.entities, findings.times, findings.quantities)


class Index:
    """Mentions, entities, times and quantities, by token index. Indexes of the same mentions share their look-ups."""

    def __init__(
        self,
        annotation: Annotation,
        mentions: Sequence[Mention],
        entities: Sequence[Entity],
        times: Sequence[Timex],
        quantities: Sequence[Quantity],
    ) -> None:
        self.annotation = annotation
        self.mentions = mentions
        self.entities = {entity.id: entity for entity in entities}
        self.times = times
        self.quantities = quantities
        self.mention_by_head, self.mention_by_token, self.mention_by_title = _mention_places(annotation, mentions)
        self.time_by_token = _time_places(annotation, times)

    @cached_property
    def quantity_by_head(self) -> dict[int, Quantity]:
        """Quantity at the index of the token that heads what is counted."""
        return {quantity.of_head: quantity for quantity in self.quantities if quantity.of_head >= 0}

    def entity_at(self, token: Token) -> str | None:
        """The entity whose mention is headed by the token."""
        mention = self.mention_by_head.get(token.i)
        return mention.entity if mention else None

    def type_at(self, token: Token) -> str | None:
        """The class of the mention that is headed by the token."""
        mention = self.mention_by_head.get(token.i)
        return mention.type if mention else None


_index = shared(Index)


class _MentionPlaces(NamedTuple):
    """Where mentions stand, by token index."""

    by_head: dict[int, Mention]  # at its head token; of several, the longest
    by_token: dict[int, Mention]  # at every token it covers; of several, the shortest
    by_title: dict[int, Mention]  # at every token of the title before it, which the parser may take for the head


@shared
def _mention_places(annotation: Annotation, mentions: Sequence[Mention]) -> _MentionPlaces:
    """The places of those that stand for their entity; "Beijing" in "pro-Beijing" does not."""
    tokens, tokens_in = annotation.tokens, annotation.tokens_in
    own = [m for m in mentions if not (m.head > 1 and _prefixed(tokens, m))]
    return _MentionPlaces(
        {m.head: m for m in sorted(own, key=lambda m: m.end - m.start)},
        {t.i: m for m in sorted(own, key=lambda m: m.start - m.end) for t in tokens_in(m.start, m.end)},
        {t.i: m for m in own if m.title is not None for t in tokens_in(*m.title)},
    )


@shared
def _time_places(annotation: Annotation, times: Sequence[Timex]) -> dict[int, Timex]:
    """Time expression at every token index it covers."""
    return {token.i: timex for timex in times for token in annotation.tokens_in(timex.start, timex.end)}


def _prefixed(tokens: Sequence[Token], mention: Mention) -> bool:
    """True for a name that is part of a word: pro-Beijing, anti-NATO."""
    at = mention.head
    while at > 0 and tokens[at - 1].start >= mention.start:
        at -= 1
    if at < 2 or tokens[at - 1].text != "-" or tokens[at - 1].end != tokens[at].start:
        return False
    return tokens[at - 2].lower in _PREFIXES and tokens[at - 2].end == tokens[at - 1].start
