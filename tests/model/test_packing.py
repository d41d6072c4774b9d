"""Records come back from bytes as they were, and nothing but records does."""

import pickle
from dataclasses import dataclass, field

import pytest

from kg.model import Entity, Passage
from kg.model.packing import pack, unpack


@dataclass(slots=True)
class Derived:
    """A record with a field that follows from the others."""

    one: str
    other: int = 0
    both: str = field(init=False)

    def __post_init__(self) -> None:
        self.both = f"{self.one} {self.other}"


@dataclass(frozen=True, slots=True)
class Single:
    """A record of one field."""

    one: str


@pytest.mark.parametrize("record", [
    Derived("a", 1), Single("a"), Passage("a", 0, 1, "w"), Entity("e", "Ada", "schema:Person"),
    {"a": (Single("b"), frozenset({"c"}))}, None,
])  # fmt: skip
def test_there_and_back(record):
    assert unpack(pack(record), {__name__, "kg.model.findings"}) == record


def test_all_that_is_found_in_an_article_comes_back(read_text):
    found = read_text('Ada Brook, who heads Harbour Trust, said on Monday: "Nine people died in the blast in Corrie."')
    assert pickle.loads(pack(found)) == found


def test_only_modules_that_are_named_are_read():
    with pytest.raises(pickle.UnpicklingError, match="Single"):
        unpack(pack(Single("a")), {"kg.model.findings"})
    with pytest.raises(pickle.UnpicklingError, match="system"):
        unpack(b"cposix\nsystem\n(S'true'\ntR.", {"kg.model.findings"})
