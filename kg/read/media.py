"""Media types of the web (IANA) -> the suffix of the reader; and ids of articles from their addresses."""

KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "text/plain": ".txt",
    "application/json": ".json",
    "application/feed+json": ".json",
}


def address_id(url: str) -> str | None:
    """An article's id from its address, without the scheme: example.org/news/story."""
    return url.partition("://")[2].partition("#")[0].strip("/") or None
