"""Cues that are no verbs: according to X, in X's view, X's claim that, reportedly, "..." - X, X: ..."""

from .draft import Draft, Text


def phrase_drafts(text: Text) -> list[Draft]:
    """The attributions that phrases, nouns, adverbs and colons make."""
    return []
