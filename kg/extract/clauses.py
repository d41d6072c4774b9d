"""Open triples from clauses: who did what to whom, in the words of the sentence.

One triple a fact: the subject, the verb and its object, further arguments in `more`; where a clause
has a prepositional argument and no object, the preposition joins the predicate (ReVerb, ClausIE).
"""

from dataclasses import dataclass, replace

from kg.model import Annotation, Argument, Article, Findings, Predicate, Span, Token, Triple

from .clause_finding import Clause, clauses_of
from .clause_phrases import argument, clause_words, conjuncts, phrase, quoted, trimmed
from .clause_predicates import is_passive, predicate_words
from .factuality import FactualityJudge
from .index import Index

OPT = {"binary": "prep", "more": True, "split_obj": True, "split_subj": True, "intrans": True, "minconf": 0.0}


def extract_clauses(article: Article, annotation: Annotation, findings: Findings) -> Findings:
    """Findings with the open triples of every clause."""
    reader = _Reader(article, annotation, findings)
    triples: list[Triple] = []
    for sentence in annotation.sentences:
        for clause in clauses_of(sentence.tokens):
            triples.extend(reader.read(clause))
    return replace(findings, triples=(*findings.triples, *triples))


@dataclass(frozen=True, slots=True)
class _Place:
    """An argument with the token that heads it and the preposition before it."""

    head: Token
    words: list[Token]
    preposition: Token | None = None
    kind: str = "obj"


class _Reader:
    """Turns the clauses of one article into triples."""

    def __init__(self, article: Article, annotation: Annotation, findings: Findings) -> None:
        self.text = article.text
        self.annotation = annotation
        self.index = Index(annotation, findings)
        self.judge = FactualityJudge(annotation, findings)
        self.events = {event.head: event.event for event in findings.events if event.head >= 0}

    def read(self, clause: Clause) -> list[Triple]:
        verb_words = predicate_words(clause)
        objects = self.objects(clause)
        places = self.adverbials(clause)
        factuality = self.judge.judge(clause.verb)
        subjects = [s for head in clause.subjects if (s := self.subject(head, clause))]
        if not OPT["split_subj"] and len(subjects) > 1:
            subjects = subjects[:1]
        rows: list[tuple[list[Token], _Place | None, list[_Place], float]] = []
        if objects:
            for o in objects:
                rows.append((verb_words, o, places if OPT["more"] else [], 0.8))
            if OPT["binary"]:
                first = objects[0]
                for p in places:
                    if p.preposition is not None and first.kind != "ccomp":
                        rows.append((verb_words + first.words + self.prep(p), p, [], 0.4))
        elif places:
            ordered = sorted(places, key=lambda p: (p.kind != "prep", p.head.i < clause.verb.i, p.head.i))
            for n, p in enumerate(ordered):
                rest = [q for q in ordered if q is not p and q.preposition is not p.preposition] if n == 0 and OPT["more"] else []
                rows.append((verb_words + self.prep(p), p, rest, 0.75 if n == 0 else 0.4))
        elif OPT["intrans"]:
            rows.append((verb_words, None, [], 0.3))
        triples = []
        for s in subjects:
            for words, o, more, conf in rows:
                t = self.triple(s, clause, words, o, more, factuality, conf)
                if t:
                    triples.append(t)
        return triples

    def prep(self, p: _Place) -> list[Token]:
        if p.preposition is None:
            return []
        words = [t for t in p.preposition.children if t.dep == "prep" ] if p.preposition.child("pobj", "pcomp") is None else []
        return [p.preposition, *words]

    def subject(self, head: Token, clause: Clause) -> _Place | None:
        drop = {clause.verb.i}
        top = clause.verb
        while top.dep == "conj":
            top = top.head
        drop.add(top.i); drop.add(clause.chain[0].i)
        words = phrase(head, without=frozenset(drop))
        return _Place(head, words) if trimmed(words) else None

    def objects(self, clause: Clause) -> list[_Place]:
        found = []
        for o in clause.objects:
            if o.dep == "ccomp":
                words = [t for t in clause_words(o) ]
                found.append(_Place(o, words, None, "ccomp"))
            else:
                for c in (conjuncts(o) if OPT["split_obj"] else [o]):
                    if c is not o and c.pos in ("VERB", "AUX"):
                        continue
                    found.append(_Place(c, phrase(c, without=frozenset({clause.verb.i, clause.chain[0].i})), None, o.dep))
        return found

    def adverbials(self, clause: Clause) -> list[_Place]:
        found = []
        for prep, o in clause.prepositions:
            if o.dep == "pcomp":
                found.append(_Place(o, clause_words(o), prep, "prep"))
                continue
            for c in conjuncts(o):
                if c is not o and c.pos in ("VERB", "AUX"):
                    continue
                found.append(_Place(c, phrase(c, without=frozenset({clause.verb.i})), prep, "prep"))
        for a in clause.adverbials:
            found.append(_Place(a, clause_words(a) if a.dep == "advcl" or a.tag[0] == "V" else phrase(a), None, a.dep))
        return found

    def triple(self, s, clause, words, o, more, factuality, conf):
        sub = argument(s.words, s.head, self.text, self.index.entity_at(s.head))
        obj = None
        if o is not None:
            obj = argument(o.words, o.head, self.text, self.index.entity_at(o.head) or self.events.get(o.head.i))
            if obj is None:
                return None
        extra = []
        for m in more:
            a = argument(self.prep(m) + m.words, m.head, self.text, self.index.entity_at(m.head))
            if a: extra.append(a)
        text = quoted(trimmed(words), self.text)
        verb = clause.verb
        everything = [t.i for t in s.words + words + (o.words if o else [])]
        toks = self.annotation.tokens
        ev = Span(toks[min(everything)].start, toks[max(everything)].end)
        return Triple(sub, Predicate(text, verb.start, verb.end), obj, ev, tuple(extra), factuality, conf, "clause", verb.i)
