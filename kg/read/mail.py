"""E-mail (.eml): subject, sender, date and the words of the body; attachments of known kinds are read too."""

import email
import email.policy
import io
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import PurePosixPath
from typing import Any

from .archives import inner_resource
from .dates import normalise_date
from .decode import clean_text, decode_bytes
from .records import Known
from .resource import Context, Draft, Item, Rejected, Resource

MAX_PARTS = 200  # of one mail


def read_mail(resource: Resource, context: Context) -> Iterator[Item]:
    """The article that a mail is, its plain text before its HTML, and what is attached to it."""
    message = email.message_from_bytes(resource.read(), policy=email.policy.default)
    parts = [part for _, part in zip(range(MAX_PARTS), message.walk(), strict=False)]
    bodies = [part for part in parts if not part.is_multipart() and not _file_name(part)]
    text = _text_of(bodies, "text/plain") or _html_of(bodies, resource, context)
    known = _known(message)
    if text.strip():
        headed = text if not known.title or text.startswith(known.title) else f"{known.title}\n\n{text}"
        yield Draft(headed, known.or_else(resource.known), resource.name, resource.source)
    else:
        yield Rejected(resource.name, "a mail without text", skipped=True)
    for part in parts:
        if name := _file_name(part):
            yield _attachment(part, name, resource)


def _text_of(parts: list[EmailMessage], kind: str) -> str:
    found = [_decoded(part) for part in parts if part.get_content_type() == kind]
    return "\n".join(filter(None, (text.replace("\r\n", "\n").strip() for text in found)))


def _html_of(parts: list[EmailMessage], resource: Resource, context: Context) -> str:
    markup = _text_of(parts, "text/html")
    return str(context.parser.run("markup:text_of_bytes", markup.encode(), name=resource.name)) if markup else ""


def _decoded(part: EmailMessage) -> str:
    data = part.get_payload(decode=True)
    charset = part.get_param("charset")
    return decode_bytes(data, charset if isinstance(charset, str) else None) if isinstance(data, bytes) else ""


def _known(message: EmailMessage) -> Known:
    name, address = parseaddr(_header(message, "From") or "")
    sent = normalise_date(_header(message, "Date") or "")
    return Known(
        title=_header(message, "Subject"), date=sent, date_rule="mail Date" if sent else None,
        author=name or address or None, language=_header(message, "Content-Language"),
    )  # fmt: skip


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message.get(name)
    except (ValueError, TypeError, IndexError, AttributeError):  # email's parser of headers raises on some damage
        return None
    return " ".join(clean_text(str(value)).split()) or None if value is not None else None


def _file_name(part: EmailMessage) -> str | None:
    try:
        name = part.get_filename()
    except (ValueError, TypeError, IndexError, AttributeError):  # as above
        return "attachment"
    return PurePosixPath(name.replace("\\", "/")).name or "attachment" if name else None


def _attachment(part: EmailMessage, name: str, resource: Resource) -> Resource | Rejected:
    data: Any = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return Rejected(f"{resource.name}!{name}", "an attachment that holds mails or is damaged", skipped=True)
    return inner_resource(replace(resource, known=Known()), name, lambda: io.BytesIO(data))
