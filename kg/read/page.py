"""A web page -> main text and metadata. Runs in the confined process: lxml and trafilatura read hostile bytes."""

import re
from typing import Any

import lxml.html
from trafilatura import bare_extraction

from .decode import decode_bytes
from .page_metadata import read_metadata

_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
_CHARSET = re.compile(rb"""<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?([\w.:-]+)""", re.I)
_SENTENCE = re.compile(r"""^(?:\S+[^\S\n]+){4,}\S+[.!?…。！？।؟]["'”’»)\]]*""", re.M)
_UNSEEN = "//script | //style | //noscript | //template | //head"


def read_page(data: bytes, *, charset: str | None, url: str | None) -> dict[str, Any]:
    """`text` with the headline before it, `known` metadata, and the `share` of the page's words that it has.

    `text` is None, and `reason` tells why, where the page has no main text.
    """
    html = _XML_HEAD.sub("", decode_bytes(data, charset or _declared(data)))
    parser = lxml.html.HTMLParser(encoding="utf-8")
    tree = lxml.html.document_fromstring(html.encode(), parser=parser) if html.strip() else None
    if tree is None:
        return {"text": None, "reason": "empty; there is no page to read"}
    found = bare_extraction(html, url=url, include_comments=False, with_metadata=True)
    body = (getattr(found, "text", None) or "").strip()
    if not _SENTENCE.search(body):  # lists of headlines and menus have none
        deep = any("depth" in entry.message for entry in parser.error_log)
        return {"text": None, "reason": "nested too deeply" if deep else "no article on this page"}
    known = read_metadata(tree, found, url)
    title = known["title"]
    text = body if not title or body.startswith(title) else f"{title}\n\n{body}"
    return {"text": text, "known": known, "share": len(body.split()) / max(1, _words(tree))}


def _declared(data: bytes) -> str | None:
    """The encoding that a page names in its first bytes."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii", "replace") if found else None


def _words(tree: Any) -> int:
    """The number of words that a reader of the page sees, about."""
    for node in tree.xpath(_UNSEEN):
        node.drop_tree()
    return sum(len(text.split()) for text in tree.itertext())
