"""The parts of an e-mail (RFC 5322, MIME). Runs in the confined process: its parser is slow on hostile headers."""

import base64
import email
import email.policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import PurePosixPath
from typing import Any

from .dates import normalise_date
from .decode import clean_text, decode_bytes
from .markup import text_of_html

MAX_PARTS = 200  # of one mail
FAULTS = (  # what the parser of headers raises on some damage
    ArithmeticError, AssertionError, AttributeError, LookupError, MessageError, RecursionError, TypeError, ValueError,
)  # fmt: skip


def read_parts(data: bytes) -> dict[str, Any]:
    """`text` of the body, plain text before HTML, `known` metadata, and `attachments` as [name, base64 or None]."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    parts = [part for _, part in zip(range(MAX_PARTS), message.walk(), strict=False)]
    bodies = [part for part in parts if not part.is_multipart() and not _file_name(part)]
    text = _text_of(bodies, "text/plain") or text_of_html(_text_of(bodies, "text/html"))
    known = _known(message)
    title = known["title"]
    return {
        "text": text if not title or not text or text.startswith(title) else f"{title}\n\n{text}",
        "known": known,
        "attachments": [[name, _packed(part)] for part in parts if (name := _file_name(part))],
    }


def _text_of(parts: list[EmailMessage], kind: str) -> str:
    found = [_decoded(part) for part in parts if part.get_content_type() == kind]
    return "\n".join(filter(None, (text.replace("\r\n", "\n").strip() for text in found)))


def _decoded(part: EmailMessage) -> str:
    data = _payload(part)
    try:
        charset = part.get_param("charset")
    except FAULTS:
        charset = None
    return decode_bytes(data, charset if isinstance(charset, str) else None) if data else ""


def _payload(part: EmailMessage) -> bytes | None:
    """The bytes of a part; None for one that holds parts of its own."""
    try:
        data = part.get_payload(decode=True)
    except FAULTS:
        return None
    return data if isinstance(data, bytes) else None


def _packed(part: EmailMessage) -> str | None:
    data = _payload(part)
    return None if data is None else base64.b64encode(data).decode("ascii")


def _known(message: EmailMessage) -> dict[str, str | None]:
    name, address = parseaddr(_header(message, "From") or "")
    sent = normalise_date(_header(message, "Date") or "")
    return {
        "title": _header(message, "Subject"),
        "date": sent,
        "date_rule": "mail Date" if sent else None,
        "author": name or address or None,
        "language": _header(message, "Content-Language"),
    }


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message.get(name)
        return " ".join(clean_text(str(value)).split()) or None if value is not None else None
    except FAULTS:
        return None


def _file_name(part: EmailMessage) -> str | None:
    """The name of an attached file, without folders."""
    try:
        name = part.get_filename()
    except FAULTS:
        return "attachment"
    return PurePosixPath(clean_text(name).replace("\\", "/")).name or "attachment" if name else None
