"""Tokens that fill a role -> Arguments with the span of their phrase, their entity and their count."""

from collections.abc import Mapping
from functools import cache, cached_property

from kg.model import Argument, Article, Mention, MentionKind, Token
from kg.resources import lexicon_rows

from .event_lexicon import words_of
from .index import Index

_AFTER_HEAD = frozenset({"prep", "compound", "nummod", "amod", "nmod", "quantmod", "case", "advmod", "npadvmod"})
_BEFORE_HEAD = frozenset({"cc", "punct", "relcl", "appos", "conj", "preconj", "mark", "advmod"})
_ADJECTIVE_TAGS = frozenset({"JJ", "NNP", "NNPS", "NN"})


@cache
def _demonyms() -> Mapping[str, str]:
    """Country, folded, by the adjective of its people, folded."""
    return {row[0].casefold(): row[1].casefold() for row in lexicon_rows("demonyms.tsv")}


class ArgumentReader:
    """Reads the arguments of one article's events."""

    def __init__(self, article: Article, index: Index) -> None:
        self.article = article
        self.index = index

    @cached_property
    def _places(self) -> Mapping[str, str]:
        """Entity of a place by its names, folded."""
        found: dict[str, str] = {}
        for entity in self.index.entities.values():
            if entity.type in {"schema:Country", "schema:Place", "schema:AdministrativeArea", "schema:City"}:
                for name in (entity.label, *entity.names):
                    found.setdefault(name.casefold(), entity.id)
        return found

    def argument(self, token: Token, role: str, entity: str | None) -> Argument:
        """The phrase that the token heads, in the role, with the entity or event that it stands for."""
        start, end = self.phrase(token, wide=role == "kgo:topic")
        counted = measured(token)
        quantity = self.index.quantity_by_head.get(counted.i) or self.index.quantity_by_head.get(token.i)
        argument = Argument(self.article.text[start:end], start, end, entity, role=role)
        if quantity is None or quantity.kind != "count" or quantity.value is None:
            return argument
        return argument._replace(number=quantity.value, quantifier=quantity.quantifier)

    def clause(self, token: Token, role: str) -> Argument:
        """The words of a subordinate clause, in the role."""
        tokens = self.index.annotation.tokens
        first, last = token.left_edge, token.right_edge
        while last > token.i and tokens[last].dep == "punct":
            last -= 1
        start, end = tokens[first].start, tokens[last].end
        return Argument(self.article.text[start:end], start, end, role=role)

    def phrase(self, token: Token, *, wide: bool = False) -> tuple[int, int]:
        """Start and end of the noun phrase without what merely follows it (relative clauses, appositions).

        A wide one keeps all its prepositional phrases, not only "of".
        """
        tokens = self.index.annotation.tokens
        first = last = token.i
        for child in token.children:
            if child.i > token.i or child.dep in _BEFORE_HEAD or child.left_edge >= first:
                continue
            if not any(t.text == ")" for t in tokens[child.left_edge : token.i]):
                first = child.left_edge
        for child in token.children:
            if child.i > token.i:
                if child.dep not in _AFTER_HEAD or (child.dep == "prep" and child.lower != "of" and not wide):
                    break
                if child.tag != "POS":
                    last = child.right_edge
        start, end = tokens[first].start, tokens[last].end
        mention = self._mention(token)
        if mention is not None and mention.kind is MentionKind.NAME:
            start, end = min(start, mention.start), max(end, mention.end)
        return start, end

    def entity(self, token: Token) -> str | None:
        """The entity that the token stands for: its own mention's, that of what it counts, its apposition's."""
        country = self._country(token)
        if country is not None:
            return country
        mention = self._mention(token) or self._mention(measured(token))
        if mention is not None and mention.entity is not None:
            return mention.entity
        for child in token.children:
            if child.dep == "appos" and (other := self._mention(child)) is not None:
                return other.entity
        return None

    def mention(self, token: Token) -> Mention | None:
        """The mention that the token heads or, where it heads none, stands in."""
        return self._mention(token)

    def _mention(self, token: Token) -> Mention | None:
        found = self.index.mention_by_head.get(token.i)
        if found is not None:
            return found
        covering = self.index.mention_by_token.get(token.i)
        if covering is None or covering.kind is not MentionKind.NAME:
            return self.index.mention_by_title.get(token.i)
        return covering if token.tag in {"NNP", "NNPS"} else None

    def _country(self, token: Token) -> str | None:
        """ "Israeli" in "the Israeli offensive": the country, where the article has an entity for it."""
        if token.dep not in {"amod", "compound", "nmod"} or token.tag not in _ADJECTIVE_TAGS:
            return None
        country = _demonyms().get(token.lower)
        return None if country is None else self._places.get(country)


def measured(token: Token) -> Token:
    """The token that says what is counted: "people" in "dozens of people", "one of the people"."""
    if token.children and (token.tag == "CD" or token.lemma.lower() in words_of("container")):
        for child in token.children:
            if child.lower == "of":
                return child.child("pobj") or token
    return token
