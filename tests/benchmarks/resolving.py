"""Cost of finding out what is one, in many articles: seconds and memory of kg.resolve against their number.

    python tests/benchmarks/resolving.py [INPUT...] [--articles 1000 3000]

Extracts the inputs (default: the packaged samples) once, then varies them: in copy k of the set every name that
is no country's is spelled with other letters, the same in all articles of that copy, so that each copy is a story of
its own in which the same people, places and events meet as in the first. Prints seconds of user + system time of
this process, the share of the time that extracting as many articles would have taken, and the peak memory.
"""

import argparse
import random
import re
import resource
import time
from dataclasses import replace
from pathlib import Path

from kg.model import Findings
from kg.pipeline import extract_articles
from kg.read import read_articles
from kg.resolve import resolve_findings
from kg.resources import lexicon_words, samples_dir

VOWELS, CONSONANTS = "aeiou", "bcdfghklmnprstvz"
WORD = re.compile(r"\b[^\W\d_]{3,}\b")
KEPT = frozenset({"schema:Country", "kgo:Group"})


def other_spelling(word: str, copy: int) -> str:
    """A word of the same length and shape, always the same for the same copy."""
    draw = random.Random(f"{copy} {word.casefold()}")
    out = [draw.choice(VOWELS if letter in VOWELS else CONSONANTS) for letter in word.casefold()]
    return "".join(new.upper() if old.isupper() else new for old, new in zip(word, out, strict=True))


def varied(findings: Findings, words: frozenset[str], copy: int) -> Findings:
    """The article with other names; all spans stay."""

    def respell(text: str) -> str:
        return WORD.sub(lambda m: other_spelling(m[0], copy) if m[0] in words else m[0], text)

    article = replace(findings.article, id=f"{findings.article.id}-{copy}", text=respell(findings.article.text))
    entities = tuple(
        replace(e, label=respell(e.label), names=tuple(map(respell, e.names))) for e in findings.entities
    )
    events = tuple(
        replace(e, label=e.label and respell(e.label), name=e.name and respell(e.name)) for e in findings.events
    )
    return replace(findings, article=article, entities=entities, events=events)


def names_of(findings: list[Findings]) -> frozenset[str]:
    """The words of names that are varied."""
    common = lexicon_words("generic_name_words.txt")
    labels = [n for f in findings for e in f.entities if e.named and e.type not in KEPT for n in (e.label, *e.names)]
    words = {word for label in labels for word in WORD.findall(label)}
    return frozenset(w for w in words if w[0].isupper() and w.casefold() not in common)


def main() -> None:
    """Prints one line for each number of articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", type=Path, default=[samples_dir()])
    parser.add_argument("--articles", nargs="+", type=int, default=[1000, 3000])
    options = parser.parse_args()
    started = time.process_time()
    found = list(extract_articles(read_articles([str(path) for path in options.inputs]), lambda f: f))
    each = (time.process_time() - started) / len(found)
    words = names_of(found)
    print(f"{len(found)} articles extracted, {each * 1000:.1f} ms each, loading the model included")
    print("articles  entities    events  of several articles    seconds  of extracting   peak MB")
    for wanted in options.articles:
        many = [varied(found[n % len(found)], words, n // len(found)) for n in range(wanted)]
        started = time.process_time()
        resolved = resolve_findings(many)
        seconds = time.process_time() - started
        told: dict[str, set[str]] = {}
        for one in resolved:
            for event in one.events:
                told.setdefault(event.event, set()).add(one.article.id)
        entities = {e.id for f in resolved for e in f.entities}
        several = sum(len(articles) > 1 for articles in told.values())
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        share = seconds / (each * wanted)
        sizes = f"{wanted:8}{len(entities):10}{len(told):10}{several:21}"
        print(f"{sizes}{seconds:11.2f}{share:14.1%}{peak:11.0f}", flush=True)


if __name__ == "__main__":
    main()
