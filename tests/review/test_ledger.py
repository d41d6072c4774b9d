import pytest

from kg.errors import ReadError
from kg.review import Ledger
from kg.review.contexts import sentence_around


def test_lines_are_appended_and_taken_back(tmp_path):
    path = tmp_path / "decisions.jsonl"
    path.write_text('{"left": "x"}')  # without a line end
    ledger = Ledger(path)
    ledger.append({"left": "é"})
    ledger.append({"left": "b"})
    assert path.read_text() == '{"left": "x"}\n{"left": "é"}\n{"left": "b"}\n'
    assert ledger.undo() and ledger.undo()
    assert path.read_text() == '{"left": "x"}'
    assert not ledger.undo()


def test_a_file_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(ReadError, match="the decision cannot be written"):
        Ledger(tmp_path / "no" / "such").append({})


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("It rained. Ann Lee spoke. It stopped.", "Ann Lee", "Ann Lee spoke."),
        ("It rained. Then Mr. Hart met J. R. Reed. It stopped.", "Reed", "Then Mr. Hart met J. R. Reed."),
        ("A headline\nAnn Lee spoke", "Ann Lee", "Ann Lee spoke"),
        ("“Go!” Ann Lee said. “Now.”", "Ann Lee", "Ann Lee said."),
    ],
)
def test_a_sentence_around_words(text, words, sentence):
    at = text.index(words)
    start, end = sentence_around(text, at, at + len(words))
    assert text[start:end] == sentence
