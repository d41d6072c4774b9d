"""Findings (JSON Lines of `kg extract`) against gold findings, by the overlap of their spans.

A line of gold is shaped like a line of findings and may hold less: only the layers that it has are compared, of the
articles that it names. Two items are paired where they overlap, each once, those that agree in value and parts first
and then those that overlap most; a pair that disagrees counts as neither.
"""

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kg.errors import GoldError
from kg.vocab.namespaces import expand

from .graph_index import superclasses
from .layers import LAYERS, Item, Layer, Record, overlap, touches
from .scores import Evaluation, Fault, Score


def read_lines(path: str | Path) -> dict[str, Record]:
    """The lines of findings of a file (.gz too), by article id; raises GoldError where a line is none."""
    found: dict[str, Record] = {}
    for number, line in enumerate(_text(Path(path)).split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            found[record["article"]["id"]] = record
        except (ValueError, KeyError, TypeError) as error:
            raise GoldError(f'{path}, line {number}: no findings; expected {{"article": {{"id": …}}, …}}') from error
    return found


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
        return (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})") from error


def evaluate_findings(found: dict[str, Record], gold: dict[str, Record]) -> Evaluation:
    """Precision, recall and F1 of each layer that the gold has, and the faults."""
    scores: list[Score] = []
    faults: list[Fault] = []
    for name, layer in LAYERS.items():
        pairs = [(article, line) for article, line in sorted(gold.items()) if layer.key in line]
        right = wanted = given = 0
        for article, line in pairs:
            theirs, ours = _items(layer, line, article), _items(layer, found.get(article, {}), article)
            wrong = list(_faults(name, layer, theirs, ours))
            right += len(theirs) - sum(1 for error, _ in wrong if error != "spurious")
            wanted, given = wanted + len(theirs), given + len(ours)
            faults.extend(Fault(name, error, _shown(item, found, article), article) for error, item in wrong)
        if wanted or given:
            scores.append(Score(name, right, wanted, given))
    return Evaluation(tuple(scores), tuple(faults))


def _items(layer: Layer, line: Record, article: str) -> list[Item]:
    if layer.key not in line:
        return []
    try:
        return [item for item in layer.items(line) if item.spans]
    except (KeyError, TypeError, ValueError) as error:
        raise GoldError(f"article {article!r}, {layer.key}: not as in design/findings.md ({error!r})") from error


def _faults(name: str, layer: Layer, gold: Sequence[Item], found: Sequence[Item]) -> Iterator[tuple[str, Item]]:
    """(error, item) for gold that is missing or paired with what disagrees, and for what is found besides."""
    paired = pair_items(layer, gold, found)
    for number, item in enumerate(gold):
        if number not in paired:
            yield "missing", item
        elif error := disagreement(layer, item, found[paired[number]]):
            yield error, item
    taken = set(paired.values())
    yield from (("spurious", item) for number, item in enumerate(found) if number not in taken)


def pair_items(layer: Layer, gold: Sequence[Item], found: Sequence[Item]) -> dict[int, int]:
    """Position of the found item that each gold item is paired with."""
    candidates = []
    for i, item in enumerate(gold):
        for j, other in enumerate(found):
            share = overlap(item, other)
            if share > 0 and share >= layer.least:
                candidates.append((bool(disagreement(layer, item, other)), -share, i, j))
    paired: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in sorted(candidates):
        if i not in paired and j not in taken:
            paired[i] = j
            taken.add(j)
    return paired


def disagreement(layer: Layer, gold: Item, found: Item) -> str:
    """How two items that overlap differ: "wrong type", "wrong source"; empty where they agree."""
    differs = bool(layer.value and gold.value) and gold.value != found.value
    if differs and not (layer.classes and _related(gold.value, found.value)):
        return f"wrong {layer.value}"
    return next((f"wrong {part}" for part in gold.parts if not touches(gold.parts[part], found.parts.get(part))), "")


def _related(one: str, other: str) -> bool:
    """True where one class is a subclass of the other."""
    try:
        nodes = [f"<{expand(name)}>" for name in (one, other)]
    except KeyError:
        return False
    return nodes[1] in superclasses(nodes[0]) or nodes[0] in superclasses(nodes[1])


def _shown(item: Item, found: dict[str, Record], article: str) -> str:
    """The words of an item where the findings carry the article's text, and its offsets."""
    text = found.get(article, {}).get("article", {}).get("text") or ""
    words = " … ".join(text[start:end] for start, end in item.spans)
    places: Iterable[str] = (f"{start}–{end}" for start, end in item.spans)
    return " ".join(part for part in (", ".join(places), item.value, " ".join(words.split())) if part)
