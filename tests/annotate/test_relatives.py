"""Relative clauses put right: the tree stays a tree, and what is no such clause stays as it was."""

from itertools import product

import pytest

from kg.annotate.relatives import mend_relatives
from kg.model import TokenRow
from tests.conftest import make_article

_WORDS = "deal/NN 1991/CD ,/, which/WDT rebels/NNS signed/VBN there/RB"


def _roots(heads):
    """Where each token ends up on its way to the root."""
    for _ in heads:
        heads = [heads[head] for head in heads]
    return set(heads)


def _row(word, dep, head, ent):
    text, _, tag = word.partition("/")
    return TokenRow(0, 1, text, text, "X", tag, dep, head, ent, starts_sentence=text == "deal")


@pytest.mark.parametrize("first", [0, 7])
@pytest.mark.parametrize("clause", ["relcl", "ccomp", "advcl"])
def test_every_token_still_leads_to_the_root(first, clause):
    """In every tree in which the pronoun hangs on the clause that may have to be put right."""
    deps = ["dobj", "pobj", "punct", "dobj", clause, "acl", "advmod"]
    changed = 0
    for words, deal, date, rebels, there in product((_WORDS, _WORDS.replace("NNS", "VBD")), *[range(7)] * 4):
        heads = [deal, date, 0, 4, rebels, 4, there]
        if len(_roots(heads)) != 1 or heads[root := min(_roots(heads))] != root:
            continue
        parts = zip(words.split(), deps, heads, strict=True)
        rows = [_row(word, dep, first + head, "DATE" if dep == "pobj" else "") for word, dep, head in parts]
        mended = mend_relatives(rows, first)
        changed += mended != rows
        assert len(_roots([row.head - first for row in mended])) == 1
    assert changed


def test_a_verb_read_as_a_participle_gets_its_subject_and_its_antecedent(annotator):
    text = "Norway sent a proposal, which several rebel groups backed with Swedish support."
    token = {t.text: t for t in annotator.annotate(make_article(text)).tokens}
    verb = token["backed"]
    assert (verb.head.text, verb.dep, verb.tag) == ("proposal", "relcl", "VBD")
    assert [(c.text, c.dep) for c in verb.children] == [("which", "dobj"), ("groups", "nsubj"), ("with", "prep")]
