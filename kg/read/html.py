"""Web pages: the main text and the metadata of a page (page.py does the work, in a confined process)."""

from collections.abc import Iterator
from dataclasses import replace

from .limits import MAX_PAGE
from .records import Known
from .resource import Context, Draft, Item, Rejected, Resource

MUCH_BOILERPLATE = 0.25  # share of a page's words that the article has, below which kg warns


def read_html(resource: Resource, context: Context) -> Iterator[Item]:
    """The article of a web page; a page without one, such as a front page, is passed over."""
    page = context.parser.run(
        "page:read_page", resource.read(MAX_PAGE), name=resource.name, charset=resource.charset,
        url=resource.known.url,
    )  # fmt: skip
    if page["text"] is None:
        yield Rejected(resource.name, page["reason"], skipped=True)
        return
    warnings: tuple[str, ...] = ()
    if page["share"] < MUCH_BOILERPLATE:
        warnings = (f"much boilerplate: {page['share']:.0%} of the page's words are the article's",)
    known = Known(**page["known"])
    address = replace(resource.known, date=None) if known.date else resource.known
    yield Draft(page["text"], known.or_else(address), resource.name, resource.source, warnings)
