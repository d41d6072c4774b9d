"""RSS and Atom files with the text of their entries (feed_entries.py does the work, in a confined process)."""

from collections.abc import Iterator

from .limits import MAX_PAGE
from .records import Known
from .resource import Context, Draft, Item, Rejected, Resource


def read_feed(resource: Resource, context: Context) -> Iterator[Item]:
    """The articles of a feed; an entry without text is passed over, and a mere summary is a warning."""
    entries = context.parser.run("feed_entries:read_entries", resource.read(MAX_PAGE), name=resource.name)
    for number, entry in enumerate(entries, 1):
        where = f"{resource.name}:{number}"
        if not entry["text"]:
            yield Rejected(where, "an entry without text; give the page that it links to", skipped=True)
            continue
        known = Known(**entry["known"]).or_else(resource.known)
        warnings = () if entry["whole"] else ("only a summary: the feed does not have the whole text",)
        yield Draft(entry["text"], known, where, resource.source, warnings)
    if not entries:
        yield Rejected(resource.name, "a feed without entries", skipped=True)
