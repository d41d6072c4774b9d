"""Titles in front of names: honorifics ("Ayatollah") and offices ("Head of the Political Bureau of X")."""

from kg.model import Token

from .gazetteer import long_titles, noun_classes, title_words

_LINKS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "IN", "DT", "CC", "POS", "HYPH", "VBG"})
_PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "and"})
_FURTHEST = 15  # tokens between an office and the name of its holder
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss", "case", "punct", "advmod", "conj", "cc"})
_NOUNS = frozenset({"NN", "NNP", "NNPS", "NNS"})
_WORDS_OF_TITLES = _NOUNS | {"JJ", "JJR", "JJS", "VBN", "VBG", "POS", "HYPH", "CC", ":", "RB"}


def title_start(tokens: list[Token], first: int) -> int:
    """Index of the first token of the titles that end right before the name at `first`; `first` where none does."""
    start = first
    while True:
        earlier = _one_title(tokens, start, first)
        if earlier == start:
            return start
        start = earlier


def leading_titles(tokens: list[Token], first: int, last: int) -> int:
    """How many tokens at the start of a person's name are titles; at least one token remains a name."""
    count = 0
    while first + count < last and _titular(tokens[first + count].lower):
        count += 1
    return count


def _titular(word: str) -> bool:
    """True for a word that ends a title, also in the plural: Senators X and Y."""
    return word in title_words() or (word.endswith("s") and word[:-1] in title_words())


def is_title_noun(token: Token) -> bool:
    """True for a noun that may stand as a title right before a name."""
    return token.tag in _NOUNS and (token.lower in title_words() or noun_classes().get(token.lower) == "person")


def _one_title(tokens: list[Token], start: int, name: int) -> int:
    """Start of the title that ends at `start`, or `start`."""
    if start == 0 or tokens[start - 1].sent is not tokens[name].sent:
        return start
    before = tokens[start - 1]
    for title in long_titles().get(before.lower, ()):
        first = start - len(title)
        if first >= 0 and tuple(t.lower for t in tokens[first:start]) == title:
            return _with_modifiers(tokens, first, name)
    if is_title_noun(before) and (before.lower in title_words() or before.dep == "compound"):
        return _with_modifiers(tokens, start - 1, name)
    if before.tag in _NOUNS:
        return _office_of(tokens, start)
    return start


def _with_modifiers(tokens: list[Token], title: int, name: int) -> int:
    """The title noun together with what modifies it: "former French Prime", "Apple"."""
    i = title
    while i > 0 and tokens[i - 1].sent is tokens[name].sent and _modifies(tokens[i - 1], name):
        i -= 1
    while i < title and tokens[i].tag in {"POS", "HYPH", "CC", ",", ":"}:
        i += 1
    return i


def _modifies(token: Token, name: int) -> bool:
    if token.tag not in _WORDS_OF_TITLES or token.dep not in _MODIFIERS or token.ent == "PERSON":
        return False
    return token.i < token.head.i <= name + 3 or token.dep in {"cc", "conj", "case"}


def _office_of(tokens: list[Token], start: int) -> int:
    """Start of "OFFICE of the X of Y" that ends at `start`, or `start`."""
    for i in range(start - 1, max(-1, start - _FURTHEST), -1):
        token = tokens[i]
        if token.sent is not tokens[start - 1].sent or token.tag not in _LINKS:
            break
        if token.tag == "IN" and token.lower not in _PREPOSITIONS:
            break
        if token.lower in title_words() and token.tag in _NOUNS and tokens[i + 1].lower in {"of", "for"}:
            return _with_modifiers(tokens, i, i)
    return start
