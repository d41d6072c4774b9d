"""Which reader reads what: by suffix, or by how the content begins."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module

from .resource import Context, Item, Reader, Resource


def _later(name: str) -> Reader:
    """A reader of this package that is imported when it is first used, so that plain text is read at once."""
    module, _, function = name.partition(":")

    def read(resource: Resource, context: Context) -> Iterator[Item]:
        reader: Reader = getattr(import_module(f"kg.read.{module}"), function)
        return reader(resource, context)

    return read


_READERS = {  # reader -> suffixes
    "text:read_text": ".txt .text",
    "markdown:read_markdown": ".md .markdown",
    "html:read_html": ".html .htm .xhtml",
    "pdf:read_pdf": ".pdf",
    "mail:read_mail": ".eml",
    "jsonl:read_jsonl": ".jsonl .ndjson",
    "json_document:read_json": ".json",
    "tables:read_csv": ".csv .tsv",
    "parquet:read_parquet": ".parquet",
    "feeds:read_feed": ".rss .atom .rdf",
    "xml_news:read_xml": ".xml .nitf .newsml",
    "warc:read_warc": ".warc",
    "archives:read_zip": ".zip",
    "archives:read_tar": ".tar",
    "packed:read_gzip": ".gz .tgz",
    "packed:read_bzip2": ".bz2 .tbz .tbz2",
    "packed:read_xz": ".xz .txz",
}
READERS: dict[str, Reader] = {
    suffix: reader for name, suffixes in _READERS.items() for reader in [_later(name)] for suffix in suffixes.split()
}
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,10}$")


def find_reader(suffix: str) -> Reader | None:
    """The reader of a suffix: one of READERS, or of another package."""
    return READERS.get(suffix) or _plugged().get(suffix)


@cache
def _plugged() -> dict[str, Reader]:
    """Readers of other packages: entry points of the group kg.readers, named by suffix (".docx")."""
    from importlib.metadata import entry_points

    return {point.name: point.load() for point in entry_points(group="kg.readers")}


def suffix_of(name: str) -> str | None:
    """The suffix of a file name or address that has a reader, in lower case; None where none has."""
    name = name.rsplit("/", 1)[-1]
    for part in (name, re.split(r"[?#;]", name, maxsplit=1)[0]):  # story.html?id=3 is a saved page
        suffix = "." + part.rsplit(".", 1)[-1].lower() if "." in part else ""
        if suffix and find_reader(suffix):
            return suffix
    return None


def reader_for(resource: Resource, *, sniff_text: bool = True) -> Reader | None:
    """The reader of a resource: its container's word, else its suffix, else its first bytes; None for unknown.

    What has a suffix that kg does not know is not looked into: a .docx is no archive of articles.
    """
    suffix = resource.kind or suffix_of(resource.name)
    if suffix is None and not _SUFFIX.search(resource.source):
        suffix = sniff(resource.head(), text=sniff_text)
    return find_reader(suffix) if suffix else None


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
