"""WARC files of web crawls (ISO 28500): each response with a page, a PDF or a feed is an input of its own."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.errors import ReadError

from .archives import clean_name
from .limits import BOMB, FREE_BYTES, MAX_BYTES, MAX_DEPTH, MAX_RATIO, MAX_UNPACKED, MB
from .media import KINDS, address_id
from .records import Known
from .resource import Context, Item, Rejected, Resource


def read_warc(resource: Resource, context: Context) -> Iterator[Item]:
    """The pages of a crawl, in the order of the file. When a page was fetched is not when it was published."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    if resource.depth >= MAX_DEPTH:
        yield Rejected(resource.name, f"archives in archives beyond {MAX_DEPTH} levels; unpack it first")
        return
    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    given = 0
    found = False
    with resource.open() as stream:
        try:
            for record in ArchiveIterator(stream, record_types=kinds, parse_http=True, auto_decode="all"):
                found = True
                data = record.reader.read(MAX_BYTES + 1)
                given += len(data)
                if given > min(MAX_UNPACKED, max(FREE_BYTES, stream.tell() * MAX_RATIO)):
                    raise ReadError(f"{resource.name}: {BOMB}")
                yield _page(resource, record, data)
        except (OSError, ValueError, EOFError, RuntimeError) as error:
            reason = " ".join(str(error).split())[:150]
            yield Rejected(resource.name, f"damaged from here on ({reason}); what came before is read")
            return
    if not found:
        yield Rejected(resource.name, "no pages in this crawl; is it a WARC file?")


def _page(resource: Resource, record: Any, data: bytes) -> Resource | Rejected:
    url = (record.headers.get("WARC-Target-URI") or record.headers.get("WARC-Record-ID") or "record").strip("<>")
    name = f"{resource.name}!{clean_name(url)}"
    status = record.http_headers.status_code if record.http_headers is not None else 200
    media = (record.http_content_type if record.http_headers is not None else record.headers.get("Content-Type")) or ""
    kind = KINDS.get(media.partition(";")[0].strip().lower())
    if status != 200:
        return Rejected(name, f"answered with HTTP status {status}", skipped=True)
    if kind is None:
        told = clean_name(media) or "an unknown type"
        return Rejected(name, f"{told}: not a kind of file that kg reads", skipped=True)
    if len(data) > MAX_BYTES:
        return Rejected(name, f"larger than {MAX_BYTES // MB} MB")
    address = url if url.startswith(("http://", "https://")) else None
    return replace(
        resource, name=name, open=lambda: io.BytesIO(data), kind=kind, charset=record.http_charset,
        known=Known(id=address_id(url), url=address), depth=resource.depth + 1,
    )  # fmt: skip
