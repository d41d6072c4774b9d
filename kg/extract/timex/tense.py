"""The tense of the clause a time stands in: it tells whether "Friday" is the last or the next one."""

from kg.model import BlockKind, Token

_FUTURE_AUXILIARIES = frozenset({"will", "'ll", "’ll", "shall", "may", "might", "can", "could", "should", "would", "must", "wo"})
_PLANNED = frozenset({"schedule", "expect", "due", "plan", "set", "slate", "upcoming", "next", "plan", "intend", "hope", "deadline"})


def tense_at(token: Token) -> str:
    """past, present or future as the verb above the token tells it; "" where there is none."""
    for above in (token, *token.ancestors()):
        if above.lemma in _PLANNED and above.tag[:2] in ("VB", "JJ", "NN") and above is not token:
            return "future"
        if above.pos in ("VERB", "AUX") and above.tag != "VBG":
            found = _tense_of(above)
            if found:
                return found
    return ""


def _tense_of(verb: Token) -> str:
    auxiliaries = [c for c in verb.children if c.dep in ("aux", "auxpass")]
    lowers = {a.lower for a in auxiliaries}
    if lowers & _FUTURE_AUXILIARIES:
        return "past" if lowers & {"have", "'ve"} else "future"
    if verb.tag == "VBD" or any(a.tag == "VBD" for a in auxiliaries):
        return "past"
    if lowers & {"have", "has", "'ve", "'s", "had"} and verb.tag == "VBN":
        return "past"
    if verb.tag == "VB":
        return "future" if any(a.tag == "TO" for a in auxiliaries) else ""
    if verb.tag in ("VBZ", "VBP"):
        return "past" if verb.sent.kind is BlockKind.HEADLINE else "present"
    if any(a.tag in ("VBZ", "VBP") for a in auxiliaries):
        return "present"
    return "past" if verb.tag == "VBN" and verb.dep in ("acl", "ROOT") else ""
