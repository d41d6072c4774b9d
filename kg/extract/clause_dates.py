"""When what a clause tells happened: its own time, that of the clause it hangs on, or what the narrative suggests."""

from kg.model import Article, Event, Factuality, Findings, Modality, Timex, Token

from .clause_facts import Fact, Place
from .clause_finding import VERBAL, Clause
from .event_dates import NarrativeDates, iso_date

_BOUNDS = frozenset({"since", "before", "after", "until", "till", "by", "for", "than", "from", "as", "following"})
_MAX_CLIMB = 4


class ClauseDates:
    """The dates of the clauses of one article; ask in the order of the text."""

    def __init__(self, article: Article, findings: Findings, times: dict[int, Timex], events: dict[int, Event]) -> None:
        self.narrative = NarrativeDates(article, findings.times)
        self.times = times
        self.events = events
        self.known: dict[int, str] = {}

    def note(self, clause: Clause, facts: list[Fact]) -> None:
        """Remembers the time that the clause itself names, as an ISO 8601 date."""
        event = self.events.get(clause.verb.i)
        if event is not None and event.date is not None and not event.date_inferred:
            self._remember(clause, event.date)
        elif self.times:
            for place in _places(facts):
                timex = self.times.get(place.head.i)
                if timex is not None and not any(t.lower in _BOUNDS for t in place.preposition):
                    date = iso_date(timex)
                    if date is not None:
                        self._remember(clause, date)
                        return

    def _remember(self, clause: Clause, date: str) -> None:
        for link in clause.chain:
            self.known[link.i] = date

    def date(self, clause: Clause) -> str | None:
        """The date of a clause of a sentence whose clauses have all been noted."""
        verb = clause.verb
        for _ in range(_MAX_CLIMB):
            if verb.i in self.known:
                return self.known[verb.i]
            head = verb.head
            if head is verb or head.pos not in VERBAL or not _shares_time(verb):
                break
            verb = head
        return None

    def inferred(self, clause: Clause, factuality: Factuality) -> str | None:
        """The likely day of a clause that names no time and tells of something that happened."""
        if factuality.negated or factuality.modality is not Modality.ACTUAL:
            return None
        return self.narrative.date(clause.verb)


def _shares_time(verb: Token) -> bool:
    """True for a coordinated verb without a time of its own, and for a participle or infinitive of another verb."""
    return verb.dep in ("conj", "xcomp") or (verb.dep == "advcl" and verb.tag in ("VBG", "VBN"))


def _places(facts: list[Fact]) -> list[Place]:
    """The arguments of the main fact, then those of the others."""
    found: list[Place] = []
    for fact in facts:
        if fact.object is not None and fact.kind != "dobj":
            found.append(fact.object)
        found.extend(fact.more)
    return found
