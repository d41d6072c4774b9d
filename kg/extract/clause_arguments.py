"""Objects, prepositional arguments and adverbials of a clause."""

from functools import cache

from kg.model import Token
from kg.resources import lexicon_rows, lexicon_words

from .clause_finding import RELATIVE_TAGS, SUBJECTS, VERBAL, Clause, next_link

OBJECTS = frozenset({"dobj", "attr", "acomp", "oprd", "dative", "ccomp"})
_HERE = frozenset({"here", "there", "abroad", "home", "now", "today", "yesterday", "tomorrow", "ago", "together"})
_CLOSING_QUOTES = frozenset({"''", '"', "”"})
_TIMES = frozenset({"DATE", "TIME"})
_NEAR = 3  # tokens between coordinated verbs that share what follows: "imports and sells cars"


@cache
def content_verbs() -> frozenset[str]:
    """Lemmas of verbs whose content may stand before them: "X, officials said"."""
    return frozenset(row[0] for row in lexicon_rows("reporting_verbs.tsv"))


def add_arguments(clause: Clause) -> None:
    """Collects the arguments of every verb of the predicate into the clause."""
    for link in clause.chain:
        _collect(link, clause)
    _fill_gap(clause)
    _share(clause)


def _collect(verb: Token, clause: Clause) -> None:
    following = next_link(verb)
    for child in verb.children:
        if following is not None and (child is following or child is following.head):
            continue
        dep = child.dep
        if dep in OBJECTS:
            _add_object(child, clause)
        elif dep in {"prep", "agent"}:
            _add_preposition(child, clause)
        elif dep == "xcomp":
            (clause.adverbials if child.tag[0] == "V" else clause.objects).append(child)
        elif dep in {"npadvmod", "advcl"} or (dep == "advmod" and _telling(child)):
            clause.adverbials.append(child)


def _telling(adverb: Token) -> bool:
    """True for an adverb that carries a time or place: it is named as one, or has words of its own."""
    return adverb.tag != "WRB" and (adverb.ent in _TIMES or bool(adverb.children) or adverb.lower in _HERE)


def _add_object(child: Token, clause: Clause) -> None:
    verb = child.head
    if child.dep == "ccomp":
        if child.i < verb.i and not _said_before(child, verb):
            return
        if _of_degree(verb):
            clause.adverbials.append(child)
            return
    elif child.tag in RELATIVE_TAGS and clause.antecedent is not None:
        child = clause.antecedent
    elif child.dep == "dative" and child.tag in {"IN", "TO"}:
        _add_preposition(child, clause)
        return
    if child not in clause.subjects or child.dep == "ccomp":
        clause.objects.append(child)


def _of_degree(verb: Token) -> bool:
    """True where the finite clause is the measure of an adjective or adverb: so far *that they* …"""
    return any(c.dep == "acomp" or (c.dep == "advmod" and c.i > verb.i and verb.lemma == "be") for c in verb.children)


def _said_before(content: Token, verb: Token) -> bool:
    """True where the clause before the verb is what is said, and not merely another clause of the sentence."""
    marks = [t.text for t in content.sent.tokens[content.i - content.sent.first : verb.i - content.sent.first]]
    if verb.lemma not in content_verbs() or ";" in marks:
        return False
    return verb.child("dobj") is None or not _CLOSING_QUOTES.isdisjoint(marks)


def _add_preposition(preposition: Token, clause: Clause) -> None:
    bare = True
    for child in preposition.children:
        if (child.dep in {"pobj", "pcomp"} and child.tag != "IN") or _is_predicative(child, preposition):
            antecedent = clause.antecedent if child.tag in RELATIVE_TAGS else None
            clause.prepositions.append((preposition, antecedent or child))
            bare = False
        elif child.dep in {"prep", "pcomp"} and preposition.child("pobj", "pcomp") in (None, child):
            inner = child.child("pobj", "pcomp")
            if inner is not None:
                clause.prepositions.append((preposition, inner))
                bare = False
        elif child.dep == "conj" and child.pos == "ADP":
            _add_preposition(child, clause)
    if bare:
        clause.particles.append(preposition)


def _is_predicative(adjective: Token, preposition: Token) -> bool:
    """True for "described it as *unrealistic*"."""
    return adjective.dep == "amod" and adjective.i > preposition.i and preposition.lower == "as"


def _fill_gap(clause: Clause) -> None:
    """In a relative clause with its own subject and no object, the antecedent is the object."""
    antecedent = clause.antecedent
    if antecedent is None or clause.objects or clause.verb.dep != "relcl" or clause.verb.lemma == "be":
        return
    own = clause.chain[0].child(*SUBJECTS)
    if own is None or own.tag in RELATIVE_TAGS or any(o is antecedent for _, o in clause.prepositions):
        return
    if any(c.tag == "WP$" for c in own.children):
        return  # "the firm, *whose* owner won": nothing is left open
    if clause.particles:
        clause.prepositions.append((clause.particles.pop(), antecedent))
    elif not any(c.tag == "WRB" for c in clause.verb.children):
        clause.objects.append(antecedent)


def _share(clause: Clause) -> None:
    """A verb directly followed by a coordinated one shares what follows: "imports and sells cars"."""
    verb = clause.verb
    if clause.objects or clause.prepositions or verb.lemma in lexicon_words("intransitive_verbs.txt"):
        return
    other = next((c for c in verb.children if c.dep == "conj" and c.pos in VERBAL and 0 < c.i - verb.i <= _NEAR), None)
    if other is None or next_link(other) is not None or other.child(*SUBJECTS) is not None:
        return
    if other.tag != verb.tag and {other.tag, verb.tag} != {"VBN", "VBD"}:
        return
    shared = Clause(other, [other], clause.subjects, clause.antecedent)
    _collect(other, shared)
    things = [o for o in shared.objects if o.dep == "dobj"]
    if clause.particles and things:
        clause.prepositions.append((clause.particles.pop(), things[0]))
    elif verb.tag in {"VBN", "VBD"} and verb.child("auxpass") is not None:
        clause.prepositions = shared.prepositions
    elif shared.objects == things:
        clause.objects = things
        clause.prepositions = [] if things else shared.prepositions
