"""Which reader reads what: by suffix, or by how the content begins."""

import re
from collections.abc import Callable
from functools import cache
from importlib.metadata import entry_points

from .archives import read_tar, read_zip
from .feeds import read_feed
from .html import read_html
from .json_document import read_json
from .jsonl import read_jsonl
from .mail import read_mail
from .markdown import read_markdown
from .packed import read_bzip2, read_gzip, read_xz
from .parquet import read_parquet
from .pdf import read_pdf
from .resource import Reader, Resource
from .tables import read_csv
from .text import read_text
from .warc import read_warc
from .xml_news import read_xml

READERS: dict[str, Reader] = {
    ".txt": read_text, ".text": read_text,
    ".html": read_html, ".htm": read_html, ".xhtml": read_html,
    ".jsonl": read_jsonl, ".ndjson": read_jsonl, ".json": read_json,
    ".csv": read_csv, ".tsv": read_csv, ".parquet": read_parquet,
    ".xml": read_xml, ".nitf": read_xml, ".newsml": read_xml,
    ".rss": read_feed, ".atom": read_feed, ".rdf": read_feed,
    ".md": read_markdown, ".markdown": read_markdown,
    ".eml": read_mail, ".pdf": read_pdf,
    ".warc": read_warc, ".zip": read_zip, ".tar": read_tar,
    ".gz": read_gzip, ".tgz": read_gzip, ".bz2": read_bzip2, ".tbz2": read_bzip2, ".xz": read_xz, ".txz": read_xz,
}  # fmt: skip
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,10}$")


@cache
def all_readers() -> dict[str, Reader]:
    """READERS and those of other packages: entry points of the group kg.readers, named by suffix (".docx")."""
    plugged: dict[str, Reader] = {p.name: p.load() for p in entry_points(group="kg.readers")}
    return READERS | plugged


def suffix_of(name: str) -> str | None:
    """The suffix of a file name or address that has a reader, in lower case; None where none has."""
    name = name.rsplit("/", 1)[-1]
    for part in (name, re.split(r"[?#;]", name, maxsplit=1)[0]):  # story.html?id=3 is a saved page
        suffix = "." + part.rsplit(".", 1)[-1].lower() if "." in part else ""
        if suffix in all_readers():
            return suffix
    return None


def reader_for(resource: Resource, *, sniff_text: bool = True) -> Reader | None:
    """The reader of a resource: its container's word, else its suffix, else its first bytes; None for unknown.

    What has a suffix that kg does not know is not looked into: a .docx is no archive of articles.
    """
    suffix = resource.kind or suffix_of(resource.name)
    if suffix is None and not _SUFFIX.search(resource.source):
        suffix = sniff(resource.head(), text=sniff_text)
    return all_readers().get(suffix) if suffix else None


def sniff(head: bytes, *, text: bool = True) -> str | None:
    """The suffix of the type that content begins like; with `text`, plain text where nothing else fits."""
    for suffix, fits in _SIGNS:
        if fits(head):
            return suffix
    return ".txt" if text else None


def _begins(pattern: bytes) -> Callable[[bytes], bool]:
    compiled = re.compile(rb"(?:\xef\xbb\xbf)?\s*" + pattern, re.I | re.S)
    return lambda head: compiled.match(head) is not None


_SIGNS: tuple[tuple[str, Callable[[bytes], bool]], ...] = (
    (".gz", lambda head: head.startswith(b"\x1f\x8b")),
    (".zip", lambda head: head.startswith(b"PK\x03\x04")),
    (".pdf", lambda head: head.startswith(b"%PDF-")),
    (".warc", lambda head: head.startswith(b"WARC/")),
    (".parquet", lambda head: head.startswith(b"PAR1")),
    (".html", _begins(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta)\b")),
    (".xml", _begins(rb"<(?:\?xml|rss|feed|nitf|newsMessage|newsItem)\b")),
    (".json", _begins(rb"\[")),
    (".jsonl", _begins(rb"\{")),
)
