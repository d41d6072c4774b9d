"""Whether the article itself tells a clause as fact: negation, modality, and whose words it is in."""

from typing import NamedTuple

from kg.model import Annotation, Article, Attribution, Factuality, Findings, Modality, Token

from .clause_status import ClauseStatuses
from .hearsay_contexts import HearsayContexts
from .quotation_marks import find_quoted
from .sharing import shared

_OWN_VOICE = Factuality()


class _Parse(NamedTuple):
    """What the text alone tells; all judges of one article share it."""

    statuses: ClauseStatuses
    contexts: HearsayContexts
    quoted: frozenset[int]  # tokens between quotation marks


@shared
def _parse(annotation: Annotation, article: Article) -> _Parse:
    quoted = frozenset(
        token.i
        for stretch in find_quoted(article)
        if stretch.sentence_like
        for token in annotation.tokens_in(stretch.start, stretch.end)
    )
    return _Parse(ClauseStatuses(), HearsayContexts(), quoted)


def make_judge(annotation: Annotation, findings: Findings) -> "FactualityJudge":
    """The judge of the findings so far."""
    return _shared_judge(annotation, findings.article, findings.attributions)


class FactualityJudge:
    """Judges tokens (the head of a clause, or a nominal trigger) of one article."""

    def __init__(self, annotation: Annotation, article: Article, attributions: tuple[Attribution, ...]) -> None:
        self._statuses, self._contexts, self._quoted = _parse(annotation, article)
        self._chains = _chains(annotation, attributions)
        self._known: dict[int, Factuality] = {}

    def judge(self, token: Token) -> Factuality:
        """Negation, modality and source of what the token heads."""
        found = self._known.get(token.i)
        if found is None:
            found = self._known[token.i] = self._judge(token)
        return found

    def _judge(self, token: Token) -> Factuality:
        status = self._statuses.of(token)
        chain = self._chains.get(token.i)
        if chain is None:
            attributed = status.hearsay or token.i in self._quoted
            attributed = attributed or (status.modality is Modality.ACTUAL and self._contexts.holds(token))
            if status.plain and not attributed:
                return _OWN_VOICE
            return Factuality(status.negated, status.modality, attributed=attributed)
        attribution = chain[-1]
        modality = attribution.modality if status.modality is Modality.ACTUAL else status.modality
        return Factuality(
            negated=status.negated or attribution.negated,
            modality=modality,
            according_to=attribution.speaker,
            relayed_by=_relays(chain),
            attributed=True,
        )


_shared_judge = shared(FactualityJudge)


def _chains(annotation: Annotation, attributions: tuple[Attribution, ...]) -> dict[int, tuple[Attribution, ...]]:
    """The attributions that cover a token, by token index, the innermost last."""
    found: dict[int, tuple[Attribution, ...]] = {}
    for attribution in sorted(attributions, key=lambda a: (-sum(s.end - s.start for s in a.content), a.content)):
        for stretch in attribution.content:
            outer: tuple[Attribution, ...] = ()
            whole: tuple[Attribution, ...] = (attribution,)
            for token in annotation.tokens_in(stretch.start, stretch.end):
                around = found.get(token.i, ())
                if around is not outer:  # neighbours mostly share what is around them
                    outer, whole = around, (*around, attribution)
                found[token.i] = whole
    return found


def _relays(chain: tuple[Attribution, ...]) -> tuple[str, ...]:
    """Who passed on what the innermost source says, from the nearest to the farthest, each once."""
    relays = list(chain[-1].relayed_by)
    for outer in reversed(chain[:-1]):
        relays += [entity for entity in (outer.speaker, *outer.relayed_by) if entity is not None]
    speaker = chain[-1].speaker
    return tuple(dict.fromkeys(entity for entity in relays if entity != speaker))
