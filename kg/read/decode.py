"""Bytes -> text, one character of the article a code point, without touching what is legal.

Characters that XML 1.0 forbids become U+FFFD one for one, so that offsets stay and no export breaks.
"""

import codecs
import re

from kg.errors import ReadError

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode_text(data: bytes, name: str) -> str:
    """The text that the bytes encode: by byte order mark, else UTF-8, else UTF-16 by its zeros, else line by line
    UTF-8 or Windows-1252.

    Raises ReadError for binary data.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return clean_text(_strict(data[len(mark) :], encoding, name))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _guess(data, name)
    if text.count("\0") > len(text) // 10:
        text = _guess(data, name)
    return clean_text(_no_junk(text, name))


def decode_bytes(data: bytes, encoding: str | None) -> str:
    """The text of bytes whose encoding is declared; the declaration is passed over where it does not fit."""
    if not any(data.startswith(mark) for mark, _ in _BOMS) and encoding:
        try:
            return clean_text(data.decode(encoding))
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    return decode_text(data, "")


def clean_text(text: str) -> str:
    """The text with each character that XML 1.0 forbids replaced by U+FFFD; its length does not change."""
    return _ILLEGAL.sub("\ufffd", text)


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(f"{name}: not valid {encoding.upper()} ({error.reason}); save it as UTF-8") from error


def _guess(data: bytes, name: str) -> str:
    sample = data[:4000]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if zeros.count(0) > len(zeros) * 0.4:
            return _strict(data, encoding, name)
    if _share_of_controls(sample) > 0.02:
        raise ReadError(f"{name}: binary data, not text; give plain text or JSON Lines")
    return "\n".join(map(_decode_line, data.split(b"\n")))


def _decode_line(line: bytes) -> str:
    """A line of a file that is not UTF-8 as a whole: dumps put together from several sources mix encodings."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


def _share_of_controls(data: bytes) -> float:
    controls = sum(b < 32 and b not in b"\t\n\r\f\x1b" for b in data)
    return controls / max(1, len(data))


def _no_junk(text: str, name: str) -> str:
    sample = text[:4000]
    illegal = len(_ILLEGAL.findall(sample))
    if illegal > 5 and illegal > len(sample) * 0.05:
        raise ReadError(f"{name}: binary data, not text; give plain text or JSON Lines")
    return text
