"""PDF with a text layer (pdf_text.py does the work, in a confined process)."""

from collections.abc import Iterator

from .records import Known
from .resource import Context, Draft, Item, Rejected, Resource


def read_pdf(resource: Resource, context: Context) -> Iterator[Item]:
    """The article of a PDF. Its date of creation is not one of publication, so only its text can give one."""
    found = context.parser.run("pdf_text:read_pages", resource.read(), name=resource.name)
    if not found["text"].strip():
        yield Rejected(resource.name, "no text layer (a scan?); run OCR on it first, for example ocrmypdf")
        return
    known = Known(title=found["title"], author=found["author"])
    warnings: tuple[str, ...] = ()
    if found["read"] < found["pages"]:
        warnings = (f"cut: only the first {found['read']} of {found['pages']} pages",)
    yield Draft(found["text"], known.or_else(resource.known), resource.name, resource.source, warnings)
