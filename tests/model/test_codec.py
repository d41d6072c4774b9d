"""Findings survive JSON without loss."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import (
    Argument,
    Article,
    Attribution,
    Block,
    BlockKind,
    Decision,
    Entity,
    Event,
    Factuality,
    Feature,
    Figure,
    Findings,
    Mention,
    MentionKind,
    Modality,
    Passage,
    Predicate,
    Quantifier,
    Quantity,
    Span,
    Timex,
    Triple,
)
from kg.model.codec import findings_from_json, findings_to_json
from tests.handmade import both

words = st.text(max_size=8)
name = st.sampled_from(["entity/a", "event/b", "kgo:Attack", "rel:say"])
maybe = st.none() | name
offset = st.integers(0, 10**6)
span = st.builds(Span, offset, offset)
number = st.integers(-(10**9), 10**9).map(float) | st.floats(allow_nan=False, allow_infinity=False)
share = st.floats(0, 1)
head = st.integers(-1, 500)
quantifier = st.none() | st.sampled_from(Quantifier)
modality = st.sampled_from(Modality)
names = st.lists(name, max_size=2).map(tuple)
factuality = st.builds(Factuality, st.booleans(), modality, maybe, names, st.booleans())
argument = st.builds(
    Argument, words, st.none() | offset, st.none() | offset, maybe, st.none() | words.filter(bool), st.none() | name,
    maybe, st.none() | st.floats(0, 1e9), quantifier,
)  # fmt: skip


def several(strategy):
    return st.lists(strategy, max_size=2).map(tuple)


figure = st.builds(
    Figure, name, number, offset, offset, quantifier, st.none() | words.filter(bool), st.booleans(), words,
    st.none() | span, factuality, share,
)  # fmt: skip
event = st.builds(
    Event, span, name, name, span, several(argument), several(figure), maybe, st.none() | span, maybe, maybe,
    st.booleans(), head, factuality, share, maybe,
)  # fmt: skip
triple = st.builds(
    Triple, argument, st.builds(Predicate, words, st.none() | offset, st.none() | offset, maybe),
    st.none() | argument, span, several(argument), factuality, share, words, head, maybe,
)  # fmt: skip
passage = st.builds(Passage, name, offset, offset, words)
article = st.builds(
    Article, name, st.text(max_size=40), words, maybe, maybe, maybe, maybe, maybe, maybe, st.none() | span,
    st.none() | span, maybe, several(st.builds(Block, offset, offset, st.sampled_from(BlockKind))), names,
    maybe, maybe,
)  # fmt: skip
findings = st.builds(
    Findings, article,
    several(st.builds(Mention, offset, offset, name, st.sampled_from(MentionKind), maybe, head, st.none() | span)),
    several(st.builds(
        Entity, name, words, name, names, maybe, st.booleans(), names, st.booleans(), names, names,
        st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)), st.none() | words.filter(bool),
    )),
    several(st.builds(Timex, offset, offset, name, words)),
    several(st.builds(
        Quantity, offset, offset, st.none() | number, st.none() | number, words, head, st.none() | span,
        st.none() | number, quantifier, name,
    )),
    several(st.builds(
        Attribution, several(span), st.none() | span, st.none() | span, st.booleans(), maybe, maybe, words, modality,
        st.booleans(), names, head, share,
    )),
    several(event), several(triple),
    several(st.builds(
        Decision, words, words, name, share, words, maybe, several(span),
        several(st.builds(Feature, name, share, words)), st.none() | passage, st.none() | passage, maybe,
    )), maybe, maybe,
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(findings)
def test_findings_survive_json(found):
    line = findings_to_json(found)
    assert "\n" not in line
    assert findings_from_json(line) == found
    assert findings_to_json(findings_from_json(line)) == line


def test_the_keys_of_the_design_are_there():
    row = json.loads(findings_to_json(both()[0]))
    assert set(row) >= {
        "article", "mentions", "entities", "times", "quantities", "attributions", "events", "triples", "decisions",
    }
    assert set(row["triples"][0]) >= {
        "subject", "predicate", "object", "evidence", "asserted", "negated", "modality", "accordingTo", "confidence",
        "extractor",
    }
    assert row["attributions"][0]["content"][0] == list(both()[0].attributions[0].content[0])
