"""The article itself: headline, date, publisher, dateline, hash."""

import re

from pyoxigraph import Literal, NamedNode

from kg.model import Findings
from kg.vocab.characters import printable

from .sheet import Reading, Sheet
from .terms import moment, plain, term, typed

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_WORD = re.compile(r"\S+")


def write_article(findings: Findings, sheet: Sheet) -> None:
    """Describes the article; the dateline's place is read from the text and has a statement."""
    article, node = findings.article, sheet.graph
    sheet.add(node, term("rdf:type"), term("schema:NewsArticle"))
    if article.title:
        title = Literal(printable(" ".join(article.title.split())))
        sheet.add(node, term("schema:headline"), title)
        sheet.add(node, term("rdfs:label"), title)
    if (published := moment(article.date)) is not None:
        sheet.add(node, term("schema:datePublished"), published)
    if article.author:
        sheet.add(node, term("schema:author"), plain(article.author))
    if (url := _web_address(article.url)) is not None:
        sheet.add(node, term("schema:url"), url)
    if article.language and _LANGUAGE.fullmatch(article.language):
        sheet.add(node, term("schema:inLanguage"), plain(article.language))
    if findings.publisher:
        sheet.add(node, term("schema:publisher"), sheet.names.resource(findings.publisher))
    sheet.add(node, term("kgo:sha256"), plain(article.sha256))
    words = sum(1 for _ in _WORD.finditer(article.text))
    sheet.add(node, term("schema:wordCount"), typed(str(words), "xsd:integer"))
    if findings.dateline:
        _write_dateline(findings, sheet)


def _write_dateline(findings: Findings, sheet: Sheet) -> None:
    place = sheet.names.resource(findings.dateline or "")
    if findings.article.dateline is None:
        sheet.add(sheet.graph, term("kgo:dateline"), place)
    else:
        reading = Reading(findings.article.dateline, "reader", confidence=0.95)
        sheet.state(sheet.graph, term("kgo:dateline"), place, reading)


def _web_address(url: str | None) -> NamedNode | None:
    """The node of an http(s) address; anything else (javascript:, spaces) is left out."""
    if not url or not url.startswith(("http://", "https://")):
        return None
    try:
        return NamedNode(url)
    except ValueError:
        return None
