"""Who is called what: wordings an outlet uses for a polity instead of its name ("the Israeli regime")."""

from kg.model import Argument, Mention, Predicate, Span, Triple

from .chains import Chain

PREDICATE = Predicate("", iri="kgo:calledAs")


def called(mention: Mention, text: str, chain: Chain, entity: str) -> Triple | None:
    """The kgo:calledAs triple for a wording, or None where it is one of the polity's own names."""
    if text.lower().removeprefix("the ") in {name.lower() for name in chain.names}:
        return None
    return Triple(
        subject=Argument(text, mention.start, mention.end, entity=entity),
        predicate=PREDICATE,
        object=Argument(text, mention.start, mention.end, value=text, datatype="xsd:string"),
        evidence=Span(mention.start, mention.end),
        confidence=0.9,
        extractor="called",
        head=mention.head,
    )
