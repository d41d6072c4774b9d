"""SKOS gazetteers of a user's own: their names help to tell who is who, their concepts are linked."""

from .rulings import gazetteer_rulings, identity_rulings
from .skos import Concept, read_concepts

__all__ = ["Concept", "gazetteer_rulings", "identity_rulings", "read_concepts"]
