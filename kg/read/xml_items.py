"""The items of NITF (iptc.org/standards/nitf) and NewsML-G2 (iptc.org/standards/newsml-g2) documents.

Runs in the confined process. Entities that a document declares are refused, nothing outside it is fetched.
"""

import re
from collections.abc import Callable
from html.entities import name2codepoint
from typing import Any

import lxml.etree

from kg.errors import ReadError

from .decode import clean_text
from .markup import local_name, text_of_html, text_of_tree

_ENTITY = re.compile(rb"&(\w+);")


def read_items(data: bytes) -> dict[str, Any]:
    """The name of the `root` element, and its `items` with their text and metadata; None for another kind of XML."""
    root = _parse(data)
    name = local_name(root)
    read: Callable[[Any], list[dict[str, Any]]] | None = {
        "nitf": lambda r: [_nitf(r)], "newsmessage": _newsml, "newsitem": _newsml, "packageitem": _newsml,
    }.get(name)  # fmt: skip
    return {"root": name, "items": read(root) if read else None}


def _parse(data: bytes) -> Any:
    if re.search(rb"<!ENTITY", data, re.I):
        raise ReadError("declares XML entities, which kg does not read; remove the DOCTYPE")
    parser = lxml.etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = lxml.etree.fromstring(_ENTITY.sub(_character, data), parser)
    except lxml.etree.XMLSyntaxError as error:
        raise ReadError(f"not well-formed XML ({' '.join(str(error).split())[:150]}); mend it") from error
    if root is None:
        raise ReadError("empty; there is no XML to read")
    return root


def _character(found: re.Match[bytes]) -> bytes:
    """The entities that HTML names, such as &mdash;, which documents use by their DTD."""
    name = found[1].decode("ascii", "replace")
    if name in ("amp", "lt", "gt", "quot", "apos") or name not in name2codepoint:
        return found[0]
    return b"&#%d;" % name2codepoint[name]


def _nitf(root: Any) -> dict[str, Any]:
    headline = _joined(root, "//*[local-name()='hedline']//*[local-name()='hl1']") or _first(
        root, "//*[local-name()='head']/*[local-name()='title']"
    )
    body = [text_of_tree(node) for node in root.xpath("//*[local-name()='body.content']")]
    date = _first(root, "//*[local-name()='date.issue']/@norm | //*[local-name()='story.date']/@norm") or _first(
        root, "//*[local-name()='pubdata']/@date.publication"
    )
    return {
        "text": _with_headline(headline, "\n".join(filter(None, body))),
        "id": _first(root, "//*[local-name()='doc-id']/@id-string"),
        "title": headline,
        "date": compact(date),
        "date_rule": "nitf",
        "publisher": _first(root, "//*[local-name()='pubdata']/@name") or _first(
            root, "//*[local-name()='doc.copyright']/@holder | //*[local-name()='distributor']"
        ),
        "author": _first(root, "//*[local-name()='byline']//*[local-name()='person']") or _first(
            root, "//*[local-name()='byline']"
        ),
        "language": _first(root, "/*/@xml:lang"),
    }  # fmt: skip


def _newsml(root: Any) -> list[dict[str, Any]]:
    return [_news_item(node) for node in root.xpath("descendant-or-self::*[local-name()='newsItem']")]


def _news_item(item: Any) -> dict[str, Any]:
    headline = _first(item, "*[local-name()='contentMeta']/*[local-name()='headline']")
    inner = item.xpath("*[local-name()='contentSet']/*[local-name()='inlineXML']/*")
    nitf = _nitf(inner[0]) if inner and local_name(inner[0]) == "nitf" else {}
    body = [text_of_tree(node) for node in inner if local_name(node) != "nitf"]
    body += [text_of_html(v) for v in item.xpath("*[local-name()='contentSet']/*[local-name()='inlineData']/text()")]
    meta, content = "*[local-name()='itemMeta']/*", "*[local-name()='contentMeta']/*"
    return {
        "text": nitf.get("text") or _with_headline(headline, "\n".join(filter(None, body))),
        "id": _first(item, "@guid"),
        "title": headline or nitf.get("title"),
        "date": _first(item, f"{meta}[local-name()='versionCreated']") or _first(
            item, f"{meta}[local-name()='firstCreated'] | {content}[local-name()='contentCreated']"
        ) or nitf.get("date"),
        "date_rule": "newsml",
        "publisher": _named(item, f"{meta}[local-name()='provider'] | {content}[local-name()='infoSource']"),
        "author": _first(item, f"{content}[local-name()='by']") or _named(item, f"{content}[local-name()='creator']"),
        "language": _first(item, f"{content}[local-name()='language']/@tag") or _first(item, "@xml:lang"),
    }  # fmt: skip


def compact(date: str | None) -> str | None:
    """20240501T100000+0200, as NITF writes dates, with the marks of ISO 8601's extended form."""
    found = re.fullmatch(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?", date or "")
    if not found:
        return date
    year, month, day, hour, minute, second, zone = found.groups()
    clock = f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
    return f"{year}-{month}-{day}{clock}"


def _with_headline(headline: str | None, body: str) -> str:
    text = body if not headline or not body or body.startswith(headline) else f"{headline}\n\n{body}"
    return clean_text(text)


def _first(node: Any, path: str) -> str | None:
    """The first text that the path gives."""
    for found in node.xpath(path):
        text = found if isinstance(found, str) else text_of_tree(found)
        if words := " ".join(text.split()):
            return words
    return None


def _joined(node: Any, path: str) -> str | None:
    return " ".join(" ".join(text_of_tree(found).split()) for found in node.xpath(path)) or None


def _named(node: Any, path: str) -> str | None:
    """The name of a party: its <name>, or the literal of its code."""
    for found in node.xpath(path):
        if name := _first(found, "*[local-name()='name']") or found.get("literal"):
            return str(name)
        code = found.get("qcode") or found.get("uri")
        if code:
            return str(code).rpartition(":")[2] or None
    return None
