"""Which sentences tell of earlier years, so that a title in them was held then, not now."""

from kg.model import Annotation, Article, Findings, Sentence, Timex

REACH = 1  # sentences a year reaches on where none is named


class Chronology:
    """The year that each sentence of an article tells of, against the year the article speaks from."""

    def __init__(self, article: Article, annotation: Annotation, findings: Findings) -> None:
        years: dict[int, int] = {}
        for timex in findings.times:
            year = _year(timex)
            tokens = annotation.tokens_in(timex.start, timex.end) if year else []
            if tokens and year:
                number = tokens[0].sent.i
                years[number] = max(year, years.get(number, 0))
        self._years = years
        self._blocks = {s.i: s.block for s in annotation.sentences}
        self._now = int(article.date[:4]) if article.date else max(years.values(), default=0)

    def is_past(self, sentence: Sentence, gap: int) -> bool:
        """Whether the sentence, or else the one before it in its block, tells of `gap` or more years ago."""
        for number in range(sentence.i, sentence.i - REACH - 1, -1):
            if self._blocks.get(number) != sentence.block:
                return False
            if number in self._years:
                return self._years[number] <= self._now - gap
        return False


def _year(timex: Timex) -> int | None:
    return int(timex.value[:4]) if timex.type in ("DATE", "TIME") and timex.value[:4].isdigit() else None
