"""Settings and caches that make a spaCy pipeline cheaper without changing what it finds.

Of the CPU time of the English pipelines a quarter goes into their look-ups of parts of speech and
lemmas: 179 patterns that are tried on every token, and word lists that are searched from end to end.
"""

from collections.abc import Iterable
from typing import Any, cast

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc
from spacy.tokens._retokenize import set_token_attrs
from spacy.vocab import Vocab
from thinc.api import NumpyOps

_CACHED_RULER = "kg_cached_attribute_ruler"
_KEYS = ("LOWER", "TAG", "DEP", "IS_SPACE")  # what a rule on one token may depend on to be cached

Pattern = list[dict[str, Any]]
Attributes = dict[Any, Any]
Key = tuple[int, int, int, int]  # values of _KEYS; forms that no rule names are 0


def tune(nlp: Language) -> None:
    """Multiplies matrices by OpenBLAS and caches look-ups; every annotation stays what it was."""
    for name, component in list(nlp.pipeline):
        network = getattr(component, "model", None)
        if network is not None and hasattr(network, "walk"):
            for layer in network.walk():
                layer.ops = NumpyOps(use_blis=False)
        if type(component) is AttributeRuler:
            nlp.add_pipe(_CACHED_RULER, name=f"cached_{name}", config={"ruler": name}, before=name)
            nlp.remove_pipe(name)
        elif isinstance(component, Lemmatizer):
            _index_words(component)


def _index_words(lemmatizer: Lemmatizer) -> None:
    """Known words as sets: the lemmatizer asks whether a form is among up to 57,000."""
    if lemmatizer.lookups.has_table("lemma_index"):
        table = lemmatizer.lookups.get_table("lemma_index")
        for part_of_speech, words in list(table.items()):
            table[part_of_speech] = frozenset(words)


@Language.factory(_CACHED_RULER, default_config={"ruler": "attribute_ruler"})
def make_cached_ruler(nlp: Language, name: str, ruler: str) -> "CachedRuler":
    """The cache in front of the pipeline's component `ruler`."""
    return CachedRuler(nlp.vocab, cast("AttributeRuler", nlp.get_pipe(ruler)))


class CachedRuler:
    """An attribute ruler that remembers what its rules on single tokens give.

    Such a rule looks at nothing but the _KEYS of its token, and names the forms it is about. A document
    on which any other rule matches goes to the ruler itself.
    """

    def __init__(self, vocab: Vocab, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._others = Matcher(vocab, validate=False)
        self._words: set[int] = set()
        for number, rule in enumerate(ruler.patterns):
            patterns = cast("list[Pattern]", rule["patterns"])
            if all(_is_on_one_token(pattern) for pattern in patterns) and "_" not in ruler.attrs[number]:
                self._words |= {vocab.strings.add(word) for pattern in patterns for word in _words(pattern[0])}
            else:
                self._others.add(str(number), patterns)
        self._known: dict[Key, Attributes] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Sets parts of speech, morphology and irregular lemmas."""
        if len(self._others) and self._others(doc, allow_missing=True):
            return self._ruler(doc)
        known, words = self._known, self._words
        values = doc.to_array(list(_KEYS)).tolist()
        keys = [(form if form in words else 0, tag, dep, space) for form, tag, dep, space in values]
        if not known.keys() >= set(keys):
            self._learn(doc, keys)
        for token, key in zip(doc, keys, strict=True):
            if attributes := known[key]:
                set_token_attrs(token, attributes)
        return doc

    def _learn(self, doc: Doc, keys: Iterable[Key]) -> None:
        """Notes what the rules give for each token of a document; later rules go before earlier ones."""
        found: list[Attributes] = [{} for _ in doc]
        for number, _, start, _ in self._ruler.match(doc):
            found[start].update(self._ruler.attrs[number])
        self._known.update(zip(keys, found, strict=True))


def _is_on_one_token(pattern: Pattern) -> bool:
    """Whether a pattern depends on one token's _KEYS alone, and its forms are written out."""
    if len(pattern) != 1 or not set(pattern[0]) <= set(_KEYS):
        return False
    forms = pattern[0].get("LOWER", "")
    return isinstance(forms, str) or (isinstance(forms, dict) and set(forms) == {"IN"})


def _words(condition: dict[str, Any]) -> list[str]:
    """The forms that the condition on a token names."""
    forms = condition.get("LOWER", {"IN": []})
    return [forms] if isinstance(forms, str) else list(forms["IN"])
