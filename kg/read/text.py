"""Plain text: the file is the article, as it stands."""

from collections.abc import Iterator

from .decode import decode_text
from .resource import Context, Draft, Item, Rejected, Resource

BLANK = "\ufeff\u200b \t\r\n\f\ufffd"


def read_text(resource: Resource, context: Context) -> Iterator[Item]:
    """The article that a text file holds."""
    text = decode_text(resource.read(), resource.name)
    if text.strip(BLANK):
        yield Draft(text, resource.known, resource.name, resource.source)
    else:
        yield Rejected(resource.name, "empty; there is no text to read")
