"""Which mentions of an article tell of one event: same class, participants and times that agree."""

from collections.abc import Mapping

from kg.model import Entity

from .event_drafts import AGENT, LOCATION, PATIENT, RECIPIENT, TOPIC, Draft
from .event_lexicon import word_kinds
from .victim_identity import Victims

_CORE = (AGENT, PATIENT, RECIPIENT)
_DEFINITE = frozenset({"the", "this", "that", "its", "his", "her", "their", "these", "those"})
_ONCE = frozenset(
    {"kgo:Death", "kgo:Killing", "kgo:Birth", "kgo:Marriage", "kgo:Bankruptcy", "kgo:Resignation", "kgo:Founding"}
)
_KILLING = "kgo:Killing"
_FAMILY = {"kgo:Death": _KILLING}  # told as the one here, as the other there
_SYNONYMOUS = frozenset(  # classes whose nouns repeat each other: "the attack ... the raid"
    f"kgo:{name}" for name in (
        "Attack", "Bombing", "ArmedConflict", "Killing", "Accident", "NaturalDisaster", "Protest", "Ceasefire",
        "Lawsuit", "Acquisition", "Election", "Layoff", "Ruling", "Sentence", "Visit", "Agreement", "Arrest",
    )
)
_LASTING = frozenset({"kgo:Sanction", "kgo:Ceasefire", "kgo:Acquisition"})  # seldom two in an article
_INCIDENTS = frozenset({"kgo:Accident", "kgo:NaturalDisaster"})
_ORDERING = frozenset({"previous", "earlier", "prior", "next", "another", "other", "future", "past"})
_COUNTING = frozenset({"first", "second", "third", "fourth", "last", "latest", "final", "opening"})
_REACH = 12  # sentences within which a bare definite noun finds its event


class EventLinker:
    """Links the drafts of one article in text order."""

    def __init__(self, drafts: list[Draft], entities: Mapping[str, Entity]) -> None:
        self.drafts = drafts
        self.victims = Victims(entities)
        self.sole_victim = False  # all who died in the article may be one person
        self.clusters: dict[str, list[list[int]]] = {}

    def link(self) -> None:
        """Sets `same_as` of each draft that repeats an earlier event."""
        killings = [d for d in self.drafts if _family(d) == _KILLING]
        self.sole_victim = self.victims.sole(killings) and not any(f.value > 1 for d in killings for f in d.figures)
        for number, draft in enumerate(self.drafts):
            clusters = self.clusters.setdefault(_family(draft), [])
            for cluster in reversed(clusters):
                if self._same(cluster, draft, only=len(clusters) == 1):
                    draft.same_as = cluster[0]
                    cluster.append(number)
                    break
            else:
                clusters.append([number])

    def _same(self, cluster: list[int], draft: Draft, *, only: bool) -> bool:
        earlier = [self.drafts[n] for n in cluster]
        if draft.name is not None and any(e.name == draft.name for e in earlier):
            return True
        if any(_clash(e, draft, self.victims) for e in earlier):
            return False
        if _supported(earlier[-1], draft) or (self.sole_victim and _family(draft) == _KILLING):
            return True
        return _repeats(earlier, draft, only=only) if _definite(draft) else _retells(earlier, draft)


def _repeats(earlier: list[Draft], draft: Draft, *, only: bool) -> bool:
    """True where a definite noun stands for the event: it shares a participant or place, or has none of its own."""
    if any(_shares(earlier, draft, role) for role in (*_CORE, LOCATION)):
        return True
    if any(draft.entities(role) for role in (*_CORE, LOCATION)):
        return only and draft.trigger.type in _LASTING
    near = only or draft.trigger.token.sent.i - earlier[-1].trigger.token.sent.i <= _REACH
    return near and draft.name is None and _alike(earlier, draft)


def _retells(earlier: list[Draft], draft: Draft) -> bool:
    """True where two clauses tell one event: the same participants in two roles, or in the one that counts."""
    if any(_other_year(e, draft) or _other_year(draft, e) for e in earlier):
        return False
    if draft.trigger.type in _ONCE:
        return _shares(earlier, draft, PATIENT if draft.entities(PATIENT) else AGENT)
    if draft.trigger.type == "kgo:Accident" and draft.in_role(PATIENT):
        return _shares(earlier, draft, PATIENT)
    return sum(_shares(earlier, draft, role) for role in (*_CORE, TOPIC)) > 1


def _other_year(dated: Draft, undated: Draft) -> bool:
    """ "X sues Y ... X had sued Y in 1981": news without a time is not what happened in another year."""
    if dated.date is None or undated.date is not None or undated.likely is None or dated.date.startswith("-"):
        return False
    return dated.date[:4] != undated.likely[:4]


def _shares(earlier: list[Draft], draft: Draft, role: str) -> bool:
    own = draft.entities(role)
    if own and any(own & e.entities(role) for e in earlier):
        return True
    things = _things(draft, role)
    return bool(things) and any(things & _things(e, role) for e in earlier)


def _things(draft: Draft, role: str) -> set[str]:
    """Head nouns of single things without a name ("a tram"): another mention of one is taken for the same."""
    if draft.trigger.type not in _SYNONYMOUS:
        return set()
    nouns = {f.token.lemma for f in draft.fillers if f.role == role and f.token.tag == "NN" and f.event < 0}
    return {n for n in nouns if "person" not in word_kinds().get(n, ())}


def _family(draft: Draft) -> str:
    return _FAMILY.get(draft.trigger.type, draft.trigger.type)


def _clash(one: Draft, other: Draft, victims: Victims) -> bool:
    """True where a role or the date is filled differently in both."""
    if one.trigger.name and other.trigger.name and one.name != other.name:
        return True
    if one.date and other.date and not _agree(one.date, other.date):
        return True
    if _order(one) != _order(other) or _place_in_row(one, other):
        return True
    agreed = any(_shares([one], other, role) for role in _CORE)
    for role in _CORE if agreed else (*_CORE, LOCATION):  # the place may be told more or less precisely
        mine, theirs = one.entities(role), other.entities(role)
        if mine and theirs and not mine & theirs and not _things(one, role) & _things(other, role):
            if role == PATIENT and _one_victim(one, other, victims):
                continue
            return True
    return _counts_clash(one, other)


def _one_victim(one: Draft, other: Draft, victims: Victims) -> bool:
    """Both befell a single person, whom nothing tells from the other's."""
    fillers = [d.in_role(PATIENT) for d in (one, other)]
    return all(map(victims.single, (*fillers[0], *fillers[1]))) and all(
        victims.may_be_one(a, b) for a in fillers[0] for b in fillers[1]
    )


def _order(draft: Draft) -> set[str]:
    """Words that tell which of several events is meant: the *previous* election."""
    return {c.lower for c in draft.trigger.token.children if c.lower in _ORDERING}


def _place_in_row(one: Draft, other: Draft) -> bool:
    """True for the *first* and the *last* match: both are counted, and differently."""
    mine, theirs = ({c.lower for c in d.trigger.token.children if c.lower in _COUNTING} for d in (one, other))
    return bool(mine and theirs) and mine != theirs


def _counts_clash(one: Draft, other: Draft) -> bool:
    """Exact figures of the same kind that differ tell two incidents apart."""
    mine = {(f.property, f.value) for f in one.figures if not f.part and f.quantifier is None}
    theirs = {(f.property, f.value) for f in other.figures if not f.part and f.quantifier is None}
    return bool(mine and theirs and not mine & theirs)


def _agree(one: str, other: str) -> bool:
    if one.startswith("--") or other.startswith("--"):
        return one[-5:] == other[-5:]
    length = min(len(one), len(other), len("2021-05-10"))
    return one[:length] == other[:length]


def _supported(earlier: Draft, draft: Draft) -> bool:
    """ "signed an agreement": verb and noun of one class in one construction."""
    token = draft.trigger.token
    return token.dep == "dobj" and any(s.verb is earlier.trigger.token for s in draft.trigger.supports)


def _definite(draft: Draft) -> bool:
    if not draft.trigger.nominal:
        return False
    if draft.trigger.name is not None:
        return True
    token = draft.trigger.token
    determiners = [c.lower for c in token.children if c.dep in {"det", "poss", "nummod"}]
    if not determiners:
        return token.tag == "NN" and draft.trigger.type in _INCIDENTS  # "Bus crash: what we know"
    return any(word in _DEFINITE for word in determiners)


def _alike(earlier: list[Draft], draft: Draft) -> bool:
    """A bare repeat names its event by the same word, or the event was told by a verb, in the same number."""
    token = draft.trigger.token
    plural = token.tag in {"NNS", "NNPS"}
    for other in earlier:
        if not other.trigger.nominal and not plural and draft.trigger.type in _SYNONYMOUS:
            return True
        if other.trigger.token.lemma == token.lemma and (other.trigger.token.tag in {"NNS", "NNPS"}) == plural:
            return True
    return draft.trigger.type in _SYNONYMOUS and not plural and earlier[0].trigger.token.tag in {"NN", "NNP"}
