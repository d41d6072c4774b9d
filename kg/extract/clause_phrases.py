"""The words of an argument: which tokens of a subtree belong to a phrase, and how they are quoted.

Phrases shed what tells a fact of its own (MinIE's safe mode, Gashteovski et al. 2017): appositions, relative
clauses, asides and coordinated phrases.
"""

from collections.abc import Iterable, Sequence

from kg.model import Argument, Token

EDGE_MARKS = frozenset(
    {",", ";", ":", "-", "--", "–", "—", "...", ".", "…", "?", "!", "-LRB-", "-RRB-", "(", ")", "[", "]"}
)
PLACES = frozenset({"GPE", "LOC", "FAC"})
_SPLIT = frozenset({"conj", "cc", "preconj"})
_SIDELINES = frozenset({"parataxis", "dep", "meta", "intj", "advcl"})
_OPENING = frozenset({"(", "[", "-LRB-"})
_CLOSING = frozenset({")", "]", "-RRB-"})
_QUOTES = frozenset({"``", "''", '"', "“", "”", "'", "‘", "’", "`"})
_SPECIAL = _OPENING | _CLOSING | _QUOTES | EDGE_MARKS
_MARKS = frozenset({"PUNCT", "CCONJ"})
_NOTHING: frozenset[int] = frozenset()


def phrase(head: Token, without: Iterable[int] = _NOTHING) -> list[Token]:
    """The tokens of a noun phrase in text order; `without` are token indices whose subtrees are left out."""
    found = [head]
    for token in found:
        top = token is head
        for child in token.children:
            dep = child.dep
            if dep in _SIDELINES or child.i in without or (top and dep in _SPLIT):
                continue
            if dep in {"relcl", "appos", "acl"} and _in_passing(child, token):
                continue
            found.append(child)
    found.sort(key=_position)
    return found


def whole_clause(head: Token, without: Iterable[int] = _NOTHING) -> list[Token]:
    """The tokens of a clause used as an argument, as they stand."""
    found = [head]
    for token in found:
        found.extend(c for c in token.children if c.i not in without)
    found.sort(key=_position)
    return found


def _position(token: Token) -> int:
    return token.i


def _in_passing(child: Token, head: Token) -> bool:
    """True when the modifier is a relative clause, or set off by a comma, dash or bracket; not "Utrecht, Ohio"."""
    if child.dep == "relcl":
        return True
    if child.left_edge == child.sent.first:
        return False
    before = child.sent.tokens[child.left_edge - 1 - child.sent.first]
    return before.text in EDGE_MARKS and not (child.dep == "appos" and child.ent in PLACES and head.ent in PLACES)


def runs_of(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    """The unbroken runs of the tokens, without loose punctuation and conjunctions at the ends of any of them."""
    if not tokens:
        return []
    if len(tokens) == 1:
        run = _cleaned(tokens)
        return [run] if run else []
    runs: list[Sequence[Token]] = []
    begin, before = 0, tokens[0].i - 1
    for at, token in enumerate(tokens):
        if token.i != before + 1:
            runs.append(_cleaned(tokens[begin:at]))
            begin = at
        before = token.i
    runs.append(_cleaned(tokens[begin:] if begin else tokens))
    return [run for run in runs if run]


def _cleaned(run: Sequence[Token]) -> Sequence[Token]:
    run = _whole_words(run)
    for token in run:
        if token.pos in _MARKS or token.text in _SPECIAL:
            return _trim(_closed(run))
    return run


def _whole_words(run: Sequence[Token]) -> Sequence[Token]:
    """The run with the rest of a hyphenated word that the tokenizer cut and the parser took apart."""
    sentence = run[0].sent
    tokens, offset = sentence.tokens, sentence.first
    begin, end = first, last = run[0].i - offset, run[-1].i + 1 - offset
    while begin > 0 and _hyphenated(tokens[begin - 1], tokens[begin]):
        begin -= 1
    while end < len(tokens) and _hyphenated(tokens[end - 1], tokens[end]):
        end += 1
    return run if (begin, end) == (first, last) else tokens[begin:end]


def _hyphenated(left: Token, right: Token) -> bool:
    return (left.text == "-" or right.text == "-") and left.end == right.start


def _closed(run: Sequence[Token]) -> Sequence[Token]:
    """The run with the mark that closes or opens a quotation at its ends, or without one that has no fellow."""
    tokens, offset = run[0].sent.tokens, run[0].sent.first
    if _is_quote(run[0]):
        inner = 1
        while inner < len(run) and _is_quote(run[inner]):
            inner += 1
        if not any(map(_is_quote, run[inner:])):
            after = run[-1].i + 1 - offset
            run = [*run, tokens[after]] if after < len(tokens) and _is_quote(tokens[after]) else run[inner:]
    elif _is_quote(run[-1]) and not any(map(_is_quote, run[:-1])):
        before = run[0].i - 1 - offset
        run = [tokens[before], *run] if before >= 0 and _is_quote(tokens[before]) else run[:-1]
    return run


def _is_quote(token: Token) -> bool:
    return token.text in _QUOTES and token.tag != "POS"


def _trim(run: Sequence[Token]) -> Sequence[Token]:
    first, last = 0, _before_open_bracket(run)
    while first < last and _loose(run[first]):
        first += 1
    while last > first and _loose(run[last - 1]):
        last -= 1
    return run[first:last]


def _before_open_bracket(run: Sequence[Token]) -> int:
    """Where the run has to end so that no bracket in it stays open."""
    last, depth = len(run), 0
    for at in range(len(run) - 1, -1, -1):
        text = run[at].text
        if text in _CLOSING:
            depth += 1
        elif text in _OPENING:
            depth -= 1
            if depth < 0:
                last, depth = at, 0
    return last


def _loose(token: Token) -> bool:
    return token.text in EDGE_MARKS or token.tag == "CC"


def quoted(runs: Iterable[Sequence[Token]], text: str) -> str:
    """The words as they stand in the text; what is not adjacent is joined by one space."""
    return " ".join(text[run[0].start : run[-1].end] for run in runs)


def argument(tokens: Sequence[Token], head: Token, text: str, entity: str | None = None) -> Argument | None:
    """The argument that the tokens spell, or None where nothing but punctuation is left.

    The span is that of the whole phrase where it is unbroken, else that of the run with its head.
    """
    runs = runs_of(tokens)
    if len(runs) == 1:
        start, end = runs[0][0].start, runs[0][-1].end
        return Argument(text[start:end], start, end, entity)
    if not runs:
        return None
    home = next((run for run in runs if run[0].i <= head.i <= run[-1].i), runs[0])
    return Argument(quoted(runs, text), home[0].start, home[-1].end, entity)
