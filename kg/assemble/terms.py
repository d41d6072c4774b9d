"""RDF terms from the plain values of the findings: safe IRIs and typed literals, cached.

A term is the string that canonical N-Quads has for it: `<iri>`, `"text"`, `"1"^^<…integer>`. Strings
are made, sorted and kept several times faster than RDF objects, and a build makes millions of them.
"""

import re
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache
from hashlib import blake2b
from math import isfinite

from pyoxigraph import Literal, NamedNode

from kg.errors import GraphError
from kg.vocab import DEFAULT_BASE, expand
from kg.vocab.characters import printable
from kg.vocab.namespaces import percent_encode

_SHAPES = (
    (re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?(\.\d+)?(Z|[+-]\d\d:\d\d)?"), "xsd:dateTime"),
    (re.compile(r"\d{4}-\d\d-\d\d"), "xsd:date"),
    (re.compile(r"\d{4}-(0[1-9]|1[0-2])"), "xsd:gYearMonth"),
    (re.compile(r"\d{4}"), "xsd:gYear"),
    (re.compile(r"--\d\d-\d\d"), "xsd:gMonthDay"),
)
_SPECIAL = re.compile("[^ !#-\\[\\]-~\u00a0-\ud7ff\ue000-\ufffd]")  # escaped or forbidden, or may be
_PART_OF_DAY = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d|[A-Z]{2})")


@cache
def term(name: str) -> str:
    """The IRI of a prefixed name: term("kgo:Statement")."""
    return f"<{expand(name)}>"


def literal(text: str) -> str:
    """A plain literal."""
    if _SPECIAL.search(text):
        return str(Literal(printable(text)))
    return f'"{text}"'


plain = lru_cache(maxsize=1 << 13)(literal)


@cache
def typed(value: str, datatype: str) -> str:
    """A literal with a datatype given as a prefixed name; the value needs no escapes."""
    return f'"{value}"^^{term(datatype)}'


def web_address(address: str) -> str | None:
    """The IRI of an http(s) address; anything else (javascript:, spaces) has none."""
    if not address.startswith(("http://", "https://")):
        return None
    try:
        return str(NamedNode(address))
    except ValueError:
        return None


TRUE, FALSE = typed("true", "xsd:boolean"), typed("false", "xsd:boolean")


def boolean(value: bool) -> str:
    """An xsd:boolean."""
    return TRUE if value else FALSE


@cache
def share(value: float) -> str:
    """A figure between 0 and 1 as xsd:decimal, rounded to two digits."""
    return typed(_decimal(f"{min(1.0, max(0.0, value)):.2f}"), "xsd:decimal")


@cache
def number(value: float) -> str | None:
    """xsd:integer for whole numbers, else xsd:decimal; None for what is not finite."""
    if not isfinite(value):
        return None
    if value == int(value):
        return typed(str(int(value)), "xsd:integer")
    return typed(_decimal(format(Decimal(repr(value)), "f")), "xsd:decimal")


@cache
def degrees(value: float) -> str:
    """Latitude or longitude as xsd:decimal, to about ten metres."""
    return typed(_decimal(f"{round(value, 4) + 0.0:.4f}"), "xsd:decimal")


def _decimal(digits: str) -> str:
    """The canonical form of digits with a point; stores rewrite any other, so that graphs would differ."""
    return digits.rstrip("0").rstrip(".")


@cache
def moment(value: str | None) -> str | None:
    """A date at the precision of its TIMEX3 value; None where XML Schema has no type for it.

    A part of a day (2021-05-21TNI, 2021-05-21T02) becomes its day.
    """
    if part := _PART_OF_DAY.fullmatch(value or ""):
        value = part[1]
    for shape, datatype in _SHAPES:
        if value and (found := shape.fullmatch(value)):
            if datatype == "xsd:dateTime":
                value = _canonical_time(value, found)
            return typed(value, datatype) if _exists(value, datatype) else None
    return None


def _canonical_time(value: str, parts: re.Match[str]) -> str:
    """Minutes and seconds always, no trailing zeros, Z for UTC."""
    minutes, seconds, fraction, zone = parts.groups()
    fraction = (fraction or "").rstrip("0").rstrip(".")
    zone = "Z" if zone in ("+00:00", "-00:00") else zone or ""
    return f"{minutes}{seconds or ':00'}{fraction}{zone}"


def _exists(value: str, datatype: str) -> bool:
    """Whether the calendar has such a day and time."""
    try:
        if datatype == "xsd:dateTime":
            datetime.fromisoformat(value)
        elif datatype == "xsd:date":
            date.fromisoformat(value)
        elif datatype == "xsd:gMonthDay":
            date.fromisoformat(f"2000{value[1:]}")
    except ValueError:
        return False
    return value[:4] != "0000"


class Names:
    """The IRIs of one base: articles, entities, events, statements and passages."""

    def __init__(self, base_iri: str = DEFAULT_BASE) -> None:
        self.base = base_iri if base_iri.endswith(("/", "#")) else f"{base_iri}/"
        try:
            NamedNode(self.base)
        except ValueError as error:
            raise GraphError(f"{base_iri!r} is not an absolute IRI; give one such as {DEFAULT_BASE}") from error
        self._known: dict[str, str] = {}

    def resource(self, identifier: str) -> str:
        """The node of an identifier that is relative to the base: "entity/gaza-strip"."""
        node = self._known.get(identifier)
        if node is None:
            node = self._known[identifier] = f"<{self.base}{percent_encode(identifier, keep='/')}>"
        return node

    def article(self, identifier: str) -> str:
        """The node of an article, which is also the name of its graph."""
        return self.resource("article/" + identifier)

    def hashed(self, kind: str, parts: tuple[object, ...]) -> str:
        """A node named by eighty bits of hash over what makes it that node: "statement/9f…"."""
        key = repr(parts).encode("utf-8", "surrogatepass")
        return f"<{self.base}{kind}/{blake2b(key, digest_size=10).hexdigest()}>"
