"""Article -> Annotation, with spaCy; the only package that imports it."""

from .language import model_language
from .pipeline import DEFAULT_MODEL, Annotator, load_annotator, load_meanwhile

__all__ = ["DEFAULT_MODEL", "Annotator", "load_annotator", "load_meanwhile", "model_language"]
