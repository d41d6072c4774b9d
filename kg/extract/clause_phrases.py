"""The words of an argument: which tokens of a subtree belong to a phrase, and how they are quoted."""

from collections.abc import Iterable, Sequence

from kg.model import Annotation, Argument, Token

SPLIT = frozenset({"conj", "cc", "preconj"})
SIDELINES = frozenset({"parataxis", "dep", "meta", "intj", "advcl"})
EDGE_MARKS = frozenset({",", ";", ":", "-", "--", "–", "—", "...", ".", "…", "?", "!", "-LRB-", "-RRB-", "(", ")", "[", "]"})
QUOTES = frozenset({"``", "''", '"', "“", "”", "'", "‘", "’", "`"})
PLACES = frozenset({"GPE", "LOC", "FAC"})


def conjuncts(head: Token) -> list[Token]:
    """The head and every phrase coordinated with it, in text order."""
    found = [head]
    for token in found:
        found.extend(c for c in token.children if c.dep == "conj")
    return found


def phrase(head: Token, *, without: frozenset[int] = frozenset()) -> list[Token]:
    """The tokens of a noun phrase: its subtree, without coordinated phrases and what is said in passing.

    Appositions, relative clauses set off by commas and parentheses tell facts of their own.
    """
    found = [head]
    for token in found:
        top = token is head
        for child in token.children:
            if child.i in without or child.dep in SIDELINES or (top and child.dep in SPLIT):
                continue
            if child.dep in ("relcl", "appos", "acl") and in_passing(child, token):
                continue
            found.append(child)
    found.sort(key=lambda t: t.i)
    return found


def in_passing(child: Token, head: Token) -> bool:
    """True when the modifier is an aside: set off by a comma, dash or bracket, or a renaming of the head."""
    if child.dep == "appos":
        return not (child.ent in PLACES and head.ent in PLACES)
    before = child.left_edge - 1
    tokens = child.sent.tokens
    mark = tokens[before - child.sent.first]
    return child.dep == "relcl" or mark.text in EDGE_MARKS


def clause_words(head: Token, *, without: frozenset[int] = frozenset()) -> list[Token]:
    """The tokens of a whole clause used as an argument, as they stand."""
    found = [head]
    for token in found:
        found.extend(c for c in token.children if c.i not in without)
    found.sort(key=lambda t: t.i)
    return found


def trimmed(tokens: Sequence[Token]) -> list[list[Token]]:
    """The unbroken runs of the tokens, without punctuation at the ends of any of them."""
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and token.i == runs[-1][-1].i + 1:
            runs[-1].append(token)
        else:
            runs.append([token])
    quotes = sum(token.text in QUOTES and token.tag != "POS" for token in tokens)
    return [run for run in (_trim(run, quotes % 2 == 1) for run in runs) if run]


def _trim(run: list[Token], odd_quotes: bool) -> list[Token]:
    first, last = 0, len(run)
    while first < last and _loose(run[first], odd_quotes):
        first += 1
    while last > first and _loose(run[last - 1], odd_quotes):
        last -= 1
    return run[first:last]


def _loose(token: Token, odd_quotes: bool) -> bool:
    return token.text in EDGE_MARKS or (odd_quotes and token.text in QUOTES and token.tag != "POS")


def quoted(runs: Iterable[Sequence[Token]], text: str) -> str:
    """The words as they stand in the text; what is not adjacent is joined by one space."""
    return " ".join(text[run[0].start : run[-1].end] for run in runs)


def argument(tokens: Sequence[Token], head: Token, text: str, entity: str | None = None) -> Argument | None:
    """The argument that the tokens spell, or None where nothing but punctuation is left.

    The span is that of the whole phrase where it is unbroken, else that of the run with its head.
    """
    runs = trimmed(tokens)
    if not runs:
        return None
    home = next((run for run in runs if run[0].i <= head.i <= run[-1].i), runs[0])
    return Argument(quoted(runs, text), home[0].start, home[-1].end, entity)


def sentence_slice(annotation: Annotation, first: int, last: int) -> tuple[int, int]:
    """Offsets of the tokens first..last (inclusive)."""
    return annotation.tokens[first].start, annotation.tokens[last].end
