"""Which offices are told of earlier years, so that they were held then, not now."""

from kg.model import Annotation, Article, Findings, Timex, Token


class Chronology:
    """The years that the sentences of an article name, against the year the article speaks from.

    An article without a date speaks from the latest year it names; there a sentence without a year is of
    the time of the sentence before it.
    """

    def __init__(self, article: Article, annotation: Annotation, findings: Findings) -> None:
        self._years: dict[int, list[tuple[int, Token]]] = {}
        for timex in findings.times:
            year = _year(timex)
            tokens = annotation.tokens_in(timex.start, timex.end) if year else []
            if tokens and year:
                self._years.setdefault(tokens[0].sent.i, []).append((year, tokens[0]))
        self._sentences = annotation.sentences
        self._dated = article.date is not None
        latest = max((year for years in self._years.values() for year, _ in years), default=0)
        self._now = int(article.date[:4]) if article.date else latest

    def is_past(self, noun: Token, gap: int) -> bool:
        """Whether the clause around the noun tells of `gap` or more years ago."""
        years = [year for year, token in self._years.get(noun.sent.i, ()) if _same_clause(token, noun)]
        if not years and not self._dated and noun.sent.i:
            before = self._sentences[noun.sent.i - 1]
            if before.block == noun.sent.block and noun.sent.i not in self._years:
                years = [year for year, _ in self._years.get(before.i, ())]
        return bool(years) and max(years) <= self._now - gap


def _same_clause(time: Token, noun: Token) -> bool:
    """Whether the verb that the time belongs to governs the noun: not in "X, now leader, who in 2010 said"."""
    verb = next((t for t in time.ancestors() if t.pos in {"VERB", "AUX"}), None)
    return verb is None or verb is noun or any(t is verb for t in noun.ancestors())


def _year(timex: Timex) -> int | None:
    return int(timex.value[:4]) if timex.type in {"DATE", "TIME"} and timex.value[:4].isdigit() else None
