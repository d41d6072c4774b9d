"""Each case is told as the article's own fact, or denied, open, or somebody's words, as its words say."""

import hashlib
import json
from pathlib import Path

import pytest

from kg.extract import EXTRACTORS, extract_findings
from kg.extract.attributions import extract_attributions
from kg.extract.factuality import make_judge
from kg.model import Article, Block, BlockKind, Factuality, Modality

CASES = json.loads((Path(__file__).parents[1] / "cases" / "factuality.json").read_text(encoding="utf-8"))

UP_TO_ATTRIBUTIONS = EXTRACTORS[: EXTRACTORS.index(extract_attributions) + 1]


def marked(case):
    marks = [pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else []
    return pytest.param(case, id=case["text"][:60], marks=marks)


def described(factuality: Factuality) -> set[str]:
    if factuality.asserted:
        return {"asserted"}
    found = {"attributed"} if factuality.attributed else set()
    found |= {"negated"} if factuality.negated else set()
    return found | ({factuality.modality.name.capitalize()} if factuality.modality is not Modality.ACTUAL else set())


@pytest.mark.parametrize("case", [marked(case) for case in CASES])
def test_words_are_put_forward_as_the_text_does(case, annotator):
    text = case["text"]
    kind = BlockKind(case.get("kind", "prose"))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    article = Article("test", text, sha256, date="2024-05-15", blocks=(Block(0, len(text), kind),))
    annotation = annotator.annotate(article)
    judge = make_judge(annotation, extract_findings(article, annotation, UP_TO_ATTRIBUTIONS))
    found = {t.text: ",".join(sorted(described(judge.judge(t)))) for t in annotation.tokens if t.text in case["expect"]}
    assert found == {word: ",".join(sorted(status.split(","))) for word, status in case["expect"].items()}
