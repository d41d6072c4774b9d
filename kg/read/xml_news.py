"""XML of news agencies: NITF and NewsML-G2 (xml_items.py does the work, in a confined process), and other XML."""

from collections.abc import Iterator

from .feeds import read_feed
from .html import read_html
from .limits import MAX_PAGE
from .records import Known
from .resource import Context, Draft, Item, Rejected, Resource


def read_xml(resource: Resource, context: Context) -> Iterator[Item]:
    """The articles of an XML file, by what its root element is: NITF, NewsML-G2, RSS, Atom or XHTML."""
    found = context.parser.run("xml_items:read_items", resource.read(MAX_PAGE), name=resource.name)
    if found["root"] in ("rss", "rdf", "feed"):
        yield from read_feed(resource, context)
    elif found["root"] == "html":
        yield from read_html(resource, context)
    elif found["items"] is None:
        yield Rejected(resource.name, f"<{found['root']}> is not NITF, NewsML-G2, RSS, Atom or XHTML")
    else:
        yield from _drafts(resource, found["items"])


def _drafts(resource: Resource, items: list[dict[str, str | None]]) -> Iterator[Item]:
    for number, values in enumerate(items, 1):
        where = resource.name if len(items) == 1 else f"{resource.name}:{number}"
        text = values.pop("text")
        if text:
            yield Draft(text, Known(**values).or_else(resource.known), where, resource.source)
        else:
            yield Rejected(where, "an item without text", skipped=True)
    if not items:
        yield Rejected(resource.name, "no item in this package", skipped=True)
