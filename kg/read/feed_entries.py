"""The entries of an RSS or Atom feed. Runs in the confined process."""

import io
import re
import time
from typing import Any

import feedparser

from kg.errors import ReadError

from .dates import normalise_date
from .decode import clean_text
from .markup import text_of_html

MAX_ENTRIES = 10_000  # a feed has some hundred


def read_entries(data: bytes) -> list[dict[str, Any]]:
    """`text`, `known` metadata, and whether that is the `whole` text, for each entry in the feed's order."""
    if re.search(rb"<!ENTITY", data[:100_000], re.I):
        raise ReadError("declares XML entities, which kg does not read; remove the DOCTYPE")
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries and feed.get("bozo"):
        raise ReadError(f"no feed ({' '.join(str(feed.bozo_exception).split())[:120]}); give RSS or Atom")
    return [_entry(entry, feed.feed) for entry in feed.entries[:MAX_ENTRIES]]


def _entry(entry: Any, feed: Any) -> dict[str, Any]:
    contents = [c.get("value") or "" for c in entry.get("content") or []]
    whole = max(contents, key=len, default="")
    title = text_of_html(entry.get("title") or "").replace("\n", " ")
    body = clean_text(text_of_html(whole or entry.get("summary") or ""))
    text = body if not title or not body or body.startswith(title) else f"{title}\n\n{body}"
    date, rule = _date(entry)
    link = entry.get("link")
    return {
        "text": text.strip(),
        "whole": bool(whole),
        "known": {
            "id": _identity(entry.get("id"), link),
            "title": title or None,
            "date": date,
            "date_rule": rule,
            "publisher": _text((entry.get("source") or {}).get("title")) or _text(feed.get("title")),
            "author": _text(entry.get("author")),
            "url": link if isinstance(link, str) and link.startswith(("http://", "https://")) else None,
            "language": _text(entry.get("language") or feed.get("language")),
        },
    }


def _date(entry: Any) -> tuple[str | None, str | None]:
    """The date as the feed writes it, with its time zone; else as feedparser understands it, in UTC."""
    for key in ("published", "updated"):
        written, moment = entry.get(key), entry.get(f"{key}_parsed")
        if isinstance(written, str) and (date := normalise_date(written)):
            return date, f"feed {key}"
        if moment:
            return time.strftime("%Y-%m-%dT%H:%M:%SZ", moment), f"feed {key}"
    return None, None


def _identity(name: Any, link: Any) -> str | None:
    """The entry's own identifier, else its address, without the scheme."""
    found = name or link
    return re.sub(r"^\w+:/*", "", found).strip("/") or None if isinstance(found, str) else None


def _text(value: Any) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
