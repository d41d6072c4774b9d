"""Who or what stands at a token: names, nominals, pronouns, relative pronouns, dates and demonyms.

The typed-relation extractors speak of *participants* with a one-letter kind, the same letters that
their lexicons use for type constraints: P person, O organization, L place, G group, W product or work,
D date, X anything else; "?" is a pronoun that may be of several kinds.
"""

from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Annotation, Argument, Article, Findings, Mention, MentionKind, Timex, Token
from kg.resources import lexicon_words

from .index import make_index

KINDS = {
    "schema:Person": "P",
    "schema:Organization": "O",
    "schema:GovernmentOrganization": "O",
    "schema:NewsMediaOrganization": "O",
    "schema:PoliticalParty": "O",
    "schema:Corporation": "O",
    "schema:EducationalOrganization": "O",
    "schema:SportsTeam": "O",
    "kgo:ArmedGroup": "O",
    "schema:Place": "L",
    "schema:Country": "L",
    "schema:AdministrativeArea": "L",
    "schema:City": "L",
    "kgo:Facility": "L",
    "kgo:Group": "G",
    "schema:Product": "W",
    "schema:CreativeWork": "W",
    "kgo:Law": "W",
}
PRONOUNS = dict.fromkeys(
    ("he", "him", "his", "she", "her", "hers", "i", "me", "my", "himself", "herself", "myself"), "P"
) | dict.fromkeys(("it", "its", "itself", "they", "them", "their", "themselves", "we", "us", "our"), "?")
RELATIVE_TAGS = frozenset(("WP", "WDT", "WP$"))
DATATYPES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}


class Participant(NamedTuple):
    """A phrase of a sentence that can fill a place of a relation, headed by `token`."""

    start: int
    end: int
    kind: str
    token: Token
    entity: str | None = None
    type: str | None = None
    named: bool = False
    time: Timex | None = None
    text: str = ""
    pronoun: bool = False

    def fits(self, kinds: str) -> bool:
        """Whether its kind is one of the letters; "X" admits all but dates, E schools, Y parties."""
        if self.kind == "?":
            return kinds != "D"
        if self.kind in kinds or ("X" in kinds and self.kind != "D"):
            return True
        if "E" in kinds and self.kind in "OLX":
            return self.type == "schema:EducationalOrganization" or self._has_word("school_words.txt")
        if "Y" in kinds and self.kind in "OGX":
            return self.type == "schema:PoliticalParty" or self._has_word("party_words.txt")
        return False

    def _has_word(self, lexicon: str) -> bool:
        return not lexicon_words(lexicon).isdisjoint(self.text.lower().split())


class Participants:
    """The participants of one article, by token."""

    def __init__(self, article: Article, annotation: Annotation, findings: Findings) -> None:
        self.article = article
        self.annotation = annotation
        self.findings = findings
        self.index = make_index(annotation, findings)
        self._names: dict[str, list[Mention]] = {}
        for mention in findings.mentions:
            if mention.kind is MentionKind.NAME and mention.entity:
                self._names.setdefault(mention.entity, []).append(mention)

    def at(self, token: Token) -> Participant | None:
        """The participant whose phrase the token heads or belongs to, or None."""
        if token.tag in RELATIVE_TAGS:
            return self._antecedent(token)
        mention = self.index.mention_by_head.get(token.i)
        if mention is None or mention.kind is not MentionKind.NAME:
            covering = self.index.mention_by_token.get(token.i)
            if covering is not None and (mention is None or covering.kind is MentionKind.NAME):
                mention = covering
        if mention is not None and (mention.kind is MentionKind.NAME or mention.head == token.i):
            return self._of_mention(mention, token)
        timex = self.index.time_by_token.get(token.i)
        if timex is not None:
            return Participant(timex.start, timex.end, "D", token, time=timex)
        return self._of_pronoun(token)

    def all_at(self, token: Token) -> Iterator[Participant]:
        """The participants of a coordination that the token begins: *Tom, Dick and Harry*."""
        pending: list[Token] = [token]
        for one in pending:
            found = self.referent(one) if one.tag.startswith("NN") and one.dep != "appos" else self.at(one)
            if found is not None:
                yield found
            pending.extend(one.kids("conj"))

    def argument(self, participant: Participant) -> Argument:
        """The place in a triple; a pronoun or nominal gives way to the nearest name of its entity."""
        start, end = participant.start, participant.end
        if participant.time is not None:
            value = participant.time.value
            datatype = DATATYPES.get(len(value)) if value[:1].isdigit() else None
            text = self.article.text[start:end]
            return Argument(text, start, end, value=value if datatype else None, datatype=datatype)
        if not participant.named and participant.entity is not None:
            name = self._nearest_name(participant.entity, start)
            if name is not None:
                start, end = name.start, name.end
        return Argument(self.article.text[start:end], start, end, entity=participant.entity)

    def is_named(self, participant: Participant) -> bool:
        """Whether the participant is, or stands for, something that the article names."""
        return participant.named or participant.entity in self._names

    def is_known(self, participant: Participant) -> bool:
        """Whether a relation may be told of it: named, a date, or a pronoun; not *a company*."""
        return participant.pronoun or participant.kind == "D" or self.is_named(participant)

    def _of_mention(self, mention: Mention, token: Token) -> Participant:
        named = mention.kind is MentionKind.NAME
        kind = KINDS.get(mention.type, "X")
        if mention.kind is MentionKind.PRONOUN and token.lower in PRONOUNS and mention.entity not in self._names:
            kind = PRONOUNS[token.lower]
        text = self.article.text[mention.start : mention.end]
        return Participant(
            mention.start, mention.end, kind, token, mention.entity, mention.type, named, text=text,
            pronoun=mention.kind is MentionKind.PRONOUN,
        )

    def _of_pronoun(self, token: Token) -> Participant | None:
        kind = PRONOUNS.get(token.lower) if token.tag in {"PRP", "PRP$"} else None
        return Participant(token.start, token.end, kind, token, text=token.text, pronoun=True) if kind else None

    def _antecedent(self, token: Token) -> Participant | None:
        """What a relative pronoun stands for: the noun that its clause modifies."""
        clause = token.head
        while clause.dep not in {"relcl", "ROOT"} and clause.head is not clause:
            clause = clause.head
        if clause.dep != "relcl":
            return None
        return self.referent(clause.head)

    def referent(self, noun: Token) -> Participant | None:
        """The participant at a noun, or what the noun is said of: *X, a bank which …*, *X is a bank which …*."""
        found = self.at(noun)
        if found is not None and (found.kind == "D" or self.is_named(found)):
            return found
        for _ in range(3):
            if noun.dep != "conj" or not noun.head.tag.startswith("NN"):
                break
            noun = noun.head
        above: Token | None = None
        if noun.dep == "appos":
            above = noun.head
        elif noun.dep == "attr" and noun.head.lemma == "be":
            above = noun.head.child("nsubj")
        appositive = noun.child("appos")
        if appositive is not None and (above is None or self.at(appositive) is not None):
            above = appositive
        other = self.at(above) if above is not None and above.tag not in RELATIVE_TAGS else None
        return other if other is not None and other.kind != "D" else found

    def chain_at(self, token: Token) -> Iterator[Participant]:
        """As all_at, and the larger places that follow each: *in Springfield, Illinois, and in Leeds, England*."""
        for found in self.all_at(token):
            yield found
            inner: Token | None = found.token if found.kind == "L" else None
            for _ in range(3):
                inner = inner.child("appos", "npadvmod") if inner is not None else None
                outer = self.at(inner) if inner is not None else None
                if outer is None or outer.kind != "L":
                    break
                yield outer

    def _nearest_name(self, entity: str, position: int) -> Mention | None:
        names = self._names.get(entity, ())
        before = [m for m in names if m.start <= position]
        return before[-1] if before else (names[0] if names else None)
