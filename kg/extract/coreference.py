"""Which mentions of an article stand for the same entity, and the entities."""

from dataclasses import replace

from kg.model import Annotation, Article, Entity, Findings, Mention, MentionKind, Span, Token, Triple
from kg.resources import lexicon_words

from .agreement import gender_of
from .anaphora import Pronouns
from .called import called
from .chains import Chain
from .descriptions import Descriptions
from .discourse import Discourse
from .gazetteer import COUNTRY, ORGANIZATION_CLASSES, capitals
from .name_chains import chain_names
from .phrases import determiner, is_plural, modifiers, noun_gender, phrase

NARROWING = frozenset({"amod", "compound", "nmod", "poss", "prep", "relcl", "acl", "nummod", "appos"})


def resolve_coreference(article: Article, annotation: Annotation, findings: Findings) -> Findings:
    """Findings whose mentions all have an entity, the entities, and why names were taken for one thing.

    Mentions for which no antecedent is found are left out when they are pronouns, and become entities
    of their own when they are nominals.
    """
    discourse = Discourse(article, annotation, list(findings.mentions))
    chain_names(discourse)
    wordings = _walk(discourse)
    return _with_entities(findings, discourse, wordings)


def _walk(discourse: Discourse) -> set[int]:
    """Gives nominals and pronouns their chains in text order; the mentions that call a polity by another wording."""
    pronouns, descriptions = Pronouns(discourse), Descriptions(discourse)
    titled = _title_holders(discourse)
    wordings = set()
    for i, mention in enumerate(discourse.mentions):
        if mention.head < 0:
            continue
        token = discourse.head(i)
        if mention.kind is MentionKind.PRONOUN:
            _pronoun(discourse, pronouns, i, token)
        elif discourse.chain_of[i] is None:
            holder = titled.get((mention.start, mention.end))
            if holder is not None:
                discourse.join(i, holder)
                _employ(discourse, token, holder)
            elif _nominal(discourse, descriptions, i, token):
                wordings.add(i)
        elif mention.kind is MentionKind.NAME and _acts_for_state(discourse, i, token):
            wordings.add(i)
        chain = discourse.chain_of[i]
        if chain is not None:
            chain.last = token.i
    return wordings


def _title_holders(discourse: Discourse) -> dict[tuple[int, int], Chain]:
    """Span of a title -> chain of the person whose name follows it."""
    held = {}
    for mention, chain in zip(discourse.mentions, discourse.chain_of, strict=True):
        if mention.title is not None and chain is not None:
            held[mention.title.start, mention.title.end] = chain
    return held


def _pronoun(discourse: Discourse, pronouns: Pronouns, i: int, token: Token) -> None:
    chain = pronouns.antecedent(token)
    if chain is not None:
        discourse.join(i, chain)
        if chain.family == "person":
            chain.gender = chain.gender or gender_of(token)


def _nominal(discourse: Discourse, descriptions: Descriptions, i: int, token: Token) -> bool:
    """Finds or makes the chain of a nominal; True when it calls a polity by another wording."""
    mention = discourse.mentions[i]
    found = descriptions.antecedent(i) or _same_institution(discourse, token)
    if found is None:
        chain = discourse.new_chain(i, mention.type)
        chain.phrase = _wording(discourse, token)
        chain.plural = is_plural(token) or mention.type == "kgo:Group"
        chain.gender = noun_gender(token)
        chain.generic = determiner(token) == "" and chain.plural
    else:
        chain, score, reason = found
        if chain.named:
            discourse.record(i, chain, score, reason)
        else:
            discourse.join(i, chain)
        if reason in {"apposition", "predicate of the copula"}:
            _employ(discourse, token, chain)
    if chain.type == COUNTRY and token.lower in lexicon_words("polity_words.txt"):
        return True
    discourse.note_noun(chain, token.lemma.lower())
    chain.modifiers |= modifiers(token)
    return False


def _same_institution(discourse: Discourse, head: Token) -> tuple[Chain, float, str] | None:
    """"Police" for "the police" before: an institution of which the article means one, however it is determined."""
    if head.lower not in lexicon_words("sole_institutions.txt") or not _bare(head):
        return None
    chains = [c for c in discourse.by_noun.get(head.lemma.lower(), ()) if c.last >= 0 and not c.modifiers]
    chain = max(chains, key=lambda c: c.last, default=None)
    return (chain, 0.75, "the same institution again") if chain is not None else None


def _bare(head: Token) -> bool:
    """True for a phrase that nothing narrows down; "a government" is any."""
    return all(c.dep not in NARROWING and c.lower not in {"a", "an", "no", "any", "every"} for c in head.children)


def _wording(discourse: Discourse, head: Token) -> str:
    """The words of a phrase, without the capital that only the beginning of a sentence gives it."""
    first, last = phrase(head, discourse.tokens, relative=False)
    begin = discourse.tokens[first]
    words = discourse.article.text[begin.start : discourse.tokens[last].end]
    plain = begin is head or not begin.tag.startswith("N")
    common = plain and begin.tag not in {"NNP", "NNPS"} and begin.ent in {"", "CARDINAL"}
    return words[0].lower() + words[1:] if common and begin.text[1:] == begin.lower[1:] else words


def _employ(discourse: Discourse, head: Token, person: Chain) -> None:
    """Notes the organization that a person's title or description names."""
    if person.family != "person":
        return
    discourse.note_title(person, head.lower)
    for token in head.subtree():
        chain = discourse.chain_at(token)
        if chain is not None and chain.family == "organization" and token is not head:
            person.employer = chain
            return


def _acts_for_state(discourse: Discourse, i: int, token: Token) -> bool:
    """Moves a capital that acts as a government to the chain of its country, where the article names that country."""
    mention = discourse.mentions[i]
    country = capitals().get(discourse.text(mention))
    chain = discourse.chain_of[i]
    if country is None or chain is None or token.dep not in {"nsubj", "nsubjpass"}:
        return False
    if token.head.lemma not in lexicon_words("government_acts.txt"):
        return False
    state = next((c for c in discourse.chains if c.type == COUNTRY and country in c.names), None)
    if state is None or state is chain:
        return False
    chain.mentions.remove(i)
    chain.names[discourse.text(mention)] -= 1
    discourse.mentions[i] = mention._replace(kind=MentionKind.NOMINAL, type=COUNTRY)
    discourse.record(i, state, 0.8, "capital that acts as its state")
    return True


def _with_entities(findings: Findings, discourse: Discourse, wordings: set[int]) -> Findings:
    """The findings with mentions, entities and decisions of the discourse."""
    chains = sorted((c for c in discourse.chains if c.mentions), key=lambda c: min(c.mentions))
    ids = {id(chain): f"e{n}" for n, chain in enumerate(chains)}
    mentions: list[Mention] = []
    triples: list[Triple] = []
    for i, mention in enumerate(discourse.mentions):
        chain = discourse.chain_of[i]
        if chain is None:
            continue
        kind = mention.type if mention.kind is MentionKind.NAME else chain.type
        own, start, end = ids[id(chain)], mention.start, mention.end
        mentions.append(Mention(start, end, kind or chain.type, mention.kind, own, mention.head, mention.title))
        if i in wordings:
            triple = called(mention, discourse.text(mention), chain, ids[id(chain)])
            triples.extend([triple] if triple else [])
    entities = [_entity(chain, ids[id(chain)]) for chain in chains]
    framed = _framed(discourse, entities, ids)
    return replace(
        findings,
        mentions=tuple(mentions),
        entities=tuple(entities),
        decisions=(*findings.decisions, *(m.decision(ids.get(id(m.chain))) for m in discourse.merges)),
        triples=(*findings.triples, *triples),
        publisher=framed[0],
        dateline=framed[1],
    )


def _entity(chain: Chain, identifier: str) -> Entity:
    label = " ".join(chain.label().split())
    names = sorted((n for n in chain.names if n), key=lambda n: (-chain.names[n], n))
    forms = tuple(dict.fromkeys([label, *names])) if chain.named else ()
    return Entity(
        identifier, label, chain.type, forms, gender=chain.gender, plural=chain.plural, named=chain.named
    )


def _framed(discourse: Discourse, entities: list[Entity], ids: dict[int, str]) -> tuple[str | None, str | None]:
    """Entities of the publisher and of the dateline's place; a publisher that the text never names is added."""
    article = discourse.article
    by_span: dict[Span, str] = {
        Span(m.start, m.end): ids[id(c)]
        for m, c in zip(discourse.mentions, discourse.chain_of, strict=True)
        if c is not None and m.head < 0
    }
    dateline = by_span.get(article.dateline) if article.dateline else None
    if not article.publisher:
        return (by_span.get(article.agency) if article.agency else None), dateline
    wanted = _plain(article.publisher)
    for entity in entities:
        if entity.type in ORGANIZATION_CLASSES and any(_plain(name) == wanted for name in entity.names):
            return entity.id, dateline
    entities.append(
        Entity(f"e{len(entities)}", article.publisher, "schema:NewsMediaOrganization", (article.publisher,))
    )
    return entities[-1].id, dateline


def _plain(name: str) -> str:
    """A name without case, article and white space, as outlets write their own."""
    return "".join(name.lower().removeprefix("the ").split())
