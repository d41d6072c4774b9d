"""Texts that are one text."""

import random

from hypothesis import given
from hypothesis import strategies as st

from kg.compare import find_copies

WORDS = [a + b for a in ("ba", "de", "ki", "lo", "mu", "ra", "so") for b in ("ren", "lin", "tak", "vos", "mel")]


def text(seed, words=200):
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(words))


def pairs(texts):
    return [(copy.left, copy.right) for copy in find_copies(texts)]


def test_a_shortened_and_retouched_report_is_a_copy():
    agency = text(1, 300)
    words = agency.split()
    words[20], words[90], words[150] = "another", "altered", "added"
    retouched = "PORT ELLERY (Coast Wire) - " + " ".join(words[:200]).capitalize() + ". " + text(2, 40)
    (copy,) = find_copies({"wire": agency, "paper": retouched, "other": text(3, 300)})
    assert (copy.left, copy.right) == ("paper", "wire")
    assert copy.containment > 0.7 and copy.passage >= 59


def test_a_shared_quotation_is_no_copy():
    quotation = text(9, 25)
    texts = {name: f"{text(name, 150)} {quotation} {text(name + 'x', 150)}" for name in ("a", "b")}
    assert pairs(texts) == []


def test_one_long_shared_passage_is_a_copy():
    passage = text(9, 150)
    texts = {name: f"{text(name, 150)} {passage} {text(name + 'x', 150)}" for name in ("a", "b")}
    assert pairs(texts) == [("a", "b")]


def test_short_and_empty_texts_are_equal_or_they_are_not():
    assert pairs({"a": "two words", "b": "two words", "c": "", "d": ""}) in ([], [("a", "b")])
    assert pairs({"a": "one thing", "b": "another thing"}) == []


def test_letters_and_marks_do_not_matter():
    original = text(4)
    assert pairs({"a": original, "b": original.upper().replace(" ", ", ")}) == [("a", "b")]


@given(st.permutations(range(6)))
def test_the_order_of_texts_changes_nothing(order):
    texts = [(str(n), text(n // 2)) for n in range(6)]
    assert find_copies([texts[n] for n in order]) == find_copies(texts)
    assert pairs(texts) == [("0", "1"), ("2", "3"), ("4", "5")]
