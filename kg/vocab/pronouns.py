"""Words that name nothing by themselves: an argument that is only one of them tells nothing in a graph."""

BARE_PRONOUNS = frozenset(
    {
        "i",
        "me",
        "you",
        "he",
        "him",
        "she",
        "her",
        "it",
        "we",
        "us",
        "they",
        "them",
        "this",
        "that",
        "these",
        "those",
        "who",
        "whom",
        "which",
        "what",
        "one",
        "ones",
        "all",
        "both",
        "some",
        "any",
        "many",
        "few",
        "several",
        "others",
        "none",
        "each",
        "another",
        "himself",
        "herself",
        "itself",
        "themselves",
        "myself",
        "ourselves",
        "everyone",
        "somebody",
        "someone",
        "something",
        "everything",
        "anything",
        "nothing",
        "anyone",
        "nobody",
    }
)


def is_bare_pronoun(phrase: str) -> bool:
    """True for a phrase that is only a pronoun or a determiner."""
    return phrase.lower() in BARE_PRONOUNS
