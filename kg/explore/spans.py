"""What stands where in an article: things, quotations, statements, by offsets into its text."""

import re
from collections.abc import Iterable

from kg.vocab import expand

from .references import References
from .statements import NAMING, Statement
from .terms import Json

_MOST_NAMES = 400
_TYPE = expand("rdf:type")


def things_in(statements: Iterable[Statement], text: str, names: References) -> list[Json]:
    """[{begin, end, thing, by}]: where the graph names a thing, and where its text has one of the names again."""
    found: dict[tuple[int, int], Json] = {}
    called: dict[str, str] = {}
    for one in sorted(statements, key=lambda s: (s.passage.begin, s.iri)):
        if one.passage.end and _is_mention(one):
            span = one.passage.begin, one.passage.end
            found.setdefault(span, {"begin": span[0], "end": span[1], "thing": names.thing(one.subject), "by": "graph"})
            if one.predicate in NAMING and 2 < len(one.target) < 80:
                called.setdefault(one.target, one.subject)
    for begin, end, thing in _again(called, text):
        if not any(b < end and begin < e for b, e in found):
            found[begin, end] = {"begin": begin, "end": end, "thing": names.thing(thing), "by": "name"}
    return [found[span] for span in sorted(found)]


def _is_mention(one: Statement) -> bool:
    """A name stands where a thing is named; an event is met where the word stands that gives it its class."""
    return one.predicate == _TYPE if "/event/" in one.subject else one.predicate in NAMING


def _again(called: dict[str, str], text: str) -> Iterable[tuple[int, int, str]]:
    """Where names stand in a text as whole words, the longest first."""
    longest = sorted(called, key=lambda name: (-len(name), name))[:_MOST_NAMES]
    if not text or not longest:
        return
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
    for match in pattern.finditer(text):
        yield match.start(), match.end(), called[match[0]]
