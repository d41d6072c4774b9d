"""Article -> Annotation, with spaCy; the only package that imports it."""

from .language import model_language
from .pipeline import DEFAULT_MODEL, Annotator, load_annotator

__all__ = ["DEFAULT_MODEL", "Annotator", "load_annotator", "model_language"]
