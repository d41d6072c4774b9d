"""What a verb of speech or thought reports: the complements that hold its content, read from the parse."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.model import Token
from kg.resources import lexicon_words

from .reporting import SUBJECTS, ReportClass, ReportVerb, is_infinitive, performs, verb_of

_VERBS = frozenset({"VERB", "AUX"})
_CLAUSES = frozenset({"ccomp", "csubj"})
OF_OBJECTS = frozenset({"accuse", "criticize", "praise"})  # classes that say something of their object
_ADDRESSEES = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_STRAY = frozenset({"ccomp", "advcl", "relcl", "acl"})
_REACH = 15  # tokens between a cue and the verb of a clause behind it
_WITH_OBJECT = frozenset({
    "by", "of", "for", "as", "from", "against", "over", "about", "between", "among", "behind", "toward", "towards",
})  # fmt: skip
_ADDRESSING = frozenset({"tell", "ask", "urge"})
_OWN = frozenset({*SUBJECTS, "aux", "neg"})


class Complement(NamedTuple):
    """The head of a phrase that holds content, and the class of the verb with such a complement."""

    head: Token
    kind: ReportClass


@dataclass(slots=True)
class Report:
    """A cue with the stretches of tokens (first, last) that hold its content, in text order."""

    cue: Token
    lemma: str
    kind: ReportClass
    quotes: bool = False
    only_quotes: bool = False  # it takes a clause only within quotation marks
    content: list[tuple[int, int]] = field(default_factory=list)
    object: Token | None = None  # whom it is said to
    labelled: Token | None = None  # what is called something, where only quotation marks can show it
    passive: bool = False


def read_reports(tokens: Iterable[Token]) -> Iterator[Report]:
    """The reports that the verbs among the tokens make. Their content may still be empty (direct speech)."""
    for token in tokens:
        if token.tag[:2] == "VB" and token.pos in _VERBS and (report := _read_report(token)) is not None:
            yield report


def _read_report(token: Token) -> Report | None:
    verb = verb_of(token)
    if verb is None:
        return None
    report = Report(token, verb.lemma, verb.kind, verb.quotes)
    report.passive = _is_passive(token)
    found = (_passive_content(token, verb) or _as_comment(token, verb)) if report.passive else _content(token, verb)
    if found:
        report.kind = found[-1].kind
    objects = token.kids("dobj", "dative")
    report.object = next((o for o in objects if all(o is not c.head for c in found)), None) or _listener(token, verb)
    finite = any(c.head.dep in _CLAUSES and not is_infinitive(c.head) for c in found)
    report.only_quotes = finite and "S" not in verb.frames
    report.labelled = objects[0] if objects and not found and "A" in verb.frames else None
    report.content = sorted({piece for complement in found for piece in pieces(complement.head, token)})
    return report


def _is_passive(token: Token) -> bool:
    """True for *was said*, and for the participle in *a man believed to be dead*, *with talks expected to start*."""
    if token.tag == "VBN" and token.child("auxpass", "nsubjpass", "agent") is not None:
        return True
    reduced = token.dep == "acl" or _with_subject(token) is not None
    return reduced and token.tag in {"VBN", "VBD"} and any(is_infinitive(c) for c in token.kids("xcomp"))


def _with_subject(token: Token) -> Token | None:
    """The subject in *with the queen expected to visit*."""
    marked = token.dep == "advcl" and any(c.dep == "mark" and c.lower == "with" for c in token.children)
    return token.child("nsubj") if marked else None


def _listener(token: Token, verb: ReportVerb) -> Token | None:
    """Whom it is said, explained or written to."""
    to = next((c for c in token.children if c.dep in {"prep", "dative"} and c.lower == "to"), None)
    if to is None or "to" in verb.prepositions or not verb.quotes:
        return None
    return to.child("pobj")


def pieces(head: Token, cue: Token) -> list[tuple[int, int]]:
    """The stretches of the head's phrase without the cue's own words where it stands inside of it."""
    first, last = head.left_edge, head.right_edge
    if not first <= cue.i <= last:
        return [(first, _without_aside(head))]
    if first <= head.i and _below(cue, head):
        low, high = cue.left_edge, cue.right_edge
    else:
        own = [c for c in cue.children if c is not head and first <= c.i <= last and c.dep in _OWN]
        low = min([cue.i, *(c.left_edge for c in own)])
        high = max([cue.i, *(c.right_edge for c in own)])
    return [(a, b) for a, b in ((first, low - 1), (high + 1, last)) if a <= b]


def _without_aside(head: Token) -> int:
    """The last token of a noun phrase without the clause behind its comma, which the article itself adds."""
    if head.pos in {"NOUN", "PROPN"}:
        tokens, offset = head.sent.tokens, head.sent.first
        for i in range(head.i + 1, head.right_edge):
            if tokens[i - offset].text == "," and _is_relative(tokens[i + 1 - offset]):
                return i - 1
    return head.right_edge


def _is_relative(token: Token) -> bool:
    """True for *which*, *who* and the like."""
    return token.tag in {"WDT", "WP", "WP$"} and token.lower in {"which", "who", "whom", "whose"}


def is_aside(clause: Token) -> bool:
    """True for *, which they accepted*, where the parse takes it for a complement."""
    tokens, offset = clause.sent.tokens, clause.sent.first
    first = clause.left_edge - offset
    return first > 0 and tokens[first - 1].text == "," and _is_relative(tokens[first])


def _below(token: Token, head: Token) -> bool:
    return any(ancestor is head for ancestor in token.ancestors())


def _content(token: Token, verb: ReportVerb) -> list[Complement]:
    """The complements that hold the content of an active cue."""
    found: list[Complement] = []
    objects = token.kids("dobj", "dative")
    for child in token.children:
        if child.dep in _CLAUSES and not is_aside(child):
            found += _clause(child, verb)
        elif child.dep == "xcomp":
            found += _open_clause(child, verb, objects)
        elif child.dep == "advcl" and _is_unmarked(child):
            found += _made(verb.frames.get("S"), child)
        elif child.dep == "prep" and child.lower in verb.prepositions:
            found += _prepositional(child, token, verb)
    if not found and objects:
        found = _hung_on_object(objects[0], verb)
    found = found or _object_content(objects, token, verb)
    if found:
        return [*found, *_reasons(token, found)]
    return _as_comment(token, verb) or _stray_clause(token, verb)


def _hung_on_object(thing: Token, verb: ReportVerb) -> list[Complement]:
    """Content behind a preposition that the parse hangs on the object: accused the bank of hiding losses."""
    inside = next((c for c in thing.children if c.dep == "prep" and c.lower in verb.prepositions), None)
    if inside is None or inside.child("pobj", "pcomp") is None:
        return []
    kind = verb.prepositions[inside.lower]
    return [Complement(thing, kind)] if kind.name in OF_OBJECTS else _made(kind, *inside.kids("pobj", "pcomp"))


def _reasons(token: Token, found: list[Complement]) -> list[Complement]:
    """The source's reasons, right behind the content: voted against the bill because it cost too much."""
    end = max(c.head.right_edge for c in found) + 1
    return [
        Complement(child, found[-1].kind)
        for child in token.kids("advcl")
        if child.left_edge == end and any(c.dep == "mark" and c.lower == "because" for c in child.children)
    ]


def _stray_clause(token: Token, verb: ReportVerb) -> list[Complement]:
    """The clause right behind the cue, or behind *that*, that the parse hangs elsewhere."""
    if "S" not in verb.frames or token.child(*SUBJECTS) is None:
        return []
    place = token.i + 1 - token.sent.first
    following = token.sent.tokens[place : place + _REACH]
    starts = {token.i + 1, *(t.i for t in following[:_REACH // 2] if t.lower == "that")}
    for other in following:
        if other.dep in {"relcl", "acl"} and other.left_edge == token.i + 1:
            continue
        if other.left_edge in starts and other.dep in _STRAY and other.child(*SUBJECTS) is not None:
            told = _is_unmarked(other) or any(c.lower == "that" for c in other.children)
            return _made(verb.frames["S"], other) if told else []
    return []


def _is_unmarked(clause: Token) -> bool:
    """True for a finite clause that nothing introduces: said after the vote he would go."""
    subject = clause.child(*SUBJECTS)
    first = next((c for c in clause.children if c.dep in {"mark", "advmod"} and c.i < clause.i), None)
    return subject is not None and not is_infinitive(clause) and clause.tag != "VBG" and first is None


def _first(verb: ReportVerb, frames: str) -> ReportClass | None:
    """The class of the first of the frames that the verb has."""
    return next((verb.frames[f] for f in frames if f in verb.frames), None)


def _made(kind: ReportClass | None, *heads: Token) -> list[Complement]:
    return [Complement(head, kind) for head in heads] if kind is not None else []


def _clause(child: Token, verb: ReportVerb) -> list[Complement]:
    """A finite clause, or an infinitive with a subject of its own."""
    if is_infinitive(child) and (child.child(*SUBJECTS) is None or verb.frames.keys() & {"O", "I"}):
        return _made(_first(verb, "OI"), child)
    return _made(_first(verb, "SD"), child)


def _open_clause(child: Token, verb: ReportVerb, objects: list[Token]) -> list[Complement]:
    """An infinitive or gerund without subject, or the predicative of an object."""
    if is_infinitive(child) or child.tag == "VB":
        if any(c.lower == "order" for c in child.children):
            return []
        if objects:
            return _made(verb.frames.get("O"), objects[0], child) or _made(verb.frames.get("S"), child)
        return _made(verb.frames.get("I"), child)
    return _made(_first(verb, "G" if child.tag == "VBG" else "AS"), child)


def _prepositional(child: Token, token: Token, verb: ReportVerb) -> list[Complement]:
    """The object of a preposition, with the infinitive that goes with it: call on X to do."""
    kind = verb.prepositions[child.lower]
    inside = [c for c in child.kids("pobj", "pcomp") if c.ent not in {"DATE", "TIME"}]
    if not inside:
        return []
    objects = token.kids("dobj") if kind.name in OF_OBJECTS else []
    actions = [c for c in token.kids("xcomp", "advcl") if c.i > child.i and is_infinitive(c)]
    return _made(kind, *objects, *inside, *actions)


def _object_content(objects: list[Token], token: Token, verb: ReportVerb) -> list[Complement]:
    """The object as content, with its predicative: called X Y, described X as Y."""
    if any(performs(token, o) for o in objects):
        return []
    direct = [o for o in objects if o.dep == "dobj" and not (verb.kind.name in _ADDRESSING and _person(o))]
    if not direct:
        return []
    if "A" in verb.frames:
        predicatives = [c for c in token.children if c.dep == "oprd" or (c.dep == "prep" and c.lower in {"as", "to"})]
        if predicatives:
            return _made(verb.frames["A"], *direct, *predicatives)
    if "n" in verb.frames and _in_document(token):
        return _made(verb.frames["n"], *direct)
    return _made(verb.frames.get("N"), *direct, *_adjuncts(token, direct[-1]))


def _person(token: Token) -> bool:
    """True for an object that can only be whom it is said to."""
    return token.ent in _ADDRESSEES or token.tag == "NNP" or token.lower in {"me", "you", "him", "her", "us", "them"}


def _adjuncts(verb: Token, last: Token) -> list[Token]:
    """Phrases that go with the object rather than with the telling: they follow it, and are no time or place of it."""
    found: list[Token] = []
    end = last.right_edge
    for child in verb.children:
        if child.i > end and child.left_edge == end + 1 and child.dep == "prep" and child.lower in _WITH_OBJECT:
            inside = child.child("pobj", "pcomp")
            if inside is None or inside.ent in {"DATE", "TIME"} or _is_document(inside):
                break
            found.append(child)
            end = child.right_edge
    return found


def _is_document(token: Token) -> bool:
    """True for a letter, a statement, an interview: what holds words."""
    return token.lemma.lower() in lexicon_words("documents.txt")


def _in_document(token: Token) -> bool:
    """True for *in a statement*, *on Twitter*, *as unfair*: what is done there is done with words."""
    for child in token.children:
        if child.dep == "prep" and child.lower in {"in", "on", "via", "during", "as"}:
            place = child.child("pobj", "amod", "advcl")
            if child.lower == "as" or (place is not None and _is_document(place)):
                return True
    return False


def _as_comment(token: Token, verb: ReportVerb) -> list[Complement]:
    """The clause around a parenthetical cue: "X, he said, is Y"; "X is Y, as he put it"."""
    if token.head is token:
        return []
    subject = token.child(*SUBJECTS)
    parenthetical = token.dep == "parataxis" and subject is not None
    comment = token.dep == "advcl" and any(c.lower == "as" and c.dep in {"mark", "advmod"} for c in token.children)
    comment = comment and (subject is not None or token.tag == "VBN")
    if not parenthetical and not comment:
        return []
    clause = next((a for a in token.ancestors() if a.tag[:2] == "VB" or a.head is a), token.head)
    return _made(_first(verb, "SD"), clause)


def _passive_content(token: Token, verb: ReportVerb) -> list[Complement]:
    """The subject of a passive with what is said of it: X is expected to, X was criticized."""
    subject = token.child("nsubjpass", "csubjpass") or _with_subject(token)
    if subject is None and token.dep == "acl":
        subject = token.head
    clauses = [c for c in token.kids("xcomp", "ccomp") if c.tag != "VBG" or "G" in verb.frames]
    kind = _first(verb, "ISOA")
    if clauses and kind is not None:
        return _made(kind, *([subject] if subject and subject.lower != "it" else []), *clauses)
    complements = [c for c in token.children if c.dep == "prep" and c.lower in (*verb.prepositions, "as")]
    kind = _passive_kind(verb, complements)
    complements += token.kids("oprd")
    if subject is not None and kind is not None and ("N" in verb.frames or complements):
        return _made(kind, subject, *complements)
    return []


def _passive_kind(verb: ReportVerb, complements: list[Token]) -> ReportClass | None:
    """The class of a passive: by its preposition, else as with an object."""
    of_preposition = next((verb.prepositions[c.lower] for c in complements if c.lower in verb.prepositions), None)
    return of_preposition or _first(verb, "NA")
