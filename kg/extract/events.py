"""Events with roles, dates and figures."""

from dataclasses import replace

from kg.model import Annotation, Argument, Article, Event, Factuality, Findings, Modality, Span

from .event_arguments import ArgumentReader
from .event_coreference import EventLinker
from .event_dates import Dater, NarrativeDates, share_dates
from .event_drafts import Draft, Filler, Trigger
from .event_figures import FigureReader, judged
from .event_fillers import RoleFiller
from .event_labels import event_label
from .event_triggers import TriggerFinder
from .factuality import make_judge
from .index import make_index
from .predications import PREDICATION, read_predications
from .victims import VictimCounter


def extract_events(article: Article, annotation: Annotation, findings: Findings) -> Findings:
    """Findings with a mention for every word that names an event of one of the model's classes."""
    index = make_index(annotation, findings)
    finder = TriggerFinder(annotation, index)
    drafts = [Draft(trigger) for trigger in finder.triggers()]
    reader = ArgumentReader(article, index)
    for draft in drafts:
        if draft.trigger.name is not None:
            draft.name = article.text[slice(*draft.trigger.name)]
    filler = RoleFiller(drafts, finder, reader, index)
    filler.fill()
    dater = Dater(annotation, index, drafts)
    narrative = NarrativeDates(article, findings.times)
    predications = read_predications(annotation, finder, filler)
    for draft in (*drafts, *predications):
        dater.date(draft)
        draft.likely = narrative.date(draft.trigger.token)
    FigureReader(drafts, index).attach()
    EventLinker(drafts, index.entities).link()
    share_dates(drafts)
    writer = _Writer(article, annotation, findings, reader)
    VictimCounter(drafts, index, writer.judge.judge).count()
    events = writer.events(drafts, predications)
    return replace(findings, events=(*findings.events, *events))


_BOUND = frozenset({"xcomp", "acl", "advcl", "conj"})


class _Writer:
    """Turns drafts into events."""

    def __init__(self, article: Article, annotation: Annotation, findings: Findings, reader: ArgumentReader) -> None:
        self.article = article
        self.reader = reader
        self.judge = make_judge(annotation, findings)
        self.entities = reader.index.entities

    def events(self, drafts: list[Draft], predications: list[Draft]) -> list[Event]:
        """The events in text order; mentions of one event share their identifier and label.

        Then the predications, each an event of its own without a label.
        """
        firsts = [n for n, d in enumerate(drafts) if d.same_as < 0]
        ids = {n: f"v{k}" for k, n in enumerate(firsts)}
        names = [ids[n if d.same_as < 0 else d.same_as] for n, d in enumerate(drafts)]
        events = [self._event(draft, names[n], names) for n, draft in enumerate(drafts)]
        labels = self._labels(events)
        labelled = [e._replace(label=labels[e.event]) for e in events]
        own = [n if d.same_as < 0 else d.same_as for n, d in enumerate(predications)]
        return labelled + [self._event(d, f"vp{n}", names) for n, d in zip(own, predications, strict=True)]

    def _labels(self, events: list[Event]) -> dict[str, str]:
        arguments: dict[str, list[Argument]] = {}
        firsts: dict[str, Event] = {}
        for event in events:
            arguments.setdefault(event.event, []).extend(event.arguments)
            firsts.setdefault(event.event, event)
        labels = {}
        for name, event in firsts.items():
            own = next((e.name for e in events if e.event == name and e.name), None)
            words = self.article.text[slice(*event.trigger)]
            labels[name] = own or event_label(event.type, arguments[name], self.entities, words)
        return labels

    def _event(self, draft: Draft, name: str, names: list[str]) -> Event:
        trigger = draft.trigger
        token = trigger.token
        span = Span(*trigger.name) if trigger.name else _words(trigger)
        arguments = tuple(self._argument(f, names) for f in draft.fillers if f.event < 0 or names[f.event] != name)
        evidence = self._evidence(draft, span, arguments)
        factuality = self.judge.judge(token)
        inferred = draft.likely if draft.date is None and self._belongs_to_the_news(draft, factuality) else None
        return Event(
            span, trigger.type, name, evidence, arguments,
            tuple(judged(f, f.evidence or _covering(evidence, f.start, f.end), factuality) for f in draft.figures),
            date=draft.date or inferred,
            date_span=Span(*draft.date_span) if draft.date_span else None,
            end_date=draft.end_date,
            name=draft.name,
            nominal=trigger.nominal,
            head=token.i,
            factuality=factuality,
            date_inferred=inferred is not None,
        )

    def _belongs_to_the_news(self, draft: Draft, factuality: Factuality) -> bool:
        """True for what happened, and for what was agreed, chosen or planned in what happened."""
        if _happened(factuality):
            return True
        token = draft.trigger.token
        if draft.trigger.nominal:
            return any(c.lower == "the" or c.dep == "poss" for c in token.children)  # taken for granted
        for above in token.ancestors():
            if token.dep not in _BOUND or token.tag not in {"VB", "VBN", "VBG"}:
                return False
            if above.pos == "VERB" and above.tag != "VB":
                return _happened(self.judge.judge(above))
            token = above if above.pos == "VERB" else token
        return False

    def _argument(self, filler: Filler, names: list[str]) -> Argument:
        role = "schema:location" if filler.role == "location" else f"kgo:{filler.role}"
        if filler.clause:
            return self.reader.clause(filler.token, role)
        return self.reader.argument(filler.token, role, filler.entity if filler.event < 0 else names[filler.event])

    def _evidence(self, draft: Draft, span: Span, arguments: tuple[Argument, ...]) -> Span:
        """The smallest stretch of the sentence that holds the trigger, its arguments and its figures."""
        sentence = draft.trigger.token.sent
        first, last = sentence.start, sentence.end
        start, end = span
        dated = () if draft.date_span is None else (Span(*draft.date_span),)
        for part in (*arguments, *draft.figures, *dated):
            if part.start is not None and part.end is not None and first <= part.start and part.end <= last:
                start, end = min(start, part.start), max(end, part.end)
        return Span(start, end)


def _words(trigger: Trigger) -> Span:
    """The trigger word; of a predication with the particle behind it: *set up*."""
    token = trigger.token
    particle = token.child("prt") if trigger.type == PREDICATION else None
    return Span(token.start, particle.end if particle is not None and particle.i == token.i + 1 else token.end)


def _happened(factuality: Factuality) -> bool:
    return factuality.modality is Modality.ACTUAL and not factuality.negated


def _covering(span: Span, start: int, end: int) -> Span:
    """The span, or the figure's own where the figure stands elsewhere."""
    return span if span.start <= start and end <= span.end else Span(start, end)
