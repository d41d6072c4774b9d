"""When what a clause tells happened: its own time, that of the clause it hangs on, or what the narrative suggests."""

from kg.model import Article, Event, Factuality, Findings, Modality, Token

from .clause_finding import VERBAL, Clause
from .event_dates import Dater, NarrativeDates

_MAX_CLIMB = 4


class ClauseDates:
    """The dates of the clauses of one article; ask in the order of the text."""

    def __init__(self, article: Article, findings: Findings, dater: Dater, events: dict[int, Event]) -> None:
        self.narrative = NarrativeDates(article, findings.times)
        self.dater = dater
        self.events = events
        self.known: dict[int, str] = {}

    def note(self, clause: Clause) -> None:
        """Remembers the time that the clause itself names, as an ISO 8601 date."""
        event = self.events.get(clause.verb.i)
        if event is not None and event.date is not None and not event.date_inferred:
            self._remember(clause, event.date)
        elif (date := self.dater.at(clause.verb)) is not None:
            self._remember(clause, date)

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
    return verb.dep in {"conj", "xcomp"} or (verb.dep == "advcl" and verb.tag in {"VBG", "VBN"})
