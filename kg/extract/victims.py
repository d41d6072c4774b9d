"""Victims that the text counts by naming them: "a man was killed" is one death, "his wife and two sons" are three.

A clause that gives no numeral tells a figure all the same, where each of those it befell is one person or is counted.
Of an event, the clause that tells of the most victims counts; nothing is added up from clause to clause, as two
phrases may be one person. A shot person is taken for injured only where the article tells of no death, and so is an
injured one, unless one sentence sets the injured apart from the dead.
"""

from collections.abc import Callable

from kg.model import Factuality, Figure, Modality, Token

from .event_arguments import measured
from .event_drafts import PATIENT, Draft, Filler
from .event_figures import CASUALTIES, INJURIES, singled_out
from .event_lexicon import word_kinds
from .index import Index

_WOUNDING = frozenset({"shoot", "stab"})  # what it does to a person, where that one lives
_ONE = frozenset({"he", "him", "she", "her", "himself", "herself"})
_PAIR = frozenset({"both", "couple", "pair"})
_NEW = frozenset({"a", "an", "another", "other", "one"})
_KNOWN = frozenset({"the", "all", "these", "those"})
_NOBODY = frozenset({"no", "any", "every", "each"})
_SINGULAR, _NUMERALS = frozenset({"NN", "NNP"}), frozenset({"JJ", "CD"})  # "a 5-year-old" is tagged as one of these
_KILLING = frozenset({"kgo:Killing", "kgo:Death"})


class VictimCounter:
    """Counts the victims of one article's events."""

    def __init__(self, drafts: list[Draft], index: Index, judge: Callable[[Token], Factuality]) -> None:
        self.drafts = drafts
        self.index = index
        self.judge = judge

    def count(self) -> None:
        """Adds the implied figures to the drafts, once the drafts of one event are linked."""
        told: list[tuple[Draft, Figure]] = []
        deaths = [d for d in self.drafts if d.trigger.type in _KILLING and self._tells_of_victims(d)]
        self._drop_wounds_of_the_dead(deaths)
        for draft in self.drafts:
            name = CASUALTIES.get(draft.trigger.type) or (INJURIES if _wounds(draft) else None)
            if name is None or (name == INJURIES and deaths and not _set_apart(draft, deaths)):
                continue
            figure = self._figure(draft, name)
            if figure is not None and self._happened(draft):
                told.append((draft, figure))
        self._keep_largest(told)

    def _tells_of_victims(self, draft: Draft) -> bool:
        return bool(draft.figures or draft.in_role(PATIENT)) and self._happened(draft)

    def _drop_wounds_of_the_dead(self, deaths: list[Draft]) -> None:
        """ "Three people were found dead. All three had gunshot wounds": they are not counted as injured too."""
        dead = {f.value for d in deaths for f in d.figures if not f.part}
        for draft in (d for d in self.drafts if d.trigger.type == "kgo:Injury"):
            known = {f.token.start for f in draft.in_role(PATIENT) if any(c.lower in _KNOWN for c in f.token.children)}
            repeated = [f for f in draft.figures if f.value in dead and any(f.start <= at < f.end for at in known)]
            draft.figures = [f for f in draft.figures if f not in repeated]

    def _happened(self, draft: Draft) -> bool:
        factuality = self.judge(draft.trigger.token)
        return factuality.modality is Modality.ACTUAL and not factuality.negated

    def _figure(self, draft: Draft, name: str) -> Figure | None:
        """The victims of one clause, where each of them is told; figures of some of them become parts."""
        trigger = draft.trigger.token
        victims = [f for f in draft.in_role(PATIENT) if not singled_out(trigger, f.token) and self._is_person(f)]
        victims = list({f.entity or f"{f.token.i}": f for f in victims}.values())
        stated = [f for f in draft.figures if f.property == name]
        if not victims or (len(victims) == 1 and stated):
            return None
        numbers = [self._number(f.token) for f in victims]
        if len(victims) > 1:
            self._make_parts(stated)
        if not all(numbers):
            return None
        tokens = [f.token for f in victims]
        start, end = min(t.start for t in tokens), max(t.end for t in tokens)
        return Figure(name, float(sum(numbers)), start, end, confidence=0.6, implied=True)

    def _make_parts(self, figures: list[Figure]) -> None:
        """ "A man and his two children": the two are not all."""
        for draft in self.drafts:
            draft.figures = [f._replace(part=True) if f in figures else f for f in draft.figures]

    def _number(self, token: Token) -> float:
        """How many people a phrase means; 0 where it does not tell."""
        quantity = self.index.quantity_by_head.get(measured(token).i) or self.index.quantity_by_head.get(token.i)
        if quantity is not None and quantity.kind == "count":
            return quantity.value or 0.0 if quantity.quantifier is None else 0.0
        if token.lower in _PAIR:
            return 2.0
        if quantity is not None and quantity.kind == "ordinal":
            return 0.0  # "a fourth victim"
        single = token.tag in _SINGULAR or token.lower in _ONE or (token.tag in _NUMERALS and "old" in token.lower)
        return 1.0 if single and not any(c.lower in _NOBODY for c in token.children) else 0.0

    def _is_person(self, filler: Filler) -> bool:
        token = filler.token
        if token.lower in _ONE or token.lower in _PAIR:
            return True
        if "person" in word_kinds().get(token.lemma.lower(), ()):
            return True
        entity = self.index.entities.get(filler.entity or "")
        return entity is not None and entity.type == "schema:Person" and not entity.plural

    def _keep_largest(self, told: list[tuple[Draft, Figure]]) -> None:
        """One figure an event and property, and none where the article states as many or more."""
        number = {id(draft): n if draft.same_as < 0 else draft.same_as for n, draft in enumerate(self.drafts)}
        stated: dict[tuple[int, str], float] = {}
        for draft in self.drafts:
            for figure in (f for f in draft.figures if not f.part):
                key = (number[id(draft)], figure.property)
                stated[key] = max(stated.get(key, 0.0), figure.value)
        best: dict[tuple[int, str], tuple[Draft, Figure]] = {}
        for draft, figure in told:
            key = (number[id(draft)], figure.property)
            if figure.value > stated.get(key, 0.0) and (key not in best or figure.value > best[key][1].value):
                best[key] = (draft, figure)
        for draft, figure in best.values():
            draft.figures.append(figure)


def _wounds(draft: Draft) -> bool:
    return draft.trigger.type == "kgo:Attack" and draft.trigger.token.lemma in _WOUNDING


def _set_apart(draft: Draft, deaths: list[Draft]) -> bool:
    """ "One man died and a woman was wounded": somebody new, in a sentence that tells of another's death."""
    sentence = draft.trigger.token.sent
    dead = {f.token.i for d in deaths if d.trigger.token.sent is sentence for f in d.in_role(PATIENT)}
    hurt = [f.token for f in draft.in_role(PATIENT)]
    if not dead or not hurt or draft.trigger.type != "kgo:Injury":
        return False
    return all(t.i not in dead and any(c.lower in _NEW for c in t.children) for t in hurt)


