"""Cues that are no verbs: according to X, in X's view, X's claim that, reportedly, "..." - X, X: ..."""

import re
from collections.abc import Iterator
from functools import cache

from kg.model import READ_AS_TEXT, Annotation, Block, Span, Token
from kg.resources import lexicon_rows

from .draft import Draft, Text
from .reporting import is_infinitive, report_adjectives, report_classes, report_nouns, verb_of
from .sources import noun_source, phrase_span, source_head

_OPINION = frozenset({
    "view", "opinion", "words", "estimation", "account", "telling", "judgment", "judgement", "eyes",
    "admission", "reckoning", "count", "estimate",
})  # fmt: skip
_CONTENT_OF_NOUN = ("acl", "ccomp", "relcl", "xcomp")
_HEADLINE = re.compile(r"(?P<source>[^\W\d_][^:\n“”\"]{1,40}?)(?P<colon>:) +(?=\S)")
_SPEAKER_LINE = re.compile(r"[\"“]?(?P<source>(?:[A-Z][A-Z.'’-]+ ?){1,4})(?P<colon>:) +(?=\S)")
_BYLINE = re.compile(r"[\"”»]\s?(?P<cue>[―—–]|--|-)\s?(?P<source>(?:[^\W\d_]|[@“\"])[^\n]{1,100}?)[\s.]*$")
_LABELS = frozenset({
    "analysis", "breaking", "correction", "editorial", "exclusive", "live", "opinion", "photos", "review",
    "the latest", "update", "updated", "video", "watch", "letters", "note", "related", "read more", "source", "column",
})  # fmt: skip
_SURVEYS = frozenset({"poll", "survey", "study", "census"})
_FEELINGS = frozenset({"feel", "praise", "criticize"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_CLAUSE_DEPS = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj", "parataxis", "acl", "xcomp", "pcomp"})


def phrase_drafts(text: Text) -> list[Draft]:
    """The attributions that phrases, nouns, adverbs, colons and dashes make."""
    adverbs, nouns, adjectives = _adverbs(), report_nouns(), report_adjectives()
    drafts: list[Draft] = []
    for token in _cues(text.annotation):
        draft = None
        if token.lower == "according":
            draft = _according(token, text)
        elif token.lower in _OPINION:
            draft = _in_the_view(token, text)
        elif token.tag == "RB" and token.lower in adverbs:
            draft = _hearsay(token, text)
        elif token.pos == "NOUN" and token.lemma.lower() in nouns:
            draft = _noun(token, text)
        elif token.lower in adjectives and (token.tag == "VBN" or token.dep in {"acomp", "ROOT", "conj", "ccomp"}):
            draft = _adjective(token, text)
        elif token.lower in _SURVEYS and token.dep == "pobj":
            draft = _in_the_survey(token, text)
        if draft is not None and draft.content:
            drafts.append(draft)
    return [*drafts, *_colons(text), *_dashes(text)]


@cache
def _adverbs() -> frozenset[str]:
    return frozenset(word for word, kind in lexicon_rows("hearsay_adverbs.tsv") if kind == "Attributed")


@cache
def _cue_words() -> frozenset[str]:
    return frozenset({"according", *_OPINION, *_SURVEYS, *_adverbs(), *report_adjectives()})


def _cues(annotation: Annotation) -> list[Token]:
    """The tokens that may be a cue by their form or their lemma, in text order."""
    nouns = report_nouns()
    found = set(annotation.having("lower", _cue_words()))
    for lemma, tokens in annotation.by("lemma").items():
        if lemma.lower() in nouns:
            found.update(tokens)
    return sorted(found, key=lambda t: t.i)


def _according(token: Token, text: Text) -> Draft | None:
    """The clause around *according to X*."""
    to = text.tokens[min(token.i + 1, len(text.tokens) - 1)]
    if to.lower != "to":
        return None
    inside = text.tokens[to.i + 1 : token.right_edge + 1]
    source = to.child("pobj", "pcomp") or next((t for t in reversed(inside) if t.pos in {"NOUN", "PROPN"}), None)
    if source is None:
        return None
    draft = Draft(Span(token.start, to.end), "according to", report_classes()["say"], token)
    draft.source_head, draft.source = source, phrase_span(source, text.tokens, None)
    draft.content = _clause_without(token, max(to.right_edge, token.right_edge), text, draft)
    return draft


def _in_the_view(token: Token, text: Text) -> Draft | None:
    """The clause around *in X's view*, *in the words of X*."""
    preposition = token.head
    own = preposition.lower == "by" and any(c.lower in {"own", "one", "some", "most"} for c in token.children)
    if token.dep != "pobj" or preposition.dep not in {"prep", "agent"}:
        return None
    if not own and preposition.lower not in {"in", "to"}:
        return None
    source = noun_source(token)
    if own and source is None:
        source = token  # by one estimate
    if source is None or (not own and token.child("det", "poss") is None):
        return None
    draft = Draft(Span(preposition.start, token.end), token.lower, report_classes()["believe"], token)
    draft.source_head, draft.source = source, phrase_span(source, text.tokens, token)
    draft.content = _clause_without(preposition, preposition.right_edge, text, draft)
    return draft


def _in_the_survey(token: Token, text: Text) -> Draft | None:
    """The clause behind *in this poll,*: what a survey found."""
    preposition = token.head
    sentence = token.sent
    if preposition.lower != "in" or preposition.i != sentence.first or preposition.head.tag[:2] != "VB":
        return None
    if verb_of(preposition.head) is not None or preposition.right_edge + 1 >= sentence.last:
        return None
    draft = Draft(Span(preposition.start, preposition.end), "in", report_classes()["find"], token)
    draft.source_head, draft.source = token, phrase_span(token, text.tokens, None)
    draft.content = text.stretches([(preposition.right_edge + 1, sentence.last - 1)], [draft.cue, draft.source])
    return draft


def _hearsay(token: Token, text: Text) -> Draft | None:
    """The clause that *reportedly*, *allegedly* modify; its source is unnamed."""
    if token.head is token or token.dep != "advmod":
        return None
    draft = Draft(Span(token.start, token.end), token.lower, report_classes()["say"], token)
    draft.content = _clause_without(token, token.right_edge, text, draft)
    return draft


def _clause_without(phrase: Token, last: int, text: Text, draft: Draft) -> list[Span]:
    """The clause that a phrase modifies, without the phrase itself."""
    clause = phrase.head
    while clause.dep not in _CLAUSE_DEPS and clause.head is not clause:
        clause = clause.head
    low, high = phrase.left_edge, max(last, phrase.right_edge)
    sentence = phrase.sent
    if high >= sentence.last - 2 and low > sentence.first and text.tokens[low - 1].text == ",":
        pieces = [(sentence.first + (sentence.tokens[0].dep == "cc"), low - 1)]
        return text.stretches(pieces, [draft.cue])
    pieces = [(clause.left_edge, min(clause.right_edge, low - 1)), (max(clause.left_edge, high + 1), clause.right_edge)]
    return text.stretches([(a, b) for a, b in pieces if a <= b], [draft.cue, *([draft.source] if draft.source else [])])


def _noun(token: Token, text: Text) -> Draft | None:
    """What completes a noun of speech or thought: X's claim that, calls for, allegations of."""
    noun = report_nouns()[token.lemma.lower()]
    complement = next((c for c in token.children if c.i > token.i and _completes(c, noun.prepositions)), None)
    if complement is None or _is_way_of_telling(token):
        return None
    draft = Draft(Span(token.start, token.end), token.lemma.lower(), noun.kind, token)
    source = noun_source(token)
    if source is not None and not complement.left_edge <= source.i <= complement.right_edge:
        draft.source_head, draft.source = source, phrase_span(source, text.tokens, token)
    first = complement.left_edge + (complement.dep == "prep")
    if complement.dep == "prep" and draft.source is None:
        draft.confidence = 0.6
    draft.content = text.stretches([(first, complement.right_edge)], [draft.cue])
    return draft


def _is_way_of_telling(noun: Token) -> bool:
    """True in *said in a statement that*, where the parse hangs the clause on the noun: the verb takes it."""
    verb = noun.head.head
    if noun.dep != "pobj" or noun.head.dep != "prep" or verb.tag[:2] != "VB":
        return False
    reporting = verb_of(verb)
    return reporting is not None and reporting.quotes and "S" in reporting.frames


def _adjective(token: Token, text: Text) -> Draft | None:
    """What somebody is sure of, worried about, willing to do."""
    adjective = report_adjectives()[token.lower]
    verb = token.head if token.dep == "acomp" else token
    complement = next(
        (c for c in (*token.children, *verb.children) if c.i > token.i and _completes(c, adjective.prepositions)), None
    )
    source = source_head(verb) or verb.child("nsubjpass")
    if complement is None or source is None or source.lower == "it" or source.dep == "csubj":
        return None
    if is_infinitive(complement) and adjective.kind.name in _FEELINGS:
        return None  # he was happy to sign
    draft = Draft(Span(min(verb, token, key=lambda t: t.i).start, token.end), token.lower, adjective.kind, token)
    draft.source_head, draft.source = source, phrase_span(source, text.tokens, token)
    first = complement.left_edge + (complement.dep == "prep")
    draft.content = text.stretches([(first, complement.right_edge)], [draft.cue, draft.source])
    return draft


def _completes(phrase: Token, prepositions: frozenset[str]) -> bool:
    """True for a that-clause, an infinitive or one of the prepositions, False for a relative clause."""
    if phrase.dep == "prep":
        return phrase.lower in prepositions and phrase.child("pobj", "pcomp") is not None
    if phrase.dep not in _CONTENT_OF_NOUN:
        return False
    first = phrase.child("mark")
    if first is not None:
        return first.lower in {"that", "whether", "if"}
    if phrase.dep == "ccomp":
        return True
    return phrase.dep != "relcl" and is_infinitive(phrase)


def _blocks(text: Text) -> Iterator[tuple[int, Block]]:
    return ((i, b) for i, b in enumerate(text.article.blocks) if b.kind in READ_AS_TEXT)


def _colons(text: Text) -> Iterator[Draft]:
    """*X: words* as the headline, *SPEAKER: words* in a transcript."""
    first = True
    for _, block in _blocks(text):
        pattern = _HEADLINE if first else _SPEAKER_LINE
        found = pattern.match(text.text, block.start, block.end)
        first = False
        if found is None or (pattern is _HEADLINE and not _names_speaker(found["source"], found.start("source"), text)):
            continue
        content = text.trimmed(found.end(), block.end)
        inside = text.annotation.tokens_in(*found.span("source"))
        if content is None or not inside:
            continue
        draft = Draft(Span(*found.span("colon")), ":", report_classes()["say"], None, [content])
        draft.source = Span(*found.span("source"))
        draft.source_head = text.annotation.head_of(*draft.source)
        yield draft


def _names_speaker(words: str, start: int, text: Text) -> bool:
    """True when what stands in front of a colon can be a source: a short phrase without a verb."""
    if words.lower() in _LABELS or len(words.split()) > 5:
        return False
    tokens = text.annotation.tokens_in(start, start + len(words))
    return any(t.pos in {"PROPN", "NOUN"} for t in tokens) and all(t.tag not in _FINITE for t in tokens)


def _dashes(text: Text) -> Iterator[Draft]:
    """*"Words." - X* at the end of a paragraph."""
    for quoted in text.quoted:
        block = text.article.blocks[quoted.block]
        found = _BYLINE.match(text.text, quoted.end - 1, block.end)
        if found is None or not quoted.sentence_like or len(found["source"].split()) > 15:
            continue
        draft = Draft(Span(*found.span("cue")), "-", report_classes()["say"], None, [Span(quoted.start, quoted.end)])
        draft.source, draft.direct = Span(*found.span("source")), True
        draft.source_head = text.annotation.head_of(*draft.source)
        yield draft
