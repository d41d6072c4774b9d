"""Time expressions with TIMEX3 values (TimeML, ISO 8601).

Word classes -> rules -> readings -> composition -> anchoring: see kg.extract.timex. Times are anchored at
the day of publication; in a text that tells of other times (history, biography), at the time told last.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.model import READ_AS_TEXT, Annotation, Article, BlockKind, Findings, Sentence, Timex, Token

from .timex.anchoring import Timeline, anchor
from .timex.calendar import Period, day
from .timex.composition import compose
from .timex.grammar import find_items
from .timex.guards import plausible, repeated
from .timex.readings import Fixed, Item, Partial, Reading, Relative, TimeOfDay
from .timex.tense import tense_at
from .timex.tokens import CODE, TRIGGER, Words, classify, code_of

_HEADER_WORD = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?|\w+(?:[.:/,]\w+)*\.?|[^\w\s]")
_NO_SENTENCE = Sentence(-1, 0, 0, -1, BlockKind.DATE)


def extract_times(article: Article, annotation: Annotation, findings: Findings) -> Findings:
    """The findings with the times of the article, in text order."""
    found = [(words, item) for words in _all_words(article, annotation) for item in _items(words, annotation)]
    timeline = Timeline(_publication(article, found))
    timeline.narrative = _is_narrative([item for _, item in found], timeline.published)
    times: list[Timex] = []
    for words, item in found:
        first, last = words.words[item.first], words.words[item.last - 1]
        tense = _tense(words, item, annotation) if _needs_tense(item.reading) else ""
        value = anchor(item.reading, timeline, tense)
        if value is None:
            continue
        kind, text, period = value
        if period is not None:
            timeline.tell(period, item.reading)
        times.append(Timex(first.start, last.end, kind, text))
    return replace(findings, times=tuple(sorted(times, key=lambda t: (t.start, t.end))))


def _all_words(article: Article, annotation: Annotation) -> Iterator[Words]:
    """The classified words of each sentence that may tell a time, header lines first."""
    for block in article.blocks:
        if block.kind not in READ_AS_TEXT and block.kind in (BlockKind.DATE, BlockKind.DATELINE):
            tokens = _header_tokens(article.text, block.start, block.end)
            codes = [code_of(token.lower) for token in tokens]
            if TRIGGER.search("".join(codes)):
                yield classify(tokens, codes)
    code = {lower: code_of(lower) for lower in annotation.by("lower")}
    for sentence in annotation.sentences:
        codes = [code[token.lower] for token in sentence.tokens]
        if TRIGGER.search("".join(codes)):
            yield classify(sentence.tokens, codes)


def _header_tokens(text: str, start: int, end: int) -> list[Token]:
    """Plain tokens, without annotation, of a stretch that is not parsed."""
    return [
        Token(-1, m.start(), m.end(), m[0], m[0].lower(), m[0], "", "", "", "", False, _NO_SENTENCE)
        for m in _HEADER_WORD.finditer(text, start, end)
    ]


def _items(words: Words, annotation: Annotation) -> list[Item]:
    items = compose(find_items(words), words)
    return [repeated(item, words, annotation.tokens) for item in items if plausible(item, words, annotation.tokens)]


def _needs_tense(reading: Reading) -> bool:
    if isinstance(reading, TimeOfDay):
        return reading.date is not None and _needs_tense(reading.date)
    return isinstance(reading, Partial)


def _tense(words: Words, item: Item, annotation: Annotation) -> str:
    index = words.words[item.last - 1].token
    if index < 0 or words.codes[item.last : item.last + 1] == CODE["POSSESSIVE"]:
        return ""
    return tense_at(annotation.tokens[index])


def _publication(article: Article, found: Sequence[tuple[Words, Item]]) -> Period | None:
    """The day of publication, else the first full date of a header line, else None."""
    written = re.match(r"(\d{4})-(\d\d)-(\d\d)", article.date or "")
    if written:
        return day(int(written[1]), int(written[2]), int(written[3]))
    for words, item in found:
        if words.words[item.first].token >= 0:
            continue
        period = _full_date(item.reading)
        if period:
            return period
    return None


def _full_date(reading: Reading) -> Period | None:
    if isinstance(reading, TimeOfDay) and reading.date is not None:
        return _full_date(reading.date)
    return reading.period if isinstance(reading, Fixed) and reading.period.unit == "day" else None


def _is_narrative(items: Sequence[Item], published: Period | None) -> bool:
    """Whether a text tells of other times than its own: it names past dates in full and hardly counts from today."""
    dated = [i.reading.period.year for i in items if isinstance(i.reading, Fixed)]
    if published is None:
        return len(dated) >= 3
    past = sum(year < published.year for year in dated)
    deictic = sum(_is_deictic(item.reading) for item in items)
    return past >= 5 and deictic * 4 <= past


def _is_deictic(reading: Reading) -> bool:
    """Whether the words count from the day of publication: yesterday, Friday, last year."""
    if isinstance(reading, TimeOfDay):
        return reading.date is not None and _is_deictic(reading.date)
    if isinstance(reading, Partial):
        return reading.unit == "weekday" and not reading.anaphoric
    return isinstance(reading, Relative) and not reading.anaphoric
