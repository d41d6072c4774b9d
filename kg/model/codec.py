"""Findings as JSON (design/findings.md) and back, without loss.

Keys of the design come first; what assembly needs beyond them has keys of its own. Values that equal
their defaults are left out, keys are in a fixed order, so that equal findings give equal bytes.
"""

import json
from typing import Any

from .article import Article, Block, BlockKind
from .findings import (
    Argument,
    Attribution,
    Decision,
    Entity,
    Event,
    Factuality,
    Feature,
    Figure,
    Findings,
    Mention,
    MentionKind,
    Modality,
    Passage,
    Predicate,
    Quantifier,
    Quantity,
    Timex,
    Triple,
)
from .span import Span

Json = dict[str, Any]


def findings_to_json(findings: Findings) -> str:
    """One line of JSON, without a line end."""
    return json.dumps(_pruned(_findings(findings)), ensure_ascii=False, separators=(",", ":"))


def findings_line(findings: Findings) -> bytes:
    """The same as a line of a file."""
    return f"{findings_to_json(findings)}\n".encode()


def findings_from_json(line: str) -> Findings:
    """The findings that one line of JSON holds; raises ValueError or KeyError when it is not such a line."""
    row = json.loads(line)
    return Findings(
        article=_read_article(row["article"]),
        mentions=tuple(_read_mention(m) for m in row.get("mentions", ())),
        entities=tuple(_read_entity(e) for e in row.get("entities", ())),
        times=tuple(Timex(t["start"], t["end"], t["type"], t["value"]) for t in row.get("times", ())),
        quantities=tuple(_read_quantity(q) for q in row.get("quantities", ())),
        attributions=tuple(_read_attribution(a) for a in row.get("attributions", ())),
        events=tuple(_read_event(e) for e in row.get("events", ())),
        triples=tuple(_read_triple(t) for t in row.get("triples", ())),
        decisions=tuple(_read_decision(d) for d in row.get("decisions", ())),
        publisher=row.get("publisher"),
        dateline=row.get("dateline"),
    )


# --- writing -----------------------------------------------------------------------------------


_SCALARS = frozenset({str, int, float, bool, type(None), Span, Feature, Passage})


class _Names(dict[str, str]):
    """Key of a row -> its name where a leading '?' marks it as optional, else nothing."""

    def __missing__(self, key: str) -> str:
        name = self[key] = key[1:] if key[0] == "?" else ""
        return name


_OPTIONAL = _Names()
_NUMBERS = frozenset({int, float})


def _pruned(value: Any) -> Any:
    """Drops what is absent under an optional key (none, no, -1, empty), keeps the rest."""
    kind = value.__class__
    if kind is dict:
        kept: Json = {}
        for key, item in value.items():
            name = _OPTIONAL[key]
            if name and (item is None or item == -1 or (not item and item.__class__ not in _NUMBERS)):
                continue
            kept[name or key] = item if item.__class__ in _SCALARS else _pruned(item)
        return kept
    if kind is list or kind is tuple:
        return [item if item.__class__ in _SCALARS else _pruned(item) for item in value]
    return value


def _findings(f: Findings) -> Json:
    return {
        "article": _article(f.article),
        "mentions": [_mention(m) for m in f.mentions],
        "entities": [_entity(e) for e in f.entities],
        "times": [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in f.times],
        "quantities": [_quantity(q) for q in f.quantities],
        "attributions": [_attribution(a) for a in f.attributions],
        "events": [_event(e) for e in f.events],
        "triples": [_triple(t) for t in f.triples],
        "?decisions": [_decision(d) for d in f.decisions],
        "?publisher": f.publisher,
        "?dateline": f.dateline,
    }


def _article(a: Article) -> Json:
    return {
        "id": a.id,
        "title": a.title,
        "date": a.date,
        "?dateRule": a.date_rule,
        "publisher": a.publisher,
        "sha256": a.sha256,
        "?author": a.author,
        "?url": a.url,
        "?language": a.language,
        "?dateline": a.dateline,
        "?agency": a.agency,
        "?source": a.source,
        "?sourceSha256": a.source_sha256,
        "blocks": [[b.start, b.end, b.kind.value] for b in a.blocks],
        "?warnings": list(a.warnings),
        "text": a.text,
    }


def _mention(m: Mention) -> Json:
    return {
        "start": m.start, "end": m.end, "type": m.type, "kind": m.kind.value, "entity": m.entity,
        "?title": m.title, "?head": m.head,
    }


def _entity(e: Entity) -> Json:
    return {
        "id": e.id, "label": e.label, "type": e.type, "?names": list(e.names), "?gender": e.gender,
        "?plural": e.plural, "?same_as": list(e.same_as), "?unnamed": not e.named,
        "?exact_match": list(e.exact_match), "?related_match": list(e.related_match), "?point": e.point,
        "?code": e.code,
    }


def _quantity(q: Quantity) -> Json:
    return {
        "start": q.start, "end": q.end, "lower": q.lower, "upper": q.upper, "of": q.of, "?of_head": q.of_head,
        "?number": q.number, "value": q.value, "?quantifier": q.quantifier, "kind": q.kind,
    }


def _factuality(f: Factuality) -> Json:
    return {
        "asserted": f.asserted,
        "negated": f.negated,
        "modality": f.modality.value,
        "accordingTo": f.according_to,
        "?relayedBy": list(f.relayed_by),
        "?attributed": f.attributed,
    }


def _attribution(a: Attribution) -> Json:
    return {
        "source": a.source, "cue": a.cue, "content": list(a.content), "direct": a.direct, "speaker": a.speaker,
        "?addressee": a.addressee, "?lemma": a.lemma, "modality": a.modality.value, "?negated": a.negated,
        "?relayedBy": list(a.relayed_by), "?source_head": a.source_head, "confidence": a.confidence,
        "?reported": a.reported,
    }


def _argument(a: Argument | None) -> Json | None:
    if a is None:
        return None
    return {
        "?role": a.role, "text": a.text, "?start": a.start, "?end": a.end, "?entity": a.entity,
        "?value": a.value, "?datatype": a.datatype, "?count": a.number, "?quantifier": a.quantifier,
    }


def _figure(f: Figure) -> Json:
    return {
        "property": f.property, "value": f.value, "start": f.start, "end": f.end, "?quantifier": f.quantifier,
        "?currency": f.currency, "?part": f.part, "?of": f.of, "?evidence": f.evidence,
        **_factuality(f.factuality), "confidence": f.confidence, "?implied": f.implied,
    }


def _event(e: Event) -> Json:
    return {
        "trigger": e.trigger, "type": e.type, "event": e.event, "date": e.date, "?date_span": e.date_span,
        "?dateInferred": e.date_inferred,
        "?end_date": e.end_date, "?name": e.name, "?label": e.label, "?nominal": e.nominal, "?head": e.head,
        "arguments": [_argument(a) for a in e.arguments],
        "?figures": [_figure(f) for f in e.figures],
        "evidence": e.evidence, **_factuality(e.factuality), "confidence": e.confidence,
    }


def _triple(t: Triple) -> Json:
    p = t.predicate
    return {
        "subject": _argument(t.subject),
        "predicate": {"text": p.text, "?start": p.start, "?end": p.end, "iri": p.iri},
        "object": _argument(t.object),
        "?more": [_argument(a) for a in t.more],
        "evidence": t.evidence, **_factuality(t.factuality), "confidence": t.confidence, "extractor": t.extractor,
        "?head": t.head, "?date": t.date, "?dateInferred": t.date_inferred,
    }


def _decision(d: Decision) -> Json:
    return {
        "left": d.left, "right": d.right, "verdict": d.verdict, "score": d.score, "reason": d.reason,
        "?entity": d.entity, "?evidence": list(d.evidence), "?features": list(d.features), "?left_at": d.left_at,
        "?right_at": d.right_at, "?other": d.other,
    }


# --- reading -----------------------------------------------------------------------------------


def _span(value: Any) -> Span | None:
    return None if value is None else Span(value[0], value[1])


def _point(value: Any) -> tuple[float, float] | None:
    return None if value is None else (value[0], value[1])


def _passage(value: Any) -> Passage | None:
    return None if value is None else Passage(*value)


def _quantifier(value: str | None) -> Quantifier | None:
    return None if value is None else Quantifier(value)


def _read_article(a: Json) -> Article:
    return Article(
        id=a["id"], text=a["text"], sha256=a["sha256"], title=a.get("title"), date=a.get("date"),
        date_rule=a.get("dateRule"), publisher=a.get("publisher"), author=a.get("author"), url=a.get("url"),
        language=a.get("language"),
        dateline=_span(a.get("dateline")), agency=_span(a.get("agency")), source=a.get("source"),
        source_sha256=a.get("sourceSha256"),
        blocks=tuple(Block(s, e, BlockKind(k)) for s, e, k in a.get("blocks", ())),
        warnings=tuple(a.get("warnings", ())),
    )


def _read_mention(m: Json) -> Mention:
    return Mention(
        m["start"], m["end"], m["type"], MentionKind(m["kind"]), m.get("entity"), m.get("head", -1),
        _span(m.get("title")),
    )


def _read_entity(e: Json) -> Entity:
    return Entity(
        e["id"], e["label"], e["type"], tuple(e.get("names", ())), e.get("gender"), e.get("plural", False),
        tuple(e.get("same_as", ())), not e.get("unnamed", False), tuple(e.get("exact_match", ())),
        tuple(e.get("related_match", ())), _point(e.get("point")), e.get("code"),
    )


def _read_quantity(q: Json) -> Quantity:
    return Quantity(
        q["start"], q["end"], q["lower"], q["upper"], q.get("of", ""), q.get("of_head", -1),
        _span(q.get("number")), q.get("value"), _quantifier(q.get("quantifier")), q.get("kind", "count"),
    )


def _read_factuality(f: Json) -> Factuality:
    return Factuality(
        f["negated"], Modality(f["modality"]), f["accordingTo"], tuple(f.get("relayedBy", ())),
        f.get("attributed", False),
    )


def _read_attribution(a: Json) -> Attribution:
    return Attribution(
        content=tuple(Span(s, e) for s, e in a["content"]), source=_span(a["source"]), cue=_span(a["cue"]),
        direct=a["direct"], speaker=a["speaker"], addressee=a.get("addressee"), lemma=a.get("lemma", ""),
        modality=Modality(a["modality"]), negated=a.get("negated", False),
        relayed_by=tuple(a.get("relayedBy", ())), source_head=a.get("source_head", -1),
        confidence=a["confidence"], reported=a.get("reported", False),
    )


def _read_argument(a: Json | None) -> Argument | None:
    if a is None:
        return None
    return Argument(
        a["text"], a.get("start"), a.get("end"), a.get("entity"), a.get("value"), a.get("datatype"), a.get("role"),
        a.get("count"), _quantifier(a.get("quantifier")),
    )


def _must(argument: Argument | None) -> Argument:
    if argument is None:
        raise ValueError("an argument is missing")
    return argument


def _read_figure(f: Json) -> Figure:
    return Figure(
        f["property"], f["value"], f["start"], f["end"], _quantifier(f.get("quantifier")), f.get("currency"),
        f.get("part", False), f.get("of", ""), _span(f.get("evidence")), _read_factuality(f), f["confidence"],
        f.get("implied", False),
    )


def _read_event(e: Json) -> Event:
    return Event(
        trigger=Span(*e["trigger"]), type=e["type"], event=e["event"], evidence=Span(*e["evidence"]),
        arguments=tuple(_must(_read_argument(a)) for a in e.get("arguments", ())),
        figures=tuple(_read_figure(f) for f in e.get("figures", ())), date=e.get("date"),
        date_span=_span(e.get("date_span")), end_date=e.get("end_date"), name=e.get("name"),
        nominal=e.get("nominal", False), head=e.get("head", -1), factuality=_read_factuality(e),
        confidence=e["confidence"], label=e.get("label"), date_inferred=e.get("dateInferred", False),
    )


def _read_triple(t: Json) -> Triple:
    p = t["predicate"]
    return Triple(
        subject=_must(_read_argument(t["subject"])),
        predicate=Predicate(p["text"], p.get("start"), p.get("end"), p.get("iri")),
        object=_read_argument(t["object"]), evidence=Span(*t["evidence"]),
        more=tuple(_must(_read_argument(a)) for a in t.get("more", ())), factuality=_read_factuality(t),
        confidence=t["confidence"], extractor=t["extractor"], head=t.get("head", -1), date=t.get("date"),
        date_inferred=t.get("dateInferred", False),
    )


def _read_decision(d: Json) -> Decision:
    return Decision(
        d["left"], d["right"], d["verdict"], d["score"], d["reason"], d.get("entity"),
        tuple(Span(s, e) for s, e in d.get("evidence", ())), tuple(Feature(*f) for f in d.get("features", ())),
        _passage(d.get("left_at")), _passage(d.get("right_at")), d.get("other"),
    )
