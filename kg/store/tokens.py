"""SPARQL as a row of tokens, so that a word in a text, an IRI or a comment is not taken for a keyword."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"""
      (?P<comment>\#[^\n\r]*)
    | (?P<space>\s+)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<text>'''(?:[^'\\]|\\.|'(?!''))*+(?:'''|\Z) | \"""(?:[^"\\]|\\.|"(?!""))*+(?:\"""|\Z)
              | '(?:[^'\\\n\r]|\\.)*+'? | "(?:[^"\\\n\r]|\\.)*+"?)
    | (?P<variable>[?$]\w+)
    | (?P<prefixed>(?:[^\W\d_][\w.\-]{0,200}+)?:(?:[\w:%\-]|\\.|\.(?=[\w:%\-\\]))*+)
    | (?P<word>@?[^\W\d_][\w\-]*)
    | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: its kind (iri, text, variable, prefixed, word, sign), its wording, and where it starts."""

    kind: str
    text: str
    start: int


def read_tokens(query: str) -> Iterator[Token]:
    """The tokens of a query, without comments and spaces."""
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup or "sign"
        if kind not in ("comment", "space"):
            yield Token(kind, match[0], match.start())


def unescape(query: str) -> str:
    r"""The query with its code point escapes (\u0053) read, as SPARQL has it before anything else (section 19.2)."""
    return _ESCAPE.sub(_character, query)


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else match[0]
