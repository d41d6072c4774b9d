"""Names of people, organizations, places, groups, laws and products, with corrected spans, titles and classes."""

from collections import defaultdict
from dataclasses import replace

from kg.model import Annotation, Article, Findings, Mention, MentionKind, Span, Token
from kg.resources import lexicon_words

from .gazetteer import known_names, noun_classes, places, title_words
from .name_common import without_common_words
from .name_shapes import Candidate, name_text
from .name_spans import name_spans
from .name_types import Votes, decide, head_token, is_area, vote
from .titles import leading_titles, title_start

_OF_DATELINE = 4.0  # weight of the dateline's place among the votes for a class
_SHORTEST_REPEAT = 3  # letters of a name that is looked for elsewhere in the article


def extract_names(article: Article, annotation: Annotation, findings: Findings) -> Findings:
    """Findings with a mention for every name: the span without title or article, the title apart."""
    tokens = annotation.tokens
    candidates = [c for c in name_spans(annotation) if not any(wrong(c, tokens) for wrong in _NO_NAMES)]
    candidates = without_common_words(candidates, tokens)
    candidates = sorted([*candidates, *_repeats(candidates, tokens)], key=lambda c: c.first)
    starts = [_titles(candidate, tokens) for candidate in candidates]
    kinds = _kinds(candidates, starts, tokens, _dateline(article))
    mentions = _framed_names(article)
    for candidate, start, kind in zip(candidates, starts, kinds, strict=True):
        title = None
        if kind == "schema:Person" and start < candidate.first:
            title = Span(tokens[start].start, tokens[candidate.first - 1].end)
        head = head_token(candidate, tokens)
        first = qualified(candidate, tokens) if kind == "schema:GovernmentOrganization" else candidate.first
        begin, end = tokens[first].start, tokens[candidate.last].end
        mentions.append(Mention(begin, end, kind, MentionKind.NAME, head=head.i, title=title))
    mentions.sort(key=lambda m: (m.start, m.end))
    return replace(findings, mentions=(*findings.mentions, *mentions))


def _is_market_index(candidate: Candidate, tokens: list[Token]) -> bool:
    """True for names of stock indexes, which are figures (no class of the graph model)."""
    if candidate.label not in {"ORG", "PRODUCT", ""}:
        return False
    return any(t.lower in lexicon_words("markets.txt") for t in tokens[candidate.first : candidate.last + 1])


def _is_credit(candidate: Candidate, tokens: list[Token]) -> bool:
    """True for the photographer of a credit: "Jane Roe/Reuters"."""
    behind = [t.text for t in tokens[candidate.last + 1 : candidate.last + 5]]
    if len(behind) < 2 or behind[0] != "/" or candidate.label not in {"PERSON", "ORG", ""}:
        return False
    outlet = [w for w in behind[1:] if w != "The"]
    short = outlet[:1] and outlet[0].isupper() and len(outlet[0]) > 1
    return bool(short) or any(" ".join(outlet[:n]) in lexicon_words("news_outlets.txt") for n in (1, 2))


def _is_field_of_office(candidate: Candidate, tokens: list[Token]) -> bool:
    """True for the Interior of "Interior Minister"."""
    if candidate.last + 1 >= len(tokens) or tokens[candidate.last + 1].lower not in title_words():
        return False
    words = [t.lower for t in tokens[candidate.first : candidate.last + 1]]
    return tokens[candidate.last].dep in {"compound", "amod"} and set(words) <= lexicon_words("office_fields.txt")


_NO_NAMES = (_is_market_index, _is_credit, _is_field_of_office)


def _repeats(candidates: list[Candidate], tokens: list[Token]) -> list[Candidate]:
    """Further occurrences of the names, word for word, where the tagger saw none."""
    taken = bytearray(len(tokens))
    wanted: dict[str, dict[tuple[str, ...], str]] = defaultdict(dict)
    for c in candidates:
        taken[c.first : c.last + 1] = b"\1" * (c.last + 1 - c.first)
        words = tuple(t.text for t in tokens[c.first : c.last + 1])
        if len(words[0]) >= _SHORTEST_REPEAT and words[0][0].isupper() and c.label not in {"", "NORP", "LAW"}:
            wanted[words[0]].setdefault(words, c.label)
            if c.label == "PERSON" and len(words) > 1 and words[-1][0].isupper() and not _is_title(words[-1]):
                wanted[words[-1]].setdefault(words[-1:], c.label)
    found = []
    for token in tokens:
        if token.text in wanted and not taken[token.i]:
            for words in sorted(wanted[token.text], key=len, reverse=True):
                last = token.i + len(words) - 1
                if _repeated(tokens, token.i, words) and not any(taken[token.i : last + 1]):
                    found.append(Candidate(token.i, last, wanted[token.text][words]))
                    taken[token.i : last + 1] = b"\1" * len(words)
                    break
    return found


def _is_title(word: str) -> bool:
    return word.lower() in title_words() or noun_classes().get(word.lower()) == "person"


def _repeated(tokens: list[Token], first: int, words: tuple[str, ...]) -> bool:
    """True when the words stand at `first` and are no everyday word at the start of a sentence."""
    if tuple(t.text for t in tokens[first : first + len(words)]) != words:
        return False
    token = tokens[first]
    if len(words) > 1 or token.tag in {"NNP", "NNPS"} or not token.text[1:].islower():
        return True
    return token.dep in {"nsubj", "nsubjpass", "poss"} or token.i > token.sent.first


def _titles(candidate: Candidate, tokens: list[Token]) -> int:
    """Moves titles out of a person's name; index of the first token of the titles, or of the name."""
    if is_area(candidate, tokens):
        before = tokens[candidate.first - 1] if candidate.first else None
        if before and before.tag == "NNP" and before.dep == "compound" and before.head.i >= candidate.first:
            candidate.first -= 1
        return candidate.first
    if candidate.label in {"PERSON", "ORG", "WORK_OF_ART", ""}:
        candidate.first += leading_titles(tokens, candidate.first, candidate.last) if candidate.label != "ORG" else 0
        return title_start(tokens, candidate.first)
    return candidate.first


def _dateline(article: Article) -> str:
    return article.text[slice(*article.dateline)].split(",")[0].title() if article.dateline else ""


def _kinds(candidates: list[Candidate], starts: list[int], tokens: list[Token], dateline: str) -> list[str]:
    """The class of each candidate: one class for all occurrences of one name, short forms as their full form.

    The place of the dateline is a place wherever it is named.
    """
    votes: dict[str, list[Votes]] = defaultdict(list)
    if dateline:
        votes[dateline].append({"schema:City": _OF_DATELINE})
    keys = []
    for candidate, start in zip(candidates, starts, strict=True):
        key = name_text(tokens[candidate.first : candidate.last + 1])
        keys.append(key)
        titled = start < candidate.first and candidate.label in {"PERSON", ""}
        votes[key].append(vote(candidate, tokens, titled))
    kinds = {key: decide(one) for key, one in votes.items() if any(one)}
    people = {key for key, kind in kinds.items() if kind == "schema:Person"}
    bearers = {k for k, c, s in zip(keys, candidates, starts, strict=True) if s < c.first} & people
    surnames = {key.split()[-1] for key in people if " " in key}
    firsts = {key.split()[0] for key in people if " " in key}
    models = {key.split()[-1] for key, kind in kinds.items() if " " in key and kind == "schema:Product"}
    for key in kinds:
        short = (key in surnames or (key.isupper() and key.title() in surnames)) and key not in places()
        short = short or (key in firsts and kinds[key] == "schema:Organization" and key not in known_names())
        full = kinds[key] == "schema:Organization" and " " in key and key.split()[-1] in bearers
        if short or full:
            kinds[key] = "schema:Person"
        elif kinds[key] == "schema:Organization" and key in models:
            kinds[key] = "schema:Product"
    return [kinds.get(key, "schema:Organization") for key in keys]


def qualified(candidate: Candidate, tokens: list[Token]) -> int:
    """First token of "Gaza's Health Ministry": whose it is belongs to the name of a part of a government."""
    first = candidate.first
    if first < 2 or tokens[first - 1].tag != "POS":
        return first
    owner = tokens[first - 1].head
    if owner.dep != "poss" or owner.ent not in {"GPE", "LOC"} or owner.right_edge != first - 1:
        return first
    while owner.i and tokens[owner.i - 1].ent == owner.ent and not tokens[owner.i].ent_begins:
        owner = tokens[owner.i - 1]
    return owner.i + 1 if owner.tag == "DT" else owner.i


def _framed_names(article: Article) -> list[Mention]:
    """The place and the agency of the dateline, which is never parsed: mentions without a head token."""
    found = []
    if article.dateline:
        name = article.text[slice(*article.dateline)]
        place = places().get(name) or places().get(name.title())
        found.append(Mention(*article.dateline, place.type if place else "schema:City", MentionKind.NAME))
    if article.agency:
        found.append(Mention(*article.agency, "schema:NewsMediaOrganization", MentionKind.NAME))
    return found
