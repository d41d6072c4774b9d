"""The linguistic annotation of an article, as plain Python objects.

Extractors read these instead of spaCy objects: attribute access costs a tenth, unit tests can build
them by hand, and spaCy stays in kg.annotate. Offsets are those of the article's stored text; token
indices count over the whole article. Tags follow Penn Treebank, parts of speech Universal POS, and
dependencies the ClearNLP labels of spaCy's English models.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import attrgetter
from typing import Literal, NamedTuple

from .article import BlockKind

Attribute = Literal["lower", "lemma", "tag"]


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """One token. `head` is the token itself for the root of a sentence."""

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    ent: str  # OntoNotes label of the named entity it is part of, or ""
    ent_begins: bool  # True for the first token of a named entity
    sent: "Sentence"
    head: "Token" = field(init=False)
    children: list["Token"] = field(default_factory=list)
    left_edge: int = 0  # index of the first token of its subtree
    right_edge: int = 0  # index of the last token of its subtree

    def __repr__(self) -> str:
        return f"Token({self.i}, {self.text!r}, {self.tag}, {self.dep})"

    def child(self, *deps: str) -> "Token | None":
        """The first child that has one of the dependency labels."""
        for child in self.children:  # a generator would take twice as long
            if child.dep in deps:
                return child
        return None

    def kids(self, *deps: str) -> list["Token"]:
        """All children that have one of the dependency labels, in text order."""
        return [c for c in self.children if c.dep in deps]

    def ancestors(self) -> Iterator["Token"]:
        """The heads above this token, nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def subtree(self) -> Iterator["Token"]:
        """This token and all below it, in text order."""
        tokens = [self]
        for token in tokens:
            tokens.extend(token.children)
        return iter(sorted(tokens, key=lambda t: t.i))


@dataclass(slots=True, eq=False, repr=False)
class Sentence:
    """A sentence: tokens[first:last] of the annotation, and the kind of block it stands in."""

    i: int
    first: int
    last: int  # exclusive
    block: int  # index of the block in the article
    kind: BlockKind
    tokens: list[Token] = field(default_factory=list)

    def __repr__(self) -> str:
        return f"Sentence({self.i}, {' '.join(t.text for t in self.tokens)!r})"

    @property
    def start(self) -> int:
        """Offset of its first character."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.tokens[-1].end

    @property
    def root(self) -> Token:
        """Its first token that has no head but itself."""
        return next((t for t in self.tokens if t.head is t), self.tokens[0])


class TokenRow(NamedTuple):
    """One token as a flat record: what annotators hand over and what tests write down."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int  # index of the head in the article
    ent: str = ""
    ent_begins: bool = False
    starts_sentence: bool = False
    block: int = 0


class Annotation:
    """All tokens and sentences of one article, in text order."""

    __slots__ = ("_by", "sentences", "starts", "tokens")

    def __init__(self, tokens: list[Token], sentences: list[Sentence]) -> None:
        self.tokens = tokens
        self.sentences = sentences
        self.starts = [t.start for t in tokens]
        self._by: dict[Attribute, Mapping[str, list[Token]]] = {}

    @classmethod
    def from_rows(cls, rows: Sequence[TokenRow], kinds: Sequence[BlockKind] = ()) -> "Annotation":
        """Links flat records into tokens and sentences. `kinds` gives the kind of each block."""
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        sentence: Sentence | None = None
        for i, row in enumerate(rows):
            start, end, text, lemma, pos, tag, dep, _, ent, ent_begins, starts_sentence, block = row
            if starts_sentence or sentence is None or sentence.block != block:
                kind = kinds[block] if block < len(kinds) else BlockKind.PROSE
                sentence = Sentence(len(sentences), i, i, block, kind)
                sentences.append(sentence)
            token = Token(i, start, end, text, text.lower(), lemma, pos, tag, dep, ent, ent_begins, sentence, [], i, i)
            sentence.tokens.append(token)
            tokens.append(token)
        for token, row in zip(tokens, rows, strict=True):
            head = tokens[row.head]
            if head is not token and head.sent is token.sent:
                token.head = head
                head.children.append(token)
            else:
                token.head = token
        for sentence in sentences:
            sentence.last = sentence.first + len(sentence.tokens)
            _set_edges(sentence)
        return cls(tokens, sentences)

    def by(self, attribute: Attribute) -> Mapping[str, list[Token]]:
        """The tokens, in text order, by the value of an attribute."""
        if not self._by:
            lower, lemma, tag = (defaultdict[str, list[Token]](list) for _ in range(3))
            for token in self.tokens:
                lower[token.lower].append(token)
                lemma[token.lemma].append(token)
                tag[token.tag].append(token)
            self._by = {"lower": lower, "lemma": lemma, "tag": tag}
        return self._by[attribute]

    def having(self, attribute: Attribute, values: Collection[str]) -> list[Token]:
        """The tokens whose attribute has one of the values, in text order; quick where few have."""
        known = self.by(attribute)
        if len(values) < len(known):
            found = [known[value] for value in values if value in known]
        else:
            found = [tokens for value, tokens in known.items() if value in values]
        return found[0] if len(found) == 1 else sorted(chain.from_iterable(found), key=_place)

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """The tokens that overlap text[start:end]."""
        first = max(0, bisect_right(self.starts, start) - 1)
        if first < len(self.tokens) and self.tokens[first].end <= start:
            first += 1
        return self.tokens[first : bisect_left(self.starts, end)]

    def head_of(self, start: int, end: int) -> Token | None:
        """The token that governs the stretch: the one whose head lies outside of it."""
        inside = self.tokens_in(start, end)
        if not inside:
            return None
        low, high = inside[0].i, inside[-1].i
        return next((t for t in inside if t.head is t or not low <= t.head.i <= high), inside[-1])

    def free(self) -> None:
        """Takes the tokens apart when nobody needs them any more: they refer to one another, so that otherwise the
        collector finds them late, when many have gathered."""
        for token in self.tokens:
            token.children.clear()
            del token.head
        for sentence in self.sentences:
            sentence.tokens.clear()


_place = attrgetter("i")


def _set_edges(sentence: Sentence) -> None:
    """Computes the subtree edges bottom up (children before heads, by depth)."""
    order = [t for t in sentence.tokens if t.head is t]
    for token in order:
        order.extend(token.children)
    for token in reversed(order):
        head = token.head
        head.left_edge = min(head.left_edge, token.left_edge)
        head.right_edge = max(head.right_edge, token.right_edge)
