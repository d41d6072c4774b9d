"""Party labels of politicians: *Sen. X (D-Mass.)*, *Republican nominee X*, *X, a Democrat*."""

import re
from functools import cache

from kg.model import Entity, Token

from .gazetteer import party_words
from .participants import Participant, Participants
from .role_nouns import holders
from .typed_triples import TripleWriter

LABEL = re.compile(r"([A-Z][A-Za-z ]{0,7}?)(?:[-–]|\Z)")
PROPERTIES = ("kgo:memberOfParty", "schema:affiliation")
MODIFIERS = frozenset(("amod", "compound", "nmod"))


@cache
def party_cues() -> frozenset[str]:
    """What a label may begin with, in lower case: a bracket, a word for a party."""
    return frozenset({"(", *(word.lower() for word in party_words("word"))})


class Parties:
    """Reads party labels; a party that the article does not name gets an entity of its own."""

    def __init__(self, participants: Participants, writer: TripleWriter) -> None:
        self.participants = participants
        self.writer = writer
        self.new_entities: list[Entity] = []
        entities = participants.index.entities.values()
        self._ids = {name.casefold(): e.id for e in entities for name in (e.label, *e.names)}

    def read(self, cue: Token) -> None:
        """Triples for the party that a bracket or a word tells."""
        tokens, position = cue.sent.tokens, cue.i - cue.sent.first
        words = party_words("word")
        if cue.text == "(" and 0 < position < len(tokens) - 1:
            self._label(tokens, position)
        elif cue.text in words:
            self._word(cue, words[cue.text])

    def _label(self, tokens: list[Token], opening: int) -> None:
        """*Elizabeth Warren (D-Mass.)*: the letters before the hyphen."""
        label = tokens[opening + 1]
        match = LABEL.match(label.text)
        after = tokens[opening + 2].text if opening + 2 < len(tokens) else ""
        if match is None or (match[0] == label.text and after not in {"-", "–", ")"}):
            return
        party = party_words("label").get(match[1])
        person = self.participants.at(tokens[opening - 1])
        if party is not None and person is not None and person.kind == "P" and person.named:
            self._write(person, party, label, label)

    def _word(self, token: Token, party: str) -> None:
        """*Republican presidential nominee X*, *X, a Democrat*: the person that the word is said of."""
        noun = token
        for _ in range(4):
            found = self.participants.at(noun)
            if noun is not token and found is not None and found.kind == "P" and found.named:
                if found.start >= token.end:
                    self._write(found, party, token, token)
                return
            if noun.dep not in MODIFIERS:
                break
            noun = noun.head
        if noun.tag in {"NN", "NNP"} and (noun is token or noun.lower != "party"):
            for holder in holders(noun, self.participants):
                if self.participants.is_named(holder.participant):
                    self._write(holder.participant, party, token, holder.head)

    def _write(self, person: Participant, party: str, token: Token, head: Token) -> None:
        covering = self.participants.index.mention_by_token.get(token.i)
        if covering is not None and (covering.start, covering.end) == (person.start, person.end):
            return
        value = Participant(
            token.start, token.end, "O", token, self._entity(party), "schema:PoliticalParty", True, text=token.text
        )
        for iri in PROPERTIES:
            self.writer.add(person, iri, value, head=head, confidence=0.8, presupposed=head is token)

    def _entity(self, party: str) -> str:
        key = party.casefold()
        if key not in self._ids:
            self._ids[key] = f"y{len(self.new_entities)}"
            self.new_entities.append(Entity(self._ids[key], party, "schema:PoliticalParty", (party,)))
        return self._ids[key]
