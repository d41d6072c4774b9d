"""Marked-up text -> paragraphs, one a line. Runs in the confined process."""

import re
from typing import Any

import lxml.etree
import lxml.html

_BLOCK_ELEMENTS = (  # of HTML, then of NITF
    "address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul "
    "hl1 hl2 hedline byline body.content block media lead nitf-table"
)
BLOCKS = frozenset(_BLOCK_ELEMENTS.split())
UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "title", "svg", "math", "iframe", "media"})
_TAG = re.compile(r"<[a-zA-Z!/]|&[#\w]+;")


def text_of_html(markup: str) -> str:
    """The paragraphs of a fragment of HTML; a text without any mark-up stays as it is."""
    if not _TAG.search(markup):
        return markup.strip()
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        tree = lxml.html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except lxml.etree.ParserError:  # nothing but comments
        return ""
    return text_of_tree(tree)


def text_of_tree(tree: Any) -> str:
    """The paragraphs of an element: block elements end a line, white space within one is one blank."""
    pieces: list[str] = []
    unseen = 0
    for event, node in lxml.etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            pieces.append("" if unseen else node.tail or "")
            continue
        name = local_name(node)
        if name in UNSEEN and node is not tree:
            unseen += 1 if event == "start" else -1
        if name in BLOCKS:
            pieces.append("\0")
        words = node.text if event == "start" else node.tail if node is not tree else None
        if words and not unseen:
            pieces.append(words)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\0"))
    return "\n".join(filter(None, lines))


def local_name(node: Any) -> str:
    """The tag of an element without its namespace, in lower case; "" for what is no element."""
    return node.tag.rpartition("}")[2].lower() if isinstance(node.tag, str) else ""


def text_of_bytes(data: bytes) -> str:
    """The paragraphs of a fragment of HTML in UTF-8."""
    return text_of_html(data.decode("utf-8", "replace"))
