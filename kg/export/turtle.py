"""Turtle and TriG that a person enjoys reading: sections, labels first, short names, one fact a line."""

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from .layout import NAMES, OTHERS, STATEMENTS, TYPE, Section, label_of, lay_out, line_of, property_order, term
from .names import Names
from .rows import Description, Row, Source, descriptions, merged, sorted_rows

_XSD = "http://www.w3.org/2001/XMLSchema#"
_BARE = {  # datatypes whose usual form Turtle reads without quotes
    f"^^<{_XSD}integer>": re.compile(r"0|-?[1-9][0-9]*"),
    f"^^<{_XSD}decimal>": re.compile(r"-?[0-9]+\.[0-9]+"),
    f"^^<{_XSD}boolean>": re.compile(r"true|false"),
}
_STATEMENT = term("kgo:Statement")
_OPAQUE = re.compile(r"<[^>]*/(?:event|statement|quotation|divergence)/[^/>]*>")
_WIDTH = 110


def write_turtle(source: Source, stream: BinaryIO) -> None:
    """Writes all triples, those of named graphs too, as one Turtle document."""
    rows = merged(sorted_rows(source))
    page = _Page(rows)
    sections = list(page.sections(page.layout, page.things))
    _write(stream, page, "Turtle", ["\n".join(sections)] if sections else [])


def write_trig(source: Source, stream: BinaryIO) -> None:
    """Writes the dataset as TriG, one block for each article's graph; the default graph comes first."""
    rows = sorted_rows(source)
    page = _Page(rows)
    graphs: dict[str, list[Row]] = {}
    for row in rows:
        graphs.setdefault(row[3], []).append(row)
    blocks = []
    for graph, part in sorted(graphs.items()):
        things = descriptions(part)
        body = "\n".join(page.sections(lay_out(things), things))
        blocks.append(f"{page.graph_title(graph)}{page.names.turtle(graph)} {{\n\n{body}\n}}\n" if graph else body)
    _write(stream, page, "TriG", blocks)


def _write(stream: BinaryIO, page: "_Page", form: str, blocks: list[str]) -> None:
    stream.write(page.head(form).encode())
    for block in blocks:
        stream.write(b"\n")
        stream.write(block.encode())


class _Kept(dict[str, str]):
    """Term -> text, each made once."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, term: str) -> str:
        text = self[term] = self._make(term)
        return text


class _Page:
    """What the lines of one document share: names, labels for comments, counts for the head."""

    def __init__(self, rows: list[Row]) -> None:
        self.names = Names.of(rows)
        self.things = descriptions(rows)
        self.layout = lay_out(self.things)
        self._labels = {subject: label for subject, about in self.things.items() if (label := label_of(about))}
        self._plans: dict[tuple[str, ...], list[tuple[str, str, int]]] = {}
        self._objects = _Kept(self._object)
        self._notes = _Kept(self._note)

    def head(self, form: str) -> str:
        """The first lines: what this is, the base, the prefixes that are used."""
        counted = [s for s in self.layout if s.title not in (STATEMENTS, NAMES, OTHERS)]
        counts = ", ".join(f"{s.title.lower()} {len(s.subjects)}" for s in counted)
        lines = [f"# A knowledge graph of news articles, in {form}: {counts}." if counts else f"# {form}"]
        lines += [*_READING, ""] if any(_STATEMENT in about.get(TYPE, ()) for about in self.things.values()) else [""]
        lines.append(f"@base <{self.names.base}> .")
        prefixes = self.names.prefixes
        width = max((len(prefix) for prefix in self.names.used), default=0) + 1
        lines += [f"@prefix {p + ':':{width}} <{prefixes[p]}> ." for p in prefixes if p in self.names.used]
        return "\n".join(lines) + "\n"

    def graph_title(self, graph: str) -> str:
        """A comment that names the article whose graph follows."""
        return f"# {_comment(self._labels[graph])}\n" if graph in self._labels else ""

    def sections(self, layout: list[Section], things: dict[str, Description]) -> Iterator[str]:
        """Each section as text: a title line and one block for each thing."""
        for section in layout:
            about = self._labels.get(section.about)
            title = f"{section.title}: {about}" if about else section.title
            yield f"# ── {_comment(title)} {'─' * max(3, 90 - len(title))}\n"
            yield from (self._block(subject, things[subject]) for subject in section.subjects)

    def _block(self, subject: str, about: Description) -> str:
        text, before, note = self.names.turtle(subject), -1, ""
        for predicate, verb, shared in self._plan(tuple(about)):
            objects = about[predicate]
            line = f"{verb} {self._objects[objects[0]]}" if len(objects) == 1 else self._long_line(verb, objects)
            if before == -1:
                text += f" {line}"
            elif shared and shared == before:
                text += f" ; {line}"
            else:
                text += f" ;{note}\n    {line}"
                note = ""
            note = note or (self._notes[objects[0]] if len(objects) == 1 else "")
            before = shared
        return f"{text} .{note}\n"

    def _plan(self, predicates: tuple[str, ...]) -> list[tuple[str, str, int]]:
        """The properties of a thing in reading order, each with its name and the line it shares."""
        plan = self._plans.get(predicates)
        if plan is None:
            order = sorted(predicates, key=property_order)
            plan = [(p, "a" if p == TYPE else self.names.turtle(p), line_of(p)) for p in order]
            self._plans[predicates] = plan
        return plan

    def _long_line(self, verb: str, objects: list[str]) -> str:
        written = [self._objects[o] for o in objects]
        line = f"{verb} {', '.join(written)}"
        return line if len(line) <= _WIDTH else f"{verb}\n        " + ",\n        ".join(written)

    def _note(self, node: str) -> str:
        """A comment with the label of an event or statement, whose names tell a reader nothing."""
        label = self._labels.get(node) if _OPAQUE.fullmatch(node) else None
        return f"  # {_comment(label)}" if label else ""

    def _object(self, node: str) -> str:
        return self._literal(node) if node.startswith('"') else self.names.turtle(node)

    def _literal(self, node: str) -> str:
        quote = node.rindex('"')
        value, tail = node[1:quote], node[quote + 1 :]
        bare = _BARE.get(tail)
        if bare and bare.fullmatch(value):
            return value
        if tail.startswith("^^"):
            return f"{node[: quote + 1]}^^{self.names.turtle(tail[2:])}"
        return node


_READING = (
    "# A triple that stands here directly is what an article tells as fact. Who says what, and where it is",
    "# written, stands in the statements: kgo:accordingTo, kgo:evidence, kgo:asserted (false = only claimed).",
)


def _comment(text: str) -> str:
    """Text that is safe in a comment: one line, no control characters."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", text)[:120]
