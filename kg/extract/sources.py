"""Who a report comes from: the phrase of the source and the entities behind it."""

from kg.model import Span, Token
from kg.resources import lexicon_words

from .draft import Draft, Text
from .index import Index
from .reporting import SUBJECTS

_PARTICIPIAL = frozenset({"VBG", "VBN", "VB"})
_TRIM = frozenset({",", "-LRB-", "(", "-", "–", "—", "―", ":", ";"})
_MAX_DEPTH = 6
_INVERTED = frozenset({"nsubj", "dobj", "attr", "oprd", "dep", "npadvmod"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "WP"})


def set_source(draft: Draft, cue: Token, text: Text) -> None:
    """Fills in the source of a cue; a subject within somebody's quoted words is none."""
    head = source_head(cue)
    if head is None and not _passive(cue):
        head = _inverted(cue)
    elif head is not None and text.quoted_at(head) not in (None, text.quoted_at(cue)):
        head = _inverted(cue) or _other_subject(cue, text)
    if head is not None:
        draft.source_head, draft.source = head, phrase_span(head, text.tokens, cue)


def _inverted(cue: Token) -> Token | None:
    """The subject that the parse took for an object: "...," said X."""
    if cue.tag not in {"VBD", "VBZ", "VBP"}:
        return None
    after = (c for c in cue.children if c.i > cue.i and c.dep in _INVERTED and c.tag in _NOMINAL)
    found = next(after, None)
    return found if found is not None and found.left_edge == cue.i + 1 else None


def _other_subject(cue: Token, text: Text) -> Token | None:
    """A second subject of the cue, outside of quotation marks."""
    return next((c for c in cue.children if c.dep in SUBJECTS and text.quoted_at(c) is None), None)


def source_head(cue: Token, depth: int = 0) -> Token | None:
    """The head of the phrase that says it: the cue's subject, its agent, or the one it shares with its governor."""
    if depth > _MAX_DEPTH:
        return None
    agent = cue.child("agent")
    if agent is not None:
        return agent.child("pobj")
    if _passive(cue):
        return None
    subject = cue.child(*SUBJECTS)
    if subject is not None:
        return subject if subject.lower not in {"it", "there"} or subject.tag == "PRP" else None
    return _shared(cue, depth)


def _passive(cue: Token) -> bool:
    """True for *was said*, *is expected*: the subject is not who says it."""
    if cue.tag != "VBN":
        return False
    if cue.dep in {"advcl", "acl"} and cue.child("aux") is None:
        return True
    return cue.child("auxpass", "nsubjpass") is not None


def _shared(cue: Token, depth: int) -> Token | None:
    """The subject that a cue without its own shares with what it hangs from."""
    head = cue.head
    if head is cue:
        return None
    if cue.dep == "acl":
        return head if cue.tag == "VBG" else _possessor(head) or _light_subject(head, depth)
    if cue.dep == "conj" and head.tag[:2] == "VB":
        return source_head(head, depth + 1)
    if cue.dep == "xcomp":
        return _controller(head, depth)
    if cue.dep in {"advcl", "ccomp"} and cue.tag in _PARTICIPIAL and head.tag[:2] == "VB":
        return _actor(head, depth)
    if cue.dep == "pcomp" and head.dep == "prep":
        return _actor(head.head, depth) if head.head.tag[:2] == "VB" else _possessor(head.head)
    return None


def _actor(verb: Token, depth: int) -> Token | None:
    """The subject of a clause, of a passive one too."""
    return verb.child(*SUBJECTS) or _shared(verb, depth + 1)


def _controller(verb: Token, depth: int) -> Token | None:
    """The unspoken subject of an infinitive: the object of its governor, else its subject."""
    return verb.child("dobj") or _actor(verb, depth)


def _possessor(noun: Token) -> Token | None:
    """Whose it is: X's claim, the claim by X, the claim of X."""
    owner = noun.child("poss")
    if owner is not None:
        return owner
    for child in noun.children:
        if child.dep == "prep" and child.lower in {"by", "from", "of"} and child.child("pobj"):
            return child.child("pobj")
    return None


def noun_source(noun: Token) -> Token | None:
    """Who makes the claim that a noun names: its possessor, or the subject of the verb it completes."""
    return _possessor(noun) or _light_subject(noun, 0)


def _light_subject(noun: Token, depth: int) -> Token | None:
    """The subject of the verb that the noun is the object of: X made the claim."""
    head = noun.head
    if noun.dep in {"dobj", "attr"} and head.tag[:2] == "VB":
        return source_head(head, depth + 1) if noun.dep == "dobj" else None
    return None


def phrase_span(head: Token, tokens: list[Token], cue: Token | None) -> Span:
    """The head's phrase without the clause of the cue and without marks at its edges."""
    first, last = head.left_edge, head.right_edge
    if cue is not None and first <= cue.i <= last:
        if cue.i > head.i:
            branch = _branch(cue, head)
            last = max(head.i, min(branch.left_edge, cue.i) - 1)
        else:
            first = min(head.i, cue.i + 1)
    while last > head.i and (tokens[last].text in _TRIM or tokens[last].lower in {"who", "which", "that"}):
        last -= 1
    while first < head.i and tokens[first].text in _TRIM:
        first += 1
    if tokens[last].tag == "POS" and last > head.i:
        last -= 1
    return Span(tokens[first].start, tokens[last].end)


def _branch(token: Token, head: Token) -> Token:
    """The child of `head` that `token` stands under; the token itself where there is none."""
    below = token
    for ancestor in token.ancestors():
        if ancestor is head:
            return below
        below = ancestor
    return token


def antecedent(head: Token) -> Token:
    """What a relative pronoun stands for; any other token itself."""
    if head.tag in {"WP", "WDT"} and head.dep in SUBJECTS and head.head.dep == "relcl":
        return head.head.head
    return head


def entity_of(head: Token, index: Index) -> str | None:
    """The entity that the head's phrase denotes: its own, or that of a name beside it in apposition."""
    head = antecedent(head)
    found = index.entity_at(head)
    if found is not None:
        return found
    for child in head.children:
        if child.dep in {"appos", "compound", "nmod"} and index.entity_at(child) is not None:
            return index.entity_at(child)
    mention = index.mention_by_token.get(head.i)
    return mention.entity if mention is not None else None


def speakers(head: Token, index: Index) -> tuple[str | None, tuple[str, ...]]:
    """The entity that says it and those that pass it on.

    A spokesman speaks for whom he represents, a document for its author; both are relays.
    """
    spoken = antecedent(head)
    own = entity_of(spoken, index)
    lemma = spoken.lemma.lower()
    if lemma in lexicon_words("spokespeople.txt"):
        principal = _principal(spoken, index)
    elif lemma in lexicon_words("documents.txt"):
        principal = _author(spoken, index)
    else:
        return own, ()
    if principal is None or principal == own:
        return own, ()
    return principal, (own,) if own else ()


def _author(document: Token, index: Index) -> str | None:
    """Whose document it is: X's letter, a report by X, a statement from X."""
    for child in document.children:
        owner = child if child.dep == "poss" else None
        if child.dep in {"prep", "agent"} and child.lower in {"by", "from"}:
            owner = child.child("pobj")
        found = entity_of(owner, index) if owner is not None else None
        if found is not None:
            return found
    return None


def _principal(spokesman: Token, index: Index) -> str | None:
    """Whom a spokesman speaks for: a spokesman for X, X's spokesman, a X spokesman."""
    for child in spokesman.children:
        if child.dep == "prep" and child.lower in {"for", "of", "from", "at", "with"}:
            inside = child.child("pobj")
            found = entity_of(inside, index) if inside is not None else None
            if found is not None:
                return found
        if child.dep in {"poss", "compound", "nmod", "amod"}:
            found = index.entity_at(child)
            if found is not None:
                return found
    return None
