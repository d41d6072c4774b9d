"""Text as XML 1.0 can hold it: characters that it forbids become U+FFFD, the rest is escaped."""

import re

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = re.compile("[&<>\r]")
_SPECIAL_ATTRIBUTE = re.compile("[&<>\"\r\n\t]")
_ENTITIES = {
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;",
}  # fmt: skip


def legal(text: str) -> str:
    """The text with every character that XML 1.0 forbids replaced by U+FFFD, one for one."""
    return _ILLEGAL.sub("\ufffd", text)


def content(text: str) -> str:
    """Text ready to stand between tags."""
    return _SPECIAL.sub(lambda m: _ENTITIES[m[0]], _ILLEGAL.sub("\ufffd", text))


def attribute(text: str) -> str:
    """Text ready to stand between the quotation marks of an attribute."""
    return _SPECIAL_ATTRIBUTE.sub(lambda m: _ENTITIES[m[0]], _ILLEGAL.sub("\ufffd", text))
