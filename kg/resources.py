"""Finds the data that ships with kg: in the wheel (kg/_data) or in a checkout (ontology/)."""

from functools import cache
from importlib.resources import files
from pathlib import Path


@cache
def ontology_dir() -> Path:
    """The folder that holds kg.ttl, shapes.ttl, context.jsonld, lexicons/ and queries/."""
    package = Path(str(files("kg")))
    packed = package / "_ontology"
    return packed if packed.is_dir() else package.parent / "ontology"


def samples_dir() -> Path:
    """The folder of the sample articles."""
    return Path(str(files("kg"))) / "samples"


@cache
def read_lexicon(name: str) -> str:
    """The text of ontology/lexicons/NAME."""
    return (ontology_dir() / "lexicons" / name).read_text(encoding="utf-8")


@cache
def lexicon_words(name: str) -> frozenset[str]:
    """The entries of a plain word list, one a line; # starts a comment."""
    lines = (line.split("#", 1)[0].strip() for line in read_lexicon(name).splitlines())
    return frozenset(line for line in lines if line)


@cache
def lexicon_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a tab-separated lexicon; # starts a comment line, empty lines are skipped."""
    lines = (line.rstrip("\n") for line in read_lexicon(name).splitlines())
    return tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#"))


def page_dir() -> Path | None:
    """The folder of the bundled page, None where kg was built without it."""
    folder = Path(str(files("kg"))) / "_page"
    return folder if (folder / "app.js").is_file() else None
