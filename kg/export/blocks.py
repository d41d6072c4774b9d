"""The parts of a Turtle document: its head, the titles of sections, a block for each thing."""

import re
from collections.abc import Callable, Mapping

from .layout import NAMES, OTHERS, STATEMENTS, TYPE, Section, line_of, property_order, term
from .names import Names
from .rows import Description

STATEMENT = term("kgo:Statement")
_XSD = "http://www.w3.org/2001/XMLSchema#"
_BARE = {  # datatypes whose usual form Turtle reads without quotes
    f"^^<{_XSD}integer>": re.compile(r"0|-?[1-9][0-9]*"),
    f"^^<{_XSD}decimal>": re.compile(r"-?[0-9]+\.[0-9]+"),
    f"^^<{_XSD}boolean>": re.compile(r"true|false"),
}
_OPAQUE = re.compile(r"<[^>]*/(?:event|statement|quotation|divergence)/[^/>]*>")
_WIDTH = 110
_REMEMBERED = 100_000  # terms
_READING = (
    "# A triple that stands here directly is what an article tells as fact. Who says what, and where it is",
    "# written, stands in the statements: kgo:accordingTo, kgo:evidence, kgo:asserted (false = only claimed).",
)


class Blocks:
    """Writes the things of one document; `label` gives the label of a thing, "" where it has none."""

    def __init__(self, names: Names, label: Callable[[str], str]) -> None:
        self.names = names
        self._label = label
        self._plans: dict[tuple[str, ...], list[tuple[str, str, int]]] = {}
        self._objects = _Kept(self._object)
        self._notes = _Kept(self._note)

    def head(self, form: str, counts: Mapping[str, int], *, statements: bool) -> str:
        """The first lines: what this is, the base, the prefixes that were used. `counts` are those of the sections;
        with `statements`, how to read them is told."""
        counted = ", ".join(
            f"{title.lower()} {count}" for title, count in counts.items()
            if count and title not in (STATEMENTS, NAMES, OTHERS)
        )  # fmt: skip
        lines = [f"# A knowledge graph of news articles, in {form}: {counted}." if counted else f"# {form}"]
        lines += [*_READING, ""] if statements else [""]
        lines.append(f"@base <{self.names.base}> .")
        prefixes, used = self.names.prefixes, self.names.used
        width = max((len(prefix) for prefix in used), default=0) + 1
        lines += [f"@prefix {p + ':':{width}} <{prefixes[p]}> ." for p in prefixes if p in used]
        return "\n".join(lines) + "\n"

    def graph_title(self, graph: str) -> str:
        """A comment that names the article whose graph follows."""
        label = self._label(graph)
        return f"# {_comment(label)}\n" if label else ""

    def title(self, section: Section) -> str:
        """The line above a section."""
        about = self._label(section.about) if section.about else ""
        title = f"{section.title}: {about}" if about else section.title
        return f"# ── {_comment(title)} {'─' * max(3, 90 - len(title))}\n"

    def block(self, subject: str, about: Description) -> str:
        """A thing with its properties in reading order."""
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
        label = self._label(node) if _OPAQUE.fullmatch(node) else ""
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


class _Kept(dict[str, str]):
    """Term -> text, made once for terms that come often."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, term: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        text = self[term] = self._make(term)
        return text


def _comment(text: str) -> str:
    """Text that is safe in a comment: one line, no control characters."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", text)[:120]
