"""Mentions without a name: noun phrases that stand for people, organizations, places and products, and pronouns."""

from collections.abc import Iterator
from dataclasses import replace

from kg.model import Annotation, Article, Findings, Mention, MentionKind, Token
from kg.resources import lexicon_words

from .gazetteer import demonyms, noun_classes, places, title_words
from .phrases import phrase

NOUN_TYPES = {
    "person": "schema:Person", "people": "kgo:Group", "organization": "schema:Organization",
    "place": "schema:Place", "facility": "kgo:Facility", "product": "schema:Product",
}
PERSONAL = frozenset(
    {
        "he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself", "they", "them",
        "their", "theirs", "themselves", "i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves",
    }
)
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that", "where"})
_WEATHER = frozenset({"seem", "appear", "rain", "snow", "happen", "turn"})
_INNER = frozenset({"compound", "amod", "nmod", "npadvmod"})  # a noun in these places heads no phrase of its own


def extract_nominals(article: Article, annotation: Annotation, findings: Findings) -> Findings:
    """Findings with nominals, pronouns, and peoples' adjectives ("Israeli") turned into mentions of the polity."""
    tokens = annotation.tokens
    named = bytearray(len(tokens))
    titled = bytearray(len(tokens))
    mentions: list[Mention] = []
    for mention in findings.mentions:
        inside = annotation.tokens_in(mention.start, mention.end) if mention.head >= 0 else []
        kept = _as_polity(mention, inside) if mention.type == "kgo:Group" else _as_modifier(mention, tokens)
        if kept is None:
            continue
        mentions.append(kept)
        for token in inside:
            named[token.i] = 1
        if mention.title:
            mentions.extend(_title(mention, annotation))
            for token in annotation.tokens_in(*mention.title):
                titled[token.i] = 1
    timed = {t.i for timex in findings.times for t in annotation.tokens_in(timex.start, timex.end)}
    mentions.extend(_nominals(tokens, named, titled, timed))
    mentions.extend(_pronouns(annotation))
    mentions.sort(key=lambda m: (m.start, m.end))
    return replace(findings, mentions=tuple(mentions))


def _as_polity(mention: Mention, inside: list[Token]) -> Mention | None:
    """An adjective of a people as a mention of its country; None for other adjectives of groups."""
    if len(inside) != 1:
        return mention
    token = inside[0]
    while token.dep == "conj":
        token = token.head
    if token.dep not in _INNER or token.head.tag not in {"NN", "NNS", "NNP", "NNPS"}:
        return mention
    country = demonyms().get(inside[0].text)
    if country is None:
        return None
    place = places().get(country)
    return mention._replace(type=place.type if place else "schema:Place", kind=MentionKind.NOMINAL)


def _as_modifier(mention: Mention, tokens: list[Token]) -> Mention:
    """A product's name in front of a noun for such products ("737 aircraft") as a nominal: the noun refers."""
    if mention.type != "schema:Product" or mention.head < 0 or not modifies_product(tokens[mention.head]):
        return mention
    return mention._replace(kind=MentionKind.NOMINAL)


def modifies_product(token: Token) -> bool:
    """True for a token that modifies a noun for products."""
    if token.dep not in _INNER and token.dep != "nummod":
        return False
    return token.head.i > token.i and noun_classes().get(token.head.lemma.lower()) == "product"


def _title(mention: Mention, annotation: Annotation) -> Iterator[Mention]:
    """The office in front of a person's name as a nominal for that person; honorifics say nothing."""
    if mention.title is None:
        return
    inside = annotation.tokens_in(*mention.title)
    nouns = [t for t in inside if t.lower in title_words() or noun_classes().get(t.lower) == "person"]
    if not nouns or all(t.lower in lexicon_words("honorifics.txt") for t in inside):
        return
    yield Mention(mention.title.start, mention.title.end, mention.type, MentionKind.NOMINAL, head=nouns[-1].i)


def _nominals(tokens: list[Token], named: bytearray, titled: bytearray, timed: set[int]) -> Iterator[Mention]:
    classes = noun_classes()
    for token in tokens:
        if token.tag not in {"NN", "NNS", "NNP", "NNPS"} or named[token.i] or titled[token.i]:
            continue
        kind = classes.get(token.lemma.lower()) or classes.get(token.lower)
        if kind is None or token.dep in _INNER or token.i in timed or not _denotes(token):
            continue
        first, last = phrase(token, tokens)
        yield Mention(tokens[first].start, tokens[last].end, NOUN_TYPES[kind], MentionKind.NOMINAL, head=token.i)


def _denotes(token: Token) -> bool:
    """False for nouns that name nothing in their place: vocatives, "as president", lone capitalised heads."""
    if token.dep in {"dep", "npadvmod", "intj", "meta"}:
        return False
    of = any(c.lower in {"of", "for"} for c in token.kids("prep"))
    if token.lemma in {"head", "chief", "face", "body"} and not of:
        return False
    person = noun_classes().get(token.lemma) == "person"
    if person and token.tag == "NN" and token.dep in {"pobj", "dobj"} and not token.children:
        return False
    return not (token.tag in {"NNP", "NNPS"} and token.child("det") is None and token.child("poss") is None)


def _pronouns(annotation: Annotation) -> Iterator[Mention]:
    for token in annotation.having("lower", PERSONAL):
        if token.tag in {"PRP", "PRP$"} and not _is_empty_it(token):
            yield Mention(token.start, token.end, "", MentionKind.PRONOUN, head=token.i)
    for token in annotation.having("lower", _RELATIVE):
        if token.tag in {"WP", "WDT", "WP$", "WRB"} and antecedent_head(token):
            yield Mention(token.start, token.end, "", MentionKind.PRONOUN, head=token.i)


def _is_empty_it(token: Token) -> bool:
    """True for the "it" of weather, "it is likely that ..." and "it took two years to ..."."""
    if token.lower != "it":
        return False
    if token.dep == "expl":
        return True
    verb = token.head
    if token.dep != "nsubj" or not verb.tag.startswith("VB"):
        return token.dep == "nsubjpass" and verb.child("ccomp") is not None
    if verb.lemma in _WEATHER or (verb.lemma == "come" and any(c.lower == "when" for c in verb.children)):
        return True  # "when it comes to jobs"
    if verb.lemma in {"be", "take", "cost", "make"}:
        clause = verb.child("ccomp", "xcomp", "advcl", "csubj")
        filler = clause is not None and clause.i > verb.i and clause.child("mark", "aux") is not None
        if filler and verb.child("acomp", "attr", "dobj"):
            return True
    return verb.lemma == "be" and (verb.child("ccomp", "xcomp", "csubj") is not None)


def antecedent_head(token: Token) -> Token | None:
    """The noun that a relative pronoun stands for: the head of its relative clause; None for questions."""
    if token.lower in {"where", "that"} and token.dep in {"mark", "det"}:
        return None
    for ancestor in (token, *token.ancestors()):
        if ancestor.dep == "relcl":
            return ancestor.head if ancestor.head.i < token.i else None
        if ancestor.dep in {"ccomp", "csubj", "pcomp", "ROOT"}:
            return None
    return None
