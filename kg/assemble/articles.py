"""The article itself: headline, date, publisher, dateline, hash."""

import re

from kg.model import Article, Findings

from .sheet import Reading, Row, Sheet
from .terms import Names, literal, moment, plain, term, typed, web_address

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
TEXT = term("nif:isString")
_WORD = re.compile(r"\S+")


def write_article(findings: Findings, sheet: Sheet) -> None:
    """Describes the article; the dateline's place is read from the text and has a statement."""
    article, node = findings.article, sheet.graph
    sheet.add(node, term("rdf:type"), term("schema:NewsArticle"))
    if article.title:
        title = literal(" ".join(article.title.split()))
        sheet.add(node, term("schema:headline"), title)
        sheet.add(node, term("rdfs:label"), title)
    if (published := moment(article.date)) is not None:
        sheet.add(node, term("schema:datePublished"), published)
        if article.date_rule:
            sheet.add(node, term("kgo:dateRule"), plain(article.date_rule))
    if article.author:
        sheet.add(node, term("schema:author"), plain(article.author))
    if article.url and (url := web_address(article.url)) is not None:
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


def text_row(article: Article, names: Names) -> Row:
    """The row of the article's text: stores keep it, exports leave it out unless asked."""
    node = names.article(article.id)
    return node, TEXT, literal(article.text), node
