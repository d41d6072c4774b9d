"""Who said what: direct, indirect and mixed quotation, thoughts and intentions, with their sources.

The parse gives the cues with their complements (complements.py) and phrases such as *according to X*
(phrase_cues.py); the quotation marks give the words themselves (quotation_marks.py), which are tied to the
cue beside them or to the last speaker (speech.py). What counts as an attribution follows PolNeAR
(Newell et al. 2018): any source, cue and content that the text names, thoughts and intentions included.
"""

from dataclasses import replace

from kg.model import Annotation, Article, Attribution, Factuality, Findings, Modality, Span, Token
from kg.resources import lexicon_words

from .complements import Report, read_reports
from .draft import Draft, Text
from .factuality import FactualityJudge, make_judge
from .index import Index, make_index
from .phrase_cues import phrase_drafts
from .quotation_marks import find_quoted
from .reporting import verb_of
from .sources import entity_of, phrase_span, set_source, speakers
from .speech import attach_quotations

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ADDING = frozenset({"CC", "VBN", "WP", "WDT", "WRB"})
_GOING_ON = frozenset({"until", "because", "unless", "if", "so", "though", "although"})
_SELF = frozenset({"i", "we", "you", "me", "us"})


def extract_attributions(article: Article, annotation: Annotation, findings: Findings) -> Findings:
    """Findings with the attributions, in the order of their cues; those inside another's content name its speaker."""
    text = Text(article, annotation, find_quoted(article))
    drafts = [_draft(report, text) for report in read_reports(annotation.tokens)]
    drafts += phrase_drafts(text)
    drafts.sort(key=lambda d: d.cue)
    kept = _nested([d for d in attach_quotations(drafts, text) if d.content])
    index = make_index(annotation, findings)
    found = tuple(_attribution(draft, outer, index) for draft, outer in kept)
    return _judged(replace(findings, attributions=found), annotation)


def _judged(findings: Findings, annotation: Annotation) -> Findings:
    """The findings with what can only be judged once it is known whose words everything stands in."""
    judge = make_judge(annotation, findings)
    triples = tuple(
        t._replace(factuality=_presupposed(judge.judge(annotation.tokens[t.head]))) if t.head >= 0 else t
        for t in findings.triples
    )
    attributions = tuple(a._replace(reported=_reported(a, annotation, judge)) for a in findings.attributions)
    return replace(findings, triples=triples, attributions=attributions)


def _reported(attribution: Attribution, annotation: Annotation, judge: FactualityJudge) -> bool:
    """True where the article does not vouch that it was said: *it is clear that voters want*, *made her say*."""
    cue = annotation.head_of(*attribution.cue) if attribution.cue is not None else None
    if cue is None:
        return False
    found = judge.judge(cue)
    return found.attributed or found.modality is not Modality.ACTUAL


def _presupposed(factuality: Factuality) -> Factuality:
    """A wording is used whatever the clause around it denies or supposes; whose words it is stays."""
    return factuality._replace(negated=False, modality=Modality.ACTUAL)


def _draft(report: Report, text: Text) -> Draft:
    """A report with its stretches of text, whole quotations where it holds part of one."""
    draft = Draft(text.cue_span(report.cue), report.lemma, report.kind, report.cue, quotes=report.quotes)
    draft.addressee = report.object
    set_source(draft, report.cue, text)
    pieces = _around_source(report, draft, text) or _whole_sentence(report, draft.source_head, text) or report.content
    draft.content = text.stretches(pieces, [draft.cue, *([draft.source] if draft.source else [])])
    if report.labelled is not None:
        draft.content = _labelled(report.labelled, text)
    if report.only_quotes and not any(text.quoted_in(*stretch) for stretch in draft.content):
        draft.content = []
    return draft


def _labelled(thing: Token, text: Text) -> list[Span]:
    """The thing with its name in quotation marks: called the plan “outrageous”; nothing where no quotation follows."""
    last = text.tokens[thing.right_edge]
    quoted = text.quoted_in(thing.start, last.end + 2)
    return [Span(text.tokens[thing.left_edge].start, max(quoted[-1].end, last.end))] if quoted else []


def _around_source(report: Report, draft: Draft, text: Text) -> list[tuple[int, int]]:
    """*The clinic, Lopez said, was empty*, where the parse takes the source for an apposition."""
    subject, cue = draft.source_head, report.cue
    inner = subject.child("appos") if subject is not None else None
    behind = text.tokens[cue.i + 1].text if cue.i + 1 < len(text.tokens) else ""
    if subject is None or inner is None or inner.right_edge != cue.i - 1 or behind != "," or not report.quotes:
        return []
    draft.source_head, draft.source = inner, phrase_span(inner, text.tokens, cue)
    return [(subject.left_edge, inner.left_edge - 1), (cue.i + 2, cue.sent.last - 1)]


def _whole_sentence(report: Report, source: Token | None, text: Text) -> list[tuple[int, int]]:
    """The rest of the sentence where the cue stands behind its content, or in the middle, between commas."""
    cue = report.cue
    if source is None or not report.quotes or not report.content or source.sent is not cue.sent:
        return []
    sentence = cue.sent
    tokens = sentence.tokens
    first = min(cue.left_edge if cue.left_edge > report.content[0][1] else cue.i, source.left_edge, cue.i)
    last = max(cue.i, source.right_edge if source.right_edge < sentence.last - 1 else cue.i)
    if first == sentence.first or tokens[first - sentence.first - 1].text != ",":
        return []
    start = sentence.first + (tokens[0].dep == "cc")
    pieces = [(start, first - 1)]
    enclosed = last + 2 < sentence.last and _goes_on(tokens[last + 1 - sentence.first :], text)
    if enclosed:
        pieces.append((last + 2, sentence.last - 1))
    behind = report.content[0][0] <= first and first - 2 <= report.content[0][1]
    if not enclosed and report.content[-1][0] > cue.i:
        return report.content[-1:]
    clause = enclosed and any(t.tag in _FINITE for t in tokens[: first - sentence.first])
    return [(a, b) for a, b in pieces if a <= b] if behind or clause else []


def _goes_on(tokens: list[Token], text: Text) -> bool:
    """True when the content goes on behind the comma after a cue: it is no new clause, addition or quotation."""
    comma, following = tokens[0], tokens[1]
    if comma.text != "," or following.tag in _ADDING:
        return False
    if following.dep == "mark" and following.lower not in _GOING_ON:
        return False
    if following.tag == "VBG" and verb_of(following) is not None:
        return False  # he said, adding that
    return not text.quoted_in(comma.end, following.end)


def _nested(drafts: list[Draft]) -> list[tuple[Draft, tuple[Draft, ...]]]:
    """Drafts with those whose content their cue stands in, outermost first.

    Within somebody's words only reports of a third party's words count: *he said the ministry had said*.
    """
    kept: list[tuple[Draft, tuple[Draft, ...]]] = []
    stretches: list[tuple[int, int, Draft]] = []
    for draft in sorted(drafts, key=lambda d: (-sum(s.end - s.start for s in d.content), d.cue)):
        start, end = draft.cue
        outer = tuple(other for first, last, other in stretches if first <= start and end <= last)
        if not outer or _third_party(draft, outer):
            kept.append((draft, outer))
            stretches.extend((*stretch, draft) for stretch in draft.content)
    return sorted(kept, key=lambda pair: (pair[0].cue, pair[0].content))


def _third_party(draft: Draft, outer: tuple[Draft, ...]) -> bool:
    """True for a report of words that has a source of its own; in direct speech, one with a name."""
    head = draft.source_head
    if head is None or not draft.kind.words or not draft.quotes or head.lower in _SELF:
        return False
    return head.tag in {"NNP", "NNPS"} or not any(o.direct for o in outer)


def _attribution(draft: Draft, outer: tuple[Draft, ...], index: Index) -> Attribution:
    """The finding that a draft stands for."""
    speaker, relayed = speakers(draft.source_head, index) if draft.source_head is not None else (None, ())
    relays = [*relayed, *_media(draft, index), *(_speaker(other, index) for other in reversed(outer))]
    addressee = entity_of(draft.addressee, index) if draft.addressee is not None else None
    modality, negated = _stance(draft)
    return Attribution(
        content=tuple(draft.content),
        source=draft.source,
        cue=draft.cue,
        direct=draft.direct,
        speaker=speaker,
        addressee=addressee if addressee != speaker else None,
        lemma=draft.lemma,
        modality=modality,
        negated=negated,
        relayed_by=tuple(dict.fromkeys(r for r in relays if r is not None and r != speaker)),
        source_head=draft.source_head.i if draft.source_head is not None else -1,
        confidence=draft.confidence,
    )


def _media(draft: Draft, index: Index) -> tuple[str, ...]:
    """The documents that carry the words: said in a letter."""
    places = draft.token.kids("prep") if draft.token is not None and draft.kind.words else []
    documents = [p.child("pobj") for p in places if p.lower in {"in", "through", "via"}]
    carried = [d for d in documents if d is not None and d.lemma.lower() in lexicon_words("documents.txt")]
    return tuple(found for d in carried if (found := index.entity_at(d)) is not None)


def _stance(draft: Draft) -> tuple[Modality, bool]:
    """Modality and denial of the content: a negated belief denies, what was not said or denied is left open."""
    kind = draft.kind
    if draft.token is None or not any(c.dep == "neg" or c.lower == "no" for c in draft.token.children):
        return kind.modality, kind.negated
    if kind.words:
        return Modality.POSSIBLE, False
    return kind.modality, not kind.negated


def _speaker(draft: Draft, index: Index) -> str | None:
    """The entity that says what the draft holds."""
    return speakers(draft.source_head, index)[0] if draft.source_head is not None else None
