"""Figures of events: deaths, injuries and amounts of money, with their bounds, on the event itself and on its cause."""

from collections.abc import Iterator

from kg.model import Factuality, Figure, Quantity, Span, Token

from .event_arguments import measured
from .event_drafts import CAUSE, PATIENT, Draft
from .event_lexicon import word_kinds
from .event_syntax import coordinated
from .index import Index

DEATHS, INJURIES, AMOUNT = "kgo:deaths", "kgo:injuries", "kgo:amount"
CASUALTIES = {"kgo:Killing": DEATHS, "kgo:Death": DEATHS, "kgo:Injury": INJURIES}
_HARMFUL = frozenset(
    {"kgo:Attack", "kgo:Bombing", "kgo:ArmedConflict", "kgo:Accident", "kgo:NaturalDisaster", "kgo:Protest",
     "kgo:Destruction"}
)
_PRICED = frozenset(
    {"kgo:Acquisition", "kgo:Investment", "kgo:Contract", "kgo:Sentence", "kgo:Sanction", "kgo:Ruling",
     "kgo:Agreement", "kgo:Lawsuit"}
)
_COUNTED = frozenset({"death", "fatality", "killing", "murder", "dead", "wounded", "injured"})
_THOSE = frozenset({"those", "them"})
_GRADES = frozenset(
    {"seriously", "serious", "critically", "critical", "severely", "severe", "gravely", "grave", "badly", "slightly",
     "slight", "lightly", "light", "minor", "moderate", "threatening"}
)
_GOVERNING = frozenset({"advcl", "conj", "xcomp"})
_MAX_CLIMB = 6


class FigureReader:
    """Attaches the figures of one article to its events."""

    def __init__(self, drafts: list[Draft], index: Index) -> None:
        self.drafts = drafts
        self.index = index
        self.by_token = {d.trigger.token.i: d for d in drafts}
        self.quantities: dict[int, Quantity] = {}
        for quantity in index.quantities:
            for token in index.annotation.tokens_in(quantity.start, quantity.end):
                self.quantities.setdefault(token.i, quantity)
            if quantity.of_head >= 0:
                self.quantities[quantity.of_head] = quantity

    def attach(self) -> None:
        """Adds the figures to the drafts."""
        if not self.quantities:
            return
        for draft in self.drafts:
            kind = draft.trigger.type
            if kind in CASUALTIES:
                figures = list(self._casualties(draft, CASUALTIES[kind]))
                if figures:
                    draft.figures.extend(figures)
                    for cause in self._causes(draft):
                        cause.figures.extend(f for f in figures if f not in cause.figures)
            elif kind in _PRICED:
                draft.figures.extend(self._amounts(draft))

    # --- people --------------------------------------------------------------------------------

    def _casualties(self, draft: Draft, name: str) -> Iterator[Figure]:
        if draft.trigger.token.lemma == "toll":
            yield from self._toll(draft, name)
            return
        whole: Figure | None = None
        if draft.trigger.token.lemma in _COUNTED:
            for token in (draft.trigger.token, *draft.trigger.token.kids("nummod")):  # "three deaths", "the seven dead"
                whole = whole or self._figure(token, name, "count")
            if whole is not None:
                yield whole
        for filler in draft.in_role(PATIENT):
            if singled_out(draft.trigger.token, filler.token):
                continue
            figure = self._figure(filler.token, name, "count")
            if figure is not None:
                graded = name == INJURIES and _is_graded(draft.trigger.token, filler.token)
                whole = whole or figure
                yield figure._replace(part=True) if graded else figure
        if whole is not None:
            yield from self._parts(whole, draft, name)

    def _toll(self, draft: Draft, name: str) -> Iterator[Figure]:
        """ "The death toll rose to 9", "a death toll of 12"."""
        token = draft.trigger.token
        governed = list(draft.trigger.places.prepositions)
        if token.dep == "nsubj":
            governed += [("to", t) for child in token.head.kids("prep") for t in child.kids("pobj")]
            governed += [("", t) for t in token.head.kids("attr", "dobj")]
        for _, number in governed:
            figure = self._figure(number, name, "count")
            if figure is not None:
                yield figure
                return

    def _parts(self, whole: Figure, draft: Draft, name: str) -> Iterator[Figure]:
        """ "260 people, including 66 children and 40 women": parts of the figure."""
        for token in draft.trigger.token.sent.tokens:
            if token.lower != "including" or token.start < whole.end:
                continue
            for part in (t for child in token.kids("pobj", "dobj") for t in coordinated(child) if _counts_people(t)):
                figure = self._figure(part, name, "count")
                if figure is not None and figure.value < whole.value:
                    yield figure._replace(part=True)
            return

    def _figure(self, token: Token, name: str, kind: str) -> Figure | None:
        token = measured(token)
        quantity = self.quantities.get(token.i)
        if quantity is None or quantity.kind != kind or quantity.value is None:
            return None
        currency = quantity.of if kind == "money" else None
        of = "" if kind == "money" else quantity.of
        return Figure(
            name, quantity.value, quantity.start, quantity.end, quantity.quantifier, currency or None, of=of
        )

    def _causes(self, draft: Draft) -> list[Draft]:
        """The attack, accident or disaster in which people died or were hurt."""
        found = [self.drafts[f.event] for f in draft.in_role(CAUSE) if f.event >= 0]
        token = draft.trigger.token
        if (token.dep in _GOVERNING and token.tag == "VBG") or token.dep == "relcl":
            found.extend(self._governing(token))
        return [d for d in found if d.trigger.type in _HARMFUL and d is not draft]

    def _governing(self, token: Token) -> Iterator[Draft]:
        """ "fired rockets, killing 12"; "an attack that killed 12": the event of the clause above."""
        for _ in range(_MAX_CLIMB):
            token = token.head
            own = self.by_token.get(token.i)
            if own is not None and own.trigger.type in _HARMFUL:
                yield own
                return
            for child in token.kids("dobj", "nsubj", "nsubjpass"):
                event = self.by_token.get(child.i)
                if event is not None and event.trigger.type in _HARMFUL:
                    yield event
                    return
            if token.head is token or token.dep not in _GOVERNING:
                return

    # --- money ---------------------------------------------------------------------------------

    def _amounts(self, draft: Draft) -> Iterator[Figure]:
        trigger = draft.trigger
        tokens = [t for _, t in trigger.places.prepositions] + trigger.places.objects
        tokens += trigger.token.kids("nmod", "nummod", "compound")
        tokens += trigger.places.indirect
        for support in trigger.supports:
            tokens += [t for _, t in support.places.prepositions]
        for token in tokens:
            figure = self._figure(token, AMOUNT, "money")
            if figure is not None:
                yield figure
                return


def singled_out(trigger: Token, patient: Token) -> bool:
    """ "one of the injured passengers", "one of those who died": counts the one, not the victims."""
    if trigger.dep == "amod":
        return patient.head.lower == "of"
    if trigger.dep == "acl" and patient.lower in _THOSE:
        return True
    return trigger.dep == "relcl" and (measured(patient) is not patient or patient.head.lower == "of")


def _is_graded(trigger: Token, patient: Token) -> bool:
    """ "Eight people were seriously injured", "four had life-threatening injuries": some of the injured."""
    told = (*trigger.children, *patient.children)
    words = {c.lower for c in told if c.dep in {"advmod", "amod"}}
    return not words.isdisjoint(_GRADES) or any(c.lower in _GRADES for t in trigger.kids("amod") for c in t.children)


def _counts_people(token: Token) -> bool:
    """False for "including one derailment and two collisions"."""
    if token.tag == "CD" or token.ent in {"NORP", "PERSON"}:
        return True
    return "person" in word_kinds().get(measured(token).lemma.lower(), ())


def judged(figure: Figure, evidence: Span, factuality: Factuality) -> Figure:
    """The figure with the stretch of text that tells it and whose word it is."""
    return figure._replace(evidence=evidence, factuality=factuality)
