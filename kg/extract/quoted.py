"""Stretches inside quotation marks and who speaks there: enough to know what "I" and "we" stand for."""

import re
from bisect import bisect_right
from functools import cache

from kg.model import Token
from kg.resources import lexicon_rows

from .chains import Chain
from .discourse import Discourse

_QUOTED = re.compile(r"“[^”\n]{2,}(?:”|(?=\n|$))|\"[^\"\n]{2,}\"|``.{2,}?''")


@cache
def reporting_verbs() -> frozenset[str]:
    """Lemmas of the verbs that put words into somebody's mouth."""
    return frozenset(row[0] for row in lexicon_rows("reporting_verbs.tsv"))


class Speech:
    """Quoted stretches of an article, and the chain of the speaker of each where the text tells."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        self._spans = [m.span() for m in _QUOTED.finditer(discourse.article.text)]
        self._starts = [start for start, _ in self._spans]
        self._speakers: dict[int, Chain | None] = {}

    def quote(self, token: Token) -> int | None:
        """Number of the quotation that a token stands in."""
        n = bisect_right(self._starts, token.start) - 1
        return n if n >= 0 and token.end <= self._spans[n][1] else None

    def speaker(self, token: Token) -> Chain | None:
        """The chain of who says the quotation that a token stands in."""
        n = self.quote(token)
        if n is None:
            return None
        if n not in self._speakers:
            self._speakers[n] = self._find(n)
        return self._speakers[n]

    def _find(self, n: int) -> Chain | None:
        """The subject of a verb of saying beside the quotation; of the paragraph's earlier one where none is."""
        start, end = self._spans[n]
        tokens = self._discourse.annotation.tokens_in(start, end)
        if not tokens:
            return None
        sentences = self._discourse.annotation.sentences
        for number in self._near(tokens[0].sent.i, tokens[-1].sent.i):
            for token in sentences[number].tokens:
                if token.lemma in reporting_verbs() and self.quote(token) is None:
                    subject = token.child("nsubj")
                    chain = self._discourse.chain_at(subject)
                    if chain is not None:
                        return chain
        return self._speakers.get(n - 1) if n and self._same_block(n) else None

    def _near(self, first: int, last: int) -> list[int]:
        """Sentences of the quotation, then the one before and the one after in the same paragraph."""
        sentences = self._discourse.annotation.sentences
        near = list(range(first, last + 1))
        if last + 1 < len(sentences) and sentences[last + 1].block == sentences[last].block:
            near.append(last + 1)
        if first and sentences[first - 1].block == sentences[first].block:
            near.append(first - 1)
        return near

    def _same_block(self, n: int) -> bool:
        return "\n\n" not in self._discourse.article.text[self._spans[n - 1][1] : self._spans[n][0]]
