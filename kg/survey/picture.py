"""A timeline as a picture: SVG 1.1, written by hand, without fonts or scripts of its own."""

import textwrap
from calendar import month_name
from collections.abc import Sequence
from html import escape

from .timeline import Moment

_WIDTH, _AXIS, _TEXT, _TOP = 960, 190, 222, 76
_LINE, _GAP, _WRAP = 19, 20, 88
_TOLD, _CLAIMED, _QUIET, _INK = "#2f6f9f", "#c77d1e", "#6b7280", "#1f2937"
_STYLE = (
    "text{font-family:'Helvetica Neue',Arial,'DejaVu Sans',sans-serif;fill:" + _INK + "}"
    ".title{font-size:20px;font-weight:bold}.date{font-size:14px;font-weight:bold;text-anchor:end}"
    f".event{{font-size:15px}}.by{{font-size:12px;fill:{_QUIET}}}"
)


def draw_timeline(moments: Sequence[Moment], title: str) -> str:
    """An SVG document: a line from top to bottom, a mark for each event, its sources beneath."""
    height, marks, shown = _TOP, [], ""
    for moment in moments:
        lines = textwrap.wrap(_printable(moment.event), _WRAP) or ["…"]
        date = _day(moment.date)
        marks += _mark(moment, height, date if date != shown else "", lines)
        shown = date
        height += _LINE * len(lines) + _LINE + _GAP
    height += 10
    head = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" '
        f'viewBox="0 0 {_WIDTH} {height}" role="img">',
        f"<title>{_safe(title)}</title>",
        f"<style>{_STYLE}</style>",
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        f'<text class="title" x="24" y="34">{_safe(textwrap.shorten(_printable(title), 80, placeholder=" …"))}</text>',
        f'<circle cx="660" cy="28" r="5" fill="{_TOLD}"/><text class="by" x="672" y="32">told as fact</text>',
        f'<circle cx="780" cy="28" r="5" fill="#ffffff" stroke="{_CLAIMED}" stroke-width="2"/>'
        '<text class="by" x="792" y="32">claimed or planned</text>',
    ]
    if moments:
        head.append(f'<path d="M{_AXIS} {_TOP - 22}V{height - 18}" stroke="#d1d5db" stroke-width="2"/>')
    return "\n".join([*head, *marks, "</svg>", ""])


def _mark(moment: Moment, top: int, date: str, lines: list[str]) -> list[str]:
    fill, stroke = (_TOLD, _TOLD) if moment.asserted else ("#ffffff", _CLAIMED)
    drawn = [f'<circle cx="{_AXIS}" cy="{top - 5}" r="6" fill="{fill}" stroke="{stroke}" stroke-width="2"/>']
    if date:
        drawn.append(f'<text class="date" x="{_AXIS - 18}" y="{top}">{_safe(date)}</text>')
    drawn += [
        f'<text class="event" x="{_TEXT}" y="{top + n * _LINE}">{_safe(line)}</text>' for n, line in enumerate(lines)
    ]
    notes = [moment.kind, ", ".join(moment.places), "; ".join(moment.sources)]
    notes += [f"also dated {', '.join(moment.others)}"] if moment.others else []
    below = textwrap.shorten(_printable(" · ".join(filter(None, notes))), 115, placeholder=" …")
    drawn.append(f'<text class="by" x="{_TEXT}" y="{top + len(lines) * _LINE - 1}">{_safe(below)}</text>')
    return drawn


def _day(date: str) -> str:
    """A date as it stands beside the line; without a year as "12 March"."""
    if date.startswith("--"):
        return f"{int(date[5:7])} {month_name[int(date[2:4])]}"
    return date.replace("T", " ").removesuffix(":00")


def _safe(text: str) -> str:
    return escape(_printable(text))


def _printable(text: str) -> str:
    """One line, without what XML cannot hold."""
    return "".join(c if c.isprintable() else " " for c in text)
