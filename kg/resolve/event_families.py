"""Which classes of events and which words tell one kind of deed, and what such a kind tells of identity."""

from collections.abc import Set
from functools import cache, lru_cache

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


@lru_cache(maxsize=10_000)
def family_of(kind: str, named: bool, stems: frozenset[str]) -> str:
    """The class under which an event is compared; of a predication, which has none, its word."""
    return min(_words(stems)) if kind == PREDICATION and not named else FAMILY.get(kind, kind)


@lru_cache(maxsize=10_000)
def kin_of(kind: str, named: bool, stems: frozenset[str]) -> frozenset[str]:
    """The families that it is compared with: its own, and what is told in the same words without a class."""
    return frozenset((family_of(kind, named, stems), *_words(stems)))


def _words(stems: Set[str]) -> list[str]:
    return [f"word {stem}" for stem in stems or ("",)]


@lru_cache(maxsize=10_000)
def is_everyday(stems: frozenset[str]) -> bool:
    """True for verbs that tell many deeds of a story: verbs of speech, and those that mean little of their own."""
    return not _everyday().isdisjoint(stems)


@cache
def _everyday() -> frozenset[str]:
    speech = {verb for verb, _, frames, *_ in lexicon_rows("reporting_verbs.tsv") if "D" in frames}
    return frozenset(word[:STEM] for word in speech | lexicon_words("light_verbs.txt"))
