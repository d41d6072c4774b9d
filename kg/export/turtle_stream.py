"""The Turtle document of a graph that is kept article by article, byte for byte that of the same graph in memory."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from tempfile import TemporaryFile
from typing import BinaryIO

from .blocks import STATEMENT, Blocks
from .gathering import Gathered
from .layout import NAMES, SECTIONS, STATEMENTS, TYPE, Section, label_of, lay_out, order_key, section_of
from .names import PREFIXES, Names
from .rows import Description, descriptions

_COLUMNS = "section INTEGER, date TEXT, unnamed TEXT, label TEXT, subject TEXT, block TEXT"
_ORDER = "section, date, unnamed, label, subject"


def stream_turtle(found: Gathered, stream: BinaryIO) -> None:
    """Writes all triples: first what several articles may describe, then what each article says."""
    names = _Names(found.base)
    blocks = Blocks(names, lru_cache(maxsize=50_000)(lambda node: label_of(found.about(node[1:-1]))))
    with TemporaryFile(prefix="kg-") as body:  # which prefixes are used shows at its end
        counts = _put_blocks(found, blocks)
        statements = _write(body, _shared(found, blocks)) + _write(body, _told(found, blocks))
        body.seek(0)
        stream.write(blocks.head("Turtle", counts, statements=statements > 0).encode())
        shutil.copyfileobj(body, stream, 1 << 20)


def _put_blocks(found: Gathered, blocks: Blocks) -> dict[str, int]:
    """Puts the blocks of shared things into a table; returns how many each section has."""
    counts: Counter[str] = Counter()
    found.file.table("blocks", _COLUMNS)

    def rows() -> Iterator[tuple[object, ...]]:
        for subject, about in _outside_articles(found):
            title = section_of(subject, about)
            counts[title] += 1
            yield SECTIONS.index(title), *order_key(title, subject, about), blocks.block(subject, about)

    found.file.put("blocks", rows(), 6)
    return {title: counts[title] for title in SECTIONS}


def _outside_articles(found: Gathered) -> Iterator[tuple[str, Description]]:
    """The things that do not stand with an article: those of many, and passages that look like events."""
    yield from ((f"<{iri}>", about) for iri, about in found.things())
    if found.like_events:
        for article in found.articles():
            for subject, about in descriptions(article.own).items():
                if section_of(subject, about) != STATEMENTS:
                    yield subject, about


def _shared(found: Gathered, blocks: Blocks) -> Iterator[tuple[str, bool]]:
    before = -1
    for section, _, _, _, _, block in found.file.rows("blocks", _ORDER):
        if section != before:
            before = section
            yield blocks.title(Section(SECTIONS[section], [])), False
        yield block, False


def _told(found: Gathered, blocks: Blocks) -> Iterator[tuple[str, bool]]:
    """What each article says, and whether it is a statement."""
    for article in found.articles():
        things = descriptions(article.own)
        for section in lay_out(things):
            if section.title not in (STATEMENTS, NAMES):
                continue
            yield blocks.title(section), False
            for subject in section.subjects:
                yield blocks.block(subject, things[subject]), STATEMENT in things[subject].get(TYPE, ())


def _write(body: BinaryIO, pieces: Iterator[tuple[str, bool]]) -> int:
    """Writes pieces of text, a line apart; returns how many are statements."""
    statements = 0
    for text, statement in pieces:
        statements += statement
        body.write(f"\n{text}".encode())
    return statements


class _Names(Names):
    """Names that get a prefix for each kind of thing under the base when the first of them is written."""

    def __init__(self, base: str) -> None:
        super().__init__(base)
        self._kind = re.compile(rf"{re.escape(base)}([a-z]{{2,20}})/")
        self._kinds: set[str] = set()

    def split(self, iri: str) -> tuple[str, str] | None:
        """(prefix, local part) of an IRI that has a known namespace, else None."""
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        kind = self._kind.fullmatch(iri, 0, cut)
        if kind is None or kind[1] in PREFIXES:
            return super().split(iri)
        if kind[1] not in self._kinds:
            self._kinds.add(kind[1])
            self.prefixes = PREFIXES | {one: f"{self.base}{one}/" for one in sorted(self._kinds)}
        return kind[1], iri[cut:]
