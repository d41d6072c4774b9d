"""Ties the words in quotation marks to the cue beside them, or to the last speaker."""

from .draft import Draft, Text


def attach_quotations(drafts: list[Draft], text: Text) -> list[Draft]:
    """The drafts with the quotations that the parse did not give them."""
    return drafts
