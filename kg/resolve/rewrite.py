"""Puts resolved identifiers in the place of local ones; what was read is never changed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import overload

from kg.model import Argument, Attribution, Entity, Event, Factuality, Findings, Triple


class Rewriter:
    """Rewrites one article's findings by a map from local to resolved identifiers."""

    def __init__(self, ids: Mapping[str, str]) -> None:
        self.ids = ids

    @overload
    def name(self, local: str) -> str: ...
    @overload
    def name(self, local: None) -> None: ...
    def name(self, local: str | None) -> str | None:
        """The resolved identifier of a local one."""
        return None if local is None else self.ids[local]

    def names(self, local: tuple[str, ...]) -> tuple[str, ...]:
        """The resolved identifiers, in order."""
        return tuple(self.ids[one] for one in local)

    def argument(self, argument: Argument) -> Argument:
        """The argument with its entity resolved."""
        return argument if argument.entity is None else argument._replace(entity=self.ids[argument.entity])

    def factuality(self, factuality: Factuality) -> Factuality:
        """The factuality with its sources resolved."""
        if factuality.according_to is None and not factuality.relayed_by:
            return factuality
        source = None if factuality.according_to is None else self.ids[factuality.according_to]
        return factuality._replace(according_to=source, relayed_by=self.names(factuality.relayed_by))

    def attribution(self, attribution: Attribution) -> Attribution:
        """The attribution with its speaker, addressee and relays resolved."""
        ids = self.ids
        return attribution._replace(
            speaker=None if attribution.speaker is None else ids[attribution.speaker],
            addressee=None if attribution.addressee is None else ids[attribution.addressee],
            relayed_by=self.names(attribution.relayed_by),
        )

    def event(self, event: Event) -> Event:
        """The event with its identifier, arguments and sources resolved."""
        return event._replace(
            event=self.ids[event.event],
            arguments=tuple(map(self.argument, event.arguments)),
            factuality=self.factuality(event.factuality),
            figures=tuple(f._replace(factuality=self.factuality(f.factuality)) for f in event.figures),
        )

    def triple(self, triple: Triple) -> Triple:
        """The triple with its arguments and sources resolved."""
        return triple._replace(
            subject=self.argument(triple.subject),
            object=None if triple.object is None else self.argument(triple.object),
            more=tuple(map(self.argument, triple.more)),
            factuality=self.factuality(triple.factuality),
        )


def rewrite_findings(findings: Findings, ids: Mapping[str, str], entities: Mapping[str, Entity]) -> Findings:
    """The findings with resolved identifiers, and the resolved entities in the place of the local ones."""
    rewriter = Rewriter(ids)
    own = sorted({ids[e.id] for e in findings.entities})
    return replace(
        findings,
        mentions=tuple(
            m if m.entity is None else m._replace(entity=ids[m.entity]) for m in findings.mentions
        ),
        entities=tuple(entities[identifier] for identifier in own),
        attributions=tuple(map(rewriter.attribution, findings.attributions)),
        events=tuple(map(rewriter.event, findings.events)),
        triples=tuple(map(rewriter.triple, findings.triples)),
        decisions=tuple(
            d if d.entity is None else d._replace(entity=ids.get(d.entity, d.entity)) for d in findings.decisions
        ),
        publisher=None if findings.publisher is None else ids[findings.publisher],
        dateline=None if findings.dateline is None else ids[findings.dateline],
    )
