"""One HTML file with a graph in it: script, styles, fonts and data all inside, to be opened from disk."""

import base64
import gzip
import hashlib
import json
import re
from html import escape
from pathlib import Path

from kg.errors import ExportError
from kg.resources import page_dir

from .terms import Json

_TYPES = {".woff2": "font/woff2", ".svg": "image/svg+xml"}
_FILE = re.compile(r"url\(\"?([\w./-]+)\"?\)")
_DOCUMENT = """<!doctype html>
<html lang="en" data-file>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<link rel="icon" href="{icon}">
<style id="__________cytoscape_stylesheet">{style}</style>
</head>
<body>
<noscript>This page draws a graph and needs JavaScript.</noscript>
<script type="application/octet-stream" id="kg-data">{data}</script>
<script type="module">{script}</script>
</body>
</html>
"""


def write_page(data: Json, *, title: str) -> str:
    """The document that shows these answers (kg.explore.selection) without a server; the same for the same data.

    Raises ExportError where this installation has no page.
    """
    folder = page_dir()
    if folder is None:
        raise ExportError("kg was installed without its page; install it again where the npm registry can be reached")
    style = _FILE.sub(lambda match: f"url({_inline(folder / match[1])})", _read(folder / "app-style.css"))
    script = _read(folder / "app.js").replace("</script", "<\\/script").replace("<!--", "<\\!--")
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; font-src data:; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return _DOCUMENT.format(
        policy=policy, title=escape(title), icon=_inline(folder / "icon.svg"), style=style,
        data=base64.b64encode(gzip.compress(written, 9, mtime=0)).decode("ascii"), script=script,
    )  # fmt: skip


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _inline(path: Path) -> str:
    """A file as a data address."""
    return f"data:{_TYPES[path.suffix]};base64,{base64.b64encode(path.read_bytes()).decode('ascii')}"


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}"
