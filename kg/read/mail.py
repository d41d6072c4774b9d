"""E-mail (.eml): subject, sender, date and the words of the body; what is attached is read as well."""

import base64
import io
from collections.abc import Iterator
from dataclasses import replace

from .archives import clean_name, inner_resource
from .limits import MAX_DEPTH
from .records import Known
from .resource import Context, Draft, Item, Rejected, Resource


def read_mail(resource: Resource, context: Context) -> Iterator[Item]:
    """The article that a mail is, and the files attached to it (mail_parts.py tells them apart)."""
    found = context.parser.run("mail_parts:read_parts", resource.read(), name=resource.name)
    if found["text"].strip():
        known = Known(**found["known"]).or_else(resource.known)
        yield Draft(found["text"], known, resource.name, resource.source)
    else:
        yield Rejected(resource.name, "a mail without text", skipped=True)
    for name, packed in found["attachments"]:
        yield _attachment(name, packed, resource)


def _attachment(name: str, packed: str | None, resource: Resource) -> Item:
    if packed is None or resource.depth >= MAX_DEPTH:
        return Rejected(f"{resource.name}!{clean_name(name)}", "an attachment that holds other mails", skipped=True)
    data = base64.b64decode(packed)
    return inner_resource(replace(resource, known=Known()), name, lambda: io.BytesIO(data))
