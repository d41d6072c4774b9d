"""Who said what: direct, indirect and mixed quotation, thoughts and intentions, with their sources.

The parse gives the cues with their complements (reporting.py) and phrases such as *according to X*
(phrase_cues.py); the quotation marks give the words themselves (quotation_marks.py), which are tied to the
cue beside them or to the last speaker (speech.py). What counts as an attribution follows PolNeAR
(Newell et al. 2018): any source, cue and content that the text names, thoughts and intentions included.
"""

from dataclasses import replace

from kg.model import Annotation, Article, Attribution, Findings

from .draft import Draft, Text
from .index import Index
from .phrase_cues import phrase_drafts
from .quotation_marks import find_quoted
from .reporting import Report, read_report
from .sources import entity_of, phrase_span, source_head, speakers
from .speech import attach_quotations


def extract_attributions(article: Article, annotation: Annotation, findings: Findings) -> Findings:
    """Findings with the attributions, in the order of their cues; those inside another's content name its speaker."""
    text = Text(article, annotation, find_quoted(article))
    drafts = [_draft(report, text) for token in annotation.tokens if (report := read_report(token)) is not None]
    drafts += phrase_drafts(text)
    drafts.sort(key=lambda d: d.cue)
    kept = _outermost([d for d in attach_quotations(drafts, text) if d.content])
    index = Index(annotation, findings)
    return replace(findings, attributions=tuple(_attribution(d, index) for d in kept))


def _draft(report: Report, text: Text) -> Draft:
    """A report with its stretches of text, whole quotations where it holds part of one."""
    cue = report.cue
    head = source_head(cue)
    draft = Draft(text.cue_span(cue), report.lemma, report.kind, cue, frames=report.frames)
    draft.addressee = report.object
    if head is not None:
        draft.source_head = head
        draft.source = phrase_span(head, text.tokens, cue)
    blocked = [draft.cue, *([draft.source] if draft.source else [])]
    draft.content = text.stretches(report.content, blocked)
    return draft


def _outermost(drafts: list[Draft]) -> list[Draft]:
    """The drafts whose cue stands in nobody else's content."""
    kept: list[Draft] = []
    ordered = sorted(drafts, key=lambda d: (-sum(s.end - s.start for s in d.content), d.cue))
    for draft in ordered:
        if not any(stretch.covers(draft.cue) for other in kept for stretch in other.content):
            kept.append(draft)
    return sorted(kept, key=lambda d: (d.cue, d.content))


def _attribution(draft: Draft, index: Index) -> Attribution:
    """The finding that a draft stands for."""
    speaker, relayed = speakers(draft.source_head, index) if draft.source_head is not None else (None, ())
    addressee = entity_of(draft.addressee, index) if draft.addressee is not None else None
    return Attribution(
        content=tuple(draft.content),
        source=draft.source,
        cue=draft.cue,
        direct=draft.direct,
        speaker=speaker,
        addressee=addressee if addressee != speaker else None,
        lemma=draft.lemma,
        modality=draft.kind.modality,
        negated=draft.kind.negated,
        relayed_by=relayed,
        source_head=draft.source_head.i if draft.source_head is not None else -1,
        confidence=draft.confidence,
    )
