"""Characters that no export may carry."""

import re

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def printable(text: str) -> str:
    """The text with each character that XML 1.0 forbids replaced by U+FFFD, so that offsets stay."""
    return _FORBIDDEN.sub("\ufffd", text)
