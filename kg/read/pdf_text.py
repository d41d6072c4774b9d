"""The text layer of a PDF. Runs in the confined process."""

import io
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from kg.errors import ReadError

from .decode import clean_text
from .limits import MAX_CHARS, MAX_PDF_PAGES


def read_pages(data: bytes) -> dict[str, Any]:
    """The `text` of the pages, `title` and `author`, the number of `pages` and of those `read`."""
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError("encrypted; remove its password first")
        texts = [reader.pages[n].extract_text() for n in range(min(len(reader.pages), MAX_PDF_PAGES))]
        meta: dict[str, Any] = dict(reader.metadata or {})
        pages = len(reader.pages)
    except PyPdfError as error:
        raise ReadError(f"damaged PDF ({' '.join(str(error).split())[:150]}); export it again") from error
    text = clean_text("\n\n".join(texts))
    if len(text) > MAX_CHARS:
        raise ReadError(f"{len(text):,} characters; an article has at most {MAX_CHARS:,}: split it")
    return {
        "text": text.strip("\n"),
        "title": _text(meta.get("/Title")),
        "author": _text(meta.get("/Author")),
        "pages": pages,
        "read": len(texts),
    }


def _text(value: Any) -> str | None:
    return " ".join(clean_text(str(value)).split()) or None if value is not None else None
