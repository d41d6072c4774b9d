"""Look-ups that several extractors share: which mention, time or quantity stands at a token."""

from collections.abc import Sequence
from functools import cached_property

from kg.model import Annotation, Entity, Findings, Mention, Quantity, Timex, Token

from .sharing import shared

_PREFIXES = frozenset({"anti", "counter", "ex", "non", "pan", "post", "pre", "pro"})


def make_index(annotation: Annotation, findings: Findings) -> "Index":
    """The index of the findings so far."""
    return _index(annotation, findings.mentions, findings.entities, findings.times, findings.quantities)


class Index:
    """Mentions, entities, times and quantities, by token index; lazy."""

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

    @cached_property
    def _mentions(self) -> list[Mention]:
        """The mentions that stand for their entity; "Beijing" in "pro-Beijing" does not."""
        tokens = self.annotation.tokens
        return [m for m in self.mentions if not (m.head > 1 and _prefixed(tokens, m))]

    @cached_property
    def mention_by_head(self) -> dict[int, Mention]:
        """Mention at the index of its head token; of several, the longest."""
        found: dict[int, Mention] = {}
        for mention in sorted(self._mentions, key=lambda m: m.end - m.start):
            found[mention.head] = mention
        return found

    @cached_property
    def mention_by_token(self) -> dict[int, Mention]:
        """Mention at every token index it covers; of several, the shortest."""
        found: dict[int, Mention] = {}
        for mention in sorted(self._mentions, key=lambda m: m.start - m.end):
            for token in self.annotation.tokens_in(mention.start, mention.end):
                found[token.i] = mention
        return found

    @cached_property
    def mention_by_title(self) -> dict[int, Mention]:
        """Mention at every token index of the title in front of it, which the parser may take for the head."""
        titled = [(m, m.title) for m in self._mentions if m.title is not None]
        return {t.i: mention for mention, span in titled for t in self.annotation.tokens_in(span.start, span.end)}

    @cached_property
    def time_by_token(self) -> dict[int, Timex]:
        """Time expression at every token index it covers."""
        return {
            token.i: timex
            for timex in self.times
            for token in self.annotation.tokens_in(timex.start, timex.end)
        }

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


def _prefixed(tokens: Sequence[Token], mention: Mention) -> bool:
    """True for a name that is part of a word: pro-Beijing, anti-NATO."""
    at = mention.head
    while at > 0 and tokens[at - 1].start >= mention.start:
        at -= 1
    if at < 2 or tokens[at - 1].text != "-" or tokens[at - 1].end != tokens[at].start:
        return False
    return tokens[at - 2].lower in _PREFIXES and tokens[at - 2].end == tokens[at - 1].start
