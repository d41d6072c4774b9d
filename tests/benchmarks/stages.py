"""CPU time of the stages of `kg extract` up to an article's findings, beside the spaCy pipeline that they follow.

    python tests/benchmarks/stages.py ARTICLES.jsonl [--limit 200]

One process, no start, no loading; user + system time. "records" is the making of tokens and sentences from what the
pipeline gives, "extractors" what kg.extract takes, both with the share of the cycle collector that falls on them.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from kg.annotate import load_annotator
from kg.annotate.pipeline import ARTICLES_AT_ONCE, batched
from kg.collector import collector_relaxed
from kg.extract import EXTRACTORS, extract_findings
from kg.read import read_articles

WARM_UP = 16  # articles that are read twice, so that lexicons and caches are there


class Clock:
    """Stands for a pipeline, and counts the CPU seconds that it takes."""

    def __init__(self, nlp: object) -> None:
        self._nlp = nlp
        self.seconds = 0.0

    def __getattr__(self, name: str) -> object:
        return getattr(self._nlp, name)

    def pipe(self, *args: object, **options: object) -> Iterator[object]:
        """The documents of the pipeline."""
        docs = iter(self._nlp.pipe(*args, **options))  # type: ignore[attr-defined]
        while True:
            started = process_time()
            doc = next(docs, None)
            self.seconds += process_time() - started
            if doc is None:
                return
            yield doc


def main() -> None:
    """Reads the articles once and prints what each stage took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--limit", type=int, default=200)
    options = parser.parse_args()
    articles = list(read_articles([options.articles]))[: options.limit]
    annotator, took = load_annotator(), Counter[str]()
    for article, annotation in zip(articles, annotator.annotate_all(articles[:WARM_UP]), strict=False):
        extract_findings(article, annotation, EXTRACTORS)
    annotator.nlp = clock = Clock(annotator.nlp)  # type: ignore[assignment]
    with collector_relaxed():
        for group in batched(articles, ARTICLES_AT_ONCE):
            started = process_time()
            annotations = list(annotator.annotate_all(group))
            took["annotating"] += process_time() - started
            started = process_time()
            for article, annotation in zip(group, annotations, strict=True):
                extract_findings(article, annotation, EXTRACTORS)
                annotation.free()
            took["extractors"] += process_time() - started
    pipeline, extractors = clock.seconds, took["extractors"]
    records = took["annotating"] - pipeline
    print(f"{len(articles)} articles")
    print(f"pipeline {pipeline:.2f} s, records {records:.2f} s, extractors {extractors:.2f} s")
    print(f"extractors / annotating = {extractors / took['annotating']:.3f}")
    print(f"records and extractors / pipeline = {(records + extractors) / pipeline:.3f}")


if __name__ == "__main__":
    main()
