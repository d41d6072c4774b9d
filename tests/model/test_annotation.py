import gc

import pytest

from kg.model import Annotation, TokenRow

TEXT = "The mayor of Corrie spoke . She left ."
HEADS = (1, 4, 1, 2, 4, 4, 7, 7, 7)
PRONOUNS = {"i", "we", "you", "he", "she", "it", "they", "who", "which"}
TAGS = ("DT", "NN", "IN", "NNP", "VBD", ".", "PRP", "VBD", ".")


def annotation():
    rows, start = [], 0
    for i, (word, head, tag) in enumerate(zip(TEXT.split(), HEADS, TAGS, strict=True)):
        row = TokenRow(start, start + len(word), word, word.lower(), "X", tag, "dep", head, starts_sentence=i in (0, 6))
        rows.append(row)
        start += len(word) + 1
    return Annotation.from_rows(rows)


def words(tokens):
    return [token.text for token in tokens]


def test_subtrees_reach_from_their_first_to_their_last_token():
    tokens = annotation().tokens
    assert [(t.left_edge, t.right_edge) for t in tokens[:5]] == [(0, 0), (0, 3), (2, 3), (3, 3), (0, 5)]


def test_tokens_are_found_by_what_they_are_in_text_order():
    found = annotation()
    assert words(found.by("lower")["."]) == [".", "."]
    assert words(found.having("tag", ("VBD", "NN"))) == ["mayor", "spoke", "left"]
    assert words(found.having("lower", PRONOUNS | {"the", "of"})) == ["The", "of", "She"]
    assert found.having("lemma", ("nobody",)) == []


@pytest.mark.parametrize("freed", [True, False])
def test_freed_tokens_leave_nothing_to_the_collector(freed):
    gc.collect()
    gc.disable()
    try:
        made = annotation()
        if freed:
            made.free()
        del made
        assert (gc.collect() == 0) is freed
    finally:
        gc.enable()
