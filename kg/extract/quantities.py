"""Figures with bounds and what they count: "at least 243 Palestinians", "$3.5 billion", "a 42-year-old man".

A figure inside of a time, a name or a label ("page 3", "Boeing 737") is none. Ordinals, ages, percentages,
money and measures are told apart by `kind`, so that other extractors can pass over them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kg.model import Annotation, Article, Findings, Quantity, Span, Token

from .numerals import parse_ordinal
from .quantity.bounds import Bounds, bounds_of, comparator_after, comparator_before
from .quantity.counted import counted_by
from .quantity.kinds import Reading, is_label, read_kind
from .quantity.ranges import Range, join_ranges
from .quantity.runs import numeral_runs

_ORDINAL_ENDINGS = ("st", "nd", "rd", "th")


def extract_quantities(article: Article, annotation: Annotation, findings: Findings) -> Findings:
    """The findings with the figures of the article, in text order."""
    in_times = {t.i for timex in findings.times for t in annotation.tokens_in(timex.start, timex.end)}
    found = [*_figures(article.text, annotation, in_times), *_ordinals(annotation, in_times)]
    return replace(findings, quantities=tuple(sorted(found, key=lambda q: (q.start, q.end))))


def _figures(text: str, annotation: Annotation, in_times: set[int]) -> Iterator[Quantity]:
    tokens = annotation.tokens
    for _, runs in groupby(numeral_runs(annotation, in_times), lambda run: tokens[run.last].sent.i):
        for part in join_ranges(tokens, list(runs)):
            if not is_label(tokens, part.first):
                quantity = _quantity(text, tokens, part)
                if quantity:
                    yield quantity


def _ordinals(annotation: Annotation, in_times: set[int]) -> Iterator[Quantity]:
    for word, tokens in annotation.by("lower").items():
        if word in {"first", "second", "third"} or word.endswith(_ORDINAL_ENDINGS):
            rank = parse_ordinal(word)
            if rank is None:
                continue
            for token in tokens:
                if token.tag in {"JJ", "RB", "NN", "NNP", "CD"} and token.i not in in_times:
                    value, span = float(rank), Span(token.start, token.end)
                    yield Quantity(*span, value, value, number=span, value=value, kind="ordinal")


def _quantity(text: str, tokens: Sequence[Token], part: Range) -> Quantity | None:
    reading = read_kind(tokens, part.first)
    if reading is None:
        return None
    if part.second is not None:
        reading = _second_kind(tokens, part, reading)
    start_token, bounds, end_token = _bounds(tokens, part, reading)
    of, of_head = reading.of, -1
    if reading.kind in {"count", "percent"}:
        counted = counted_by(tokens, part.last._replace(last=end_token))
        if counted:
            of_head = counted.head
            of = text[tokens[counted.first].start : tokens[counted.head].end]
            end_token = max(end_token, counted.head)
    number = Span(tokens[part.first.first].start, tokens[part.last.last].end)
    return Quantity(
        tokens[start_token].start, tokens[end_token].end, bounds.lower, bounds.upper, of=of, of_head=of_head,
        number=number, value=part.first.value * reading.factor, quantifier=bounds.quantifier, kind=reading.kind,
    )


def _second_kind(tokens: Sequence[Token], part: Range, reading: Reading) -> Reading:
    """The kind of a range is told by its end: "10 to 15 percent"; its sign by its beginning: "$10 to $15"."""
    second = read_kind(tokens, part.last)
    if second is None:
        return reading
    if second.kind == "count":
        return reading._replace(last=max(second.last, reading.last))
    return second._replace(first=reading.first)


def _bounds(tokens: Sequence[Token], part: Range, reading: Reading) -> tuple[int, Bounds, int]:
    """(first token, bounds, last token) of the figure with its comparator."""
    value = part.first.value * reading.factor
    first, last = min(reading.first, part.start), reading.last
    if part.second is not None:
        upper = part.second.value * reading.factor
        return first, Bounds(value, upper, bounds_of("at_least", value).quantifier), last
    before = comparator_before(tokens, first)
    after = comparator_after(tokens, last)
    if before:
        return before[0], bounds_of(before[1], value), last
    if after:
        return first, bounds_of(after[1], value), after[0]
    if part.first.vague:
        return first, bounds_of("more_than", value), last
    return first, Bounds(value, value, None), last
