"""Publication dates as articles write them -> ISO 8601."""

import re
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        1,
    )
    for name in names.split()
}
_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_DAYS = r"(?:(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = (
    r"(?:,?\s*(?:at\s+|-\s+)?(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::(?P<second>\d\d))?\s*(?P<half>[ap]\.?m\.?)?"
    r"\s*(?P<zone>Z|UTC|GMT|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|BST|hrs|IST)?)?"
)
_MAIL = re.compile(r"(?:[A-Z][a-z]{2},\s+)?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(:\d\d)? ?([+-]\d{4}|[A-Z]{1,4})\b")
_FORMS = tuple(
    re.compile(rf"(?:(?:date|published|posted|updated|last updated)\s*:?\s+(?:on\s+)?)?{_DAYS}{form}{_CLOCK}", re.I)
    for form in (
        r"(?P<year>\d{4})-(?P<digits>\d\d)-(?P<day>\d\d)(?:T)?",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>\d{{4}})",
    )
)


def match_date(text: str, start: int, end: int) -> tuple[int, str] | None:
    """(end offset, ISO 8601 date or dateTime) of a publication date that text[start:end] begins with."""
    for form in _FORMS:
        found = form.match(text, start, end)
        if found and (value := _iso(found)):
            return found.end(), value
    return None


def normalise_date(value: str) -> str | None:
    """ISO 8601 form of the `date` that an input gives, or None where it is no date."""
    value = value.strip()
    if re.fullmatch(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?", value):
        return re.sub(r"(T.*[+-]\d\d)(\d\d)$", r"\1:\2", value) if _possible(value[:10]) else None
    compact = re.fullmatch(r"(\d{4})(\d\d)(\d\d)", value)
    if compact:
        return normalise_date("-".join(compact.groups()))
    american = re.match(r"(\d{1,2})/(\d{1,2})/(\d{4})\b", value)
    if american:
        month, day, year = american.groups()
        return normalise_date(f"{year}-{month:0>2}-{day:0>2}")
    if _MAIL.match(value):
        return _mail_date(value)
    found = match_date(value, 0, len(value))
    return found[1] if found else None


def _mail_date(value: str) -> str | None:
    """The ISO 8601 form of a date as mails and feeds write it (RFC 5322)."""
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(value).isoformat()
    except (TypeError, ValueError, OverflowError):
        return None


def _iso(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    month = int(parts["digits"]) if parts.get("digits") else MONTHS[parts["month"].lower()]
    day = f"{parts['year']}-{month:02}-{int(parts['day']):02}"
    if not _possible(day):
        return None
    if not parts["hour"]:
        return day
    hour, half = int(parts["hour"]), (parts["half"] or "").lower()[:1]
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    if hour > 23 or int(parts["minute"]) > 59:
        return day
    return f"{day}T{hour:02}:{parts['minute']}:{parts['second'] or '00'}"


def _possible(day: str) -> bool:
    try:
        date.fromisoformat((day + "-01-01")[:10] if len(day) < 10 else day)
    except ValueError:
        return False
    return True
