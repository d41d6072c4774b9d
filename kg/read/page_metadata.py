"""The metadata of a web page, from JSON-LD, then OpenGraph, then other tags, and the rule that gave its date.

A date that only the text shows, such as the year of a footer, is no date of publication: without a
declaration there is none.
"""

import re
from collections.abc import Iterator
from typing import Any

from .dates import normalise_date
from .page_jsonld import find_article, name_of

_DATES = (  # (rule, XPath), surest first
    ("opengraph", "//meta[@property='article:published_time' or @property='og:published_time' "
                  "or @property='og:article:published_time']/@content"),
    ("meta", "//meta[@itemprop='datePublished' or @name='datePublished' or @property='datePublished']/@content"),
    ("meta", "//meta[" + " or ".join(f"@name='{name}'" for name in (
        "article:published_time", "parsely-pub-date", "sailthru.date", "dc.date.issued", "DC.date.issued",
        "dcterms.issued", "DCTERMS.issued", "dcterms.date", "dc.date", "DC.date", "citation_publication_date",
        "publishdate", "PublishDate", "publish-date", "publication_date", "pubdate", "date",
    )) + "]/@content"),
    ("time", "//*[@itemprop='datePublished']/@datetime | //time[@pubdate]/@datetime"),
)  # fmt: skip
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-]|$)")


def read_metadata(tree: Any, extracted: Any, url: str | None) -> dict[str, str | None]:
    """Values for Known; `extracted` is trafilatura's document, whose guess of a date is not taken."""
    article = find_article(_scripts(tree))
    address = _text(article.get("url")) or _content(tree, "og:url") or _canonical(tree) or url
    date, rule = _date(tree, article, address)
    return {
        "title": _text(article.get("headline")) or _content(tree, "og:title") or _text(extracted.title),
        "date": date,
        "date_rule": rule,
        "publisher": name_of(article.get("publisher")) or _content(tree, "og:site_name") or _text(extracted.sitename),
        "author": name_of(article.get("author")) or _text(extracted.author),
        "url": address if address and address.startswith(("http://", "https://")) else url,
        "language": _text(article.get("inLanguage")) or _language(tree),
    }


def _date(tree: Any, article: dict[str, Any], address: str | None) -> tuple[str | None, str | None]:
    """The date of publication and the rule that gave it."""
    for rule, value in _dates(tree, article, address):
        if date := normalise_date(value):
            return date, rule
    return None, None


def _dates(tree: Any, article: dict[str, Any], address: str | None) -> Iterator[tuple[str, str]]:
    for key in ("datePublished", "dateCreated"):
        if value := _text(article.get(key)):
            yield "json-ld", value
    for rule, path in _DATES:
        yield from ((rule, str(value)) for value in tree.xpath(path))
    if found := _IN_ADDRESS.search(address or ""):
        yield "address", f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}"


def _scripts(tree: Any) -> list[str]:
    return [node.text or "" for node in tree.iter("script") if "ld+json" in (node.get("type") or "")]


def _content(tree: Any, name: str) -> str | None:
    found = tree.xpath("//meta[@property=$name or @name=$name]/@content", name=name)
    return next(filter(None, map(_text, found)), None)


def _canonical(tree: Any) -> str | None:
    return next(iter(tree.xpath("//link[@rel='canonical']/@href")), None)


def _language(tree: Any) -> str | None:
    declared = [*tree.xpath("/html/@lang"), *tree.xpath("//meta[@property='og:locale']/@content")]
    return next((str(value).strip().replace("_", "-") for value in declared if value.strip()), None)


def _text(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
