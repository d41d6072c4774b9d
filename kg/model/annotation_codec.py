"""Annotations as bytes and back, without loss: columns of small numbers, which zlib packs into a few bytes a token."""

import json
import zlib
from collections.abc import Sequence
from typing import Any

from .annotation import Annotation, Token, TokenRow
from .article import Article

_LEVEL = 6
_NAMES = ("lemma", "pos", "tag", "dep", "ent")


def pack_annotation(annotation: Annotation, article: Article) -> bytes:
    """The annotation of an article, which `unpack_annotation` gives back with the same article."""
    tokens = annotation.tokens
    columns: dict[str, Any] = {name: _indexed([getattr(token, name) for token in tokens]) for name in _NAMES}
    columns |= {
        "start": _steps([token.start for token in tokens]),
        "length": [token.end - token.start for token in tokens],
        "head": [token.head.i - token.i for token in tokens],
        "flags": [2 * token.ent_begins + (token.sent.first == token.i) for token in tokens],
        "block": [token.sent.block for token in tokens],
        "text": {token.i: token.text for token in tokens if token.text != article.text[token.start : token.end]},
    }
    return zlib.compress(json.dumps(columns, separators=(",", ":")).encode(), _LEVEL)


def unpack_annotation(data: bytes, article: Article) -> Annotation:
    """The annotation in the bytes; raises ValueError, KeyError, TypeError, IndexError or zlib.error for other bytes."""
    columns = json.loads(zlib.decompress(data))
    names = (map(columns[name][0].__getitem__, columns[name][1]) for name in _NAMES)
    texts, start, rows = columns["text"], 0, []
    for i, (step, length, head, flags, block, lemma, pos, tag, dep, ent) in enumerate(
        zip(*(columns[name] for name in ("start", "length", "head", "flags", "block")), *names, strict=True)
    ):
        start += step
        text = texts.get(str(i)) if texts else None
        rows.append(TokenRow(
            start, start + length, article.text[start : start + length] if text is None else text, lemma, pos, tag, dep,
            i + head, ent, flags > 1, flags % 2 == 1, block,
        ))  # fmt: skip
    return Annotation.from_rows(rows, [block.kind for block in article.blocks])


def same_annotation(one: Annotation, other: Annotation) -> bool:
    """Whether two annotations tell the same of every token."""
    return [_told(token) for token in one.tokens] == [_told(token) for token in other.tokens]


def _told(token: Token) -> tuple[Any, ...]:
    sentence = token.sent
    return (
        token.start, token.end, token.text, token.lower, token.lemma, token.pos, token.tag, token.dep, token.ent,
        token.ent_begins, token.head.i, [child.i for child in token.children], token.left_edge, token.right_edge,
        sentence.i, sentence.first, sentence.last, sentence.block, sentence.kind,
    )  # fmt: skip


def _indexed(values: Sequence[str]) -> tuple[list[str], list[int]]:
    """The distinct values, and the place of each in them."""
    places: dict[str, int] = {}
    indexes = [places.setdefault(value, len(places)) for value in values]
    return list(places), indexes


def _steps(values: Sequence[int]) -> list[int]:
    return [value - before for before, value in zip((0, *values), values, strict=False)]
