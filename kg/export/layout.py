"""The order in which a person reads a graph: sections, things in a section, properties of a thing."""

from collections.abc import Iterable
from typing import NamedTuple

from .names import PREFIXES
from .rows import Description, literal_of


def term(name: str) -> str:
    """The IRI term of a prefixed name: `kgo:Event` -> `<https://…#Event>`."""
    prefix, _, local = name.partition(":")
    return f"<{PREFIXES[prefix]}{local}>"


TYPE = term("rdf:type")
LABEL = term("rdfs:label")
HEADLINE = term("schema:headline")
EVIDENCE = term("kgo:evidence")
DERIVED = term("prov:wasDerivedFrom")
BEGIN, END, CONTEXT = term("nif:beginIndex"), term("nif:endIndex"), term("nif:referenceContext")

ARTICLES = "Articles"
EVENTS = "Events"
STATEMENTS = "What the article says"
NAMES = "Names and classes in the article"
OTHERS = "Other things"
_SECTIONS = {
    ARTICLES: "schema:NewsArticle",
    "People": "schema:Person",
    "Organizations": "schema:Organization schema:GovernmentOrganization schema:NewsMediaOrganization "
    "schema:PoliticalParty schema:Corporation schema:EducationalOrganization schema:SportsTeam kgo:ArmedGroup",
    "Places": "schema:Place schema:Country schema:AdministrativeArea schema:City kgo:Facility",
    "Groups": "kgo:Group",
    "Positions": "kgo:Position",
    "Products, works and laws": "schema:Product schema:CreativeWork kgo:Law",
    EVENTS: "kgo:Event sem:Event schema:Event",
    OTHERS: "",
    "Disagreements": "kgo:Divergence",
    "Open relations": "kgo:OpenRelation",
    "Decisions on who is who": "kgo:IdentityDecision",
    "Extractors": "prov:Activity",
    STATEMENTS: "kgo:Passage nif:OffsetBasedString kgo:Statement rdf:Statement kgo:Quotation schema:Quotation",
}
_SECTION_OF_TYPE = {term(name): title for title, names in _SECTIONS.items() for name in names.split()}
SECTIONS = tuple(_SECTIONS)
_RANK_OF_SECTION = {title: rank for rank, title in enumerate(_SECTIONS)}

# Properties a reader wants first, in this order; the others follow by name.
_FIRST = (
    "rdf:type rdfs:label schema:headline schema:name skos:prefLabel skos:altLabel owl:sameAs skos:exactMatch "
    "schema:datePublished schema:publisher schema:author schema:url kgo:dateline "
    "nif:anchorOf nif:beginIndex nif:endIndex nif:referenceContext "
    "rdf:subject rdf:predicate rdf:object kgo:count kgo:quantifier kgo:calledAs kgo:speaker kgo:addressee "
    "kgo:cue kgo:direct schema:text kgo:left kgo:right kgo:verdict kgo:score "
    "kgo:accordingTo kgo:relayedBy kgo:asserted kgo:negated kgo:modality "
    "kgo:confidence kgo:evidence prov:wasDerivedFrom prov:wasGeneratedBy "
    "kgo:agent kgo:patient kgo:recipient kgo:mediator kgo:instrument kgo:topic kgo:cause "
    "schema:startDate schema:endDate schema:location kgo:deaths kgo:injuries kgo:amount kgo:currency"
)
_LAST = "kgo:sha256 schema:articleBody"
_ONE_LINE = (  # properties that a reader takes in together
    "nif:beginIndex nif:endIndex nif:referenceContext",
    "rdf:subject rdf:predicate rdf:object kgo:count kgo:quantifier",
    "kgo:accordingTo kgo:relayedBy kgo:asserted kgo:negated kgo:modality kgo:confidence",
    "kgo:evidence prov:wasDerivedFrom prov:wasGeneratedBy",
    "kgo:speaker kgo:addressee kgo:cue kgo:direct",
    "kgo:left kgo:right kgo:verdict kgo:score",
)
_RANK_OF_PROPERTY = {
    **{term(name): rank for rank, name in enumerate(_FIRST.split())},
    **{term(name): 2000 + rank for rank, name in enumerate(_LAST.split())},
}
_LINE_OF_PROPERTY = {term(name): line for line, names in enumerate(_ONE_LINE, 1) for name in names.split()}
_NAMING = {TYPE, LABEL, term("skos:altLabel")}
_DATE_OF_SECTION = {EVENTS: term("schema:startDate"), ARTICLES: term("schema:datePublished")}


class Section(NamedTuple):
    """Things of one kind in reading order; `about` is the article of a section of statements."""

    title: str
    subjects: list[str]
    about: str = ""


def property_order(predicate: str) -> tuple[int, str]:
    """Sort key of the properties of one thing."""
    return _RANK_OF_PROPERTY.get(predicate, 1000), predicate


def line_of(predicate: str) -> int:
    """The number of the line that the property shares with others of its kind; 0 for a line of its own."""
    return _LINE_OF_PROPERTY.get(predicate, 0)


def label_of(about: Description) -> str:
    """The first label or headline, "" where there is none."""
    for predicate in (LABEL, HEADLINE):
        for value in about.get(predicate, ()):
            if value.startswith('"'):
                return literal_of(value).value
    return ""


def section_of(subject: str, about: Description) -> str:
    """The section a thing belongs to: by its classes, and by its IRI where those are event classes."""
    if "/event/" in subject and TYPE in about:
        return EVENTS
    titles = [_SECTION_OF_TYPE.get(kind, OTHERS) for kind in about.get(TYPE, ())]
    known = [title for title in titles if title != OTHERS]
    return min(known, key=_RANK_OF_SECTION.__getitem__) if known else OTHERS


def lay_out(things: dict[str, Description]) -> list[Section]:
    """All subjects in sections; statements, quotations and passages stand by article, in text order."""
    found: dict[str, list[str]] = {title: [] for title in _SECTIONS}
    for subject, about in things.items():
        found[section_of(subject, about)].append(subject)
    sections = []
    for title, subjects in found.items():
        if title == STATEMENTS:
            sections += _by_article(subjects, things)
        elif subjects:
            order = {subject: order_key(title, subject, things[subject]) for subject in subjects}
            sections.append(Section(title, sorted(subjects, key=order.__getitem__)))
    return sections


def order_key(title: str, subject: str, about: Description) -> tuple[str, str, str, str]:
    """Sort key of a thing in its section: by date, by label, by IRI."""
    date, label = _DATE_OF_SECTION.get(title), label_of(about)
    when = min(about.get(date, ["~"])) if date else ""
    return when, "" if label else "~", label.casefold(), subject


def _by_article(subjects: Iterable[str], things: dict[str, Description]) -> list[Section]:
    """For each article what it says, then the statements that only name and class things, in text order."""
    speaking = {e for s in subjects if not _only_names(things[s]) for e in things[s].get(EVIDENCE, ())}
    parts: dict[tuple[str, bool], list[tuple[int, int, int, str]]] = {}
    for subject in subjects:
        about = things[subject]
        passage = about if CONTEXT in about else things.get(_first(about, EVIDENCE), {})
        article = _first(passage, CONTEXT) or _first(about, DERIVED)
        names = _only_names(about) or (passage is about and subject not in speaking)
        key = _number(passage, BEGIN), _number(passage, END), int(passage is not about), subject
        parts.setdefault((article, names), []).append(key)
    return [
        Section(NAMES if names else STATEMENTS, [key[-1] for key in sorted(keys)], article)
        for (article, names), keys in sorted(parts.items())
    ]


def _only_names(about: Description) -> bool:
    return _first(about, term("rdf:predicate")) in _NAMING


def _first(about: Description, predicate: str) -> str:
    return about.get(predicate, [""])[0]


def _number(passage: Description, predicate: str) -> int:
    value = _first(passage, predicate)
    digits = literal_of(value).value if value.startswith('"') else ""
    return int(digits) if digits.isdecimal() else -1
