"""The tense of the clause a time stands in: it tells whether "Friday" is the last or the next one."""

from kg.model import BlockKind, Token

_FUTURE_AUXILIARIES = frozenset(
    {"will", "'ll", "’ll", "wo", "shall", "may", "might", "can", "could", "should", "would", "must"}
)
_HAVE = frozenset({"have", "has", "'ve", "’ve", "'s", "had", "'d", "having"})
_PLANNED = frozenset(
    {"schedule", "expect", "due", "plan", "set", "slate", "upcoming", "next", "intend", "hope", "deadline"}
)
_LIMITS = frozenset({"until", "till", "through"})


def tense_at(token: Token) -> str:
    """The tense of the verb above the token: past, present or future; "" where there is none."""
    extends = token.dep == "pobj" and token.head.lower in _LIMITS
    for above in (token, *token.ancestors()):
        if above is not token and above.lemma in _PLANNED and (planned := _plan(above)):
            return planned
        if above.pos in {"VERB", "AUX"} and above.tag != "VBG" and (found := _tense_of(above)):
            return "future" if extends and found == "past" and not _is_perfect(above) else found
    return "future" if extends else ""


def _plan(word: Token) -> str:
    """future for "due Friday", "scheduled for Friday"; past for "had been scheduled"; "" for "set a date"."""
    if word.tag not in {"VBN", "JJ", "NN"}:
        return ""
    auxiliaries = {c.lower for c in (*word.children, *word.head.children) if c.dep in {"aux", "auxpass"}}
    return "past" if "had" in auxiliaries else "future"


def _is_perfect(verb: Token) -> bool:
    return any(c.lower in _HAVE for c in verb.children if c.dep == "aux")


def _tense_of(verb: Token) -> str:
    auxiliaries = [c for c in verb.children if c.dep in {"aux", "auxpass"}]
    perfect = any(a.lower in _HAVE for a in auxiliaries)
    if any(a.lower in _FUTURE_AUXILIARIES for a in auxiliaries):
        return "past" if perfect else "future"
    if verb.tag == "VBD" or any(a.tag == "VBD" for a in auxiliaries) or (perfect and verb.tag == "VBN"):
        return "past"
    if verb.tag == "VB":
        return "future" if any(a.tag == "TO" for a in auxiliaries) else ""
    if verb.tag in {"VBZ", "VBP"}:
        return "past" if verb.sent.kind is BlockKind.HEADLINE else "present"
    if any(a.tag in {"VBZ", "VBP"} for a in auxiliaries):
        return "present"
    return "past" if verb.tag == "VBN" else ""
