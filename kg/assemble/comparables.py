"""What comparing articles reads of one article: what it claims, which triples it tells, the shingles of its text.

A few kilobytes an article: a store keeps them, so that one article more is compared with all others at once.
"""

import marshal
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.compare import Claim, shingles
from kg.model import Article, BlockKind

from .claims import claim_of, is_claim, is_naming, published, statements_of, telling_of, told
from .sheet import Sheet


@dataclass(frozen=True, slots=True)
class Comparable:
    """An article's side of every comparison. `triples` are 64-bit hashes of the plain triples that it tells, and
    `tellings` their statements in the same order: what somebody's denial of a triple is held against."""

    article: str  # node
    outlet: str
    published: str
    claims: tuple[Claim, ...]  # of functional properties, and all that deny something
    triples: bytes
    tellings: bytes
    shingles: bytes  # unsigned integers of 32 bits, in the order of the text
    told: tuple[str, ...]  # nodes of the events that it tells as facts
    claimed: tuple[str, ...]  # and of those that it only lets others tell

    def denied_tellings(self, denied: Mapping[int, Claim]) -> Iterator[Claim]:
        """What it tells of triples that are denied; `denied` has a claim of each by its hash."""
        own = array("Q", self.triples)
        if denied.keys().isdisjoint(own):
            return
        for triple, (statement, source, modality, when) in zip(own, marshal.loads(self.tellings), strict=True):
            if (no := denied.get(triple)) is not None:
                yield Claim(
                    statement, no.subject, no.predicate, no.value, self.article, source, self.published, self.outlet,
                    modality=modality, when=when,
                )  # fmt: skip

    def text_shingles(self) -> "array[int]":
        """The shingles of its prose."""
        return array("I", self.shingles)


def comparable(sheet: Sheet) -> Comparable:
    """What is compared of an article that has been written."""
    article, claims, tellings = sheet.article, [], []
    for rows in statements_of(sheet.blocks.values()):
        about, statement = told(rows), rows[0][0]
        if is_claim(about):
            claims.append(claim_of(about, statement, article))
        elif not is_naming(about):
            tellings.append(telling_of(about, statement))
    return Comparable(
        sheet.graph, article.publisher or "", published(article), tuple(claims),
        array("Q", [telling.triple for telling in tellings]).tobytes(),
        marshal.dumps([tuple(telling[1:]) for telling in tellings], 2), shingles(_prose(article)).tobytes(),
        tuple(sorted(node for node, as_fact in sheet.events.items() if as_fact)),
        tuple(sorted(node for node, as_fact in sheet.events.items() if not as_fact)),
    )  # fmt: skip


def _prose(article: Article) -> str:
    """The prose of an article; menus and share buttons are no sign of a copy."""
    prose = [article.text[b.start : b.end] for b in article.blocks if b.kind is BlockKind.PROSE]
    return "\n".join(prose) or article.text
