"""Chains of names: equal strings, known variants, glosses such as "(RAIB)", short forms of fuller names."""

import re
from collections import defaultdict
from itertools import pairwise, permutations

from kg.model import Mention, MentionKind
from kg.vocab.generations import generation

from .aliases import alias, fullest, given_names_clash, is_acronym, keys, surname, words
from .chains import Chain, canonical_name
from .discourse import Discourse
from .gazetteer import demonyms, family, given_names, noun_classes
from .nominals import modifies_product

_FEMALE = frozenset({"mrs", "mrs.", "ms", "ms.", "miss", "lady", "dame", "queen", "princess", "madame", "baroness"})
_MALE = frozenset({"mr", "mr.", "sir", "king", "prince", "lord", "baron", "imam", "ayatollah", "pope", "sheikh"})
_GLOSS = re.compile(r"\s*(?:['’]s?)?\s*\(\s*(?:the\s+|or\s+)?[\"“']?")
_GLOSS_END = re.compile(r"[\"”']?\s*[),;]")
_AND = re.compile(r"\s+and(?:\s+[\w.'’-]+){0,3}\s+")  # "and his wife"
_BESIDE = 40  # characters
_MOST_NAMESAKES = 8  # people of one surname whom an article tells apart
_FAMILIES = ("person", "organization", "place", "group", "product", "other")


def chain_names(discourse: Discourse) -> None:
    """Gives every name a chain, and merges the chains of names that stand for one thing."""
    _equal_names(discourse)
    _glosses(discourse)
    for kind in _FAMILIES:
        chains = [c for c in discourse.chains if c.mentions and c.family == kind]
        related = _related(chains, kind)
        for chain in sorted(chains, key=lambda c: (max(len(words(n)) for n in c.names), c.mentions[0])):
            found = fullest(chain, [c for c in related[id(chain)] if c.mentions])
            if found:
                other, short, full, (score, reason) = found
                if kind == "person" and _side_by_side(discourse, chain, other):
                    discourse.keep_apart(chain, (short, full), 0.9, "named beside the other: two people of one surname")
                    continue
                related[id(other)] = _union(related[id(other)], related[id(chain)])
                discourse.merge(other, chain, (short, full), score, reason)
    discourse.chains = [c for c in discourse.chains if c.mentions]
    _tell_apart(discourse)
    discourse.by_title = {}
    for chain in discourse.chains:
        titles, chain.titles = sorted(chain.titles), set()
        for title in titles:
            discourse.note_title(chain, title)


def _related(chains: list[Chain], kind: str) -> dict[int, list[Chain]]:
    """For each chain those that share a word or an acronym with it, in order: all that can be its fuller name."""
    holders: dict[str, list[Chain]] = defaultdict(list)
    shared = {id(chain): sorted({key for name in chain.names for key in keys(name, kind)}) for chain in chains}
    for chain in chains:
        for key in shared[id(chain)]:
            holders[key].append(chain)
    order = {id(chain): n for n, chain in enumerate(chains)}
    related = {}
    for chain in chains:
        near = {id(c): c for key in shared[id(chain)] for c in holders[key]}
        related[id(chain)] = sorted(near.values(), key=lambda c: order[id(c)])
    return related


def _tell_apart(discourse: Discourse) -> None:
    """Records for people who share a surname but no given name that they are two."""
    bearers: dict[str, list[tuple[str, Chain]]] = defaultdict(list)
    for chain in discourse.chains:
        name = chain.label() if chain.family == "person" else ""
        if " " in name:
            bearers[surname(words(name))].append((name, chain))
    for people in bearers.values():
        for (name, chain), (other, _) in permutations(people[:_MOST_NAMESAKES], 2):
            if given_names_clash(name, other) and not _spelled_alike(words(name)[0], words(other)[0]):
                told = "one surname, different given names"
                if generation(name) != generation(other):
                    told = "one name, two generations"
                discourse.keep_apart(chain, (name, other), 0.9, told)


def _side_by_side(discourse: Discourse, short: Chain, full: Chain) -> bool:
    """ "Reed and his wife Ann Reed": the surname alone is another's."""
    fulls = [discourse.mentions[i] for i in full.mentions if " " in discourse.text(discourse.mentions[i])]
    for one in (discourse.mentions[i] for i in short.mentions):
        for other in fulls:
            first, second = sorted((one, other), key=lambda m: m.start)
            if second.start - first.end <= _BESIDE and _AND.fullmatch(discourse.article.text, first.end, second.start):
                return True
    return False


def _spelled_alike(left: str, right: str) -> bool:
    """True for names of one length that differ by one letter: Kristen, Kristin."""
    return len(left) == len(right) and sum(a != b for a, b in zip(left, right, strict=True)) == 1


def _union(left: list[Chain], right: list[Chain]) -> list[Chain]:
    return list({id(c): c for c in (*left, *right)}.values())


def _equal_names(discourse: Discourse) -> None:
    """One chain for each name and family of classes; adjectives of peoples join their country."""
    chains: dict[tuple[str, str], Chain] = {}
    couples, last = _couples(discourse), dict[str, str]()
    for i, mention in enumerate(discourse.mentions):
        adjective = mention.kind is MentionKind.NOMINAL and discourse.text(mention) in demonyms()
        if mention.kind is not MentionKind.NAME and not adjective and not _names_product(discourse, i):
            continue
        text = " ".join(discourse.text(mention).split())
        name = demonyms()[text] if adjective else text
        kind = family(mention.type)
        key = (canonical_name(name, kind) if kind == "place" else " ".join(words(name)).lower(), kind)
        if key in couples:
            key = (key[0], _addressed(discourse, mention) or last.get(key[0], kind))
            last[key[0]] = key[1]
        chain = chains.get(key)
        if chain is None:
            chain = chains[key] = discourse.new_chain(i, mention.type)
        else:
            discourse.join(i, chain)
        chain.names[name] += 0 if adjective else 1
        _learn(discourse, i, chain)


def _couples(discourse: Discourse) -> set[tuple[str, str]]:
    """Surnames that the article gives to a man and to a woman: "Mr. Reed ... Mrs. Reed"."""
    genders: dict[tuple[str, str], set[str]] = defaultdict(set)
    for mention in discourse.mentions:
        gender = _addressed(discourse, mention) if mention.title and mention.type == "schema:Person" else None
        if gender:
            genders[" ".join(words(discourse.text(mention))).lower(), "person"].add(gender)
    return {key for key, both in genders.items() if len(both) > 1 and " " not in key[0]}


def _addressed(discourse: Discourse, mention: Mention) -> str | None:
    """The gender that the honorific in front of a name tells."""
    parts = set(discourse.article.text[slice(*mention.title)].lower().split()) if mention.title else set()
    return "f" if parts & _FEMALE else "m" if parts & _MALE else None


def _names_product(discourse: Discourse, i: int) -> bool:
    """True for a product's name in front of a noun for such products; no other nominal stands there."""
    mention = discourse.mentions[i]
    return mention.kind is MentionKind.NOMINAL and mention.head >= 0 and modifies_product(discourse.head(i))


def _learn(discourse: Discourse, i: int, chain: Chain) -> None:
    """Notes titles and gender of a person."""
    mention = discourse.mentions[i]
    if chain.family != "person":
        chain.plural = chain.family == "group"
        return
    first = words(discourse.text(mention))[0]
    gender = given_names().get(first)
    if gender in {"f", "m"} and " " in discourse.text(mention).strip():
        chain.gender = chain.gender or gender
    if mention.title:
        title = discourse.article.text[slice(*mention.title)].lower()
        chain.titles.add(title)
        parts = set(title.split())
        chain.gender = "f" if parts & _FEMALE else "m" if parts & _MALE else chain.gender
        chain.gender = chain.gender or _gender_of_noun(title)


def _gender_of_noun(title: str) -> str | None:
    if re.search(r"\w(?:woman|ess)\b", title):
        return "f"
    return "m" if re.search(r"\wman\b", title) and title.split()[-1] in noun_classes() else None


def _glosses(discourse: Discourse) -> None:
    """Merges a name with the acronym or short form that follows it in brackets."""
    text = discourse.article.text
    names = [i for i, m in enumerate(discourse.mentions) if m.kind is MentionKind.NAME]
    for left, right in pairwise(names):
        a, b = discourse.mentions[left], discourse.mentions[right]
        if text[a.end : b.start].isspace() and _apposed(discourse, left, right):
            continue
        if not _GLOSS.fullmatch(text[a.end : b.start]) or not _GLOSS_END.match(text, b.end):
            continue
        kept, gone = discourse.chain_of[left], discourse.chain_of[right]
        if kept is None or gone is None or kept is gone:
            continue
        full, short = discourse.text(a), discourse.text(b)
        related = kept.family == gone.family and (alias(short, full, kept.family) or _upper(short))
        if is_acronym(short, full) or related:
            discourse.merge(kept, gone, (short, full), 0.95, "gloss in brackets after the fuller name")


_DESCRIPTIONS = frozenset({"movement", "party", "group", "front", "organization", "organisation", "militia", "agency"})


def _apposed(discourse: Discourse, left: int, right: int) -> bool:
    """Merges "the Palestinian Islamic Resistance Movement Hamas": a description and the name right behind it."""
    kept, gone = discourse.chain_of[left], discourse.chain_of[right]
    if kept is None or gone is None or kept is gone or kept.family != "organization" or gone.family != "organization":
        return False
    full, short = discourse.text(discourse.mentions[left]), discourse.text(discourse.mentions[right])
    if words(full)[-1].lower() not in _DESCRIPTIONS or len(words(full)) < 2 or len(words(short)) > 2:
        return False
    discourse.merge(kept, gone, (short, full), 0.9, "name right behind its description")
    return True


def _upper(short: str) -> bool:
    return short.isupper() and len(short) > 1
