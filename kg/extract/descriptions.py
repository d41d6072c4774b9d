"""Nominals: which named or earlier thing a noun phrase stands for, by apposition, copula, head word and class."""

from kg.model import Token
from kg.resources import lexicon_words

from .chains import Chain
from .discourse import Discourse
from .gazetteer import COUNTRY, demonyms, noun_classes, party_words, places
from .phrases import determiner, is_plural, modifiers

_BARRING = frozenset({"other", "another", "different", "second", "third", "next", "new", "rival", "one", "two", "more"})
_CORPORATE = frozenset(
    {"company", "firm", "corporation", "airline", "carrier", "manufacturer", "maker", "automaker", "carmaker",
     "retailer", "airframer", "conglomerate", "giant", "business", "bank", "lender", "chipmaker", "label"}
)  # fmt: skip
_BARE = frozenset({"company", "firm", "airline", "automaker"})  # headlines drop the article
_COUNTRY = frozenset({"country", "nation", "republic", "kingdom"})
_MACHINES = frozenset(
    {"aircraft", "airplane", "plane", "jet", "airliner", "helicopter", "car", "vehicle", "phone", "smartphone",
     "handset", "device", "computer", "laptop", "tablet", "software", "console", "product", "gadget", "machine", "ship",
     "boat", "vessel", "truck", "weapon", "rocket", "missile", "drug", "vaccine", "system", "app", "model", "aeroplane"}
)  # fmt: skip
_NO_COMPANY = frozenset({"schema:GovernmentOrganization", "kgo:ArmedGroup", "schema:PoliticalParty"})
_MENTIONS_FOR_PARTY = 12  # of a person, that are looked at
_REACH_OF_PARTY = 4  # tokens in front of the name
_SENTENCES_BACK = 8
_CHAINS_BACK = 200  # chains of one noun that are looked through, so that long texts stay linear
Found = tuple[Chain, float, str]


class Descriptions:
    """Finds the chain of each nominal; the mentions before it, and all names, have theirs already."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        self._by_name: dict[str, Chain] = {}
        self._by_last_word: dict[str, list[Chain]] = {}
        for chain in discourse.chains:
            for name in chain.names:
                self._by_name.setdefault(name, chain)
                parts = name.lower().split()
                if len(parts) > 1:
                    self._by_last_word.setdefault(parts[-1], []).append(chain)

    def antecedent(self, i: int) -> Found | None:
        """The chain that nominal i stands for, the score and the reason; None where it is a new thing."""
        head = self._discourse.head(i)
        return self._polity(head) or self._named_before(head) or self._explained(i, head) or self._earlier(head)

    def _polity(self, head: Token) -> Found | None:
        """"the Israeli regime": the polity named by its people's adjective or its own name."""
        if head.lemma not in lexicon_words("polity_words.txt") and head.lower not in lexicon_words("polity_words.txt"):
            return None
        for child in head.children:
            if child.i < head.i and child.dep in {"amod", "compound", "nmod", "poss"}:
                country = demonyms().get(child.text) or (child.text if child.text in places() else None)
                chain = self._discourse.chain_at(child) or (self._by_name.get(country) if country else None)
                if chain is not None and chain.family == "place" and chain.type == COUNTRY:
                    return chain, 0.9, "a people's adjective with a word for its state"
        return None

    def _named_before(self, head: Token) -> Found | None:
        """"Hebei province", "the A330 jetliner": the thing named in front of the word for its kind."""
        area = head.lemma.lower() in lexicon_words("place_context.txt")
        product = noun_classes().get(head.lemma.lower()) == "product" and determiner(head) == "definite"
        if not area and (not product or is_plural(head)):
            return None
        for child in head.children:
            if child.i < head.i and child.dep in {"compound", "nmod", "nummod"} and child.right_edge == head.i - 1:
                chain = self._discourse.chain_at(child)
                if chain is not None and chain.named and chain.family == ("place" if area else "product"):
                    return chain, 0.9, "its name with the word for its kind"
        return None

    def _explained(self, i: int, head: Token) -> Found | None:
        """The name that the phrase explains: "X, the company", "the Leader, X", "X is a company"."""
        plural = is_plural(head)
        partners: list[tuple[Token, str]] = []
        if head.dep == "appos":
            partners.extend((name, "apposition") for name in self._names_behind(head))
            partners.append((head.head, "apposition"))
        partners.extend((c, "apposition") for c in head.children if c.dep == "appos")
        if head.dep == "attr" and head.head.lemma in {"be", "become", "remain"} and head.head.child("neg") is None:
            subject = head.head.child("nsubj")
            if subject is not None:
                partners.append((subject, "predicate of the copula"))
        for token, reason in partners:
            chain = self._discourse.chain_at(token)
            if chain is not None and compatible(chain, self._type(i), plural):
                return chain, 0.85, reason
        return None

    def _names_behind(self, head: Token) -> list[Token]:
        """The name that follows a description between two names: "to X, the deputy head of Y, Z, said"."""
        behind = [c for c in head.head.children if c.dep == "appos" and c.left_edge == head.right_edge + 2]
        return [c for c in behind if self._discourse.tokens[head.right_edge + 1].text == ","]

    def _type(self, i: int) -> str:
        return self._discourse.mentions[i].type

    def _earlier(self, head: Token) -> Found | None:
        """The earlier thing that a definite phrase takes up."""
        how = determiner(head)
        if how == "indefinite" or _barred(head) or _restricted(head):
            return None
        if how == "" and head.lower not in _BARE:
            return self._bare(head)
        owner = head.child("poss")
        if owner is not None:
            return self._employer(head, owner) or self._same_head(head, strict=True)
        if is_plural(head):
            return self._same_head(head, strict=False) or (self._named_alike(head) if modifiers(head) else None)
        same = self._titled(head) or self._same_head(head, strict=False)
        return same or self._named_alike(head) or self._classed(head)

    def _bare(self, head: Token) -> Found | None:
        """A phrase without article: "Leader" in a headline, "transport police" for the British Transport Police."""
        if head.text[0].isupper() and not is_plural(head):
            return self._titled(head)
        return self._named_alike(head) if modifiers(head) else None

    def _employer(self, head: Token, owner: Token) -> Found | None:
        """"his company": the organization that the person's title names."""
        person = self._discourse.chain_at(owner)
        if person is None or person.employer is None or head.lemma.lower() not in _CORPORATE:
            return None
        return person.employer, 0.7, "the organization in the person's title"

    def _titled(self, head: Token) -> Found | None:
        """"the Leader": the one person who bears that title in the article."""
        if noun_classes().get(head.lemma.lower()) != "person" and head.lower not in lexicon_words("honorifics.txt"):
            return None
        holders = self._of_party(head, self._discourse.by_title.get(head.lower, []))
        if not holders:
            return None
        chain = max(holders, key=lambda c: c.last)
        known = chain.last >= 0 or (len(holders) == 1 and head.text[0].isupper())
        return (chain, 0.85, "the title of the person") if known else None

    def _of_party(self, head: Token, holders: list[Chain]) -> list[Chain]:
        """The holders of whom the article tells the party in "the Republican candidate"."""
        words = party_words("word")
        party = next((words[c.text] for c in head.children if c.i < head.i and c.text in words), None)
        if party is None or not holders:
            return holders
        return [chain for chain in holders if self._party(chain, words) == party]

    def _party(self, chain: Chain, words: dict[str, str]) -> str | None:
        """The party that a word right in front of one of the person's names tells."""
        discourse = self._discourse
        for i in chain.mentions[:_MENTIONS_FOR_PARTY]:
            first = discourse.annotation.tokens_in(discourse.mentions[i].start, discourse.mentions[i].end)
            start = first[0].i if first else 0
            for token in discourse.tokens[max(0, start - _REACH_OF_PARTY) : start]:
                if token.text in words and token.sent is first[0].sent:
                    return words[token.text]
        return None

    def _same_head(self, head: Token, *, strict: bool) -> Found | None:
        """An earlier nominal with the same head and no modifier that speaks against it."""
        mine = modifiers(head)
        plural = is_plural(head)
        best: Chain | None = None
        for chain in self._discourse.by_noun.get(head.lemma.lower(), [])[-_CHAINS_BACK:]:
            if chain.plural != plural or chain.last < 0:
                continue
            if (strict or mine) and not mine <= chain.modifiers:
                continue
            if best is None or chain.last > best.last:
                best = chain
        return (best, 0.75, "the same noun again") if best is not None else None

    def _named_alike(self, head: Token) -> Found | None:
        """"the mosque": the thing whose name ends in that word."""
        wanted = modifiers(head) | {head.lemma.lower()}
        found = [
            c for c in self._by_last_word.get(head.lemma.lower(), ())
            if c.last >= 0 and any(_ends_alike(n.lower().split(), wanted, head.lemma.lower()) for n in c.names)
        ]
        chain = max(found, key=lambda c: c.last, default=None)
        return (chain, 0.75, "the word its name ends in") if chain is not None else None

    def _classed(self, head: Token) -> Found | None:
        """"the company", "the country", "the aircraft": the most prominent thing of that class nearby."""
        wanted = head.lemma.lower()
        if wanted in _CORPORATE:
            fits = _is_company
        elif wanted in _COUNTRY and not any(c.text[0].isupper() for c in head.children if c.dep != "det"):
            fits = _is_country
        elif wanted == "city":
            fits = _is_city
        elif wanted in _MACHINES:
            fits = _is_product
        else:
            return None
        sentences = self._discourse.annotation.sentences
        number = head.sent.i
        for back in range(number, max(-1, number - _SENTENCES_BACK), -1):
            options = []
            for j in self._discourse.before(sentences[back], head.i):
                chain = self._discourse.chain_of[j]
                token = self._discourse.head(j)
                if chain is not None and fits(chain) and not _within(token, head):
                    options.append((_prominence(token, chain), token.i, chain))
            if options:
                return max(options, key=lambda o: o[:2])[2], 0.65, "the nearest thing of that class"
        return None


def _barred(head: Token) -> bool:
    return any(c.lower in _BARRING for c in head.children if c.i < head.i)


def _restricted(head: Token) -> bool:
    """True for "the company selected by the agency": the clause tells which one, so that it is no repeat."""
    for child in head.children:
        if child.dep in {"acl", "relcl"} and child.i > head.i:
            between = head.sent.tokens[head.i + 1 - head.sent.first : child.i - head.sent.first]
            return not any(t.text in {",", "-", "--", "–", "—", "("} for t in between)
    return False


def _ends_alike(name: list[str], wanted: frozenset[str], last: str) -> bool:
    """True when a name of several words ends in the head and holds all of its modifiers."""
    return len(name) > 1 and name[-1] == last and wanted <= set(name)


def _within(token: Token, head: Token) -> bool:
    """True when the token is part of the phrase of the head."""
    return head.left_edge <= token.i <= head.right_edge and token is not head


def _prominence(token: Token, chain: Chain) -> float:
    return (2.0 if token.dep in {"nsubj", "nsubjpass"} else 0.0) + min(len(chain.mentions), 5) * 0.4


def _is_company(chain: Chain) -> bool:
    return chain.family == "organization" and not chain.plural and chain.type not in _NO_COMPANY


def _is_country(chain: Chain) -> bool:
    return chain.type == COUNTRY


def _is_city(chain: Chain) -> bool:
    return chain.type == "schema:City"


def _is_product(chain: Chain) -> bool:
    return chain.family == "product" and not chain.plural


def compatible(chain: Chain, kind: str, plural: bool) -> bool:
    """True when a phrase of that class and number can stand for the chain."""
    mine = Chain(type=kind).family
    if chain.plural != plural and chain.family != "group":
        return False
    if mine == chain.family:
        return True
    return {mine, chain.family} <= {"group", "person"} or {mine, chain.family} <= {"place", "organization"}
