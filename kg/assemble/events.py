"""Events: class, label, roles, place, time and figures."""

from kg.model import Argument, Event, Factuality, Figure, Findings
from kg.vocab.pronouns import is_bare_pronoun

from .sheet import Reading, Sheet
from .terms import moment, number, plain, term, typed


def write_events(findings: Findings, sheet: Sheet) -> None:
    """Each mention of an event adds what it says of it.

    The class stands directly where the article tells of the event as a fact at least once. An event that
    all articles only let others tell, or foresee, or deny, is a kgo:ClaimedEvent (kg.assemble.claimed).
    """
    labels = _labels(findings)
    plainest = _plainest(findings)
    told = {event.event for event in findings.events if event.factuality.asserted}
    nodes = _told_of(findings)
    for event in findings.events:
        if not event.is_node or event.event not in nodes:
            continue
        node = sheet.names.resource(event.event)
        reading = Reading(event.evidence, "events", event.factuality, event.confidence)
        trigger = Reading(event.trigger, "events", event.factuality, event.confidence)
        if plainest[_telling(event)] is event:
            sheet.state(node, term("rdf:type"), term(event.type), trigger)
        sheet.events[node] = event.event in told
        _write_names(event, labels[event.event], trigger, sheet)
        if event.nominal and event.factuality.negated:
            continue  # "no agreement by Iran", "cancel the deal": the deed is denied, not who took part in it
        for argument in event.arguments:
            _write_argument(argument, node, reading, sheet)
        start = None if event.date_inferred else event.date
        for predicate, value in (("schema:startDate", start), ("schema:endDate", event.end_date)):
            if (when := moment(value)) is not None:
                sheet.state(node, term(predicate), when, reading)
        for figure in event.figures:
            _write_figure(figure, node, reading, sheet)


def _told_of(findings: Findings) -> set[str]:
    """Events of which the article tells anything: a role, a figure, a date, a name, or a part in something else."""
    nodes = [event for event in findings.events if event.is_node]
    ends = [end for t in findings.triples if t.predicate.iri for end in (t.subject, t.object) if end is not None]
    ends += [argument for event in nodes for argument in event.arguments]
    meant = {end.entity for end in ends if end.entity is not None}
    dated = {e.event for e in nodes if e.end_date or (e.date and not e.date_inferred)}
    full = {e.event for e in nodes if e.arguments or e.figures or e.name}
    return {e.event for e in nodes} & (meant | dated | full)


def _telling(event: Event) -> tuple[str, str, Factuality]:
    return event.event, event.type, event.factuality


def _plainest(findings: Findings) -> dict[tuple[str, str, Factuality], Event]:
    """The mention that tells best what kind of event it is, for each way in which it is told: a verb before a
    noun, more arguments before fewer. The class is stated there; nouns that only refer back state nothing."""
    ranked = sorted(findings.events, key=lambda e: (e.nominal, -len(e.arguments), e.trigger))
    best: dict[tuple[str, str, Factuality], Event] = {}
    for event in ranked:
        best.setdefault(_telling(event), event)
    return best


def _labels(findings: Findings) -> dict[str, str]:
    """One label for each event, by its id: the resolved one, else its proper name, else its first trigger."""
    found: dict[str, tuple[int, str]] = {}
    for event in findings.events:
        if not event.is_node:
            continue
        trigger = findings.article.text[slice(*event.trigger)]
        for rank, words in enumerate((event.label, event.name, trigger, event.event)):
            label = " ".join((words or "").split())
            if label:
                found[event.event] = min(found.get(event.event, (9, "")), (rank, label), key=lambda pair: pair[0])
                break
    return {event: label for event, (_, label) in found.items()}


def _write_names(event: Event, label: str, trigger: Reading, sheet: Sheet) -> None:
    """The label is ours and stands without a statement; a proper name is read from the article."""
    node = sheet.names.resource(event.event)
    sheet.add(node, term("rdfs:label"), plain(label))
    name = " ".join((event.name or "").split())
    if name:
        predicate = "rdfs:label" if name == label else "skos:altLabel"
        sheet.state(node, term(predicate), plain(name), trigger, direct=True)


def _write_argument(argument: Argument, node: str, reading: Reading, sheet: Sheet) -> None:
    value = argument_node(argument, sheet)
    if argument.role is None or value is None:
        return
    sheet.state(node, term(argument.role), value, reading, details=counted(argument))


def argument_node(argument: Argument, sheet: Sheet) -> str | None:
    """The entity or event of a phrase, its literal value, or the phrase itself; None for a mere pronoun."""
    if argument.entity is not None:
        return sheet.names.resource(argument.entity)
    if argument.value is not None:
        if argument.datatype in (None, "xsd:string"):
            return plain(argument.value)
        return moment(argument.value) or _value(argument.value, argument.datatype)
    phrase = " ".join(argument.text.split())
    return plain(phrase) if phrase and not is_bare_pronoun(phrase) else None


def _value(value: str, datatype: str | None) -> str | None:
    """A number or a truth value; None for a date that XML Schema cannot hold."""
    if datatype in ("xsd:integer", "xsd:decimal"):
        try:
            return number(float(value))
        except ValueError:
            return None
    return typed(value, "xsd:boolean") if datatype == "xsd:boolean" and value in ("true", "false") else None


def counted(argument: Argument) -> list[tuple[str, str]]:
    """How many of the object took part, as details of the statement."""
    details: list[tuple[str, str]] = []
    if argument.number is not None and (count := number(argument.number)) is not None:
        details.append(("kgo:count", count))
        if argument.quantifier is not None:
            details.append(("kgo:quantifier", term(argument.quantifier.value)))
    return details


def _write_figure(figure: Figure, node: str, reading: Reading, sheet: Sheet) -> None:
    """A figure of the event; a part of a larger figure is never asserted of the whole event."""
    value = number(figure.value)
    if value is None:
        return
    details: list[tuple[str, str]] = []
    if figure.quantifier is not None:
        details.append(("kgo:quantifier", term(figure.quantifier.value)))
    if figure.of:
        details.append(("kgo:counted", plain(" ".join(figure.of.split()))))
    if figure.currency:
        details.append(("kgo:currency", plain(figure.currency)))
    if figure.part:
        details.append(("kgo:partial", typed("true", "xsd:boolean")))
    extractor = "victims" if figure.implied else "events"
    own = Reading(figure.evidence or reading.evidence, extractor, figure.factuality, figure.confidence)
    sheet.state(node, term(figure.property), value, own, details=details, direct=False if figure.part else None)
    if figure.currency:
        sheet.state(node, term("kgo:currency"), plain(figure.currency), own, direct=False if figure.part else None)
