"""Facts that a careful reader finds in the articles, against a graph.

A YAML file holds a list under `facts`; lists of names or predicates are alternatives, and a name that starts with ~
is a pattern. Each fact is one of

    entity: [names]  type: [classes]             every name that occurs belongs to one resource of such a class
    merged: [[names], [names]]                   one name of each group, all the same resource
    triple: [subject, predicate, object]         stands directly in the graph
    event: [classes]  ROLE: value                the best event; its share of the roles counts; a|b are alternatives
    claim: {by, subject, predicate, object, negated}   a statement of that source that is not asserted
    quote: {speaker, text}                       a quotation by that speaker that holds the text
    forbid: {…}                                  a trap: what must not be found (kg.evaluate.traps)
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from kg.errors import GoldError
from kg.vocab.namespaces import expand

from .graph_index import GraphIndex, Row, alternatives
from .scores import Evaluation, Fault, Score
from .terms import folded, node_of, words_of
from .traps import sprung_by

Fact = Mapping[str, Any]
Met = tuple[float, str]  # how far a fact is met, 0 to 1, and what is wrong with it
_NOTES = frozenset({"event", "id", "note"})


def read_facts(path: str | Path) -> list[Fact]:
    """The facts of a YAML file; raises GoldError where it is not one."""
    try:
        with Path(path).open(encoding="utf-8") as stream:
            document = yaml.safe_load(stream)
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise GoldError(f"{path}: cannot be read as YAML ({' '.join(str(error).split())})") from error
    facts = document.get("facts") if isinstance(document, dict) else None
    if not isinstance(facts, list):
        raise GoldError(f"{path}: no list of facts; write them under the key `facts`")
    for number, fact in enumerate(facts, 1):
        if not isinstance(fact, dict) or (kind_of(fact) is None and "forbid" not in fact):
            raise GoldError(f"{path}, fact {number}: none of {', '.join((*_CHECKS, 'forbid'))}")
    return facts


def evaluate_facts(rows: Iterable[Row], facts: Iterable[Fact]) -> Evaluation:
    """How many of the facts the graph meets, by kind, and which traps it springs."""
    index = GraphIndex.of(rows)
    met: dict[str, list[float]] = {}
    faults: list[Fault] = []
    traps = sprung = 0
    for fact in facts:
        if "forbid" in fact:
            traps += 1
            if (hit := sprung_by(index, fact["forbid"])) is not None:
                sprung += 1
                faults.append(Fault("forbid", "found", f"{_shown(fact['forbid'])}: {hit}"))
            continue
        kind = kind_of(fact)
        if kind is None:
            raise GoldError(f"unknown fact {_shown(fact)}")
        share, error = _CHECKS[kind](index, fact)
        met.setdefault(kind, []).append(share)
        if share < 1:
            faults.append(Fault(kind, error, _shown(fact)))
    scores = tuple(Score(kind, sum(shares), len(shares)) for kind, shares in sorted(met.items()))
    return Evaluation(scores, tuple(sorted(faults)), traps, sprung)


def kind_of(fact: Fact) -> str | None:
    """The kind of a fact; None where it is none."""
    return next((kind for kind in _CHECKS if kind in fact), None)


def _entity(index: GraphIndex, fact: Fact) -> Met:
    homes = [nodes for name in alternatives(fact["entity"]) if (nodes := index.named([str(name)]))]
    if not homes:
        return 0.0, "missing"
    common = set.intersection(*homes)
    if not common:
        return 0.0, "spread over several resources"
    classes = alternatives(fact.get("type", []))
    if classes and not any(index.is_a(node, classes) for node in common):
        return 0.5, "wrong type"
    return 1.0, ""


def _merged(index: GraphIndex, fact: Fact) -> Met:
    groups = [index.named(map(str, alternatives(names))) for names in fact["merged"]]
    if not all(groups):
        return 0.0, "missing"
    return (1.0, "") if set.intersection(*groups) else (0.0, "not one resource")


def _triple(index: GraphIndex, fact: Fact) -> Met:
    subjects, predicates, objects = (alternatives(part) for part in fact["triple"])
    wanted = {node for name in predicates if (node := node_of(name)) is not None}
    for subject in index.named(map(str, subjects)):
        if any(index.matches(value, objects) for predicate in wanted for value in index.objects(subject, predicate)):
            return 1.0, ""
    for told in index.told:
        if told.predicate in wanted and index.matches(told.subject, subjects) and index.matches(told.object, objects):
            return 0.5, "only claimed"
    return 0.0, "missing"


def _event(index: GraphIndex, fact: Fact) -> Met:
    roles = {role: alternatives(value) for role, value in fact.items() if role not in _NOTES}
    best, error = 0.0, "missing"
    for event in index.typed(alternatives(fact["event"])):
        lacking = [role for role, wanted in roles.items() if not index.fills(event, role, wanted)]
        share = (1 + len(roles) - len(lacking)) / (1 + len(roles))
        if (len(lacking) < len(roles) or not roles) and share > best:
            best, error = share, "lacks " + ", ".join(lacking)
    return best, error


def _claim(index: GraphIndex, fact: Fact) -> Met:
    want = fact["claim"]
    parts = {name: alternatives(want[name]) for name in ("subject", "object") if name in want}
    predicates = {node_of(name) for name in alternatives(want["predicate"])} if "predicate" in want else None
    error = "missing"
    for told in index.told:
        if predicates is not None and told.predicate not in predicates:
            continue
        if "negated" in want and told.negated != want["negated"]:
            continue
        if not all(index.matches(getattr(told, name), wanted) for name, wanted in parts.items()):
            continue
        if any(index.matches(source, alternatives(want["by"])) for source in told.sources):
            if not told.asserted:
                return 1.0, ""
            error = "asserted as a fact"
    return 0.0, error


def _quote(index: GraphIndex, fact: Fact) -> Met:
    want = fact["quote"]
    text, best = folded(str(want["text"])), (0.0, "missing")
    for node in index.instances("kgo:Quotation"):
        words = index.objects(node, f"<{expand('schema:text')}>")
        if not any(text in folded(words_of(value)) for value in words):
            continue
        speakers = index.objects(node, f"<{expand('kgo:speaker')}>")
        if any(index.matches(speaker, alternatives(want["speaker"])) for speaker in speakers):
            return 1.0, ""
        best = 0.3, "another speaker" if speakers else "no speaker"
    return best


_CHECKS: dict[str, Callable[[GraphIndex, Fact], Met]] = {
    "entity": _entity,
    "merged": _merged,
    "triple": _triple,
    "event": _event,
    "claim": _claim,
    "quote": _quote,
}


def _shown(value: Any) -> str:
    """A fact in one line."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_shown(part)}" for key, part in value.items())
    if isinstance(value, list):
        return "[" + ", ".join(map(_shown, value)) + "]"
    return str(value)
