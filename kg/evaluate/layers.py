"""The layers of findings that gold can be given for, each as items with spans (design/findings.md)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Record = Mapping[str, Any]
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Item:
    """One gold or found thing: where it stands, its value, and parts that have to overlap, too."""

    spans: tuple[Stretch, ...]
    value: str = ""
    parts: Mapping[str, Stretch | None] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """Characters in all."""
        return sum(end - start for start, end in self.spans)


@dataclass(frozen=True, slots=True)
class Layer:
    """How a layer is read and compared."""

    items: Callable[[Record], Iterator[Item]]
    key: str  # of the findings' line
    value: str = ""  # what the value of an item is called in an error: "type"
    least: float = 0.0  # Dice overlap in characters that two items need; 0 is any
    classes: bool = False  # values are classes, of which a subclass is as good


def overlap(one: Item, other: Item) -> float:
    """Dice coefficient of the characters of two items."""
    shared = sum(max(0, min(end, b) - max(start, a)) for start, end in one.spans for a, b in other.spans)
    return 2 * shared / (one.size + other.size) if shared else 0.0


def touches(one: Stretch | None, other: Stretch | None) -> bool:
    """True where two stretches share a character, or both are lacking."""
    if one is None or other is None:
        return one is other
    return one[0] < other[1] and other[0] < one[1]


def _stretch(pair: Any) -> Stretch | None:
    if pair is None:
        return None
    start, end = pair
    return int(start), int(end)


def _own(record: Record) -> Stretch:
    return int(record["start"]), int(record["end"])


def _argument(record: Record | None) -> Stretch | None:
    return None if record is None or record.get("start") is None else _own(record)


def _mentions(line: Record) -> Iterator[Item]:
    for mention in line["mentions"]:
        yield Item((_own(mention),), str(mention.get("type", "")))


def _times(line: Record) -> Iterator[Item]:
    for timex in line["times"]:
        yield Item((_own(timex),), str(timex.get("value", "")))


def _attributions(line: Record) -> Iterator[Item]:
    for one in line["attributions"]:
        content = tuple(part for pair in one["content"] if (part := _stretch(pair)) is not None)
        yield Item(content, parts={"source": _stretch(one.get("source"))})


def _trigger(event: Record) -> Stretch:
    start, end = event["trigger"]
    return int(start), int(end)


def _events(line: Record) -> Iterator[Item]:
    for event in line["events"]:
        yield Item((_trigger(event),), str(event.get("type", "")))


def _arguments(line: Record) -> Iterator[Item]:
    for event in line["events"]:
        for argument in event.get("arguments", ()):
            own = _argument(argument)
            if own is not None:
                yield Item((own,), str(argument.get("role", "")), {"event": _trigger(event)})


def _triples(line: Record) -> Iterator[Item]:
    for triple in line["triples"]:
        predicate = _argument(triple["predicate"])
        whole = predicate or _stretch(triple.get("evidence")) or _argument(triple["subject"])
        if whole is not None:
            ends = {"subject": _argument(triple["subject"]), "object": _argument(triple.get("object"))}
            yield Item((whole,), parts=ends)


LAYERS: dict[str, Layer] = {
    "mentions": Layer(_mentions, "mentions", "type", classes=True),
    "times": Layer(_times, "times", "value"),
    "attributions": Layer(_attributions, "attributions", least=0.5),
    "events": Layer(_events, "events", "type", classes=True),
    "arguments": Layer(_arguments, "events", "role"),
    "triples": Layer(_triples, "triples"),
}
