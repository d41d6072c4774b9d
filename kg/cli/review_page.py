"""How a decision looks while it is reviewed: both sides side by side, and what speaks for and against."""

import shutil
import textwrap
from itertools import zip_longest
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.model import Feature
    from kg.review import DecisionRecord, Side
    from kg.review.contexts import Look

_WIDEST = 150  # columns
_COLOURS = {"same": "green", "different": "red", "unsure": "yellow"}
_OPEN, _CLOSE = "▸", "◂"  # around the words that the decision is about


def review_page(record: "DecisionRecord", look: "Look", number: int, total: int) -> str:
    """The decision as lines of text, as wide as the terminal."""
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    verdict = click.style(record.verdict, fg=_COLOURS[record.verdict], bold=True)
    head = f"{number} of {total} · {verdict} {record.score:.2f} · {record.type or record.kind} · {record.reason}"
    half = (width - 3) // 2
    columns = [_side(side, look, half) for side in (record.left, record.right)]
    rows = [f"{left:<{half}} │ {right}".rstrip() for left, right in zip_longest(*columns, fillvalue="")]
    rows = [click.style(rows[0], bold=True), *rows[1:]]
    return "\n".join([head, "─" * width, *rows, "─" * width, *map(_feature, record.features)])


def _side(side: "Side", look: "Look", width: int) -> list[str]:
    lines = textwrap.wrap(side.name, width) or [""]
    if side.at is None:
        return lines
    seen = look(side.at)
    where = ", ".join(part for part in (seen.outlet, seen.date or "undated") if part)
    lines += textwrap.wrap(f"{where} · {seen.article}", width)
    sentence = f"{seen.before}{_OPEN}{seen.words}{_CLOSE}{seen.after}"
    return [*lines, "", *textwrap.wrap(sentence.strip(), width)]


def _feature(feature: "Feature") -> str:
    mark = "+" if feature.score > 0.5 else "−" if feature.score < 0.5 else "·"
    return f"  {mark} {feature.score:.2f} {feature.name}" + (f": {feature.detail}" if feature.detail else "")
