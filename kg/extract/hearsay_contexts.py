"""Phrases that put what stands in them as somebody sees or tells it, though they quote nobody.

*Reports of the explosion*, *spoke about the death of his son*, *it is unclear whether the court ruled*: such a
phrase makes no attribution of its own, and the article does not vouch for what is in it.
"""

from functools import cache

from kg.model import Token
from kg.resources import lexicon_rows

from .complements import OF_OBJECTS, is_aside
from .reporting import ReportVerb, is_infinitive, performs, report_adjectives, report_nouns, verb_of

_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "csubjpass"})
_QUESTIONS = frozenset({"ccomp", "pcomp", "csubj", "conj"})
_NOUN_CLAUSES = frozenset({"acl", "ccomp", "relcl"})
_TOPIC = frozenset({"about", "of", "on", "over"})
_NOTHING: frozenset[str] = frozenset()
_ADDRESSING = frozenset({"tell", "ask", "urge"})
_EPISTEMIC = frozenset({
    "clear", "unclear", "obvious", "apparent", "evident", "plain", "likely", "unlikely", "possible", "impossible",
    "certain", "uncertain", "doubtful", "true", "untrue", "inevitable", "plausible", "conceivable", "known", "unknown",
})  # fmt: skip


@cache
def _mentions(part: str) -> dict[str, frozenset[str]]:
    """What leads to the topic of verbs or nouns of mention, by lemma: "N" for an object, and prepositions."""
    return {
        lemma: frozenset((*frames.strip("-"), *(rest[0].split() if rest else ())))
        for lemma, kind, frames, *rest in lexicon_rows("mentions.tsv")
        if kind == part
    }


class HearsayContexts:
    """Which tokens of an article stand in such a phrase; each is worked out once."""

    def __init__(self) -> None:
        self._known: dict[int, bool] = {}

    def holds(self, token: Token) -> bool:
        """True for a token below the topic of a verb, noun or adjective of speech, thought or perception."""
        found = self._known.get(token.i)
        if found is None:
            self._known[token.i] = False  # ends a loop in a broken parse
            head = token.head
            if head is token:
                found = _is_fragment(token)
            else:
                found = not _adds(token) and (_is_topic(token, head) or self.holds(head))
            self._known[token.i] = found
        return found


def _adds(clause: Token) -> bool:
    """True for what the article itself adds to somebody's topic: *, which they accepted*."""
    return clause.dep in {"relcl", "ccomp"} and is_aside(clause)


def _is_fragment(root: Token) -> bool:
    """True for a sentence that is a that-clause: *The message is clear: that the court will not wait.*"""
    return any(c.dep == "mark" and c.lower == "that" for c in root.children)


def _is_topic(phrase: Token, head: Token) -> bool:
    """True where the head speaks of, judges or perceives what the phrase denotes, or asks for it."""
    if phrase.dep in _QUESTIONS and _asks(phrase):
        return True
    if head.tag[:2] == "VB":
        return _of_verb(phrase, head)
    lemma = head.lemma.lower()
    if head.pos == "NOUN":
        return _of_noun(phrase, lemma)
    if head.lower in _EPISTEMIC:
        return phrase.dep in _CLAUSES or (phrase.dep == "advcl" and phrase.child("mark", "advmod", "aux") is None)
    adjective = report_adjectives().get(head.lower)
    if adjective is None:
        return False
    if phrase.dep in _CLAUSES:
        return not is_infinitive(phrase)
    return phrase.dep == "prep" and phrase.lower in adjective.prepositions


def _asks(clause: Token) -> bool:
    """True for an embedded question of extent or manner: *how much he gives*, *how the money was spent*."""
    first = clause.sent.tokens[clause.left_edge - clause.sent.first : clause.i - clause.sent.first]
    return any(t.lower == "how" for t in first[:2])


def _of_noun(phrase: Token, lemma: str) -> bool:
    """True for what a noun of speech, thought or mention is about."""
    reporting = report_nouns().get(lemma)
    if phrase.dep == "prep":
        if phrase.lower == "about":
            return True
        told = reporting is not None and (phrase.lower in _TOPIC or phrase.lower in reporting.prepositions)
        return told or phrase.lower in _mentions("noun").get(lemma, _NOTHING)
    return reporting is not None and phrase.dep in _NOUN_CLAUSES and phrase.child("mark") is not None


def _of_verb(phrase: Token, verb: Token) -> bool:
    """True for what a verb reports, judges or mentions."""
    reporting = verb_of(verb)
    mention = _mentions("verb").get(verb.lemma.lower(), _NOTHING)
    frames = "" if reporting is None else "".join(reporting.frames)
    match phrase.dep:
        case "ccomp" | "csubj" | "csubjpass":
            return reporting is not None or any(c.lower in _EPISTEMIC for c in verb.kids("acomp"))
        case "xcomp":
            return any(f in frames for f in ("G" if phrase.tag == "VBG" else "IOSA"))
        case "dobj" | "oprd":
            told = reporting is not None and _takes_things(reporting, frames)
            return (told or "N" in mention) and not performs(verb, phrase)
        case "prep":
            return _leads(phrase, mention, reporting)
    return False


def _takes_things(verb: ReportVerb, frames: str) -> bool:
    """True for a verb whose object is what it judges or reports, not whom it is said to."""
    if verb.kind.name in _ADDRESSING:
        return False
    return verb.kind.name in OF_OBJECTS or any(f in frames for f in "NnAO")


def _leads(preposition: Token, mention: frozenset[str], reporting: ReportVerb | None) -> bool:
    """True for a preposition that leads to what is spoken of."""
    if preposition.lower == "about" or preposition.lower in mention:
        return True
    if reporting is None:
        return False
    inside = preposition.child("pobj", "pcomp")
    dated = inside is not None and inside.ent in {"DATE", "TIME"}
    return preposition.lower in reporting.prepositions or (preposition.lower in {"of", "over"} and not dated)
