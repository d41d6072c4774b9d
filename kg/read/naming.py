"""Articles with unique ids, each once, whatever files they came in."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.model import Article, BuildReport, Outcome, State


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article, the place in the input that it was read from, its language, and the seconds that took."""

    article: Article
    name: str
    language: str | None
    seconds: float


def name_articles(found: Iterable[ReadArticle], report: BuildReport) -> list[Article]:
    """The articles with unique ids, in their order; each is noted as built, a second copy as skipped."""
    distinct: dict[tuple[str, ...], ReadArticle] = {}
    for one in sorted(found, key=_order):
        first = distinct.setdefault(_identity(one.article), one)
        if first is not one:
            report.add(Outcome(one.name, State.SKIPPED, reason=f"the same article as {first.name}"))
    uses = Counter(one.article.id for one in distinct.values())
    named = []
    for one in distinct.values():
        article = one.article
        if uses[article.id] > 1:
            article = replace(article, id=f"{article.id}-{_digest(article)}")
        named.append(article)
        report.add(_built(article, one))
    return sorted(named, key=lambda a: a.id)


def _built(article: Article, read: ReadArticle) -> Outcome:
    return Outcome(
        read.name, State.BUILT, article=article.id, warnings=article.warnings, date_rule=article.date_rule,
        language=read.language, sha256=article.source_sha256, words=len(article.text.split()), seconds=read.seconds,
    )  # fmt: skip


def _identity(article: Article) -> tuple[str, ...]:
    return (article.id, article.sha256, article.date or "", article.publisher or "")


def _order(read: ReadArticle) -> tuple[str, ...]:
    article = read.article
    return (*_identity(article), article.source or "", read.name)


def _digest(article: Article) -> str:
    key = "\n".join((article.sha256, article.date or "", article.publisher or ""))
    return hashlib.sha256(key.encode()).hexdigest()[:8]
