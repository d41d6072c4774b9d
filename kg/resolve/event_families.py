"""Which classes of events and which words tell one kind of deed, and what such a kind tells of identity."""

from collections.abc import Set
from functools import cache

from kg.resources import lexicon_rows, lexicon_words

from .article_profiles import STEM

PREDICATION = "kgo:Event"
FAMILY = {  # classes under which two articles may tell one event
    "kgo:Bombing": "kgo:Attack",
    "kgo:ArmedConflict": "kgo:Attack",
    "kgo:Death": "kgo:Killing",
    "kgo:Contract": "kgo:Agreement",
    "kgo:Negotiation": "kgo:Meeting",
    "kgo:PhoneCall": "kgo:Correspondence",
}
OF_ONE_PERSON = frozenset(  # whom it befalls is which event it is
    f"kgo:{name}" for name in (
        "Killing", "Injury", "Arrest", "Release", "Charge", "Trial", "Sentence", "Appointment", "Resignation", "Birth",
    )
)
RECURRING = frozenset(  # of which a story holds many
    f"kgo:{name}" for name in (
        "Announcement", "Appeal", "Praise", "Criticism", "Promise", "Forecast", "Threat", "Correspondence", "Meeting",
        "Visit", "PriceChange", "Match", "Vote",
    )
)


def is_predication(kind: str, names: Set[str]) -> bool:
    """True for what is told but is no thing of the graph."""
    return kind == PREDICATION and not names


def family_of(kind: str, names: Set[str], stems: Set[str]) -> str:
    """The class under which an event is compared; of a predication, which has none, its word."""
    return min(stem_families(stems)) if is_predication(kind, names) else FAMILY.get(kind, kind)


def stem_families(stems: Set[str]) -> list[str]:
    """The families of what is told in these words without a class."""
    return [f"word {stem}" for stem in stems or ("",)]


def is_everyday(stems: Set[str]) -> bool:
    """True for verbs that tell many deeds of a story: verbs of speech, and those that mean little of their own."""
    return not _everyday().isdisjoint(stems)


@cache
def _everyday() -> frozenset[str]:
    speech = {verb for verb, _, frames, *_ in lexicon_rows("reporting_verbs.tsv") if "D" in frames}
    return frozenset(word[:STEM] for word in speech | lexicon_words("light_verbs.txt"))
