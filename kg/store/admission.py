"""Which queries are run at all: none that would fetch from elsewhere, none that nests or runs on beyond measure.

The engine would follow SERVICE to any address, and a few thousand nested braces end its process
(design/reliability.md, section 3). So queries are refused by their wording first; the server has a second line
behind this one (kg.serve.containment).
"""

import re
from collections.abc import Iterable

from kg.errors import QueryError

from .tokens import Token, read_tokens, unescape

LONGEST = 64 * 1024  # characters of a query
DEEPEST = 200  # brackets within brackets, signs of negation in a row

_UPDATES = frozenset(("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"))
_GAP = r"(?:\s|#[^\n\r]*(?:[\n\r]|\Z))*+"
_SERVICE = re.compile(
    rf"service{_GAP}(?:silent{_GAP})?(?:<[^>]*>|[?$]\w+|[^\s{{}}<>\"'#?$():]*+:(?:[^\s{{}}\\#]++|\\.)*+){_GAP}\{{",
    re.IGNORECASE,
)
_WORD_BEFORE = re.compile(r".?[\w\-]*\Z", re.DOTALL)
_FETCHES = "{} would fetch from another server, which kg never does; ask for what is in the graph"


def admit_query(query: str) -> None:
    """Raises QueryError for a query that fetches (SERVICE, LOAD), changes data, or is too long or too deep."""
    if len(query) > LONGEST:
        raise QueryError(f"the query has {len(query):,} characters; {LONGEST:,} are allowed: ask in smaller parts")
    for reading in dict.fromkeys((query, unescape(query))):
        tokens = list(read_tokens(reading))
        _refuse_depth(tokens)
        _refuse_service(reading)
        _refuse_update(tokens)


def _refuse_depth(tokens: Iterable[Token]) -> None:
    depth = in_a_row = 0
    for token in tokens:
        if token.text in ("{", "(", "["):
            depth += 1
        elif token.text in ("}", ")", "]"):
            depth -= 1
        in_a_row = in_a_row + 1 if token.text in ("!", "+", "-", "^", "{", "(", "[") else 0
        if depth > DEEPEST or in_a_row > DEEPEST:
            raise QueryError(f"the query nests deeper than {DEEPEST} levels; ask in a simpler way")


def _refuse_service(reading: str) -> None:
    """Any SERVICE clause, wherever it stands, even in a text or a comment.

    By tokens alone one could be hidden: in FILTER(?a<'>') SERVICE … 'x' a comparison reads like an IRI, and what
    follows like a text. The engine also takes a keyword without a space before or behind it.
    """
    for match in _SERVICE.finditer(reading):
        before = _WORD_BEFORE.search(reading[max(0, match.start() - 200) : match.start()])
        if before is None or before[0][:1] not in ("?", "$", ":"):  # else a variable or a name such as schema:service
            raise QueryError(_FETCHES.format("SERVICE"))


def _refuse_update(tokens: Iterable[Token]) -> None:
    """Updates: the first word after the prologue tells."""
    rest = iter(tokens)
    for token in rest:
        if token.kind != "word":
            continue
        word = token.text.upper()
        if word == "LOAD":
            raise QueryError(_FETCHES.format("LOAD"))
        if word in _UPDATES:
            raise QueryError(f"{word} changes data, and here data is only read")
        if word not in ("PREFIX", "BASE"):
            return


def graphs_read(query: str, prefixes: dict[str, str]) -> list[str]:
    """The IRIs of the graphs that FROM and FROM NAMED name; one that cannot be told stays as it is written."""
    tokens = list(read_tokens(unescape(query)))
    known, found = dict(prefixes), []
    for place, token in enumerate(tokens):
        word = token.text.upper() if token.kind == "word" else ""
        after = tokens[place + 1 : place + 3]
        if word == "PREFIX" and len(after) == 2:
            known[after[0].text.rstrip(":")] = after[1].text[1:-1]
        if word == "FROM" and after:
            name = after[-1] if after[0].text.upper() == "NAMED" else after[0]
            found.append(_resolved(name, known))
    return found


def _resolved(name: Token, prefixes: dict[str, str]) -> str:
    if name.kind == "iri":
        return name.text[1:-1]
    prefix, _, local = name.text.partition(":")
    return prefixes.get(prefix, f"{prefix}:") + local.replace("\\", "")
