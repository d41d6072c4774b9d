"""Identity across articles on development data: events, incidents, loaded names. Needs ../shared beside the checkout.

    python tests/benchmarks/across.py [ecbplus] [gvc] [incidents] [newswcl50] [merges] [--data DIR] [--keep DIR]

ecbplus    ECB+ dev, all 197 articles in one run, scored by ../shared/bench/score_mentions.py: events found (CoNLL F1
           across articles on found mentions), and events with gold mentions: ours where we found one, else a mention
           of no class at the gold span; beside it the same head lemma in the same gold topic, which knows the topics.
gvc        Gun Violence Corpus dev: of the pairs of found mentions of one gold event, and of two incidents, how many
           are merged. Gold's "other" chains, which lump events of no incident, are told apart.
incidents  killed and injured of each incident. An article's figure is the largest that it tells of one event (parts of
           larger figures apart), an incident's the one that most of its articles have; right where it is the gold
           figure, or "at least" or "more than" leaves room for it.
newswcl50  CoNLL F1 across articles on found mentions: of names, and of all mentions; all topics in one run, and with
           topics apart, as gold knows no entity of two topics. Beside it, equal words.

merges     precision and recall of merges at and around the shipped thresholds: of names in two articles of MEANTIME
           dev, and of events in two articles of ECB+ dev and of the Gun Violence Corpus dev.

`--keep DIR` keeps findings between runs; delete it after a change of the extractors.
"""

import argparse
import json
import pickle
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from kg.annotate import load_annotator
from kg.model import Event, Findings, Mention, MentionKind, Quantifier, Span
from kg.pipeline import extract_articles
from kg.read import read_articles
from kg.resolve import resolve_findings

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
sys.path.insert(0, str(SHARED / "bench"))
Clusters = list[set[object]]


class Bench:
    """The data, and the findings made of it."""

    def __init__(self, data: Path, keep: Path | None) -> None:
        self.data, self.keep = data, keep

    def rows(self, name: str) -> list[dict]:
        """The gold records of a set."""
        return [json.loads(line) for line in (self.data / f"{name}.jsonl").open(encoding="utf-8")]

    def findings(self, name: str) -> list[Findings]:
        """The unresolved findings of a set."""
        kept = self.keep / f"{name}.pickle" if self.keep else None
        if kept and kept.exists():
            return pickle.loads(kept.read_bytes())
        inputs = (self.keep or Path("/tmp")) / f"{name}.articles.jsonl"
        inputs.parent.mkdir(parents=True, exist_ok=True)
        articles = [
            {"id": r["doc"], "text": r["text"], **{k: r.get(k) for k in ("title", "date", "publisher")}}
            for r in self.rows(name)
        ]
        inputs.write_text("".join(json.dumps(a) + "\n" for a in articles), encoding="utf-8")
        found = list(extract_articles(read_articles([str(inputs)]), lambda findings: findings))
        if kept:
            kept.write_bytes(pickle.dumps(found))
        return found


def clusters(items: Iterable[tuple[object, object]]) -> Clusters:
    """Mentions by their cluster."""
    found: dict[object, set[object]] = defaultdict(set)
    for mention, cluster in items:
        found[cluster].add(mention)
    return list(found.values())


def conll(key: Iterable[tuple[object, object]], response: Iterable[tuple[object, object]]) -> float:
    """CoNLL F1 of (mention, cluster) pairs."""
    from corefmetrics import score

    return score([(clusters(key), clusters(response))])["conll_f1"]


def aligned(gold: list[dict], spans: list[Span]) -> dict[int, int]:
    """Gold mention -> the span that overlaps it most, each once."""
    from spans import align

    return align([(m["start"], m["end"]) for m in gold], [tuple(s) for s in spans])


def ecbplus(bench: Bench) -> None:
    """Events of ECB+ across articles."""
    rows, found = bench.rows("ecbplus_dev"), bench.findings("ecbplus_dev")
    lemmas = _head_lemmas(rows, found)
    key = [((r["doc"], n), m["entity"]) for r in rows for n, m in enumerate(r["events"])]
    same = [((r["doc"], n), (r["topic"], lemmas[r["doc"], n])) for r in rows for n in range(len(r["events"]))]
    print(f"ecbplus: same lemma in the gold topic, gold mentions: CoNLL {conll(key, same):.1f}")
    for name, wanted in (("all events", lambda e: True), ("events that are nodes", lambda e: e.is_node)):
        ours = _event_of_gold(rows, resolve_findings(found), wanted)
        told = [(k, e) for k, e in key if k in ours]
        base = [(k, e) for k, e in same if k in ours]
        print(f"ecbplus: {name}, {len(told)} of {len(key)} found: CoNLL {conll(told, ours.items()):.1f}"
              f" (same lemma in the gold topic: {conll(told, base):.1f})")  # fmt: skip
    ours = _event_of_gold(rows, resolve_findings(_with_gold(rows, found)), lambda e: True)
    print(f"ecbplus: gold mentions: CoNLL {conll(key, ((k, ours[k]) for k, _ in key)):.1f}")


def _head_lemmas(rows: list[dict], found: list[Findings]) -> dict[tuple[str, int], str]:
    articles = {f.article.id: f.article for f in found}
    notes = dict(zip(articles, load_annotator().annotate_all(list(articles.values())), strict=True))
    lemmas = {}
    for row in rows:
        for n, mention in enumerate(row["events"]):
            head = notes[row["doc"]].head_of(mention["start"], mention["end"])
            lemmas[row["doc"], n] = head.lemma.lower() if head else ""
    return lemmas


def _event_of_gold(
    rows: list[dict], resolved: list[Findings], wanted: Callable[[Event], bool]
) -> dict[tuple[str, int], str]:
    told = {f.article.id: [e for e in f.events if wanted(e)] for f in resolved}
    return {
        (row["doc"], i): told[row["doc"]][j].event
        for row in rows
        for i, j in aligned(row["events"], [e.trigger for e in told[row["doc"]]]).items()
    }


def _with_gold(rows: list[dict], found: list[Findings]) -> list[Findings]:
    """The findings with the events that gold mentions, and no others."""
    gold = {row["doc"]: row["events"] for row in rows}
    given = []
    for one in found:
        mentions = gold[one.article.id]
        at = aligned(mentions, [e.trigger for e in one.events])
        events = [
            one.events[at[n]] if n in at else _bare(m, n) for n, m in enumerate(mentions)
        ]
        known = {e.id for e in one.entities}
        alone = [replace(e, arguments=tuple(a for a in e.arguments if a.entity in known)) for e in events]
        given.append(replace(one, triples=(), events=tuple(sorted(alone, key=lambda e: e.trigger))))
    return given


def _bare(mention: dict, number: int) -> Event:
    span = Span(mention["start"], mention["end"])
    return Event(span, "kgo:Event", f"gold{number}", span)


def gvc(bench: Bench) -> None:
    """Mention pairs of the Gun Violence Corpus."""
    rows, resolved = bench.rows("gvc_dev"), resolve_findings(bench.findings("gvc_dev"))
    told = {f.article.id: [e for e in f.events if e.is_node] for f in resolved}
    items = [
        (row["incident"], row["doc"], row["events"][i], told[row["doc"]][j].event)
        for row in rows
        for i, j in aligned(row["events"], [e.trigger for e in told[row["doc"]]]).items()
    ]
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    for a, b in combinations(items, 2):
        merged = a[3] == b[3]
        if a[0] != b[0]:
            counts["two incidents"][merged] += 1
        elif a[2]["entity"] == b[2]["entity"]:
            lumped = " (of gold's other)" if a[2]["type"] == "other" else ""
            where = "in one article" if a[1] == b[1] else "in two articles"
            counts[f"one event, {where}{lumped}"][merged] += 1
            counts["one event, all"][merged] += 1
            if not lumped:
                counts["one event, all but gold's other"][merged] += 1
    print(f"gvc: {len(items)} of {sum(len(r['events']) for r in rows)} mentions found")
    for name, count in sorted(counts.items()):
        print(f"gvc: pairs of {name}: {count[True]} of {count.total()} merged, {count[True] / count.total():.1%}")


def incidents(bench: Bench) -> None:
    """Killed and injured of each incident."""
    resolved = {f.article.id: f for f in resolve_findings(bench.findings("gvc_dev"))}
    right: Counter[str] = Counter()
    rows = bench.rows("gvc_incidents_dev")
    for row in rows:
        hits = [_is_right(_figure(resolved, row["docs"], f"kgo:{name}"), row[gold])
                for name, gold in (("deaths", "killed"), ("injuries", "injured"))]  # fmt: skip
        right.update({"killed": hits[0], "injured": hits[1], "both": all(hits)})
    print("incidents: " + ", ".join(f"{name} right in {right[name]} of {len(rows)}, {right[name] / len(rows):.0%}"
                                   for name in ("killed", "injured", "both")))  # fmt: skip


def _figure(resolved: dict[str, Findings], articles: list[str], name: str) -> tuple[float, Quantifier | None]:
    votes: Counter[tuple[float, Quantifier | None]] = Counter()
    for article in articles:
        told = [
            (f.value, f.quantifier)
            for e in resolved[article].events for f in e.figures
            if f.property == name and not f.part and not f.factuality.negated
        ]  # fmt: skip
        if told:
            votes[max(told, key=lambda pair: pair[0])] += 1
    return max(votes, key=lambda pair: (votes[pair], pair[0])) if votes else (0.0, None)


def _is_right(figure: tuple[float, Quantifier | None], gold: int) -> bool:
    value, quantifier = figure
    if quantifier is Quantifier.AT_LEAST:
        return gold >= value
    return gold > value if quantifier is Quantifier.MORE_THAN else value == gold


def newswcl50(bench: Bench) -> None:
    """Loaded names of NewsWCL50."""
    rows, resolved = bench.rows("newswcl50_dev"), resolve_findings(bench.findings("newswcl50_dev"))
    told = {f.article.id: f for f in resolved}
    names = lambda m: m.kind is MentionKind.NAME  # noqa: E731
    for label, wanted in (("names", names), ("all mentions", lambda m: True)):
        for way, cluster in (("kg", _entity), ("equal words", _words)):
            scores = [_found(rows, told, wanted, cluster, apart=apart) for apart in (False, True)]
            print(f"newswcl50: {label}, {way}: CoNLL {scores[0]:.1f}; topics apart {scores[1]:.1f}")


def _entity(findings: Findings, mention: Mention) -> object:
    return mention.entity


def _words(findings: Findings, mention: Mention) -> object:
    return findings.article.text[mention.start : mention.end].casefold().removeprefix("the ")


def _found(
    rows: list[dict], told: dict[str, Findings], wanted: Callable[[Mention], bool],
    cluster: Callable[[Findings, Mention], object], *, apart: bool,
) -> float:  # fmt: skip
    key, response = [], []
    for row in rows:
        findings = told[row["doc"]]
        mentions = [m for m in findings.mentions if wanted(m)]
        mentions = list({(m.start, m.end): m for m in mentions}.values())
        for i, j in _halves(row["mentions"], mentions).items():
            key.append(((row["doc"], i), row["mentions"][i]["entity"]))
            own = cluster(findings, mentions[j])
            response.append(((row["doc"], i), (row["topic"], own) if apart else own))
    return conll(key, response)


def _halves(gold: list[dict], mentions: list[Mention]) -> dict[int, int]:
    """Mentions that overlap by half or more of what both cover, as score_mentions.py aligns them."""
    from spans import align

    spans = [(m.start, m.end) for m in mentions]
    return align([(m["start"], m["end"]) for m in gold], spans, floor=0.5)


def merges(bench: Bench) -> None:
    """Pairs of found things of two articles: how many of those merged are one, how many that are one are merged."""
    for shift in (-0.2, -0.1, 0.0, 0.1, 0.2):
        for name, what, module in (
            ("meantime_dev", "names", "kg.resolve.compare"),
            ("ecbplus_dev", "events", "kg.resolve.event_clusters"),
            ("gvc_dev", "events", "kg.resolve.event_clusters"),
        ):
            with _threshold(module, shift) as used:
                resolved = {f.article.id: f for f in resolve_findings(bench.findings(name))}
            units = _units(bench.rows(name), resolved, names=what == "names")
            precision, recall = _pairwise(units)
            print(f"merges: {what} of {name} at {used:.2f}{' (shipped)' if not shift else ''}:"
                  f" precision {precision:.1%}, recall {recall:.1%}", flush=True)  # fmt: skip


@contextmanager
def _threshold(module: str, shift: float) -> Iterator[float]:
    """Moves the score from which a module merges, wherever its value has been imported."""
    shipped = sys.modules[module].SAME
    ours = [m for name, m in sys.modules.items() if name.startswith("kg.resolve")]
    places = [m for m in ours if getattr(m, "SAME", None) == shipped]
    for place in places:
        place.SAME = shipped + shift
    try:
        yield shipped + shift
    finally:
        for place in places:
            place.SAME = shipped


def _units(rows: list[dict], resolved: dict[str, Findings], *, names: bool) -> list[tuple[str, str, str]]:
    """(article, gold thing, our thing) of each gold thing that an article tells and we found there, each once."""
    units = []
    for row in rows:
        findings = resolved[row["doc"]]
        if names:
            gold = [m for m in row["mentions"] if m.get("named")]
            found = [((m.start, m.end), m.entity) for m in findings.mentions if m.kind is MentionKind.NAME]
        else:
            gold = [m for m in row["events"] if m["type"] != "other"]
            found = [(tuple(e.trigger), e.event) for e in findings.events if e.is_node]
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for i, j in aligned(gold, [Span(*span) for span, _ in found]).items():
            votes[gold[i]["entity"]][found[j][1]] += 1
        units += [(row["doc"], thing, count.most_common(1)[0][0]) for thing, count in sorted(votes.items())]
    return units


def _pairwise(units: list[tuple[str, str, str]]) -> tuple[float, float]:
    right = merged = one = 0
    for a, b in combinations(units, 2):
        if a[0] != b[0]:
            same, linked = a[1] == b[1], a[2] == b[2]
            right, merged, one = right + (same and linked), merged + linked, one + same
    return right / max(1, merged), right / max(1, one)


TASKS = {"ecbplus": ecbplus, "gvc": gvc, "incidents": incidents, "newswcl50": newswcl50, "merges": merges}


def main() -> None:
    """Prints a line for each figure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tasks", nargs="*", metavar="TASK", help=" ".join(TASKS))
    parser.add_argument("--data", type=Path, default=SHARED / "data" / "news")
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    bench = Bench(options.data, options.keep)
    for task in options.tasks or TASKS:
        TASKS[task](bench)


if __name__ == "__main__":
    main()
