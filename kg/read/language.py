"""In which language an article is: as declared, else detected.

Most texts are told by the commonest English words; only the others need py3langid, which takes a second and
100 MB, and so runs in the confined process, never in this one nor in its workers.
"""

import re

from .confine import Confinement

MIN_LETTERS = 80  # a shorter text is not judged: "Hamas" alone is Lithuanian to every detector
SAMPLE = 1_500  # characters that are looked at
MIN_CERTAINTY = 0.7
_ENGLISH = "the of and to that for with was by from is are were has have had said which this their"
ENGLISH = frozenset(_ENGLISH.split())
ENGLISH_SHARE = 0.15  # of the words; in English prose a third are, in other languages at most one in twenty
_PRIMARY = re.compile(r"[A-Za-z]{2}(?=$|[-_])")
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str, declared: str | None, parser: Confinement) -> str | None:
    """The two-letter code of the language of a text (ISO 639-1); None where it cannot be told."""
    if declared and (found := _PRIMARY.match(declared.strip())):
        return found[0].lower()
    words = [word.lower() for word in _WORD.findall(text[:SAMPLE])]
    if sum(map(len, words)) < MIN_LETTERS:
        return None
    if sum(word in ENGLISH for word in words) >= ENGLISH_SHARE * len(words):
        return "en"
    guess = parser.run("language_guess:guess_language", text[:SAMPLE].encode("utf-8", "replace"), name="language")
    return str(guess["language"]) if guess["certainty"] >= MIN_CERTAINTY else None


def reason_to_skip(found: str, wanted: str, declared: str | None) -> str:
    """Why an article of another language is left out."""
    how = f"declared as {declared!r}" if declared else "by its words"
    return f"its language is {found!r} ({how}), the model reads {wanted!r}; name a model of that language by --model"
