"""Nationality from demonyms that modify a person: *French actor X*, *X is a German racer*."""

from kg.model import MentionKind, Token

from .countries import Countries, demonyms
from .participants import Participant, Participants
from .role_nouns import holders
from .typed_triples import TripleWriter


class Nationalities:
    """Reads demonyms in front of nouns that stand for a person."""

    def __init__(self, participants: Participants, writer: TripleWriter) -> None:
        self.participants = participants
        self.writer = writer
        self.countries = Countries(participants, "n")

    def read(self, token: Token) -> None:
        """Triples for a demonym."""
        if not token.text[:1].isupper() or token.dep not in {"amod", "compound", "nmod", "acomp", "attr", "conj"}:
            return
        covering = self.participants.index.mention_by_token.get(token.i)
        named = covering is not None and covering.kind is MentionKind.NAME
        if named and covering is not None and covering.end - covering.start > len(token.text):
            return
        person, head = self._person(token)
        if person is None or not self.participants.is_known(person):
            return
        country = self.countries.entity(demonyms()[token.lower])
        place = Participant(token.start, token.end, "L", token, country, "schema:Country", True)
        self.writer.add(person, "schema:nationality", place, head=head, confidence=0.8, presupposed=head is token)

    def _person(self, token: Token) -> tuple[Participant | None, Token]:
        """The person whom the demonym is said of, and the token to judge."""
        if token.dep in {"acomp", "attr"}:
            subject = token.head.child("nsubj")
            found = self.participants.at(subject) if subject is not None and token.head.lemma == "be" else None
            return (found if found is not None and found.kind == "P" else None), token.head
        noun = token.head
        for _ in range(3):
            if noun.dep not in {"amod", "compound", "nmod"}:
                break
            found = self.participants.at(noun)
            if found is not None and found.kind == "P" and found.named:
                return found, token
            noun = noun.head
        found = self.participants.at(noun)
        if found is not None and found.kind == "P" and found.named and found.start > token.start:
            return found, token
        if noun.tag not in {"NN", "NNP"}:
            return None, token
        for holder in holders(noun, self.participants, "P"):
            return holder.participant, holder.head if holder.first else token
        return None, token
