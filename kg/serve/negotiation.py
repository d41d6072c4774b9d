"""Which form of an answer a client wants: the Accept header of RFC 9110 against the forms that there are."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .problem import Problem

_RANGE = re.compile(r"\s*([\w!#$&^.+*-]+/[\w!#$&^.+*-]+)\s*(.*)", re.ASCII | re.DOTALL)
_QUALITY = re.compile(r";\s*q\s*=\s*([01](?:\.\d{0,3})?)", re.IGNORECASE)
_LONGEST = 4096  # characters of a header that are read


@dataclass(frozen=True, slots=True)
class Form:
    """A form of an answer: its short name (a suffix of IRIs too), media type, and other types it goes by."""

    name: str
    media_type: str
    aliases: tuple[str, ...] = ()

    @property
    def content_type(self) -> str:
        """The value of the header: with a charset for text that has none of its own."""
        return self.media_type + ("; charset=utf-8" if self.media_type.startswith("text/") else "")


RESULTS = (
    Form("json", "application/sparql-results+json", ("application/json", "text/json")),
    Form("xml", "application/sparql-results+xml", ("application/xml", "text/xml")),
    Form("csv", "text/csv"),
    Form("tsv", "text/tab-separated-values"),
)
GRAPHS = (
    Form("ttl", "text/turtle", ("application/turtle", "application/x-turtle")),
    Form("nt", "application/n-triples", ("text/plain",)),
    Form("jsonld", "application/ld+json", ("application/json",)),
    Form("rdf", "application/rdf+xml", ("application/xml", "text/xml")),
)
HTML = Form("html", "text/html", ("application/xhtml+xml",))


def choose_form(accept: str | None, forms: Sequence[Form]) -> Form:
    """The form that the header prefers, the first one where it does not say; raises Problem 406 where none fits."""
    ranges = list(_ranges(accept)) if accept and accept.strip() else [("*/*", 1.0)]
    rated = [(_quality(form, ranges), -place, form) for place, form in enumerate(forms)]
    quality, _, form = max(rated, key=lambda one: one[:2])
    if quality <= 0:
        raise not_acceptable(forms)
    return form


def not_acceptable(forms: Iterable[Form]) -> Problem:
    """The problem of a client that takes none of the forms."""
    types = [form.media_type for form in forms]
    return Problem(406, f"none of the types in Accept is on offer; there are {', '.join(types)}", {"offered": types})


def _ranges(accept: str) -> Iterable[tuple[str, float]]:
    for part in accept[:_LONGEST].split(","):
        if match := _RANGE.fullmatch(part):
            quality = _QUALITY.search(match[2])
            yield match[1].lower(), float(quality[1]) if quality else 1.0


def _quality(form: Form, ranges: Sequence[tuple[str, float]]) -> float:
    """How much a form is wanted: by the most exact range that names it; an alias counts a little less."""
    best = (0, 0.0)
    for wanted, quality in ranges:
        if wanted == form.media_type:
            exactness, value = 4, quality
        elif wanted in form.aliases:
            exactness, value = 3, quality * 0.999
        elif wanted == f"{form.media_type.split('/')[0]}/*":
            exactness, value = 2, quality
        elif wanted == "*/*":
            exactness, value = 1, quality
        else:
            continue
        if exactness > best[0] or (exactness == best[0] and value > best[1]):
            best = (exactness, value)
    return best[1]
