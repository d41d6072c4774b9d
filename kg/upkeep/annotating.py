"""The annotations that a store keeps, as the pipeline asks for them."""

import hashlib
import json
import zlib
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from kg.model import Annotation, Article
from kg.model.annotation_codec import pack_annotation, unpack_annotation
from kg.store import StoreFolder
from kg.store.annotations import read_annotation, write_annotation

from .fingerprints import annotation_fingerprint


@dataclass(frozen=True, slots=True)
class KeptAnnotations:
    """Those of a store, made by one model."""

    folder: Path
    fingerprint: str

    def find(self, article: Article) -> Annotation | None:
        """The annotation of an article as it stands; None where it has to be made."""
        data = read_annotation(self.folder, article.id, self._key(article))
        if data is None:
            return None
        with suppress(ValueError, KeyError, TypeError, IndexError, zlib.error):
            return unpack_annotation(data, article)
        return None

    def keep(self, article: Article, annotation: Annotation) -> None:
        """Keeps an annotation; a disk without room for it is no reason to stop."""
        with suppress(OSError):
            write_annotation(self.folder, article.id, self._key(article), pack_annotation(annotation, article))

    def _key(self, article: Article) -> str:
        """Of all that an annotation depends on."""
        fields = json.dumps([article.text, [asdict(block) for block in article.blocks]])
        return hashlib.sha256(f"{self.fingerprint}\n{fields}".encode()).hexdigest()[:40]


def kept_annotations(store: StoreFolder, model: str | None) -> KeptAnnotations:
    """The annotations of a store by a spaCy pipeline; None names that of kg."""
    return KeptAnnotations(store.annotations, annotation_fingerprint(model))
