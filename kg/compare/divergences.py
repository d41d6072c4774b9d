"""Claims -> divergences: the values of one property of one subject beside each other.

Equal values are one reading, however many tell them. Readings that differ diverge; those that hang
together through comparable readings are one divergence, whose kind is the gravest of its pairs.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, product

from .claims import Claim, Divergence, Kind
from .values import births, bounds, clearly_later, dates_agree, days, overlap

FIGURES = frozenset({"kgo:deaths", "kgo:injuries", "kgo:amount"})
DATES = frozenset({
    "schema:startDate", "schema:endDate", "schema:birthDate", "schema:deathDate", "schema:foundingDate",
})  # fmt: skip
AGES = frozenset({"kgo:age"})
FUNCTIONAL = FIGURES | DATES | AGES  # one thing has one value

_GRAVITY = {Kind.CONTRADICTION: 0, Kind.UPDATE: 1, Kind.COMPATIBLE: 2}
_ANYBODY = frozenset({
    "body", "casualty", "dead", "death", "fatality", "human", "individual", "life", "other", "people", "person", "soul",
    "victim",
})  # fmt: skip
_TOLD = {"figure": frozenset({"Actual"}), "date": frozenset({"Actual", "Planned", "Predicted"})}
_OPEN = frozenset({"Possible", "Desired", "Conditional"})  # what may be and what may not be can both be said
_Verdict = tuple[Kind, str]


def find_divergences(claims: Iterable[Claim]) -> list[Divergence]:
    """The divergences among claims, ordered by subject, property and statements; their order does not matter.

    Claims of a functional property are compared by value; of any other property, one that denies what another
    says contradicts it.
    """
    groups: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    exact: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    claims = list(claims)
    for claim in claims:
        if claim.predicate in FUNCTIONAL and not claim.negated and claim.modality in _told(claim.predicate):
            groups[claim.subject, claim.predicate, claim.unit].append(claim)
        elif claim.predicate not in FUNCTIONAL:  # "the deal was not made" denies no date of it
            exact[claim.subject, claim.predicate, claim.value].append(claim)
    found = [d for group in groups.values() for d in _by_value(group)]
    found = _without_copies(found, claims)
    found += [d for group in exact.values() if (d := _denial(group)) is not None]
    return sorted(found, key=lambda d: (d.subject, d.predicate, d.statements))


def _without_copies(found: list[Divergence], claims: list[Claim]) -> list[Divergence]:
    """Divergences less those of an event whose figures all stand in that of another: a crash and the deaths in it."""
    known = {claim.statement: claim for claim in claims}
    readings = [frozenset(map(_teller, (known[s] for s in d.statements))) for d in found]
    figures: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, divergence in enumerate(found):
        if divergence.predicate in FIGURES:
            for reading in readings[number]:
                figures[divergence.predicate, reading].append(number)
    copies = set()
    for number, divergence in enumerate(found):
        holders = [set(figures[divergence.predicate, reading]) for reading in readings[number]]
        for other in set.intersection(*holders) - {number}:
            larger = len(readings[other]) > len(readings[number])
            if larger or (other not in copies and found[other].subject < divergence.subject):
                copies.add(number)
    return [d for n, d in enumerate(found) if n not in copies]


def _teller(claim: Claim) -> tuple[object, ...]:
    return claim.article, claim.source, claim.value, claim.quantifier


def _told(name: str) -> frozenset[str]:
    return _TOLD["date" if name in DATES else "figure"]


class _Reading:
    """One value, with all the claims that give it."""

    def __init__(self, claims: list[Claim]) -> None:
        self.claims = sorted(claims, key=lambda c: c.statement)
        self.one = self.claims[0]
        self.tellers = {(c.article, c.source) for c in claims}
        self.voices = {voice for c in claims for voice in (c.outlet or c.article, c.source) if voice}
        self.published = sorted({c.published for c in claims})
        self.head = _head(self.one.counted)


def _by_value(claims: list[Claim]) -> Iterator[Divergence]:
    by_key: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        dated = claim.published if claim.predicate in AGES else ""
        actual = claim.modality == "Actual"
        key = (claim.value, claim.quantifier, claim.part, claim.implied, _head(claim.counted), actual, dated)
        by_key[key].append(claim)
    readings = sorted((_Reading(group) for group in by_key.values()), key=_order)
    links: dict[int, dict[int, _Verdict]] = defaultdict(dict)
    for (i, one), (j, other) in combinations(enumerate(readings), 2):
        verdict = _compare(one, other)
        if verdict is not None:
            links[i][j] = links[j][i] = verdict
    for component in _components(links):
        members = [readings[i] for i in component]
        pairs = [(i, j) for i in component for j in component if j > i and j in links[i]]
        i, j = min(pairs, key=lambda pair: (_GRAVITY[links[pair[0]][pair[1]][0]], _weakness(readings, pair)))
        kind, reason = links[i][j]
        told = sorted({c.statement for reading in members for c in reading.claims})
        values = tuple(dict.fromkeys(reading.one.shown for reading in members))
        yield Divergence(members[0].one.subject, members[0].one.predicate, kind, tuple(told), values, reason)


def _weakness(readings: list[_Reading], pair: tuple[int, int]) -> tuple[bool, int]:
    """Pairs of whole figures that many tell come first: they are what a reader wants to hear of."""
    one, other = (readings[n] for n in pair)
    return one.one.part or other.one.part, -min(len(one.tellers), len(other.tellers))


def _order(reading: _Reading) -> tuple[object, ...]:
    """By size or date, then by all that tells two readings apart."""
    one = reading.one
    size = (days(one.value) or (0.0, 0.0))[0] if one.predicate in DATES else _number(one.value)
    return size, one.value, one.quantifier, one.part, reading.head, one.modality, one.published, one.statement


def _components(links: dict[int, dict[int, _Verdict]]) -> Iterator[list[int]]:
    seen: set[int] = set()
    for start in sorted(links):
        if start in seen:
            continue
        reached, waiting = {start}, [start]
        while waiting:
            for near in links[waiting.pop()]:
                if near not in reached:
                    reached.add(near)
                    waiting.append(near)
        seen |= reached
        yield sorted(reached)


def _compare(one: _Reading, other: _Reading) -> _Verdict | None:
    """How two different readings stand to each other; None where they are not about the same, or are the same."""
    a, b = one.one, other.one
    if a.predicate in DATES:
        if one.tellers & other.tellers and not dates_agree(a.value, b.value):
            return None  # nobody contradicts himself on a day: he tells of two deeds
        can_be, why = dates_agree(a.value, b.value), _dates_reason(a, b)
    elif a.predicate in AGES:
        can_be, why = _ages_agree(a, b), f"{a.shown} and {b.shown} years, at different times"
    else:
        sized = _figures_agree(one, other)
        if sized is None:
            return None
        can_be, why = sized
    if can_be:
        same_words = (a.value, a.quantifier, a.part) == (b.value, b.quantifier, b.part)
        return None if same_words or one.tellers == other.tellers else (Kind.COMPATIBLE, why)
    changes = a.predicate in FIGURES or "Actual" not in (a.modality, b.modality) or a.modality != b.modality
    if changes and (later := _later(one, other)):
        return Kind.UPDATE, later
    return Kind.CONTRADICTION, f"{a.shown} and {b.shown} cannot both be true"


def _later(one: _Reading, other: _Reading) -> str:
    """In words, that one value was reported clearly later than the other; "" where both were told at one time.

    Where somebody keeps to the old value after the new one is out, the two are of one time. Tolls rise: a
    later, lower figure is an update only from somebody who told the higher one.
    """
    old, new = sorted((one, other), key=lambda reading: reading.published)
    if old.published[-1] > new.published[0] or not clearly_later(old.published[-1], new.published[0]):
        return ""
    falls = old.one.predicate in FIGURES and _number(new.one.value) < _number(old.one.value)
    if falls and not old.voices & new.voices:
        return ""
    then, now = (reading.published[0].replace("T", " ")[:16] for reading in (old, new))
    return f"{old.one.shown} was reported on {then}, {new.one.shown} on {now}"


def _figures_agree(one: _Reading, other: _Reading) -> tuple[bool, str] | None:
    """Whether two figures can both be true, and why; None where they count different things."""
    a, b = one.one, other.one
    if _of_some(a, b) or _of_some(b, a):
        return None
    heads = one.head, other.head
    if heads[0] != heads[1] and (all(heads) or (a.part and b.part)):
        return None
    low, high = bounds(_number(a.value), a.quantifier), bounds(_number(b.value), b.quantifier)
    if a.part != b.part or heads[0] != heads[1]:
        is_first = a.part if a.part != b.part else bool(heads[0])
        part, whole = (low, high) if is_first else (high, low)
        words = (a, b) if is_first else (b, a)
        return part[0] <= whole[1], f"{_counted(words[0])} can be among {_counted(words[1])}"
    first, second = (a, b) if a.quantifier else (b, a)
    return overlap(low, high), f"{first.shown} leaves room for {second.shown}"


def _of_some(some: Claim, all_: Claim) -> bool:
    """Who tells of one victim does not say that there was no other."""
    return some.implied and _number(some.value) <= _number(all_.value)


def _counted(claim: Claim) -> str:
    return claim.shown if claim.part or not claim.counted else f"{claim.shown} {claim.counted}"


def _ages_agree(a: Claim, b: Claim) -> bool:
    first, second = (births(_number(claim.value), claim.published) for claim in (a, b))
    if first is None or second is None:
        return a.value == b.value
    return overlap(first, second)


def _dates_reason(a: Claim, b: Claim) -> str:
    if "T" in a.value and "T" in b.value:
        return f"{a.shown} and {b.shown} are about the same time"
    coarse, fine = sorted((a, b), key=lambda claim: (len(claim.value), claim.value))
    return f"{coarse.shown} leaves room for {fine.shown}"


def _denial(claims: list[Claim]) -> Divergence | None:
    """The divergence of claims of one triple, where one denies what another says of the same time."""
    pairs = [
        (yes, no)
        for yes, no in product((c for c in claims if not c.negated), (c for c in claims if c.negated))
        if yes.modality == no.modality and yes.modality not in _OPEN
        and (yes.article, yes.source) != (no.article, no.source)
        and (not yes.when or not no.when or dates_agree(yes.when, no.when))
    ]
    if not pairs:
        return None
    statements = tuple(sorted({claim.statement for pair in pairs for claim in pair}))
    one = claims[0]
    if all(clearly_later(y.published, n.published) and y.published > n.published for y, n in pairs):
        kind, reason = Kind.UPDATE, "first denied, later told"
    else:
        kind, reason = Kind.CONTRADICTION, "one denies what another says"
    return Divergence(one.subject, one.predicate, kind, statements, (one.value, f"not {one.value}"), reason)


def _number(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        return 0.0


def _head(counted: str) -> str:
    """The last word of what is counted, in the singular where that ends in s: "miner"; "" for anybody."""
    words = re.findall(r"\w+", counted.casefold())
    head = words[-1] if words else ""
    head = {"men": "man", "children": "child", "women": "woman", "bodies": "body", "lives": "life"}.get(head, head)
    if len(head) > 3 and head.endswith("s") and not head.endswith("ss"):
        head = head[:-3] + "y" if head.endswith("ies") else head[:-1]
    return "" if head in _ANYBODY else head
