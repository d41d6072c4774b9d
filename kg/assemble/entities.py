"""Entities: class, label, other names, links to public identifiers."""

from bisect import bisect_right
from collections.abc import Iterable

from kg.model import Entity, Factuality, Findings, Mention, MentionKind, Span

from .sheet import OWN_VOICE, Reading, Sheet
from .terms import degrees, plain, term, web_address

_KINDS = {MentionKind.NAME: 0, MentionKind.NOMINAL: 1, MentionKind.PRONOUN: 2}
_NAME_CONFIDENCE = 0.9
_UNSURE = Factuality(attributed=True)  # nothing is told of it here: its words may be anybody's


def write_entities(findings: Findings, sheet: Sheet) -> None:
    """One label, every other name, the class: each with the passage it was read from."""
    mentions: dict[str, list[Mention]] = {}
    for mention in findings.mentions:
        if mention.entity is not None:
            mentions.setdefault(mention.entity, []).append(mention)
    voices = _Voices(findings)
    for entity in findings.entities:
        _write_entity(entity, mentions.get(entity.id, []), voices, sheet)


def _write_entity(entity: Entity, mentions: list[Mention], voices: "_Voices", sheet: Sheet) -> None:
    node = sheet.names.resource(entity.id)
    text = sheet.article.text
    ranked = sorted(mentions, key=lambda m: (_KINDS[m.kind], not voices.tells(m), voices.inside(m), m.start, m.end))
    spans: dict[str, Mention] = {}
    for mention in ranked:
        spans.setdefault(" ".join(text[mention.start : mention.end].split()), mention)
    first = ranked[0] if ranked else None
    label = " ".join(entity.label.split()) or entity.id
    names: list[tuple[str, str, Mention | None]] = [
        ("rdf:type", term(entity.type), first),
        ("rdfs:label", plain(label), spans.get(label)),
    ]
    for name in sorted({" ".join(name.split()) for name in entity.names} - {label, ""}):
        names.append(("skos:altLabel", plain(name), spans.get(name)))
    for predicate, value, read_at in names:
        _write_name(sheet, node, (term(predicate), value), voices.reading(read_at) if read_at else None)
    _write_links(entity, node, sheet)


def _write_links(entity: Entity, node: str, sheet: Sheet) -> None:
    """Public identifiers, coordinates (WGS 84) and ISO 3166 code."""
    links = (("owl:sameAs", entity.same_as), ("skos:exactMatch", entity.exact_match),
             ("skos:relatedMatch", entity.related_match))  # fmt: skip
    for predicate, addresses in links:
        for link in sorted(addresses):
            if (address := web_address(link)) is not None:
                sheet.add(node, term(predicate), address)
    if entity.point is not None:
        sheet.add(node, term("schema:latitude"), degrees(entity.point[0]))
        sheet.add(node, term("schema:longitude"), degrees(entity.point[1]))
    if entity.code is not None:
        sheet.add(node, term("kgo:iso3166"), plain(entity.code))


def _write_name(sheet: Sheet, node: str, name: tuple[str, str], reading: Reading | None) -> None:
    """A name or class always stands, with a statement where this article uses it. The statement is asserted
    where the article, in its own voice, tells something of what it so names."""
    if reading is None:
        sheet.add(node, *name)
    else:
        sheet.state(node, *name, reading, direct=True)


class _Voices:
    """Who speaks at a mention: the article, or the source of the words around it."""

    def __init__(self, findings: Findings) -> None:
        self._spoken = sorted(_stretches(findings), key=lambda item: (item[0].start, -item[0].end))
        self._starts = [span.start for span, _ in self._spoken]
        self._longest = max((span.end - span.start for span, _ in self._spoken), default=0)
        self._told: dict[str, list[Span]] = {}
        for entity, span in _told(findings):
            self._told.setdefault(entity, []).append(span)

    def at(self, mention: Mention) -> Factuality:
        """The factuality of a name at a mention: own voice, or the innermost source's."""
        for i in range(bisect_right(self._starts, mention.start) - 1, -1, -1):
            span, factuality = self._spoken[i]
            if mention.end <= span.end:
                return factuality
            if mention.end - span.start > self._longest:
                break
        return OWN_VOICE

    def reading(self, mention: Mention) -> Reading:
        """How a name was read at a mention."""
        factuality = self.at(mention)
        if not factuality.attributed and not self.tells(mention):
            factuality = _UNSURE
        return Reading(Span(mention.start, mention.end), "names", factuality, _NAME_CONFIDENCE)

    def tells(self, mention: Mention) -> bool:
        """Whether the article tells something of the entity at this very mention, in its own voice."""
        told = self._told.get(mention.entity or "", ())
        return not self.inside(mention) and any(s.start <= mention.start and mention.end <= s.end for s in told)

    def inside(self, mention: Mention) -> bool:
        """Whether the mention stands in somebody's words."""
        return self.at(mention).attributed


def _stretches(findings: Findings) -> Iterable[tuple[Span, Factuality]]:
    for attribution in findings.attributions:
        voice = Factuality(
            according_to=attribution.speaker, relayed_by=attribution.relayed_by, attributed=True
        )
        for span in attribution.content:
            yield span, voice


def _told(findings: Findings) -> Iterable[tuple[str, Span]]:
    """Whom the article itself tells something of: sources of attributions, subjects of asserted clauses."""
    for attribution in findings.attributions:
        if attribution.speaker is not None and attribution.source is not None and not attribution.reported:
            yield attribution.speaker, attribution.source
    for triple in findings.triples:
        end = triple.subject
        own = triple.factuality.asserted and triple.extractor == "clause" and triple.predicate.start is not None
        if own and end.entity is not None and end.start is not None and end.end is not None:
            yield end.entity, Span(end.start, end.end)
