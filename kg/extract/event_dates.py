"""When an event happened: the time expression of its clause, or of another mention of the same event."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kg.model import Annotation, Article, BlockKind, Timex, Token

from .event_drafts import Draft
from .index import Index

_DATE = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?|--\d\d-\d\d)(T\d\d:\d\d(?::\d\d)?)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?\Z")
_DAY = len("2021-05-10")
_OTHER_TIME = frozenset({"since", "before", "after", "until", "till", "by", "for", "than", "from", "to", "as"})
_CHAINED = frozenset({"conj", "xcomp", "advcl"})
_INSIDE = frozenset({"compound", "nmod", "nummod", "poss", "amod"})
_FORTNIGHT = 14
_YEAR = len("2021")
_MAX_CLIMB = 12


class Moment(NamedTuple):
    """A time expression that can date an event, and the token of the clause it belongs to."""

    timex: Timex
    date: str
    anchor: Token
    preposition: str


def iso_date(timex: Timex) -> str | None:
    """The date of a TIMEX3 value at its precision (2021-05-10, 2021-05, 2021, --05-10); None where it names none."""
    if timex.type not in {"DATE", "TIME"}:
        return None
    if (week := _WEEK.match(timex.value)) is not None:
        return _month_of_week(int(week[1]), int(week[2]), weekend=week[3] is not None)
    match = _DATE.match(timex.value)
    if match is None or (match.end() < len(timex.value) and timex.value[match.end()] == "-"):
        return None
    return match[1] + (match[2] or "") if len(match[1]) == _DAY else match[1]


def _month_of_week(year: int, week: int, *, weekend: bool) -> str | None:
    """The month of a week or weekend that lies wholly within one."""
    try:
        first = date.fromisocalendar(year, week, 6 if weekend else 1)
        last = date.fromisocalendar(year, week, 7)
    except ValueError:
        return None
    return f"{first:%Y-%m}" if first.month == last.month else None


class Dater:
    """Dates the drafts of one article."""

    def __init__(self, annotation: Annotation, index: Index, drafts: Iterable[Draft] = ()) -> None:
        self.moments: dict[int, list[Moment]] = {}
        triggers = {d.trigger.token.i for d in drafts}
        for timex in index.times:
            value = iso_date(timex)
            head = annotation.head_of(timex.start, timex.end) if value else None
            if value is None or head is None or _is_in_name(head, value):
                continue
            moment = Moment(timex, value, _anchor(head, triggers), _preposition(head))
            self.moments.setdefault(moment.anchor.i, []).append(moment)
            clause = _when_clause(annotation, timex)
            if clause is not None:
                self.moments.setdefault(clause.i, []).append(Moment(timex, value, clause, ""))

    def date(self, draft: Draft) -> None:
        """Sets the date of a draft from its own clause."""
        for token in _clause_tokens(draft):
            moments = self.moments.get(token.i)
            if moments and self._take(draft, moments):
                return

    def at(self, token: Token) -> str | None:
        """The date that a time expression gives to the clause of a verb, at its precision."""
        fitting = [m for m in self.moments.get(token.i, ()) if m.preposition not in _OTHER_TIME]
        return min(fitting, key=_fineness).date if fitting else None

    @staticmethod
    def _take(draft: Draft, moments: list[Moment]) -> bool:
        ranged = {m.preposition: m for m in moments}
        if "from" in ranged and ("to" in ranged or "until" in ranged):
            end = ranged.get("to") or ranged["until"]
            _set(draft, ranged["from"], end.date)
            return True
        if [m.preposition for m in moments].count("between") > 1:
            both = [m for m in moments if m.preposition == "between"]
            _set(draft, both[0], both[1].date)
            return True
        fitting = [m for m in moments if m.preposition not in _OTHER_TIME]
        if not fitting:
            return False
        start = draft.trigger.token.start
        near = min(fitting, key=lambda m: (*_fineness(m), abs(m.timex.start - start)))
        until = ranged.get("until")
        _set(draft, near, until.date if until else None)
        return True


def _fineness(moment: Moment) -> tuple[int, bool]:
    """Sorts days before months and years, and days that are named before hours."""
    return -len(moment.date[:_DAY]), moment.timex.type == "TIME"


def _when_clause(annotation: Annotation, timex: Timex) -> Token | None:
    """The verb of a clause that tells what happened then: "since 1959, when two people died"."""
    last = annotation.tokens_in(timex.start, timex.end)[-1]
    after = annotation.tokens[last.i + 1 : min(last.i + 3, last.sent.last)]
    when = next((t for t in after if t.lower == "when"), None)
    if when is None or (when is not after[0] and after[0].text != ","):
        return None
    return when.head if when.head.pos in {"VERB", "AUX"} else None


def _set(draft: Draft, moment: Moment, end: str | None) -> None:
    draft.date, draft.end_date = moment.date, end
    draft.date_span = (moment.timex.start, moment.timex.end)


def _anchor(head: Token, triggers: Iterable[int]) -> Token:
    """The event or verb that a time expression modifies."""
    token = head
    for _ in range(_MAX_CLIMB):
        if token is not head and ((token.pos in {"VERB", "AUX"} and token.dep != "amod") or token.i in triggers):
            return token
        if token.head is token:
            return token
        token = token.head
    return token


def _is_in_name(head: Token, value: str) -> bool:
    """True for a year that is part of a name ("Expo 2010"), which does not tell when something happened."""
    above = head.head
    return len(value) == _YEAR and head.i == above.i + 1 and above.pos == "PROPN" and head.dep in _INSIDE


def _preposition(head: Token) -> str:
    above = head.head
    if head.dep == "conj" or (head.dep in _INSIDE and above.pos == "NOUN"):  # "since its 1967 debut"
        return _preposition(above)
    return above.lower if head.dep == "pobj" else ""


def _clause_tokens(draft: Draft) -> list[Token]:
    """Where the time of an event may hang, nearest first: itself, its light verb, the verbs that govern it."""
    trigger = draft.trigger
    found = [trigger.token]
    found.extend(s.verb for s in trigger.supports)
    token = trigger.token
    if trigger.nominal:
        for above in token.ancestors():
            if above.pos in {"VERB", "AUX"}:
                token = above
                found.append(above)
                break
    else:
        found.extend(trigger.places.objects)
    while token.dep in _CHAINED and token.head.pos in {"VERB", "AUX"}:
        token = token.head
        found.append(token)
    return found


class NarrativeDates:
    """When news that names no time of its own most likely happened.

    News tells of the day it is published, or goes on with the day it last named; a headline tells of the first one.
    Such a date orders events and helps to tell them apart, but is not read from the text: an event that has it is
    marked `date_inferred`, and nothing may assert it.
    """

    def __init__(self, article: Article, times: Iterable[Timex]) -> None:
        self.published = article.date[:_DAY] if article.date and _DATE.match(article.date) else None
        lines = {article.text[b.start : b.end].strip() for b in article.blocks}  # datelines
        self.days = sorted(
            (t.start, day) for t in times
            if (day := self._recent(t)) is not None and article.text[t.start : t.end] not in lines
        )

    def _recent(self, timex: Timex) -> str | None:
        """The day that a time expression names, if it lies within the fortnight before publication."""
        day = (iso_date(timex) or "")[:_DAY]
        if self.published is None or len(day) < _DAY or day.startswith("--"):
            return None
        try:
            age = (date.fromisoformat(self.published) - date.fromisoformat(day)).days
        except ValueError:
            return None
        return day if 0 <= age <= _FORTNIGHT else None

    def date(self, token: Token) -> str | None:
        """The day for an event told at the token; None where the article has no date."""
        before = bisect_left(self.days, (token.start, ""))
        if before:
            return self.days[before - 1][1]
        if self.days and token.sent.kind is BlockKind.HEADLINE:
            return self.days[0][1]
        return self.published


def share_dates(drafts: list[Draft]) -> None:
    """Mentions of one event without a date of their own take that of the first mention with one."""
    first: dict[int, Draft] = {}
    for number, draft in enumerate(drafts):
        if draft.date is not None:
            first.setdefault(draft.same_as if draft.same_as >= 0 else number, draft)
    for number, draft in enumerate(drafts):
        source = first.get(draft.same_as if draft.same_as >= 0 else number)
        if draft.date is None and source is not None:
            draft.date, draft.date_span, draft.end_date = source.date, source.date_span, source.end_date
