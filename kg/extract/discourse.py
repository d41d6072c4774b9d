"""The state of coreference in one article: its mentions in text order, their chains, who spoke of whom when."""

from kg.model import Annotation, Article, Mention, MentionKind, Sentence, Span, Token

from .chains import Chain, Merge

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Discourse:
    """Mentions with the chain of each. Filled by the passes of kg.extract.coreference."""

    def __init__(self, article: Article, annotation: Annotation, mentions: list[Mention]) -> None:
        self.article = article
        self.annotation = annotation
        self.tokens = annotation.tokens
        self.mentions = mentions
        self.chain_of: list[Chain | None] = [None] * len(mentions)
        self.chains: list[Chain] = []
        self.merges: list[Merge] = []
        self.by_noun: dict[str, list[Chain]] = {}  # head of a nominal -> chains
        self.by_title: dict[str, list[Chain]] = {}  # word of a title -> who bears it
        self.at_head: dict[int, int] = {}
        self.by_sentence: list[list[int]] = [[] for _ in annotation.sentences]
        for i, mention in enumerate(mentions):
            if mention.head < 0:
                continue
            self.by_sentence[self.tokens[mention.head].sent.i].append(i)
            held = self.at_head.get(mention.head)
            if held is None or mention.kind is MentionKind.NAME:
                self.at_head[mention.head] = i

    def text(self, mention: Mention) -> str:
        """The words of a mention."""
        return self.article.text[mention.start : mention.end]

    def head(self, i: int) -> Token:
        """The head token of mention i, which must be of parsed text."""
        return self.tokens[self.mentions[i].head]

    def new_chain(self, i: int, kind: str) -> Chain:
        """A chain that holds mention i alone."""
        chain = Chain(mentions=[i], type=kind)
        self.chains.append(chain)
        self.chain_of[i] = chain
        return chain

    def join(self, i: int, chain: Chain) -> None:
        """Adds mention i, which has no chain yet, to a chain."""
        chain.mentions.append(i)
        self.chain_of[i] = chain

    def note_noun(self, chain: Chain, noun: str) -> None:
        """Remembers a noun that a chain was met under."""
        if noun not in chain.heads:
            chain.heads.add(noun)
            self.by_noun.setdefault(noun, []).append(chain)

    def note_title(self, chain: Chain, title: str) -> None:
        """Remembers a person's title under its own words: the leader of "leader of the party", not the party."""
        if title not in chain.titles:
            chain.titles.add(title)
            for word in title.split(" of ")[0].split(" for ")[0].split():
                self.by_title.setdefault(word, []).append(chain)

    def merge(self, kept: Chain, gone: Chain, names: tuple[str, str], score: float, reason: str) -> None:
        """Makes two chains one and records under which names and why."""
        spans = []
        for chain in (gone, kept):
            if chain.mentions:
                mention = self.mentions[chain.mentions[0]]
                spans.append(Span(mention.start, mention.end))
        for i in gone.mentions:
            self.chain_of[i] = kept
        kept.absorb(gone)
        self.merges.append(Merge(*names, score, reason, kept, tuple(spans)))

    def keep_apart(self, chain: Chain, names: tuple[str, str], score: float, reason: str) -> None:
        """Records why a thing is not another that has a similar name."""
        mention = self.mentions[chain.mentions[0]]
        evidence = (Span(mention.start, mention.end),)
        self.merges.append(Merge(*names, score, reason, chain, evidence, "different"))

    def record(self, i: int, chain: Chain, score: float, reason: str) -> None:
        """Adds mention i to a chain for a reason that is worth keeping."""
        mention = self.mentions[i]
        self.merges.append(
            Merge(self.text(mention), chain.label(), score, reason, chain, (Span(mention.start, mention.end),))
        )
        self.join(i, chain)

    def chain_at(self, token: Token | None) -> Chain | None:
        """The chain of the mention headed by a token."""
        i = self.at_head.get(token.i) if token is not None else None
        return self.chain_of[i] if i is not None else None

    def before(self, sentence: Sentence, token: int) -> list[int]:
        """Mentions of a sentence that have a chain and whose head stands before a token, subjects first."""
        found = [i for i in self.by_sentence[sentence.i] if self.mentions[i].head < token and self.chain_of[i]]
        return sorted(found, key=lambda i: (self.head(i).dep not in _SUBJECTS, self.mentions[i].head))
