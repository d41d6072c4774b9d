"""Files, folders, globs and standard input -> articles."""

import hashlib
import os
import stat
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from glob import glob, has_magic
from pathlib import Path

from kg.errors import ReadError
from kg.model import Article

from .decode import MAX_BYTES, decode_text
from .jsonl import read_jsonl
from .records import Known, make_article

SUFFIXES = {".txt": "text", ".text": "text", ".jsonl": "jsonl", ".ndjson": "jsonl"}
OnProblem = Callable[[ReadError], None]


def _raise(error: ReadError) -> None:
    raise error


def read_articles(
    inputs: Iterable[str | Path],
    *,
    date: str | None = None,
    publisher: str | None = None,
    on_problem: OnProblem | None = None,
) -> list[Article]:
    """The articles of files (.txt, .jsonl), folders, globs and "-" (standard input), ordered by id.

    `date` and `publisher` stand in where an input names none. Ids are unique: where different articles
    share one, each gets a suffix from its content hash; the same article twice is kept once. What cannot
    be read goes to `on_problem`, which raises the ReadError when none is given.
    """
    report = on_problem or _raise
    defaults = Known(date=date, publisher=publisher)
    found: list[Article] = []
    for path in _files(inputs, report):
        try:
            found.extend(_read_file(path, defaults, report))
        except ReadError as error:
            report(error)
    return _with_unique_ids(found)


def _with_unique_ids(articles: list[Article]) -> list[Article]:
    distinct = {(a.id, a.sha256, a.date, a.publisher): a for a in sorted(articles, key=_order)}
    uses = Counter(a.id for a in distinct.values())
    named = [a if uses[a.id] == 1 else replace(a, id=f"{a.id}-{_digest(a)}") for a in distinct.values()]
    return sorted(named, key=lambda a: a.id)


def _order(article: Article) -> tuple[str, ...]:
    return (article.id, article.sha256, article.date or "", article.publisher or "", article.source or "")


def _digest(article: Article) -> str:
    key = "\n".join((article.sha256, article.date or "", article.publisher or ""))
    return hashlib.sha256(key.encode()).hexdigest()[:8]


def _files(inputs: Iterable[str | Path], report: OnProblem) -> Iterator[Path]:
    """Every file once, in a fixed order."""
    seen: set[Path] = set()
    for name in inputs:
        for path in _expand(str(name), report):
            real = path.resolve() if str(path) != "-" else path
            if real not in seen:
                seen.add(real)
                yield path


def _expand(name: str, report: OnProblem) -> list[Path]:
    path = Path(name)
    if name == "-" or path.is_file():
        return [path]
    if path.is_dir():
        files = list(_walk(path))
        if not files:
            report(ReadError(f"{name}: no articles in this folder; kg reads {', '.join(sorted(SUFFIXES))}"))
        return files
    if has_magic(name):
        matches = [Path(m) for m in sorted(glob(name, recursive=True))]  # noqa: PTH207 - the pattern may be absolute
        if not matches:
            report(ReadError(f"{name}: no file matches"))
        return [file for m in matches for file in (_walk(m) if m.is_dir() else [m])]
    if path.exists():
        report(ReadError(f"{name}: not a regular file; give a file or a folder"))
    else:
        report(ReadError(f"{name}: no such file or folder; check the path"))
    return []


def _walk(folder: Path) -> Iterator[Path]:
    """The files of a folder that kg reads; links to folders are not followed, hidden ones are left out."""
    for root, folders, files in os.walk(folder, followlinks=False):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            path = Path(root, file)
            if path.suffix.lower() in SUFFIXES and not file.startswith("."):
                yield path


def _read_file(path: Path, defaults: Known, report: OnProblem) -> Iterator[Article]:
    if str(path) == "-":
        text = decode_text(sys.stdin.buffer.read(MAX_BYTES), "standard input")
        kind, name = ("jsonl" if text.lstrip()[:1] == "{" else "text"), "stdin"
    else:
        name = str(path).encode("utf-8", "replace").decode()
        kind = SUFFIXES.get(path.suffix.lower(), "")
        if not kind:
            raise ReadError(f"{name}: unknown suffix {path.suffix!r}; kg reads {', '.join(sorted(SUFFIXES))}")
        text = decode_text(_bytes(path, name), name)
    source = name.rsplit("/", 1)[-1]
    if kind == "jsonl":
        yield from read_jsonl(text, name, defaults, report)
        return
    if not text.strip("\ufeff\u200b \t\r\n\f\ufffd"):
        raise ReadError(f"{name}: empty; there is no text to read")
    yield make_article(text, Known(), source, defaults)


def _bytes(path: Path, name: str) -> bytes:
    try:
        mode = path.stat()
        if not stat.S_ISREG(mode.st_mode):
            raise ReadError(f"{name}: not a regular file; give a file or a folder")
        if mode.st_size > MAX_BYTES:
            raise ReadError(f"{name}: larger than {MAX_BYTES // 1_000_000} MB; split it")
        return path.read_bytes()
    except OSError as error:
        raise ReadError(f"{name}: cannot be read ({error.strerror}); check its permissions") from error
